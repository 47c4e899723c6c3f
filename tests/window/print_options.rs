//! How a form is to be, chosen in the window: signatures filled in, columns of the office's own, a stamp on another's PDF.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use iced_test::core::keyboard::{Modifiers, key::Named};
use tempfile::TempDir;
use vanthu::{
    domain::{
        content::{Content, SignerInfo},
        follow_up::hand_over::HandOver,
        incoming::IncomingDraft,
        outgoing::OutgoingDraft,
    },
    language::Locale,
    store::{Access, Store},
    window::Environment,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
    pdf::pages,
};

const PLAIN: Modifiers = Modifiers::empty();

/// An office with two incoming documents, the second handed over to somebody.
fn office() -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&fixtures::office("Văn phòng Mẫu", "VP"));
    let mut last = None;
    for code in ["70/CV", "71/CV"] {
        let draft = IncomingDraft {
            arrival_date: Some(clerk::today()),
            code: code.into(),
            content: Content {
                due_date: clerk::today().succ_opt(),
                ..fixtures::content("Sở Nội vụ", "Công văn", "về phòng cháy")
            },
            ..IncomingDraft::default()
        };
        last = Some(store.register_incoming(&draft.check().unwrap().entry).unwrap().id);
    }
    let unit =
        HandOver { day: clerk::today(), unit: "Phòng Nội chính".into(), receiver: "Hoàng Văn Mẫu".into() };
    store.write(|transaction| transaction.hand_over(last.unwrap(), &[unit])).unwrap();
    (folder, path)
}

