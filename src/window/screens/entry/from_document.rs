//! Filling a form from a registered document: with the answer to it, or with another like it.

use std::collections::HashMap;

use domain::{
    citing,
    document::{Document, DocumentId},
    document_field::DocumentField as F,
    document_type::OFFICIAL_LETTER,
    text::fold,
};
use texts::{UserMessage, message};

use super::{Context, EntryForm, amending, dates, input::Input};
use crate::{
    kit::{form::How, notice::Notice, theme::Severity},
    screens::details::registration,
};

/// The fields that a similar document does not take over: those written on each paper, and those of its handling.
const OF_ONE_ALONE: [F; 5] = [F::Code, F::IssuedDate, F::ArrivalDate, F::DueDate, F::HandOverDate];

impl EntryForm {
    /// Fills the form from a document: with the answer to it where it is of the other book, else with what another like it has in common
    /// with it. What was typed before comes back by undoing.
    pub fn fill_from(&mut self, document: &Document, context: Context<'_>) {
        let has_typed = !self.fields.is_blank();
        self.fields.form.close_lists();
        let named = context.language.say(&registration::named(document));
        let (texts, said) = if document.book() == self.book() {
            (similar(document, context), message!(texts::ENTRY_SIMILAR_FILLED, document = named.as_str()))
        } else {
            let authority = self.fields.text(F::OrganName).to_owned();
            (answer(document, authority, context), message!(texts::ENTRY_ANSWER_FILLED, document = named.as_str()))
        };
        self.fields.write(&texts);
        self.fields.form.check();
        self.new_type.close();
        self.fields.form.note(How::Done);
        let notice = Notice::new(Severity::Neutral, said);
        let over = has_typed.then(|| UserMessage::from(texts::ENTRY_FILLED_OVER));
        self.notice = Some(over.into_iter().fold(notice, Notice::with_more));
    }

    /// Returns which document is answered, and how it is named.
    pub(super) fn answered(&self) -> Option<(DocumentId, &str)> {
        let (id, named) = self.fields.text(Input::Answers).split_once(' ')?;
        Some((DocumentId(id.parse().ok()?), named))
    }
}

/// The texts of the letter that answers a document, in the name of this authority where several issue.
fn answer(document: &Document, authority: String, context: Context<'_>) -> HashMap<Input, String> {
    let Document::Incoming(asked) = document else { return HashMap::new() };
    let today = context.language.date(context.today);
    let wanted = fold(&asked.entry.to_places);
    let unit = context.reference.units.iter().find(|unit| !wanted.is_empty() && fold(&unit.name) == wanted);
    let mut texts = HashMap::from([
        (F::IssuedDate.into(), today),
        (F::TypeName.into(), OFFICIAL_LETTER.to_owned()),
        (F::OrganName.into(), authority),
        (F::DraftingUnit.into(), unit.map(|unit| unit.abbreviation.clone()).unwrap_or_default()),
        (F::Subject.into(), citing::answer(document)),
        (F::To.into(), asked.entry.content.organ_name.clone()),
        (Input::Answers, format!("{} {}", asked.id.0, context.language.say(&registration::named(document)))),
    ]);
    texts.retain(|_, text| !text.is_empty());
    texts
}

/// The texts of another document like one, of today.
fn similar(document: &Document, context: Context<'_>) -> HashMap<Input, String> {
    let mut texts = amending::texts(document, context.language);
    texts.retain(|input, _| !OF_ONE_ALONE.iter().any(|field| *input == *field));
    texts.insert(dates::of_book(document.book()).into(), context.language.date(context.today));
    texts
}
