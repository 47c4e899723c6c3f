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

use super::{Context, fields::Fields, input::Input};
use crate::{
    keys::Command,
    kit::{
        button,
        field::{self, Frame},
        form::fitting,
        space, text,
        theme::{self, Severity},
    },
};

const ABBREVIATION: Id = Id::new("entry-new-type");

#[derive(Debug, Clone)]
pub enum Message {
    /// Its abbreviation was typed.
    Abbreviation(String),
    /// Add it.
    Add,
    /// The registry added it, or refused.
    Added(Result<DocumentType, StoreError>),
    /// Do not add it.
    Decline,
    /// Go on to the next input: Enter was pressed outside the question.
    GoOn,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// The type is known now.
    Added(DocumentType),
    /// To go on to the next input.
    GoOn,
}

/// The question about a type.
#[derive(Debug, Default)]
pub struct NewType {
    asked: Option<AskedType>,
    /// The name that the clerk does not want added.
    declined: String,
    is_adding: bool,
}

/// The type that is asked about.
#[derive(Debug, Default)]
struct AskedType {
    /// Its name as it will be registered.
    name: String,
    abbreviation: String,
    /// What is wrong with the abbreviation, or why the type was not added.
    problem: Option<UserMessage>,
}

impl NewType {
    /// Whether a type is asked about.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether a request to the registry is pending.
    #[must_use]
    pub fn is_adding(&self) -> bool {
        self.is_adding
    }

    /// Closes the question.
    pub fn close(&mut self) {
        self.asked = None;
    }

    /// Asks about the type that stands in the form when the registry does not know it. VBQPPL are none of an office's own (Luật
    /// 64/2025/QH15), and where known types begin as typed, one of those is meant.
    pub fn ask<M: Send + 'static>(&mut self, fields: &mut Fields, context: Context<'_>) -> Option<Task<M>> {
        let name = clean(fields.text(F::TypeName));
        let reference = context.reference;
        let known = |types: &[DocumentType]| document_type::find(types, &name, false).is_some();
        let is_new = fields.book == Book::Outgoing
            && !fields.is_amending()
            && !fields.is_normative()
            && !name.is_empty()
            && name != self.declined
            && !reference.types.is_empty()
            && !known(&reference.types)
            && !known(&reference.retired_types)
            && fitting(&name, Input::from(F::TypeName).choices(fields.book, &name, false, reference, context.language))
                .is_empty();
        if !is_new {
            return None;
        }
        if self.asked.as_ref().is_none_or(|asked| asked.name != name) {
            self.asked = Some(AskedType { name, ..AskedType::default() });
            self.declined.clear();
        }
        fields.form.close_lists();
        Some(operation::focus(ABBREVIATION))
    }

    /// Follows Enter while a type is asked about: adds the type if the keyboard is in the question.
    pub fn enter() -> Task<Message> {
        operate(find_focused()).map(|id| if id == ABBREVIATION { Message::Add } else { Message::GoOn })
    }

    pub fn update(&mut self, message: Message, fields: &Fields, context: Context<'_>) -> Action {
        match message {
            Message::Abbreviation(abbreviation) => {
                if let Some(asked) = &mut self.asked {
                    (asked.abbreviation, asked.problem) = (abbreviation, None);
                }
                Action::Run(Task::none())
            }
            Message::Add => Action::Run(self.add(context)),
            Message::Added(added) => self.added(added),
            Message::Decline => {
                self.declined = self.asked.take().map(|asked| asked.name).unwrap_or_default();
                Action::Run(fields.focus(F::TypeName))
            }
            Message::GoOn => Action::GoOn,
        }
    }

    fn add(&mut self, context: Context<'_>) -> Task<Message> {
        let Some(asked) = &mut self.asked else { return Task::none() };
        let abbreviation = clean_code(&asked.abbreviation);
        let taken = context.reference.types.iter().chain(&context.reference.retired_types).find(|known| {
            known.category == Category::Administrative && known.abbreviation.as_deref() == Some(abbreviation.as_str())
        });
        if let Some(known) = taken.filter(|_| !abbreviation.is_empty()) {
            asked.problem =
                Some(message!(texts::NEW_TYPE_TAKEN, abbreviation = abbreviation, name = known.name.as_str()));
            return operation::focus(ABBREVIATION);
        }
        let kind = DocumentType {
            name: asked.name.clone(),
            abbreviation: Some(abbreviation).filter(|text| !text.is_empty()),
            category: Category::Administrative,
            written: String::new(),
        };
        self.is_adding = true;
        let added = context.store.ask(move |store: &mut Store| store.add_document_type(&kind).map(|()| kind));
        Task::perform(added, Message::Added)
    }

    fn added(&mut self, added: Result<DocumentType, StoreError>) -> Action {
        self.is_adding = false;
        match added {
            Ok(kind) => {
                *self = Self::default();
                Action::Added(kind)
            }
            Err(error) => {
                if let Some(asked) = &mut self.asked {
                    asked.problem = Some(error.message());
                }
                Action::Run(operation::focus(ABBREVIATION))
            }
        }
    }

    /// Draws the question below the type; its button does nothing while something is saved.
    pub fn view(&self, is_saving: bool, language: &Language) -> Option<Element<'_, Message>> {
        let asked = self.asked.as_ref()?;
        let said = message!(texts::NEW_TYPE_UNKNOWN, name = asked.name.as_str());
        let problem = asked.problem.as_ref().map(|problem| language.say(problem)).unwrap_or_default();
        let wrong = !problem.is_empty();
        let typed = field::input(ABBREVIATION, "", &asked.abbreviation, wrong, Message::Abbreviation);
        let frame = Frame::new(language.text(texts::NEW_TYPE_ABBREVIATION));
        let typed = container(frame.context(typed, None)).width(space::FIELD);
        let add = (!is_saving).then_some(Message::Add);
        let buttons = row![
            button::primary(language.text(texts::NEW_TYPE_ADD), Command::Enter.key(), add),
            button::secondary(language.text(texts::SHARED_CANCEL), Command::Leave.key(), Some(Message::Decline))
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
