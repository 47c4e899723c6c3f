//! Printing in the workspace: asks for the file, prints on a thread of its own, and opens the result.

use std::path::PathBuf;

use iced::Task;

use jobs::{print::Made, print_day::close_day, print_request::PrintRequest};
use store::{Access, Store};
use texts::message;

use super::{Message, Workspace, printing_out::Origin};
use crate::{
    env::Environment,
    keys::Command,
    kit::{notice::Notice, theme::Severity},
    screens::print::{self, PrintInput},
    work,
};

impl Workspace {
    pub(super) fn print_action(&mut self, action: print::Action, environment: &Environment) -> Task<Message> {
        match action {
            print::Action::Run(task) => task.map(Message::Print),
            print::Action::AskFile(input, name) => {
                let chosen = move |path| Message::Print(print::Message::FileChosen(input, path));
                if input == PrintInput::Stamped {
                    environment.choose_file(environment.language.text(texts::PRINT_STAMPED_TITLE), &["pdf"], chosen)
                } else {
                    environment.choose_target(environment.language.text(texts::PRINT_CHOOSE_TITLE), name, chosen)
                }
            }
            print::Action::Preview(what) => self.preview(*what, environment),
            print::Action::PrintOut(what) => {
                let name = self.print.file_name();
                self.print_out(*what, (Origin::Print, name), environment)
            }
            print::Action::Save(request) => self.print_request(*request, environment),
            print::Action::CloseDay(target) => self.close_day(target, environment),
            print::Action::Open(path) => {
                if let Err(why) = (environment.open)(&path) {
                    self.print.fail(Notice::new(
                        Severity::Error,
                        message!(texts::PRINT_NOT_OPENED, path = path.display().to_string(), why = why),
                    ));
                }
                Task::none()
            }
        }
    }

    fn close_day(&mut self, target: PathBuf, environment: &Environment) -> Task<Message> {
        if let Some(task) = self.guard(Command::CloseDay) {
            return task;
        }
        let (registry, writer) = (environment.registry.clone(), environment.writer());
        let (progress, files) = work::start(move |_| {
            let mut store = Store::open_for(&registry, Access::Write, &writer)?;
            close_day(&mut store, &target)?;
            Ok(Made::files(vec![target]))
        });
        self.print.watch(progress);
        Task::perform(files, |files| Message::Print(print::Message::Done(files)))
    }

    /// Reads what a book may be narrowed to, for the print screen.
    pub(super) fn read_narrowing(&self) -> Task<Message> {
        let known = self.registry.store.ask(|store| {
            let office = store.office()?.map(|office| office.name).unwrap_or_default();
            Ok(print::BookChoices { office, types: store.document_types()?, series: store.series(None)? })
        });
        Task::perform(known, |known| Message::Print(print::Message::Known(known.map(Box::new))))
    }

    /// Reads which days were closed, for the print screen.
    pub(super) fn read_closed_days(&self) -> Task<Message> {
        let closed = self.registry.store.ask(|store| store.closed_days());
        Task::perform(closed, |closed| Message::Print(print::Message::Closed(closed)))
    }

    fn print_request(&mut self, request: PrintRequest, environment: &Environment) -> Task<Message> {
        // The registry records pages that are printed for good.
        if request.keeps_pages()
            && let Some(task) = self.guard(Command::Start)
        {
            return task;
        }
        let (registry, writer) = (environment.registry.clone(), environment.writer());
        let (progress, files) = work::start(move |progress| request.print(&registry, &writer, progress));
        self.print.watch(progress);
        Task::perform(files, |files| Message::Print(print::Message::Done(files)))
    }
}
