//! The entry form of either book: what is typed, what is suggested, the number to come, and the saving.

mod alike;
mod amending;
pub mod dates;
mod doubting;
pub mod draft;
mod fields;
mod files;
mod form;
pub mod input;
mod kept;
pub mod names;
mod new_type;
mod no_number;
mod numbering;
mod pasting;
mod repeating;
mod saving;

use std::collections::HashMap;

use iced::{
    Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::Id,
};

use domain::{
    book::Book, code::Code, content::SignerInfo, document::Document, document_field::DocumentField as F, document_type,
    field::Cause, reservation::Reservation, secrecy::Secrecy, text::clean, warning::Warning, written::Alike,
};
use store::{Changed, DuplicateDecision, StoreError};

use self::{
    alike::Alike as Lookalike,
    doubting::Doubting,
    fields::{Fields, Numbering},
    files::Waiting,
    input::Input,
    new_type::NewType,
    no_number::refused_number,
    numbering::{Number, NumberChoice},
    saving::Saved,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        advance,
        form::{FormEvent, How},
        latest::{LatestRequest, RequestId},
        notice::Notice,
    },
    reference_data::ReferenceData,
};

/// A form; its texts stay when the clerk leaves it.
#[derive(Debug)]
pub struct Entry {
    fields: Fields,
    /// The rarer fields.
    rare: Rare,
    expected: Option<Number>,
    /// Why the registry would refuse a number.
    number_refused: Option<Cause>,
    /// The number that was shown when the clerk saved.
    promised: Option<Number>,
    /// The latest request for the expected number.
    number_request: LatestRequest,
    saving: bool,
    notice: Option<Notice>,
    /// The registered document that is amended; `None` for a new one.
    amending: Option<Document>,
    alike: Lookalike,
    doubting: Doubting,
    choosing: NumberChoice,
    files: Waiting,
    new_type: NewType,
    /// The texts of the document that this window registered last, for repeating them.
    last: Option<HashMap<Input, String>>,
}

/// The fields that few documents need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rare {
    /// They are folded away.
    Folded,
    /// They are seen.
    Unfolded,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// An event of the inputs.
    Form(FormEvent),
    /// The line that was pasted, as the clipboard holds it.
    Line(String),
    /// The number to come.
    Expected(RequestId, Result<Number, StoreError>),
    /// The value of the document registered last, into the input that has the keyboard.
    Repeat,
    /// The value of the document registered last, into the input with this widget id.
    RepeatAt(Id),
    /// Today, into the first date.
    Today,
    /// The other of VBQPPL or not.
    Normative,
    /// Save and go on to the next.
    Save,
    Saved(Result<Saved, StoreError>),
    /// Documents that look the same: of which question.
    Alike(RequestId, Result<Vec<Document>, StoreError>),
    /// Show the document that looks the same.
    ShowAlike,
    /// It is the same document, received another way.
    IsTheSame,
    /// Why it is another all the same.
    AlikeReason(String),
    /// It is another all the same.
    IsAnother,
    /// The dates that are doubted are right.
    DatesRight,
    /// Cancel saving.
    GiveUp,
    /// Choose a number, or take the next one again.
    ChooseNumber,
    /// The number was given on paper, or not.
    OnPaper,
    /// Let the type share the series of the type with the same code.
    Share,
    /// It does now, or why not.
    Shared(Result<Box<Alike>, StoreError>),
    /// Confirm the number given on paper although it jumps.
    AcceptJump,
    /// Numbers held in the document's series: of which question.
    Held(RequestId, Result<Vec<Reservation>, StoreError>),
    /// How the signer whose name was chosen signed last.
    Signer(Option<SignerInfo>),
    /// About a type the registry does not know.
    NewType(new_type::Message),
    /// Choose files to attach.
    ChooseFiles,
    /// Remove a file that waits to be attached.
    PutAway(usize),
    /// To the envelopes that are not opened.
    Envelopes,
    /// Unfold the rarer fields, or fold them away.
    Fold,
    /// Leave the form; its texts stay.
    Leave,
    /// Dismiss the notice.
    Dismiss,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// The document is registered.
    Registered(Box<Document>, Task<Message>),
    /// The document is like this now; what should be seen about what was changed.
    Amended(Box<Document>, Vec<Warning>),
    /// To show this document; the form is kept.
    Show(Box<Document>),
    /// To ask for files to attach.
    ChooseFiles,
    /// To go to the envelopes that are not opened.
    Envelopes,
    /// To close the form.
    Leave,
}

