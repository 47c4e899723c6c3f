//! Buttons and what else is pressed: one of several, on or off, a filter, a place of the navigation.

use std::borrow::Cow;

use iced::{
    Alignment, Element, Length, border,
    widget::{Button, Row, button, container, row, space as gap, text::Wrapping},
};

use super::{
    badge::badge,
    control::control,
    hint::hinted,
    icon::{self, Icon},
    one_line::one_line,
    space, text,
    theme::{self, Severity},
};

fn worded<'a, Message: Clone + 'a>(sign: Option<Icon>, words: String) -> Button<'a, Message> {
    let words = text::strong(words).wrapping(Wrapping::None);
    let content = row![sign.map(icon::icon), words].spacing(space::SMALL).align_y(Alignment::Center);
    button(content).padding(space::BUTTON)
}

/// A button with its style, its hint, and the keyboard's way to it.
fn made<'a, Message: Clone + 'a>(
    button: Button<'a, Message>,
    on_press: Option<Message>,
    name: String,
    key: impl Into<Cow<'static, str>>,
) -> Element<'a, Message> {
    hinted(control(button.on_press_maybe(on_press.clone()), on_press), name, key)
}

/// The main button.
pub fn primary<'a, Message: Clone + 'a>(
    words: String,
    key: impl Into<Cow<'static, str>>,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    made(worded(None, words).style(theme::primary), on_press, String::new(), key)
}

/// The main button of a place, with its sign.
pub fn primary_signed<'a, Message: Clone + 'a>(
    sign: Icon,
    words: String,
    key: impl Into<Cow<'static, str>>,
    on_press: Message,
) -> Element<'a, Message> {
    made(worded(Some(sign), words).style(theme::primary), Some(on_press), String::new(), key)
}

/// The main button, for what cannot be undone.
pub fn danger<'a, Message: Clone + 'a>(
    words: String,
    key: impl Into<Cow<'static, str>>,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    made(worded(None, words).style(theme::danger), on_press, String::new(), key)
}

/// A button for what cannot be undone.
pub fn warned<'a, Message: Clone + 'a>(
    words: String,
    key: impl Into<Cow<'static, str>>,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    made(worded(None, words).style(theme::warned), on_press, String::new(), key)
}

/// Another thing to do.
pub fn secondary<'a, Message: Clone + 'a>(
    words: String,
    key: impl Into<Cow<'static, str>>,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    made(worded(None, words).style(theme::secondary), on_press, String::new(), key)
}

/// Another thing to do, with its sign.
pub fn secondary_signed<'a, Message: Clone + 'a>(
    sign: Icon,
    words: String,
    key: impl Into<Cow<'static, str>>,
    on_press: Message,
) -> Element<'a, Message> {
    made(worded(Some(sign), words).style(theme::secondary), Some(on_press), String::new(), key)
}

/// A small thing to do: only words.
pub fn quiet<'a, Message: Clone + 'a>(
    words: String,
    key: impl Into<Cow<'static, str>>,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    let words = iced::widget::text(words).size(text::SMALL);
    made(button(words).padding([1.0, space::TINY]).style(theme::quiet_button), on_press, String::new(), key)
}

/// A thing to do that is only its sign; its name is in the hint.
pub fn sign<'a, Message: Clone + 'a>(
    sign: Icon,
    name: String,
    key: impl Into<Cow<'static, str>>,
    on_press: Message,
) -> Element<'a, Message> {
    made(button(icon::icon(sign)).padding(space::SIGN).style(theme::quiet_button), Some(on_press), name, key)
}

/// The same in a line of text.
pub fn small_sign<'a, Message: Clone + 'a>(sign: Icon, name: String, on_press: Message) -> Element<'a, Message> {
    made(button(icon::in_text(sign)).padding(2.0).style(theme::quiet_button), Some(on_press), name, "")
}

