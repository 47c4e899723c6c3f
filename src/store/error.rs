//! Errors of a registry, as data; the message tells what happened, what is safe and what to do.

use std::path::{Path, PathBuf};

use disk::{naming, plain};
use domain::{field::Problem, text};
use texts::{UserMessage, message};

use super::{
    Address, FileDamage,
    engine::{self, ErrorKind},
    sqlite::file::SCHEMA_VERSION,
};

/// The reason why the registry refused. Every refusal leaves the registry unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no file at this path.
    #[error("no registry at {0}")]
    Absent(Address),
    /// The file is empty.
    #[error("{0} is empty")]
    Empty(Address),
    /// The file is not a registry of this program.
    #[error("{0} is not a registry")]
    NotARegistry(Address),
    /// The registry was made by a newer version of the program.
    #[error("{0} was made by a newer version ({1})")]
    TooNew(Address, i64),
    /// The registry has the form of an earlier version and was opened only for reading, which does not upgrade
    /// it; holds the form.
    #[error("{0} has the form of an earlier version ({1})")]
    OlderForm(Address, u32),
    /// The registry has the form of an earlier version and is open elsewhere, so that it cannot be upgraded.
    #[error("{0} has the form of an earlier version and is in use")]
    UpgradeInUse(Address),
    /// A newer version of the program has upgraded the registry since it was opened here; holds the form.
    #[error("{0} was brought to form {1} meanwhile")]
    UpgradedMeanwhile(Address, i64),
    /// The file is damaged; holds the engine's message.
    #[error("{0} is damaged: {1}")]
    Damaged(Address, String),
    /// Only a search index is damaged; holds the engine's message.
    #[error("the search index of {0} is damaged: {1}")]
    IndexDamaged(Address, String),
    /// A registry exists there already.
    #[error("{0} exists")]
    Exists(Address),
    /// Permission to read or write the folder or file is missing.
    #[error("no permission for {0}")]
    NotAllowed(Address),
    /// Another program has the file open and forbids reading or replacing it.
    #[error("{0} is open in another program")]
    OpenElsewhere(Address),
    /// The file has the read-only attribute (Windows), so it cannot be replaced.
    #[error("{0} is marked read-only")]
    ReadOnly(Address),
    /// The disk is full.
    #[error("the disk of {0} is full")]
    DiskFull(Address),
    /// Another program has kept the registry busy for longer than the limit of waiting.
    #[error("{0} is busy")]
    Busy(Address),
    /// The registry is open elsewhere, so that no other can replace it.
    #[error("{0} is in use")]
    InUse(Address),
    /// The path is on a network share; holds the share's name.
    #[error("{0} lies on a network share ({1})")]
    NetworkShare(PathBuf, String),
    /// The folder's path is so long that Windows could not hold the files a registry adds below it; holds the
    /// longest possible length.
    #[error("the path of {0} is longer than {1}")]
    PathTooLong(PathBuf, usize),
    /// This window is read-only because another one writes.
    #[error("only looking")]
    OnlyLooking,
    /// The folder for backups does not exist.
    #[error("no folder {0}")]
    NoFolder(PathBuf),
    /// The copy of this registry was not whole and was removed; holds what was wrong.
    #[error("the copy of {0} is not whole: {1}")]
    CopyNotWhole(Address, String),
    /// It contains a trigger or a view that is not ours; holds its description.
    #[error("{0} has a part that is not its own: {1}")]
    Foreign(Address, String),
    /// Parts of the schema that protect registered data are missing.
    #[error("{0} lacks parts of its own")]
    Unguarded(Address),
    /// The schema of this copy differs from ours; holds the first difference.
    #[error("{0} is built otherwise: {1}")]
    OtherSchema(Address, String),
    /// This copy was altered; holds the first finding of a check.
    #[error("{0} was altered: {1:?}")]
    Altered(Address, UserMessage),
    /// The contents of the registry do not match its form; holds the form and the engine's message.
    #[error("{0} does not fit form {1}: {2}")]
    Unfit(Address, i64, String),
    /// One of the program's own files beside the registry is a link or not a plain file.
    #[error("{0} is no file of the program")]
    NotOurs(PathBuf),
    /// Backups must not be placed among the attached files.
    #[error("{0} lies among the attached files")]
    AmongFiles(PathBuf),
    /// A registry cannot be restored from itself.
    #[error("{0} is the registry itself")]
    Itself(Address),
    /// The copy is of another registry than this one, which holds documents.
    #[error("{0} is another registry than that of the copy")]
    OtherRegistry(Address),
    /// This file was not attached.
    #[error("{0} was not taken: {1:?}")]
    FileRefused(PathBuf, FileRefusal),
    /// An attached file is missing or was changed: its path, its name, what is wrong.
    #[error("{0} ({1}): {2:?}")]
    FileDamaged(PathBuf, String, FileDamage),
    /// A newer search took over.
    #[error("superseded")]
    Superseded,
    /// It was stopped.
    #[error("stopped")]
    Stopped,
    /// The document does not exist any more.
    #[error("gone")]
    Gone,
    /// The registry's thread ended because of a fault of the program.
    #[error("the thread of the registry died")]
    ThreadDied,
    /// A part of the work ended because of a fault of the program; the rest of the registry works on.
    #[error("broken off")]
    BrokenOff,
    /// No clerk is named, and the system has no login for its user.
    #[error("nameless")]
    Nameless,
    /// The entry does not fit this registry (authority or type unknown, number taken).
    #[error("refused: {0:?}")]
    Refused(Vec<Problem>),
    /// Any other error: the path and the system's message.
    #[error("{0}: {1}")]
    Other(Address, String),
}

