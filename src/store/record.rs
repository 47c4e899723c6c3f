//! Tables of record in the form of the history: a row, with the parts that belong to it, as one JSON text. See
//! schema.sql.

use std::{fmt::Write, sync::LazyLock};

use sha2::{Digest, Sha256};

use domain::{document_field::DocumentField, history::Record};

use super::{
    Result,
    engine::{Connection, OptionalExtension, Row, ValueRef},
};

/// What of a table belongs to its record.
pub(super) struct Table {
    /// Every column except id and those derived from other rows.
    pub(super) columns: &'static [&'static str],
    /// Those that may be NULL; only they distinguish an empty text from NULL.
    pub(super) nullable: &'static [&'static str],
    /// Rows of another table that belong to one of this.
    pub(super) part: Option<Part>,
}

/// Rows of another table that belong to a record.
pub(super) struct Part {
    pub(super) table: &'static str,
    /// The column that names the record.
    owner: &'static str,
    columns: &'static [&'static str],
    order: &'static str,
}

/// Every column of a document except its id.
static DOCUMENT: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let place = ["book", "series_id", "number", "suffix"];
    let known = [
        "numbered",
        "double",
        "reason",
        "cautions",
        "standing",
        "standing_reason",
        "standing_authority",
        "standing_date",
        "registered_event",
        "duplicate_key",
        "import_fingerprint",
        "numbered_at_origin",
    ];
    place.into_iter().chain(DocumentField::columns().map(|field| field.row().column)).chain(known).collect()
});
/// Those of them that may be NULL.
static DOCUMENT_NULLABLE: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let fields = DocumentField::columns().filter(|field| field.is_nullable()).map(|field| field.row().column);
    fields.chain(["standing_date", "duplicate_key", "import_fingerprint"]).collect()
});

/// Returns the table of a kind of record.
pub(super) fn table(record: Record) -> Table {
    let (columns, nullable, part): (&[_], &[_], _) = match record {
        Record::Authority => {
            (&["name", "abbreviation", "parent", "valid_from", "valid_to"], &["valid_from", "valid_to"], None)
        }
        Record::FormerName => (&["authority_id", "name", "abbreviation", "parent", "until"], &[], None),
        Record::Office => (&["authority_id", "parent", "place"], &[], None),
        Record::DocumentType => (&["name", "abbreviation", "category", "written"], &[], None),
        Record::Series => (
            &["book", "authority_id", "name", "starts", "ends", "first"],
            &["authority_id"],
            Some(Part { table: "series_type", owner: "series_id", columns: &["type_id"], order: "type_id" }),
        ),
        Record::PeriodStart => (&["book", "authority_id", "day", "reopened"], &["authority_id"], None),
        Record::Document => (
            DOCUMENT.as_slice(),
            DOCUMENT_NULLABLE.as_slice(),
            Some(Part {
                table: "recipient",
                owner: "document_id",
                columns: &["ordinal", "organ_id", "organ_name"],
                order: "ordinal",
            }),
        ),
        Record::Issuer => {
            (&["document_id", "ordinal", "organ_name", "abbreviation", "authority_id"], &["authority_id"], None)
        }
        Record::Link => (&["first_id", "kind", "second_id"], &[], None),
        Record::Reservation => (
            &["series_id", "number", "in_turn", "holder", "reason", "until", "state", "document_id"],
            &["document_id"],
            None,
        ),
        Record::StruckNumber => (&["series_id", "number", "back_to", "reason", "ruled_by", "day"], &[], None),
        Record::NumberRuling => (&["document_id", "reason", "ruled_by", "day"], &[], None),
        Record::Attachment => (&["document_id", "name", "hash", "size", "standing", "standing_reason"], &[], None),
        Record::Submission
        | Record::Instruction
        | Record::Assignment
        | Record::HandOver
        | Record::Confirmation
        | Record::SentBack
        | Record::Dispatch
        | Record::Loan
        | Record::Envelope => {
            let (columns, nullable) = entries(record);
            (columns, nullable, None)
        }
        Record::BookLock => (&["book", "authority_id", "year", "locked"], &["authority_id"], None),
        Record::ClosedDay => (&["day", "first_event", "last_event"], &[], None),
        Record::PrintedPage => (
            &["book", "authority_id", "year", "volume", "page", "supplement", "drawn"],
            &["authority_id"],
            Some(Part {
                table: "printed_row",
                owner: "page_id",
                columns: &["ordinal", "document_id", "place", "cells", "struck", "rest"],
                order: "ordinal",
            }),
        ),
        Record::Restoring => (&["day", "copy", "copied", "former", "documents", "days", "asks"], &[], None),
        Record::LostNumber => {
            (&["restoring_id", "series_id", "first", "last", "suffix", "in_turn", "cause"], &[], None)
        }
        Record::LastNumber => (&["restoring_id", "series_id", "number", "reason"], &["number"], None),
        Record::Repair => (&["day", "parts", "kept"], &[], None),
        Record::LostPage => {
            (&["restoring_id", "book", "authority_id", "year", "volume", "page", "supplement"], &["authority_id"], None)
        }
    };
    Table { columns, nullable, part }
}

