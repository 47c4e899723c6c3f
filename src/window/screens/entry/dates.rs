//! The dates of a form: read as they were typed, a deadline also as a term; and what is said of a deadline below its line.

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    date::NoDate,
    deadline::{self, Term},
    document_field::DocumentField as F,
    typed_date::{self, Nearest},
    working_calendar::{WhyOff, WorkingCalendar},
};
use language::Language;
use texts::{Text, message};

use super::{Context, fields::Fields};

/// The days of the week in full, Monday first.
const WEEKDAYS: [Text; 7] = [
    texts::WEEKDAY_FULL_1,
    texts::WEEKDAY_FULL_2,
    texts::WEEKDAY_FULL_3,
    texts::WEEKDAY_FULL_4,
    texts::WEEKDAY_FULL_5,
    texts::WEEKDAY_FULL_6,
    texts::WEEKDAY_FULL_7,
];

/// Returns how a date without month or year is completed: a deadline into the future, every other date into the past.
pub fn nearest(field: F) -> Nearest {
    if field == F::DueDate { Nearest::Ahead } else { Nearest::Before }
}

/// Returns the date by which a book numbers its documents.
pub fn of_book(book: Book) -> F {
    match book {
        Book::Incoming => F::ArrivalDate,
        Book::Outgoing => F::IssuedDate,
    }
}

/// Reads the date of a field. A deadline counts from the day of arrival or issue, or from today while that is not known.
pub fn read(
    text: impl Fn(F) -> String,
    book: Book,
    field: F,
    today: NaiveDate,
    calendar: &WorkingCalendar,
) -> Result<Option<NaiveDate>, NoDate> {
    let plain = |field: F| typed_date::read(&text(field), today, Some(nearest(field)));
    if field != F::DueDate {
        return plain(field);
    }
    deadline::read(&text(field), plain(of_book(book)).ok().flatten().unwrap_or(today), today, calendar)
}

/// A remark on a deadline.
pub struct Remark {
    /// The words.
    pub words: String,
    /// Whether they warn: the day is off.
    pub warns: bool,
}

/// Returns the date that a term of a deadline means, or a warning that the date is a day off.
pub fn remark_on_due(fields: &Fields, context: Context<'_>) -> Option<Remark> {
    let text = |field| fields.form.typed_and_composed(fields.at(field)).into_owned();
    let due = text(F::DueDate);
    let day = read(text, fields.book, F::DueDate, context.today, &context.reference.calendar).ok().flatten()?;
    let (calendar, language) = (&context.reference.calendar, context.language);
    if let Some(why) = calendar.why_off(day) {
        let next = calendar.on_or_after(day).unwrap_or(day);
        let said = message!(
            texts::DUE_DAY_OFF,
            day = named(day, language),
            why = why_off(&why, language),
            next = named(next, language)
        );
        return Some(Remark { words: language.say(&said), warns: true });
    }
    Term::read(&due)?;
    let said = message!(texts::DUE_BECOMES, day = named(day, language));
    Some(Remark { words: language.say(&said), warns: false })
}

/// Returns the name of the day of the week.
pub fn weekday(day: NaiveDate, language: &Language) -> String {
    let weekday = WEEKDAYS.get(day.weekday().num_days_from_monday() as usize);
    weekday.map(|weekday| language.text(*weekday)).unwrap_or_default()
}

/// Returns a day with the day of its week.
pub fn named(day: NaiveDate, language: &Language) -> String {
    format!("{} {}", weekday(day, language), language.date(day))
}

/// Says why a day is off.
pub fn why_off(why: &WhyOff, language: &Language) -> String {
    match why {
        WhyOff::Weekend => language.text(texts::OFF_WEEKEND),
        WhyOff::Holiday { holiday, in_lieu: false } => language.text(holiday.name_key()),
        WhyOff::Holiday { holiday, in_lieu: true } => {
            language.say(&message!(texts::OFF_IN_LIEU, name = holiday.name_key()))
        }
        WhyOff::Office(name) => name.clone(),
    }
}
