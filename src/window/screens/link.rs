//! Linking a document with another: what the one is to the other, and the other by its book, number and year.

use chrono::{Datelike, NaiveDate};
use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Id, mouse_area, operation, row},
};

use domain::{
    book::Book,
    document::Document,
    field::{Cause, Field},
    link::LinkKind,
    message::UserMessage,
    query::NumberQuery,
    text::clean,
};
use language::Language;
use store::{StoreError, StoreThread};

use super::{details::registration, form_problems::FormProblems};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        advance, button, dialog,
        field::{self, Frame},
        one_line::one_line,
        rows::Step,
        space, text, theme,
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkInput {
    /// The other document's number.
    Number,
    /// Its year.
    Year,
    /// Why; may be empty.
    Reason,
}

impl LinkInput {
    const ALL: [Self; 3] = [Self::Number, Self::Year, Self::Reason];

    fn label(self) -> &'static str {
        match self {
            Self::Number => "link-number",
            Self::Year => "link-year",
            Self::Reason => "link-reason",
        }
    }

    fn id(self) -> Id {
        Id::new(self.label())
    }

    fn field(self) -> Field {
        match self {
            Self::Number => Field::Document,
            Self::Year => Field::IssuedDate,
            Self::Reason => Field::Reason,
        }
    }
}

/// The dialog over one document.
#[derive(Debug)]
pub struct Link {
    document: Document,
    kind: LinkKind,
    book: Book,
    texts: [String; 3],
    /// The documents of that number, when it has several; those that the subject names, until a number is typed.
    found: Vec<Document>,
    /// Whether they are those the subject names.
    cited: bool,
    marked: usize,
    problems: FormProblems,
    working: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The kind of the link.
    Kind(LinkKind),
    /// The other's book.
    Book(Book),
    Typed(LinkInput, String),
    /// One of several documents of a number.
    Mark(usize),
    Save,
    /// The documents that the subject names.
    Cited(Result<Vec<Document>, StoreError>),
    /// The documents of that number.
    Found(Result<Vec<Document>, StoreError>),
    Saved(Result<(), StoreError>),
    /// Cancel.
    Leave,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// The two are linked.
    Done,
    Leave,
}

impl Link {
    /// The dialog, with the keyboard in its first input.
    pub fn new(document: Document, store: &StoreThread, today: NaiveDate) -> (Self, Task<Message>) {
        // An outgoing document answers or replaces another; an incoming one is most often answered.
        let (kind, book) = match document.book() {
            Book::Incoming => (LinkKind::Replaces, Book::Incoming),
            Book::Outgoing => (LinkKind::Answers, Book::Incoming),
        };
        let asked = document.clone();
        let cited = Task::perform(store.ask(move |store| store.cited(&asked)), Message::Cited);
        let dialog = Self {
            document,
            kind,
            book,
            texts: [String::new(), today.year().to_string(), String::new()],
            found: Vec::new(),
            cited: false,
            marked: 0,
            problems: FormProblems::default(),
            working: false,
        };
        (dialog, Task::batch([cited, operation::focus(LinkInput::Number.id())]))
    }

    fn text(&self, input: LinkInput) -> &str {
        &self.texts[input as usize]
    }

