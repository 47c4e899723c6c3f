//! What happens to documents after their number, written down in a dialog over one or many of them: the instruction, the hand-over, how
//! far the units are, the dispatch.

mod input;
mod reading;
mod view;

use chrono::NaiveDate;
use iced::{Element, Task};

pub use self::input::FollowUpKind;
use domain::{
    document::{Document, DocumentId},
    field::{Field, Problem},
    follow_up::{FollowUp as Way, counting, handling::State, sending::SentBy},
    text::fold,
    unit::Unit,
    working_calendar::WorkingCalendar,
};
use language::Language;
use store::{NotFollowed, StoreError, StoreThread};
use texts::message;

use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::form::{FormEvent, InputForm},
    screens::{
        details::registration,
        dialog::{Action, Dialog, DialogAnswer},
        guide::Chapter,
    },
};

#[derive(Debug)]
pub struct FollowUp {
    kind: FollowUpKind,
    /// To which documents.
    ids: Vec<DocumentId>,
    /// The document, if it is one alone.
    document: Option<Document>,
    form: InputForm,
    state: State,
    sent_by: SentBy,
    calendar: WorkingCalendar,
    units: Vec<Unit>,
    saving: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The data of the dialog was read.
    Known(Result<Box<FollowUpData>, StoreError>),
    /// An event of the inputs.
    Form(FormEvent),
    /// How far the units are.
    State(State),
    /// How it was sent.
    SentBy(SentBy),
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

impl FollowUp {
    /// The dialog over these documents, with the keyboard in its first input; `document` is the one, where it is one.
    pub fn new(
        kind: FollowUpKind,
        ids: Vec<DocumentId>,
        document: Option<Document>,
        context: Context<'_>,
    ) -> (Self, Task<Message>) {
        let mut form = InputForm::new(kind.specs());
        form.set(kind.input(Field::Day), context.language.date(context.today));
        let units = kind.unit_lines();
        for at in units.shown..units.count {
            form.fold(units.line(at), true);
        }
        let focus = form.focus();
        let dialog = Self {
            kind,
            ids,
            document,
            form,
            state: State::Done,
            sent_by: SentBy::default(),
            calendar: WorkingCalendar::default(),
            units: Vec::new(),
            saving: false,
        };
        let one = dialog.document.as_ref().map(Document::id).filter(|_| kind == FollowUpKind::HandOver);
        let known = context.store.ask(move |store| {
            let instructed = one.map(|id| store.follow_up(id)).transpose()?;
            Ok(Box::new(FollowUpData {
                calendar: store.calendar()?,
                units: store.units()?,
                instructed: instructed.as_ref().map(not_handed_over).unwrap_or_default(),
            }))
        });
        (dialog, Task::batch([Task::perform(known, Message::Known), focus]))
    }

    /// Shows the line of units that follows each filled one, so that another unit can be typed.
    fn show_lines(&mut self) {
        let units = self.kind.unit_lines();
        for at in units.shown..units.count {
            if !self.form.typed(units.units(at - 1)).is_empty() {
                self.form.fold(units.line(at), false);
            }
        }
    }

    fn save(&mut self, store: &StoreThread, today: NaiveDate) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        let Some(action) = self.action(today) else { return self.form.to_first_problem().unwrap_or_else(Task::none) };
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

    /// Shows the problems of a refused action at their inputs; for several documents, also a message that names the one refused.
    fn refused(&mut self, document: Option<&Document>, error: &StoreError) -> Task<Message> {
        self.saving = false;
        self.form.refused(error);
        if let Some(document) = document.filter(|_| self.ids.len() > 1) {
            let first = self.form.problems().next().map(Problem::message);
            let cause = self.form.message().cloned().or(first).unwrap_or_else(|| error.message());
            let about = registration::about(document);
            self.form.say(message!(texts::FOLLOW_REFUSED, document = about, cause = cause));
        }
        self.form.to_first_problem().unwrap_or_else(Task::none)
    }

    /// Closes the dialog with a message about the recorded action and its documents.
    fn done(&self, documents: Vec<Document>, language: &Language) -> Action<Message> {
        let what = language.text(self.kind.title());
        let said = match documents.as_slice() {
            [document] => message!(texts::FOLLOW_DONE, what = what, document = registration::named(document)),
            several => message!(texts::FOLLOW_DONE_MANY, what = what, count = several.len()),
        };
        Action::Done(DialogAnswer::changed(said, documents))
    }
}

impl Dialog for FollowUp {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::FollowUp;
    const CHAPTER: Chapter = Chapter::FollowUp;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        let Context { store, today, .. } = context;
        let task = match message {
            Message::Known(Ok(known)) => {
                (self.calendar, self.units) = (known.calendar, known.units);
                let first = self.kind.unit_lines().units(0);
                if !known.instructed.is_empty() && self.form.typed(first).is_empty() {
                    self.form.set(first, known.instructed.join("; "));
                    return Action::Run(self.form.select_at(first));
                }
                Task::none()
            }
            Message::Form(event) => {
                let task = self.form.update(event, today, |_, _| Vec::new());
                self.show_lines();
                Task::batch([task, self.form.ask_names(store).map(Message::Form)])
            }
            Message::Known(Err(error)) => {
                self.form.say(error.message());
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
            Message::Save => self.save(store, today),
            Message::Saved(Ok(documents)) => return self.done(documents, context.language),
            Message::Saved(Err(refused)) => {
                let (document, error) = *refused;
                self.refused(document.as_ref(), &error)
            }
            Message::Leave => return Action::Leave,
        };
        Action::Run(task)
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        let message = match command {
            Command::Save => Message::Save,
            Command::Leave if !self.form.is_offering() => Message::Leave,
            Command::NextChoice if self.kind == FollowUpKind::Report => {
                Message::State(next(&input::STATES, self.state))
            }
            Command::NextChoice if self.kind == FollowUpKind::Send => Message::SentBy(next(&SentBy::ALL, self.sent_by)),
            command => {
                let task = self.form.command_within(command, Message::Form).unwrap_or_else(Task::none);
                self.show_lines();
                return Action::Run(task);
            }
        };
        self.update(message, context)
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        self.panel(language)
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
