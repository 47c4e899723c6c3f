//! The first start in three steps: an existing book goes on where it stopped, and nothing is made before the last step.

use std::path::Path;

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    language::Locale,
    store::{Access, Store},
};

use crate::clerk::{self, Clerk};

const PLAIN: Modifiers = Modifiers::empty();

/// A clerk who has told of the office and stands before the second step.
fn in_second_step(path: &Path) -> Clerk {
    let mut clerk = Clerk::sits_down(path, Locale::Vietnamese);
    for text in ["UBND tỉnh Mẫu", "Sở Mẫu", "SM", "Mẫu"] {
        clerk.fills(text);
    }
    assert!(clerk.sees("Bước 2 / 3"));
    clerk
}

#[test]
fn an_existing_book_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut clerk = in_second_step(&path);
    for text in ["UBND tỉnh Mẫu", "UBND", "1240", "SM", "quyet dinh", "57"] {
        clerk.fills(text);
    }
    assert!(clerk.sees("Số kế tiếp: 58/QĐ-SM"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Bước 3 / 3"));
    clerk.types("Lê Thị Văn Thư");
    assert!(!path.exists());
    clerk.key(Named::Enter, PLAIN);
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.clerk().unwrap().as_deref(), Some("Lê Thị Văn Thư"));
    assert_eq!(store.authorities().unwrap().len(), 2);
    assert_eq!(store.expected_arrival_number(clerk::today()).unwrap(), 1241);
    assert_eq!(store.check(None, &vanthu::progress::Progress::default()).unwrap(), []);
    // The next decision continues the series.
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("Sở Mẫu");
    clerk.fills("quyet dinh");
    assert!(clerk.sees("58/QĐ-SM"));
}

#[test]
fn one_goes_back_and_finds_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut clerk = in_second_step(&path);
    clerk.types("Ban Mẫu");
    // The first Esc leaves the field, the second the step.
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Bước 1 / 3") && clerk.sees("Sở Mẫu"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Ban Mẫu"));
    // An authority without its abbreviation holds the step back.
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Bước 2 / 3") && !path.exists());
}

#[test]
fn a_type_that_nobody_knows_is_named_at_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut clerk = in_second_step(&folder.path().join("registry.db"));
    for text in ["", "", "", "", "Phiếu lạ", "7"] {
        clerk.fills(text);
    }
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Bước 2 / 3"));
    assert!(clerk.sees("“Phiếu lạ”"));
}

/// The last numbers are those of the authority they were asked of, and the next are seen before anything is made.
#[test]
fn last_numbers_go_to_the_authority_they_were_asked_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut clerk = in_second_step(&path);
    for text in ["UBND tỉnh Mẫu", "UBND", "", "", "cv; tb; bc", "312"] {
        clerk.fills(text);
    }
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Bước 2 / 3"), "with two authorities it must be said whose the series is");
    clerk.types("UBND");
    clerk.key(Named::Enter, PLAIN);
    for _ in 0..2 {
        clerk.key(Named::Tab, PLAIN);
    }
    for text in ["SM", "ttr", "20"] {
        clerk.fills(text);
    }
    assert!(clerk.sees("Số kế tiếp: 313/UBND-…, 313/TB-UBND, 313/BC-UBND, 21/TTr-SM"));
    assert!(!path.exists());
    clerk.key(Named::Enter, Modifiers::CTRL);
    clerk.fills("Lê Thị Văn Thư");
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("UBND");
    clerk.fills("tb");
    assert!(clerk.reads("313/TB-UBND"));
    for _ in 0..2 {
        clerk.key(Named::Tab, Modifiers::SHIFT);
    }
    clerk.fills("SM");
    clerk.fills("ttr");
    assert!(clerk.reads("21/TTr-SM"));
}

/// What is asked in the table of last numbers can be read to its end.
#[test]
fn no_heading_of_the_table_is_cut() {
    let font = vanthu::window::settings().default_font;
    for (locale, headings) in [
        (Locale::Vietnamese, ["1. Cơ quan của dãy số", "Các loại chung dãy số (ngăn bằng ;)", "Số gần nhất"]),
        (Locale::English, ["1. Whose series", "Types that share it (separated by ;)", "Last number"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut clerk = Clerk::sits_down(&folder.path().join("registry.db"), locale);
        clerk.size.width = 1024.0;
        for text in ["UBND tỉnh Mẫu", "Sở Mẫu", "SM", "Mẫu"] {
            clerk.fills(text);
        }
        for heading in headings {
            assert!(clerk.is_whole(heading, 12.0, font), "{heading}");
        }
    }
}
