//! The types of documents: those of a family with their abbreviations, adding the office's own, offering one no longer.

use std::borrow::Cow;

use iced::{
    Alignment, Element, Length, Task,
    widget::{container, row},
};

use domain::{
    document_type::{Category, DocumentType},
    field::Field,
    notation::Template,
};
use language::Language;
use texts::{Text, UserMessage};

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
        tab: texts::TYPE_TAB,
        title: texts::TYPE_TAB,
        title_hint: None,
        none: None,
        form: texts::TYPE_NEW,
        form_hint: Some(texts::TYPE_HINT),
        save: texts::TYPE_SAVE,
    };
    const KEYS: KeyContext = KeyContext::Types;
    const CHAPTER: Chapter = Chapter::Office;
    const FORM: &'static [FieldSpec] = &[
        FieldSpec::text(texts::SETTINGS_TYPE_NAME, Field::TypeName, 0),
        FieldSpec::short(texts::SETTINGS_TYPE_ABBREVIATION, Field::CodeNotation, 0),
        FieldSpec::text(texts::SETTINGS_TYPE_WRITTEN, Field::Code, 1),
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
            (!offered).then(|| badge(language.text(texts::TYPE_RETIRED_NOW), Severity::Neutral)),
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
        Some(change(UserMessage::from(texts::SETTINGS_TYPE_ADDED), move |transaction| {
            transaction.add_document_type(&kind)?;
            transaction.set_retired(&kind, false)
        }))
    }

    fn remove(&mut self, (kind, offered): Self::Line, _state: &mut SectionState) -> Option<RegistryChange> {
        let said = UserMessage::from(if offered { texts::TYPE_RETIRED } else { texts::TYPE_OFFERED_AGAIN });
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
        let categories = Category::ALL
            .map(|category| (language.text(category_key(category)), category == self.category, Message::Own(category)));
        row![button::segments(categories, Command::NextCategory.key())].into()
    }

    fn line_keys<'a>(
        &'a self,
        line: Option<&Self::Line>,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        let turn = if line.is_some_and(|(_, offered)| !offered) { texts::TYPE_OFFER_AGAIN } else { texts::TYPE_RETIRE };
        let keys = row![
            button::secondary(language.text(texts::SETTINGS_CHANGE), Command::Change.key(), Some(Message::Change)),
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
        Some(text::label(language.text(texts::TYPE_WRITTEN_HINT)).into())
    }
}

fn category_key(category: Category) -> Text {
    match category {
        Category::Administrative => texts::CATEGORY_ADMINISTRATIVE,
        Category::Normative => texts::CATEGORY_NORMATIVE,
        Category::Party => texts::CATEGORY_PARTY,
        Category::Copies => texts::CATEGORY_COPIES,
        Category::Other => texts::CATEGORY_OTHER,
    }
}
