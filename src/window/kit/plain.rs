//! An input of what no language writes, such as where a file lies: what the keys say, past any input method.

use iced::{
    Element, Event, Rectangle, Renderer, Theme,
    advanced::{Clipboard, InputMethod, Layout, Shell, Widget, mouse, widget::Tree},
};

use super::forwarding::forward_to_content;

/// Wraps an input so that no input method changes what is typed in it: Telex would turn letters of a path into others.
pub fn plain<'a, Message: 'a>(input: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Plain { content: input.into() })
}

struct Plain<'a, Message> {
    content: Element<'a, Message>,
}

impl<Message> Widget<Message, Theme, Renderer> for Plain<'_, Message> {
    forward_to_content!(tag state children diff size layout operate mouse_interaction draw);

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
        let mut asked = std::mem::replace(shell.input_method_mut(), InputMethod::Disabled);
        self.content.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        std::mem::swap(shell.input_method_mut(), &mut asked);
    }
}
