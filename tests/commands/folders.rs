//! Folders for registries and copies: those that others keep in step, those of attached files, and what a failed copy leaves.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::script::{Desk, said};

const LINE: &str =
    r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"công tác tuần"}"#;

/// Everything in a folder and the folders below it.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(below(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

#[test]
fn copies_do_not_go_among_the_attached_files() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], LINE);
    fs::write(desk.path("scan.txt"), "bản quét").unwrap();
    desk.done(&["attach", "incoming", "1", "--year", "2026", "scan.txt"], "");
    let before = below(&desk.path("registry-files"));
    let mut folders = vec!["registry-files", "registry-files/copies", "./registry-files/../registry-files"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.path("registry-files"), desk.path("link")).unwrap();
        folders.push("link");
    }
    #[cfg(windows)]
    folders.extend([r"registry-files\copies", "REGISTRY-FILES", r".\registry-files\..\Registry-Files\copies"]);
    for folder in folders {
        let refused = desk.refused(&["backup", folder], "");
        assert!(refused.contains("thư mục tệp đính kèm"), "{folder}: {refused}");
    }
    assert_eq!(below(&desk.path("registry-files")), before);
}

#[test]
fn a_copy_that_fails_leaves_nothing_beside_the_others() {
    let desk = Desk::with_office();
    let lines: Vec<String> = (0..300).map(|number| LINE.replace("tuần", &format!("tuần {number}"))).collect();
    desk.done(&["register", "incoming"], &lines.join("\n"));
    fs::create_dir(desk.path("copies")).unwrap();
    let mut bytes = fs::read(desk.path("registry.db")).unwrap();
    let row = "công tác tuần 150".as_bytes();
    let page = bytes.windows(row.len()).position(|bytes| bytes == row).unwrap() / 4096 * 4096;
    bytes[page..page + 4096].fill(0xA5);
    fs::write(desk.path("registry.db"), &bytes).unwrap();
    desk.refused(&["backup", "copies"], "");
    assert_eq!(below(&desk.path("copies")), Vec::<PathBuf>::new());
}

/// A command on this registry that says nothing on standard input.
fn on(registry: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(words).arg("--registry").arg(registry).args(["--lang", "vi"]).stdin(Stdio::null());
    command
}

/// What a command says that must succeed.
#[track_caller]
pub(crate) fn done(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    said(&output)
}

#[test]
fn places_that_others_keep_in_step_are_warned_of() {
    let folder = tempfile::tempdir().unwrap();
    let cloud = folder.path().join("Dropbox");
    fs::create_dir(&cloud).unwrap();
    let registry = cloud.join("registry.db");
    let office = ["office", "--name", "UBND tỉnh", "--abbreviation", "UBND"];
    let warned = "trong thư mục do Dropbox đồng bộ";
    assert!(done(&mut on(&registry, &office)).contains(warned));
    assert!(done(&mut on(&registry, &["check"])).contains(warned));
    // A script that registers is not told each time.
    let mut register = on(&registry, &["register", "incoming"]);
    assert!(!done(&mut register).contains(warned));
    let local = folder.path().join("data/registry.db");
    assert!(!done(&mut on(&local, &office)).contains("đồng bộ"));
    let copies = cloud.join("sao-luu");
    let told = done(&mut on(&local, &["backup", copies.to_str().unwrap()]));
    assert!(told.contains("Bản sao lưu để ở") && told.contains("Dropbox"), "{told}");
    let told = done(on(&local, &["check"]).env("OneDriveCommercial", folder.path().join("data")));
    assert!(told.contains("trong thư mục do OneDrive đồng bộ"), "{told}");
}
