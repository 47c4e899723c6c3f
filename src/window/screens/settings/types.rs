//! The types of documents: those of a family with their abbreviations, adding the office's own, offering one no longer.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, column, container, row, scrollable},
};

use domain::{
    document_type::{Category, DocumentType},
    field::Field,
    message::UserMessage,
    notation::Template,
};
use language::Language;
use store::StoreError;

use super::page;
use crate::{
    keys::{Command, KeyContext, UP_DOWN, together},
    kit::{
        badge::badge,
        button,
        notice::{self, Notice},
        one_line::one_line,
        space, text,
        theme::{self, Severity},
    },
    reference_data::ReferenceData,
    screens::{
        entry::Context,
        input_form::{self, FieldSpec, InputForm},
    },
};

const NEW: &[FieldSpec] = &[
    FieldSpec::text("settings-type-name", Field::TypeName, 0),
    FieldSpec::short("settings-type-abbreviation", Field::CodeNotation, 0),
    FieldSpec::text("settings-type-written", Field::Code, 1),
];

#[derive(Debug)]
pub struct Types {
    category: Category,
    new: InputForm,
    /// The name of the type that was taken into the form.
    changed: Option<String>,
    marked: usize,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Another family.
    Category(Category),
    New(input_form::FormEvent),
    /// A line was pressed.
    Mark(usize),
    /// The marked type into the form, to change its abbreviation and how it is written.
    Change,
    /// Offer the marked type no longer, or again.
    Retire,
    /// Keep what stands in the form.
    Save,
    /// It is done: what to say of it; or why not.
    Done(Result<&'static str, StoreError>),
}

impl Types {
    /// The administrative types, and an empty form.
    #[must_use]
    pub fn new() -> Self {
        Self { category: Category::Administrative, new: InputForm::new(NEW), changed: None, marked: 0, notice: None }
    }

    pub fn enter(&self) -> Task<Message> {
        self.new.focus()
    }

