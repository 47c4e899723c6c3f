//! The list in the workspace: its keys, filters and years, and the actions of its rows.

use iced::Task;

use super::{Action, Message, Screen, Workspace, exporting};
use crate::{
    env::Environment,
    keys::Command,
    kit::{advance, notice::Notice, rows::Step, theme::Severity},
    preferences::PreferenceChange,
    screens::{
        details,
        list::{self, Pressed},
    },
};

impl Workspace {
    pub(super) fn list_command(&mut self, command: Command, environment: &Environment) -> Task<Message> {
        if command == Command::Open && self.exporting.has_made() {
            return self.exporting_update(exporting::Message::Open, environment);
        }
        if let Some(task) = self.day_work_command(command, environment) {
            return task;
        }
        if let Some(message) = self.details.command(command) {
            return self.details_update(message, environment);
        }
        match command {
            Command::Step(step) => self.step(step),
            Command::Through(step) => {
                self.details.forget();
                Task::batch([self.list.step_through(step, &self.registry.store).map(Message::List), into_the_list()])
            }
            Command::All => {
                self.list.select_all();
                into_the_list()
            }
            Command::Menu => {
                self.list.open_menu();
                into_the_list()
            }
            Command::Order => {
                self.list.open_order_menu();
                into_the_list()
            }
            Command::Columns => {
                let turn = list::Message::Columns(list::Choice::ToggleStrip);
                Task::batch([self.list_update(turn, environment), into_the_list()])
            }
            Command::PrintList => self.exporting_update(exporting::Message::Print, environment),
            Command::GoTo => self.list.open_going().map(Message::List),
            Command::Enter if self.list.is_going() => self.list_update(list::Message::Go, environment),
            Command::Leave if self.list.is_going() => {
                self.list.leave_going();
                Task::none()
            }
            Command::Copy => self.exporting_update(exporting::Message::Copy, environment),
            Command::Export => self.exporting_update(exporting::Message::Export, environment),
            Command::Leave if self.exporting.is_working() => {
                self.exporting_update(exporting::Message::Stop, environment)
            }
            Command::Leave if self.backups.may_stop() => {
                self.backups.stop();
                Task::none()
            }
            Command::Leave if self.list.select_one() => Task::none(),
            Command::Enter if self.list.chosen().is_none() => self.step(Step::Home),
            Command::Enter => self.details_update(details::Message::OpenOnly, environment),
            Command::Filter => self.list_update(list::Message::ToggleFilters, environment),
            Command::Stretch => self.quick(Pressed::NextStretch, environment),
            Command::Waiting => self.quick(Pressed::Waiting, environment),
            Command::Due => self.quick(Pressed::Due, environment),
            Command::Mine => self.quick(Pressed::Mine, environment),
            Command::SearchedBook if !self.scope.is_empty() => {
                self.scope.restrict_next();
                self.show()
            }
            Command::Next => advance::next(),
            Command::Previous => advance::previous(),
            Command::Leave if !self.scope.is_empty() => {
                self.scope.search.clear();
                self.show()
            }
            Command::Leave if self.list.drop_quick() => self.show(),
            Command::Leave => {
                self.notices.clear();
                Task::batch([self.exporting_update(exporting::Message::Dismiss, environment), into_the_list()])
            }
            _ => Task::none(),
        }
    }

    fn quick(&mut self, pressed: Pressed, environment: &Environment) -> Task<Message> {
        self.details.forget();
        self.list_update(list::Message::Quick(pressed), environment)
    }

    fn step(&mut self, step: Step) -> Task<Message> {
        self.details.forget();
        Task::batch([self.list.step(step, &self.registry.store).map(Message::List), into_the_list()])
    }

    /// The years from the newest to the oldest, then all of them.
    pub(super) fn turn_year(&mut self, command: Command) -> Task<Message> {
        if !self.scope.turn_year(command == Command::YearBefore, &self.registry.reference.years) {
            return Task::none();
        }
        self.details.forget();
        Task::batch([self.reload_reference(), self.show(), self.read_envelopes()])
    }

    pub(super) fn list_update(&mut self, message: list::Message, environment: &Environment) -> Task<Message> {
        let action = self.list.update(message, &self.registry.store);
        self.list_action(action, environment)
    }

    /// Opens the kept searches in the list.
    pub(super) fn open_saved_menu(&mut self) -> Task<Message> {
        (self.place, self.forms.open) = (Screen::List, None);
        self.list.open_saved_menu();
        into_the_list()
    }

    pub(super) fn list_action(&mut self, action: list::Action, environment: &Environment) -> Task<Message> {
        match action {
            list::Action::None => Task::none(),
            list::Action::Run(task) => task.map(Message::List),
            list::Action::Chosen(task) => {
                self.details.forget();
                self.day_work.hold(false);
                self.forms.open = None;
                task.map(Message::List)
            }
            list::Action::Restrict(book) => {
                self.scope.restrict = book;
                self.show()
            }
            list::Action::Filtered(task) => Task::batch([self.show(), task.map(Message::List)]),
            list::Action::Register(book) => self.open_form(book, environment),
            list::Action::Command(command) => match self.key(command, environment) {
                Action::Run(task) => task,
                // A menu offers nothing that concerns the window itself.
                Action::PreferenceChange(_) | Action::Restore(..) => Task::none(),
            },
            list::Action::PrintForm(form) => match self.list.chosen().cloned() {
                Some(document) => self.print_form_of(form, &document, environment),
                None => Task::none(),
            },
            list::Action::KeepColumns(columns, task) => Task::batch([
                task.map(Message::List),
                Task::done(Message::PreferenceChange(PreferenceChange::Columns(columns))),
            ]),
            list::Action::Saved(saved) => self.saved(saved, &environment.language),
            list::Action::Say(said) => {
                self.notices.show(Notice::new(Severity::Warning, said));
                Task::none()
            }
            list::Action::Failed(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }
}

/// The keyboard goes from the search box into the list, so that keys like Ctrl+A mean its rows.
pub(super) fn into_the_list<Message: Send + 'static>() -> Task<Message> {
    iced::advanced::widget::operate(iced::advanced::widget::operation::focusable::unfocus())
}
