//! `vanthu calendar`: the days off of a year, and the office's own days among them.

use chrono::Datelike;

use domain::{
    holiday::holidays,
    message::UserMessage,
    working_calendar::{CalendarDay, WhyOff, WorkingCalendar},
};
use jobs::{import::RefusedRow, import_calendar::import_calendar};

use super::{Console, Refusal, arguments::CalendarOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &CalendarOptions) -> Result<(), Refusal> {
    match options {
        CalendarOptions::List(year) => {
            let year = year.unwrap_or_else(|| registry.today().year());
            list(console, &registry.read()?.calendar()?, year);
        }
        CalendarOptions::Add(day) => {
            let day = day.named();
            registry.write_or_create(console)?.write(|transaction| transaction.put_calendar_day(&day))?;
            console.say(&own(&day));
        }
        CalendarOptions::Remove(day) => {
            if !registry.write(console)?.write(|transaction| transaction.remove_calendar_day(*day))? {
                return Err(UserMessage::new("calendar-not-own").with("day", *day).into());
            }
            console.say(&UserMessage::new("calendar-removed").with("day", *day));
        }
        CalendarOptions::Import(file) => match import_calendar(&mut registry.write_or_create(console)?, file)? {
            Ok(days) => console.say(&UserMessage::new("calendar-imported").with("days", days)),
            Err(refused) => {
                let mut messages: Vec<UserMessage> = refused.iter().flat_map(RefusedRow::messages).collect();
                messages.push(UserMessage::new("calendar-nothing-imported").with("refused", refused.len()));
                return Err(Refusal(messages));
            }
        },
    }
    Ok(())
}

/// The days off of a year but its weekends, and the office's own days, in order.
fn list(console: &mut Console<'_>, calendar: &WorkingCalendar, year: i32) {
    let mut days: Vec<_> = holidays(year).into_iter().map(|off| off.day).collect();
    days.extend(calendar.own_days(year).map(|own| own.day));
    days.sort_unstable();
    days.dedup();
    for day in days {
        let said = match (calendar.own_day(day), calendar.why_off(day)) {
            (Some(day), _) => own(day),
            (None, Some(WhyOff::Holiday { holiday, in_lieu })) => {
                let key = if in_lieu { "calendar-in-lieu" } else { "calendar-holiday" };
                UserMessage::new(key).with("day", day).with("name", UserMessage::new(holiday.name_key()))
            }
            (None, _) => continue,
        };
        console.say(&said);
    }
}

fn own(day: &CalendarDay) -> UserMessage {
    let key = if day.off { "calendar-own-off" } else { "calendar-own-work" };
    UserMessage::new(key).with("day", day.day).with("name", day.name.as_str())
}
