//! Deadlines (hạn trả lời): read as clerks write them, and what a day says of them.

use chrono::NaiveDate;

use texts::{UserMessage, message};

use super::{
    date::{self, NoDate},
    text::fold,
    typed_date::{self, Nearest},
    working_calendar::WorkingCalendar,
};

/// A deadline that follows from the day of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// `5 ngày`: days of the calendar.
    Days(u32),
    /// `5 ngày làm việc`.
    WorkingDays(u32),
    /// `trong ngày`: the day itself.
    SameDay,
}

/// The longest term, in days.
const MAX_DAYS: u32 = 999;

impl Term {
    /// Reads `5 ngày`, `05 ngày`, `trong 5 ngày`; `5 ngày làm việc`, `5 nlv`, `5lv`; `trong ngày`; and `trong ngày, chậm nhất là trong
    /// ngày làm việc tiếp theo` (Điều 4.2.c, NĐ 30/2020/NĐ-CP), also its end alone: the next working day. The same in English; with
    /// or without diacritics. `None` when it is no term.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let folded = fold(&text.replace(',', " "));
        match folded.as_str() {
            "trong ngay" | "ngay trong ngay" | "same day" => return Some(Self::SameDay),
            "ngay lam viec tiep theo"
            | "trong ngay lam viec tiep theo"
            | "trong ngay cham nhat la trong ngay lam viec tiep theo"
            | "trong ngay cham nhat trong ngay lam viec tiep theo"
            | "next working day" => return Some(Self::WorkingDays(1)),
            _ => {}
        }
        let starts = ["trong vong ", "trong thoi han ", "trong ", "sau ", "within "];
        let bare = starts.iter().find_map(|start| folded.strip_prefix(start)).unwrap_or(&folded);
        let unit = bare.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let amount: u32 = bare.strip_suffix(unit)?.parse().ok()?;
        if !(1..=MAX_DAYS).contains(&amount) {
            return None;
        }
        match unit.trim_start() {
            "ngay lam viec" | "ngay lv" | "nlv" | "lv" | "working days" | "working day" | "wd" => {
                Some(Self::WorkingDays(amount))
            }
            "ngay" | "days" | "day" => Some(Self::Days(amount)),
            _ => None,
        }
    }

    /// The last day, always a working day; nothing beyond the registry's dates.
    #[must_use]
    pub fn due(self, event: NaiveDate, calendar: &WorkingCalendar) -> Option<NaiveDate> {
        let due = match self {
            Self::Days(days) => calendar.after_days(event, days),
            Self::WorkingDays(days) => calendar.after_working_days(event, days),
            Self::SameDay => calendar.on_or_after(event),
        };
        due.filter(|due| date::in_range(*due))
    }
}

/// Reads a deadline as a clerk types it: a [`Term`] from the day of the event, or a date as [`typed_date::read`] knows it. A date is
/// taken as it stands, also on a day off. `None` when the text is empty.
///
/// # Errors
/// [`NoDate`] when it is neither.
pub fn read(
    text: &str,
    event: NaiveDate,
    today: NaiveDate,
    calendar: &WorkingCalendar,
) -> Result<Option<NaiveDate>, NoDate> {
    match Term::read(text) {
        Some(term) => term.due(event, calendar).map(Some).ok_or(NoDate::OutOfRange),
        None => typed_date::read(text, today, Some(Nearest::Ahead)),
    }
}

/// A deadline is near when it lies within so many working days.
pub const NEAR_WORKING_DAYS: u32 = 3;

/// The last day that is near, from today.
#[must_use]
pub fn last_near_day(today: NaiveDate, calendar: &WorkingCalendar) -> NaiveDate {
    calendar.after_working_days(today, NEAR_WORKING_DAYS).unwrap_or(today)
}

/// How a deadline stands to a day. Days are those of the calendar: whoever sees the date can count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// The day after it has come: so many days ago.
    Overdue(u32),
    /// It is today.
    Today,
    /// It lies within three working days: in so many days.
    Near(u32),
    /// It lies further ahead: in so many days.
    Later(u32),
}

