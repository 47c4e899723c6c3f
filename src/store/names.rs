//! Names used before, suggested while typing: issuers, units, signers, receivers.

use domain::{
    document::Document,
    text,
    words::{Word, initials, words},
};

use super::{
    Result, Store,
    engine::{Connection, params},
};

/// The kind of a suggested name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// Issuers of incoming documents (tác giả).
    Organ,
    /// Đơn vị hoặc người nhận of incoming documents.
    ToPlaces,
    /// Who signed outgoing documents.
    Signer,
    /// Receivers of outgoing documents (nơi nhận).
    Recipient,
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit,
    /// Đơn vị soạn thảo, by abbreviation.
    DraftingUnit,
    /// Types of documents of both books.
    TypeName,
    /// Units and persons that handle documents or receive them.
    Unit,
    /// Persons who instruct and allow.
    Leader,
    /// Persons who received a document for a unit, or borrowed a file copy.
    Receiver,
}

impl NameKind {
    fn key(self) -> &'static str {
        match self {
            Self::Organ => "organ_name",
            Self::ToPlaces => "to_places",
            Self::Signer => "signer",
            Self::Recipient => "recipient",
            Self::FileCopyUnit => "file_copy_unit",
            Self::DraftingUnit => "drafting_unit",
            Self::TypeName => "type_name",
            Self::Unit => "unit",
            Self::Leader => "leader",
            Self::Receiver => "receiver",
        }
    }
}

/// A name used before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The name as it was written.
    pub name: String,
    /// The number of documents that use it.
    pub uses: u64,
}

/// Counts the names that a document uses.
pub(super) fn count(connection: &Connection, document: &Document) -> Result<()> {
    let count = |kind: NameKind, name: &str| count_one(connection, kind, name);
    count(NameKind::TypeName, &document.content().type_name)?;
    match document {
        Document::Incoming(incoming) => {
            count(NameKind::Organ, &incoming.entry.content.organ_name)?;
            count(NameKind::ToPlaces, &incoming.entry.to_places)?;
        }
        Document::Outgoing(outgoing) => {
            let entry = &outgoing.entry;
            count(NameKind::Signer, &entry.content.signer_info.full_name)?;
            count(NameKind::FileCopyUnit, &entry.file_copy_unit)?;
            count(NameKind::DraftingUnit, &entry.drafting_unit)?;
            for recipient in &entry.to {
                count(NameKind::Recipient, &recipient.organ_name)?;
            }
        }
    }
    Ok(())
}

/// Counts one use of a name, unless it is empty.
pub(super) fn count_one(connection: &Connection, kind: NameKind, name: &str) -> Result<()> {
    let sql = "INSERT INTO used_name (kind, name, uses) VALUES (?1, ?2, 1)
               ON CONFLICT (kind, name) DO UPDATE SET uses = used_name.uses + 1";
    if !name.is_empty() {
        connection.prepare_cached(sql)?.execute(params![kind.key(), name])?;
    }
    Ok(())
}

impl Store {
    /// Suggests names used before in which each typed word begins a word, regardless of diacritics, or whose
    /// initials begin with the one word typed (`stc` for Sở Tài chính); the most used first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn suggest(&self, kind: NameKind, typed: &str, limit: usize) -> Result<Vec<Suggestion>> {
        let wanted: Vec<Word> = words(&text::clean(typed)).collect();
        self.read(|connection| {
            // The office's own units may be suggested before any document names them; persons who received
            // documents may handle them.
            let sql = "SELECT name, uses FROM used_name WHERE kind = ?1
                       UNION ALL
                       SELECT name, uses FROM used_name WHERE ?1 = 'unit' AND kind = 'to_places'
                       AND name NOT IN (SELECT name FROM used_name WHERE kind = 'unit')
                       UNION ALL
                       SELECT known, 0 FROM (
                           SELECT CASE WHEN ?1 = 'drafting_unit' THEN abbreviation ELSE name END AS known FROM unit
                           WHERE ?1 IN ('to_places', 'file_copy_unit', 'drafting_unit', 'unit')
                       ) AS units
                       WHERE known <> '' AND known NOT IN (SELECT name FROM used_name WHERE kind = ?1)
                       AND NOT (?1 = 'unit' AND known IN (SELECT name FROM used_name WHERE kind = 'to_places'))
                       ORDER BY 2 DESC, 1";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([kind.key()])?;
            let mut suggestions = Vec::new();
            while suggestions.len() < limit
                && let Some(row) = rows.next()?
            {
                let name: String = row.get(0)?;
                let held: Vec<Word> = words(&name).collect();
                let begins = |wanted: &Word| held.iter().any(|held| held.begins(wanted));
                if wanted.iter().all(begins)
                    || matches!(wanted.as_slice(), [one] if initials(&name).starts_with(one.typed_fold().as_ref()))
                {
                    suggestions.push(Suggestion { name, uses: row.get(1)? });
                }
            }
            Ok(suggestions)
        })
    }
}
