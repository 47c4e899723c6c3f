//! Links between documents, seen from both ends.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::{Result, Store, Transaction, documents, error::Fault, history::Deed};
use crate::domain::{
    document::DocumentId,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    link::LinkKind,
    text,
};

/// A link as one of its ends sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    /// How the first document stands to the second.
    pub kind: LinkKind,
    /// Whether the document asked about is the first.
    pub from_first: bool,
    /// The document at the other end.
    pub other: DocumentId,
}

impl Transaction<'_> {
    /// Links two documents: the first replaces, amends, corrects, answers the second, or is the same.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when one is not there, both are one, or they are linked so already; when the registry cannot
    /// be written.
    pub fn link(&mut self, first: DocumentId, kind: LinkKind, second: DocumentId, reason: &str) -> Result<()> {
        self.linked(first, kind, second, &text::clean(reason)).map_err(|fault| fault.at(self.path))
    }

    fn linked(
        &mut self,
        first: DocumentId,
        kind: LinkKind,
        second: DocumentId,
        reason: &str,
    ) -> std::result::Result<(), Fault> {
        let refused = |cause| Err(Problem::new(Field::Document, cause).into());
        if first == second {
            return refused(Cause::LinkToItself);
        }
        for id in [first, second] {
            if documents::find(self.connection, id)?.is_none() {
                return refused(Cause::NoDocument);
            }
        }
        let twice = "SELECT 1 FROM link WHERE first_id = ?1 AND kind = ?2 AND second_id = ?3";
        let ends = params![first.0, kind.key(), second.0];
        if self.connection.query_row(twice, ends, |_| Ok(())).optional()?.is_some() {
            return refused(Cause::LinkTwice);
        }
        self.connection.execute("INSERT INTO link (first_id, kind, second_id) VALUES (?1, ?2, ?3)", ends)?;
        let id = self.connection.last_insert_rowid();
        self.inserted(&Deed { action: Action::Linked, record: Record::Link, id, reason })
    }
}

impl Store {
    /// Every link of a document, in the order they were made.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn links(&self, id: DocumentId) -> Result<Vec<Linked>> {
        self.read(|connection| {
            let sql = "SELECT kind, first_id = ?1, iif(first_id = ?1, second_id, first_id) FROM link
                       WHERE first_id = ?1 OR second_id = ?1 ORDER BY id";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([id.0])?;
            let mut links = Vec::new();
            while let Some(row) = rows.next()? {
                if let Some(kind) = LinkKind::from_key(&row.get::<_, String>(0)?) {
                    links.push(Linked { kind, from_first: row.get(1)?, other: DocumentId(row.get(2)?) });
                }
            }
            Ok(links)
        })
    }

    /// The documents that answer a document, the earliest first, but for those that stand no longer: số, ký hiệu and date.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn answers(&self, id: DocumentId) -> Result<Vec<(String, NaiveDate)>> {
        self.read(|connection| {
            let sql = "SELECT code, coalesce(issued_date, arrival_date) AS day FROM link
                       JOIN document ON document.id = first_id
                       WHERE second_id = ?1 AND kind = 'answers' AND standing = 'valid' ORDER BY day, document.id";
            let mut statement = connection.prepare_cached(sql)?;
            let answers = statement.query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(answers.collect::<rusqlite::Result<_>>()?)
        })
    }
}
