//! How the dialog looks.

use iced::{Element, widget::row};

use domain::follow_up::sending::SentBy;
use language::Language;
use texts::message;

use super::{FollowUp, FollowUpKind, Message, input};
use crate::{
    keys::{Command, KeyContext},
    kit::{button, dialog, text},
    screens::details::registration,
};

impl FollowUp {
    pub(super) fn panel<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let what = language.text(self.kind.title());
        let title = match &self.document {
            Some(document) => {
                message!(texts::FOLLOW_OF_ONE, what = what, document = registration::named(document))
            }
            None => message!(texts::FOLLOW_OF_MANY, what = what, count = self.ids.len()),
        };
        let mut inside: Vec<Element<'a, Message>> = Vec::new();
        inside.extend(self.document.as_ref().map(|document| text::body(registration::about(document)).into()));
        inside.extend(self.choices(language));
        inside.push(self.form.view(language, Message::Form));
        let save = (!self.saving).then_some(Message::Save);
        let buttons = vec![
            button::primary(language.text(texts::SHARED_SAVE), KeyContext::FollowUp.key(Command::Save), save),
            button::secondary(language.text(texts::SHARED_CANCEL), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.say(&title), inside, buttons)
    }

    /// How far, or how sent.
    fn choices<'a>(&self, language: &Language) -> Option<Element<'a, Message>> {
        let choices: Vec<_> = match self.kind {
            FollowUpKind::Report => input::STATES
                .map(|state| (language.text(state.name_key()), state == self.state, Message::State(state)))
                .into(),
            FollowUpKind::Send => {
                SentBy::ALL.map(|way| (language.text(way.name_key()), way == self.sent_by, Message::SentBy(way))).into()
            }
            _ => return None,
        };
        Some(row![button::segments(choices, Command::NextChoice.key())].into())
    }
}
