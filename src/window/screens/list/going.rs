//! Going to a number: a small field in which the number of a row is typed.

use iced::{
    Alignment, Element, Length,
    widget::{Id, row},
};

use language::Language;

use super::Message;
use crate::{
    keys::Command,
    kit::{button, field, one_line::one_line, space, text, theme},
};

/// The field.
pub const NUMBER: Id = Id::new("list-number");

pub fn view<'a>(typed: &'a str, language: &Language) -> Element<'a, Message> {
    let words =
        one_line(language.text(texts::GO_TO_NUMBER)).size(text::SMALL).style(theme::muted).width(Length::Shrink);
    let input = field::input(NUMBER, "", typed, false, Message::Number).width(Length::Fixed(space::FIELD));
    let go = button::secondary(language.text(texts::GO_TO), Command::Enter.key(), Some(Message::Go));
    row![words, input, go].spacing(space::SMALL).align_y(Alignment::Center).into()
}
