//! Reads and writes documents as rows.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

pub(super) use super::column::COLUMNS;
use domain::{
    book::Book,
    came_by::CameBy,
    code::Code,
    content::{Content, FileCode, Priority, Recipient, SignerInfo},
    document::{Document, DocumentId, Summary},
    document_field::DocumentField,
    duplicate::DuplicateKey,
    field_value::FieldValue,
    follow_up::sent_back::SentBack,
    imported::Fingerprint,
    incoming::{Incoming, IncomingEntry},
    number::{Number, Numbered},
    outgoing::{Outgoing, OutgoingEntry},
    period::Period,
    registration::{Caution, Registration, Ruling, Standing, Withdrawal},
};

use super::{
    Result, Store, StoreError,
    column::{column, text_column},
    engine::{Bound, Connection, EngineResult, Misfit, OptionalExtension, Row, ToSql, ValueRef, params},
    joint,
};

impl ToSql for FieldValue<'_> {
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        match self {
            Self::Text(text) => text.to_sql(),
            Self::Date(day) => day.to_sql(),
            Self::Amount(amount) => amount.to_sql(),
            Self::Flag(flag) => flag.to_sql(),
            Self::Priority(priority) => Ok(Bound::Borrowed(ValueRef::Integer(priority.number().into()))),
            Self::CameBy(came_by) => came_by.key().to_sql(),
            Self::Bodies(bodies) => bodies.to_sql(),
        }
    }
}

/// The statement that inserts a document's row: the registry's own columns, then the fields in the order of [`DocumentField::columns`].
static INSERT: LazyLock<String> = LazyLock::new(|| {
    const OWN: [&str; 12] = [
        "book",
        "series_id",
        "number",
        "suffix",
        "numbered",
        "numbered_at_origin",
        "double",
        "reason",
        "cautions",
        "registered_event",
        "duplicate_key",
        "import_fingerprint",
    ];
    let columns: Vec<&str> = OWN.into_iter().chain(DocumentField::columns().map(|field| field.row().column)).collect();
    let values: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
    let (columns, values) = (columns.join(", "), values.join(", "));
    format!(
        "INSERT INTO document ({columns}, standing, standing_reason, standing_authority)
         VALUES ({values}, 'valid', '', '') RETURNING id"
    )
});

/// The statement that updates a document's row: its validity and duplicate key, then the fields in the order of
/// [`DocumentField::columns`].
static UPDATE: LazyLock<String> = LazyLock::new(|| {
    const OWN: [&str; 5] = ["standing", "standing_reason", "standing_authority", "standing_date", "duplicate_key"];
    let columns = OWN.into_iter().chain(DocumentField::columns().map(|field| field.row().column));
    let changes: Vec<String> = (2..).zip(columns).map(|(place, column)| format!("{column} = ?{place}")).collect();
    format!("UPDATE document SET {} WHERE id = ?1", changes.join(", "))
});

/// Lists the values of a document's fields in the order of their columns.
fn fields(document: &Document) -> Vec<FieldValue<'_>> {
    DocumentField::columns().map(|field| document.value(field)).collect()
}

fn duplicate_key(document: &Document) -> Option<i64> {
    match document {
        Document::Incoming(incoming) => DuplicateKey::of(&incoming.entry).as_ref().map(hashed),
        Document::Outgoing(_) => None,
    }
}

/// Inserts a document's row and its receivers.
pub(super) fn insert(
    connection: &Connection,
    document: &Document,
    series_id: i64,
    registered_event: i64,
    fingerprint: Option<&Fingerprint>,
) -> Result<DocumentId> {
    let registration = document.registration();
    let fields = fields(document);
    let own = params![
        document.book().key(),
        series_id,
        document.number(),
        registration.suffix,
        registration.numbered.key(),
        registration.numbered_at_origin.map_or("", Numbered::key),
        registration.double,
        registration.reason,
        registration.cautions.iter().map(|caution| caution.key()).collect::<Vec<_>>().join(" "),
        registered_event,
        duplicate_key(document),
        fingerprint.map(<[u8; 32]>::as_slice),
    ];
    let row: Vec<&dyn ToSql> = own.iter().copied().chain(fields.iter().map(|value| value as &dyn ToSql)).collect();
    let id = DocumentId(connection.insert(&INSERT, row.as_slice())?);
    if let Document::Outgoing(outgoing) = document {
        insert_recipients(connection, id, &outgoing.entry.to)?;
    }
    Ok(id)
}

fn insert_recipients(connection: &Connection, id: DocumentId, to: &[Recipient]) -> Result<()> {
    let mut statement = connection.prepare_cached("INSERT INTO recipient VALUES (?1, ?2, ?3, ?4)")?;
    for (ordinal, recipient) in to.iter().enumerate() {
        statement.execute(params![id.0, ordinal + 1, recipient.organ_id, recipient.organ_name])?;
    }
    Ok(())
}

