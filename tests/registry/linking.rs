//! Links between documents: which can be made, and how a check reports impossible ones (Điều 18, 24 and 25, NĐ
//! 30/2020/NĐ-CP).

use chrono::NaiveDate;
use vanthu::{
    domain::{
        book::Book,
        content::{Content, SignerInfo},
        document::DocumentId,
        document_type::{Category, DocumentType},
        field::{Cause, Field, Problem},
        incoming::IncomingDraft,
        link::{
            LinkCause,
            LinkKind::{self, Amends, Answers, CopyOf, Corrects, Encloses, Recalls, Replaces, SameAs},
        },
        office::Authority,
        outgoing::OutgoingDraft,
        registration::{Ruling, Withdrawal},
        succession::Succession,
    },
    progress::Progress,
    store::{Store, StoreError},
    texts::UserMessage,
};

use crate::fixtures;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn content(organ_name: &str, type_name: &str) -> Content {
    Content {
        signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
        ..fixtures::content(organ_name, type_name, "công tác tháng")
    }
}

fn registry() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    for (name, abbreviation) in [("UBND xã", "UBND"), ("HĐND xã", "HĐND")] {
        let authority = Authority { name: name.into(), abbreviation: abbreviation.into(), ..Authority::default() };
        store.add_authority(&authority).unwrap();
    }
    (folder, store)
}

