//! What is done on a document where it stands: an answer to it, another like it, the line that cites it; by keys, menu and buttons.

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use iced_test::core::keyboard::{Modifiers, key::Named};
use tempfile::TempDir;
use vanthu::{
    domain::{
        book::Book,
        content::{Content, SignerInfo},
        document::{Document, DocumentId},
        follow_up::status::{Status, status},
        incoming::IncomingDraft,
        link::LinkKind,
        office::Authority,
        query::Query,
        unit::Unit,
    },
    language::Locale,
    progress::Progress,
    store::{Access, Linked, Store},
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();

/// A registry of an office of two authorities, with an incoming document of Monday 23/11/2026.
fn office() -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&fixtures::office("UBND tỉnh Mẫu", "UBND"));
    for (name, abbreviation) in [("UBND tỉnh Mẫu", "UBND"), ("Văn phòng UBND tỉnh Mẫu", "VP")] {
        let authority = Authority { name: name.into(), abbreviation: abbreviation.into(), ..Authority::default() };
        // The office may be an authority already.
        let _ = store.add_authority(&authority);
    }
    let unit = Unit { name: "Phòng Nội chính".into(), abbreviation: "NC".into() };
    store.write(|transaction| transaction.put_unit(&unit)).unwrap();
    let draft = IncomingDraft {
        arrival_date: Some(clerk::today()),
        issued_date: Some("2026-11-20".parse().unwrap()),
        code: "609/CAT-PC07".into(),
        to_places: "Phòng Nội chính".into(),
        content: Content {
            due_date: Some("2026-12-04".parse().unwrap()),
            signer_info: SignerInfo { full_name: "Nguyễn Văn Mẫu".into(), ..SignerInfo::default() },
            ..fixtures::content("Công an tỉnh", "Công văn", "V/v bảo đảm an toàn giao thông")
        },
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
    (folder, path)
}

fn outgoing(store: &Store) -> Vec<Document> {
    let ids = store.search_all(&Query { book: Some(Book::Outgoing), ..Query::default() }).unwrap();
    store.documents(&ids).unwrap()
}

#[test]
fn an_answer_is_filled_registered_and_linked() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    // In the menu of the row it is the second.
    clerk.key(Named::F10, Modifiers::SHIFT);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã điền để trả lời văn bản đến 1"));
    assert!(clerk.reads("Trả lời văn bản đến 1"));
    // The authority is the first that is empty: two issue documents.
    clerk.fills("Văn phòng UBND tỉnh Mẫu");
    clerk.clicks_below("Họ tên người ký");
    clerk.types("Trần Thị Mẫu");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã liên kết: trả lời văn bản đến 1"));

    let store = Store::open(&path, Access::Read).unwrap();
    let answers = outgoing(&store);
    let [Document::Outgoing(answer)] = answers.as_slice() else { panic!("{answers:?}") };
    assert_eq!(answer.code.as_str(), "01/VP-NC");
    assert_eq!(answer.entry.issued_date, clerk::today());
    let content = &answer.entry.content;
    assert_eq!(content.type_name, "Công văn");
    assert_eq!(content.subject, "trả lời Công văn số 609/CAT-PC07 ngày 20/11/2026 của Công an tỉnh");
    assert_eq!(answer.entry.to.iter().map(|to| to.organ_name.as_str()).collect::<Vec<_>>(), ["Công an tỉnh"]);
    let asked = DocumentId(1);
    let link = Linked { kind: LinkKind::Answers, from_first: false, other: answer.id };
    assert_eq!(store.links(asked).unwrap(), [link]);
    let document = store.documents(&[asked]).unwrap().remove(0);
    assert_eq!(status(&document, &store.follow_up(asked).unwrap(), clerk::today()), Status::Done);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    // The next document of the form answers none.
    assert!(!clerk.reads("Trả lời văn bản đến 1"));
}

#[test]
fn what_was_typed_comes_back_and_an_answer_need_not_be_linked() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F3, PLAIN);
    clerk.clicks_below("Họ tên người ký");
    clerk.types("Lê Văn Mẫu");
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F4, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl_shift("a");
    assert!(clerk.sees("Ctrl Z lấy lại những gì đã gõ trước đó"));
    clerk.ctrl("z");
    assert!(clerk.reads("Lê Văn Mẫu") && !clerk.reads("Trả lời văn bản đến 1"));
    clerk.ctrl("y");
    assert!(clerk.reads("Trả lời văn bản đến 1"));
    clerk.clicks("Bỏ liên kết");
    clerk.clicks_below("Cơ quan ban hành");
    clerk.types("UBND tỉnh Mẫu");
    clerk.key(Named::Enter, PLAIN);
    clerk.clicks_below("Họ tên người ký");
    clerk.types("Trần Thị Mẫu");
    clerk.ctrl("s");
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!((outgoing(&store).len(), store.links(DocumentId(1)).unwrap().len()), (1, 0));
}

/// A draft keeps which document it answers.
#[test]
fn an_answer_not_yet_registered_outlives_the_window() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl_shift("a");
    let drafts = path.with_file_name("registry.db.drafts.json");
    let begun = Instant::now();
    while !fs::read_to_string(&drafts).is_ok_and(|held| held.contains("trả lời Công văn")) {
        assert!(begun.elapsed() < Duration::from_secs(30), "no draft was written");
        thread::sleep(Duration::from_millis(20));
    }
    drop(clerk);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F3, PLAIN);
    assert!(clerk.reads("Trả lời văn bản đến 1"));
}

#[test]
fn another_like_it_has_its_own_number_and_dates() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.clicks("Đăng ký văn bản tương tự");
    assert!(clerk.sees("Đã điền theo văn bản đến 1"));
    // The keyboard stands in the first empty field: its số, ký hiệu.
    clerk.types("612/CAT-PC07");
    clerk.ctrl("s");
    let store = Store::open(&path, Access::Read).unwrap();
    let documents = store.documents(&[DocumentId(1), DocumentId(2)]).unwrap();
    let [Document::Incoming(first), Document::Incoming(second)] = documents.as_slice() else { panic!("{documents:?}") };
    assert_eq!((second.arrival_number, second.entry.code.as_str()), (2, "612/CAT-PC07"));
    assert_eq!((second.entry.arrival_date, second.entry.issued_date), (clerk::today(), None));
    assert_eq!(second.entry.content.due_date, None);
    assert_eq!(second.entry.to_places, first.entry.to_places);
    let common =
        |document: &Content| (document.organ_name.clone(), document.subject.clone(), document.signer_info.clone());
    assert_eq!(common(&second.entry.content), common(&first.entry.content));
}

#[test]
fn the_citation_of_a_document_lies_in_the_clipboard_and_fills_a_form() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl_shift("c");
    let citation = "Công văn số 609/CAT-PC07 ngày 20/11/2026 của Công an tỉnh về việc bảo đảm an toàn giao thông";
    assert_eq!(clerk.clipboard.held, citation);
    assert!(clerk.sees("Đã chép: Công văn số 609/CAT-PC07"));
    clerk.key(Named::F2, PLAIN);
    clerk.pastes(citation);
    assert!(clerk.sees("Đã điền từ dòng vừa dán"));
    assert!(clerk.reads("609/CAT-PC07") && clerk.reads("20/11/2026"));
}