/// The reason why a file was not attached. The clerk's file is unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRefusal {
    /// There is no such file.
    Absent,
    /// It is empty.
    Empty,
    /// A folder, or something else that is no plain file.
    NotAFile,
    /// Larger than [`super::LARGEST_FILE`].
    TooLarge,
    /// Permission to read it is missing.
    NotAllowed,
    /// Another program has it open and forbids reading it.
    OpenElsewhere,
    /// It cannot be read; holds the system's message.
    Unreadable(String),
}

impl FileRefusal {
    pub(super) fn of(error: &std::io::Error) -> Self {
        match error.kind() {
            _ if naming::is_open_elsewhere(error) => Self::OpenElsewhere,
            std::io::ErrorKind::NotFound => Self::Absent,
            std::io::ErrorKind::PermissionDenied => Self::NotAllowed,
            _ if plain::is_other(error) => Self::NotAFile,
            _ => Self::Unreadable(error.to_string()),
        }
    }

    fn message(&self, path: &Path) -> UserMessage {
        let path = shown(path);
        match self {
            Self::Absent => message!(texts::FILE_REFUSED_ABSENT, path = path),
            Self::Empty => message!(texts::FILE_REFUSED_EMPTY, path = path),
            Self::NotAFile => message!(texts::FILE_REFUSED_NO_FILE, path = path),
            Self::TooLarge => {
                message!(texts::FILE_REFUSED_TOO_LARGE, path = path, most = (super::LARGEST_FILE >> 20).to_string())
            }
            Self::NotAllowed => message!(texts::FILE_REFUSED_NOT_ALLOWED, path = path),
            Self::OpenElsewhere => message!(texts::FILE_REFUSED_OPEN_ELSEWHERE, path = path),
            Self::Unreadable(detail) => message!(texts::FILE_REFUSED_UNREADABLE, path = path, detail = detail.as_str()),
        }
    }
}

impl FileDamage {
    /// Returns the message about the file of this name at this path.
    pub(super) fn message(&self, path: &Path, name: &str) -> UserMessage {
        let path = shown(path);
        match self {
            Self::Missing => message!(texts::FILE_MISSING, path = path, name = name),
            Self::Differs => message!(texts::FILE_DIFFERS, path = path, name = name),
            Self::NotPlain => message!(texts::FILE_NOT_PLAIN, path = path, name = name),
            Self::Unreadable(detail) => {
                message!(texts::FILE_UNREADABLE_NOW, path = path, name = name, detail = detail.as_str())
            }
        }
    }
}

