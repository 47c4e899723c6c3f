//! The dialog that prints on paper: which printer and how, then what becomes of the print job. New pages of a bound book count as
//! printed only when the clerk has seen that the paper is good.

mod view;

use std::{sync::Arc, thread, time::Duration};

use iced::{Element, Task};

use domain::{field::Field, printing_on::PrintCause};
use jobs::{JobError, print::PagePreview, print_out::PrintService};
use language::Language;
use printer::{JobState, JobStatus, MAX_COPIES, PageRange, PrintJob, PrintSettings, Printer, PrinterError, Sides};
use texts::{Text, UserMessage, message};

use super::{
    dialog::{Action, Dialog, DialogAnswer},
    guide::Chapter,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        form::{FieldSpec, FormEvent, InputForm},
        latest::{LatestRequest, RequestId},
        notice::Notice,
        theme::Severity,
    },
    last_printing::LastPrinting,
    work,
};

const COPIES: usize = 0;
const PAGES: usize = 1;
const SPECS: &[FieldSpec] = &[
    FieldSpec::short(texts::PRINT_OUT_COPIES, Field::Text, 0).limits(1, MAX_COPIES as u32),
    FieldSpec::text(texts::PRINT_OUT_PAGES, Field::Text, 0).placeholder(texts::PRINT_OUT_ALL_PAGES),
];

/// The pause between two questions about a print job.
const INTERVAL: Duration = Duration::from_millis(700);

/// What is printed.
#[derive(Debug)]
pub struct Printout {
    /// The pages.
    pub pages: PagePreview,
    /// How many there are.
    pub count: usize,
    /// The name of the form, under which its last printing is remembered.
    pub form: &'static str,
    /// The form's name for people.
    pub label: Text,
    /// The name in the queue of the printer.
    pub title: String,
    /// Whether it belongs to one document, so that it may be printed without the dialog.
    pub is_of_one: bool,
}

/// The dialog: the printers to choose from, and how far printing is.
#[derive(Debug)]
pub struct PrintOut {
    printout: Printout,
    printers: Vec<Printer>,
    /// Whether the system has answered which printers there are.
    is_listed: bool,
    /// The printer, by its index.
    printer: usize,
    sides: Option<Sides>,
    tray: Option<String>,
    /// Whether it is printed without the dialog from now on.
    at_once: bool,
    form: InputForm,
    last: Option<LastPrinting>,
    phase: Phase,
    /// The request for the status of the print jobs.
    request: LatestRequest,
    notice: Option<Notice>,
}

/// How far printing is.
#[derive(Debug)]
enum Phase {
    /// The clerk chooses.
    Choosing,
    /// The pages are being sent.
    Sending,
    /// They are in the queue of the printer.
    Printing {
        /// The jobs that are not over; each volume is one.
        jobs: Vec<PrintJob>,
        /// What the system says of the first; `None` until it has answered.
        status: Option<Result<JobStatus, PrinterError>>,
        /// Whether they are being cancelled.
        cancelling: bool,
        /// Whether the printer took only some of the volumes.
        is_partial: bool,
    },
    /// The printer reports the end, and the clerk is asked whether the paper is good.
    Confirming,
    /// The pages are being stored as printed.
    Storing,
}

/// The jobs that were sent, and why the next one was not.
type Sent = (Vec<PrintJob>, Option<JobError>);

#[derive(Debug, Clone)]
pub enum Message {
    /// The printers there are; `None` when the thread died.
    Listed(Option<Result<Vec<Printer>, PrinterError>>),
    /// An event of the inputs.
    Form(FormEvent),
    /// Choose the printer at this index.
    Printer(usize),
    /// Choose the sides.
    Sides(Option<Sides>),
    /// Choose the tray.
    Tray(Option<String>),
    /// Print without the dialog from now on, or not.
    AtOnce,
    /// Print.
    Start,
    /// The pages were sent; `None` when the thread died.
    Sent(Option<Arc<Sent>>),
    /// The status of the first job; `None` when the thread died.
    Status(RequestId, Option<Result<JobStatus, PrinterError>>),
    /// Cancel the print jobs.
    Cancel,
    /// They were cancelled, or why not; `None` when the thread died.
    Cancelled(Option<Result<(), PrinterError>>),
    /// The paper is good.
    Good,
    /// The paper is not good: print again.
    Bad,
    /// The pages were stored as printed; `None` when the thread died.
    Stored(Option<Result<(), JobError>>),
    /// Look at the pages.
    LookAt,
    /// Close the dialog.
    Leave,
}