    /// The types of the shown family, and whether each is offered.
    fn shown<'a>(&self, reference: &'a ReferenceData) -> Vec<(&'a DocumentType, bool)> {
        let offered = reference.types.iter().map(|kind| (kind, true));
        let retired = reference.retired_types.iter().map(|kind| (kind, false));
        offered.chain(retired).filter(|(kind, _)| kind.category == self.category).collect()
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        let marked = self.shown(context.reference).get(self.marked).map(|(kind, offered)| ((*kind).clone(), *offered));
        match message {
            Message::Category(category) => (self.category, self.marked) = (category, 0),
            Message::New(event) => return self.new.update(event, |_, _| Vec::new()),
            Message::Mark(at) => self.marked = at,
            Message::Change => {
                let Some((kind, _)) = marked else { return Task::none() };
                self.changed = Some(kind.name.clone());
                self.new.set(0, kind.name);
                self.new.set(1, kind.abbreviation.unwrap_or_default());
                self.new.set(2, kind.written);
                return self.new.focus();
            }
            Message::Retire => {
                let Some((kind, offered)) = marked else { return Task::none() };
                let said = if offered { "type-retired" } else { "type-offered-again" };
                let done = context.store.ask(move |store| store.write(|gate| gate.set_retired(&kind, offered)));
                return Task::perform(done, move |done| Message::Done(done.map(|()| said)));
            }
            Message::Save => {
                self.notice = None;
                self.new.check();
                let name = self.new.required(0);
                let written = self.new.text(2);
                if !written.is_empty()
                    && let Err(cause) = Template::parse(&written)
                {
                    self.new.wrong(2, cause);
                }
                if let Some(task) = self.new.to_first_problem() {
                    return task;
                }
                let abbreviation = Some(self.new.text(1)).filter(|text| !text.is_empty());
                // Only a type that was taken into the form loses how it is written when that is left empty.
                let is_known = |kind: &&(&DocumentType, bool)| kind.0.name == name;
                let written = match self.shown(context.reference).iter().find(is_known) {
                    Some((kind, _)) if written.is_empty() && self.changed.as_ref() != Some(&name) => {
                        kind.written.clone()
                    }
                    _ => written,
                };
                let kind = DocumentType { name, abbreviation, category: self.category, written };
                let done = context.store.ask(move |store| {
                    store.write(|transaction| {
                        transaction.add_document_type(&kind)?;
                        transaction.set_retired(&kind, false)
                    })
                });
                return Task::perform(done, |done| Message::Done(done.map(|()| "settings-type-added")));
            }
            Message::Done(Ok(said)) => {
                self.new.clear();
                self.changed = None;
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new(said)));
                return self.new.focus();
            }
            Message::Done(Err(error)) => {
                self.new.refused(&error);
                return self.new.to_first_problem().unwrap_or_else(Task::none);
            }
        }
        Task::none()
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        match command {
            Command::Step(step) => {
                self.marked = page::stepped(self.marked, self.shown(context.reference).len(), step);
                page::scroll_to(TYPES, self.marked)
            }
            Command::NextCategory => {
                let at = Category::ALL.iter().position(|category| *category == self.category).map_or(0, |at| at + 1);
                let next = Category::ALL.get(at).copied().unwrap_or(Category::Administrative);
                self.update(Message::Category(next), context)
            }
            Command::Save => self.update(Message::Save, context),
            Command::Change => self.update(Message::Change, context),
            Command::Retire => self.update(Message::Retire, context),
            command => self.new.command(command, Message::New).unwrap_or_else(Task::none),
        }
    }

    pub fn view<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let categories = Category::ALL.map(|category| {
            button::choice(
                language.text(category_key(category)),
                category == self.category,
                Message::Category(category),
            )
        });
        let shown = self.shown(reference);
        let retired = shown.get(self.marked).is_some_and(|(_, offered)| !offered);
        let known = shown.into_iter().enumerate().map(|(at, (kind, offered))| {
            let line = row![
                one_line(kind.name.as_str()).width(Length::Shrink),
                one_line(kind.written.as_str()).size(text::SMALL).style(theme::muted),
                (!offered).then(|| badge(language.text("type-retired-now"), Severity::Neutral)),
                container(text::strong(kind.abbreviation.as_deref().unwrap_or_default())).width(space::SHORT_FIELD)
            ];
            let line = line.spacing(space::SMALL).align_y(Alignment::Center);
            page::line(line, at == self.marked, Message::Mark(at))
        });
        let turn = language.text(if retired { "type-offer-again" } else { "type-retire" });
        let list = column![
            row(categories)
                .push(text::label(Command::NextCategory.key()))
                .spacing(space::TINY)
                .align_y(Alignment::Center)
                .wrap(),
            container(scrollable(Column::with_children(known)).id(TYPES).style(theme::scroll))
                .max_height(space::LONG_LIST),
            row![
                button::secondary(language.text("settings-change"), Command::Change.key(), Some(Message::Change)),
                button::secondary(turn, Command::Retire.key(), Some(Message::Retire)),
                text::label(together(UP_DOWN))
            ]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
        ];
        let form = column![
            text::strong(language.text("type-new")),
            text::label(language.text("type-hint")),
            self.new.view(language, Message::New),
            text::label(language.text("type-written-hint")),
            row![button::primary(
                language.text("type-save"),
                KeyContext::Types.key(Command::Save),
                Some(Message::Save)
            )]
        ];
        let halves = page::halves(list.spacing(space::SMALL).into(), form.spacing(space::SMALL).into());
        column![notice, halves].spacing(space::SMALL).width(Length::Fill).into()
    }
}

/// The list of types, which follows its mark.
const TYPES: &str = "types";

fn category_key(category: Category) -> &'static str {
    match category {
        Category::Administrative => "category-administrative",
        Category::Normative => "category-normative",
        Category::Party => "category-party",
        Category::Copies => "category-copies",
        Category::Other => "category-other",
    }
}
