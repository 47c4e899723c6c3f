//! Suggestions in a form: what may be chosen at an input, what is marked, and taking it.

use iced::{Task, widget::operation};

use domain::{message::UserMessage, recipients};
use language::Language;
use store::Suggestion;

use super::{
    Context, Entry, Message,
    focused::FocusAction,
    input::{self, Input},
};
use crate::kit::{rows::Step, suggest::Choice};

/// A list of suggestions at an input.
#[derive(Debug)]
pub struct InputSuggestions {
    /// Where it hangs.
    pub input: Input,
    /// What may be chosen.
    pub choices: Vec<Choice>,
    /// What Enter takes.
    pub marked: Option<usize>,
}

impl Entry {
    pub(super) fn step(&mut self, step: Step) -> Task<Message> {
        let Some(suggesting) = &mut self.suggesting else { return Self::at_focused(FocusAction::Step(step)) };
        let last = suggesting.choices.len().saturating_sub(1);
        suggesting.marked = match (step, suggesting.marked) {
            (Step::Down, None) => Some(0),
            (Step::Down, Some(marked)) => Some((marked + 1).min(last)),
            (Step::Up, Some(marked)) => marked.checked_sub(1),
            (_, marked) => marked,
        };
        Task::none()
    }

    /// Shows what may be chosen at an input; asks the registry where the window does not know.
    pub(super) fn ask_names(&mut self, input: Input, context: Context<'_>) -> Task<Message> {
        if input == Input::Number {
            let held = self.held_choices(context);
            self.suggest(input, held);
            return Task::none();
        }
        let text = self.heard(input);
        let typed = if input == Input::To { recipients::last(&text) } else { &text };
        let Some(kind) = input.names(self.book) else {
            let known =
                |typed: &str| input.known(self.book, typed, self.normative, context.reference, context.language);
            let mut choices = known(typed);
            // A word composed over a value that is marked replaces it.
            if let (true, Some((_, word))) = (choices.is_empty(), &self.composing) {
                choices = known(word);
            }
            self.suggest(input, choices);
            return Task::none();
        };
        let typed = typed.to_owned();
        self.names_request += 1;
        let question = self.names_request;
        let names = context.store.ask(move |store| store.suggest(kind, &typed, input::SUGGESTED));
        Task::perform(names, move |names| Message::Suggested(question, input, names))
    }

    /// Shows every word that an input of few words may say, whatever stands in it; shown already, puts the list away.
    pub(super) fn offer_all(&mut self, input: Input, context: Context<'_>) {
        if self.suggesting.take().is_some_and(|suggesting| suggesting.input == input) {
            return;
        }
        let choices = input.known(self.book, "", self.normative, context.reference, context.language);
        let marked = choices.iter().position(|choice| choice.value == self.text(input));
        self.suggesting = (!choices.is_empty()).then_some(InputSuggestions { input, choices, marked });
    }

    /// Shows the names that came for an input, if they answer the last question.
    pub(super) fn suggested(
        &mut self,
        question: u64,
        input: Input,
        names: Vec<Suggestion>,
        context: Context<'_>,
    ) -> Task<Message> {
        if question == self.names_request {
            let choices = if input == Input::To {
                self.recipient_choices(names, context)
            } else {
                let choice = |name| Choice { beside: uses(&name, context.language), value: name.name };
                names.into_iter().map(choice).collect()
            };
            self.suggest(input, choices);
        }
        Task::none()
    }

    pub(super) fn suggest(&mut self, input: Input, choices: Vec<Choice>) {
        let typed = self.heard(input);
        let says_it_all = matches!(choices.as_slice(), [only] if only.value == typed);
        let marked = (input.is_closed(self.book) && !typed.is_empty()).then_some(0);
        self.suggesting = (!choices.is_empty() && !says_it_all).then_some(InputSuggestions { input, choices, marked });
    }

    /// Takes the marked suggestion when one leaves its input.
    pub(super) fn take_marked(&mut self, by_enter: bool, context: Context<'_>) -> Task<Message> {
        let meant = self.suggesting.as_ref().is_some_and(|suggesting| {
            suggesting.marked.is_some() && (by_enter || suggesting.input.is_closed(self.book))
        });
        if meant {
            return self.take(None, context);
        }
        self.suggesting = None;
        Task::none()
    }

    /// Takes the suggestion at an index, or the marked one.
    pub(super) fn take(&mut self, index: Option<usize>, context: Context<'_>) -> Task<Message> {
        let Some(suggesting) = self.suggesting.take() else { return Task::none() };
        let choice = index.or(suggesting.marked).and_then(|index| suggesting.choices.get(index));
        let Some(choice) = choice else { return Task::none() };
        let input = suggesting.input;
        let value = if input == Input::To { self.with_recipient(&choice.value, context) } else { choice.value.clone() };
        // Names asked for by earlier typing are no longer wanted.
        self.names_request += 1;
        let set = self.set(input, value, context);
        let signer = if input == Input::SignerName { self.ask_signer(context) } else { Task::none() };
        Task::batch([set, signer, operation::move_cursor_to_end(input.id(self.book))])
    }
}

/// How often a name was used.
pub fn uses(name: &Suggestion, language: &Language) -> String {
    let count = i64::try_from(name.uses).unwrap_or(i64::MAX);
    language.say(&UserMessage::new("entry-uses").with("count", count))
}
