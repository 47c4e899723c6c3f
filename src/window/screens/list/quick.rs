//! The quick filters of the list: a stretch of days, what has not been handed over, what one registered oneself. One press each.

use chrono::{Datelike, Days, NaiveDate};
use iced::{
    Alignment, Element,
    widget::{row, text::Wrapping},
};
use serde::{Deserialize, Serialize};

use super::Message;
use crate::{
    domain::query::Query,
    language::Language,
    window::kit::{button, space, text},
};

/// Which days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stretch {
    /// Today.
    Today,
    /// This week, from Monday on.
    Week,
    /// The year one looks at.
    #[default]
    Year,
}

impl Stretch {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Today, "quick-today"), (Self::Week, "quick-week"), (Self::Year, "quick-year")];

    /// The first and the last of its days; nothing for the year.
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
    /// One's own, or everybody's.
    Mine,
}

/// The quick filters that are on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quick {
    stretch: Stretch,
    waiting: bool,
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
            Pressed::Mine => self.mine = !self.mine,
        }
    }

    /// Those that are on, as one says them: keys of texts.
    #[must_use]
    pub fn told(self) -> Vec<&'static str> {
        let stretch = match self.stretch {
            Stretch::Today => Some("told-today"),
            Stretch::Week => Some("told-week"),
            Stretch::Year => None,
        };
        let others = [self.waiting.then_some("told-waiting"), self.mine.then_some("told-mine")];
        stretch.into_iter().chain(others.into_iter().flatten()).collect()
    }

    /// Whether any is on.
    #[must_use]
    pub fn is_on(self) -> bool {
        self != Self::default()
    }

    /// The query with these filters; `clerk` is who one is. Days are those of the calendar, whatever year one looks at.
    #[must_use]
    pub fn narrow(self, query: Query, today: NaiveDate, clerk: &str) -> Query {
        let days = self.stretch.days(today);
        Query {
            year: query.year.filter(|_| days.is_none()),
            from: later(query.from, days.map(|(first, _)| first)),
            to: earlier(query.to, days.map(|(_, last)| last)),
            waiting: self.waiting,
            clerk: self.mine.then(|| clerk.to_owned()),
            ..query
        }
    }

    /// The picture, with what stands behind the last; in several lines where there is no room for one.
    pub fn view<'a>(
        self,
        behind: impl IntoIterator<Item = Element<'a, Message>>,
        language: &Language,
    ) -> Element<'a, Message> {
        let press = Message::Quick;
        let stretches = Stretch::ALL.map(|(stretch, key)| {
            button::choice(language.text(key), self.stretch == stretch, press(Pressed::Stretch(stretch)))
        });
        let waiting = button::choice(language.text("quick-waiting"), self.waiting, press(Pressed::Waiting));
        let mine = button::choice(language.text("quick-mine"), self.mine, press(Pressed::Mine));
        let key = |key| text::label(key).wrapping(Wrapping::None).into();
        row(stretches)
            .extend([key("F10"), waiting, key("Ctrl H"), mine, key("Ctrl M")])
            .extend(behind)
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .wrap()
            .into()
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
        let mut quick = Quick::default();
        let asked = Query { year: Some(2020), from: Some(day(11, 24)), ..Query::default() };
        assert_eq!(quick.narrow(asked.clone(), day(11, 26), "A"), asked);
        quick.press(Pressed::NextStretch);
        quick.press(Pressed::NextStretch);
        quick.press(Pressed::Mine);
        let narrow = quick.narrow(asked, day(11, 26), "A");
        assert_eq!((narrow.year, narrow.from, narrow.to), (None, Some(day(11, 24)), Some(day(11, 29))));
        assert_eq!((narrow.waiting, narrow.clerk.as_deref()), (false, Some("A")));
        quick.press(Pressed::NextStretch);
        quick.press(Pressed::Mine);
        assert!(!quick.is_on());
    }
}
