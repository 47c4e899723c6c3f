//! Drafts: unsaved content of the entry forms, kept in one file beside the registry across closing and power
//! cuts. Not part of the record.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    io::{self, BufReader, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use disk::{folder_of, naming, permissions::Permissions, plain, unfinished};
use domain::attachment::{FileHash, KeptFile};

use super::Address;

/// The suffix of the file's name, after the registry's.
const ENDING: &str = ".drafts.json";
/// The further suffix of a file that could not be read.
const UNREAD: &str = ".unread";

/// A draft of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The time of the last change, as displayed: `16:42 23/11/2026`.
    pub at: String,
    /// Whether its form was open.
    pub open: bool,
    /// The texts of the form, by the names of its inputs.
    pub texts: BTreeMap<String, String>,
    /// The files chosen in the form; their copies are kept beside the registry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<DraftFile>,
}

/// A file chosen in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFile {
    /// Its name when the clerk chose it.
    pub name: String,
    /// Its content's hash, as 64 hexadecimal digits.
    pub hash: String,
    /// In bytes.
    pub size: u64,
}

impl DraftFile {
    /// Refers to a kept file.
    #[must_use]
    pub fn of(file: &KeptFile) -> Self {
        Self { name: file.name.clone(), hash: file.hash.to_string(), size: file.size }
    }

    /// Returns the kept file; `None` when the hash is malformed.
    #[must_use]
    pub fn kept(&self) -> Option<KeptFile> {
        Some(KeptFile { name: self.name.clone(), hash: FileHash::parse(&self.hash)?, size: self.size })
    }
}

/// A row of a batch that is not registered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// The mark by which the registry will recognise the row.
    pub mark: u64,
    /// The clerk's texts, by the names of the columns.
    pub texts: BTreeMap<String, String>,
    /// The texts that the program filled in.
    pub given: BTreeMap<String, String>,
}

/// The drafts of a registry, one for each book, and its batch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts {
    /// Of an incoming document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incoming: Option<Draft>,
    /// Of an outgoing document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outgoing: Option<Draft>,
    /// The rows of a batch.
    #[serde(rename = "pile", default, skip_serializing_if = "Vec::is_empty")]
    pub batch: Vec<DraftRow>,
}

impl Drafts {
    /// Reads the drafts beside a registry; empty where there is no file. A file that cannot be understood is
    /// renamed, so that nothing overwrites it.
    #[must_use]
    pub fn read(registry: impl Into<Address>) -> Self {
        let path = beside(&registry.into());
        let Ok(file) = plain::open(&path) else { return Self::default() };
        serde_json::from_reader(BufReader::new(file)).unwrap_or_else(|_| {
            // Where it cannot be renamed, the drafts written next replace it, because they are what the clerk
            // sees.
            log::warn!("drafts are not understood, and put aside");
            if let Err(error) = naming::rename(&path, &with_ending(&path, UNREAD)) {
                log::warn!("drafts cannot be put aside: {error}");
            }
            Self::default()
        })
    }

    /// Writes the drafts beside a registry, completely or not at all; without a draft, removes the file.
    ///
    /// # Errors
    /// When the file cannot be written or removed; its former content stays.
    pub fn write(&self, registry: impl Into<Address>) -> io::Result<()> {
        let registry = registry.into();
        let path = beside(&registry);
        if *self == Self::default() {
            return match naming::remove(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        let permissions = Permissions::of(registry.file());
        let mut file = unfinished::begin(folder_of(&path), unfinished::Kind::Registry, Some(permissions))?;
        serde_json::to_writer(&mut file, self)?;
        file.flush()?;
        file.persist(&path, true)?;
        Ok(())
    }
}

/// Returns the path of the drafts of a registry.
fn beside(registry: &Address) -> PathBuf {
    with_ending(registry.file(), ENDING)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn draft(text: &str) -> Drafts {
        let texts = [("OrganName".to_owned(), text.to_owned())].into_iter().collect();
        let files = vec![DraftFile { name: "Công văn.pdf".to_owned(), hash: "0f".repeat(32), size: 5 }];
        let draft = Draft { at: "16:42 23/11/2026".to_owned(), open: true, texts, files };
        Drafts { incoming: Some(draft), ..Drafts::default() }
    }

    #[test]
    fn drafts_come_back_as_they_were_and_go_with_the_last() {
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry.db");
        assert_eq!(Drafts::read(&registry), Drafts::default());
        for text in ["Sở Y tế", "Sở Tài chính \"A\"\n"] {
            draft(text).write(&registry).unwrap();
            assert_eq!(Drafts::read(&registry), draft(text));
        }
        Drafts::default().write(&registry).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        Drafts::default().write(&registry).unwrap();
    }

    #[test]
    fn a_file_is_named_and_found_again() {
        let file = KeptFile { name: "Công văn.pdf".to_owned(), hash: FileHash([0xa5; 32]), size: 9 };
        assert_eq!(DraftFile::of(&file).kept(), Some(file));
        assert_eq!(DraftFile::default().kept(), None);
    }

    #[test]
    fn a_file_that_cannot_be_understood_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry.db");
        fs::write(beside(&Address::from(&registry)), "{\"incoming\":").unwrap();
        assert_eq!(Drafts::read(&registry), Drafts::default());
        draft("Sở Y tế").write(&registry).unwrap();
        let aside = folder.path().join("registry.db.drafts.json.unread");
        assert_eq!(fs::read_to_string(aside).unwrap(), "{\"incoming\":");
    }
}
