//! The quick filters of the list: a stretch of days, what is due, what has not been handed over, what one
//! registered oneself. One press each.

use chrono::{Datelike, Days, NaiveDate};
use iced::{Alignment, Element, widget::row};
use serde::{Deserialize, Serialize};

use domain::{day_work::Waited, query::Query, timed::Timed, working_calendar::WorkingCalendar};
use language::Language;
use texts::Text;

use super::Message;
use crate::{
    keys::Command,
    kit::{button, icon::Icon, space},
};

/// Which days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stretch {
    Today,
    /// This week, from Monday on.
    Week,
    /// The year one looks at.
    #[default]
    Year,
}

impl Stretch {
    const ALL: [(Self, Text); 3] =
        [(Self::Today, texts::QUICK_TODAY), (Self::Week, texts::QUICK_WEEK), (Self::Year, texts::QUICK_YEAR)];

    /// The first and the last of its days; `None` for the year.
    fn days(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Today => Some((today, today)),
            Self::Week => {
                let monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
                Some((monday, monday + Days::new(6)))
            }
            Self::Year => None,
        }
    }
}

/// A quick filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// These days.
    Stretch(Stretch),
    /// The next stretch of days.
    NextStretch,
    /// Not handed over, or all.
    Waiting,
    /// What is due or overdue, or all.
    Due,
    /// One's own, or everybody's.
    Mine,
}

/// The quick filters that are on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quick {
    stretch: Stretch,
    waiting: bool,
    #[serde(with = "kept_due")]
    due: Option<Waited>,
    mine: bool,
}

impl Quick {
    /// Turns one on or off.
    pub fn press(&mut self, pressed: Pressed) {
        match pressed {
            Pressed::Stretch(stretch) => self.stretch = stretch,
            Pressed::NextStretch => {
                let at = Stretch::ALL.iter().position(|(known, _)| *known == self.stretch).unwrap_or(0);
                self.stretch = Stretch::ALL[(at + 1) % Stretch::ALL.len()].0;
            }
            Pressed::Waiting => self.waiting = !self.waiting,
            Pressed::Due => self.due = if self.due.is_some() { None } else { Some(Waited::All) },
            Pressed::Mine => self.mine = !self.mine,
        }
    }

    /// Returns the labels of the active filters for use in a sentence.
    #[must_use]
    pub fn told(self) -> Vec<Text> {
        let stretch = match self.stretch {
            Stretch::Today => Some(texts::TOLD_TODAY),
            Stretch::Week => Some(texts::TOLD_WEEK),
            Stretch::Year => None,
        };
        let others = [self.waiting.then_some(texts::TOLD_WAITING), self.mine.then_some(texts::TOLD_MINE)];
        stretch.into_iter().chain(others.into_iter().flatten()).collect()
    }

    /// Whether any is on.
    #[must_use]
    pub fn is_on(self) -> bool {
        self != Self::default()
    }

    /// Which of the documents that are waited for; `None` for all documents.
    #[must_use]
    pub fn due(self) -> Option<Waited> {
        self.due
    }

    /// Only what is due in these days.
    pub fn show_due(&mut self, waited: Waited) {
        self.due = Some(waited);
    }

    /// The query with these filters; `clerk` is who one is. Days are those of the calendar, whatever year one looks at, and
    /// what is due counts from every year.
    #[must_use]
    pub fn narrow(self, query: Query, today: NaiveDate, calendar: &WorkingCalendar, clerk: &str) -> Query {
        let days = self.stretch.days(today);
        Query {
            year: query.year.filter(|_| days.is_none() && self.due.is_none()),
            from: later(query.from, days.map(|(first, _)| first)),
            to: earlier(query.to, days.map(|(_, last)| last)),
            waiting: self.waiting,
            due: self.due.and_then(|waited| waited.due(today, calendar)),
            clerk: self.mine.then(|| clerk.to_owned()),
            ..query
        }
    }

