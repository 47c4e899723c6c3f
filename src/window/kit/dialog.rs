//! Dialogs: a panel over the window, for what one must look at before going on.

use iced::{
    Alignment, Element, Length,
    widget::{Column, Row, center, column, container, mouse_area, opaque, rule, stack},
};

use super::{key_tips, space, text, theme};

/// The panel over the base; a press beside it closes it.
pub fn over<'a, Message: Clone + 'a>(
    base: Element<'a, Message>,
    panel: Element<'a, Message>,
    close: Message,
) -> Element<'a, Message> {
    let panel = container(panel).padding(space::HUGE).max_width(space::READABLE).style(theme::floating);
    let veil = center(opaque(panel)).width(Length::Fill).height(Length::Fill).style(theme::veil);
    stack![base, key_tips::covering(opaque(mouse_area(veil).on_press(close)))].into()
}

/// The content of a panel: title, body and buttons.
pub fn panel<'a, Message: Clone + 'a>(
    title: String,
    content: Vec<Element<'a, Message>>,
    buttons: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    column![
        text::title(title),
        Column::with_children(content).spacing(space::MEDIUM),
        rule::horizontal(1).style(theme::line),
        Row::with_children(buttons).spacing(space::SMALL).align_y(Alignment::Center)
    ]
    .spacing(space::LARGE)
    .width(space::DIALOG)
    .into()
}
