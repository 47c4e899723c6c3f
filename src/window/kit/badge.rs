//! Badges: one word in an outline.

use iced::{Element, widget::container};

use super::{
    space, text,
    theme::{self, Severity},
};

/// A word in an outline of the tone's colour.
pub fn badge<'a, Message: 'a>(words: String, severity: Severity) -> Element<'a, Message> {
    let words = iced::widget::text(words).size(text::SMALL).font(text::BOLD);
    container(words).padding(space::BADGE).style(theme::badge(severity)).into()
}
