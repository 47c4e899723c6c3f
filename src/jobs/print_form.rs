//! Prints any form of the catalogue: finds the office's names and the rows, and writes the file.

use chrono::{Datelike, NaiveDate};

use domain::{
    book::{Book, BookRange},
    document::Document,
    field::{Cause, Field, Problem},
    form_row::FormRow,
    office::{Contacts, Office},
};
use paper::{
    self, Closing, Destination, Letterhead, PaperError, RegistryBook, Sheets,
    catalogue::{BookForm, Kind, Rows},
};
use progress::Progress;
use store::{Access, Address, Store, StoreError};
use texts::{UserMessage, message};

use super::{
    JobError, form_rows,
    issuer::{issuer, last_day},
    outside,
    print_request::{FormRequest, Part},
    year_book::{closing_of, is_locked, refuse_empty},
};

/// The number of rows printed for each authority, in the order of their first rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Printed(Vec<(String, u64)>);

impl Printed {
    fn count(&mut self, row: &FormRow) {
        let issuer = &row.document.content().organ_name;
        match self.0.iter_mut().find(|(known, _)| known == issuer) {
            Some((_, rows)) => *rows += 1,
            None => self.0.push((issuer.clone(), 1)),
        }
    }

    fn count_all(&mut self, rows: &[FormRow]) {
        for row in rows {
            self.count(row);
        }
    }

    /// Returns the message about whose documents an outgoing form contains; `None` where there are none.
    pub(super) fn message(&self) -> Option<UserMessage> {
        let of: Vec<String> = self.0.iter().map(|(issuer, rows)| format!("{issuer} ({rows})")).collect();
        let rows = usize::try_from(self.0.iter().map(|(_, rows)| rows).sum::<u64>()).unwrap_or(usize::MAX);
        (rows > 0).then(|| message!(texts::FORM_HOLDS, rows = rows, of = of.join("; ")))
    }
}

/// Prints the form to any destination. Without a registry, prints only a blank form.
pub(super) fn print_form<D: Destination>(
    request: &FormRequest,
    registry: Option<&Address>,
    to: &D,
    progress: &Progress,
) -> Result<(Vec<D::Made>, Printed), JobError> {
    let mut printed = Printed::default();
    refuse_unknown(request, registry)?;
    let made = print_form_counted(request, registry, to, progress, &mut printed)?;
    // Số đến belong to the office alone, and a blank form to nobody.
    let is_told = request.form.book == Book::Outgoing && !request.is_blank();
    Ok((made, if is_told { printed } else { Printed::default() }))
}

/// Refuses an unknown type or series, a series where the form is no registry book, and a closing page in a book
/// of one type, because that page counts whole series.
fn refuse_unknown(request: &FormRequest, registry: Option<&Address>) -> Result<(), JobError> {
    let (Some(address), Part::Rows { year, range }) = (registry, &request.part) else { return Ok(()) };
    if range.type_name.is_none() && range.series.is_none() {
        return Ok(());
    }
    let store = Store::open(address, Access::Read)?;
    if request.options.closing && request.form.is_registry_book() && range.type_name.is_some() {
        return Err(JobError::ClosingOfType);
    }
    // Incoming documents may have any type.
    if let Some(name) = &range.type_name
        && !store.document_types()?.iter().any(|known| range.has_type(&known.name))
        && !store.has_documents_of_type(request.form.book, range)?
    {
        let unknown = Problem::new(Field::TypeName, Cause::UnknownType(name.clone()));
        return Err(StoreError::Refused(vec![unknown]).into());
    }
    if let Some(name) = &range.series {
        if !request.form.is_registry_book() {
            return Err(JobError::NoBookOfSeries(request.form.name));
        }
        if !store.series(Some(*year))?.iter().any(|series| series.name == *name) {
            return Err(JobError::UnknownSeries { name: name.clone(), year: *year });
        }
    }
    Ok(())
}

