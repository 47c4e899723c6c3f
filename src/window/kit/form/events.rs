//! The events of a form, and what each does: typing, suggestions, the month below a date.

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
use crate::kit::{month::Pick, rows::Step, suggest::Choice};

/// An event of a form.
#[derive(Debug, Clone)]
pub enum FormEvent {
    /// An input has this text now.
    Typed(usize, String),
    /// A text was pasted into an input, which has this text now.
    Pasted(usize, String),
    /// Something was done in an input of several lines.
    Edited(usize, text_editor::Action),
    /// An input method underlines this word in an input, or none any longer.
    Composing(usize, String),
    /// A choice was taken.
    Chose(usize),
    /// An input was pressed with the mouse.
    Pressed(usize),
    /// The focused input, requested to offer suggestions there.
    Focused(Id),
    /// The focused input, requested to open what hangs below it: a date's month, else its suggestions.
    Opened(Id),
    /// The focused input, requested to take a step of its date.
    Stepped(Id, Step),
    /// The input with suggestions lost the focus.
    Left,
    /// Names came: of which question.
    Named(u64, Result<Vec<Suggestion>, StoreError>),
    /// Hang a month below a date, or put it away.
    Month(usize),
    /// Something was done in the month.
    Picked(Pick),
}

impl FormEvent {
    /// Whether the clerk types in an input.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        matches!(self, Self::Typed(..) | Self::Pasted(..))
    }
}

impl InputForm {
    /// Applies an event; `choices` gives what an input may say, for what is typed there.
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

    /// Offers what fits what is typed in an input; of an input with names of the registry, these are wanted first.
    fn offer(&mut self, at: usize, choices: impl Fn(usize, &str) -> Vec<Choice>) {
        let Some(spec) = self.specs.get(at).filter(|_| !self.fixed.contains(&at)) else { return };
        if spec.names.is_some() {
            self.names_request += 1;
            self.wants_names = Some(at);
            return;
        }
        let heard = self.heard(at).into_owned();
        let typed = if spec.kind == FieldKind::Many { recipients::last(&heard) } else { &heard };
        let mut found = offers::fitting(typed, choices(at, typed));
        // A word composed over a value that is marked replaces it.
        if let (true, Some((_, word))) = (found.is_empty(), &self.composing) {
            found = offers::fitting(word, choices(at, word));
        }
        self.offer = Offer::new(at, found, typed, spec.means_first());
    }

    /// What is typed in an input, as far as it is one name.
    fn wanted(&self, at: usize) -> String {
        let heard = self.heard(at);
        let is_many = self.specs.get(at).is_some_and(|spec| spec.kind == FieldKind::Many);
        if is_many { recipients::last(&heard) } else { heard.trim() }.to_owned()
    }

    /// Asks the registry for names, if an input wants some.
    pub fn ask_names(&mut self, store: &StoreThread) -> Task<FormEvent> {
        let Some(at) = self.wants_names.take() else { return Task::none() };
        let Some(names) = self.specs.get(at).and_then(|spec| spec.names) else { return Task::none() };
        self.names_for = Some(at);
        let (question, typed) = (self.names_request, self.wanted(at));
        let found = store.ask(move |store| store.suggest(names, &typed, offers::OFFERED));
        Task::perform(found, move |names| FormEvent::Named(question, names))
    }

    /// The input that names came for; `None` when something else was asked meanwhile.
    #[must_use]
    pub fn named_at(&self, question: u64) -> Option<usize> {
        self.names_for.filter(|_| question == self.names_request)
    }

    /// Offers names at an input.
    pub fn offer_names(&mut self, at: usize, choices: Vec<Choice>) {
        self.offer = Offer::new(at, choices, &self.wanted(at), false);
    }

    /// Offers every value of an input with few values, whatever its text; offered already, puts the list away.
    fn press(&mut self, at: usize, choices: impl Fn(usize, &str) -> Vec<Choice>) {
        self.calendar = self.calendar.filter(|calendar| calendar.at == at);
        if self.offer.take().is_some_and(|offer| offer.at == at) || self.fixed.contains(&at) {
            return;
        }
        self.offer = Offer::all(at, choices(at, ""), self.typed(at));
    }

    /// The input with an open list.
    #[must_use]
    pub fn offered_at(&self) -> Option<usize> {
        self.offer.as_ref().map(|offer| offer.at)
    }

    /// The choice at an index, or the marked one; the list is put away.
    pub fn chosen(&mut self, index: Option<usize>) -> Option<(usize, String)> {
        let offer = self.offer.take()?;
        let choice = index.or(offer.marked).and_then(|index| offer.choices.into_iter().nth(index))?;
        // Names asked for by earlier typing are no longer wanted.
        self.names_request += 1;
        Some((offer.at, choice.value))
    }

    /// Takes the choice at an index, or the marked one.
    pub(super) fn take<Message: Send + 'static>(&mut self, index: Option<usize>) -> Task<Message> {
        let Some((at, value)) = self.chosen(index) else { return Task::none() };
        let is_many = self.specs.get(at).is_some_and(|spec| spec.kind == FieldKind::Many);
        let text = if is_many { recipients::with(self.typed(at), &[value]) } else { value };
        self.write(at, text)
    }

    /// Whether leaving an input takes what is marked below it: by Enter always, by Tab where the first choice is meant.
    #[must_use]
    pub fn takes_marked(&self, by_enter: bool) -> bool {
        self.offer.as_ref().is_some_and(|offer| {
            let means_first = self.specs.get(offer.at).is_some_and(FieldSpec::means_first);
            offer.marked.is_some() && (by_enter || means_first)
        })
    }

    /// Puts the month away, or hangs it below a date.
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

    /// Applies an action in the month. A day that was taken is written, and the keyboard goes on to the next input.
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
                let next = id.map_or_else(Task::none, |id| operation::focus(id).chain(operation::focus_next()));
                Task::batch([written, next])
            }
            Picked::Closed => Task::none(),
        }
    }

    /// A month goes with what is typed, and away when one types elsewhere.
    fn follow_month(&mut self, typed: usize, today: NaiveDate) {
        let day = self.day(typed, today);
        let calendar = self.calendar.filter(|calendar| calendar.at == typed);
        self.calendar = calendar.map(|calendar| Calendar { marked: day.unwrap_or(calendar.marked), ..calendar });
    }

    /// A day later or earlier, a month later or earlier; an empty date becomes today, and what is no date stays as it is.
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
