//! Checks that every attached file exists under its hash with the content that was attached.

use std::collections::HashSet;

use progress::Progress;
use texts::{UserMessage, message};

use super::MAX_NAMED;
use crate::{Address, Files, Result, Store, StoreError, attachment};

/// Reads every attached file to its end. The registry is closed before, because reading may take long.
pub(super) fn files(registry: &Address, progress: &Progress, findings: &mut Vec<UserMessage>) -> Result<()> {
    let kept = Store::open_to_check(registry)?.read(|connection| Ok(attachment::files(connection)?))?;
    let files = Files::of(registry);
    let mut more = 0_usize;
    for (file, document) in &kept {
        if progress.is_stopped() {
            return Err(StoreError::Stopped);
        }
        let Some(damage) = files.damage(file) else { continue };
        if findings.len() == MAX_NAMED {
            more += 1;
            continue;
        }
        let finding = damage.message(&files.path(file), &file.name);
        findings.push(message!(texts::CHECK_FILE, id = texts::plain(document.0), finding = finding));
    }
    if more > 0 {
        findings.push(message!(texts::CHECK_FILES_MORE, files = more));
    }
    Ok(())
}

impl Store {
    /// Lists files in the folder of attached files that belong to no document: leftovers of an interrupted
    /// attaching, or files put there by others.
    ///
    /// # Errors
    /// When the registry or the folder cannot be read.
    pub fn files_of_no_document(&self) -> Result<Vec<std::path::PathBuf>> {
        let kept = self.read(|connection| Ok(attachment::files(connection)?))?;
        let files = Files::of(self.address());
        let known: HashSet<_> = kept.iter().map(|(file, _)| files.path(file)).collect();
        files.others_than(&known).map_err(|error| StoreError::of_system(files.folder(), &error))
    }
}
