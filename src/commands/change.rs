//! `vanthu amend`, `cancel`, `recall`, `link`, `history`: what happens to a document after it is registered.

use std::io::BufRead;

use serde_json::{Map, Value};

use disk::{naming, plain};
use domain::{
    date_doubt,
    document::{Checked, Document, Entry},
    field::{Cause, Field, Problem},
    history::Event,
    working_calendar::WorkingCalendar,
};
use exchange::json;
use texts::{UserMessage, message};

use super::{
    Console, Refusal,
    arguments::{AmendOptions, LinkOptions, Which, WithdrawOptions},
    registry::{self, Registry},
};

/// The largest JSON object of changes that is read, in bytes.
const MAX_BYTES: u64 = 16 << 20;

pub(super) fn amend(
    console: &mut Console<'_>,
    registry: &Registry,
    options: &AmendOptions,
    stdin: &mut dyn BufRead,
) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    let document = registry::the_one(&store, &options.which)?;
    let (name, bytes) = match &options.file {
        Some(path) => (path.display().to_string(), plain::read(path, MAX_BYTES)),
        None => ("-".to_owned(), plain::bounded(stdin, MAX_BYTES)),
    };
    let text = bytes.and_then(|bytes| {
        String::from_utf8(bytes).map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))
    });
    let text = text.map_err(|error| unreadable(&name, &error))?;
    let (Checked { entry, warnings: checked }, reason) = amended(&document, &text, &store.calendar()?)
        .map_err(|problems| Refusal(problems.iter().map(Problem::message_with_key).collect()))?;
    let reason = if options.reason.is_empty() { reason } else { options.reason.clone() };
    let today = registry.today();
    let before = date_doubt::warnings(&document.entry(), today);
    for warning in date_doubt::warnings(&entry, today).iter().filter(|warning| !before.contains(warning)) {
        console.remark(&warning.message());
    }
    let amended = store.write(|transaction| transaction.amend(document.id(), &entry, &reason))?;
    console.print(&json::write(&amended.document));
    for warning in checked.into_iter().chain(amended.warnings) {
        console.remark(&warning.message());
    }
    Ok(())
}

/// The document's entry with the keys of a JSON object laid over it, and the reason the object gives.
fn amended(
    document: &Document,
    text: &str,
    calendar: &WorkingCalendar,
) -> Result<(Checked<Entry>, String), Vec<Problem>> {
    let object = |text: &str| {
        serde_json::from_str::<Map<String, Value>>(text)
            .map_err(|error| vec![Problem::new(Field::Document, Cause::NotJson(error.to_string()))])
    };
    let mut whole = object(&json::write(document))?;
    whole.retain(|key, _| !json::is_of_the_registry(key));
    if let Document::Outgoing(_) = document {
        whole.retain(|key, _| !key.starts_with("Code"));
    }
    let changes = object(text)?;
    // A new code comes whole or in parts, never beside parts of the old.
    if changes.keys().any(|key| key.starts_with("Code")) {
        whole.retain(|key, _| !key.starts_with("Code"));
    }
    for (key, value) in changes {
        if value.is_null() {
            whole.remove(&key);
        } else {
            whole.insert(key, value);
        }
    }
    let line = Value::Object(whole).to_string();
    let (checked, request) = match document {
        Document::Incoming(_) => {
            let line = json::read_incoming(&line, calendar)?;
            let Checked { entry, warnings } = line.draft.check()?;
            (Checked { entry: Entry::Incoming(entry), warnings }, line.request)
        }
        Document::Outgoing(_) => {
            let line = json::read_outgoing(&line, calendar)?;
            let Checked { entry, warnings } = line.draft.check()?;
            (Checked { entry: Entry::Outgoing(entry), warnings }, line.request)
        }
    };
    if request.number.is_some() {
        let field = if let Document::Incoming(_) = document { Field::ArrivalNumber } else { Field::CodeNumber };
        return Err(vec![Problem::new(field, Cause::NeverChanges)]);
    }
    Ok((checked, request.reason))
}

pub(super) fn withdraw(
    console: &mut Console<'_>,
    registry: &Registry,
    options: &WithdrawOptions,
) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    let document = registry::the_one(&store, &options.which)?;
    let done = store.write(|transaction| transaction.withdraw(document.id(), options.withdrawal, &options.ruling))?;
    console.print(&json::write(&done));
    Ok(())
}

pub(super) fn link(console: &mut Console<'_>, registry: &Registry, options: &LinkOptions) -> Result<(), Refusal> {
    let LinkOptions { first, kind, second, reason } = options;
    let mut store = registry.write(console)?;
    store.write(|transaction| transaction.link(*first, *kind, *second, reason))?;
    show_links(console, &store, *first)
}

pub(super) fn history(console: &mut Console<'_>, registry: &Registry, which: &Which) -> Result<(), Refusal> {
    let store = registry.read()?;
    let document = registry::the_one(&store, which)?;
    console.say(&registry::named(&document));
    for event in store.history(document.id())? {
        show(console, &event);
    }
    show_links(console, &store, document.id())
}

fn show_links(
    console: &mut Console<'_>,
    store: &store::Store,
    id: domain::document::DocumentId,
) -> Result<(), Refusal> {
    for link in store.links(id)? {
        for other in store.documents(&[link.other])? {
            let kind = UserMessage::from(link.kind.name_key(link.from_first));
            console.say(&message!(texts::LINK_SHOWN, kind = kind, other = registry::named(&other)));
        }
    }
    Ok(())
}

/// An event: when, who, what, why; then old and new of each field, side by side.
fn show(console: &mut Console<'_>, event: &Event) {
    let line = message!(
        texts::EVENT_SHOWN,
        at = event.at.format("%d/%m/%Y %H:%M:%S").to_string(),
        clerk = event.clerk.as_str(),
        action = action(event)
    );
    console.say(&match event.reason.as_str() {
        "" => line,
        reason => message!(texts::EVENT_SHOWN_WITH_REASON, line = line, reason = reason),
    });
    for change in event.told() {
        let (field, after) = (change.label(), change.said(&change.after));
        console.say(&if event.is_first {
            message!(texts::EVENT_NEW, field = field, after = after)
        } else {
            message!(texts::EVENT_CHANGE, field = field, before = change.said(&change.before), after = after)
        });
    }
}

/// What was done; to which file, unit or person, where it was done to one.
fn action(event: &Event) -> UserMessage {
    let action = UserMessage::from(event.action.name_key());
    if event.part.is_empty() {
        return action;
    }
    message!(texts::EVENT_OF_PART, action = action, name = event.part.as_str())
}

/// Why a file, or standard input, cannot be read.
pub(super) fn unreadable(path: &str, error: &std::io::Error) -> UserMessage {
    if plain::is_other(error) {
        message!(texts::FILE_NOT_A_FILE, path = path)
    } else if naming::is_open_elsewhere(error) {
        message!(texts::STORE_FILE_OPEN_ELSEWHERE, path = path)
    } else {
        message!(texts::FILE_UNREADABLE, path = path, detail = error.to_string())
    }
}
