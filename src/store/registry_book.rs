//! The rows of a registry book in its order: incoming by số đến, outgoing by date and order of registering.

use domain::{
    book::{Book, BookRange},
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    issuer::IssuerCause,
};

use super::{
    Result, Store, StoreError, YearBook, documents,
    engine::{Connection, EngineResult, OptionalExtension, named_params, params},
    office,
};

impl Store {
    /// Passes on each document of a year's registry book in the book's order, one numbering period after the
    /// other. The outgoing book is one authority's; without a name, the office's. A document that authorities
    /// issue jointly is in the book of each.
    ///
    /// # Errors
    /// The first error of `take`; [`StoreError::Refused`] for an unknown authority; when the registry cannot be
    /// read.
    pub fn for_each_in_book<E: From<StoreError>>(
        &self,
        book: Book,
        year: i32,
        authority: Option<&str>,
        range: &BookRange,
        mut take: impl FnMut(Document) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let authority = authority_id(&self.connection, book, authority)?;
        let order = match book {
            // A struck number is listed where its series went on.
            Book::Incoming => {
                "starts, ends, coalesce(struck_back_to, number), struck_back_to IS NOT NULL, number, suffix, double"
            }
            Book::Outgoing => "starts, ends, issued_date, document.id",
        };
        let sql = format!("SELECT {} {} ORDER BY {order}", documents::COLUMNS, ROWS);
        let mut statement = self.connection.prepare_cached(&sql).map_err(StoreError::from)?;
        let mut rows = statement
            .query(named_params! {
                ":book": book.key(), ":year": year, ":authority": authority, ":from": range.from, ":to": range.to,
                ":from_number": range.from_number, ":to_number": range.to_number, ":series": range.series,
            })
            .map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let document = documents::of_row(&row).map_err(StoreError::from)?;
            if !range.has_type(&document.content().type_name) {
                continue;
            }
            take(documents::with_parts(&self.connection, document).map_err(StoreError::from)?)?;
        }
        Ok(())
    }

    /// Counts the documents that [`Store::for_each_in_book`] passes on.
    ///
    /// # Errors
    /// As there.
    pub fn count_in_book(&self, book: Book, year: i32, authority: Option<&str>, range: &BookRange) -> Result<u64> {
        self.read(|connection| {
            let authority = authority_id(connection, book, authority)?;
            let sql = format!("SELECT type_name, count(*) {ROWS} GROUP BY type_name");
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query(named_params! {
                ":book": book.key(), ":year": year, ":authority": authority, ":from": range.from, ":to": range.to,
                ":from_number": range.from_number, ":to_number": range.to_number, ":series": range.series,
            })?;
            let mut count = 0;
            while let Some(row) = rows.next()? {
                if range.has_type(&row.get::<_, String>(0)?) {
                    count += row.get::<_, u64>(1)?;
                }
            }
            Ok(count)
        })
    }

    /// Counts the documents in an authority's outgoing book of a year that other authorities have numbered, by
    /// the names of these; those of one series, or all.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn numbered_by_others(&self, of: YearBook<'_>, series: Option<&str>) -> Result<Vec<(String, u64)>> {
        self.read(|connection| {
            let authority = authority_id(connection, of.book, of.authority)?;
            let sql = "SELECT document.organ_name, count(*) FROM issuer JOIN document ON document.id = document_id
                       JOIN series ON series.id = series_id
                       WHERE issuer.authority_id = ?1 AND substr(issued_date, 1, 4) = ?2 AND (?3 IS NULL OR name = ?3)
                       GROUP BY document.organ_name ORDER BY min(document.id)";
            let mut statement = connection.prepare_cached(sql)?;
            let year = format!("{:04}", of.year);
            let rows = statement.query_map(params![authority, year, series], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<EngineResult<_>>()?)
        })
    }

    /// Returns the name of the series that numbered a document, as an authority's book names it: with the
    /// authority if that is another.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn series_in_book(&self, id: DocumentId, authority: Option<&str>) -> Result<String> {
        self.read(|connection| {
            let authority = authority_id(connection, Book::Outgoing, authority)?;
            let sql = "SELECT series.name || CASE WHEN authority_id IS NOT DISTINCT FROM ?2 THEN ''
                       ELSE ', ' || coalesce(authority.name, '') END
                       FROM document JOIN series ON series.id = series_id
                       LEFT JOIN authority ON authority.id = authority_id WHERE document.id = ?1";
            Ok(connection.prepare_cached(sql)?.query_row(params![id.0, authority], |row| row.get(0))?)
        })
    }

    /// Returns whether a document of a book has this type, which may be unknown to the registry.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn has_documents_of_type(&self, book: Book, range: &BookRange) -> Result<bool> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT DISTINCT type_name FROM document WHERE book = ?1")?;
            let mut rows = statement.query([book.key()])?;
            while let Some(row) = rows.next()? {
                if range.has_type(&row.get::<_, String>(0)?) {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    /// Returns the name of the series that numbered a document.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn series_of(&self, id: DocumentId) -> Result<String> {
        self.read(|connection| {
            let sql = "SELECT series.name FROM document JOIN series ON series.id = series_id WHERE document.id = ?1";
            Ok(connection.prepare_cached(sql)?.query_row([id.0], |row| row.get(0))?)
        })
    }

    /// Returns, for a year's registry book without documents (cancelled ones included) and held numbers, the
    /// authorities that have documents in the outgoing books of that year. `None` for a book that is not empty.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn authorities_with_documents_if_empty(&self, of: YearBook<'_>) -> Result<Option<Vec<String>>> {
        if self.count_in_book(of.book, of.year, of.authority, &BookRange::default())? > 0 {
            return Ok(None);
        }
        self.read(|connection| {
            let authority = authority_id(connection, of.book, of.authority)?;
            let sql = "SELECT EXISTS (SELECT 1 FROM reservation JOIN series ON series.id = series_id
                       WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2
                       AND substr(starts, 1, 4) <= ?3 AND substr(ends, 1, 4) >= ?3)";
            let year = format!("{:04}", of.year);
            let is_held = connection
                .prepare_cached(sql)?
                .query_row(params![of.book.key(), authority, year], |row| row.get::<_, bool>(0))?;
            if is_held {
                return Ok(None);
            }
            let sql = "SELECT name FROM authority WHERE EXISTS (
                           SELECT 1 FROM series JOIN document ON series_id = series.id
                           WHERE series.book = ?1 AND series.authority_id = authority.id
                           AND substr(starts, 1, 4) <= ?2 AND substr(ends, 1, 4) >= ?2
                           AND substr(coalesce(arrival_date, issued_date), 1, 4) = ?2
                           UNION ALL SELECT 1 FROM issuer JOIN document ON document.id = document_id
                           WHERE ?1 = 'outgoing' AND issuer.authority_id = authority.id AND substr(issued_date, 1, 4) = ?2)
                       ORDER BY authority.id";
            let mut statement = connection.prepare_cached(sql)?;
            let others = statement.query_map([of.book.key(), &year], |row| row.get(0))?;
            Ok(Some(others.collect::<EngineResult<_>>()?))
        })
    }

    /// Lists the years that have documents or given numbers, newest first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn years(&self) -> Result<Vec<i32>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT DISTINCT CAST(substr(starts, 1, 4) AS INTEGER) AS year FROM series ORDER BY year DESC",
            )?;
            let years = statement.query_map([], |row| row.get(0))?.collect::<EngineResult<_>>()?;
            Ok(years)
        })
    }
}

