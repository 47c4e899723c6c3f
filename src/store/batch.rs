//! Registers a batch: many incoming documents in one transaction, each only once however often it is requested.

use domain::{
    document::{Document, DocumentId},
    field::Problem,
    incoming::IncomingEntry,
    number::NumberRequest,
};

use super::{Decided, DuplicateDecision, Registered, Result, Store, StoreError, Transaction, documents};

/// The setting that holds the marks of the last registered rows, by which a row that is requested again is
/// recognised.
const MARKS: &str = "pile-marks";
/// The number of marks kept: the rows of many batches.
const MAX_MARKS: usize = 4_000;

/// One document of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// Identifies the row in the batch's file and in the registry; unique.
    pub mark: u64,
    /// The document.
    pub entry: IncomingEntry,
    /// The clerk's decision where the document looks registered already.
    pub decision: DuplicateDecision,
}

/// The result of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchOutcome {
    /// Registered.
    Registered(Box<Registered>),
    /// Not registered: this document was registered before and looks the same.
    Alike(Box<Document>),
    /// Not registered: it has these problems.
    Refused(Vec<Problem>),
    /// Not registered: an earlier row was not, and numbers are given in the order of the rows (Điều 22.2, NĐ
    /// 30/2020/NĐ-CP).
    Waits,
}

impl Store {
    /// Registers the rows in their order and in one transaction, up to the first that cannot be registered. A
    /// row that was registered before under its mark yields that document.
    ///
    /// # Errors
    /// When the registry cannot be written; no row is registered then.
    pub fn register_batch(&mut self, rows: &[BatchRow]) -> Result<Vec<BatchOutcome>> {
        let mut marks = self.batch_marks()?;
        self.write(|transaction| {
            let mut answers = Vec::with_capacity(rows.len());
            let mut waits = false;
            for row in rows {
                let known = marks.iter().find(|(mark, _)| *mark == row.mark).map(|(_, id)| *id);
                let answer = match known {
                    Some(id) => transaction.registered_before(id)?,
                    None if waits => BatchOutcome::Waits,
                    None => transaction.register_row(row)?,
                };
                waits |= !matches!(answer, BatchOutcome::Registered(_));
                if let (None, BatchOutcome::Registered(registered)) = (known, &answer) {
                    marks.push((row.mark, registered.document.id()));
                }
                answers.push(answer);
            }
            let kept = marks.get(marks.len().saturating_sub(MAX_MARKS)..).unwrap_or_default();
            let kept: Vec<String> = kept.iter().map(|(mark, id)| format!("{mark:x} {}", id.0)).collect();
            transaction.set(MARKS, &kept.join("\n"))?;
            Ok(answers)
        })
    }

    /// Returns the marks of the last registered rows and their documents.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn batch_marks(&self) -> Result<Vec<(u64, DocumentId)>> {
        let read = |line: &str| {
            let (mark, id) = line.split_once(' ')?;
            Some((u64::from_str_radix(mark, 16).ok()?, DocumentId(id.parse().ok()?)))
        };
        Ok(self.setting(MARKS)?.map(|text| text.lines().filter_map(read).collect()).unwrap_or_default())
    }
}

impl Transaction<'_> {
    fn registered_before(&mut self, id: DocumentId) -> Result<BatchOutcome> {
        let document = documents::find(self.connection, id)?.ok_or_else(|| self.connection.missing_row())?;
        Ok(BatchOutcome::Registered(Box::new(Registered { document, warnings: Vec::new() })))
    }

    fn register_row(&mut self, row: &BatchRow) -> Result<BatchOutcome> {
        // The rows before a refused one stay registered. An earlier row of the same batch counts as registered too.
        let decided = self.whole_or_not(|transaction| {
            transaction.register_decided(&row.entry, &NumberRequest::default(), &row.decision)
        });
        match decided {
            Ok(Decided::Registered(registered)) => Ok(BatchOutcome::Registered(registered)),
            Ok(Decided::Duplicate(first)) => Ok(BatchOutcome::Alike(first)),
            Err(StoreError::Refused(problems)) => Ok(BatchOutcome::Refused(problems)),
            Err(error) => Err(error),
        }
    }
}