/// Updates what may change in a registered document: everything but its place.
pub(super) fn update(connection: &Connection, document: &Document) -> Result<()> {
    let standing = &document.registration().standing;
    let ruling = standing.ruling();
    let fields = fields(document);
    let own = params![
        document.id().0,
        standing.key(),
        ruling.map_or("", |ruling| &ruling.reason),
        ruling.map_or("", |ruling| &ruling.authority),
        ruling.and_then(|ruling| ruling.date),
        duplicate_key(document),
    ];
    let row: Vec<&dyn ToSql> = own.iter().copied().chain(fields.iter().map(|value| value as &dyn ToSql)).collect();
    connection.prepare_cached(&UPDATE)?.execute(row.as_slice())?;
    if let Document::Outgoing(outgoing) = document {
        connection.prepare_cached("DELETE FROM recipient WHERE document_id = ?1")?.execute([document.id().0])?;
        insert_recipients(connection, document.id(), &outgoing.entry.to)?;
    }
    Ok(())
}

/// Returns the number by which a duplicate key is looked up: 63 bits of its SHA-256. Two keys may share one.
pub(super) fn hashed(key: &DuplicateKey) -> i64 {
    let mut hash = Sha256::new();
    for part in [key.code.as_bytes(), key.organ_name.as_bytes(), &key.year.to_le_bytes()] {
        hash.update(part);
        hash.update([0]);
    }
    let digest = hash.finalize();
    digest.iter().take(8).fold(0_i64, |number, byte| number << 8 | i64::from(*byte)) & i64::MAX
}

/// Reads the document of a row that begins with [`COLUMNS`], without its receivers and joint issuers.
pub(super) fn of_row(row: &Row<'_>) -> EngineResult<Document> {
    let id = DocumentId(column!(row, "id")?);
    let book: String = column!(row, "book")?;
    let code = Code::parse(text_column!(row, "code")?);
    let content = Content {
        type_name: column!(row, "type_name")?,
        organ_name: column!(row, "organ_name")?,
        subject: column!(row, "subject")?,
        signer_info: SignerInfo {
            prefix: column!(row, "signer_prefix")?,
            position: column!(row, "signer_position")?,
            full_name: column!(row, "signer_full_name")?,
        },
        priority: Priority::from_number(column!(row, "priority")?).unwrap_or_default(),
        due_date: column!(row, "due_date")?,
        hand_over_date: column!(row, "hand_over_date")?,
        page_amount: column!(row, "page_amount")?,
        language: column!(row, "language")?,
        description: column!(row, "description")?,
        file_code: FileCode {
            organ_id: column!(row, "file_organ_id")?,
            file_catalog: column!(row, "file_catalog")?,
            file_notation: column!(row, "file_notation")?,
        },
        doc_ordinal: column!(row, "doc_ordinal")?,
    };
    let registration = registration_of_row(row)?;
    Ok(if book == Book::Incoming.key() {
        Document::Incoming(Incoming {
            id,
            arrival_number: column!(row, "number")?,
            entry: IncomingEntry {
                arrival_date: column!(row, "arrival_date")?,
                code,
                issued_date: column!(row, "issued_date")?,
                to_places: column!(row, "to_places")?,
                trace_header_list: column!(row, "trace_header_list")?,
                came_by: CameBy::from_key(text_column!(row, "came_by")?).unwrap_or_default(),
                content,
            },
            registration,
        })
    } else {
        Document::Outgoing(Outgoing {
            id,
            number: column!(row, "number")?,
            code,
            entry: OutgoingEntry {
                issued_date: column!(row, "issued_date")?,
                drafting_unit: column!(row, "drafting_unit")?,
                normative: column!(row, "normative")?,
                to: Vec::new(),
                issued_amount: column!(row, "issued_amount")?,
                file_copy_unit: column!(row, "file_copy_unit")?,
                issuers: Vec::new(),
                content,
            },
            registration,
        })
    })
}

fn registration_of_row(row: &Row<'_>) -> EngineResult<Registration> {
    let standing = match text_column!(row, "standing")? {
        "cancelled" => Standing::Cancelled(ruling_of_row(row)?),
        "recalled" => Standing::Recalled(ruling_of_row(row)?),
        _ => Standing::Valid,
    };
    let period = Period { starts: column!(row, "starts")?, ends: column!(row, "ends")? };
    let cautions = text_column!(row, "cautions")?.split(' ').filter_map(Caution::from_key).collect();
    Ok(Registration {
        suffix: column!(row, "suffix")?,
        numbered: Numbered::from_key(text_column!(row, "numbered")?).unwrap_or_default(),
        numbered_at_origin: Numbered::from_key(text_column!(row, "numbered_at_origin")?),
        double: column!(row, "double")?,
        standing,
        reason: column!(row, "reason")?,
        cautions,
        period: Some(period).filter(|period| !period.is_a_year()),
        struck: column!(row, "struck_back_to")?,
        sent_back: sent_back_of_row(row)?,
        has_file: column!(row, "has_file")?,
    })
}

