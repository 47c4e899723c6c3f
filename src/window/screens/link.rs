//! Linking a document with another: what the one is to the other, and the other by its book, number and year.

use chrono::Datelike;
use iced::{
    Element, Length, Task,
    widget::{Column, mouse_area, row},
};

use domain::{
    book::Book,
    document::Document,
    field::{Cause, Field},
    link::LinkKind,
    query::NumberQuery,
};
use language::Language;
use store::{StoreError, StoreThread};
use texts::{UserMessage, message};

use super::{
    details::registration,
    dialog::{Action, Dialog, DialogAnswer},
    guide::Chapter,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        form::{FieldSpec, FormEvent, InputForm},
        hint::hinted,
        one_line::one_line,
        rows::Step,
        space, text, theme,
    },
};

const NUMBER: usize = 0;
const YEAR: usize = 1;
/// The reason, which is optional.
const REASON: usize = 2;
const SPECS: &[FieldSpec] = &[
    FieldSpec::text(texts::LINK_NUMBER, Field::Document, 0).required(),
    FieldSpec::short(texts::LINK_YEAR, Field::IssuedDate, 0).limits(1900, 2199).required(),
    FieldSpec::text(texts::LINK_REASON, Field::Reason, 1),
];

/// The dialog over one document.
#[derive(Debug)]
pub struct Link {
    document: Document,
    kind: LinkKind,
    book: Book,
    form: InputForm,
    /// The documents of that number, when it has several; those that the subject names, until a number is typed.
    found: Vec<Document>,
    /// Whether they are those the subject names.
    cited: bool,
    marked: usize,
    working: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    Kind(LinkKind),
    /// The other's book.
    Book(Book),
    /// An event of the inputs.
    Form(FormEvent),
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

impl Link {
    /// The dialog, with the keyboard in its first input.
    pub fn new(document: Document, context: Context<'_>) -> (Self, Task<Message>) {
        // An outgoing document answers or replaces another; an incoming one is most often answered.
        let (kind, book) = match document.book() {
            Book::Incoming => (LinkKind::Replaces, Book::Incoming),
            Book::Outgoing => (LinkKind::Answers, Book::Incoming),
        };
        let asked = document.clone();
        let cited = Task::perform(context.store.ask(move |store| store.cited(&asked)), Message::Cited);
        let mut form = InputForm::new(SPECS);
        form.set(YEAR, context.today.year().to_string());
        let focus = form.focus();
        let dialog = Self { document, kind, book, form, found: Vec::new(), cited: false, marked: 0, working: false };
        (dialog, Task::batch([cited, focus]))
    }

    /// Links the two documents; if the other is not known yet, searches for it by its number first.
    fn save(&mut self, store: &StoreThread) -> Task<Message> {
        if self.working {
            return Task::none();
        }
        if let Some(other) = self.found.get(self.marked) {
            let (first, kind, second) = (self.document.id(), self.kind, other.id());
            let reason = self.form.text(REASON);
            self.working = true;
            let done =
                store.ask(move |store| store.write(|transaction| transaction.link(first, kind, second, &reason)));
            return Task::perform(done, Message::Saved);
        }
        self.form.check();
        let (number, year) = (self.form.text(NUMBER), self.form.number(YEAR).and_then(|year| i32::try_from(year).ok()));
        if let Some(wrong) = self.form.to_first_problem() {
            return wrong;
        }
        let Some(year) = year else { return Task::none() };
        let query = NumberQuery { book: self.book, number, year, authority: None };
        self.working = true;
        Task::perform(store.ask(move |store| store.of_number(&query)), Message::Found)
    }

    /// Runs `run` on the form; if it changes the number or year, drops the documents found for the old ones.
    fn in_form<T>(&mut self, run: impl FnOnce(&mut InputForm) -> T) -> T {
        let sought = |form: &InputForm| [NUMBER, YEAR].map(|at| form.typed(at).to_owned());
        let before = sought(&self.form);
        let done = run(&mut self.form);
        if sought(&self.form) != before {
            self.cited = false;
            self.found.clear();
        }
        done
    }

