//! The month that hangs below a date: opened at its day or at today, gone through, and taken.

use chrono::{Datelike, NaiveDate};
use iced::{Element, Task, widget::operation};

use domain::{date, message::UserMessage};
use language::Language;

use super::{Context, Entry, Message, input::Input};
use crate::kit::month::{self, Pick, Words};

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const WEEKDAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

/// A month below a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The date it hangs below.
    pub input: Input,
    /// The day that Enter takes.
    pub marked: NaiveDate,
}

impl Entry {
    /// Hangs a month below a date, or puts it away when it hangs there.
    pub(super) fn toggle_calendar(&mut self, input: Input, context: Context<'_>) -> Task<Message> {
        self.suggesting = None;
        self.calendar = match self.calendar.take() {
            Some(calendar) if calendar.input == input => None,
            _ => Some(Calendar { input, marked: self.date(input, context).unwrap_or(context.today) }),
        };
        operation::focus(input.id(self.book))
    }

    /// Follows what was done in the month. A day that was taken is written, and the keyboard goes on to the next input.
    pub(super) fn picked(&mut self, pick: Pick, context: Context<'_>) -> Task<Message> {
        let Some(calendar) = self.calendar.take() else { return Task::none() };
        let input = calendar.input;
        match pick {
            Pick::Mark(day) => {
                let marked = if date::in_range(day) { day } else { calendar.marked };
                self.calendar = Some(Calendar { input, marked });
                Task::none()
            }
            Pick::Take(day) => {
                let set = self.set(input, context.language.date(day), context);
                let next = operation::focus(input.id(self.book)).chain(operation::focus_next());
                Task::batch([set, next])
            }
            Pick::Leave => Task::none(),
        }
    }

    /// A month goes with what is typed, and away when one types elsewhere.
    pub(super) fn follow_calendar(&mut self, typed: Input, context: Context<'_>) {
        let Some(calendar) = self.calendar else { return };
        let marked = self.date(typed, context).unwrap_or(calendar.marked);
        self.calendar = (calendar.input == typed).then_some(Calendar { marked, ..calendar });
    }

    /// The month, where it hangs below this input.
    pub(super) fn calendar_at<'a>(&self, input: Input, context: Context<'a>) -> Option<Element<'a, Message>> {
        let calendar = self.calendar.filter(|calendar| calendar.input == input)?;
        let words = words(calendar.marked, context.language);
        Some(month::month(calendar.marked, context.today, words, Message::Picked))
    }
}

fn words(day: NaiveDate, language: &Language) -> Words {
    let name = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    let title = UserMessage::new("month-title").with("month", language.text(name)).with_plain("year", day.year());
    Words { title: language.say(&title), weekdays: WEEKDAYS.map(|weekday| language.text(weekday)) }
}
