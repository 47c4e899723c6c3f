//! Buttons: words, and the key that does the same beside them.

use iced::{
    Alignment, Element, Length,
    widget::{Button, button, container, row, space as gap},
};

use super::{one_line::one_line, space, text, theme};

fn worded<'a, Message: Clone + 'a>(words: String, key: &str) -> Button<'a, Message> {
    let words = text::strong(words).wrapping(iced::widget::text::Wrapping::None);
    let mut content = row![words].spacing(space::SMALL).align_y(Alignment::Center);
    if !key.is_empty() {
        content = content.push(iced::widget::text(key.to_owned()).size(text::SMALL));
    }
    button(content).padding(space::BUTTON)
}

/// The main button.
pub fn primary<'a, Message: Clone + 'a>(words: String, key: &str, on_press: Option<Message>) -> Element<'a, Message> {
    worded(words, key).style(theme::primary).on_press_maybe(on_press).into()
}

/// The main button, for what cannot be undone.
pub fn danger<'a, Message: Clone + 'a>(words: String, key: &str, on_press: Option<Message>) -> Element<'a, Message> {
    worded(words, key).style(theme::danger).on_press_maybe(on_press).into()
}

/// A button for what cannot be undone.
pub fn warned<'a, Message: Clone + 'a>(words: String, key: &str, on_press: Option<Message>) -> Element<'a, Message> {
    worded(words, key).style(theme::warned).on_press_maybe(on_press).into()
}

/// Another thing to do.
pub fn secondary<'a, Message: Clone + 'a>(words: String, key: &str, on_press: Option<Message>) -> Element<'a, Message> {
    worded(words, key).style(theme::secondary).on_press_maybe(on_press).into()
}

/// A small thing to do: only words.
pub fn quiet<'a, Message: Clone + 'a>(words: String, key: &str, on_press: Option<Message>) -> Element<'a, Message> {
    let mut content = row![iced::widget::text(words).size(text::SMALL)].spacing(space::TINY);
    if !key.is_empty() {
        content = content.push(text::label(key.to_owned()));
    }
    button(content).padding([1.0, space::TINY]).style(theme::quiet_button).on_press_maybe(on_press).into()
}

/// An arrow to the thing before or after.
pub fn arrow<'a, Message: Clone + 'a>(sign: &'a str, on_press: Message) -> Element<'a, Message> {
    let sign = iced::widget::text(sign).size(text::TITLE);
    button(sign).padding([0.0, space::SMALL]).style(theme::quiet_button).on_press(on_press).into()
}

/// One of several choices.
pub fn choice<'a, Message: Clone + 'a>(words: String, chosen: bool, on_press: Message) -> Element<'a, Message> {
    button(text::body(words).wrapping(iced::widget::text::Wrapping::None))
        .padding([space::TINY, space::MEDIUM])
        .style(theme::choice(chosen))
        .on_press(on_press)
        .into()
}

/// One of several that may each be there or not, in a row the keyboard goes through; `marked` where it stands.
pub fn part<'a, Message: Clone + 'a>(
    words: String,
    chosen: bool,
    marked: bool,
    on_press: Message,
) -> Element<'a, Message> {
    let words = if marked { text::strong(words) } else { text::body(words) };
    button(words.wrapping(iced::widget::text::Wrapping::None))
        .padding([space::TINY, space::MEDIUM])
        .style(theme::part(chosen, marked))
        .on_press(on_press)
        .into()
}

/// A place of the navigation: its name, and how much there is.
pub fn place<'a, Message: Clone + 'a>(
    words: String,
    amount: String,
    here: bool,
    on_press: Message,
) -> Element<'a, Message> {
    let name = one_line(words);
    let name = if here { name.bold() } else { name };
    let content = row![name, text::label(amount)].align_y(Alignment::Center);
    let mark = container(gap::vertical()).width(3).height(Length::Fixed(space::HUGE)).style(theme::mark(here));
    row![
        mark,
        button(content)
            .padding([space::SMALL, space::MEDIUM])
            .width(Length::Fill)
            .style(theme::place(here))
            .on_press(on_press)
    ]
    .spacing(space::TINY)
    .align_y(Alignment::Center)
    .into()
}
