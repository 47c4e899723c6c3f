//! Files dropped on the window or chosen: copied beside the registry off the window's thread, then hung on the document that is
//! being registered when it is saved, or on the chosen one at once; and opening one.

use std::path::PathBuf;

use iced::Task;

use domain::{
    attachment::KeptFile,
    document::{Document, DocumentId},
    message::UserMessage,
};
use jobs::read_files::read_files;
use store::{Attached, Changed, FileDamage, Files, Store, StoreError};

use super::{Form, Message as WorkspaceMessage, Screen, Workspace, maintenance::take_list};
use crate::{
    env::Environment,
    keys::Command,
    kit::{notice::Notice, theme::Severity},
    screens::details::registration,
    work,
};

/// Kinds of files that are looked at, not run: only these are opened from here.
const OPENED: [&str; 22] = [
    "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "png", "jpg", "jpeg",
    "tif", "tiff", "bmp", "gif", "webp", "heic",
];

/// What files are attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachTarget {
    /// The document that this form is going to register.
    Form(Form),
    /// This document.
    Document(DocumentId),
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Choose files.
    Ask,
    /// All files of one drop have come.
    Gathered,
    /// Files were chosen; empty when the dialog was cancelled.
    Chosen(Vec<PathBuf>),
    /// Copies are kept, or why not; `None` when the work broke off.
    Kept(AttachTarget, Option<Result<Vec<KeptFile>, StoreError>>),
    /// They hang on the document as it is now, or why not.
    Attached(Result<Box<(Document, Attached)>, StoreError>),
    /// Files were read, or cannot be.
    Read,
    /// A file was looked at before it is opened.
    Looked(KeptFile, Option<FileDamage>),
}

/// Files on their way to a document.
#[derive(Debug, Default)]
pub struct Attaching {
    /// Files that were dropped or chosen and are not read yet.
    waiting: Vec<PathBuf>,
    /// Whether files were read when the window opened.
    begun: bool,
}

impl Attaching {
    /// The waiting request is dropped.
    pub fn give_up(&mut self) {
        self.waiting.clear();
    }
}

impl Workspace {
    /// Reads, at the start, files whose reading an earlier end of the program cut off.
    pub(super) fn begin_reading(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        if std::mem::replace(&mut self.attaching.begun, true) || self.registry.session.may_write().is_err() {
            return Task::none();
        }
        read(environment)
    }

    /// Something is held over the window, or no longer.
    pub fn hold_files(&mut self, held: bool) {
        self.details.hold_files(held);
        for entry in [&mut self.incoming, &mut self.outgoing] {
            entry.hold_files(held);
        }
    }

    /// A file was dropped. The others of the same drop follow at once; then all are taken together.
    pub fn drop_file(&mut self, path: PathBuf) -> Task<WorkspaceMessage> {
        if self.takes_lists() {
            return take_list(path);
        }
        self.hold_files(false);
        self.attaching.waiting.push(path);
        Task::done(WorkspaceMessage::Files(Message::Gathered))
    }

    /// Files are to be attached: those that wait, or others that are asked for.
    pub(super) fn attach(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let Some(target) = self.target() else {
            self.attaching.give_up();
            self.notice = Some(Notice::new(Severity::Warning, UserMessage::new("files-nothing-chosen")));
            return Task::none();
        };
        if let Some(task) = self.guard(Command::Attach) {
            return task;
        }
        let waiting = std::mem::take(&mut self.attaching.waiting);
        if waiting.is_empty() {
            let chosen = |files| WorkspaceMessage::Files(Message::Chosen(files));
            return environment.choose_files(environment.language.text("files-choose-title"), chosen);
        }
        if let AttachTarget::Form(form) = target
            && let Some(entry) = self.entry_mut(form)
        {
            entry.await_files();
        }
        let files = Files::of(&environment.registry);
        let (_, kept) = work::start(move |_| files.keep_all(&waiting));
        Task::perform(kept, move |kept| WorkspaceMessage::Files(Message::Kept(target, kept)))
    }

    /// What files would be attached to now.
    fn target(&self) -> Option<AttachTarget> {
        if self.place != Screen::List || self.dialog.is_some() {
            return None;
        }
        match self.form {
            Some(form @ Form::New(_)) => Some(AttachTarget::Form(form)),
            Some(Form::Amended) => Some(AttachTarget::Document(self.entry(Form::Amended)?.amended()?.id())),
            None => self.list.chosen().map(|document| AttachTarget::Document(document.id())),
        }
    }

