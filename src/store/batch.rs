//! Registering a batch: many incoming documents in one transaction, each of them once, however often it is asked for.

use domain::{
    document::{Document, DocumentId},
    duplicate::DuplicateKey,
    field::Problem,
    incoming::{Incoming, IncomingEntry},
    link::LinkKind,
    number::NumberRequest,
};

use super::{Registered, Result, Store, StoreError, Transaction, documents, error::DbError, register};

/// Under what the marks of the rows registered last are remembered: with them a row that is asked for again is known.
const MARKS: &str = "pile-marks";
/// How many marks are remembered: the rows of many batches.
const MAX_MARKS: usize = 4_000;

/// One document of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// What the row is known by, in the batch's file and here: no two rows have the same.
    pub mark: u64,
    /// The document.
    pub entry: IncomingEntry,
    /// What the clerk says of it where it looks registered already.
    pub verdict: BatchDecision,
}

/// What the clerk says of a document that looks registered already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum BatchDecision {
    /// Nothing yet: it is not registered when there is one.
    #[default]
    Ask,
    /// Another document all the same, for this reason.
    Another(String),
    /// The same document, come another way.
    Same,
}

/// What came of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchOutcome {
    /// It is registered.
    Registered(Box<Registered<Incoming>>),
    /// It is not: this document was registered first and looks the same.
    Alike(Box<Document>),
    /// It is not: this is wrong with it.
    Refused(Vec<Problem>),
    /// It is not: a row before it is not, and numbers are given in the order of the rows (Điều 22.2, NĐ 30/2020/NĐ-CP).
    Waits,
}

impl Store {
    /// Registers the rows up to the first that cannot be, in their order and in one transaction; a row that was registered before under
    /// its mark is answered with that document.
    ///
    /// # Errors
    /// When the registry cannot be written; then no row is registered.
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
                    marks.push((row.mark, registered.document.id));
                }
                answers.push(answer);
            }
            let kept = marks.get(marks.len().saturating_sub(MAX_MARKS)..).unwrap_or_default();
            let kept: Vec<String> = kept.iter().map(|(mark, id)| format!("{mark:x} {}", id.0)).collect();
            transaction.set(MARKS, &kept.join("\n"))?;
            Ok(answers)
        })
    }

    /// The rows registered last: their marks and what they became.
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
        let found = documents::find(self.connection, id).map_err(|error| DbError::from(error).at(self.path))?;
        match found {
            Some(Document::Incoming(document)) => {
                Ok(BatchOutcome::Registered(Box::new(Registered { document, warnings: Vec::new() })))
            }
            _ => Err(DbError::Engine(rusqlite::Error::QueryReturnedNoRows).at(self.path)),
        }
    }

    fn register_row(&mut self, row: &BatchRow) -> Result<BatchOutcome> {
        // A row before it in the same batch counts too.
        let earlier = DuplicateKey::of(&row.entry)
            .map(|key| register::duplicates(self.connection, &key, Some(1)))
            .transpose()
            .map_err(|fault| fault.at(self.path))?
            .and_then(|found| found.into_iter().next());
        let mut request = NumberRequest::default();
        match (&row.verdict, &earlier) {
            (BatchDecision::Ask, Some(earlier)) => return Ok(BatchOutcome::Alike(Box::new(earlier.clone()))),
            (BatchDecision::Another(reason), Some(_)) => request.reason.clone_from(reason),
            _ => {}
        }
        // A refusal comes before anything of the row is written, so those before it stand.
        let registered = match self.register_incoming(&row.entry, &request) {
            Err(StoreError::Refused(problems)) => return Ok(BatchOutcome::Refused(problems)),
            registered => registered?,
        };
        if let (BatchDecision::Same, Some(earlier)) = (&row.verdict, earlier) {
            self.link(registered.document.id, LinkKind::SameAs, earlier.id(), "")?;
        }
        Ok(BatchOutcome::Registered(Box::new(registered)))
    }
}
