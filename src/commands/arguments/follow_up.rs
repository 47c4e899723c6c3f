//! The words and options of the commands that follow documents up: which documents, and what is done to them.

use chrono::NaiveDate;

use domain::{
    book::Book,
    date,
    deadline::Term,
    document::DocumentId,
    follow_up::{
        action::FollowUpAction,
        envelope::Envelope,
        hand_over::HandOver,
        handling::{Duty, Instruction, Report, Role, State, Submission},
        receipt::Confirmation,
        sending::{Dispatch, Loan, SentBy},
        sent_back::SentBack,
    },
    history::Record,
    query::NumberQuery,
};
use texts::{UserMessage, message};

use super::{
    options::{EnvelopeOptions, FollowOptions, StatusOptions, StrikeOptions, Which},
    reader::{Reader, missing},
    which,
};

/// `submit WHICH … --to WHO [--on D]`.
pub(super) fn submit(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let action = FollowUpAction::Submit(Submission { day: day(reader)?, submitted_to: reader.required_text("to")? });
    follow_options(reader, action)
}

/// `instruct WHICH … --by WHO [--on D] [--text T] [--lead UNIT[=D] …] [--support UNIT[=D] …]`; a deadline D is a day or a term.
pub(super) fn instruct(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let instruction = Instruction {
        author: reader.required_text("by")?,
        day: day(reader)?,
        text: reader.text("text")?.unwrap_or_default(),
    };
    let mut duties = Vec::new();
    let mut terms = Vec::new();
    for role in Role::ALL {
        for text in reader.texts(role.key())? {
            let (duty, term) = duty(&text, role)?;
            terms.extend(term.map(|term| (duties.len(), term)));
            duties.push(duty);
        }
    }
    Ok(FollowOptions { terms, ..follow_options(reader, FollowUpAction::Instruct(instruction, duties))? })
}

/// `hand-over WHICH … --unit U … [--receiver R] [--on D]`.
pub(super) fn hand_over(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let units = reader.texts("unit")?;
    if units.is_empty() {
        return Err(missing("unit"));
    }
    let (day, receiver) = (day(reader)?, reader.text("receiver")?.unwrap_or_default());
    let hand_overs = units.into_iter().map(|unit| HandOver { day, unit, receiver: receiver.clone() }).collect();
    follow_options(reader, FollowUpAction::HandOver(hand_overs))
}

/// `handled WHICH … [--unit U] [--state S] [--on D] [--remark R]`.
pub(super) fn handled(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let state = match reader.text("state")? {
        None => State::Done,
        Some(word) => State::from_key(&word).ok_or_else(|| message!(texts::USAGE_STATE, word = word))?,
    };
    let report = Report { state, day: Some(day(reader)?), remark: reader.text("remark")?.unwrap_or_default() };
    let unit = reader.text("unit")?;
    follow_options(reader, FollowUpAction::Report(unit, report))
}

/// `confirm WHICH … [--on D]`.
pub(super) fn confirm(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let action = FollowUpAction::Confirm(Confirmation { day: day(reader)? });
    follow_options(reader, action)
}

/// `send-back WHICH … --reason R [--on D]`.
pub(super) fn send_back(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let action = FollowUpAction::SendBack(SentBack { day: day(reader)?, reason: reader.required_text("reason")? });
    follow_options(reader, action)
}

/// `dispatch WHICH … --by wire|post|hand [--to T] [--envelopes N] [--on D] [--remark R]`.
pub(super) fn dispatch(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let word = reader.required_text("by")?;
    let sent_by = SentBy::from_key(&word).ok_or_else(|| message!(texts::USAGE_SENT_BY, word = word))?;
    let action = FollowUpAction::Send(Dispatch {
        day: day(reader)?,
        sent_by,
        sent_to: reader.text("to")?.unwrap_or_default(),
        envelopes: reader.number("envelopes")?,
        received_date: None,
        remark: reader.text("remark")?.unwrap_or_default(),
    });
    follow_options(reader, action)
}

/// `received WHICH … [--on D]`.
pub(super) fn received(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let action = FollowUpAction::Receive(day(reader)?);
    follow_options(reader, action)
}

