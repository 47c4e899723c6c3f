//! What the workspace does for looking at what would be printed: setting it in memory on a thread of its own, showing it, and printing
//! just that.

use std::path::PathBuf;

use iced::{
    Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, operation},
};

use jobs::{
    JobError,
    print::{Made, PagePreview},
    print_request::{Target, What},
};
use paper::Views;

use super::{Action, Message as WorkspaceMessage, Screen, Workspace, dialog::OpenDialog, printing_out::Subject};
use crate::{
    env::Environment,
    keys::Command,
    screens::{
        export::Export,
        preview::{self, Preview},
        print::{self, PrintInput},
    },
    shell, work,
};

/// The chapter shown, and the screen before.
#[derive(Debug, Default)]
pub struct Previewing {
    shown: Option<Box<Preview>>,
    /// The dialog that asks for a list, when it is a list that is looked at.
    list: Option<Box<Export>>,
    /// The input that had the keyboard.
    focused: Option<Id>,
    /// What is shown.
    subject: Option<Subject>,
}

/// Who asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    Print,
    /// The dialog for a list.
    List,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// This input has the keyboard while it is asked for.
    Focused(Id),
    /// The preview is ready, or failed; `None` when its thread died.
    Previewed(Asker, Subject, Option<Result<(PagePreview, Views), JobError>>),
    /// On the screen.
    Seen(preview::Message),
    /// Where it is printed to was chosen, or not.
    Target(Option<PathBuf>),
    /// Printing ended; `None` when its thread died.
    Printed(Option<Result<Made, JobError>>),
}

impl Workspace {
    /// Sets what would be printed, beside the window.
    pub(super) fn preview(&mut self, what: What, environment: &Environment) -> Task<WorkspaceMessage> {
        let registry = environment.registry.clone();
        let (asker, file_name) = match (&what, &self.dialog) {
            (What::List(_), Some(OpenDialog::Export(export))) => (Asker::List, export.file_name()),
            (What::List(_), _) => (Asker::List, String::new()),
            _ => (Asker::Print, self.print.file_name()),
        };
        let subject = Subject::of(&what, file_name);
        let (progress, previewed) = work::start(move |progress| {
            let printout = what.preview(&registry, progress)?;
            let views = printout.views()?;
            Ok((printout, views))
        });
        match (asker, &mut self.dialog) {
            (Asker::List, Some(OpenDialog::Export(export))) => export.watch(progress),
            _ => self.print.watch(progress),
        }
        self.previewing = Previewing::default();
        let focused = operate(find_focused()).map(|id| WorkspaceMessage::Preview(Message::Focused(id)));
        let previewed = Task::perform(previewed, move |previewed| {
            WorkspaceMessage::Preview(Message::Previewed(asker, subject.clone(), previewed))
        });
        focused.chain(previewed)
    }

