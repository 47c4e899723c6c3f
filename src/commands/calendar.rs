//! `vanthu calendar`: the days off of a year, and the office's own days among them.

use chrono::Datelike;

use domain::{
    holiday::holidays,
    working_calendar::{CalendarDay, WhyOff, WorkingCalendar},
};
use jobs::{import::RefusedRow, import_calendar::import_calendar};
use texts::{UserMessage, message};

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
                return Err(message!(texts::CALENDAR_NOT_OWN, day = *day).into());
            }
            console.say(&message!(texts::CALENDAR_REMOVED, day = *day));
        }
        CalendarOptions::Import(file) => match import_calendar(&mut registry.write_or_create(console)?, file)? {
            Ok(days) => console.say(&message!(texts::CALENDAR_IMPORTED, days = days)),
            Err(refused) => {
                let mut messages: Vec<UserMessage> = refused.iter().flat_map(RefusedRow::messages).collect();
                messages.push(message!(texts::CALENDAR_NOTHING_IMPORTED, refused = refused.len()));
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
                let key = if in_lieu { texts::CALENDAR_IN_LIEU } else { texts::CALENDAR_HOLIDAY };
                key.with(texts::values::DayName { day: day.into(), name: holiday.name_key().into() })
            }
            (None, _) => continue,
        };
        console.say(&said);
    }
}

fn own(day: &CalendarDay) -> UserMessage {
    let key = if day.off { texts::CALENDAR_OWN_OFF } else { texts::CALENDAR_OWN_WORK };
    key.with(texts::values::DayName { day: day.day.into(), name: day.name.as_str().into() })
}
