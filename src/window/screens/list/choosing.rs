//! Choosing the columns: a strip above the headings with every column the list can show, and what may be done with the marked one.
//! Their edges are dragged in the headings themselves.

use iced::{
    Alignment, Element,
    widget::{Row, column, row, text::Wrapping},
};

use domain::list_order::ListColumn;
use language::Language;
use store::StoreThread;

use super::{
    Action, List, Message as ListMessage, headings,
    seen::{self, Seen},
};
use crate::{
    keys::{Command, together},
    kit::{button, icon::Icon, space, text},
    list_columns::{Columns, Listing, Side},
};

/// How much wider or narrower one key makes a column, in pixels.
const STEP: f32 = 12.0;

/// The strip: which column is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choosing {
    marked: ListColumn,
}

/// A column that is being dragged by its edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizing {
    column: ListColumn,
    /// How wide it was when it was taken.
    from: f32,
    /// Whether it becomes wider to the right; a column behind the subject becomes wider to the left.
    to_right: bool,
    /// How much wider it may become.
    spare: f32,
}

/// What happens to columns.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Show the strip, or put it away.
    ToggleStrip,
    /// Mark a column, and show or hide it.
    Press(ListColumn),
    /// Mark the one beside the marked one.
    Step(Side),
    /// Show or hide the marked one.
    Toggle,
    /// Move the marked one.
    Shift(Side),
    /// Make the marked one narrower or wider.
    Widen(Side),
    /// The usual columns.
    Usual,
    /// The edge behind this column was dragged so far.
    Dragged(usize, f32),
    /// The edge was let go.
    LetGo,
}

impl List {
    fn listing(&self) -> Listing {
        Listing::of(&self.query)
    }

    pub(super) fn seen(&self) -> Seen {
        Seen::of(&self.query, &self.columns, self.rows.room.width)
    }

    /// Whether columns are being chosen.
    #[must_use]
    pub fn is_choosing(&self) -> bool {
        self.choosing.is_some()
    }

    /// Every column: those shown in their order, then the others.
    fn all_columns(&self) -> Vec<(ListColumn, bool)> {
        let shown: Vec<ListColumn> = match self.columns.of(self.listing()) {
            Some(Columns(shown)) => shown.iter().map(|shown| shown.column).collect(),
            None => self.seen().columns.iter().map(|(column, _)| *column).collect(),
        };
        let others = self.listing().columns().into_iter().filter(|column| !shown.contains(column));
        shown.iter().map(|column| (*column, true)).chain(others.map(|column| (column, false))).collect()
    }

    /// The marked column; the first when the one marked is of another list.
    fn marked(&self, choosing: Choosing) -> ListColumn {
        let is_here = self.listing().columns().contains(&choosing.marked);
        if is_here { choosing.marked } else { self.listing().key() }
    }

    /// Changes the columns of this list, which begin as they are seen.
    fn choose(&mut self, change: impl FnOnce(&mut Columns)) {
        let begun = || seen::begun(&self.query, self.rows.room.width);
        let listing = self.listing();
        let mut columns = self.columns.of(listing).cloned().unwrap_or_else(begun);
        change(&mut columns);
        *self.columns.of_mut(listing) = Some(columns);
    }

    fn toggle(&mut self, column: ListColumn) {
        let (listing, spare) = (self.listing(), self.seen().spare(self.rows.room.width));
        self.choose(|columns| columns.toggle(column, listing, spare - space::MEDIUM));
    }

    pub(super) fn columns_update(&mut self, message: Message, store: &StoreThread) -> Action {
        let is_to_be_kept = self.follow_columns(message);
        // A column that came may tell of what has not been asked yet.
        let task = self.attend(store);
        if is_to_be_kept { Action::KeepColumns(self.columns.clone(), task) } else { Action::Run(task) }
    }

    /// Follows what happened; whether other columns are to be remembered.
    fn follow_columns(&mut self, message: Message) -> bool {
        let listing = self.listing();
        let marked = self.choosing.map(|choosing| self.marked(choosing));
        match (message, marked) {
            (Message::ToggleStrip, None) => self.choosing = Some(Choosing { marked: listing.key() }),
            (Message::ToggleStrip, Some(_)) => self.choosing = None,
            (Message::Press(column), _) => {
                self.choosing = Some(Choosing { marked: column });
                self.toggle(column);
                return true;
            }
            (Message::Step(side), Some(column)) => {
                let all = self.all_columns();
                let at = all.iter().position(|(known, _)| *known == column).unwrap_or(0);
                let next = match side {
                    Side::Left => at.checked_sub(1).unwrap_or(all.len().saturating_sub(1)),
                    Side::Right => (at + 1) % all.len().max(1),
                };
                self.choosing = all.get(next).map(|(column, _)| Choosing { marked: *column });
            }
            (Message::Toggle, Some(column)) => {
                self.toggle(column);
                return true;
            }
            (Message::Shift(side), Some(column)) => {
                self.choose(|columns| columns.shift(column, side));
                return true;
            }
            (Message::Widen(side), Some(column)) => {
                let spare = self.seen().spare(self.rows.room.width);
                let by = if side == Side::Right { STEP.min(spare) } else { -STEP };
                self.choose(|columns| {
                    if let Some(width) = columns.width(column) {
                        columns.size(column, width + by);
                    }
                });
                return true;
            }
            (Message::Usual, _) => return self.columns.of_mut(listing).take().is_some(),
            (Message::Dragged(edge, by), _) => self.drag(edge, by),
            // What was dragged is remembered when the edge is let go.
            (Message::LetGo, _) => return self.sizing.take().is_some(),
            (Message::Step(_) | Message::Toggle | Message::Shift(_) | Message::Widen(_), None) => {}
        }
        false
    }

