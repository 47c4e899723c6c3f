//! The entry form of either book: what is typed, what is suggested, the number to come, and the saving.

mod amending;
mod date_doubts;
pub mod dates;
pub mod draft;
mod duplicates;
mod fields;
mod files;
mod from_document;
pub mod input;
pub mod names;
mod new_type;
mod numbering;
mod pasting;
mod repeating;
mod saving;
mod sharing;
mod view;

use iced::{
    Element, Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::Id,
};

use domain::{
    book::Book, content::SignerInfo, document::Document, document_field::DocumentField as F,
    document_type::DocumentType, warning::Warning,
};
use language::Language;
use store::{Changed, Draft, DraftFile, DuplicateDecision, Files, StoreError, Suggestion};
use texts::{UserMessage, message};

use self::{
    date_doubts::DateDoubts,
    duplicates::Duplicates,
    fields::Fields,
    files::Waiting,
    input::Input,
    new_type::NewType,
    numbering::Numbering,
    pasting::CitedValues,
    repeating::Repeating,
    saving::{Saved, failed},
    sharing::Sharing,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        advance,
        form::{FormEvent, How},
        latest::RequestId,
        notice::Notice,
        theme::Severity,
    },
};

/// A form; its texts stay when the clerk leaves it.
#[derive(Debug)]
pub struct EntryForm {
    fields: Fields,
    is_saving: bool,
    notice: Option<Notice>,
    numbering: Numbering,
    sharing: Sharing,
    duplicates: Duplicates,
    date_doubts: DateDoubts,
    new_type: NewType,
    files: Waiting,
    repeating: Repeating,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// An event of the inputs.
    Form(FormEvent),
    /// The line that was pasted, as the clipboard holds it.
    Line(String),
    /// The prefix and position with which the chosen signer signed last.
    Signer(Option<SignerInfo>),
    Numbering(numbering::Message),
    Sharing(sharing::Message),
    Duplicates(duplicates::Message),
    DateDoubts(date_doubts::Message),
    NewType(new_type::Message),
    /// Repeat the value of the document registered last in the focused input.
    Repeat,
    /// Repeat the value of the document registered last in the input with this widget id.
    RepeatAt(Id),
    /// Write today into the first date.
    Today,
    /// Turn the switch for VBQPPL.
    Normative,
    /// Save and go on to the next.
    Save,
    Saved(Result<Saved, StoreError>),
    /// Close the question over the window; nothing is saved.
    GiveUp,
    /// Choose files to attach.
    ChooseFiles,
    /// Remove a file that waits to be attached.
    PutAway(usize),
    /// Go to the envelopes that are not opened.
    Envelopes,
    /// Unfold the rarer fields, or fold them away.
    Fold,
    /// Leave the form; its texts stay.
    Leave,
    /// The document answers none.
    AnswerNone,
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

impl EntryForm {
    /// Returns an empty form.
    #[must_use]
    pub fn new(book: Book) -> Self {
        Self::of(Fields::new(book))
    }

    /// Returns the form that amends a registered document.
    #[must_use]
    pub fn amending(document: &Document, language: &Language) -> Self {
        Self::of(Fields::amending(document, language))
    }

    fn of(fields: Fields) -> Self {
        Self {
            fields,
            is_saving: false,
            notice: None,
            numbering: Numbering::default(),
            sharing: Sharing::default(),
            duplicates: Duplicates::default(),
            date_doubts: DateDoubts::default(),
            new_type: NewType::default(),
            files: Waiting::default(),
            repeating: Repeating::default(),
        }
    }

    /// Enters the form: focuses the first empty input and requests the expected number.
    pub fn enter(&mut self, context: Context<'_>) -> Task<Message> {
        if self.book() == Book::Outgoing
            && self.fields.text(F::OrganName).is_empty()
            && let [only] = context.reference.authorities.as_slice()
        {
            self.fields.put(F::OrganName, only.name.clone());
            self.fields.form.note(How::Tidied);
        }
        Task::batch([self.fields.focus_first_empty(), self.ask_number(context)])
    }

