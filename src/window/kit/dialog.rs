//! Dialogs: a panel over the window, for what one must look at before going on.

use iced::{
    Element, Length,
    widget::{center, container, mouse_area, opaque, stack},
};

use super::{space, theme};

/// The panel over the base; a press beside it closes it.
pub fn over<'a, Message: Clone + 'a>(
    base: Element<'a, Message>,
    panel: Element<'a, Message>,
    close: Message,
) -> Element<'a, Message> {
    let panel = container(panel).padding(space::HUGE).max_width(space::READABLE).style(theme::floating);
    let veil = center(opaque(panel)).width(Length::Fill).height(Length::Fill).style(theme::veil);
    stack![base, opaque(mouse_area(veil).on_press(close))].into()
}
