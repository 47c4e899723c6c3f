//! Changes registered documents: amends them with a reason, completes them at hand-over, cancels or recalls
//! them. Their place in the book never changes.

use chrono::{Datelike, NaiveDate};

use domain::{
    amendment,
    document::{Document, DocumentId, Entry},
    duplicate::DuplicateKey,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    period::Period,
    registration::{Ruling, Standing, Withdrawal},
    secrecy,
    series::SeriesCause,
    text,
    warning::Warning,
};

use super::{
    Result, Store, Transaction, documents, engine::params, file_index, history::EventSpec, index, joint, lock, names,
};

/// A document after an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    /// The document.
    pub document: Document,
    /// Warnings about what was changed, as when a document is registered so.
    pub warnings: Vec<Warning>,
}

/// Values that may be added after registering (Điều 23: the registration is completed when the document is
/// handed over). `None` leaves a field unchanged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// Đơn vị hoặc người nhận, of an incoming document.
    pub to_places: Option<String>,
    /// Ngày chuyển.
    pub hand_over_date: Option<NaiveDate>,
    /// Đơn vị, người nhận bản lưu, of an outgoing document.
    pub file_copy_unit: Option<String>,
}

impl Transaction<'_> {
    /// Amends a registered document (Điều 18.3): replaces every field of the entry, but never its place in the
    /// book.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] without a reason, when something would change that never may, when the
    /// document is no longer valid, when its book is locked; when the registry cannot be written.
    pub fn amend(&mut self, id: DocumentId, entry: &Entry, reason: &str) -> Result<Amended> {
        let reason = &text::clean(reason);
        if reason.is_empty() {
            return Err(Problem::new(Field::Reason, Cause::Missing).into());
        }
        let before = self.changeable(id)?;
        let mut after = before.clone();
        let mut problems = match (&mut after, entry) {
            (Document::Incoming(document), Entry::Incoming(entry)) => {
                let problems = amendment::of_incoming(document, entry);
                document.entry.clone_from(entry);
                problems
            }
            (Document::Outgoing(document), Entry::Outgoing(entry)) => {
                let problems = amendment::of_outgoing(document, entry);
                document.entry.clone_from(entry);
                problems
            }
            _ => vec![Problem::new(Field::Book, Cause::NeverChanges)],
        };
        let (series_id, period) = self.series_of(id)?;
        if problems.is_empty() && !period.contains(after.book_date()) {
            let field = if let Document::Incoming(_) = after { Field::ArrivalDate } else { Field::IssuedDate };
            problems.push(Problem::new(field, Cause::Series(SeriesCause::OutsidePeriod(period))));
        }
        if !problems.is_empty() {
            return Err(problems.into());
        }
        names::count(self.connection, &after)?;
        let warnings = self.seen_anew(series_id, &before, &after)?;
        let document = self.replace(&before, after, Action::Amended, reason)?;
        Ok(Amended { document, warnings })
    }

    /// Cancels a document (hủy) or recalls it (thu hồi, Điều 18.4). Its row and number stay.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] without reason and authority, when it is no longer valid, when its book
    /// is locked; when the registry cannot be written.
    pub fn withdraw(&mut self, id: DocumentId, withdrawal: Withdrawal, ruling: &Ruling) -> Result<Document> {
        let ruling = Ruling {
            reason: text::clean(&ruling.reason),
            authority: text::clean(&ruling.authority),
            date: Some(ruling.date.unwrap_or_else(|| self.today())),
        };
        let missing: Vec<_> = [(Field::Reason, &ruling.reason), (Field::OrganName, &ruling.authority)]
            .into_iter()
            .filter(|(_, text)| text.is_empty())
            .map(|(field, _)| Problem::new(field, Cause::Missing))
            .collect();
        if !missing.is_empty() {
            return Err(missing.into());
        }
        let before = self.changeable(id)?;
        let action = match withdrawal {
            Withdrawal::Cancel => Action::Cancelled,
            Withdrawal::Recall => Action::Recalled,
        };
        let reason = ruling.reason.clone();
        self.replace(&before, with_standing(&before, withdrawal.by(ruling)), action, &reason)
    }

    /// Adds values that were unknown when the document was registered.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when there is no such document, it is no longer valid, or its book is
    /// locked; when the registry cannot be written.
    pub fn complete(&mut self, id: DocumentId, completion: &Completion) -> Result<Document> {
        let before = self.changeable(id)?;
        let mut after = before.clone();
        match &mut after {
            Document::Incoming(incoming) => {
                let entry = &mut incoming.entry;
                if let Some(to_places) = &completion.to_places {
                    entry.to_places = text::clean(to_places);
                }
                entry.content.hand_over_date = completion.hand_over_date.or(entry.content.hand_over_date);
            }
            Document::Outgoing(outgoing) => {
                let entry = &mut outgoing.entry;
                if let Some(file_copy_unit) = &completion.file_copy_unit {
                    entry.file_copy_unit = text::clean(file_copy_unit);
                }
                entry.content.hand_over_date = completion.hand_over_date.or(entry.content.hand_over_date);
            }
        }
        self.replace(&before, after, Action::Completed, "")
    }

    /// Lists warnings about values that are new in a document.
    fn seen_anew(&self, series_id: i64, before: &Document, after: &Document) -> Result<Vec<Warning>> {
        let mut warnings = Vec::new();
        if after.book_date() != before.book_date() {
            warnings = self.date_order(series_id, &after.own_number(), false, after.book_date())?;
        }
        let key = |document: &Document| match document {
            Document::Incoming(incoming) => DuplicateKey::of(&incoming.entry),
            Document::Outgoing(_) => None,
        };
        if key(after) != key(before) {
            warnings.extend(self.alike(after)?);
        }
        let few_copies = |document: &Document| match document {
            Document::Incoming(_) => None,
            Document::Outgoing(outgoing) => outgoing.entry.few_copies(),
        };
        warnings.extend(few_copies(after).filter(|few| few_copies(before).as_ref() != Some(few)));
        let mark = secrecy::mark_in(after).filter(|mark| secrecy::mark_in(before).as_ref() != Some(mark));
        warnings.extend(mark.map(|(field, secrecy)| Warning::SecrecyMark { field, secrecy }));
        Ok(warnings)
    }

    /// Ends a document that was ended before a restoring, even in a locked book, because the ruling was made
    /// then.
    pub(super) fn withdrawn_before(&mut self, id: DocumentId, standing: Standing) -> Result<()> {
        self.pending.write(self.connection)?;
        let Some(before) = documents::find(self.connection, id)? else { return Ok(()) };
        let (Standing::Cancelled(ruling) | Standing::Recalled(ruling)) = &standing else { return Ok(()) };
        if !before.registration().standing.is_valid() {
            return Ok(());
        }
        let reason = ruling.reason.clone();
        self.replace(&before, with_standing(&before, standing), Action::CarriedOver, &reason).map(drop)
    }

    /// Reads a document that may be changed: it exists, is valid, and its book is open.
    pub(super) fn changeable(&mut self, id: DocumentId) -> Result<Document> {
        // Search must know of this transaction's earlier changes before a part of them can be removed.
        self.pending.write(self.connection)?;
        let Some(document) = documents::find(self.connection, id)? else {
            return Err(Problem::new(Field::Document, Cause::NoDocument).into());
        };
        if !document.registration().standing.is_valid() {
            return Err(Problem::new(Field::Document, Cause::Withdrawn).into());
        }
        let authority = "SELECT authority_id FROM document JOIN series ON series.id = series_id WHERE document.id = ?1";
        let authority_id = self.connection.prepare_cached(authority)?.query_row([id.0], |row| row.get(0))?;
        lock::refuse_locked(self.connection, document.book(), authority_id, document.book_date().year())?;
        joint::refuse_locked_books(self.connection, &document)?;
        Ok(document)
    }

    fn series_of(&self, id: DocumentId) -> Result<(i64, Period)> {
        let sql =
            "SELECT series_id, starts, ends FROM document JOIN series ON series.id = series_id WHERE document.id = ?1";
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row(params![id.0], |row| Ok((row.get(0)?, Period { starts: row.get(1)?, ends: row.get(2)? })))?)
    }

    /// Replaces a document: row, event, index.
    pub(super) fn replace(
        &mut self,
        before: &Document,
        after: Document,
        action: Action,
        reason: &str,
    ) -> Result<Document> {
        let spec = EventSpec { action, record: Record::Document, id: before.id().0, reason };
        file_index::forget(self.connection, before.id())?;
        self.change(&spec, |connection| documents::update(connection, &after))?;
        file_index::remember(self.connection, before.id())?;
        let clerk = index::registered_by(self.connection, before.id())?;
        index::remove(self.connection, before, &clerk)?;
        self.pending.push(self.connection, &after, &clerk)?;
        Ok(after)
    }
}

/// Returns the document with another validity.
fn with_standing(document: &Document, standing: Standing) -> Document {
    let mut document = document.clone();
    let registration = match &mut document {
        Document::Incoming(document) => &mut document.registration,
        Document::Outgoing(document) => &mut document.registration,
    };
    registration.standing = standing;
    document
}

impl Store {
    /// Completes a document in a transaction of its own.
    ///
    /// # Errors
    /// As [`Transaction::complete`].
    pub fn complete(&mut self, id: DocumentId, completion: &Completion) -> Result<Document> {
        self.write(|transaction| transaction.complete(id, completion))
    }
}
