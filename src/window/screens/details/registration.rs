//! What the registry knows of a document besides its fields, on the screen: number and period, badges, the ruling, cautions.

use iced::{
    Alignment, Element, Length,
    widget::{Column, column, row},
};

use domain::{
    content::Priority,
    document::Document,
    message::UserMessage,
    number::Numbered,
    period::Period,
    registration::{Caution, Registration, Standing},
};
use language::Language;

use crate::kit::{
    badge::badge,
    notice::{self, Notice},
    one_line::one_line,
    space, text,
    theme::{self, Severity},
};

/// The office's own number, with its suffix. It names the document: its thousands are not parted, as on paper.
#[must_use]
pub fn number(document: &Document) -> String {
    document.own_number().to_string()
}

/// Số đến or số, ký hiệu, as one calls the document by.
#[must_use]
pub fn name(document: &Document) -> String {
    match document {
        Document::Incoming(_) => number(document),
        Document::Outgoing(document) => document.code.as_str().to_owned(),
    }
}

/// The document as a sentence names it: of which book, and its number.
#[must_use]
pub fn named(document: &Document) -> UserMessage {
    let key = match document {
        Document::Incoming(_) => "document-incoming",
        Document::Outgoing(_) => "document-outgoing",
    };
    UserMessage::new(key).with("number", name(document))
}

/// What the document is about, in one breath: issuer, type and the beginning of its subject.
#[must_use]
pub fn about(document: &Document) -> String {
    const MAX: usize = 160;
    let content = document.content();
    let whole = format!("{}: {} {}", content.organ_name, content.type_name, content.subject);
    if whole.chars().count() <= MAX { whole } else { whole.chars().take(MAX).chain(['…']).collect() }
}

/// The word for a standing that is not the usual.
fn standing_key(standing: &Standing) -> Option<&'static str> {
    match standing {
        Standing::Valid => None,
        Standing::Cancelled(_) => Some("standing-cancelled"),
        Standing::Recalled(_) => Some("standing-recalled"),
    }
}

fn period(period: Period, language: &Language) -> String {
    language.say(&UserMessage::new("details-period").with("from", period.starts).with("to", period.ends))
}

/// The marks of a row in a list: that it no longer stands, that it is a double, and its period where that is no year.
#[must_use]
pub fn marks<'a, Message: 'a>(registration: &Registration, language: &Language) -> Vec<Element<'a, Message>> {
    let mut marks = Vec::new();
    if let Some(key) = standing_key(&registration.standing) {
        marks.push(badge(language.text(key), Severity::Error));
    }
    if registration.double > 0 {
        marks.push(badge(language.text("details-double-short"), Severity::Warning));
    }
    if let Some(counted) = registration.period {
        let words = one_line(period(counted, language)).size(text::SMALL).style(theme::muted);
        marks.push(words.width(Length::Shrink).into());
    }
    marks
}

/// The number, what kind of number it is and when it counts, and the badges.
pub fn head<'a, Message: 'a>(document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let kind = match document {
        Document::Incoming(_) => "details-arrival-number",
        Document::Outgoing(_) => "details-code",
    };
    let mut about = format!("{} · {}", language.text(kind), language.date(document.book_date()));
    if let Some(counted) = document.registration().period {
        about = format!("{about} · {}", period(counted, language));
    }
    let stands = document.registration().standing.is_valid();
    let hero = one_line(name(document)).size(text::HERO).bold().struck(!stands);
    let hero = if stands { hero } else { hero.style(theme::muted) };
    column![hero, text::label(about), badges(document, language)].spacing(space::TINY).into()
}

fn badges<'a, Message: 'a>(document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let (content, registration) = (document.content(), document.registration());
    let mut words: Vec<(&'static str, Severity)> = Vec::new();
    words.extend(standing_key(&registration.standing).map(|key| (key, Severity::Error)));
    if content.priority != Priority::Normal {
        words.push((content.priority.name_key().key(), Severity::Error));
    }
    if let Document::Outgoing(document) = document
        && document.entry.normative
    {
        words.push(("entry-normative", Severity::Neutral));
    }
    if registration.double > 0 {
        words.push(("details-double", Severity::Warning));
    }
    if registration.struck.is_some() {
        words.push(("details-struck", Severity::Error));
    }
    match registration.numbered {
        Numbered::InTurn => {}
        Numbered::Held => words.push(("details-held", Severity::Neutral)),
        Numbered::Inserted => words.push(("details-inserted", Severity::Warning)),
        Numbered::Emergency => words.push(("details-emergency", Severity::Warning)),
        Numbered::Imported => words.push(("details-imported", Severity::Neutral)),
    }
    if content.hand_over_date.is_some() {
        words.push(("details-handed-over", Severity::Success));
    }
    let badges = words.into_iter().map(|(key, severity)| badge(language.text(key), severity));
    row(badges).spacing(space::SMALL).align_y(Alignment::Center).wrap().vertical_spacing(space::TINY).into()
}

/// Who ended it and why, what was warned of, and why it was registered otherwise than usual.
pub fn standing<'a, Message: Clone + 'a>(
    registration: &'a Registration,
    language: &'a Language,
) -> Option<Element<'a, Message>> {
    let mut notices = Vec::new();
    if let Some(ruling) = registration.standing.ruling() {
        let key = match registration.standing {
            Standing::Recalled(_) => "details-recalled-by",
            _ => "details-cancelled-by",
        };
        let date = ruling.date.map_or_else(|| "—".to_owned(), |date| language.date(date));
        let said = UserMessage::new(key).with("authority", ruling.authority.as_str()).with("date", date);
        let why = UserMessage::new("details-why").with("reason", ruling.reason.as_str());
        notices.push(Notice::new(Severity::Error, said).with_more(why));
    }
    notices.extend(registration.cautions.iter().map(|caution| {
        let key = match caution {
            Caution::DateOrder => "caution-date-order",
            Caution::Duplicate => "caution-duplicate",
        };
        Notice::new(Severity::Warning, UserMessage::new(key))
    }));
    if !registration.reason.is_empty() {
        let why = UserMessage::new("details-why").with("reason", registration.reason.as_str());
        match notices.last_mut().filter(|notice| notice.more.is_empty()) {
            Some(notice) => notice.more.push(why),
            None => notices.push(Notice::new(Severity::Neutral, why)),
        }
    }
    if notices.is_empty() {
        return None;
    }
    let strips = notices.iter().map(|notice| notice::strip(notice, language, None));
    Some(Column::with_children(strips).spacing(space::TINY).into())
}
