//! The events of a form and how each is applied: typing, suggestions, the calendar of a date.

use chrono::{Days, Months, NaiveDate};
use iced::{
    Task,
    widget::{Id, operation, text_editor},
};

use domain::{date, recipients};
use store::{StoreError, StoreThread, Suggestion};

use super::{
    FieldKind, FieldSpec, How, InputForm,
    calendar::{Calendar, Picked},
    offers::{self, Offer},
};
use crate::kit::{advance, latest::RequestId, month::Pick, rows::Step, suggest::Choice};

#[derive(Debug, Clone)]
pub enum FormEvent {
    /// The text of an input changed by typing.
    Typed(usize, String),
    /// A text was pasted into an input; carries the resulting text of the input.
    Pasted(usize, String),
    /// An editor action in a multi-line input.
    Edited(usize, text_editor::Action),
    /// The word that an input method is composing in an input; empty when composing ended.
    Composing(usize, String),
    /// The choice at an index of the open list was clicked.
    Chose(usize),
    /// The mouse was pressed in an input.
    Pressed(usize),
    /// The focused input was found; offers suggestions for it.
    Focused(Id),
    /// The focused input was found; opens its calendar if it holds a date, otherwise its suggestions.
    Opened(Id),
    /// The focused input was found; changes its date by a step.
    Stepped(Id, Step),
    /// The input with the open list lost the focus.
    Left,
    /// The registry answered the request for names with this number.
    Named(RequestId, Result<Vec<Suggestion>, StoreError>),
    /// Open or close the calendar of a date input.
    Month(usize),
    /// An action in the calendar.
    Picked(Pick),
}

impl FormEvent {
    /// Whether the event changes the text of a one-line input by typing or pasting.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        matches!(self, Self::Typed(..) | Self::Pasted(..))
    }
}

