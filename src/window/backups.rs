//! Backups that the window makes: when it opens, when it closes and when asked, never in the way of the work.

use std::{
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

use chrono::NaiveDate;
use iced::{
    Element, Task,
    widget::{column, container},
};

use jobs::{
    JobError,
    backups::{BackedUp, RehearsedLater, back_up, back_up_quickly, rehearse_later},
};
use language::Language;
use progress::Progress;
use store::{BackupSettings, MadeBackup, StoreError, Verification, cloud_warnings};
use texts::{UserMessage, message};

use super::{
    context::Context,
    kit::{
        notice::Notice,
        space, text,
        theme::{self, Severity},
    },
    screens::{backup_settings as screen, working::working},
    work,
};

/// The longest time that closing waits for its backup.
const LONGEST: Duration = Duration::from_mins(1);
/// Age in days at which the last good backup is too old.
const TOO_OLD: i64 = 7;
/// Idle seconds before a rehearsal begins.
const IDLE: u32 = 20;

/// Backup state of this window.
#[derive(Debug, Clone, Default)]
pub struct Copying {
    /// The day on which the age of the last backup was checked; `None` before the window has opened.
    thought_of: Option<NaiveDate>,
    /// Whether the window was asked to close.
    closing: bool,
    /// The copy that is being made.
    working: Option<(Occasion, Progress)>,
    /// Seconds without activity.
    idle_seconds: u32,
    /// The running rehearsal of a backup that was not rehearsed when it was made.
    rehearsing: Option<Progress>,
    /// Whether rehearsing waits for the next start: the drive is away, or has no room.
    gave_up: bool,
}

impl Copying {
    /// Whether a copy is being made.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.working.is_some()
    }

    /// Whether a backup is being made that the clerk did not ask for.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        matches!(self.working, Some((Occasion::Start, _)))
    }

    /// Whether a backup is being made whose progress is shown and can be stopped.
    #[must_use]
    pub fn may_stop(&self) -> bool {
        self.is_working() && !self.is_beside()
    }

    pub fn tick(&mut self) {
        self.idle_seconds = self.idle_seconds.saturating_add(1);
    }

    /// Resets the count of idle seconds.
    pub fn note_activity(&mut self) {
        self.idle_seconds = 0;
    }

    /// Stops the copy.
    pub fn stop(&self) {
        if let Some((_, progress)) = &self.working {
            progress.stop();
        }
    }

    /// The strip that shows the progress of a backup which the clerk waits for.
    pub fn view<'a>(&self, language: &Language) -> Option<Element<'a, Message>> {
        let (_, progress) = self.working.as_ref().filter(|_| self.may_stop())?;
        let key = if self.closing { texts::COPIES_CLOSING } else { texts::COPIES_MAKING };
        let more = self.closing.then(|| text::label(language.text(texts::COPIES_LEAVE)));
        let work = column![text::strong(language.text(key)), working(progress, language, Message::Stop), more]
            .spacing(space::TINY);
        Some(container(work).padding([space::SMALL, space::MEDIUM]).style(theme::strip(Severity::Neutral)).into())
    }
}

/// Why a backup is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The window opened.
    Start,
    /// The clerk asked for it.
    Asked,
    /// The window is about to close.
    Close,
}

#[derive(Debug, Clone)]
pub enum Message {
    Settings(screen::Message),
    /// A folder was chosen; `None` when the dialog was cancelled.
    Folder(Option<PathBuf>),
    /// Stop the copy that is being made.
    Stop,
    /// Storing a setting ended.
    Remembered(Result<(), StoreError>),
    /// Making a backup ended; `None` when its thread died or took too long.
    Made(Occasion, Option<Result<BackedUp, JobError>>),
    /// A rehearsal ended; `None` when its thread died.
    Rehearsed(Option<Result<Option<RehearsedLater>, JobError>>),
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// Run a backup that the clerk waits for, and clear the notice.
    Begun(Task<Message>),
    /// Show this notice.
    Say(Notice),
    /// Show this notice unless another is shown; the state line also warns of an old backup.
    Warn(Notice),
    /// Store these backup settings, and show a warning about the folder.
    Remember(BackupSettings, Option<Notice>),
    /// Read the backup settings again after a backup was made or rehearsed, and show this notice.
    Made(Option<Notice>),
    /// Show the notice of a backup that the clerk asked for, and reload the list of backups.
    Listed(Notice),
    /// Open the settings, because no backup folder is set yet.
    NoFolder,
    /// Close the window.
    Exit,
}

