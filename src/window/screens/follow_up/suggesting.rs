//! Names offered in the dialog: units, leaders and receivers written down before.

use iced::{Task, widget::operation};

use domain::recipients;
use store::{StoreThread, Suggestion};

use super::{FollowUp, FollowUpInput, Message};
use crate::kit::{rows::Step, suggest::Choice};

/// How many names are offered.
const OFFERED: usize = 6;

/// A list of names at an input.
#[derive(Debug)]
pub(super) struct NameSuggestions {
    pub(super) input: FollowUpInput,
    pub(super) choices: Vec<Choice>,
    /// What Enter takes.
    pub(super) marked: Option<usize>,
}

impl FollowUp {
    /// Asks the registry for names at an input, once something is typed there.
    pub(super) fn ask_names(&mut self, input: FollowUpInput, store: &StoreThread) -> Task<Message> {
        self.suggesting = None;
        let typed = self.text(input);
        let typed = if input.is_list(self.kind) { recipients::last(typed) } else { typed };
        if typed.trim().is_empty() {
            self.names_request += 1;
            return Task::none();
        }
        self.offer_names(input, store)
    }

    /// The same, and where nothing is typed yet the names used most.
    pub(super) fn offer_names(&mut self, input: FollowUpInput, store: &StoreThread) -> Task<Message> {
        let Some(names) = input.names(self.kind) else { return Task::none() };
        let typed = self.text(input);
        let typed = if input.is_list(self.kind) { recipients::last(typed) } else { typed }.trim().to_owned();
        self.names_request += 1;
        let question = self.names_request;
        let found = store.ask(move |store| store.suggest(names, &typed, OFFERED));
        Task::perform(found, move |names| Message::Suggested(question, input, names))
    }

    /// Shows the names that came, if they answer the last question and say more than what stands there.
    pub(super) fn suggested(&mut self, question: u64, input: FollowUpInput, names: Vec<Suggestion>) {
        if question != self.names_request {
            return;
        }
        let typed = self.text(input);
        let typed = if input.is_list(self.kind) { recipients::last(typed) } else { typed }.trim();
        let says_it_all = matches!(names.as_slice(), [only] if only.name == typed);
        let choices = names.into_iter().map(|name| Choice { value: name.name, beside: String::new() }).collect();
        self.suggesting = (!says_it_all).then_some(NameSuggestions { input, choices, marked: None });
        self.suggesting = self.suggesting.take().filter(|suggesting| !suggesting.choices.is_empty());
    }

    pub(super) fn step(&mut self, step: Step) {
        let Some(suggesting) = &mut self.suggesting else { return };
        let last = suggesting.choices.len().saturating_sub(1);
        suggesting.marked = match (step, suggesting.marked) {
            (Step::Down, None) => Some(0),
            (Step::Down, Some(marked)) => Some((marked + 1).min(last)),
            (_, Some(marked)) => marked.checked_sub(1),
            (_, None) => None,
        };
    }

    /// Takes a name; the keyboard stays in the input, at its end.
    pub(super) fn take(&mut self, at: usize) -> Task<Message> {
        let Some(NameSuggestions { input, choices, .. }) = self.suggesting.take() else { return Task::none() };
        let Some(choice) = choices.into_iter().nth(at) else { return Task::none() };
        let text = if input.is_list(self.kind) {
            // Ready to be left: what parts the names is typed for the next.
            let whole = recipients::with(self.text(input), &[choice.value]);
            whole.trim_end().trim_end_matches(';').to_owned()
        } else {
            choice.value
        };
        self.write(input, text);
        operation::focus(input.id()).chain(operation::move_cursor_to_end(input.id()))
    }
}
