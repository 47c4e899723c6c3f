//! Sort keys of a column: keys whose bytes have the order of the texts, many of them adjacent in memory.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BinaryHeap, HashMap},
};

use domain::{came_by::CameBy, code::Code, collation, document_field::FieldKind, list_order::ListColumn};

/// The number of letters of a text that count; beyond them documents are in the order of registering.
const MAX_LETTERS: usize = 64;
/// The number of rows sorted at a time.
const STRETCH: usize = 1 << 16;

/// Appends the key of a value; nothing for an empty one.
pub(super) fn weigh(by: ListColumn, text: &str, most: usize, key: &mut Vec<u8>) {
    if text.is_empty() {
        return;
    }
    let kind = match by {
        ListColumn::Number => {
            let (number, suffix) = text.split_once(' ').unwrap_or((text, ""));
            key.extend(number.parse::<u32>().unwrap_or(u32::MAX).to_be_bytes());
            key.extend(suffix.to_lowercase().bytes());
            return;
        }
        ListColumn::Date | ListColumn::Due | ListColumn::Book => FieldKind::Date,
        ListColumn::Subject | ListColumn::Receiver | ListColumn::Clerk | ListColumn::Status => {
            FieldKind::Text(MAX_LETTERS)
        }
        ListColumn::Field(field) => field.row().kind,
    };
    match kind {
        FieldKind::Date => key.extend(text.bytes()),
        FieldKind::Priority | FieldKind::Amount(_) | FieldKind::Flag => {
            key.extend(text.parse::<u64>().unwrap_or(u64::MAX).to_be_bytes());
        }
        FieldKind::CameBy => {
            let place = CameBy::NAMED.iter().position(|way| way.key() == text).unwrap_or(CameBy::NAMED.len());
            key.extend(place.to_be_bytes());
        }
        FieldKind::Code => {
            let code = Code::parse(text);
            key.extend(code.number().unwrap_or(u32::MAX).to_be_bytes());
            let number = if code.number().is_some() { code.code_number().len() } else { 0 };
            collation::key_into(code.suffix(), most, key);
            collation::key_into(text.get(number..).unwrap_or(text), most, key);
        }
        FieldKind::Text(_) | FieldKind::Bodies => collation::key_into(text, most, key),
    }
}

/// Returns the first bytes of a key.
fn front(key: &[u8]) -> u64 {
    let mut front = [0; 8];
    for (place, byte) in front.iter_mut().zip(key) {
        *place = *byte;
    }
    u64::from_be_bytes(front)
}

/// Returns whether many documents have the same values, so that caching their keys pays.
fn repeats(by: ListColumn) -> bool {
    match by {
        ListColumn::Number | ListColumn::Subject | ListColumn::Receiver => false,
        ListColumn::Field(field) => !field.row().is_individual,
        _ => true,
    }
}

/// The keys of many documents.
pub(super) struct Keys {
    by: ListColumn,
    bytes: Vec<u8>,
    rows: Vec<KeyRow>,
    /// Documents whose value is empty.
    empty: Vec<u32>,
    /// Keys of values that many documents have.
    known: HashMap<String, (usize, usize)>,
}

struct KeyRow {
    /// The first bytes of the key, in which most documents differ.
    front: u64,
    start: usize,
    end: usize,
    id: u32,
}

impl Keys {
    pub(super) fn new(by: ListColumn) -> Self {
        Self { by, bytes: Vec::new(), rows: Vec::new(), empty: Vec::new(), known: HashMap::new() }
    }

    /// Adds a document and its value.
    pub(super) fn push(&mut self, id: u32, text: &str) {
        if text.is_empty() {
            self.empty.push(id);
            return;
        }
        let known = if repeats(self.by) { self.known.get(text).copied() } else { None };
        let (start, end) = known.unwrap_or_else(|| {
            let start = self.bytes.len();
            weigh(self.by, text, MAX_LETTERS, &mut self.bytes);
            let place = (start, self.bytes.len());
            if repeats(self.by) {
                self.known.insert(text.to_owned(), place);
            }
            place
        });
        let front = front(self.bytes.get(start..end).unwrap_or_default());
        self.rows.push(KeyRow { front, start, end, id });
    }