impl StoreError {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::Absent(address) => message!(texts::STORE_ABSENT, path = shown(address)),
            Self::Empty(address) => message!(texts::STORE_EMPTY, path = shown(address)),
            Self::NotARegistry(address) => message!(texts::STORE_NOT_A_REGISTRY, path = shown(address)),
            Self::TooNew(address, version) => {
                message!(texts::STORE_TOO_NEW, path = shown(address), version = texts::plain(*version))
            }
            Self::OlderForm(address, form) => {
                message!(texts::STORE_OLDER_FORM, path = shown(address), version = texts::plain(*form))
            }
            Self::UpgradeInUse(address) => message!(texts::STORE_UPGRADE_IN_USE, path = shown(address)),
            Self::UpgradedMeanwhile(address, form) => {
                message!(texts::STORE_UPGRADED_MEANWHILE, path = shown(address), version = texts::plain(*form))
            }
            Self::Damaged(address, detail) => {
                message!(texts::STORE_DAMAGED, path = shown(address), detail = technical(detail))
            }
            Self::IndexDamaged(address, detail) => {
                message!(texts::STORE_INDEX_DAMAGED, path = shown(address), detail = technical(detail))
            }
            Self::Exists(address) => message!(texts::STORE_EXISTS, path = shown(address)),
            Self::NotAllowed(address) => message!(texts::STORE_NOT_ALLOWED, path = shown(address)),
            Self::OpenElsewhere(address) => message!(texts::STORE_FILE_OPEN_ELSEWHERE, path = shown(address)),
            Self::ReadOnly(address) => message!(texts::STORE_READ_ONLY, path = shown(address)),
            Self::DiskFull(address) => message!(texts::STORE_DISK_FULL, path = shown(address)),
            Self::Busy(address) => message!(texts::STORE_BUSY, path = shown(address)),
            Self::InUse(address) => message!(texts::STORE_IN_USE, path = shown(address)),
            Self::NetworkShare(address, kind) => {
                message!(texts::STORE_NETWORK_SHARE, path = shown(address), kind = kind.as_str())
            }
            Self::PathTooLong(address, most) => {
                message!(texts::STORE_PATH_TOO_LONG, path = shown(address), most = *most)
            }
            Self::OnlyLooking => UserMessage::from(texts::STORE_ONLY_LOOKING),
            Self::NoFolder(address) => message!(texts::STORE_NO_FOLDER, path = shown(address)),
            Self::Foreign(address, part) => message!(texts::STORE_FOREIGN, path = shown(address), part = part.as_str()),
            Self::Unguarded(address) => message!(texts::STORE_UNGUARDED, path = shown(address)),
            Self::OtherSchema(address, part) => {
                message!(texts::STORE_OTHER_SCHEMA, path = shown(address), part = part.as_str())
            }
            Self::CopyNotWhole(address, detail) => {
                message!(texts::STORE_COPY_NOT_WHOLE, path = shown(address), detail = technical(detail))
            }
            Self::Altered(address, finding) => {
                message!(texts::STORE_ALTERED, path = shown(address), finding = finding.clone())
            }
            Self::Unfit(address, form, detail) => {
                message!(
                    texts::STORE_UNFIT,
                    path = shown(address),
                    version = texts::plain(*form),
                    detail = technical(detail)
                )
            }
            Self::NotOurs(address) => message!(texts::STORE_NOT_OURS, path = shown(address)),
            Self::AmongFiles(address) => message!(texts::STORE_AMONG_FILES, path = shown(address)),
            Self::Itself(address) => message!(texts::STORE_ITSELF, path = shown(address)),
            Self::OtherRegistry(address) => message!(texts::STORE_OTHER_REGISTRY, path = shown(address)),
            Self::FileRefused(address, why) => why.message(address),
            Self::FileDamaged(address, name, damage) => damage.message(address, name),
            Self::Superseded => UserMessage::from(texts::STORE_SUPERSEDED),
            Self::Stopped => UserMessage::from(texts::STORE_STOPPED),
            Self::Gone => UserMessage::from(texts::STORE_GONE),
            Self::ThreadDied => UserMessage::from(texts::STORE_THREAD_DIED),
            Self::BrokenOff => UserMessage::from(texts::WORK_BROKEN_OFF),
            Self::Nameless => UserMessage::from(texts::STORE_NAMELESS),
            Self::Refused(problems) => match problems.first() {
                Some(problem) => problem.message(),
                None => UserMessage::from(texts::STORE_REFUSED),
            },
            Self::Other(address, detail) => {
                message!(texts::STORE_OTHER, path = shown(address), detail = technical(detail))
            }
        }
    }

    /// Describes the error for the log: its kind and the message of engine or system, without names, paths and
    /// texts.
    #[must_use]
    pub fn for_log(&self) -> String {
        let kind = self.message().key();
        match self {
            Self::Damaged(_, detail)
            | Self::IndexDamaged(_, detail)
            | Self::CopyNotWhole(_, detail)
            | Self::Other(_, detail) => {
                format!("{kind} ({})", text::without_quoted(detail))
            }
            _ => kind.to_owned(),
        }
    }
}

