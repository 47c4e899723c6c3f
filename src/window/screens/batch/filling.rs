//! Many cells at once: filling down, emptying, copying and pasting what is selected.

use iced::Task;

use texts::{UserMessage, message};

use super::{Batch, COLUMNS, Message, pasted};
use crate::{
    context::Context,
    kit::{
        grid::{At, keys::Writing},
        notice::Notice,
        theme::Severity,
    },
};

/// The most rows a batch takes at once.
pub const MAX_ROWS: usize = 2_000;

/// What an empty cell of a table does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// It empties the cell it goes to.
    Is,
    /// The same, but what the program filled in stays.
    LeavesGiven,
}

impl Batch {
    /// What stands above, into the cell; of several rows, what stands in the first of them.
    pub(super) fn fill_down(&mut self, context: Context<'_>) -> Task<Message> {
        self.stop_writing();
        let (rows, columns) = (self.grid.rows(), self.grid.columns());
        let (source, first) = match (*rows.start(), *rows.end()) {
            (0, 0) => return Task::none(),
            (only, last) if only == last => (only - 1, only),
            (first, _) => (first, first + 1),
        };
        let texts: Vec<String> = columns.map(|column| self.shown(At { row: source, column }, context).0).collect();
        let table = vec![texts; *rows.end() - first + 1];
        self.put(At { row: first, column: *self.grid.columns().start() }, &table, Empty::Is, context)
    }

    /// Nothing, into what is selected.
    pub(super) fn empty(&mut self, context: Context<'_>) -> Task<Message> {
        let (rows, columns) = (self.grid.rows(), self.grid.columns());
        // The row that is still to come has nothing to empty.
        let last = (*rows.end()).min(self.lines.len().saturating_sub(1));
        if self.lines.is_empty() || *rows.start() > last {
            return Task::none();
        }
        let table = vec![vec![String::new(); columns.clone().count()]; last - rows.start() + 1];
        self.put(At { row: *rows.start(), column: *columns.start() }, &table, Empty::Is, context)
    }

    /// What is selected, as a table.
    pub(super) fn copied(&self, context: Context<'_>) -> String {
        let row = |row| self.grid.columns().map(move |column| self.shown(At { row, column }, context).0).collect();
        let table: Vec<Vec<String>> = self.grid.rows().map(row).collect();
        let table: Vec<Vec<&str>> = table.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        pasted::text(&table)
    }

    /// A table, from the first selected cell on; one cell alone goes into all that is selected.
    pub(super) fn paste(&mut self, text: &str, context: Context<'_>) -> Task<Message> {
        self.stop_writing();
        if text.is_empty() {
            return Task::none();
        }
        let mut table = pasted::rows(text);
        let at = At { row: *self.grid.rows().start(), column: *self.grid.columns().start() };
        if let [only] = table.as_slice()
            && let [cell] = only.as_slice()
        {
            let row = vec![cell.clone(); self.grid.columns().count()];
            table = vec![row; self.grid.rows().count()];
        }
        let width = table.iter().map(Vec::len).max().unwrap_or(0);
        let room = COLUMNS.len() - at.column;
        let left_out = width.saturating_sub(room);
        if at.row + table.len() > MAX_ROWS {
            let said = message!(texts::BATCH_TOO_MANY, count = table.len(), most = MAX_ROWS);
            self.notice = Some(Notice::new(Severity::Error, said));
            return Task::none();
        }
        let rows = table.len();
        let task = self.put(at, &table, Empty::LeavesGiven, context);
        let is_put = self.is_open(at.row);
        if is_put && left_out > 0 {
            let said = message!(texts::BATCH_COLUMNS_LEFT_OUT, count = left_out);
            self.notice = Some(Notice::new(Severity::Warning, said));
        }
        if is_put && rows * width > 1 {
            self.grid.select(at, At { row: at.row + rows - 1, column: at.column + width.min(room) - 1 });
        }
        task
    }

    fn stop_writing(&mut self) {
        self.writing = Writing::Not;
        self.text.clear();
        self.suggesting = None;
    }

    /// Writes a table into the grid, or nothing of it where a line of it is registered.
    fn put(&mut self, at: At, table: &[Vec<String>], empty: Empty, context: Context<'_>) -> Task<Message> {
        let rows = at.row..at.row + table.len();
        if !rows.clone().all(|row| self.is_open(row)) {
            self.notice = Some(Notice::new(Severity::Error, UserMessage::from(texts::BATCH_REGISTERED_STAYS)));
            return Task::none();
        }
        self.notice = None;
        self.note(at.row, table.len());
        for (row, texts) in rows.zip(table) {
            self.begin(row, context);
            for (column, text) in (at.column..COLUMNS.len()).zip(texts) {
                if text.is_empty() && empty == Empty::LeavesGiven && self.lines[row].cell(column).given {
                    continue;
                }
                self.lines[row].write(column, text, context);
            }
        }
        self.count_rows();
        self.ask_alike(context)
    }
}
