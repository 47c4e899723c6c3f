//! Files dropped on the window or chosen: copied beside the registry off the window's thread, then hung on the document that is
//! being registered when it is saved, or on the chosen one at once; and opening one.

use std::path::PathBuf;

use iced::Task;

use domain::{
    attachment::KeptFile,
    document::{Document, DocumentId},
};
use jobs::read_files::read_files;
use store::{Attached, Changed, FileDamage, Files, Store, StoreError};
use texts::{UserMessage, message};

use super::{Form, Message as WorkspaceMessage, Screen, Workspace, maintenance::take_list};
use crate::{
    context::Context,
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
    Document(DocumentId),
}

#[derive(Debug, Clone)]
pub enum Message {
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

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// Attach the waiting files, or ask the clerk for files.
    Attach,
    /// Add these files to the form, or show why there are none.
    Into(Form, Result<Vec<KeptFile>, Notice>),
    /// Update the document, which now has the files, and show the notice.
    Attached(Box<Document>, Notice),
    /// Refresh what depends on the texts of files.
    Read,
    /// Show this notice.
    Say(Notice),
}

impl Attaching {
    /// The waiting request is dropped.
    pub fn give_up(&mut self) {
        self.waiting.clear();
    }

    /// Adds a dropped file. Each file of a drop is a message of its own, so they are attached together by the message after them.
    pub fn take(&mut self, path: PathBuf) -> Task<Message> {
        self.waiting.push(path);
        Task::done(Message::Gathered)
    }

    /// Whether dropped or chosen files wait to be attached.
    #[must_use]
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Reads, at the start, files whose reading an earlier end of the program cut off.
    pub fn begin_reading(&mut self, context: Context<'_>) -> Task<Message> {
        if std::mem::replace(&mut self.begun, true) || context.may_write().is_err() {
            return Task::none();
        }
        read(context.environment)
    }

    /// Copies the waiting files beside the registry; without any, asks the clerk for files.
    pub fn attach(&mut self, target: AttachTarget, context: Context<'_>) -> Task<Message> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return context.environment.choose_files(context.language.text(texts::FILES_CHOOSE_TITLE), Message::Chosen);
        }
        let files = Files::of(&context.environment.registry);
        let (_, kept) = work::start(move |_| files.keep_all(&waiting));
        Task::perform(kept, move |kept| Message::Kept(target, kept))
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            // Each file of a drop sends this message; the first one has attached them all.
            Message::Gathered if self.waiting.is_empty() => Action::Run(Task::none()),
            Message::Gathered => Action::Attach,
            Message::Chosen(chosen) if chosen.is_empty() => Action::Run(Task::none()),
            Message::Chosen(chosen) => {
                self.waiting = chosen;
                Action::Attach
            }
            Message::Kept(target, kept) => after_keeping(target, kept, context),
            Message::Attached(Ok(attached)) => {
                let (document, attached) = *attached;
                let notice = said(&document, &attached);
                Action::Attached(Box::new(document), notice)
            }
            Message::Attached(Err(error)) => Action::Say(Notice::new(Severity::Error, error.message())),
            Message::Read => Action::Read,
            Message::Looked(file, damage) => match open(&file, damage, context.environment) {
                Ok(()) => Action::Run(Task::none()),
                Err(notice) => Action::Say(notice),
            },
        }
    }
}

/// Attaches files that were copied beside the registry to their document, or passes them to their form.
fn after_keeping(
    target: AttachTarget,
    kept: Option<Result<Vec<KeptFile>, StoreError>>,
    context: Context<'_>,
) -> Action {
    let kept = match kept {
        Some(Ok(kept)) => Ok(kept),
        Some(Err(error)) => Err(Notice::new(Severity::Error, error.message())),
        None => Err(work::broken_off()),
    };
    match (target, kept) {
        (AttachTarget::Form(form), kept) => Action::Into(form, kept),
        (AttachTarget::Document(id), Ok(kept)) => {
            let attached = context.store.ask(move |store| attach(store, id, &kept).map(Box::new));
            Action::Run(Task::perform(attached, Message::Attached))
        }
        (AttachTarget::Document(_), Err(notice)) => Action::Say(notice),
    }
}

/// Checks that a file is unchanged since it was attached, before it is opened.
///
/// # Errors
/// Returns a notice when files of this kind are not opened from the window.
pub fn look_at(file: KeptFile, environment: &Environment) -> Result<Task<Message>, Notice> {
    if !OPENED.contains(&file.ending().as_str()) {
        let said = message!(texts::FILES_NOT_OPENED, name = file.name.as_str());
        return Err(Notice::new(Severity::Warning, said));
    }
    let files = Files::of(&environment.registry);
    let (_, looked) = work::start(move |_| (files.damage(&file), file));
    Ok(Task::perform(looked, |looked| match looked {
        Some((damage, file)) => Message::Looked(file, damage),
        None => Message::Chosen(Vec::new()),
    }))
}

