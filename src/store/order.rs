//! Documents in the order of one of their columns, as Vietnamese orders texts. The order is made in memory: an index for every
//! column would make each registration dearer.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, types::ValueRef};

use super::{Result, Store, error::Fault};
use crate::domain::{
    code::Code,
    collation,
    document::DocumentId,
    list_order::{ListOrder, OrderBy},
};

/// So many letters of a text count: beyond them documents stand in the order of registering.
const MOST_LETTERS: usize = 64;
/// From this share of all documents on the whole table is read, which is faster than looking each one up.
const MANY: usize = 8;

impl Store {
    /// The documents in an order.
    ///
    /// # Errors
    /// When the registry cannot be read; [`super::StoreError::Interrupted`] when a newer search took over.
    pub fn ordered(&self, ids: &[DocumentId], order: ListOrder) -> Result<Vec<DocumentId>> {
        self.read(|connection| ordered(connection, ids, order))
    }
}

/// The column's value in SQL.
fn value(by: OrderBy) -> &'static str {
    match by {
        OrderBy::Number => "number || ' ' || suffix",
        OrderBy::Date => "coalesce(arrival_date, issued_date)",
        OrderBy::Organ => "organ_name",
        OrderBy::Code => "code",
        OrderBy::Subject => "type_name || ' ' || subject",
        OrderBy::Signer => "signer_full_name",
        OrderBy::Receiver => {
            "CASE book WHEN 'incoming' THEN to_places
             ELSE (SELECT organ_name FROM recipient WHERE document_id = document.id AND ordinal = 1) END"
        }
        OrderBy::Due => "due_date",
    }
}

/// Keys beside each other in one piece of memory, and whose each is.
#[derive(Default)]
struct Keys {
    bytes: Vec<u8>,
    rows: Vec<Row>,
    /// What stands in many documents is weighed once.
    known: HashMap<String, (usize, usize)>,
}

struct Row {
    /// The first bytes of the key: most documents differ in them.
    front: u64,
    start: usize,
    end: usize,
    id: DocumentId,
}

impl Keys {
    fn push(&mut self, by: OrderBy, id: DocumentId, text: &str) {
        let repeats = matches!(by, OrderBy::Organ | OrderBy::Signer | OrderBy::Date | OrderBy::Due);
        let known = if repeats { self.known.get(text).copied() } else { None };
        let (start, end) = known.unwrap_or_else(|| {
            let start = self.bytes.len();
            self.weigh(by, text);
            let place = (start, self.bytes.len());
            if repeats {
                self.known.insert(text.to_owned(), place);
            }
            place
        });
        let mut front = [0; 8];
        for (place, byte) in front.iter_mut().zip(self.bytes.get(start..end).unwrap_or_default()) {
            *place = *byte;
        }
        self.rows.push(Row { front: u64::from_be_bytes(front), start, end, id });
    }

    /// Appends the key of a text; nothing for an empty one.
    fn weigh(&mut self, by: OrderBy, text: &str) {
        match by {
            _ if text.is_empty() => {}
            OrderBy::Number => {
                let (number, suffix) = text.split_once(' ').unwrap_or((text, ""));
                self.bytes.extend(number.parse::<u32>().unwrap_or(u32::MAX).to_be_bytes());
                self.bytes.extend(suffix.to_lowercase().bytes());
            }
            OrderBy::Date | OrderBy::Due => self.bytes.extend(text.bytes()),
            OrderBy::Code => {
                let code = Code::parse(text);
                self.bytes.extend(code.number().unwrap_or(u32::MAX).to_be_bytes());
                let number = if code.number().is_some() { code.code_number().len() } else { 0 };
                collation::key_into(code.suffix(), MOST_LETTERS, &mut self.bytes);
                collation::key_into(text.get(number..).unwrap_or(text), MOST_LETTERS, &mut self.bytes);
            }
            OrderBy::Organ | OrderBy::Subject | OrderBy::Signer | OrderBy::Receiver => {
                collation::key_into(text, MOST_LETTERS, &mut self.bytes);
            }
        }
    }

    fn into_ids(self, descending: bool) -> Vec<DocumentId> {
        let Self { bytes, mut rows, .. } = self;
        let key = |row: &Row| bytes.get(row.start..row.end).unwrap_or_default();
        rows.sort_unstable_by(|one, other| {
            let keys = one.front.cmp(&other.front).then_with(|| key(one).cmp(key(other))).then(one.id.cmp(&other.id));
            let keys = if descending { keys.reverse() } else { keys };
            // What is empty stands at the end.
            (one.start == one.end).cmp(&(other.start == other.end)).then(keys)
        });
        rows.into_iter().map(|row| row.id).collect()
    }
}

fn ordered(
    connection: &Connection,
    ids: &[DocumentId],
    order: ListOrder,
) -> std::result::Result<Vec<DocumentId>, Fault> {
    let value = value(order.by);
    let last: i64 = connection.query_row("SELECT ifnull(max(id), 0) FROM document", [], |row| row.get(0))?;
    let mut keys = Keys { rows: Vec::with_capacity(ids.len()), ..Keys::default() };
    let mut push = |id: DocumentId, value: ValueRef<'_>| keys.push(order.by, id, value.as_str().unwrap_or_default());
    if i64::try_from(ids.len().saturating_mul(MANY)).unwrap_or(i64::MAX) > last {
        let wanted: HashSet<DocumentId> = ids.iter().copied().collect();
        let mut statement = connection.prepare_cached(&format!("SELECT id, {value} FROM document"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = DocumentId(row.get(0)?);
            if wanted.contains(&id) {
                push(id, row.get_ref(1)?);
            }
        }
    } else {
        let mut statement = connection.prepare_cached(&format!("SELECT {value} FROM document WHERE id = ?1"))?;
        for id in ids {
            let mut rows = statement.query([id.0])?;
            if let Some(row) = rows.next()? {
                push(*id, row.get_ref(0)?);
            }
        }
    }
    Ok(keys.into_ids(order.descending))
}
