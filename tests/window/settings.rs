//! The settings by keyboard: units, bodies renamed or merged, types of documents, and where things lie.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{book::Book, document_type::Category, incoming::IncomingDraft},
    language::Locale,
    store::{Access, NameKind, Store},
};

use crate::{clerk::Clerk, fixtures};

const PLAIN: Modifiers = Modifiers::empty();

/// A registry in which two departments sent a report each.
fn office() -> (tempfile::TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&fixtures::office("Văn phòng UBND tỉnh Mẫu", "VP"));
    for organ_name in ["Sở Giao thông vận tải", "Sở Xây dựng"] {
        let draft = IncomingDraft {
            arrival_date: NaiveDate::from_ymd_opt(2026, 2, 9),
            content: fixtures::content(organ_name, "Báo cáo", &format!("Kết quả quý I của {organ_name}")),
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    (folder, path)
}

fn open(path: &Path) -> Store {
    Store::open(path, Access::Write).unwrap()
}

/// A clerk in the section so many times F8 leads to.
fn in_section(path: &Path, at: usize) -> Clerk {
    let mut clerk = Clerk::sits_down(path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    (0..at).for_each(|_| clerk.key(Named::F8, PLAIN));
    clerk
}

/// Another name of the office begins today, and what came before bears the former one; unless that was a mistake.
#[test]
fn another_name_of_the_office_is_asked_about() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 0);
    let before = NaiveDate::from_ymd_opt(2026, 2, 9).unwrap();
    let named = |name: &str| {
        let store = Store::open(&path, Access::Read).unwrap();
        store.authority_on(name, before).unwrap().unwrap().name
    };
    let rename = |clerk: &mut Clerk, name: &str| {
        clerk.clicks_below("Tên cơ quan");
        clerk.ctrl("a");
        clerk.types(name);
        clerk.ctrl("s");
        assert!(clerk.sees("Đổi tên từ hôm nay") && clerk.sees("Tên cũ ghi nhầm"));
    };
    rename(&mut clerk, "Văn phòng UBND tỉnh Mẫu (cũ)");
    // Who types on has not answered.
    clerk.types(")");
    assert!(!clerk.sees("Tên cũ ghi nhầm"));
    rename(&mut clerk, "Văn phòng Ủy ban nhân dân tỉnh Mẫu");
    clerk.ctrl("d");
    assert!(clerk.sees("Đã lưu thông tin cơ quan.") && !clerk.sees("Tên cũ ghi nhầm"));
    assert_eq!(named("Văn phòng Ủy ban nhân dân tỉnh Mẫu"), "Văn phòng Ủy ban nhân dân tỉnh Mẫu");
    rename(&mut clerk, "Văn phòng Mẫu");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã lưu thông tin cơ quan."));
    assert_eq!(named("Văn phòng Mẫu"), "Văn phòng Ủy ban nhân dân tỉnh Mẫu", "it was called so then");
}

/// Ctrl+Z and Ctrl+Y undo and redo only in the form that has the focus: that of the office or that of the clerk.
#[test]
fn undo_changes_only_the_form_with_the_focus() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 0);
    clerk.clicks_below("Tên cơ quan");
    clerk.ctrl("a");
    clerk.types("Sở");
    clerk.clicks_below("Họ và tên văn thư");
    clerk.ctrl("a");
    clerk.types("Ai");
    clerk.ctrl("z");
    assert!(clerk.reads("Lê Thị Văn Thư") && clerk.reads("Sở"));
    clerk.clicks_below("Tên cơ quan");
    clerk.ctrl("z");
    assert!(!clerk.reads("Sở"));
    clerk.ctrl("y");
    assert!(clerk.reads("Sở"));
}

#[test]
fn a_merger_told_by_keyboard_is_followed_by_the_search() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 7);
    assert!(clerk.sees("Chưa ghi việc đổi tên, sáp nhập nào"));
    // Issuers of documents are offered.
    clerk.fills("giao th");
    assert!(clerk.sees("Sở Giao thông vận tải"));
    clerk.fills("xay d");
    clerk.types("1/3/2025");
    clerk.ctrl("s");
    assert!(clerk.sees("→ Sở Xây dựng"));
    assert!(clerk.sees("từ 01/03/2025"));
    clerk.key(Named::Escape, PLAIN);
    clerk.ctrl("f");
    clerk.types("so xay dung");
    assert!(clerk.sees("Tìm cả theo tên khác của cơ quan: Sở Giao thông vận tải"));
    assert!(clerk.sees("Kết quả quý I của Sở Xây dựng"));
    assert!(clerk.sees("Kết quả quý I của Sở Giao thông vận tải"));
    clerk.types(" khong co");
    assert!(!clerk.sees("Kết quả quý I của Sở Giao thông vận tải"));
    // Another name is searched no longer once the line is gone.
    clerk.key(Named::F9, PLAIN);
    clerk.ctrl("d");
    assert!(open(&path).successions().unwrap().is_empty());
}

