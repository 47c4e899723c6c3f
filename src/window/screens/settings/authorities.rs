//! Issuing authorities: which there are, and adding one or changing one of the same name, with the days it issues documents.

use std::{borrow::Cow, convert::Infallible};

use chrono::NaiveDate;
use iced::{
    Alignment, Element,
    widget::{container, row},
};

use domain::{field::Field, office::Authority};
use language::Language;
use texts::{UserMessage, message};

use super::section::{LineUse, Outcome, RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection};
use crate::{
    context::Context,
    keys::KeyContext,
    kit::{form::FieldSpec, one_line::one_line, space, text},
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

#[derive(Debug, Default)]
pub struct Authorities;

impl SettingsSection for Authorities {
    type Line = Authority;
    type Own = Infallible;
    type Data = ();

    const TEXTS: SectionTexts = SectionTexts {
        tab: texts::SETTINGS_AUTHORITIES,
        title: texts::SETTINGS_AUTHORITIES,
        title_hint: Some(texts::SETTINGS_AUTHORITIES_HINT),
        none: None,
        form: texts::AUTHORITY_NEW,
        form_hint: Some(texts::AUTHORITY_HINT),
        save: texts::AUTHORITY_SAVE,
    };
    const KEYS: KeyContext = KeyContext::Authorities;
    const CHAPTER: Chapter = Chapter::Office;
    const FORM: &'static [FieldSpec] = &[
        FieldSpec::text(texts::SETTINGS_AUTHORITY_NAME, Field::OrganName, 0),
        FieldSpec::short(texts::SETTINGS_AUTHORITY_ABBREVIATION, Field::CodeNotation, 0),
        FieldSpec::date(texts::SETTINGS_AUTHORITY_FROM, Field::IssuedDate, 1),
        FieldSpec::date(texts::SETTINGS_AUTHORITY_TO, Field::DueDate, 1),
    ];
    const LINE_USE: LineUse = LineUse::Change;

    fn lines<'a>(&'a self, _state: &SectionState, reference: &'a ReferenceData) -> Cow<'a, [Authority]> {
        Cow::Borrowed(&reference.authorities)
    }

    fn line(authority: &Authority, language: &Language) -> Element<'static, SectionMessage<Self>> {
        let validity = match (authority.valid_from, authority.valid_to) {
            (None, None) => String::new(),
            (Some(from), None) => language.say(&message!(texts::AUTHORITY_FROM, from = from)),
            (None, Some(to)) => language.say(&message!(texts::AUTHORITY_TO, to = to)),
            (Some(from), Some(to)) => language.say(&message!(texts::DETAILS_PERIOD, from = from, to = to)),
        };
        row![
            one_line(authority.name.clone()),
            text::label(validity),
            container(text::strong(authority.abbreviation.clone())).width(space::SHORT_FIELD)
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
    }

    fn fill(&mut self, authority: Authority, state: &mut SectionState, context: Context<'_>) {
        let day = |day: Option<NaiveDate>| day.map(|day| context.language.date(day)).unwrap_or_default();
        let texts = [authority.name, authority.abbreviation, day(authority.valid_from), day(authority.valid_to)];
        texts.into_iter().enumerate().for_each(|(at, text)| state.form.set(at, text));
    }

    fn save(
        &mut self,
        _changed: Option<Self::Line>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        let form = &mut state.form;
        let (name, abbreviation) = (form.required(0), form.required(1));
        let (valid_from, valid_to) = (form.date(2, context.today), form.date(3, context.today));
        // What stands above it is not asked here and stays.
        let named = name.to_lowercase();
        let before = context.reference.authorities.iter().find(|known| known.name.to_lowercase() == named);
        let parent = before.map(|known| known.parent.clone()).unwrap_or_default();
        let authority = Authority { name, abbreviation, parent, valid_from, valid_to };
        Some(Box::new(move |store| {
            store.add_authority(&authority)?;
            Ok(Outcome::Done(UserMessage::from(texts::SETTINGS_AUTHORITY_ADDED)))
        }))
    }
}