    pub(super) fn files_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        match message {
            // The first file of a drop took all of them.
            Message::Gathered if self.attaching.waiting.is_empty() => Task::none(),
            Message::Ask | Message::Gathered => self.attach(environment),
            Message::Chosen(chosen) if chosen.is_empty() => Task::none(),
            Message::Chosen(chosen) => {
                self.attaching.waiting = chosen;
                self.attach(environment)
            }
            Message::Kept(target, kept) => self.kept(target, kept),
            Message::Attached(Ok(attached)) => {
                let (document, attached) = *attached;
                self.notice = Some(said(&document, &attached));
                self.set_files(document);
                read(environment)
            }
            Message::Attached(Err(error)) => {
                self.fail(&error);
                Task::none()
            }
            Message::Read => self.refresh(Changed::Files, environment),
            Message::Looked(file, damage) => {
                self.open(&file, damage, environment);
                Task::none()
            }
        }
    }

    /// The document has files now, or none any more.
    pub(super) fn set_files(&mut self, document: Document) {
        if let Some(entry) = self.entry_mut(Form::Amended) {
            entry.set_files(&document);
        }
        self.list.replace(document);
    }

    fn kept(
        &mut self,
        target: AttachTarget,
        kept: Option<Result<Vec<KeptFile>, StoreError>>,
    ) -> Task<WorkspaceMessage> {
        let kept = match kept {
            Some(Ok(kept)) => kept,
            failed => {
                if let AttachTarget::Form(form) = target
                    && let Some(entry) = self.entry_mut(form)
                {
                    entry.take_files(Vec::new());
                }
                self.notice = Some(match failed {
                    Some(Err(error)) => Notice::new(Severity::Error, error.message()),
                    _ => work::broken_off(),
                });
                return Task::none();
            }
        };
        match target {
            AttachTarget::Form(form) => {
                self.notice = None;
                if let Some(entry) = self.entry_mut(form) {
                    entry.take_files(kept);
                }
                Task::none()
            }
            AttachTarget::Document(id) => {
                let attached = self.registry.store.ask(move |store| attach(store, id, &kept).map(Box::new));
                Task::perform(attached, |attached| WorkspaceMessage::Files(Message::Attached(attached)))
            }
        }
    }

    /// Opens a file, once it was seen to be what was attached.
    pub(super) fn look_at_file(&mut self, file: KeptFile, environment: &Environment) -> Task<WorkspaceMessage> {
        if !OPENED.contains(&file.ending().as_str()) {
            let said = UserMessage::new("files-not-opened").with("name", file.name.as_str());
            self.notice = Some(Notice::new(Severity::Warning, said));
            return Task::none();
        }
        let files = Files::of(&environment.registry);
        let (_, looked) = work::start(move |_| (files.damage(&file), file));
        Task::perform(looked, |looked| {
            WorkspaceMessage::Files(match looked {
                Some((damage, file)) => Message::Looked(file, damage),
                None => Message::Chosen(Vec::new()),
            })
        })
    }

    fn open(&mut self, file: &KeptFile, damage: Option<FileDamage>, environment: &Environment) {
        let path = Files::of(&environment.registry).path(file);
        if let Some(damage) = damage {
            self.fail(&StoreError::FileDamaged(path, file.name.clone(), damage));
            return;
        }
        if let Err(detail) = (environment.open)(&path) {
            let said = UserMessage::new("files-open-failed").with("name", file.name.as_str()).with("detail", detail);
            self.notice = Some(Notice::new(Severity::Error, said));
        }
    }
}

/// Reads the text of files that were not read yet, so that search finds it.
pub(super) fn read(environment: &Environment) -> Task<WorkspaceMessage> {
    let (registry, writer) = (environment.registry.clone(), environment.writer());
    let (_, read) = work::start(move |_| read_files(&registry, &writer));
    // A file that is not read now is read with the next one.
    Task::perform(read, |_| WorkspaceMessage::Files(Message::Read))
}

/// Hangs kept files on a document; the document as it is then.
fn attach(store: &mut Store, id: DocumentId, kept: &[KeptFile]) -> Result<(Document, Attached), StoreError> {
    let attached = store.write(|transaction| transaction.attach_all(id, kept))?;
    Ok((store.document(id)?, attached))
}

/// What was attached to what, and what was there before.
fn said(document: &Document, attached: &Attached) -> Notice {
    let names = |names: &[String]| names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    let known = UserMessage::new("files-known").with("names", names(&attached.known));
    if attached.names.is_empty() {
        return Notice::new(Severity::Warning, known);
    }
    let done = UserMessage::new("files-attached")
        .with("names", names(&attached.names))
        .with("document", registration::named(document));
    let notice = Notice::new(Severity::Success, done);
    if attached.known.is_empty() { notice } else { notice.with_more(known) }
}
