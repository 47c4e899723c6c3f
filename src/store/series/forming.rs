//! Series that the office forms: added, opened at a number, joined and ended (Điều 15.1.b and c, NĐ 30/2020/NĐ-CP).

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    document_type::{self, DocumentType},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    period::Period,
    series::{self, Join, NewSeries, SeriesCause},
    text,
};

use crate::{
    Result, StoreError, Transaction,
    engine::params,
    history::EventSpec,
    lock, numbering, office,
    written::{self, Sharing},
};

use super::{
    Opening, Purpose, SeriesState, all_of, insert, last_before, latest_document, numbering_period, period_starts,
    types_of, unlocked,
};

impl Transaction<'_> {
    /// Adds a series that the office forms (Điều 15.1.b and c): these types share numbers from this day on. The
    /// series that numbered them before end the day before.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when authority or a type is unknown, no type is named, a type has
    /// documents on or after that day already, the series exceeds the numbering period of its first day, or the
    /// decree forbids it; when the registry cannot be written.
    pub fn add_series(&mut self, new: &NewSeries) -> Result<()> {
        let authority_id = office::known_authority(self.connection, &new.authority)?;
        let name = text::clean(&new.name);
        let mut problems = Vec::new();
        if name.is_empty() || new.types.is_empty() {
            problems.push(Problem::new(Field::TypeName, Cause::Missing));
        }
        let known = office::types_with_ids(self.connection)?;
        let kinds: Vec<DocumentType> = known.iter().map(|(_, kind)| kind.clone()).collect();
        let mut types = Vec::new();
        for (type_name, normative) in &new.types {
            let kind = document_type::find(&kinds, type_name, *normative);
            match kind.and_then(|kind| known.iter().find(|(_, known)| known == kind)) {
                Some((id, _)) if !types.contains(id) => types.push(*id),
                Some(_) => {}
                None => problems.push(Problem::new(Field::TypeName, Cause::UnknownType(type_name.clone()))),
            }
        }
        let numbering = numbering_period(self.connection, Book::Outgoing, Some(authority_id), new.starts)?;
        let ends = new.ends.unwrap_or(numbering.ends);
        if ends < new.starts {
            problems.push(Problem::new(Field::IssuedDate, Cause::NotADate(ends.to_string())));
        }
        if ends > numbering.ends {
            problems.push(Problem::new(Field::IssuedDate, Cause::Series(SeriesCause::Beyond(numbering.ends))));
        }
        if !problems.is_empty() {
            return Err(StoreError::Refused(problems));
        }
        let shared: Vec<DocumentType> =
            known.iter().filter(|(id, _)| types.contains(id)).map(|(_, kind)| kind.clone()).collect();
        if let Some(rule) = series::forbidden(&shared, &kinds) {
            return Err(Problem::new(Field::TypeName, Cause::Series(SeriesCause::Forbidden(rule))).into());
        }
        written::refuse_alike(self.connection, &Sharing { authority_id, numbering, types: &types, known: &known })?;
        let period = Period { starts: new.starts, ends };
        for type_id in &types {
            for row in all_of(self.connection, Some(authority_id), Some(*type_id))? {
                if row.period.starts >= period.starts && row.period.overlaps(&period) {
                    return Err(Problem::new(Field::TypeName, Cause::Series(SeriesCause::Overlaps(row.name))).into());
                }
                if row.period.overlaps(&period) {
                    self.end(&row, period.starts.pred_opt().unwrap_or(period.starts), "")?;
                }
            }
        }
        let last = last_before(self.connection, Book::Outgoing, Some(authority_id), period, &types)?;
        let opening = Opening {
            book: Book::Outgoing,
            authority_id: Some(authority_id),
            name: &name,
            period,
            first: new.first.max(last + 1),
            types: &types,
        };
        insert(self, &opening)?;
        Ok(())
    }

    /// Opens số đến of a year at a number, to continue a book that was kept elsewhere until then.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the year has numbers already; when the registry cannot be written.
    pub fn open_incoming(&mut self, year: NaiveDate, first: u32) -> Result<()> {
        let period = Period::year_of(year);
        if let Some(row) = all_of(self.connection, None, None)?.into_iter().find(|row| row.period.overlaps(&period)) {
            return Err(Problem::new(Field::ArrivalNumber, Cause::Series(SeriesCause::Overlaps(row.name))).into());
        }
        let book = Book::Incoming;
        let opening =
            Opening { book, authority_id: None, name: series::INCOMING, period, first: first.max(1), types: &[] };
        insert(self, &opening).map(|_| ())
    }

    /// Ends numbering at the close of a day: all series of an authority (of số đến, when none is named) begin
    /// again the next day.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when there are documents after that day already, or the book is locked;
    /// when the registry cannot be written.
    pub fn close_series(&mut self, authority: Option<&str>, last_day: NaiveDate, reason: &str) -> Result<()> {
        let reason = &text::clean(reason);
        let authority_id = authority.map(|name| office::known_authority(self.connection, name)).transpose()?;
        let book = if authority_id.is_some() { Book::Outgoing } else { Book::Incoming };
        lock::refuse_locked(self.connection, book, authority_id, last_day.year())?;
        for row in all_of(self.connection, authority_id, None)? {
            if row.period.starts <= last_day && row.period.ends > last_day {
                self.end(&row, last_day, reason)?;
            }
        }
        let day = last_day.succ_opt().unwrap_or(last_day);
        if !period_starts(self.connection, book, authority_id)?.contains(&day) {
            let sql =
                "INSERT INTO period_start (book, authority_id, day, reopened) VALUES (?1, ?2, ?3, '') RETURNING id";
            let id = self.connection.insert(sql, params![book.key(), authority_id, day])?;
            self.inserted(&EventSpec { action: Action::Added, record: Record::PeriodStart, id, reason })?;
        }
        Ok(())
    }

    /// Joins a type to the series that another type has on a day: both share it from then on, and in later
    /// years.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the authority or a type is unknown, the type has numbers of its own
    /// in that time, the decree forbids both to share a series, or the book is locked; when the registry cannot
    /// be written.
    pub fn join_series(&mut self, join: &Join) -> Result<()> {
        let Join { authority, type_name, with, on, reason } = join;
        let joining = numbering::of_type(self.connection, authority, (type_name, false), *on)?;
        let place = numbering::of_type(self.connection, authority, (with, false), *on)?;
        let (Some(joining), Some(issuer)) = (&joining.issuer, &place.issuer) else { return Ok(()) };
        let row = unlocked(self, &place, Purpose::Giving)?;
        let mut types = types_of(self.connection, row.id)?;
        let own = all_of(self.connection, Some(issuer.authority_id), Some(joining.type_id))?;
        if let Some(own) = own.into_iter().find(|own| own.period.overlaps(&row.period)) {
            let cause = if own.id == row.id {
                Cause::Series(SeriesCause::Shared(own.name))
            } else {
                Cause::Series(SeriesCause::OfItsOwn(own.name))
            };
            return Err(Problem::new(Field::TypeName, cause).into());
        }
        types.push(joining.type_id);
        let known = office::types_with_ids(self.connection)?;
        let kinds: Vec<DocumentType> = known.iter().map(|(_, kind)| kind.clone()).collect();
        let shared: Vec<DocumentType> =
            known.iter().filter(|(id, _)| types.contains(id)).map(|(_, kind)| kind.clone()).collect();
        if let Some(rule) = series::forbidden(&shared, &kinds) {
            return Err(Problem::new(Field::TypeName, Cause::Series(SeriesCause::Forbidden(rule))).into());
        }
        let authority_id = issuer.authority_id;
        let numbering = numbering_period(self.connection, Book::Outgoing, Some(authority_id), *on)?;
        written::refuse_alike(self.connection, &Sharing { authority_id, numbering, types: &types, known: &known })?;
        let reason = text::clean(reason);
        let spec = EventSpec { action: Action::Changed, record: Record::Series, id: row.id, reason: &reason };
        self.change(&spec, |connection| {
            let sql = "INSERT INTO series_type (series_id, type_id) VALUES (?1, ?2)";
            connection.execute(sql, [row.id, joining.type_id])?;
            Ok(())
        })
    }

    /// Ends one series, unless it has documents after that day.
    fn end(&mut self, row: &SeriesState, last_day: NaiveDate, reason: &str) -> Result<()> {
        if let Some(latest) = latest_document(self.connection, row.id)?.filter(|latest| *latest > last_day) {
            return Err(Problem::new(Field::IssuedDate, Cause::Series(SeriesCause::DocumentsAfter(latest))).into());
        }
        let spec = EventSpec { action: Action::Closed, record: Record::Series, id: row.id, reason };
        self.change(&spec, |connection| {
            connection.execute("UPDATE series SET ends = ?2 WHERE id = ?1", params![row.id, last_day])?;
            Ok(())
        })
    }
}