fn comes(store: &mut Store, on: u32) -> DocumentId {
    let draft = IncomingDraft {
        arrival_date: Some(day(on)),
        content: content("Sở Y tế", "Báo cáo"),
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap().id
}

fn goes(store: &mut Store, on: u32, organ_name: &str, type_name: &str, normative: bool) -> DocumentId {
    let draft = OutgoingDraft {
        issued_date: Some(day(on)),
        normative,
        content: content(organ_name, type_name),
        ..OutgoingDraft::default()
    };
    store.register_outgoing(&draft.check().unwrap().entry).unwrap().id
}

/// Links, or returns why not.
fn link(store: &mut Store, first: DocumentId, kind: LinkKind, second: DocumentId) -> Result<(), Cause> {
    match store.write(|gate| gate.link(first, kind, second, "")) {
        Ok(()) => Ok(()),
        Err(StoreError::Refused(problems)) => {
            let [Problem { field: Field::Document, cause }] = &problems[..] else { panic!("{problems:?}") };
            Err(cause.clone())
        }
        Err(error) => panic!("{error}"),
    }
}

fn withdraw(store: &mut Store, id: DocumentId, withdrawal: Withdrawal) {
    let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store.write(|gate| gate.withdraw(id, withdrawal, &ruling)).unwrap();
}

#[test]
fn a_reply_is_of_the_other_book_and_answers_what_came_before() {
    let (_folder, mut store) = registry();
    let store = &mut store;
    let (early, asked) = (comes(store, 2), comes(store, 10));
    assert_eq!(link(store, asked, Answers, early), Err(Cause::Link(LinkCause::Books(Answers))));
    let letter = |store: &mut Store, on| goes(store, on, "UBND xã", "Công văn", false);
    let (older, reply) = (letter(store, 9), letter(store, 10));
    assert_eq!(link(store, older, Answers, asked), Err(Cause::Link(LinkCause::Before)));
    assert_eq!(link(store, older, Answers, early), Ok(()));
    assert_eq!(link(store, reply, Answers, asked), Ok(()));
    assert_eq!(link(store, asked, Answers, older), Ok(()), "a sender answers what was sent to it");
    let cancelled = letter(store, 11);
    withdraw(store, cancelled, Withdrawal::Cancel);
    assert_eq!(link(store, cancelled, Answers, asked), Err(Cause::Link(LinkCause::FromWithdrawn)));
    assert_eq!(store.links(asked).unwrap().len(), 2, "what was refused left nothing");
}

/// A fax registered on the day after its arrival may be answered in between (Điều 4.2.c and 24.2).
#[test]
fn a_reply_may_be_older_than_the_number_of_what_it_answers() {
    let (_folder, mut store) = registry();
    let store = &mut store;
    let draft = IncomingDraft {
        arrival_date: Some(day(5)),
        issued_date: Some(day(3)),
        content: content("Sở Y tế", "Công văn"),
        ..IncomingDraft::default()
    };
    let asked = store.register_incoming(&draft.check().unwrap().entry).unwrap().id;
    let (reply, older) = (goes(store, 4, "UBND xã", "Công văn", false), goes(store, 2, "UBND xã", "Công văn", false));
    assert_eq!(link(store, reply, Answers, asked), Ok(()));
    assert_eq!(link(store, older, Answers, asked), Err(Cause::Link(LinkCause::Before)));
}

#[test]
fn links_of_one_kind_make_no_circle() {
    let (_folder, mut store) = registry();
    let store = &mut store;
    let came = comes(store, 2);
    let letters: Vec<_> = (0..3).map(|_| goes(store, 2, "UBND xã", "Công văn", false)).collect();
    assert_eq!(link(store, letters[0], Answers, came), Ok(()));
    assert_eq!(link(store, came, Answers, letters[0]), Err(Cause::Link(LinkCause::Circle)));
    assert_eq!(link(store, letters[1], Replaces, letters[0]), Ok(()));
    assert_eq!(link(store, letters[2], Replaces, letters[1]), Ok(()));
    assert_eq!(link(store, letters[0], Replaces, letters[2]), Err(Cause::Link(LinkCause::Circle)));
    assert_eq!(link(store, letters[0], Encloses, letters[2]), Ok(()), "links of another kind are no circle with these");
    let (one, other) = (comes(store, 3), comes(store, 3));
    assert_eq!(link(store, one, SameAs, other), Ok(()));
    assert_eq!(link(store, other, SameAs, one), Err(Cause::Link(LinkCause::Circle)));
    assert_eq!(link(store, letters[0], SameAs, one), Err(Cause::Link(LinkCause::Books(SameAs))));
}

/// Điều 18.3 and 18.4.
#[test]
fn amend_replace_correct_and_recall_as_the_decree_has_it() {
    let (_folder, mut store) = registry();
    let store = &mut store;
    let decision = |store: &mut Store, on| goes(store, on, "UBND xã", "Quyết định", false);
    let (first, second) = (decision(store, 2), decision(store, 3));
    assert_eq!(link(store, second, Replaces, first), Ok(()));
    assert_eq!(link(store, second, Amends, first), Ok(()));
    assert_eq!(link(store, first, Corrects, second), Err(Cause::Link(LinkCause::NoLetter)));
    let letter = goes(store, 4, "UBND xã", "Công văn", false);
    assert_eq!(link(store, letter, Corrects, first), Ok(()));
    assert_eq!(link(store, letter, Replaces, first), Err(Cause::Link(LinkCause::OtherForm)));
    let of_law = goes(store, 5, "UBND xã", "Quyết định", true);
    assert_eq!(
        link(store, of_law, Amends, first),
        Err(Cause::Link(LinkCause::OtherForm)),
        "a VBQPPL is of another form"
    );
    assert_eq!(link(store, second, Corrects, of_law), Err(Cause::Link(LinkCause::Before)));
    let came = comes(store, 2);
    assert_eq!(link(store, letter, Replaces, came), Err(Cause::Link(LinkCause::Books(Replaces))));

    let of_council = goes(store, 6, "HĐND xã", "Quyết định", false);
    assert_eq!(link(store, of_council, Replaces, first), Err(Cause::Link(LinkCause::OtherIssuer)));
    let succession = Succession { former: "Ubnd xã".into(), successor: "HĐND xã".into(), since: None };
    store.write(|gate| gate.put_succession(&succession)).unwrap();
    assert_eq!(link(store, of_council, Replaces, first), Ok(()), "a successor may");

    let notice = goes(store, 7, "UBND xã", "Thông báo", false);
    assert_eq!(link(store, notice, Recalls, second), Err(Cause::Link(LinkCause::NotRecalled)));
    withdraw(store, second, Withdrawal::Recall);
    assert_eq!(link(store, notice, Recalls, second), Ok(()));
    assert_eq!(link(store, letter, Corrects, second), Err(Cause::Link(LinkCause::ToWithdrawn)));
    let third = decision(store, 8);
    assert_eq!(link(store, third, Replaces, second), Ok(()), "what was recalled is replaced");
}

/// Incoming documents are not judged by their form.
#[test]
fn incoming_documents_change_each_other_as_they_say() {
    let (_folder, mut store) = registry();
    let (first, second) = (comes(&mut store, 2), comes(&mut store, 3));
    for kind in [Replaces, Amends, Corrects] {
        assert_eq!(link(&mut store, second, kind, first), Ok(()));
    }
    assert_eq!(store.notes(&Progress::default()).unwrap(), []);
}

/// Điều 25.
#[test]
fn copies_and_enclosures_are_linked() {
    let (_folder, mut store) = registry();
    let store = &mut store;
    let came = comes(store, 2);
    let letter = goes(store, 3, "UBND xã", "Công văn", false);
    let copy = goes(store, 3, "UBND xã", "Bản sao y", false);
    assert_eq!(link(store, letter, CopyOf, came), Err(Cause::Link(LinkCause::NoCopy)));
    assert_eq!(link(store, copy, CopyOf, came), Ok(()));
    assert_eq!(link(store, letter, Encloses, copy), Ok(()));
    let kinds: Vec<_> = store.links(copy).unwrap().into_iter().map(|link| (link.kind, link.from_first)).collect();
    assert_eq!(kinds, [(CopyOf, true), (Encloses, false)]);
    assert_eq!(store.documents(&[copy]).unwrap()[0].book(), Book::Outgoing);
}

/// An office's own type of copies counts (Điều 25), whatever its name.
#[test]
fn a_copy_is_of_any_type_of_copies() {
    let (_folder, mut store) = registry();
    let store = &mut store;
    let own = DocumentType {
        name: "Bản sao điện tử".into(),
        abbreviation: Some("SĐT".into()),
        category: Category::Copies,
        written: String::new(),
    };
    store.add_document_type(&own).unwrap();
    let came = comes(store, 2);
    let copy = goes(store, 3, "UBND xã", "Bản sao điện tử", false);
    assert_eq!(link(store, copy, CopyOf, came), Ok(()));
    assert_eq!(store.notes(&Progress::default()).unwrap(), []);
}

/// A link from before that was refused stays, and a check notes it without a finding.
#[test]
fn a_link_that_cannot_be_is_noted() {
    let (folder, mut store) = registry();
    let (one, other) = (comes(&mut store, 2), comes(&mut store, 3));
    let sql = "INSERT INTO link (first_id, kind, second_id) VALUES (?1, 'answers', ?2)";
    let raw = rusqlite::Connection::open(folder.path().join("registry.db")).unwrap();
    raw.execute(sql, [other.0, one.0]).unwrap();
    let notes = store.notes(&Progress::default()).unwrap();
    let keys: Vec<_> = notes.iter().map(UserMessage::key).collect();
    assert_eq!(keys, ["check-link-false"]);
}
