//! The edge between two headings: dragged with the mouse, it makes the columns beside it wider or narrower.

use iced::{
    Element, Event, Length, Rectangle, Renderer, Size, Theme,
    advanced::{
        Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse,
        renderer::{self, Quad},
        widget::{Tree, tree},
    },
};

use super::colors;

/// How much of the heading's height the line takes.
const SHARE: f32 = 0.6;

/// An edge of a width.
pub struct Edge<'a, Message> {
    width: f32,
    is_drawn: bool,
    on_drag: Box<dyn Fn(f32) -> Message + 'a>,
    on_let_go: Message,
}

/// An edge so wide to take; `on_drag` is told how far from where it was taken, in pixels, and `on_let_go` follows.
pub fn edge<'a, Message>(width: f32, on_drag: impl Fn(f32) -> Message + 'a, on_let_go: Message) -> Edge<'a, Message> {
    Edge { width, is_drawn: false, on_drag: Box::new(on_drag), on_let_go }
}

impl<Message> Edge<'_, Message> {
    /// The same with its line drawn also while no mouse is near.
    #[must_use]
    pub fn drawn(self, is_drawn: bool) -> Self {
        Self { is_drawn, ..self }
    }
}

#[derive(Debug, Default)]
struct EdgeHold {
    /// Where it was taken, while it is held.
    from: Option<f32>,
    is_under_mouse: bool,
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Edge<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<EdgeHold>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(EdgeHold::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.width), Length::Fill)
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::atomic(limits, self.width, Length::Fill)
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let held = tree.state.downcast_mut::<EdgeHold>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let Some(at) = cursor.position_over(layout.bounds()) else { return };
                held.from = Some(at.x);
                shell.capture_event();
                shell.request_redraw();
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                if let (Some(from), Some(at)) = (held.from, cursor.position()) {
                    shell.publish((self.on_drag)(at.x - from));
                    shell.capture_event();
                }
                // The line comes and goes with the mouse.
                let is_under_mouse = cursor.is_over(layout.bounds());
                if is_under_mouse != held.is_under_mouse {
                    held.is_under_mouse = is_under_mouse;
                    shell.request_redraw();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) if held.from.take().is_some() => {
                shell.publish(self.on_let_go.clone());
                shell.capture_event();
            }
            _ => {}
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        let is_held = tree.state.downcast_ref::<EdgeHold>().from.is_some();
        if is_held || cursor.is_over(layout.bounds()) {
            mouse::Interaction::ResizingHorizontally
        } else {
            mouse::Interaction::None
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let is_meant = tree.state.downcast_ref::<EdgeHold>().from.is_some() || cursor.is_over(bounds);
        if !is_meant && !self.is_drawn {
            return;
        }
        let colors = colors::of(theme);
        let (color, width) = if is_meant { (colors.blue, 2.0) } else { (colors.faint, 1.0) };
        let height = (bounds.height * SHARE).round();
        let x = (bounds.x + (bounds.width - width) / 2.0).round();
        let line = Rectangle { x, y: (bounds.y + (bounds.height - height) / 2.0).round(), width, height };
        renderer.fill_quad(Quad { bounds: line, ..Quad::default() }, color);
    }
}

impl<'a, Message: Clone + 'a> From<Edge<'a, Message>> for Element<'a, Message> {
    fn from(edge: Edge<'a, Message>) -> Self {
        Element::new(edge)
    }
}
