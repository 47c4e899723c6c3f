//! Envelopes passed on unopened (bì không bóc, Điều 21.1.b, NĐ 30/2020/NĐ-CP): those of the year and those that still wait, taking one
//! in, and what is done to the selected ones.

mod deed;
mod menu;
mod picture;

use chrono::{Datelike, NaiveDate};
use iced::{
    Element, Task,
    advanced::widget::{operate, operation::focusable, operation::focusable::find_focused},
    widget::Id,
};

use self::deed::Deed;
pub use self::deed::Kind;
use domain::{
    document::Document,
    field::Field,
    follow_up::{Entered, envelope::Envelope},
    message::Message as Sentence,
};
use language::Language;
use store::{NameKind, Store, StoreError, StoreThread};

use super::{
    blank::{self, Ask, Blank},
    entry::Around,
};
use crate::{
    keys::Command,
    kit::{
        menu::Hanging,
        notice::Notice,
        rows::{self, Rows, Step},
        selection::Selection,
        suggest::Choice,
        theme::Tone,
    },
};

/// The inputs, by their places.
const ARRIVED: usize = 0;
const SENDER: usize = 1;
const ADDRESSEE: usize = 2;
const CODE: usize = 3;
const REMARK: usize = 4;
const ASKS: &[Ask] = &[
    Ask::date("label-arrival-date", Field::ArrivalDate, 0),
    Ask::text("field-sender", Field::Sender, 0),
    Ask::text("field-addressee", Field::Addressee, 1),
    Ask::text("envelopes-code", Field::Code, 2),
    Ask::text("field-remark", Field::Remark, 2),
];
/// So many names are offered at most, the most used ones.
const NAMES: usize = 2_000;

/// An envelope, and the document it turned out to hold.
#[derive(Debug, Clone)]
pub struct Known {
    entered: Entered<Envelope>,
    document: Option<Document>,
}

/// Names written down before.
#[derive(Debug, Clone, Default)]
struct Names {
    senders: Vec<Choice>,
    receivers: Vec<Choice>,
}

/// What the registry told.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    known: Vec<Known>,
    names: Names,
}

/// The screen.
#[derive(Debug)]
pub struct Envelopes {
    /// The newest first.
    known: Vec<Known>,
    names: Names,
    /// Whether they were read.
    is_read: bool,
    /// The last question asked; answers to earlier ones are dropped.
    asked: u64,
    rows: Rows,
    form: Blank,
    saving: bool,
    deed: Option<Box<Deed>>,
    menu: Option<Hanging>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The registry told: to which question.
    Known(u64, Result<Box<Answer>, StoreError>),
    /// Something in the rows.
    Rows(rows::Event),
    /// Something in the form.
    Form(blank::Event),
    /// The input that has the keyboard shall say what the last envelope says there.
    Repeat(Id),
    /// Take in the envelope that is written down.
    Save,
    /// It is taken in: arrived on this day; or why not.
    TakenIn(Result<NaiveDate, StoreError>),
    /// Ask for what is done to the selected envelopes.
    Open(Kind),
    /// In the dialog that asks.
    Deed(deed::Message),
    /// Show the document that the chosen envelope held.
    Show,
    /// Put the notice away.
    Dismiss,
}

/// Whether a key changes the registry, or asks for what changes it.
#[must_use]
pub fn changes(command: Command) -> bool {
    command == Command::Save || Kind::ALL.iter().any(|kind| kind.command() == command)
}

impl Message {
    /// The key that does the same, of what changes the registry.
    #[must_use]
    pub fn changes(&self) -> Option<Command> {
        match self {
            Self::Save => Some(Command::Save),
            Self::Open(kind) => Some(kind.command()),
            _ => None,
        }
    }
}

/// What it asks of the window.
#[derive(Debug)]
pub enum Action {
    /// To run this.
    Run(Task<Message>),
    /// To read anew what waits, and this screen; of this year, where an envelope of it came.
    Changed(Option<i32>),
    /// To show this document.
    Show(Box<Document>),
    /// To go to the list.
    Leave,
}

impl Default for Envelopes {
    fn default() -> Self {
        Self {
            known: Vec::new(),
            names: Names::default(),
            is_read: false,
            asked: 0,
            rows: Rows::default(),
            form: Blank::new(ASKS),
            saving: false,
            deed: None,
            menu: None,
            notice: None,
        }
    }
}

impl Envelopes {
    /// Comes to the screen, with the keyboard in the form.
    pub fn enter(&mut self, year: Option<i32>, around: Around<'_>) -> Task<Message> {
        self.fill_in(around);
        (self.notice, self.menu) = (None, None);
        Task::batch([self.read(year, around.store), self.form.focus_at(SENDER)])
    }

    fn fill_in(&mut self, around: Around<'_>) {
        if self.form.text(ARRIVED).is_empty() {
            self.form.set(ARRIVED, around.language.date(around.today));
        }
    }

