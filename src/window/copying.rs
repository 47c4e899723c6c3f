//! Safety copies that the window makes: when it opens, when it closes and when asked, never in the way of the work.

use std::{path::PathBuf, sync::mpsc, thread, time::Duration};

use iced::Task;

use super::{
    desk::{Desk, Message as DeskMessage, Place},
    env::Environment,
    kit::{notice::Notice, theme::Tone},
    screens::safety_copies as screen,
    work,
};
use crate::{
    domain::message::Message as Sentence,
    jobs::{
        JobError,
        safety_copies::{BackedUp, back_up},
    },
    language::Language,
    store::{SafetyCopies, StoreError},
};

/// How long closing waits for its copy.
const LONGEST: Duration = Duration::from_mins(1);
/// After so many days the last good copy is too old.
const TOO_OLD: i64 = 7;

/// How far the copies of this window are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Copying {
    /// Whether one was thought of when the window opened.
    begun: bool,
    /// Whether the window was asked to close.
    closing: bool,
}

/// What makes the window copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// It opened.
    Start,
    /// Somebody asked.
    Asked,
    /// It is to close.
    Close,
}

/// What happens to copies.
#[derive(Debug, Clone)]
pub enum Message {
    /// The settings ask.
    Settings(screen::Message),
    /// A folder was chosen, or none.
    Folder(Option<PathBuf>),
    /// The registry remembers it, or why not.
    Remembered(Result<(), StoreError>),
    /// A copy was made, or why not; nothing when the work broke off or took too long.
    Made(Occasion, Option<Result<BackedUp, JobError>>),
}

impl Desk {
    /// When the window has just opened: makes a copy, or says that the last one is too old.
    pub(super) fn begin_copying(&mut self, environment: &Environment) -> Task<DeskMessage> {
        if std::mem::replace(&mut self.copying.begun, true) || self.seat.may_write().is_err() {
            return Task::none();
        }
        let copies = &self.facts.copies;
        if copies.folder.is_none() || self.facts.years.is_empty() {
            return Task::none();
        }
        if copies.at_start {
            return self.copy(Occasion::Start, environment);
        }
        let age = copies.last.as_ref().map(|last| ((environment.now)() - last.taken).num_days());
        let said = match age {
            Some(days) if days < TOO_OLD => return Task::none(),
            Some(days) => Sentence::new("copies-old").with("days", days),
            None => Sentence::new("copies-none"),
        };
        self.notice = Some(Notice::new(Tone::Look, said).with_more(Sentence::new("copies-how")));
        Task::none()
    }

    /// Follows what happened to copies.
    pub(super) fn copying_update(
        &mut self,
        message: Message,
        environment: &Environment,
        language: &Language,
    ) -> Task<DeskMessage> {
        let copies = self.facts.copies.clone();
        match message {
            Message::Settings(screen::Message::Choose) => {
                let asked = (environment.ask_folder)(language.text("copies-choose-title"));
                Task::perform(asked, |folder| DeskMessage::Copying(Message::Folder(folder)))
            }
            Message::Settings(screen::Message::AtStart) => {
                self.remember(SafetyCopies { at_start: !copies.at_start, ..copies })
            }
            Message::Settings(screen::Message::AtClose) => {
                self.remember(SafetyCopies { at_close: !copies.at_close, ..copies })
            }
            Message::Settings(screen::Message::Now) => self.copy(Occasion::Asked, environment),
            Message::Folder(None) => Task::none(),
            Message::Folder(folder) => self.remember(SafetyCopies { folder, ..copies }),
            Message::Remembered(Ok(())) => self.read_facts(),
            Message::Remembered(Err(error)) => {
                self.fail(&error);
                Task::none()
            }
            Message::Made(occasion, made) => self.copied(occasion, made),
        }
    }

    /// The window is to close: at once, or after a copy. Asked a second time it closes at once.
    pub(super) fn close(&mut self, environment: &Environment) -> Task<DeskMessage> {
        self.keeping.finish();
        let wanted = self.facts.copies.at_close && self.facts.copies.folder.is_some();
        if self.copying.closing || !wanted || self.seat.may_write().is_err() {
            return iced::exit();
        }
        self.copying.closing = true;
        self.notice =
            Some(Notice::new(Tone::Plain, Sentence::new("copies-closing")).with_more(Sentence::new("copies-leave")));
        self.copy(Occasion::Close, environment)
    }

    fn remember(&mut self, copies: SafetyCopies) -> Task<DeskMessage> {
        self.keep(move |store| store.set_safety_copies(&copies))
            .map(|remembered| DeskMessage::Copying(Message::Remembered(remembered)))
    }

    pub(super) fn copy(&mut self, occasion: Occasion, environment: &Environment) -> Task<DeskMessage> {
        let Some(folder) = self.facts.copies.folder.clone() else {
            self.place = Place::Settings;
            self.notice = Some(Notice::new(Tone::Look, Sentence::new("copies-no-folder-yet")));
            return Task::none();
        };
        let (registry, now) = (environment.registry.clone(), (environment.now)());
        let (_, made) = work::start(move |_| match occasion {
            Occasion::Close => within(LONGEST, move || back_up(&registry, &folder, now)),
            Occasion::Start | Occasion::Asked => Some(back_up(&registry, &folder, now)),
        });
        Task::perform(made, move |made| DeskMessage::Copying(Message::Made(occasion, made.flatten())))
    }

    fn copied(&mut self, occasion: Occasion, made: Option<Result<BackedUp, JobError>>) -> Task<DeskMessage> {
        let notice = match made {
            Some(Ok(_)) | None if occasion == Occasion::Close => return iced::exit(),
            Some(Ok(BackedUp { remembered: Err(error), .. })) => Notice::new(Tone::Bad, error.message()),
            Some(Ok(_)) if occasion == Occasion::Start => return self.read_facts(),
            Some(Ok(made)) => {
                let said = Sentence::new("copies-made").with("path", made.copy.path.display().to_string());
                let missing = &made.copy.files_missing;
                self.notice = Some(if missing.is_empty() {
                    Notice::new(Tone::Good, said)
                } else {
                    let names = missing.join(", ");
                    let lost = Sentence::new("backup-files-missing").with("amount", missing.len()).with("names", names);
                    Notice::new(Tone::Bad, said).with_more(lost)
                });
                return self.read_facts();
            }
            Some(Err(error)) if occasion == Occasion::Close => {
                work::failure(&error).with_more(Sentence::new("copies-leave"))
            }
            Some(Err(error)) => work::failure(&error).with_more(Sentence::new("copies-how")),
            None => work::broken_off(),
        };
        self.notice = Some(notice);
        Task::none()
    }
}

/// Does work on a thread of its own and waits no longer than this.
fn within<R: Send + 'static>(longest: Duration, work: impl FnOnce() -> R + Send + 'static) -> Option<R> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        // Nobody may be waiting any more.
        let _ = sender.send(work());
    });
    receiver.recv_timeout(longest).ok()
}
