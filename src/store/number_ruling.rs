//! Rulings that a number stays with two documents: a registry cannot remove it from either paper.

use std::collections::HashMap;

use domain::{
    document::DocumentId,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    number::{Number, NumberCause},
    numbering::NumberRuling,
    registration::Ruling,
    text,
};

use super::{
    Result, Store, Transaction, documents,
    engine::{Connection, EngineResult, OptionalExtension, Row, params},
    history::EventSpec,
    written,
};

/// Lists the rulings on the numbers of a series.
pub(super) fn of_series(connection: &Connection, series_id: i64) -> EngineResult<Vec<NumberRuling>> {
    let sql = "SELECT number, document.suffix, code, number_ruling.reason, ruled_by, day
               FROM number_ruling JOIN document ON document.id = document_id
               WHERE series_id = ?1 ORDER BY number, document.suffix, document.id";
    let ruling = |row: &Row<'_>| {
        Ok(NumberRuling {
            number: Number { value: row.get(0)?, suffix: row.get(1)? },
            code: row.get(2)?,
            ruling: Ruling { reason: row.get(3)?, authority: row.get(4)?, date: row.get(5)? },
        })
    };
    connection.prepare_cached(sql)?.query_map([series_id], ruling)?.collect()
}

/// Returns whether a document is a later row with the same number in its series.
fn is_double(connection: &Connection, id: DocumentId) -> EngineResult<bool> {
    connection.prepare_cached("SELECT double > 0 FROM document WHERE id = ?1")?.query_row([id.0], |row| row.get(0))
}

impl Store {
    /// Returns the rulings on numbers that two documents have, by the later of the two.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn number_rulings(&self) -> Result<HashMap<DocumentId, Ruling>> {
        self.read(|connection| {
            let mut statement = connection.prepare("SELECT document_id, reason, ruled_by, day FROM number_ruling")?;
            let ruling = |row: &Row<'_>| {
                let ruling = Ruling { reason: row.get(1)?, authority: row.get(2)?, date: row.get(3)? };
                Ok((DocumentId(row.get(0)?), ruling))
            };
            Ok(statement.query_map([], ruling)?.collect::<EngineResult<_>>()?)
        })
    }
}

impl Transaction<'_> {
    /// Records why a document keeps a number that another document has too: the later of two in an old book, or
    /// of two with one số, ký hiệu. `check` no longer names such numbers.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] without reason and authority, when no earlier document has its number, or
    /// it was ruled on before; when the registry cannot be written.
    pub fn rule_on_number(&mut self, id: DocumentId, ruling: &Ruling) -> Result<()> {
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
            return refused(Cause::Number(NumberCause::RuledBefore(day)));
        }
        let is_twice =
            || -> Result<bool> { Ok(written::twice(self.connection, None)?.iter().any(|twice| twice.id == id)) };
        if !is_double(self.connection, id)? && !is_twice()? {
            return refused(Cause::Number(NumberCause::NotADouble));
        }
        self.insert_number_ruling(id, &Ruling { reason, authority: ruled_by, date: ruling.date })
    }

    /// Inserts a ruling that is complete, possibly one from another registry.
    pub(super) fn insert_number_ruling(&mut self, id: DocumentId, ruling: &Ruling) -> Result<()> {
        let day = ruling.date.unwrap_or_else(|| self.today());
        let sql = "INSERT INTO number_ruling (document_id, reason, ruled_by, day) VALUES (?1, ?2, ?3, ?4) RETURNING id";
        let row = self.connection.insert(sql, params![id.0, ruling.reason, ruling.authority, day])?;
        self.inserted(&EventSpec { action: Action::Ruled, record: Record::NumberRuling, id: row, reason: "" })
    }
}
