//! Envelopes passed on unopened (bì không bóc, Điều 21.1.b, NĐ 30/2020/NĐ-CP): those of the year and those that still wait, taking one
//! in, and what is done to the selected ones.

mod dialog;
mod menu;
mod view;

use chrono::{Datelike, NaiveDate};
use iced::{
    Element, Task,
    advanced::widget::{operate, operation::focusable, operation::focusable::find_focused},
    widget::Id,
};

use self::dialog::ActionDialog;
pub use self::dialog::EnvelopeActionKind;
use domain::{
    document::Document,
    field::Field,
    follow_up::{Entered, envelope::Envelope},
};
use language::Language;
use store::{Changed, NameKind, Store, StoreError, StoreThread};
use texts::{UserMessage, message};

use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        form::{FieldSpec, FormEvent, InputForm},
        latest::{LatestRequest, RequestId},
        menu::OpenMenu,
        notice::Notice,
        rows::{self, Rows, Step},
        selection::Selection,
        suggest::Choice,
        theme::Severity,
    },
};

/// The inputs, by their places.
const ARRIVED: usize = 0;
const SENDER: usize = 1;
const ADDRESSEE: usize = 2;
const CODE: usize = 3;
const REMARK: usize = 4;
const SPECS: &[FieldSpec] = &[
    FieldSpec::past_date(texts::LABEL_ARRIVAL_DATE, Field::ArrivalDate, 0),
    FieldSpec::text(texts::FIELD_SENDER, Field::Sender, 0),
    FieldSpec::text(texts::FIELD_ADDRESSEE, Field::Addressee, 1),
    FieldSpec::text(texts::ENVELOPES_CODE, Field::Code, 2),
    FieldSpec::text(texts::FIELD_REMARK, Field::Remark, 2),
];
/// So many names are offered at most, the most used ones.
const NAMES: usize = 2_000;

/// An envelope, and the document it turned out to hold.
#[derive(Debug, Clone)]
pub struct KnownEnvelope {
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
pub struct EnvelopesRead {
    known: Vec<KnownEnvelope>,
    names: Names,
}

#[derive(Debug)]
pub struct Envelopes {
    /// The newest first.
    known: Vec<KnownEnvelope>,
    names: Names,
    /// Whether they were read.
    is_read: bool,
    /// The latest request for what is known.
    latest: LatestRequest,
    rows: Rows,
    form: InputForm,
    saving: bool,
    dialog: Option<Box<ActionDialog>>,
    menu: Option<OpenMenu>,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The registry answered: for which request.
    Known(RequestId, Result<Box<EnvelopesRead>, StoreError>),
    /// Something in the rows.
    Rows(rows::RowEvent),
    /// Something in the form.
    Form(FormEvent),
    /// The input that has the keyboard shall say what the last envelope says there.
    Repeat(Id),
    /// Take in the envelope that is written down.
    Save,
    /// It is taken in: arrived on this day; or why not.
    TakenIn(Result<NaiveDate, StoreError>),
    /// Ask for what is done to the selected envelopes.
    Open(EnvelopeActionKind),
    /// In the dialog that asks.
    ActionDialog(dialog::Message),
    /// Show the document that the chosen envelope held.
    Show,
    /// Dismiss the notice.
    Dismiss,
}

/// The kinds of changes after which envelopes are read again.
pub const READ_FROM: &[Changed] = &[Changed::Envelopes, Changed::Incoming];

/// Whether a key changes the registry, or asks for what changes it.
#[must_use]
pub fn changes(command: Command) -> bool {
    command == Command::Save || EnvelopeActionKind::ALL.iter().any(|kind| kind.command() == command)
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

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// Envelopes were changed; show this year, in which an envelope was registered.
    Changed(Option<i32>),
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
            latest: LatestRequest::default(),
            rows: Rows::default(),
            form: InputForm::new(SPECS),
            saving: false,
            dialog: None,
            menu: None,
            notice: None,
        }
    }
}

impl Envelopes {
    /// Comes to the screen, with the keyboard in the form.
    pub fn enter(&mut self, year: Option<i32>, context: Context<'_>) -> Task<Message> {
        self.fill_in(context);
        (self.notice, self.menu) = (None, None);
        Task::batch([self.read(year, context.store), self.form.focus_at(SENDER)])
    }

    fn fill_in(&mut self, context: Context<'_>) {
        if self.form.text(ARRIVED).is_empty() {
            self.form.set(ARRIVED, context.language.date(context.today));
        }
    }

    /// Reads those of a year, or all, and those that still wait.
    pub fn read(&mut self, year: Option<i32>, store: &StoreThread) -> Task<Message> {
        let request = self.latest.renew();
        let told = store.ask(move |store| told(store, year).map(Box::new));
        Task::perform(told, move |told| Message::Known(request, told))
    }

