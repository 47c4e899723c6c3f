//! Backups that the window makes: when it opens, when it closes and when asked, never in the way of the work.

use std::{
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

use chrono::{NaiveDate, NaiveDateTime};
use iced::{
    Element, Task,
    widget::{column, container},
};

use domain::message::UserMessage;
use jobs::{
    JobError,
    backups::{BackedUp, RehearsedLater, back_up, back_up_quickly, rehearse_later},
};
use language::Language;
use progress::Progress;
use store::{BackupSettings, Changed, MadeBackup, StoreError, Verification, cloud_warnings};

use super::{
    env::Environment,
    kit::{
        notice::Notice,
        space, text,
        theme::{self, Severity},
    },
    screens::{backup_settings as screen, working::working},
    work,
    workspace::{Message as WorkspaceMessage, Screen, Workspace},
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
        let key = if self.closing { "copies-closing" } else { "copies-making" };
        let more = self.closing.then(|| text::label(language.text("copies-leave")));
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
    /// A message of the settings.
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

impl Workspace {
    /// Makes a backup at the start, or warns that the last one is too old.
    pub(super) fn begin_copying(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        if self.backups.thought_of.is_some() {
            return Task::none();
        }
        self.backups.thought_of = Some(self.today);
        if !self.misses_copies() {
            return Task::none();
        }
        if self.registry.reference.copies.at_start {
            return self.copy(Occasion::Start, environment);
        }
        self.warn(environment.clock.now());
        Task::none()
    }

    /// Warns on each new day of an open window when the last backup is too old.
    pub(super) fn warn_of_old_copies(&mut self, environment: &Environment) {
        let before = self.backups.thought_of;
        if before.is_some_and(|before| before != self.today) && self.misses_copies() {
            self.backups.thought_of = Some(self.today);
            self.warn(environment.clock.now());
        }
    }

    /// Whether this window takes care of the backups of its registry.
    fn misses_copies(&self) -> bool {
        self.registry.session.may_write().is_ok()
            && self.registry.reference.copies.folder.is_some()
            && !self.registry.reference.years.is_empty()
    }

    fn warn(&mut self, now: NaiveDateTime) {
        let said = match self.age_of_copy(now) {
            Some(days) if days < TOO_OLD => return,
            Some(days) => UserMessage::new("copies-old").with("days", days),
            None => UserMessage::new("copies-none"),
        };
        // A notice that is shown already stays: the state line says the same.
        if self.notice.is_none() {
            self.notice = Some(Notice::new(Severity::Warning, said).with_more(UserMessage::new("copies-how")));
        }
    }

    /// Age in days of the last backup that may be good.
    fn age_of_copy(&self, now: NaiveDateTime) -> Option<i64> {
        self.registry.reference.copies.newest().map(|last| (now - last.taken).num_days())
    }

    /// Rehearses, after idle seconds, a backup that was not rehearsed when it was made.
    pub(super) fn rehearse_when_idle(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let backups = &self.backups;
        let is_busy = backups.is_working() || backups.rehearsing.is_some() || backups.gave_up;
        let waits = !self.registry.reference.copies.unrehearsed.is_empty() && self.registry.session.may_write().is_ok();
        if is_busy || !waits || backups.idle_seconds < IDLE || self.works_long() {
            return Task::none();
        }
        let (registry, writer) = (environment.registry.clone(), environment.writer());
        let (progress, rehearsed) = work::start(move |progress| rehearse_later(&registry, &writer, progress));
        self.backups.rehearsing = Some(progress);
        Task::perform(rehearsed, |rehearsed| WorkspaceMessage::Copying(Message::Rehearsed(rehearsed)))
    }

    fn rehearsed(
        &mut self,
        done: Option<Result<Option<RehearsedLater>, JobError>>,
        environment: &Environment,
    ) -> Task<WorkspaceMessage> {
        self.backups.rehearsing = None;
        let Some(Ok(Some(RehearsedLater { copy, wrong }))) = done else {
            self.backups.gave_up = true;
            return Task::none();
        };
        if let Some(error) = wrong {
            self.notice = Some(wrong_copy(&copy.path, &error));
        }
        self.refresh(Changed::Settings, environment)
    }

    /// Age of the last backup in days; `None` while it is recent enough.
    pub(super) fn copies_too_old(&self, now: NaiveDateTime) -> Option<i64> {
        self.age_of_copy(now).filter(|days| *days >= TOO_OLD && self.misses_copies())
    }

    /// Applies a message about backups.
    pub(super) fn copying_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        let copies = self.registry.reference.copies.clone();
        match message {
            Message::Settings(screen::Message::Choose) => {
                let chosen = |folder| WorkspaceMessage::Copying(Message::Folder(folder));
                environment.choose_folder(environment.language.text("copies-choose-title"), chosen)
            }
            Message::Settings(screen::Message::AtStart) => {
                self.remember(BackupSettings { at_start: !copies.at_start, ..copies })
            }
            Message::Settings(screen::Message::AtClose) => {
                self.remember(BackupSettings { at_close: !copies.at_close, ..copies })
            }
            Message::Settings(screen::Message::Now) => self.copy(Occasion::Asked, environment),
            Message::Stop => {
                self.backups.stop();
                Task::none()
            }
            Message::Folder(None) => Task::none(),
            Message::Folder(folder) => {
                let warnings = cloud_warnings(&environment.registry, folder.as_deref());
                if let Some(warning) = Notice::of_several(Severity::Warning, warnings) {
                    self.notice = Some(warning);
                }
                self.remember(BackupSettings { folder, ..copies })
            }
            Message::Remembered(Ok(())) => Task::none(),
            Message::Remembered(Err(error)) => {
                self.fail(&error);
                Task::none()
            }
            Message::Made(occasion, made) => self.copied(occasion, made, environment),
            Message::Rehearsed(done) => self.rehearsed(done, environment),
        }
    }

    /// The window is to close: at once, or once the drafts are written, and after a copy. Asked again it no longer waits for
    /// what it waits for.
    pub(super) fn close(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        if !self.keeping.may_close() {
            return Task::none();
        }
        if let Some(rehearsal) = &self.backups.rehearsing {
            rehearsal.stop();
        }
        let wanted = self.registry.reference.copies.at_close && self.registry.reference.copies.folder.is_some();
        if self.backups.closing || !wanted || self.registry.session.may_write().is_err() {
            return iced::exit();
        }
        self.backups.closing = true;
        self.notice = None;
        self.copy(Occasion::Close, environment)
    }

    fn remember(&mut self, copies: BackupSettings) -> Task<WorkspaceMessage> {
        self.keep(move |store| store.set_backup_settings(&copies))
            .map(|remembered| WorkspaceMessage::Copying(Message::Remembered(remembered)))
    }

    pub(super) fn copy(&mut self, occasion: Occasion, environment: &Environment) -> Task<WorkspaceMessage> {
        let Some(folder) = self.registry.reference.copies.folder.clone() else {
            self.place = Screen::Settings;
            self.notice = Some(Notice::new(Severity::Warning, UserMessage::new("copies-no-folder-yet")));
            return Task::none();
        };
        if let Some((under_way, _)) = &mut self.backups.working
            && occasion == Occasion::Asked
        {
            // The running backup is the one asked for: its progress is shown from now on.
            *under_way = if *under_way == Occasion::Start { Occasion::Asked } else { *under_way };
            return Task::none();
        }
        let (registry, writer) = (environment.registry.clone(), environment.writer());
        let (progress, made) = work::start(move |progress| match occasion {
            Occasion::Close => {
                let progress = progress.clone();
                within(LONGEST, move || back_up_quickly(&registry, &folder, &writer, &progress))
            }
            Occasion::Start | Occasion::Asked => Some(back_up(&registry, &folder, &writer, progress)),
        });
        self.backups.working = Some((occasion, progress));
        if occasion == Occasion::Asked {
            self.notice = None;
        }
        Task::perform(made, move |made| WorkspaceMessage::Copying(Message::Made(occasion, made.flatten())))
    }

    /// Reloads a list of backups that is on the screen.
    fn list_copies_again(&self) -> Task<WorkspaceMessage> {
        if self.place != Screen::Maintenance || self.maintenance.is_working() || self.maintenance.is_asking() {
            return Task::none();
        }
        self.maintenance.list_again(&self.registry.reference.copies).map(WorkspaceMessage::Maintenance)
    }

    fn copied(
        &mut self,
        occasion: Occasion,
        made: Option<Result<BackedUp, JobError>>,
        environment: &Environment,
    ) -> Task<WorkspaceMessage> {
        // The clerk may have asked for a backup that began with the window.
        let asked_since = |now| now == Occasion::Asked && occasion == Occasion::Start;
        let ended = self.backups.working.take_if(|(now, _)| *now == occasion || asked_since(*now));
        let occasion = ended.map_or(occasion, |(now, _)| now);
        let notice = match made {
            Some(Err(JobError::Stopped)) => {
                self.backups.closing = false;
                work::failure(&JobError::Stopped).with_more(UserMessage::new("copies-stopped"))
            }
            Some(Ok(_)) | None if occasion == Occasion::Close => return iced::exit(),
            Some(Ok(BackedUp { remembered: Err(error), .. })) => Notice::new(Severity::Error, error.message()),
            Some(Ok(BackedUp { copy: MadeBackup { path, verification: Verification::Wrong(error), .. }, .. })) => {
                self.notice = Some(wrong_copy(&path, &error));
                return self.refresh(Changed::Settings, environment);
            }
            Some(Ok(_)) if occasion == Occasion::Start => return self.refresh(Changed::Settings, environment),
            Some(Ok(made)) => {
                let key = if made.copy.verification == Verification::Rehearsed {
                    "copies-made"
                } else {
                    "copies-made-unrehearsed"
                };
                let said = UserMessage::new(key).with("path", made.copy.path.display().to_string());
                let missing = &made.copy.files_missing;
                self.notice = Some(if missing.is_empty() {
                    Notice::new(Severity::Success, said)
                } else {
                    let names = missing.join(", ");
                    let lost =
                        UserMessage::new("backup-files-missing").with("amount", missing.len()).with("names", names);
                    Notice::new(Severity::Error, said).with_more(lost)
                });
                return Task::batch([self.refresh(Changed::Settings, environment), self.list_copies_again()]);
            }
            Some(Err(error)) if occasion == Occasion::Close => {
                work::failure(&error).with_more(UserMessage::new("copies-leave"))
            }
            Some(Err(error)) => work::failure(&error).with_more(UserMessage::new("copies-how")),
            None => work::broken_off(),
        };
        self.notice = Some(notice);
        Task::none()
    }
}

/// Warns that a backup failed its rehearsal.
fn wrong_copy(path: &Path, error: &StoreError) -> Notice {
    let said = UserMessage::new("copies-wrong").with("path", path.display().to_string());
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
