//! A list on paper, from the window: the selected rows or the whole list, in the tables of the books, with what it holds said.

use std::path::PathBuf;

use iced_test::core::keyboard::{Modifiers, key::Named};
use tempfile::TempDir;
use vanthu::{
    domain::{
        content::{Content, Recipient, SignerInfo},
        incoming::IncomingDraft,
        office::Office,
        outgoing::OutgoingDraft,
        registration::{Ruling, Withdrawal},
    },
    language::Locale,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
    pdf::pages,
};

const PLAIN: Modifiers = Modifiers::empty();
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Three incoming documents, the second cancelled, and one outgoing.
fn office() -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&Office {
        parent: "UBND tỉnh Mẫu".to_owned(),
        place: "Mẫu".to_owned(),
        ..fixtures::office("Văn phòng Mẫu", "VP")
    });
    let mut second = None;
    for (at, organ) in ["Sở Y tế", "Sở Tài chính", "Sở Nội vụ"].into_iter().enumerate() {
        let draft = IncomingDraft {
            arrival_date: Some(clerk::today()),
            code: format!("{}/CV", 70 + at),
            content: fixtures::content(organ, "Công văn", "về phòng cháy"),
            ..IncomingDraft::default()
        };
        let id = store.register_incoming(&draft.check().unwrap().entry).unwrap().id;
        if at == 1 {
            second = Some(id);
        }
    }
    let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store.write(|transaction| transaction.withdraw(second.unwrap(), Withdrawal::Cancel, &ruling)).unwrap();
    let outgoing = OutgoingDraft {
        issued_date: Some(clerk::today()),
        to: vec![Recipient { organ_name: "Sở Y tế".into(), ..Recipient::default() }],
        content: Content {
            signer_info: SignerInfo { full_name: "Trần Văn Mẫu".into(), ..SignerInfo::default() },
            ..fixtures::content("Văn phòng Mẫu", "Kế hoạch", "phòng cháy cuối năm")
        },
        ..OutgoingDraft::default()
    };
    store.register_outgoing(&outgoing.check().unwrap().entry).unwrap();
    (folder, path)
}

#[test]
fn the_selected_rows_are_printed_in_the_order_of_registering() {
    let (folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::English);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, SHIFT);
    clerk.ctrl_shift("p");
    assert!(clerk.sees("Print a list") && clerk.sees("2 selected documents"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("2 documents stand ready to print"));
    let pages = pages(&folder.path().join("van-ban-den-2026.pdf"));
    assert_eq!(pages.len(), 1);
    let page = &pages[0];
    // The paper speaks Vietnamese whatever the screen does; the older of the two first, struck through with its reason.
    for said in [
        "UBND TỈNH MẪU",
        "VĂN PHÒNG MẪU",
        "DANH SÁCH VĂN BẢN ĐẾN",
        "(2 văn bản chọn trong: văn bản đến, năm 2026)",
        "In ngày 23 tháng 11 năm 2026",
        "Ngày đến",
        "HỦY: nhầm, Chánh Văn phòng",
        "Trang 1/1",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let place = |word: &str| page.find(word).unwrap_or_else(|| panic!("{word}: {page}"));
    assert!(place("71/CV") < place("72/CV") && !page.contains("70/CV"));
}

#[test]
fn a_search_over_both_books_becomes_two_tables() {
    let (folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("f");
    clerk.types("phong chay");
    assert!(clerk.sees("Tìm thấy 4 văn bản"));
    clerk.ctrl_shift("p");
    assert!(clerk.sees("Cả danh sách đang xem: 4 văn bản"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã lập bản in 4 văn bản"));
    let page = pages(&folder.path().join("van-ban-2026.pdf")).concat();
    let place = |word: &str| page.find(word).unwrap_or_else(|| panic!("{word}: {page}"));
    assert!(place("(tìm “phong chay”, cả hai sổ, năm 2026: 4 văn bản)") < place("I. VĂN BẢN ĐẾN (3)"));
    assert!(place("I. VĂN BẢN ĐẾN (3)") < place("72/CV") && place("72/CV") < place("II. VĂN BẢN ĐI (1)"));
    assert!(place("II. VĂN BẢN ĐI (1)") < place("phòng cháy cuối năm") && page.contains("Trần Văn Mẫu"));
}

#[test]
fn a_file_is_replaced_only_when_asked_for() {
    let (folder, path) = office();
    let target = folder.path().join("van-ban-den-2026.pdf");
    std::fs::write(&target, "of the clerk").unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl_shift("p");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã có tệp") && clerk.reads("Lập bản in, thay tệp cũ"));
    assert_eq!(std::fs::read(&target).unwrap(), b"of the clerk");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã lập bản in 3 văn bản"));
    assert_eq!(pages(&target).len(), 1);
    // The menu of the rows leads there too, and F7 makes a workbook of the same list.
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::F10, SHIFT);
    clerk.clicks("In danh sách này…");
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("van-ban-den-2026.xlsx"));
}

mod limits {
    use vanthu::{
        domain::document::DocumentId,
        jobs::print_request::{ListRequest, PrintRequest, What},
        paper::MAX_LISTED,
        progress::Progress,
        store::Writer,
    };

    /// Beyond what a list may hold nothing is printed, and the sentence names the book.
    #[test]
    fn a_list_too_long_for_paper_is_refused() {
        let (folder, registry) = super::office();
        let target = folder.path().join("long.pdf");
        let list = ListRequest {
            documents: vec![DocumentId(1); MAX_LISTED + 1],
            about: String::new(),
            today: crate::clerk::today(),
        };
        let request = PrintRequest { what: What::List(list), target: target.clone().into() };
        let error = request.print(&registry, &Writer::default(), &Progress::default()).unwrap_err();
        assert_eq!(error.messages()[0].key(), "paper-too-many");
        assert!(!target.exists());
    }
}
