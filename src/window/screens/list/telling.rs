//! What a list shows, in words: what was searched for and how it was narrowed.

use domain::{
    book::Book,
    message::UserMessage,
    query::{Due, DueIn, Query},
    timed::Timed,
};
use language::Language;

use crate::saved_searches::SavedQuery;

fn begun(text: &str, book: Option<Book>) -> Vec<UserMessage> {
    let text = Some(text.trim()).filter(|text| !text.is_empty());
    let book = match book {
        Some(Book::Incoming) => "told-incoming",
        Some(Book::Outgoing) => "told-outgoing",
        None => "told-both",
    };
    let text = text.map(|text| UserMessage::new("told-text").with("text", text));
    text.into_iter().chain([UserMessage::new(book)]).collect()
}

fn said(parts: &[UserMessage], language: &Language) -> String {
    let parts: Vec<String> = parts.iter().map(|part| language.say(part)).collect();
    parts.join(", ")
}

/// What a query asks, as one says it of its hits.
#[must_use]
pub fn told(query: &Query, language: &Language) -> String {
    let mut parts = begun(&query.text, query.book);
    parts.extend(query.type_name.as_ref().map(|name| UserMessage::new("told-type").with("name", name.as_str())));
    parts.extend(query.organ_name.as_ref().map(|name| UserMessage::new("told-organ").with("name", name.as_str())));
    match (query.from, query.to) {
        (Some(from), Some(to)) if from == to => {
            parts.push(UserMessage::new("told-day").with("day", language.date(from)));
        }
        (from, to) => {
            parts.extend(from.map(|day| UserMessage::new("told-from").with("day", language.date(day))));
            parts.extend(to.map(|day| UserMessage::new("told-to").with("day", language.date(day))));
        }
    }
    if query.waiting {
        parts.push(UserMessage::new("told-waiting"));
    }
    parts.extend(query.due.map(|due| match due {
        Due::In(DueIn { from: Some(from), to }) => {
            UserMessage::new("told-due").with("from", language.date(from)).with("to", language.date(to))
        }
        Due::In(DueIn { from: None, to }) => UserMessage::new("told-due-to").with("to", language.date(to)),
        Due::AtOnce => UserMessage::new("told-urgent"),
        Due::Late(Timed::Receipt, _) => UserMessage::new("told-receipt"),
        Due::Late(Timed::Submission, _) => UserMessage::new("told-submission"),
        Due::Late(Timed::HandOver, _) => UserMessage::new("told-hand-over"),
        Due::Late(Timed::Sending, _) => UserMessage::new("told-sending"),
    }));
    parts.extend(query.clerk.as_ref().map(|name| UserMessage::new("told-clerk").with("name", name.as_str())));
    match query.year {
        Some(year) => parts.push(UserMessage::new("told-year").with("year", year.to_string())),
        None if query.from.is_none() && query.to.is_none() => parts.push(UserMessage::new("told-every-year")),
        None => {}
    }
    said(&parts, language)
}

/// What is asked whenever it is asked: today is the day of asking.
#[must_use]
pub fn told_as_asked(asked: &SavedQuery, language: &Language) -> String {
    let mut parts = begun(&asked.text, asked.book());
    let keys = [("told-type", "name"), ("told-organ", "name"), ("told-from", "day"), ("told-to", "day")];
    let filters = keys.into_iter().zip(&asked.filters).filter(|(_, text)| !text.trim().is_empty());
    parts.extend(filters.map(|((key, value), text)| UserMessage::new(key).with(value, text.trim())));
    parts.extend(asked.quick.told().into_iter().map(UserMessage::new));
    parts.push(UserMessage::new(if asked.every_year { "told-every-year" } else { "told-year-looked-at" }));
    said(&parts, language)
}
