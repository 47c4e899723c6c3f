//! Files attached to documents: kept whole or not at all, each content once, found out when damaged, copied and brought back.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant, SystemTime},
};

use chrono::{NaiveDate, NaiveDateTime};
use sha2::{Digest, Sha256};
use vanthu::{
    domain::{
        attachment::{AttachmentId, FileHash, KeptFile},
        document::DocumentId,
        history::Action,
        incoming::IncomingDraft,
    },
    progress::Progress,
    store::{Access, FileDamage, FileRefusal, Files, LARGEST_FILE, Store, StoreError, restore},
};

use crate::{
    fixtures,
    script::{Desk, said},
};

const FIRST: DocumentId = DocumentId(1);
const NONE: [&str; 0] = [];

fn moment() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(8, 5, 0).unwrap()
}

/// A registry of this many incoming documents, and its folder.
fn registry(documents: usize) -> (tempfile::TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut store = Store::open_or_create(&path).unwrap();
    for at in 0..documents {
        let draft = IncomingDraft {
            arrival_date: NaiveDate::from_ymd_opt(2026, 2, 9),
            content: fixtures::content("Sở Y tế", "Báo cáo", &format!("công tác tuần {at}")),
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    (folder, path, store)
}

/// A clerk's file.
fn file(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

fn attach(store: &mut Store, id: DocumentId, source: &Path) -> KeptFile {
    let kept = Files::of(store.address()).keep(source).unwrap();
    store.write(|transaction| transaction.attach(id, &kept)).unwrap();
    kept
}

/// The keys of what a check finds.
fn found(path: &Path) -> Vec<String> {
    let findings = Store::open(path, Access::Read).unwrap().check(None, &Progress::default()).unwrap();
    findings.iter().map(|finding| finding.key().to_owned()).collect()
}

/// Every file below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Makes a kept file writable again, as somebody who means harm would; not every Windows lets it be removed before.
fn unguard(path: &Path) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    #[allow(clippy::permissions_set_readonly_false, reason = "a file of this test")]
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions).unwrap();
}

/// Removes a folder of kept files.
fn remove_folder(folder: &Path) {
    for path in below(folder) {
        unguard(&path);
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_is_copied_under_its_hash_and_each_content_is_there_once() {
    let (folder, path, mut store) = registry(2);
    let content = "%PDF-1.7 bản quét".as_bytes();
    let source = file(folder.path(), "Công văn 609.PDF", content);
    let kept = attach(&mut store, FIRST, &source);
    let digest = FileHash(Sha256::digest(content).into()).to_string();
    let place = folder.path().join("registry-files").join(&digest[..2]).join(format!("{digest}.pdf"));
    assert_eq!(Files::of(&path).path(&kept), place);
    assert_eq!(fs::read(&place).unwrap(), content);
    assert!(fs::metadata(&place).unwrap().permissions().readonly());
    assert_eq!(fs::read(&source).unwrap(), content, "the clerk's file was touched");
    assert_eq!((kept.name.as_str(), kept.size), ("Công văn 609.PDF", content.len() as u64));

    // The same content again, under another name and for another document, is the same file.
    let again = attach(&mut store, DocumentId(2), &file(folder.path(), "ban-sao.pdf", content));
    assert_eq!(again.hash, kept.hash);
    assert_eq!(below(&folder.path().join("registry-files")), [place]);
    let names = |store: &Store, id| {
        let all = store.attachments(id).unwrap();
        all.into_iter().map(|attachment| attachment.file.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&store, FIRST), ["Công văn 609.PDF"]);
    assert_eq!(names(&store, DocumentId(2)), ["ban-sao.pdf"]);
    // One document has a content once, and several contents.
    let twice = store.write(|transaction| transaction.attach(FIRST, &again)).unwrap_err();
    assert_eq!(twice.message().key(), "problem-document");
    attach(&mut store, FIRST, &file(folder.path(), "phu-luc.xlsx", b"PK"));
    assert_eq!(names(&store, FIRST), ["Công văn 609.PDF", "phu-luc.xlsx"]);
    assert_eq!(found(&path), NONE);
}

#[test]
fn a_wrong_file_is_withdrawn_with_a_reason_and_stays() {
    let (folder, path, mut store) = registry(1);
    let kept = attach(&mut store, FIRST, &file(folder.path(), "nham.pdf", b"%PDF"));
    let id = store.attachments(FIRST).unwrap()[0].id;
    let withdraw =
        |store: &mut Store, id, reason: &str| store.write(|transaction| transaction.withdraw_attachment(id, reason));
    assert!(matches!(withdraw(&mut store, id, " "), Err(StoreError::Refused(_))), "a reason is wanted");
    withdraw(&mut store, id, "nhầm văn bản").unwrap();
    assert!(matches!(withdraw(&mut store, id, "lần nữa"), Err(StoreError::Refused(_))));
    assert!(matches!(withdraw(&mut store, AttachmentId(99), "không có"), Err(StoreError::Refused(_))));
    assert_eq!(store.attachments(FIRST).unwrap()[0].withdrawn.as_deref(), Some("nhầm văn bản"));
    assert!(Files::of(&path).path(&kept).is_file(), "nothing is ever deleted");
    // The very file may be attached again, now rightly.
    attach(&mut store, FIRST, &folder.path().join("nham.pdf"));
    let told: Vec<_> =
        store.history(FIRST).unwrap().into_iter().map(|event| (event.action, event.part, event.reason)).collect();
    let event = |action, reason: &str| (action, "nham.pdf".to_owned(), reason.to_owned());
    assert_eq!(
        told[1..],
        [event(Action::Attached, ""), event(Action::Withdrawn, "nhầm văn bản"), event(Action::Attached, "")]
    );
    assert_eq!(found(&path), NONE);
}

#[test]
fn what_is_no_file_to_keep_is_refused_and_leaves_nothing() {
    let (folder, path, _store) = registry(1);
    let files = Files::of(&path);
    let large = folder.path().join("to.pdf");
    fs::File::create(&large).unwrap().set_len(LARGEST_FILE + 1).unwrap();
    let good = file(folder.path(), "tot.pdf", b"%PDF");
    for (source, why) in [
        (file(folder.path(), "rong.pdf", b""), FileRefusal::Empty),
        (folder.path().to_owned(), FileRefusal::NotAFile),
        (folder.path().join("khong-co.pdf"), FileRefusal::Absent),
        (large, FileRefusal::TooLarge),
    ] {
        let refused = StoreError::FileRefused(source.clone(), why);
        assert_eq!(files.keep(&source), Err(refused.clone()));
        assert_eq!(files.keep_all(&[good.clone(), source]), Err(refused), "all or none");
    }
    assert!(!files.folder().exists());
}

#[test]
fn a_check_finds_every_file_that_is_not_as_it_was() {
    let (folder, path, mut store) = registry(3);
    let kept: Vec<_> = (1..=3_u8)
        .map(|at| {
            let content = vec![at; 100_000];
            attach(&mut store, DocumentId(i64::from(at)), &file(folder.path(), &format!("{at}.pdf"), &content))
        })
        .collect();
    let files = Files::of(&path);
    assert_eq!(found(&path), NONE);
    let place = files.path(&kept[1]);
    unguard(&place);
    let whole = fs::read(&place).unwrap();
    let mut changed = whole.clone();
    changed[50_000] ^= 1;
    for damaged in [&changed[..], &whole[..whole.len() - 1], b""] {
        fs::write(&place, damaged).unwrap();
        assert_eq!(files.damage(&kept[1]), Some(FileDamage::Differs));
        assert_eq!(found(&path), ["check-file"]);
    }
    fs::remove_file(&place).unwrap();
    assert_eq!(files.damage(&kept[1]), Some(FileDamage::Missing));
    assert_eq!(found(&path), ["check-file"]);
    // A damaged file is not written out as if it were what was attached.
    let target = folder.path().join("ra.pdf");
    assert!(matches!(files.write_out(&kept[1], &target), Err(StoreError::FileDamaged(..))));
    assert!(!target.exists());
    // Attached again, it is there again; what was damaged is kept aside.
    fs::write(&place, &changed).unwrap();
    files.keep(&folder.path().join("2.pdf")).unwrap();
    assert_eq!(found(&path), NONE);
    let others = store.files_of_no_document().unwrap();
    let [aside] = &others[..] else { panic!("{others:?}") };
    assert_eq!(fs::read(aside).unwrap(), changed);
    files.write_out(&kept[1], &target).unwrap();
    assert_eq!(fs::read(&target).unwrap(), whole);
    assert!(matches!(files.write_out(&kept[1], &target), Err(StoreError::Exists(_))), "nothing is overwritten");
}

#[test]
fn safety_copies_share_their_files_and_bring_them_back() {
    let (folder, path, mut store) = registry(2);
    let one = attach(&mut store, FIRST, &file(folder.path(), "mot.pdf", b"mot"));
    let copies = folder.path().join("copies");
    let first = store.copy_into(&copies, moment(), &Progress::default()).unwrap();
    assert_eq!((first.files, first.files_missing.len()), (1, 0));
    let two = attach(&mut store, DocumentId(2), &file(folder.path(), "hai.pdf", b"hai"));
    let second = store.copy_into(&copies, moment() + chrono::TimeDelta::days(1), &Progress::default()).unwrap();
    assert_eq!(second.files, 1, "only what was not there yet");
    assert_eq!(below(&copies.join("van-thu-files")).len(), 2);
    for copy in [&first.path, &second.path] {
        assert_eq!(found(copy), NONE, "a copy is whole by itself");
    }
    drop(store);

    // The machine is lost: a copy brings back documents and files, elsewhere too.
    let elsewhere = tempfile::tempdir().unwrap();
    let anew = elsewhere.path().join("so.db");
    assert_eq!(restore(&second.path, &anew, moment(), &Progress::default()).unwrap().files_missing, NONE);
    assert_eq!(below(&elsewhere.path().join("so-files")).len(), 2);
    assert_eq!(found(&anew), NONE);

    // In place: files that were damaged or lost come back, those that came later stay.
    let files = Files::of(&path);
    unguard(&files.path(&one));
    fs::write(files.path(&one), "x").unwrap();
    let restored = restore(&first.path, &path, moment(), &Progress::default()).unwrap();
    assert_eq!(restored.files_missing, NONE);
    assert_eq!((files.damage(&one), files.damage(&two)), (None, None));
    assert_eq!(found(&path), NONE);
    assert_eq!(found(&restored.kept.unwrap()), NONE, "the former registry finds its files too");

    // A copy whose files are lost gives back what it has, and says what is missing.
    remove_folder(&copies.join("van-thu-files"));
    let bare = tempfile::tempdir().unwrap();
    let restored = restore(&second.path, &bare.path().join("so.db"), moment(), &Progress::default()).unwrap();
    assert_eq!((restored.documents, restored.files_missing), (2, vec!["mot.pdf".to_owned(), "hai.pdf".to_owned()]));
}

#[test]
fn a_lost_file_does_not_stop_the_safety_copy() {
    let (folder, path, mut store) = registry(1);
    let lost = attach(&mut store, FIRST, &file(folder.path(), "mat.pdf", b"mat"));
    attach(&mut store, FIRST, &file(folder.path(), "con-lai.pdf", b"con"));
    let lost = Files::of(&path).path(&lost);
    unguard(&lost);
    fs::remove_file(lost).unwrap();
    let copy = store.copy_into(&folder.path().join("copies"), moment(), &Progress::default()).unwrap();
    assert_eq!((copy.documents, copy.files, copy.files_missing), (1, 1, vec!["mat.pdf".to_owned()]));
}

#[test]
fn commands_attach_list_write_out_and_withdraw() {
    let desk = Desk::new();
    let line = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"tuần"}"#;
    desk.done(&["register", "incoming"], line);
    let which = ["incoming", "1", "--year", "2026"];
    fs::write(desk.path("a.pdf"), "mot").unwrap();
    fs::write(desk.path("b.pdf"), "hai").unwrap();
    let told = desk.done(&[&["attach"], &which[..], &["a.pdf", "b.pdf"]].concat(), "");
    assert!(told.contains("Đã đính kèm “a.pdf”") && told.contains("Đã đính kèm “b.pdf”"), "{told}");
    let again = desk.done(&[&["attach"], &which[..], &["a.pdf"]].concat(), "");
    assert!(again.contains("đã có tệp này"), "{again}");
    fs::write(desk.path("rong.pdf"), "").unwrap();
    let refused = desk.refused(&[&["attach"], &which[..], &["rong.pdf"]].concat(), "");
    assert!(refused.contains("rỗng"), "{refused}");
    let listed = desk.done(&[&["files", "list"], &which[..]].concat(), "");
    assert!(listed.contains("#1 · a.pdf · 3 byte") && listed.contains("#2 · b.pdf · 3 byte"), "{listed}");
    desk.done(&["files", "write", "2", "-o", "ra.pdf"], "");
    assert_eq!(fs::read_to_string(desk.path("ra.pdf")).unwrap(), "hai");
    desk.refused(&["files", "write", "2", "-o", "ra.pdf"], "");
    desk.done(&["files", "withdraw", "1", "--reason", "nhầm văn bản"], "");
    let told = desk.done(&[&["history"], &which[..]].concat(), "");
    assert!(told.contains("rút tệp đính kèm “a.pdf” · nhầm văn bản"), "{told}");
    desk.refused(&["files", "write", "7", "-o", "x.pdf"], "");
    desk.done(&["check"], "");
    // A stranger's file in the folder is no fault, but said.
    fs::write(desk.path("registry-files").join("la.txt"), "la").unwrap();
    let output = desk.run(&["check"], "");
    assert!(output.status.success() && said(&output).contains("la.txt"), "{}", said(&output));
    remove_folder(&desk.path("registry-files"));
    let output = desk.run(&["check"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("Văn bản #1: Tệp đính kèm “a.pdf” không còn"), "{}", said(&output));
}

/// A program killed while it attaches: the file hangs on the document whole, or not at all.
#[test]
fn killed_at_any_moment_an_attaching_leaves_no_broken_file() {
    let desk = Desk::new();
    let line = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"tuần"}"#;
    desk.done(&["register", "incoming"], line);
    let registry = desk.path("registry.db");
    let kept = || Store::open(&registry, Access::Read).unwrap().attachments(FIRST).unwrap().len();
    let attach = |at: u32| {
        fs::write(desk.path("scan.pdf"), at.to_le_bytes().repeat(1 << 20)).unwrap();
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_vanthu"));
        child.args(["attach", "--id", "1", "scan.pdf", "--registry", "registry.db"]).current_dir(desk.folder.path());
        child.stdout(Stdio::null()).spawn().unwrap()
    };
    let begun = Instant::now();
    assert!(attach(0).wait().unwrap().success());
    let whole_time = begun.elapsed();
    let (mut before, mut attached) = (kept(), 0);
    for trial in 1..=30 {
        let mut child = attach(trial);
        std::thread::sleep(whole_time.mul_f64(1.5 * f64::from(trial) / 30.0).max(Duration::from_millis(1)));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(found(&registry), NONE);
        let after = kept();
        attached += after - before;
        before = after;
    }
    assert!(attached > 0 && attached < 30, "killed at the wrong moments: {attached} attached");
}

/// What a killed program left half made among the attached files goes, as beside the registry.
#[test]
fn what_killed_programs_left_among_the_files_goes_after_a_day() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], DOCUMENT);
    fs::write(desk.path("a.txt"), "một").unwrap();
    desk.done(&["attach", "incoming", "1", "--year", "2026", "a.txt"], "");
    let left = desk.path("registry-files/.registry-a1B2c3d4E5f6.new");
    let leave = || {
        fs::write(&left, "dở").unwrap();
        let then = SystemTime::now() - Duration::from_hours(48);
        fs::File::options().write(true).open(&left).unwrap().set_modified(then).unwrap();
    };
    leave();
    fs::write(desk.path("b.txt"), "hai").unwrap();
    desk.done(&["attach", "incoming", "1", "--year", "2026", "b.txt"], "");
    assert!(!left.exists(), "after attaching");
    leave();
    let copy = desk.done(&["backup", "copies"], "");
    assert!(!left.exists(), "after a backup");
    leave();
    let copy = desk.path(copy.trim_end());
    desk.done(&["restore", &copy.display().to_string()], "");
    assert!(!left.exists(), "after restoring");
}

/// Backups do not go among the attached files, also before there is any.
#[test]
fn no_copy_goes_among_the_attached_files() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], DOCUMENT);
    for folder in ["registry-files", "registry-files/", "./registry-files", "registry-files/copies"] {
        desk.refused(&["backup", folder], "");
        assert!(!desk.path("registry-files").exists(), "{folder}");
    }
    fs::write(desk.path("a.txt"), "một").unwrap();
    desk.done(&["attach", "incoming", "1", "--year", "2026", "a.txt"], "");
    for folder in ["registry-files", "registry-files/copies"] {
        let refused = desk.refused(&["backup", folder], "");
        assert!(refused.contains("registry-files"), "{refused}");
    }
}

const DOCUMENT: &str = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","Code":"1/BC-SYT","TypeName":"Báo cáo","Subject":"công tác tuần"}"#;
