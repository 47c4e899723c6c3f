//! What the desk does for the print screen: asking where to, printing on a thread of its own, opening what was printed.

use iced::Task;

use super::{Desk, Message};
use crate::{
    domain::message::Message as Sentence,
    jobs::print_book::{PrintBook, print_book},
    language::Language,
    window::{
        env::Environment,
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
            print::Action::Print(order) => self.print_book(order, environment),
            print::Action::Open(path) => {
                if let Err(why) = (environment.open)(&path) {
                    let said = Sentence::new("print-not-opened").with("path", path.display().to_string());
                    self.print.fail(Notice::new(Tone::Bad, said.with("why", why)));
                }
                Task::none()
            }
        }
    }

    fn print_book(&mut self, order: PrintBook, environment: &Environment) -> Task<Message> {
        let order = PrintBook { registry: environment.registry.clone(), ..order };
        let (progress, files) = work::start(move |progress| print_book(&order, progress));
        self.print.watch(progress);
        Task::perform(files, |files| Message::Print(print::Message::Done(files)))
    }
}
