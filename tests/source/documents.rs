//! What the documents for developers name is there: the tests that keep a rule, the files of the tree, the pages they link to.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The test programs, each a folder of `tests`.
const PROGRAMS: [&str; 6] = ["registry", "commands", "window", "slow", "looks", "source"];
/// The folders of the tree whose files are named with their whole path.
const FOLDERS: [&str; 8] = ["src/", "tests/", "docs/", "assets/", "packaging/", "benches/", ".ci/", ".github/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The documents, and where each lies.
fn documents() -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md", "SECURITY.md"].map(|name| root().join(name)).into();
    for folder in ["docs", "docs/decisions"] {
        let files = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        paths.extend(files.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    }
    assert!(paths.len() > 15, "the documents were not found");
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// What stands between backticks outside blocks of code.
fn quoted(text: &str) -> Vec<&str> {
    let outside: Vec<&str> = text.split("```").step_by(2).collect();
    outside.iter().flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
}

/// A test as documents name it, `registry numbering::many_writers…`, by the file it must be in and its name.
fn as_test(quoted: &str) -> Option<(PathBuf, &str)> {
    let (program, path) = quoted.split_once(char::is_whitespace)?;
    let (module, name) = path.rsplit_once("::")?;
    PROGRAMS.contains(&program).then(|| (root().join("tests").join(program).join(format!("{module}.rs")), name))
}

#[test]
fn every_test_that_a_document_names_is_there() {
    let mut seen = 0;
    for (document, text) in documents() {
        for (file, name) in quoted(&text).into_iter().filter_map(as_test) {
            let tests = fs::read_to_string(&file).unwrap_or_default();
            assert!(
                tests.contains(&format!("fn {name}(")),
                "{}: {name} is not in {}",
                document.display(),
                file.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} tests are named");
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let mut seen = 0;
    for (document, text) in documents() {
        let is_path = |quoted: &&str| {
            FOLDERS.iter().any(|folder| quoted.starts_with(folder)) && !quoted.contains(['*', '…', ' ', '{'])
        };
        for path in quoted(&text).into_iter().filter(is_path) {
            assert!(root().join(path).exists(), "{}: there is no {path}", document.display());
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} files are named");
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    for (document, text) in documents() {
        let folder = document.parent().unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or_default();
            if path.is_empty() || link.contains("://") {
                continue;
            }
            assert!(folder.join(path).exists(), "{}: {link} leads nowhere", document.display());
        }
    }
}