impl PrintOut {
    /// Returns the dialog for a printout that was last printed in this way, and the task that asks which printers there are.
    pub fn new(
        printout: Printout,
        last: Option<LastPrinting>,
        service: &Arc<dyn PrintService>,
    ) -> (Self, Task<Message>) {
        let mut form = InputForm::new(SPECS);
        form.put(COPIES, "1".to_owned());
        form.begin();
        let service = service.clone();
        let (_, printers) = work::start(move |_| service.printers());
        let asked = Task::perform(printers, Message::Listed);
        let at_once = printout.is_of_one && last.as_ref().is_some_and(|last| last.at_once);
        let dialog = Self {
            printout,
            printers: Vec::new(),
            is_listed: false,
            printer: 0,
            sides: None,
            tray: None,
            at_once,
            form,
            last,
            phase: Phase::Choosing,
            request: LatestRequest::default(),
            notice: None,
        };
        (dialog, asked)
    }

    fn printer(&self) -> Option<&Printer> {
        self.printers.get(self.printer)
    }

    /// Whether a part of the pages may be printed: never of new pages of a bound book, which are stored together.
    fn selects_pages(&self) -> bool {
        let is_one_file = self.printout.pages.files.len() == 1;
        is_one_file && !self.printout.pages.keeps_pages() && self.printer().is_some_and(|printer| printer.selects_pages)
    }

    /// Takes over the printers and chooses the one of last time, else the default one.
    fn set_printers(&mut self, printers: Vec<Printer>) {
        let of_last = |last: &LastPrinting| printers.iter().position(|printer| printer.name == last.printer);
        let of_last = self.last.as_ref().and_then(of_last);
        // Without the dialog, only the printer used last time is accepted.
        self.at_once &= of_last.is_some();
        let default = printers.iter().position(|printer| printer.is_default);
        self.printers = printers;
        self.choose(of_last.or(default).unwrap_or(0));
        if of_last.is_some()
            && let (Some(last), Some(printer)) = (&self.last, self.printers.get(self.printer))
        {
            self.sides = last.sides().filter(|sides| printer.sides.contains(sides));
            self.tray = last.tray.clone().filter(|tray| printer.trays.contains(tray));
        }
    }

    /// Chooses a printer, with the sides and the tray that it is set to.
    fn choose(&mut self, printer: usize) {
        self.printer = printer;
        (self.sides, self.tray) = (None, None);
        self.form.hide(PAGES, !self.selects_pages());
    }

    /// Reads the settings; `None` if there are problems, which are added to the form.
    fn settings(&mut self) -> Option<PrintSettings> {
        self.form.check();
        let copies = self.form.number(COPIES);
        let text = if self.selects_pages() { self.form.text(PAGES) } else { String::new() };
        let pages = if text.is_empty() { Some(Vec::new()) } else { PageRange::parse_all(&text) };
        if pages.is_none() {
            self.form.wrong(PAGES, domain::field::Cause::Print(PrintCause::NotPageRanges(text)));
        }
        let pages = pages.filter(|_| !self.form.has_problem())?;
        let copies = copies.and_then(|copies| u16::try_from(copies).ok()).unwrap_or(1);
        Some(PrintSettings { copies, sides: self.sides, pages, tray: self.tray.clone(), paper: None })
    }

    /// Sends the pages to the printer.
    fn start(&mut self, service: &Arc<dyn PrintService>) -> Task<Message> {
        if !matches!(self.phase, Phase::Choosing) {
            return Task::none();
        }
        let Some(settings) = self.settings() else {
            return self.form.to_first_problem().unwrap_or_else(Task::none);
        };
        let Some(printer) = self.printer().cloned() else { return Task::none() };
        if let Err(error) = printer.offers(&settings) {
            self.notice = Some(Notice::new(Severity::Error, error.message()));
            return Task::none();
        }
        (self.phase, self.notice) = (Phase::Sending, None);
        let (service, files, title) = (service.clone(), self.printout.pages.files.clone(), self.printout.title.clone());
        let (_, sent) = work::start(move |_| {
            let mut jobs = Vec::new();
            for (at, file) in files.iter().enumerate() {
                let title = if files.len() > 1 { format!("{title}-quyen-{:02}", at + 1) } else { title.clone() };
                match service.print(file, &printer, &title, settings.clone()) {
                    Ok(job) => jobs.push(job),
                    Err(error) => return Arc::new((jobs, Some(error))),
                }
            }
            Arc::new((jobs, None))
        });
        Task::perform(sent, Message::Sent)
    }

