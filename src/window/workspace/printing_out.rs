//! Printing on paper in the workspace: makes the pages on a thread of its own, opens the dialog of the printers, and remembers how each
//! form was printed.

use iced::Task;

use domain::document::Document;
use jobs::{
    JobError,
    print::{Made, PagePreview},
    print_request::{FormOptions, FormRequest, Part, What},
};
use paper::{Views, catalogue::Form};
use store::Changed;

use super::{
    Action, Message as WorkspaceMessage, Workspace,
    previewing::{self, Asker},
};
use crate::{
    env::Environment,
    keys::Command,
    kit::notice::Notice,
    last_printing::{LastPrinting, LastPrintings},
    preferences::PreferenceChange,
    screens::print_out::{PrintOut, Printout},
    work,
};

/// The name under which the last printing of a list is remembered; forms have names of their own.
const LIST: &str = "danh-sach";

/// Where printing was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The print screen.
    Print,
    /// A document in the list.
    List,
}

/// The form, and whether the pages belong to one document.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The form; `None` for a list.
    form: Option<&'static Form>,
    /// Whether they are of one document.
    is_of_one: bool,
    /// The name of the file they would be saved to.
    file_name: String,
}

impl Subject {
    pub(super) fn of(what: &What, file_name: String) -> Self {
        let is_of_one = matches!(what, What::Form(FormRequest { part: Part::Document(_), .. }));
        Self { form: what.form(), is_of_one, file_name }
    }

    fn printout(&self, pages: PagePreview, count: usize) -> Printout {
        Printout {
            pages,
            count,
            form: self.form.map_or(LIST, |form| form.name),
            label: self.form.map_or(texts::PRINT_OUT_LIST, |form| form.label),
            title: self.file_name.trim_end_matches(".pdf").to_owned(),
            is_of_one: self.is_of_one,
        }
    }
}

/// The pages, and how many.
type Pages = Result<(PagePreview, Views), JobError>;

#[derive(Debug, Clone)]
pub enum Message {
    /// The pages were made, or why not; `None` when the thread died.
    Made(Origin, Subject, Option<Pages>),
}

#[derive(Debug, Default)]
pub struct PrintingOut {
    lasts: LastPrintings,
    /// The subject of the pages in the dialog.
    subject: Option<Subject>,
}

impl PrintingOut {
    pub(super) fn new(lasts: LastPrintings) -> Self {
        Self { lasts, subject: None }
    }
}

impl Workspace {
    /// Makes the pages, then asks for the printer.
    pub(super) fn print_out(
        &mut self,
        what: What,
        (origin, file_name): (Origin, String),
        environment: &Environment,
    ) -> Task<WorkspaceMessage> {
        let subject = Subject::of(&what, file_name);
        let registry = environment.registry.clone();
        let (progress, made) = work::start(move |progress| {
            let pages = what.preview(&registry, progress)?;
            let views = pages.views()?;
            Ok((pages, views))
        });
        if origin == Origin::Print {
            self.print.watch(progress);
        }
        Task::perform(made, move |made| WorkspaceMessage::PrintOut(Message::Made(origin, subject.clone(), made)))
    }

    /// Prints a form of one document.
    pub(super) fn print_form_of(
        &mut self,
        form: &'static Form,
        document: &Document,
        environment: &Environment,
    ) -> Task<WorkspaceMessage> {
        let file_name = format!("{}-{}", form.name, document.number());
        let request = FormRequest {
            form,
            part: Part::Document(document.id()),
            authority: None,
            options: FormOptions::default(),
            today: self.today,
        };
        self.print_out(What::Form(request), (Origin::List, file_name), environment)
    }

    pub(super) fn print_out_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        let Message::Made(origin, subject, made) = message;
        match (origin, made) {
            (_, Some(Ok((pages, views)))) if views.pages() > 0 => {
                if origin == Origin::Print {
                    self.print.rest();
                }
                self.ask_printer(subject, pages, &views, environment)
            }
            (Origin::Print, made) => {
                // The messages say why there are no pages.
                self.printed(made.map(|made| made.map(|(pages, _)| Made { files: Vec::new(), told: pages.told })))
            }
            (Origin::List, made) => {
                let notice = match made {
                    Some(Err(error)) => work::failure(&error),
                    _ => work::broken_off(),
                };
                self.notices.show(notice);
                Task::none()
            }
        }
    }

    /// Opens the dialog of the printers over the screen or the preview, unless another dialog was opened meanwhile.
    pub(super) fn ask_printer(
        &mut self,
        subject: Subject,
        pages: PagePreview,
        views: &Views,
        environment: &Environment,
    ) -> Task<WorkspaceMessage> {
        if self.dialog.is_some() {
            return Task::none();
        }
        if pages.keeps_pages()
            && let Some(task) = self.guard(Command::Start)
        {
            return task;
        }
        let printout = subject.printout(pages, views.pages());
        let last = self.printing_out.lasts.of(printout.form).cloned();
        self.printing_out.subject = Some(subject);
        self.open(PrintOut::new(printout, last, &environment.printers))
    }

    /// Remembers how a form was printed, says what came of it, and returns to the screen from which it was printed.
    pub(super) fn printed_out(
        &mut self,
        form: &'static str,
        last: LastPrinting,
        notice: Option<Notice>,
        environment: &Environment,
    ) -> Action {
        self.notices.extend(notice);
        self.printing_out.lasts.remember(form, last);
        // The pages may have been stored as printed, through a connection of its own.
        let tasks = [self.leave_preview(), self.back_from_dialog(), self.refresh(Changed::ClosedDays, environment)];
        let preference = PreferenceChange::Printings(self.printing_out.lasts.clone());
        Task::batch(tasks.into_iter().chain([Task::done(WorkspaceMessage::PreferenceChange(preference))])).into()
    }

    /// Shows the pages that were about to be printed.
    pub(super) fn look_at(&mut self, pages: PagePreview) -> Task<WorkspaceMessage> {
        if self.shown_preview().is_some() {
            return Task::none();
        }
        let Some(subject) = self.printing_out.subject.take() else { return Task::none() };
        let (_, previewed) = work::start(move |_| {
            let views = pages.views()?;
            Ok((pages, views))
        });
        Task::perform(previewed, move |previewed| {
            WorkspaceMessage::Preview(previewing::Message::Previewed(Asker::Print, subject.clone(), previewed))
        })
    }
}
