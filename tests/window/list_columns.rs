//! The columns of the list at the window: chosen, moved and sized by keyboard and by mouse, remembered, and in a narrow window.

use std::{
    fs,
    path::{Path, PathBuf},
};

use iced_test::core::{
    Point, Rectangle, Size,
    keyboard::{Modifiers, key::Named},
};
use tempfile::TempDir;
use vanthu::{
    domain::{content::Content, incoming::IncomingDraft, office::Office},
    language::Locale,
    store::{Access, Store},
    window::Environment,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();
const CTRL: Modifiers = Modifiers::CTRL;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;

fn office() -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&Office {
        place: "Mẫu".to_owned(),
        ..fixtures::office("Văn phòng Mẫu", "VP")
    });
    let draft = IncomingDraft {
        arrival_date: Some(clerk::today()),
        code: "12/SYT".into(),
        content: Content {
            description: "bản sao gửi kèm".into(),
            page_amount: Some(7),
            ..fixtures::content("Sở Y tế", "Công văn", "về tiêm chủng")
        },
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
    (folder, path)
}

/// A clerk whose wishes are kept beside the registry.
fn sits_down(registry: &Path) -> Clerk {
    let world = clerk::environment(registry, Locale::Vietnamese);
    Clerk::sits_down_in(Environment { preferences: Some(registry.with_file_name("window.json")), ..world })
}

fn heading(clerk: &mut Clerk, name: &str) -> Rectangle {
    clerk.place_of(name).unwrap_or_else(|| panic!("no heading {name}"))
}

#[test]
fn columns_are_shown_hidden_and_moved_by_keyboard_and_remembered() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    assert!(!clerk.sees("bản sao gửi kèm"));
    clerk.key(Named::F8, SHIFT);
    // From số đến over to the last of the columns shown, hạn, and on to those that are not.
    let mut keys = 0;
    while !clerk.reads("Hiện cột") {
        clerk.key(Named::ArrowRight, PLAIN);
        keys += 1;
        assert!(keys < 20, "a column that is not shown");
    }
    assert_eq!(keys, 6, "số đến, ngày đến, tác giả, số ký hiệu, trích yếu, hạn");
    clerk.key(Named::ArrowLeft, PLAIN);
    clerk.key(Named::Space, PLAIN);
    assert!(clerk.reads("Hiện cột"), "hạn is hidden");
    // Ghi chú, by its name.
    clerk.clicks("Ghi chú");
    assert!(clerk.sees("bản sao gửi kèm"));
    let before = heading(&mut clerk, "Tên loại và trích yếu nội dung").x;
    clerk.key(Named::ArrowLeft, ALT);
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.reads("Ẩn cột"));
    let (note, subject) = (heading(&mut clerk, "Ghi chú").x, heading(&mut clerk, "Tên loại và trích yếu nội dung").x);
    assert!(note < subject && subject > before, "{note} {subject}");
    assert!(clerk.place_of("Hạn").is_none());

    drop(clerk);
    let mut clerk = sits_down(&path);
    assert!((heading(&mut clerk, "Ghi chú").x - note).abs() < 0.5);
    // The outgoing book has columns of its own, which are as usual.
    clerk.key(Named::F5, PLAIN);
    assert!(clerk.place_of("Ghi chú").is_none());
    clerk.key(Named::F4, PLAIN);
    clerk.key(Named::F8, SHIFT);
    clerk.ctrl("d");
    assert!(!clerk.sees("bản sao gửi kèm"));
    clerk.key(Named::F8, SHIFT);
    assert!(clerk.reads("Hạn"));
}

#[test]
fn keys_make_a_column_wider_and_narrower() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    clerk.key(Named::F8, SHIFT);
    clerk.key(Named::ArrowRight, PLAIN);
    clerk.key(Named::ArrowRight, PLAIN);
    let organ = heading_below(&mut clerk, "Tác giả");
    clerk.key(Named::ArrowRight, CTRL);
    let wider = heading_below(&mut clerk, "Tác giả");
    assert!((wider - organ - 12.0).abs() < 1.5, "{organ} {wider}");
    clerk.key(Named::ArrowLeft, CTRL);
    clerk.key(Named::ArrowLeft, CTRL);
    let narrower = heading_below(&mut clerk, "Tác giả");
    assert!((organ - narrower - 12.0).abs() < 1.5, "{organ} {narrower}");
    // The subject cannot be hidden: it takes what the others leave.
    clerk.key(Named::ArrowRight, PLAIN);
    clerk.key(Named::ArrowRight, PLAIN);
    assert!(clerk.sees("luôn có"));
    clerk.key(Named::Space, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.reads("Tên loại và trích yếu nội dung"));
}

