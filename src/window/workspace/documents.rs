//! Documents in the workspace: runs actions of the details and forms, and shows a document in its list.

use chrono::Datelike;
use iced::{Task, clipboard};

use domain::{book::Book, document::Document, warning::Warning};
use texts::{UserMessage, message};

use super::{Form, Message, Screen, Workspace, attaching};
use crate::{
    context::Context,
    env::Environment,
    keys::Command,
    kit::{notice::Notice, theme::Severity},
    screens::{
        details,
        entry::{self, EntryForm},
    },
};

impl Workspace {
    pub(super) fn details_update(&mut self, message: details::Message, environment: &Environment) -> Task<Message> {
        if let Some(then) = message.changes()
            && let Some(task) = self.guard(then)
        {
            return task;
        }
        match self.details.update(message, self.list.chosen(), self.registry.context(environment)) {
            details::Action::Run(task) => task.map(Message::Details),
            details::Action::Completed(document) => {
                self.list.replace(*document);
                self.notices.show(Notice::new(Severity::Success, UserMessage::from(texts::DETAILS_SAVED)));
                Task::none()
            }
            details::Action::Withdraw(document) => self.open_withdraw(*document, environment),
            details::Action::Amend(document) => self.open_amended(&document, environment),
            details::Action::Link(document) => self.open_link(*document, environment),
            details::Action::Answer(document) => self.open_filled(Book::Outgoing, &document, environment),
            details::Action::Similar(document) => self.open_filled(document.book(), &document, environment),
            details::Action::Copy(citation) => {
                let said = message!(texts::DETAILS_CITED, citation = citation.as_str());
                self.notices.show(Notice::new(Severity::Success, said));
                clipboard::write(citation)
            }
            details::Action::Follow(kind) => self.open_follow_up(kind, environment),
            details::Action::Attach => self.attach(environment),
            details::Action::OpenFile(file) => self.open_file(file, environment),
            details::Action::WithdrawFile(attachment) => self.open_withdraw_file(*attachment),
            details::Action::Show(document) => self.show_document(*document),
            details::Action::Failed(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }

    /// Runs something of a form, with what it needs to know.
    fn entry_run(
        &mut self,
        form: Form,
        environment: &Environment,
        run: impl FnOnce(&mut EntryForm, Context<'_>) -> entry::Action,
    ) -> Task<Message> {
        let context = self.registry.context(environment);
        let Some(entry) = self.forms.get_mut(form) else { return Task::none() };
        let action = run(entry, context);
        let has_file = matches!(&action, entry::Action::Registered(document, _) if document.registration().has_file);
        let reading = if has_file { attaching::read(environment).map(Message::Files) } else { Task::none() };
        Task::batch([self.entry_action(form, action, environment), reading])
    }

    /// The same for what only makes a task.
    pub(super) fn with_entry(
        &mut self,
        form: Form,
        environment: &Environment,
        run: impl FnOnce(&mut EntryForm, Context<'_>) -> Task<entry::Message>,
    ) -> Task<Message> {
        self.entry_run(form, environment, |entry, context| entry::Action::Run(run(entry, context)))
    }

    pub(super) fn entry_update(
        &mut self,
        form: Form,
        message: entry::Message,
        environment: &Environment,
    ) -> Task<Message> {
        self.entry_run(form, environment, |entry, context| entry.update(message, context))
    }

    pub(super) fn entry_command(&mut self, form: Form, command: Command, environment: &Environment) -> Task<Message> {
        self.entry_run(form, environment, |entry, context| entry.command(command, context))
    }

    /// Whether what is shown is being saved.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        match self.place {
            Screen::Batch => self.batch.is_saving(),
            Screen::Envelopes => self.envelopes.is_saving(),
            _ => self.forms.opened().is_some_and(|(_, entry)| entry.is_saving()),
        }
    }

    /// The form that is seen and asks something that must be answered first.
    pub(super) fn asking_form(&self) -> Option<Form> {
        let (form, entry) = self.forms.opened().filter(|_| self.place == Screen::List)?;
        entry.is_asking().then_some(form)
    }

    fn entry_action(&mut self, form: Form, action: entry::Action, environment: &Environment) -> Task<Message> {
        match action {
            entry::Action::Run(task) => task.map(move |message| Message::Entry(form, message)),
            entry::Action::Leave => {
                self.forms.open = None;
                Task::none()
            }
            entry::Action::Registered(document, task) => {
                let task = task.map(move |message| Message::Entry(form, message));
                Task::batch([task, self.registered(*document)])
            }
            entry::Action::Amended(document, warnings) => {
                self.forms.end_amending();
                self.list.replace(*document);
                let severity = if warnings.is_empty() { Severity::Success } else { Severity::Warning };
                let told = Notice::new(severity, UserMessage::from(texts::ENTRY_AMENDED));
                self.notices.show(warnings.iter().map(Warning::message).fold(told, Notice::with_more));
                Task::none()
            }
            entry::Action::Show(document) => self.show_document(*document),
            entry::Action::Envelopes => self.go(Screen::Envelopes, environment),
            entry::Action::ChooseFiles => self.attach(environment),
        }
    }

    pub(super) fn open_form(&mut self, book: Book, environment: &Environment) -> Task<Message> {
        if let Some(task) = self.guard(Command::Register(book)) {
            return task;
        }
        self.place = Screen::List;
        self.forms.open = Some(Form::New(book));
        self.notices.clear();
        self.details.forget();
        let mut tasks = Vec::new();
        if self.scope.book != book || !self.scope.is_empty() {
            self.scope.show_book(book);
            tasks.push(self.show());
        }
        tasks.push(self.with_entry(Form::New(book), environment, EntryForm::enter));
        Task::batch(tasks)
    }

    /// Opens the form of a book filled from a document: with the answer to it where it is of the other book, else like it.
    fn open_filled(&mut self, book: Book, document: &Document, environment: &Environment) -> Task<Message> {
        let context = self.registry.context(environment);
        if let Some(entry) = self.forms.get_mut(Form::New(book)).filter(|entry| !entry.is_saving()) {
            entry.fill_from(document, context);
        }
        self.open_form(book, environment)
    }

    fn open_amended(&mut self, document: &Document, environment: &Environment) -> Task<Message> {
        self.forms.amend(document, &environment.language);
        self.notices.clear();
        self.with_entry(Form::Amended, environment, EntryForm::enter)
    }

    /// The new row appears at the top, in its year.
    fn registered(&mut self, document: Document) -> Task<Message> {
        self.warn_of_last_numbers();
        let year = document.book_date().year();
        let elsewhere = self.scope.year.is_some_and(|shown| shown != year);
        if elsewhere {
            self.scope.year = Some(year);
        }
        let list = if elsewhere || self.scope.book != document.book() || !self.scope.is_empty() {
            self.scope.show_book(document.book());
            self.list.show_on(self.query(), document, &self.registry.store)
        } else {
            self.list.show_new(document, &self.registry.store)
        };
        let reference = if elsewhere { self.reload_reference() } else { Task::none() };
        Task::batch([list.map(Message::List), reference])
    }

    /// Shows a document in its book and year, chosen.
    pub(super) fn show_document(&mut self, document: Document) -> Task<Message> {
        self.place = Screen::List;
        self.forms.open = None;
        self.scope.show_book(document.book());
        self.details.forget();
        let year = Some(document.book_date().year());
        if self.scope.year != year {
            self.scope.choose_year(year);
        }
        self.list.drop_filters();
        let list = self.list.show_on(self.query(), document, &self.registry.store).map(Message::List);
        Task::batch([list, self.reload_reference()])
    }

    /// Reads the story of the chosen document when it is another, or another than before.
    pub(super) fn follow_chosen(&mut self) -> Task<Message> {
        self.details.show(self.list.chosen(), &self.registry.store, self.today).map(Message::Details)
    }
}