    fn key(&self, row: &KeyRow) -> &[u8] {
        self.bytes.get(row.start..row.end).unwrap_or_default()
    }

    /// Sorts the rows in stretches and calls `go_on` between them; returns whether it was completed.
    pub(super) fn sort(&mut self, go_on: impl Fn() -> bool) -> bool {
        let mut rows = std::mem::take(&mut self.rows);
        let done = rows.chunks_mut(STRETCH).all(|stretch| {
            stretch.sort_unstable_by(|one, other| {
                one.front.cmp(&other.front).then_with(|| self.key(one).cmp(self.key(other))).then(one.id.cmp(&other.id))
            });
            go_on()
        });
        self.rows = rows;
        done
    }
}

/// All documents in the order of a column.
#[derive(Debug, Default)]
pub(super) struct Sorted {
    pub(super) ids: Vec<u32>,
    /// Those whose value is empty, in the order of registering.
    pub(super) empty: Vec<u32>,
}

/// A sorted stretch of rows, and how far it is merged.
struct Head<'a> {
    keys: &'a Keys,
    row: &'a KeyRow,
    rest: std::slice::Iter<'a, KeyRow>,
}

impl Ord for Head<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let keys = || self.keys.key(self.row).cmp(other.keys.key(other.row));
        self.row.front.cmp(&other.row.front).then_with(keys).then(self.row.id.cmp(&other.row.id))
    }
}

impl PartialOrd for Head<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Eq for Head<'_> {}

impl PartialEq for Head<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

/// Merges sorted parts; `None` when `go_on` says that the result is no longer needed.
pub(super) fn merged(parts: &[Keys], go_on: impl Fn() -> bool) -> Option<Sorted> {
    let total = parts.iter().map(|keys| keys.rows.len()).sum();
    let mut sorted = Sorted { ids: Vec::with_capacity(total), empty: Vec::new() };
    let mut heads = BinaryHeap::new();
    for keys in parts {
        sorted.empty.extend(&keys.empty);
        for stretch in keys.rows.chunks(STRETCH) {
            let mut rest = stretch.iter();
            heads.extend(rest.next().map(|row| Reverse(Head { keys, row, rest })));
        }
    }
    sorted.empty.sort_unstable();
    while let Some(mut least) = heads.peek_mut() {
        sorted.ids.push(least.0.row.id);
        match least.0.rest.next() {
            Some(row) => least.0.row = row,
            None => drop(std::collections::binary_heap::PeekMut::pop(least)),
        }
        if sorted.ids.len().is_multiple_of(STRETCH) && !go_on() {
            return None;
        }
    }
    Some(sorted)
}

/// The first documents of an order, kept while many are read.
pub(super) struct Best {
    by: ListColumn,
    descending: bool,
    most: usize,
    /// The best so far, in order.
    rows: Vec<RowPosition>,
    /// Keys of values that many documents have.
    known: HashMap<String, Vec<u8>>,
    key: Vec<u8>,
}

/// A document and its sort key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RowPosition {
    key: Vec<u8>,
    id: u32,
}

impl Best {
    pub(super) fn new(by: ListColumn, descending: bool, most: usize) -> Self {
        Self { by, descending, most, rows: Vec::with_capacity(most + 1), known: HashMap::new(), key: Vec::new() }
    }

    /// Adds a document and its value, if it is among the best.
    pub(super) fn push(&mut self, id: u32, text: &str) {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        match self.known.get(text) {
            Some(known) => key.extend_from_slice(known),
            None if repeats(self.by) => {
                weigh(self.by, text, MAX_LETTERS, &mut key);
                self.known.insert(text.to_owned(), key.clone());
            }
            None => {
                // The first letters already exclude most documents.
                weigh(self.by, text, size_of::<u64>(), &mut key);
                if self.is_full() && self.rows.last().is_some_and(|last| self.is_behind(&key, last)) {
                    self.key = key;
                    return;
                }
                key.clear();
                weigh(self.by, text, MAX_LETTERS, &mut key);
            }
        }
        if self.is_full() && self.rows.last().is_some_and(|last| self.compare(&key, id, last) == Ordering::Greater) {
            self.key = key;
            return;
        }
        let at = self.rows.partition_point(|place| self.compare(&key, id, place) == Ordering::Greater);
        self.rows.insert(at, RowPosition { key: key.clone(), id });
        self.rows.truncate(self.most);
        self.key = key;
    }

