//! The fields of a document that are filled in, each under its label.

use chrono::NaiveDate;
use iced::{
    Element, Length,
    widget::{Column, container, row},
};

use domain::{
    came_by::CameBy,
    content::{Recipient, SignerInfo},
    document::Document,
    issuer::Issuer,
};
use language::Language;

use super::Message;
use crate::kit::{space, text};

/// Every field that is filled in, under its label.
pub fn fields<'a>(document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let content = document.content();
    let date = |date: Option<NaiveDate>| date.map(|date| language.date(date)).unwrap_or_default();
    let amount = |amount: Option<u32>| amount.map(|amount| language.number(i64::from(amount))).unwrap_or_default();
    let mut rows: Vec<(&str, String)> = Vec::new();
    match document {
        Document::Incoming(document) => {
            rows.push(("column-organ", content.organ_name.clone()));
            rows.push(("label-code", document.entry.code.as_str().to_owned()));
            rows.push(("label-issued-date", date(document.entry.issued_date)));
        }
        Document::Outgoing(document) => {
            rows.push(("label-authority", content.organ_name.clone()));
            rows.push(("field-issuers", Issuer::listed(&document.entry.issuers)));
            rows.push(("label-drafting-unit", document.entry.drafting_unit.clone()));
        }
    }
    rows.push(("label-type-name", content.type_name.clone()));
    rows.push(("label-subject", content.subject.clone()));
    rows.push(("label-signer", signer(&content.signer_info)));
    match document {
        Document::Incoming(document) => {
            rows.push(("column-to-places", document.entry.to_places.clone()));
            rows.push(("label-hand-over-date", date(content.hand_over_date)));
            rows.push(("label-due-date", date(content.due_date)));
            rows.push(("label-trace", document.entry.trace_header_list.clone()));
            if document.entry.came_by != CameBy::Unknown {
                rows.push(("label-came-by", language.text(document.entry.came_by.name_key())));
            }
        }
        Document::Outgoing(document) => {
            rows.push(("column-to", document.entry.to.iter().map(receiver).collect::<Vec<_>>().join("; ")));
            rows.push(("label-issued-amount", amount(document.entry.issued_amount)));
            rows.push(("details-file-copy-unit", document.entry.file_copy_unit.clone()));
            rows.push(("label-hand-over-date", date(content.hand_over_date)));
            rows.push(("label-answer-date", date(content.due_date)));
        }
    }
    rows.push(("label-page-amount", amount(content.page_amount)));
    let file = &content.file_code;
    let year = file.file_catalog.map(|year| year.to_string()).unwrap_or_default();
    let parts = [file.organ_id.as_str(), &year, &file.file_notation];
    let file: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    rows.push(("label-file-code", file.join(".")));
    rows.push(("label-doc-ordinal", content.doc_ordinal.map(|number| number.to_string()).unwrap_or_default()));
    rows.push(("label-language", content.language.clone()));
    rows.push(("label-description", content.description.clone()));
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| {
        row![
            container(text::label(language.text(label))).width(space::SHORT_FIELD).padding([1.0, 0.0]),
            text::body(value).width(Length::Fill)
        ]
        .spacing(space::SMALL)
        .into()
    });
    Column::with_children(rows).spacing(space::SMALL - 2.0).into()
}

/// A receiver by its name and code.
fn receiver(to: &Recipient) -> String {
    match (to.organ_name.as_str(), to.organ_id.as_str()) {
        (name, "") => name.to_owned(),
        ("", code) => code.to_owned(),
        (name, code) => format!("{name} ({code})"),
    }
}

fn signer(signer: &SignerInfo) -> String {
    let position = [signer.prefix.as_str(), signer.position.as_str()].into_iter().filter(|part| !part.is_empty());
    let position = position.collect::<Vec<_>>().join(" ");
    let parts = [position.as_str(), signer.full_name.as_str()].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}
