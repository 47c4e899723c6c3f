//! What a release is made of agrees with the program: its version, stated once, and the name the desktop knows it by.

use std::{
    fs,
    path::{Path, PathBuf},
};

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// All files below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn the_changelog_dates_the_version_and_says_something_of_it() {
    let changelog = text("CHANGELOG.md");
    let heading = format!("## [{VERSION}] - ");
    let (_, section) = changelog.split_once(&heading).unwrap_or_else(|| panic!("CHANGELOG.md has no {heading}"));
    let (date, rest) = section.split_once('\n').unwrap();
    chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").unwrap();
    let said = rest.split("\n## ").next().unwrap();
    assert!(said.contains("\n- "), "CHANGELOG.md says nothing of {VERSION}");
}

#[test]
fn packages_ask_cargo_toml_for_the_version() {
    let mut found = Vec::new();
    files(&root().join("packaging"), &mut found);
    files(&root().join(".github"), &mut found);
    assert!(found.len() > 20, "{found:?}");
    for path in found {
        // What is no text, as the icon, states nothing.
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(!text.contains(VERSION), "{} states the version itself", path.display());
    }
}

#[test]
fn the_desktop_knows_the_window_by_its_entry() {
    let window = text("src/window/lib.rs");
    let (_, id) = window.split_once("const APPLICATION_ID: &str = \"").unwrap();
    let id = id.split('"').next().unwrap();
    let entry = text(&format!("packaging/linux/{id}.desktop"));
    for line in [format!("StartupWMClass={id}"), format!("Icon={id}")] {
        assert!(entry.lines().any(|held| held == line), "{line}");
    }
    let metadata = text(&format!("packaging/appstream/{id}.metainfo.xml"));
    assert!(metadata.contains(&format!("<id>{id}</id>")));
    assert!(metadata.contains(&format!("<launchable type=\"desktop-id\">{id}.desktop</launchable>")));
}

#[test]
fn the_oldest_compiler_of_cargo_toml_is_tried_on_each_change() {
    let manifest = text("Cargo.toml");
    let (_, oldest) = manifest.split_once("rust-version = \"").unwrap();
    let oldest = oldest.split('"').next().unwrap();
    let workflow = text(".github/workflows/check.yml");
    assert!(workflow.contains(&format!("compiler: [stable, \"{oldest}\"]")), "check.yml does not try {oldest}");
}

/// `cargo test` passes with a filter that matches no test, so a renamed module would no longer be run.
#[test]
fn every_module_of_tests_that_a_script_runs_is_there() {
    let mut seen = 0;
    for script in [".ci/run", ".ci/windows", ".ci/release"] {
        let script = text(script);
        for line in script.lines().filter(|line| !line.trim_start().starts_with('#')) {
            for arguments in line.split("--test ").skip(1) {
                let mut words = arguments.split(|letter: char| letter.is_whitespace() || letter == '"');
                let program = words.next().unwrap_or_default();
                for module in words.filter_map(|word| word.strip_suffix("::")) {
                    let file = root().join("tests").join(program).join(format!("{module}.rs"));
                    assert!(file.exists(), "there is no {}", file.display());
                    seen += 1;
                }
            }
        }
    }
    assert!(seen >= 2, "only {seen} modules are named");
}