/// The changes after which the expected number must be read again.
pub const READ_FROM: &[Changed] =
    &[Changed::Incoming, Changed::Outgoing, Changed::Series, Changed::HeldNumbers, Changed::Locks];

impl Entry {
    /// An empty form.
    #[must_use]
    pub fn new(book: Book) -> Self {
        Self::of(Fields::new(book, false), None)
    }

    fn of(fields: Fields, amending: Option<Document>) -> Self {
        Self {
            fields,
            rare: Rare::Folded,
            expected: None,
            number_refused: None,
            promised: None,
            number_request: LatestRequest::default(),
            saving: false,
            notice: None,
            amending,
            alike: Lookalike::default(),
            doubting: Doubting::default(),
            choosing: NumberChoice::default(),
            files: Waiting::default(),
            new_type: NewType::default(),
            last: None,
        }
    }

    /// Enters the form: focuses the first empty input and requests the expected number.
    pub fn enter(&mut self, context: Context<'_>) -> Task<Message> {
        if self.book() == Book::Outgoing
            && self.text(F::OrganName).is_empty()
            && let [only] = context.reference.authorities.as_slice()
        {
            self.fields.put(F::OrganName, only.name.clone());
            self.fields.form.note(How::Tidied);
        }
        Task::batch([self.focus_first_empty(), self.ask_number(context)])
    }

    /// Asks anew which number would come: the registry changed.
    pub fn refresh(&mut self, context: Context<'_>) -> Task<Message> {
        self.ask_number(context)
    }

    /// The book in which the form registers or amends.
    #[must_use]
    pub fn book(&self) -> Book {
        self.fields.book
    }

    fn text(&self, input: impl Into<Input>) -> &str {
        self.fields.text(input)
    }

    fn focus_first_empty(&self) -> Task<Message> {
        if self.amending.is_some() {
            return self.fields.focus(Input::Reason);
        }
        let is_empty = |input: &Input| self.text(*input).trim().is_empty();
        let mut shown = Input::of(self.book()).filter(|input| !input.is_rare(self.book()));
        let first = shown.find(is_empty).or_else(|| Input::of(self.book()).next());
        first.map_or_else(Task::none, |input| self.fields.focus(input))
    }

    /// Whether the rarer fields are seen: unfolded, or something stands in them.
    fn shows_rare(&self) -> bool {
        let form = &self.fields.form;
        let is_needed = |at| !form.typed(at).is_empty() || form.is_wrong(at);
        let mut rare = Input::of(self.book()).filter(|input| input.is_rare(self.book()));
        self.rare == Rare::Unfolded || rare.any(|input| is_needed(self.fields.at(input)))
    }

    /// Unfolds the rarer fields, the keyboard in the first; or folds them away.
    fn turn_fold(&mut self) -> Task<Message> {
        self.rare = if self.shows_rare() { Rare::Folded } else { Rare::Unfolded };
        if self.rare == Rare::Unfolded { self.fields.focus(F::FileOrgan) } else { self.focus_first_empty() }
    }

    /// Returns the number of the latest request for the expected number.
    #[must_use]
    pub fn latest_request(&self) -> RequestId {
        self.number_request.id()
    }

    /// Removes an outdated notice.
    pub fn clear_notice(&mut self) {
        self.notice = None;
    }

