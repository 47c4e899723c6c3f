//! Rulings on numbers that two documents bear: why they stay so. A registry cannot take the number from either paper.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Result, Transaction, documents, error::Fault, history::Deed, written};
use crate::domain::{
    document::DocumentId,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    numbering::NumberRuling,
    registration::Ruling,
    text,
};

/// The rulings on the numbers of a series.
pub(super) fn of_series(connection: &Connection, series_id: i64) -> rusqlite::Result<Vec<NumberRuling>> {
    let sql = "SELECT number, document.suffix, code, number_ruling.reason, ruled_by, day
               FROM number_ruling JOIN document ON document.id = document_id
               WHERE series_id = ?1 ORDER BY number, document.suffix, document.id";
    let ruling = |row: &rusqlite::Row<'_>| {
        Ok(NumberRuling {
            number: crate::domain::number::Number { value: row.get(0)?, suffix: row.get(1)? },
            code: row.get(2)?,
            ruling: Ruling { reason: row.get(3)?, authority: row.get(4)?, date: row.get(5)? },
        })
    };
    connection.prepare_cached(sql)?.query_map([series_id], ruling)?.collect()
}

/// Whether a document bears the number of another of its series, as the later row of an old book.
fn is_double(connection: &Connection, id: DocumentId) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT double > 0 FROM document WHERE id = ?1")?.query_row([id.0], |row| row.get(0))
}

impl Transaction<'_> {
    /// Notes why the number of a document stays with it though another document bears it too: the later of two in an old book, or of
    /// two that bear one số, ký hiệu. `check` names such numbers no more.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] without reason and authority, when no earlier document bears its number, or it was ruled on
    /// before; when the registry cannot be written.
    pub fn rule_on_number(&mut self, id: DocumentId, ruling: &Ruling) -> Result<()> {
        self.ruled_on_number(id, ruling).map_err(|fault| fault.at(self.path))
    }

    fn ruled_on_number(&mut self, id: DocumentId, ruling: &Ruling) -> std::result::Result<(), Fault> {
        let (reason, ruled_by) = (text::clean(&ruling.reason), text::clean(&ruling.authority));
        let missing = [(Field::Reason, &reason), (Field::OrganName, &ruled_by)];
        let missing = missing.into_iter().filter(|(_, text)| text.is_empty());
        let missing: Vec<_> = missing.map(|(field, _)| Problem::new(field, Cause::Missing)).collect();
        if !missing.is_empty() {
            return Err(missing.into());
        }
        let refused = |cause| Err(Problem::new(Field::Document, cause).into());
        if documents::find(self.connection, id)?.is_none() {
            return refused(Cause::NoDocument);
        }
        let sql = "SELECT day FROM number_ruling WHERE document_id = ?1";
        if let Some(day) = self.connection.query_row(sql, [id.0], |row| row.get(0)).optional()? {
            return refused(Cause::RuledBefore(day));
        }
        let is_twice = || -> std::result::Result<bool, Fault> {
            Ok(written::twice(self.connection, None)?.iter().any(|twice| twice.id == id))
        };
        if !is_double(self.connection, id)? && !is_twice()? {
            return refused(Cause::NotADouble);
        }
        let day = ruling.date.unwrap_or_else(|| self.today());
        let sql = "INSERT INTO number_ruling (document_id, reason, ruled_by, day) VALUES (?1, ?2, ?3, ?4)";
        self.connection.execute(sql, params![id.0, reason, ruled_by, day])?;
        let row = self.connection.last_insert_rowid();
        self.inserted(&Deed { action: Action::Ruled, record: Record::NumberRuling, id: row, reason: "" })
    }
}
