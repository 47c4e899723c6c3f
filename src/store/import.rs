//! Taking in rows of an existing list: numbers they hold are kept, missing ones are given, and the same row adds nothing again.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Result, Store, StoreError, Transaction, documents::Origin, error::Fault, numbering};
use crate::domain::{
    code::Code,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    imported::{Fingerprint, ImportedIncoming, ImportedOutgoing, ImportedRow},
    incoming::Incoming,
    outgoing::Outgoing,
    text,
};

/// What became of an imported row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It was not there and is now.
    Added(Box<Document>),
    /// It was there already: imported before, or registered with the same number and số, ký hiệu.
    Known(DocumentId),
}

impl Transaction<'_> {
    /// Takes in one row of a list. A row that holds a number is known by it; one that holds none, by its fingerprint.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when another document has the row's number, or authority or type is unknown.
    pub fn import(&mut self, row: &ImportedRow) -> Result<Imported> {
        let imported = match row {
            ImportedRow::Incoming(row) => self.import_incoming(row),
            ImportedRow::Outgoing(row) => self.import_outgoing(row),
        };
        imported.map_err(|fault| fault.at(self.path))
    }

    fn import_incoming(&mut self, row: &ImportedIncoming) -> std::result::Result<Imported, Fault> {
        let place = numbering::incoming(row.entry.arrival_date);
        let (series_id, arrival_number) = if let Some(number) = row.arrival_number {
            let series_id = numbering::keep(self.connection, &place, number)?;
            if let Some(holder) = holder(self.connection, series_id, number, "")? {
                return holder.answer(&row.entry.code, Field::ArrivalNumber, number.to_string());
            }
            (series_id, number)
        } else if let Some(id) = known_by_fingerprint(self.connection, &row.fingerprint)? {
            return Ok(Imported::Known(id));
        } else {
            numbering::take(self.connection, &place)?
        };
        let document = Document::Incoming(Incoming { id: DocumentId(0), arrival_number, entry: row.entry.clone() });
        let origin = Origin::imported(series_id, &row.fingerprint, row.arrival_number.is_some());
        Ok(Imported::Added(Box::new(self.insert(document, &origin)?)))
    }

    fn import_outgoing(&mut self, row: &ImportedOutgoing) -> std::result::Result<Imported, Fault> {
        let held = row.code.as_ref().and_then(|code| Some((code, code.number()?)));
        let (place, series_id, number, code) = if let Some((code, number)) = held {
            let place = numbering::imported_outgoing(self.connection, &row.entry, code)?;
            let series_id = numbering::keep(self.connection, &place, number)?;
            if let Some(holder) = holder(self.connection, series_id, number, code.suffix())? {
                return holder.answer(code, Field::Code, code.as_str().to_owned());
            }
            (place, series_id, number, code.clone())
        } else if let Some(id) = known_by_fingerprint(self.connection, &row.fingerprint)? {
            return Ok(Imported::Known(id));
        } else {
            let place = numbering::outgoing(self.connection, &row.entry)?;
            let (series_id, number) = numbering::take(self.connection, &place)?;
            let code = place.code(&row.entry, number);
            (place, series_id, number, code)
        };
        // The type stays as the list has it: the book must print what the list said.
        let mut entry = row.entry.clone();
        entry.content.organ_name = place.named(&entry.content).organ_name;
        let document = Document::Outgoing(Outgoing { id: DocumentId(0), number, code, entry });
        let origin = Origin::imported(series_id, &row.fingerprint, held.is_some());
        Ok(Imported::Added(Box::new(self.insert(document, &origin)?)))
    }
}

impl Store {
    /// Does `work` in a transaction that is always rolled back: what it would answer, without doing it.
    ///
    /// # Errors
    /// What `work` answers, and when the registry cannot be written.
    pub fn rehearse<R>(&mut self, work: impl FnOnce(&mut Transaction<'_>) -> Result<R>) -> Result<R> {
        /// The way out that makes the gate roll back.
        enum Undone<R> {
            Answered(R),
            Failed(StoreError),
        }
        impl<R> From<StoreError> for Undone<R> {
            fn from(error: StoreError) -> Self {
                Self::Failed(error)
            }
        }
        match self.write(|transaction| Err::<R, _>(Undone::Answered(work(transaction)?))) {
            Ok(answer) | Err(Undone::Answered(answer)) => Ok(answer),
            Err(Undone::Failed(error)) => Err(error),
        }
    }
}

/// A document that has a number already.
struct Holder {
    id: DocumentId,
    code: String,
}

impl Holder {
    /// The same document, if its số, ký hiệu is the same; otherwise the number is taken.
    fn answer(self, code: &Code, field: Field, number: String) -> std::result::Result<Imported, Fault> {
        if text::fold(&self.code) == text::fold(code.as_str()) {
            Ok(Imported::Known(self.id))
        } else {
            Err(Problem::new(field, Cause::NumberTaken(number)).into())
        }
    }
}

fn holder(
    connection: &Connection,
    series_id: i64,
    number: u32,
    suffix: &str,
) -> std::result::Result<Option<Holder>, Fault> {
    let sql = "SELECT id, code FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3";
    let holder = connection
        .prepare_cached(sql)?
        .query_row(params![series_id, number, suffix], |row| {
            Ok(Holder { id: DocumentId(row.get(0)?), code: row.get(1)? })
        })
        .optional()?;
    Ok(holder)
}

fn known_by_fingerprint(
    connection: &Connection,
    fingerprint: &Fingerprint,
) -> std::result::Result<Option<DocumentId>, Fault> {
    let known = connection
        .prepare_cached("SELECT id FROM document WHERE import_fingerprint = ?1 LIMIT 1")?
        .query_row([fingerprint.as_slice()], |row| Ok(DocumentId(row.get(0)?)))
        .optional()?;
    Ok(known)
}
