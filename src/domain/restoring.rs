//! Restoring: the numbers that the replaced registry gave after the backup was made, and the last numbers on paper, which are
//! asked for where that registry cannot be read.

use chrono::NaiveDate;

use texts::{UserMessage, message};

use super::{
    book::Book,
    document::DocumentId,
    number::{LARGEST, Number},
    period::Period,
    text,
};

/// How the replaced registry relates to the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormerRegistry {
    /// It continued from the copy.
    Continued,
    /// Both continued from a common point, each in its own way.
    Forked,
    /// It is a different registry.
    Foreign,
    /// It could not be read.
    Unreadable,
    /// There was none.
    Absent,
}

impl FormerRegistry {
    /// The word for it in the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Continued => "continued",
            Self::Forked => "forked",
            Self::Foreign => "foreign",
            Self::Unreadable => "unreadable",
            Self::Absent => "absent",
        }
    }

    /// Whether the numbers it gave since the copy are known.
    #[must_use]
    pub fn is_known(self) -> bool {
        matches!(self, Self::Continued | Self::Forked)
    }
}

/// Why no document of the restored registry has a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LostCause {
    /// A document of the former registry has it.
    Given,
    /// The former registry had skipped it.
    Skipped,
    /// A clerk reported that the paper book goes so far.
    Told,
}

impl LostCause {
    /// The word for it in the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Skipped => "skipped",
            Self::Told => "told",
        }
    }

    /// The cause of a database word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Given, Self::Skipped, Self::Told].into_iter().find(|cause| cause.key() == key)
    }
}

/// Numbers of one series that were given before a restoring, one after the other; of a number with a suffix only this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostRun {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
    /// The suffix of a number put between two others; first and last are then equal.
    pub suffix: String,
    /// Whether the series continues after them; a number held ahead is skipped instead.
    pub in_turn: bool,
    /// Why no document has them.
    pub cause: LostCause,
}

impl LostRun {
    /// Whether a number is one of them.
    #[must_use]
    pub fn holds(&self, number: &Number) -> bool {
        (self.first..=self.last).contains(&number.value) && self.suffix == number.suffix
    }
}

/// The name of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesName {
    /// The book.
    pub book: Book,
    /// Whose; `None` for số đến.
    pub authority: Option<String>,
    /// Its name.
    pub name: String,
    /// Its period.
    pub period: Period,
}

impl SeriesName {
    /// The name with that of the authority, without the period.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.authority {
            None => self.name.clone(),
            Some(authority) => format!("{authority}, {}", self.name),
        }
    }

    /// Whether a text a clerk typed names it: `incoming`, its name, or `AUTHORITY, NAME`; without regard to case and diacritics.
    #[must_use]
    pub fn is_named(&self, typed: &str) -> bool {
        let typed = text::fold(typed);
        let incoming = self.book == Book::Incoming && (typed == self.book.key() || typed == "den");
        incoming || typed == text::fold(&self.name) || typed == text::fold(&self.label())
    }
}

/// The numbers of one series that the former registry gave and the copy does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesSince {
    /// The series.
    pub series: SeriesName,
    /// The numbers given to documents, without those skipped.
    pub numbers: Vec<LostRun>,
}

impl SeriesSince {
    /// The numbers as one text: `94–96, 94a`.
    #[must_use]
    pub fn numbers(&self) -> String {
        /// The most runs that are listed.
        const MAX: usize = 20;
        let said = self.numbers.iter().take(MAX).map(|run| {
            let first = Number { value: run.first, suffix: run.suffix.clone() };
            if run.first == run.last { first.to_string() } else { format!("{first}–{}", run.last) }
        });
        let mut said = said.collect::<Vec<_>>().join(", ");
        if self.numbers.len() > MAX {
            said.push_str(", …");
        }
        said
    }

    /// The series and its numbers, as one line.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        message!(
            texts::RESTORE_SINCE_SERIES,
            series = self.series.label(),
            from = self.series.period.starts,
            to = self.series.period.ends,
            numbers = self.numbers()
        )
    }
}

/// What the former registry has beyond the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// How it relates to the copy; the rest is empty where what it gave is not known.
    pub former: FormerRegistry,
    /// Its documents that are not in the copy, by their rows in it, in the order of registering.
    pub documents: Vec<DocumentId>,
    /// The numbers it gave, series by series.
    pub numbers: Vec<SeriesSince>,
    /// How many pages of bound books were printed.
    pub pages: usize,
    /// How many days were closed.
    pub days: usize,
    /// What was done to documents that the copy has.
    pub actions: ActionsSince,
}

/// What was done after a copy was made to documents that are in it. A document counts once of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActionsSince {
    /// The ids of these events in the former registry's history, in ascending order.
    pub events: Vec<i64>,
    /// Documents cancelled or recalled; the restored registry carries this over.
    pub withdrawn: usize,
    /// Documents with changed or completed fields.
    pub amended: usize,
    /// Documents whose attached files changed.
    pub files: usize,
    /// Documents and envelopes with new follow-up or links.
    pub follow_up: usize,
}

impl ActionsSince {
    /// The sentences for the clerk, one a line.
    fn messages(&self) -> impl Iterator<Item = UserMessage> {
        let counted = [
            (texts::RESTORE_SINCE_WITHDRAWN, self.withdrawn),
            (texts::RESTORE_SINCE_AMENDED, self.amended),
            (texts::RESTORE_SINCE_FILES, self.files),
            (texts::RESTORE_SINCE_FOLLOW_UP, self.follow_up),
        ];
        counted
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(text, count)| text.with(texts::values::Documents { documents: count.into() }))
    }
}

