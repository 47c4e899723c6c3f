//! A list of any length: only the rows that can be seen are built, and where one stands is a row's index, never a pixel. One row
//! is chosen, several may be selected.

use iced::{
    Element, Length, Size,
    mouse::ScrollDelta,
    widget::{Column, column, container, mouse_area, row, rule, sensor},
};

use super::{
    menu,
    row_area::{Press, RowArea},
    scrollbar::Scrollbar,
    selection::Selection,
    space, theme,
};

/// Rows for one notch of the wheel.
const NOTCH: f32 = 3.0;

/// A position in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// The first row that is seen.
    pub first: usize,
    /// How many rows there are.
    pub total: usize,
    /// The chosen row.
    pub chosen: Option<usize>,
    /// The selected rows, the chosen one as a rule among them.
    pub selection: Selection,
    /// Where a selection of several begins.
    anchor: usize,
    /// The room for rows, in pixels.
    pub room: Size,
    /// The part of a row that the wheel has turned.
    turned: f32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RowEvent {
    /// The room for rows has this size now.
    Resized(Size),
    /// The wheel turned.
    Wheel(ScrollDelta),
    /// The scrollbar went to this first row.
    Scrolled(usize),
    /// The menu over the rows was closed by a press beside it.
    LeftMenu,
    /// A row was pressed, and how.
    Pressed(usize, Press),
}

/// Where the keyboard goes from the chosen row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// As many rows up as are seen.
    PageUp,
    /// As many rows down as are seen.
    PageDown,
    /// The first row.
    Home,
    /// The last row.
    End,
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            first: 0,
            total: 0,
            chosen: None,
            selection: Selection::default(),
            anchor: 0,
            room: Size::new(720.0, 600.0),
            turned: 0.0,
        }
    }
}

impl Rows {
    /// How many rows are seen whole.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window is not that high")]
    pub fn visible(&self) -> usize {
        ((self.room.height / space::ROW).floor() as usize).max(1)
    }

    /// The rows to build: the visible ones, and one that is partly visible.
    #[must_use]
    pub fn built(&self) -> std::ops::Range<usize> {
        self.first..self.total.min(self.first + self.visible() + 1)
    }

    /// Says how many rows there are now; keeps the place where it can.
    pub fn set_total(&mut self, total: usize) {
        self.total = total;
        self.chosen = self.chosen.filter(|chosen| *chosen < total);
        self.selection.cut(total);
        self.scroll_to(self.first);
    }

    /// Scrolls to the top and clears the choice.
    pub fn restart(&mut self) {
        self.first = 0;
        self.chosen = None;
        self.selection = Selection::default();
        self.turned = 0.0;
    }

    /// Makes this the first row seen, as far as the list goes.
    pub fn scroll_to(&mut self, first: usize) {
        self.first = first.min(self.total.saturating_sub(self.visible()));
    }

    /// Chooses a row, selects it alone and brings it into sight.
    pub fn choose(&mut self, index: usize) {
        self.go_to(index);
        self.anchor = self.chosen.unwrap_or_default();
        self.select_through();
    }

    /// Chooses a row and selects all from where the selection began to it.
    pub fn choose_through(&mut self, index: usize) {
        if self.chosen.is_none() {
            return self.choose(index);
        }
        self.go_to(index);
        self.select_through();
    }

    /// Chooses a row and takes it into the selection, or out of it.
    pub fn choose_also(&mut self, index: usize) {
        self.go_to(index);
        self.anchor = self.chosen.unwrap_or_default();
        if let Some(chosen) = self.chosen {
            self.selection.toggle(chosen);
        }
    }

    /// Selects every row.
    pub fn select_all(&mut self) {
        self.selection = Selection::stretch(0..self.total);
    }

    /// Selects the chosen row alone; whether others were selected.
    pub fn select_one(&mut self) -> bool {
        let several = self.selection.count() > 1;
        self.selection = self.chosen.map_or_else(Selection::default, |chosen| Selection::stretch(chosen..chosen + 1));
        several
    }

