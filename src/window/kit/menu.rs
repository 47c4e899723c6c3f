//! A menu: a short list of things to do that hangs where it was asked for, over whatever stands there; by mouse and by keyboard.

use iced::{
    Alignment, Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector,
    advanced::{Clipboard, Layout, Overlay, Shell, layout, mouse, overlay, renderer, widget},
    widget::{Column, container, mouse_area, row, rule},
};

use super::{
    icon::{Icon, icon},
    one_line::one_line,
    rows::Step,
    space, text, theme,
};

/// One thing to do.
#[derive(Debug, Clone)]
pub struct MenuItem<Message> {
    /// The sign before the words, where one says it.
    pub icon: Option<Icon>,
    pub words: String,
    /// The key that does the same without the menu.
    pub key: String,
    /// What it asks for.
    pub message: Message,
    /// Whether it cannot be taken back.
    pub is_dangerous: bool,
}

/// Where a menu opens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MenuPlace {
    /// The last position of the mouse.
    At(Point),
    /// At a row of the list, by keyboard.
    Row(usize),
    /// At the list's headings.
    Heading,
}

/// An open menu: its place, and the item that Enter runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OpenMenu {
    pub place: MenuPlace,
    /// The marked entry.
    pub marked: usize,
}

impl OpenMenu {
    /// A menu with its first entry marked.
    #[must_use]
    pub fn new(place: MenuPlace) -> Self {
        Self { place, marked: 0 }
    }

    /// Goes to another entry; from the last to the first and back.
    pub fn step(&mut self, step: Step, entries: usize) {
        let last = entries.saturating_sub(1);
        self.marked = match step {
            Step::Up => self.marked.checked_sub(1).unwrap_or(last),
            Step::Down if self.marked >= last => 0,
            Step::Down => self.marked + 1,
            Step::Home | Step::PageUp => 0,
            Step::End | Step::PageDown => last,
        };
    }
}

/// The menu itself.
pub fn list<'a, Message: Clone + 'a>(entries: Vec<MenuItem<Message>>, marked: usize) -> Element<'a, Message> {
    let mut lines = Column::new().padding(space::TINY);
    // Reserves the width of an icon, so that all labels are aligned.
    let has_icons = entries.iter().any(|entry| entry.icon.is_some());
    for (at, entry) in entries.into_iter().enumerate() {
        let is_marked = at == marked;
        if entry.is_dangerous {
            lines = lines.push(rule::horizontal(1).style(theme::line));
        }
        let words = one_line(entry.words);
        let words = if is_marked { words.bold() } else { words };
        let words = if entry.is_dangerous { words.style(theme::alarming) } else { words };
        let key = text::label(entry.key).wrapping(iced::widget::text::Wrapping::None);
        let sign = container(entry.icon.map(icon)).width(space::LARGE).align_x(Alignment::Center);
        let words = row![has_icons.then_some(sign), words].spacing(space::SMALL).align_y(Alignment::Center);
        let line = row![words.width(Length::Fill), key].spacing(space::MEDIUM).align_y(Alignment::Center);
        let line = container(line).padding([space::TINY, space::SMALL]).style(theme::row(is_marked));
        lines = lines.push(mouse_area(line).on_press(entry.message).interaction(mouse::Interaction::Pointer));
    }
    container(lines).width(Length::Fixed(space::MENU)).style(theme::floating).into()
}

/// The menu as an overlay at a point; a press beside it is told by `on_leave`.
pub(super) struct Over<'a, 'b, Message> {
    pub(super) menu: &'a mut Element<'b, Message>,
    pub(super) tree: &'a mut widget::Tree,
    pub(super) at: Point,
    pub(super) on_leave: Message,
}

impl<'a, 'b: 'a, Message: Clone + 'a> Over<'a, 'b, Message> {
    pub(super) fn into_overlay(self) -> overlay::Element<'a, Message, Theme, Renderer> {
        overlay::Element::new(Box::new(self))
    }
}

impl<Message: Clone> Overlay<Message, Theme, Renderer> for Over<'_, '_, Message> {
    fn layout(&mut self, renderer: &Renderer, bounds: Size) -> layout::Node {
        let node = self.menu.as_widget_mut().layout(self.tree, renderer, &layout::Limits::new(Size::ZERO, bounds));
        let size = node.size();
        let x = self.at.x.min(bounds.width - size.width).max(0.0);
        // Upwards where there is no room below.
        let y = if self.at.y + size.height <= bounds.height { self.at.y } else { self.at.y - size.height };
        node.move_to(Point::new(x, y.max(0.0)))
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) {
        self.menu.as_widget().draw(self.tree, renderer, theme, style, layout, cursor, &layout.bounds());
    }

    fn operate(&mut self, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn widget::Operation) {
        self.menu.as_widget_mut().operate(self.tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        let viewport = layout.bounds();
        let is_beside = !cursor.is_over(viewport);
        if matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_))) && is_beside {
            shell.publish(self.on_leave.clone());
            shell.capture_event();
            return;
        }
        let menu = self.menu.as_widget_mut();
        menu.update(self.tree, event, layout, cursor, renderer, clipboard, shell, &viewport);
    }

    fn mouse_interaction(&self, layout: Layout<'_>, cursor: mouse::Cursor, renderer: &Renderer) -> mouse::Interaction {
        self.menu.as_widget().mouse_interaction(self.tree, layout, cursor, &layout.bounds(), renderer)
    }
}

/// The place of a menu for a row or heading with these bounds.
pub(super) fn point(place: MenuPlace, bounds: Rectangle, first: usize, height: f32, translation: Vector) -> Point {
    #[expect(clippy::cast_precision_loss, reason = "a window shows few rows")]
    let below = |row: usize| height * (row.saturating_sub(first) as f32 + 1.0);
    match place {
        MenuPlace::At(at) => at,
        MenuPlace::Row(row) => Point::new(bounds.x + space::HUGE, bounds.y + below(row)) + translation,
        MenuPlace::Heading => Point::new(bounds.x + space::HUGE, bounds.y) + translation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keyboard_goes_round() {
        let mut menu = OpenMenu::new(MenuPlace::Heading);
        menu.step(Step::Up, 3);
        assert_eq!(menu.marked, 2);
        menu.step(Step::Down, 3);
        assert_eq!(menu.marked, 0);
        menu.step(Step::End, 3);
        menu.step(Step::Up, 3);
        assert_eq!(menu.marked, 1);
    }
}
