//! Opens a file or a folder with the program that the system has for it.

use std::path::Path;

/// Opens a file or a folder with its default program, which keeps running after this process ends.
///
/// # Errors
/// Returns the system's message when the path does not exist or no program can be started.
#[cfg(target_os = "linux")]
pub fn open(path: &Path) -> Result<(), String> {
    use std::{
        os::unix::process::CommandExt,
        process::{Command, Stdio},
        thread,
    };

    // Checked first: waiting for the exit code of the opener below, which would report a missing file, would block the window.
    std::fs::metadata(path).map_err(|error| error.to_string())?;
    let start = |program: &str, arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
    };
    // `xdg-open` is part of xdg-utils; systems without it may have `gio`, which is part of GLib.
    let started = start("xdg-open", &[]).or_else(|_| start("gio", &["open"]));
    let mut child = started.map_err(|error| error.to_string())?;
    // Waits for the child on a thread of its own; otherwise it would stay a zombie until this process ends.
    let waiting = thread::Builder::new().name("opened".to_owned()).spawn(move || child.wait());
    waiting.map(|_| ()).map_err(|error| error.to_string())
}

/// Opens a file or a folder with its default program, which keeps running after this process ends.
///
/// # Errors
/// Returns the system's message when the path does not exist or no program can be started.
#[cfg(not(target_os = "linux"))]
pub fn open(path: &Path) -> Result<(), String> {
    opener::open(path).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open(&folder.path().join("none.pdf")).is_err());
    }
}
