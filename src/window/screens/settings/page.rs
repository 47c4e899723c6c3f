//! Layout shared by the sections of the settings: two halves, a title with a year, the summary of an ending, the lines of a list.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Id, column, container, mouse_area, operation, row, rule, scrollable::AbsoluteOffset, text::Wrapping},
};

use domain::ending::Ending;
use language::Language;
use texts::{Text, UserMessage, message};

use crate::{
    keys::{Command, together},
    kit::{
        button,
        icon::Icon,
        notice::{self, Notice},
        one_line::one_line,
        rows::Step,
        space, text,
        theme::{self, Severity},
    },
};

/// A title, and the year whose things are below it.
pub fn years<'a, Message: Clone + 'a>(
    title: Text,
    year: i32,
    on_year: impl Fn(i32) -> Message,
    language: &Language,
) -> Element<'a, Message> {
    row![
        one_line(language.text(title)).size(text::BODY).bold(),
        button::arrow(Icon::ChevronLeft, on_year(year - 1)),
        text::strong(year.to_string()),
        button::arrow(Icon::ChevronRight, on_year(year + 1)),
        text::label(together(&[Command::Step(Step::PageUp), Command::Step(Step::PageDown)])).wrapping(Wrapping::None)
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

/// So many lines of what ends are shown.
const MAX_EXTENSION: usize = 12;

/// What ends if the same is asked for once more.
pub fn ending<'a, Message: Clone + 'a>(ending: &Ending, language: &Language) -> Option<Element<'a, Message>> {
    let mut told = ending.messages();
    let more = told.len().saturating_sub(MAX_EXTENSION);
    if more > 0 {
        // What follows from it stands last.
        let last = told.pop();
        told.truncate(MAX_EXTENSION - 1);
        told.push(message!(texts::SERIES_MORE, count = more));
        told.extend(last);
    }
    told.push(UserMessage::from(texts::ENDING_AGAIN));
    let notice = Notice::of_several(Severity::Warning, told)?;
    Some(notice::strip(&notice, language, None))
}

/// How many lines a page up or down goes.
const PAGE: usize = 10;

/// The line a step leads to from this one, among so many.
#[must_use]
pub fn stepped(marked: usize, count: usize, step: Step) -> usize {
    let last = count.saturating_sub(1);
    match step {
        Step::Up => marked.saturating_sub(1).min(last),
        Step::Down => (marked + 1).min(last),
        Step::PageUp => marked.saturating_sub(PAGE).min(last),
        Step::PageDown => (marked + PAGE).min(last),
        Step::Home => 0,
        Step::End => last,
    }
}

/// Scrolls a list so that its marked line is seen, with some before it.
#[expect(clippy::cast_precision_loss, reason = "a list of settings has some hundred lines")]
pub fn scroll_to<Message: Send + 'static>(list: &'static str, marked: usize) -> Task<Message> {
    let y = marked.saturating_sub(PAGE / 2) as f32 * space::LINE;
    operation::scroll_to(Id::new(list), AbsoluteOffset { x: 0.0, y })
}

/// A line of a list, which one may press to mark it.
pub fn line<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    marked: bool,
    on_press: Message,
) -> Element<'a, Message> {
    let content = container(content).padding([space::TINY, space::SMALL]).width(Length::Fill).style(theme::row(marked));
    column![mouse_area(content).on_press(on_press), rule::horizontal(1).style(theme::line)].into()
}
