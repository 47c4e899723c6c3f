//! The list at the window: several rows selected, copied and exported; by keyboard, and without a display.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, mpsc},
    time::Duration,
};

use calamine::{Reader, Xlsx, open_workbook};
use iced_test::{
    core::{
        Font, Size,
        font::Weight,
        keyboard::{Modifiers, key::Named},
    },
    futures::futures::executor::block_on,
};
use tempfile::TempDir;
use vanthu::{
    domain::{
        content::{Content, SignerInfo},
        document::DocumentId,
        document_field::DocumentField as F,
        incoming::IncomingDraft,
        link::LinkKind,
        list_order::{ListColumn, ListOrder},
        number::{Number, NumberRequest},
        office::Office,
        outgoing::OutgoingDraft,
        query::Query,
        registration::{Ruling, Withdrawal},
    },
    language::Locale,
    progress::Progress,
    store::{Access, Completion, Files, Store, StoreThread},
    window::Environment,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();
const SHIFT: Modifiers = Modifiers::SHIFT;

/// A registry with these incoming documents (issuer and subject), in a folder that goes away.
fn office(documents: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&Office {
        place: "Mẫu".to_owned(),
        ..fixtures::office("Văn phòng UBND tỉnh Mẫu", "VP")
    });
    for (organ, subject) in documents {
        register(&mut store, organ, subject);
    }
    (folder, path)
}

fn register(store: &mut Store, organ: &str, subject: &str) {
    let draft = IncomingDraft {
        arrival_date: Some(clerk::today()),
        content: fixtures::content(organ, "Công văn", subject),
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
}

const THREE: [(&str, &str); 3] =
    [("Sở Y tế", "về tiêm chủng"), ("Sở Tài chính", "về quyết toán"), ("Sở Nội vụ", "về khen thưởng")];

fn rows_of(workbook: &Path) -> usize {
    let mut workbook: Xlsx<_> = open_workbook(workbook).unwrap();
    workbook.worksheet_range("Văn bản đến").unwrap().rows().count()
}

#[test]
fn several_rows_are_selected_and_copied_as_a_table() {
    let (_folder, path) = office(&THREE);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, SHIFT);
    assert!(clerk.sees("Đã chọn 2 văn bản"));
    clerk.ctrl("c");
    let rows: Vec<&str> = clerk.clipboard.held.lines().collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[0].starts_with("Ngày đến\tSố đến\tTác giả\t"));
    // As they stand on the screen: the last registered first.
    assert!(rows[1].contains("\t3\tSở Nội vụ\t") && rows[2].contains("\t2\tSở Tài chính\t"), "{rows:?}");
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Đã chọn"));
    clerk.ctrl("a");
    assert!(clerk.sees("Đã chọn 3 văn bản"));
}

/// The keyboard goes from the search box to the rows and back.
#[test]
fn keys_of_the_search_box_stay_its_own() {
    let (_folder, path) = office(&THREE);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("f");
    clerk.types("so");
    assert!(clerk.sees("Tìm thấy 3 văn bản"));
    clerk.ctrl("a");
    assert!(!clerk.sees("Đã chọn"), "all of the box's text is selected");
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("a");
    assert!(clerk.sees("Đã chọn 3 văn bản"));
    clerk.ctrl("f");
    clerk.types("y te");
    assert!(clerk.sees("Tìm thấy 1 văn bản"));
}

