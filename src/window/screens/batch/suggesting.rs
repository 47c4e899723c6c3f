//! Suggestions below the cell where one writes: issuers and units used before, types and urgencies by name or number.

use iced::Task;

use domain::book::Book;
use store::{StoreError, Suggestion};

use super::{Batch, Message};
use crate::{
    context::Context,
    kit::{
        form::{OFFERED, Offer, fitting},
        grid::{Direction, keys::Writing},
        latest::RequestId,
        rows::Step,
        suggest::Choice,
    },
    screens::entry::{input::Input, names::used},
};

impl Batch {
    /// Shows what may be chosen where one writes; asks the registry where the window does not know.
    pub(super) fn ask_names(&mut self, context: Context<'_>) -> Task<Message> {
        let request = self.names_request.renew();
        let input = Input::from(self.field());
        let Some(kind) = input.spec(Book::Incoming, 0).names else {
            let choices = input.choices(Book::Incoming, &self.text, false, context.reference, context.language);
            self.suggest(fitting(&self.text, choices));
            return Task::none();
        };
        let typed = self.text.clone();
        let names = context.store.ask(move |store| store.suggest(kind, &typed, OFFERED));
        Task::perform(names, move |names| Message::Suggested(request, names))
    }

    pub(super) fn suggested(
        &mut self,
        request: RequestId,
        names: Result<Vec<Suggestion>, StoreError>,
        context: Context<'_>,
    ) {
        if let Ok(names) = names
            && self.names_request.is(request)
            && self.writing != Writing::Not
        {
            self.suggest(used(names, context.language));
        }
    }

    fn suggest(&mut self, choices: Vec<Choice>) {
        let means_first = Input::from(self.field()).spec(Book::Incoming, 0).means_first();
        self.suggesting = Offer::new(self.grid.at.column, choices, &self.text, means_first);
    }

    /// Marks the choice above or below. False when there is none to mark.
    pub(super) fn step_suggestions(&mut self, way: Direction) -> bool {
        let Some(suggesting) = &mut self.suggesting else { return false };
        suggesting.step(if way == Direction::Up { Step::Up } else { Step::Down });
        true
    }

    /// Leaves the cell with the marked choice, or with what was written.
    pub(super) fn take_marked(&mut self, context: Context<'_>) -> Task<Message> {
        if let Some(Offer { choices, marked: Some(marked), .. }) = self.suggesting.take()
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