impl Since {
    /// A former registry of which nothing is known.
    #[must_use]
    pub fn unknown(former: FormerRegistry) -> Self {
        Self { former, documents: Vec::new(), numbers: Vec::new(), pages: 0, days: 0, actions: ActionsSince::default() }
    }

    /// The sentences about it for the clerk, one a line; none where the copy has everything.
    #[must_use]
    pub fn messages(&self) -> Vec<UserMessage> {
        let mut messages = Vec::new();
        match self.former {
            FormerRegistry::Continued | FormerRegistry::Forked => {}
            FormerRegistry::Foreign => messages.push(UserMessage::from(texts::RESTORE_FOREIGN)),
            FormerRegistry::Unreadable => messages.push(UserMessage::from(texts::RESTORE_UNREADABLE)),
            FormerRegistry::Absent => messages.push(UserMessage::from(texts::RESTORE_ABSENT)),
        }
        if self.former == FormerRegistry::Forked {
            messages.push(UserMessage::from(texts::RESTORE_FORKED));
        }
        if !self.documents.is_empty() {
            messages.push(message!(texts::RESTORE_SINCE, documents = self.documents.len()));
        }
        messages.extend(self.numbers.iter().map(SeriesSince::message));
        if self.pages > 0 {
            messages.push(message!(texts::RESTORE_SINCE_PAGES, pages = self.pages));
        }
        if self.days > 0 {
            messages.push(message!(texts::RESTORE_SINCE_DAYS, days = self.days));
        }
        messages.extend(self.actions.messages());
        messages
    }
}

/// A series whose last number on paper is asked for after a restoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastNumberRequest {
    /// The series.
    pub series: SeriesName,
    /// The last number this registry knows of.
    pub last: u32,
    /// The day of the restoring.
    pub restored: NaiveDate,
}

impl LastNumberRequest {
    /// The series and what is known of it, as one line.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        message!(
            texts::LAST_ASKED_SERIES,
            series = self.series.label(),
            from = self.series.period.starts,
            to = self.series.period.ends,
            last = texts::plain(self.last)
        )
    }
}

/// The sentence about all series whose last number is still asked for; `None` when none is.
#[must_use]
pub fn still_asked(asked: &[LastNumberRequest]) -> Option<UserMessage> {
    let first = asked.first()?;
    let series: Vec<String> = asked.iter().map(|asked| asked.series.label()).collect();
    Some(message!(texts::LAST_ASKED, count = asked.len(), day = first.restored, series = series.join("; ")))
}

/// The last number of a series on paper, as a clerk reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldLast {
    /// The series as the clerk names it, see [`SeriesName::is_named`].
    pub series: String,
    /// A year of its period; `None` where the name is enough.
    pub year: Option<i32>,
    /// The number; `None` when nobody knows it.
    pub number: Option<u32>,
    /// Why nobody knows, or a remark.
    pub reason: String,
    /// Whether somebody confirmed a number that lies further beyond the last one known than [`super::jump::MAX_AHEAD`].
    pub accepted: bool,
}

impl ToldLast {
    /// Reads `SERIES=NUMBER`, `SERIES/YEAR=NUMBER`; a question mark for the number says that nobody knows it.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (series, number) = written.rsplit_once('=')?;
        let number = match number.trim() {
            "?" => None,
            digits => Some(digits.parse().ok().filter(|number| *number <= LARGEST)?),
        };
        let year = |text: &str| text.trim().parse().ok().filter(|year| (1900..=2199).contains(year));
        let (series, year) = match series.rsplit_once('/').map(|(series, text)| (series, year(text))) {
            Some((series, Some(year))) => (series, Some(year)),
            _ => (series, None),
        };
        let series = text::clean(series);
        (!series.is_empty()).then(|| Self { series, year, number, reason: String::new(), accepted: false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(series: &str, year: Option<i32>, number: Option<u32>) -> ToldLast {
        ToldLast { series: series.to_owned(), year, number, reason: String::new(), accepted: false }
    }

    #[test]
    fn a_last_number_is_read_as_it_is_written() {
        assert_eq!(ToldLast::parse("incoming=96"), Some(told("incoming", None, Some(96))));
        assert_eq!(
            ToldLast::parse("UBND tỉnh, Quyết định/2026= 9"),
            Some(told("UBND tỉnh, Quyết định", Some(2026), Some(9)))
        );
        assert_eq!(ToldLast::parse("Công văn=?"), Some(told("Công văn", None, None)));
        // What follows the stroke is no year: it belongs to the name.
        assert_eq!(ToldLast::parse("A/B=1"), Some(told("A/B", None, Some(1))));
        for wrong in ["", "96", "=96", "incoming=", "incoming=x", "incoming=-1", "incoming=1000000000"] {
            assert_eq!(ToldLast::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_series_is_named_in_several_ways() {
        let day = |text: &str| text.parse().unwrap();
        let period = Period { starts: day("2026-01-01"), ends: day("2026-12-31") };
        let incoming = SeriesName { book: Book::Incoming, authority: None, name: "Văn bản đến".into(), period };
        for typed in ["incoming", "Văn bản đến", "van ban den", "đến"] {
            assert!(incoming.is_named(typed), "{typed}");
        }
        let authority = Some("UBND tỉnh".to_owned());
        let outgoing = SeriesName { book: Book::Outgoing, authority, name: "Quyết định".into(), period };
        for typed in ["Quyết định", "ubnd tinh, quyet dinh"] {
            assert!(outgoing.is_named(typed), "{typed}");
        }
        assert!(!outgoing.is_named("incoming") && !incoming.is_named("Quyết định"));
    }
}