impl Urgency {
    /// How a deadline stands to today; `last_near` is [`last_near_day`].
    #[must_use]
    pub fn of(due: NaiveDate, today: NaiveDate, last_near: NaiveDate) -> Self {
        let days = due.signed_duration_since(today).num_days();
        let amount = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
        match days {
            ..0 => Self::Overdue(amount),
            0 => Self::Today,
            _ if due <= last_near => Self::Near(amount),
            _ => Self::Later(amount),
        }
    }

    /// The words: `Quá hạn 3 ngày`, `Hôm nay`, `Còn 2 ngày`.
    #[must_use]
    pub fn message(self) -> UserMessage {
        match self {
            Self::Overdue(ago) => message!(texts::DUE_OVERDUE, days = i64::from(ago)),
            Self::Today => UserMessage::from(texts::DUE_TODAY),
            Self::Near(ahead) | Self::Later(ahead) => message!(texts::DUE_AHEAD, days = i64::from(ahead)),
        }
    }
}

/// How long an urgent document has waited since it arrived, in days of the calendar. It is to be handled at once (Điều 23.1 and
/// 24.2, NĐ 30/2020/NĐ-CP): neither a deadline nor a day off lets it wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait(pub u32);

impl Wait {
    /// How long until today; none before the day it arrived.
    #[must_use]
    pub fn of(since: NaiveDate, today: NaiveDate) -> Self {
        Self(u32::try_from(today.signed_duration_since(since).num_days()).unwrap_or(0))
    }

    /// The words: `Khẩn: xử lý ngay`, `Khẩn: chờ 2 ngày`.
    #[must_use]
    pub fn message(self) -> UserMessage {
        message!(texts::URGENT_WAIT, days = i64::from(self.0))
    }
}

/// What presses most about a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressing {
    /// Its deadline.
    Deadline(Urgency),
    /// It is urgent and waits.
    Wait(Wait),
}

impl Pressing {
    /// A deadline that has passed presses most, then that it is urgent, then a deadline ahead.
    #[must_use]
    pub fn of(deadline: Option<Urgency>, wait: Option<Wait>) -> Option<Self> {
        match (deadline, wait) {
            (Some(urgency @ Urgency::Overdue(_)), _) => Some(Self::Deadline(urgency)),
            (_, Some(wait)) => Some(Self::Wait(wait)),
            (deadline, None) => deadline.map(Self::Deadline),
        }
    }

    /// The words.
    #[must_use]
    pub fn message(self) -> UserMessage {
        match self {
            Self::Deadline(urgency) => urgency.message(),
            Self::Wait(wait) => wait.message(),
        }
    }

    /// The same in fewer words, where there is no room for those and it can be said shorter: `Quá 1.234 ngày`, `Khẩn: 1.234 ngày`.
    #[must_use]
    pub fn short_message(self) -> Option<UserMessage> {
        let (text, days) = match self {
            Self::Deadline(Urgency::Overdue(ago)) => (texts::DUE_OVERDUE_SHORT, ago),
            Self::Wait(Wait(days @ 1..)) => (texts::URGENT_WAIT_SHORT, days),
            _ => return None,
        };
        Some(text.with(texts::values::Days { days: i64::from(days).into() }))
    }
}

/// How far a document has come, as far as its deadline asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whether it stands: it was not cancelled or recalled.
    pub stands: bool,
    /// Whether a document that stands answers it.
    pub answered: bool,
    /// Whether those who decide have handled it: the leading units, or all where none leads.
    pub handled: bool,
}

