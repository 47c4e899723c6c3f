//! Registering an incoming document that looks registered already, because số, ký hiệu, issuing body and date are the same (Phụ lục VI, NĐ
//! 30/2020/NĐ-CP): checks what each decision of the clerk does.

use vanthu::{
    domain::{
        content::{Content, SignerInfo},
        document::{Document, DocumentId},
        incoming::{IncomingDraft, IncomingEntry},
        link::LinkKind,
        number::NumberRequest,
        registration::{Ruling, Withdrawal},
    },
    store::{Access, Decided, DuplicateDecision, Store, StoreError},
};

use crate::fixtures;

fn report(subject: &str) -> IncomingEntry {
    let draft = IncomingDraft {
        arrival_date: "2026-03-02".parse().ok(),
        issued_date: "2026-02-27".parse().ok(),
        code: "15/BC-SYT".into(),
        content: Content {
            signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
            ..fixtures::content("Sở Y tế", "Báo cáo", subject)
        },
        ..IncomingDraft::default()
    };
    draft.check().unwrap().entry
}

fn decide(store: &mut Store, subject: &str, reason: &str, decision: &DuplicateDecision) -> Decided {
    let request = NumberRequest { reason: reason.into(), ..NumberRequest::default() };
    let decided = store.write(|transaction| transaction.register_decided(&report(subject), &request, decision));
    decided.map_err(|error: StoreError| error.message()).unwrap()
}

fn registered(decided: Decided) -> Document {
    match decided {
        Decided::Registered(registered) => registered.document,
        Decided::Duplicate(first) => panic!("{first:?}"),
    }
}

fn first(store: &mut Store) -> DocumentId {
    registered(decide(store, "công tác tháng", "", &DuplicateDecision::Ask)).id()
}

#[test]
fn what_another_program_registered_meanwhile_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut store = Store::open_or_create(&path).unwrap();
    let mut other = Store::open(&path, Access::Write).unwrap();
    let before = first(&mut other);
    let Decided::Duplicate(found) = decide(&mut store, "công tác tháng 2", "", &DuplicateDecision::Ask) else {
        panic!("registered twice")
    };
    assert_eq!(found.id(), before);
    // A document that was not registered has not used a number.
    let another = decide(&mut store, "công tác tháng 2", "", &DuplicateDecision::Another("phụ lục khác".into()));
    assert_eq!(registered(another).number(), 2);
}

#[test]
fn the_reason_of_another_document_is_added_to_that_of_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    let another = DuplicateDecision::Another("phụ lục khác".into());
    // Nothing looks the same yet, so there is nothing to give a reason for.
    let alone = registered(decide(&mut store, "công tác tháng", "chờ ký", &another));
    assert_eq!(alone.registration().reason, "chờ ký");
    let second = registered(decide(&mut store, "công tác tháng", "chờ ký", &another));
    assert_eq!(second.registration().reason, "chờ ký; phụ lục khác");
    let third = registered(decide(&mut store, "công tác tháng", "", &another));
    assert_eq!(third.registration().reason, "phụ lục khác");
}

#[test]
fn the_same_document_is_linked_with_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    let before = first(&mut store);
    let again = registered(decide(&mut store, "công tác tháng", "", &DuplicateDecision::Same(Some(before))));
    let links = store.links(again.id()).unwrap();
    assert_eq!(links.iter().map(|link| (link.kind, link.other)).collect::<Vec<_>>(), [(LinkKind::SameAs, before)]);
}

#[test]
fn a_document_withdrawn_meanwhile_is_not_replaced_by_another_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    let seen = first(&mut store);
    let another = DuplicateDecision::Another("phụ lục khác".into());
    let second = registered(decide(&mut store, "công tác tháng", "", &another)).id();
    let (reason, authority) = ("ghi nhầm".into(), "Chánh Văn phòng".into());
    let ruling = Ruling { reason, authority, date: "2026-03-02".parse().ok() };
    store.write(|transaction| transaction.withdraw(seen, Withdrawal::Cancel, &ruling)).unwrap();
    let Decided::Duplicate(found) = decide(&mut store, "công tác tháng", "", &DuplicateDecision::Same(Some(seen)))
    else {
        panic!("linked with a document that nobody saw")
    };
    assert_eq!(found.id(), second);
}