fn print_form_counted<D: Destination>(
    request: &FormRequest,
    registry: Option<&Address>,
    to: &D,
    progress: &Progress,
    printed: &mut Printed,
) -> Result<Vec<D::Made>, JobError> {
    let store = registry.map(|address| Store::open(address, Access::Read)).transpose()?;
    let (office, contacts) = match &store {
        Some(store) => (store.office()?, store.contacts()?),
        None => (None, Contacts::default()),
    };
    let letterhead = |office| Letterhead { office, contacts };
    match (&store, &request.part) {
        (None, Part::Rows { .. } | Part::Document(_)) => Err(JobError::OfficeUnnamed),
        // Everything on the paper is read from one state of the registry.
        (Some(store), Part::Rows { year, range }) => store.at_one_moment(|store| {
            let office = office.ok_or(JobError::OfficeUnnamed)?;
            if request.form.is_book() {
                if !request.options.empty {
                    refuse_without_rows(request, store, &office, (*year, range))?;
                }
                let own = issued_by(request, store, last_day(*year))?;
                print_book(request, to, (store, office, own), (*year, range), progress, printed)
            } else {
                let rows = form_rows::of_sheets(request, store, *year, range)?;
                if rows.is_empty() && !request.form.is_report() {
                    refuse_books_of_others(request, store, &office, *year)?;
                }
                printed.count_all(&rows);
                let told_of = told_of(request, *year, range);
                let own = issued_by(request, store, told_of.1)?;
                print_sheets(request, to, letterhead(own), Some(told_of), &rows)
            }
        }),
        (Some(store), Part::Document(id)) => store.at_one_moment(|store| {
            let found = store.documents(&[*id])?;
            let day = found.first().map_or(request.today, Document::book_date);
            let own = issued_by(request, store, day)?;
            let rows = found.into_iter().map(|document| form_rows::filled(request, store, document));
            let rows = rows.collect::<Result<Vec<_>, _>>()?;
            printed.count_all(&rows);
            if request.form.is_book() {
                let year = rows.first().map(|row| row.document.book_date().year());
                paper::print_book(&book(request, own, year), to, progress, |sink| {
                    rows.into_iter().try_for_each(|row| Ok(sink(row)?))
                })
            } else {
                print_sheets(request, to, letterhead(own), None, &form_rows::in_order(request.form, rows))
            }
        }),
        (_, Part::Nothing) => {
            let office = office.unwrap_or_default();
            if request.form.is_book() {
                let book = RegistryBook { ruled: true, ..book(request, office, None) };
                paper::print_book(&book, to, progress, |_| Ok(()))
            } else {
                print_sheets(request, to, letterhead(office), None, &[])
            }
        }
    }
}

fn print_sheets<D: Destination>(
    request: &FormRequest,
    to: &D,
    office: Letterhead,
    days: Option<(NaiveDate, NaiveDate)>,
    rows: &[FormRow],
) -> Result<Vec<D::Made>, JobError> {
    let sheets = Sheets {
        form: request.form,
        options: request.options.print.clone(),
        office,
        day: request.today,
        as_of: request.as_of(),
        range: days,
        part: match &request.part {
            Part::Rows { range, .. } => range.clone(),
            Part::Nothing | Part::Document(_) => BookRange::default(),
        },
        qr: request.options.qr,
        envelope: request.options.envelope,
        labels: request.options.labels,
    };
    if !request.is_blank() && rows.is_empty() && !request.form.is_report() {
        return Err(PaperError::NothingToPrint.into());
    }
    Ok(match (&request.options.stamped, rows) {
        (Some((original, place)), [row]) => outside::stamp(&sheets, row, original, *place, to)?,
        (Some(_), _) => return Err(PaperError::NotOneDocument.into()),
        (None, rows) => paper::print_sheets(&sheets, rows, to)?,
    })
}

/// Returns the days that a sheet names; a report names no future day.
fn told_of(request: &FormRequest, year: i32, range: &BookRange) -> (NaiveDate, NaiveDate) {
    let (from, to) = form_rows::days(year, range);
    match request.form.kind {
        Kind::State(_) => (from, to.min(request.as_of()).max(from)),
        _ => (from, to),
    }
}