fn open(file: &KeptFile, damage: Option<FileDamage>, environment: &Environment) -> Result<(), Notice> {
    let path = Files::of(&environment.registry).path(file);
    if let Some(damage) = damage {
        let error = StoreError::FileDamaged(path, file.name.clone(), damage);
        return Err(Notice::new(Severity::Error, error.message()));
    }
    (environment.open)(&path).map_err(|detail| {
        let said = message!(texts::FILES_OPEN_FAILED, name = file.name.as_str(), detail = detail);
        Notice::new(Severity::Error, said)
    })
}

/// Reads the text of files not read yet, so that searches find it.
pub(super) fn read(environment: &Environment) -> Task<Message> {
    let (registry, writer) = (environment.registry.clone(), environment.writer());
    let (_, read) = work::start(move |_| read_files(&registry, &writer));
    // A failure is ignored: files not read now are read with the next ones.
    Task::perform(read, |_| Message::Read)
}

/// Attaches copied files to a document, and returns it with them.
fn attach(store: &mut Store, id: DocumentId, kept: &[KeptFile]) -> Result<(Document, Attached), StoreError> {
    let attached = store.write(|transaction| transaction.attach_all(id, kept))?;
    Ok((store.document(id)?, attached))
}

/// Returns the notice that names the attached files, the document, and the files it already had.
fn said(document: &Document, attached: &Attached) -> Notice {
    let names = |names: &[String]| names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    let known = message!(texts::FILES_KNOWN, names = names(&attached.known));
    if attached.names.is_empty() {
        return Notice::new(Severity::Warning, known);
    }
    let done =
        message!(texts::FILES_ATTACHED, names = names(&attached.names), document = registration::named(document));
    let notice = Notice::new(Severity::Success, done);
    if attached.known.is_empty() { notice } else { notice.with_more(known) }
}

impl Workspace {
    /// Something is held over the window, or no longer.
    pub fn hold_files(&mut self, held: bool) {
        self.details.hold_files(held);
        self.forms.hold_files(held);
    }

    /// Takes a file dropped on the window: a list to import, or a file to attach.
    pub fn drop_file(&mut self, path: PathBuf) -> Task<WorkspaceMessage> {
        if self.takes_lists() {
            return take_list(path);
        }
        self.hold_files(false);
        self.attaching.take(path).map(WorkspaceMessage::Files)
    }

    /// Files are to be attached: those that wait, or others that are asked for.
    pub(super) fn attach(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let Some(target) = self.target() else {
            self.attaching.give_up();
            self.notices.show(Notice::new(Severity::Warning, UserMessage::from(texts::FILES_NOTHING_CHOSEN)));
            return Task::none();
        };
        if let Some(task) = self.guard(Command::Attach) {
            return task;
        }
        if let AttachTarget::Form(form) = target
            && self.attaching.has_waiting()
            && let Some(entry) = self.forms.get_mut(form)
        {
            entry.files().begin_copying();
        }
        self.attaching.attach(target, self.registry.context(environment)).map(WorkspaceMessage::Files)
    }

    /// What files would be attached to now.
    fn target(&self) -> Option<AttachTarget> {
        if self.place != Screen::List || self.dialog.is_some() {
            return None;
        }
        match self.forms.open {
            Some(form @ Form::New(_)) => Some(AttachTarget::Form(form)),
            Some(Form::Amended) => Some(AttachTarget::Document(self.forms.amended()?.id())),
            None => self.list.chosen().map(|document| AttachTarget::Document(document.id())),
        }
    }

    pub(super) fn files_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        match self.attaching.update(message, self.registry.context(environment)) {
            Action::Run(task) => task.map(WorkspaceMessage::Files),
            Action::Attach => self.attach(environment),
            Action::Into(form, kept) => {
                self.notices.clear();
                let kept = kept.unwrap_or_else(|notice| {
                    self.notices.show(notice);
                    Vec::new()
                });
                if let Some(entry) = self.forms.get_mut(form) {
                    entry.files().take(kept);
                }
                Task::none()
            }
            Action::Attached(document, notice) => {
                self.notices.show(notice);
                self.set_files(*document);
                read(environment).map(WorkspaceMessage::Files)
            }
            Action::Read => self.refresh(Changed::Files, environment),
            Action::Say(notice) => {
                self.notices.show(notice);
                Task::none()
            }
        }
    }

    /// The document has files now, or none any more.
    pub(super) fn set_files(&mut self, document: Document) {
        if let Some(entry) = self.forms.get_mut(Form::Amended) {
            entry.set_has_file(&document);
        }
        self.list.replace(document);
    }

    /// Checks a file of the chosen document and opens it.
    pub(super) fn open_file(&mut self, file: KeptFile, environment: &Environment) -> Task<WorkspaceMessage> {
        match look_at(file, environment) {
            Ok(task) => task.map(WorkspaceMessage::Files),
            Err(notice) => {
                self.notices.show(notice);
                Task::none()
            }
        }
    }
}