impl Progress {
    /// Whether its deadline still counts: nothing that was withdrawn, answered or handled is waited for. It is what
    /// [`super::follow_up::status::step`] says of a whole document.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.stands && !self.answered && !self.handled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn terms_are_read_as_clerks_write_them() {
        for (text, wanted) in [
            ("5 ngày làm việc", Term::WorkingDays(5)),
            ("05 ngày làm việc", Term::WorkingDays(5)),
            ("Trong 5 ngày làm việc", Term::WorkingDays(5)),
            ("trong thời hạn 10 ngày làm việc", Term::WorkingDays(10)),
            ("5 ngay lam viec", Term::WorkingDays(5)),
            ("5 nlv", Term::WorkingDays(5)),
            ("5nlv", Term::WorkingDays(5)),
            ("5lv", Term::WorkingDays(5)),
            ("5 LV", Term::WorkingDays(5)),
            ("3 working days", Term::WorkingDays(3)),
            ("5 ngày", Term::Days(5)),
            ("30ngày", Term::Days(30)),
            ("within 5 days", Term::Days(5)),
            ("trong ngày", Term::SameDay),
            ("Trong ngày, chậm nhất là trong ngày làm việc tiếp theo", Term::WorkingDays(1)),
            ("ngày làm việc tiếp theo", Term::WorkingDays(1)),
        ] {
            assert_eq!(Term::read(text), Some(wanted), "{text}");
        }
        for text in
            ["", "5", "0 ngày", "ngày", "lv", "ngày 5", "5/2", "5 tuần", "1000 ngày", "-5 ngày", "5 ngày 3", "hôm nay"]
        {
            assert_eq!(Term::read(text), None, "{text}");
        }
    }

    /// Monday 23/11/2026; Tuesday the 24th is off.
    #[test]
    fn a_deadline_is_a_term_or_a_date() {
        let (calendar, monday) = (WorkingCalendar::default(), day(2026, 11, 23));
        let due = |text: &str| read(text, monday, monday, &calendar);
        assert_eq!(due("5 ngày làm việc"), Ok(Some(day(2026, 12, 1))));
        assert_eq!(due("10 ngày"), Ok(Some(day(2026, 12, 3))));
        assert_eq!(due("trong ngày"), Ok(Some(monday)));
        assert_eq!(due("ngày làm việc tiếp theo"), Ok(Some(day(2026, 11, 25))));
        assert_eq!(due("24/11"), Ok(Some(day(2026, 11, 24))), "a date is taken as it stands");
        assert_eq!(due("5"), Ok(Some(day(2026, 12, 5))));
        assert_eq!(due("ngày 5"), Ok(Some(day(2026, 12, 5))));
        assert_eq!(due(""), Ok(None));
        assert_eq!(due("5 tuần"), Err(NoDate::NotADate));
        // A term counts from the event, a date short of its year from today.
        let arrived = day(2026, 11, 20);
        assert_eq!(read("1 lv", arrived, monday, &calendar), Ok(Some(monday)));
        assert_eq!(read("5 lv", day(2199, 12, 30), monday, &calendar), Err(NoDate::OutOfRange));
        assert_eq!(read("trong ngày", day(2026, 11, 22), monday, &calendar), Ok(Some(monday)), "a Sunday");
    }

    #[test]
    fn overdue_begins_the_day_after() {
        let (calendar, monday) = (WorkingCalendar::default(), day(2026, 11, 23));
        // The 24th is off: three working days on is Friday.
        let near = last_near_day(monday, &calendar);
        assert_eq!(near, day(2026, 11, 27));
        for (due, wanted) in [
            (day(2026, 11, 20), Urgency::Overdue(3)),
            (day(2026, 11, 22), Urgency::Overdue(1)),
            (monday, Urgency::Today),
            (day(2026, 11, 24), Urgency::Near(1)),
            (day(2026, 11, 27), Urgency::Near(4)),
            (day(2026, 11, 28), Urgency::Later(5)),
        ] {
            assert_eq!(Urgency::of(due, monday, near), wanted, "{due}");
        }
    }

    #[test]
    fn what_is_urgent_waits_from_the_day_it_arrived() {
        let today = day(2026, 11, 27);
        assert_eq!(Wait::of(day(2026, 11, 25), today), Wait(2));
        assert_eq!(Wait::of(today, today), Wait(0));
        assert_eq!(Wait::of(day(2026, 11, 28), today), Wait(0));
        let (overdue, near, wait) = (Urgency::Overdue(1), Urgency::Near(1), Wait(2));
        assert_eq!(Pressing::of(Some(overdue), Some(wait)), Some(Pressing::Deadline(overdue)));
        assert_eq!(Pressing::of(Some(near), Some(wait)), Some(Pressing::Wait(wait)));
        assert_eq!(Pressing::of(Some(near), None), Some(Pressing::Deadline(near)));
        assert_eq!(Pressing::of(None, None), None);
    }

    #[test]
    fn what_is_withdrawn_answered_or_handled_is_not_waited_for() {
        let progress = |stands, answered, handled| Progress { stands, answered, handled };
        assert!(progress(true, false, false).is_open());
        for done in [progress(false, false, false), progress(true, true, false), progress(true, false, true)] {
            assert!(!done.is_open(), "{done:?}");
        }
    }
}