    /// Handles the result of sending; the printer may have taken only some of the volumes.
    fn sent(&mut self, sent: Option<Arc<Sent>>, service: &Arc<dyn PrintService>) -> Task<Message> {
        self.phase = Phase::Choosing;
        let Some(sent) = sent else {
            self.notice = Some(work::broken_off());
            return Task::none();
        };
        let (jobs, error) = &*sent;
        self.notice = error.as_ref().map(work::failure);
        if jobs.is_empty() {
            return Task::none();
        }
        if error.is_some() {
            let said = message!(texts::PRINT_OUT_SOME_SENT, sent = jobs.len(), count = self.printout.pages.files.len());
            self.notice = self.notice.take().map(|notice| notice.with_more(said));
        }
        let is_partial = error.is_some();
        self.phase = Phase::Printing { jobs: jobs.clone(), status: None, cancelling: false, is_partial };
        self.ask_status(service, Duration::ZERO)
    }

    /// Asks for the status of the first print job that is not over.
    fn ask_status(&mut self, service: &Arc<dyn PrintService>, pause: Duration) -> Task<Message> {
        let Phase::Printing { jobs, .. } = &self.phase else { return Task::none() };
        let Some(job) = jobs.first().copied() else { return Task::none() };
        let (request, service) = (self.request.renew(), service.clone());
        let (_, status) = work::start(move |_| {
            thread::sleep(pause);
            service.status(job)
        });
        Task::perform(status, move |status| Message::Status(request, status))
    }

    /// Takes over the status of the first print job.
    fn set_status(&mut self, answer: Option<Result<JobStatus, PrinterError>>, context: Context<'_>) -> Action<Message> {
        let Phase::Printing { jobs, status, is_partial, .. } = &mut self.phase else { return Task::none().into() };
        let is_partial = *is_partial;
        let Some(answer) = answer else {
            *status = None;
            return self.ask_status(&context.environment.printers, INTERVAL).into();
        };
        let state = answer.as_ref().ok().map(|status| status.state);
        if matches!(state, Some(JobState::Cancelled | JobState::Failed)) {
            self.notice = answer.ok().map(|status| Notice::new(Severity::Error, status.message()));
            return self.give_up(context).into();
        }
        let pause = if state == Some(JobState::Completed) {
            jobs.remove(0);
            Duration::ZERO
        } else {
            INTERVAL
        };
        if !jobs.is_empty() {
            *status = Some(answer);
            return self.ask_status(&context.environment.printers, pause).into();
        }
        if is_partial {
            // The notice says which volumes were not sent, so that the clerk can print again.
            self.phase = Phase::Choosing;
        } else if self.printout.pages.keeps_pages() {
            self.phase = Phase::Confirming;
        } else {
            let said = self.printer().map(|printer| message!(texts::PRINT_OUT_DONE, printer = printer.label.as_str()));
            return self.done(said.map(|said| Notice::new(Severity::Success, said)));
        }
        Task::none().into()
    }

    /// Cancels the remaining jobs after the first one failed, and lets the clerk print again.
    fn give_up(&mut self, context: Context<'_>) -> Task<Message> {
        let before = std::mem::replace(&mut self.phase, Phase::Choosing);
        self.request.renew();
        let Phase::Printing { jobs, .. } = before else { return Task::none() };
        let service = context.environment.printers.clone();
        // The first job has ended. Errors are ignored: a job that can no longer be cancelled needs nothing from the clerk.
        let (_, cancelled) = work::start(move |_| drop(cancel_all(&*service, jobs.get(1..).unwrap_or_default())));
        Task::future(cancelled).discard()
    }

    fn cancel(&mut self, service: &Arc<dyn PrintService>) -> Task<Message> {
        let Phase::Printing { jobs, cancelling, .. } = &mut self.phase else { return Task::none() };
        if std::mem::replace(cancelling, true) {
            return Task::none();
        }
        let (jobs, service) = (jobs.clone(), service.clone());
        let (_, cancelled) = work::start(move |_| cancel_all(&*service, &jobs));
        Task::perform(cancelled, Message::Cancelled)
    }

    fn cancelled(&mut self, answer: Option<Result<(), PrinterError>>) {
        let Phase::Printing { cancelling, .. } = &mut self.phase else { return };
        *cancelling = false;
        match answer {
            Some(Ok(())) => {
                self.phase = Phase::Choosing;
                self.request.renew();
                self.notice = Some(Notice::new(Severity::Neutral, UserMessage::from(texts::PRINT_JOB_CANCELLED)));
            }
            Some(Err(error)) => self.notice = Some(Notice::new(Severity::Error, error.message())),
            None => self.notice = Some(work::broken_off()),
        }
    }

    /// Stores the new pages as printed.
    fn store(&mut self, context: Context<'_>) -> Task<Message> {
        (self.phase, self.notice) = (Phase::Storing, None);
        let (registry, writer) = (context.environment.registry.clone(), context.environment.writer());
        let pages = self.printout.pages.clone();
        let (_, stored) = work::start(move |_| pages.store_pages(&registry, &writer));
        Task::perform(stored, Message::Stored)
    }