impl From<Task<Message>> for Action {
    fn from(task: Task<Message>) -> Self {
        Self::Run(task)
    }
}

impl Copying {
    /// Makes a backup at the start, or warns that the last one is too old.
    pub fn begin(&mut self, context: Context<'_>) -> Action {
        if self.thought_of.is_some() {
            return Task::none().into();
        }
        self.thought_of = Some(context.today);
        if !is_responsible(context) {
            return Task::none().into();
        }
        if context.reference.copies.at_start {
            return self.copy(Occasion::Start, context);
        }
        warning(context).map_or_else(|| Task::none().into(), Action::Warn)
    }

    /// Warns on each new day of an open window when the last backup is too old.
    pub fn warn_of_old(&mut self, context: Context<'_>) -> Option<Notice> {
        let is_new_day = self.thought_of.is_some_and(|before| before != context.today);
        if !is_new_day || !is_responsible(context) {
            return None;
        }
        self.thought_of = Some(context.today);
        warning(context)
    }

    /// Starts rehearsing a backup that was not rehearsed when it was made, once the window has been idle for `IDLE` seconds and
    /// no other long work is running.
    pub fn rehearse_when_idle(&mut self, works_long: bool, context: Context<'_>) -> Task<Message> {
        let is_busy = self.is_working() || self.rehearsing.is_some() || self.gave_up;
        let waits = !context.reference.copies.unrehearsed.is_empty() && context.may_write().is_ok();
        if is_busy || !waits || self.idle_seconds < IDLE || works_long {
            return Task::none();
        }
        let (registry, writer) = (context.environment.registry.clone(), context.environment.writer());
        let (progress, rehearsed) = work::start(move |progress| rehearse_later(&registry, &writer, progress));
        self.rehearsing = Some(progress);
        Task::perform(rehearsed, Message::Rehearsed)
    }

    fn rehearsed(&mut self, done: Option<Result<Option<RehearsedLater>, JobError>>) -> Action {
        self.rehearsing = None;
        let Some(Ok(Some(RehearsedLater { copy, wrong }))) = done else {
            self.gave_up = true;
            return Task::none().into();
        };
        Action::Made(wrong.map(|error| wrong_copy(&copy.path, &error)))
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        let copies = context.reference.copies.clone();
        match message {
            Message::Settings(screen::Message::Choose) => {
                let title = context.language.text(texts::COPIES_CHOOSE_TITLE);
                context.environment.choose_folder(title, Message::Folder).into()
            }
            Message::Settings(screen::Message::AtStart) => {
                Action::Remember(BackupSettings { at_start: !copies.at_start, ..copies }, None)
            }
            Message::Settings(screen::Message::AtClose) => {
                Action::Remember(BackupSettings { at_close: !copies.at_close, ..copies }, None)
            }
            Message::Settings(screen::Message::Now) => self.copy(Occasion::Asked, context),
            Message::Stop => {
                self.stop();
                Task::none().into()
            }
            Message::Folder(None) | Message::Remembered(Ok(())) => Task::none().into(),
            Message::Folder(folder) => {
                let warnings = cloud_warnings(&context.environment.registry, folder.as_deref());
                let warning = Notice::of_several(Severity::Warning, warnings);
                Action::Remember(BackupSettings { folder, ..copies }, warning)
            }
            Message::Remembered(Err(error)) => Action::Say(Notice::new(Severity::Error, error.message())),
            Message::Made(occasion, made) => self.copied(occasion, made),
            Message::Rehearsed(done) => self.rehearsed(done),
        }
    }

    /// Closes the window, after a backup if the settings require one. A second call closes without waiting for that backup.
    pub fn close(&mut self, context: Context<'_>) -> Action {
        if let Some(rehearsal) = &self.rehearsing {
            rehearsal.stop();
        }
        let wanted = context.reference.copies.at_close && context.reference.copies.folder.is_some();
        if self.closing || !wanted || context.may_write().is_err() {
            return Action::Exit;
        }
        self.closing = true;
        self.copy(Occasion::Close, context)
    }

