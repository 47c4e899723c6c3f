//! A signer known from before: with the name come prefix and position, as the same issuer's document had them last.

use iced::Task;

use domain::{content::SignerInfo, document::Document, query::Query, text::clean};
use store::{Result as Answer, Store};

use super::{Context, Entry, Message, input::Input};

/// In how many of the newest documents that name somebody one looks.
const LOOKED_AT: usize = 50;

impl Entry {
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
            book: Some(self.book),
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
                self.texts.insert(input, value);
            }
        }
        Task::none()
    }
}
