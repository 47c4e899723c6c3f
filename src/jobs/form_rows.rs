//! Reads the rows of a form: the documents that belong in it, and what the registry knows of each.

use std::collections::HashSet;

use chrono::NaiveDate;

use domain::{
    book::{Book, BookRange},
    citation,
    document::{Document, DocumentId},
    document_type::Category,
    follow_up::{counting, hand_over::HandOver, sending::SentBy},
    form_row::{Answer, FormRow},
    recipients,
};
use paper::catalogue::{BookForm, Form, FormColumn, Kind, Rows};
use store::Store;

use super::{JobError, issuer::issuer, print_request::FormRequest};

/// Returns the first and the last day of a part of a year.
pub(super) fn days(year: i32, range: &BookRange) -> (NaiveDate, NaiveDate) {
    let of_year = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (range.from.unwrap_or_else(|| of_year(1, 1)), range.to.unwrap_or_else(|| of_year(12, 31)))
}

/// Returns whether a document's number and type are in a part of a year.
fn is_in(document: &Document, range: &BookRange) -> bool {
    let number = document.number();
    range.has_type(&document.content().type_name)
        && range.from_number.is_none_or(|first| first <= number)
        && range.to_number.is_none_or(|last| number <= last)
}

/// Passes on the rows of a bound book, in its order.
pub(super) fn for_each_of_book(
    request: &FormRequest,
    store: &Store,
    rows: Rows,
    (year, range): (i32, &BookRange),
    mut take: impl FnMut(FormRow) -> Result<(), JobError>,
) -> Result<(), JobError> {
    let (from, to) = days(year, range);
    let authorities = authorities(request, store)?;
    match rows {
        Rows::All => for_each_document(request, store, (year, range), &authorities, |document| {
            take(filled(request, store, document)?)
        }),
        Rows::Copies => {
            let copies = store.document_types()?.into_iter().filter(|known| known.category == Category::Copies);
            let copies: Vec<String> = copies.map(|known| known.name).collect();
            let mut found = Vec::new();
            for_each_document(request, store, (year, range), &authorities, |document| {
                if copies.contains(&document.content().type_name) {
                    found.push(filled(request, store, document)?);
                }
                Ok(())
            })?;
            found.sort_by_key(|row| row.document.book_date());
            found.into_iter().try_for_each(take)
        }
        Rows::Posted => {
            let mut posted = Vec::new();
            for authority in &authorities {
                posted.extend(store.posted(authority.as_deref(), from, to)?);
            }
            posted.sort_by_key(|(dispatch, _)| dispatch.day);
            posted.into_iter().filter(|(_, document)| is_in(document, range)).try_for_each(|(dispatch, document)| {
                let came_back = dispatch.received_date.map(|day| format!("Đã nhận, {}", domain::date::write(day)));
                take(FormRow {
                    series: store.series_of(document.id())?,
                    receiver: dispatch.sent_to,
                    sent_by: Some(dispatch.sent_by),
                    sent_on: Some(dispatch.day),
                    received: came_back.unwrap_or_default(),
                    envelopes: dispatch.envelopes,
                    remark: dispatch.remark,
                    ..document.into()
                })
            })
        }
        Rows::Lent => {
            let mut lent = Vec::new();
            for authority in &authorities {
                lent.extend(store.lent(authority.as_deref(), from, to)?);
            }
            lent.sort_by_key(|(loan, _)| loan.day);
            lent.into_iter()
                .filter(|(_, document)| is_in(document, range))
                .try_for_each(|(loan, document)| take(FormRow { loan: Some(loan), ..document.into() }))
        }
    }
}

/// Returns the authorities whose documents a form contains: the one asked for; else a registry book contains
/// the office's own documents, and every other outgoing form those of all its authorities, because the office
/// keeps that form (Phụ lục IV, NĐ 30/2020/NĐ-CP).
pub(super) fn authorities(request: &FormRequest, store: &Store) -> Result<Vec<Option<String>>, JobError> {
    let is_of_one = request.authority.is_some() || request.form.is_registry_book();
    if request.form.book == Book::Incoming || is_of_one {
        return Ok(vec![request.authority.clone()]);
    }
    Ok(store.authorities()?.into_iter().map(|authority| Some(authority.name)).collect())
}

/// Passes on the documents of these authorities' books, book by book; one that several issue jointly only once.
fn for_each_document(
    request: &FormRequest,
    store: &Store,
    (year, range): (i32, &BookRange),
    authorities: &[Option<String>],
    mut take: impl FnMut(Document) -> Result<(), JobError>,
) -> Result<(), JobError> {
    let mut joint: HashSet<DocumentId> = HashSet::new();
    for authority in authorities {
        store.for_each_in_book(request.form.book, year, authority.as_deref(), range, |document| {
            let is_joint = matches!(&document, Document::Outgoing(outgoing) if !outgoing.entry.issuers.is_empty());
            if is_joint && !joint.insert(document.id()) {
                return Ok(());
            }
            take(document)
        })?;
    }
    Ok(())
}

/// Counts those documents; an upper limit, since one that several authorities issue jointly is counted for
/// each.
pub(super) fn count(request: &FormRequest, store: &Store, year: i32, range: &BookRange) -> Result<u64, JobError> {
    let mut count = 0;
    for authority in authorities(request, store)? {
        count += store.count_in_book(request.form.book, year, authority.as_deref(), range)?;
    }
    Ok(count)
}

