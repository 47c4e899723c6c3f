//! `vanthu register`: JSON lines in, the same objects with their numbers out.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

use super::{Console, Ending, Refusal, arguments::RegisterOptions};
use crate::{
    domain::{
        book::Book,
        document::{Checked, Document},
        field::{Cause, Field, Problem, Warning},
        incoming::IncomingEntry,
        message::Message,
        outgoing::OutgoingEntry,
    },
    exchange::json,
    store::{Store, StoreError, Transaction},
};

/// A checked line.
enum Entry {
    Incoming(Box<IncomingEntry>),
    Outgoing(Box<OutgoingEntry>),
}

/// A line's problems, said with its number.
fn refused(line: u64, problems: &[Problem]) -> Vec<Message> {
    let number = i64::try_from(line).unwrap_or(i64::MAX);
    problems
        .iter()
        .map(|problem| {
            Message::new("register-line-refused").with_plain("line", number).with("problem", problem.message())
        })
        .collect()
}

pub(super) fn run(
    console: &mut Console<'_>,
    registry: &Path,
    options: &RegisterOptions,
    stdin: &mut dyn BufRead,
) -> Result<Ending, Refusal> {
    let mut file;
    let source: &mut dyn BufRead = match &options.file {
        Some(path) => {
            let about = |error: std::io::Error| {
                let path = path.display().to_string();
                Message::new("file-unreadable").with("path", path).with("detail", error.to_string())
            };
            file = BufReader::new(File::open(path).map_err(about)?);
            &mut file
        }
        None => stdin,
    };
    if options.each {
        each(console, registry, options.book, source)
    } else {
        together(console, registry, options.book, source)
    }
}

/// All lines are checked first, then registered in one transaction.
fn together(
    console: &mut Console<'_>,
    registry: &Path,
    book: Book,
    source: &mut dyn BufRead,
) -> Result<Ending, Refusal> {
    let mut entries = Vec::new();
    let mut messages = Vec::new();
    let mut line_number = 0;
    while let Some(line) = next_line(source)? {
        line_number += 1;
        match line.map_or_else(not_text, |line| checked(book, &line)) {
            Ok(None) => {}
            Ok(Some((entry, warnings))) => entries.push((line_number, entry, warnings)),
            Err(problems) => messages.extend(refused(line_number, &problems)),
        }
    }
    if !messages.is_empty() {
        messages.push(Message::new("register-nothing-done"));
        return Err(Refusal(messages));
    }
    if entries.is_empty() {
        return Ok(Ending::Done);
    }
    let registered = Store::open_or_create(registry)?.write(|transaction| {
        let mut registered = Vec::new();
        let mut messages = Vec::new();
        for (line, entry, warnings) in &entries {
            match register(transaction, entry) {
                Ok(document) => registered.push((*line, document, warnings)),
                Err(StoreError::Refused(problems)) => messages.extend(refused(*line, &problems)),
                Err(error) => return Err(Refusal::from(error)),
            }
        }
        if messages.is_empty() {
            Ok(registered)
        } else {
            messages.push(Message::new("register-nothing-done"));
            Err(Refusal(messages))
        }
    })?;
    for (line, document, warnings) in registered {
        report(console, line, &document, warnings);
    }
    Ok(Ending::Done)
}

/// Each line is committed and reported before the next is read; a bad one is reported and passed over.
fn each(console: &mut Console<'_>, registry: &Path, book: Book, source: &mut dyn BufRead) -> Result<Ending, Refusal> {
    let mut store = None;
    let mut ending = Ending::Done;
    let mut line_number = 0;
    while let Some(line) = next_line(source)? {
        line_number += 1;
        let problems = match line.map_or_else(not_text, |line| checked(book, &line)) {
            Ok(None) => continue,
            Ok(Some((entry, warnings))) => {
                let store = match &mut store {
                    Some(store) => store,
                    store => store.insert(Store::open_or_create(registry)?),
                };
                match store.write(|transaction| register(transaction, &entry)) {
                    Ok(document) => {
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
fn next_line(source: &mut dyn BufRead) -> Result<Option<Result<String, ()>>, Message> {
    let mut bytes = Vec::new();
    let read = source
        .take(MOST_BYTES_IN_A_LINE)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| Message::new("file-unreadable").with("path", "-").with("detail", error.to_string()))?;
    Ok((read > 0).then(|| String::from_utf8(bytes).map_err(|_| ())))
}

/// A line longer than this is not a document.
const MOST_BYTES_IN_A_LINE: u64 = 16 * 1024 * 1024;

type CheckedLine = Result<Option<(Entry, Vec<Warning>)>, Vec<Problem>>;

fn not_text(_: ()) -> CheckedLine {
    Err(vec![Problem::new(Field::Document, Cause::WrongKind)])
}

/// The checked entry of a line; nothing for an empty one.
fn checked(book: Book, line: &str) -> CheckedLine {
    let line = line.trim_start_matches('\u{FEFF}').trim();
    if line.is_empty() {
        return Ok(None);
    }
    Ok(Some(match book {
        Book::Incoming => {
            let Checked { entry, warnings } = json::read_incoming(line)?.check()?;
            (Entry::Incoming(Box::new(entry)), warnings)
        }
        Book::Outgoing => {
            let Checked { entry, warnings } = json::read_outgoing(line)?.check()?;
            (Entry::Outgoing(Box::new(entry)), warnings)
        }
    }))
}

fn register(transaction: &mut Transaction<'_>, entry: &Entry) -> Result<Document, StoreError> {
    Ok(match entry {
        Entry::Incoming(entry) => Document::Incoming(transaction.register_incoming(entry)?),
        Entry::Outgoing(entry) => Document::Outgoing(transaction.register_outgoing(entry)?),
    })
}

fn report(console: &mut Console<'_>, line: u64, document: &Document, warnings: &[Warning]) {
    console.print(&json::write(document));
    for warning in warnings {
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        console
            .remark(&Message::new("register-line-warning").with_plain("line", line).with("warning", warning.message()));
    }
}
