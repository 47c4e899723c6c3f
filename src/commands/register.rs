//! `vanthu register`: JSON lines in, the same objects with their numbers out.

use std::io::{BufRead, BufReader, Read};

use chrono::NaiveDate;

use disk::plain;
use domain::{
    book::Book,
    date_doubt,
    document::{Checked, Document, Entry},
    field::{Cause, Field, Problem},
    number::NumberRequest,
    warning::Warning,
    working_calendar::WorkingCalendar,
};
use exchange::json;
use store::{StoreError, Transaction};
use texts::{UserMessage, message};

use super::{
    Console, Ending, Refusal,
    arguments::{Ahead, RegisterOptions},
    change::unreadable,
    registry::{Registry, remark_asked},
};

/// A checked line.
struct CheckedLine {
    entry: Entry,
    request: NumberRequest,
    warnings: Vec<Warning>,
}

/// A line's problems, said with its number.
fn refused(line: u64, problems: &[Problem]) -> Vec<UserMessage> {
    let number = i64::try_from(line).unwrap_or(i64::MAX);
    let mut told: Vec<UserMessage> = problems
        .iter()
        .map(|problem| {
            message!(texts::REGISTER_LINE_REFUSED, line = texts::plain(number), problem = problem.message_with_key())
        })
        .collect();
    if problems.iter().any(|problem| matches!(problem.cause, Cause::AfterToday(_))) {
        told.push(UserMessage::from(texts::WAY_FUTURE));
    }
    told
}

pub(super) fn run(
    console: &mut Console<'_>,
    registry: &Registry,
    options: &RegisterOptions,
    stdin: &mut dyn BufRead,
) -> Result<Ending, Refusal> {
    let mut file;
    let source: &mut dyn BufRead = match &options.file {
        Some(path) => {
            file = BufReader::new(plain::open(path).map_err(|error| unreadable(&path.display().to_string(), &error))?);
            &mut file
        }
        None => stdin,
    };
    if options.each { each(console, registry, options, source) } else { together(console, registry, options, source) }
}

/// All lines are checked first, then registered in one transaction.
fn together(
    console: &mut Console<'_>,
    registry: &Registry,
    options: &RegisterOptions,
    source: &mut dyn BufRead,
) -> Result<Ending, Refusal> {
    let mut entries = Vec::new();
    let mut messages = Vec::new();
    let mut line_number = 0;
    let calendar = registry.calendar()?;
    let mut source = source.take(MAX_TOTAL_BYTES + 1);
    while let Some(line) = next_line(&mut source, line_number + 1)? {
        line_number += 1;
        if source.limit() == 0 {
            return Err(message!(texts::REGISTER_TOO_MUCH, most = (MAX_TOTAL_BYTES >> 20).to_string()).into());
        }
        match line.map_or_else(not_text, |line| checked(options, registry.today(), &line, &calendar)) {
            Ok(None) => {}
            Ok(Some(checked)) => entries.push((line_number, checked)),
            Err(problems) => messages.extend(refused(line_number, &problems)),
        }
        if messages.len() >= MAX_REFUSED {
            messages.push(UserMessage::from(texts::REGISTER_READ_NO_FURTHER));
            break;
        }
    }
    if !messages.is_empty() {
        messages.push(UserMessage::from(texts::REGISTER_NOTHING_DONE));
        return Err(Refusal(messages));
    }
    if entries.is_empty() {
        return Ok(Ending::Done);
    }
    let mut store = registry.write_or_create(console)?;
    remark_asked(&store, console)?;
    let registered = store.write(|transaction| {
        let mut registered = Vec::new();
        let mut messages = Vec::new();
        for (line, checked) in entries {
            let line = &line;
            match register(transaction, checked, options) {
                Ok((document, warnings)) => registered.push((*line, document, warnings)),
                Err(StoreError::Refused(problems)) => messages.extend(refused(*line, &problems)),
                Err(error) => return Err(Refusal::from(error)),
            }
        }
        if messages.is_empty() {
            Ok(registered)
        } else {
            messages.push(UserMessage::from(texts::REGISTER_NOTHING_DONE));
            Err(Refusal(messages))
        }
    })?;
    for (line, document, warnings) in registered {
        report(console, line, &document, &warnings);
    }
    Ok(Ending::Done)
}

/// Each line is committed and reported before the next is read; a bad one is reported and passed over.
fn each(
    console: &mut Console<'_>,
    registry: &Registry,
    options: &RegisterOptions,
    source: &mut dyn BufRead,
) -> Result<Ending, Refusal> {
    let mut store = None;
    let mut ending = Ending::Done;
    let mut line_number = 0;
    let calendar = registry.calendar()?;
    while let Some(line) = next_line(source, line_number + 1)? {
        line_number += 1;
        let problems = match line.map_or_else(not_text, |line| checked(options, registry.today(), &line, &calendar)) {
            Ok(None) => continue,
            Ok(Some(checked)) => {
                let store = match &mut store {
                    Some(store) => store,
                    store => {
                        let opened = registry.write_or_create(console)?;
                        remark_asked(&opened, console)?;
                        store.insert(opened)
                    }
                };
                match store.write(|transaction| register(transaction, checked, options)) {
                    Ok((document, warnings)) => {
                        report(console, line_number, &document, &warnings);
                        continue;
                    }
                    Err(StoreError::Refused(problems)) => problems,
                    Err(error) => return Err(error.into()),
                }
            }
            Err(problems) => problems,
        };
        for message in refused(line_number, &problems) {
            console.remark(&message);
        }
        ending = Ending::Refused;
    }
    Ok(ending)
}