#[test]
fn a_selection_and_a_whole_list_are_exported() {
    let (folder, path) = office(&THREE);
    let target = folder.path().join("van-ban-den-2026.xlsx");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl_shift("s");
    assert!(clerk.sees("Cả danh sách đang xem: 3 văn bản"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã xuất 3 văn bản"));
    assert_eq!(rows_of(&target), 4);
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Đã xuất"));

    // The same name again: asked first, and the file is as it was.
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::End, SHIFT);
    clerk.key(Named::ArrowUp, SHIFT);
    clerk.ctrl_shift("s");
    assert!(clerk.sees("2 văn bản đã chọn"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã có tệp") && clerk.sees("Xuất và thay tệp cũ"));
    assert_eq!(rows_of(&target), 4);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã xuất 2 văn bản"));
    assert_eq!(rows_of(&target), 3);

    clerk.ctrl_shift("s");
    clerk.key(Named::F7, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(folder.path().join("van-ban-den-2026.csv").exists());
}

/// A document just registered is what one goes on with.
#[test]
fn a_new_document_is_selected_alone() {
    let (_folder, path) = office(&THREE);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, SHIFT);
    clerk.key(Named::F2, PLAIN);
    for text in ["=", "Sở Công Thương", "", "", "Công văn", ""] {
        clerk.fills(text);
    }
    clerk.types("về chợ");
    clerk.ctrl("s");
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    clerk.ctrl("c");
    assert_eq!(clerk.clipboard.held.lines().count(), 2, "{}", clerk.clipboard.held);
    assert!(clerk.clipboard.held.contains("Sở Công Thương"), "{}", clerk.clipboard.held);
}

/// The days, who registered what, and what was handed over, as the list narrows by them; the index stays right when they change.
#[test]
fn quick_filters_find_what_they_name() {
    let (_folder, path) = office(&THREE);
    let mut store = Store::open(&path, Access::Write).unwrap();
    store.write_as("Phạm Văn Khác").unwrap();
    let yesterday = clerk::today().pred_opt().unwrap();
    let other = IncomingDraft {
        arrival_date: Some(yesterday),
        content: fixtures::content("Công dân", "Đơn", "xin cấp giấy"),
        ..IncomingDraft::default()
    };
    let other = store.register_incoming(&other.check().unwrap().entry).unwrap().id;
    let found = |store: &Store, query: Query| store.search_all(&query).unwrap();
    let mine = Query { clerk: Some("lê thị văn thư".to_owned()), ..Query::default() };
    let theirs = Query { clerk: Some("Phạm Văn Khác".to_owned()), ..Query::default() };
    let waiting = Query { waiting: true, ..Query::default() };
    assert_eq!(found(&store, mine.clone()).len(), 3);
    assert_eq!(found(&store, theirs.clone()), [other]);
    assert_eq!(found(&store, waiting.clone()).len(), 4);
    let first = *found(&store, mine.clone()).last().unwrap();
    // Whoever hands it over or cancels it, it stays registered by whom it was.
    let handed = Completion { hand_over_date: Some(clerk::today()), ..Completion::default() };
    store.complete(first, &handed).unwrap();
    let ruling = Ruling { reason: "nhầm".to_owned(), authority: "Chánh Văn phòng".to_owned(), date: None };
    store.write(|transaction| transaction.withdraw(other, Withdrawal::Cancel, &ruling)).unwrap();
    assert_eq!(found(&store, mine).len(), 3);
    assert_eq!(found(&store, theirs), [other]);
    let still = found(&store, waiting);
    assert!(still.len() == 2 && !still.contains(&first) && !still.contains(&other));
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);

    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    assert!(clerk.sees("4 văn bản đến"));
    clerk.ctrl("h");
    assert!(clerk.sees("2 văn bản đến"));
    clerk.ctrl("m");
    clerk.key(Named::F10, PLAIN);
    clerk.key(Named::F10, PLAIN);
    assert!(clerk.sees("2 văn bản đến · 23/11/2026 – 29/11/2026"));
    // The first Escape leaves the search box.
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("4 văn bản đến · 2026"));
    clerk.clicks("Hôm nay");
    assert!(clerk.sees("3 văn bản đến · 23/11/2026"));
    clerk.ctrl("f");
    clerk.types("don xin");
    assert!(clerk.sees("Không tìm thấy"));
    clerk.clicks("Cả năm");
    assert!(clerk.sees("Tìm thấy 1 văn bản"));
}

fn ordered(path: &Path, by: ListColumn, descending: bool) -> Vec<String> {
    let mut store = Store::open(path, Access::Read).unwrap();
    let ids = store.search_all(&Query::default()).unwrap();
    let ids = store.ordered(&ids, ListOrder { by, descending }).unwrap();
    let documents = store.documents(&ids).unwrap();
    documents.iter().map(|document| document.content().organ_name.clone()).collect()
}

/// Đ stands after D, and what is empty at the end from whichever end.
#[test]
fn columns_are_ordered_as_vietnamese_is() {
    let (_folder, path) =
        office(&[("Đài", "ê"), ("Dân", "e"), ("Ủy ban", "a"), ("Ban", "ă"), ("Băng", "z"), ("Bàn", "â")]);
    assert_eq!(ordered(&path, ListColumn::Field(F::OrganName), false), ["Ban", "Bàn", "Băng", "Dân", "Đài", "Ủy ban"]);
    assert_eq!(ordered(&path, ListColumn::Field(F::OrganName), true), ["Ủy ban", "Đài", "Dân", "Băng", "Bàn", "Ban"]);
    assert_eq!(ordered(&path, ListColumn::Subject, false), ["Ủy ban", "Ban", "Bàn", "Dân", "Đài", "Băng"]);
    // The order of registering, and its reverse.
    assert_eq!(ordered(&path, ListColumn::Number, false), ["Đài", "Dân", "Ủy ban", "Ban", "Băng", "Bàn"]);
    let mut store = Store::open(&path, Access::Write).unwrap();
    for (organ, due) in [("Có hạn", Some(clerk::today())), ("Hạn sớm", clerk::today().pred_opt())] {
        let draft = IncomingDraft {
            arrival_date: Some(clerk::today()),
            code: if due == Some(clerk::today()) { "9/X" } else { "10/X" }.to_owned(),
            content: Content { due_date: due, ..fixtures::content(organ, "Công văn", "về hạn") },
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    assert_eq!(ordered(&path, ListColumn::Due, false)[..3], ["Hạn sớm", "Có hạn", "Đài"]);
    assert_eq!(ordered(&path, ListColumn::Due, true)[..3], ["Có hạn", "Hạn sớm", "Bàn"]);
    // 9 comes before 10.
    assert_eq!(ordered(&path, ListColumn::Field(F::Code), false)[..2], ["Có hạn", "Hạn sớm"]);
}

fn first_row_at(clerk: &mut Clerk, organ: &str) -> bool {
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Home, PLAIN);
    clerk.ctrl("c");
    clerk.clipboard.held.contains(organ)
}

#[test]
fn a_list_is_ordered_by_mouse_and_by_keyboard() {
    let (_folder, path) = office(&THREE);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    assert!(first_row_at(&mut clerk, "Sở Nội vụ"));
    clerk.clicks("Tác giả");
    assert!(clerk.sees("Tác giả ↑"));
    clerk.clicks("Tác giả ↑");
    assert!(clerk.sees("Tác giả ↓") && first_row_at(&mut clerk, "Sở Y tế"));
    clerk.clicks("Tác giả ↓");
    assert!(!clerk.sees("Tác giả ↓") && first_row_at(&mut clerk, "Sở Nội vụ"));
    // By keyboard: the usual order, number, date, issuer, code, subject.
    clerk.ctrl("r");
    assert!(clerk.sees("Mặc định"));
    for _ in 0..5 {
        clerk.key(Named::ArrowDown, PLAIN);
    }
    clerk.key(Named::Enter, PLAIN);
    assert!(!clerk.sees("Mặc định"));
    // khen thưởng, quyết toán, tiêm chủng
    assert!(clerk.sees("Tên loại và trích yếu nội dung ↑") && first_row_at(&mut clerk, "khen thưởng"));
    clerk.ctrl("r");
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Tên loại và trích yếu nội dung ↑"));
}

#[test]
fn a_menu_does_what_keys_do() {
    let (_folder, path) = office(&THREE);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ContextMenu, PLAIN);
    assert!(clerk.sees("Xuất ra tệp…"));
    // Past filling in, the answer, the submission, the instruction, the hand-over, the result and the return to the sender.
    for _ in 0..7 {
        clerk.key(Named::ArrowDown, PLAIN);
    }
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Sửa văn bản đến 3"), "the eighth entry amends");
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F10, SHIFT);
    clerk.clicks("Sao chép");
    assert!(clerk.clipboard.held.contains("Sở Nội vụ"));
    assert!(!clerk.sees("Xuất ra tệp…"));
    // Of several, only what may be done with several.
    clerk.key(Named::ArrowDown, SHIFT);
    clerk.key(Named::F10, SHIFT);
    assert!(clerk.sees("Xuất ra tệp…"));
    clerk.key(Named::End, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Xuất ra tệp…") && clerk.sees("Đã chọn 2 văn bản"));
}

#[test]
fn a_number_is_gone_to() {
    let subjects: Vec<String> = (1..=60).map(|number| format!("văn bản thứ {number}")).collect();
    let documents: Vec<(&str, &str)> = subjects.iter().map(|subject| ("Sở Mẫu", subject.as_str())).collect();
    let (_folder, path) = office(&documents);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("g");
    clerk.fills("7");
    assert!(clerk.sees("văn bản thứ 7") && clerk.sees("số đến · 23/11/2026"));
    clerk.ctrl("g");
    clerk.fills("61");
    assert!(clerk.sees("Không có số 61 trong danh sách này."));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Đến số"));
}

#[test]
fn a_save_waits_for_no_search() {
    let (_folder, path) = office(&THREE);
    let thread = StoreThread::start(Store::open(&path, Access::Write).unwrap(), Access::Write);
    let (saved, waits) = mpsc::channel();
    // A search that goes on until something was saved, or for long.
    let search = thread.ask_latest(move |_| Ok(waits.recv_timeout(Duration::from_secs(20)).is_ok()));
    block_on(thread.ask(|store| store.name_clerk("Phạm Văn Khác"))).unwrap();
    saved.send(()).unwrap();
    assert!(block_on(search).unwrap(), "the search ended before the save was done");
    // A search sees what was saved before it was asked for.
    let clerk = block_on(thread.ask_latest(|store| store.clerk())).unwrap();
    assert_eq!(clerk.as_deref(), Some("Phạm Văn Khác"));
}

/// What stands beside the books is counted by the search index; the report counts the documents.
#[test]
fn counts_are_those_of_the_report() {
    let (_folder, path) = office(&THREE);
    let mut store = Store::open(&path, Access::Write).unwrap();
    let ids = store.search_all(&Query::default()).unwrap();
    store.write(|transaction| transaction.link(ids[0], LinkKind::SameAs, ids[2], "")).unwrap();
    assert_eq!(store.counts(Some(2026)).unwrap(), (3, 0), "a row for each, also of one that came twice");
    let report = store.report(2026, None).unwrap();
    assert_eq!((report.incoming, report.doubles), (3, 1));
    assert_eq!(store.counts(None).unwrap(), (3, 0));
    assert_eq!(store.counts(Some(2025)).unwrap(), (0, 0));
}

/// The first rows of an order are those that stand first when all is in order.
#[test]
fn the_first_rows_of_an_order_stay_where_they_are() {
    let many: Vec<(String, String)> =
        (0..700).map(|at| (format!("Sở {}", (at * 7) % 31), format!("về việc {}", (at * 13) % 101))).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(organ, subject)| (organ.as_str(), subject.as_str())).collect();
    let (_folder, path) = office(&many);
    let mut store = Store::open(&path, Access::Read).unwrap();
    let ids = store.search_all(&Query::default()).unwrap();
    for by in [ListColumn::Field(F::OrganName), ListColumn::Subject, ListColumn::Number, ListColumn::Due] {
        for descending in [false, true] {
            let order = ListOrder { by, descending };
            let (first, _) = store.first_ordered(&ids, order, 50).unwrap();
            assert_eq!(first[..50], store.ordered(&ids, order).unwrap()[..50], "{order:?}");
        }
    }
    let order = ListOrder { by: ListColumn::Field(F::OrganName), descending: false };
    store.ordered(&ids, order).unwrap();
    // Somebody else registers: what was kept is made anew.
    let (organ, subject) = ("Ban Tổ chức", "về việc khác");
    register(&mut Store::open(&path, Access::Write).unwrap(), organ, subject);
    let ids = store.search_all(&Query::default()).unwrap();
    assert_eq!(store.ordered(&ids, order).unwrap()[0], ids[0]);
}