    /// The picture, and what stands behind the last; in several lines where there is no room for one, and without words in a narrow list.
    pub fn view<'a>(
        self,
        behind: impl IntoIterator<Item = Element<'a, Message>>,
        is_narrow: bool,
        language: &Language,
    ) -> Element<'a, Message> {
        let press = Message::Quick;
        let stretches = Stretch::ALL
            .map(|(stretch, key)| (language.text(key), self.stretch == stretch, press(Pressed::Stretch(stretch))));
        let pill = |sign, words, on, command: Command, pressed| {
            button::pill(sign, language.text(words), on, !is_narrow, command.key(), press(pressed))
        };
        let due = match self.due {
            None | Some(Waited::All) => texts::QUICK_DUE,
            Some(Waited::Overdue) => texts::QUICK_OVERDUE,
            Some(Waited::Today) => texts::QUICK_DUE_TODAY,
            Some(Waited::Near) => texts::QUICK_DUE_NEAR,
            Some(Waited::Urgent) => texts::QUICK_URGENT,
            Some(Waited::Late(Timed::Receipt)) => texts::TIMED_RECEIPT,
            Some(Waited::Late(Timed::Submission)) => texts::TIMED_SUBMISSION,
            Some(Waited::Late(Timed::HandOver)) => texts::TIMED_HAND_OVER,
            Some(Waited::Late(Timed::Sending)) => texts::TIMED_SENDING,
        };
        let filters = [
            button::segments(stretches, Command::Stretch.key()),
            pill(Icon::CalendarClock, due, self.due.is_some(), Command::Due, Pressed::Due),
            pill(Icon::ArrowLeftRight, texts::QUICK_WAITING, self.waiting, Command::Waiting, Pressed::Waiting),
            pill(Icon::User, texts::QUICK_MINE, self.mine, Command::Mine, Pressed::Mine),
        ];
        row(filters).extend(behind).spacing(space::SMALL).align_y(Alignment::Center).wrap().into()
    }
}

/// A search that is kept says which of the documents waited for it shows by these words.
mod kept_due {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use domain::{day_work::Waited, timed::Timed};

    const WORDS: [(Waited, &str); 9] = [
        (Waited::All, "all"),
        (Waited::Overdue, "overdue"),
        (Waited::Today, "today"),
        (Waited::Near, "near"),
        (Waited::Urgent, "urgent"),
        (Waited::Late(Timed::Receipt), "late-receipt"),
        (Waited::Late(Timed::Submission), "late-submission"),
        (Waited::Late(Timed::HandOver), "late-hand-over"),
        (Waited::Late(Timed::Sending), "late-sending"),
    ];

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over so")]
    pub fn serialize<S: Serializer>(due: &Option<Waited>, serializer: S) -> Result<S::Ok, S::Error> {
        let word = due.and_then(|due| WORDS.iter().find(|(waited, _)| *waited == due));
        word.map(|(_, word)| *word).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Waited>, D::Error> {
        let said = Option::<String>::deserialize(deserializer)?;
        Ok(WORDS.iter().find(|(_, word)| said.as_deref() == Some(*word)).map(|(waited, _)| *waited))
    }
}

fn later(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    one.max(other)
}

fn earlier(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use domain::query::{Due, DueIn};

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    /// 23/11/2026 is a Monday, 29/11/2026 the Sunday after it.
    #[test]
    fn a_week_begins_on_monday() {
        for today in [day(11, 23), day(11, 26), day(11, 29)] {
            assert_eq!(Stretch::Week.days(today), Some((day(11, 23), day(11, 29))));
        }
        assert_eq!(Stretch::Week.days(day(11, 22)), Some((day(11, 16), day(11, 22))));
    }

    #[test]
    fn quick_filters_narrow_the_others() {
        let (mut quick, calendar) = (Quick::default(), WorkingCalendar::default());
        let asked = Query { year: Some(2020), from: Some(day(11, 24)), ..Query::default() };
        assert_eq!(quick.narrow(asked.clone(), day(11, 26), &calendar, "A"), asked);
        quick.press(Pressed::NextStretch);
        quick.press(Pressed::NextStretch);
        quick.press(Pressed::Mine);
        let narrow = quick.narrow(asked, day(11, 26), &calendar, "A");
        assert_eq!((narrow.year, narrow.from, narrow.to), (None, Some(day(11, 24)), Some(day(11, 29))));
        assert_eq!((narrow.waiting, narrow.clerk.as_deref()), (false, Some("A")));
        quick.press(Pressed::NextStretch);
        quick.press(Pressed::Mine);
        assert!(!quick.is_on());
        // Thursday 26/11: three working days on is Tuesday 01/12, whatever year one looks at.
        quick.press(Pressed::Due);
        let due = quick.narrow(Query { year: Some(2020), ..Query::default() }, day(11, 26), &calendar, "A");
        assert_eq!((due.year, due.due), (None, Some(Due::In(DueIn { from: None, to: day(12, 1) }))));
        quick.press(Pressed::Due);
        assert!(!quick.is_on());
    }
}