    fn select_through(&mut self) {
        let Some(chosen) = self.chosen else { return };
        self.anchor = self.anchor.min(self.total.saturating_sub(1));
        self.selection = Selection::stretch(self.anchor.min(chosen)..self.anchor.max(chosen) + 1);
    }

    fn go_to(&mut self, index: usize) {
        if self.total == 0 {
            return;
        }
        let index = index.min(self.total - 1);
        self.chosen = Some(index);
        if index < self.first {
            self.first = index;
        } else if index >= self.first + self.visible() {
            self.first = index + 1 - self.visible();
        }
    }

    /// Moves the choice by a step, or chooses the first visible row.
    pub fn step(&mut self, step: Step) {
        self.choose(self.after(step));
    }

    /// The same, selecting the rows on the way.
    pub fn step_through(&mut self, step: Step) {
        self.choose_through(self.after(step));
    }

    fn after(&self, step: Step) -> usize {
        let page = self.visible();
        let Some(chosen) = self.chosen else { return if step == Step::End { usize::MAX } else { self.first } };
        match step {
            Step::Up => chosen.saturating_sub(1),
            Step::Down => chosen + 1,
            Step::PageUp => chosen.saturating_sub(page),
            Step::PageDown => chosen + page,
            Step::Home => 0,
            Step::End => usize::MAX,
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "rows are far fewer than 2^63")]
    pub fn update(&mut self, event: RowEvent) {
        match event {
            RowEvent::Resized(room) => {
                self.room = room;
                self.scroll_to(self.first);
            }
            RowEvent::Wheel(delta) => {
                self.turned -= match delta {
                    ScrollDelta::Lines { y, .. } => y * NOTCH,
                    ScrollDelta::Pixels { y, .. } => y / space::ROW,
                };
                let rows = self.turned.trunc();
                self.turned -= rows;
                let first = self.first as i64 + rows as i64;
                self.scroll_to(usize::try_from(first).unwrap_or(0));
            }
            RowEvent::Scrolled(first) => self.scroll_to(first),
            RowEvent::LeftMenu => {}
            RowEvent::Pressed(index, _) if index >= self.total => {}
            RowEvent::Pressed(index, press) => match press {
                Press::Through => self.choose_through(index),
                Press::Also => self.choose_also(index),
                // The action then concerns all selected rows.
                Press::Menu(_) if self.selection.contains(index) => self.go_to(index),
                Press::Only | Press::Twice | Press::Menu(_) => self.choose(index),
            },
        }
    }

