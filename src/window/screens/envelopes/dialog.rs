//! What is done to the selected envelopes, asked for in a dialog: passed on, joined to the document registered of what one held, struck
//! out as written by mistake.

use chrono::Datelike;
use iced::{
    Element, Length, Task,
    widget::{Column, container, mouse_area, row},
};

use domain::{
    book::Book,
    document::Document,
    field::{Cause, Field},
    follow_up::{Entered, envelope::Envelope},
    history::Record,
    query::NumberQuery,
};
use language::Language;
use store::StoreError;
use texts::{Text, UserMessage, message};

use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        form::{FieldSpec, FormEvent, InputForm},
        notice::{self, Notice},
        one_line::one_line,
        rows::Step,
        space,
        suggest::Choice,
        text,
        theme::{self, Severity},
    },
    screens::details::registration,
};

const PASS_ON: &[FieldSpec] = &[
    FieldSpec::past_date(texts::FIELD_HAND_OVER_DATE, Field::HandOverDate, 0),
    FieldSpec::text(texts::FOLLOW_RECEIVER, Field::Receiver, 0),
];
const REGISTER: &[FieldSpec] = &[
    FieldSpec::text(texts::ENVELOPES_NUMBER, Field::Document, 0),
    FieldSpec::short(texts::LINK_YEAR, Field::IssuedDate, 0),
];
const STRIKE: &[FieldSpec] = &[FieldSpec::text(texts::FIELD_STRUCK, Field::Reason, 0)];

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeActionKind {
    /// Passed on.
    PassOn,
    /// Joined to the document that was registered.
    Register,
    /// Struck out.
    Strike,
}

impl EnvelopeActionKind {
    pub(super) const ALL: [Self; 3] = [Self::PassOn, Self::Register, Self::Strike];

    /// What asks for it by key.
    pub(super) fn command(self) -> Command {
        match self {
            Self::PassOn => Command::PassOn,
            Self::Register => Command::JoinDocument,
            Self::Strike => Command::StrikeOut,
        }
    }

    pub(super) fn name(self) -> Text {
        match self {
            Self::PassOn => texts::ENVELOPES_DO_PASS_ON,
            Self::Register => texts::ENVELOPES_DO_REGISTER,
            Self::Strike => texts::ENVELOPES_DO_STRIKE,
        }
    }

    /// Returns the text shown when the action is possible for no envelope.
    pub(super) fn nothing_fits(self) -> Text {
        match self {
            Self::PassOn => texts::ENVELOPES_NONE_TO_PASS_ON,
            Self::Register => texts::ENVELOPES_NONE_TO_REGISTER,
            Self::Strike => texts::ENVELOPES_NONE_TO_STRIKE,
        }
    }

    fn specs(self) -> &'static [FieldSpec] {
        match self {
            Self::PassOn => PASS_ON,
            Self::Register => REGISTER,
            Self::Strike => STRIKE,
        }
    }
}

#[derive(Debug)]
pub struct ActionDialog {
    kind: EnvelopeActionKind,
    envelopes: Vec<Entered<Envelope>>,
    form: InputForm,
    /// Documents of the number; until one is typed, those of the envelope's code.
    found: Vec<Document>,
    marked: usize,
    /// Whether a number was typed.
    typed: bool,
    saving: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// In the inputs.
    Form(FormEvent),
    /// Documents of the envelope's code.
    Alike(Result<Vec<Document>, StoreError>),
    /// Documents of the number.
    Found(Result<Vec<Document>, StoreError>),
    /// One of them.
    Mark(usize),
    Save,
    /// It is done, or why not.
    Saved(Result<(), StoreError>),
    /// Leave the envelopes as they are.
    Leave,
}

/// What it asks of the screen.
#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// It is done: what to say.
    Done(UserMessage),
    Leave,
}