    fn candidate<'a>(&'a self, at: usize, other: &'a Document, language: &'a Language) -> Element<'a, Message> {
        let name = format!("{} · {}", registration::name(other), language.date(other.book_date()));
        let about = registration::about(other);
        let marked = at == self.marked;
        let name = one_line(name).bold().width(Length::Fixed(space::SHORT_LIST));
        let line = row![name, one_line(about)].spacing(space::SMALL).padding([space::TINY, space::SMALL]);
        mouse_area(iced::widget::container(line).style(theme::row(marked))).on_press(Message::Mark(at)).into()
    }
}

impl Dialog for Link {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::Link;
    const CHAPTER: Chapter = Chapter::Link;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        let Context { store, today, .. } = context;
        match message {
            Message::Kind(kind) => self.kind = kind,
            Message::Book(book) => {
                self.book = book;
                self.found.clear();
            }
            Message::Form(event) => {
                return Action::Run(self.in_form(|form| form.update(event, today, |_, _| Vec::new())));
            }
            Message::Cited(Ok(cited)) if self.form.text(NUMBER).is_empty() && !cited.is_empty() => {
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
                        self.form.wrong(NUMBER, Cause::NoDocument);
                        return Action::Run(self.form.to_first_problem().unwrap_or_else(Task::none));
                    }
                    1 => return Action::Run(self.save(store)),
                    _ => {}
                }
            }
            Message::Found(Err(error)) | Message::Saved(Err(error)) => {
                self.working = false;
                self.form.refused(&error);
            }
            Message::Saved(Ok(())) => {
                let said = UserMessage::from(texts::LINK_SAVED);
                return Action::Done(DialogAnswer::changed(said, Vec::new()));
            }
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        let message = match command {
            Command::Save => Message::Save,
            Command::Leave if !self.form.is_offering() => Message::Leave,
            Command::NextChoice => {
                let at = LinkKind::ALL.iter().position(|kind| *kind == self.kind).map_or(0, |at| at + 1);
                Message::Kind(LinkKind::ALL.get(at).copied().unwrap_or(LinkKind::Replaces))
            }
            Command::OtherBook => Message::Book(match self.book {
                Book::Incoming => Book::Outgoing,
                Book::Outgoing => Book::Incoming,
            }),
            Command::Step(Step::Down) if !self.found.is_empty() => Message::Mark(self.marked + 1),
            Command::Step(Step::Up) if !self.found.is_empty() => Message::Mark(self.marked.saturating_sub(1)),
            command => {
                let run = |form: &mut InputForm| form.command_within(command, Message::Form);
                return Action::Run(self.in_form(run).unwrap_or_else(Task::none));
            }
        };
        self.update(message, context)
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let title = message!(texts::LINK_TITLE, document = registration::named(&self.document));
        let kinds = LinkKind::ALL
            .map(|kind| button::choice(language.text(kind.name_key(true)), kind == self.kind, Message::Kind(kind)));
        let kinds = row(kinds).spacing(space::SMALL).wrap().vertical_spacing(space::SMALL);
        let books = [(Book::Incoming, texts::LIST_INCOMING), (Book::Outgoing, texts::LIST_OUTGOING)]
            .map(|(book, key)| (language.text(key), book == self.book, Message::Book(book)));
        let mut inside: Vec<Element<'a, Message>> = vec![
            hinted(kinds, "", Command::NextChoice.key()),
            row![button::segments(books, Command::OtherBook.key())].into(),
        ];
        inside.extend(self.form.strip(language));
        inside.push(self.form.line(0, language, Message::Form));
        if self.found.len() > 1 || (self.cited && !self.found.is_empty()) {
            let key = if self.cited { texts::LINK_CITED } else { texts::LINK_WHICH };
            inside.push(text::label(language.text(key)).into());
            let found = self.found.iter().enumerate().map(|(at, other)| self.candidate(at, other, language));
            inside.push(Column::with_children(found).into());
        }
        inside.push(self.form.line(1, language, Message::Form));
        let save = (!self.working).then_some(Message::Save);
        let buttons = vec![
            button::primary(language.text(texts::LINK_SAVE), KeyContext::Link.key(Command::Save), save),
            button::secondary(language.text(texts::WITHDRAW_LEAVE), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.say(&title), inside, buttons)
    }
}