    fn is_full(&self) -> bool {
        self.rows.len() >= self.most
    }

    /// Returns whether the first bytes of a key already place it behind this row.
    fn is_behind(&self, key: &[u8], last: &RowPosition) -> bool {
        if key.is_empty() || last.key.is_empty() {
            return key.is_empty() && !last.key.is_empty();
        }
        let (one, other) = (front(key), front(&last.key));
        if self.descending { one < other } else { one > other }
    }

    fn compare(&self, key: &[u8], id: u32, other: &RowPosition) -> Ordering {
        let keys = key.cmp(&other.key).then(id.cmp(&other.id));
        let keys = if self.descending { keys.reverse() } else { keys };
        // Empty values come last.
        key.is_empty().cmp(&other.key.is_empty()).then(keys)
    }

    /// Merges the best of all parts, in order.
    pub(super) fn of_all(self, others: Vec<Self>) -> Vec<u32> {
        let mut best = self;
        for place in others.into_iter().flat_map(|other| other.rows) {
            let at = best.rows.partition_point(|known| best.compare(&place.key, place.id, known) == Ordering::Greater);
            best.rows.insert(at, place);
        }
        best.rows.truncate(best.most);
        best.rows.into_iter().map(|place| place.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use domain::document_field::DocumentField;
    use proptest::prelude::*;

    use super::*;

    /// Computes the same in the simplest way.
    fn plainly(by: ListColumn, texts: &[String], descending: bool) -> Vec<u32> {
        let mut rows: Vec<(Vec<u8>, u32)> = (1..)
            .zip(texts)
            .map(|(id, text)| {
                let mut key = Vec::new();
                weigh(by, text, MAX_LETTERS, &mut key);
                (key, id)
            })
            .collect();
        rows.sort();
        if descending {
            rows.reverse();
        }
        rows.sort_by_key(|(key, _)| key.is_empty());
        rows.into_iter().map(|(_, id)| id).collect()
    }

    proptest! {
        #[test]
        fn the_first_and_all_are_in_the_order_of_a_plain_sort(
            texts in proptest::collection::vec("[aáăđBc]{0,3}|Công văn [a-c]{0,12}|[0-9]{1,2}[a-c]?/[A-C]{1,2}", 0..80),
            parts in 1_usize..4,
            descending: bool,
        ) {
            for by in ListColumn::ALL {
                let plain = plainly(by, &texts, descending);
                let best = || Best::new(by, descending, 7);
                let mut first: Vec<Best> = (0..parts).map(|_| best()).collect();
                let mut all: Vec<Keys> = (0..parts).map(|_| Keys::new(by)).collect();
                for (id, text) in (1_u32..).zip(&texts) {
                    let part = id as usize % parts;
                    first[part].push(id, text);
                    all[part].push(id, text);
                }
                prop_assert_eq!(&best().of_all(first), &plain[..plain.len().min(7)]);
                for part in &mut all {
                    part.sort(|| true);
                }
                let Sorted { mut ids, mut empty } = merged(&all, || true).unwrap();
                if descending {
                    ids.reverse();
                    empty.reverse();
                }
                ids.extend(empty);
                prop_assert_eq!(ids, plain);
            }
        }
    }

    #[test]
    fn merging_stops_when_the_result_is_no_longer_needed() {
        let mut keys = Keys::new(ListColumn::Field(DocumentField::OrganName));
        keys.push(1, "Sở Y tế");
        assert!(!keys.sort(|| false));
    }
}
