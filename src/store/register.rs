//! Registers documents: the number, the row with its parts, its event, and warnings.

use chrono::NaiveDate;

use domain::{
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    incoming::{Incoming, IncomingEntry},
    number::{Number, NumberRequest},
    outgoing::{Outgoing, OutgoingEntry},
    registration::Registration,
    secrecy,
    series::SeriesCause,
    text,
    warning::Warning,
};

use super::{
    Result, Store, StoreError, Transaction, documents,
    engine::{OptionalExtension, params},
    joint, names, numbering,
    series::{self, Purpose},
    written,
};

/// A document just registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// The document with its number.
    pub document: Document,
    /// Warnings about it, which are stored with it.
    pub warnings: Vec<Warning>,
}

impl Transaction<'_> {
    /// Registers an incoming document under the next số đến of its arrival date's period (Điều 22.2), or as
    /// requested.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when the requested number is not available, the book is locked, or its
    /// numbering period was ended and no reason is given; when the registry cannot be written.
    pub fn register_incoming(&mut self, entry: &IncomingEntry, request: &NumberRequest) -> Result<Registered> {
        let place = numbering::incoming(entry.arrival_date);
        let taken = self.take_number(&place, request)?;
        let document = Incoming {
            id: DocumentId(0),
            arrival_number: taken.number.value,
            entry: entry.clone(),
            registration: taken.registration(request),
        };
        self.enter(Document::Incoming(document), &taken)
    }

    /// Registers an outgoing document under the next number of its series (Điều 15), or as requested.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when authority or type is unknown, a joint issuer has no abbreviation,
    /// the requested number is not available, another document of an issuing authority has its số, ký hiệu, a
    /// book it belongs in is locked, or its numbering period was ended and no reason is given; when the
    /// registry cannot be written.
    pub fn register_outgoing(&mut self, entry: &OutgoingEntry, request: &NumberRequest) -> Result<Registered> {
        let place = numbering::outgoing(self.connection, entry)?;
        let taken = self.take_number(&place, request)?;
        let (entry, code) = place.coded(self.connection, entry, &taken.number)?;
        let document = Outgoing {
            id: DocumentId(0),
            number: taken.number.value,
            code,
            entry: OutgoingEntry { content: place.named(&entry.content), issuers: place.issuers(), ..entry },
            registration: taken.registration(request),
        };
        written::refuse_second(self.connection, &place, taken.series_id, &document.code)?;
        let without_unit = place.writes_the_unit() && document.entry.drafting_unit.is_empty();
        let few_copies = document.entry.few_copies();
        let mut registered = self.enter(Document::Outgoing(document), &taken)?;
        registered.warnings.extend(without_unit.then_some(Warning::NoUnit));
        registered.warnings.extend(few_copies);
        Ok(registered)
    }

    fn take_number(
        &mut self,
        place: &numbering::NumberingPlace,
        request: &NumberRequest,
    ) -> Result<numbering::TakenNumber> {
        let row = series::unlocked(self, place, Purpose::Giving)?;
        if text::clean(&request.reason).is_empty()
            && let Some(day) = series::ended_on(self.connection, place, &row, self.today())?
        {
            return Err(Problem::new(Field::Reason, Cause::Series(SeriesCause::PeriodEnded(day))).into());
        }
        numbering::take(self, place.book, &row, request)
    }

    /// Collects warnings from similar and neighbouring documents, then inserts the document.
    fn enter(&mut self, mut document: Document, taken: &numbering::TakenNumber) -> Result<Registered> {
        let is_last = taken.is_last;
        let mut warnings = self.date_order(taken.series_id, &taken.number, is_last, document.book_date())?;
        warnings.extend(self.alike(&document)?);
        warnings.extend(secrecy::mark_in(&document).map(|(field, secrecy)| Warning::SecrecyMark { field, secrecy }));
        let cautions = warnings.iter().filter_map(Warning::caution).collect();
        document.registration_mut().cautions = cautions;
        let document = self.insert(document, taken.series_id, None)?;
        if let Some(reservation) = taken.reservation {
            numbering::use_reservation(self, reservation, document.id())?;
        }
        Ok(Registered { document, warnings })
    }

    /// Warns where the date contradicts that of the number before or after it; the last number has none after
    /// it.
    pub(super) fn date_order(
        &self,
        series_id: i64,
        number: &Number,
        is_last: bool,
        date: NaiveDate,
    ) -> Result<Vec<Warning>> {
        let neighbour = |sql: &str| {
            self.connection
                .prepare_cached(sql)?
                .query_row(params![series_id, number.value, number.suffix], |row| {
                    let number = Number { value: row.get(0)?, suffix: row.get(1)? };
                    Ok((number, row.get::<_, NaiveDate>(2)?))
                })
                .optional()
        };
        let before = neighbour(
            "SELECT number, suffix, coalesce(arrival_date, issued_date) FROM document
             WHERE series_id = ?1 AND (number, suffix) < (?2, ?3)
             AND number NOT IN (SELECT number FROM struck_number WHERE series_id = ?1) ORDER BY number DESC, suffix DESC, double DESC LIMIT 1",
        )?;
        let after = if is_last {
            None
        } else {
            neighbour(
                "SELECT number, suffix, coalesce(arrival_date, issued_date) FROM document
                 WHERE series_id = ?1 AND (number, suffix) > (?2, ?3)
                 AND number NOT IN (SELECT number FROM struck_number WHERE series_id = ?1) ORDER BY number, suffix, double LIMIT 1",
            )?
        };
        let wrong = before.filter(|(_, other)| *other > date).into_iter();
        let wrong = wrong.chain(after.filter(|(_, other)| *other < date));
        Ok(wrong.map(|(number, date)| Warning::DateOrder { number, date }).collect())
    }

    /// Inserts a numbered document with everything that belongs to it: receivers, event, joint issuers, used
    /// names, search index.
    pub(super) fn insert(
        &mut self,
        mut document: Document,
        series_id: i64,
        fingerprint: Option<&domain::imported::Fingerprint>,
    ) -> Result<Document> {
        let id = documents::insert(self.connection, &document, series_id, self.next_event()?, fingerprint)?;
        document.set_id(id);
        let reason = document.registration().reason.clone();
        self.inserted(&super::history::EventSpec {
            action: Action::Registered,
            record: Record::Document,
            id: id.0,
            reason: &reason,
        })?;
        joint::insert(self, &document)?;
        names::count(self.connection, &document)?;
        self.pending.push(self.connection, &document, self.clerk)?;
        Ok(document)
    }
}

