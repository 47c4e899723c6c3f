//! Opens a file or a folder with the program that the system has for it.

use std::path::Path;

/// Opens a file or a folder. The program that is started goes on when this one ends.
///
/// # Errors
/// The system's message.
#[cfg(target_os = "linux")]
pub fn open(path: &Path) -> Result<(), String> {
    use std::{
        os::unix::process::CommandExt,
        process::{Command, Stdio},
        thread,
    };

    // What is not there is refused here: the programs below end too late to wait for what they say.
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
    // Of xdg-utils; of GLib, where these are missing.
    let started = start("xdg-open", &[]).or_else(|_| start("gio", &["open"]));
    let mut child = started.map_err(|error| error.to_string())?;
    // A child that nobody waits for stays a zombie until this program ends.
    let waiting = thread::Builder::new().name("opened".to_owned()).spawn(move || child.wait());
    waiting.map(|_| ()).map_err(|error| error.to_string())
}

/// Opens a file or a folder. The program that is started goes on when this one ends.
///
/// # Errors
/// The system's message.
#[cfg(not(target_os = "linux"))]
pub fn open(path: &Path) -> Result<(), String> {
    opener::open(path).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open(&folder.path().join("none.pdf")).is_err());
    }
}