#[test]
fn a_merger_that_was_changed_replaces_the_one_before() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 7);
    clerk.fills("Ban A");
    clerk.types("Ban B");
    clerk.ctrl("s");
    clerk.ctrl("e");
    clerk.types("1");
    clerk.ctrl("s");
    let known = open(&path).successions().unwrap();
    assert_eq!(known.len(), 1);
    assert_eq!((known[0].former.as_str(), known[0].successor.as_str()), ("Ban A1", "Ban B"));
    // One name for both is refused at its field.
    clerk.fills("Ban C");
    clerk.types("ban c");
    clerk.ctrl("s");
    assert!(clerk.sees("Hai tên là một"));
}

#[test]
fn a_unit_is_offered_before_any_document_names_it() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 5);
    clerk.fills("Phòng Kinh tế");
    clerk.types("KT");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã lưu đơn vị"));
    let store = open(&path);
    let offered =
        |kind, typed| store.suggest(kind, typed, 5).unwrap().into_iter().map(|one| one.name).collect::<Vec<_>>();
    assert_eq!(offered(NameKind::ToPlaces, "kinh"), ["Phòng Kinh tế"]);
    assert_eq!(offered(NameKind::DraftingUnit, "k"), ["KT"]);
    assert_eq!(offered(NameKind::Organ, "kinh"), Vec::<String>::new());
    clerk.ctrl("d");
    assert!(clerk.sees("Chưa có đơn vị nào"));
    assert_eq!(offered(NameKind::ToPlaces, "kinh"), Vec::<String>::new());
}

#[test]
fn a_type_that_is_no_longer_used_is_no_longer_offered() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 8);
    // Nghị quyết stands first among the administrative types, with its abbreviation.
    assert!(clerk.sees("Nghị quyết"));
    assert!(clerk.sees("NQ"));
    clerk.ctrl("d");
    assert!(clerk.sees("không còn trong gợi ý"));
    let retired = open(&path).retired_types().unwrap();
    assert_eq!(retired.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>(), ["Nghị quyết"]);
    clerk.key(Named::F3, PLAIN);
    clerk.types("nghi quyet");
    assert!(!clerk.sees("NQ"));
    // It stands last in its family, and is used again by the same key.
    clerk.key(Named::F9, PLAIN);
    (0..40).for_each(|_| clerk.key(Named::ArrowDown, PLAIN));
    clerk.ctrl("d");
    assert!(open(&path).retired_types().unwrap().is_empty());
}

#[test]
fn a_type_of_ones_own_is_added_to_the_family_shown() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 8);
    (0..4).for_each(|_| clerk.key(Named::F6, PLAIN));
    clerk.fills("Phiếu hỏi");
    clerk.types("PHo");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã thêm tên loại"));
    let added = open(&path).document_types().unwrap().into_iter().find(|kind| kind.name == "Phiếu hỏi").unwrap();
    assert_eq!((added.category.key(), added.abbreviation.as_deref()), ("other", Some("PHo")));
}

/// How a sector writes the số, ký hiệu of a type is entered beside its abbreviation, corrected, and put away again.
#[test]
fn the_notation_of_a_type_is_written_as_its_sector_rules() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 8);
    clerk.ctrl("e");
    assert!(clerk.reads("NQ"), "the first of the family is in the form");
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::Tab, PLAIN);
    clerk.types("{organ}/{number}");
    clerk.ctrl("s");
    assert!(clerk.sees("không phải là cách viết số, ký hiệu"), "it is said at once");
    clerk.ctrl("a");
    clerk.types("{number}/{year}/{type}-{organ}");
    clerk.ctrl("s");
    let written = || {
        let types = open(&path).document_types().unwrap();
        let kind =
            types.into_iter().find(|kind| kind.name == "Nghị quyết" && kind.category == Category::Administrative);
        kind.unwrap().written
    };
    assert_eq!(written(), "{number}/{year}/{type}-{organ}");
    assert!(clerk.sees("{number}/{year}/{type}-{organ}"), "it stands in the list");
    clerk.ctrl("e");
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::Tab, PLAIN);
    clerk.ctrl("a");
    clerk.key(Named::Delete, PLAIN);
    clerk.ctrl("s");
    assert_eq!(written(), "", "as the decree has it again");
}

