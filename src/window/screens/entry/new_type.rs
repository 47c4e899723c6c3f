//! A type of outgoing document that the registry does not know: asked for where it was written, and added there.

use iced::{
    Alignment, Element, Length, Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, column, container, operation, row},
};

use domain::{
    book::Book,
    document_field::DocumentField as F,
    document_type::{self, Category, DocumentType},
    text::{clean, clean_code},
};
use language::Language;
use store::{Store, StoreError};
use texts::{UserMessage, message};

use super::{Action, Context, Entry, Message as EntryMessage, input::Input};
use crate::{
    keys::Command,
    kit::{
        button,
        field::{self, Frame},
        form::fitting,
        notice::Notice,
        space, text,
        theme::{self, Severity},
    },
};

/// The input for its abbreviation.
pub const ABBREVIATION: Id = Id::new("entry-new-type");

/// What happens to it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Enter was pressed in the input of this id.
    Entered(Id),
    /// Its abbreviation was typed.
    Abbreviation(String),
    /// Add it.
    Add,
    /// It was added, or why not.
    Added(Result<DocumentType, StoreError>),
    /// Do not add it.
    Decline,
}

/// The type that is asked about.
#[derive(Debug, Default)]
pub struct NewType {
    /// Its name as it will be registered; empty while nothing is asked.
    name: String,
    abbreviation: String,
    /// What is wrong with the abbreviation, or why the type was not added.
    problem: Option<UserMessage>,
    /// The name that the clerk does not want added.
    declined: String,
}

impl NewType {
    /// Whether one is asked.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        !self.name.is_empty()
    }

    /// Nothing is asked any more.
    pub fn close(&mut self) {
        *self = Self { declined: std::mem::take(&mut self.declined), ..Self::default() };
    }
}

/// Enter, while one is asked: asks where the keyboard is.
pub fn enter() -> Task<EntryMessage> {
    operate(find_focused()).map(|id| EntryMessage::NewType(Message::Entered(id)))
}

impl Entry {
    /// Asks about the type that stands in the form when the registry does not know it. VBQPPL are none of an office's own (Luật
    /// 64/2025/QH15), and where known types begin as typed, one of those is meant.
    pub(super) fn ask_new_type(&mut self, context: Context<'_>) -> Option<Task<EntryMessage>> {
        let name = clean(self.text(F::TypeName));
        let reference = context.reference;
        let known = |types: &[DocumentType]| document_type::find(types, &name, false).is_some();
        let is_new = self.book() == Book::Outgoing
            && self.amending.is_none()
            && !self.fields.is_normative()
            && !name.is_empty()
            && name != self.new_type.declined
            && !reference.types.is_empty()
            && !known(&reference.types)
            && !known(&reference.retired_types)
            && fitting(&name, Input::from(F::TypeName).choices(self.book(), &name, false, reference, context.language))
                .is_empty();
        if !is_new {
            return None;
        }
        if self.new_type.name != name {
            self.new_type = NewType { name, ..NewType::default() };
        }
        self.fields.form.close_lists();
        Some(operation::focus(ABBREVIATION))
    }

    /// Follows what happened to the type that is asked about.
    pub(super) fn follow_new_type(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Entered(id) if id != ABBREVIATION => Action::Run(self.go_on(true, context)),
            Message::Entered(_) | Message::Add => Action::Run(self.add_type(context)),
            Message::Abbreviation(text) => {
                self.new_type.abbreviation = text;
                self.new_type.problem = None;
                Action::Run(Task::none())
            }
            Message::Added(added) => self.type_added(added, context),
            Message::Decline => {
                let declined = std::mem::take(&mut self.new_type.name);
                self.new_type = NewType { declined, ..NewType::default() };
                Action::Run(self.fields.focus(F::TypeName))
            }
        }
    }

    /// Adds the type.
    fn add_type(&mut self, context: Context<'_>) -> Task<EntryMessage> {
        if self.saving || !self.new_type.is_asking() {
            return Task::none();
        }
        let abbreviation = clean_code(&self.new_type.abbreviation);
        let taken = context.reference.types.iter().chain(&context.reference.retired_types).find(|known| {
            known.category == Category::Administrative && known.abbreviation.as_deref() == Some(abbreviation.as_str())
        });
        if let Some(known) = taken.filter(|_| !abbreviation.is_empty()) {
            self.new_type.problem =
                Some(message!(texts::NEW_TYPE_TAKEN, abbreviation = abbreviation, name = known.name.as_str()));
            return operation::focus(ABBREVIATION);
        }
        let kind = DocumentType {
            name: self.new_type.name.clone(),
            abbreviation: Some(abbreviation).filter(|text| !text.is_empty()),
            category: Category::Administrative,
            written: String::new(),
        };
        self.saving = true;
        let added = context.store.ask(move |store: &mut Store| store.add_document_type(&kind).map(|()| kind));
        Task::perform(added, |added| EntryMessage::NewType(Message::Added(added)))
    }

    /// The type is known now, or why not.
    fn type_added(&mut self, added: Result<DocumentType, StoreError>, context: Context<'_>) -> Action {
        self.saving = false;
        let kind = match added {
            Ok(kind) => kind,
            Err(error) => {
                self.new_type.problem = Some(error.message());
                return Action::Run(operation::focus(ABBREVIATION));
            }
        };
        self.new_type = NewType::default();
        let said = message!(texts::NEW_TYPE_ADDED, name = kind.name.as_str());
        self.notice = Some(Notice::new(Severity::Success, said).with_more(UserMessage::from(texts::NEW_TYPE_SERIES)));
        let number = self.set(F::TypeName, kind.name, context);
        Action::Run(Task::batch([number, self.focus_first_empty()]))
    }

    /// What is asked, below the type; `None` while it is known.
    pub(super) fn new_type_view(&self, language: &Language) -> Option<Element<'_, EntryMessage>> {
        let asked = &self.new_type;
        if !asked.is_asking() {
            return None;
        }
        let said = message!(texts::NEW_TYPE_UNKNOWN, name = asked.name.as_str());
        let problem = asked.problem.as_ref().map(|problem| language.say(problem)).unwrap_or_default();
        let wrong = !problem.is_empty();
        let typed = field::input(ABBREVIATION, "", &asked.abbreviation, wrong, |text| {
            EntryMessage::NewType(Message::Abbreviation(text))
        });
        let frame = Frame::new(language.text(texts::NEW_TYPE_ABBREVIATION));
        let typed = container(frame.context(typed, None)).width(space::FIELD);
        let buttons = row![
            button::primary(
                language.text(texts::NEW_TYPE_ADD),
                Command::Enter.key(),
                (!self.saving).then_some(EntryMessage::NewType(Message::Add))
            ),
            button::secondary(
                language.text(texts::SHARED_CANCEL),
                Command::Leave.key(),
                Some(EntryMessage::NewType(Message::Decline))
            )
        ];
        let line = row![typed, buttons.spacing(space::SMALL)].spacing(space::MEDIUM).align_y(Alignment::End);
        let words = column![
            text::strong(language.say(&said)).style(theme::toned(Severity::Warning)),
            line,
            wrong.then(|| field::problem(&problem)),
            text::label(language.text(texts::NEW_TYPE_HINT))
        ];
        let panel = container(words.spacing(space::TINY)).padding([space::SMALL, space::MEDIUM]).width(Length::Fill);
        Some(panel.style(theme::strip(Severity::Warning)).into())
    }
}
