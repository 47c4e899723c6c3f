//! The entry form of either book: what is typed, what is suggested, the number to come, and the saving.

mod draft;
mod form;
mod input;

use std::collections::HashMap;

use chrono::NaiveDate;
use iced::{
    Task,
    widget::{Id, operation, text_editor},
};

pub use self::draft::date;
use self::{draft::Reader, input::Input};
use crate::{
    domain::{
        book::Book,
        code::Code,
        document::Document,
        field::{Field, Problem},
        message::Message as Sentence,
        outgoing::OutgoingEntry,
    },
    language::Language,
    store::{StoreError, StoreThread, Suggestion},
    window::{
        facts::Facts,
        hotkey::Command,
        kit::{notice::Notice, rows::Step, suggest::Choice, theme::Tone},
    },
};

/// The number a document would get now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// Số đến.
    Arrival(u32),
    /// Số, ký hiệu.
    Code(String),
}

/// A list of suggestions at an input.
#[derive(Debug)]
struct Suggesting {
    input: Input,
    choices: Vec<Choice>,
    marked: Option<usize>,
}

/// One form; what stands in it stays when one leaves it.
#[derive(Debug)]
pub struct Entry {
    book: Book,
    texts: HashMap<Input, String>,
    subject: text_editor::Content,
    normative: bool,
    /// Whether the type was read out of the code and may be read anew.
    type_was_read: bool,
    problems: Vec<Problem>,
    suggesting: Option<Suggesting>,
    expected: Option<Number>,
    /// The number that was shown when the clerk saved.
    promised: Option<Number>,
    /// The last questions asked; answers to earlier ones are dropped.
    names_asked: u64,
    number_asked: u64,
    saving: bool,
    notice: Option<Notice>,
}

/// What happens in the form.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a message lives for a moment, one at a time")]
pub enum Message {
    /// An input has this text now.
    Typed(Input, String),
    /// Something was done in the subject.
    Edited(text_editor::Action),
    /// Names came for an input: of which question.
    Suggested(u64, Input, Result<Vec<Suggestion>, StoreError>),
    /// A suggestion was taken.
    Chose(usize),
    /// The number to come.
    Expected(u64, Result<Number, StoreError>),
    /// The input that has the keyboard, asked for in order to suggest there.
    Focused(Id),
    /// Today, into the first date.
    Today,
    /// The other of VBQPPL or not.
    Normative,
    /// Save and go on to the next.
    Save,
    /// The registry answered.
    Saved(Result<Document, StoreError>),
    /// Leave the form; it keeps what stands in it.
    Leave,
    /// Put the notice away.
    Dismiss,
}

/// What the form asks of the window.
#[derive(Debug)]
pub enum Action {
    /// To run this.
    Run(Task<Message>),
    /// The document is registered.
    Registered(Box<Document>, Task<Message>),
    /// To close the form.
    Leave,
}

