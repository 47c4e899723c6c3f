//! The last numbers on paper: which are requested after a restoring whose former registry could not be read,
//! and what clerks report.

use chrono::{DateTime, Datelike, NaiveDate};
use rangemap::RangeInclusiveSet;

use domain::{
    book::Book,
    document_type::{Category, DocumentType},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    jump::MAX_AHEAD,
    number::NumberCause,
    period::Period,
    restoring::{LastNumberRequest, LostCause, LostRun, SeriesName, ToldLast},
    series::{INCOMING, SeriesCause},
    text,
};

use super::{
    Result, Store, Transaction,
    engine::{Connection, OptionalExtension, params},
    history::EventSpec,
    lost_number,
    numbering::{self, NumberingPlace},
    office,
    series::{self, Purpose},
};

/// A restoring, after which last numbers may be requested.
struct Asking {
    id: i64,
    asks: bool,
    /// The day of the restoring.
    day: NaiveDate,
    /// The day of the last event in the copy.
    copied: NaiveDate,
}

/// A series whose last number may be reported.
#[derive(Debug, Clone)]
struct Candidate {
    /// Its row; `None` for a series that is not opened yet.
    id: Option<i64>,
    /// A type that it numbers, for an outgoing series that is not opened yet.
    kind: Option<DocumentType>,
    series: SeriesName,
    last: u32,
    answered: bool,
}

/// Finds the last restoring. The requests of an earlier one were answered in the replaced registry, or are made
/// again.
fn restoring(connection: &Connection) -> Result<Option<Asking>> {
    let sql = "SELECT id, day, copied, asks FROM restoring ORDER BY id DESC LIMIT 1";
    let found = connection
        .prepare_cached(sql)?
        .query_row([], |row| {
            let day: NaiveDate = row.get(1)?;
            let copied = DateTime::parse_from_rfc3339(row.text(2)?).map(|at| at.date_naive());
            Ok(Asking { id: row.get(0)?, day, copied: copied.unwrap_or(day).min(day), asks: row.get(3)? })
        })
        .optional()?;
    Ok(found)
}

/// Lists the series whose last number is still requested, in the order of the books.
pub(super) fn asked(connection: &Connection) -> Result<Vec<LastNumberRequest>> {
    let Some(asking) = restoring(connection)?.filter(|restoring| restoring.asks) else { return Ok(Vec::new()) };
    let open = candidates(connection, &asking)?.into_iter().filter(|candidate| !candidate.answered);
    Ok(open.map(|Candidate { series, last, .. }| LastNumberRequest { series, last, restored: asking.day }).collect())
}

/// Lists every series that may have given numbers between the copy and the restoring: those valid on a day
/// between, and those that a new year before the restoring would have opened after them.
fn candidates(connection: &Connection, asking: &Asking) -> Result<Vec<Candidate>> {
    let sql = "SELECT series.id, book, authority.name, series.name, starts, ends, last,
                      EXISTS (SELECT 1 FROM last_number WHERE series_id = series.id AND restoring_id = ?1)
               FROM series LEFT JOIN authority ON authority.id = authority_id
               WHERE ends >= ?2 ORDER BY book, authority_id, series.name, starts";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![asking.id, asking.copied])?;
    let mut all: Vec<Candidate> = Vec::new();
    while let Some(row) = rows.next()? {
        let series = SeriesName {
            book: Book::from_key(&row.get::<_, String>(1)?).unwrap_or(Book::Outgoing),
            authority: row.get(2)?,
            name: row.get(3)?,
            period: Period { starts: row.get(4)?, ends: row.get(5)? },
        };
        all.push(Candidate { id: Some(row.get(0)?), kind: None, series, last: row.get(6)?, answered: row.get(7)? });
    }
    if !all.iter().any(|candidate| candidate.series.book == Book::Incoming) {
        let period = Period::year_of(asking.copied);
        let series = SeriesName { book: Book::Incoming, authority: None, name: INCOMING.to_owned(), period };
        all.insert(0, Candidate { id: None, kind: None, series, last: 0, answered: false });
    }
    let mut with_years = Vec::new();
    for (at, candidate) in all.iter().enumerate() {
        with_years.push(candidate.clone());
        let name = &candidate.series;
        let goes_on = all.get(at + 1).is_some_and(|next| {
            (next.series.book, &next.series.authority, &next.series.name) == (name.book, &name.authority, &name.name)
        });
        let ends_with_year = name.period.ends == Period::year_of(name.period.ends).ends;
        if goes_on || !ends_with_year {
            continue;
        }
        for year in name.period.ends.year() + 1..=asking.day.year() {
            let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { continue };
            let kind = candidate.id.map(|id| first_type(connection, id)).transpose()?.flatten();
            if name.book == Book::Outgoing && kind.is_none() {
                continue;
            }
            let series = SeriesName { period: Period::year_of(first), ..name.clone() };
            with_years.push(Candidate { id: None, kind, series, last: 0, answered: false });
        }
    }
    with_years.retain(|candidate| candidate.series.period.starts <= asking.day);
    Ok(with_years)
}

/// Returns one of the types that a series numbers.
fn first_type(connection: &Connection, series_id: i64) -> Result<Option<DocumentType>> {
    let types = series::types_of(connection, series_id)?;
    let known = office::types_with_ids(connection)?;
    Ok(known.into_iter().find(|(id, _)| types.contains(id)).map(|(_, kind)| kind))
}

impl Store {
    /// Lists the series whose last number on paper is requested since a restoring.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn last_number_requests(&self) -> Result<Vec<LastNumberRequest>> {
        self.read(asked)
    }
}

