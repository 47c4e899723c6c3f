//! Writes the history, in which each change is one event, sealed with the event before it; and reads it.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use domain::{
    clock,
    document::DocumentId,
    history::{Action, Change, Event, Head, Record},
};

use super::{
    Result, Store, StoreError, Transaction, attachment,
    engine::{Connection, EngineResult, OptionalExtension, Row, params},
    follow_up, record,
};

/// The end of the history, to which a transaction appends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Last {
    pub(super) id: i64,
    pub(super) chain: [u8; 32],
}

/// What is written of an event besides the row before and after.
pub(super) struct EventSpec<'a> {
    pub(super) action: Action,
    pub(super) record: Record,
    pub(super) id: i64,
    pub(super) reason: &'a str,
}

impl Transaction<'_> {
    /// Returns today's date by the clock of this transaction.
    pub(super) fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// Changes an existing row and writes its event; an event without a difference is not written.
    pub(super) fn change(&mut self, spec: &EventSpec<'_>, work: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        let before = record::image(self.connection, spec.record, spec.id)?;
        work(self.connection)?;
        self.write_event(spec, before.as_deref())
    }

    /// Writes the event of a row just inserted.
    pub(super) fn inserted(&mut self, spec: &EventSpec<'_>) -> Result<()> {
        self.write_event(spec, None)
    }

    /// Returns the number of the next event.
    pub(super) fn next_event(&mut self) -> Result<i64> {
        Ok(self.last_event()?.id + 1)
    }

    fn last_event(&mut self) -> Result<Last> {
        if let Some(last) = self.last {
            return Ok(last);
        }
        let last = last(self.connection)?;
        self.last = Some(last);
        Ok(last)
    }

    fn write_event(&mut self, spec: &EventSpec<'_>, before: Option<&str>) -> Result<()> {
        if self.clerk.is_empty() {
            return Err(StoreError::Nameless);
        }
        let Some(image) = record::image(self.connection, spec.record, spec.id)? else {
            return Err(self.connection.missing_row().into());
        };
        let (before, after) = match before {
            None => (String::new(), image.clone()),
            Some(before) if before == image => return Ok(()),
            Some(before) => differences(before, &image),
        };
        let last = self.last_event()?;
        let at = self.now.to_rfc3339();
        let written = Written {
            id: last.id + 1,
            at: &at,
            clerk: self.clerk,
            action: spec.action.key(),
            record: spec.record.key(),
            record_id: spec.id,
            before: &before,
            after: &after,
            reason: spec.reason,
            digest: &record::digest(&image),
        };
        let chain = written.chain(&last.chain);
        let sql = "INSERT INTO event (id, at, clerk, action, record, record_id, before, after, reason, digest, chain)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.connection.prepare_cached(sql)?.execute(params![
            written.id,
            written.at,
            written.clerk,
            written.action,
            written.record,
            written.record_id,
            written.before,
            written.after,
            written.reason,
            written.digest,
            chain.as_slice(),
        ])?;
        self.note_record(spec.record, &image);
        self.last = Some(Last { id: written.id, chain });
        Ok(())
    }
}

/// An event as stored in its row.
pub(super) struct Written<'a> {
    pub(super) id: i64,
    pub(super) at: &'a str,
    pub(super) clerk: &'a str,
    pub(super) action: &'a str,
    pub(super) record: &'a str,
    pub(super) record_id: i64,
    pub(super) before: &'a str,
    pub(super) after: &'a str,
    pub(super) reason: &'a str,
    pub(super) digest: &'a [u8],
}

/// The columns that [`Written::of_row`] and the chain need, in this order.
pub(super) const COLUMNS: &str = "id, at, clerk, action, record, record_id, before, after, reason, digest, chain";

impl<'a> Written<'a> {
    pub(super) fn of_row(row: &'a Row<'_>) -> EngineResult<Self> {
        let text = |column: usize| row.text(column);
        Ok(Self {
            id: row.get(0)?,
            at: text(1)?,
            clerk: text(2)?,
            action: text(3)?,
            record: text(4)?,
            record_id: row.get(5)?,
            before: text(6)?,
            after: text(7)?,
            reason: text(8)?,
            digest: row.bytes(9)?,
        })
    }

