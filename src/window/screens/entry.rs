//! The entry form of either book: what is typed, what is suggested, the number to come, and the saving.

mod alike;
mod amending;
mod calendar;
pub mod dates;
mod doubting;
pub mod draft;
mod files;
mod focused;
mod form;
pub mod input;
mod kept;
mod new_type;
mod no_number;
mod numbering;
mod pasting;
mod recipients;
mod saving;
mod signer;
pub mod suggesting;
mod undo;
mod written;

use std::{borrow::Cow, collections::HashMap};

use chrono::NaiveDate;
use iced::{
    Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, operation, text_editor},
};

use domain::{
    book::Book,
    code::Code,
    content::SignerInfo,
    document::Document,
    document_type,
    field::{Cause, Field, Problem},
    reservation::Reservation,
    secrecy::Secrecy,
    text::clean,
    warning::Warning,
    written::Alike,
};
use store::{Changed, StoreError, Suggestion};

use self::{
    alike::Alike as Lookalike,
    calendar::Calendar,
    doubting::Doubting,
    draft::Reader,
    files::Waiting,
    focused::FocusAction,
    input::Input,
    new_type::NewType,
    no_number::refused_number,
    numbering::{Number, NumberChoice},
    saving::{Saved, Verdict},
    suggesting::InputSuggestions,
    undo::{How, Undo},
    written::FormContents,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{advance, month::Pick, notice::Notice},
    reference_data::ReferenceData,
};

/// A form; its texts stay when the clerk leaves it.
#[derive(Debug)]
pub struct Entry {
    book: Book,
    texts: HashMap<Input, String>,
    subject: text_editor::Content,
    normative: bool,
    /// Whether the type was read out of the code and may be read anew.
    type_was_read: bool,
    problems: Vec<Problem>,
    suggesting: Option<InputSuggestions>,
    /// The word that an input method is composing, and where: on the screen, not in the input yet.
    composing: Option<(Input, String)>,
    calendar: Option<Calendar>,
    /// The rarer fields.
    rare: Rare,
    expected: Option<Number>,
    /// Why the registry would refuse a number.
    number_refused: Option<Cause>,
    /// The number that was shown when the clerk saved.
    promised: Option<Number>,
    /// The last questions asked; answers to earlier ones are dropped.
    names_request: u64,
    number_request: u64,
    saving: bool,
    notice: Option<Notice>,
    /// The registered document that is amended; `None` for a new one.
    amending: Option<Document>,
    alike: Lookalike,
    doubting: Doubting,
    choosing: NumberChoice,
    files: Waiting,
    new_type: NewType,
    undo: Undo,
    /// The contents of the form registered last.
    last: Option<FormContents>,
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
    /// An input has this text now.
    Typed(Input, String),
    /// A text was pasted into an input, which has this text now.
    Pasted(Input, String),
    /// The line that was pasted, as the clipboard holds it.
    Line(String),
    /// Something was done in the subject.
    Edited(text_editor::Action),
    /// Names came for an input: of which question.
    Suggested(u64, Input, Result<Vec<Suggestion>, StoreError>),
    /// A suggestion was taken.
    Chose(usize),
    /// The input with suggestions lost the focus.
    Left,
    /// An input of few words was pressed with the mouse.
    Pressed(Input),
    /// The number to come.
    Expected(u64, Result<Number, StoreError>),
    /// The focused input, requested to run an action there.
    Focused(Id, FocusAction),
    /// The document registered last.
    Last(Result<Option<Box<Document>>, StoreError>),
    /// The value of the document registered last, into the input that has the keyboard.
    Repeat,
    /// Take back what was done last.
    Undo,
    /// Redo it.
    Redo,
    /// Hang a month below a date, or put it away.
    Calendar(Input),
    /// Something was done in the month.
    Picked(Pick),
    /// Today, into the first date.
    Today,
    /// The other of VBQPPL or not.
    Normative,
    /// Save and go on to the next.
    Save,
    Saved(Result<Saved, StoreError>),
    /// Documents that look the same: of which question.
    Alike(u64, Result<Vec<Document>, StoreError>),
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
    Held(u64, Result<Vec<Reservation>, StoreError>),
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
    /// An input method underlines this word, or none any longer.
    Composing(String),
    /// It does in this input.
    ComposingIn(Id, String),
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

/// The kinds that the number it promises is read from.
pub const READ_FROM: &[Changed] =
    &[Changed::Incoming, Changed::Outgoing, Changed::Series, Changed::HeldNumbers, Changed::Locks];

impl Entry {
    /// An empty form.
    #[must_use]
    pub fn new(book: Book) -> Self {
        Self {
            book,
            texts: HashMap::new(),
            subject: text_editor::Content::new(),
            normative: false,
            type_was_read: false,
            problems: Vec::new(),
            suggesting: None,
            composing: None,
            calendar: None,
            rare: Rare::Folded,
            expected: None,
            number_refused: None,
            promised: None,
            names_request: 0,
            number_request: 0,
            saving: false,
            notice: None,
            amending: None,
            alike: Lookalike::default(),
            doubting: Doubting::default(),
            choosing: NumberChoice::default(),
            files: Waiting::default(),
            new_type: NewType::default(),
            undo: Undo::default(),
            last: None,
        }
    }

