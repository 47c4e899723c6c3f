//! Notices: what happened, what is safe and what to do, in the colour of how much it matters.

use iced::{
    Alignment, Element, Length,
    widget::{column, container, row},
};

use language::Language;
use texts::UserMessage;

use super::{
    button,
    icon::{self, Icon},
    space, text,
    theme::{self, Severity},
};

/// A text as data, so that it follows a change of the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub severity: Severity,
    /// The sentence.
    pub said: UserMessage,
    /// Quieter sentences.
    pub more: Vec<UserMessage>,
}

impl Notice {
    /// A notice of one sentence.
    #[must_use]
    pub fn new(severity: Severity, said: UserMessage) -> Self {
        Self { severity, said, more: Vec::new() }
    }

    /// A notice of a sentence and quieter ones; `None` without sentences.
    #[must_use]
    pub fn of_several(severity: Severity, said: Vec<UserMessage>) -> Option<Self> {
        let mut said = said.into_iter();
        Some(Self { severity, said: said.next()?, more: said.collect() })
    }

    /// The same with one more, quieter sentence.
    #[must_use]
    pub fn with_more(mut self, more: UserMessage) -> Self {
        self.more.push(more);
        self
    }
}

/// The strip of a notice, with a button that dismisses it if it can be.
pub fn strip<'a, Message: Clone + 'a>(
    notice: &Notice,
    language: &Language,
    dismiss: Option<Message>,
) -> Element<'a, Message> {
    let sign = match notice.severity {
        Severity::Neutral => Icon::Info,
        Severity::Success => Icon::CircleCheck,
        Severity::Warning => Icon::TriangleAlert,
        Severity::Error => Icon::CircleAlert,
    };
    let said = text::strong(language.say(&notice.said)).style(theme::toned(notice.severity));
    let more =
        notice.more.iter().map(|more| text::label(language.say(more)).style(theme::toned(notice.severity)).into());
    let words = column![said].extend(more).spacing(space::TINY / 2.0).width(Length::Fill);
    let dismiss = dismiss.map(|dismiss| button::small_sign(Icon::X, language.text(texts::NOTICE_DISMISS), dismiss));
    let content = row![icon::icon(sign).style(theme::toned(notice.severity)), words, dismiss]
        .spacing(space::SMALL)
        .align_y(Alignment::Start);
    container(content)
        .padding([space::SMALL, space::MEDIUM])
        .width(Length::Fill)
        .style(theme::strip(notice.severity))
        .into()
}
