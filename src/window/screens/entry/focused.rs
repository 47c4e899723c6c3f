//! Keys that mean the input one stands in: a date a day on, the names that fit, the value of the document before.

use chrono::{Days, Months, NaiveDate};
use iced::{
    Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::operation,
};

use domain::{date, document::Document, query::Query};
use store::{Result as Answer, Store};

use super::{Context, Entry, Message, input::Input, written::FormContents};
use crate::kit::rows::Step;

/// What is asked of the input that has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusAction {
    /// A step: of its date, or to its suggestions.
    Step(Step),
    /// What hangs below it: a date's month, else its suggestions.
    Open,
    /// The value that the document registered last has there.
    Repeat,
}

impl Entry {
    /// Asks which input has the keyboard, to do something there.
    pub(super) fn at_focused(action: FocusAction) -> Task<Message> {
        operate(find_focused()).map(move |id| Message::Focused(id, action))
    }

    /// Does what was asked of the input that has the keyboard.
    pub(super) fn run_focus_action(
        &mut self,
        input: Input,
        action: FocusAction,
        context: Context<'_>,
    ) -> Task<Message> {
        match action {
            _ if self.is_fixed(input) => Task::none(),
            FocusAction::Step(step) if input.is_date() => self.shift_date(input, step, context),
            FocusAction::Open if input.is_date() => self.toggle_calendar(input, context),
            FocusAction::Open | FocusAction::Step(Step::Down) => self.ask_names(input, context),
            FocusAction::Step(_) => Task::none(),
            FocusAction::Repeat => self.repeat(input, context),
        }
    }

    /// A day later or earlier, a month later or earlier; an empty date becomes today, and what is no date stays as it is.
    fn shift_date(&mut self, input: Input, step: Step, context: Context<'_>) -> Task<Message> {
        let Ok(written) = self.read_date(input, context) else {
            return Task::none();
        };
        let day = match written {
            None => Some(context.today),
            Some(day) => shifted(day, step),
        };
        let Some(day) = day.filter(|day| date::in_range(*day)) else { return Task::none() };
        let set = self.set(input, context.language.date(day), context);
        Task::batch([set, operation::move_cursor_to_end(input.id(self.book))])
    }

    /// The value of the document registered last.
    fn repeat(&mut self, input: Input, context: Context<'_>) -> Task<Message> {
        let Some(value) = self.last.as_ref().map(|last| last.text(input)).filter(|value| !value.is_empty()) else {
            return Task::none();
        };
        let value = value.to_owned();
        self.suggesting = None;
        self.names_request += 1;
        if input == Input::Subject {
            self.set_subject(&value);
            return Task::none();
        }
        let set = self.set(input, value, context);
        Task::batch([set, operation::move_cursor_to_end(input.id(self.book))])
    }

    /// Asks for the document registered last, while this window has registered none.
    pub(super) fn ask_last(&self, context: Context<'_>) -> Task<Message> {
        if self.last.is_some() {
            return Task::none();
        }
        let query = Query { book: Some(self.book), ..Query::default() };
        let last = move |store: &mut Store| -> Answer<Option<Document>> {
            let newest = store.search(&query, 1)?;
            Ok(store.documents(&newest)?.pop())
        };
        Task::perform(context.store.ask(last), |last| Message::Last(last.map(|last| last.map(Box::new))))
    }

    /// Knows the document registered last, unless another was registered meanwhile.
    pub(super) fn set_last(&mut self, last: Option<&Document>, context: Context<'_>) {
        if self.last.is_none() {
            self.last = last.map(|last| FormContents::of(last, context.language));
        }
    }
}

fn shifted(day: NaiveDate, step: Step) -> Option<NaiveDate> {
    match step {
        Step::Up => day.checked_add_days(Days::new(1)),
        Step::Down => day.checked_sub_days(Days::new(1)),
        Step::PageUp => day.checked_add_months(Months::new(1)),
        Step::PageDown => day.checked_sub_months(Months::new(1)),
        Step::Home | Step::End => None,
    }
}
