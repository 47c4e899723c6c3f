//! Bodies that were renamed or merged: which are known, adding one, changing one, forgetting one.

use std::{borrow::Cow, convert::Infallible};

use iced::{
    Element, Task,
    widget::{column, row},
};

use domain::{field::Field, succession::Succession};
use language::Language;
use store::{NameKind, StoreError, Suggestion};
use texts::{UserMessage, message};

use super::section::{RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection, change};
use crate::{
    context::Context,
    keys::KeyContext,
    kit::{form::FieldSpec, one_line::one_line, space, suggest::Choice, text},
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

/// So many issuers are offered to choose from.
const MAX_ISSUERS: usize = 5_000;

#[derive(Debug, Default)]
pub struct Successions {
    /// Issuers of documents, the most frequent first.
    issuers: Vec<Suggestion>,
}

impl SettingsSection for Successions {
    type Line = Succession;
    type Own = Infallible;
    type Data = Vec<Suggestion>;

    const TEXTS: SectionTexts = SectionTexts {
        tab: texts::SUCCESSION_TAB,
        title: texts::SUCCESSION_TITLE,
        title_hint: None,
        none: Some(texts::SUCCESSION_NONE),
        form: texts::SUCCESSION_NEW,
        form_hint: Some(texts::SUCCESSION_HINT),
        save: texts::SUCCESSION_SAVE,
    };
    const KEYS: KeyContext = KeyContext::Successions;
    const CHAPTER: Chapter = Chapter::Names;
    const FORM: &'static [FieldSpec] = &[
        FieldSpec::text(texts::SUCCESSION_FORMER, Field::Subject, 0),
        FieldSpec::text(texts::SUCCESSION_SUCCESSOR, Field::OrganName, 1),
        FieldSpec::date(texts::SUCCESSION_SINCE, Field::IssuedDate, 1),
    ];

    fn lines<'a>(&'a self, _state: &SectionState, reference: &'a ReferenceData) -> Cow<'a, [Succession]> {
        Cow::Borrowed(&reference.successions)
    }

    fn line(known: &Succession, language: &Language) -> Element<'static, SectionMessage<Self>> {
        let since = known.since.map(|day| language.say(&message!(texts::AUTHORITY_FROM, from = day)));
        let after = row![one_line(format!("→ {}", known.successor)).bold(), text::label(since.unwrap_or_default())];
        column![one_line(known.former.clone()), after.spacing(space::SMALL)].into()
    }

    fn read(&self, _year: i32, context: Context<'_>) -> Option<Task<Result<Self::Data, StoreError>>> {
        let issuers = context.store.ask(|store| store.suggest(NameKind::Organ, "", MAX_ISSUERS));
        Some(Task::perform(issuers, |issuers| issuers))
    }

    fn set_data(&mut self, issuers: Vec<Suggestion>) {
        self.issuers = issuers;
    }

    fn choices(&self, at: usize, _context: Context<'_>) -> Vec<Choice> {
        let issuers = self.issuers.iter().filter(|_| at < 2);
        issuers.map(|issuer| Choice { value: issuer.name.clone(), beside: String::new() }).collect()
    }

    fn fill(&mut self, known: Succession, state: &mut SectionState, context: Context<'_>) {
        state.form.set(0, known.former);
        state.form.set(1, known.successor);
        state.form.set(2, known.since.map(|day| context.language.date(day)).unwrap_or_default());
    }

    fn save(
        &mut self,
        changed: Option<Succession>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        let since = state.form.date(2, context.today);
        let succession = Succession { former: state.form.required(0), successor: state.form.required(1), since };
        Some(change(UserMessage::from(texts::SUCCESSION_SAVED), move |transaction| {
            changed.map_or(Ok(()), |former| transaction.remove_succession(&former))?;
            transaction.put_succession(&succession)
        }))
    }

    fn remove(&mut self, known: Succession, _state: &mut SectionState) -> Option<RegistryChange> {
        Some(change(UserMessage::from(texts::SUCCESSION_REMOVED), move |gate| gate.remove_succession(&known)))
    }
}
