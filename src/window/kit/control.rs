//! Makes a button focusable: Tab reaches it, a ring marks it while it has the focus, Enter or Space presses it.

use iced::{
    Border, Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector,
    advanced::{
        Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer,
        widget::{Operation, Tree, operation::Focusable, tree},
    },
    keyboard::{Event::KeyPressed, Key, key::Named},
};

use super::{colors, space};

/// The gap between a control and its ring, and how wide the ring is.
const GAP: f32 = 1.0;
const RING: f32 = 2.0;

/// A button that the keyboard reaches; without a message it is passed over.
pub fn control<'a, Message: Clone + 'a>(
    button: impl Into<Element<'a, Message>>,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    Element::new(Control { content: button.into(), on_press })
}

struct Control<'a, Message> {
    content: Element<'a, Message>,
    on_press: Option<Message>,
}

#[derive(Debug, Default)]
struct Focus(bool);

impl Focusable for Focus {
    fn is_focused(&self) -> bool {
        self.0
    }

    fn focus(&mut self) {
        self.0 = true;
    }

    fn unfocus(&mut self) {
        self.0 = false;
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Control<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Focus>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Focus::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        if self.on_press.is_some() {
            operation.focusable(None, layout.bounds(), tree.state.downcast_mut::<Focus>());
        }
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let focus = tree.state.downcast_mut::<Focus>();
        match event {
            Event::Keyboard(KeyPressed { key: Key::Named(Named::Enter | Named::Space), modifiers, .. })
                if focus.0 && modifiers.is_empty() =>
            {
                if let Some(message) = &self.on_press {
                    shell.publish(message.clone());
                    shell.capture_event();
                    return;
                }
            }
            // Any other key gives up the focus: after an arrow key, Enter must open the row and not press this button.
            Event::Keyboard(KeyPressed { key, .. }) if focus.0 && !is_kept_by(key) => {
                focus.0 = false;
                shell.request_redraw();
            }
            Event::Mouse(mouse::Event::ButtonPressed(_)) if focus.0 => {
                focus.0 = false;
                shell.request_redraw();
            }
            _ => {}
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
        if tree.state.downcast_ref::<Focus>().0 {
            let bounds = layout.bounds().expand(GAP + RING);
            let border =
                Border { color: colors::of(theme).blue, width: RING, radius: (space::CORNER + GAP + RING).into() };
            let quad = renderer::Quad { bounds, border, ..renderer::Quad::default() };
            renderer.fill_quad(quad, iced::Color::TRANSPARENT);
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(&mut tree.children[0], layout, renderer, viewport, translation)
    }
}

/// Whether a control keeps the keyboard when this key is pressed: Tab leaves it by itself, and a key that is only held with others
/// means nothing yet.
fn is_kept_by(key: &Key) -> bool {
    matches!(key, Key::Named(Named::Tab | Named::Shift | Named::Control | Named::Alt | Named::Super))
}