const ROWS: &str = "
    FROM document JOIN series ON series.id = document.series_id
    WHERE series.book = :book
      AND (authority_id IS NOT DISTINCT FROM :authority OR EXISTS (
          SELECT 1 FROM issuer WHERE document_id = document.id AND issuer.authority_id = :authority))
      AND starts <= :year || '-12-31' AND ends >= :year || '-01-01'
      AND substr(coalesce(arrival_date, issued_date), 1, 4) = CAST(:year AS TEXT)
      AND (:from IS NULL OR coalesce(arrival_date, issued_date) >= :from)
      AND (:to IS NULL OR coalesce(arrival_date, issued_date) <= :to)
      AND (:from_number IS NULL OR number >= :from_number)
      AND (:to_number IS NULL OR number <= :to_number)
      AND (:series IS NULL OR series.name = :series)";

/// Returns the authority of a book: for an outgoing one that of this name, or the office; for the incoming one
/// none.
pub(super) fn authority_id(connection: &Connection, book: Book, name: Option<&str>) -> Result<Option<i64>> {
    match (book, name) {
        (Book::Incoming, _) => Ok(None),
        (Book::Outgoing, Some(name)) => match office::find_authority(connection, name)? {
            Some((id, _)) => Ok(Some(id)),
            None => {
                Err(Problem::new(Field::OrganName, Cause::Issuer(IssuerCause::UnknownAuthority(name.to_owned())))
                    .into())
            }
        },
        (Book::Outgoing, None) => {
            let id = connection.query_row("SELECT authority_id FROM office", [], |row| row.get(0)).optional()?;
            // No authority has the id 0: an office without a name has no outgoing documents.
            Ok(Some(id.unwrap_or(0)))
        }
    }
}
