//! `vanthu due`: what waits on a day, as lines or as one JSON object.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Console, Refusal, arguments::DueOptions, registry::Registry, search};
use crate::{
    domain::{
        day_work::{DayWork, DueDocument},
        deadline::{self, Urgency, Wait},
        document::Document,
        follow_up::{Entered, envelope::Envelope},
        message::Message,
        reservation::Reservation,
        restoring::{LastAsked, SeriesName, still_asked},
    },
    exchange::json,
    store::Store,
};

/// The groups of documents: the key in JSON, the heading in words.
const GROUPS: [(&str, &str); 3] =
    [("Overdue", "due-list-overdue"), ("DueToday", "due-list-today"), ("DueSoon", "due-list-near")];

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &DueOptions) -> Result<(), Refusal> {
    let store = registry.read()?;
    let day = options.on.unwrap_or_else(|| chrono::Local::now().date_naive());
    let work = store.day_work(day)?;
    if options.json {
        console.print(&written(&store, day, &work)?.to_string());
        return Ok(());
    }
    console.say(&Message::new("due-list-day").with("day", day));
    if let Some(asked) = still_asked(&work.last_asked) {
        console.say(&asked);
    }
    let last_near = deadline::last_near_day(day, &store.calendar()?);
    for ((_, heading), group) in GROUPS.into_iter().zip(groups(&work)) {
        console.say(&Message::new(heading).with("count", group.len()));
        for (document, due) in documents(&store, group)? {
            let line = Message::new("due-list-line")
                .with("urgency", Urgency::of(due.due, day, last_near).message())
                .with("due", due.due)
                .with("document", search::line(&document));
            let units = due.units.join(", ");
            console.say(&if units.is_empty() {
                line
            } else {
                Message::new("due-list-units").with("line", line).with("units", units)
            });
        }
    }
    console.say(&Message::new("due-list-urgent").with("count", work.urgent.len()));
    for (document, since) in urgent(&store, &work)? {
        console.say(
            &Message::new("due-list-urgent-line")
                .with("wait", Wait::of(since, day).message())
                .with("document", search::line(&document)),
        );
    }
    console.say(
        &Message::new("due-list-waiting")
            .with("incoming", work.incoming_waiting)
            .with("outgoing", work.outgoing_waiting),
    );
    console.say(&Message::new("due-list-envelopes").with("count", work.envelopes.len()));
    for envelope in &work.envelopes {
        super::envelope::show(console, envelope);
    }
    console.say(&Message::new("due-list-held").with("count", work.expiring.len()));
    for held in &work.expiring {
        console.say(&super::numbers::reservation_shown(held));
    }
    Ok(())
}

fn groups(work: &DayWork) -> [&[DueDocument]; 3] {
    [&work.overdue, &work.today, &work.near]
}

/// The documents of a group with their deadlines.
fn documents<'a>(store: &Store, group: &'a [DueDocument]) -> Result<Vec<(Document, &'a DueDocument)>, Refusal> {
    let ids: Vec<_> = group.iter().map(|due| due.id).collect();
    Ok(store.documents(&ids)?.into_iter().zip(group).collect())
}

/// The urgent documents with the days since when they wait.
fn urgent(store: &Store, work: &DayWork) -> Result<Vec<(Document, NaiveDate)>, Refusal> {
    let ids: Vec<_> = work.urgent.iter().map(|urgent| urgent.id).collect();
    Ok(store.documents(&ids)?.into_iter().zip(work.urgent.iter().map(|urgent| urgent.since)).collect())
}

/// What was written a moment ago is read again: it always can be.
fn value_of(document: &Document) -> Value {
    serde_json::from_str(&json::write(document)).unwrap_or(Value::Null)
}

fn written(store: &Store, day: NaiveDate, work: &DayWork) -> Result<Value, Refusal> {
    let mut object = json!({ "Day": day.to_string() });
    for ((key, _), group) in GROUPS.into_iter().zip(groups(work)) {
        let documents = documents(store, group)?;
        let values = documents.iter().map(|(document, due)| {
            let mut value = value_of(document);
            value["OpenDeadline"] = json!({ "DueDate": due.due.to_string(), "Units": due.units });
            value
        });
        object[key] = values.collect();
    }
    let waiting = urgent(store, work)?;
    let values = waiting.iter().map(|(document, since)| {
        let mut value = value_of(document);
        value["WaitingSince"] = json!(since.to_string());
        value
    });
    object["Urgent"] = values.collect();
    object["NotHandedOver"] = json!({ "Incoming": work.incoming_waiting, "Outgoing": work.outgoing_waiting });
    object["Envelopes"] = work.envelopes.iter().map(envelope).collect();
    object["HeldNumbers"] = work.expiring.iter().map(held_number).collect();
    object["LastNumbersAsked"] = work.last_asked.iter().map(last_asked).collect();
    Ok(object)
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
fn last_asked(asked: &LastAsked) -> Value {
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
