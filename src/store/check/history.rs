//! Checks the history: its chain link by link, and every row of record against the last event about it.

use std::collections::HashMap;

use domain::history::{Head, Record};
use texts::{UserMessage, message};

use super::MAX_NAMED;
use crate::{
    Result,
    engine::Connection,
    history::{COLUMNS, Written},
    record,
};

/// The state of a row according to the history, and the last event about it.
struct Told {
    event: i64,
    digest: [u8; 32],
}

/// A row that differs from its last event, with that event, by which findings are ordered.
struct Broken {
    event: i64,
    finding: UserMessage,
}

pub(super) fn history(connection: &Connection, head: Option<Head>, findings: &mut Vec<UserMessage>) -> Result<()> {
    let mut links = Vec::new();
    let mut broken = Vec::new();
    let mut told: HashMap<(Record, i64), Told> = HashMap::new();
    let head_found = chain(connection, head, &mut told, &mut links)?;
    for record in Record::ALL {
        rows(connection, *record, &mut told, &mut broken)?;
    }
    // Rows left in this map have events but no longer exist.
    for ((record, id), Told { event, .. }) in told {
        let finding = message!(
            texts::CHECK_ROW_REMOVED,
            record = record.name_key(),
            table = record.key(),
            id = texts::plain(id),
            event = texts::plain(event)
        );
        broken.push(Broken { event, finding });
    }
    broken.sort_by_key(|broken| broken.event);
    // A broken chain shows where the history itself was altered; differing rows may follow from that.
    let more = (links.len() + broken.len()).saturating_sub(MAX_NAMED);
    findings.extend(links.into_iter().chain(broken.into_iter().map(|broken| broken.finding)).take(MAX_NAMED));
    if more > 0 {
        findings.push(message!(texts::CHECK_HISTORY_MORE, places = more));
    }
    if head.is_some() && !head_found {
        findings.push(UserMessage::from(texts::CHECK_HEAD_UNKNOWN));
    }
    Ok(())
}

/// Walks the chain; returns whether the given head is one of its links.
fn chain(
    connection: &Connection,
    head: Option<Head>,
    told: &mut HashMap<(Record, i64), Told>,
    broken: &mut Vec<UserMessage>,
) -> Result<bool> {
    let mut found = head.is_none();
    let mut last = 0_i64;
    let mut seal = [0_u8; 32];
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM event ORDER BY id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let written = Written::of_row(&row)?;
        if written.id != last + 1 {
            broken.push(message!(
                texts::CHECK_EVENT_MISSING,
                from = texts::plain(last + 1),
                to = texts::plain(written.id - 1)
            ));
        }
        let sealed: [u8; 32] = row.get(10)?;
        if written.chain(&seal) != sealed && written.id == last + 1 {
            broken.push(message!(texts::CHECK_EVENT_CHANGED, event = texts::plain(written.id), at = written.at));
        }
        // After a broken link the walk continues from the seal as written, so that each break is reported once.
        (last, seal) = (written.id, sealed);
        found |= head.is_some_and(|head| head.0 == sealed);
        let digest = <[u8; 32]>::try_from(written.digest).unwrap_or_default();
        if let Some(record) = Record::from_key(written.record) {
            told.insert((record, written.record_id), Told { event: written.id, digest });
        }
    }
    Ok(found)
}

/// Compares every row with its last event.
fn rows(
    connection: &Connection,
    record: Record,
    told: &mut HashMap<(Record, i64), Told>,
    broken: &mut Vec<Broken>,
) -> Result<()> {
    let part = record::orphaned_parts(connection, record)?;
    if part > 0 {
        let finding =
            message!(texts::CHECK_ROW_ADDED, record = record.name_key(), table = record.key(), id = texts::plain(part));
        broken.push(Broken { event: i64::MAX, finding });
    }
    record::for_each(connection, record, |id, image| {
        match told.remove(&(record, id)) {
            None => broken.push(Broken {
                event: i64::MAX,
                finding: message!(
                    texts::CHECK_ROW_ADDED,
                    record = record.name_key(),
                    table = record.key(),
                    id = texts::plain(id)
                ),
            }),
            Some(told) if told.digest != record::digest(image) => {
                let finding = message!(
                    texts::CHECK_ROW_CHANGED,
                    record = record.name_key(),
                    table = record.key(),
                    id = texts::plain(id),
                    event = texts::plain(told.event)
                );
                broken.push(Broken { event: told.event, finding });
            }
            Some(_) => {}
        }
        Ok(())
    })
}