impl InputForm {
    /// Applies an event; `choices` returns the known values of an input, given the text typed there.
    pub fn update<Message: Send + 'static>(
        &mut self,
        event: FormEvent,
        today: NaiveDate,
        choices: impl Fn(usize, &str) -> Vec<Choice>,
    ) -> Task<Message> {
        match event {
            FormEvent::Typed(at, text) | FormEvent::Pasted(at, text) => {
                self.problems.forget(at);
                self.put(at, text);
                self.note(How::Typed(at));
                self.follow_month(at, today);
                self.offer(at, choices);
            }
            FormEvent::Edited(at, action) => self.edit(at, action),
            FormEvent::Composing(_, word) if word.is_empty() => self.composing = None,
            FormEvent::Composing(at, word) => {
                self.composing = Some((at, word));
                self.offer(at, choices);
            }
            FormEvent::Chose(index) => return self.take(Some(index)),
            FormEvent::Left => self.offer = None,
            FormEvent::Pressed(at) => self.press(at, choices),
            FormEvent::Focused(id) => {
                if let Some(at) = self.place(&id) {
                    self.offer(at, choices);
                }
            }
            FormEvent::Opened(id) => match self.place(&id) {
                Some(at) if self.specs[at].is_date() => return self.turn_month(at, today),
                Some(at) => self.offer(at, choices),
                None => {}
            },
            FormEvent::Stepped(id, step) => match self.place(&id) {
                Some(at) if self.specs[at].is_date() => return self.shift(at, step, today),
                Some(at) if step == Step::Down => self.offer(at, choices),
                _ => {}
            },
            FormEvent::Named(question, names) => {
                if let (Some(at), Ok(names)) = (self.named_at(question), names) {
                    let choice = |name: Suggestion| Choice { value: name.name, beside: String::new() };
                    self.offer_names(at, names.into_iter().map(choice).collect());
                }
            }
            FormEvent::Month(at) => return self.turn_month(at, today),
            FormEvent::Picked(pick) => return self.pick(pick),
        }
        Task::none()
    }

    fn edit(&mut self, at: usize, action: text_editor::Action) {
        self.close_lists();
        let Some(Some(editor)) = self.editors.get_mut(at) else { return };
        let is_edit = action.is_edit();
        editor.perform(action);
        if is_edit {
            self.texts[at] = editor.text();
            self.problems.forget(at);
            self.note(How::Typed(at));
        }
    }

    /// Opens the list of choices that fit the text of an input. An input that suggests names of the registry is only noted in
    /// `wants_names`, because `ask_names` has to request them first.
    fn offer(&mut self, at: usize, choices: impl Fn(usize, &str) -> Vec<Choice>) {
        let Some(spec) = self.specs.get(at).filter(|_| !self.fixed.contains(&at)) else { return };
        if spec.names.is_some() {
            self.names_request.renew();
            self.wants_names = Some(at);
            return;
        }
        let text = self.typed_and_composed(at).into_owned();
        let typed = if spec.kind == FieldKind::Many { recipients::last(&text) } else { &text };
        let mut found = offers::fitting(typed, choices(at, typed));
        // While text is selected, the composed word will replace it rather than follow it: match the word alone.
        if let (true, Some((_, word))) = (found.is_empty(), &self.composing) {
            found = offers::fitting(word, choices(at, word));
        }
        self.offer = Offer::new(at, found, typed, spec.means_first());
    }

    /// Returns the text for which names are suggested: in an input of several names, only the last name.
    fn wanted(&self, at: usize) -> String {
        let text = self.typed_and_composed(at);
        let is_many = self.specs.get(at).is_some_and(|spec| spec.kind == FieldKind::Many);
        if is_many { recipients::last(&text) } else { text.trim() }.to_owned()
    }

    /// Requests names from the registry if the last event called for them.
    pub fn ask_names(&mut self, store: &StoreThread) -> Task<FormEvent> {
        let Some(at) = self.wants_names.take() else { return Task::none() };
        let Some(names) = self.specs.get(at).and_then(|spec| spec.names) else { return Task::none() };
        self.names_for = Some(at);
        let (question, typed) = (self.names_request.id(), self.wanted(at));
        let found = store.ask(move |store| store.suggest(names, &typed, offers::OFFERED));
        Task::perform(found, move |names| FormEvent::Named(question, names))
    }

    /// Returns the input that a request for names was made for; `None` if the request is outdated.
    #[must_use]
    pub fn named_at(&self, request: RequestId) -> Option<usize> {
        self.names_for.filter(|_| self.names_request.is(request))
    }

    /// Opens a list of names below an input.
    pub fn offer_names(&mut self, at: usize, choices: Vec<Choice>) {
        self.offer = Offer::new(at, choices, &self.wanted(at), false);
    }

    /// Opens the list of all values of an input, whatever its text, or closes the list if it is open.
    fn press(&mut self, at: usize, choices: impl Fn(usize, &str) -> Vec<Choice>) {
        self.calendar = self.calendar.filter(|calendar| calendar.at == at);
        if self.offer.take().is_some_and(|offer| offer.at == at) || self.fixed.contains(&at) {
            return;
        }
        self.offer = Offer::all(at, choices(at, ""), self.typed(at));
    }

    /// Returns the input with the open list.
    #[must_use]
    pub fn offered_at(&self) -> Option<usize> {
        self.offer.as_ref().map(|offer| offer.at)
    }

    /// Closes the list and returns its input with the choice at an index, or with the marked choice.
    pub fn chosen(&mut self, index: Option<usize>) -> Option<(usize, String)> {
        let offer = self.offer.take()?;
        let choice = index.or(offer.marked).and_then(|index| offer.choices.into_iter().nth(index))?;
        // Drops the reply to a request made by earlier typing, which would reopen the list.
        self.names_request.renew();
        Some((offer.at, choice.value))
    }

    /// Writes the choice at an index, or the marked choice, into its input.
    pub(super) fn take<Message: Send + 'static>(&mut self, index: Option<usize>) -> Task<Message> {
        let Some((at, value)) = self.chosen(index) else { return Task::none() };
        let is_many = self.specs.get(at).is_some_and(|spec| spec.kind == FieldKind::Many);
        let text = if is_many { recipients::with(self.typed(at), &[value]) } else { value };
        self.write(at, text)
    }

    /// Whether leaving an input takes the marked choice: Enter always does, Tab only if the input means its first choice.
    #[must_use]
    pub fn takes_marked(&self, by_enter: bool) -> bool {
        self.offer.as_ref().is_some_and(|offer| {
            let means_first = self.specs.get(offer.at).is_some_and(FieldSpec::means_first);
            offer.marked.is_some() && (by_enter || means_first)
        })
    }

    /// Opens or closes the calendar of a date input.
    fn turn_month<Message: Send + 'static>(&mut self, at: usize, today: NaiveDate) -> Task<Message> {
        if self.fixed.contains(&at) {
            return Task::none();
        }
        self.offer = None;
        self.calendar = match self.calendar.take() {
            Some(calendar) if calendar.at == at => None,
            _ => Some(Calendar { at, marked: self.day(at, today).unwrap_or(today), today }),
        };
        self.specs.get(at).map_or_else(Task::none, |spec| operation::focus(spec.widget_id()))
    }

    /// Applies an action in the calendar. A picked day is written into the input, and the next input gets the focus.
    fn pick<Message: Send + 'static>(&mut self, pick: Pick) -> Task<Message> {
        let Some(calendar) = self.calendar.take() else { return Task::none() };
        match calendar.picked(pick) {
            Picked::Open(calendar) => {
                self.calendar = Some(calendar);
                Task::none()
            }
            Picked::Taken(day) => {
                let written = self.write(calendar.at, date::write(day));
                let id = self.specs.get(calendar.at).map(FieldSpec::widget_id);
                let next = id.map_or_else(Task::none, |id| operation::focus(id).chain(advance::next_field()));
                Task::batch([written, next])
            }
            Picked::Closed => Task::none(),
        }
    }

    /// Moves the open calendar to the typed date, or closes it if the clerk types in another input.
    fn follow_month(&mut self, typed: usize, today: NaiveDate) {
        let day = self.day(typed, today);
        let calendar = self.calendar.filter(|calendar| calendar.at == typed);
        self.calendar = calendar.map(|calendar| Calendar { marked: day.unwrap_or(calendar.marked), ..calendar });
    }

    /// Changes a date by a day or a month; an empty input becomes today, and a text that is not a date is left unchanged.
    fn shift<Message: Send + 'static>(&mut self, at: usize, step: Step, today: NaiveDate) -> Task<Message> {
        let day = match self.read_day(at, today) {
            Ok(None) => Some(today),
            Ok(Some(day)) => shifted(day, step),
            Err(_) => None,
        };
        match day.filter(|day| date::in_range(*day) && !self.fixed.contains(&at)) {
            Some(day) => self.write(at, date::write(day)),
            None => Task::none(),
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
