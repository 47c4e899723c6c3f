//! Suggestions below the cell where one writes: issuers and units used before, types and urgencies by name or number.

use iced::Task;

use domain::book::Book;
use store::{StoreError, Suggestion};

use super::{Batch, Message};
use crate::{
    context::Context,
    kit::{
        grid::{Direction, keys::Writing},
        suggest::Choice,
    },
    screens::entry::{input::SUGGESTED, suggesting::uses},
};

/// What may be chosen at the cell.
#[derive(Debug)]
pub struct CellSuggestions {
    /// The choices.
    pub choices: Vec<Choice>,
    /// What Enter and Tab take.
    pub marked: Option<usize>,
}

impl Batch {
    /// Shows what may be chosen where one writes; asks the registry where the window does not know.
    pub(super) fn ask_names(&mut self, context: Context<'_>) -> Task<Message> {
        self.names_request += 1;
        let input = self.input();
        let Some(kind) = input.names(Book::Incoming) else {
            let known = input.known(Book::Incoming, &self.text, false, context.reference, context.language);
            self.suggest(known);
            return Task::none();
        };
        let (question, typed) = (self.names_request, self.text.clone());
        let names = context.store.ask(move |store| store.suggest(kind, &typed, SUGGESTED));
        Task::perform(names, move |names| Message::Suggested(question, names))
    }

    pub(super) fn suggested(
        &mut self,
        question: u64,
        names: Result<Vec<Suggestion>, StoreError>,
        context: Context<'_>,
    ) {
        if let Ok(names) = names
            && question == self.names_request
            && self.writing != Writing::Not
        {
            let choices =
                names.into_iter().map(|name| Choice { beside: uses(&name, context.language), value: name.name });
            self.suggest(choices.collect());
        }
    }

    fn suggest(&mut self, choices: Vec<Choice>) {
        let says_it_all = matches!(choices.as_slice(), [only] if only.value == self.text);
        let marked = (self.input().is_closed(Book::Incoming) && !self.text.is_empty()).then_some(0);
        self.suggesting = (!choices.is_empty() && !says_it_all).then_some(CellSuggestions { choices, marked });
    }

    /// Marks the choice above or below. False when there is none to mark.
    pub(super) fn step_suggestions(&mut self, way: Direction) -> bool {
        let Some(suggesting) = &mut self.suggesting else { return false };
        let last = suggesting.choices.len().saturating_sub(1);
        suggesting.marked = match (way, suggesting.marked) {
            (Direction::Up, marked) => marked.and_then(|marked| marked.checked_sub(1)),
            (_, None) => Some(0),
            (_, Some(marked)) => Some((marked + 1).min(last)),
        };
        true
    }

    /// Leaves the cell with the marked choice, or with what was written.
    pub(super) fn take_marked(&mut self, context: Context<'_>) -> Task<Message> {
        if let Some(CellSuggestions { choices, marked: Some(marked) }) = self.suggesting.take()
            && let Some(choice) = choices.into_iter().nth(marked)
        {
            self.text = choice.value;
        }
        self.leave_cell(context)
    }

    /// Leaves the cell with the choice that was pressed.
    pub(super) fn chose(&mut self, index: usize, context: Context<'_>) -> Task<Message> {
        if let Some(suggesting) = &mut self.suggesting {
            suggesting.marked = Some(index);
        }
        Task::batch([self.take_marked(context), self.focus()])
    }
}
