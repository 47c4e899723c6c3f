//! About the program: its version, its licence, and where a newer one is found. The program itself never asks a network.

use iced::{Element, widget::column};

use domain::message::UserMessage;
use language::Language;

use crate::kit::{space, text};

/// The picture for a program of this version.
pub fn view<'a, Message: 'a>(version: &str, language: &Language) -> Element<'a, Message> {
    column![
        text::strong(language.text("about-title")),
        text::body(language.say(&UserMessage::new("about-version").with("version", version))),
        text::label(language.text("about-licence")),
        text::label(language.text("about-newer"))
    ]
    .spacing(space::SMALL)
    .into()
}
