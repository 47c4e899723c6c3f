//! `vanthu due`: what waits on a day, as lines or as one JSON object.

use chrono::NaiveDate;
use serde_json::{Value, json};

use domain::{
    book::Book,
    date,
    day_work::{DayWork, DueDocument, UnprintedRows},
    deadline::{self, Urgency, Wait},
    document::{Document, DocumentId, Summary},
    follow_up::{Entered, envelope::Envelope},
    reservation::Reservation,
    restoring::{LastNumberRequest, SeriesName, still_asked},
    timed::Timed,
};
use exchange::json;
use store::Store;
use texts::{Text, message, values::Count};

use super::{Console, Refusal, arguments::DueOptions, registry::Registry, search};

/// The groups of documents: the key in JSON, the heading in words.
const GROUPS: [(&str, Text<Count>); 3] =
    [("Overdue", texts::DUE_LIST_OVERDUE), ("DueToday", texts::DUE_LIST_TODAY), ("DueSoon", texts::DUE_LIST_NEAR)];

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &DueOptions) -> Result<(), Refusal> {
    let store = registry.read()?;
    let day = options.on.unwrap_or_else(|| registry.today());
    let work = store.day_work(day)?;
    if let Some(copy) = store.backup_settings()?.newest_wrong() {
        console.remark(&message!(
            texts::COPIES_WRONG_LAST,
            when = copy.taken.format("%H:%M %d/%m/%Y").to_string(),
            path = copy.path.display().to_string()
        ));
    }
    if options.json {
        return write_json(console, &store, day, &work);
    }
    console.say(&message!(texts::DUE_LIST_DAY, day = day));
    if let Some(asked) = still_asked(&work.last_number_request) {
        console.say(&asked);
    }
    let last_near = deadline::last_near_day(day, &store.calendar()?);
    for ((_, heading), group) in GROUPS.into_iter().zip(groups(&work)) {
        console.say(&heading.with(Count { count: group.len().into() }));
        each_summary(
            &store,
            group,
            |due| due.id,
            |document, due| {
                let line = message!(
                    texts::DUE_LIST_LINE,
                    urgency = Urgency::of(due.due, day, last_near).message(),
                    due = due.due,
                    document = search::line(document)
                );
                let later = due.later.iter().map(|(unit, due)| format!("{unit} ({})", date::write(*due)));
                let units = due.units.iter().cloned().chain(later).collect::<Vec<_>>().join(", ");
                console.say(&if units.is_empty() {
                    line
                } else {
                    message!(texts::DUE_LIST_UNITS, line = line, units = units)
                });
            },
        )?;
    }
    console.say(&message!(texts::DUE_LIST_URGENT, count = work.urgent.len()));
    each_summary(
        &store,
        &work.urgent,
        |urgent| urgent.id,
        |document, urgent| {
            console.say(&message!(
                texts::DUE_LIST_URGENT_LINE,
                wait = Wait::of(urgent.since, day).message(),
                document = search::line(document)
            ));
        },
    )?;
    console.say(&message!(texts::DUE_LIST_LATE, count = work.late.len()));
    each_summary(
        &store,
        &work.late,
        |late| late.id,
        |document, late| {
            console.say(&message!(
                texts::DUE_LIST_LATE_LINE,
                timed = late_text(late.timed),
                day = late.last_day,
                document = search::line(document)
            ));
        },
    )?;
    console.say(&message!(texts::DUE_LIST_WAITING, incoming = work.incoming_waiting, outgoing = work.outgoing_waiting));
    console.say(&message!(texts::DUE_LIST_ENVELOPES, count = work.envelopes.len()));
    for envelope in &work.envelopes {
        super::envelope::show(console, envelope);
    }
    console.say(&message!(texts::DUE_LIST_HELD, count = work.expiring.len()));
    for held in &work.expiring {
        console.say(&super::numbers::reservation_shown(held));
    }
    console.say(&message!(texts::DUE_LIST_UNPRINTED, count = work.unprinted.len()));
    for UnprintedRows { book, authority, year, amount } in &work.unprinted {
        let (year, amount) = (texts::plain(*year), *amount);
        console.say(&match book {
            Book::Incoming => message!(texts::DUE_LIST_UNPRINTED_INCOMING, year = year, amount = amount),
            Book::Outgoing => message!(
                texts::DUE_LIST_UNPRINTED_OUTGOING,
                year = year,
                authority = authority.as_deref().unwrap_or_default(),
                amount = amount
            ),
        });
    }
    Ok(())
}

/// Returns the text that names what is late.
fn late_text(timed: Timed) -> Text {
    match timed {
        Timed::Receipt => texts::TIMED_RECEIPT,
        Timed::Submission => texts::TIMED_SUBMISSION,
        Timed::HandOver => texts::TIMED_HAND_OVER,
        Timed::Sending => texts::TIMED_SENDING,
    }
}

fn groups(work: &DayWork) -> [&[DueDocument]; 3] {
    [&work.overdue, &work.today, &work.near]
}

