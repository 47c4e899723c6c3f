//! What the sections of the settings share: two halves, a title with a year, and turning the year.

use iced::{
    Alignment, Element, Length,
    widget::{container, row, space as gap},
};

use crate::{
    language::Language,
    window::{
        hotkey::Command,
        kit::{button, rows::Step, space, text},
    },
};

/// The year a key turns to.
#[must_use]
pub fn turned(year: i32, command: Command) -> Option<i32> {
    match command {
        Command::Step(Step::PageUp) => Some(year - 1),
        Command::Step(Step::PageDown) => Some(year + 1),
        _ => None,
    }
}

/// A title, and the year whose things are below it.
pub fn years<'a, Message: Clone + 'a>(
    title: &str,
    year: i32,
    on_year: impl Fn(i32) -> Message,
    language: &Language,
) -> Element<'a, Message> {
    row![
        text::strong(language.text(title)),
        gap::horizontal(),
        button::arrow("‹", on_year(year - 1)),
        text::strong(year.to_string()),
        button::arrow("›", on_year(year + 1)),
        text::label("PgUp PgDn")
    ]
    .spacing(space::SMALL)
    .align_y(Alignment::Center)
    .into()
}

/// What there is at the left, what one may do at the right.
pub fn halves<'a, Message: 'a>(left: Element<'a, Message>, right: Element<'a, Message>) -> Element<'a, Message> {
    let half = |content| container(content).width(Length::FillPortion(1));
    row![half(left), half(right)].spacing(space::HUGE).into()
}
