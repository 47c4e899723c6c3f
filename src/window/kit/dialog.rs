//! Dialogs: a panel over the window, for what one must look at before going on.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Id, Row, center, column, container, mouse_area, opaque, operation, rule, stack},
};

use super::{space, text, theme};

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

/// What stands in a panel: its title, its content, and what one may do.
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

/// The keyboard to the next of a panel's inputs, or to the one before; it stays in the panel.
pub fn turn<Message: Send + 'static>(inputs: Vec<Id>, forward: bool) -> Task<Message> {
    let asked = inputs.iter().enumerate();
    let asked = asked.map(|(at, input)| operation::is_focused(input.clone()).map(move |focused| (at, focused)));
    Task::batch(asked).collect().then(move |focused: Vec<(usize, bool)>| {
        let at = focused.iter().find(|(_, focused)| *focused).map(|(at, _)| *at);
        let next = match (at, forward) {
            (None, _) => 0,
            (Some(at), true) => (at + 1) % inputs.len().max(1),
            (Some(at), false) => at.checked_sub(1).unwrap_or(inputs.len().saturating_sub(1)),
        };
        inputs.get(next).map_or_else(Task::none, |id| operation::focus(id.clone()))
    })
}