    /// The edge follows the mouse: the column before it changes where that stands before the subject, and the one behind it where
    /// not. The subject gives and takes.
    fn drag(&mut self, edge: usize, by: f32) {
        let Some(sizing) = self.sizing.or_else(|| self.taken(edge)) else { return };
        self.sizing = Some(sizing);
        let by = if sizing.to_right { by } else { -by };
        self.choose(|columns| columns.size(sizing.column, sizing.from + by.min(sizing.spare)));
    }

    fn taken(&self, edge: usize) -> Option<Sizing> {
        let seen = self.seen();
        let widths = seen.widths(self.rows.room.width);
        let subject = widths.iter().position(|(column, _)| *column == ListColumn::Subject)?;
        let to_right = edge < subject;
        let (column, from) = *widths.get(if to_right { edge } else { edge + 1 })?;
        Some(Sizing { column, from, to_right, spare: seen.spare(self.rows.room.width) })
    }

    /// Follows a key while columns are being chosen; `None` when it is not the strip's.
    pub fn columns_command(&mut self, command: Command, store: &StoreThread) -> Option<Action> {
        self.choosing?;
        let message = match command {
            Command::Columns | Command::Leave => Message::ToggleStrip,
            Command::Column(side) => Message::Step(side),
            Command::ShowColumn | Command::Enter => Message::Toggle,
            Command::MoveColumn(side) => Message::Shift(side),
            Command::Widen(side) => Message::Widen(side),
            Command::UsualColumns => Message::Usual,
            _ => return None,
        };
        Some(self.columns_update(message, store))
    }

    /// The strip; `None` while it is put away.
    pub(super) fn choosing<'a>(&self, seen: &Seen, language: &Language) -> Option<Element<'a, ListMessage>> {
        let marked = self.marked(self.choosing?);
        let listing = self.listing();
        let name = |column| language.text(headings::name_key(column, listing));
        let all = self.all_columns();
        let shown = all.contains(&(marked, true));
        let at = all.iter().position(|(column, _)| *column == marked).unwrap_or(0);
        let parts = all.iter().filter(|(column, _)| !seen.is_narrow || *column == marked).map(|(column, shown)| {
            let press = ListMessage::Columns(Message::Press(*column));
            button::part(name(*column), *shown, *column == marked, press)
        });
        // Where there is no room for all, one is seen at a time.
        let which = seen.is_narrow.then(|| text::label(format!("{}/{}", at + 1, all.len())));
        let step = |sign, side| seen.is_narrow.then(|| button::arrow(sign, ListMessage::Columns(Message::Step(side))));
        let parts = Row::new()
            .push(step(Icon::ChevronLeft, Side::Left))
            .extend(parts)
            .push(step(Icon::ChevronRight, Side::Right))
            .push(which)
            .push(key(together(&[Command::Column(Side::Left), Command::Column(Side::Right)])))
            .spacing(space::SMALL)
            .align_y(Alignment::Center);
        let can = |can: bool, message: Message| can.then_some(ListMessage::Columns(message));
        let is_subject = marked == ListColumn::Subject;
        let turn = if shown { texts::COLUMNS_HIDE } else { texts::COLUMNS_SHOW };
        let actions = [
            (turn, Command::ShowColumn.key(), can(!is_subject, Message::Toggle)),
            (texts::COLUMNS_LEFT, Command::MoveColumn(Side::Left).key(), can(shown, Message::Shift(Side::Left))),
            (texts::COLUMNS_RIGHT, Command::MoveColumn(Side::Right).key(), can(shown, Message::Shift(Side::Right))),
            (
                texts::COLUMNS_NARROWER,
                Command::Widen(Side::Left).key(),
                can(shown && !is_subject, Message::Widen(Side::Left)),
            ),
            (
                texts::COLUMNS_WIDER,
                Command::Widen(Side::Right).key(),
                can(shown && !is_subject, Message::Widen(Side::Right)),
            ),
            (
                texts::COLUMNS_USUAL,
                Command::UsualColumns.key(),
                can(self.columns.of(listing).is_some(), Message::Usual),
            ),
            (texts::COLUMNS_DONE, Command::Leave.key(), can(true, Message::ToggleStrip)),
        ];
        let actions = actions.map(|(words, key, press)| button::quiet(language.text(words), key, press));
        let is_seen = seen.columns.iter().any(|(column, _)| *column == marked);
        let about = match (is_subject, shown, is_seen) {
            (true, ..) => Some(texts::COLUMNS_SUBJECT),
            (_, true, false) => Some(texts::COLUMNS_NO_ROOM),
            _ => None,
        };
        let about = about
            .map(|key| text::label(language.say(&key.with(texts::values::Column { column: name(marked).into() }))));
        let actions = row(actions).spacing(space::SMALL).align_y(Alignment::Center);
        Some(column![parts.wrap(), actions.wrap()].push(about).spacing(space::SMALL).into())
    }
}

fn key<'a>(key: String) -> Element<'a, ListMessage> {
    text::label(key).wrapping(Wrapping::None).into()
}
