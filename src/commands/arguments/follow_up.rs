//! Reads the commands that follow documents up.

use chrono::NaiveDate;

use domain::{
    date,
    deadline::Term,
    follow_up::{
        action::FollowUpAction,
        envelope::Envelope,
        hand_over::HandOver,
        handling::{Duty, Instruction, Report, Role, State, Submission},
        receipt::Confirmation,
        sending::{Dispatch, Loan},
        sent_back::SentBack,
    },
    history::Record,
};

use texts::{UserMessage, message};

use super::{
    Command, documents,
    flag::Flag,
    flags::{
        ADDRESSEE, BORROWER, CODE, ENVELOPES, INSTRUCTED_BY, JSON, LEAD, LENT_BY, ON, REASON, RECEIVER, REMARK, SENDER,
        SENT_BY, SENT_TO, STATE, SUBMITTED_TO, SUPPORT, TEXT, UNIT, YEAR,
    },
    options::{DueOptions, EnvelopeOptions, FollowOptions, StatusOptions, StrikeOptions},
    reader::{Reader, missing},
};

pub(super) fn submit(reader: &mut Reader) -> Result<Command, UserMessage> {
    let action = FollowUpAction::Submit(Submission { day: day(reader)?, submitted_to: reader.need(SUBMITTED_TO)? });
    follow(reader, action)
}

/// Reads `instruct`. A unit may be followed by `=` and its deadline, a day or a term.
pub(super) fn instruct(reader: &mut Reader) -> Result<Command, UserMessage> {
    let instruction = Instruction {
        author: reader.need(INSTRUCTED_BY)?,
        day: day(reader)?,
        text: reader.get(TEXT)?.unwrap_or_default(),
    };
    let mut duties = Vec::new();
    let mut terms = Vec::new();
    for (role, flag) in [(Role::Lead, LEAD), (Role::Support, SUPPORT)] {
        for text in reader.all(flag)? {
            let (duty, term) = duty(&text, role, flag)?;
            terms.extend(term.map(|term| (duties.len(), term)));
            duties.push(duty);
        }
    }
    let action = FollowUpAction::Instruct(instruction, duties);
    Ok(Command::Follow(FollowOptions { documents: documents::several(reader)?, action, terms }))
}

pub(super) fn hand_over(reader: &mut Reader) -> Result<Command, UserMessage> {
    let units = reader.all(UNIT)?;
    if units.is_empty() {
        return Err(missing(&UNIT.spec));
    }
    let (day, receiver) = (day(reader)?, reader.get(RECEIVER)?.unwrap_or_default());
    let hand_overs = units.into_iter().map(|unit| HandOver { day, unit, receiver: receiver.clone() }).collect();
    follow(reader, FollowUpAction::HandOver(hand_overs))
}

/// Reads `handled`. Without `--state` the work is reported as done.
pub(super) fn handled(reader: &mut Reader) -> Result<Command, UserMessage> {
    let state = reader.get(STATE)?.unwrap_or(State::Done);
    let report = Report { state, day: Some(day(reader)?), remark: reader.get(REMARK)?.unwrap_or_default() };
    let unit = reader.get(UNIT)?;
    follow(reader, FollowUpAction::Report(unit, report))
}

pub(super) fn confirm(reader: &mut Reader) -> Result<Command, UserMessage> {
    let action = FollowUpAction::Confirm(Confirmation { day: day(reader)? });
    follow(reader, action)
}

pub(super) fn send_back(reader: &mut Reader) -> Result<Command, UserMessage> {
    let action = FollowUpAction::SendBack(SentBack { day: day(reader)?, reason: reader.need(REASON)? });
    follow(reader, action)
}

pub(super) fn dispatch(reader: &mut Reader) -> Result<Command, UserMessage> {
    let sent_by = reader.need(SENT_BY)?;
    let action = FollowUpAction::Send(Dispatch {
        day: day(reader)?,
        sent_by,
        sent_to: reader.get(SENT_TO)?.unwrap_or_default(),
        envelopes: reader.get(ENVELOPES)?,
        received_date: None,
        remark: reader.get(REMARK)?.unwrap_or_default(),
    });
    follow(reader, action)
}

