//! Places on the disk as Unix knows them: who may read what is made, links and pipes where files should be, what killed programs
//! leave.
#![cfg(unix)]

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown, symlink},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};

use crate::{
    folders::done,
    script::{Desk, said},
};

const LINE: &str =
    r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"công tác tuần"}"#;
/// No command may take longer, whatever it is given.
const LONGEST: Duration = Duration::from_secs(20);

/// The command in a shell with this umask or limit set before it.
fn after(shell: &str, registry: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{shell}; exec \"$0\" \"$@\"")).arg(env!("CARGO_BIN_EXE_vanthu"));
    command.args(words).arg("--registry").arg(registry).args(["--lang", "vi"]).stdin(Stdio::null());
    command
}

/// Runs to its end, or fails when that does not come.
#[track_caller]
fn ended(mut child: Child) -> Output {
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > LONGEST {
            child.kill().unwrap();
            panic!("still running after {LONGEST:?}");
        }
        thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().unwrap()
}

/// Everything below a folder with its mode bits, setgid among them.
fn modes(folder: &Path) -> BTreeMap<String, u32> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let metadata = path.symlink_metadata().unwrap();
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            found.insert(name, metadata.mode() & 0o7777);
            if metadata.is_dir() {
                folders.push(path);
            }
        }
    }
    found
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// What the program does with a registry, each thing that leaves a file: registered, attached, copied, restored, a window's lock.
fn lives(registry: &Path, folder: &Path) {
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let run = |words: &[&str]| done(&mut after("umask 022", registry, words));
    fs::write(at("line.json"), LINE).unwrap();
    fs::write(at("scan.txt"), "bản quét").unwrap();
    run(&["register", "incoming", &at("line.json")]);
    run(&["attach", "incoming", "1", "--year", "2026", &at("scan.txt")]);
    let copy = run(&["backup", &at("copies")]);
    let copy = copy.lines().next().unwrap().to_owned();
    run(&["restore", &copy]);
}

#[test]
fn what_is_made_is_its_owners_alone_and_what_is_written_out_is_as_the_system_says() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("data/deep/registry.db");
    done(&mut after("umask 022", &registry, &["office", "--name", "UBND tỉnh", "--abbreviation", "UBND"]));
    lives(&registry, folder.path());
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    for words in [
        ["export", "incoming", "--year", "2026", "-o", out.join("a.csv").to_str().unwrap()],
        ["export", "incoming", "--year", "2026", "-o", out.join("a.xlsx").to_str().unwrap()],
        ["book", "incoming", "--year", "2026", "-o", out.join("a.pdf").to_str().unwrap()],
        ["files", "write", "1", "-o", out.join("a.txt").to_str().unwrap(), "--json"],
    ] {
        let words: Vec<&str> = words.into_iter().filter(|word| *word != "--json").collect();
        done(&mut after("umask 022", &registry, &words));
    }
    for (name, mode) in modes(folder.path()) {
        let is_folder = folder.path().join(&name).is_dir();
        let expected = match name.split('/').next().unwrap() {
            "data" | "copies" if is_folder => 0o700,
            // Attached files are marked as never changed.
            "data" | "copies" if name.contains("-files/") => 0o400,
            "data" | "copies" => 0o600,
            "out" if !is_folder => 0o644,
            _ => continue,
        };
        assert_eq!(mode, expected, "{name}: {mode:o}");
    }
    assert!(modes(folder.path()).keys().any(|name| name.contains("-truoc-khi-phuc-hoi-")));
}

