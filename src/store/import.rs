//! Taking in rows of an existing list: numbers they hold are kept, missing ones are given, and the same row adds nothing again.

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    Result, Store, StoreError, Transaction,
    error::Fault,
    lost_number, numbering,
    series::{self, Row},
};
use crate::domain::{
    code::Code,
    document::{Document, DocumentId},
    imported::{Fingerprint, ImportedIncoming, ImportedOutgoing, ImportedRow},
    incoming::Incoming,
    number::{Number, NumberRequest, Numbered},
    outgoing::Outgoing,
    registration::{Registration, Standing, Withdrawal},
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

/// What a row that holds a number is known by: series, number, suffix and folded số, ký hiệu.
pub(super) type Known = (i64, Number, String);

impl Transaction<'_> {
    /// Takes in one row of a list. A row that holds a number is known by it and its số, ký hiệu; one that holds none, by its
    /// fingerprint. A number that another document has is kept twice: old books have doubles (trùng trong sổ gốc).
    ///
    /// # Errors
    /// [`StoreError::Refused`] when authority or type is unknown or the book is locked; when the registry cannot be written.
    pub fn import(&mut self, row: &ImportedRow) -> Result<Imported> {
        let imported = match row {
            ImportedRow::Incoming(row) => self.import_incoming(row),
            ImportedRow::Outgoing(row) => self.import_outgoing(row),
        };
        imported.map_err(|fault| fault.at(self.path))
    }

    fn import_incoming(&mut self, row: &ImportedIncoming) -> std::result::Result<Imported, Fault> {
        let place = numbering::incoming(row.entry.arrival_date);
        let held = row.arrival_number.map(|value| Number { value, suffix: row.suffix.clone() });
        let kept = match self.keep_or_take(&place, held.as_ref(), &row.entry.code, &row.fingerprint)? {
            Ok(kept) => kept,
            Err(known) => return Ok(Imported::Known(known)),
        };
        let document = Document::Incoming(Incoming {
            id: DocumentId(0),
            arrival_number: kept.number.value,
            entry: row.entry.clone(),
            registration: kept.registration(),
        });
        self.added(document, kept.series.id, &row.fingerprint, &row.standing)
    }

    fn import_outgoing(&mut self, row: &ImportedOutgoing) -> std::result::Result<Imported, Fault> {
        let held = row
            .code
            .as_ref()
            .and_then(|code| Some((code, Number { value: code.number()?, suffix: code.suffix().to_owned() })));
        let place = match &held {
            Some((code, _)) => numbering::imported_outgoing(self.connection, &row.entry, code)?,
            None => numbering::outgoing(self.connection, &row.entry)?,
        };
        let none = Code::default();
        let code = held.as_ref().map_or(&none, |(code, _)| *code);
        let number = held.as_ref().map(|(_, number)| number);
        let kept = match self.keep_or_take(&place, number, code, &row.fingerprint)? {
            Ok(kept) => kept,
            Err(known) => return Ok(Imported::Known(known)),
        };
        let code = match held {
            Some((code, _)) => code.clone(),
            None => place.code(&row.entry, &kept.number),
        };
        // The type stays as the list has it: the book must print what the list said.
        let mut entry = row.entry.clone();
        entry.content.organ_name = place.named(&entry.content).organ_name;
        let registration = kept.registration();
        let document =
            Document::Outgoing(Outgoing { id: DocumentId(0), number: kept.number.value, code, entry, registration });
        self.added(document, kept.series.id, &row.fingerprint, &row.standing)
    }

    /// Inserts a document, and says of one that stands no longer who ruled so.
    fn added(
        &mut self,
        document: Document,
        series_id: i64,
        fingerprint: &Fingerprint,
        standing: &Standing,
    ) -> std::result::Result<Imported, Fault> {
        let document = self.insert(document, series_id, Some(fingerprint))?;
        let document = match standing {
            Standing::Valid => document,
            Standing::Cancelled(ruling) => self.withdrawn(document.id(), Withdrawal::Cancel, ruling)?,
            Standing::Recalled(ruling) => self.withdrawn(document.id(), Withdrawal::Recall, ruling)?,
        };
        Ok(Imported::Added(Box::new(document)))
    }

    /// Keeps the number a row holds, or takes the next for it; the row's document, when it is there already.
    fn keep_or_take(
        &mut self,
        place: &numbering::Place,
        held: Option<&Number>,
        code: &Code,
        fingerprint: &Fingerprint,
    ) -> std::result::Result<std::result::Result<Kept, DocumentId>, Fault> {
        let found = series::at(self.connection, place)?;
        let Some(number) = held else {
            if let Some(id) = known_by_fingerprint(self.connection, fingerprint)? {
                return Ok(Err(id));
            }
            let series = series::unlocked(self, place)?;
            let taken = numbering::take(self, place.book, &series, &NumberRequest::default())?;
            return Ok(Ok(Kept { series, number: taken.number, numbered: taken.numbered, double: 0 }));
        };
        if let Some(series) = &found {
            let known = (series.id, number.clone(), text::fold(code.as_str()));
            let same = same(self.connection, &known)?;
            let nth = self.imported.entry(known).or_default();
            // The second row of a list is the second of the registry: each is known once.
            let place_in_list = usize::try_from(*nth).unwrap_or(usize::MAX);
            *nth += 1;
            if let Some(id) = same.get(place_in_list) {
                return Ok(Err(*id));
            }
        }
        let is_new = found.is_none();
        let series = series::unlocked(self, place)?;
        if is_new {
            self.imported.insert((series.id, number.clone(), text::fold(code.as_str())), 1);
        }
        let double = rows_of_number(self.connection, series.id, number)?;
        // A document that is back after a restoring may have a number that was held ahead: the series does not go on after it.
        let ahead = number.value > series.last
            && lost_number::find(self.connection, series.id, number)?.is_some_and(|lost| !lost.in_turn);
        let numbered = if ahead { Numbered::Held } else { Numbered::Imported };
        if numbered.moves_the_series() {
            numbering::go_on_after(self.connection, series.id, number.value)?;
        }
        Ok(Ok(Kept { series, number: number.clone(), numbered, double }))
    }
}

/// Where an imported row stands.
struct Kept {
    series: Row,
    number: Number,
    numbered: Numbered,
    double: u32,
}

impl Kept {
    fn registration(&self) -> Registration {
        Registration {
            suffix: self.number.suffix.clone(),
            numbered: self.numbered,
            double: self.double,
            period: Some(self.series.period).filter(|period| !period.is_a_year()),
            ..Registration::default()
        }
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

/// Documents of this number and số, ký hiệu, in the order of registering.
fn same(connection: &Connection, known: &Known) -> std::result::Result<Vec<DocumentId>, Fault> {
    let (series_id, number, code) = known;
    let sql = "SELECT id, code FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![series_id, number.value, number.suffix])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if text::fold(&row.get::<_, String>(1)?) == *code {
            found.push(DocumentId(row.get(0)?));
        }
    }
    Ok(found)
}

/// How many documents have this number.
fn rows_of_number(connection: &Connection, series_id: i64, number: &Number) -> std::result::Result<u32, Fault> {
    let sql = "SELECT count(*) FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3";
    Ok(connection.prepare_cached(sql)?.query_row(params![series_id, number.value, number.suffix], |row| row.get(0))?)
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