    /// Whether something is being saved.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.saving || self.dialog.as_ref().is_some_and(|dialog| dialog.is_saving())
    }

    /// Whether a question is open that must be answered or left first.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.dialog.is_some()
    }

    /// Returns the key context of the screen, or of its open dialog.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        if self.is_asking() { KeyContext::EnvelopeAction } else { KeyContext::Envelopes }
    }

    /// The panel over the window, and what closes it.
    pub fn question<'a>(&'a self, language: &'a Language) -> Option<(Element<'a, Message>, Message)> {
        let panel = self.dialog.as_ref()?.view(language).map(Message::ActionDialog);
        Some((panel, Message::ActionDialog(dialog::Message::Leave)))
    }

    fn chosen(&self) -> Option<&KnownEnvelope> {
        self.known.get(self.rows.chosen?)
    }

    /// The selected envelopes to which this can be done. Of several, those that were passed on before are not passed on again.
    fn fitting(&self, kind: EnvelopeActionKind) -> Vec<&KnownEnvelope> {
        let selected: Vec<&KnownEnvelope> = self.rows.selection.rows().filter_map(|row| self.known.get(row)).collect();
        let alone = selected.len() == 1;
        let fits = |known: &&KnownEnvelope| {
            let envelope = &known.entered.fact;
            known.entered.counts()
                && match kind {
                    EnvelopeActionKind::PassOn => alone || envelope.waits(),
                    EnvelopeActionKind::Register => alone && envelope.document.is_none(),
                    EnvelopeActionKind::Strike => true,
                }
        };
        selected.into_iter().filter(fits).collect()
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        let task = match message {
            Message::Known(request, _) if !self.latest.is(request) => Task::none(),
            Message::Known(_, Ok(answer)) => {
                self.take(*answer);
                Task::none()
            }
            Message::Known(_, Err(error)) => {
                self.notice = Some(Notice::new(Severity::Error, error.message()));
                Task::none()
            }
            Message::Rows(event) => {
                self.menu_follows(event);
                self.rows.update(event);
                Task::none()
            }
            Message::Form(event) => {
                let names = &self.names;
                self.form.update(event, context.today, |at, _| match at {
                    SENDER => names.senders.clone(),
                    ADDRESSEE => names.receivers.clone(),
                    _ => Vec::new(),
                })
            }
            Message::Repeat(id) => self.repeat(&id, context),
            Message::Save => self.take_in(context),
            Message::TakenIn(Ok(day)) => {
                self.saving = false;
                let said = message!(
                    texts::ENVELOPES_TAKEN_IN,
                    sender = self.form.text(SENDER),
                    addressee = self.form.text(ADDRESSEE)
                );
                self.notice = Some(Notice::new(Severity::Success, said));
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
            Message::Open(kind) => self.open(kind, context),
            Message::ActionDialog(message) => {
                let Some(dialog) = &mut self.dialog else { return Action::Run(Task::none()) };
                let action = dialog.update(message, &self.names.receivers, context);
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

    fn take(&mut self, answer: EnvelopesRead) {
        let ids = |known: &[KnownEnvelope]| known.iter().map(|known| known.entered.id).collect::<Vec<_>>();
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
    fn repeat(&mut self, id: &Id, context: Context<'_>) -> Task<Message> {
        let (Some(at), Some(last)) = (self.form.place(id), self.known.first()) else { return Task::none() };
        let last = &last.entered.fact;
        let text = match at {
            ARRIVED => context.language.date(last.arrival_date),
            SENDER => last.sender.clone(),
            ADDRESSEE => last.addressee.clone(),
            CODE => last.code.clone(),
            _ => last.remark.clone(),
        };
        self.form.write(at, text)
    }

    fn take_in(&mut self, context: Context<'_>) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.notice = None;
        self.form.check();
        self.form.required(ARRIVED);
        let day = self.form.date(ARRIVED, context.today);
        let (sender, addressee) = (self.form.required(SENDER), self.form.required(ADDRESSEE));
        if let Some(task) = self.form.to_first_problem() {
            return task;
        }
        let envelope = Envelope {
            arrival_date: day.unwrap_or(context.today),
            sender,
            code: self.form.text(CODE),
            addressee,
            hand_over_date: None,
            receiver: String::new(),
            remark: self.form.text(REMARK),
            document: None,
        };
        self.saving = true;
        let taken_in = context.store.ask(move |store| {
            store.write(|transaction| transaction.take_in(&envelope))?;
            Ok(envelope.arrival_date)
        });
        Task::perform(taken_in, Message::TakenIn)
    }

    /// Opens the dialog for an action on the selected envelopes, or says that none of them allows it.
    fn open(&mut self, kind: EnvelopeActionKind, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.menu = None;
        let meant: Vec<Entered<Envelope>> = self.fitting(kind).into_iter().map(|known| known.entered.clone()).collect();
        if meant.is_empty() {
            self.notice = Some(Notice::new(Severity::Warning, UserMessage::from(kind.nothing_fits())));
            return Task::none();
        }
        let (dialog, task) = ActionDialog::new(kind, meant, context);
        self.dialog = Some(Box::new(dialog));
        task.map(Message::ActionDialog)
    }

    fn after(&mut self, action: dialog::Action) -> Action {
        match action {
            dialog::Action::Run(task) => Action::Run(task.map(Message::ActionDialog)),
            dialog::Action::Done(said) => {
                self.dialog = None;
                self.notice = Some(Notice::new(Severity::Success, said));
                Action::Changed(None)
            }
            dialog::Action::Leave => {
                self.dialog = None;
                Action::Run(Task::none())
            }
        }
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Action {
        if let Some(dialog) = &mut self.dialog {
            let action = dialog.command(command, &self.names.receivers, context);
            return self.after(action);
        }
        if let Some(action) = self.menu_command(command, context) {
            return action;
        }
        if let Some(kind) = EnvelopeActionKind::ALL.into_iter().find(|kind| kind.command() == command) {
            return self.update(Message::Open(kind), context);
        }
        let offering = self.form.is_offering();
        match command {
            Command::Save => self.update(Message::Save, context),
            Command::Open => self.update(Message::Show, context),
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
fn told(store: &Store, year: Option<i32>) -> Result<EnvelopesRead, StoreError> {
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
        known.push(KnownEnvelope { entered, document });
    }
    let names = |kind| {
        let names = store.suggest(kind, "", NAMES)?.into_iter();
        Ok::<_, StoreError>(names.map(|known| Choice { value: known.name, beside: String::new() }).collect())
    };
    Ok(EnvelopesRead {
        known,
        names: Names { senders: names(NameKind::Organ)?, receivers: names(NameKind::Receiver)? },
    })
}
