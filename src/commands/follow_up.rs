//! `vanthu submit`, `instruct`, `hand-over`, `handled`, `confirm`, `dispatch`, `received`, `lend`, `give-back`: what happens to documents
//! after their number, to one or to many at once; `strike` for what was entered by mistake, and `status`.

use chrono::NaiveDate;

use domain::{
    deadline::Term,
    document::Document,
    field::{Cause, Field, Problem},
    follow_up::{
        Entered, FollowUp,
        action::FollowUpAction,
        receipt::{Receipt, receipt},
        status,
    },
    history::Record,
    message::{UserMessage, Value},
};
use exchange::json;
use store::{NotFollowed, Store, StoreError};

use super::{
    Console, Refusal,
    arguments::{FollowOptions, StatusOptions, StrikeOptions},
    registry::{self, Registry},
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &FollowOptions) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    let mut documents = Vec::new();
    for which in &options.documents {
        documents.push(registry::the_one(&store, which)?);
    }
    let ids: Vec<_> = documents.iter().map(Document::id).collect();
    let action = with_terms(&store, options)?;
    let done = store.apply_follow_up(&ids, &action).map_err(|NotFollowed { document, error }| {
        let mut messages: Vec<UserMessage> = Vec::new();
        let refusing = documents.iter().find(|one| Some(one.id()) == document);
        messages.extend(refusing.map(registry::named));
        messages.extend(Refusal::from(error).0);
        if documents.len() > 1 {
            messages.push(UserMessage::new("follow-nothing-done"));
        }
        Refusal(messages)
    })?;
    for document in &done {
        say_status(console, &store, document, registry.today())?;
    }
    Ok(())
}

/// What is done, each term as the day that it comes to.
fn with_terms(store: &Store, options: &FollowOptions) -> Result<FollowUpAction, Refusal> {
    let mut action = options.action.clone();
    let FollowUpAction::Instruct(instruction, duties) = &mut action else { return Ok(action) };
    let calendar = store.calendar()?;
    for (place, text) in &options.terms {
        let due = Term::read(text).and_then(|term| term.due(instruction.day, &calendar));
        let out_of_range =
            || StoreError::Refused(vec![Problem::new(Field::DueDate, Cause::DateOutOfRange(text.clone()))]);
        let due = due.ok_or_else(out_of_range)?;
        if let Some(duty) = duties.get_mut(*place) {
            duty.due_date = Some(due);
        }
    }
    Ok(action)
}

pub(super) fn strike(console: &mut Console<'_>, registry: &Registry, options: &StrikeOptions) -> Result<(), Refusal> {
    let StrikeOptions { record, id, reason } = options;
    let mut store = registry.write(console)?;
    store.write(|transaction| transaction.strike(*record, *id, reason))?;
    console.say(
        &UserMessage::new("follow-struck").with("record", UserMessage::new(record.name_key())).with_plain("id", *id),
    );
    Ok(())
}

pub(super) fn status(console: &mut Console<'_>, registry: &Registry, options: &StatusOptions) -> Result<(), Refusal> {
    let store = registry.read()?;
    let document = registry::the_one(&store, &options.which)?;
    let follow_up = store.follow_up(document.id())?;
    if options.json {
        let today = registry.today();
        console.print(&json::write_follow_up(&document, &follow_up, status::status(&document, &follow_up, today)));
        return Ok(());
    }
    say_status(console, &store, &document, registry.today())?;
    entries(console, &follow_up);
    Ok(())
}

/// A document and how far it is, with the deadlines that are open.
fn say_status(console: &mut Console<'_>, store: &Store, document: &Document, today: NaiveDate) -> Result<(), Refusal> {
    let follow_up = store.follow_up(document.id())?;
    let status = status::status(document, &follow_up, today);
    console.say(
        &UserMessage::new("follow-status")
            .with("document", registry::named(document))
            .with("status", UserMessage::new(status.name_key())),
    );
    for deadline in status::deadlines(document, &follow_up) {
        let unit = deadline.unit.map_or_else(|| "—".to_owned(), |(unit, _)| unit);
        console.say(&UserMessage::new("follow-deadline").with("unit", unit).with("due", deadline.due));
    }
    if let Document::Incoming(incoming) = document {
        let (key, day) = match receipt(&incoming.entry, &follow_up, today) {
            None => return Ok(()),
            Some(Receipt::InTime(day)) => ("receipt-in-time", Some(day)),
            Some(Receipt::Late(day)) => ("receipt-late", Some(day)),
            Some(Receipt::Waiting) => ("receipt-waiting", None),
            Some(Receipt::Missed) => ("receipt-missed", None),
        };
        let day = day.map_or_else(|| Value::from(""), Value::Date);
        console.say(&UserMessage::new("follow-receipt").with("receipt", UserMessage::new(key).with("day", day)));
    }
    Ok(())
}

/// Every entry with its row, by which it can be struck out.
fn entries(console: &mut Console<'_>, way: &FollowUp) {
    let none = || Value::from("");
    for Entered { id, fact, struck } in &way.submissions {
        entry(console, Record::Submission, *id, fact.day.into(), &fact.submitted_to, none(), struck);
    }
    for Entered { id, fact, struck } in &way.instructions {
        entry(console, Record::Instruction, *id, fact.day.into(), &fact.author, fact.text.as_str().into(), struck);
    }
    for Entered { id, fact, struck } in &way.assignments {
        let day = fact.report.day.map_or_else(none, Value::Date);
        let state = UserMessage::new(fact.report.state.name_key());
        let role = UserMessage::new(fact.duty.role.name_key());
        let said = UserMessage::new("follow-assignment")
            .with("role", role)
            .with("state", state)
            .with("remark", fact.report.remark.as_str());
        entry(console, Record::Assignment, *id, day, &fact.duty.unit, said.into(), struck);
    }
    for Entered { id, fact, struck } in &way.hand_overs {
        entry(console, Record::HandOver, *id, fact.day.into(), &fact.unit, fact.receiver.as_str().into(), struck);
    }
    for Entered { id, fact, struck } in &way.confirmations {
        entry(console, Record::Confirmation, *id, fact.day.into(), "", none(), struck);
    }
    for Entered { id, fact, struck } in &way.sent_back {
        entry(console, Record::SentBack, *id, fact.day.into(), "", fact.reason.as_str().into(), struck);
    }
    for Entered { id, fact, struck } in &way.dispatches {
        let sent_by = UserMessage::new(fact.sent_by.name_key());
        entry(console, Record::Dispatch, *id, fact.day.into(), &fact.sent_to, sent_by.into(), struck);
    }
    for Entered { id, fact, struck } in &way.loans {
        let back = fact.returned_date.map_or_else(none, Value::Date);
        entry(console, Record::Loan, *id, fact.day.into(), &fact.borrower, back, struck);
    }
}

fn entry(console: &mut Console<'_>, record: Record, id: i64, day: Value, name: &str, more: Value, struck: &str) {
    let key = if struck.is_empty() { "follow-entry" } else { "follow-entry-struck" };
    console.say(
        &UserMessage::new(key)
            .with("record", UserMessage::new(record.name_key()))
            .with_plain("id", id)
            .with("day", day)
            .with("name", name)
            .with("more", more)
            .with("reason", struck),
    );
}