/// Makes a document's row, with as much of its follow-up as the form needs.
pub(super) fn filled(request: &FormRequest, store: &Store, document: Document) -> Result<FormRow, JobError> {
    let mut row = FormRow::from(document);
    if request.form.names_numbers() && row.document.book() == Book::Outgoing {
        let id = row.document.id();
        row.series = if request.form.is_registry_book() {
            store.series_in_book(id, request.authority.as_deref())?
        } else {
            store.series_of(id)?
        };
    }
    if let (Kind::Slip(_) | Kind::Envelope, Document::Outgoing(outgoing)) = (request.form.kind, &row.document) {
        let of = &outgoing.entry;
        row.issuer = Some(issuer(store, Some(&of.content.organ_name), of.issued_date)?);
    }
    let tells =
        request.form.tells_of_handling() || request.options.print.extra.iter().any(FormColumn::tells_of_handling);
    if tells || request.options.print.signatures_filled {
        row.follow_up = store.follow_up(row.document.id())?;
    }
    if tells {
        let answers = store.answers(row.document.id())?;
        row.answers = answers.into_iter().map(|(code, day)| Answer { code, day }).collect();
        if matches!(request.form.kind, Kind::State(_)) {
            row = row.by(request.as_of());
        }
        row.progress = row.way().progress(request.as_of());
    }
    if matches!(request.form.kind, Kind::Book(BookForm { rows: Rows::Copies, .. })) {
        let copied = citation::copied(&row.document.content().subject, &store.document_types()?);
        row.copied = copied.map(|copied| copied.code_and_date()).unwrap_or_default();
    }
    let signed = counting(&row.follow_up.hand_overs).map(|entered| signed(&entered.fact));
    row.received = signed.filter(|signed| !signed.is_empty()).collect::<Vec<_>>().join("; ");
    Ok(row)
}

/// Writes who received it and when; empty where that is not known.
fn signed(hand_over: &HandOver) -> String {
    if hand_over.receiver.is_empty() {
        return String::new();
    }
    format!("{}, {}", hand_over.receiver, domain::date::write(hand_over.day))
}

/// Reads the rows of the sheets of a part of a year.
pub(super) fn of_sheets(
    request: &FormRequest,
    store: &Store,
    year: i32,
    range: &BookRange,
) -> Result<Vec<FormRow>, JobError> {
    let authorities = authorities(request, store)?;
    let mut rows = Vec::new();
    if matches!(request.form.kind, Kind::HandOver(_)) {
        let (from, to) = days(year, range);
        for authority in &authorities {
            let handed_over = store.handed_over(request.form.book, authority.as_deref(), from, to)?;
            for document in handed_over.into_iter().filter(|document| is_in(document, range)) {
                let follow_up = store.follow_up(document.id())?;
                rows.push(FormRow { follow_up, ..document.into() });
            }
        }
        let mut rows = in_order(request.form, rows);
        rows.retain(|row| row.sent().is_some_and(|day| from <= day && day <= to));
        return Ok(rows);
    }
    let mut range = range.clone();
    let mut came_before = HashSet::new();
    if matches!(request.form.kind, Kind::State(_)) {
        let as_of = request.as_of();
        range.to = Some(range.to.map_or(as_of, |to| to.min(as_of)));
        came_before = store.came_before()?;
    }
    for_each_document(request, store, (year, &range), &authorities, |document| {
        let came_before = came_before.contains(&document.id());
        rows.push(FormRow { came_before, ..filled(request, store, document)? });
        Ok(())
    })?;
    Ok(in_order(request.form, rows))
}

/// Orders and splits the rows of sheets as they are laid out: by receiver, where each receiver has a sheet.
pub(super) fn in_order(form: &Form, rows: Vec<FormRow>) -> Vec<FormRow> {
    match form.kind {
        Kind::HandOver(_) => {
            let mut rows: Vec<FormRow> = rows.into_iter().flat_map(each_hand_over).collect();
            let by_hand = |row: &FormRow| row.sent_by.filter(|way| *way != SentBy::Hand).map(SentBy::key);
            rows.sort_by_cached_key(|row| (row.sent(), row.receiver.to_lowercase(), by_hand(row)));
            rows
        }
        Kind::Slip(_) => {
            // A slip has one sender.
            let mut rows: Vec<FormRow> = rows.into_iter().flat_map(each_receiver).collect();
            rows.sort_by_cached_key(|row| (row.receiver.to_lowercase(), row.document.content().organ_name.clone()));
            rows
        }
        Kind::Envelope => rows.into_iter().flat_map(each_receiver).collect(),
        Kind::Book(_) | Kind::State(_) | Kind::Stamp | Kind::HandlingSheet => rows,
    }
}

/// Makes a row for each hand-over; without one, for each receiver on its ngày chuyển.
fn each_hand_over(row: FormRow) -> Vec<FormRow> {
    let hand_overs = counting(&row.follow_up.hand_overs).map(|entered| FormRow {
        receiver: entered.fact.unit.clone(),
        sent_on: Some(entered.fact.day),
        received: signed(&entered.fact),
        ..row.clone()
    });
    let hand_overs: Vec<FormRow> = hand_overs.collect();
    if !hand_overs.is_empty() {
        return hand_overs;
    }
    let mut rows = each_receiver(row);
    for row in &mut rows {
        let sent = counting(&row.follow_up.dispatches)
            .map(|entered| &entered.fact)
            // A dispatch without a receiver went to every receiver.
            .filter(|dispatch| {
                dispatch.sent_to.is_empty() || recipients::holds(&recipients::names(&dispatch.sent_to), &row.receiver)
            });
        // For a document sent twice, by wire and later by hand, the receiver signs.
        row.sent_by = sent.map(|dispatch| dispatch.sent_by).max_by_key(|way| *way == SentBy::Hand);
    }
    rows
}

/// Makes a row for each receiver; one without a name where there is none.
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
