//! Writes a registered document as one line of JSON: keys in the order of the decree's table, then the
//! program's own.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use domain::{
    book::Book,
    content::{Content, FileCode, Recipient, SignerInfo},
    document::Document,
    incoming::trace_header_list,
    issuer::Issuer,
    number::Numbered,
    registration::Ruling,
};

use super::{follow_up::write_entries, link::write_links};
use crate::export::Exported;

/// Writes the document as one line of JSON without a line end. Empty optional fields are left out.
#[must_use]
pub fn write(document: &Document) -> String {
    // Serialising plain fields into memory cannot fail: there are no map keys and no writer.
    serde_json::to_string(&DocumentLine::of(document)).unwrap_or_default()
}

/// Writes the document for another registry as one line of JSON without a line end: with its follow-up and
/// links, and without the ids of this registry.
#[must_use]
pub fn write_exported(exported: &Exported<'_>) -> String {
    let Exported { document, follow_up, number_ruling, links } = exported;
    let line = DocumentLine::of(document);
    let line = DocumentLine {
        id: None,
        // Written even for the usual way of numbering, because this key distinguishes a registry's line from another program's.
        numbered: Some(document.registration().first_numbered().key()),
        trace_header_list: match document {
            Document::Incoming(incoming) => trace_header_list(&incoming.entry.trace_header_list, follow_up),
            Document::Outgoing(_) => "".into(),
        },
        ..line
    };
    let mut text = serde_json::to_string(&line).unwrap_or_default();
    let number_ruling = number_ruling.map(write_ruling);
    let more = [("NumberRuling", number_ruling), ("FollowUp", write_entries(follow_up)), ("Links", write_links(links))];
    for (key, value) in more {
        if let (Some(value), true) = (value, text.ends_with('}')) {
            text.pop();
            for part in [",\"", key, "\":", &value, "}"] {
                text.push_str(part);
            }
        }
    }
    text
}

/// Writes a ruling as one JSON object.
pub(crate) fn write_ruling(ruling: &Ruling) -> String {
    serde_json::to_string(&RulingGroup::of(ruling)).unwrap_or_default()
}

/// Returns whether only the registry writes this key, for what it knows of the document besides its fields.
#[must_use]
pub fn is_of_the_registry(key: &str) -> bool {
    const KEYS: [&str; 11] = [
        "ArrivalNumber",
        "Suffix",
        "Numbered",
        "Double",
        "Reason",
        "Cautions",
        "Standing",
        "Ruling",
        "TakenBack",
        "Period",
        "Id",
    ];
    KEYS.contains(&key)
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct DocumentLine<'a> {
    book: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_code: Option<FileCodeGroup<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_ordinal: Option<u32>,
    type_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_notation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_date: Option<String>,
    organ_name: &'a str,
    subject: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_amount: Option<u32>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrival_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrival_number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signer_info: Option<SignerInfoGroup<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    to: Vec<RecipientGroup<'a>>,
    priority: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_amount: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_date: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    to_places: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    trace_header_list: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    came_by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hand_over_date: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    file_copy_unit: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    drafting_unit: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    normative: Option<bool>,
    #[serde(skip_serializing_if = "str::is_empty")]
    suffix: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    numbered: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    double: Option<u32>,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cautions: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ruling: Option<RulingGroup<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_back: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<PeriodGroup>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    issuers: Vec<IssuerGroup<'a>>,
}

/// Who cancelled or recalled the document.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct RulingGroup<'a> {
    reason: &'a str,
    authority: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

/// The period of its number, where that is no calendar year.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PeriodGroup {
    from: String,
    to: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct FileCodeGroup<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    organ_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_catalog: Option<u32>,
    #[serde(skip_serializing_if = "str::is_empty")]
    file_notation: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct SignerInfoGroup<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    prefix: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    position: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    full_name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct RecipientGroup<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    organ_id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    organ_name: &'a str,
}

/// One of the bodies that issue it jointly.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct IssuerGroup<'a> {
    organ_name: &'a str,
    abbreviation: &'a str,
}

