//! Orders documents by a column, in Vietnamese collation. The order is made in memory, because an index for
//! every column would make each registration more expensive. The first rows come from one scan of the column
//! that keeps only the best; the whole order comes later, and is kept while the registry does not change.

mod keys;

use std::{
    borrow::Cow,
    collections::HashMap,
    num::NonZero,
    ops::RangeInclusive,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use domain::{
    document::DocumentId,
    document_field::{FieldKind, FieldRow},
    list_order::{ListColumn, ListOrder},
};

use self::keys::{Best, Keys, Sorted};
use super::{Result, Store, StoreError, due, engine::Connection, sqlite::file};

/// Up to this fraction of all documents each is looked up; beyond it a scan of the table is faster.
const MANY: usize = 8;
/// In a registry of so few documents each is looked up.
const FEW: i64 = 4_000;
/// If the range from the first to the last id of a list has at most this many documents for each listed one,
/// scanning the range is faster.
const CLOSE: i64 = 4;
/// A column is read in as many parts as there are processors, up to this number.
const MAX_PARTS: usize = 4;
/// The number of rows after which a reader checks whether the result is still needed.
const ROWS: usize = 1 << 12;

/// The order of one column, of all documents.
#[derive(Debug)]
pub(super) struct ColumnOrder {
    by: ListColumn,
    sorted: Sorted,
    /// The state of the registry from which it was made.
    state: (i64, u64),
}

impl Store {
    /// Returns the first documents of a list in an order, and whether these are all: a short list, or an order
    /// that is known already, is returned completely.
    ///
    /// # Errors
    /// When the registry cannot be read; [`StoreError::Superseded`] when a newer search took over.
    pub fn first_ordered(&self, ids: &[DocumentId], order: ListOrder, most: usize) -> Result<(Vec<DocumentId>, bool)> {
        if let Some(all) = self.ordered_at_hand(ids, order)? {
            return Ok((all, true));
        }
        let wanted = Wanted::of(ids);
        let take = |best: &mut Best, id: u32, text: &str| {
            if wanted.has(id) {
                best.push(id, text);
            }
        };
        let mut parts = self.gathered(order.by, || Best::new(order.by, order.descending, most), take)?;
        let first = parts.pop().map(|first| first.of_all(parts)).unwrap_or_default();
        Ok((first.into_iter().map(|id| DocumentId(id.into())).collect(), ids.len() <= most))
    }

    /// Orders the documents of a list.
    ///
    /// # Errors
    /// When the registry cannot be read; [`StoreError::Superseded`] when a newer search took over.
    pub fn ordered(&mut self, ids: &[DocumentId], order: ListOrder) -> Result<Vec<DocumentId>> {
        if let Some(all) = self.ordered_at_hand(ids, order)? {
            return Ok(all);
        }
        let state = self.state()?;
        let stop = Arc::clone(&self.stop);
        let go_on = || !stop.load(Ordering::Relaxed);
        let mut parts = self.gathered(order.by, || Keys::new(order.by), Keys::push)?;
        let done = thread::scope(|scope| {
            let sorting: Vec<_> = parts.iter_mut().map(|part| scope.spawn(|| part.sort(go_on))).collect();
            sorting.into_iter().all(|part| part.join().unwrap_or(false))
        });
        let sorted = if done { keys::merged(&parts, go_on) } else { None };
        let made = ColumnOrder { by: order.by, sorted: sorted.ok_or(StoreError::Superseded)?, state };
        let all = made.of(ids, order.descending);
        self.column_order = Some(made);
        Ok(all)
    }

    /// Orders the documents of a list where the order exists already or is made quickly; otherwise `None`.
    fn ordered_at_hand(&self, ids: &[DocumentId], order: ListOrder) -> Result<Option<Vec<DocumentId>>> {
        let state = self.state()?;
        if let Some(known) = self.column_order.as_ref().filter(|known| known.by == order.by && known.state == state) {
            return Ok(Some(known.of(ids, order.descending)));
        }
        let last = self.last()?;
        if i64::try_from(ids.len().saturating_mul(MANY)).unwrap_or(i64::MAX) > last.max(FEW) {
            return Ok(None);
        }
        let mut keys = Keys::new(order.by);
        self.read(|connection| few(connection, ids, &Column::new(connection, order.by)?, &mut keys))?;
        keys.sort(|| true);
        let sorted = keys::merged(&[keys], || true).ok_or(StoreError::Superseded)?;
        Ok(Some(ColumnOrder { by: order.by, sorted, state }.of(ids, order.descending)))
    }

    /// Returns a value that changes with every commit.
    pub(super) fn state(&self) -> Result<(i64, u64)> {
        Ok((self.version()?, self.connection.total_changes()))
    }

    /// Returns the last document's id.
    fn last(&self) -> Result<i64> {
        self.read(|connection| {
            Ok(connection.query_row("SELECT coalesce(max(id), 0) FROM document", [], |row| row.get(0))?)
        })
    }

    /// Reads a column of every document, in parallel parts that are collected separately.
    fn gathered<T: Send>(
        &self,
        by: ListColumn,
        new: impl Fn() -> T + Sync,
        take: impl Fn(&mut T, u32, &str) + Sync,
    ) -> Result<Vec<T>> {
        let processors = thread::available_parallelism().map_or(1, NonZero::get).min(MAX_PARTS);
        let step = self.last()? / i64::try_from(processors).unwrap_or(1) + 1;
        let column = self.read(|connection| Column::new(connection, by))?;
        let (given_up, unwanted) = (AtomicBool::new(false), &*self.stop);
        let part = |connection: &Connection, range: RangeInclusive<i64>| {
            let mut gathered = new();
            let mut rows = 0_usize;
            let read = each(connection, &column, range, |id, text| {
                rows += 1;
                take(&mut gathered, id, text);
                !rows.is_multiple_of(ROWS) || !(given_up.load(Ordering::Relaxed) || unwanted.load(Ordering::Relaxed))
            });
            match read {
                Ok(true) => Ok(gathered),
                Ok(false) => Err(StoreError::Superseded),
                Err(error) => Err(error),
            }
        };
        thread::scope(|scope| {
            let (part, address) = (&part, self.address());
            let mut from = 1;
            let mut ranges = (0..processors).map(|_| {
                let range = from..=from + step - 1;
                from += step;
                range
            });
            let first = ranges.next();
            let others: Vec<_> =
                ranges.map(|range| scope.spawn(move || part(&file::open_reader(address.file())?, range))).collect();
            let mine = first.map(|range| part(&self.connection, range));
            given_up.store(matches!(mine, Some(Err(_))), Ordering::Relaxed);
            let others = others.into_iter().map(|other| other.join().unwrap_or(Err(StoreError::BrokenOff)));
            mine.into_iter().chain(others).collect::<Result<Vec<T>>>()
        })
    }
}

impl ColumnOrder {
    /// Orders these documents, from either end; empty values come last.
    fn of(&self, ids: &[DocumentId], descending: bool) -> Vec<DocumentId> {
        let wanted = Wanted::of(ids);
        let chosen = |id: &&u32| wanted.has(**id);
        let whole = |id: &u32| DocumentId(i64::from(*id));
        let mut all = Vec::with_capacity(ids.len());
        for stretch in [&self.sorted.ids, &self.sorted.empty] {
            if descending {
                all.extend(stretch.iter().rev().filter(chosen).map(whole));
            } else {
                all.extend(stretch.iter().filter(chosen).map(whole));
            }
        }
        all
    }
}

/// The set of wanted documents, a bit for each.
struct Wanted(Vec<u64>);

impl Wanted {
    fn of(ids: &[DocumentId]) -> Self {
        let last = ids.iter().map(|id| short(*id)).max().unwrap_or_default();
        let mut bits = vec![0; last as usize / 64 + 1];
        for id in ids.iter().map(|id| short(*id)) {
            bits[id as usize / 64] |= 1 << (id % 64);
        }
        Self(bits)
    }

    fn has(&self, id: u32) -> bool {
        self.0.get(id as usize / 64).is_some_and(|bits| bits & (1 << (id % 64)) != 0)
    }
}

/// Narrows an id: a registry has far fewer than four billion documents.
fn short(id: DocumentId) -> u32 {
    u32::try_from(id.0).unwrap_or_default()
}

/// Returns the column's value in SQL, as text.
fn value(by: ListColumn) -> Cow<'static, str> {
    match by {
        ListColumn::Number => "number || ' ' || suffix".into(),
        ListColumn::Date => "coalesce(arrival_date, issued_date)".into(),
        ListColumn::Subject => "type_name || ' ' || subject".into(),
        ListColumn::Receiver => "CASE book WHEN 'incoming' THEN to_places
             ELSE (SELECT organ_name FROM recipient WHERE document_id = document.id AND ordinal = 1) END"
            .into(),
        ListColumn::Due => "due_date".into(),
        ListColumn::Book => "book".into(),
        ListColumn::Clerk => "(SELECT clerk FROM event WHERE event.id = registered_event)".into(),
        // Lists cannot be ordered by status; see `ListColumn::is_ordered`.
        ListColumn::Status => "''".into(),
        ListColumn::Field(field) => {
            let FieldRow { column, kind, .. } = field.row();
            match kind {
                // The normal priority counts as empty.
                FieldKind::Priority => format!("CAST(nullif({column}, 0) AS TEXT)").into(),
                FieldKind::Amount(_) | FieldKind::Flag => format!("CAST({column} AS TEXT)").into(),
                FieldKind::Text(_) | FieldKind::Code | FieldKind::Date | FieldKind::CameBy | FieldKind::Bodies => {
                    Cow::Borrowed(*column)
                }
            }
        }
    }
}

