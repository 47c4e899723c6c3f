//! Going through a batch with keys and mouse, and leaving a cell, which keeps what was written in it.

use iced::{Task, clipboard, widget::operation};

use domain::document_field::{DocumentField as F, FieldKind};

use super::{Batch, CELL, COLUMNS, Message, column};
use crate::{
    context::Context,
    kit::grid::{
        At, Direction, Far, GridEvent,
        keys::{Key, Writing},
    },
};

impl Batch {
    /// Writes in the cell: what is typed there goes over what it holds, unless one came to change it.
    pub(super) fn typed(&mut self, text: String, context: Context<'_>) -> Task<Message> {
        if !self.is_open(self.grid.at.row) {
            return Task::none();
        }
        if self.writing == Writing::Not {
            self.grid.go(self.grid.at);
            self.writing = Writing::Over;
        }
        self.text = text;
        self.ask_names(context)
    }

    pub(super) fn key(&mut self, key: Key, context: Context<'_>) -> Task<Message> {
        match key {
            Key::Step(way @ (Direction::Up | Direction::Down), Far::Cell, false) if self.step_suggestions(way) => {
                return Task::none();
            }
            Key::Step(way, far, select) => {
                let task = self.leave_cell(context);
                self.tabbed = false;
                self.grid.step(way, far, select);
                return task;
            }
            Key::First => self.grid.go(At::default()),
            Key::Last => self.grid.go(At { row: self.grid.total - 1, column: COLUMNS.len() - 1 }),
            Key::Next => {
                let task = self.take_marked(context);
                self.tabbed = true;
                self.next(context);
                return task;
            }
            Key::Previous => {
                let task = self.leave_cell(context);
                let At { row, column } = self.grid.at;
                match (row, column) {
                    (row, 0) if row > 0 => self.grid.go(At { row: row - 1, column: COLUMNS.len() - 1 }),
                    (row, column) => self.grid.go(At { row, column: column.saturating_sub(1) }),
                }
                return task;
            }
            Key::Enter => {
                let task = self.take_marked(context);
                self.down(context);
                return task;
            }
            Key::EnterUp => {
                let task = self.leave_cell(context);
                self.grid.step(Direction::Up, Far::Cell, false);
                return task;
            }
            Key::Edit => return self.edit(context),
            Key::Leave => {
                self.writing = Writing::Not;
                self.text.clear();
                self.suggesting = None;
            }
            Key::FillDown => return self.fill_down(context),
            Key::Empty => return self.empty(context),
            Key::Copy => return clipboard::write(self.copied(context)),
            Key::Cut => {
                let copied = clipboard::write(self.copied(context));
                return Task::batch([copied, self.empty(context)]);
            }
            Key::Paste => return clipboard::read().map(Message::Pasted),
            Key::Undo | Key::Redo => {
                if self.turn_back(key == Key::Redo) {
                    return self.ask_alike(context);
                }
            }
            Key::All => self.grid.select_all(),
        }
        Task::none()
    }

    /// On along the row, by what the program filled; after its end, to the next row.
    fn next(&mut self, context: Context<'_>) {
        let At { row, column } = self.grid.at;
        let wanted = |column: &usize| !self.shown(At { row, column: *column }, context).1;
        match (column + 1..COLUMNS.len()).find(wanted) {
            Some(column) => self.grid.go(At { row, column }),
            None => self.down(context),
        }
    }

    /// To the next row: where one came along this one with Tab, to the first cell that waits to be written.
    fn down(&mut self, context: Context<'_>) {
        let At { row, column } = self.grid.at;
        let row = (row + 1).min(self.grid.total - 1);
        let tabbed = std::mem::take(&mut self.tabbed);
        let column = if tabbed { self.first_wanted(row, context) } else { column };
        self.grid.go(At { row, column });
    }

    /// Writes into what stands in the cell.
    fn edit(&mut self, context: Context<'_>) -> Task<Message> {
        if !self.is_open(self.grid.at.row) {
            return Task::none();
        }
        self.grid.go(self.grid.at);
        if self.writing == Writing::Not {
            self.text = self.shown(self.grid.at, context).0;
        }
        self.writing = Writing::Into;
        operation::move_cursor_to_end(CELL)
    }

    pub(super) fn mouse(&mut self, event: GridEvent, context: Context<'_>) -> Task<Message> {
        match event {
            GridEvent::Pressed(at) if at == self.grid.at && !self.grid.selects_many() => {
                Task::batch([self.focus(), self.edit(context)])
            }
            GridEvent::Pressed(_) => {
                let task = self.leave_cell(context);
                self.tabbed = false;
                self.grid.update(event);
                Task::batch([self.focus(), task])
            }
            GridEvent::Reached(_) => {
                let task = self.leave_cell(context);
                self.grid.update(event);
                task
            }
            event => {
                self.grid.update(event);
                Task::none()
            }
        }
    }

    /// Leaves the cell: what was written is in it now.
    pub(super) fn leave_cell(&mut self, context: Context<'_>) -> Task<Message> {
        self.suggesting = None;
        if self.writing == Writing::Not {
            return Task::none();
        }
        self.writing = Writing::Not;
        let text = std::mem::take(&mut self.text);
        let at = self.grid.at;
        if self.shown(at, context).0 == text {
            return Task::none();
        }
        self.note(at.row, 1);
        self.begin(at.row, context);
        self.lines[at.row].write(at.column, &text, context);
        self.count_rows();
        self.ask_alike(context)
    }

    /// Today, where a date is wanted.
    pub(super) fn today(&mut self, context: Context<'_>) -> Task<Message> {
        let at = self.grid.at;
        let at = if self.field().row().kind == FieldKind::Date {
            at
        } else {
            At { column: column(F::ArrivalDate).unwrap_or(0), ..at }
        };
        if !self.is_open(at.row) {
            return Task::none();
        }
        self.grid.go(at);
        self.writing = Writing::Over;
        self.text = context.language.date(context.today);
        self.leave_cell(context)
    }
}
