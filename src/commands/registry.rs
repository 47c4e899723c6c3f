//! The registry a command works on: opened to be read or written, in the clerk's name.

use std::path::Path;

use chrono::NaiveDate;

use clock::Clock;
use domain::{document::Document, restoring::still_asked, working_calendar::WorkingCalendar};
use language::Language;
use store::{Access, Address, Holder, Store, Waiting, Writer, cloud_warnings};
use texts::{UserMessage, message};

use super::{Console, Refusal, arguments::Which};

/// Which registry, and who writes.
#[derive(Debug)]
pub(super) struct Registry {
    pub(super) address: Address,
    /// `--clerk NAME`, else the clerk of the system's user; and the clock of the whole command.
    pub(super) writer: Writer,
}

impl Registry {
    /// The registry at an address, written in this name. A long wait for another program is reported on stderr while it lasts.
    pub(super) fn new(address: Address, clerk: Option<String>, clock: &Clock, language: &Language) -> Self {
        let waiting = Waiting::default();
        let seconds = i64::try_from(waiting.longest().as_secs()).unwrap_or(i64::MAX);
        let at = address.to_string();
        let said = language.say(&match Holder::noted_at(&address) {
            Some(holder) => message!(
                texts::STORE_WAITS_WINDOW,
                path = at,
                user = holder.user,
                since = holder.since.format("%H:%M %d/%m/%Y").to_string(),
                seconds = seconds
            ),
            None => message!(texts::STORE_WAITS, path = at, seconds = seconds),
        });
        // The callback runs inside the engine, where the console cannot be borrowed.
        waiting.on_long_wait(move || eprintln!("{said}"));
        Self { address, writer: Writer { clerk, clock: clock.clone(), waiting } }
    }

    pub(super) fn read(&self) -> Result<Store, Refusal> {
        Ok(Store::open_for(&self.address, Access::Read, &self.writer)?)
    }

    /// Today's date.
    pub(super) fn today(&self) -> NaiveDate {
        self.writer.clock.today()
    }

    /// The working calendar of the office; that of the law where there is no registry yet.
    pub(super) fn calendar(&self) -> Result<WorkingCalendar, Refusal> {
        if self.address.exists() { Ok(self.read()?.calendar()?) } else { Ok(WorkingCalendar::default()) }
    }

    /// Opens a registry that must be there.
    pub(super) fn write(&self, console: &mut Console<'_>) -> Result<Store, Refusal> {
        warned_of_clock(Store::open_for(&self.address, Access::Write, &self.writer)?, console)
    }

    /// Opens it, creating it first if there is none, and warns when a new one lies in a synchronized folder.
    pub(super) fn write_or_create(&self, console: &mut Console<'_>) -> Result<Store, Refusal> {
        let is_new = !self.address.exists();
        let store = warned_of_clock(Store::open_or_create_for(&self.address, &self.writer)?, console)?;
        if is_new {
            self.warn_of_cloud(None, console);
        }
        Ok(store)
    }

    /// Warns when the registry or the folder of copies is synchronized with other computers.
    pub(super) fn warn_of_cloud(&self, copies: Option<&Path>, console: &mut Console<'_>) {
        for warning in cloud_warnings(&self.address, copies) {
            console.remark(&warning);
        }
    }
}

/// Passes a store on after warning when the clock is behind its last entry.
fn warned_of_clock(store: Store, console: &mut Console<'_>) -> Result<Store, Refusal> {
    if let Some(last) = store.clock_set_back()? {
        console.remark(&message!(texts::CLOCK_SET_BACK, last = last.date_naive()));
    }
    Ok(store)
}

/// Says which last numbers on paper are still asked for since a restoring: until they are told, a number may be given twice.
pub(super) fn remark_asked(store: &Store, console: &mut Console<'_>) -> Result<(), Refusal> {
    if let Some(asked) = still_asked(&store.last_number_requests()?) {
        console.remark(&asked);
    }
    Ok(())
}

/// The one document that is meant.
pub(super) fn the_one(store: &Store, which: &Which) -> Result<Document, Refusal> {
    let found = match which {
        Which::Id(id) => store.documents(&[*id])?,
        Which::Number(query) => store.of_number(query)?,
    };
    match <[Document; 1]>::try_from(found) {
        Ok([document]) => Ok(document),
        Err(none) if none.is_empty() => Err(UserMessage::from(texts::WHICH_NONE).into()),
        Err(several) => {
            let mut messages = vec![message!(texts::WHICH_SEVERAL, amount = several.len())];
            messages.extend(several.iter().map(named));
            Err(Refusal(messages))
        }
    }
}

/// A document named so that it cannot be taken for another.
pub(super) fn named(document: &Document) -> UserMessage {
    let number = match document {
        Document::Incoming(_) => document.own_number().to_string(),
        Document::Outgoing(_) => document.code().as_str().to_owned(),
    };
    message!(
        texts::WHICH_NAMED,
        id = texts::plain(document.id().0),
        number = number,
        date = document.book_date(),
        organ = document.content().organ_name.as_str(),
        subject = document.content().subject.as_str()
    )
}
