//! What a list shows, in words: what was searched for and how it was narrowed.

use domain::{
    book::Book,
    query::{Due, DueIn, Query},
    timed::Timed,
};
use language::Language;
use texts::{UserMessage, message};

use crate::saved_searches::SavedQuery;

fn begun(text: &str, book: Option<Book>) -> Vec<UserMessage> {
    let text = Some(text.trim()).filter(|text| !text.is_empty());
    let book = match book {
        Some(Book::Incoming) => texts::TOLD_INCOMING,
        Some(Book::Outgoing) => texts::TOLD_OUTGOING,
        None => texts::TOLD_BOTH,
    };
    let text = text.map(|text| message!(texts::TOLD_TEXT, text = text));
    text.into_iter().chain([UserMessage::from(book)]).collect()
}

fn said(parts: &[UserMessage], language: &Language) -> String {
    let parts: Vec<String> = parts.iter().map(|part| language.say(part)).collect();
    parts.join(", ")
}

/// What a query asks, as one says it of its hits.
#[must_use]
pub fn told(query: &Query, language: &Language) -> String {
    let mut parts = begun(&query.text, query.book);
    parts.extend(query.type_name.as_ref().map(|name| message!(texts::TOLD_TYPE, name = name.as_str())));
    parts.extend(query.organ_name.as_ref().map(|name| message!(texts::TOLD_ORGAN, name = name.as_str())));
    match (query.from, query.to) {
        (Some(from), Some(to)) if from == to => {
            parts.push(message!(texts::TOLD_DAY, day = language.date(from)));
        }
        (from, to) => {
            parts.extend(from.map(|day| message!(texts::TOLD_FROM, day = language.date(day))));
            parts.extend(to.map(|day| message!(texts::TOLD_TO, day = language.date(day))));
        }
    }
    if query.waiting {
        parts.push(UserMessage::from(texts::TOLD_WAITING));
    }
    parts.extend(query.due.map(|due| match due {
        Due::In(DueIn { from: Some(from), to }) => {
            message!(texts::TOLD_DUE, from = language.date(from), to = language.date(to))
        }
        Due::In(DueIn { from: None, to }) => message!(texts::TOLD_DUE_TO, to = language.date(to)),
        Due::AtOnce => UserMessage::from(texts::TOLD_URGENT),
        Due::Late(Timed::Receipt, _) => UserMessage::from(texts::TOLD_RECEIPT),
        Due::Late(Timed::Submission, _) => UserMessage::from(texts::TOLD_SUBMISSION),
        Due::Late(Timed::HandOver, _) => UserMessage::from(texts::TOLD_HAND_OVER),
        Due::Late(Timed::Sending, _) => UserMessage::from(texts::TOLD_SENDING),
    }));
    parts.extend(query.clerk.as_ref().map(|name| message!(texts::TOLD_CLERK, name = name.as_str())));
    match query.year {
        Some(year) => parts.push(message!(texts::TOLD_YEAR, year = year.to_string())),
        None if query.from.is_none() && query.to.is_none() => parts.push(UserMessage::from(texts::TOLD_EVERY_YEAR)),
        None => {}
    }
    said(&parts, language)
}

/// What is asked whenever it is asked: today is the day of asking.
#[must_use]
pub fn told_as_asked(asked: &SavedQuery, language: &Language) -> String {
    let mut parts = begun(&asked.text, asked.book());
    let told: [fn(&str) -> UserMessage; 4] = [
        |text| message!(texts::TOLD_TYPE, name = text),
        |text| message!(texts::TOLD_ORGAN, name = text),
        |text| message!(texts::TOLD_FROM, day = text),
        |text| message!(texts::TOLD_TO, day = text),
    ];
    let filters = told.into_iter().zip(&asked.filters).filter(|(_, text)| !text.trim().is_empty());
    parts.extend(filters.map(|(told, text)| told(text.trim())));
    parts.extend(asked.quick.told().into_iter().map(UserMessage::from));
    parts.push(UserMessage::from(if asked.every_year { texts::TOLD_EVERY_YEAR } else { texts::TOLD_YEAR_LOOKED_AT }));
    said(&parts, language)
}