/// A number names a document: wherever it is shown it has no dots between its thousands.
#[test]
fn a_number_is_shown_as_it_stands_on_paper() {
    let (_folder, path) = office(&[]);
    let mut store = Store::open(&path, Access::Write).unwrap();
    let draft = IncomingDraft {
        arrival_date: Some(clerk::today()),
        code: "12/STC-NS".to_owned(),
        content: fixtures::content("Sở Tài chính", "Công văn", "về quyết toán"),
        ..IncomingDraft::default()
    };
    let entry = draft.check().unwrap().entry;
    let request = NumberRequest {
        number: Number::parse("4120"),
        emergency: true,
        jump_accepted: true,
        reason: "cấp ngoài phần mềm".to_owned(),
    };
    store.write(|transaction| transaction.register_incoming(&entry, &request)).unwrap();
    drop(store);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    let plain = |clerk: &mut Clerk, number: &str, dotted: &str| clerk.sees(number) && !clerk.sees(dotted);
    assert!(plain(&mut clerk, "4120", "4.120"), "in the list");
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(plain(&mut clerk, "4120", "4.120"), "in the details");
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    assert!(plain(&mut clerk, "4121", "4.121"), "in the form");
    for text in ["Sở Y tế", "5/SYT", "20/11/2026", "", "", "về tiêm chủng"] {
        clerk.fills(text);
    }
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 4121") && !clerk.sees("4.121"));
    clerk.key(Named::F2, SHIFT);
    clerk.types("Sở Y tế");
    for text in ["", "6/SYT", "20/11", "về khám bệnh"] {
        clerk.types(text);
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 4122.") && clerk.sees("✓ 4122") && !clerk.sees("4.122"), "in the pile");
    clerk.key(Named::F9, PLAIN);
    clerk.clicks("Hệ thống số");
    assert!(clerk.sees("số cuối 4122"));
}

/// What was opened, by the clerk of this test.
static OPENED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Enter and a second press open the document's file; one without a file is shown in the place of the list.
#[test]
fn enter_and_double_click_open() {
    let (folder, path) = office(&THREE);
    let scan = folder.path().join("quyet-toan.pdf");
    std::fs::write(&scan, "%PDF-1.4").unwrap();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let kept = Files::of(&path).keep(&scan).unwrap();
    store.write(|transaction| transaction.attach_all(DocumentId(2), &[kept])).unwrap();
    drop(store);
    let mut clerk = Clerk::sits_down_in(Environment {
        open: |path| {
            OPENED.lock().unwrap().push(path.to_owned());
            Ok(())
        },
        ..clerk::environment(&path, Locale::Vietnamese)
    });
    let opened = || std::mem::take(&mut *OPENED.lock().unwrap()).len();
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.reads("Về danh sách") && !clerk.reads("Sở Tài chính") && opened() == 0, "its details alone");
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.reads("Về danh sách") && clerk.reads("Sở Tài chính"));
    // Going on leaves it too.
    clerk.key(Named::Enter, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(!clerk.reads("Về danh sách"));
    clerk.key(Named::Enter, PLAIN);
    assert_eq!(opened(), 1);
    clerk.key(Named::ArrowUp, PLAIN);
    clerk.clicks_twice("Sở Tài chính");
    assert_eq!(opened(), 1, "one press chooses, the second opens");
}

