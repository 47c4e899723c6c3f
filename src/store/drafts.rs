//! Drafts: what stood in the entry forms when the window closed or the power went, in one file beside the registry. No record.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    io::{self, BufReader, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use disk::{folder_of, naming, permissions::Permissions, plain, unfinished};
use domain::attachment::{FileHash, KeptFile};

/// What follows the registry's name in the name of the file.
const ENDING: &str = ".drafts.json";
/// What follows that in the name of a file that could not be read.
const UNREAD: &str = ".unread";

/// A draft of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// When it was last written in, as the window says it: `16:42 23/11/2026`.
    pub at: String,
    /// Whether its form was open.
    pub open: bool,
    /// The texts of the form, by the names it gives its inputs.
    pub texts: BTreeMap<String, String>,
    /// The files that wait in the form; their copies lie beside the registry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<DraftFile>,
}

/// A file that waits in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFile {
    /// The name it had when the clerk gave it.
    pub name: String,
    /// Its content's hash, as 64 hexadecimal digits.
    pub hash: String,
    /// In bytes.
    pub size: u64,
}

impl DraftFile {
    /// A kept file, as a draft names it.
    #[must_use]
    pub fn of(file: &KeptFile) -> Self {
        Self { name: file.name.clone(), hash: file.hash.to_string(), size: file.size }
    }

    /// The kept file it names; `None` when its hash is none.
    #[must_use]
    pub fn kept(&self) -> Option<KeptFile> {
        Some(KeptFile { name: self.name.clone(), hash: FileHash::parse(&self.hash)?, size: self.size })
    }
}

/// A row of a batch that is not registered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// What the registry will know the row by.
    pub mark: u64,
    /// What the clerk wrote, by the names of the columns.
    pub texts: BTreeMap<String, String>,
    /// What the program filled in.
    pub given: BTreeMap<String, String>,
}

/// The drafts of a registry, one a book; and its batch.
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
    /// The drafts beside a registry; none where there is no file. A file that cannot be understood is put aside under another
    /// name, so that nothing overwrites it.
    #[must_use]
    pub fn read(registry: &Path) -> Self {
        let path = beside(registry);
        let Ok(file) = plain::open(&path) else { return Self::default() };
        serde_json::from_reader(BufReader::new(file)).unwrap_or_else(|_| {
            // Where it cannot be put aside, the drafts written next replace it: they are what the clerk sees.
            log::warn!("drafts are not understood, and put aside");
            if let Err(error) = naming::rename(&path, &with_ending(&path, UNREAD)) {
                log::warn!("drafts cannot be put aside: {error}");
            }
            Self::default()
        })
    }

    /// Writes the drafts beside a registry, whole or not at all; without a draft there is no file.
    ///
    /// # Errors
    /// When the file cannot be written or taken away; what it said before then stands.
    pub fn write(&self, registry: &Path) -> io::Result<()> {
        let path = beside(registry);
        if *self == Self::default() {
            return match naming::remove(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        let permissions = Permissions::of(registry);
        let mut file = unfinished::begin(folder_of(&path), unfinished::Kind::Registry, Some(permissions))?;
        serde_json::to_writer(&mut file, self)?;
        file.flush()?;
        file.persist(&path, true)?;
        Ok(())
    }
}

/// Where the drafts of a registry lie.
fn beside(registry: &Path) -> PathBuf {
    with_ending(registry, ENDING)
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
        fs::write(beside(&registry), "{\"incoming\":").unwrap();
        assert_eq!(Drafts::read(&registry), Drafts::default());
        draft("Sở Y tế").write(&registry).unwrap();
        let aside = folder.path().join("registry.db.drafts.json.unread");
        assert_eq!(fs::read_to_string(aside).unwrap(), "{\"incoming\":");
    }
}