/// `lend WHICH … --for WHO --by WHO [--on D] [--remark R]`.
pub(super) fn lend(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let action = FollowUpAction::Lend(Loan {
        day: day(reader)?,
        borrower: reader.required_text("for")?,
        allowed_by: reader.required_text("by")?,
        returned_date: None,
        remark: reader.text("remark")?.unwrap_or_default(),
    });
    follow_options(reader, action)
}

/// `give-back WHICH … [--on D]`.
pub(super) fn give_back(reader: &mut Reader) -> Result<FollowOptions, UserMessage> {
    let action = FollowUpAction::GiveBack(day(reader)?);
    follow_options(reader, action)
}

/// `envelope list|add|pass-on|registered …`.
pub(super) fn envelope(reader: &mut Reader) -> Result<EnvelopeOptions, UserMessage> {
    Ok(match reader.next_text().as_deref() {
        Some("list") => EnvelopeOptions::List(reader.year()?),
        Some("add") => EnvelopeOptions::Add(Envelope {
            arrival_date: day(reader)?,
            sender: reader.required_text("sender")?,
            code: reader.text("code")?.unwrap_or_default(),
            addressee: reader.required_text("addressee")?,
            hand_over_date: None,
            receiver: String::new(),
            remark: reader.text("remark")?.unwrap_or_default(),
            document: None,
        }),
        Some("pass-on") => EnvelopeOptions::PassOn {
            id: super::id(reader)?.0,
            day: day(reader)?,
            receiver: reader.text("receiver")?.unwrap_or_default(),
        },
        Some("registered") => EnvelopeOptions::Registered { id: super::id(reader)?.0, which: which(reader)? },
        _ => return Err(UserMessage::from(texts::USAGE_ENVELOPES)),
    })
}

/// `strike KIND ID --reason R`.
pub(super) fn strike(reader: &mut Reader) -> Result<StrikeOptions, UserMessage> {
    let word = reader.next_text().unwrap_or_default();
    let record = Record::from_key(&word.replace('-', "_")).ok_or_else(|| message!(texts::USAGE_STRIKE, word = word))?;
    Ok(StrikeOptions { record, id: super::id(reader)?.0, reason: reader.required_text("reason")? })
}

/// `status WHICH [--json]`.
pub(super) fn status(reader: &mut Reader) -> Result<StatusOptions, UserMessage> {
    Ok(StatusOptions { json: reader.switch("json"), which: which(reader)? })
}

fn follow_options(reader: &mut Reader, action: FollowUpAction) -> Result<FollowOptions, UserMessage> {
    Ok(FollowOptions { documents: documents(reader)?, action, terms: Vec::new() })
}

/// `--id N …`, or `incoming|outgoing NUMBER … --year Y [--authority NAME]`.
fn documents(reader: &mut Reader) -> Result<Vec<Which>, UserMessage> {
    let mut documents = Vec::new();
    while let Some(id) = reader.number("id")? {
        documents.insert(0, Which::Id(DocumentId(id)));
    }
    if !documents.is_empty() {
        return Ok(documents);
    }
    let book: Book = reader.book()?;
    let (year, authority) = (reader.required_year()?, reader.text("authority")?);
    while let Some(number) = reader.next_text() {
        documents.push(Which::Number(NumberQuery { book, number, year, authority: authority.clone() }));
    }
    if documents.is_empty() { Err(UserMessage::from(texts::USAGE_NUMBER_MISSING)) } else { Ok(documents) }
}

/// The day it was done: `--on D`, else today.
fn day(reader: &mut Reader) -> Result<NaiveDate, UserMessage> {
    Ok(reader.date("on")?.unwrap_or(reader.today))
}

/// `UNIT`, `UNIT=DATE` or `UNIT=TERM`.
fn duty(text: &str, role: Role) -> Result<(Duty, Option<String>), UserMessage> {
    let Some((unit, due)) = text.rsplit_once('=') else {
        return Ok((Duty { unit: text.to_owned(), role, due_date: None }, None));
    };
    let unit = unit.to_owned();
    if Term::read(due).is_some() {
        return Ok((Duty { unit, role, due_date: None }, Some(due.to_owned())));
    }
    let option = format!("--{}", role.key());
    let due_date = date::read(due).map_err(|_| message!(texts::USAGE_NOT_A_DEADLINE, option = option, text = due))?;
    Ok((Duty { unit, role, due_date: Some(due_date) }, None))
}
