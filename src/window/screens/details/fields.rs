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
use texts::Text;

use super::Message;
use crate::kit::{space, text};

/// Every field that is filled in, under its label.
pub fn fields<'a>(document: &'a Document, language: &'a Language) -> Element<'a, Message> {
    let content = document.content();
    let date = |date: Option<NaiveDate>| date.map(|date| language.date(date)).unwrap_or_default();
    let amount = |amount: Option<u32>| amount.map(|amount| language.number(i64::from(amount))).unwrap_or_default();
    let mut rows: Vec<(Text, String)> = Vec::new();
    match document {
        Document::Incoming(document) => {
            rows.push((texts::COLUMN_ORGAN, content.organ_name.clone()));
            rows.push((texts::LABEL_CODE, document.entry.code.as_str().to_owned()));
            rows.push((texts::LABEL_ISSUED_DATE, date(document.entry.issued_date)));
        }
        Document::Outgoing(document) => {
            rows.push((texts::LABEL_AUTHORITY, content.organ_name.clone()));
            rows.push((texts::FIELD_ISSUERS, Issuer::listed(&document.entry.issuers)));
            rows.push((texts::LABEL_DRAFTING_UNIT, document.entry.drafting_unit.clone()));
        }
    }
    rows.push((texts::LABEL_TYPE_NAME, content.type_name.clone()));
    rows.push((texts::LABEL_SUBJECT, content.subject.clone()));
    rows.push((texts::LABEL_SIGNER, signer(&content.signer_info)));
    match document {
        Document::Incoming(document) => {
            rows.push((texts::COLUMN_TO_PLACES, document.entry.to_places.clone()));
            rows.push((texts::LABEL_HAND_OVER_DATE, date(content.hand_over_date)));
            rows.push((texts::LABEL_DUE_DATE, date(content.due_date)));
            rows.push((texts::LABEL_TRACE, document.entry.trace_header_list.clone()));
            if document.entry.came_by != CameBy::Unknown {
                rows.push((texts::LABEL_CAME_BY, language.text(document.entry.came_by.name_key())));
            }
        }
        Document::Outgoing(document) => {
            rows.push((texts::FIELD_TO, document.entry.to.iter().map(receiver).collect::<Vec<_>>().join("; ")));
            rows.push((texts::LABEL_ISSUED_AMOUNT, amount(document.entry.issued_amount)));
            rows.push((texts::COLUMN_FILE_COPY, document.entry.file_copy_unit.clone()));
            rows.push((texts::LABEL_HAND_OVER_DATE, date(content.hand_over_date)));
            rows.push((texts::LABEL_ANSWER_DATE, date(content.due_date)));
        }
    }
    rows.push((texts::LABEL_PAGE_AMOUNT, amount(content.page_amount)));
    let file = &content.file_code;
    let year = file.file_catalog.map(|year| year.to_string()).unwrap_or_default();
    let parts = [file.organ_id.as_str(), &year, &file.file_notation];
    let file: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    rows.push((texts::LABEL_FILE_CODE, file.join(".")));
    rows.push((texts::LABEL_DOC_ORDINAL, content.doc_ordinal.map(|number| number.to_string()).unwrap_or_default()));
    rows.push((texts::LABEL_LANGUAGE, content.language.clone()));
    rows.push((texts::LABEL_DESCRIPTION, content.description.clone()));
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
