//! Printing on paper where there is nothing to print with: a sentence, and nothing done. With a printer, `.ci/print` tries it.

use std::{
    fs,
    process::{Command, Output},
};

use crate::script::{Desk, said};

/// Runs a command with the address of a print server that is not running.
fn without_service(desk: &Desk, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(words).args(["--lang", "vi"]).current_dir(desk.folder.path());
    command.env("CUPS_SERVER", desk.path("no-socket")).output().unwrap()
}

#[test]
fn without_a_service_of_printers_a_sentence_says_what_to_do() {
    let desk = Desk::new();
    fs::write(desk.path("a.pdf"), "%PDF-1.4\n").unwrap();
    let expected = if cfg!(unix) { "dịch vụ in" } else { "chưa gửi thẳng được đến máy in" };
    for words in [&["printers"][..], &["print", "a.pdf"], &["print", "a.pdf", "--wait"], &["print", "cancel", "1"]] {
        let output = without_service(&desk, words);
        let said = said(&output);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{words:?}: {said}");
        assert!(said.contains(expected), "{words:?}: {said}");
    }
}
