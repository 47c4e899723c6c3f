//! What happens to documents after their number, written down in a dialog over one or many of them: the instruction, the hand-over, how
//! far the units are, the dispatch.

mod input;
mod reading;
mod suggesting;
mod view;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use iced::{
    Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, operation},
};

pub use self::input::{FollowUpInput, FollowUpKind};
use domain::{
    document::{Document, DocumentId},
    field::{Cause, Problem},
    follow_up::{FollowUp as Way, counting, handling::State, sending::SentBy},
    message::UserMessage,
    text::fold,
    unit::Unit,
    working_calendar::WorkingCalendar,
};
use language::Language;
use store::{NotFollowed, StoreError, StoreThread, Suggestion};

use self::suggesting::NameSuggestions;
use crate::{keys::Command, kit::advance, kit::rows::Step, screens::details::registration};

#[derive(Debug)]
pub struct FollowUp {
    kind: FollowUpKind,
    /// To which documents.
    ids: Vec<DocumentId>,
    /// The document, if it is one alone.
    document: Option<Document>,
    texts: BTreeMap<FollowUpInput, String>,
    /// How many lines of units there are.
    lines: usize,
    state: State,
    sent_by: SentBy,
    calendar: WorkingCalendar,
    units: Vec<Unit>,
    suggesting: Option<NameSuggestions>,
    names_request: u64,
    wrong: BTreeMap<FollowUpInput, Cause>,
    said: Option<UserMessage>,
    saving: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The data of the dialog was read.
    Known(Result<Box<FollowUpData>, StoreError>),
    /// The focused input, requested to offer names there.
    Focused(Id),
    /// How far the units are.
    State(State),
    /// How it was sent.
    SentBy(SentBy),
    Typed(FollowUpInput, String),
    /// Names came for an input: to which question.
    Suggested(u64, FollowUpInput, Result<Vec<Suggestion>, StoreError>),
    /// Take this suggestion.
    Take(usize),
    /// The input with suggestions lost the focus.
    Left,
    Save,
    /// The registry answered: the documents as they are now, or the one that would not have it, and why.
    Saved(Result<Vec<Document>, Box<(Option<Document>, StoreError)>>),
    /// Leave the documents as they are.
    Leave,
}

/// The data of the dialog.
#[derive(Debug, Clone)]
pub struct FollowUpData {
    /// Which days are off.
    calendar: WorkingCalendar,
    /// The office's own units.
    units: Vec<Unit>,
    /// The units that the instruction names and that have not got the document yet.
    instructed: Vec<String>,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// It is done: to these documents.
    Done(FollowUpKind, Vec<Document>),
    Leave,
}

impl FollowUp {
    /// The dialog over these documents, with the keyboard in its first input; `document` is the one, where it is one.
    pub fn new(
        kind: FollowUpKind,
        ids: Vec<DocumentId>,
        document: Option<Document>,
        store: &StoreThread,
        (today, language): (NaiveDate, &Language),
    ) -> (Self, Task<Message>) {
        let dialog = Self {
            kind,
            ids,
            document,
            texts: BTreeMap::from([(FollowUpInput::Day, language.date(today))]),
            lines: kind.first_lines(),
            state: State::Done,
            sent_by: SentBy::default(),
            calendar: WorkingCalendar::default(),
            units: Vec::new(),
            suggesting: None,
            names_request: 0,
            wrong: BTreeMap::new(),
            said: None,
            saving: false,
        };
        let one = dialog.document.as_ref().map(Document::id).filter(|_| kind == FollowUpKind::HandOver);
        let known = store.ask(move |store| {
            let instructed = one.map(|id| store.follow_up(id)).transpose()?;
            Ok(Box::new(FollowUpData {
                calendar: store.calendar()?,
                units: store.units()?,
                instructed: instructed.as_ref().map(not_handed_over).unwrap_or_default(),
            }))
        });
        let focus = dialog.inputs().first().map_or_else(Task::none, |input| operation::focus(input.id()));
        (dialog, Task::batch([Task::perform(known, Message::Known), focus]))
    }

    fn text(&self, input: FollowUpInput) -> &str {
        self.texts.get(&input).map_or("", String::as_str)
    }

    /// The inputs, in their order.
    fn inputs(&self) -> Vec<FollowUpInput> {
        self.kind.inputs(self.lines)
    }

    pub fn update(&mut self, message: Message, store: &StoreThread, today: NaiveDate) -> Action {
        let task = match message {
            Message::Known(Ok(known)) => {
                (self.calendar, self.units) = (known.calendar, known.units);
                if !known.instructed.is_empty() && self.text(FollowUpInput::Unit(0)).is_empty() {
                    self.write(FollowUpInput::Unit(0), known.instructed.join("; "));
                    return Action::Run(operation::select_all(FollowUpInput::Unit(0).id()));
                }
                Task::none()
            }
            Message::Focused(id) => {
                let input = self.inputs().into_iter().find(|input| input.id() == id);
                input.map_or_else(Task::none, |input| self.offer_names(input, store))
            }
            Message::Known(Err(error)) => {
                self.said = Some(error.message());
                Task::none()
            }
            Message::State(state) => {
                self.state = state;
                Task::none()
            }
            Message::SentBy(sent_by) => {
                self.sent_by = sent_by;
                Task::none()
            }
            Message::Typed(input, text) => {
                self.write(input, text);
                self.ask_names(input, store)
            }
            Message::Suggested(question, input, names) => {
                self.suggested(question, input, names.unwrap_or_default());
                Task::none()
            }
            Message::Take(at) => self.take(at),
            Message::Left => {
                self.suggesting = None;
                Task::none()
            }
            Message::Save => self.save(store, today),
            Message::Saved(Ok(documents)) => return Action::Done(self.kind, documents),
            Message::Saved(Err(refused)) => {
                let (document, error) = *refused;
                self.refused(document.as_ref(), &error)
            }
            Message::Leave => return Action::Leave,
        };
        Action::Run(task)
    }