impl numbering::TakenNumber {
    fn registration(&self, request: &NumberRequest) -> Registration {
        Registration {
            suffix: self.number.suffix.clone(),
            numbered: self.numbered,
            reason: text::clean(&request.reason),
            period: Some(self.period).filter(|period| !period.is_a_year()),
            ..Registration::default()
        }
    }
}

impl Store {
    /// Registers one incoming document under the next number.
    ///
    /// # Errors
    /// As [`Transaction::register_incoming`].
    pub fn register_incoming(&mut self, entry: &IncomingEntry) -> Result<Incoming> {
        let request = NumberRequest::default();
        match self.write(|transaction| transaction.register_incoming(entry, &request))?.document {
            Document::Incoming(document) => Ok(document),
            Document::Outgoing(_) => Err(StoreError::Gone),
        }
    }

    /// Registers one outgoing document under the next number.
    ///
    /// # Errors
    /// As [`Transaction::register_outgoing`].
    pub fn register_outgoing(&mut self, entry: &OutgoingEntry) -> Result<Outgoing> {
        let request = NumberRequest::default();
        match self.write(|transaction| transaction.register_outgoing(entry, &request))?.document {
            Document::Outgoing(document) => Ok(document),
            Document::Incoming(_) => Err(StoreError::Gone),
        }
    }
}