/// An arrow to the thing before or after, which stands between two of them.
pub fn arrow<'a, Message: Clone + 'a>(sign: Icon, on_press: Message) -> Element<'a, Message> {
    made(button(icon::icon(sign)).padding(space::TINY).style(theme::quiet_button), Some(on_press), String::new(), "")
}

/// One of several choices that may take more than one line.
pub fn choice<'a, Message: Clone + 'a>(words: String, chosen: bool, on_press: Message) -> Element<'a, Message> {
    let choice = button(text::body(words).wrapping(Wrapping::None))
        .padding([space::TINY, space::MEDIUM])
        .style(theme::choice(chosen));
    made(choice, Some(on_press), String::new(), "")
}

/// Joined buttons for one of several choices, wrapped where the width does not suffice. Each choice has a label, whether it is chosen, and
/// its message; `key` switches to the next.
pub fn segments<'a, Message: Clone + 'a>(
    choices: impl IntoIterator<Item = (String, bool, Message)>,
    key: impl Into<Cow<'static, str>>,
) -> Element<'a, Message> {
    let choices: Vec<_> = choices.into_iter().collect();
    let last = choices.len().saturating_sub(1);
    let mut joined = Row::new();
    for (at, (words, chosen, on_press)) in choices.into_iter().enumerate() {
        let words = if chosen { text::strong(words) } else { text::body(words) };
        let corners = border::Radius::default()
            .left(if at == 0 { space::CORNER - 1.0 } else { 0.0 })
            .right(if at == last { space::CORNER - 1.0 } else { 0.0 });
        let segment = button(container(words.wrapping(Wrapping::None)).center_y(Length::Fill))
            .padding([0.0, space::MEDIUM])
            .height(space::SEGMENT - 2.0)
            .style(theme::segment(chosen, corners));
        // Pressing the chosen one would change nothing.
        let on_press = (!chosen).then_some(on_press);
        let segment = control(segment.on_press_maybe(on_press.clone()), on_press);
        let between = || container(gap()).width(1).height(space::SEGMENT - 2.0).style(theme::between);
        joined = joined.push((at > 0).then(between)).push(segment);
    }
    hinted(container(joined.wrap()).padding(1.0).style(theme::segments), "", key)
}

/// On or off: a box with a tick, and its words.
pub fn tick<'a, Message: Clone + 'a>(
    words: String,
    on: bool,
    key: impl Into<Cow<'static, str>>,
    on_press: Message,
) -> Element<'a, Message> {
    let sign = on.then(|| icon::in_text(Icon::Check));
    let mark = container(sign).center(space::TICK).style(theme::tick(on));
    let content = row![mark, text::body(words)].spacing(space::SMALL).align_y(Alignment::Center);
    made(button(content).padding(space::TINY).style(theme::line_button), Some(on_press), String::new(), key)
}

/// A filter: it fills while it is on. Without words it is its sign alone, and its name is in the hint.
pub fn pill<'a, Message: Clone + 'a>(
    sign: Icon,
    words: String,
    on: bool,
    with_words: bool,
    key: impl Into<Cow<'static, str>>,
    on_press: Message,
) -> Element<'a, Message> {
    let (shown, name) = if with_words { (words, String::new()) } else { (String::new(), words) };
    let words = (!shown.is_empty()).then(|| text::body(shown).wrapping(Wrapping::None));
    let content = row![icon::in_text(sign), words].spacing(space::TINY).align_y(Alignment::Center);
    let content = container(content).center_y(Length::Fill);
    let pill = button(content).padding([0.0, space::MEDIUM]).height(space::SEGMENT).style(theme::choice(on));
    made(pill, Some(on_press), name, key)
}

/// One of several that may each be there or not, in a row the keyboard goes through; `marked` where it stands.
pub fn part<'a, Message: Clone + 'a>(
    words: String,
    chosen: bool,
    marked: bool,
    on_press: Message,
) -> Element<'a, Message> {
    let words = if marked { text::strong(words) } else { text::body(words) };
    button(words.wrapping(Wrapping::None))
        .padding([space::TINY, space::MEDIUM])
        .style(theme::part(chosen, marked))
        .on_press(on_press)
        .into()
}