/// Returns the columns of a kind of follow-up, and those that may be NULL.
fn entries(record: Record) -> (&'static [&'static str], &'static [&'static str]) {
    match record {
        Record::Submission => (&["document_id", "day", "submitted_to", "struck"], &[]),
        Record::Instruction => (&["document_id", "author", "day", "text", "struck"], &[]),
        Record::Assignment => (
            &["document_id", "instruction_id", "unit", "role", "due_date", "state", "state_date", "remark", "struck"],
            &["instruction_id", "due_date", "state_date"],
        ),
        Record::HandOver => (&["document_id", "day", "unit", "receiver", "struck"], &[]),
        Record::Confirmation => (&["document_id", "day", "struck"], &[]),
        Record::SentBack => (&["document_id", "day", "reason", "struck"], &[]),
        Record::Dispatch => (
            &["document_id", "day", "sent_by", "sent_to", "envelopes", "received_date", "remark", "struck"],
            &["envelopes", "received_date"],
        ),
        Record::Loan => {
            (&["document_id", "day", "borrower", "allowed_by", "returned_date", "remark", "struck"], &["returned_date"])
        }
        Record::Envelope => (
            &[
                "arrival_date",
                "sender",
                "code",
                "addressee",
                "hand_over_date",
                "receiver",
                "remark",
                "document_id",
                "struck",
            ],
            &["hand_over_date", "document_id"],
        ),
        _ => (&[], &[]),
    }
}

/// Makes the image of a row; `None` when there is none.
pub(super) fn image(connection: &Connection, record: Record, id: i64) -> Result<Option<String>> {
    let table = table(record);
    let sql = format!("SELECT id, {} FROM {} WHERE id = ?1", table.columns.join(", "), record.key());
    let image = connection.prepare_cached(&sql)?.query_row([id], |row| Ok(of_row(&table, row))).optional()?;
    let Some(mut image) = image.transpose()? else { return Ok(None) };
    if let Some(part) = &table.part {
        let mut statement = connection.prepare_cached(&part.sql("= ?1"))?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            push_part(&mut image, part, &row)?;
        }
    }
    Ok(Some(closed(image)))
}

/// Passes on every row of a kind of record with its image, in the order of ids.
pub(super) fn for_each(
    connection: &Connection,
    record: Record,
    mut take: impl FnMut(i64, &str) -> Result<()>,
) -> Result<()> {
    let table = table(record);
    let mut statement =
        connection.prepare(&format!("SELECT id, {} FROM {} ORDER BY id", table.columns.join(", "), record.key()))?;
    let mut rows = statement.query([])?;
    let mut part_statement =
        table.part.as_ref().map(|part| connection.prepare(&part.sql("IS NOT NULL"))).transpose()?;
    let mut part_rows = part_statement.as_mut().map(|statement| statement.query([])).transpose()?;
    let mut waiting = false;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let mut image = of_row(&table, &row)?;
        // Parts are in the order of their owners, so both lists are walked once in step.
        if let (Some(part), Some(part_rows)) = (&table.part, part_rows.as_mut()) {
            loop {
                let next = if waiting { part_rows.get() } else { part_rows.next()? };
                waiting = true;
                let Some(next) = next else { break };
                let owner: i64 = next.get(0)?;
                if owner > id {
                    break;
                }
                if owner == id {
                    push_part(&mut image, part, &next)?;
                }
                waiting = false;
            }
        }
        take(id, &closed(image))?;
    }
    Ok(())
}