fn sent_back_of_row(row: &Row<'_>) -> EngineResult<Option<SentBack>> {
    Ok(match column!(row, "sent_back_day")? {
        Some(day) => Some(SentBack { day, reason: column!(row, "sent_back_reason")? }),
        None => None,
    })
}

fn ruling_of_row(row: &Row<'_>) -> EngineResult<Ruling> {
    Ok(Ruling {
        reason: column!(row, "standing_reason")?,
        authority: column!(row, "standing_authority")?,
        date: column!(row, "standing_date")?,
    })
}

/// Adds the receivers and joint issuers of an outgoing document.
pub(super) fn with_parts(connection: &Connection, mut document: Document) -> EngineResult<Document> {
    if let Document::Outgoing(outgoing) = &mut document {
        let sql = "SELECT organ_id, organ_name FROM recipient WHERE document_id = ?1 ORDER BY ordinal";
        outgoing.entry.to = connection
            .prepare_cached(sql)?
            .query_map([outgoing.id.0], |row| Ok(Recipient { organ_id: row.get(0)?, organ_name: row.get(1)? }))?
            .collect::<EngineResult<_>>()?;
        outgoing.entry.issuers = joint::of(connection, outgoing.id)?;
    }
    Ok(document)
}

/// Reads a whole document.
pub(super) fn find(connection: &Connection, id: DocumentId) -> EngineResult<Option<Document>> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE document.id = ?1");
    let document = connection.prepare_cached(&sql)?.query_row([id.0], of_row).optional()?;
    document.map(|document| with_parts(connection, document)).transpose()
}

/// The tables from which [`COLUMNS`] are selected.
pub(super) const TABLES: &str = "document JOIN series ON series.id = document.series_id";

impl Store {
    /// Reads documents by id, in the given order; missing ones are left out.
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

    /// Reads a document in its present state.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when there is none; when the registry cannot be read.
    pub fn document(&self, id: DocumentId) -> Result<Document> {
        self.documents(&[id])?.pop().ok_or(StoreError::Gone)
    }

    /// Passes the summaries of documents to `take` one at a time, in the order of the ids; missing documents are left out.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn for_each_summary(
        &self,
        ids: impl IntoIterator<Item = DocumentId>,
        mut take: impl FnMut(Summary),
    ) -> Result<()> {
        self.read(|connection| {
            let sql = format!(
                "SELECT document.book, number, suffix, coalesce(arrival_date, issued_date), code, organ_name, type_name, subject,
                 standing, starts, ends FROM {TABLES} WHERE document.id = ?1"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            for id in ids {
                let summary = statement.query_row([id.0], |row| {
                    let period = Period { starts: row.get(9)?, ends: row.get(10)? };
                    Ok(Summary {
                        id,
                        book: Book::from_key(row.text(0)?).unwrap_or(Book::Outgoing),
                        number: Number { value: row.get(1)?, suffix: row.get(2)? },
                        date: row.get(3)?,
                        code: row.get(4)?,
                        organ_name: row.get(5)?,
                        type_name: row.get(6)?,
                        subject: row.get(7)?,
                        period: Some(period).filter(|period| !period.is_a_year()),
                        ended: match row.text(8)? {
                            "cancelled" => Some(Withdrawal::Cancel),
                            "recalled" => Some(Withdrawal::Recall),
                            _ => None,
                        },
                    })
                });
                if let Some(summary) = summary.optional()? {
                    take(summary);
                }
            }
            Ok(())
        })
    }

    /// Passes documents to `take` one at a time, in the order of the ids, so that any number of them takes little memory; missing ones are
    /// left out.
    ///
    /// # Errors
    /// The first error of `take`; when the registry cannot be read.
    pub fn for_each_document<E: From<StoreError>>(
        &self,
        ids: impl IntoIterator<Item = DocumentId>,
        mut take: impl FnMut(Document) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE document.id = ?1");
        let mut statement = self.connection.prepare_cached(&sql).map_err(StoreError::from)?;
        for id in ids {
            let document = statement.query_row([id.0], of_row).optional().map_err(StoreError::from)?;
            if let Some(document) = document {
                take(with_parts(&self.connection, document).map_err(StoreError::from)?)?;
            }
        }
        Ok(())
    }
}
