//! Names in a form that the registry knows: how often each was used, receivers with groups that stand for their members, and a signer
//! with prefix and position as the same issuer's document had them last.

use iced::Task;

use domain::{
    book::Book, content::SignerInfo, document::Document, message::UserMessage, query::Query, recipients, text::clean,
};
use language::Language;
use store::{Result as Answer, Store, StoreError, Suggestion};

use super::{Context, Entry, Message, input::Input};
use crate::kit::suggest::Choice;

/// In how many of the newest documents that name somebody one looks.
const LOOKED_AT: usize = 50;

impl Entry {
    /// Offers the names that came for an input.
    pub(super) fn named(&mut self, question: u64, names: Result<Vec<Suggestion>, StoreError>, context: Context<'_>) {
        let (Some(at), Ok(names)) = (self.fields.form.named_at(question), names) else { return };
        let choices = if self.fields.input(at) == Some(Input::To) {
            self.recipient_choices(names, context)
        } else {
            used(names, context.language)
        };
        self.fields.form.offer_names(at, choices);
    }

    /// Takes the suggestion at an index, or the marked one, with what follows from it.
    pub(super) fn take(&mut self, index: Option<usize>, context: Context<'_>) -> Task<Message> {
        let Some((at, value)) = self.fields.form.chosen(index) else { return Task::none() };
        let Some(input) = self.fields.input(at) else { return Task::none() };
        let value = if input == Input::To { self.with_recipient(&value, context) } else { value };
        let written = self.fields.form.write(at, value);
        let follows = self.follow_text(input, context);
        let signer = if input == Input::SignerName { self.ask_signer(context) } else { Task::none() };
        Task::batch([follows, signer, written])
    }

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
        self.fields.form.offered_at() == Some(self.fields.at(Input::To)) && self.fields.form.takes_marked(true)
    }

    /// How many receivers are written; `None` when none is.
    pub(super) fn recipients_said(&self, language: &Language) -> Option<String> {
        let count = (self.book() == Book::Outgoing).then(|| recipients::names(self.text(Input::To)).len())?;
        (count > 0).then(|| language.say(&UserMessage::new("recipients-count").with("count", count)))
    }

    /// Asks how the signer whose name stands here signed last, while something of that is not written.
    pub(super) fn ask_signer(&self, context: Context<'_>) -> Task<Message> {
        let text = |input| clean(self.text(input));
        let (name, organ) = (text(Input::SignerName), text(Input::OrganName));
        let (prefix, position) = (text(Input::SignerPrefix), text(Input::SignerPosition));
        if name.is_empty() || organ.is_empty() || !(prefix.is_empty() || position.is_empty()) {
            return Task::none();
        }
        let query = Query {
            text: format!("\"{}\"", name.replace('"', " ")),
            book: Some(self.book()),
            organ_name: Some(organ.clone()),
            ..Query::default()
        };
        let last = move |store: &mut Store| -> Answer<Option<SignerInfo>> {
            let newest = store.search(&query, LOOKED_AT)?;
            let documents = store.documents(&newest)?;
            let signers = documents.iter().map(Document::content);
            // What is written already must be so too: nobody signs by one prefix in another's position.
            let fits = |written: &str, signed: &str| written.is_empty() || written == signed;
            let signer = signers
                .filter(|content| content.organ_name == organ)
                .map(|content| &content.signer_info)
                .find(|signer| {
                    signer.full_name == name && fits(&prefix, &signer.prefix) && fits(&position, &signer.position)
                });
            Ok(signer.cloned())
        };
        Task::perform(context.store.ask(last), |signer| Message::Signer(signer.ok().flatten()))
    }

    /// Fills in what is empty, unless another name was written meanwhile.
    pub(super) fn set_signer(&mut self, signer: Option<SignerInfo>) -> Task<Message> {
        let Some(signer) = signer.filter(|signer| clean(self.text(Input::SignerName)) == signer.full_name) else {
            return Task::none();
        };
        for (input, value) in [(Input::SignerPrefix, signer.prefix), (Input::SignerPosition, signer.position)] {
            if self.text(input).trim().is_empty() && !value.is_empty() {
                self.fields.put(input, value);
            }
        }
        Task::none()
    }
}

/// Names as choices, with how often each was used.
pub fn used(names: Vec<Suggestion>, language: &Language) -> Vec<Choice> {
    names.into_iter().map(|name| Choice { beside: uses(&name, language), value: name.name }).collect()
}

/// How often a name was used.
fn uses(name: &Suggestion, language: &Language) -> String {
    let count = i64::try_from(name.uses).unwrap_or(i64::MAX);
    language.say(&UserMessage::new("entry-uses").with("count", count))
}
