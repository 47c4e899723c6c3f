//! Names of the registry in an entry form: suggestions with their number of uses, groups of receivers, and the prefix and position of a
//! signer as in the last document of the same issuer.

use iced::Task;

use domain::{
    book::Book,
    content::SignerInfo,
    document::Document,
    document_field::DocumentField as F,
    query::Query,
    recipients::{self, RecipientGroup},
    text::clean,
};
use language::Language;
use store::{Result as Answer, Store, Suggestion};
use texts::message;

use super::{Context, fields::Fields};
use crate::kit::suggest::Choice;

/// How many of the newest documents that name a signer are searched for the prefix and position.
const LOOKED_AT: usize = 50;

/// Returns the choices for the next receiver: groups first, then names used before, without those already in the input.
pub fn recipient_choices(names: Vec<Suggestion>, fields: &Fields, context: Context<'_>) -> Vec<Choice> {
    let text = fields.text(F::To);
    let (typed, listed) = (recipients::last(text), recipients::listed(text));
    let groups = &context.reference.recipient_groups;
    let offered = groups
        .iter()
        .filter(|group| group.fits(typed) && !group.members.iter().all(|member| recipients::holds(&listed, member)));
    let offered = offered.map(|group| {
        let said = message!(texts::RECIPIENTS_GROUP, count = group.members.len());
        Choice { value: group.name.clone(), beside: context.language.say(&said) }
    });
    let names = names
        .into_iter()
        .filter(|name| !recipients::holds(&listed, &name.name) && !groups.iter().any(|group| group.name == name.name));
    offered.chain(names.map(|name| Choice { beside: uses(&name, context.language), value: name.name })).collect()
}

/// Returns the text of the receivers with a chosen name, or the members of a chosen group, appended.
pub fn with_recipient(text: &str, chosen: &str, groups: &[RecipientGroup]) -> String {
    let group = groups.iter().find(|group| group.name == chosen);
    let one = [chosen.to_owned()];
    recipients::with(text, group.map_or(&one[..], |group| &group.members))
}

/// Returns the number of receivers as a text; `None` if there is none.
pub fn recipients_said(fields: &Fields, language: &Language) -> Option<String> {
    let count = (fields.book == Book::Outgoing).then(|| recipients::names(fields.text(F::To)).len())?;
    (count > 0).then(|| language.say(&message!(texts::RECIPIENTS_COUNT, count = count)))
}

/// Requests the prefix and position with which the named signer signed last, unless both are filled in.
pub fn ask_signer(fields: &Fields, context: Context<'_>) -> Task<Option<SignerInfo>> {
    let text = |input| clean(fields.text(input));
    let (name, organ) = (text(F::SignerName), text(F::OrganName));
    let (prefix, position) = (text(F::SignerPrefix), text(F::SignerPosition));
    if name.is_empty() || organ.is_empty() || !(prefix.is_empty() || position.is_empty()) {
        return Task::none();
    }
    let query = Query {
        text: format!("\"{}\"", name.replace('"', " ")),
        book: Some(fields.book),
        organ_name: Some(organ.clone()),
        ..Query::default()
    };
    let last = move |store: &mut Store| -> Answer<Option<SignerInfo>> {
        let newest = store.search(&query, LOOKED_AT)?;
        let documents = store.documents(&newest)?;
        let signers = documents.iter().map(Document::content);
        // A prefix and a position belong together, so the one already filled in must match.
        let fits = |written: &str, signed: &str| written.is_empty() || written == signed;
        let signer =
            signers.filter(|content| content.organ_name == organ).map(|content| &content.signer_info).find(|signer| {
                signer.full_name == name && fits(&prefix, &signer.prefix) && fits(&position, &signer.position)
            });
        Ok(signer.cloned())
    };
    Task::perform(context.store.ask(last), |signer| signer.ok().flatten())
}

/// Fills in an empty prefix or position, unless the name of the signer has changed since the request.
pub fn set_signer(fields: &mut Fields, signer: Option<SignerInfo>) {
    let Some(signer) = signer.filter(|signer| clean(fields.text(F::SignerName)) == signer.full_name) else { return };
    for (input, value) in [(F::SignerPrefix, signer.prefix), (F::SignerPosition, signer.position)] {
        if fields.text(input).trim().is_empty() && !value.is_empty() {
            fields.put(input, value);
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