/// Returns whose form it is: on the outgoing side the requested authority's, else the office's.
fn issued_by(request: &FormRequest, store: &Store, day: NaiveDate) -> Result<Office, JobError> {
    let authority = request.authority.as_deref().filter(|_| request.form.book == Book::Outgoing);
    issuer(store, authority, day)
}

fn book(request: &FormRequest, issuer: Office, year: Option<i32>) -> RegistryBook {
    RegistryBook {
        form: request.form,
        options: request.options.print.clone(),
        year,
        parent_name: issuer.parent,
        organ_name: issuer.name,
        pages_per_volume: request.options.pages_per_volume,
        ruled: false,
        closing: None,
        locked: false,
    }
}

fn print_book<D: Destination>(
    request: &FormRequest,
    to: &D,
    (store, office, issuer): (&Store, Office, Office),
    (year, range): (i32, &BookRange),
    progress: &Progress,
    printed: &mut Printed,
) -> Result<Vec<D::Made>, JobError> {
    let form = request.form;
    progress.set_total(form_rows::count(request, store, year, range)?);
    let closing = closing(request, store, &office, year, range)?;
    let of = request.year_book(year);
    let locked = form.is_registry_book() && is_locked(store, &office, of)?;
    let book = RegistryBook { closing, locked, ..book(request, issuer, Some(year)) };
    let Kind::Book(of) = form.kind else { return Err(PaperError::NotABook(form.name).into()) };
    paper::print_book(&book, to, progress, |sink| {
        form_rows::for_each_of_book(request, store, of.rows, (year, range), |row| {
            printed.count(&row);
            Ok(sink(row)?)
        })
    })
}

/// Refuses a book without rows, because other days or another book are more likely meant. A whole registry book
/// may still consist of held numbers.
fn refuse_without_rows(
    request: &FormRequest,
    store: &Store,
    office: &Office,
    (year, range): (i32, &BookRange),
) -> Result<(), JobError> {
    let form = request.form;
    let of = request.year_book(year);
    if form.is_registry_book() {
        refuse_empty(store, office, of)?;
        if *range == BookRange::default() {
            return Ok(());
        }
    }
    let Kind::Book(BookForm { rows, .. }) = form.kind else { return Ok(()) };
    let is_empty = match rows {
        Rows::All => form_rows::count(request, store, year, range)? == 0,
        Rows::Copies | Rows::Posted | Rows::Lent => {
            let mut is_empty = true;
            form_rows::for_each_of_book(request, store, rows, (year, range), |_| {
                is_empty = false;
                Ok(())
            })?;
            is_empty
        }
    };
    if !is_empty {
        return Ok(());
    }
    refuse_books_of_others(request, store, office, year)?;
    Err(if form.is_registry_book() { JobError::EmptyPart(year) } else { PaperError::NothingToPrint.into() })
}

/// Refuses a form without rows where other authorities have documents in that year, and names them. A form of
/// all authorities has no others.
fn refuse_books_of_others(request: &FormRequest, store: &Store, office: &Office, year: i32) -> Result<(), JobError> {
    if request.authority.is_none() && request.form.book == Book::Outgoing && !request.form.is_registry_book() {
        return Ok(());
    }
    let of = request.year_book(year);
    match refuse_empty(store, office, of) {
        Err(JobError::EmptyBook { others, .. }) if others.is_empty() => Ok(()),
        refused => refused,
    }
}

/// Makes the content of the closing page: for a whole registry book that is locked, or on request.
fn closing(
    request: &FormRequest,
    store: &Store,
    office: &Office,
    year: i32,
    range: &BookRange,
) -> Result<Option<Closing>, JobError> {
    let of = request.year_book(year);
    let is_whole = *range == BookRange::default();
    let is_due = request.options.closing || (is_whole && is_locked(store, office, of)?);
    if !is_due || !request.form.is_registry_book() || range.type_name.is_some() {
        return Ok(None);
    }
    let mut closing = closing_of(store, office, of)?;
    if let Some(wanted) = &range.series {
        closing.series.retain(|series| *wanted == series.name);
        closing.numbered_by_others = store.numbered_by_others(of, Some(wanted))?;
    }
    Ok(Some(closing))
}