#[test]
fn an_authority_is_changed_by_keyboard() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 4);
    clerk.fills("UBND tỉnh Mẫu");
    clerk.types("UBND");
    clerk.ctrl("s");
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("e");
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::Tab, PLAIN);
    clerk.types("1/7/2025");
    clerk.ctrl("s");
    let authority = open(&path).authorities().unwrap().into_iter().find(|known| known.abbreviation == "UBND").unwrap();
    assert_eq!((authority.name.as_str(), authority.valid_from), ("UBND tỉnh Mẫu", NaiveDate::from_ymd_opt(2025, 7, 1)));
}

/// Neither is done by accident: what ends is shown first, and it is done when it is asked for again.
#[test]
fn ending_and_locking_ask_first() {
    let (_folder, path) = office();
    let is_locked = || open(&path).is_locked(Book::Incoming, None, 2026).unwrap();
    let mut clerk = in_section(&path, 3);
    clerk.ctrl("s");
    assert!(clerk.sees("Khóa sổ năm 2026 của văn bản đến") && clerk.sees("số cuối 2"));
    assert!(!is_locked());
    // Another book is another question.
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(!clerk.sees("Khóa sổ năm 2026 của văn bản đến"));
    clerk.key(Named::ArrowUp, PLAIN);
    clerk.ctrl("s");
    assert!(!is_locked());
    clerk.ctrl("s");
    assert!(is_locked());
    drop(clerk);
    open(&path).write(|transaction| transaction.set_lock(Book::Incoming, None, 2026, false, "còn nữa")).unwrap();

    let ends = || open(&path).series(Some(2026)).unwrap()[0].period.ends;
    let mut clerk = in_section(&path, 1);
    (0..7).for_each(|_| clerk.key(Named::Tab, PLAIN));
    clerk.fills("30/06/2026");
    clerk.fills("sáp nhập");
    // The key that saves a new series ends none.
    clerk.ctrl("s");
    assert!(!clerk.sees("Kết thúc kỳ đánh số của văn bản đến"));
    clerk.ctrl("d");
    assert!(clerk.sees("Kết thúc kỳ đánh số của văn bản đến hết ngày 30/06/2026"));
    assert!(clerk.sees("Từ ngày 01/07/2026 đánh lại từ số 01"));
    assert_eq!(ends(), NaiveDate::from_ymd_opt(2026, 12, 31).unwrap());
    clerk.ctrl("d");
    assert_eq!(ends(), NaiveDate::from_ymd_opt(2026, 6, 30).unwrap());
}

#[test]
fn the_settings_say_which_version_this_is_and_where_a_newer_one_is_found() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    assert!(clerk.sees("Văn Thư, phiên bản 2.6.11") && clerk.sees("MIT hoặc Apache-2.0"));
    assert!(clerk.sees("Tìm bản mới ở nơi đã tải chương trình này"));
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Văn Thư, version 2.6.11"));
}

/// A date and a type are read here as in the forms: short of the year, by the first letters.
#[test]
fn dates_and_types_are_read_alike() {
    let (_folder, path) = office();
    let mut clerk = in_section(&path, 2);
    for text in ["Phòng Kinh tế", "ký muộn", "05/12", "31/12", "", "", "vp"] {
        clerk.fills(text);
    }
    clerk.types("cv");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã giữ số 1"));
    let held = open(&path).reservations(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Some(2026)).unwrap();
    assert_eq!(held[0].until, NaiveDate::from_ymd_opt(2026, 12, 31).unwrap());
    // A series of the next months, its types by their abbreviations.
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F9, PLAIN);
    (0..10).for_each(|_| clerk.key(Named::F8, PLAIN));
    for text in ["vp", "Báo cáo và tờ trình", "bc; ttr", "01/12", "31/12"] {
        clerk.fills(text);
    }
    clerk.ctrl("s");
    let series = open(&path).series(Some(2026)).unwrap();
    let added = series.iter().find(|series| series.name == "Báo cáo và tờ trình").unwrap();
    let types: Vec<_> = added.types.iter().map(|kind| kind.name.as_str()).collect();
    assert_eq!(
        (types, added.period.starts),
        (vec!["Báo cáo", "Tờ trình"], NaiveDate::from_ymd_opt(2026, 12, 1).unwrap())
    );
}