#[test]
fn what_is_kept_for_a_registry_bears_its_mode_and_existing_modes_stay() {
    for mode in [0o600, 0o640, 0o660, 0o644] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        set_mode(&data, 0o755);
        let registry = data.join("registry.db");
        done(&mut after("umask 022", &registry, &["clerk", "Lan Anh"]));
        set_mode(&registry, mode);
        lives(&registry, folder.path());
        let folders = mode | 0o100 | (mode & 0o044) >> 2;
        for (name, found) in modes(folder.path()) {
            let is_folder = folder.path().join(&name).is_dir();
            let expected = match name.split('/').next().unwrap() {
                "data" if name == "data" => 0o755,
                "data" | "copies" if is_folder => folders,
                "data" | "copies" if name.contains("-files/") => mode & 0o444,
                "data" | "copies" => mode,
                _ => continue,
            };
            assert_eq!(found, expected, "{mode:o}: {name} has {found:o}");
        }
    }
}

/// Root can be two users; anybody else is only himself, and then the modes and groups alone say who may do what.
#[test]
fn two_users_of_one_group_work_on_one_registry() {
    const GROUP: u32 = 54_321;
    let is_root = fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    let folder = tempfile::tempdir().unwrap();
    set_mode(folder.path(), 0o755);
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).unwrap();
    let group = if is_root { GROUP } else { fs::metadata(&shared).unwrap().gid() };
    if is_root {
        chown(&shared, None, Some(group)).unwrap();
    }
    set_mode(&shared, 0o2770);
    let registry = shared.join("new/registry.db");
    fs::write(folder.path().join("scan.txt"), "bản quét").unwrap();
    set_mode(&folder.path().join("scan.txt"), 0o644);
    // Each with a group of his own besides, as Debian gives it, and a umask that keeps others out.
    let by = |user: u32, umask: &str, words: &[&str]| {
        let clerk = format!("Văn thư {user}");
        let mut command = after(umask, &registry, &[words, &["--clerk", &clerk]].concat());
        command.env("HOME", &shared);
        if is_root {
            command.uid(user).gid(group);
        }
        done(&mut command)
    };
    let (copies, line) = (shared.join("copies"), folder.path().join("line.json"));
    fs::write(&line, LINE).unwrap();
    set_mode(&line, 0o644);
    let (copies, line) = (copies.to_str().unwrap(), line.to_str().unwrap());
    let scan = folder.path().join("scan.txt");
    by(54_322, "umask 077", &["register", "incoming", line]);
    by(54_323, "umask 022", &["register", "incoming", line]);
    by(54_322, "umask 077", &["attach", "incoming", "1", "--year", "2026", scan.to_str().unwrap()]);
    fs::write(&scan, "bản quét khác").unwrap();
    by(54_323, "umask 022", &["attach", "incoming", "2", "--year", "2026", scan.to_str().unwrap()]);
    by(54_322, "umask 077", &["backup", copies]);
    let copy = by(54_323, "umask 077", &["backup", copies]);
    by(54_323, "umask 077", &["restore", copy.lines().next().unwrap()]);
    by(54_322, "umask 077", &["check"]);
    by(54_322, "umask 077", &["register", "incoming", line]);
    for (name, mode) in modes(&shared) {
        let path = shared.join(&name);
        let expected = match (path.is_dir(), name.contains("-files/")) {
            (true, _) => 0o2770,
            (false, true) => 0o440,
            (false, false) => 0o660,
        };
        assert_eq!((mode, path.metadata().unwrap().gid()), (expected, group), "{name}: {mode:o}");
    }
    if is_root {
        // Whoever is not of the group reads nothing of it.
        let mut stranger = after("umask 022", &registry, &["search", ""]);
        let output = stranger.uid(54_324).gid(54_324).env("HOME", folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    }
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn pipes_devices_and_folders_are_refused_in_a_sentence_and_nothing_waits_for_them() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], LINE);
    for name in ["pipe.csv", "pipe.pdf", "pipe.xlsx", "pipe.jsonl"] {
        pipe(&desk.path(name));
    }
    for name in ["zero.csv", "zero.xlsx", "zero.pdf", "zero.jsonl"] {
        symlink("/dev/zero", desk.path(name)).unwrap();
    }
    fs::create_dir(desk.path("folder.csv")).unwrap();
    let before = fs::read(desk.path("registry.db")).unwrap();
    let mut tries: Vec<Vec<&str>> = Vec::new();
    for name in ["pipe.csv", "pipe.xlsx", "pipe.jsonl", "zero.csv", "zero.xlsx", "zero.jsonl", "folder.csv"] {
        tries.push(vec!["import", name, "--book", "incoming"]);
    }
    for name in ["pipe.pdf", "zero.pdf", "folder.csv", "/dev/full", "/dev/zero"] {
        tries.push(vec!["attach", "incoming", "1", "--year", "2026", name]);
        tries.push(vec!["form", "dau-den", "--number", "1", "--year", "2026", "-o", "out.pdf", "--stamp", name]);
        tries.push(vec!["register", "incoming", name]);
        tries.push(vec!["register", "incoming", "--each", name]);
        tries.push(vec!["amend", "--id", "1", "--reason", "thử", name]);
        tries.push(vec!["restore", name]);
    }
    tries.push(vec!["calendar", "import", "zero.csv"]);
    tries.push(vec!["calendar", "import", "pipe.csv"]);
    for words in tries {
        let child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(&words)
            .args(["--registry", "registry.db", "--lang", "vi"])
            .current_dir(desk.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let output = ended(child.unwrap());
        assert_eq!(output.status.code(), Some(2), "{words:?}: {}", said(&output));
        let sentence = said(&output);
        assert!(sentence.contains("thiết bị") || sentence.contains("không phải là sổ"), "{words:?}: {sentence}");
    }
    assert!(fs::read(desk.path("registry.db")).unwrap() == before, "a refused input altered the registry");
}