    /// Enters the form: focuses the first empty input and requests the expected number.
    pub fn enter(&mut self, context: Context<'_>) -> Task<Message> {
        if self.book == Book::Outgoing
            && self.text(Input::OrganName).is_empty()
            && let [only] = context.reference.authorities.as_slice()
        {
            self.texts.insert(Input::OrganName, only.name.clone());
            self.undo.note(self.written(), How::Tidied);
        }
        Task::batch([self.focus_first_empty(), self.ask_number(context), self.ask_last(context)])
    }

    /// Asks anew which number would come: the registry changed.
    pub fn refresh(&mut self, context: Context<'_>) -> Task<Message> {
        self.ask_number(context)
    }

    fn text(&self, input: Input) -> &str {
        self.texts.get(&input).map_or("", String::as_str)
    }

    /// The text of an input with the word that is still being composed.
    fn heard(&self, input: Input) -> Cow<'_, str> {
        match &self.composing {
            Some((at, word)) if *at == input => Cow::Owned(format!("{}{word}", self.text(input))),
            _ => Cow::Borrowed(self.text(input)),
        }
    }

    /// The date typed in an input, if it is one.
    fn date(&self, input: Input, context: Context<'_>) -> Option<NaiveDate> {
        self.read_date(input, context).ok().flatten()
    }

    fn focus(&self, input: Input) -> Task<Message> {
        let id = input.id(self.book);
        operation::focus(id.clone()).chain(operation::move_cursor_to_end(id))
    }

    fn focus_first_empty(&self) -> Task<Message> {
        if self.amending.is_some() {
            return self.focus(Input::Reason);
        }
        let empty = |input: &&Input| match **input {
            Input::Subject => self.subject.text().trim().is_empty(),
            input => self.text(input).is_empty(),
        };
        let mut seen = Input::of(self.book).iter().filter(|input| !input.is_rare(self.book));
        let first = seen.find(empty).or_else(|| Input::of(self.book).first());
        first.map_or_else(Task::none, |input| self.focus(*input))
    }

    /// Whether the rarer fields are seen: unfolded, or something stands in them.
    fn shows_rare(&self) -> bool {
        let is_wrong = |input: &Input| {
            self.problems.iter().any(|problem| Input::showing(self.book, problem.field) == Some(*input))
        };
        let mut rare = Input::of(self.book).iter().filter(|input| input.is_rare(self.book));
        self.rare == Rare::Unfolded || rare.any(|input| !self.text(*input).is_empty() || is_wrong(input))
    }