impl Transaction<'_> {
    /// Records the last numbers on paper: these and the numbers after the last known here count as given before
    /// the restoring.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when a text names no series or several, a number is far beyond the last
    /// and was not confirmed, an unknown one has no reason, or nothing was restored; when the registry cannot
    /// be written.
    pub fn tell_last(&mut self, told: &[ToldLast]) -> Result<()> {
        for told in told {
            self.tell_one_last(told)?;
        }
        Ok(())
    }

    fn tell_one_last(&mut self, told: &ToldLast) -> Result<()> {
        let reason = text::clean(&told.reason);
        if told.number.is_none() && reason.is_empty() {
            return Err(Problem::new(Field::Reason, Cause::Missing).into());
        }
        let none = || Problem::new(Field::Document, Cause::Series(SeriesCause::NotAsked(told.series.clone())));
        let connection = self.connection;
        // Accepted even without a request, because the paper may go further than the former registry.
        let restoring = restoring(connection)?.ok_or_else(none)?;
        let mut named = candidates(connection, &restoring)?;
        let of_year =
            |period: Period| told.year.is_none_or(|year| (period.starts.year()..=period.ends.year()).contains(&year));
        named.retain(|candidate| candidate.series.is_named(&told.series) && of_year(candidate.series.period));
        let series = match named.as_slice() {
            [] => self.series_of_type(told, restoring.day)?.ok_or_else(none)?,
            [first, others @ ..] if others.iter().all(|other| other.series.label() == first.series.label()) => {
                let candidate = named.iter().max_by_key(|candidate| candidate.series.period.starts);
                self.opened(candidate.ok_or_else(none)?)?
            }
            _ => return Err(none().into()),
        };
        if let Some(number) = told.number {
            if number.saturating_sub(series.last) > MAX_AHEAD && !told.accepted {
                let cause = Cause::Number(NumberCause::FarBeyond { number, last: series.last });
                return Err(Problem::new(Field::CodeNumber, cause).into());
            }
            self.mark_lost_up_to(restoring.id, &series, number)?;
        }
        let sql =
            "INSERT INTO last_number (restoring_id, series_id, number, reason) VALUES (?1, ?2, ?3, ?4) RETURNING id";
        let id = self.connection.insert(sql, params![restoring.id, series.id, told.number, reason])?;
        self.inserted(&EventSpec { action: Action::Told, record: Record::LastNumber, id, reason: &reason })
    }

    /// Returns the row of a candidate, opened if necessary.
    fn opened(&mut self, candidate: &Candidate) -> Result<series::SeriesState> {
        if let Some(id) = candidate.id {
            return series::of_id(self.connection, id);
        }
        let day = candidate.series.period.starts;
        let place = match (&candidate.series.authority, &candidate.kind) {
            (Some(authority), Some(kind)) => self.place_of(authority, kind, day)?,
            _ => numbering::incoming(day),
        };
        self.at_or_opened(&place)
    }

    /// Finds the series named as `AUTHORITY, TYPE`, for one that gave its first number after the copy.
    fn series_of_type(&mut self, told: &ToldLast, day: NaiveDate) -> Result<Option<series::SeriesState>> {
        let Some((authority, name)) = told.series.rsplit_once(", ") else { return Ok(None) };
        let Some((_, authority)) = office::find_authority(self.connection, authority)? else { return Ok(None) };
        let day = told.year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)).unwrap_or(day);
        let kinds: Vec<_> = office::types_with_ids(self.connection)?.into_iter().map(|(_, kind)| kind).collect();
        let Some(kind) = kinds.iter().find(|kind| text::fold(&kind.name) == text::fold(name)) else { return Ok(None) };
        let place = self.place_of(&authority.name, kind, day)?;
        self.at_or_opened(&place).map(Some)
    }

    fn place_of(&self, authority: &str, kind: &DocumentType, issued_date: NaiveDate) -> Result<NumberingPlace> {
        let normative = kind.category == Category::Normative;
        numbering::of_type(self.connection, authority, (&kind.name, normative), issued_date)
    }

    fn at_or_opened(&mut self, place: &NumberingPlace) -> Result<series::SeriesState> {
        match series::at(self.connection, place)? {
            Some(row) => Ok(row),
            None => series::open(self, place, Purpose::Repeating),
        }
    }

    /// Records the numbers between the last one here and the last on paper as lost, and moves the series behind
    /// them.
    fn mark_lost_up_to(&mut self, restoring: i64, series: &series::SeriesState, number: u32) -> Result<()> {
        if number <= series.last {
            return Ok(());
        }
        let mut known = RangeInclusiveSet::new();
        let sql = "SELECT number, number FROM document WHERE series_id = ?1 AND number > ?2
                   UNION SELECT number, number FROM reservation WHERE series_id = ?1 AND state IN ('held', 'used')
                   UNION SELECT first, last FROM lost_number WHERE series_id = ?1 AND suffix = ''";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![series.id, series.last])?;
        while let Some(row) = rows.next()? {
            known.insert(row.get::<_, u32>(0)?..=row.get(1)?);
        }
        drop(rows);
        drop(statement);
        for gap in known.gaps(&(series.last + 1..=number)) {
            let (first, last) = (*gap.start(), *gap.end());
            let run = LostRun { first, last, suffix: String::new(), in_turn: true, cause: LostCause::Told };
            lost_number::insert(self, Action::Told, restoring, series.id, &run)?;
        }
        numbering::go_on_after(self.connection, series.id, number)
    }
}
