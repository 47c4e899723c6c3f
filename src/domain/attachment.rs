//! A file attached to a document: the scan of a paper or the electronic original, known by the hash of its content.

use super::document::DocumentId;

/// Which attachment: its row of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttachmentId(pub i64);

/// The SHA-256 of a file's content, by which it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileHash(pub [u8; 32]);

impl std::fmt::Display for FileHash {
    /// As 64 hexadecimal digits.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// A file that is kept beside the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// The name it had when the clerk gave it.
    pub name: String,
    /// Its content.
    pub hash: FileHash,
    /// In bytes.
    pub size: u64,
}

/// A file as it hangs on a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Which attachment.
    pub id: AttachmentId,
    /// On which document.
    pub document: DocumentId,
    /// The file.
    pub file: KeptFile,
    /// Why it was withdrawn; nothing while it counts.
    pub withdrawn: Option<String>,
}