    /// Asks anew which number would come: the registry changed.
    pub fn ask_number(&mut self, context: Context<'_>) -> Task<Message> {
        self.numbering.ask(&self.fields, context).map(Message::Numbering)
    }

    /// Returns the number of the latest request for the expected number.
    #[must_use]
    pub fn latest_request(&self) -> RequestId {
        self.numbering.latest_request()
    }

    /// Returns the book in which the form registers or amends.
    #[must_use]
    pub fn book(&self) -> Book {
        self.fields.book
    }

    /// Returns the document that is amended, if one is.
    #[must_use]
    pub fn amended(&self) -> Option<&Document> {
        self.fields.amended.as_ref()
    }

    /// Notes whether the document that is amended here has files.
    pub fn set_has_file(&mut self, document: &Document) {
        self.fields.set_has_file(document);
    }

    /// Returns the files that wait to be attached.
    pub fn files(&mut self) -> &mut Waiting {
        &mut self.files
    }

    /// Whether a request to the registry is pending.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.is_saving || self.sharing.is_waiting() || self.new_type.is_adding()
    }

    /// Whether a question lies over the form.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.duplicates.is_asking() || self.date_doubts.is_asking()
    }

    /// Draws the question over the window.
    pub fn question<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        match self.date_doubts.question(language) {
            Some(question) => Some(question.map(Message::DateDoubts)),
            None => Some(self.duplicates.question(language)?.map(Message::Duplicates)),
        }
    }

    /// Removes an outdated notice.
    pub fn clear_notice(&mut self) {
        self.notice = None;
    }

    /// Returns a number that changes whenever the form does.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.fields.form.revision() + self.files.revision()
    }

    /// Returns the current contents as a draft; `None` if the clerk has entered nothing.
    #[must_use]
    pub fn draft(&self, at: String, open: bool) -> Option<Draft> {
        let files: Vec<DraftFile> = self.files.files().iter().map(DraftFile::of).collect();
        if files.is_empty() && (self.fields.form.is_fresh() || self.fields.is_blank()) {
            return None;
        }
        let inputs = self.fields.kept().map(|input| (input.key().into_owned(), self.fields.text(input).to_owned()));
        let texts = inputs.filter(|(_, text)| !text.is_empty()).collect();
        Some(Draft { at, open, texts, files })
    }

    /// Restores a draft into an empty form, with a notice that names its missing files. Undo empties the form again.
    pub fn restore(&mut self, draft: &Draft, files: &Files) {
        let texts = self.fields.kept().filter_map(|input| Some((input, draft.texts.get(&*input.key())?.clone())));
        self.fields.write(&texts.collect());
        self.fields.form.note(How::Done);
        let said = message!(texts::ENTRY_DRAFT, at = draft.at.as_str());
        let mut notice = Notice::new(Severity::Warning, said).with_more(UserMessage::from(texts::ENTRY_DRAFT_UNDO));
        let gone = self.files.restore(&draft.files, files);
        if !gone.is_empty() {
            let gone = gone.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            notice = notice.with_more(message!(texts::ENTRY_DRAFT_FILES_GONE, names = gone));
        }
        self.notice = Some(notice);
    }

    /// Applies a message and records an undo step.
    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        let how = match &message {
            // The form has recorded the typing itself; values derived from it belong to the same step.
            Message::Form(_) => How::Derived,
            Message::Line(_) | Message::Signer(_) | Message::Numbering(numbering::Message::Expected(..)) => How::Tidied,
            _ => How::Done,
        };
        let action = self.apply(message, context);
        self.fields.form.note(how);
        action
    }

    fn apply(&mut self, message: Message, context: Context<'_>) -> Action {
        let task = match message {
            Message::Form(event) => self.follow_form(event, context),
            Message::Line(line) => self.fill(&line, context),
            Message::Signer(signer) => {
                names::set_signer(&mut self.fields, signer);
                Task::none()
            }
            Message::Numbering(message) => match self.numbering.update(message, &mut self.fields, context) {
                numbering::Action::Run(task) => task.map(Message::Numbering),
                numbering::Action::Save => self.save(DuplicateDecision::Ask, context),
            },
            Message::Sharing(sharing::Message::Share) | Message::NewType(new_type::Message::Add)
                if self.is_saving() =>
            {
                Task::none()
            }
            Message::Sharing(message) => {
                let refused = self.numbering.refused(&self.fields);
                let action = self.sharing.update(message, refused, &mut self.fields, context);
                self.sharing_action(action, context)
            }
            Message::Duplicates(message) => match self.duplicates.update(message, &self.fields) {
                duplicates::Action::Run(task) => task.map(Message::Duplicates),
                duplicates::Action::Show(document) => return Action::Show(document),
                duplicates::Action::Save(decision) => self.save(decision, context),
            },
            Message::DateDoubts(message) => match self.date_doubts.update(&message, &self.fields, context) {
                date_doubts::Action::Run(task) => task.map(Message::DateDoubts),
                date_doubts::Action::Save(decision, task) => {
                    Task::batch([task.map(Message::DateDoubts), self.save(decision, context)])
                }
            },
            Message::NewType(message) => match self.new_type.update(message, &self.fields, context) {
                new_type::Action::Run(task) => task.map(Message::NewType),
                new_type::Action::Added(kind) => self.type_added(kind, context),
                new_type::Action::GoOn => self.go_on(true, context),
            },
            Message::Repeat => operate(find_focused()).map(Message::RepeatAt),
            Message::RepeatAt(id) => self.repeat(&id, context),
            Message::Today => self.write_today(context),
            Message::Normative if self.fields.is_amending() => Task::none(),
            Message::Normative => {
                self.fields.set_normative(!self.fields.is_normative());
                self.new_type.close();
                self.ask_number(context)
            }
            Message::Save => self.save(DuplicateDecision::Ask, context),
            Message::Saved(saved) => return self.follow_saved(saved, context),
            Message::GiveUp if self.is_asking() => return self.command(Command::Leave, context),
            Message::GiveUp => Task::none(),
            Message::Fold => self.fields.turn_fold(),
            Message::ChooseFiles => return Action::ChooseFiles,
            Message::Envelopes => return Action::Envelopes,
            Message::PutAway(at) => {
                self.files.put_away(at);
                self.fields.focus_first_empty()
            }
            Message::Leave => {
                self.fields.form.close_lists();
                return Action::Leave;
            }
            Message::AnswerNone => {
                self.fields.take(Input::Answers);
                self.fields.focus_first_empty()
            }
            Message::Dismiss => {
                self.notice = None;
                Task::none()
            }
        };
        Action::Run(task)
    }

    fn sharing_action(&mut self, action: sharing::Action, context: Context<'_>) -> Task<Message> {
        match action {
            sharing::Action::Run(task) => task.map(Message::Sharing),
            sharing::Action::Save => self.save(DuplicateDecision::Ask, context),
            sharing::Action::Shared(notice) => {
                self.notice = Some(notice);
                self.ask_number(context)
            }
            sharing::Action::Failed(error) => {
                self.notice = Some(failed(&error));
                Task::none()
            }
        }
    }

    /// Shows that a type was added, and writes its registered name into the input.
    fn type_added(&mut self, kind: DocumentType, context: Context<'_>) -> Task<Message> {
        let said = message!(texts::NEW_TYPE_ADDED, name = kind.name.as_str());
        self.notice = Some(Notice::new(Severity::Success, said).with_more(UserMessage::from(texts::NEW_TYPE_SERIES)));
        let number = self.set(F::TypeName, kind.name, context);
        Task::batch([number, self.fields.focus_first_empty()])
    }

    fn write_today(&mut self, context: Context<'_>) -> Task<Message> {
        if self.fields.is_fixed(F::ArrivalDate) {
            return Task::none();
        }
        let today = context.language.date(context.today);
        Task::batch([self.set(dates::of_book(self.book()), today, context), self.fields.focus_first_empty()])
    }

    /// Applies an event of the inputs, then updates what depends on the texts that changed.
    fn follow_form(&mut self, event: FormEvent, context: Context<'_>) -> Task<Message> {
        let before = self.fields.form.texts().to_vec();
        let line = pasting::pasted_line(&event, &self.fields).map(|line| line.map(Message::Line));
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
            FormEvent::Named(request, names) => {
                self.offer_names(request, names, context);
                Task::none()
            }
            event => {
                let (book, normative) = (self.book(), self.fields.is_normative());
                let Self { fields: Fields { form, inputs, .. }, numbering, .. } = self;
                let choices = |at: usize, typed: &str| match inputs.get(at) {
                    Some(Input::Number) => numbering.held_choices(typed, context.language),
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

    /// Opens the list of names that the registry returned for an input.
    fn offer_names(&mut self, request: RequestId, found: Result<Vec<Suggestion>, StoreError>, context: Context<'_>) {
        let (Some(at), Ok(found)) = (self.fields.form.named_at(request), found) else { return };
        let choices = if self.fields.input(at) == Some(F::To.into()) {
            names::recipient_choices(found, &self.fields, context)
        } else {
            names::used(found, context.language)
        };
        self.fields.form.offer_names(at, choices);
    }

    /// Writes the suggestion at an index, or the marked one, into its input and updates what depends on it.
    fn take(&mut self, index: Option<usize>, context: Context<'_>) -> Task<Message> {
        let Some((at, value)) = self.fields.form.chosen(index) else { return Task::none() };
        let Some(input) = self.fields.input(at) else { return Task::none() };
        let value = if input == F::To {
            names::with_recipient(self.fields.text(input), &value, &context.reference.recipient_groups)
        } else {
            value
        };
        let written = self.fields.form.write(at, value);
        let follows = self.follow_text(input, context);
        let signer = if input == F::SignerName {
            names::ask_signer(&self.fields, context).map(Message::Signer)
        } else {
            Task::none()
        };
        Task::batch([follows, signer, written])
    }

    /// Fills the form from a pasted line, if the line cites a document.
    fn fill(&mut self, line: &str, context: Context<'_>) -> Task<Message> {
        let cited = pasting::fill(line, &mut self.fields, &mut self.numbering, context);
        let Some(CitedValues { values, notice }) = cited else { return Task::none() };
        self.notice = Some(notice);
        let written: Vec<_> = values.into_iter().map(|(field, value)| self.set(field, value, context)).collect();
        Task::batch(written.into_iter().chain([self.fields.focus_first_empty()]))
    }

    /// Writes the value that the document registered last has in an input into that input.
    fn repeat(&mut self, id: &Id, context: Context<'_>) -> Task<Message> {
        let input = self.fields.form.place(id).and_then(|at| Some((at, self.fields.input(at)?)));
        let Some((at, input)) = input else { return Task::none() };
        let Some(value) = self.repeating.value(input, &self.fields, context) else { return Task::none() };
        self.fields.form.close_lists();
        let written = self.fields.form.write(at, value);
        Task::batch([self.follow_text(input, context), written])
    }

    /// Returns the context of keys of the form, or of the question over it.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        if self.date_doubts.is_asking() {
            return KeyContext::Doubt;
        }
        match self.book() {
            _ if self.is_asking() => KeyContext::Duplicate,
            Book::Incoming => KeyContext::Incoming,
            Book::Outgoing => KeyContext::Outgoing,
        }
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Action {
        if self.is_asking() {
            let answer = if self.date_doubts.is_asking() {
                DateDoubts::answer(command).map(Message::DateDoubts)
            } else {
                Duplicates::answer(command).map(Message::Duplicates)
            };
            return answer.map_or_else(|| Action::Run(Task::none()), |answer| self.update(answer, context));
        }
        let message = match command {
            Command::ChooseNumber => Message::Numbering(numbering::Message::Choose),
            Command::Open => Message::Duplicates(duplicates::Message::Show),
            Command::Save => Message::Save,
            Command::AcceptOffer if sharing::offered(self.numbering.refused(&self.fields), &self.fields).is_some() => {
                Message::Sharing(sharing::Message::Share)
            }
            Command::AcceptOffer => Message::Numbering(numbering::Message::AcceptJump),
            Command::Today => Message::Today,
            Command::RareFields => Message::Fold,
            Command::Normative if self.book() == Book::Outgoing => Message::Normative,
            Command::Repeat => Message::Repeat,
            Command::Leave if self.fields.form.is_offering() => return Action::Run(self.form_command(command)),
            Command::Leave if self.new_type.is_asking() => Message::NewType(new_type::Message::Decline),
            Command::Leave => Message::Leave,
            command => return Action::Run(self.move_keyboard(command, context)),
        };
        self.update(message, context)
    }

    /// Handles the commands that move the focus, and undo and redo.
    fn move_keyboard(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        match command {
            Command::Enter if self.fields.takes_recipient() => self.take(None, context),
            Command::Enter if self.new_type.is_asking() => NewType::enter().map(Message::NewType),
            Command::Enter | Command::Next => self.go_on(command == Command::Enter, context),
            Command::Previous => {
                self.fields.form.close_lists();
                self.fields.write_dates(None, context);
                advance::previous()
            }
            Command::Step(step) if !self.fields.form.is_offering() => {
                operate(find_focused()).map(move |id| Message::Form(FormEvent::Stepped(id, step)))
            }
            Command::Step(_) | Command::OpenBelow => self.form_command(command),
            Command::Undo | Command::Redo => self.turn_back(command == Command::Redo, context),
            _ => Task::none(),
        }
    }

    fn form_command(&mut self, command: Command) -> Task<Message> {
        self.fields.form.command(command, Message::Form).unwrap_or_else(Task::none)
    }

    /// Accepts the marked suggestion, parses the current input, and moves the focus to the next one.
    fn go_on(&mut self, by_enter: bool, context: Context<'_>) -> Task<Message> {
        let is_meant = self.fields.form.takes_marked(by_enter);
        let taken = if is_meant { self.take(None, context) } else { Task::none() };
        self.fields.form.note(How::Derived);
        self.fields.form.close_lists();
        let was_code = pasting::read_typed_code(&mut self.fields, &mut self.numbering, context);
        let read = if was_code { self.ask_number(context) } else { Task::none() };
        self.fields.write_dates(None, context);
        let is_asked = self.new_type.is_asking();
        let asks = if is_asked { None } else { self.new_type.ask(&mut self.fields, context) };
        Task::batch([taken, read]).chain(asks.unwrap_or_else(if by_enter {
            advance::next_field
        } else {
            advance::next
        }))
    }

    /// Undoes the last step, or redoes it.
    fn turn_back(&mut self, again: bool, context: Context<'_>) -> Task<Message> {
        let (changed, keyboard) = self.fields.form.turn_back(again);
        if changed.is_empty() {
            return Task::none();
        }
        self.new_type.close();
        self.notice = None;
        Task::batch([keyboard, self.ask_number(context), self.search_duplicates(context)])
    }

    fn search_duplicates(&mut self, context: Context<'_>) -> Task<Message> {
        self.duplicates.search(&self.fields, context).map(Message::Duplicates)
    }

    /// Puts a text into an input, with what follows from it.
    fn set(&mut self, field: F, text: String, context: Context<'_>) -> Task<Message> {
        self.fields.put(field, text);
        self.fields.form.forget_problem(self.fields.at(field));
        self.follow_text(field.into(), context)
    }

    /// Updates what depends on the text of an input.
    fn follow_text(&mut self, input: Input, context: Context<'_>) -> Task<Message> {
        match input {
            Input::Field(F::Code) => self.fields.read_type(&context.reference.types),
            Input::Field(F::TypeName) => {
                self.fields.set_type_was_read(false);
                self.new_type.close();
                self.fields.settle_normative(&context.reference.types);
            }
            Input::Number => self.numbering.typed(),
            Input::Secrecy => self.fields.refuse_secret(),
            _ => {}
        }
        let duplicates = self.search_duplicates(context);
        let number = match input {
            Input::Field(
                F::ArrivalDate | F::IssuedDate | F::TypeName | F::OrganName | F::DraftingUnit | F::Issuers,
            ) => self.ask_number(context),
            _ => Task::none(),
        };
        Task::batch([duplicates, number])
    }
}
