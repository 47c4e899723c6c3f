//! A list can be ordered by any of its columns like a simple sort: numbers as numbers, days as days, texts in
//! Vietnamese collation, empty values last in either direction.

use std::{cmp::Ordering, collections::HashMap};

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use vanthu::{
    domain::{
        book::Book,
        came_by::CameBy,
        collation,
        content::{Content, FileCode, Priority, Recipient, SignerInfo},
        document::{Document, DocumentId},
        document_field::DocumentField as F,
        follow_up::{
            handling::{Duty, Instruction, Report, Role, State},
            status::deadlines,
        },
        incoming::IncomingDraft,
        list_order::{ListColumn, ListOrder},
        outgoing::OutgoingDraft,
        query::Query,
    },
    store::Store,
};

use crate::fixtures;

const CLERKS: [&str; 3] = ["Đỗ Thị Dung", "Nguyễn Văn An", "Đặng Thị Ánh"];

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()
}

fn day(after: u64) -> NaiveDate {
    first() + Days::new(after)
}

/// The data of one document; figures select among a few texts, so that many are equal.
#[derive(Debug, Clone)]
struct Seed {
    outgoing: bool,
    text: String,
    other: String,
    figure: u32,
    days: (u64, Option<u64>, Option<u64>),
    clerk: usize,
    /// The deadline of its unit, and whether that unit is done.
    unit: Option<(u64, bool)>,
}

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let text = "[aáăâbdđeêBĐ]{1,3}( [aođ]{1,2})?";
    let days = (0_u64..40, prop::option::of(0_u64..40), prop::option::of(0_u64..40));
    let unit = prop::option::of((0_u64..40, any::<bool>()));
    let one = (any::<bool>(), text, prop_oneof![Just(String::new()), text], 0_u32..12, days, 0_usize..3, unit)
        .prop_map(|(outgoing, text, other, figure, days, clerk, unit)| Seed {
            outgoing,
            text,
            other,
            figure,
            days,
            clerk,
            unit,
        });
    prop::collection::vec(one, 1..40)
}

fn content(seed: &Seed) -> Content {
    let (arrived, due, handed_over) = seed.days;
    Content {
        type_name: "Công văn".into(),
        organ_name: if seed.outgoing { "UBND tỉnh Mẫu".into() } else { seed.text.clone() },
        subject: format!("về {}", seed.other),
        signer_info: SignerInfo { full_name: format!("{}n", seed.text), ..SignerInfo::default() },
        priority: Priority::from_number(i64::from(seed.figure % 5)).unwrap(),
        due_date: due.map(|due| day(arrived + due)),
        hand_over_date: handed_over.map(|after| day(arrived + after)),
        page_amount: (seed.figure > 3).then_some(seed.figure * 7),
        description: seed.other.clone(),
        file_code: FileCode { file_notation: seed.other.to_uppercase(), ..FileCode::default() },
        ..Content::default()
    }
}

/// Registers the documents; returns who registered each.
fn registered(store: &mut Store, seeds: &[Seed]) -> HashMap<DocumentId, &'static str> {
    let mut clerks = HashMap::new();
    for seed in seeds {
        store.write_as(CLERKS[seed.clerk]).unwrap();
        let arrived = day(seed.days.0);
        let id = if seed.outgoing {
            let draft = OutgoingDraft {
                issued_date: Some(arrived),
                drafting_unit: seed.text.to_uppercase().replace(' ', ""),
                issued_amount: (seed.figure > 5).then_some(seed.figure),
                file_copy_unit: seed.other.clone(),
                to: vec![Recipient { organ_name: seed.text.clone(), ..Recipient::default() }],
                content: content(seed),
                ..OutgoingDraft::default()
            };
            store.register_outgoing(&draft.check().unwrap().entry).unwrap().id
        } else {
            let draft = IncomingDraft {
                arrival_date: Some(arrived),
                code: if seed.other.is_empty() { String::new() } else { format!("{}/{}", seed.figure + 1, seed.other) },
                issued_date: seed.days.1.map(|before| arrived - Days::new(before)),
                to_places: seed.other.clone(),
                trace_header_list: seed.other.clone(),
                came_by: CameBy::NAMED.get(seed.figure as usize).copied().unwrap_or_default(),
                content: content(seed),
                ..IncomingDraft::default()
            };
            let id = store.register_incoming(&draft.check().unwrap().entry).unwrap().id;
            if let Some((due, done)) = seed.unit {
                let instruction =
                    Instruction { author: "Chánh Văn phòng".into(), day: arrived, text: String::new() };
                let duty =
                    Duty { unit: "Phòng Một".into(), role: Role::Lead, due_date: Some(day(seed.days.0 + due)) };
                store
                    .write(|gate| {
                        gate.instruct(id, &instruction, &[duty])?;
                        let report = Report { state: State::Done, day: Some(arrived), remark: String::new() };
                        if done { gate.report(id, None, &report) } else { Ok(()) }
                    })
                    .unwrap();
            }
            id
        };
        clerks.insert(id, CLERKS[seed.clerk]);
    }
    clerks
}