/// Names the file, the last of so many inputs after the year.
fn names(clerk: &mut Clerk, inputs: usize, target: &Path) {
    for _ in 0..inputs {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.ctrl("a");
    clerk.types(target.to_str().unwrap());
}

#[test]
fn a_registry_book_has_signatures_and_columns_of_the_offices_own() {
    let (folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    assert!(!clerk.sees("Cột thêm"), "what is not chosen stays out of sight");
    clerk.ctrl("u");
    clerk.ctrl("r");
    assert!(clerk.sees("2 Thời hạn giải quyết") && clerk.reads("19 15 34 28 19 78 28 19 17 20"), "as they usually are");
    // The inputs go on with the columns and their widths.
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types("2 12");
    clerk.ctrl("s");
    assert!(clerk.sees("Chỉ nhập chữ số, ví dụ 4120 (từ 1 đến 9)"));
    clerk.ctrl("a");
    clerk.types("2");
    clerk.key(Named::Tab, PLAIN);
    clerk.types("19 15 34");
    let target = folder.path().join("so.pdf");
    names(&mut clerk, 1, &target);
    clerk.ctrl("s");
    assert!(clerk.sees("11 số lớn hơn 0") && !target.exists());
    clerk.ctrl("a");
    clerk.types("19 15 34 28 19 70 28 19 30 15 20");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let page = pages(&target)[2].clone();
    assert!(page.contains("Ghi chú (10) Thời hạn giải quyết (11)"), "{page}");
    assert!(page.contains("24/11/2026") && page.contains("Hoàng Văn Mẫu, 23/11/2026"), "{page}");
    // Put away, the book is that of the decree, and blank where the receiver signs.
    clerk.ctrl("u");
    clerk.ctrl("r");
    clerk.ctrl("s");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let page = pages(&target)[2].clone();
    assert!(!page.contains("Thời hạn giải quyết") && !page.contains("Hoàng Văn Mẫu"), "{page}");
}

/// The PDF a clerk of a test chooses.
static ORIGINAL: OnceLock<PathBuf> = OnceLock::new();

#[test]
fn a_stamp_is_put_on_a_pdf_in_the_corner_chosen_and_seen_there_before() {
    let (folder, path) = office();
    // The scan of a document: any PDF, here the stamps on label paper.
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    for _ in 0..6 {
        clerk.key(Named::F8, PLAIN);
    }
    clerk.key(Named::F10, PLAIN);
    let original = folder.path().join("goc.pdf");
    names(&mut clerk, 5, &original);
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let before = fs::read(&original).unwrap();
    ORIGINAL.set(original.clone()).unwrap();

    let world = Environment {
        ask_file: |_, _, endings| {
            assert_eq!(endings, ["pdf"]);
            Box::pin(async { ORIGINAL.get().cloned() })
        },
        ..clerk::environment(&path, Locale::Vietnamese)
    };
    let mut clerk = Clerk::sits_down_in(world);
    clerk.ctrl("p");
    for _ in 0..6 {
        clerk.key(Named::F8, PLAIN);
    }
    clerk.key(Named::F10, PLAIN);
    clerk.key(Named::F10, PLAIN);
    assert!(clerk.sees("Tệp PDF cần đóng dấu") && !clerk.sees("Từ ngày") && !clerk.sees("Mẫu trống"));
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập."), "each at its input");
    clerk.ctrl("k");
    assert!(clerk.reads(original.to_str().unwrap()) && clerk.reads("goc-dau-den.pdf"), "a name of its own");
    // The keyboard stands at the first input that was missing: the number.
    clerk.types("2");
    for _ in 0..4 {
        clerk.ctrl("l");
    }
    clerk.key(Named::F2, Modifiers::CTRL);
    clerk.redraws();
    assert!(clerk.reads("/ 1") && clerk.reads("Quay lại"));
    clerk.key(Named::Escape, PLAIN);
    let target = folder.path().join("goc-dau-den.pdf");
    names(&mut clerk, 3, &target);
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let stamped = fs::read(&target).unwrap();
    assert!(stamped.starts_with(&before) && fs::read(&original).unwrap() == before);
    let added = String::from_utf8_lossy(&stamped[before.len()..]).into_owned();
    // A4 is 595 points wide; the stamp's 50 millimetres and the edge of 6 leave its corner 158.7 points from the right.
    assert!(added.contains("1 0 0 1 436.5") && added.contains("17.008 cm"), "{added}");
}

/// The number that a slip was printed of is none of the report that is printed next: each has the range typed for it.
#[test]
fn each_form_has_its_own_range() {
    let (folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    clerk.clicks("Phiếu giải quyết");
    clerk.clicks_below("Từ số");
    clerk.types("2");
    clerk.key(Named::Tab, PLAIN);
    clerk.types("2");
    let slip = folder.path().join("phieu.pdf");
    names(&mut clerk, 1, &slip);
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let words = pages(&slip).join(" ");
    assert!(words.contains("71/CV") && !words.contains("70/CV"), "{words}");
    clerk.clicks("Tình hình giải quyết văn bản đến");
    let report = folder.path().join("tinh-hinh.pdf");
    clerk.clicks_below("Tệp PDF");
    clerk.ctrl("a");
    clerk.types(report.to_str().unwrap());
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let words = pages(&report).join(" ");
    assert!(words.contains("Cộng 2"), "both documents are counted: {words}");
    assert!(!words.contains("chỉ gồm"), "{words}");
    // A report of a part says of which.
    clerk.clicks_below("Từ số");
    clerk.types("2");
    clerk.ctrl("s");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let words = pages(&report).join(" ");
    assert!(words.contains("(chỉ gồm văn bản từ số 2)") && words.contains("Cộng 1"), "{words}");
    // What came after the day it tells of is not counted; the clerks' day is today, and both came then.
    clerk.clicks_below("Số liệu đến hết ngày");
    clerk.types(&(clerk::today() - chrono::Days::new(1)).format("%d/%m/%Y").to_string());
    clerk.ctrl("s");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let words = pages(&report).join(" ");
    let eve = (clerk::today() - chrono::Days::new(1)).format("hết ngày %d/%m/%Y").to_string();
    assert!(words.contains(&eve) && words.contains("Cộng 0"), "{words}");
    // Back at the slip, its range is there.
    clerk.clicks("Phiếu giải quyết");
    assert!(clerk.reads("2"));
}

/// The outgoing book of one series, or of one type, has a cover of its own numbers; the incoming one has one series and asks for none.
#[test]
fn one_series_or_type_of_the_outgoing_book_is_printed() {
    let (folder, path) = office();
    let mut store = Store::open(&path, Access::Write).unwrap();
    for (type_name, subject) in
        [("Quyết định", "kiện toàn"), ("Báo cáo", "quý I"), ("Báo cáo", "quý II"), ("Quyết định", "điều động")]
    {
        let draft = OutgoingDraft {
            issued_date: Some(clerk::today()),
            content: Content {
                signer_info: SignerInfo { full_name: "Trần Văn Mẫu".into(), ..SignerInfo::default() },
                ..fixtures::content("Văn phòng Mẫu", type_name, subject)
            },
            ..OutgoingDraft::default()
        };
        store.register_outgoing(&draft.check().unwrap().entry).unwrap();
    }
    drop(store);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    assert!(!clerk.sees("Chỉ hệ thống số"), "số đến are one series");
    clerk.key(Named::F7, PLAIN);
    let print = |clerk: &mut Clerk, name: &str| {
        let target = folder.path().join(name);
        clerk.clicks_below("Tệp PDF");
        clerk.ctrl("a");
        clerk.types(target.to_str().unwrap());
        clerk.ctrl("s");
        assert!(clerk.reads(target.to_str().unwrap()) && target.is_file());
        pages(&target).join(" ")
    };
    clerk.clicks("Báo cáo");
    assert!(clerk.reads("so-van-ban-di-2026-bao-cao.pdf"), "a file of its own");
    let words = print(&mut clerk, "bao-cao.pdf");
    assert!(words.contains("Từ số 01/BC-VP đến số 02/BC-VP"), "{words}");
    assert!(words.contains("quý II") && !words.contains("điều động"), "{words}");
    // One there is none of is said at its input, with those there are; the beginning of a name is enough to type.
    clerk.clicks_below("Chỉ hệ thống số");
    clerk.ctrl("a");
    clerk.types("tờ trình");
    clerk.ctrl("s");
    assert!(clerk.sees("không có hệ thống số “tờ trình”"));
    clerk.ctrl("a");
    clerk.types("quyet");
    let words = print(&mut clerk, "quyet-dinh.pdf");
    assert!(words.contains("Từ số 01/QĐ-VP đến số 02/QĐ-VP") && !words.contains("quý II"), "{words}");
    // A type by its abbreviation.
    clerk.clicks_below("Chỉ hệ thống số");
    clerk.ctrl("a");
    clerk.key(Named::Delete, PLAIN);
    clerk.clicks_below("Chỉ loại văn bản");
    clerk.types("bc");
    let words = print(&mut clerk, "loai.pdf");
    assert!(words.contains("quý II") && !words.contains("điều động"), "{words}");
    // The incoming book has nothing of it.
    clerk.key(Named::F7, PLAIN);
    let words = print(&mut clerk, "den.pdf");
    assert!(words.contains("70/CV"), "{words}");
}

/// The register of a day goes to a file of its own, and what was closed is seen with its seal; a file that stands there already is
/// none of another form's.
#[test]
fn closing_a_day_has_its_own_file() {
    let (folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    let target = folder.path().join("so.pdf");
    names(&mut clerk, 6, &target);
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let before = fs::read(&target).unwrap();
    clerk.ctrl("d");
    assert!(clerk.sees("Chưa nhập."), "the day has its own file, and none is named");
    let taken = folder.path().join("trong-ngay.pdf");
    fs::write(&taken, "khác").unwrap();
    clerk.types(taken.to_str().unwrap());
    clerk.ctrl("d");
    assert!(!clerk.sees("Lưu PDF, thay tệp cũ"), "no other form replaces a file");
    assert_eq!(fs::read(&taken).unwrap(), "khác".as_bytes());
    let free = folder.path().join("trong-ngay-2.pdf");
    clerk.clicks_below("Tệp của sổ trong ngày");
    clerk.ctrl("a");
    clerk.types(free.to_str().unwrap());
    clerk.ctrl("d");
    let closed = Store::open(&path, Access::Read).unwrap().closed_days().unwrap();
    assert_eq!(closed.len(), 1);
    assert!(clerk.sees("Ngày đã khóa") && clerk.sees(&closed[0].head.to_string()));
    assert!(free.is_file());
    assert_eq!(fs::read(&target).unwrap(), before);
}

/// A path is what the keys say: no input method writes it.
#[test]
fn a_path_is_typed_past_the_input_method() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    assert!(clerk.is_composed_for(), "the search box");
    clerk.ctrl("p");
    assert!(clerk.is_composed_for(), "the year");
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    assert!(!clerk.is_composed_for(), "the file");
}
