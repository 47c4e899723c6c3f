//! What would become of a list, in words: what would be taken, what is there already, what cannot be taken and why.

use iced::{
    Alignment, Element, Length,
    widget::{Column, column, row, space as gap},
};

use domain::{
    book::Book,
    field::{Field, Problem},
};
use jobs::import::{ImportOutcome, RefusedRow, jump_message, sentences};
use language::Language;
use texts::{UserMessage, message};

use super::Message;
use crate::{
    keys::Command,
    kit::{
        button,
        notice::{self, Notice},
        space, text,
        theme::{self, Severity},
    },
};

/// So many problems are shown one by one; all of them can be copied.
const MAX_SHOWN: usize = 40;

/// What would be taken and what would not.
pub fn would<'a>(outcome: &ImportOutcome, language: &Language) -> Element<'a, Message> {
    let key = match outcome.book {
        Book::Incoming => texts::IMPORT_WOULD_INCOMING,
        Book::Outgoing => texts::IMPORT_WOULD_OUTGOING,
    };
    let added = key.with(texts::values::Count { count: outcome.added.into() });
    let days =
        outcome.days.map(|(from, to)| text::label(language.say(&message!(texts::IMPORT_DAYS, from = from, to = to))));
    let known =
        (outcome.known > 0).then(|| text::body(language.say(&message!(texts::IMPORT_KNOWN, count = outcome.known))));
    let refused = (!outcome.refused.is_empty()).then(|| {
        let said = message!(texts::IMPORT_REFUSED, count = outcome.refused.len());
        text::body(language.say(&said)).style(theme::toned(Severity::Error))
    });
    column![text::strong(language.say(&added)), days, known, refused].spacing(space::TINY).into()
}

/// What of the list is not imported, and the warnings about the rest.
pub fn told<'a>(outcome: &ImportOutcome, language: &Language) -> Option<Element<'a, Message>> {
    let notes = outcome.notes();
    let looks = outcome.warning_sentences();
    let notes = notes.iter().map(|note| text::label(language.say(note)).into());
    let looks = looks.iter().map(|look| text::label(language.say(look)).style(theme::toned(Severity::Warning)).into());
    let told: Vec<Element<'a, Message>> = notes.chain(looks).collect();
    (!told.is_empty()).then(|| Column::with_children(told).spacing(space::TINY).into())
}

/// Numbers that jump, each with its effect on the next number and the button to accept it.
pub fn jumps<'a>(outcome: &ImportOutcome, language: &Language) -> Vec<Element<'a, Message>> {
    let asked = outcome.jumps.iter().take(MAX_SHOWN).enumerate().map(|(at, jump)| {
        let said = Notice::new(Severity::Warning, jump_message(jump));
        let right = message!(texts::IMPORT_JUMP_RIGHT, number = texts::plain(jump.jump.first));
        let key = if at == 0 { Command::AcceptRows.key() } else { "" };
        let right = button::warned(language.say(&right), key, Some(Message::AcceptJump(jump.jump.first)));
        column![notice::strip(&said, language, None), row![right]].spacing(space::TINY).into()
    });
    asked.collect()
}

/// Rows refused for one reason.
#[derive(Debug)]
struct Reason {
    field: Field,
    cause: UserMessage,
    rows: usize,
    /// Where the first of them stands.
    place: UserMessage,
}

/// What keeps rows out: counted once, for a list may hold any number of them.
#[derive(Debug, Default)]
pub struct Refusals {
    /// The reasons, the most frequent first.
    reasons: Vec<Reason>,
    /// The sentences about the rows, or runs of rows.
    sentences: Vec<UserMessage>,
}

impl Refusals {
    /// Why these rows are refused.
    #[must_use]
    pub fn of(refused: &[RefusedRow]) -> Self {
        let mut reasons: Vec<Reason> = Vec::new();
        for row in refused {
            for Problem { field, cause } in &row.problems {
                let cause = cause.message();
                match reasons.iter_mut().find(|known| known.field == *field && known.cause.key() == cause.key()) {
                    Some(known) => known.rows += 1,
                    None => reasons.push(Reason { field: *field, cause, rows: 1, place: row.place() }),
                }
            }
        }
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.rows));
        Self { reasons, sentences: sentences(refused) }
    }

    /// First by reason, then row by row.
    pub fn view<'a>(&self, language: &Language) -> Element<'a, Message> {
        let reasons = self.reasons.iter().map(|reason| {
            let said = message!(
                texts::IMPORT_REASON,
                field = reason.field,
                count = reason.rows,
                place = reason.place.clone(),
                cause = reason.cause.clone()
            );
            text::body(language.say(&said)).into()
        });
        let rows = self.sentences.iter().take(MAX_SHOWN);
        let rows = rows.map(|said| text::label(language.say(said)).into());
        let more = (self.sentences.len() > MAX_SHOWN).then(|| {
            let count = self.sentences.len() - MAX_SHOWN;
            text::label(language.say(&message!(texts::IMPORT_MORE, count = count)))
        });
        let copy =
            button::secondary(language.text(texts::IMPORT_COPY), Command::CopyRefused.key(), Some(Message::Copy));
        let save = button::secondary(
            language.text(texts::IMPORT_SAVE_REFUSED),
            Command::SaveRefused.key(),
            Some(Message::AskRefused),
        );
        let title = row![text::strong(language.text(texts::IMPORT_REASONS)), gap::horizontal(), save, copy];
        let title = title.spacing(space::SMALL);
        column![
            title.align_y(Alignment::Center),
            Column::with_children(reasons).spacing(space::TINY),
            gap::vertical().height(space::TINY),
            text::strong(language.text(texts::IMPORT_ROWS)),
            Column::with_children(rows).spacing(space::TINY),
            more
        ]
        .spacing(space::SMALL)
        .width(Length::Fill)
        .into()
    }
}

/// What is wrong with a row, in words.
pub fn why(row: &RefusedRow, language: &Language) -> String {
    let said: Vec<String> = row.problems.iter().map(|problem| language.say(&problem.message())).collect();
    said.join("; ")
}

/// The refused rows as a table: their line and what is wrong, as another program pastes it.
pub fn as_table(refused: &[RefusedRow], language: &Language) -> String {
    let mut table = format!("{}\t{}\n", language.text(texts::IMPORT_LINE), language.text(texts::FIELD_REASON));
    for row in refused {
        let said = why(row, language).replace(['\t', '\n', '\r'], " ");
        let place = if row.sheet.is_empty() { row.line.to_string() } else { format!("{} · {}", row.sheet, row.line) };
        table.extend([place.as_str(), "\t", said.as_str(), "\n"]);
    }
    table
}
