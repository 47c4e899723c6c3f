//! The dates of a form: read as they were typed, a deadline also as a term; and what is said of a deadline below its line.

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    date::NoDate,
    deadline::{self, Term},
    message::UserMessage,
    typed_date,
    working_calendar::{WhyOff, WorkingCalendar},
};
use language::Language;

use super::{Context, Entry, input::Input};

/// The days of the week in full, Monday first.
const WEEKDAYS: [&str; 7] = [
    "weekday-full-1",
    "weekday-full-2",
    "weekday-full-3",
    "weekday-full-4",
    "weekday-full-5",
    "weekday-full-6",
    "weekday-full-7",
];

/// Reads the date of an input. A deadline counts from the day of arrival or issue, or from today while that is not known.
pub fn read(
    text: impl Fn(Input) -> String,
    book: Book,
    input: Input,
    today: NaiveDate,
    calendar: &WorkingCalendar,
) -> Result<Option<NaiveDate>, NoDate> {
    let plain = |input: Input| typed_date::read(&text(input), today, Some(input.nearest()));
    if input != Input::DueDate {
        return plain(input);
    }
    let event = match book {
        Book::Incoming => Input::ArrivalDate,
        Book::Outgoing => Input::IssuedDate,
    };
    deadline::read(&text(input), plain(event).ok().flatten().unwrap_or(today), today, calendar)
}

/// What is said of a deadline.
pub struct Remark {
    /// The words.
    pub words: String,
    /// Whether they warn: the day is off.
    pub warns: bool,
}

impl Entry {
    /// What date a term becomes, or that the date is a day off.
    pub(super) fn remark_on_due(&self, context: Context<'_>) -> Option<Remark> {
        let text = |input| self.fields.form.typed_and_composed(self.fields.at(input)).into_owned();
        let due = text(Input::DueDate);
        let day = read(text, self.book(), Input::DueDate, context.today, &context.reference.calendar).ok().flatten()?;
        let (calendar, language) = (&context.reference.calendar, context.language);
        if let Some(why) = calendar.why_off(day) {
            let next = calendar.on_or_after(day).unwrap_or(day);
            let said = UserMessage::new("due-day-off")
                .with("day", named(day, language))
                .with("why", why_off(&why, language))
                .with("next", named(next, language));
            return Some(Remark { words: language.say(&said), warns: true });
        }
        Term::read(&due)?;
        let said = UserMessage::new("due-becomes").with("day", named(day, language));
        Some(Remark { words: language.say(&said), warns: false })
    }
}

/// A day with the day of its week.
pub fn named(day: NaiveDate, language: &Language) -> String {
    let weekday = WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    format!("{} {}", language.text(weekday), language.date(day))
}

/// Why a day is off, in words.
pub fn why_off(why: &WhyOff, language: &Language) -> String {
    match why {
        WhyOff::Weekend => language.text("off-weekend"),
        WhyOff::Holiday { holiday, in_lieu: false } => language.text(holiday.name_key()),
        WhyOff::Holiday { holiday, in_lieu: true } => {
            language.say(&UserMessage::new("off-in-lieu").with("name", UserMessage::new(holiday.name_key())))
        }
        WhyOff::Office(name) => name.clone(),
    }
}
