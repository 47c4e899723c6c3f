//! `vanthu search`: hits in the window's order, as a table or as JSON lines.

use super::{Console, Refusal, arguments::SearchOptions, registry::Registry};
use crate::{
    domain::{
        document::Document, message::Message, registration::Standing, search_box::SearchBox, succession::other_names,
    },
    exchange::json,
};

/// So many documents are read at a time.
const AT_ONCE: usize = 500;

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &SearchOptions) -> Result<(), Refusal> {
    let store = registry.read()?;
    let ids = store.search(&options.query, options.limit)?;
    let others = other_names(&store.successions()?, &SearchBox::read(&options.query.text));
    if !others.is_empty() && !options.json {
        let names: Vec<_> = others.into_iter().map(|other| other.name).collect();
        console.remark(&Message::new("search-other-names").with("names", names.join("; ")));
    }
    // A search may find the whole registry: only some documents are in memory at a time.
    for ids in ids.chunks(AT_ONCE) {
        for document in store.documents(ids)? {
            if options.json {
                console.print(&json::write(&document));
            } else {
                console.say(&line(&document));
            }
        }
    }
    if ids.is_empty() && !options.json {
        console.remark(&Message::new("search-nothing").with("text", options.query.text.as_str()));
    }
    Ok(())
}

/// A hit as one line.
pub(super) fn line(document: &Document) -> Message {
    let key = match document {
        Document::Incoming(_) => "search-incoming",
        Document::Outgoing(_) => "search-outgoing",
    };
    let content = document.content();
    let registration = document.registration();
    let line = Message::new(key)
        .with("number", document.own_number().to_string())
        .with("date", document.book_date())
        .with("code", document.code().as_str())
        .with("organ", content.organ_name.as_str())
        .with("type", content.type_name.as_str())
        .with("subject", content.subject.as_str());
    // What tells it from a document of the same number, and whether it stands, comes after what it is.
    let line = match registration.period {
        Some(period) => {
            Message::new("search-of-period").with("line", line).with("from", period.starts).with("to", period.ends)
        }
        None => line,
    };
    match registration.standing {
        Standing::Valid => line,
        Standing::Cancelled(_) => Message::new("search-cancelled").with("line", line),
        Standing::Recalled(_) => Message::new("search-recalled").with("line", line),
    }
}
