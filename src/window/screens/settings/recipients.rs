//! Groups of receivers: which there are, writing one down with its members, changing one, offering one no longer.

use std::borrow::Cow;

use iced::{
    Alignment, Element, Length, Task,
    widget::{Id, row, text_editor},
};

use domain::{
    field::{Cause, Field},
    recipients::{self, RecipientGroup},
    text::fold,
};
use language::Language;
use texts::{UserMessage, message};

use super::section::{Message, RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection, change};
use crate::{
    context::Context,
    keys::KeyContext,
    kit::{
        field::{self, Frame},
        form::FieldSpec,
        one_line::one_line,
        space, text,
    },
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

const MEMBERS: Id = Id::new("recipients-members");
/// Room for the members of a usual group.
const MEMBERS_HEIGHT: f32 = 200.0;

#[derive(Debug, Default)]
pub struct Recipients {
    members: text_editor::Content,
    members_are_missing: bool,
}

impl SettingsSection for Recipients {
    type Line = RecipientGroup;
    /// An edit in the input of the members.
    type Own = text_editor::Action;
    type Data = ();

    const TEXTS: SectionTexts = SectionTexts {
        tab: texts::RECIPIENTS_TAB,
        title: texts::RECIPIENTS_TITLE,
        title_hint: None,
        none: Some(texts::RECIPIENTS_NONE),
        form: texts::RECIPIENTS_NEW,
        form_hint: Some(texts::RECIPIENTS_HINT),
        save: texts::RECIPIENTS_SAVE,
    };
    const KEYS: KeyContext = KeyContext::Recipients;
    const CHAPTER: Chapter = Chapter::Outgoing;
    const FORM: &'static [FieldSpec] = &[FieldSpec::text(texts::RECIPIENTS_NAME, Field::OrganName, 0)];
    const SCROLLS: Option<(&'static str, f32)> = Some(("recipients-list", space::SHORT_LIST));

    fn lines<'a>(&'a self, _state: &SectionState, reference: &'a ReferenceData) -> Cow<'a, [RecipientGroup]> {
        Cow::Borrowed(&reference.recipient_groups)
    }

    fn line(group: &RecipientGroup, language: &Language) -> Element<'static, SectionMessage<Self>> {
        let count = language.say(&message!(texts::RECIPIENTS_COUNT, count = group.members.len()));
        row![one_line(group.name.clone()), text::label(count)].spacing(space::SMALL).align_y(Alignment::Center).into()
    }

    fn fill(&mut self, group: RecipientGroup, state: &mut SectionState, _context: Context<'_>) {
        state.form.set(0, group.name);
        self.members = text_editor::Content::with_text(&group.members.join("; "));
    }

    fn clear(&mut self) {
        *self = Self::default();
    }

    fn save(
        &mut self,
        _changed: Option<RecipientGroup>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        let group = RecipientGroup { name: state.form.required(0), members: recipients::names(&self.members.text()) };
        self.members_are_missing = group.members.is_empty();
        // A group whose name differs only in case or diacritics is the same group with a new spelling: it replaces the former one.
        let same = |known: &&RecipientGroup| fold(&known.name) == fold(&group.name);
        let former = context.reference.recipient_groups.iter().find(same).cloned();
        Some(change(UserMessage::from(texts::RECIPIENTS_SAVED), move |transaction| {
            former.map_or(Ok(()), |former| transaction.remove_recipient_group(&former.name))?;
            transaction.put_recipient_group(&group)
        }))
    }

    fn wrong_beside(&self) -> Option<Id> {
        self.members_are_missing.then_some(MEMBERS)
    }

    fn remove(&mut self, group: RecipientGroup, _state: &mut SectionState) -> Option<RegistryChange> {
        let said = UserMessage::from(texts::RECIPIENTS_REMOVED);
        Some(change(said, move |transaction| transaction.remove_recipient_group(&group.name)))
    }

    fn update(
        &mut self,
        action: text_editor::Action,
        _state: &mut SectionState,
        _context: Context<'_>,
    ) -> Task<SectionMessage<Self>> {
        self.members_are_missing &= !action.is_edit();
        self.members.perform(action);
        Task::none()
    }

    fn below_list<'a>(
        &'a self,
        group: Option<&RecipientGroup>,
        _state: &'a SectionState,
        _language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        group.map(|group| text::label(group.members.join("; ")).into())
    }

    fn below_form<'a>(
        &'a self,
        _state: &'a SectionState,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        let missing = self.members_are_missing;
        let typed = field::lines(MEMBERS, &self.members, MEMBERS_HEIGHT, missing, Message::Own);
        let frame = Frame {
            problem: if missing { language.say(&Cause::Missing.message()) } else { String::new() },
            hint: language.text(texts::RECIPIENTS_MEMBERS_HINT),
            width: Some(Length::Fill),
            ..Frame::new(language.text(texts::RECIPIENTS_MEMBERS))
        };
        Some(frame.context(typed, None))
    }
}