#[test]
fn input_without_an_end_is_not_read_to_its_end() {
    let desk = Desk::with_office();
    let id = desk.done(&["register", "incoming"], LINE);
    assert!(id.contains("ArrivalNumber"));
    for words in
        [&["register", "incoming"][..], &["register", "incoming", "--each"], &["amend", "--id", "1", "--reason", "thử"]]
    {
        let child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(words)
            .args(["--lang", "vi", "--registry"])
            .arg(desk.path("registry.db"))
            .stdin(File::open("/dev/zero").unwrap())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let output = ended(child.unwrap());
        assert_eq!(output.status.code(), Some(2), "{words:?}: {}", said(&output));
    }
    // Wrong lines without end are named up to a thousand.
    let lines = "sai\n".repeat(100_000);
    fs::write(desk.path("wrong.jsonl"), lines).unwrap();
    let refused = desk.refused(&["register", "incoming", "wrong.jsonl"], "");
    assert!(refused.contains("không đọc tiếp") && refused.lines().count() < 1_010, "{}", refused.lines().count());
    assert_eq!(desk.numbers(), [1]);
}

#[test]
fn what_stands_in_the_place_of_an_attached_file_is_named_and_never_waited_for() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], LINE);
    fs::write(desk.path("scan.txt"), "bản quét").unwrap();
    desk.done(&["attach", "incoming", "1", "--year", "2026", "scan.txt"], "");
    let kept = modes(&desk.path("registry-files")).into_keys().find(|name| name.contains(".txt")).unwrap();
    let kept = desk.path("registry-files").join(kept);
    fs::remove_file(&kept).unwrap();
    pipe(&kept);
    let check = || {
        let child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["check", "--lang", "vi", "--registry"])
            .arg(desk.path("registry.db"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let output = ended(child.unwrap());
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        said(&output)
    };
    assert!(check().contains("không phải là tệp đính kèm “scan.txt”"));
    fs::remove_file(&kept).unwrap();
    // The very content, but elsewhere: who moves it there changes it when he likes.
    symlink(desk.path("scan.txt"), &kept).unwrap();
    assert!(check().contains("mà là một liên kết"));
}

