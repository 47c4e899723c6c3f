//! The forms of documents in the workspace: one for a new document of each book, one for the document that is amended, and
//! which of them is open; with the drafts kept of them and of the batch.

use domain::{book::Book, document::Document};
use language::Language;
use store::{Drafts, Files};

use super::{Form, drafts::Keeping};
use crate::{
    drafts::DraftKeeper,
    env::Environment,
    screens::{batch::Batch, entry::EntryForm},
};

#[derive(Debug)]
pub struct DocumentForms {
    incoming: EntryForm,
    outgoing: EntryForm,
    /// The form of the document that is amended; it stays until it is saved or another is amended.
    amended: Option<Box<EntryForm>>,
    pub open: Option<Form>,
    pub keeping: Keeping,
}

impl DocumentForms {
    /// Creates the forms and restores the drafts of the last session into them and into `batch`.
    pub(super) fn new(keeper: DraftKeeper, drafts: Drafts, files: &Files, batch: &mut Batch) -> Self {
        let (mut incoming, mut outgoing) = (EntryForm::new(Book::Incoming), EntryForm::new(Book::Outgoing));
        let keeping = Keeping::begin(keeper, drafts, files, &mut incoming, &mut outgoing, batch);
        Self { incoming, outgoing, amended: None, open: None, keeping }
    }

    /// Takes over the drafts of a window that has closed.
    pub(super) fn take_over(&mut self, keeper: DraftKeeper, drafts: Drafts, files: &Files, batch: &mut Batch) {
        self.keeping = Keeping::begin(keeper, drafts, files, &mut self.incoming, &mut self.outgoing, batch);
    }

    #[must_use]
    pub fn get(&self, form: Form) -> Option<&EntryForm> {
        match form {
            Form::New(Book::Incoming) => Some(&self.incoming),
            Form::New(Book::Outgoing) => Some(&self.outgoing),
            Form::Amended => self.amended.as_deref(),
        }
    }

    pub(super) fn get_mut(&mut self, form: Form) -> Option<&mut EntryForm> {
        match form {
            Form::New(Book::Incoming) => Some(&mut self.incoming),
            Form::New(Book::Outgoing) => Some(&mut self.outgoing),
            Form::Amended => self.amended.as_deref_mut(),
        }
    }

    /// Returns the form that is open.
    #[must_use]
    pub fn opened(&self) -> Option<(Form, &EntryForm)> {
        let form = self.open?;
        Some((form, self.get(form)?))
    }

    /// Returns the document that is amended.
    #[must_use]
    pub fn amended(&self) -> Option<&Document> {
        self.amended.as_ref()?.amended()
    }

    /// Opens the form that amends a document; reuses the form left before if the document has not changed since.
    pub(super) fn amend(&mut self, document: &Document, language: &Language) {
        if self.amended() != Some(document) {
            self.amended = Some(Box::new(EntryForm::amending(document, language)));
        }
        self.open = Some(Form::Amended);
    }

    /// Closes and discards the form of the amended document.
    pub(super) fn end_amending(&mut self) {
        (self.open, self.amended) = (None, None);
    }

    pub(super) fn hold_files(&mut self, held: bool) {
        self.incoming.files().hold(held);
        self.outgoing.files().hold(held);
    }

    /// Removes the notices of the forms for new documents.
    pub(super) fn clear_notices(&mut self) {
        self.incoming.clear_notice();
        self.outgoing.clear_notice();
    }

    /// Queues drafts of the forms and the batch if any of them has changed since the last call.
    pub(super) fn keep_drafts(&mut self, batch: &Batch, environment: &Environment) {
        self.keeping.keep(&self.incoming, &self.outgoing, batch, self.open, environment);
    }
}
