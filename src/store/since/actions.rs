//! Finds what was done after a backup to documents that it contains: cancelling and recalling, amendments,
//! files, follow-up.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{
    closed_day::DayChange,
    document::DocumentId,
    history::{Action, Record},
    registration::{Ruling, Standing},
    restoring::ActionsSince,
};

use crate::{
    Result, Store, closed_day,
    engine::{Connection, OptionalExtension, params},
    history,
};

use super::between::Between;

/// Finds what was done, and which documents are valid in the copy and no longer in the former registry.
/// `series` maps the former registry's series to the copy's.
pub(super) fn of(
    between: &Between<'_>,
    series: &HashMap<i64, i64>,
) -> Result<(ActionsSince, BTreeMap<DocumentId, Standing>)> {
    let mut actions = ActionsSince::default();
    let mut withdrawn = BTreeMap::new();
    let [mut amended, mut files, mut follow_up] = [(); 3].map(|()| HashSet::new());
    let mut known: HashMap<DocumentId, Option<DocumentId>> = HashMap::new();
    let sql = "SELECT id, action, record, record_id FROM event
               WHERE id > ?1 AND action <> 'registered' AND action <> 'taken-over' ORDER BY id";
    let mut statement = between.former.prepare(sql)?;
    let mut rows = statement.query([between.common])?;
    while let Some(row) = rows.next()? {
        let (action, record) = (row.get::<_, String>(1)?, row.get::<_, String>(2)?);
        let (Some(action), Some(record)) = (Action::from_key(&action), Record::from_key(&record)) else { continue };
        let Some(about) = documents_of(between, record, row.get(3)?)? else { continue };
        let mut here = Vec::new();
        for id in &about {
            let own = match known.get(id) {
                Some(own) => *own,
                None => *known.entry(*id).or_insert(between.document_in_copy(*id, series)?),
            };
            here.extend(own.map(|own| (own, *id)));
        }
        // What was done to a document that the copy lacks comes back with the document.
        if here.len() < about.len() {
            continue;
        }
        match record {
            Record::Document if matches!(action, Action::Cancelled | Action::Recalled | Action::CarriedOver) => {
                let stands = "SELECT standing = 'valid' FROM document WHERE id = ?1";
                for (own, of_former) in here {
                    let stands: bool = between.copy.prepare_cached(stands)?.query_row([own.0], |row| row.get(0))?;
                    if let Some(standing) = ended(between.former, of_former)?.filter(|_| stands) {
                        withdrawn.insert(own, standing);
                    }
                }
            }
            Record::Document => amended.extend(here),
            Record::Attachment => files.extend(here),
            // An envelope that was never opened has no document.
            Record::Envelope if about.is_empty() => {
                follow_up.insert((DocumentId(0), DocumentId(row.get(3)?)));
            }
            _ => follow_up.extend(here),
        }
        actions.events.push(row.get(0)?);
    }
    actions.withdrawn = withdrawn.len();
    (actions.amended, actions.files, actions.follow_up) = (amended.len(), files.len(), follow_up.len());
    Ok((actions, withdrawn))
}

/// Returns how a document of the former registry was ended; `None` while it is valid. An earlier form may have
/// other columns besides.
fn ended(former: &Connection, id: DocumentId) -> Result<Option<Standing>> {
    let sql = "SELECT standing, standing_reason, standing_authority, standing_date FROM document WHERE id = ?1";
    let (standing, ruling) = former.prepare_cached(sql)?.query_row([id.0], |row| {
        let ruling = Ruling { reason: row.get(1)?, authority: row.get(2)?, date: row.get(3)? };
        Ok((row.get::<_, String>(0)?, ruling))
    })?;
    Ok(match standing.as_str() {
        "cancelled" => Some(Standing::Cancelled(ruling)),
        "recalled" => Some(Standing::Recalled(ruling)),
        _ => None,
    })
}

/// Lists the documents of the former registry that a record is about; `None` for a kind of record that is about
/// none.
fn documents_of(between: &Between<'_>, record: Record, id: i64) -> Result<Option<Vec<DocumentId>>> {
    let columns = match record {
        Record::Document => return Ok(Some(vec![DocumentId(id)])),
        Record::Link => "first_id, second_id",
        Record::Attachment
        | Record::Submission
        | Record::Instruction
        | Record::Assignment
        | Record::HandOver
        | Record::Confirmation
        | Record::SentBack
        | Record::Issuer
        | Record::NumberRuling
        | Record::Dispatch
        | Record::Loan
        | Record::Envelope => "document_id, NULL",
        _ => return Ok(None),
    };
    let sql = format!("SELECT {columns} FROM {} WHERE id = ?1", record.key());
    let found: Option<[Option<i64>; 2]> =
        between.former.prepare_cached(&sql)?.query_row(params![id], |row| Ok([row.get(0)?, row.get(1)?])).optional()?;
    Ok(Some(found.into_iter().flatten().flatten().map(DocumentId).collect()))
}

impl Store {
    /// Reads events of the history, the first first, with what each is about.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn changes(&self, events: &[i64]) -> Result<Vec<DayChange>> {
        self.read(|connection| {
            let sql = format!("SELECT {} FROM event WHERE id = ?1", history::COLUMNS);
            let mut statement = connection.prepare_cached(&sql)?;
            let mut changes = Vec::new();
            for id in events {
                let mut rows = statement.query([id])?;
                if let Some(row) = rows.next()?
                    && let Some(event) = history::event(&history::Written::of_row(&row)?)
                {
                    let about = closed_day::about(connection, &event)?;
                    changes.push(DayChange { event, about });
                }
            }
            Ok(changes)
        })
    }
}