#[test]
fn nothing_is_written_through_a_link_beside_the_registry() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], LINE);
    let copy = desk.done(&["backup", "copies"], "");
    let copy = copy.trim_end();
    let precious = desk.path("precious.txt");
    fs::write(&precious, "của văn thư").unwrap();
    let unharmed = || assert_eq!(fs::read_to_string(&precious).unwrap(), "của văn thư");
    let beside = |ending: &str| desk.path(&format!("registry.db{ending}"));
    symlink(&precious, beside(".window-holder")).unwrap();
    desk.done(&["restore", copy], "");
    unharmed();
    fs::remove_file(beside(".window")).unwrap();
    symlink(desk.path("made-by-link"), beside(".window")).unwrap();
    let refused = desk.refused(&["restore", copy], "");
    assert!(refused.contains("liên kết"), "{refused}");
    assert!(!desk.path("made-by-link").exists());
    fs::remove_file(beside(".window")).unwrap();
    for log in ["-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(beside(log));
        symlink(&precious, beside(log)).unwrap();
        let refused = desk.refused(&["register", "incoming"], LINE);
        assert!(refused.contains("liên kết"), "{log}: {refused}");
        unharmed();
        fs::remove_file(beside(log)).unwrap();
    }
    // A note that is a pipe keeps nobody waiting.
    let held =
        vanthu::store::WritingWindow::take(&desk.path("registry.db"), chrono::Local::now().naive_local()).unwrap();
    fs::remove_file(beside(".window-holder")).unwrap();
    pipe(&beside(".window-holder"));
    assert!(desk.refused(&["restore", copy], "").contains("đang mở"));
    drop(held);
    assert_eq!(desk.numbers(), [1]);
}

/// Every file in a folder that bears one of the program's passing names.
fn passing(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with('.')).collect()
}

#[test]
fn what_a_killed_command_leaves_is_named_and_then_goes() {
    let desk = Desk::with_office();
    let lines: Vec<String> = (0..300).map(|number| LINE.replace("tuần", &format!("tuần {number}"))).collect();
    desk.done(&["register", "incoming"], &lines.join("\n"));
    let copy = desk.done(&["backup", "copies"], "");
    let size = fs::metadata(desk.path("registry.db")).unwrap().len();
    // The quota's signal comes in the middle of writing; the shell counts in blocks of 512 bytes.
    let limit = format!("ulimit -c 0; ulimit -f {}", size / 2 / 512);
    let registry = desk.path("registry.db");
    let (copies, copy) = (desk.path("copies"), desk.path(copy.trim_end()));
    let copy = copy.to_str().unwrap();
    for words in [["backup", copies.to_str().unwrap()], ["restore", copy]] {
        // A log of its own: that of all tests may be longer than the limit already.
        let output = after(&limit, &registry, &words).env("VANTHU_LOG_FOLDER", desk.path("log")).output().unwrap();
        assert_ne!(output.status.code(), Some(0), "{}", said(&output));
    }
    let left = [passing(desk.folder.path()), passing(&copies)].concat();
    assert_eq!(left.len(), 2, "the signal killed something else");
    assert!(left.iter().all(|path| path.extension().is_some_and(|ending| ending == "new")), "{left:?}");
    // Young ones may be in the making.
    desk.done(&["backup", "copies"], "");
    assert!(left.iter().all(|path| path.exists()));
    assert!(!said(&desk.run(&["check"], "")).contains("tệp tạm"));
    for path in &left {
        let file = File::options().write(true).open(path).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(25)).unwrap();
    }
    let told = said(&desk.run(&["check"], ""));
    assert!(told.contains("Còn 2 tệp tạm"), "{told}");
    desk.done(&["backup", "copies"], "");
    desk.done(&["restore", copy], "");
    assert!(left.iter().all(|path| !path.exists()), "{left:?}");
    assert_eq!(desk.run(&["check"], "").status.code(), Some(0));
}