    fn write(&mut self, input: FollowUpInput, text: String) {
        self.texts.insert(input, text);
        self.wrong.remove(&input);
        self.said = None;
        let last = self.lines.saturating_sub(1);
        if input == FollowUpInput::Unit(last) && self.lines < self.kind.most_lines() {
            self.lines += 1;
        }
    }

    pub fn command(&mut self, command: Command, store: &StoreThread, today: NaiveDate) -> Action {
        let message = match command {
            Command::Save => Message::Save,
            Command::Leave => match self.suggesting.take() {
                // The input gave the keyboard up with the key.
                Some(list) => return Action::Run(operation::focus(list.input.id())),
                None => Message::Leave,
            },
            Command::NextChoice if self.kind == FollowUpKind::Report => {
                Message::State(next(&input::STATES, self.state))
            }
            Command::NextChoice if self.kind == FollowUpKind::Send => Message::SentBy(next(&SentBy::ALL, self.sent_by)),
            Command::Step(Step::Down) if self.suggesting.is_none() => {
                return Action::Run(operate(find_focused()).map(Message::Focused));
            }
            Command::Step(step @ (Step::Up | Step::Down)) => {
                self.step(step);
                return Action::Run(Task::none());
            }
            Command::Enter | Command::Next | Command::Previous => {
                let marked = self.suggesting.take().and_then(|suggesting| {
                    let marked = suggesting.marked.filter(|_| command == Command::Enter)?;
                    Some((suggesting, marked))
                });
                if let Some((suggesting, marked)) = marked {
                    self.suggesting = Some(suggesting);
                    return Action::Run(self.take(marked));
                }
                let inputs = self.inputs().into_iter().map(FollowUpInput::id).collect();
                return Action::Run(advance::among(inputs, command != Command::Previous));
            }
            _ => return Action::Run(Task::none()),
        };
        self.update(message, store, today)
    }

    fn save(&mut self, store: &StoreThread, today: NaiveDate) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.said = None;
        self.suggesting = None;
        let action = match self.action(today) {
            Ok(action) => action,
            Err(wrong) => {
                self.wrong = wrong;
                return self.to_the_wrong();
            }
        };
        self.saving = true;
        let ids = self.ids.clone();
        let saved = store.ask(move |store| {
            Ok(store.apply_follow_up(&ids, &action).map_err(|NotFollowed { document, error }| {
                let document = document.and_then(|id| store.documents(&[id]).ok()?.pop());
                Box::new((document, error))
            }))
        });
        Task::perform(saved, |saved| Message::Saved(saved.unwrap_or_else(|error| Err(Box::new((None, error))))))
    }

    /// Says what the registry refused: at the inputs, where it belongs to one; of which document, where there are many.
    fn refused(&mut self, document: Option<&Document>, error: &StoreError) -> Task<Message> {
        self.saving = false;
        let problems: &[Problem] = if let StoreError::Refused(problems) = error { problems } else { &[] };
        let inputs = self.inputs();
        let placed = |problem: &Problem| FollowUpInput::showing(problem.field).filter(|input| inputs.contains(input));
        self.wrong = problems.iter().filter_map(|problem| Some((placed(problem)?, problem.cause.clone()))).collect();
        let unplaced = problems.iter().find(|problem| placed(problem).is_none()).map(Problem::message);
        let said = if problems.is_empty() { Some(error.message()) } else { unplaced };
        self.said = match (document.filter(|_| self.ids.len() > 1), said) {
            (Some(document), said) => {
                let cause = said.or_else(|| problems.first().map(Problem::message)).unwrap_or_else(|| error.message());
                let about = registration::about(document);
                Some(UserMessage::new("follow-refused").with("document", about).with("cause", cause))
            }
            (None, said) => said,
        };
        self.to_the_wrong()
    }

    /// The keyboard to the first input that something is wrong with.
    fn to_the_wrong(&self) -> Task<Message> {
        let wrong = self.inputs().into_iter().find(|input| self.wrong.contains_key(input));
        wrong.map_or_else(Task::none, |input| operation::focus(input.id()))
    }
}

/// The units that the instruction names and nobody has handed the document to.
fn not_handed_over(way: &Way) -> Vec<String> {
    let has_it = |unit: &str| counting(&way.hand_overs).any(|given| fold(&given.fact.unit) == fold(unit));
    way.assigned().map(|assigned| assigned.fact.duty.unit.clone()).filter(|unit| !has_it(unit)).collect()
}

/// The one after this, or the first.
fn next<T: Copy + PartialEq>(all: &[T], this: T) -> T {
    let at = all.iter().position(|one| *one == this).map_or(0, |at| at + 1);
    all.get(at).or(all.first()).copied().unwrap_or(this)
}