/// Coming back from the details of a document, one sees it where it stands in a long list.
#[test]
fn the_list_is_where_it_was_after_the_details_alone() {
    let senders: Vec<String> = (10..70).map(|at| format!("Sở số {at}")).collect();
    let documents: Vec<(&str, &str)> = senders.iter().map(|sender| (sender.as_str(), "về khen thưởng")).collect();
    let (_folder, path) = office(&documents);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::End, PLAIN);
    clerk.redraws();
    let neighbours = |clerk: &mut Clerk| [clerk.reads("Sở số 11"), clerk.reads("Sở số 68")];
    let before = neighbours(&mut clerk);
    assert!(before[0] != before[1], "only one end of the list is seen");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.reads("Về danh sách") && neighbours(&mut clerk) == [false, false]);
    clerk.clicks("Về danh sách");
    clerk.redraws();
    assert_eq!(neighbours(&mut clerk), before);
}

/// Where several are selected it is said what goes to all of them, and for which one the buttons are.
#[test]
fn what_concerns_one_of_several_says_so() {
    let (_folder, path) = office(&THREE);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(!clerk.sees("Đã chọn"));
    clerk.key(Named::ArrowDown, SHIFT);
    clerk.key(Named::ArrowDown, SHIFT);
    assert!(clerk.sees("Đã chọn 3 văn bản") && clerk.sees("chỉ cho văn bản đến 1"));
}

