//! What the desk does for the print screen: asking where to, printing on a thread of its own, opening what was printed.

use std::path::PathBuf;

use iced::Task;

use super::{Desk, Message};
use crate::{
    domain::message::Message as Sentence,
    jobs::{
        print_book::{PrintBook, print_book},
        print_day::close_day,
        print_form::{PrintForm, print_form},
        print_on::{print_again, print_on},
    },
    language::Language,
    store::{Access, Store},
    window::{
        env::Environment,
        hotkey::Command,
        kit::{notice::Notice, theme::Tone},
        screens::print,
        work,
    },
};

impl Desk {
    pub(super) fn print_action(
        &mut self,
        action: print::Action,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        match action {
            print::Action::Run(task) => task.map(Message::Print),
            print::Action::Ask(name) => {
                let asked = (environment.ask_target)(language.text("print-choose-title"), name);
                Task::perform(asked, |path| Message::Print(print::Message::Chosen(path)))
            }
            print::Action::Print(order) => self.print_order(*order, environment),
            print::Action::CloseDay(target) => self.close_day(target, environment),
            print::Action::Open(path) => {
                if let Err(why) = (environment.open)(&path) {
                    let said = Sentence::new("print-not-opened").with("path", path.display().to_string());
                    self.print.fail(Notice::new(Tone::Bad, said.with("why", why)));
                }
                Task::none()
            }
        }
    }

    fn close_day(&mut self, target: PathBuf, environment: &Environment) -> Task<Message> {
        if let Some(task) = self.holds_back(Command::Withdraw) {
            return task;
        }
        let registry = environment.registry.clone();
        let (progress, files) = work::start(move |_| {
            let mut store = Store::open(&registry, Access::Write)?;
            close_day(&mut store, &target)?;
            Ok(print::Made::files(vec![target]))
        });
        self.print.watch(progress);
        Task::perform(files, |files| Message::Print(print::Message::Done(files)))
    }

    fn print_order(&mut self, order: print::Order, environment: &Environment) -> Task<Message> {
        // What goes on paper for good is kept in the registry.
        if matches!(order, print::Order::NewPages(_))
            && let Some(task) = self.holds_back(Command::Save)
        {
            return task;
        }
        let registry = environment.registry.clone();
        let (progress, files) = work::start(move |progress| match order {
            print::Order::Book(book) => print_book(&PrintBook { registry, ..book }, progress).map(print::Made::files),
            print::Order::Form(form) => {
                print_form(&PrintForm { registry: Some(registry), ..form }, progress).map(print::Made::files)
            }
            print::Order::NewPages(order) => {
                let mut store = Store::open(&registry, Access::Write)?;
                let printed = print_on(&mut store, &order, progress)?;
                let files = if printed.pages.is_empty() { Vec::new() } else { vec![order.target] };
                Ok(print::Made { files, told: printed.messages() })
            }
            print::Order::PagesAgain(order) => {
                print_again(&Store::open(&registry, Access::Read)?, &order)?;
                Ok(print::Made::files(vec![order.target]))
            }
        });
        self.print.watch(progress);
        Task::perform(files, |files| Message::Print(print::Message::Done(files)))
    }
}
