//! The problems of a field. Causes that belong to a single subject, such as links or numbers, are defined in the file of that subject.

use chrono::NaiveDate;

use texts::{UserMessage, Value, message};

use super::Field;
use crate::{
    book::Book, follow_up::FollowUpCause, imported::RowCause, issuer::IssuerCause, link::LinkCause,
    number::NumberCause, printing_on::PrintCause, series::SeriesCause,
};

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A required field is empty.
    Missing,
    /// Longer than the decree (or, for a subject, the registry) allows. In characters.
    TooLong {
        /// How long it is.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// Not a date of the calendar, or not written as one.
    NotADate(String),
    /// A date outside 1900–2199.
    DateOutOfRange(String),
    /// A date in another form than year, month, day with hyphens.
    NotIso(String),
    /// A year in two digits that could be of either century.
    YearUnclear(String),
    /// The day is after today, so that no document can have come in or gone out on it.
    AfterToday(NaiveDate),
    /// Not a whole number from `least` to `most`.
    NotANumber {
        /// The text that was entered.
        text: String,
        /// The smallest allowed.
        least: i64,
        /// The largest allowed.
        most: i64,
    },
    /// Not text (or another shape than the field has).
    WrongKind,
    /// Not one of the accepted words.
    UnknownWord {
        /// The word.
        text: String,
        /// The accepted words.
        allowed: &'static str,
    },
    /// A key that is not a field of this book.
    UnknownField(String),
    /// The registry itself determines this field, so it cannot be entered.
    NumberIsGiven,
    /// The registry has no document type of this name, and therefore neither a number series nor an abbreviation for it.
    UnknownType(String),
    /// The type is not one that exists as VBQPPL.
    NotNormative(String),
    /// `Code` and `CodeNumber`/`CodeNotation` given together, and they differ.
    CodeTwice,
    /// The line is no JSON object; holds the parser's message.
    NotJson(String),
    /// An object has the same key twice, so that one of the values would be lost.
    KeyTwice(String),
    /// The line names another book than the one into which it would be registered.
    OtherBook(String),
    /// The field cannot be changed after registering: a wrong document is cancelled and registered again.
    NeverChanges,
    /// The same document is registered already (Phụ lục VI), and registering it twice was not requested.
    RegisteredBefore {
        /// The số đến of the first.
        number: String,
        /// Its date of arrival.
        date: NaiveDate,
    },
    /// The day lies in the past.
    DayPassed(NaiveDate),
    /// The book of this year is locked.
    BookLocked(i32),
    /// The document is no longer valid: it was cancelled or recalled.
    Withdrawn,
    /// No such document.
    NoDocument,
    /// A file with the same content is attached already; holds its name.
    AttachedTwice(String),
    /// No such file is attached, or it was withdrawn before.
    NoAttachment,
    /// Nothing was written since the last day was closed.
    NothingToClose,
    /// No day was closed under this number.
    NoClosedDay(i64),
    /// The former name and the new name of a body are equal.
    SameName,
    /// The word is neither that of a day off nor that of a working day.
    NeitherOffNorWork(String),
    /// The action is only possible for documents of this book.
    OnlyOf(Book),
    /// The day is before the day of the event that must precede it.
    BeforeDay(NaiveDate),
    /// Marked secret: such documents have a registry of their own (Điều 16.3 and 22.4, NĐ 30/2020/NĐ-CP).
    Secret(String),
    /// An identifier of a receiver without the receiver's name.
    CodeWithoutReceiver(String),
    /// The registry already has documents or series, so that no setup can be applied to it.
    SetUpAlready,
    /// The text is no valid code template.
    NotATemplate(String),
    /// The reason why two documents cannot be linked.
    Link(LinkCause),
    /// The reason why a number cannot be given, held or taken back.
    Number(NumberCause),
    /// The reason why a series cannot give a number, or cannot be formed as requested.
    Series(SeriesCause),
    /// The reason why a body cannot issue a document.
    Issuer(IssuerCause),
    /// The reason why an entry of the follow-up is refused.
    FollowUp(FollowUpCause),
    /// The reason why a row of a list cannot be imported unchanged.
    Row(RowCause),
    /// The reason why a request to print is refused.
    Print(PrintCause),
}

