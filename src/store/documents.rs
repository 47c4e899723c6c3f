//! Documents as rows: written, read, completed after registering.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{Result, Store, Transaction, error::Fault, index};
use crate::domain::{
    book::Book,
    code::Code,
    content::{Content, FileCode, Priority, Recipient, SignerInfo},
    document::{Document, DocumentId},
    imported::Fingerprint,
    incoming::{Incoming, IncomingEntry},
    outgoing::{Outgoing, OutgoingEntry},
    text,
};

/// What may be filled in after registering (Điều 23: the registration is completed when the document is handed over). `None`
/// leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// Đơn vị hoặc người nhận, of an incoming document.
    pub to_places: Option<String>,
    /// Ngày chuyển.
    pub hand_over_date: Option<NaiveDate>,
    /// Đơn vị, người nhận bản lưu, of an outgoing document.
    pub file_copy_unit: Option<String>,
}

/// Where a document's number comes from.
#[derive(Debug)]
pub(super) struct Origin<'a> {
    series_id: i64,
    fingerprint: Option<&'a Fingerprint>,
    imported_number: bool,
}

impl<'a> Origin<'a> {
    /// A number the registry gave.
    pub(super) fn registered(series_id: i64) -> Self {
        Self { series_id, fingerprint: None, imported_number: false }
    }

    /// A row of an imported list, whose number may have come with it.
    pub(super) fn imported(series_id: i64, fingerprint: &'a Fingerprint, imported_number: bool) -> Self {
        Self { series_id, fingerprint: Some(fingerprint), imported_number }
    }
}

/// Writes a document's row and its receivers.
pub(super) fn insert(
    connection: &Connection,
    document: &Document,
    origin: &Origin<'_>,
) -> std::result::Result<DocumentId, Fault> {
    let content = document.content();
    let (incoming, outgoing) = match document {
        Document::Incoming(incoming) => (Some(&incoming.entry), None),
        Document::Outgoing(outgoing) => (None, Some(&outgoing.entry)),
    };
    let suffix = outgoing.map_or("", |_| document.code().suffix());
    connection.prepare_cached(include_str!("sql/insert_document.sql"))?.execute(named_params! {
        ":book": document.book().key(),
        ":series_id": origin.series_id,
        ":number": document.number(),
        ":suffix": suffix,
        ":code": document.code().as_str(),
        ":arrival_date": incoming.map(|entry| entry.arrival_date),
        ":issued_date": document.issued_date(),
        ":type_name": content.type_name,
        ":organ_name": content.organ_name,
        ":subject": content.subject,
        ":signer_prefix": content.signer_info.prefix,
        ":signer_position": content.signer_info.position,
        ":signer_full_name": content.signer_info.full_name,
        ":priority": content.priority.number(),
        ":due_date": content.due_date,
        ":hand_over_date": content.hand_over_date,
        ":page_amount": content.page_amount,
        ":language": content.language,
        ":description": content.description,
        ":file_organ_id": content.file_code.organ_id,
        ":file_catalog": content.file_code.file_catalog,
        ":file_notation": content.file_code.file_notation,
        ":doc_ordinal": content.doc_ordinal,
        ":to_places": incoming.map_or("", |entry| &entry.to_places),
        ":trace_header_list": incoming.map_or("", |entry| &entry.trace_header_list),
        ":normative": outgoing.is_some_and(|entry| entry.normative),
        ":drafting_unit": outgoing.map_or("", |entry| &entry.drafting_unit),
        ":issued_amount": outgoing.and_then(|entry| entry.issued_amount),
        ":file_copy_unit": outgoing.map_or("", |entry| &entry.file_copy_unit),
        ":imported": origin.imported_number,
        ":import_fingerprint": origin.fingerprint.map(<[u8; 32]>::as_slice),
    })?;
    let id = connection.last_insert_rowid();
    if let Some(entry) = outgoing {
        let mut statement = connection.prepare_cached("INSERT INTO recipient VALUES (?1, ?2, ?3, ?4)")?;
        for (ordinal, recipient) in entry.to.iter().enumerate() {
            statement.execute(params![id, ordinal + 1, recipient.organ_id, recipient.organ_name])?;
        }
    }
    Ok(DocumentId(id))
}

/// The columns [`of_row`] reads, in its order.
pub(super) const COLUMNS: &str = include_str!("sql/document_columns.sql");

