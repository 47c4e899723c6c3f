//! A wrapper that handles keys before the widgets inside it, for keys that belong to a panel rather than to the input in it.

use iced::{
    Element, Event, Rectangle, Renderer, Theme,
    advanced::{Clipboard, Layout, Shell, Widget, mouse, widget},
    keyboard,
};

use super::forwarding::forward_to_content;

/// The content, with the keys that give a message.
pub fn keyed<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    on_key: impl Fn(&keyboard::Event) -> Option<Message> + 'a,
) -> Element<'a, Message> {
    Element::new(Keyed { content: content.into(), on_key })
}

struct Keyed<'a, Message, OnKey> {
    content: Element<'a, Message>,
    on_key: OnKey,
}

impl<Message, OnKey> Widget<Message, Theme, Renderer> for Keyed<'_, Message, OnKey>
where
    OnKey: Fn(&keyboard::Event) -> Option<Message>,
{
    forward_to_content!(tag state children diff size size_hint layout operate mouse_interaction draw overlay);

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
        if let Event::Keyboard(key) = event
            && let Some(message) = (self.on_key)(key)
        {
            shell.publish(message);
            shell.capture_event();
            return;
        }
        self.content.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
    }
}