    /// Applies a message and records an undo step.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        let how = match &message {
            // The form has recorded the typing itself; values derived from it belong to the same step.
            Message::Form(_) => How::Derived,
            Message::Line(_) | Message::Expected(..) | Message::Signer(_) => How::Tidied,
            _ => How::Done,
        };
        let action = self.apply(message, context);
        self.fields.form.note(how);
        action
    }

    fn apply(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Form(event) => Action::Run(self.follow_form(event, context)),
            Message::Line(line) => Action::Run(self.fill(&line, context)),
            Message::Alike(..)
            | Message::ShowAlike
            | Message::IsTheSame
            | Message::AlikeReason(_)
            | Message::IsAnother
            | Message::DatesRight
            | Message::Share
            | Message::Shared(_)
            | Message::GiveUp => self.follow_question(message, context),
            Message::Expected(question, number) => {
                if self.number_request.is(question) {
                    self.number_refused = number.as_ref().err().and_then(refused_number);
                    self.expected = number.ok();
                    self.settle_number();
                }
                Action::Run(Task::none())
            }
            Message::Repeat => Action::Run(operate(find_focused()).map(Message::RepeatAt)),
            Message::RepeatAt(id) => Action::Run(self.repeat(&id, context)),
            Message::Today if self.is_fixed(F::ArrivalDate) => Action::Run(Task::none()),
            Message::Today => {
                let first = if self.book() == Book::Incoming { F::ArrivalDate } else { F::IssuedDate };
                let today = context.language.date(context.today);
                Action::Run(Task::batch([self.set(first, today, context), self.focus_first_empty()]))
            }
            Message::Normative if self.amending.is_some() => Action::Run(Task::none()),
            Message::Normative => {
                self.fields.set_normative(!self.fields.is_normative());
                self.new_type.close();
                Action::Run(self.ask_number(context))
            }
            Message::Save => Action::Run(self.save(DuplicateDecision::Ask, context)),
            Message::Saved(Ok(Saved::Registered(document, warnings))) => {
                let task = self.registered(&document, &warnings, context);
                Action::Registered(document, task)
            }
            Message::Saved(Ok(Saved::Amended(document, warnings))) => Action::Amended(document, warnings),
            Message::Saved(Ok(Saved::Alike(first))) => {
                self.saving = false;
                Action::Run(self.alike.ask(*first))
            }
            Message::Saved(Err(error)) => Action::Run(self.refused(&error)),
            Message::OnPaper => {
                let on_paper = self.fields.numbering() == Numbering::OnPaper;
                self.fields.set_numbering(if on_paper { Numbering::Chosen } else { Numbering::OnPaper });
                Action::Run(self.fields.focus(Input::Number))
            }
            Message::AcceptJump => Action::Run(self.accept_jump(context)),
            Message::ChooseNumber => Action::Run(self.choose_number(context)),
            Message::Held(question, held) => {
                if self.choosing.latest.is(question) {
                    self.choosing.held = held.unwrap_or_default();
                }
                Action::Run(Task::none())
            }
            Message::Signer(signer) => {
                self.set_signer(signer);
                Action::Run(Task::none())
            }
            Message::NewType(message) => self.follow_new_type(message, context),
            Message::Fold => Action::Run(self.turn_fold()),
            Message::ChooseFiles => Action::ChooseFiles,
            Message::Envelopes => Action::Envelopes,
            Message::PutAway(at) => {
                self.files.put_away(at);
                Action::Run(self.focus_first_empty())
            }
            Message::Leave => {
                self.fields.form.close_lists();
                Action::Leave
            }
            Message::Dismiss => {
                self.notice = None;
                Action::Run(Task::none())
            }
        }
    }

    /// Applies an event of the inputs, then updates what depends on the texts that changed.
    fn follow_form(&mut self, event: FormEvent, context: Context<'_>) -> Task<Message> {
        let before = self.fields.form.texts().to_vec();
        let line = self.pasted_line(&event);
        match &event {
            // Typing in one input means that any date typed before was left, even by a mouse press.
            FormEvent::Typed(at, _) | FormEvent::Pasted(at, _) => {
                self.fields.write_dates(self.fields.input(*at), context);
            }
            FormEvent::Stepped(..) => self.fields.write_dates(None, context),
            FormEvent::Opened(_) | FormEvent::Month(_) => self.fields.write_term(context),
            _ => {}
        }
        let task = match event {
            FormEvent::Chose(index) => return self.take(Some(index), context),
            FormEvent::Named(question, names) => {
                self.named(question, names, context);
                Task::none()
            }
            event => {
                let (book, normative) = (self.book(), self.fields.is_normative());
                let Self { fields: Fields { form, inputs, .. }, choosing, .. } = self;
                let choices = |at: usize, typed: &str| match inputs.get(at) {
                    Some(Input::Number) => choosing.held_choices(typed, context.language),
                    Some(input) => input.choices(book, typed, normative, context.reference, context.language),
                    None => Vec::new(),
                };
                form.update(event, context.today, choices)
            }
        };
        let names = self.fields.form.ask_names(context.store).map(Message::Form);
        let changed = self.fields.changed(&before);
        let effects = changed.into_iter().map(|input| self.follow_text(input, context)).collect::<Vec<_>>();
        Task::batch([task, names, Task::batch(effects), line.unwrap_or_else(Task::none)])
    }

    /// Follows what concerns a question before saving: whether the document is registered already, whether its dates are right, which
    /// series numbers it.
    fn follow_question(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Alike(question, found) => {
                self.alike.take(question, found.unwrap_or_default());
                Action::Run(Task::none())
            }
            Message::ShowAlike => self.show_alike(),
            Message::IsTheSame => Action::Run(self.is_the_same(context)),
            Message::AlikeReason(text) => {
                self.alike.typed(text);
                Action::Run(Task::none())
            }
            Message::IsAnother => Action::Run(self.is_another(context)),
            Message::DatesRight => Action::Run(self.dates_are_right(context)),
            Message::Share => Action::Run(self.share_series(context)),
            Message::Shared(shared) => self.series_shared(shared, context),
            Message::GiveUp if self.doubting.is_asking() => Action::Run(self.corrects_dates()),
            Message::GiveUp => Action::Run(self.give_up()),
            _ => Action::Run(Task::none()),
        }
    }

    /// The context of keys in the form, or in its question.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        if self.doubting.is_asking() {
            return KeyContext::Doubt;
        }
        match self.book() {
            _ if self.is_asking() => KeyContext::Alike,
            Book::Incoming => KeyContext::Incoming,
            Book::Outgoing => KeyContext::Outgoing,
        }
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Action {
        if self.doubting.is_asking() {
            return self.doubt_command(command, context);
        }
        if self.is_asking() {
            return self.question_command(command, context);
        }
        match command {
            Command::ChooseNumber => self.update(Message::ChooseNumber, context),
            Command::Open => self.show_alike(),
            Command::Save => self.update(Message::Save, context),
            Command::AcceptOffer if self.alike_type().is_some() => self.update(Message::Share, context),
            Command::AcceptOffer => self.update(Message::AcceptJump, context),
            Command::Today => self.update(Message::Today, context),
            Command::RareFields => self.update(Message::Fold, context),
            Command::Normative if self.book() == Book::Outgoing => self.update(Message::Normative, context),
            Command::Leave if self.fields.form.is_offering() => self.form_command(command),
            Command::Leave if self.new_type.is_asking() => {
                self.update(Message::NewType(new_type::Message::Decline), context)
            }
            Command::Leave => self.update(Message::Leave, context),
            Command::Enter if self.takes_recipient() => Action::Run(self.take(None, context)),
            Command::Enter if self.new_type.is_asking() => Action::Run(new_type::enter()),
            Command::Enter | Command::Next => Action::Run(self.go_on(command == Command::Enter, context)),
            Command::Previous => {
                self.fields.form.close_lists();
                self.fields.write_dates(None, context);
                Action::Run(advance::previous())
            }
            Command::Step(step) if !self.fields.form.is_offering() => {
                Action::Run(operate(find_focused()).map(move |id| Message::Form(FormEvent::Stepped(id, step))))
            }
            Command::Step(_) | Command::OpenBelow => self.form_command(command),
            Command::Undo | Command::Redo => Action::Run(self.turn_back(command == Command::Redo, context)),
            Command::Repeat => self.update(Message::Repeat, context),
            _ => Action::Run(Task::none()),
        }
    }

    fn form_command(&mut self, command: Command) -> Action {
        Action::Run(self.fields.form.command(command, Message::Form).unwrap_or_else(Task::none))
    }

    /// To the next input; what is marked is taken, and what was written is read.
    fn go_on(&mut self, by_enter: bool, context: Context<'_>) -> Task<Message> {
        let is_meant = self.fields.form.takes_marked(by_enter);
        let taken = if is_meant { self.take(None, context) } else { Task::none() };
        self.fields.form.note(How::Derived);
        self.fields.form.close_lists();
        let read = self.read_typed_code(context);
        self.fields.write_dates(None, context);
        let is_asked = self.new_type.is_asking();
        let specs = if is_asked { None } else { self.ask_new_type(context) };
        Task::batch([taken, read]).chain(specs.unwrap_or_else(advance::next))
    }

    /// Undoes the last step, or redoes it.
    fn turn_back(&mut self, again: bool, context: Context<'_>) -> Task<Message> {
        let (changed, keyboard) = self.fields.form.turn_back(again);
        if changed.is_empty() {
            return Task::none();
        }
        self.new_type.close();
        self.notice = None;
        Task::batch([keyboard, self.ask_number(context), self.ask_alike(context)])
    }

    /// Puts a text into an input, with what follows from it.
    fn set(&mut self, input: impl Into<Input>, text: String, context: Context<'_>) -> Task<Message> {
        let input = input.into();
        self.fields.put(input, text);
        self.fields.form.forget_problem(self.fields.at(input));
        self.follow_text(input, context)
    }

    /// Updates what depends on the text of an input.
    fn follow_text(&mut self, input: Input, context: Context<'_>) -> Task<Message> {
        match input {
            Input::Field(F::Code) => self.read_type(context.reference),
            Input::Field(F::TypeName) => {
                self.fields.set_type_was_read(false);
                self.new_type.close();
                self.settle_normative(context.reference);
            }
            Input::Number => (self.choosing.proposed, self.choosing.accepted_jump) = (false, None),
            Input::Secrecy => self.refuse_secret(),
            _ => {}
        }
        let alike = self.ask_alike(context);
        let number = match input {
            Input::Field(
                F::ArrivalDate | F::IssuedDate | F::TypeName | F::OrganName | F::DraftingUnit | F::Issuers,
            ) => self.ask_number(context),
            _ => Task::none(),
        };
        Task::batch([alike, number])
    }

    /// A document marked secret is not registered here; the form warns at once.
    fn refuse_secret(&mut self) {
        if let Some(secrecy) = Secrecy::of(self.text(Input::Secrecy)).filter(|secrecy| *secrecy != Secrecy::Normal) {
            self.fields.form.wrong(self.fields.at(Input::Secrecy), Cause::Secret(secrecy.word().to_owned()));
        }
    }

    /// A type that is never normative turns the switch off: its documents belong to no series of VBQPPL.
    fn settle_normative(&mut self, reference: &ReferenceData) {
        let name = clean(self.text(F::TypeName));
        let is_known = |normative| document_type::find(&reference.types, &name, normative).is_some();
        if self.fields.is_normative() && is_known(false) && !is_known(true) {
            self.fields.set_normative(false);
        }
    }

    /// The code of an incoming document tells its type, unless the clerk has written one.
    fn read_type(&mut self, reference: &ReferenceData) {
        if !self.fields.type_was_read() && !self.text(F::TypeName).is_empty() {
            return;
        }
        let code = Code::read(self.text(F::Code));
        let name = code.document_type(&reference.types).map(|known| known.name.clone()).unwrap_or_default();
        if !name.is_empty() {
            self.fields.form.forget_problem(self.fields.at(F::TypeName));
        }
        self.fields.put(F::TypeName, name);
        self.fields.set_type_was_read(true);
    }
}