impl<'a> DocumentLine<'a> {
    fn of(document: &'a Document) -> Self {
        let code = document.code();
        let has_code = !code.is_empty();
        let line = Self {
            code: has_code.then(|| code.as_str()),
            code_number: has_code.then(|| code.code_number()),
            code_notation: has_code.then(|| code.code_notation()),
            issued_date: document.issued_date().map(iso),
            id: Some(document.id().0),
            ..Self::of_content(document.book(), document.content())
        };
        let registration = document.registration();
        let line = Self {
            suffix: &registration.suffix,
            numbered: Some(registration.numbered.key()).filter(|_| registration.numbered != Numbered::InTurn),
            double: Some(registration.double).filter(|double| *double > 0),
            reason: &registration.reason,
            cautions: registration.cautions.iter().map(|caution| caution.key()).collect(),
            standing: Some(registration.standing.key()).filter(|_| !registration.standing.is_valid()),
            ruling: registration.standing.ruling().map(RulingGroup::of),
            taken_back: registration.struck,
            period: registration.period.map(|period| PeriodGroup { from: iso(period.starts), to: iso(period.ends) }),
            ..line
        };
        match document {
            Document::Incoming(incoming) => Self {
                arrival_date: Some(iso(incoming.entry.arrival_date)),
                arrival_number: Some(incoming.arrival_number),
                to_places: &incoming.entry.to_places,
                trace_header_list: incoming.entry.trace_header_list.as_str().into(),
                came_by: incoming.entry.came_by.key(),
                ..line
            },
            Document::Outgoing(outgoing) => Self {
                to: outgoing.entry.to.iter().map(RecipientGroup::of).collect(),
                issued_amount: outgoing.entry.issued_amount,
                file_copy_unit: &outgoing.entry.file_copy_unit,
                drafting_unit: &outgoing.entry.drafting_unit,
                normative: Some(outgoing.entry.normative),
                issuers: outgoing.entry.issuers.iter().map(IssuerGroup::of).collect(),
                ..line
            },
        }
    }

    /// Fills the fields that both books share; those of one book stay empty.
    fn of_content(book: Book, content: &'a Content) -> Self {
        Self {
            book: book.key(),
            file_code: FileCodeGroup::of(&content.file_code),
            doc_ordinal: content.doc_ordinal,
            type_name: &content.type_name,
            code: None,
            code_number: None,
            code_notation: None,
            issued_date: None,
            organ_name: &content.organ_name,
            subject: &content.subject,
            language: &content.language,
            page_amount: content.page_amount,
            description: &content.description,
            arrival_date: None,
            arrival_number: None,
            signer_info: SignerInfoGroup::of(&content.signer_info),
            to: Vec::new(),
            priority: content.priority.number(),
            issued_amount: None,
            due_date: content.due_date.map(iso),
            to_places: "",
            trace_header_list: "".into(),
            came_by: "",
            hand_over_date: content.hand_over_date.map(iso),
            file_copy_unit: "",
            drafting_unit: "",
            normative: None,
            suffix: "",
            numbered: None,
            double: None,
            reason: "",
            cautions: Vec::new(),
            standing: None,
            ruling: None,
            taken_back: None,
            period: None,
            id: None,
            issuers: Vec::new(),
        }
    }
}

impl<'a> RulingGroup<'a> {
    fn of(ruling: &'a Ruling) -> Self {
        Self { reason: &ruling.reason, authority: &ruling.authority, date: ruling.date.map(iso) }
    }
}

impl<'a> FileCodeGroup<'a> {
    fn of(file_code: &'a FileCode) -> Option<Self> {
        (!file_code.is_empty()).then(|| Self {
            organ_id: &file_code.organ_id,
            file_catalog: file_code.file_catalog,
            file_notation: &file_code.file_notation,
        })
    }
}

impl<'a> SignerInfoGroup<'a> {
    fn of(signer_info: &'a SignerInfo) -> Option<Self> {
        (!signer_info.is_empty()).then(|| Self {
            prefix: &signer_info.prefix,
            position: &signer_info.position,
            full_name: &signer_info.full_name,
        })
    }
}

impl<'a> RecipientGroup<'a> {
    fn of(recipient: &'a Recipient) -> Self {
        Self { organ_id: &recipient.organ_id, organ_name: &recipient.organ_name }
    }
}

impl<'a> IssuerGroup<'a> {
    fn of(issuer: &'a Issuer) -> Self {
        Self { organ_name: &issuer.organ_name, abbreviation: &issuer.abbreviation }
    }
}

