//! About the program: its version, its licence, and where a newer one is found. The program itself never asks a network.

use iced::{Element, widget::column};

use language::Language;
use texts::message;

use crate::kit::{space, text};

/// The picture for a program of this version.
pub fn view<'a, Message: 'a>(version: &str, language: &Language) -> Element<'a, Message> {
    column![
        text::strong(language.text(texts::ABOUT_TITLE)),
        text::body(language.say(&message!(texts::ABOUT_VERSION, version = version))),
        text::label(language.text(texts::ABOUT_LICENCE)),
        text::label(language.text(texts::ABOUT_NEWER))
    ]
    .spacing(space::SMALL)
    .into()
}
