//! The follow-up of a book's documents within a range of days, for the papers on it: handed over, posted, lent.

use chrono::NaiveDate;

use domain::{
    book::Book,
    document::Document,
    follow_up::sending::{Dispatch, Loan, SentBy},
};

use crate::{
    Result, Store, documents,
    engine::{Connection, EngineResult, Row, params},
    registry_book::authority_id,
};

/// Reads the documents of these rows, each with the entry that follows its own columns.
fn listed<T>(
    connection: &Connection,
    sql: &str,
    of: (Book, Option<&str>),
    days: (NaiveDate, NaiveDate),
    fact: impl Fn(&Row<'_>) -> EngineResult<T>,
) -> Result<Vec<(T, Document)>> {
    let authority = authority_id(connection, of.0, of.1)?;
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![days.0, days.1, of.0.key(), authority])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((fact(&row)?, documents::with_parts(connection, documents::of_row(&row)?)?));
    }
    Ok(found)
}

impl Store {
    /// Lists the documents of a book that were handed over on one of these days, by an entry or by their own
    /// ngày chuyển, in the order of registering and regardless of the year of their numbers.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn handed_over(
        &self,
        book: Book,
        authority: Option<&str>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Document>> {
        let sql = format!(
            "SELECT {} FROM {} WHERE series.book = ?3 AND authority_id IS NOT DISTINCT FROM ?4
               AND (hand_over_date BETWEEN ?1 AND ?2 OR document.id IN (SELECT document_id FROM hand_over WHERE day BETWEEN ?1 AND ?2 AND struck = ''))
             ORDER BY document.id",
            documents::COLUMNS,
            documents::TABLES
        );
        self.read(|connection| {
            let found = listed(connection, &sql, (book, authority), (from, to), |_| Ok(()))?;
            Ok(found.into_iter().map(|((), document)| document).collect())
        })
    }

    /// Lists the dispatches by post on one of these days (sổ gửi văn bản đi bưu điện), in that order.
    ///
    /// # Errors
    /// As for [`Store::handed_over`].
    pub fn posted(&self, authority: Option<&str>, from: NaiveDate, to: NaiveDate) -> Result<Vec<(Dispatch, Document)>> {
        let sql = format!(
            "SELECT {}, dispatch.day AS sent, sent_to, envelopes, received_date, remark
             FROM dispatch JOIN document ON document.id = dispatch.document_id JOIN series ON series.id = series_id
             WHERE dispatch.day BETWEEN ?1 AND ?2 AND series.book = ?3 AND authority_id IS NOT DISTINCT FROM ?4
               AND sent_by = 'post' AND struck = ''
             ORDER BY dispatch.day, dispatch.id",
            documents::COLUMNS
        );
        self.read(|connection| {
            listed(connection, &sql, (Book::Outgoing, authority), (from, to), |row| {
                Ok(Dispatch {
                    day: row.get("sent")?,
                    sent_by: SentBy::Post,
                    sent_to: row.get("sent_to")?,
                    envelopes: row.get("envelopes")?,
                    received_date: row.get("received_date")?,
                    remark: row.get("remark")?,
                })
            })
        })
    }

    /// Lists the file copies lent on one of these days (sổ sử dụng bản lưu), in that order.
    ///
    /// # Errors
    /// As for [`Store::handed_over`].
    pub fn lent(&self, authority: Option<&str>, from: NaiveDate, to: NaiveDate) -> Result<Vec<(Loan, Document)>> {
        let sql = format!(
            "SELECT {}, loan.day AS lent, borrower, allowed_by, returned_date, remark
             FROM loan JOIN document ON document.id = loan.document_id JOIN series ON series.id = series_id
             WHERE loan.day BETWEEN ?1 AND ?2 AND series.book = ?3 AND authority_id IS NOT DISTINCT FROM ?4
               AND struck = ''
             ORDER BY loan.day, loan.id",
            documents::COLUMNS
        );
        self.read(|connection| {
            listed(connection, &sql, (Book::Outgoing, authority), (from, to), |row| {
                Ok(Loan {
                    day: row.get("lent")?,
                    borrower: row.get("borrower")?,
                    allowed_by: row.get("allowed_by")?,
                    returned_date: row.get("returned_date")?,
                    remark: row.get("remark")?,
                })
            })
        })
    }
}