    /// Computes the seal over this event and all before it: SHA-256 of the seal before and of each part
    /// preceded by its length.
    pub(super) fn chain(&self, before: &[u8; 32]) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(before);
        hash.update(self.id.to_le_bytes());
        hash.update(self.record_id.to_le_bytes());
        for part in [
            self.at.as_bytes(),
            self.clerk.as_bytes(),
            self.action.as_bytes(),
            self.record.as_bytes(),
            self.before.as_bytes(),
            self.after.as_bytes(),
            self.reason.as_bytes(),
            self.digest,
        ] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}

/// Returns the last event's number and seal; before the first event, 0 and zeros.
pub(super) fn last(connection: &Connection) -> Result<Last> {
    let last = connection
        .prepare_cached("SELECT id, chain FROM event ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok(Last { id: row.get(0)?, chain: row.get(1)? }))
        .optional()?;
    Ok(last.unwrap_or(Last { id: 0, chain: [0; 32] }))
}

/// Returns the seal over an event and all before it.
pub(super) fn seal_of(connection: &Connection, event: i64) -> Result<Option<[u8; 32]>> {
    let sql = "SELECT chain FROM event WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([event], |row| row.get(0)).optional()?)
}

/// Returns whether the clock is far ahead of the days on which events were written.
pub(super) fn clock_has_leapt(connection: &Connection, today: NaiveDate) -> Result<bool> {
    Ok(clock::has_leapt(today, recent_days(connection, today)?))
}

/// Lists the last days up to today on which events were written, the newest first: one more than confirms a
/// clock. A day may have a million events, so the first event of a day is found by bisection.
fn recent_days(connection: &Connection, today: NaiveDate) -> Result<Vec<NaiveDate>> {
    let mut statement =
        connection.prepare_cached("SELECT id, at FROM event WHERE id <= ?1 ORDER BY id DESC LIMIT 1")?;
    let mut day_at = |id: i64| -> Result<Option<(i64, NaiveDate)>> {
        let found: Option<(i64, String)> =
            statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(found.map(|(id, at)| (id, DateTime::parse_from_rfc3339(&at).map_or(today, |at| at.date_naive()))))
    };
    let mut days = Vec::new();
    let mut next = day_at(i64::MAX)?;
    // Days of clocks that were ahead are skipped, up to a limit.
    for _ in 0..MAX_DAYS {
        let Some((newest, day)) = next else { break };
        if day <= today {
            days.push(day);
        }
        if days.len() > clock::DAYS_TO_BELIEVE {
            break;
        }
        // The events from `same` to `newest` are of this day; the event `other` is not.
        let (mut same, mut step) = (newest, 1);
        let mut other = loop {
            let earlier = (same - step).max(1);
            match day_at(earlier)? {
                Some((_, found)) if found == day && earlier == 1 => return Ok(days),
                Some((_, found)) if found == day => (same, step) = (earlier, step * 2),
                Some((id, _)) => break id,
                None => return Ok(days),
            }
        };
        while same - other > 1 {
            let middle = other + (same - other) / 2;
            match day_at(middle)? {
                Some((_, found)) if found == day => same = middle,
                Some(_) => other = middle,
                None => return Ok(days),
            }
        }
        next = day_at(other)?;
    }
    Ok(days)
}

/// The largest number of days examined.
const MAX_DAYS: usize = 60;

/// Returns the time of the last event.
pub(super) fn last_time(connection: &Connection) -> Result<Option<DateTime<FixedOffset>>> {
    let at: Option<String> = connection
        .prepare_cached("SELECT at FROM event ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(at.and_then(|at| DateTime::parse_from_rfc3339(&at).ok()))
}

/// Returns the columns in which two images differ, with the old and the new values.
fn differences(before: &str, after: &str) -> (String, String) {
    let (before, after) = (object(before), object(after));
    let only = |of: &Map<String, Value>, other: &Map<String, Value>| {
        let differing = of.iter().filter(|(key, value)| other.get(*key) != Some(*value));
        let differing: Map<_, _> = differing.map(|(key, value)| (key.clone(), value.clone())).collect();
        Value::Object(differing).to_string()
    };
    (only(&before, &after), only(&after, &before))
}

fn object(image: &str) -> Map<String, Value> {
    serde_json::from_str(image).unwrap_or_default()
}

impl Store {
    /// Reads the events of one document, its files and its follow-up, the first first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn history(&self, id: DocumentId) -> Result<Vec<Event>> {
        self.read(|connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM event WHERE id = (SELECT registered_event FROM document WHERE id = ?2)
                 UNION ALL SELECT {COLUMNS} FROM event WHERE record = ?1 AND record_id = ?2
                 AND action <> 'registered' AND action <> 'taken-over'
                 UNION ALL SELECT {COLUMNS} FROM event WHERE record = ?3
                 AND record_id IN (SELECT id FROM attachment WHERE document_id = ?2)
                 AND action <> 'registered' AND action <> 'taken-over'{} ORDER BY id",
                follow_up::events_of_document()
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query(params![Record::Document.key(), id.0, Record::Attachment.key()])?;
            let mut events = Vec::new();
            while let Some(row) = rows.next()? {
                let Some(mut event) = event(&Written::of_row(&row)?) else { continue };
                match event.record {
                    Record::Document | Record::Envelope => {}
                    Record::Attachment => {
                        event.part = attachment::name(connection, event.record_id)?;
                        // The name of the file describes the event; its row changes only by being withdrawn,
                        // which the action shows.
                        event.changes.clear();
                    }
                    entry => event.part = follow_up::part(connection, entry, event.record_id)?.name,
                }
                events.push(event);
            }
            Ok(events)
        })
    }

    /// Returns the head of the history: the number of the last event and the seal over all.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn head(&self) -> Result<(i64, Head)> {
        self.read(|connection| last(connection).map(|last| (last.id, Head(last.chain))))
    }

    /// Returns the time of the last event, if the machine's clock shows an earlier time and was therefore set
    /// back.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn clock_set_back(&self) -> Result<Option<DateTime<FixedOffset>>> {
        let now = self.clock.moment();
        self.read(|connection| Ok(last_time(connection)?.filter(|last| *last > now + CLOCK_TOLERANCE)))
    }
}