    /// Reads those of a year, or all, and those that still wait.
    pub fn read(&mut self, year: Option<i32>, store: &StoreThread) -> Task<Message> {
        self.asked += 1;
        let question = self.asked;
        let told = store.ask(move |store| told(store, year).map(Box::new));
        Task::perform(told, move |told| Message::Known(question, told))
    }

    /// Whether something is being saved.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.saving || self.deed.as_ref().is_some_and(|deed| deed.is_saving())
    }

    /// Whether something is asked that must be answered or left first.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.deed.is_some()
    }

    /// The panel over the window, and what closes it.
    pub fn question<'a>(&'a self, language: &'a Language) -> Option<(Element<'a, Message>, Message)> {
        let panel = self.deed.as_ref()?.view(language).map(Message::Deed);
        Some((panel, Message::Deed(deed::Message::Leave)))
    }

    fn chosen(&self) -> Option<&Known> {
        self.known.get(self.rows.chosen?)
    }

    /// The selected envelopes to which this can be done. Of several, those that were passed on before are not passed on again.
    fn fitting(&self, kind: Kind) -> Vec<&Known> {
        let selected: Vec<&Known> = self.rows.selection.rows().filter_map(|row| self.known.get(row)).collect();
        let alone = selected.len() == 1;
        let fits = |known: &&Known| {
            let envelope = &known.entered.fact;
            known.entered.counts()
                && match kind {
                    Kind::PassOn => alone || envelope.waits(),
                    Kind::Register => alone && envelope.document.is_none(),
                    Kind::Strike => true,
                }
        };
        selected.into_iter().filter(fits).collect()
    }

    /// Follows what happened.
    pub fn update(&mut self, message: Message, around: Around<'_>) -> Action {
        let task = match message {
            Message::Known(question, _) if question != self.asked => Task::none(),
            Message::Known(_, Ok(answer)) => {
                self.take(*answer);
                Task::none()
            }
            Message::Known(_, Err(error)) => {
                self.notice = Some(Notice::new(Tone::Bad, error.message()));
                Task::none()
            }
            Message::Rows(event) => {
                self.menu_follows(event);
                self.rows.update(event);
                Task::none()
            }
            Message::Form(event) => {
                let names = &self.names;
                self.form.update(event, |at, _| match at {
                    SENDER => names.senders.clone(),
                    ADDRESSEE => names.receivers.clone(),
                    _ => Vec::new(),
                })
            }
            Message::Repeat(id) => self.repeat(&id, around),
            Message::Save => self.take_in(around),
            Message::TakenIn(Ok(day)) => {
                self.saving = false;
                let said = Sentence::new("envelopes-taken-in").with("sender", self.form.text(SENDER));
                let said = said.with("addressee", self.form.text(ADDRESSEE));
                self.notice = Some(Notice::new(Tone::Good, said));
                let arrived = self.form.text(ARRIVED);
                self.form.clear();
                self.form.set(ARRIVED, arrived);
                self.rows.restart();
                return Action::Changed(Some(day.year()));
            }
            Message::TakenIn(Err(error)) => {
                self.saving = false;
                self.form.refused(&error);
                self.form.to_first_problem().unwrap_or_else(Task::none)
            }
            Message::Open(kind) => self.open(kind, around),
            Message::Deed(message) => {
                let Some(deed) = &mut self.deed else { return Action::Run(Task::none()) };
                let action = deed.update(message, &self.names.receivers, around);
                return self.after(action);
            }
            Message::Show => match self.chosen().and_then(|known| known.document.clone()) {
                Some(document) => return Action::Show(Box::new(document)),
                None => Task::none(),
            },
            Message::Dismiss => {
                self.notice = None;
                Task::none()
            }
        };
        Action::Run(task)
    }

    /// The keyboard back to the form, for the next envelope.
    pub fn to_form(&self) -> Task<Message> {
        self.form.focus_at(SENDER)
    }

    fn take(&mut self, answer: Answer) {
        let ids = |known: &[Known]| known.iter().map(|known| known.entered.id).collect::<Vec<_>>();
        let before = ids(&self.known);
        let selected: Vec<i64> = self.rows.selection.rows().filter_map(|row| before.get(row).copied()).collect();
        let chosen = self.rows.chosen.and_then(|row| before.get(row).copied());
        let was_read = std::mem::replace(&mut self.is_read, true);
        (self.known, self.names) = (answer.known, answer.names);
        let now = ids(&self.known);
        self.rows.set_total(now.len());
        // What came on top is what was just taken in: the next thing is done to it.
        let new = now.first().filter(|first| was_read && self.rows.chosen.is_none() && !before.contains(first));
        if let Some(row) = chosen.or(new.copied()).and_then(|id| now.iter().position(|known| *known == id)) {
            self.rows.choose(row);
        }
        if selected.len() > 1 {
            let rows = now.iter().enumerate().filter(|(_, id)| selected.contains(id));
            self.rows.selection = Selection::of(rows.map(|(row, _)| row));
        }
    }

    /// What the envelope taken in last says, into this input.
    fn repeat(&mut self, id: &Id, around: Around<'_>) -> Task<Message> {
        let (Some(at), Some(last)) = (self.form.place(id), self.known.first()) else { return Task::none() };
        let last = &last.entered.fact;
        let text = match at {
            ARRIVED => around.language.date(last.arrival_date),
            SENDER => last.sender.clone(),
            ADDRESSEE => last.addressee.clone(),
            CODE => last.code.clone(),
            _ => last.remark.clone(),
        };
        self.form.write(at, text)
    }

    fn take_in(&mut self, around: Around<'_>) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.notice = None;
        self.form.check();
        self.form.required(ARRIVED);
        let day = self.form.past_date(ARRIVED, around.today);
        let (sender, addressee) = (self.form.required(SENDER), self.form.required(ADDRESSEE));
        if let Some(task) = self.form.to_first_problem() {
            return task;
        }
        let envelope = Envelope {
            arrival_date: day.unwrap_or(around.today),
            sender,
            code: self.form.text(CODE),
            addressee,
            hand_over_date: None,
            receiver: String::new(),
            remark: self.form.text(REMARK),
            document: None,
        };
        self.saving = true;
        let taken_in = around.store.ask(move |store| {
            store.write(|transaction| transaction.take_in(&envelope))?;
            Ok(envelope.arrival_date)
        });
        Task::perform(taken_in, Message::TakenIn)
    }

    /// Asks for what is done to the selected envelopes, or says that none is there for it.
    fn open(&mut self, kind: Kind, around: Around<'_>) -> Task<Message> {
        self.notice = None;
        self.menu = None;
        let meant: Vec<Entered<Envelope>> = self.fitting(kind).into_iter().map(|known| known.entered.clone()).collect();
        if meant.is_empty() {
            self.notice = Some(Notice::new(Tone::Look, Sentence::new(kind.nothing_fits())));
            return Task::none();
        }
        let (deed, task) = Deed::new(kind, meant, around);
        self.deed = Some(Box::new(deed));
        task.map(Message::Deed)
    }

    fn after(&mut self, action: deed::Action) -> Action {
        match action {
            deed::Action::Run(task) => Action::Run(task.map(Message::Deed)),
            deed::Action::Done(said) => {
                self.deed = None;
                self.notice = Some(Notice::new(Tone::Good, said));
                Action::Changed(None)
            }
            deed::Action::Leave => {
                self.deed = None;
                Action::Run(Task::none())
            }
        }
    }

    /// Follows a key.
    pub fn command(&mut self, command: Command, around: Around<'_>) -> Action {
        if let Some(deed) = &mut self.deed {
            let action = deed.command(command, &self.names.receivers, around);
            return self.after(action);
        }
        if let Some(action) = self.menu_command(command, around) {
            return action;
        }
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.command() == command) {
            return self.update(Message::Open(kind), around);
        }
        let offering = self.form.is_offering();
        match command {
            Command::Save => self.update(Message::Save, around),
            Command::Open => self.update(Message::Show, around),
            Command::Repeat => Action::Run(operate(find_focused()).map(Message::Repeat)),
            Command::Step(Step::Up | Step::Down) | Command::Leave if offering => self.form_command(command),
            Command::Step(step) => {
                self.rows.step(step);
                into_the_rows()
            }
            Command::Through(step) => {
                self.rows.step_through(step);
                into_the_rows()
            }
            Command::All => {
                self.rows.select_all();
                into_the_rows()
            }
            Command::Leave if self.notice.take().is_some() => Action::Run(Task::none()),
            Command::Leave if self.rows.chosen.is_some() => {
                self.rows.chosen = None;
                self.rows.selection = Selection::default();
                Action::Run(self.to_form())
            }
            Command::Leave => Action::Leave,
            command => self.form_command(command),
        }
    }

    fn form_command(&mut self, command: Command) -> Action {
        Action::Run(self.form.command(command, Message::Form).unwrap_or_else(Task::none))
    }
}

/// The keyboard from the form into the rows, so that keys like Ctrl+A mean these.
fn into_the_rows() -> Action {
    Action::Run(operate(focusable::unfocus()))
}

/// Envelopes of a year, or all, with those that still wait, the newest first; and the names written down before.
fn told(store: &Store, year: Option<i32>) -> Result<Answer, StoreError> {
    let mut entered = store.envelopes(year)?;
    let elsewhere = |one: &Entered<Envelope>| year.is_some_and(|year| one.fact.arrival_date.year() != year);
    entered.extend(store.envelopes_waiting()?.into_iter().filter(elsewhere));
    entered.sort_by_key(|one| std::cmp::Reverse(one.id));
    let mut known = Vec::with_capacity(entered.len());
    for entered in entered {
        let document = match entered.fact.document {
            Some(id) => store.documents(&[id])?.pop(),
            None => None,
        };
        known.push(Known { entered, document });
    }
    let names = |kind| {
        let names = store.suggest(kind, "", NAMES)?.into_iter();
        Ok::<_, StoreError>(names.map(|known| Choice { value: known.name, beside: String::new() }).collect())
    };
    Ok(Answer { known, names: Names { senders: names(NameKind::Organ)?, receivers: names(NameKind::Receiver)? } })
}
