//! `vanthu search`: hits in the window's order, as a table or as JSON lines.

use domain::{book::Book, document::Summary, registration::Withdrawal, search_box::SearchBox, succession::other_names};
use exchange::json;
use texts::{UserMessage, message};

use super::{Console, Refusal, arguments::SearchOptions, registry::Registry};

/// How many documents are read at a time.
const AT_ONCE: usize = 500;

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &SearchOptions) -> Result<(), Refusal> {
    let store = registry.read()?;
    let ids = store.search(&options.query, options.limit)?;
    let others = other_names(&store.successions()?, &SearchBox::read(&options.query.text));
    if !others.is_empty() && !options.json {
        let names: Vec<_> = others.into_iter().map(|other| other.name).collect();
        console.remark(&message!(texts::SEARCH_OTHER_NAMES, names = names.join("; ")));
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
        console.remark(&message!(texts::SEARCH_NOTHING, text = options.query.text.as_str()));
    }
    Ok(())
}

/// A document as one line.
pub(super) fn line(document: &Summary) -> UserMessage {
    let (date, code, organ) = (document.date, document.code.as_str(), document.organ_name.as_str());
    let (kind, subject) = (document.type_name.as_str(), document.subject.as_str());
    let line = match document.book {
        Book::Incoming => message!(
            texts::SEARCH_INCOMING,
            number = document.number.to_string(),
            date = date,
            code = code,
            organ = organ,
            kind = kind,
            subject = subject
        ),
        Book::Outgoing => {
            message!(texts::SEARCH_OUTGOING, code = code, date = date, organ = organ, kind = kind, subject = subject)
        }
    };
    // What tells it from a document of the same number, and whether it stands, comes after what it is.
    let line = match document.period {
        Some(period) => {
            message!(texts::SEARCH_OF_PERIOD, line = line, from = period.starts, to = period.ends)
        }
        None => line,
    };
    match document.ended {
        None => line,
        Some(Withdrawal::Cancel) => message!(texts::SEARCH_CANCELLED, line = line),
        Some(Withdrawal::Recall) => message!(texts::SEARCH_RECALLED, line = line),
    }
}
