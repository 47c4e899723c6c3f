//! Names of the registry in an entry form: suggestions with their number of uses, groups of receivers, and the prefix and position of a
//! signer as in the last document of the same issuer.

use iced::Task;

use domain::{
    book::Book, content::SignerInfo, document::Document, document_field::DocumentField as F, query::Query, recipients,
    text::clean,
};
use language::Language;
use store::{Result as Answer, Store, StoreError, Suggestion};
use texts::message;

use super::{Context, Entry, Message};
use crate::kit::{latest::RequestId, suggest::Choice};

/// How many of the newest documents that name a signer are searched for the prefix and position.
const LOOKED_AT: usize = 50;

impl Entry {
    /// Opens the list of names that the registry returned for an input.
    pub(super) fn named(
        &mut self,
        request: RequestId,
        names: Result<Vec<Suggestion>, StoreError>,
        context: Context<'_>,
    ) {
        let (Some(at), Ok(names)) = (self.fields.form.named_at(request), names) else { return };
        let choices = if self.fields.input(at) == Some(F::To.into()) {
            self.recipient_choices(names, context)
        } else {
            used(names, context.language)
        };
        self.fields.form.offer_names(at, choices);
    }

    /// Writes the suggestion at an index, or the marked one, into its input and updates what depends on it.
    pub(super) fn take(&mut self, index: Option<usize>, context: Context<'_>) -> Task<Message> {
        let Some((at, value)) = self.fields.form.chosen(index) else { return Task::none() };
        let Some(input) = self.fields.input(at) else { return Task::none() };
        let value = if input == F::To { self.with_recipient(&value, context) } else { value };
        let written = self.fields.form.write(at, value);
        let follows = self.follow_text(input, context);
        let signer = if input == F::SignerName { self.ask_signer(context) } else { Task::none() };
        Task::batch([follows, signer, written])
    }

    /// Returns the choices for the next receiver: groups first, then names used before, without those already in the input.
    pub(super) fn recipient_choices(&self, names: Vec<Suggestion>, context: Context<'_>) -> Vec<Choice> {
        let text = self.text(F::To);
        let (typed, listed) = (recipients::last(text), recipients::listed(text));
        let groups = &context.reference.recipient_groups;
        let offered = groups.iter().filter(|group| {
            group.fits(typed) && !group.members.iter().all(|member| recipients::holds(&listed, member))
        });
        let offered = offered.map(|group| {
            let said = message!(texts::RECIPIENTS_GROUP, count = group.members.len());
            Choice { value: group.name.clone(), beside: context.language.say(&said) }
        });
        let names = names.into_iter().filter(|name| {
            !recipients::holds(&listed, &name.name) && !groups.iter().any(|group| group.name == name.name)
        });
        offered.chain(names.map(|name| Choice { beside: uses(&name, context.language), value: name.name })).collect()
    }

    /// Returns the text of the receivers with a chosen name, or the members of a chosen group, appended.
    pub(super) fn with_recipient(&self, chosen: &str, context: Context<'_>) -> String {
        let group = context.reference.recipient_groups.iter().find(|group| group.name == chosen);
        let one = [chosen.to_owned()];
        recipients::with(self.text(F::To), group.map_or(&one[..], |group| &group.members))
    }

    /// Whether Enter takes a marked receiver; the input then keeps the focus for the next receiver.
    pub(super) fn takes_recipient(&self) -> bool {
        self.fields.form.offered_at() == Some(self.fields.at(F::To)) && self.fields.form.takes_marked(true)
    }

    /// Returns the number of receivers as a text; `None` if there is none.
    pub(super) fn recipients_said(&self, language: &Language) -> Option<String> {
        let count = (self.book() == Book::Outgoing).then(|| recipients::names(self.text(F::To)).len())?;
        (count > 0).then(|| language.say(&message!(texts::RECIPIENTS_COUNT, count = count)))
    }

    /// Requests the prefix and position with which the named signer signed last, unless both are filled in.
    pub(super) fn ask_signer(&self, context: Context<'_>) -> Task<Message> {
        let text = |input| clean(self.text(input));
        let (name, organ) = (text(F::SignerName), text(F::OrganName));
        let (prefix, position) = (text(F::SignerPrefix), text(F::SignerPosition));
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
            // A prefix and a position belong together, so the one already filled in must match.
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

    /// Fills in an empty prefix or position, unless the name of the signer has changed since the request.
    pub(super) fn set_signer(&mut self, signer: Option<SignerInfo>) {
        let Some(signer) = signer.filter(|signer| clean(self.text(F::SignerName)) == signer.full_name) else {
            return;
        };
        for (input, value) in [(F::SignerPrefix, signer.prefix), (F::SignerPosition, signer.position)] {
            if self.text(input).trim().is_empty() && !value.is_empty() {
                self.fields.put(input, value);
            }
        }
    }
}

/// Returns names as choices, each with its number of uses.
pub fn used(names: Vec<Suggestion>, language: &Language) -> Vec<Choice> {
    names.into_iter().map(|name| Choice { beside: uses(&name, language), value: name.name }).collect()
}

/// Returns the number of uses of a name as a text.
fn uses(name: &Suggestion, language: &Language) -> String {
    let count = i64::try_from(name.uses).unwrap_or(i64::MAX);
    language.say(&message!(texts::ENTRY_USES, count = count))
}
