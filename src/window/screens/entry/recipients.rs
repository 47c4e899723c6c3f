//! Receivers in the form of an outgoing document: several names in one input, with groups that stand for their members.

use domain::{book::Book, message::UserMessage, recipients};
use language::Language;
use store::Suggestion;

use super::{Context, Entry, input::Input, suggesting::uses};
use crate::kit::suggest::Choice;

impl Entry {
    /// What may be chosen as the next receiver: groups first, then names used before; none that is listed.
    pub(super) fn recipient_choices(&self, names: Vec<Suggestion>, context: Context<'_>) -> Vec<Choice> {
        let text = self.text(Input::To);
        let (typed, listed) = (recipients::last(text), recipients::listed(text));
        let groups = &context.reference.recipient_groups;
        let offered = groups.iter().filter(|group| {
            group.fits(typed) && !group.members.iter().all(|member| recipients::holds(&listed, member))
        });
        let offered = offered.map(|group| {
            let said = UserMessage::new("recipients-group").with("count", group.members.len());
            Choice { value: group.name.clone(), beside: context.language.say(&said) }
        });
        let names = names.into_iter().filter(|name| {
            !recipients::holds(&listed, &name.name) && !groups.iter().any(|group| group.name == name.name)
        });
        offered.chain(names.map(|name| Choice { beside: uses(&name, context.language), value: name.name })).collect()
    }

    /// The receivers with what was chosen: a name, or the members of a group.
    pub(super) fn with_recipient(&self, chosen: &str, context: Context<'_>) -> String {
        let group = context.reference.recipient_groups.iter().find(|group| group.name == chosen);
        let one = [chosen.to_owned()];
        recipients::with(self.text(Input::To), group.map_or(&one[..], |group| &group.members))
    }

    /// Whether a receiver is marked: taking it leaves the keyboard where the next is written.
    pub(super) fn takes_recipient(&self) -> bool {
        self.suggesting.as_ref().is_some_and(|suggesting| suggesting.input == Input::To && suggesting.marked.is_some())
    }

    /// How many receivers are written; `None` when none is.
    pub(super) fn recipients_said(&self, language: &Language) -> Option<String> {
        let count = (self.book == Book::Outgoing).then(|| recipients::names(self.text(Input::To)).len())?;
        (count > 0).then(|| language.say(&UserMessage::new("recipients-count").with("count", count)))
    }
}
