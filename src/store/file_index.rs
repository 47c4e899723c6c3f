//! The text of attached files, and the index by which their documents are found. See `file_text` and
//! `file_search` in schema.sql.

use std::io::{Read, Write};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};

use domain::{
    attachment::{AttachmentId, FileHash, KeptFile},
    document::DocumentId,
    text,
    words::words,
};

use super::{
    Result, Store, StoreError, Transaction, attachment,
    changes::Changed,
    documents,
    engine::{Connection, EngineResult, OptionalExtension, params},
    index,
};

/// The texts of one document's files in the index.
#[derive(Debug, Default)]
pub(super) struct IndexedFiles {
    pub(super) fold: String,
    pub(super) exact: String,
    pub(super) mark: String,
}

impl Transaction<'_> {
    /// Records that a kept file is about to be read, so that a file that crashes the program does not crash every program that opens the
    /// registry. An interrupted reading is tried once more.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn begin_reading(&mut self, hash: FileHash) -> Result<()> {
        let sql = "INSERT INTO file_text (hash, state, words) VALUES (?1, 'begun', x'')
                   ON CONFLICT (hash) DO UPDATE SET state = 'begun again' WHERE state = 'begun'";
        self.record_state(sql, hash)
    }

    /// Undoes [`Self::begin_reading`] for a kept file that was not read after all.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn leave_unread(&mut self, hash: FileHash) -> Result<()> {
        self.record_state("DELETE FROM file_text WHERE hash = ?1 AND state <> 'read'", hash)
    }

    /// Records that a kept file cannot be read; it is not tried again.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn cannot_read(&mut self, hash: FileHash) -> Result<()> {
        self.record_state("UPDATE file_text SET state = 'failed' WHERE hash = ?1 AND state <> 'read'", hash)
    }

    /// Adds the text of a kept file to the search index; it may be empty.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn read_file(&mut self, hash: FileHash, text: &str) -> Result<()> {
        let known = "SELECT 1 FROM file_text WHERE hash = ?1 AND state = 'read'";
        if self.connection.prepare_cached(known)?.query_row([hash.0], |_| Ok(())).optional()?.is_some() {
            return Ok(());
        }
        let of = "SELECT DISTINCT document_id FROM attachment WHERE hash = ?1 AND standing = 'valid'";
        let mut statement = self.connection.prepare_cached(of)?;
        let ids = statement.query_map([hash.0], |row| Ok(DocumentId(row.get(0)?)))?;
        let ids = ids.collect::<EngineResult<Vec<_>>>()?;
        for id in &ids {
            forget(self.connection, *id)?;
        }
        let sql = "INSERT INTO file_text (hash, state, words) VALUES (?1, 'read', ?2)
                   ON CONFLICT (hash) DO UPDATE SET state = excluded.state, words = excluded.words";
        self.execute(Changed::Files, sql, params![hash.0, deflated(&text::clean(text))])?;
        for id in &ids {
            remember(self.connection, *id)?;
        }
        Ok(())
    }

    fn record_state(&mut self, sql: &str, hash: FileHash) -> Result<()> {
        self.execute(Changed::Files, sql, [hash.0]).map(drop)
    }
}

impl Store {
    /// Forgets the texts of all files and which cannot be read, so that they are read again.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn forget_files(&mut self) -> Result<()> {
        let sql = "INSERT INTO file_search (file_search) VALUES ('delete-all'); DELETE FROM file_text;";
        self.write(|transaction| {
            transaction.note(Changed::Files);
            Ok(transaction.connection.execute_batch(sql)?)
        })
    }

    /// Lists valid attached files that were neither read nor found unreadable.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn unread_files(&self) -> Result<Vec<KeptFile>> {
        self.read(|connection| {
            let mut unread = Vec::new();
            let counts = "SELECT 1 FROM attachment WHERE hash = ?1 AND standing = 'valid'";
            let mut counts = connection.prepare(counts)?;
            let mut settled = connection.prepare("SELECT 1 FROM file_text WHERE hash = ?1 AND state <> 'begun'")?;
            for (file, _) in attachment::files(connection)? {
                if counts.exists([file.hash.0])? && !settled.exists([file.hash.0])? {
                    unread.push(file);
                }
            }
            Ok(unread)
        })
    }

    /// Lists the files of a document whose content cannot be read.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn unreadable_files(&self, id: DocumentId) -> Result<Vec<AttachmentId>> {
        let sql = "SELECT attachment.id FROM attachment JOIN file_text USING (hash)
                   WHERE document_id = ?1 AND state IN ('begun again', 'failed') ORDER BY attachment.id";
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let ids = statement.query_map([id.0], |row| Ok(AttachmentId(row.get(0)?)))?;
            Ok(ids.collect::<EngineResult<_>>()?)
        })
    }
}

/// Returns the index's texts of a document's files; `None` when they have none.
pub(super) fn of_document(connection: &Connection, id: DocumentId) -> Result<Option<IndexedFiles>> {
    let sql = "SELECT words FROM attachment JOIN file_text USING (hash)
               WHERE document_id = ?1 AND standing = 'valid' ORDER BY attachment.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id.0])?;
    let mut indexed = IndexedFiles::default();
    while let Some(row) = rows.next()? {
        for word in words(&inflated(row.get_ref(0)?.as_blob().unwrap_or_default())) {
            index::append(&mut indexed.fold, &word.fold);
            index::append(&mut indexed.exact, &word.exact);
        }
    }
    if indexed.fold.is_empty() {
        return Ok(None);
    }
    let Some(document) = documents::find(connection, id)? else { return Ok(None) };
    indexed.mark = index::facts(&document, &index::registered_by(connection, id)?);
    Ok(Some(indexed))
}

/// Rebuilds the index from the texts read in all files.
pub(super) fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch("INSERT INTO file_search (file_search) VALUES ('delete-all')")?;
    let sql = "SELECT DISTINCT document_id FROM attachment WHERE standing = 'valid' ORDER BY document_id DESC";
    let ids: Vec<i64> = connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<EngineResult<_>>()?;
    ids.into_iter().try_for_each(|id| remember(connection, DocumentId(id)))
}

/// Removes a document's files from the index; they must be unchanged since they were indexed.
pub(super) fn forget(connection: &Connection, id: DocumentId) -> Result<()> {
    let sql = "INSERT INTO file_search (file_search, rowid, fold, exact, mark) VALUES ('delete', ?1, ?2, ?3, ?4)";
    write(connection, id, sql)
}

/// Adds the present files of a document to the index.
pub(super) fn remember(connection: &Connection, id: DocumentId) -> Result<()> {
    write(connection, id, "INSERT INTO file_search (rowid, fold, exact, mark) VALUES (?1, ?2, ?3, ?4)")
}

fn write(connection: &Connection, id: DocumentId, sql: &str) -> Result<()> {
    if let Some(IndexedFiles { fold, exact, mark }) = of_document(connection, id)? {
        connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(params![index::row_of(id), fold, exact, mark]))
            .map_err(StoreError::of_index)?;
    }
    Ok(())
}

fn deflated(text: &str) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing into memory cannot fail.
    let _ = encoder.write_all(text.as_bytes());
    encoder.finish().unwrap_or_default()
}

/// Decompresses a text; malformed bytes yield an empty one, which a check reports.
fn inflated(bytes: &[u8]) -> String {
    let mut text = String::new();
    match DeflateDecoder::new(bytes).read_to_string(&mut text) {
        Ok(_) => text,
        Err(_) => String::new(),
    }
}