impl ActionDialog {
    /// The dialog over these envelopes, with the keyboard in its input.
    pub fn new(
        kind: EnvelopeActionKind,
        envelopes: Vec<Entered<Envelope>>,
        context: Context<'_>,
    ) -> (Self, Task<Message>) {
        let mut form = InputForm::new(kind.specs());
        let mut at = 0;
        let mut alike = Task::none();
        match (kind, envelopes.first()) {
            (EnvelopeActionKind::PassOn, Some(first)) => {
                // What was passed on before is corrected: it begins with what was written down.
                let before = first.fact.hand_over_date.filter(|_| envelopes.len() == 1);
                form.set(0, context.language.date(before.unwrap_or(context.today)));
                let addressee = &first.fact.addressee;
                if before.is_some() {
                    form.set(1, first.fact.receiver.clone());
                } else if envelopes.iter().all(|envelope| envelope.fact.addressee == *addressee) {
                    form.set(1, addressee.clone());
                }
                at = 1;
            }
            (EnvelopeActionKind::Register, Some(first)) => {
                form.set(1, context.today.year().to_string());
                let code = first.fact.code.clone();
                if !code.is_empty() {
                    alike = Task::perform(context.store.ask(move |store| store.of_code(&code)), Message::Alike);
                }
            }
            _ => {}
        }
        let focus = form.focus_at(at);
        let dialog = Self { kind, envelopes, form, found: Vec::new(), marked: 0, typed: false, saving: false };
        (dialog, Task::batch([alike, focus]))
    }

    /// Whether it is being done.
    pub fn is_saving(&self) -> bool {
        self.saving
    }