    pub(super) fn preview_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        match message {
            Message::Focused(id) => {
                self.previewing.focused = Some(id);
                Task::none()
            }
            Message::Previewed(asker, subject, Some(Ok((printout, views)))) if views.pages() > 0 => {
                self.show_preview(asker, subject, printout, views)
            }
            // Without pages there is nothing to print: the notice is the same.
            Message::Previewed(asker, _, Some(Ok((printout, _)))) => {
                self.not_shown(asker, Some(Ok(Made { files: Vec::new(), told: printout.told })))
            }
            Message::Previewed(asker, _, Some(Err(error))) => self.not_shown(asker, Some(Err(error))),
            Message::Previewed(asker, _, None) => self.not_shown(asker, None),
            Message::Seen(message) => {
                let Some(preview) = &mut self.previewing.shown else { return Task::none() };
                let action = preview.update(message);
                self.preview_action(action, environment)
            }
            Message::Target(None) => Task::none(),
            Message::Target(target) => {
                match &mut self.previewing.list {
                    Some(export) => export.choose(target),
                    None => drop(self.print.update(print::Message::FileChosen(PrintInput::Target, target))),
                }
                self.print_seen(environment)
            }
            Message::Printed(done) => self.seen_printed(done),
        }
    }

    /// Whether a list is being set to be looked at.
    pub(super) fn sets_list(&self) -> bool {
        matches!(&self.dialog, Some(OpenDialog::Export(export)) if export.is_working())
    }

    /// The preview that is shown; hidden while the guide is open.
    #[must_use]
    pub fn shown_preview(&self) -> Option<&Preview> {
        self.previewing.shown.as_deref().filter(|_| self.place != Screen::Guide)
    }

    /// Runs a command while it is shown.
    pub(super) fn preview_command(&mut self, command: Command, environment: &Environment) -> Action {
        let Some(preview) = &mut self.previewing.shown else { return Task::none().into() };
        let action = preview.command(command);
        self.preview_action(action, environment).into()
    }

    fn preview_action(&mut self, action: preview::Action, environment: &Environment) -> Task<WorkspaceMessage> {
        match action {
            preview::Action::Run(task) => task.map(seen),
            preview::Action::Print => self.print_out_seen(environment),
            preview::Action::SavePdf => self.print_seen(environment),
            preview::Action::Leave => self.leave_preview(),
        }
    }

    /// Shows what would be printed.
    fn show_preview(
        &mut self,
        asker: Asker,
        subject: Subject,
        printout: PagePreview,
        views: Views,
    ) -> Task<WorkspaceMessage> {
        match (asker, self.dialog.take()) {
            (Asker::List, Some(OpenDialog::Export(mut export))) => {
                export.rest();
                self.previewing.list = Some(export);
            }
            // The clerk may have left the dialog meanwhile.
            (Asker::List, other) => {
                self.dialog = other;
                return Task::none();
            }
            (Asker::Print, other) => {
                self.dialog = other;
                self.print.rest();
            }
        }
        let (preview, task) = Preview::new(printout, views);
        self.previewing.shown = Some(Box::new(preview));
        self.previewing.subject = Some(subject);
        task.map(seen)
    }

    /// Says in the screen that asked why there is nothing to preview.
    fn not_shown(&mut self, asker: Asker, done: Option<Result<Made, JobError>>) -> Task<WorkspaceMessage> {
        match (asker, &mut self.dialog, done) {
            (Asker::Print, _, done) => return self.printed(done),
            (Asker::List, Some(OpenDialog::Export(export)), Some(Err(error))) => export.fail(work::failure(&error)),
            (Asker::List, Some(OpenDialog::Export(export)), _) => export.fail(work::broken_off()),
            _ => {}
        }
        Task::none()
    }

    /// Returns to the screen before and focuses its input.
    pub(super) fn leave_preview(&mut self) -> Task<WorkspaceMessage> {
        let Previewing { list, focused, .. } = std::mem::take(&mut self.previewing);
        if let Some(export) = list {
            self.dialog = Some(OpenDialog::Export(export));
        }
        match focused {
            Some(id) => operation::focus(id.clone()).chain(operation::move_cursor_to_end(id)),
            None => Task::none(),
        }
    }

    /// Asks for the printer of the previewed pages.
    fn print_out_seen(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let Previewing { shown: Some(preview), subject: Some(subject), .. } = &self.previewing else {
            return Task::none();
        };
        let (subject, pages, views) = (subject.clone(), preview.printout.clone(), preview.views().clone());
        self.ask_printer(subject, pages, &views, environment)
    }

    /// Saves the previewed pages as a file; asks for it unless the clerk has named one.
    fn print_seen(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let (target, name) = match &self.previewing.list {
            Some(export) => (export.target(), export.file_name()),
            None => (self.print.target(), self.print.file_name()),
        };
        let Some(target) = target else {
            let chosen = |path| WorkspaceMessage::Preview(Message::Target(path));
            return environment.choose_target(environment.language.text(texts::PRINT_CHOOSE_TITLE), name, chosen);
        };
        let Some(preview) = &mut self.previewing.shown else { return Task::none() };
        if preview.printout.keeps_pages()
            && let Some(task) = self.guard(Command::Start)
        {
            return task;
        }
        let Some(preview) = &mut self.previewing.shown else { return Task::none() };
        preview.watch();
        let target = Target { replace: target.replace || preview.may_replace(), ..target };
        let printout = preview.printout.clone();
        let (registry, writer) = (environment.registry.clone(), environment.writer());
        let (_, done) = work::start(move |_| printout.print(&registry, &writer, &target));
        Task::perform(done, |done| WorkspaceMessage::Preview(Message::Printed(done)))
    }

    fn seen_printed(&mut self, done: Option<Result<Made, JobError>>) -> Task<WorkspaceMessage> {
        if let (Some(Err(error)), Some(preview)) = (&done, &mut self.previewing.shown)
            && error.is_name_taken()
        {
            preview.ask_to_replace(error);
            return Task::none();
        }
        match (self.previewing.list.take(), done) {
            (None, done) => {
                let said = self.printed(done);
                self.leave_preview().chain(said)
            }
            (Some(export), Some(Ok(made))) => {
                self.previewing = Previewing::default();
                self.exporting.has_printed(made.files.into_iter().next(), export.count());
                operation::focus(shell::SEARCH)
            }
            (Some(mut export), failed) => {
                export.fail(match failed {
                    Some(Err(error)) => work::failure(&error),
                    _ => work::broken_off(),
                });
                self.previewing.list = Some(export);
                self.leave_preview()
            }
        }
    }

    /// Says on the print screen what came of it.
    pub(super) fn printed(&mut self, done: Option<Result<Made, JobError>>) -> Task<WorkspaceMessage> {
        match self.print.update(print::Message::Done(done)) {
            print::Action::Run(task) => task.map(WorkspaceMessage::Print),
            _ => Task::none(),
        }
    }
}

fn seen(message: preview::Message) -> WorkspaceMessage {
    WorkspaceMessage::Preview(Message::Seen(message))
}