/// What the form needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The registry.
    pub store: &'a StoreThread,
    /// What is known of it.
    pub facts: &'a Facts,
    /// The day it is.
    pub today: NaiveDate,
    /// The language.
    pub language: &'a Language,
}

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
            expected: None,
            promised: None,
            names_asked: 0,
            number_asked: 0,
            saving: false,
            notice: None,
        }
    }

    /// Comes into the form: the keyboard goes to the first input that is still empty, and the number to come is asked.
    pub fn enter(&mut self, around: Around<'_>) -> Task<Message> {
        if self.book == Book::Outgoing
            && self.text(Input::OrganName).is_empty()
            && let [only] = around.facts.authorities.as_slice()
        {
            self.texts.insert(Input::OrganName, only.name.clone());
        }
        Task::batch([self.focus_first_empty(), self.ask_number(around)])
    }

    /// Asks anew which number would come: the registry changed.
    pub fn refresh(&mut self, around: Around<'_>) -> Task<Message> {
        self.ask_number(around)
    }

    fn text(&self, input: Input) -> &str {
        self.texts.get(&input).map_or("", String::as_str)
    }

    fn focus(&self, input: Input) -> Task<Message> {
        let id = input.id(self.book);
        operation::focus(id.clone()).chain(operation::move_cursor_to_end(id))
    }

    fn focus_first_empty(&self) -> Task<Message> {
        let empty = |input: &&Input| match **input {
            Input::Subject => self.subject.text().trim().is_empty(),
            input => self.text(input).is_empty(),
        };
        let first = Input::of(self.book).iter().find(empty).or_else(|| Input::of(self.book).first());
        first.map_or_else(Task::none, |input| self.focus(*input))
    }

    /// Follows what happened.
    pub fn update(&mut self, message: Message, around: Around<'_>) -> Action {
        match message {
            Message::Typed(input, text) => Action::Run(self.typed(input, text, around)),
            Message::Edited(action) => {
                self.suggesting = None;
                if action.is_edit() {
                    self.problems.retain(|problem| problem.field != Field::Subject);
                }
                self.subject.perform(action);
                Action::Run(Task::none())
            }
            Message::Suggested(question, input, names) => {
                if let Ok(names) = names
                    && question == self.names_asked
                {
                    let choices =
                        names.into_iter().map(|name| Choice { beside: uses(&name, around.language), value: name.name });
                    self.suggest(input, choices.collect());
                }
                Action::Run(Task::none())
            }
            Message::Chose(index) => Action::Run(self.take(Some(index), around)),
            Message::Expected(question, number) => {
                if question == self.number_asked {
                    self.expected = number.ok();
                }
                Action::Run(Task::none())
            }
            Message::Focused(id) => {
                let task =
                    Input::from_id(self.book, &id).map_or_else(Task::none, |input| self.ask_names(input, around));
                Action::Run(task)
            }
            Message::Today => {
                let first = if self.book == Book::Incoming { Input::ArrivalDate } else { Input::IssuedDate };
                let today = around.language.date(around.today);
                Action::Run(Task::batch([self.set(first, today, around), self.focus_first_empty()]))
            }
            Message::Normative => {
                self.normative = !self.normative;
                Action::Run(self.ask_number(around))
            }
            Message::Save => Action::Run(self.save(around)),
            Message::Saved(Ok(document)) => {
                let task = self.saved(&document, around);
                Action::Registered(Box::new(document), task)
            }
            Message::Saved(Err(error)) => {
                self.saving = false;
                if let StoreError::Refused(problems) = &error {
                    self.problems.clone_from(problems);
                }
                self.notice = Some(Notice::new(Tone::Bad, error.message()).with_more(Sentence::new("entry-kept")));
                Action::Run(self.focus_first_problem())
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

    /// Follows a key.
    pub fn command(&mut self, command: Command, around: Around<'_>) -> Action {
        match command {
            Command::Save => self.update(Message::Save, around),
            Command::Today => self.update(Message::Today, around),
            Command::Switch if self.book == Book::Outgoing => self.update(Message::Normative, around),
            Command::Leave if self.suggesting.is_some() => {
                self.suggesting = None;
                Action::Run(Task::none())
            }
            Command::Leave => self.update(Message::Leave, around),
            Command::Enter | Command::Next => {
                let taken = self.take_marked(command == Command::Enter, around);
                self.write_dates(around);
                Action::Run(taken.chain(operation::focus_next()))
            }
            Command::Previous => {
                self.suggesting = None;
                self.write_dates(around);
                Action::Run(operation::focus_previous())
            }
            Command::Step(step) => Action::Run(self.step(step)),
            _ => Action::Run(Task::none()),
        }
    }

    fn step(&mut self, step: Step) -> Task<Message> {
        let Some(suggesting) = &mut self.suggesting else {
            use iced::advanced::widget::{operate, operation::focusable::find_focused};
            return if step == Step::Down { operate(find_focused()).map(Message::Focused) } else { Task::none() };
        };
        let last = suggesting.choices.len().saturating_sub(1);
        suggesting.marked = match (step, suggesting.marked) {
            (Step::Down, None) => Some(0),
            (Step::Down, Some(marked)) => Some((marked + 1).min(last)),
            (Step::Up, Some(marked)) => marked.checked_sub(1),
            (_, marked) => marked,
        };
        Task::none()
    }

    fn typed(&mut self, input: Input, text: String, around: Around<'_>) -> Task<Message> {
        let number = self.set(input, text, around);
        Task::batch([number, self.ask_names(input, around)])
    }

    /// Puts a text into an input, with what follows from it.
    fn set(&mut self, input: Input, text: String, around: Around<'_>) -> Task<Message> {
        self.texts.insert(input, text);
        self.problems.retain(|problem| Input::showing(self.book, problem.field) != Some(input));
        match input {
            Input::Code => self.read_type(around.facts),
            Input::TypeName => self.type_was_read = false,
            _ => {}
        }
        match input {
            Input::ArrivalDate | Input::IssuedDate | Input::TypeName | Input::OrganName | Input::DraftingUnit => {
                self.ask_number(around)
            }
            _ => Task::none(),
        }
    }

    /// The code of an incoming document tells its type, unless the clerk has written one.
    fn read_type(&mut self, facts: &Facts) {
        if !self.type_was_read && !self.text(Input::TypeName).is_empty() {
            return;
        }
        let code = Code::parse(self.text(Input::Code));
        let name = code.document_type(&facts.types).map(|known| known.name.clone()).unwrap_or_default();
        if !name.is_empty() {
            self.problems.retain(|problem| problem.field != Field::TypeName);
        }
        self.texts.insert(Input::TypeName, name);
        self.type_was_read = true;
    }

    /// Shows what may be chosen at an input; asks the registry where the window does not know.
    fn ask_names(&mut self, input: Input, around: Around<'_>) -> Task<Message> {
        let text = self.text(input);
        let typed = if input == Input::To { text.rsplit(';').next().unwrap_or(text).trim() } else { text };
        let Some(kind) = input.names(self.book) else {
            let known = input.known(self.book, typed, self.normative, around.facts, around.language);
            self.suggest(input, known);
            return Task::none();
        };
        let typed = typed.to_owned();
        self.names_asked += 1;
        let question = self.names_asked;
        let names = around.store.ask(move |store| store.suggest(kind, &typed, input::SUGGESTED));
        Task::perform(names, move |names| Message::Suggested(question, input, names))
    }

    fn suggest(&mut self, input: Input, choices: Vec<Choice>) {
        let typed = self.text(input);
        let says_it_all = matches!(choices.as_slice(), [only] if only.value == typed);
        let marked = (input.is_closed(self.book) && !typed.is_empty()).then_some(0);
        self.suggesting = (!choices.is_empty() && !says_it_all).then_some(Suggesting { input, choices, marked });
    }

    /// Takes the marked suggestion when one leaves its input.
    fn take_marked(&mut self, by_enter: bool, around: Around<'_>) -> Task<Message> {
        let meant = self.suggesting.as_ref().is_some_and(|suggesting| {
            suggesting.marked.is_some() && (by_enter || suggesting.input.is_closed(self.book))
        });
        if meant {
            return self.take(None, around);
        }
        self.suggesting = None;
        Task::none()
    }

    /// Takes the suggestion at an index, or the marked one.
    fn take(&mut self, index: Option<usize>, around: Around<'_>) -> Task<Message> {
        let Some(suggesting) = self.suggesting.take() else { return Task::none() };
        let choice = index.or(suggesting.marked).and_then(|index| suggesting.choices.get(index));
        let Some(choice) = choice else { return Task::none() };
        let input = suggesting.input;
        let value = if input == Input::To {
            let before = self.text(input).rsplit_once(';').map(|(before, _)| format!("{before}; "));
            format!("{}{}; ", before.unwrap_or_default(), choice.value)
        } else {
            choice.value.clone()
        };
        // Names asked for by earlier typing are no longer wanted.
        self.names_asked += 1;
        Task::batch([self.set(input, value, around), operation::move_cursor_to_end(input.id(self.book))])
    }

    /// Writes the dates that can be read in full, once one has left them.
    fn write_dates(&mut self, around: Around<'_>) {
        for (input, text) in &mut self.texts {
            if input.is_date()
                && let Ok(Some(date)) = draft::date(text, around.today)
            {
                *text = around.language.date(date);
            }
        }
    }

    fn reader<'a>(&'a self, around: Around<'a>) -> Reader<'a> {
        Reader {
            texts: &self.texts,
            subject: self.subject.text(),
            normative: self.normative,
            today: around.today,
            language: around.language,
            problems: Vec::new(),
        }
    }

    /// Asks which number the document would get, when enough is known.
    fn ask_number(&mut self, around: Around<'_>) -> Task<Message> {
        self.number_asked += 1;
        let question = self.number_asked;
        let expected = self.expected.take();
        let mut reader = self.reader(around);
        let answer = move |number| Message::Expected(question, number);
        match self.book {
            Book::Incoming => {
                let Some(arrival_date) = reader.incoming().arrival_date else { return Task::none() };
                self.expected = expected;
                let number = around.store.ask(move |store| store.expected_arrival_number(arrival_date));
                Task::perform(number, move |number| answer(number.map(Number::Arrival)))
            }
            Book::Outgoing => {
                let draft = reader.outgoing();
                let content = draft.content.cleaned();
                let Some(issued_date) = draft.issued_date else { return Task::none() };
                if content.type_name.is_empty() || content.organ_name.is_empty() {
                    return Task::none();
                }
                self.expected = expected;
                let entry = OutgoingEntry {
                    issued_date,
                    drafting_unit: crate::domain::text::clean_code(&draft.drafting_unit),
                    normative: draft.normative,
                    to: Vec::new(),
                    issued_amount: None,
                    file_copy_unit: String::new(),
                    content,
                };
                let code = around.store.ask(move |store| store.expected_code(&entry));
                Task::perform(code, move |code| answer(code.map(|code| Number::Code(code.as_str().to_owned()))))
            }
        }
    }

    fn save(&mut self, around: Around<'_>) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.suggesting = None;
        self.notice = None;
        self.write_dates(around);
        let mut reader = self.reader(around);
        let save = match self.book {
            Book::Incoming => {
                let checked = reader.incoming().check();
                match (checked, reader.problems.is_empty()) {
                    (Ok(checked), true) => {
                        let saving = around.store.ask(move |store| store.register_incoming(&checked.entry));
                        Ok(Task::perform(saving, |saved| Message::Saved(saved.map(Document::Incoming))))
                    }
                    (checked, _) => Err(reader.all_problems(checked.err().unwrap_or_default())),
                }
            }
            Book::Outgoing => {
                let checked = reader.outgoing().check();
                match (checked, reader.problems.is_empty()) {
                    (Ok(checked), true) => {
                        let saving = around.store.ask(move |store| store.register_outgoing(&checked.entry));
                        Ok(Task::perform(saving, |saved| Message::Saved(saved.map(Document::Outgoing))))
                    }
                    (checked, _) => Err(reader.all_problems(checked.err().unwrap_or_default())),
                }
            }
        };
        match save {
            Ok(task) => {
                self.problems.clear();
                self.saving = true;
                self.promised = self.expected.clone();
                task
            }
            Err(problems) => {
                self.problems = problems;
                self.focus_first_problem()
            }
        }
    }

    fn focus_first_problem(&self) -> Task<Message> {
        let shown: Vec<Input> =
            self.problems.iter().filter_map(|problem| Input::showing(self.book, problem.field)).collect();
        let first = Input::of(self.book).iter().find(|input| shown.contains(input));
        first.map_or_else(Task::none, |input| self.focus(*input))
    }

    /// After saving: the notice with the number, and the form ready for the next, with what repeats.
    fn saved(&mut self, document: &Document, around: Around<'_>) -> Task<Message> {
        self.saving = false;
        self.notice = Some(self.registered(document));
        let kept: &[Input] = match self.book {
            Book::Incoming => &[Input::ArrivalDate],
            Book::Outgoing => &[
                Input::IssuedDate,
                Input::OrganName,
                Input::TypeName,
                Input::DraftingUnit,
                Input::SignerPrefix,
                Input::SignerPosition,
                Input::SignerName,
            ],
        };
        self.texts.retain(|input, _| kept.contains(input));
        self.subject = text_editor::Content::new();
        self.type_was_read = false;
        self.problems.clear();
        Task::batch([self.focus_first_empty(), self.ask_number(around)])
    }

    fn registered(&self, document: &Document) -> Notice {
        let given = match document {
            Document::Incoming(document) => Number::Arrival(document.arrival_number),
            Document::Outgoing(document) => Number::Code(document.code.as_str().to_owned()),
        };
        let said = match &given {
            Number::Arrival(number) => Sentence::new("entry-registered-incoming").with("number", i64::from(*number)),
            Number::Code(code) => Sentence::new("entry-registered-outgoing").with("code", code.as_str()),
        };
        match &self.promised {
            Some(expected) if *expected != given => {
                let expected = match expected {
                    Number::Arrival(number) => crate::domain::message::Value::Number(i64::from(*number)),
                    Number::Code(code) => code.as_str().into(),
                };
                let more = Sentence::new("entry-number-differs").with("expected", expected);
                Notice::new(Tone::Look, said).with_more(more)
            }
            _ => {
                let content = document.content();
                let more = Sentence::new("entry-registered-what")
                    .with("organ", content.organ_name.as_str())
                    .with("subject", content.subject.chars().take(80).collect::<String>());
                Notice::new(Tone::Good, said).with_more(more)
            }
        }
    }
}

fn uses(name: &Suggestion, language: &Language) -> String {
    let count = i64::try_from(name.uses).unwrap_or(i64::MAX);
    language.say(&Sentence::new("entry-uses").with("count", count))
}