/// A line of things to do, which the keyboard may have marked.
pub fn marked_line<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    is_marked: bool,
    on_press: Message,
) -> Element<'a, Message> {
    let content = container(content).padding(space::SMALL).style(theme::row(is_marked));
    made(button(content).padding(0).style(theme::line_button), Some(on_press), String::new(), "")
}

/// A panel that leads somewhere.
pub fn card<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    on_press: Message,
) -> Element<'a, Message> {
    let card = button(content).padding(space::MEDIUM).width(Length::Fill).style(theme::card_button);
    made(card, Some(on_press), String::new(), "")
}

/// A line of a list of contents.
pub fn line<'a, Message: Clone + 'a>(words: String, here: bool, on_press: Message) -> Element<'a, Message> {
    let words = one_line(words);
    let words = if here { words.bold() } else { words };
    let line = button(words).padding([space::SMALL, space::MEDIUM]).width(Length::Fill).style(theme::place(here));
    made(line, Some(on_press), String::new(), "")
}

/// An entry for a saved search, smaller than a place.
pub fn small_place<'a, Message: Clone + 'a>(
    sign: Icon,
    words: String,
    here: bool,
    on_press: Message,
) -> Element<'a, Message> {
    let words = one_line(words).size(text::SMALL);
    let words = if here { words.bold() } else { words };
    let content = row![icon::in_text(sign), words].spacing(space::SMALL).align_y(Alignment::Center);
    let place = button(content).padding([space::TINY, space::MEDIUM]).width(Length::Fill).style(theme::place(here));
    made(place, Some(on_press), String::new(), "")
}

/// A place of the navigation.
#[derive(Debug)]
pub struct Place<Message> {
    pub sign: Icon,
    pub name: String,
    pub amount: Amount,
    /// Whether it is the one that is shown.
    pub here: bool,
    pub key: &'static str,
    pub on_press: Message,
}

/// How much there is at a place.
#[derive(Debug, PartialEq, Eq)]
pub enum Amount {
    /// The place has no count.
    None,
    /// A number.
    Plain(String),
    /// The number of documents that wait.
    Waiting(String, Severity),
}

impl<Message: Clone> Place<Message> {
    /// With its name and how much there is.
    pub fn whole<'a>(self) -> Element<'a, Message>
    where
        Message: 'a,
    {
        let name = one_line(self.name);
        let name = if self.here { name.bold() } else { name };
        let amount: Option<Element<'a, Message>> = match self.amount {
            Amount::None => None,
            Amount::Plain(amount) => Some(text::label(amount).into()),
            Amount::Waiting(amount, severity) => Some(badge(amount, severity)),
        };
        let content = row![icon::icon(self.sign), name, amount].spacing(space::SMALL).align_y(Alignment::Center);
        let place =
            button(content).padding([space::SMALL, space::MEDIUM]).width(Length::Fill).style(theme::place(self.here));
        made(place, Some(self.on_press), String::new(), self.key)
    }

    /// As its sign alone, with a dot where something waits.
    pub fn folded<'a>(self) -> Element<'a, Message>
    where
        Message: 'a,
    {
        let waits = match self.amount {
            Amount::Waiting(_, severity) => Some(severity),
            Amount::None | Amount::Plain(_) => None,
        };
        let dot =
            waits.map(|severity| container(gap()).width(space::DOT).height(space::DOT).style(theme::dot(severity)));
        let sign = row![icon::icon(self.sign), dot].align_y(Alignment::Start);
        let place = button(sign).padding([space::SMALL, space::MEDIUM]).style(theme::place(self.here));
        made(place, Some(self.on_press), self.name, self.key)
    }
}
