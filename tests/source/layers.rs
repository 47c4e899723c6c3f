//! The house's lines: which layer may use which, and what each file must begin with.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every source file with its path below src, `/` between folders.
pub fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 40, "the sources were not found");
    files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().components().map(|part| part.as_os_str().to_string_lossy());
            (name.collect::<Vec<_>>().join("/"), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The layer a file belongs to: its first folder, or its own name.
pub fn layer(name: &str) -> &str {
    name.split('/').next().unwrap_or(name).trim_end_matches(".rs")
}

/// Lines of code that name this path, comments aside.
pub fn naming<'a>(text: &'a str, path: &str) -> Vec<&'a str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .filter(|line| {
            line.match_indices(path).any(|(at, _)| {
                !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '"')
            })
        })
        .collect()
}

/// What each layer may use of the others. `progress` and `clock` are handles anybody above the domain may hold; `disk` knows files
/// and nothing of registries.
const MAY_USE: &[(&str, &[&str])] = &[
    ("clock", &[]),
    (
        "commands",
        &[
            "clock", "disk", "domain", "exchange", "jobs", "language", "log_file", "paper", "printer", "progress",
            "store", "texts", "window",
        ],
    ),
    ("demo", &["domain"]),
    ("disk", &[]),
    ("domain", &["texts"]),
    ("exchange", &["disk", "domain", "texts"]),
    ("jobs", &["demo", "disk", "domain", "exchange", "paper", "printer", "progress", "store", "texts"]),
    ("language", &["domain", "texts"]),
    ("log_file", &["disk", "domain"]),
    ("paper", &["disk", "domain", "progress", "texts"]),
    ("printer", &["domain", "texts"]),
    ("progress", &[]),
    ("store", &["clock", "disk", "domain", "progress", "texts"]),
    ("texts", &[]),
    (
        "window",
        &["clock", "disk", "domain", "jobs", "language", "log_file", "paper", "printer", "progress", "store", "texts"],
    ),
];

/// Libraries that only these layers may use.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("calamine", &["exchange"]),
    ("clap", &["commands"]),
    ("clap_complete", &["commands"]),
    ("csv", &["exchange"]),
    ("directories", &["disk", "window"]),
    ("flexi_logger", &["log_file"]),
    ("fluent-bundle", &["language"]),
    ("fluent-syntax", &["texts"]),
    ("hayro", &["paper"]),
    ("iced", &["window"]),
    ("lexopt", &["commands"]),
    // Documents are read and laid out below these, which log none of their text.
    ("log", &["commands", "jobs", "log_file", "store", "window"]),
    ("opener", &["window"]),
    ("printpdf", &["paper"]),
    ("rfd", &["window"]),
    ("rusqlite", &["store"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("tempfile", &["disk", "jobs"]),
    ("ttf-parser", &["paper"]),
];

/// The names in the sections of dependencies of a layer's Cargo.toml, those of its tests aside.
fn dependencies(layer: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer).join("Cargo.toml");
    let manifest = fs::read_to_string(path).unwrap();
    let mut names = Vec::new();
    let mut counts = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            counts = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let Some((name, _)) = line.split_once(['.', ' ']).filter(|_| counts) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The compiler keeps what the manifests say; this keeps the manifests.
#[test]
fn layers_point_one_way() {
    let layers: Vec<&str> = MAY_USE.iter().map(|(layer, _)| *layer).collect();
    let mut found: Vec<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().join("Cargo.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, layers);
    for (layer, allowed) in MAY_USE {
        let used: Vec<_> = dependencies(layer).into_iter().filter(|name| layers.contains(&name.as_str())).collect();
        assert_eq!(used, *allowed, "{layer}");
    }
}

#[test]
fn each_library_stays_in_its_layer() {
    for (library, allowed) in LIBRARIES {
        let users: Vec<_> = MAY_USE
            .iter()
            .map(|(layer, _)| *layer)
            .filter(|layer| dependencies(layer).iter().any(|name| name == library))
            .collect();
        assert_eq!(users, *allowed, "{library}");
    }
}

#[test]
fn each_library_of_paper_is_named_in_one_file() {
    for (library, file) in [("printpdf", "paper/pdf.rs"), ("hayro", "paper/view.rs")] {
        for (name, text) in sources() {
            let lines = naming(&text, library);
            assert_eq!(lines.is_empty(), name != file, "{name} and {library}: {lines:?}");
        }
    }
}

/// Windows refuses to rename, remove or sync a file in ways in which other systems do not: one place waits and opens for it.
#[test]
fn files_are_named_removed_and_synced_in_one_place() {
    for (name, text) in sources().into_iter().filter(|(name, _)| layer(name) != "disk") {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for path in [
            "fs::rename",
            "fs::remove_file",
            "fs::hard_link",
            "persist_noclobber",
            "NamedTempFile",
            "TempPath",
            "sync_all",
        ] {
            let lines: Vec<_> = code.lines().filter(|line| line.contains(path)).collect();
            assert!(lines.is_empty(), "{name} does it by itself: {lines:?}");
        }
    }
}

#[test]
fn the_domain_knows_no_clock_no_files_and_no_threads() {
    for (name, text) in sources().into_iter().filter(|(name, _)| layer(name) == "domain") {
        for path in
            ["std::fs", "std::io", "std::env", "std::time", "std::thread", "std::path", "Local::now", "Utc::now"]
        {
            assert!(naming(&text, path).is_empty(), "{name} uses {path}");
        }
    }
}

/// One clock is handed down from the start: whoever asked the machine's own, or opened a registry to write without one, would date
/// what it writes otherwise than the paper beside it.
#[test]
fn everybody_is_told_the_time_by_the_one_clock() {
    for (name, text) in sources().into_iter().filter(|(name, _)| layer(name) != "clock") {
        for path in ["Local::now", "Utc::now", "chrono::Local"] {
            let lines = naming(&text, path);
            assert!(lines.is_empty(), "{name} has a clock of its own: {lines:?}");
        }
    }
    let of_window_and_jobs = |name: &str| matches!(layer(name), "jobs" | "commands" | "window");
    for (name, text) in sources().into_iter().filter(|(name, _)| of_window_and_jobs(name)) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for path in
            ["Store::open_or_create(", "Store::create(", "Store::create_filled(", "Writer::default", "Clock::default"]
        {
            assert!(naming(code, path).is_empty(), "{name} writes by another clock: {path}");
        }
        let opened = naming(code, "Store::open(");
        let written: Vec<_> = opened.iter().filter(|line| line.contains("Write")).collect();
        assert!(written.is_empty(), "{name} writes by another clock: {written:?}");
    }
}

#[test]
fn every_file_says_what_it_is() {
    for (name, text) in sources() {
        assert!(text.starts_with("//! "), "{name} does not begin with //!");
        for banned in ["utils", "helpers", "common", "manager"] {
            assert!(!name.contains(banned), "{name}: a name that says nothing");
        }
    }
}
