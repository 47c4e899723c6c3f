//! Refuses folders so long that Windows could not hold the files a registry adds below them: SQLite and the
//! renaming of files accept only the system's usual length. They are refused before anything is created there.

use std::path::Path;

use chrono::NaiveDateTime;

use domain::{
    attachment::{FileHash, KeptFile},
    backup::{actions_name, kept_name, list_name},
};

use crate::{Files, Result, StoreError, sqlite::file};

/// The longest path of Windows, in UTF-16 units: `MAX_PATH` without its closing zero.
const LONGEST: usize = 259;

/// Refuses the place of a registry or of a backup that is too long.
pub(crate) fn refuse(registry: &Path) -> Result<()> {
    if cfg!(windows) { refuse_on_windows(registry) } else { Ok(()) }
}

fn refuse_on_windows(registry: &Path) -> Result<()> {
    let registry = std::path::absolute(registry).unwrap_or_else(|_| registry.to_owned());
    let too_many = longest_beside(&registry).saturating_sub(LONGEST);
    if too_many == 0 {
        return Ok(());
    }
    let folder = file::folder_of(&registry).to_owned();
    let most = length(&folder).saturating_sub(too_many);
    Err(StoreError::PathTooLong(folder, most))
}

/// Returns the length of the longest path that the program makes for a registry.
fn longest_beside(registry: &Path) -> usize {
    let name = registry.file_name().unwrap_or_default().to_string_lossy();
    let attached = KeptFile { name: "a.abcdefgh".to_owned(), hash: FileHash([0; 32]), size: 0 };
    let kept = kept_name(&name, NaiveDateTime::default(), 10);
    let made = [list_name(&kept, 10), actions_name(&kept, 10), format!("{kept}-journal")];
    let beside = made.iter().map(|name| length(&registry.with_file_name(name))).max().unwrap_or(0);
    length(&Files::of(registry).path(&attached)).max(beside)
}

fn length(path: &Path) -> usize {
    path.to_string_lossy().encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a registry in a folder whose path has this many letters.
    fn registry(letters: usize) -> std::path::PathBuf {
        let root = std::path::absolute("/").unwrap();
        let name = "ă".repeat(letters - length(&root));
        root.join(name).join("so.db")
    }

    #[test]
    fn a_folder_is_refused_when_the_files_beneath_it_would_be_too_long() {
        // `\so-files\ab\`, 64 digits of a hash, `.abcdefgh`: 86 letters.
        assert_eq!(refuse_on_windows(&registry(173)), Ok(()));
        match refuse_on_windows(&registry(174)) {
            Err(StoreError::PathTooLong(folder, most)) => assert_eq!((length(&folder), most), (174, 173)),
            other => panic!("{other:?}"),
        }
        assert_eq!(refuse(&registry(200)).is_err(), cfg!(windows));
    }
}