/// The next line of the source; `Err` inside for one that is not UTF-8.
fn next_line(source: &mut dyn BufRead, number: u64) -> Result<Option<Result<String, ()>>, UserMessage> {
    let mut bytes = Vec::new();
    let read = source.take(MAX_LINE_BYTES).read_until(b'\n', &mut bytes).map_err(|error| unreadable("-", &error))?;
    // Stops at an overlong line: the next line cannot be told from the rest of this one.
    if read as u64 == MAX_LINE_BYTES && bytes.last() != Some(&b'\n') {
        let most = (MAX_LINE_BYTES >> 20).to_string();
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        return Err(message!(texts::REGISTER_LINE_TOO_LONG, line = texts::plain(number), most = most));
    }
    Ok((read > 0).then(|| String::from_utf8(bytes).map_err(|_| ())))
}

/// A line longer than this is not a document.
const MAX_LINE_BYTES: u64 = 16 << 20;
/// The most bytes registered in one transaction, which are held in memory.
const MAX_TOTAL_BYTES: u64 = 256 << 20;
/// The most refused lines reported before the reading of a transaction's lines stops.
const MAX_REFUSED: usize = 1_000;

fn not_text(_: ()) -> Result<Option<CheckedLine>, Vec<Problem>> {
    Err(vec![Problem::new(Field::Document, Cause::WrongKind)])
}

/// The checked entry of a line; `None` for an empty one.
fn checked(
    options: &RegisterOptions,
    today: NaiveDate,
    line: &str,
    calendar: &WorkingCalendar,
) -> Result<Option<CheckedLine>, Vec<Problem>> {
    let line = line.trim_start_matches('\u{FEFF}').trim();
    if line.is_empty() {
        return Ok(None);
    }
    let (entry, request, mut warnings) = match options.book {
        Book::Incoming => {
            let json::Line { draft, request } = json::read_incoming(line, calendar)?;
            let Checked { entry, warnings } = draft.check()?;
            (Entry::Incoming(entry), request, warnings)
        }
        Book::Outgoing => {
            let json::Line { mut draft, request } = json::read_outgoing(line, calendar)?;
            if draft.issuers.is_empty() {
                draft.issuers.clone_from(&options.issuers);
            }
            let Checked { entry, warnings } = draft.check()?;
            (Entry::Outgoing(entry), request, warnings)
        }
    };
    if options.emergency && request.number.is_none() {
        let field = if options.book == Book::Incoming { Field::ArrivalNumber } else { Field::CodeNumber };
        return Err(vec![Problem::new(field, Cause::Missing)]);
    }
    if let Some(problem) = date_doubt::not_arrived(&entry, today).filter(|_| options.ahead == Ahead::Refused) {
        return Err(vec![problem]);
    }
    warnings.extend(date_doubt::warnings(&entry, today));
    let jump_accepted = request.number.as_ref().is_some_and(|number| options.accepted_jumps.contains(&number.value));
    let request = NumberRequest { emergency: options.emergency, jump_accepted, ..request };
    Ok(Some(CheckedLine { entry, request, warnings }))
}

/// Registers a line; the document with all that was warned of.
fn register(
    transaction: &mut Transaction<'_>,
    checked: CheckedLine,
    options: &RegisterOptions,
) -> Result<(Document, Vec<Warning>), StoreError> {
    let CheckedLine { entry, request, mut warnings } = checked;
    let registered = match entry {
        Entry::Incoming(entry) => transaction.register_incoming(&entry, &request)?,
        Entry::Outgoing(entry) => transaction.register_outgoing(&entry, &request)?,
    };
    warnings.extend(registered.warnings);
    let duplicate = warnings.iter().find_map(|warning| match warning {
        Warning::Duplicate { number, date } if options.refuse_duplicates => Some((number.to_string(), *date)),
        _ => None,
    });
    match duplicate {
        Some((number, date)) => {
            Err(StoreError::Refused(vec![Problem::new(Field::Code, Cause::RegisteredBefore { number, date })]))
        }
        None => Ok((registered.document, warnings)),
    }
}

fn report(console: &mut Console<'_>, line: u64, document: &Document, warnings: &[Warning]) {
    console.print(&json::write(document));
    for warning in warnings {
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        console.remark(&message!(texts::REGISTER_LINE_WARNING, line = texts::plain(line), warning = warning.message()));
    }
}
