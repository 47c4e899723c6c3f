//! Finds registered documents by their own number: exactly, without search.

use domain::{
    book::Book,
    citation::cited_codes,
    code::Code,
    document::{Document, DocumentId},
    number::Number,
    query::{NumberQuery, Query},
    text,
};

use super::{
    Result, Store, documents,
    engine::{EngineResult, params},
};

impl Store {
    /// Lists valid incoming documents that the subject of an outgoing one names by their số, ký hiệu, the
    /// newest first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn cited(&self, document: &Document) -> Result<Vec<Document>> {
        let mut cited = Vec::new();
        if document.book() == Book::Outgoing {
            for code in cited_codes(&document.content().subject) {
                cited.extend(self.of_code(&code)?);
            }
        }
        Ok(cited)
    }

    /// Lists valid incoming documents of this số, ký hiệu, the newest first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn of_code(&self, code: &str) -> Result<Vec<Document>> {
        let query = Query { text: code.to_owned(), book: Some(Book::Incoming), ..Query::default() };
        let mut found = self.documents(&self.search_all(&query)?)?;
        found.retain(|document| {
            document.registration().standing.is_valid() && text::fold(document.code().as_str()) == text::fold(code)
        });
        Ok(found)
    }

    /// Lists every document of a number in its book and year, the older period first: several where numbering
    /// began anew within the year, where series share numbers, or where an old book has doubles.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn of_number(&self, query: &NumberQuery) -> Result<Vec<Document>> {
        let code = Code::read(&query.number);
        let Some(value) = code.number() else { return Ok(Vec::new()) };
        let whole = Number::parse(code.as_str());
        self.read(|connection| {
            let sql = "SELECT document.id FROM document JOIN series ON series.id = series_id
                       LEFT JOIN authority ON authority.id = authority_id
                       WHERE document.book = ?1 AND number = ?2 AND (?4 IS NULL OR authority.name = ?4)
                         AND starts <= ?3 || '-12-31' AND ends >= ?3 || '-01-01'
                         AND substr(coalesce(arrival_date, issued_date), 1, 4) = CAST(?3 AS TEXT)
                       ORDER BY starts, document.id";
            let ids: Vec<i64> = connection
                .prepare_cached(sql)?
                .query_map(params![query.book.key(), value, query.year, query.authority], |row| row.get(0))?
                .collect::<EngineResult<_>>()?;
            let mut found = Vec::new();
            for id in ids {
                found.extend(documents::find(connection, DocumentId(id))?);
            }
            found.retain(|document| match &whole {
                Some(number) => document.own_number() == *number,
                None => {
                    query.book == Book::Outgoing && text::fold(document.code().as_str()) == text::fold(code.as_str())
                }
            });
            Ok(found)
        })
    }
}