/// A column to read: its value in SQL, and the values of the few documents for which its row is not sufficient.
struct Column {
    by: ListColumn,
    instead: HashMap<u32, String>,
}

impl Column {
    fn new(connection: &Connection, by: ListColumn) -> Result<Self> {
        let mut instead = HashMap::new();
        // A document's own deadline is in its row; those of its units are looked up.
        if by == ListColumn::Due {
            let open = due::of_units(connection)?;
            instead.extend(open.into_iter().map(|document| (short(document.id), document.due.to_string())));
        }
        Ok(Self { by, instead })
    }

    /// Returns the value of a document, of which `read` is what its row holds.
    fn text<'a>(&'a self, id: u32, read: &'a str) -> &'a str {
        self.instead.get(&id).map_or(read, String::as_str)
    }
}

/// Passes on the value of each document within these ids until stopped; returns whether it reached the end.
fn each(
    connection: &Connection,
    column: &Column,
    ids: RangeInclusive<i64>,
    mut take: impl FnMut(u32, &str) -> bool,
) -> Result<bool> {
    let sql = format!("SELECT id, {} FROM document WHERE id BETWEEN ?1 AND ?2", value(column.by));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([ids.start(), ids.end()])?;
    while let Some(row) = rows.next()? {
        let id = short(DocumentId(row.get(0)?));
        if !take(id, column.text(id, row.get_ref(1)?.as_str().unwrap_or_default())) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Reads the values of a few documents.
fn few(connection: &Connection, ids: &[DocumentId], column: &Column, keys: &mut Keys) -> Result<()> {
    let (first, last) = (ids.iter().min().copied(), ids.iter().max().copied());
    let (Some(DocumentId(first)), Some(DocumentId(last))) = (first, last) else { return Ok(()) };
    if last - first < CLOSE.saturating_mul(i64::try_from(ids.len()).unwrap_or(i64::MAX)) {
        let wanted = Wanted::of(ids);
        each(connection, column, first..=last, |id, text| {
            if wanted.has(id) {
                keys.push(id, text);
            }
            true
        })?;
        return Ok(());
    }
    let sql = format!("SELECT {} FROM document WHERE id = ?1", value(column.by));
    let mut statement = connection.prepare_cached(&sql)?;
    for id in ids {
        let mut rows = statement.query([id.0])?;
        if let Some(row) = rows.next()? {
            let id = short(*id);
            keys.push(id, column.text(id, row.get_ref(0)?.as_str().unwrap_or_default()));
        }
    }
    Ok(())
}
