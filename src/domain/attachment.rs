//! A file attached to a document: the scan of a paper or the electronic original, known by the hash of its content.

use super::document::DocumentId;

/// Which attachment: its row of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttachmentId(pub i64);

/// The SHA-256 of a file's content, by which it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileHash(pub [u8; 32]);

impl FileHash {
    /// The hash that 64 hexadecimal digits say.
    #[must_use]
    pub fn parse(digits: &str) -> Option<Self> {
        let mut hash = [0; 32];
        let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
        if pairs.len() != hash.len() || !rest.is_empty() {
            return None;
        }
        for (byte, pair) in hash.iter_mut().zip(pairs) {
            let value = |digit: u8| char::from(digit).to_digit(16);
            *byte = u8::try_from(value(pair[0])? * 16 + value(pair[1])?).ok()?;
        }
        Some(Self(hash))
    }
}

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

impl KeptFile {
    /// The name it is kept under: its hash and the ending of its name, by which the system knows what opens it.
    #[must_use]
    pub fn stored_name(&self) -> String {
        let ending = self.ending();
        if ending.is_empty() { self.hash.to_string() } else { format!("{}.{ending}", self.hash) }
    }

    /// The ending of its name in lower case: `pdf`; empty when there is none that says a kind.
    #[must_use]
    pub fn ending(&self) -> String {
        const MAX: usize = 8;
        let ending = self.name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let plain = ending.len() <= MAX && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if plain { ending.to_ascii_lowercase() } else { String::new() }
    }
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
    /// Why it was withdrawn; `None` while it counts.
    pub withdrawn: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = FileHash(std::array::from_fn(|at| u8::try_from(at * 8 + 7).unwrap()));
        assert_eq!(FileHash::parse(&hash.to_string()), Some(hash));
        for wrong in ["", "ab", &"g".repeat(64), &"a".repeat(63), &"a".repeat(66), &"é".repeat(32)] {
            assert_eq!(FileHash::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_is_kept_under_its_hash_and_the_ending_of_its_name() {
        let stored = |name: &str| KeptFile { name: name.into(), hash: FileHash([0xab; 32]), size: 1 }.stored_name();
        let hash = "ab".repeat(32);
        for (name, ending) in [
            ("Công văn.PDF", ".pdf"),
            ("a.tar.gz", ".gz"),
            ("scan", ""),
            ("a.b/../c", ""),
            ("a.đoc", ""),
            ("a.123456789", ""),
        ] {
            assert_eq!(stored(name), format!("{hash}{ending}"), "{name}");
        }
    }
}