/// A number and notation is never cut, neither a short one, whose number stands under the others, nor a long one, beside a form too.
#[test]
fn no_number_is_cut() {
    let (_folder, path) = office(&[]);
    let mut store = Store::open(&path, Access::Write).unwrap();
    let office = fixtures::office("Ủy ban nhân dân tỉnh Mẫu", "UBND");
    store.set_office(&office).unwrap();
    for (type_name, normative, number) in
        [("Quyết định", true, "1"), ("Tờ trình", false, "313"), ("Quyết định", false, "4120")]
    {
        let draft = OutgoingDraft {
            issued_date: Some(clerk::today()),
            normative,
            content: Content {
                signer_info: SignerInfo { full_name: "Trần Văn Mẫu".into(), ..SignerInfo::default() },
                ..fixtures::content(&office.name, type_name, "về quyết toán")
            },
            ..OutgoingDraft::default()
        };
        let request = NumberRequest {
            number: Number::parse(number),
            emergency: true,
            jump_accepted: true,
            reason: "cấp ngoài phần mềm".to_owned(),
        };
        let entry = draft.check().unwrap().entry;
        store.write(|transaction| transaction.register_outgoing(&entry, &request)).unwrap();
    }
    drop(store);
    let font = vanthu::window::settings().default_font;
    let bold = Font { weight: Weight::Bold, ..font };
    for (size, is_beside_a_form) in [(1280.0, false), (1280.0, true), (1024.0, false), (1024.0, true)] {
        let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
        clerk.size.width = size;
        clerk.key(Named::F5, PLAIN);
        if is_beside_a_form {
            clerk.key(Named::F3, PLAIN);
        }
        for (number, rest) in [("01", "/2026/QĐ-UBND"), ("313", "/TTr-UBND"), ("4120", "/QĐ-UBND")] {
            let is_whole = clerk.is_whole(number, 13.5, bold) && clerk.is_whole(rest, 13.5, font);
            assert!(is_whole, "{number}{rest} at {size}, beside a form: {is_beside_a_form}");
        }
    }
}

/// Past the only input the keyboard comes to the controls; a key that is not theirs leaves them.
#[test]
fn tab_reaches_what_the_mouse_presses() {
    let (_folder, path) = office(&THREE);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    assert!(clerk.reads("2026"));
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.reads("Mọi năm"), "the year before the first is every year");
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.reads("Mọi năm") && !clerk.reads("2026"), "Enter belongs to the row");
}

/// Beside a form in a narrow window the list still says what its documents are about.
#[test]
fn at_1024_the_subject_has_room() {
    let (_folder, path) = office(&THREE);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.size = Size::new(1024.0, 768.0);
    clerk.key(Named::F2, PLAIN);
    clerk.redraws();
    let subject = clerk.place_of("Công văn về quyết toán").unwrap();
    assert!(subject.width >= 130.0, "{subject:?}");
    assert!(clerk.reads("Ngày đến"), "the form is there too");
}
