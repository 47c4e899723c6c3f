//! How an office set its registry up, without its documents: what another registry needs so that its lists come in the same.

use chrono::NaiveDate;

use super::{
    book::Book,
    document_type::DocumentType,
    field::{Cause, Field, Problem},
    number::LARGEST,
    office::{Authority, Contacts, Office},
    recipients::RecipientGroup,
    series::{Series, SeriesCause},
    succession::Succession,
    text,
    unit::Unit,
    working_calendar::CalendarDay,
};

/// A registry's setup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setup {
    /// The office, once somebody has named it.
    pub office: Option<Office>,
    /// How it is reached.
    pub contacts: Contacts,
    /// The issuing authorities, the office first.
    pub authorities: Vec<Authority>,
    /// Names they had before.
    pub former_names: Vec<FormerName>,
    /// The types of documents.
    pub types: Vec<DocumentType>,
    /// Those that are no longer offered.
    pub retired: Vec<DocumentType>,
    /// The series, without the numbers that they gave.
    pub series: Vec<Series>,
    /// Days on which numbers begin anew.
    pub period_starts: Vec<PeriodStart>,
    /// The office's units.
    pub units: Vec<Unit>,
    /// Groups of receivers.
    pub groups: Vec<RecipientGroup>,
    /// Bodies that were renamed or merged.
    pub successions: Vec<Succession>,
    /// The office's own days in the working calendar.
    pub calendar: Vec<CalendarDay>,
}

impl Setup {
    /// Finds series and periods that no registry can have; the file may have been edited.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut whose = |book: Book, authority: Option<&String>| match (book, authority) {
            (Book::Outgoing, None) => problems.push(Problem::new(Field::OrganName, Cause::Missing)),
            (Book::Incoming, Some(_)) => {
                problems.push(Problem::new(Field::Book, Cause::OtherBook(Book::Incoming.key().to_owned())));
            }
            _ => {}
        };
        self.series.iter().for_each(|series| whose(series.book, series.authority.as_ref()));
        self.period_starts.iter().for_each(|start| whose(start.book, start.authority.as_ref()));
        for Series { name, period, first, .. } in &self.series {
            if text::clean(name).is_empty() {
                problems.push(Problem::new(Field::TypeName, Cause::Missing));
            }
            if !(1..=LARGEST).contains(first) {
                let cause = Cause::NotANumber { text: first.to_string(), least: 1, most: i64::from(LARGEST) };
                problems.push(Problem::new(Field::CodeNumber, cause));
            }
            if period.ends < period.starts {
                problems.push(Problem::new(Field::IssuedDate, Cause::BeforeDay(period.starts)));
            }
        }
        for (at, one) in self.series.iter().enumerate() {
            let same = |other: &&Series| {
                (one.book, &one.authority) == (other.book, &other.authority)
                    && one.period.overlaps(&other.period)
                    && (one.book == Book::Incoming || one.types.iter().any(|kind| other.types.contains(kind)))
            };
            if let Some(other) = self.series.iter().skip(at + 1).find(same) {
                problems.push(Problem::new(Field::TypeName, Cause::Series(SeriesCause::Overlaps(other.name.clone()))));
            }
        }
        problems
    }
}

/// A day on which the numbers of a book begin anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodStart {
    /// The book.
    pub book: Book,
    /// The issuing authority of the book; `None` for số đến.
    pub authority: Option<String>,
    /// The first day of the new period.
    pub day: NaiveDate,
    /// Why the period before it was reopened; empty while numbers begin anew on this day.
    pub reopened: String,
}

/// A name that an authority had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerName {
    /// Its name today.
    pub authority: String,
    /// Its name then.
    pub name: String,
    /// Its abbreviation then.
    pub abbreviation: String,
    /// What stood above it then; may be empty.
    pub parent: String,
    /// The last day.
    pub until: NaiveDate,
}
