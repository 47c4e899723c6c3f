//! The fingerprints by which rows are recognised when their list is imported again.

use std::{collections::HashMap, fmt::Display};

use sha2::{Digest, Sha256};

use domain::{content::Content, imported::Fingerprint, incoming::IncomingEntry, outgoing::OutgoingEntry};

/// The fingerprints of one list. Equal rows are separate documents, so each fingerprint counts the equal rows
/// before it.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<Fingerprint, u64>,
}

impl Fingerprints {
    /// Computes the fingerprint of an incoming row. It leaves out số đến, which the registry may have given.
    pub fn incoming(&mut self, entry: &IncomingEntry) -> Fingerprint {
        let mut fields = Fields::new("incoming");
        fields.add(&entry.arrival_date);
        fields.add(entry.code.as_str());
        fields.add_option(entry.issued_date);
        fields.add(&entry.to_places);
        fields.add(&entry.trace_header_list);
        fields.add_content(&entry.content);
        self.next(fields)
    }

    /// Computes the fingerprint of an outgoing row. It leaves out số, ký hiệu, and the drafting unit that is
    /// read from it: the registry may have given them.
    pub fn outgoing(&mut self, entry: &OutgoingEntry) -> Fingerprint {
        let mut fields = Fields::new("outgoing");
        fields.add(&entry.issued_date);
        fields.add(&entry.normative);
        fields.add_option(entry.issued_amount);
        fields.add(&entry.file_copy_unit);
        fields.add(&entry.to.len());
        for recipient in &entry.to {
            fields.add(&recipient.organ_id);
            fields.add(&recipient.organ_name);
        }
        fields.add_content(&entry.content);
        for issuer in &entry.issuers {
            fields.add(&issuer.organ_name);
            fields.add(&issuer.abbreviation);
        }
        self.next(fields)
    }

    fn next(&mut self, fields: Fields) -> Fingerprint {
        let before = self.seen.entry(fields.0.clone().finalize().into()).or_default();
        let mut fields = fields;
        fields.add(before);
        *before += 1;
        fields.0.finalize().into()
    }
}

/// Hashes the fields of a row, each ended by the unit separator, which no cleaned text contains.
struct Fields(Sha256);

impl Fields {
    fn new(book: &str) -> Self {
        let mut fields = Self(Sha256::new());
        fields.add(book);
        fields
    }

    fn add(&mut self, field: &(impl Display + ?Sized)) {
        self.0.update(field.to_string());
        self.0.update([0x1F]);
    }

    fn add_option(&mut self, field: Option<impl Display>) {
        self.add(&field.map(|field| field.to_string()).unwrap_or_default());
    }

    fn add_content(&mut self, content: &Content) {
        let signer_info = &content.signer_info;
        let texts = [
            &content.type_name,
            &content.organ_name,
            &content.subject,
            &signer_info.prefix,
            &signer_info.position,
            &signer_info.full_name,
            &content.language,
            &content.description,
        ];
        for text in texts {
            self.add(text);
        }
        self.add(&content.priority.number());
        self.add_option(content.due_date);
        self.add_option(content.hand_over_date);
        self.add_option(content.page_amount);
    }
}
