//! Amending: a form filled with a registered document, in which what never changes is only shown.

use std::collections::HashMap;

use chrono::NaiveDate;

use domain::{
    came_by::CameBy,
    content::Recipient,
    document::{Document, Entry as Checked},
    document_type::OFFICIAL_LETTER,
    field::Problem,
    issuer::Issuer,
};
use language::Language;

use super::{
    Entry,
    draft::Reader,
    fields::{Fields, ON},
    input::Input,
};

impl Entry {
    /// The form of a registered document.
    #[must_use]
    pub fn amending(document: &Document, language: &Language) -> Self {
        let mut form = Self::of(Fields::new(document.book(), true), Some(document.clone()));
        form.fields.write(&texts(document, language));
        form.fields.form.begin();
        for input in Input::of(document.book()).filter(|input| form.is_fixed(*input)).collect::<Vec<_>>() {
            form.fields.form.fix(form.fields.at(input));
        }
        form
    }

    /// The document that is amended, if one is.
    #[must_use]
    pub fn amended(&self) -> Option<&Document> {
        self.amending.as_ref()
    }

    /// Whether this input is only shown: what it says never changes after registering.
    #[must_use]
    pub fn is_fixed(&self, input: Input) -> bool {
        match &self.amending {
            None => false,
            Some(Document::Incoming(_)) => input == Input::ArrivalDate,
            Some(Document::Outgoing(document)) => {
                let letter = document.entry.content.type_name == OFFICIAL_LETTER;
                matches!(input, Input::OrganName | Input::TypeName | Input::Issuers)
                    || (input == Input::DraftingUnit && letter)
            }
        }
    }
}

/// Returns the text of each input for a registered document.
pub fn texts(document: &Document, language: &Language) -> HashMap<Input, String> {
    let content = document.content();
    let date = |date: Option<NaiveDate>| date.map(|date| language.date(date)).unwrap_or_default();
    let amount = |amount: Option<u32>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    let priority =
        if content.priority.number() == 0 { String::new() } else { language.text(content.priority.name_key()) };
    let mut texts = vec![
        (Input::OrganName, content.organ_name.clone()),
        (Input::TypeName, content.type_name.clone()),
        (Input::Subject, content.subject.clone()),
        (Input::Priority, priority),
        (Input::DueDate, date(content.due_date)),
        (Input::HandOverDate, date(content.hand_over_date)),
        (Input::Description, content.description.clone()),
        (Input::SignerPrefix, content.signer_info.prefix.clone()),
        (Input::SignerPosition, content.signer_info.position.clone()),
        (Input::SignerName, content.signer_info.full_name.clone()),
        (Input::IssuedDate, date(document.issued_date())),
        (Input::FileOrgan, content.file_code.organ_id.clone()),
        (Input::FileYear, amount(content.file_code.file_catalog)),
        (Input::FileNotation, content.file_code.file_notation.clone()),
        (Input::DocOrdinal, amount(content.doc_ordinal)),
        (Input::Language, content.language.clone()),
        (Input::PageAmount, amount(content.page_amount)),
    ];
    match document {
        Document::Incoming(document) => texts.extend([
            (Input::ArrivalDate, language.date(document.entry.arrival_date)),
            (Input::Code, document.entry.code.as_str().to_owned()),
            (Input::ToPlaces, document.entry.to_places.clone()),
            (Input::CameBy, came_by(document.entry.came_by, language)),
        ]),
        Document::Outgoing(document) => {
            // A receiver known by its code alone is called by it.
            let named =
                |to: &Recipient| if to.organ_name.is_empty() { to.organ_id.clone() } else { to.organ_name.clone() };
            let to: Vec<String> = document.entry.to.iter().map(named).collect();
            let codes: Vec<&str> = document.entry.to.iter().map(|to| to.organ_id.as_str()).collect();
            let codes = codes.join("; ").trim_end_matches([';', ' ']).to_owned();
            texts.extend([
                (Input::DraftingUnit, document.entry.drafting_unit.clone()),
                (Input::To, to.join("; ")),
                (Input::IssuedAmount, amount(document.entry.issued_amount)),
                (Input::FileCopyUnit, document.entry.file_copy_unit.clone()),
                (Input::ToCodes, codes),
                (Input::Issuers, Issuer::listed(&document.entry.issuers)),
                (Input::Normative, if document.entry.normative { ON.to_owned() } else { String::new() }),
            ]);
        }
    }
    texts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn came_by(came_by: CameBy, language: &Language) -> String {
    if came_by == CameBy::Unknown { String::new() } else { language.text(came_by.name_key()) }
}

/// The document as the form says it now; what the form does not show stays as it was.
pub fn entry(document: &Document, mut reader: Reader<'_>) -> Result<Checked, Vec<Problem>> {
    let checked = match document {
        Document::Incoming(document) => {
            let mut draft = reader.incoming();
            draft.trace_header_list.clone_from(&document.entry.trace_header_list);
            draft.check().map(|checked| Checked::Incoming(checked.entry))
        }
        Document::Outgoing(document) => {
            let mut draft = reader.outgoing();
            for to in &mut draft.to {
                let unnamed = |known: &&Recipient| known.organ_name.is_empty() && known.organ_id == to.organ_name;
                if let Some(known) = document.entry.to.iter().find(unnamed) {
                    to.clone_from(known);
                }
            }
            draft.check().map(|checked| Checked::Outgoing(checked.entry))
        }
    };
    match (checked, reader.problems.is_empty()) {
        (Ok(checked), true) => Ok(checked),
        (checked, _) => Err(reader.all_problems(checked.err().unwrap_or_default())),
    }
}