/// How wide the heading of a column is, where the strip above says its name too.
fn heading_below(clerk: &mut Clerk, name: &str) -> f32 {
    clerk.key(Named::F8, SHIFT);
    let width = heading(clerk, name).width;
    clerk.key(Named::F8, SHIFT);
    // The strip begins at the first column again.
    clerk.key(Named::ArrowRight, PLAIN);
    clerk.key(Named::ArrowRight, PLAIN);
    width
}

#[test]
fn an_edge_follows_the_mouse_on_either_side_of_the_subject() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    let organ = heading(&mut clerk, "Tác giả");
    clerk.drags(Point::new(organ.x + organ.width + 6.0, organ.center_y()), 40.0);
    let wider = heading(&mut clerk, "Tác giả");
    assert!((wider.x - organ.x).abs() < 0.6 && (wider.width - organ.width - 40.0).abs() < 1.0, "{organ:?} {wider:?}");
    // Behind the subject the column at the right gives way, and what is further right stays.
    let due = heading(&mut clerk, "Hạn");
    clerk.drags(Point::new(due.x - 6.0, due.center_y()), -30.0);
    let moved = heading(&mut clerk, "Hạn");
    assert!((moved.width - due.width - 30.0).abs() < 1.0, "{due:?} {moved:?}");
    assert!((moved.x + moved.width - due.x - due.width).abs() < 1.0, "{due:?} {moved:?}");
    // No column takes the room of the subject, however far it is dragged.
    clerk.drags(Point::new(wider.x + wider.width + 6.0, wider.center_y()), 900.0);
    assert!(heading(&mut clerk, "Tên loại và trích yếu nội dung").width > 115.0);
    assert!(clerk.reads("Hạn"));
    let kept = fs::read_to_string(path.with_file_name("window.json")).unwrap();
    assert!(kept.contains("\"organ\""), "{kept}");
}

#[test]
fn a_narrow_window_shows_what_one_looks_for_and_says_what_is_missing() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    clerk.asks_of("Số, ký hiệu");
    for name in ["Ghi chú", "Số trang", "Người đăng ký"] {
        clerk.clicks(name);
    }
    assert!(clerk.sees("đang hẹp quá"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.reads("Tên loại và trích yếu nội dung") && clerk.place_of("Người đăng ký").is_none());
    clerk.size = Size::new(1900.0, 800.0);
    clerk.redraws();
    assert!(clerk.reads("Người đăng ký") && clerk.reads("Lê Thị Văn Thư"));
    assert!(clerk.reads("7") && clerk.sees("bản sao gửi kèm"));
}

/// A column of its own says how far each document is, and follows what is done; a deadline long past is said shorter, not cut.
#[test]
fn how_far_documents_are_stands_in_a_column() {
    let (_folder, path) = office();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let late = IncomingDraft {
        arrival_date: Some(clerk::today()),
        content: Content {
            due_date: clerk::today().checked_sub_days(chrono::Days::new(1234)),
            ..fixtures::content("Sở Y tế", "Công văn", "về tiêm chủng")
        },
        ..IncomingDraft::default()
    };
    store.register_incoming(&late.check().unwrap().entry).unwrap();
    let mut clerk = sits_down(&path);
    assert!(clerk.sees("Quá 1.234 ngày") && !clerk.sees("Quá hạn 1.234 ngày"));
    clerk.key(Named::F8, SHIFT);
    clerk.clicks("Trạng thái");
    clerk.key(Named::F8, SHIFT);
    assert!(clerk.reads("Quá hạn") && clerk.reads("Mới đến"));
    // The second row is the document without a deadline.
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl_shift("i");
    clerk.types("Chánh Văn phòng");
    clerk.ctrl("s");
    clerk.key(Named::Home, PLAIN);
    assert!(clerk.reads("Đã trình") && !clerk.reads("Mới đến"));
    // Where it is wide enough it is said in full.
    clerk.size = Size::new(1900.0, 800.0);
    clerk.redraws();
    let due = heading(&mut clerk, "Hạn");
    clerk.drags(Point::new(due.x - 6.0, due.center_y()), -30.0);
    assert!(clerk.sees("Quá hạn 1.234 ngày"));
}

#[test]
fn a_spoiled_file_shows_the_usual_columns_and_keeps_the_rest() {
    let (_folder, path) = office();
    fs::write(
        path.with_file_name("window.json"),
        r#"{"scale": 125, "columns": {"incoming": [{"column": "number", "width": "wide"}]}}"#,
    )
    .unwrap();
    let mut clerk = sits_down(&path);
    assert!(clerk.reads("Tác giả") && clerk.reads("Số, ký hiệu"));
    assert!((clerk.app.scale() - 1.25).abs() < 0.001);
}