/// Returns an owner of parts whose record is missing; 0 when every part has its record.
pub(super) fn orphaned_parts(connection: &Connection, record: Record) -> Result<i64> {
    let Some(Part { table: part, owner, .. }) = table(record).part else { return Ok(0) };
    let sql =
        format!("SELECT coalesce(max({owner}), 0) FROM {part} WHERE {owner} NOT IN (SELECT id FROM {})", record.key());
    Ok(connection.query_row(&sql, [], |row| row.get(0))?)
}

impl Part {
    fn sql(&self, owner: &str) -> String {
        let Self { table, owner: column, columns, order } = self;
        format!(
            "SELECT {column}, {} FROM {table} WHERE {column} {owner} ORDER BY {column}, {order}",
            columns.join(", ")
        )
    }
}

/// Computes the SHA-256 of an image.
pub(super) fn digest(image: &str) -> [u8; 32] {
    Sha256::digest(image.as_bytes()).into()
}

/// Begins the image of a row, to which its parts can be added.
fn of_row(table: &Table, row: &Row<'_>) -> Result<String> {
    let mut image = String::with_capacity(512);
    image.push('{');
    for (at, column) in table.columns.iter().enumerate() {
        let value = row.get_ref(at + 1)?;
        let empty = match value {
            ValueRef::Null => true,
            ValueRef::Text(text) => text.is_empty() && !table.nullable.contains(column),
            _ => false,
        };
        if !empty {
            if image.len() > 1 {
                image.push(',');
            }
            image.push('"');
            image.push_str(column);
            image.push_str("\":");
            push_value(&mut image, value);
        }
    }
    Ok(image)
}

fn push_part(image: &mut String, part: &Part, row: &Row<'_>) -> Result<()> {
    // The parts are one list under their table's name, the last key.
    let start = format!("\"{}\":[", part.table);
    if image.ends_with(']') && image.contains(&start) {
        image.pop();
        image.push(',');
    } else {
        image.push(',');
        image.push_str(&start);
    }
    image.push('[');
    for at in 0..part.columns.len() {
        if at > 0 {
            image.push(',');
        }
        push_value(image, row.get_ref(at + 1)?);
    }
    image.push_str("]]");
    Ok(())
}

fn closed(mut image: String) -> String {
    image.push('}');
    image
}

fn push_value(image: &mut String, value: ValueRef<'_>) {
    // Writing to a `String` cannot fail.
    match value {
        ValueRef::Null => image.push_str("null"),
        ValueRef::Integer(number) => {
            let _ = write!(image, "{number}");
        }
        ValueRef::Text(text) => {
            let text = String::from_utf8_lossy(text);
            image.push_str(&serde_json::to_string(&text).unwrap_or_default());
        }
        ValueRef::Blob(bytes) => {
            image.push('"');
            for byte in bytes {
                let _ = write!(image, "{byte:02x}");
            }
            image.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_a_table_of_record_is_seen() {
        let connection = crate::sqlite::in_memory();
        let columns = |table: &str| -> Vec<(String, bool)> {
            let mut statement = connection.prepare(&format!("PRAGMA table_info ({table})")).unwrap();
            let columns = statement.query_map([], |row| Ok((row.get(1)?, !row.get::<_, bool>(3)?))).unwrap();
            columns.map(|column| column.unwrap()).collect()
        };
        for record in Record::ALL {
            let table = table(*record);
            let mut held = columns(record.key());
            // The column "last" is derived from the given numbers.
            held.retain(|(column, _)| column != "id" && !(*record == Record::Series && column == "last"));
            let seen: Vec<_> =
                table.columns.iter().map(|column| (column.to_string(), table.nullable.contains(column))).collect();
            assert_eq!(seen, held, "{record:?}");
            if let Some(part) = table.part {
                let mut held: Vec<_> = columns(part.table).into_iter().map(|(column, _)| column).collect();
                held.retain(|column| column != part.owner);
                assert_eq!(part.columns, held, "{record:?}");
            }
        }
    }
}
