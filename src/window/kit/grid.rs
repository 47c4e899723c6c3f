//! A grid of cells, as in a spreadsheet: where one stands, what is selected, what is seen; any number of rows.

pub mod keys;
pub mod sheet;

use std::ops::{Range, RangeInclusive};

use iced::{Size, mouse::ScrollDelta};

use super::space;

/// Rows for one notch of the wheel.
const NOTCH: f32 = 3.0;

/// A cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct At {
    pub row: usize,
    pub column: usize,
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the column before.
    Left,
    /// To the column after.
    Right,
}

/// How far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Far {
    /// To the next cell.
    Cell,
    Page,
    /// To the last cell that way.
    Edge,
}

/// A position in a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The first row that is seen.
    pub first: usize,
    /// How many rows there are.
    pub total: usize,
    /// How many columns there are.
    columns: usize,
    /// The current cell.
    pub at: At,
    /// The other corner of what is selected.
    to: At,
    /// The room for rows, in pixels.
    pub room: Size,
    /// The part of a row that the wheel has turned.
    turned: f32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GridEvent {
    /// The room for rows has this size now.
    Resized(Size),
    /// The wheel turned.
    Wheel(ScrollDelta),
    /// The scrollbar went to this first row.
    Scrolled(usize),
    /// A cell was pressed.
    Pressed(At),
    /// A cell was reached with the button down, or pressed with Shift.
    Reached(At),
}

impl Grid {
    /// A grid of so many columns.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        let (at, to) = (At::default(), At::default());
        Self { first: 0, total: 1, columns, at, to, room: Size::new(1064.0, 560.0), turned: 0.0 }
    }

    /// How many rows are seen whole.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window is not that high")]
    pub fn visible(&self) -> usize {
        ((self.room.height / space::CELL).floor() as usize).max(1)
    }

    /// The rows to build: the visible ones, and one that is partly visible.
    #[must_use]
    pub fn built(&self) -> Range<usize> {
        self.first..self.total.min(self.first + self.visible() + 1)
    }

    /// Says how many rows there are now.
    pub fn set_total(&mut self, total: usize) {
        self.total = total.max(1);
        self.at.row = self.at.row.min(self.total - 1);
        self.to.row = self.to.row.min(self.total - 1);
        self.scroll_to(self.first);
    }

    fn scroll_to(&mut self, first: usize) {
        self.first = first.min(self.total.saturating_sub(self.visible()));
    }

    fn bring_into_sight(&mut self, row: usize) {
        if row < self.first {
            self.first = row;
        } else if row >= self.first + self.visible() {
            self.first = row + 1 - self.visible();
        }
    }

    /// Moves to a cell and clears the selection.
    pub fn go(&mut self, at: At) {
        self.at = At { row: at.row.min(self.total - 1), column: at.column.min(self.columns - 1) };
        self.to = self.at;
        self.bring_into_sight(self.at.row);
    }

    /// Extends the selection to a cell.
    pub fn reach(&mut self, to: At) {
        self.to = At { row: to.row.min(self.total - 1), column: to.column.min(self.columns - 1) };
        self.bring_into_sight(self.to.row);
    }

    /// Moves in a direction, or extends the selection.
    pub fn step(&mut self, way: Direction, far: Far, select: bool) {
        let from = if select { self.to } else { self.at };
        let page = self.visible();
        let by = match far {
            Far::Cell => 1,
            Far::Page => page,
            Far::Edge => usize::MAX,
        };
        let to = match way {
            Direction::Up => At { row: from.row.saturating_sub(by), ..from },
            Direction::Down => At { row: from.row.saturating_add(by), ..from },
            Direction::Left => At { column: from.column.saturating_sub(by), ..from },
            Direction::Right => At { column: from.column.saturating_add(by), ..from },
        };
        if select { self.reach(to) } else { self.go(to) }
    }

    /// Stands at a cell and selects to another, which need not come into sight.
    pub fn select(&mut self, at: At, to: At) {
        self.reach(to);
        self.at = at;
        self.bring_into_sight(at.row);
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.at = At::default();
        self.to = At { row: self.total - 1, column: self.columns - 1 };
    }

    /// The rows that are selected.
    #[must_use]
    pub fn rows(&self) -> RangeInclusive<usize> {
        self.at.row.min(self.to.row)..=self.at.row.max(self.to.row)
    }

    /// The columns that are selected.
    #[must_use]
    pub fn columns(&self) -> RangeInclusive<usize> {
        self.at.column.min(self.to.column)..=self.at.column.max(self.to.column)
    }

    /// Whether more than one cell is selected.
    #[must_use]
    pub fn selects_many(&self) -> bool {
        self.at != self.to
    }

    /// Whether a cell is selected.
    #[must_use]
    pub fn selects(&self, at: At) -> bool {
        self.rows().contains(&at.row) && self.columns().contains(&at.column)
    }

    /// Applies an event of the mouse.
    #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "rows are far fewer than 2^63")]
    pub fn update(&mut self, event: GridEvent) {
        match event {
            GridEvent::Resized(room) => {
                self.room = room;
                self.scroll_to(self.first);
            }
            GridEvent::Wheel(delta) => {
                self.turned -= match delta {
                    ScrollDelta::Lines { y, .. } => y * NOTCH,
                    ScrollDelta::Pixels { y, .. } => y / space::CELL,
                };
                let rows = self.turned.trunc();
                self.turned -= rows;
                let first = (self.first as isize).saturating_add(rows as isize).max(0);
                self.scroll_to(first.unsigned_abs());
            }
            GridEvent::Scrolled(first) => self.scroll_to(first),
            GridEvent::Pressed(at) => self.go(at),
            GridEvent::Reached(at) => self.reach(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(total: usize) -> Grid {
        let mut grid = Grid { room: Size::new(900.0, 10.0 * space::CELL), ..Grid::new(8) };
        grid.set_total(total);
        grid
    }

    #[test]
    fn keys_stop_at_the_edges_and_bring_the_cell_into_sight() {
        let mut grid = grid(500);
        grid.step(Direction::Up, Far::Cell, false);
        grid.step(Direction::Left, Far::Cell, false);
        assert_eq!((grid.at, grid.first), (At { row: 0, column: 0 }, 0));
        grid.step(Direction::Down, Far::Page, false);
        assert_eq!((grid.at.row, grid.first), (10, 1));
        grid.step(Direction::Down, Far::Edge, false);
        grid.step(Direction::Right, Far::Edge, false);
        assert_eq!((grid.at, grid.first), (At { row: 499, column: 7 }, 490));
        assert_eq!(grid.built(), 490..500);
    }

    #[test]
    fn a_selection_goes_from_where_one_stands_both_ways() {
        let mut grid = grid(20);
        grid.go(At { row: 5, column: 3 });
        grid.step(Direction::Up, Far::Cell, true);
        grid.step(Direction::Up, Far::Cell, true);
        grid.step(Direction::Right, Far::Cell, true);
        assert_eq!((grid.rows(), grid.columns()), (3..=5, 3..=4));
        assert!(grid.selects(At { row: 4, column: 4 }) && !grid.selects(At { row: 4, column: 5 }));
        assert_eq!(grid.at, At { row: 5, column: 3 });
        grid.step(Direction::Down, Far::Cell, false);
        assert!(!grid.selects_many());
        assert_eq!(grid.at, At { row: 6, column: 3 });
    }

    #[test]
    fn a_grid_that_gets_shorter_keeps_one_in_it() {
        let mut grid = grid(100);
        grid.go(At { row: 99, column: 0 });
        grid.set_total(1);
        assert_eq!((grid.at.row, grid.first), (0, 0));
    }
}