    pub fn update(&mut self, message: Message, receivers: &[Choice], context: Context<'_>) -> Action {
        match message {
            Message::Form(event) => {
                if event.is_typing() && self.kind == EnvelopeActionKind::Register {
                    self.typed = true;
                    self.found.clear();
                }
                let offers = self.kind == EnvelopeActionKind::PassOn;
                let offered = |at, _: &str| if offers && at == 1 { receivers.to_vec() } else { Vec::new() };
                return Action::Run(self.form.update(event, context.today, offered));
            }
            Message::Alike(Ok(found)) if !self.typed => self.found = found,
            // Without them the number is typed.
            Message::Alike(_) => {}
            Message::Mark(at) => self.marked = at.min(self.found.len().saturating_sub(1)),
            Message::Found(Ok(found)) => {
                self.saving = false;
                self.marked = 0;
                self.found = found;
                match self.found.len() {
                    0 => {
                        self.form.wrong(0, Cause::NoDocument);
                        return Action::Run(self.form.focus());
                    }
                    1 => return Action::Run(self.save(context)),
                    _ => {}
                }
            }
            Message::Save => return Action::Run(self.save(context)),
            Message::Saved(Ok(())) => {
                let count = self.envelopes.len();
                return Action::Done(match self.kind {
                    EnvelopeActionKind::PassOn => message!(texts::ENVELOPES_PASSED_ON, count = count),
                    EnvelopeActionKind::Register => texts::ENVELOPES_REGISTERED.into(),
                    EnvelopeActionKind::Strike => message!(texts::ENVELOPES_STRUCK, count = count),
                });
            }
            Message::Found(Err(error)) | Message::Saved(Err(error)) => {
                self.saving = false;
                self.form.refused(&error);
                return Action::Run(self.form.to_first_problem().unwrap_or_else(Task::none));
            }
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    fn save(&mut self, context: Context<'_>) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.form.check();
        match self.kind {
            EnvelopeActionKind::PassOn => self.pass_on(context),
            EnvelopeActionKind::Register => self.register(context),
            EnvelopeActionKind::Strike => self.strike(context),
        }
    }

    fn pass_on(&mut self, context: Context<'_>) -> Task<Message> {
        self.form.required(0);
        let day = self.form.date(0, context.today).unwrap_or(context.today);
        if let Some(task) = self.form.to_first_problem() {
            return task;
        }
        let receiver = self.form.text(1);
        let passed: Vec<(i64, String)> = self
            .envelopes
            .iter()
            .map(|one| (one.id, if receiver.is_empty() { one.fact.addressee.clone() } else { receiver.clone() }))
            .collect();
        self.saving = true;
        let done = context.store.ask(move |store| {
            store.write(|transaction| {
                passed.iter().try_for_each(|(id, receiver)| transaction.pass_on(*id, day, receiver))
            })
        });
        Task::perform(done, Message::Saved)
    }

    /// Joins the envelope with the document that is meant; looks for it first.
    fn register(&mut self, context: Context<'_>) -> Task<Message> {
        if let (Some(document), Some(envelope)) = (self.found.get(self.marked), self.envelopes.first()) {
            let (envelope, document) = (envelope.id, document.id());
            self.saving = true;
            let done = context
                .store
                .ask(move |store| store.write(|transaction| transaction.found_registrable(envelope, document)));
            return Task::perform(done, Message::Saved);
        }
        let number = self.form.required(0);
        self.form.required(1);
        let year = self.form.number(1).and_then(|year| i32::try_from(year).ok());
        if let Some(task) = self.form.to_first_problem() {
            return task;
        }
        let year = year.unwrap_or_else(|| context.today.year());
        let query = NumberQuery { book: Book::Incoming, number, year, authority: None };
        self.saving = true;
        Task::perform(context.store.ask(move |store| store.of_number(&query)), Message::Found)
    }

    fn strike(&mut self, context: Context<'_>) -> Task<Message> {
        let reason = self.form.required(0);
        if let Some(task) = self.form.to_first_problem() {
            return task;
        }
        let ids: Vec<i64> = self.envelopes.iter().map(|envelope| envelope.id).collect();
        self.saving = true;
        let done = context.store.ask(move |store| {
            store.write(|transaction| ids.iter().try_for_each(|id| transaction.strike(Record::Envelope, *id, &reason)))
        });
        Task::perform(done, Message::Saved)
    }

    pub fn command(&mut self, command: Command, receivers: &[Choice], context: Context<'_>) -> Action {
        let message = match command {
            Command::Save => Message::Save,
            Command::Leave if !self.form.is_offering() => Message::Leave,
            Command::Step(Step::Down) if self.found.len() > 1 => Message::Mark(self.marked + 1),
            Command::Step(Step::Up) if self.found.len() > 1 => Message::Mark(self.marked.saturating_sub(1)),
            command => {
                let task = self.form.command_within(command, Message::Form);
                return Action::Run(task.unwrap_or_else(Task::none));
            }
        };
        self.update(message, receivers, context)
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let (title, hint, save) = match self.kind {
            EnvelopeActionKind::PassOn => {
                (texts::ENVELOPES_PASS_ON, Some(texts::ENVELOPES_PASS_ON_HINT), texts::ENVELOPES_DO_PASS_ON)
            }
            EnvelopeActionKind::Register => {
                (texts::ENVELOPES_REGISTER, Some(texts::ENVELOPES_REGISTER_HINT), texts::ENVELOPES_REGISTER_SAVE)
            }
            EnvelopeActionKind::Strike => (texts::ENVELOPES_STRIKE, None, texts::ENVELOPES_DO_STRIKE),
        };
        let mut inside: Vec<Element<'a, Message>> = vec![text::body(self.about(language)).into()];
        if self.kind == EnvelopeActionKind::Strike {
            let said = Notice::new(Severity::Warning, UserMessage::from(texts::ENVELOPES_STRIKE_MEANS));
            inside.push(notice::strip(&said, language, None));
        }
        inside.push(self.form.view(language, Message::Form));
        inside.extend(hint.map(|hint| text::label(language.text(hint)).into()));
        if self.found.len() > 1 || (!self.typed && !self.found.is_empty()) {
            let key = if self.typed { texts::LINK_WHICH } else { texts::ENVELOPES_SAME_CODE };
            inside.push(text::label(language.text(key)).into());
            let found = self.found.iter().enumerate().map(|(at, document)| self.candidate(at, document, language));
            inside.push(Column::with_children(found).into());
        }
        let done = (!self.saving).then_some(Message::Save);
        let save = match self.kind {
            EnvelopeActionKind::Strike => {
                button::danger(language.text(save), KeyContext::EnvelopeAction.key(Command::Save), done)
            }
            _ => button::primary(language.text(save), KeyContext::EnvelopeAction.key(Command::Save), done),
        };
        let leave = button::secondary(language.text(texts::SHARED_CANCEL), Command::Leave.key(), Some(Message::Leave));
        dialog::panel(language.text(title), inside, vec![save, leave])
    }

    /// The one envelope, or how many.
    fn about(&self, language: &Language) -> String {
        match self.envelopes.as_slice() {
            [one] => {
                let Envelope { arrival_date, sender, addressee, .. } = &one.fact;
                language.say(&message!(
                    texts::ENVELOPES_ABOUT,
                    sender = sender.as_str(),
                    addressee = addressee.as_str(),
                    arrived = *arrival_date
                ))
            }
            several => language.say(&message!(texts::ENVELOPES_SEVERAL, count = several.len())),
        }
    }

    fn candidate<'a>(&'a self, at: usize, document: &'a Document, language: &'a Language) -> Element<'a, Message> {
        let name = format!("{} · {}", registration::name(document), language.date(document.book_date()));
        let name = one_line(name).bold().width(Length::Fixed(space::FIELD));
        let line = row![name, one_line(registration::about(document))];
        let line = line.spacing(space::SMALL).padding([space::TINY, space::SMALL]);
        mouse_area(container(line).style(theme::row(at == self.marked))).on_press(Message::Mark(at)).into()
    }
}