/// The document of a row of [`COLUMNS`], without its receivers.
pub(super) fn of_row(row: &Row<'_>) -> rusqlite::Result<Document> {
    let id = DocumentId(row.get("id")?);
    let book: String = row.get("book")?;
    let code = Code::parse(row.get_ref("code")?.as_str()?);
    let content = Content {
        type_name: row.get("type_name")?,
        organ_name: row.get("organ_name")?,
        subject: row.get("subject")?,
        signer_info: SignerInfo {
            prefix: row.get("signer_prefix")?,
            position: row.get("signer_position")?,
            full_name: row.get("signer_full_name")?,
        },
        priority: Priority::from_number(row.get("priority")?).unwrap_or_default(),
        due_date: row.get("due_date")?,
        hand_over_date: row.get("hand_over_date")?,
        page_amount: row.get("page_amount")?,
        language: row.get("language")?,
        description: row.get("description")?,
        file_code: FileCode {
            organ_id: row.get("file_organ_id")?,
            file_catalog: row.get("file_catalog")?,
            file_notation: row.get("file_notation")?,
        },
        doc_ordinal: row.get("doc_ordinal")?,
    };
    Ok(if book == Book::Incoming.key() {
        Document::Incoming(Incoming {
            id,
            arrival_number: row.get("number")?,
            entry: IncomingEntry {
                arrival_date: row.get("arrival_date")?,
                code,
                issued_date: row.get("issued_date")?,
                to_places: row.get("to_places")?,
                trace_header_list: row.get("trace_header_list")?,
                content,
            },
        })
    } else {
        Document::Outgoing(Outgoing {
            id,
            number: row.get("number")?,
            code,
            entry: OutgoingEntry {
                issued_date: row.get("issued_date")?,
                drafting_unit: row.get("drafting_unit")?,
                normative: row.get("normative")?,
                to: Vec::new(),
                issued_amount: row.get("issued_amount")?,
                file_copy_unit: row.get("file_copy_unit")?,
                content,
            },
        })
    })
}

/// Adds the receivers of an outgoing document.
pub(super) fn with_recipients(connection: &Connection, mut document: Document) -> rusqlite::Result<Document> {
    if let Document::Outgoing(outgoing) = &mut document {
        let sql = "SELECT organ_id, organ_name FROM recipient WHERE document_id = ?1 ORDER BY ordinal";
        outgoing.entry.to = connection
            .prepare_cached(sql)?
            .query_map([outgoing.id.0], |row| Ok(Recipient { organ_id: row.get(0)?, organ_name: row.get(1)? }))?
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(document)
}

/// One whole document.
pub(super) fn find(connection: &Connection, id: DocumentId) -> rusqlite::Result<Option<Document>> {
    let sql = const_format_select();
    let document = connection.prepare_cached(&sql)?.query_row([id.0], of_row).optional()?;
    document.map(|document| with_recipients(connection, document)).transpose()
}

fn const_format_select() -> String {
    format!("SELECT {COLUMNS} FROM document WHERE id = ?1")
}

impl Store {
    /// Documents by id, in the order asked; those that do not exist are left out.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn documents(&self, ids: &[DocumentId]) -> Result<Vec<Document>> {
        self.read(|connection| {
            let mut documents = Vec::with_capacity(ids.len());
            for id in ids {
                documents.extend(find(connection, *id)?);
            }
            Ok(documents)
        })
    }

    /// Fills in what was not known when the document was registered. Nothing when there is no such document.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn complete(&mut self, id: DocumentId, completion: &Completion) -> Result<Option<Document>> {
        self.write(|transaction| {
            let path = transaction.path;
            complete(transaction, id, completion).map_err(|fault| fault.at(path))
        })
    }
}

fn complete(
    transaction: &mut Transaction<'_>,
    id: DocumentId,
    completion: &Completion,
) -> std::result::Result<Option<Document>, Fault> {
    let connection = transaction.connection;
    let Some(before) = find(connection, id)? else { return Ok(None) };
    let mut after = before.clone();
    match &mut after {
        Document::Incoming(incoming) => {
            let entry = &mut incoming.entry;
            if let Some(to_places) = &completion.to_places {
                entry.to_places = text::clean(to_places);
            }
            entry.content.hand_over_date = completion.hand_over_date.or(entry.content.hand_over_date);
        }
        Document::Outgoing(outgoing) => {
            let entry = &mut outgoing.entry;
            if let Some(file_copy_unit) = &completion.file_copy_unit {
                entry.file_copy_unit = text::clean(file_copy_unit);
            }
            entry.content.hand_over_date = completion.hand_over_date.or(entry.content.hand_over_date);
        }
    }
    let (to_places, file_copy_unit) = match &after {
        Document::Incoming(incoming) => (incoming.entry.to_places.as_str(), ""),
        Document::Outgoing(outgoing) => ("", outgoing.entry.file_copy_unit.as_str()),
    };
    connection.execute(
        "UPDATE document SET to_places = ?2, hand_over_date = ?3, file_copy_unit = ?4 WHERE id = ?1",
        params![id.0, to_places, after.content().hand_over_date, file_copy_unit],
    )?;
    index::remove(connection, &before)?;
    transaction.pending.push(connection, &after)?;
    Ok(Some(after))
}
