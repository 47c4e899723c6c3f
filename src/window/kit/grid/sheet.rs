//! What a grid is drawn on: it takes the grid's keys before the input in it would, and knows which cell the mouse is at.

use iced::{
    Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector,
    advanced::{
        Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer,
        widget::{self, Operation, operation::Focusable, tree},
    },
    keyboard,
};

use super::{At, Grid, GridEvent};
use crate::kit::space;

/// The content with the grid's keys and mouse.
pub fn sheet<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    grid: &Grid,
    edges: Vec<f32>,
    written: Option<Rectangle>,
    on_event: impl Fn(GridEvent) -> Message + 'a,
    on_key: impl Fn(&keyboard::Event) -> Option<Message> + 'a,
) -> Element<'a, Message> {
    Element::new(Sheet {
        content: content.into(),
        first: grid.first,
        total: grid.total,
        edges,
        written,
        on_event: Box::new(on_event),
        on_key: Box::new(on_key),
    })
}

/// What a key says in a grid, if it says something there.
type OnKey<'a, Message> = Box<dyn Fn(&keyboard::Event) -> Option<Message> + 'a>;

struct Sheet<'a, Message> {
    content: Element<'a, Message>,
    first: usize,
    total: usize,
    /// Where each column ends, from the sheet's left edge; what lies before the first is no cell.
    edges: Vec<f32>,
    /// Where one writes, while one does: the mouse is the input's there.
    written: Option<Rectangle>,
    on_event: Box<dyn Fn(GridEvent) -> Message + 'a>,
    on_key: OnKey<'a, Message>,
}

/// What the mouse and the keyboard hold.
#[derive(Debug, Default)]
struct SheetHold {
    shift: bool,
    /// The cell the pressed button was last at.
    at: Option<At>,
}

impl<Message> Sheet<'_, Message> {
    /// The cell at a point of the sheet; beyond the rows, the last.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window is not that high")]
    fn cell(&self, point: Point) -> Option<At> {
        if self.written.is_some_and(|written| written.contains(point)) {
            return None;
        }
        let column = self.edges.iter().position(|edge| point.x < *edge)?.checked_sub(1)?;
        let row = self.first + (point.y.max(0.0) / space::CELL) as usize;
        (row < self.total).then_some(At { row, column })
    }
}

/// Whether an input has the keyboard.
struct HasKeyboard(bool);

impl Operation for HasKeyboard {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&widget::Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.0 |= state.is_focused();
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Sheet<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<SheetHold>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(SheetHold::default())
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn children(&self) -> Vec<widget::Tree> {
        vec![widget::Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut widget::Tree) {
        tree.diff_children(&[&self.content]);
    }

    fn layout(&mut self, tree: &mut widget::Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut widget::Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut widget::Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let held = tree.state.downcast_mut::<SheetHold>();
        match event {
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => held.shift = modifiers.shift(),
            Event::Keyboard(key) => {
                if let Some(message) = (self.on_key)(key) {
                    let mut has_keyboard = HasKeyboard(false);
                    let content = self.content.as_widget_mut();
                    content.operate(&mut tree.children[0], layout, renderer, &mut has_keyboard);
                    if has_keyboard.0 {
                        shell.publish(message);
                        shell.capture_event();
                        // The input stands elsewhere now: what is typed next waits for that.
                        shell.invalidate_layout();
                        return;
                    }
                }
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                // The input keeps the keyboard: it moves to the pressed cell.
                if let Some(at) = cursor.position_in(bounds).and_then(|point| self.cell(point)) {
                    held.at = Some(at);
                    let event = if held.shift { GridEvent::Reached(at) } else { GridEvent::Pressed(at) };
                    shell.publish((self.on_event)(event));
                    shell.capture_event();
                    return;
                }
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                if let Some(before) = held.at
                    && let Some(at) = cursor.position_in(bounds).and_then(|point| self.cell(point))
                    && at != before
                {
                    held.at = Some(at);
                    shell.publish((self.on_event)(GridEvent::Reached(at)));
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => held.at = None,
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if cursor.is_over(bounds) => {
                shell.publish((self.on_event)(GridEvent::Wheel(*delta)));
                shell.capture_event();
                return;
            }
            _ => {}
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn mouse_interaction(
        &self,
        tree: &widget::Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }

    fn draw(
        &self,
        tree: &widget::Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut widget::Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(&mut tree.children[0], layout, renderer, viewport, translation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_in_a_cell_or_in_none() {
        let mut grid = Grid::new(2);
        grid.set_total(3);
        let content = iced::widget::space();
        let sheet = Sheet::<()> {
            content: content.into(),
            first: 1,
            total: grid.total,
            edges: vec![40.0, 140.0, 340.0],
            written: Some(Rectangle { x: 140.0, y: 0.0, width: 100.0, height: space::CELL }),
            on_event: Box::new(|_| ()),
            on_key: Box::new(|_| None),
        };
        let at = |x, y| sheet.cell(Point::new(x, y));
        assert_eq!(at(20.0, 5.0), None, "the number of the row is no cell");
        assert_eq!(at(40.0, 5.0), Some(At { row: 1, column: 0 }));
        assert_eq!(at(339.0, space::CELL + 1.0), Some(At { row: 2, column: 1 }));
        assert_eq!(at(100.0, 2.0 * space::CELL + 1.0), None, "below the last row");
        assert_eq!(at(341.0, 5.0), None);
        assert_eq!(at(150.0, 5.0), None, "where one writes, the mouse is the input's");
        assert_eq!(at(250.0, 5.0), Some(At { row: 1, column: 1 }));
    }
}