impl Cause {
    /// The cause as a sentence (without the field's name).
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::Missing => UserMessage::from(texts::CAUSE_MISSING),
            Self::TooLong { length, limit } => {
                message!(texts::CAUSE_TOO_LONG, length = *length, limit = *limit)
            }
            Self::NotADate(text) => message!(texts::CAUSE_NOT_A_DATE, text = shortened(text)),
            Self::DateOutOfRange(text) => message!(texts::CAUSE_DATE_OUT_OF_RANGE, text = shortened(text)),
            Self::NotIso(text) => message!(texts::CAUSE_NOT_ISO, text = shortened(text)),
            Self::YearUnclear(text) => message!(texts::CAUSE_YEAR_UNCLEAR, text = shortened(text)),
            Self::AfterToday(date) => message!(texts::CAUSE_AFTER_TODAY, date = *date),
            Self::NotANumber { least, most, .. } => {
                message!(texts::CAUSE_NOT_A_NUMBER, least = texts::plain(*least), most = texts::plain(*most))
            }
            Self::WrongKind => UserMessage::from(texts::CAUSE_WRONG_KIND),
            Self::UnknownWord { text, allowed } => {
                message!(texts::CAUSE_UNKNOWN_WORD, text = shortened(text), allowed = *allowed)
            }
            Self::UnknownField(key) => message!(texts::CAUSE_UNKNOWN_FIELD, key = shortened(key)),
            Self::NumberIsGiven => UserMessage::from(texts::CAUSE_NUMBER_IS_GIVEN),
            Self::UnknownType(name) => message!(texts::CAUSE_UNKNOWN_TYPE, name = shortened(name)),
            Self::NotNormative(name) => message!(texts::CAUSE_NOT_NORMATIVE, name = shortened(name)),
            Self::CodeTwice => UserMessage::from(texts::CAUSE_CODE_TWICE),
            Self::NotJson(detail) => message!(texts::CAUSE_NOT_JSON, detail = shortened(detail)),
            Self::KeyTwice(key) => message!(texts::CAUSE_KEY_TWICE, key = shortened(key)),
            Self::OtherBook(text) => message!(texts::CAUSE_OTHER_BOOK, text = shortened(text)),
            Self::NeverChanges => UserMessage::from(texts::CAUSE_NEVER_CHANGES),
            Self::RegisteredBefore { number, date } => {
                message!(texts::CAUSE_REGISTERED_BEFORE, number = number.as_str(), date = *date)
            }
            Self::DayPassed(date) => message!(texts::CAUSE_DAY_PASSED, date = *date),
            Self::BookLocked(year) => message!(texts::CAUSE_BOOK_LOCKED, year = texts::plain(*year)),
            Self::Withdrawn => UserMessage::from(texts::CAUSE_WITHDRAWN),
            Self::NoDocument => UserMessage::from(texts::CAUSE_NO_DOCUMENT),
            Self::AttachedTwice(name) => message!(texts::CAUSE_ATTACHED_TWICE, name = shortened(name)),
            Self::NoAttachment => UserMessage::from(texts::CAUSE_NO_ATTACHMENT),
            Self::NothingToClose => UserMessage::from(texts::CAUSE_NOTHING_TO_CLOSE),
            Self::NoClosedDay(id) => message!(texts::CAUSE_NO_CLOSED_DAY, id = texts::plain(*id)),
            Self::SameName => UserMessage::from(texts::CAUSE_SAME_NAME),
            Self::NeitherOffNorWork(text) => {
                message!(texts::CAUSE_NEITHER_OFF_NOR_WORK, text = shortened(text))
            }
            Self::OnlyOf(Book::Incoming) => UserMessage::from(texts::CAUSE_ONLY_INCOMING),
            Self::OnlyOf(Book::Outgoing) => UserMessage::from(texts::CAUSE_ONLY_OUTGOING),
            Self::BeforeDay(date) => message!(texts::CAUSE_BEFORE_DAY, date = *date),
            Self::Secret(text) => message!(texts::CAUSE_SECRET, text = shortened(text)),
            Self::CodeWithoutReceiver(code) => {
                message!(texts::CAUSE_CODE_WITHOUT_RECEIVER, code = shortened(code))
            }
            Self::SetUpAlready => UserMessage::from(texts::CAUSE_SET_UP_ALREADY),
            Self::NotATemplate(text) => message!(texts::CAUSE_NOT_A_TEMPLATE, text = shortened(text)),
            Self::Link(cause) => cause.message(),
            Self::Number(cause) => cause.message(),
            Self::Series(cause) => cause.message(),
            Self::Issuer(cause) => cause.message(),
            Self::FollowUp(cause) => cause.message(),
            Self::Row(cause) => cause.message(),
            Self::Print(cause) => cause.message(),
        }
    }
}

/// What a clerk's text looks like inside a sentence: at most 60 characters of it.
pub(crate) fn shortened(text: &str) -> String {
    const MAX: usize = 60;
    if text.chars().count() <= MAX { text.to_owned() } else { text.chars().take(MAX).chain(['…']).collect() }
}

/// One thing wrong with a draft: the field and the cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub field: Field,
    /// Why.
    pub cause: Cause,
}

impl Problem {
    /// A problem of a field.
    #[must_use]
    pub fn new(field: Field, cause: Cause) -> Self {
        Self { field, cause }
    }

    /// The whole sentence: the field's label and the cause.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        let cause = Value::from(self.cause.message());
        if self.field == Field::Document {
            message!(texts::PROBLEM_DOCUMENT, cause = cause)
        } else {
            message!(texts::PROBLEM, field = self.field, cause = cause)
        }
    }

    /// The same sentence with the field's JSON key, for input that was written as JSON.
    #[must_use]
    pub fn message_with_key(&self) -> UserMessage {
        if self.field == Field::Document {
            return self.message();
        }
        let cause = Value::from(self.cause.message());
        message!(texts::PROBLEM_OF_KEY, field = self.field, key = self.field.key(), cause = cause)
    }
}