    /// The list: `build` makes a row's content; `on_event` takes what happens. A menu hangs over it, if there is one.
    pub fn view<'a, Message: Clone + 'a>(
        &self,
        build: impl Fn(usize) -> Element<'a, Message>,
        menu: Option<(menu::MenuPlace, Element<'a, Message>)>,
        on_event: impl Fn(RowEvent) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let rows = self.built().map(|index| {
            let chosen = self.chosen == Some(index);
            let selected = chosen || self.selection.contains(index);
            let mark = container(iced::widget::space()).width(3).height(Length::Fill).style(theme::mark(chosen));
            let line = container(row![mark, build(index)].height(space::ROW - 1.0)).style(theme::row(selected));
            column![line, rule::horizontal(1).style(theme::line)].into()
        });
        let first = self.first;
        let area = RowArea::new(Column::with_children(rows), space::ROW, move |row, press| {
            on_event(RowEvent::Pressed(first + row, press))
        });
        let area = area.under(menu, first, on_event(RowEvent::LeftMenu));
        let body = container(area).width(Length::Fill).height(Length::Fill).clip(true);
        let body = sensor(body)
            .on_show(move |room| on_event(RowEvent::Resized(room)))
            .on_resize(move |room| on_event(RowEvent::Resized(room)));
        let bar =
            Scrollbar::new(self.first, self.visible(), self.total, move |first| on_event(RowEvent::Scrolled(first)));
        mouse_area(row![body, bar]).on_scroll(move |delta| on_event(RowEvent::Wheel(delta))).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(total: usize) -> Rows {
        let mut rows = Rows { room: Size::new(700.0, 10.0 * space::ROW), ..Rows::default() };
        rows.set_total(total);
        rows
    }

    #[test]
    fn keys_go_through_the_list_and_stop_at_its_ends() {
        let mut rows = list(1_000_000);
        rows.step(Step::Down);
        assert_eq!((rows.chosen, rows.first), (Some(0), 0));
        rows.step(Step::PageDown);
        assert_eq!((rows.chosen, rows.first), (Some(10), 1));
        rows.step(Step::End);
        assert_eq!((rows.chosen, rows.first), (Some(999_999), 999_990));
        rows.step(Step::Down);
        assert_eq!(rows.chosen, Some(999_999));
        rows.step(Step::Home);
        rows.step(Step::Up);
        assert_eq!((rows.chosen, rows.first), (Some(0), 0));
    }

    #[test]
    fn rows_are_selected_as_in_every_list() {
        let mut rows = list(100);
        rows.step_through(Step::Down);
        rows.step_through(Step::Down);
        rows.step_through(Step::Down);
        assert_eq!((rows.chosen, rows.selection.rows().collect::<Vec<_>>()), (Some(2), vec![0, 1, 2]));
        rows.step_through(Step::Up);
        assert_eq!(rows.selection.count(), 2);
        rows.update(RowEvent::Pressed(5, Press::Also));
        rows.update(RowEvent::Pressed(7, Press::Through));
        assert_eq!(rows.selection.rows().collect::<Vec<_>>(), [5, 6, 7]);
        rows.update(RowEvent::Pressed(6, Press::Also));
        assert_eq!(rows.selection.rows().collect::<Vec<_>>(), [5, 7]);
        let here = iced::Point::ORIGIN;
        rows.update(RowEvent::Pressed(7, Press::Menu(here)));
        assert_eq!((rows.chosen, rows.selection.count()), (Some(7), 2));
        rows.update(RowEvent::Pressed(9, Press::Menu(here)));
        assert_eq!((rows.chosen, rows.selection.rows().collect::<Vec<_>>()), (Some(9), vec![9]));
        rows.select_all();
        assert_eq!(rows.selection.count(), 100);
        assert!(rows.select_one() && !rows.select_one());
        assert_eq!(rows.selection.rows().collect::<Vec<_>>(), [9]);
        rows.update(RowEvent::Pressed(100, Press::Only));
        assert_eq!(rows.chosen, Some(9), "there is no such row");
    }

    #[test]
    fn only_what_is_seen_is_built() {
        let mut rows = list(1_000_000);
        rows.update(RowEvent::Scrolled(500_000));
        assert_eq!(rows.built(), 500_000..500_011);
        assert_eq!(list(3).built(), 0..3);
        assert_eq!(list(0).built(), 0..0);
    }

    #[test]
    fn the_wheel_turns_whole_rows_and_keeps_the_rest() {
        let mut rows = list(100);
        rows.update(RowEvent::Wheel(ScrollDelta::Lines { x: 0.0, y: -1.0 }));
        assert_eq!(rows.first, 3);
        rows.update(RowEvent::Wheel(ScrollDelta::Pixels { x: 0.0, y: -space::ROW / 2.0 }));
        assert_eq!(rows.first, 3);
        rows.update(RowEvent::Wheel(ScrollDelta::Pixels { x: 0.0, y: -space::ROW / 2.0 }));
        assert_eq!(rows.first, 4);
        rows.update(RowEvent::Wheel(ScrollDelta::Lines { x: 0.0, y: 50.0 }));
        assert_eq!(rows.first, 0);
    }

    #[test]
    fn a_list_that_gets_shorter_keeps_its_place_where_it_can() {
        let mut rows = list(100);
        rows.choose(99);
        rows.set_total(50);
        assert_eq!((rows.chosen, rows.first), (None, 40));
        rows.update(RowEvent::Resized(Size::new(700.0, 60.0 * space::ROW)));
        assert_eq!(rows.first, 0);
    }
}
