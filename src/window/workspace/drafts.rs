//! Drafts of the workspace: written while the clerk types, and restored into the forms at the next start.

use domain::book::Book;
use store::{Draft, Drafts, Files};
use texts::UserMessage;

use super::Form;
use crate::{
    drafts::DraftKeeper,
    env::Environment,
    kit::{notice::Notice, theme::Severity},
    screens::{batch::Batch, day_work::Begun, entry::EntryForm},
};

/// Seconds of failed writes before a notice is shown.
const SAID_AFTER: u32 = 10;

/// What is known of the drafts.
#[derive(Debug)]
pub struct Keeping {
    keeper: DraftKeeper,
    drafts: Drafts,
    /// The forms as they were when the drafts were last looked at.
    seen: (u64, u64, u64, Option<Form>),
    /// The form that was open when the window was closed.
    reopen: Option<Book>,
    /// For how many seconds writing the drafts has failed.
    failing_seconds: u32,
    /// Whether the window closes as soon as they are written.
    is_closing: bool,
}

impl Keeping {
    /// Writes the drafts into the empty forms and the empty batch; their files are among these.
    pub fn begin(
        keeper: DraftKeeper,
        drafts: Drafts,
        files: &Files,
        incoming: &mut EntryForm,
        outgoing: &mut EntryForm,
        batch: &mut Batch,
    ) -> Self {
        batch.restore(&drafts.batch);
        let mut reopen = None;
        for (draft, entry) in [(&drafts.incoming, &mut *incoming), (&drafts.outgoing, &mut *outgoing)] {
            if let Some(draft) = draft {
                entry.restore(draft, files);
                reopen = reopen.or(Some(entry.book()).filter(|_| draft.open));
            }
        }
        let seen = (incoming.revision(), outgoing.revision(), batch.revision(), None);
        Self { keeper, drafts, seen, reopen, failing_seconds: 0, is_closing: false }
    }

    /// The form to open again, once.
    pub fn take_reopened(&mut self) -> Option<Book> {
        self.reopen.take()
    }

    /// The notice when there are drafts but no form opens.
    pub fn notice(&self) -> Option<Notice> {
        if self.reopen.is_some() {
            return None;
        }
        let key = match (&self.drafts.incoming, &self.drafts.outgoing) {
            (None, None) if self.drafts.batch.is_empty() => return None,
            (None, None) => texts::DRAFT_WAITS_BATCH,
            (Some(_), None) => texts::DRAFT_WAITS_INCOMING,
            (None, Some(_)) => texts::DRAFT_WAITS_OUTGOING,
            (Some(_), Some(_)) => texts::DRAFT_WAITS_BOTH,
        };
        Some(Notice::new(Severity::Warning, UserMessage::from(key)))
    }

    /// Drafts that are not registered.
    pub fn begun(&self) -> Begun {
        let Drafts { incoming, outgoing, batch } = &self.drafts;
        Begun { incoming: incoming.is_some(), outgoing: outgoing.is_some(), batch: batch.len(), ..Begun::default() }
    }

    /// Whether the window may close: the drafts are on the disk, or it was asked to close again though they are not. Else it may
    /// once [`Keeping::tick`] says so.
    pub fn may_close(&mut self) -> bool {
        if self.keeper.finish() || self.is_closing {
            return true;
        }
        self.is_closing = true;
        self.keeper.go_on();
        false
    }

    /// Counts a second; true when closing waited for the drafts and they are written now.
    pub fn tick(&mut self) -> bool {
        let is_failing = self.keeper.is_failing();
        self.failing_seconds = if is_failing { self.failing_seconds.saturating_add(1) } else { 0 };
        !is_failing && std::mem::take(&mut self.is_closing)
    }

    /// The notice while drafts cannot be written for long or keep the window from closing.
    pub fn problems(&self) -> Option<Notice> {
        if self.is_closing {
            return Some(Notice::new(Severity::Error, UserMessage::from(texts::DRAFT_CLOSE_WAITS)));
        }
        let lasts = self.failing_seconds >= SAID_AFTER;
        lasts.then(|| Notice::new(Severity::Warning, UserMessage::from(texts::DRAFT_NOT_WRITTEN)))
    }

    /// Queues drafts of the forms and the batch if any of them has changed since the last call.
    pub fn keep(
        &mut self,
        incoming: &EntryForm,
        outgoing: &EntryForm,
        batch: &Batch,
        open: Option<Form>,
        environment: &Environment,
    ) {
        let seen = (incoming.revision(), outgoing.revision(), batch.revision(), open);
        if seen == self.seen || self.reopen.is_some() {
            return;
        }
        let before = std::mem::replace(&mut self.seen, seen);
        let now = environment.clock.now().format("%H:%M %d/%m/%Y").to_string();
        // A form that did not change was last written in when it was.
        let at = |changed: bool, draft: &Option<Draft>| match draft {
            Some(draft) if !changed => draft.at.clone(),
            _ => now.clone(),
        };
        let drafts = &mut self.drafts;
        let written = at(seen.0 != before.0, &drafts.incoming);
        drafts.incoming = incoming.draft(written, open == Some(Form::New(Book::Incoming)));
        let written = at(seen.1 != before.1, &drafts.outgoing);
        drafts.outgoing = outgoing.draft(written, open == Some(Form::New(Book::Outgoing)));
        if seen.2 != before.2 {
            drafts.batch = batch.draft();
        }
        self.keeper.keep(drafts.clone());
    }
}
