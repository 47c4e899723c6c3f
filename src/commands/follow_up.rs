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
};
use exchange::json;
use store::{NotFollowed, Store, StoreError};
use texts::{UserMessage, Value, message};

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
            messages.push(UserMessage::from(texts::FOLLOW_NOTHING_DONE));
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
    console.say(&message!(texts::FOLLOW_STRUCK, record = record.name_key(), id = texts::plain(*id)));
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
    console.say(&message!(texts::FOLLOW_STATUS, document = registry::named(document), status = status.name_key()));
    for deadline in status::deadlines(document, &follow_up) {
        let unit = deadline.unit.map_or_else(|| "—".to_owned(), |(unit, _)| unit);
        console.say(&message!(texts::FOLLOW_DEADLINE, unit = unit, due = deadline.due));
    }
    if let Document::Incoming(incoming) = document {
        let said = match receipt(&incoming.entry, &follow_up, today) {
            None => return Ok(()),
            Some(Receipt::InTime(day)) => message!(texts::RECEIPT_IN_TIME, day = day),
            Some(Receipt::Late(day)) => message!(texts::RECEIPT_LATE, day = day),
            Some(Receipt::Waiting) => texts::RECEIPT_WAITING.into(),
            Some(Receipt::Missed) => texts::RECEIPT_MISSED.into(),
        };
        console.say(&message!(texts::FOLLOW_RECEIPT, receipt = said));
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
        let state = UserMessage::from(fact.report.state.name_key());
        let role = UserMessage::from(fact.duty.role.name_key());
        let said = message!(texts::FOLLOW_ASSIGNMENT, role = role, state = state, remark = fact.report.remark.as_str());
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
        let sent_by = UserMessage::from(fact.sent_by.name_key());
        entry(console, Record::Dispatch, *id, fact.day.into(), &fact.sent_to, sent_by.into(), struck);
    }
    for Entered { id, fact, struck } in &way.loans {
        let back = fact.returned_date.map_or_else(none, Value::Date);
        entry(console, Record::Loan, *id, fact.day.into(), &fact.borrower, back, struck);
    }
}

fn entry(console: &mut Console<'_>, record: Record, id: i64, day: Value, name: &str, more: Value, struck: &str) {
    let record = record.name_key();
    let line =
        message!(texts::FOLLOW_ENTRY, record = record, id = texts::plain(id), day = day, name = name, more = more);
    console.say(&struck_out(line, struck));
}

/// Appends the reason to the line of an entry that was struck out; returns other lines unchanged.
pub(super) fn struck_out(line: UserMessage, reason: &str) -> UserMessage {
    if reason.is_empty() { line } else { message!(texts::ENTRY_STRUCK, line = line, reason = reason) }
}