    /// Unfolds the rarer fields, the keyboard in the first; or folds them away.
    fn turn_fold(&mut self) -> Task<Message> {
        self.rare = if self.shows_rare() { Rare::Folded } else { Rare::Unfolded };
        if self.rare == Rare::Unfolded { self.focus(Input::FileOrgan) } else { self.focus_first_empty() }
    }

    /// The number of the last question for the number it promises.
    #[must_use]
    pub fn last_question(&self) -> u64 {
        self.number_request
    }

    /// Removes an outdated notice.
    pub fn clear_notice(&mut self) {
        self.notice = None;
    }

    /// Applies a message and records an undo step.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        let how = match &message {
            Message::Typed(input, _) => How::Typed(*input),
            Message::Edited(_) => How::Typed(Input::Subject),
            // Values that the program derives belong to the clerk's step.
            Message::Line(_)
            | Message::Expected(..)
            | Message::Signer(_)
            | Message::Left
            | Message::Pressed(_)
            | Message::Composing(_)
            | Message::ComposingIn(..) => How::Tidied,
            _ => How::Done,
        };
        let action = self.apply(message, context);
        self.undo.note(self.written(), how);
        action
    }

    fn apply(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Typed(input, text) => Action::Run(self.typed(input, text, context)),
            Message::Pasted(input, text) => Action::Run(self.pasted(input, text, context)),
            Message::Line(line) => Action::Run(self.fill(&line, context)),
            Message::Edited(action) => Action::Run(self.edited(action, context)),
            Message::Suggested(..)
            | Message::Chose(_)
            | Message::Left
            | Message::Pressed(_)
            | Message::Composing(_)
            | Message::ComposingIn(..) => Action::Run(self.follow_words(message, context)),
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
                if question == self.number_request {
                    self.number_refused = number.as_ref().err().and_then(refused_number);
                    self.expected = number.ok();
                    self.settle_number();
                }
                Action::Run(Task::none())
            }
            Message::Focused(id, action) => {
                let input = Input::from_id(self.book, &id);
                Action::Run(input.map_or_else(Task::none, |input| self.run_focus_action(input, action, context)))
            }
            Message::Last(last) => {
                self.set_last(last.ok().flatten().as_deref(), context);
                Action::Run(Task::none())
            }
            Message::Calendar(input) => Action::Run(self.toggle_calendar(input, context)),
            Message::Picked(pick) => Action::Run(self.picked(pick, context)),
            Message::Repeat => Action::Run(Self::at_focused(FocusAction::Repeat)),
            Message::Undo => Action::Run(self.turn_back(false, context)),
            Message::Redo => Action::Run(self.turn_back(true, context)),
            Message::Today if self.is_fixed(Input::ArrivalDate) => Action::Run(Task::none()),
            Message::Today => {
                let first = if self.book == Book::Incoming { Input::ArrivalDate } else { Input::IssuedDate };
                let today = context.language.date(context.today);
                Action::Run(Task::batch([self.set(first, today, context), self.focus_first_empty()]))
            }
            Message::Normative if self.amending.is_some() => Action::Run(Task::none()),
            Message::Normative => {
                self.normative = !self.normative;
                self.new_type.close();
                Action::Run(self.ask_number(context))
            }
            Message::Save => Action::Run(self.save(Verdict::Ask, context)),
            Message::Saved(Ok(Saved::Registered(document, warnings))) => {
                let task = self.registered(&document, &warnings, context);
                Action::Registered(document, task)
            }
            Message::Saved(Ok(Saved::Amended(document, warnings))) => Action::Amended(document, warnings),
            Message::Saved(Ok(Saved::Alike(found))) => {
                self.saving = false;
                Action::Run(self.alike.ask(found))
            }
            Message::Saved(Err(error)) => Action::Run(self.refused(&error)),
            Message::OnPaper => {
                self.choosing.on_paper = !self.choosing.on_paper;
                Action::Run(operation::focus(Input::Number.id(self.book)))
            }
            Message::AcceptJump => Action::Run(self.accept_jump(context)),
            Message::ChooseNumber => Action::Run(self.choose_number(context)),
            Message::Held(question, held) => {
                if question == self.choosing.asked {
                    self.choosing.held = held.unwrap_or_default();
                }
                Action::Run(Task::none())
            }
            Message::Signer(signer) => Action::Run(self.set_signer(signer)),
            Message::NewType(message) => self.follow_new_type(message, context),
            Message::Fold => Action::Run(self.turn_fold()),
            Message::ChooseFiles => Action::ChooseFiles,
            Message::Envelopes => Action::Envelopes,
            Message::PutAway(at) => {
                self.files.put_away(at);
                Action::Run(self.focus_first_empty())
            }
            Message::Leave => {
                self.suggesting = None;
                Action::Leave
            }
            Message::Dismiss => {
                self.notice = None;
                Action::Run(Task::none())
            }
        }
    }

    /// Applies a message about suggestions.
    fn follow_words(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        match message {
            Message::Suggested(question, input, Ok(names)) => self.suggested(question, input, names, context),
            Message::Chose(index) => self.take(Some(index), context),
            Message::Left => {
                self.suggesting = None;
                Task::none()
            }
            Message::Pressed(input) => {
                self.offer_all(input, context);
                Task::none()
            }
            Message::Composing(word) if word.is_empty() => {
                self.composing = None;
                Task::none()
            }
            Message::Composing(word) => operate(find_focused()).map(move |id| Message::ComposingIn(id, word.clone())),
            Message::ComposingIn(id, word) => match Input::from_id(self.book, &id) {
                Some(input) => {
                    self.composing = Some((input, word));
                    self.ask_names(input, context)
                }
                None => Task::none(),
            },
            _ => Task::none(),
        }
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
        match self.book {
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
            Command::Normative if self.book == Book::Outgoing => self.update(Message::Normative, context),
            Command::Leave if self.suggesting.is_some() || self.calendar.is_some() => {
                self.suggesting = None;
                self.calendar = None;
                Action::Run(Task::none())
            }
            Command::Leave if self.new_type.is_asking() => {
                self.update(Message::NewType(new_type::Message::Decline), context)
            }
            Command::Leave => self.update(Message::Leave, context),
            Command::Enter if self.takes_recipient() => Action::Run(self.take(None, context)),
            Command::Enter if self.new_type.is_asking() => Action::Run(new_type::enter()),
            Command::Enter | Command::Next => Action::Run(self.go_on(command == Command::Enter, context)),
            Command::Previous => {
                self.suggesting = None;
                self.calendar = None;
                self.write_dates(context);
                Action::Run(advance::previous())
            }
            Command::Step(step) => Action::Run(self.step(step)),
            Command::OpenBelow => Action::Run(Self::at_focused(FocusAction::Open)),
            Command::Undo => self.update(Message::Undo, context),
            Command::Redo => self.update(Message::Redo, context),
            Command::Repeat => self.update(Message::Repeat, context),
            _ => Action::Run(Task::none()),
        }
    }

    /// To the next input; what is marked is taken, and what was written is read.
    fn go_on(&mut self, by_enter: bool, context: Context<'_>) -> Task<Message> {
        self.calendar = None;
        let taken = self.take_marked(by_enter, context);
        self.undo.note(self.written(), How::Done);
        let read = self.read_typed_code(context);
        self.write_dates(context);
        let is_asked = self.new_type.is_asking();
        let specs = if is_asked { None } else { self.ask_new_type(context) };
        Task::batch([taken, read]).chain(specs.unwrap_or_else(advance::next))
    }

    fn typed(&mut self, input: Input, text: String, context: Context<'_>) -> Task<Message> {
        // A press elsewhere leaves a date as well.
        self.write_dates_but(Some(input), context);
        let number = self.set(input, text, context);
        self.follow_calendar(input, context);
        Task::batch([number, self.ask_names(input, context)])
    }

    /// Puts a text into an input, with what follows from it.
    fn set(&mut self, input: Input, text: String, context: Context<'_>) -> Task<Message> {
        self.texts.insert(input, text);
        self.problems.retain(|problem| Input::showing(self.book, problem.field) != Some(input));
        match input {
            Input::Code => self.read_type(context.reference),
            Input::TypeName => {
                self.type_was_read = false;
                self.new_type.close();
                self.settle_normative(context.reference);
            }
            Input::Number => (self.choosing.proposed, self.choosing.accepted_jump) = (false, None),
            Input::Secrecy => self.refuse_secret(),
            _ => {}
        }
        let alike = self.ask_alike(context);
        let number = match input {
            Input::ArrivalDate
            | Input::IssuedDate
            | Input::TypeName
            | Input::OrganName
            | Input::DraftingUnit
            | Input::Issuers => self.ask_number(context),
            _ => Task::none(),
        };
        Task::batch([alike, number])
    }

    /// A document marked secret is not registered here; the form warns at once.
    fn refuse_secret(&mut self) {
        if let Some(secrecy) = Secrecy::of(self.text(Input::Secrecy)).filter(|secrecy| *secrecy != Secrecy::Normal) {
            self.problems.push(Problem::new(Field::Secrecy, Cause::Secret(secrecy.word().to_owned())));
        }
    }

    /// A type that is never normative turns the switch off: its documents belong to no series of VBQPPL.
    fn settle_normative(&mut self, reference: &ReferenceData) {
        let name = clean(self.text(Input::TypeName));
        let is_known = |normative| document_type::find(&reference.types, &name, normative).is_some();
        if self.normative && is_known(false) && !is_known(true) {
            self.normative = false;
        }
    }

    /// The code of an incoming document tells its type, unless the clerk has written one.
    fn read_type(&mut self, reference: &ReferenceData) {
        if !self.type_was_read && !self.text(Input::TypeName).is_empty() {
            return;
        }
        let code = Code::read(self.text(Input::Code));
        let name = code.document_type(&reference.types).map(|known| known.name.clone()).unwrap_or_default();
        if !name.is_empty() {
            self.problems.retain(|problem| problem.field != Field::TypeName);
        }
        self.texts.insert(Input::TypeName, name);
        self.type_was_read = true;
    }

    /// Writes dates in full once the clerk has left their inputs.
    fn write_dates(&mut self, context: Context<'_>) {
        self.write_dates_but(None, context);
    }

    /// The same but for the date that is being typed.
    fn write_dates_but(&mut self, typed: Option<Input>, context: Context<'_>) {
        // A term counts from another date, and is read while that date is unchanged.
        let dates = Input::of(self.book).iter().copied().filter(|input| input.is_date() && Some(*input) != typed);
        let read: Vec<_> = dates.filter_map(|input| Some((input, self.date(input, context)?))).collect();
        for (input, date) in read {
            self.texts.insert(input, context.language.date(date));
        }
        self.undo.note(self.written(), How::Tidied);
    }

    /// Applies an edit of the subject.
    fn edited(&mut self, action: text_editor::Action, context: Context<'_>) -> Task<Message> {
        self.suggesting = None;
        let line = match &action {
            text_editor::Action::Edit(text_editor::Edit::Paste(text)) => self.line_of_subject(text),
            _ => None,
        };
        if action.is_edit() {
            self.problems.retain(|problem| problem.field != Field::Subject);
        }
        self.subject.perform(action);
        line.map_or_else(Task::none, |line| self.fill(&line, context))
    }

    /// Puts a text into the subject, the cursor at its end.
    fn set_subject(&mut self, text: &str) {
        self.subject = text_editor::Content::with_text(text);
        self.subject.perform(text_editor::Action::Move(text_editor::Motion::DocumentEnd));
        self.problems.retain(|problem| problem.field != Field::Subject);
    }

    fn reader<'a>(&'a self, context: Context<'a>) -> Reader<'a> {
        Reader {
            texts: &self.texts,
            subject: self.subject.text(),
            normative: self.normative,
            today: context.today,
            calendar: &context.reference.calendar,
            language: context.language,
            problems: Vec::new(),
        }
    }
}