    pub fn update(&mut self, message: Message, store: &StoreThread) -> Action {
        match message {
            Message::Kind(kind) => self.kind = kind,
            Message::Book(book) => {
                self.book = book;
                self.found.clear();
            }
            Message::Typed(input, text) => {
                self.texts[input as usize] = text;
                self.problems.forget(input.field());
                if input != LinkInput::Reason {
                    self.cited = false;
                    self.found.clear();
                }
            }
            Message::Cited(Ok(cited)) if self.text(LinkInput::Number).is_empty() && !cited.is_empty() => {
                self.found = cited;
                self.cited = true;
            }
            Message::Cited(_) => {}
            Message::Mark(index) => self.marked = index.min(self.found.len().saturating_sub(1)),
            Message::Save => return Action::Run(self.save(store)),
            Message::Found(Ok(found)) => {
                self.working = false;
                self.cited = false;
                self.marked = 0;
                self.found = found;
                match self.found.len() {
                    0 => {
                        self.problems.add(Field::Document, Cause::NoDocument);
                        return Action::Run(operation::focus(LinkInput::Number.id()));
                    }
                    1 => return Action::Run(self.save(store)),
                    _ => {}
                }
            }
            Message::Found(Err(error)) | Message::Saved(Err(error)) => {
                self.working = false;
                self.problems = FormProblems::of(&error, &LinkInput::ALL.map(LinkInput::field));
            }
            Message::Saved(Ok(())) => return Action::Done,
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    /// Links with the document that is meant; looks for it first.
    fn save(&mut self, store: &StoreThread) -> Task<Message> {
        if self.working {
            return Task::none();
        }
        self.problems = FormProblems::default();
        if let Some(other) = self.found.get(self.marked) {
            let (first, kind, second) = (self.document.id(), self.kind, other.id());
            let reason = self.text(LinkInput::Reason).to_owned();
            self.working = true;
            let done =
                store.ask(move |store| store.write(|transaction| transaction.link(first, kind, second, &reason)));
            return Task::perform(done, Message::Saved);
        }
        let number = clean(self.text(LinkInput::Number));
        if number.is_empty() {
            self.problems.add(LinkInput::Number.field(), Cause::Missing);
            return operation::focus(LinkInput::Number.id());
        }
        let Ok(year) = self.text(LinkInput::Year).trim().parse() else {
            let text = self.text(LinkInput::Year).to_owned();
            self.problems.add(LinkInput::Year.field(), Cause::NotANumber { text, least: 1900, most: 2199 });
            return operation::focus(LinkInput::Year.id());
        };
        let query = NumberQuery { book: self.book, number, year, authority: None };
        self.working = true;
        Task::perform(store.ask(move |store| store.of_number(&query)), Message::Found)
    }

    pub fn command(&mut self, command: Command, store: &StoreThread) -> Action {
        let message = match command {
            Command::Save => Message::Save,
            Command::Leave => Message::Leave,
            Command::NextChoice => {
                let at = LinkKind::ALL.iter().position(|kind| *kind == self.kind).map_or(0, |at| at + 1);
                Message::Kind(LinkKind::ALL.get(at).copied().unwrap_or(LinkKind::Replaces))
            }
            Command::OtherBook => Message::Book(match self.book {
                Book::Incoming => Book::Outgoing,
                Book::Outgoing => Book::Incoming,
            }),
            Command::Step(Step::Down) => Message::Mark(self.marked + 1),
            Command::Step(Step::Up) => Message::Mark(self.marked.saturating_sub(1)),
            Command::Next | Command::Enter | Command::Previous => {
                let inputs = LinkInput::ALL.into_iter().map(LinkInput::id).collect();
                return Action::Run(advance::among(inputs, command != Command::Previous));
            }
            _ => return Action::Run(Task::none()),
        };
        self.update(message, store)
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let title = UserMessage::new("link-title").with("document", registration::named(&self.document));
        let kinds = LinkKind::ALL
            .map(|kind| button::choice(language.text(kind.name_key(true)), kind == self.kind, Message::Kind(kind)));
        let kinds = row(kinds)
            .push(text::label(Command::NextChoice.key()))
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .wrap();
        let books = [(Book::Incoming, "list-incoming"), (Book::Outgoing, "list-outgoing")]
            .map(|(book, key)| button::choice(language.text(key), book == self.book, Message::Book(book)));
        let books =
            row(books).push(text::label(Command::OtherBook.key())).spacing(space::SMALL).align_y(Alignment::Center);
        let place = row![
            self.input(LinkInput::Number, Length::Fill, language),
            self.input(LinkInput::Year, Length::Fixed(space::SHORT_FIELD), language)
        ];
        let mut inside: Vec<Element<'a, Message>> = vec![kinds.vertical_spacing(space::SMALL).into(), books.into()];
        inside.extend(self.problems.strip(language));
        inside.push(place.spacing(space::MEDIUM).into());
        if self.found.len() > 1 || (self.cited && !self.found.is_empty()) {
            let key = if self.cited { "link-cited" } else { "link-which" };
            inside.push(text::label(language.text(key)).into());
            let found = self.found.iter().enumerate().map(|(at, other)| self.candidate(at, other, language));
            inside.push(Column::with_children(found).into());
        }
        inside.push(self.input(LinkInput::Reason, Length::Fill, language));
        let save = (!self.working).then_some(Message::Save);
        let buttons = vec![
            button::primary(language.text("link-save"), KeyContext::Link.key(Command::Save), save),
            button::secondary(language.text("withdraw-leave"), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.say(&title), inside, buttons)
    }

    fn candidate<'a>(&'a self, at: usize, other: &'a Document, language: &'a Language) -> Element<'a, Message> {
        let name = format!("{} · {}", registration::name(other), language.date(other.book_date()));
        let about = registration::about(other);
        let marked = at == self.marked;
        let name = one_line(name).bold().width(Length::Fixed(space::SHORT_LIST));
        let line = row![name, one_line(about)].spacing(space::SMALL).padding([space::TINY, space::SMALL]);
        mouse_area(iced::widget::container(line).style(theme::row(marked))).on_press(Message::Mark(at)).into()
    }

    fn input<'a>(&'a self, input: LinkInput, width: Length, language: &'a Language) -> Element<'a, Message> {
        let frame = Frame { width: Some(width), ..Frame::new(language.text(input.label())) };
        self.problems.framed(input.field(), frame, language, |is_wrong| {
            field::input(input.id(), "", self.text(input), is_wrong, move |text| Message::Typed(input, text))
        })
    }
}