/// A column's value for a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Number(u64, Vec<u8>),
    Day(NaiveDate),
    Text(Vec<u8>),
}

fn text(words: &str) -> Option<Said> {
    (!words.is_empty()).then(|| Said::Text(collation::key(words)))
}

fn amount(amount: Option<u32>) -> Option<Said> {
    amount.map(|amount| Said::Number(amount.into(), Vec::new()))
}

fn said(by: ListColumn, document: &Document, clerk: &str, store: &Store) -> Option<Said> {
    let content = document.content();
    let place = |place: usize| Some(Said::Number(place as u64, Vec::new()));
    let (incoming, outgoing) = match document {
        Document::Incoming(incoming) => (Some(&incoming.entry), None),
        Document::Outgoing(outgoing) => (None, Some(&outgoing.entry)),
    };
    match by {
        ListColumn::Number => {
            let number = document.own_number();
            Some(Said::Number(number.value.into(), number.suffix.into_bytes()))
        }
        ListColumn::Date => Some(Said::Day(document.book_date())),
        ListColumn::Field(F::OrganName) => text(&content.organ_name),
        ListColumn::Field(F::Code) => {
            let code = document.code();
            if code.is_empty() {
                return None;
            }
            let rest = collation::key(&code.as_str()[code.code_number().len()..]);
            Some(Said::Number(code.number().unwrap().into(), rest))
        }
        ListColumn::Subject => text(&format!("{} {}", content.type_name, content.subject)),
        ListColumn::Field(F::SignerName) => text(&content.signer_info.full_name),
        ListColumn::Receiver => match (incoming, outgoing) {
            (Some(entry), _) => text(&entry.to_places),
            (_, entry) => text(&entry?.to.first()?.organ_name),
        },
        ListColumn::Due => {
            let open = deadlines(document, &store.follow_up(document.id()).unwrap());
            open.iter().map(|deadline| deadline.due).min().or(content.due_date).map(Said::Day)
        }
        ListColumn::Book => place(usize::from(document.book() == Book::Outgoing)),
        ListColumn::Field(F::IssuedDate) => document.issued_date().map(Said::Day),
        ListColumn::Field(F::HandOverDate) => content.hand_over_date.map(Said::Day),
        ListColumn::Field(F::Priority) => {
            place(content.priority.number().into()).filter(|_| content.priority != Priority::Normal)
        }
        ListColumn::Field(F::Description) => text(&content.description),
        ListColumn::Field(F::PageAmount) => amount(content.page_amount),
        ListColumn::Clerk => text(clerk),
        ListColumn::Field(F::CameBy) => {
            let came_by = incoming?.came_by;
            place(CameBy::NAMED.iter().position(|way| *way == came_by)?)
        }
        ListColumn::Field(F::TraceHeaderList) => text(&incoming?.trace_header_list),
        ListColumn::Field(F::FileNotation) => text(&content.file_code.file_notation),
        ListColumn::Field(F::DraftingUnit) => text(&outgoing?.drafting_unit),
        ListColumn::Field(F::FileCopyUnit) => text(&outgoing?.file_copy_unit),
        ListColumn::Field(F::IssuedAmount) => amount(outgoing?.issued_amount),
        ListColumn::Status | ListColumn::Field(_) => panic!("no list is ordered by {by:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn every_column_orders_as_a_plain_sort_does(seeds in seeds()) {
        let (_folder, _, mut store) = fixtures::registry(&fixtures::office("UBND tỉnh Mẫu", "UBND"));
        let clerks = registered(&mut store, &seeds);
        let ids = store.search_all(&Query::default()).unwrap();
        let documents = store.documents(&ids).unwrap();
        for by in ListColumn::ALL.into_iter().filter(|by| by.is_ordered()) {
            for descending in [false, true] {
                let mut plain: Vec<(Option<Said>, DocumentId)> = documents
                    .iter()
                    .map(|document| (said(by, document, clerks[&document.id()], &store), document.id()))
                    .collect();
                plain.sort_by(|(one, id), (other, its)| {
                    let ordering = match (one, other) {
                        (Some(_), None) => return Ordering::Less,
                        (None, Some(_)) => return Ordering::Greater,
                        (one, other) => one.cmp(other).then(id.cmp(its)),
                    };
                    if descending { ordering.reverse() } else { ordering }
                });
                let plain: Vec<DocumentId> = plain.into_iter().map(|(_, id)| id).collect();
                let order = ListOrder { by, descending };
                prop_assert_eq!(&store.ordered(&ids, order).unwrap(), &plain, "{:?}", order);
                let (some, _) = store.first_ordered(&ids, order, 7).unwrap();
                prop_assert_eq!(&some[..some.len().min(7)], &plain[..plain.len().min(7)], "{:?}", order);
            }
        }
    }
}
