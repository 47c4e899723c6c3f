//! `vanthu search`: hits in the window's order, as a table or as JSON lines.

use super::{Console, Refusal, arguments::SearchOptions, registry::Registry};
use crate::{
    domain::{document::Document, message::Message},
    exchange::json,
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &SearchOptions) -> Result<(), Refusal> {
    let store = registry.read()?;
    let ids = store.search(&options.query, options.limit)?;
    for document in store.documents(&ids)? {
        if options.json {
            console.print(&json::write(&document));
        } else {
            console.say(&line(&document));
        }
    }
    if ids.is_empty() && !options.json {
        console.remark(&Message::new("search-nothing").with("text", options.query.text.as_str()));
    }
    Ok(())
}

/// A hit as one line.
fn line(document: &Document) -> Message {
    let key = match document {
        Document::Incoming(_) => "search-incoming",
        Document::Outgoing(_) => "search-outgoing",
    };
    let content = document.content();
    Message::new(key)
        .with_plain("number", document.number())
        .with("date", document.book_date())
        .with("code", document.code().as_str())
        .with("organ", content.organ_name.as_str())
        .with("type", content.type_name.as_str())
        .with("subject", content.subject.as_str())
}
