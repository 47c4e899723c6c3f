//! `vanthu search`: hits in the window's order, as a table or as JSON lines.

use domain::{
    book::Book, document::Summary, message::UserMessage, registration::Withdrawal, search_box::SearchBox,
    succession::other_names,
};
use exchange::json;

use super::{Console, Refusal, arguments::SearchOptions, registry::Registry};

/// How many documents are read at a time.
const AT_ONCE: usize = 500;

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &SearchOptions) -> Result<(), Refusal> {
    let store = registry.read()?;
    let ids = store.search(&options.query, options.limit)?;
    let others = other_names(&store.successions()?, &SearchBox::read(&options.query.text));
    if !others.is_empty() && !options.json {
        let names: Vec<_> = others.into_iter().map(|other| other.name).collect();
        console.remark(&UserMessage::new("search-other-names").with("names", names.join("; ")));
    }
    // A search may find the whole registry: only some documents are in memory at a time.
    for ids in ids.chunks(AT_ONCE) {
        for document in store.documents(ids)? {
            if options.json {
                console.print(&json::write(&document));
            } else {
                console.say(&line(&Summary::from(&document)));
            }
        }
    }
    if ids.is_empty() && !options.json {
        console.remark(&UserMessage::new("search-nothing").with("text", options.query.text.as_str()));
    }
    Ok(())
}

/// A document as one line.
pub(super) fn line(document: &Summary) -> UserMessage {
    let key = match document.book {
        Book::Incoming => "search-incoming",
        Book::Outgoing => "search-outgoing",
    };
    let line = UserMessage::new(key)
        .with("number", document.number.to_string())
        .with("date", document.date)
        .with("code", document.code.as_str())
        .with("organ", document.organ_name.as_str())
        .with("type", document.type_name.as_str())
        .with("subject", document.subject.as_str());
    // What tells it from a document of the same number, and whether it stands, comes after what it is.
    let line = match document.period {
        Some(period) => {
            UserMessage::new("search-of-period").with("line", line).with("from", period.starts).with("to", period.ends)
        }
        None => line,
    };
    match document.ended {
        None => line,
        Some(Withdrawal::Cancel) => UserMessage::new("search-cancelled").with("line", line),
        Some(Withdrawal::Recall) => UserMessage::new("search-recalled").with("line", line),
    }
}