/// Reads the summary of each of these documents one at a time, so that any number of them takes little memory.
fn each_summary<'a, T>(
    store: &Store,
    of: &'a [T],
    id: impl Fn(&T) -> DocumentId,
    mut take: impl FnMut(&Summary, &'a T),
) -> Result<(), Refusal> {
    let mut rest = of.iter();
    Ok(store.for_each_summary(of.iter().map(&id), |summary| {
        if let Some(one) = rest.find(|one| id(one) == summary.id) {
            take(&summary, one);
        }
    })?)
}

/// Reads the document of each of these, one at a time.
fn each<'a, T>(
    store: &Store,
    of: &'a [T],
    id: impl Fn(&T) -> DocumentId,
    mut take: impl FnMut(&Document, &'a T),
) -> Result<(), Refusal> {
    let mut rest = of.iter();
    store.for_each_document(of.iter().map(&id), |document| {
        if let Some(one) = rest.find(|one| id(one) == document.id()) {
            take(&document, one);
        }
        Ok(())
    })
}

/// Writes everything as one JSON object on one line, while it is read.
fn write_json(console: &mut Console<'_>, store: &Store, day: NaiveDate, work: &DayWork) -> Result<(), Refusal> {
    console.part(&format!("{{\"Day\":{}", json!(day.to_string())));
    for ((key, _), group) in GROUPS.into_iter().zip(groups(work)) {
        list(console, store, key, group, |due| due.id, |due| ("OpenDeadline", open_deadline(due)))?;
    }
    list(
        console,
        store,
        "Urgent",
        &work.urgent,
        |urgent| urgent.id,
        |urgent| ("WaitingSince", json!(urgent.since.to_string())),
    )?;
    let waiting = json!({ "Incoming": work.incoming_waiting, "Outgoing": work.outgoing_waiting });
    let envelopes: Value = work.envelopes.iter().map(envelope).collect();
    let held: Value = work.expiring.iter().map(held_number).collect();
    let asked: Value = work.last_number_request.iter().map(last_number_request).collect();
    console.part(&format!(",\"NotHandedOver\":{waiting},\"Envelopes\":{envelopes},\"HeldNumbers\":{held}"));
    console.part(&format!(",\"LastNumbersAsked\":{asked}"));
    list(
        console,
        store,
        "Late",
        &work.late,
        |late| late.id,
        |late| ("ToBeDone", json!({ "What": late.timed.key(), "LastDay": late.last_day.to_string() })),
    )?;
    let unprinted: Value = work.unprinted.iter().map(unprinted_rows).collect();
    console.print(&format!(",\"UnprintedRows\":{unprinted}}}"));
    Ok(())
}

/// The deadlines of a document that are open; later ones only where there are any.
fn open_deadline(due: &DueDocument) -> Value {
    let mut open = json!({ "DueDate": due.due.to_string(), "Units": due.units });
    if let (Some(open), false) = (open.as_object_mut(), due.later.is_empty()) {
        let later = due.later.iter().map(|(unit, due)| json!({ "Unit": unit, "DueDate": due.to_string() }));
        open.insert("Later".to_owned(), later.collect());
    }
    open
}

/// A bound book with rows for another page.
fn unprinted_rows(unprinted: &UnprintedRows) -> Value {
    let UnprintedRows { book, authority, year, amount } = unprinted;
    json!({ "Book": book.key(), "Authority": authority, "Year": year, "Rows": amount })
}

/// Writes a list of documents under a key; `more` adds one key to each.
fn list<T>(
    console: &mut Console<'_>,
    store: &Store,
    key: &str,
    of: &[T],
    id: impl Fn(&T) -> DocumentId,
    more: impl Fn(&T) -> (&'static str, Value),
) -> Result<(), Refusal> {
    console.part(&format!(",\"{key}\":["));
    let mut is_first = true;
    each(store, of, id, |document, one| {
        let line = json::write(document);
        let (key, value) = more(one);
        // A document's object is never empty.
        let object = line.strip_suffix('}').unwrap_or(&line);
        let comma = if std::mem::take(&mut is_first) { "" } else { "," };
        console.part(&format!("{comma}{object},\"{key}\":{value}}}"));
    })?;
    console.part("]");
    Ok(())
}

/// An envelope that was not passed on yet.
fn envelope(envelope: &Entered<Envelope>) -> Value {
    let Entered { id, fact, .. } = envelope;
    json!({
        "Id": id, "ArrivalDate": fact.arrival_date.to_string(), "Sender": fact.sender, "Code": fact.code,
        "Addressee": fact.addressee, "Remark": fact.remark,
    })
}

/// A series whose last number on paper is asked for since a restoring.
fn last_number_request(asked: &LastNumberRequest) -> Value {
    let SeriesName { book, authority, name, period } = &asked.series;
    json!({
        "Book": book.key(), "Authority": authority, "Series": name, "From": period.starts.to_string(),
        "To": period.ends.to_string(), "Last": asked.last, "Restored": asked.restored.to_string(),
    })
}

fn held_number(held: &Reservation) -> Value {
    json!({
        "Id": held.id, "Series": held.series_id, "Number": held.number, "Holder": held.holder, "Reason": held.reason,
        "Until": held.until.to_string(),
    })
}
