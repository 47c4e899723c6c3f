//! One window writes; another on the same registry looks, and says why. Commands write beside both.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use chrono::NaiveDateTime;
use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::office::Office,
    language::Locale,
    store::{Access, Store, StoreError, Taken, WritingWindow},
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();

fn moment() -> NaiveDateTime {
    clerk::today().and_hms_opt(8, 5, 0).unwrap()
}

fn office() -> tempfile::TempDir {
    let (folder, _, mut store) =
        fixtures::registry(&Office { place: "Mẫu".to_owned(), ..fixtures::office("Sở Mẫu", "SM") });
    store.name_clerk("Lê Văn Thư").unwrap();
    folder
}

fn run(registry: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.arg("--registry").arg(registry).args(["--lang", "vi"]).args(words).stdin(Stdio::null()).output().unwrap()
}

#[test]
fn the_second_window_learns_who_writes_until_the_first_is_gone() {
    let folder = office();
    let registry = folder.path().join("registry.db");
    assert!(matches!(WritingWindow::take(&folder.path().join("no.db"), moment()), Err(StoreError::Absent(_))));
    let Taken::Mine(window) = WritingWindow::take(&registry, moment()).unwrap() else { panic!("nobody has it") };
    let Taken::Others(Some(holder)) = WritingWindow::take(&registry, moment()).unwrap() else { panic!("taken twice") };
    assert_eq!(holder.since, moment());
    #[cfg(unix)]
    {
        // Every way to the registry leads to the same lock.
        std::os::unix::fs::symlink(&registry, folder.path().join("link.db")).unwrap();
        let by_link = WritingWindow::take(&folder.path().join("link.db"), moment()).unwrap();
        assert!(matches!(by_link, Taken::Others(_)));
    }
    drop(window);
    assert!(matches!(WritingWindow::take(&registry, moment()).unwrap(), Taken::Mine(_)));
}

#[test]
fn a_second_window_only_looks_and_commands_write_beside_both() {
    let folder = office();
    let registry = folder.path().join("registry.db");
    let mut first = Clerk::sits_down(&registry, Locale::Vietnamese);
    let mut second = Clerk::sits_down(&registry, Locale::Vietnamese);
    assert!(!first.sees("cửa sổ này chỉ xem"));
    assert!(second.sees("từ 08:05 23/11/2026"));
    second.key(Named::F2, PLAIN);
    assert!(second.sees("chỉ xem sổ nên chưa ghi gì"));
    assert!(!second.sees("số dự kiến"));
    second.key(Named::F9, PLAIN);
    second.ctrl("s");
    assert!(second.sees("chỉ xem sổ nên chưa ghi gì"));
    let list = folder.path().join("in.json");
    fs::write(&list, r#"{"ArrivalDate":"2026-02-09","OrganName":"A","TypeName":"Báo cáo","Subject":"b"}"#).unwrap();
    assert!(run(&registry, &["register", "incoming", list.to_str().unwrap()]).status.success());
    first.key(Named::F2, PLAIN);
    assert!(first.sees("số dự kiến"));
    // The first goes, a third writes.
    drop(first);
    let mut third = Clerk::sits_down(&registry, Locale::English);
    assert!(!third.sees("this window only looks"));
    drop((second, third));
}

#[test]
fn nothing_is_restored_under_a_window() {
    let folder = office();
    let registry = folder.path().join("registry.db");
    let copies = folder.path().join("copies");
    let backed_up = run(&registry, &["backup", copies.to_str().unwrap()]);
    let copy = String::from_utf8(backed_up.stdout).unwrap();
    let before = fs::read(&registry).unwrap();
    let Taken::Mine(window) = WritingWindow::take(&registry, moment()).unwrap() else { panic!("nobody has it") };
    let refused = run(&registry, &["restore", copy.trim_end()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("đang mở ở cửa sổ"), "{refused:?}");
    assert!(fs::read(&registry).unwrap() == before, "the registry was changed");
    drop(window);
    assert_eq!(run(&registry, &["restore", copy.trim_end()]).status.code(), Some(0));
    Store::open(&registry, Access::Write).unwrap();
}