/// The longest message of engine or system that is shown, in letters.
const LONGEST_DETAIL: usize = 160;

/// Shortens a message of engine or system to one line for the end of a sentence.
pub(super) fn technical(detail: &str) -> String {
    let line = detail.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_DETAIL) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Returns whether the engine reports that a part of the schema is missing.
fn is_of_another_form(message: &str) -> bool {
    ["no such ", "has no column named"].iter().any(|missing| message.contains(missing))
}

impl From<Problem> for StoreError {
    fn from(problem: Problem) -> Self {
        Self::Refused(vec![problem])
    }
}

impl From<Vec<Problem>> for StoreError {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Refused(problems)
    }
}

impl From<engine::Error> for StoreError {
    fn from(error: engine::Error) -> Self {
        let (address, detail) = (error.address().clone(), error.message());
        match error.kind() {
            ErrorKind::IndexDamaged => Self::IndexDamaged(address, detail),
            ErrorKind::DiskFull => Self::DiskFull(address),
            ErrorKind::Damaged | ErrorKind::Unreadable => Self::Damaged(address, detail),
            ErrorKind::NotADatabase => Self::NotARegistry(address),
            ErrorKind::NotAllowed => Self::NotAllowed(address),
            ErrorKind::Busy => Self::Busy(address),
            ErrorKind::Interrupted => Self::Stopped,
            ErrorKind::DuplicateKey | ErrorKind::Other if is_of_another_form(&detail) => {
                Self::Unfit(address, i64::from(SCHEMA_VERSION), detail)
            }
            ErrorKind::DuplicateKey | ErrorKind::Other => Self::Other(address, detail),
        }
    }
}

impl StoreError {
    /// Converts the error of a statement that only uses a search index: unless disk, lock or stop explain it,
    /// the index is damaged.
    pub(super) fn of_index(error: engine::Error) -> Self {
        match Self::from(error) {
            Self::Damaged(address, detail) | Self::Unfit(address, _, detail) | Self::Other(address, detail) => {
                Self::IndexDamaged(address, detail)
            }
            other => other,
        }
    }

    pub(super) fn of_system(address: impl Into<Address>, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let address = address.into();
        if naming::is_open_elsewhere(error) {
            return Self::OpenElsewhere(address);
        }
        match error.kind() {
            Kind::NotFound => Self::Absent(address),
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::NotAllowed(address),
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull(address),
            Kind::AlreadyExists => Self::Exists(address),
            _ => Self::Other(address, error.to_string()),
        }
    }
}

fn shown(place: impl Into<Address>) -> String {
    place.into().to_string()
}

#[cfg(test)]
mod tests {
    use disk::naming::OpenElsewhere;

    use super::*;

    #[test]
    fn a_file_open_elsewhere_is_told_as_such() {
        let (address, open) = (Address::from(std::path::Path::new("so.db")), OpenElsewhere.into());
        assert_eq!(StoreError::of_system(&address, &open), StoreError::OpenElsewhere(address.clone()));
        assert_eq!(FileRefusal::of(&open), FileRefusal::OpenElsewhere);
        let denied = std::io::ErrorKind::PermissionDenied.into();
        assert_eq!(StoreError::of_system(&address, &denied), StoreError::NotAllowed(address));
        assert_eq!(FileRefusal::of(&denied), FileRefusal::NotAllowed);
    }
}
