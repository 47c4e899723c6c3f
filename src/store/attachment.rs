//! Files attached to documents. Like a link, a file may be attached to a document of a locked book or to a
//! cancelled one, because it changes nothing in the book.

use std::collections::HashSet;

use domain::{
    attachment::{Attachment, AttachmentId, FileHash, KeptFile},
    document::DocumentId,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    text,
};

use super::{
    Result, Store, StoreError, Transaction, documents,
    engine::{Connection, EngineResult, OptionalExtension, Row, params},
    file_index,
    history::EventSpec,
};

/// The result of attaching several files: their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attached {
    /// Those that are attached now.
    pub names: Vec<String>,
    /// Those whose content was attached before.
    pub known: Vec<String>,
}

impl Transaction<'_> {
    /// Attaches a kept file to a document.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when there is no such document or it has this very content already; when the registry cannot
    /// be written.
    pub fn attach(&mut self, document: DocumentId, file: &KeptFile) -> Result<AttachmentId> {
        let refused = |cause| Err(Problem::new(Field::Document, cause).into());
        if documents::find(self.connection, document)?.is_none() {
            return refused(Cause::NoDocument);
        }
        let twice = "SELECT 1 FROM attachment WHERE document_id = ?1 AND hash = ?2 AND standing = 'valid'";
        let same = params![document.0, file.hash.0];
        if self.connection.prepare_cached(twice)?.query_row(same, |_| Ok(())).optional()?.is_some() {
            return refused(Cause::AttachedTwice(file.name.clone()));
        }
        file_index::forget(self.connection, document)?;
        let sql = "INSERT INTO attachment (document_id, name, hash, size, standing, standing_reason)
                   VALUES (?1, ?2, ?3, ?4, 'valid', '') RETURNING id";
        let row = params![document.0, text::clean(&file.name), file.hash.0, file.size];
        let id = self.connection.insert(sql, row)?;
        file_index::remember(self.connection, document)?;
        self.inserted(&EventSpec { action: Action::Attached, record: Record::Attachment, id, reason: "" })?;
        Ok(AttachmentId(id))
    }

    /// Withdraws a file that was attached by mistake: it and its row stay, but no longer count.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] without a reason, when there is no such file, or when it was withdrawn
    /// before; when the registry cannot be written.
    pub fn withdraw_attachment(&mut self, id: AttachmentId, reason: &str) -> Result<()> {
        let reason = &text::clean(reason);
        if reason.is_empty() {
            return Err(Problem::new(Field::Reason, Cause::Missing).into());
        }
        let sql = format!("SELECT {COLUMNS} FROM attachment WHERE id = ?1 AND standing = 'valid'");
        let found = self.connection.prepare_cached(&sql)?.query_row([id.0], of_row).optional()?;
        let Some(found) = found else { return Err(Problem::new(Field::Document, Cause::NoAttachment).into()) };
        file_index::forget(self.connection, found.document)?;
        let spec = EventSpec { action: Action::Withdrawn, record: Record::Attachment, id: id.0, reason };
        self.change(&spec, |connection| {
            let sql = "UPDATE attachment SET standing = 'withdrawn', standing_reason = ?2 WHERE id = ?1";
            connection.prepare_cached(sql)?.execute(params![id.0, reason])?;
            Ok(())
        })?;
        file_index::remember(self.connection, found.document)
    }

    /// Attaches several kept files, except those whose content the document has already.
    ///
    /// # Errors
    /// As [`Transaction::attach`], except for such content.
    pub fn attach_all(&mut self, document: DocumentId, files: &[KeptFile]) -> Result<Attached> {
        let mut attached = Attached::default();
        for file in files {
            match self.attach(document, file) {
                Ok(_) => attached.names.push(file.name.clone()),
                Err(StoreError::Refused(problems)) if is_twice(&problems) => {
                    attached.known.push(file.name.clone());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(attached)
    }
}

fn is_twice(problems: &[Problem]) -> bool {
    problems.iter().all(|problem| matches!(problem.cause, Cause::AttachedTwice(_)))
}

const COLUMNS: &str = "id, document_id, name, hash, size, standing = 'valid', standing_reason";

fn of_row(row: &Row<'_>) -> EngineResult<Attachment> {
    let stands: bool = row.get(5)?;
    let reason: String = row.get(6)?;
    Ok(Attachment {
        id: AttachmentId(row.get(0)?),
        document: DocumentId(row.get(1)?),
        file: KeptFile { name: row.get(2)?, hash: FileHash(row.get(3)?), size: row.get(4)? },
        withdrawn: (!stands).then_some(reason),
    })
}

/// Reads every file of a document, withdrawn ones included, in the order of attaching.
pub(super) fn of_document(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Attachment>> {
    let sql = format!("SELECT {COLUMNS} FROM attachment WHERE document_id = ?1 ORDER BY id");
    connection.prepare_cached(&sql)?.query_map([id.0], of_row)?.collect()
}

/// Reads every attached file, withdrawn ones included; each content once, with the first document that has it.
pub(super) fn files(connection: &Connection) -> EngineResult<Vec<(KeptFile, DocumentId)>> {
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM attachment ORDER BY id"))?;
    let mut seen = HashSet::new();
    let all = statement.query_map([], of_row)?.collect::<EngineResult<Vec<_>>>()?;
    let firsts = all.into_iter().filter(|attachment| seen.insert(attachment.file.stored_name()));
    Ok(firsts.map(|attachment| (attachment.file, attachment.document)).collect())
}

/// Returns the name of an attached file.
pub(super) fn name(connection: &Connection, id: i64) -> EngineResult<String> {
    connection.prepare_cached("SELECT name FROM attachment WHERE id = ?1")?.query_row([id], |row| row.get(0))
}

impl Store {
    /// Reads one attached file.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn attachment(&self, id: AttachmentId) -> Result<Option<Attachment>> {
        let sql = format!("SELECT {COLUMNS} FROM attachment WHERE id = ?1");
        self.read(|connection| Ok(connection.prepare_cached(&sql)?.query_row([id.0], of_row).optional()?))
    }

    /// Reads every file of a document, withdrawn ones included, in the order of attaching.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn attachments(&self, id: DocumentId) -> Result<Vec<Attachment>> {
        self.read(|connection| Ok(of_document(connection, id)?))
    }
}