    /// Starts a backup in the background.
    pub fn copy(&mut self, occasion: Occasion, context: Context<'_>) -> Action {
        let Some(folder) = context.reference.copies.folder.clone() else { return Action::NoFolder };
        if let Some((under_way, _)) = &mut self.working
            && occasion == Occasion::Asked
        {
            // The running backup is the one asked for: its progress is shown from now on.
            *under_way = if *under_way == Occasion::Start { Occasion::Asked } else { *under_way };
            return Task::none().into();
        }
        let (registry, writer) = (context.environment.registry.clone(), context.environment.writer());
        let (progress, made) = work::start(move |progress| match occasion {
            Occasion::Close => {
                let progress = progress.clone();
                within(LONGEST, move || back_up_quickly(&registry, &folder, &writer, &progress))
            }
            Occasion::Start | Occasion::Asked => Some(back_up(&registry, &folder, &writer, progress)),
        });
        self.working = Some((occasion, progress));
        let made = Task::perform(made, move |made| Message::Made(occasion, made.flatten()));
        if occasion == Occasion::Start { Action::Run(made) } else { Action::Begun(made) }
    }

    fn copied(&mut self, occasion: Occasion, made: Option<Result<BackedUp, JobError>>) -> Action {
        // The clerk may have asked for a backup that began with the window.
        let asked_since = |now| now == Occasion::Asked && occasion == Occasion::Start;
        let ended = self.working.take_if(|(now, _)| *now == occasion || asked_since(*now));
        let occasion = ended.map_or(occasion, |(now, _)| now);
        Action::Say(match made {
            Some(Err(JobError::Stopped)) => {
                self.closing = false;
                work::failure(&JobError::Stopped).with_more(UserMessage::from(texts::COPIES_STOPPED))
            }
            Some(Ok(_)) | None if occasion == Occasion::Close => return Action::Exit,
            Some(Ok(BackedUp { remembered: Err(error), .. })) => Notice::new(Severity::Error, error.message()),
            Some(Ok(BackedUp { copy: MadeBackup { path, verification: Verification::Wrong(error), .. }, .. })) => {
                return Action::Made(Some(wrong_copy(&path, &error)));
            }
            Some(Ok(_)) if occasion == Occasion::Start => return Action::Made(None),
            Some(Ok(made)) => return Action::Listed(made_as_asked(&made.copy)),
            Some(Err(error)) if occasion == Occasion::Close => {
                work::failure(&error).with_more(UserMessage::from(texts::COPIES_LEAVE))
            }
            Some(Err(error)) => work::failure(&error).with_more(UserMessage::from(texts::COPIES_HOW)),
            None => work::broken_off(),
        })
    }
}

/// Whether this window makes backups: it may write, a backup folder is set, and the registry has documents.
fn is_responsible(context: Context<'_>) -> bool {
    let reference = context.reference;
    context.may_write().is_ok() && reference.copies.folder.is_some() && !reference.years.is_empty()
}

/// Age in days of the newest backup that is not known to be damaged.
fn age(context: Context<'_>) -> Option<i64> {
    context.reference.copies.newest().map(|last| (context.environment.clock.now() - last.taken).num_days())
}

/// Age of the last backup in days; `None` while it is recent enough.
#[must_use]
pub fn too_old(context: Context<'_>) -> Option<i64> {
    age(context).filter(|days| *days >= TOO_OLD && is_responsible(context))
}

fn warning(context: Context<'_>) -> Option<Notice> {
    let said = match age(context) {
        Some(days) if days < TOO_OLD => return None,
        Some(days) => message!(texts::COPIES_OLD, days = days),
        None => UserMessage::from(texts::COPIES_NONE),
    };
    Some(Notice::new(Severity::Warning, said).with_more(UserMessage::from(texts::COPIES_HOW)))
}

/// Returns the notice that a backup was made, with the names of the attached files missing from it.
fn made_as_asked(copy: &MadeBackup) -> Notice {
    let is_rehearsed = copy.verification == Verification::Rehearsed;
    let key = if is_rehearsed { texts::COPIES_MADE } else { texts::COPIES_MADE_UNREHEARSED };
    let said = key.with(texts::values::Path { path: copy.path.display().to_string().into() });
    let missing = &copy.files_missing;
    if missing.is_empty() {
        return Notice::new(Severity::Success, said);
    }
    let lost = message!(texts::BACKUP_FILES_MISSING, amount = missing.len(), names = missing.join(", "));
    Notice::new(Severity::Error, said).with_more(lost)
}

/// Warns that a backup failed its rehearsal.
fn wrong_copy(path: &Path, error: &StoreError) -> Notice {
    let said = message!(texts::COPIES_WRONG, path = path.display().to_string());
    Notice::new(Severity::Error, said).with_more(error.message())
}

/// Runs work on a thread of its own and waits at most this long.
fn within<R: Send + 'static>(longest: Duration, work: impl FnOnce() -> R + Send + 'static) -> Option<R> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        // The caller may have dropped the future.
        let _ = sender.send(work());
    });
    receiver.recv_timeout(longest).ok()
}
