//! A script's desk: a folder with a registry, commands run as real processes, what they print and how they end.

use std::{
    io::Write,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
};

use serde_json::Value;

/// A folder with a registry of its own.
pub struct Desk {
    pub folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn with_office() -> Self {
        let desk = Self::new();
        let office = ["office", "--name", "UBND tỉnh", "--abbreviation", "UBND", "--place", "Quảng Trị"];
        assert_eq!(desk.run(&office, "").status.code(), Some(0));
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn run(&self, words: &[&str], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
        command
            .args(words)
            .arg("--registry")
            .arg(self.path("registry.db"))
            .args(["--lang", "vi"])
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = start(&mut command);
        // A command that reads nothing may have ended already.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    #[track_caller]
    pub fn done(&self, words: &[&str], input: &str) -> String {
        let output = self.run(words, input);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    pub fn refused(&self, words: &[&str], input: &str) -> String {
        let output = self.run(words, input);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(!said(&output).contains("panicked"), "{}", said(&output));
        String::from_utf8(output.stderr).unwrap()
    }

    pub fn numbers(&self) -> Vec<u64> {
        let found = self.done(&["search", "", "--json", "--limit", "100000"], "");
        objects(&found).iter().filter_map(|object| object["ArrivalNumber"].as_u64()).collect()
    }
}

/// Starts a program. Of about a thousand Wine fails to start one, with an internal error of its own.
pub fn start(command: &mut Command) -> Child {
    const INTERNAL_ERROR: i32 = 1359;
    loop {
        match command.spawn() {
            Err(error) if cfg!(windows) && error.raw_os_error() == Some(INTERNAL_ERROR) => {}
            started => return started.unwrap(),
        }
    }
}

pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

pub fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
