//! Shows the name and key of a control as a tooltip, and gives the key to `key_tips`.

use std::{borrow::Cow, time::Duration};

use iced::{
    Alignment, Element, Renderer, Theme,
    advanced::{
        Layout, Widget,
        widget::{Operation, Tree},
    },
    widget::{container, row, text::Wrapping, tooltip, tooltip::Position},
};

use super::{forwarding::forward_to_content, space, text, theme};

/// How long the pointer rests before a hint is shown: it must not flicker under a pointer on its way.
const DELAY: Duration = Duration::from_millis(500);

/// The key of a control, as `key_tips` finds it.
pub(super) struct HintKey(pub(super) Cow<'static, str>);

/// Wraps a control so that its name and key are shown on demand; each may be empty.
pub fn hinted<'a, Message: 'a>(
    control: impl Into<Element<'a, Message>>,
    name: impl Into<Cow<'a, str>>,
    key: impl Into<Cow<'static, str>>,
) -> Element<'a, Message> {
    let (name, key) = (name.into(), key.into());
    if name.is_empty() && key.is_empty() {
        return control.into();
    }
    let said = |words: Cow<'a, str>| text::body(words).size(text::SMALL).wrapping(Wrapping::None);
    let words =
        row![(!name.is_empty()).then(|| said(name)), (!key.is_empty()).then(|| said(key.clone()).style(theme::muted))]
            .spacing(space::SMALL)
            .align_y(Alignment::Center);
    let hint = container(words).padding([space::TINY, space::SMALL]).style(theme::floating);
    let content = tooltip(control, hint, Position::Bottom).gap(space::TINY).delay(DELAY).into();
    Element::new(Hinted { content, key: HintKey(key) })
}

struct Hinted<'a, Message> {
    content: Element<'a, Message>,
    key: HintKey,
}

impl<Message> Widget<Message, Theme, Renderer> for Hinted<'_, Message> {
    forward_to_content!(tag state children diff size size_hint layout update mouse_interaction draw overlay);

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        operation.custom(None, layout.bounds(), &mut self.key);
        self.content.as_widget_mut().operate(tree, layout, renderer, operation);
    }
}