/// Writes a date as `yyyy-mm-dd`.
fn iso(date: NaiveDate) -> String {
    date.to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    use domain::{
        came_by::CameBy,
        code::Code,
        content::Priority,
        document::DocumentId,
        incoming::{Incoming, IncomingDraft},
        outgoing::{Outgoing, OutgoingDraft},
        registration::Registration,
        secrecy::Secrecy,
        working_calendar::WorkingCalendar,
    };

    use super::*;
    use crate::json::{read_incoming, read_outgoing};

    #[test]
    fn the_keys_are_those_of_the_decree_in_its_order() {
        let draft = IncomingDraft {
            arrival_date: NaiveDate::from_ymd_opt(2026, 1, 12),
            code: "30/2020/NĐ-CP".into(),
            issued_date: NaiveDate::from_ymd_opt(2020, 3, 5),
            content: Content {
                type_name: "Nghị định".into(),
                organ_name: "Chính phủ".into(),
                subject: "về công tác \"văn thư\"".into(),
                ..Content::default()
            },
            ..IncomingDraft::default()
        };
        let entry = draft.check().unwrap().entry;
        let document = Document::Incoming(Incoming {
            id: DocumentId(1),
            arrival_number: 16,
            entry,
            registration: Registration::default(),
        });
        assert_eq!(
            write(&document),
            r#"{"Book":"incoming","TypeName":"Nghị định","Code":"30/2020/NĐ-CP","CodeNumber":"30","CodeNotation":"2020/NĐ-CP","IssuedDate":"2020-03-05","OrganName":"Chính phủ","Subject":"về công tác \"văn thư\"","ArrivalDate":"2026-01-12","ArrivalNumber":16,"Priority":0,"Id":1}"#
        );
    }

    fn without(line: &str, keys: &[&str]) -> String {
        let mut object: Map<String, Value> = serde_json::from_str(line).unwrap();
        object.retain(|key, _| !keys.contains(&key.as_str()));
        serde_json::to_string(&object).unwrap()
    }

    fn any_date() -> impl Strategy<Value = NaiveDate> {
        (0_i64..109_000).prop_map(|days| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::Duration::days(days))
    }

    prop_compose! {
        fn any_content()(
            (type_name, organ_name, subject) in ("[A-Zđ]\\PC{0,40}", "[A-Zđ]\\PC{0,40}", "[A-Zđ]\\PC{0,60}"),
            (prefix, position, full_name) in ("(KT\\.)?", "\\PC{0,30}", "[A-Zđ]\\PC{0,20}"),
            priority in 0_i64..5,
            (due_date, hand_over_date) in (prop::option::of(any_date()), prop::option::of(any_date())),
            (page_amount, doc_ordinal) in (prop::option::of(0_u32..99_999), prop::option::of(0_u32..99_999)),
            (language, description) in ("\\PC{0,10}", "\\PC{0,40}"),
            (organ_id, file_catalog, file_notation) in ("[A-Z0-9.]{0,10}", prop::option::of(0_u32..9_999), "\\PC{0,8}"),
        ) -> Content {
            Content {
                type_name, organ_name, subject, due_date, hand_over_date, page_amount, doc_ordinal, language, description,
                signer_info: SignerInfo { prefix, position, full_name },
                priority: Priority::from_number(priority).unwrap(),
                file_code: FileCode { organ_id, file_catalog, file_notation },
            }
        }
    }

    proptest! {
        #[test]
        fn an_incoming_document_comes_back(
            (arrival_date, issued_date) in (any_date(), prop::option::of(any_date())),
            code in "([0-9]{1,5}[/-])?\\PC{0,20}",
            (to_places, trace_header_list) in ("\\PC{0,30}", "\\PC{0,30}"),
            came_by in proptest::sample::select(vec![CameBy::Unknown, CameBy::Wire, CameBy::EMail]),
            content in any_content(),
        ) {
            let draft = IncomingDraft {
                arrival_date: Some(arrival_date), code, issued_date, to_places, trace_header_list, came_by, content, secrecy: Secrecy::Normal,
            };
            prop_assume!(draft.clone().check().is_ok());
            let entry = draft.check().unwrap().entry;
            let document = Document::Incoming(Incoming {
                id: DocumentId(1), arrival_number: 7, entry: entry.clone(), registration: Registration::default(),
            });
            let read = read_incoming(&without(&write(&document), &["ArrivalNumber", "Id"]), &WorkingCalendar::default()).unwrap();
            prop_assert_eq!(read.draft.check().unwrap().entry, entry);
        }

        #[test]
        fn an_outgoing_document_comes_back(
            issued_date in any_date(),
            (drafting_unit, file_copy_unit) in ("\\PC{0,10}", "\\PC{0,20}"),
            normative in any::<bool>(),
            to in prop::collection::vec(("[A-Z0-9.]{0,10}", "\\PC{0,20}"), 0..4),
            issuers in prop::collection::vec(("[A-Zđ]\\PC{0,20}", "[A-Z]{0,5}"), 0..3),
            issued_amount in prop::option::of(0_u32..99_999),
            content in any_content(),
        ) {
            let to = to.into_iter().map(|(organ_id, organ_name)| Recipient { organ_id, organ_name }).collect();
            let issuers = issuers.into_iter().map(|(organ_name, abbreviation)| Issuer { organ_name, abbreviation }).collect();
            let draft = OutgoingDraft {
                issued_date: Some(issued_date), drafting_unit, normative, to, issued_amount, file_copy_unit, content, issuers,
                secrecy: Secrecy::Normal,
            };
            prop_assume!(draft.clone().check().is_ok());
            let entry = draft.check().unwrap().entry;
            let code = Code::parse("05/BC-UBND");
            let document =
                Document::Outgoing(Outgoing {
                    id: DocumentId(1), number: 5, code, entry: entry.clone(), registration: Registration::default(),
                });
            let line = without(&write(&document), &["Code", "CodeNumber", "CodeNotation", "Id"]);
            let read = read_outgoing(&line, &WorkingCalendar::default()).unwrap();
            prop_assert_eq!(read.draft.check().unwrap().entry, entry);
        }
    }
}