/// The tolerance for clocks that are set by the network.
pub(super) const CLOCK_TOLERANCE: chrono::TimeDelta = chrono::TimeDelta::minutes(10);

/// Reads the event of a row; `None` when its words are unknown.
pub(super) fn event(written: &Written<'_>) -> Option<Event> {
    let (before, after) = (object(written.before), object(written.after));
    let mut columns: Vec<&String> = before.keys().chain(after.keys()).collect();
    let mut seen = std::collections::HashSet::new();
    columns.retain(|column| seen.insert(column.as_str()));
    let said = |value: Option<&Value>| match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) => said_parts(parts),
        Some(other) => other.to_string(),
    };
    let changes = columns
        .into_iter()
        .map(|column| Change {
            column: column.clone(),
            before: said(before.get(column)),
            after: said(after.get(column)),
        })
        .collect();
    Some(Event {
        id: written.id,
        at: DateTime::parse_from_rfc3339(written.at).ok()?,
        clerk: written.clerk.to_owned(),
        action: Action::from_key(written.action)?,
        record: Record::from_key(written.record)?,
        record_id: written.record_id,
        part: String::new(),
        is_first: written.before.is_empty(),
        changes,
        reason: written.reason.to_owned(),
    })
}

/// Joins parts to one text: of each part, the last text that is not empty.
fn said_parts(parts: &[Value]) -> String {
    let said = parts.iter().map(|part| {
        let texts = part.as_array().map(Vec::as_slice).unwrap_or_default();
        texts.iter().rev().find_map(|text| text.as_str().filter(|text| !text.is_empty())).unwrap_or_default().to_owned()
    });
    said.collect::<Vec<_>>().join("; ")
}
