//! The rows of a form: which documents have one, and what the registry knows of each.

use chrono::NaiveDate;

use super::{JobError, print_form::PrintForm};
use crate::{
    domain::{
        book::BookRange,
        citation,
        document::Document,
        document_type::Category,
        follow_up::{counting, hand_over::HandOver},
        form_row::{Answer, FormRow},
        recipients,
    },
    paper::catalogue::{BookForm, Form, FormColumn, Kind, Rows},
    store::Store,
};

/// The first and the last day of a part of a year.
pub(super) fn days(year: i32, range: &BookRange) -> (NaiveDate, NaiveDate) {
    let of_year = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (range.from.unwrap_or_else(|| of_year(1, 1)), range.to.unwrap_or_else(|| of_year(12, 31)))
}

/// Whether a document's number lies in a part of a year.
fn has_number(document: &Document, range: &BookRange) -> bool {
    let number = document.number();
    range.from_number.is_none_or(|first| first <= number) && range.to_number.is_none_or(|last| number <= last)
}

/// Hands over the rows of a bound book, in its order.
pub(super) fn for_each_of_book(
    request: &PrintForm,
    store: &Store,
    rows: Rows,
    (year, range): (i32, &BookRange),
    mut take: impl FnMut(FormRow) -> Result<(), JobError>,
) -> Result<(), JobError> {
    let authority = request.authority.as_deref();
    let (from, to) = days(year, range);
    match rows {
        Rows::All => store.for_each_in_book(request.form.book, year, authority, range, |document| {
            take(filled(request, store, document)?)
        }),
        Rows::Copies => {
            let copies = store.document_types()?.into_iter().filter(|known| known.category == Category::Copies);
            let copies: Vec<String> = copies.map(|known| known.name).collect();
            store.for_each_in_book(request.form.book, year, authority, range, |document| {
                if copies.contains(&document.content().type_name) {
                    take(filled(request, store, document)?)
                } else {
                    Ok(())
                }
            })
        }
        Rows::Posted => {
            let posted = store.posted(authority, from, to)?;
            posted.into_iter().filter(|(_, document)| has_number(document, range)).try_for_each(
                |(dispatch, document)| {
                    let came_back =
                        dispatch.received_date.map(|day| format!("Đã nhận, {}", crate::domain::date::write(day)));
                    take(FormRow {
                        receiver: dispatch.sent_to,
                        sent_on: Some(dispatch.day),
                        received: came_back.unwrap_or_default(),
                        envelopes: dispatch.envelopes,
                        remark: dispatch.remark,
                        ..document.into()
                    })
                },
            )
        }
        Rows::Lent => {
            let lent = store.lent(authority, from, to)?;
            lent.into_iter()
                .filter(|(_, document)| has_number(document, range))
                .try_for_each(|(loan, document)| take(FormRow { loan: Some(loan), ..document.into() }))
        }
    }
}

/// A document's row with what the registry knows of what became of it, as far as the form asks.
pub(super) fn filled(request: &PrintForm, store: &Store, document: Document) -> Result<FormRow, JobError> {
    let mut row = FormRow::from(document);
    let tells = request.form.tells_of_handling() || request.options.extra.iter().any(FormColumn::tells_of_handling);
    if tells || request.options.signatures_filled {
        row.follow_up = store.follow_up(row.document.id())?;
    }
    if tells {
        let answers = store.answers(row.document.id())?;
        row.answers = answers.into_iter().map(|(code, day)| Answer { code, day }).collect();
        row.progress = row.way().progress(request.today);
    }
    if matches!(request.form.kind, Kind::Book(BookForm { rows: Rows::Copies, .. })) {
        let copied = citation::copied(&row.document.content().subject, &store.document_types()?);
        row.copied = copied.map(|copied| copied.code_and_date()).unwrap_or_default();
    }
    let signed = counting(&row.follow_up.hand_overs).map(|entered| signed(&entered.fact));
    row.received = signed.filter(|signed| !signed.is_empty()).collect::<Vec<_>>().join("; ");
    Ok(row)
}

/// Who received it and when; nothing where that is not known.
fn signed(hand_over: &HandOver) -> String {
    if hand_over.receiver.is_empty() {
        return String::new();
    }
    format!("{}, {}", hand_over.receiver, crate::domain::date::write(hand_over.day))
}

/// The rows of the sheets of a part of a year.
pub(super) fn of_sheets(
    request: &PrintForm,
    store: &Store,
    year: i32,
    range: &BookRange,
) -> Result<Vec<FormRow>, JobError> {
    let authority = request.authority.as_deref();
    let mut rows = Vec::new();
    if matches!(request.form.kind, Kind::HandOver(_)) {
        let (from, to) = days(year, range);
        for document in store.handed_over(request.form.book, authority, from, to)? {
            if has_number(&document, range) {
                let follow_up = store.follow_up(document.id())?;
                rows.push(FormRow { follow_up, ..document.into() });
            }
        }
        let mut rows = in_order(request.form, rows);
        rows.retain(|row| row.sent().is_some_and(|day| from <= day && day <= to));
        return Ok(rows);
    }
    store.for_each_in_book(request.form.book, year, authority, range, |document| -> Result<(), JobError> {
        rows.push(filled(request, store, document)?);
        Ok(())
    })?;
    Ok(in_order(request.form, rows))
}

/// The rows of sheets as they are laid out: one for each receiver where each has a sheet, and those of one together.
pub(super) fn in_order(form: &Form, rows: Vec<FormRow>) -> Vec<FormRow> {
    match form.kind {
        Kind::HandOver(_) => {
            let mut rows: Vec<FormRow> = rows.into_iter().flat_map(each_hand_over).collect();
            rows.sort_by_cached_key(|row| (row.sent(), row.receiver.to_lowercase()));
            rows
        }
        Kind::Slip(_) => {
            let mut rows: Vec<FormRow> = rows.into_iter().flat_map(each_receiver).collect();
            rows.sort_by_cached_key(|row| row.receiver.to_lowercase());
            rows
        }
        Kind::Envelope => rows.into_iter().flat_map(each_receiver).collect(),
        Kind::Book(_) | Kind::State(_) | Kind::Stamp | Kind::HandlingSheet => rows,
    }
}

/// A row for each time it was handed over; where nobody entered that, for each receiver on its ngày chuyển.
fn each_hand_over(row: FormRow) -> Vec<FormRow> {
    let hand_overs = counting(&row.follow_up.hand_overs).map(|entered| FormRow {
        receiver: entered.fact.unit.clone(),
        sent_on: Some(entered.fact.day),
        received: signed(&entered.fact),
        ..row.clone()
    });
    let hand_overs: Vec<FormRow> = hand_overs.collect();
    if hand_overs.is_empty() { each_receiver(row) } else { hand_overs }
}

/// A row for each receiver; one without a name where nobody is named.
fn each_receiver(row: FormRow) -> Vec<FormRow> {
    let names: Vec<String> = match &row.document {
        Document::Incoming(incoming) => recipients::names(&incoming.entry.to_places),
        Document::Outgoing(outgoing) => outgoing
            .entry
            .to
            .iter()
            .map(|to| if to.organ_name.is_empty() { &to.organ_id } else { &to.organ_name })
            .cloned()
            .collect(),
    };
    match names.as_slice() {
        [] => vec![row],
        names => names.iter().map(|name| FormRow { receiver: name.clone(), ..row.clone() }).collect(),
    }
}
