//! A list of any length: only the rows that can be seen are built, and where one stands is a row's index, never a pixel.

use iced::{
    Element, Length, Size,
    mouse::ScrollDelta,
    widget::{Column, column, container, mouse_area, row, rule, sensor},
};

use super::{scrollbar::Scrollbar, space, theme};

/// Rows one notch of the wheel goes by.
const NOTCH: f32 = 3.0;

/// Where one stands in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// The first row that is seen.
    pub first: usize,
    /// How many rows there are.
    pub total: usize,
    /// The chosen row.
    pub chosen: Option<usize>,
    /// The room for rows, in pixels.
    pub room: Size,
    /// What the wheel has turned of the next row.
    turned: f32,
}

/// What happens in a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// The room for rows has this size now.
    Resized(Size),
    /// The wheel turned.
    Wheel(ScrollDelta),
    /// The scrollbar went to this first row.
    Scrolled(usize),
    /// A row was pressed.
    Pressed(usize),
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
        Self { first: 0, total: 0, chosen: None, room: Size::new(720.0, 600.0), turned: 0.0 }
    }
}

impl Rows {
    /// How many rows are seen whole.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window is not that high")]
    pub fn visible(&self) -> usize {
        ((self.room.height / space::ROW).floor() as usize).max(1)
    }

    /// The rows to build: those seen, and one that is seen in part.
    #[must_use]
    pub fn built(&self) -> std::ops::Range<usize> {
        self.first..self.total.min(self.first + self.visible() + 1)
    }

    /// Says how many rows there are now; keeps the place where it can.
    pub fn set_total(&mut self, total: usize) {
        self.total = total;
        self.chosen = self.chosen.filter(|chosen| *chosen < total);
        self.scroll_to(self.first);
    }

    /// Goes to the top, with nothing chosen.
    pub fn restart(&mut self) {
        self.first = 0;
        self.chosen = None;
        self.turned = 0.0;
    }

    /// Makes this the first row seen, as far as the list goes.
    pub fn scroll_to(&mut self, first: usize) {
        self.first = first.min(self.total.saturating_sub(self.visible()));
    }

    /// Chooses a row and brings it into sight.
    pub fn choose(&mut self, index: usize) {
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

    /// Goes a step from the chosen row, or chooses the first one seen.
    pub fn step(&mut self, step: Step) {
        let page = self.visible();
        let Some(chosen) = self.chosen else {
            self.choose(if step == Step::End { usize::MAX } else { self.first });
            return;
        };
        self.choose(match step {
            Step::Up => chosen.saturating_sub(1),
            Step::Down => chosen + 1,
            Step::PageUp => chosen.saturating_sub(page),
            Step::PageDown => chosen + page,
            Step::Home => 0,
            Step::End => usize::MAX,
        });
    }

    /// Follows what happened.
    #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "rows are far fewer than 2^63")]
    pub fn update(&mut self, event: Event) {
        match event {
            Event::Resized(room) => {
                self.room = room;
                self.scroll_to(self.first);
            }
            Event::Wheel(delta) => {
                self.turned -= match delta {
                    ScrollDelta::Lines { y, .. } => y * NOTCH,
                    ScrollDelta::Pixels { y, .. } => y / space::ROW,
                };
                let rows = self.turned.trunc();
                self.turned -= rows;
                let first = self.first as i64 + rows as i64;
                self.scroll_to(usize::try_from(first).unwrap_or(0));
            }
            Event::Scrolled(first) => self.scroll_to(first),
            Event::Pressed(index) => self.choose(index),
        }
    }

    /// The list: `build` makes a row's content; `on_event` takes what happens.
    pub fn view<'a, Message: Clone + 'a>(
        &self,
        build: impl Fn(usize) -> Element<'a, Message>,
        on_event: impl Fn(Event) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let rows = self.built().map(|index| {
            let chosen = self.chosen == Some(index);
            let mark = container(iced::widget::space()).width(3).height(Length::Fill).style(theme::mark(chosen));
            let line = container(row![mark, build(index)].height(space::ROW - 1.0)).style(theme::row(chosen));
            let line = column![line, rule::horizontal(1).style(theme::line)];
            mouse_area(line).on_press(on_event(Event::Pressed(index))).into()
        });
        let body = container(Column::with_children(rows)).width(Length::Fill).height(Length::Fill).clip(true);
        let body = sensor(body)
            .on_show(move |room| on_event(Event::Resized(room)))
            .on_resize(move |room| on_event(Event::Resized(room)));
        let bar = Scrollbar::new(self.first, self.visible(), self.total, move |first| on_event(Event::Scrolled(first)));
        mouse_area(row![body, bar]).on_scroll(move |delta| on_event(Event::Wheel(delta))).into()
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
    fn only_what_is_seen_is_built() {
        let mut rows = list(1_000_000);
        rows.update(Event::Scrolled(500_000));
        assert_eq!(rows.built(), 500_000..500_011);
        assert_eq!(list(3).built(), 0..3);
        assert_eq!(list(0).built(), 0..0);
    }

    #[test]
    fn the_wheel_turns_whole_rows_and_keeps_the_rest() {
        let mut rows = list(100);
        rows.update(Event::Wheel(ScrollDelta::Lines { x: 0.0, y: -1.0 }));
        assert_eq!(rows.first, 3);
        rows.update(Event::Wheel(ScrollDelta::Pixels { x: 0.0, y: -space::ROW / 2.0 }));
        assert_eq!(rows.first, 3);
        rows.update(Event::Wheel(ScrollDelta::Pixels { x: 0.0, y: -space::ROW / 2.0 }));
        assert_eq!(rows.first, 4);
        rows.update(Event::Wheel(ScrollDelta::Lines { x: 0.0, y: 50.0 }));
        assert_eq!(rows.first, 0);
    }

    #[test]
    fn a_list_that_gets_shorter_keeps_its_place_where_it_can() {
        let mut rows = list(100);
        rows.choose(99);
        rows.set_total(50);
        assert_eq!((rows.chosen, rows.first), (None, 40));
        rows.update(Event::Resized(Size::new(700.0, 60.0 * space::ROW)));
        assert_eq!(rows.first, 0);
    }
}