    fn stored(&mut self, answer: Option<Result<(), JobError>>) -> Action<Message> {
        self.phase = Phase::Confirming;
        match answer {
            Some(Ok(())) => return self.done(Notice::of_several(Severity::Success, self.printout.pages.told.clone())),
            Some(Err(error)) => self.notice = Some(work::failure(&error)),
            None => self.notice = Some(work::broken_off()),
        }
        Task::none().into()
    }

    /// Closes the dialog and remembers how the form was printed.
    fn done(&self, notice: Option<Notice>) -> Action<Message> {
        let printer = self.printer().map(|printer| printer.name.clone()).unwrap_or_default();
        let last = LastPrinting {
            printer,
            sides: self.sides.map(|sides| sides.key().to_owned()),
            tray: self.tray.clone(),
            at_once: self.at_once,
        };
        Action::Done(DialogAnswer::PrintedOut { form: self.printout.form, last, notice })
    }

    fn leave(&self) -> Action<Message> {
        match &self.phase {
            Phase::Choosing => Action::Leave,
            // Sending and storing end soon and cannot be undone.
            Phase::Sending | Phase::Storing => Task::none().into(),
            Phase::Printing { .. } | Phase::Confirming if self.printout.pages.keeps_pages() => {
                let said = UserMessage::from(texts::PRINT_OUT_NOT_STORED);
                self.done(Some(Notice::new(Severity::Warning, said)))
            }
            Phase::Printing { .. } | Phase::Confirming => {
                let said =
                    self.printer().map(|printer| message!(texts::PRINT_OUT_LEFT, printer = printer.label.as_str()));
                self.done(said.map(|said| Notice::new(Severity::Neutral, said)))
            }
        }
    }
}

/// Cancels print jobs, and returns the first error after having tried all of them.
fn cancel_all(service: &dyn PrintService, jobs: &[PrintJob]) -> Result<(), PrinterError> {
    jobs.iter().map(|job| service.cancel(*job)).fold(Ok(()), Result::and)
}

impl Dialog for PrintOut {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::PrintOut;
    const CHAPTER: Chapter = Chapter::Print;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        let service = &context.environment.printers;
        match message {
            Message::Listed(listed) => {
                self.is_listed = true;
                match listed {
                    Some(Ok(printers)) if printers.is_empty() => {
                        self.notice = Some(Notice::new(Severity::Warning, PrinterError::NoPrinters.message()));
                    }
                    Some(Ok(printers)) => {
                        self.set_printers(printers);
                        return if self.at_once { self.start(service) } else { self.form.focus() }.into();
                    }
                    Some(Err(error)) => self.notice = Some(Notice::new(Severity::Warning, error.message())),
                    None => self.notice = Some(work::broken_off()),
                }
            }
            Message::Form(event) => return self.form.update(event, context.today, |_, _| Vec::new()).into(),
            Message::Printer(at) => self.choose(at),
            Message::Sides(sides) => self.sides = sides,
            Message::Tray(tray) => self.tray = tray,
            Message::AtOnce => self.at_once = !self.at_once,
            Message::Start => return self.start(service).into(),
            Message::Sent(sent) => return self.sent(sent, service).into(),
            Message::Status(request, status) if self.request.is(request) => return self.set_status(status, context),
            Message::Cancel => return self.cancel(service).into(),
            Message::Cancelled(answer) => self.cancelled(answer),
            Message::Good if matches!(self.phase, Phase::Confirming) => return self.store(context).into(),
            Message::Bad if matches!(self.phase, Phase::Confirming) => {
                self.phase = Phase::Choosing;
                self.notice = Some(Notice::new(Severity::Neutral, UserMessage::from(texts::PRINT_OUT_AGAIN)));
            }
            Message::Stored(answer) => return self.stored(answer),
            Message::LookAt if matches!(self.phase, Phase::Choosing) => {
                return Action::Done(DialogAnswer::LookAt(Box::new(self.printout.pages.clone())));
            }
            Message::Leave => return self.leave(),
            // An answer to an earlier request, or a button of a phase that is over.
            Message::Status(..) | Message::Good | Message::Bad | Message::LookAt => {}
        }
        Task::none().into()
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        match command {
            Command::Start | Command::Enter if matches!(self.phase, Phase::Confirming) => {
                self.update(Message::Good, context)
            }
            Command::Start | Command::Enter => self.update(Message::Start, context),
            Command::NextChoice if self.printers.len() > 1 && matches!(self.phase, Phase::Choosing) => {
                self.update(Message::Printer((self.printer + 1) % self.printers.len()), context)
            }
            Command::Preview => self.update(Message::LookAt, context),
            Command::Leave if !self.form.is_offering() => self.update(Message::Leave, context),
            command => self.form.command_within(command, Message::Form).unwrap_or_else(Task::none).into(),
        }
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        self.panel(language)
    }
}
