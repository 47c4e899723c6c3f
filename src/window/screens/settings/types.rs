//! The types of documents: those of a family with their abbreviations, adding the office's own, offering one no longer.

use std::borrow::Cow;

use iced::{
    Alignment, Element, Length, Task,
    widget::{container, row},
};

use domain::{
    document_type::{Category, DocumentType},
    field::Field,
    message::UserMessage,
    notation::Template,
};
use language::Language;

use super::section::{Message, RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection, change};
use crate::{
    context::Context,
    keys::{Command, KeyContext, UP_DOWN, together},
    kit::{
        badge::badge,
        button,
        form::FieldSpec,
        one_line::one_line,
        space, text,
        theme::{self, Severity},
    },
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

#[derive(Debug)]
pub struct Types {
    category: Category,
}

impl Default for Types {
    fn default() -> Self {
        Self { category: Category::Administrative }
    }
}

impl SettingsSection for Types {
    /// A type of document, and whether it is offered for new documents.
    type Line = (DocumentType, bool);
    /// Choose the category of the type.
    type Own = Category;
    type Data = ();

    const TEXTS: SectionTexts = SectionTexts {
        tab: "type-tab",
        title: "",
        title_hint: "",
        none: "",
        form: "type-new",
        form_hint: "type-hint",
        save: "type-save",
    };
    const KEYS: KeyContext = KeyContext::Types;
    const CHAPTER: Chapter = Chapter::Office;
    const FORM: &'static [FieldSpec] = &[
        FieldSpec::text("settings-type-name", Field::TypeName, 0),
        FieldSpec::short("settings-type-abbreviation", Field::CodeNotation, 0),
        FieldSpec::text("settings-type-written", Field::Code, 1),
    ];
    const SCROLLS: Option<(&'static str, f32)> = Some(("types", space::LONG_LIST));

    fn lines<'a>(&'a self, _state: &SectionState, reference: &'a ReferenceData) -> Cow<'a, [Self::Line]> {
        let offered = reference.types.iter().map(|kind| (kind, true));
        let retired = reference.retired_types.iter().map(|kind| (kind, false));
        let of_family = offered.chain(retired).filter(|(kind, _)| kind.category == self.category);
        of_family.map(|(kind, offered)| (kind.clone(), offered)).collect()
    }

    fn line((kind, offered): &Self::Line, language: &Language) -> Element<'static, SectionMessage<Self>> {
        row![
            one_line(kind.name.clone()).width(Length::Shrink),
            one_line(kind.written.clone()).size(text::SMALL).style(theme::muted),
            (!offered).then(|| badge(language.text("type-retired-now"), Severity::Neutral)),
            container(text::strong(kind.abbreviation.clone().unwrap_or_default())).width(space::SHORT_FIELD)
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
    }

    fn fill(&mut self, (kind, _): Self::Line, state: &mut SectionState, _context: Context<'_>) {
        let texts = [kind.name, kind.abbreviation.unwrap_or_default(), kind.written];
        texts.into_iter().enumerate().for_each(|(at, text)| state.form.set(at, text));
    }

    fn save(
        &mut self,
        changed: Option<Self::Line>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        let name = state.form.required(0);
        let abbreviation = Some(state.form.text(1)).filter(|text| !text.is_empty());
        let mut written = state.form.text(2);
        if !written.is_empty()
            && let Err(cause) = Template::parse(&written)
        {
            state.form.wrong(2, cause);
        }
        // An empty template clears that of a type only when the type was taken into the form; adding a known type again keeps it.
        if written.is_empty()
            && changed.is_none_or(|(changed, _)| changed.name != name)
            && let Some((kind, _)) = self.lines(state, context.reference).iter().find(|(kind, _)| kind.name == name)
        {
            written.clone_from(&kind.written);
        }
        let kind = DocumentType { name, abbreviation, category: self.category, written };
        Some(change(UserMessage::new("settings-type-added"), move |transaction| {
            transaction.add_document_type(&kind)?;
            transaction.set_retired(&kind, false)
        }))
    }

    fn remove(&mut self, (kind, offered): Self::Line, _state: &mut SectionState) -> Option<RegistryChange> {
        let said = UserMessage::new(if offered { "type-retired" } else { "type-offered-again" });
        Some(change(said, move |transaction| transaction.set_retired(&kind, offered)))
    }

    fn update(
        &mut self,
        category: Category,
        state: &mut SectionState,
        _context: Context<'_>,
    ) -> Task<SectionMessage<Self>> {
        (self.category, state.marked) = (category, 0);
        Task::none()
    }

    fn command(&self, command: Command, _state: &SectionState) -> Option<SectionMessage<Self>> {
        match command {
            Command::NextCategory => {
                let at = Category::ALL.iter().position(|category| *category == self.category).map_or(0, |at| at + 1);
                Some(Message::Own(Category::ALL.get(at).copied().unwrap_or(Category::Administrative)))
            }
            Command::Retire => Some(Message::Remove),
            _ => None,
        }
    }

    fn head<'a>(&'a self, _state: &SectionState, language: &'a Language) -> Element<'a, SectionMessage<Self>> {
        let categories = Category::ALL.map(|category| {
            button::choice(language.text(category_key(category)), category == self.category, Message::Own(category))
        });
        row(categories)
            .push(text::label(Command::NextCategory.key()))
            .spacing(space::TINY)
            .align_y(Alignment::Center)
            .wrap()
            .into()
    }

    fn line_keys<'a>(
        &'a self,
        line: Option<&Self::Line>,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        let turn = if line.is_some_and(|(_, offered)| !offered) { "type-offer-again" } else { "type-retire" };
        let keys = row![
            button::secondary(language.text("settings-change"), Command::Change.key(), Some(Message::Change)),
            button::secondary(language.text(turn), Command::Retire.key(), Some(Message::Remove)),
            text::label(together(UP_DOWN))
        ];
        Some(keys.spacing(space::SMALL).align_y(Alignment::Center).into())
    }

    fn below_form<'a>(
        &'a self,
        _state: &'a SectionState,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        Some(text::label(language.text("type-written-hint")).into())
    }
}

fn category_key(category: Category) -> &'static str {
    match category {
        Category::Administrative => "category-administrative",
        Category::Normative => "category-normative",
        Category::Party => "category-party",
        Category::Copies => "category-copies",
        Category::Other => "category-other",
    }
}
