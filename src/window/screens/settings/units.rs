//! The office's own units: which there are, adding one, changing one, offering one no longer.

use std::{borrow::Cow, convert::Infallible};

use iced::{
    Alignment, Element,
    widget::{container, row},
};

use domain::{field::Field, text::fold, unit::Unit};
use language::Language;
use texts::UserMessage;

use super::section::{RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection, change};
use crate::{
    context::Context,
    keys::KeyContext,
    kit::{form::FieldSpec, one_line::one_line, space, text},
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

#[derive(Debug, Default)]
pub struct Units;

impl SettingsSection for Units {
    type Line = Unit;
    type Own = Infallible;
    type Data = ();

    const TEXTS: SectionTexts = SectionTexts {
        tab: texts::UNIT_TAB,
        title: texts::UNIT_TITLE,
        title_hint: None,
        none: Some(texts::UNIT_NONE),
        form: texts::UNIT_NEW,
        form_hint: Some(texts::UNIT_HINT),
        save: texts::UNIT_SAVE,
    };
    const KEYS: KeyContext = KeyContext::Units;
    const CHAPTER: Chapter = Chapter::Office;
    const FORM: &'static [FieldSpec] = &[
        FieldSpec::text(texts::UNIT_NAME, Field::DraftingUnit, 0),
        FieldSpec::short(texts::UNIT_ABBREVIATION, Field::CodeNotation, 0),
    ];

    fn lines<'a>(&'a self, _state: &SectionState, reference: &'a ReferenceData) -> Cow<'a, [Unit]> {
        Cow::Borrowed(&reference.units)
    }

    fn line(unit: &Unit, _language: &Language) -> Element<'static, SectionMessage<Self>> {
        row![one_line(unit.name.clone()), container(text::strong(unit.abbreviation.clone())).width(space::SHORT_FIELD)]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .into()
    }

    fn fill(&mut self, unit: Unit, state: &mut SectionState, _context: Context<'_>) {
        state.form.set(0, unit.name);
        state.form.set(1, unit.abbreviation);
    }

    fn save(
        &mut self,
        _changed: Option<Self::Line>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        let unit = Unit { name: state.form.required(0), abbreviation: state.form.text(1) };
        // A unit whose name differs only in case or diacritics is the same unit with a new spelling: it replaces the former one.
        let former = context.reference.units.iter().find(|known| fold(&known.name) == fold(&unit.name)).cloned();
        Some(change(UserMessage::from(texts::UNIT_SAVED), move |transaction| {
            former.map_or(Ok(()), |former| transaction.remove_unit(&former.name))?;
            transaction.put_unit(&unit)
        }))
    }

    fn remove(&mut self, unit: Unit, _state: &mut SectionState) -> Option<RegistryChange> {
        Some(change(UserMessage::from(texts::UNIT_REMOVED), move |transaction| transaction.remove_unit(&unit.name)))
    }
}
