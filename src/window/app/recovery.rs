//! Getting a registry back from a backup while no workspace is open, or when the workspace asks for it.

use std::path::PathBuf;

use iced::Task;

use domain::restoring::still_asked;
use jobs::{
    JobError,
    restore::{RestoreCopy, restore_copy},
};
use store::{Address, Restored, StoreError};
use texts::message;

use super::{App, Message, Stage};
use crate::{
    kit::{notice::Notice, theme::Severity},
    screens::maintenance::restore,
    work,
};

impl App {
    /// Does what the screen asks that looks for a copy.
    pub(super) fn recovery_action(&mut self, action: restore::Action) -> Task<Message> {
        match action {
            restore::Action::Run(task) => task.map(Message::Recovery),
            restore::Action::AskCopy => {
                let title = self.environment.language.text(texts::MAINTENANCE_CHOOSE_COPY);
                let chosen = |copy| Message::Recovery(restore::Message::Chosen(copy));
                self.environment.choose_file(title, restore::ENDINGS, chosen)
            }
            restore::Action::Restore(copy, consent) => self.restore(copy, consent),
        }
    }

    /// Lets the registry go, puts a copy in its place beside the window, and opens what stands there then.
    pub(super) fn restore(&mut self, copy: PathBuf, consent: restore::Consent) -> Task<Message> {
        // Whoever was at work writes down what lies unfinished, and lets go.
        self.stage = Stage::Opening(None);
        let request = RestoreCopy {
            copy: copy.clone(),
            registry: self.environment.registry.clone(),
            writer: self.environment.writer(),
            told: Vec::new(),
            other_registry: consent.other_registry,
        };
        let (progress, done) = work::start(move |progress| restore_copy(&request, progress));
        self.stage = Stage::Restoring(progress, copy);
        Task::perform(done, Message::Restored)
    }
}

/// Whether a backup helps: the file is no whole registry. Elsewhere there is another way.
pub(super) fn may_recover(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Damaged(..)
            | StoreError::Empty(_)
            | StoreError::NotARegistry(_)
            | StoreError::Altered(..)
            | StoreError::Unfit(..)
    )
}

/// What came of getting a copy back.
pub(super) fn said_of(done: Option<Result<Restored, JobError>>, registry: &Address) -> Notice {
    let nothing = || message!(texts::RESTORE_NOTHING_CHANGED, registry = registry.to_string());
    match done {
        Some(Ok(Restored { documents, kept, files_missing, since, listed, asked })) => {
            let documents = i64::try_from(documents).unwrap_or(i64::MAX);
            let done = message!(texts::RESTORING_DONE, documents = documents);
            let lost = (!files_missing.is_empty()).then(|| {
                message!(texts::RESTORE_FILES_MISSING, amount = files_missing.len(), names = files_missing.join(", "))
            });
            let kept = kept.map(|kept| message!(texts::RESTORE_KEPT, kept = kept.display().to_string()));
            let listed = listed.messages();
            let asked = still_asked(&asked);
            let since = since.messages();
            let is_all_well = lost.is_none() && asked.is_none() && since.is_empty();
            let notice = Notice::new(if is_all_well { Severity::Success } else { Severity::Warning }, done);
            let more = [kept].into_iter().flatten().chain(since).chain(listed).chain(asked).chain(lost);
            more.fold(notice, Notice::with_more)
        }
        Some(Err(error)) => work::failure(&error).with_more(nothing()),
        None => work::broken_off().with_more(nothing()),
    }
}