pub(super) fn received(reader: &mut Reader) -> Result<Command, UserMessage> {
    let action = FollowUpAction::Receive(day(reader)?);
    follow(reader, action)
}

pub(super) fn lend(reader: &mut Reader) -> Result<Command, UserMessage> {
    let action = FollowUpAction::Lend(Loan {
        day: day(reader)?,
        borrower: reader.need(BORROWER)?,
        allowed_by: reader.need(LENT_BY)?,
        returned_date: None,
        remark: reader.get(REMARK)?.unwrap_or_default(),
    });
    follow(reader, action)
}

pub(super) fn give_back(reader: &mut Reader) -> Result<Command, UserMessage> {
    let action = FollowUpAction::GiveBack(day(reader)?);
    follow(reader, action)
}

pub(super) fn envelope_list(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Envelope(EnvelopeOptions::List(reader.get(YEAR)?)))
}

pub(super) fn envelope_add(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Envelope(EnvelopeOptions::Add(Envelope {
        arrival_date: day(reader)?,
        sender: reader.need(SENDER)?,
        code: reader.get(CODE)?.unwrap_or_default(),
        addressee: reader.need(ADDRESSEE)?,
        hand_over_date: None,
        receiver: String::new(),
        remark: reader.get(REMARK)?.unwrap_or_default(),
        document: None,
    })))
}

pub(super) fn envelope_pass_on(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Envelope(EnvelopeOptions::PassOn {
        id: documents::id(reader)?.0,
        day: day(reader)?,
        receiver: reader.get(RECEIVER)?.unwrap_or_default(),
    }))
}

pub(super) fn envelope_registered(reader: &mut Reader) -> Result<Command, UserMessage> {
    let (id, which) = (documents::id(reader)?.0, documents::which(reader)?);
    Ok(Command::Envelope(EnvelopeOptions::Registered { id, which }))
}

pub(super) fn strike(reader: &mut Reader) -> Result<Command, UserMessage> {
    let word = reader.next_text().unwrap_or_default();
    let record = Record::from_key(&word.replace('-', "_")).filter(|record| Record::ENTRIES.contains(record));
    let record = record.ok_or_else(|| message!(texts::USAGE_STRIKE, word = word))?;
    Ok(Command::Strike(StrikeOptions { record, id: documents::id(reader)?.0, reason: reader.need(REASON)? }))
}

pub(super) fn status(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Status(StatusOptions { json: reader.switch(JSON), which: documents::which(reader)? }))
}

pub(super) fn due(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Due(DueOptions { on: reader.get(ON)?, json: reader.switch(JSON) }))
}

fn follow(reader: &mut Reader, action: FollowUpAction) -> Result<Command, UserMessage> {
    Ok(Command::Follow(FollowOptions { documents: documents::several(reader)?, action, terms: Vec::new() }))
}

/// Reads `--on`, which defaults to today.
fn day(reader: &mut Reader) -> Result<NaiveDate, UserMessage> {
    Ok(reader.get(ON)?.unwrap_or(reader.today))
}

/// `UNIT`, `UNIT=DATE` or `UNIT=TERM`.
fn duty(text: &str, role: Role, flag: Flag<String>) -> Result<(Duty, Option<String>), UserMessage> {
    let Some((unit, due)) = text.rsplit_once('=') else {
        return Ok((Duty { unit: text.to_owned(), role, due_date: None }, None));
    };
    let unit = unit.to_owned();
    if Term::read(due).is_some() {
        return Ok((Duty { unit, role, due_date: None }, Some(due.to_owned())));
    }
    let due_date =
        date::read(due).map_err(|_| message!(texts::USAGE_NOT_A_DEADLINE, option = flag.spec.written(), text = due))?;
    Ok((Duty { unit, role, due_date: Some(due_date) }, None))
}
