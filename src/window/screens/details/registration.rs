//! What the registry knows of a document besides its fields, on the screen: number and period, badges, the ruling, cautions.

use iced::{
    Alignment, Element, Length,
    widget::{Column, column, row},
};

use domain::{
    content::Priority,
    document::Document,
    number::Numbered,
    period::Period,
    registration::{Caution, Registration, Standing},
};
use language::Language;
use texts::{Text, UserMessage, message};

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
        Document::Incoming(_) => texts::DOCUMENT_INCOMING,
        Document::Outgoing(_) => texts::DOCUMENT_OUTGOING,
    };
    key.with(texts::values::Number { number: name(document).into() })
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
fn standing_key(standing: &Standing) -> Option<Text> {
    match standing {
        Standing::Valid => None,
        Standing::Cancelled(_) => Some(texts::STANDING_CANCELLED),
        Standing::Recalled(_) => Some(texts::STANDING_RECALLED),
    }
}

fn period(period: Period, language: &Language) -> String {
    language.say(&message!(texts::DETAILS_PERIOD, from = period.starts, to = period.ends))
}

/// The marks of a row in a list: that it no longer stands, that it is a double, and its period where that is no year.
#[must_use]
pub fn marks<'a, Message: 'a>(registration: &Registration, language: &Language) -> Vec<Element<'a, Message>> {
    let mut marks = Vec::new();
    if let Some(key) = standing_key(&registration.standing) {
        marks.push(badge(language.text(key), Severity::Error));
    }
    if registration.double > 0 {
        marks.push(badge(language.text(texts::DETAILS_DOUBLE_SHORT), Severity::Warning));
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
        Document::Incoming(_) => texts::DETAILS_ARRIVAL_NUMBER,
        Document::Outgoing(_) => texts::DETAILS_CODE,
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
    let mut words: Vec<(Text, Severity)> = Vec::new();
    words.extend(standing_key(&registration.standing).map(|key| (key, Severity::Error)));
    if content.priority != Priority::Normal {
        words.push((content.priority.name_key(), Severity::Error));
    }
    if let Document::Outgoing(document) = document
        && document.entry.normative
    {
        words.push((texts::ENTRY_NORMATIVE, Severity::Neutral));
    }
    if registration.double > 0 {
        words.push((texts::DETAILS_DOUBLE, Severity::Warning));
    }
    if registration.struck.is_some() {
        words.push((texts::DETAILS_STRUCK, Severity::Error));
    }
    match registration.numbered {
        Numbered::InTurn => {}
        Numbered::Held => words.push((texts::DETAILS_HELD, Severity::Neutral)),
        Numbered::Inserted => words.push((texts::DETAILS_INSERTED, Severity::Warning)),
        Numbered::Emergency => words.push((texts::DETAILS_EMERGENCY, Severity::Warning)),
        Numbered::Imported => words.push((texts::DETAILS_IMPORTED, Severity::Neutral)),
    }
    if content.hand_over_date.is_some() {
        words.push((texts::DETAILS_HANDED_OVER, Severity::Success));
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
            Standing::Recalled(_) => texts::DETAILS_RECALLED_BY,
            _ => texts::DETAILS_CANCELLED_BY,
        };
        let date = ruling.date.map_or_else(|| "—".to_owned(), |date| language.date(date));
        let said =
            key.with(texts::values::AuthorityDate { authority: ruling.authority.as_str().into(), date: date.into() });
        let why = message!(texts::DETAILS_WHY, reason = ruling.reason.as_str());
        notices.push(Notice::new(Severity::Error, said).with_more(why));
    }
    notices.extend(registration.cautions.iter().map(|caution| {
        let key = match caution {
            Caution::DateOrder => texts::CAUTION_DATE_ORDER,
            Caution::Duplicate => texts::CAUTION_DUPLICATE,
        };
        Notice::new(Severity::Warning, UserMessage::from(key))
    }));
    if !registration.reason.is_empty() {
        let why = message!(texts::DETAILS_WHY, reason = registration.reason.as_str());
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
