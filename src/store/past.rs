//! Reconstructs documents at an event from the history, so that a reprinted paper shows what it showed first.

use serde_json::{Map, Value};

use domain::{content::Recipient, document::Document, history::Record};

use super::{
    Result, documents,
    engine::{Connection, OptionalExtension, ToSql, ValueRef},
    joint,
    record::{self, Table},
};

/// A document's row, assembled from what each event wrote into it.
#[derive(Debug, Default)]
pub(super) struct Past(Map<String, Value>);

impl Past {
    /// Applies one event: the columns that it removed and those that it wrote.
    pub(super) fn go_on(&mut self, before: &str, after: &str) {
        let object = |text| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
        for column in object(before).keys() {
            self.0.remove(column);
        }
        self.0.extend(object(after));
    }

    /// Makes the document of this id from the row; `None` when the events do not cover a whole row.
    pub(super) fn document(&self, connection: &Connection, id: i64) -> Result<Option<Document>> {
        let Table { columns, nullable, .. } = record::table(Record::Document);
        let mut selected = vec!["?1 AS id".to_owned()];
        let mut values = vec![ValueRef::Integer(id)];
        for column in columns {
            let empty = if nullable.contains(column) { ValueRef::Null } else { ValueRef::Text(b"") };
            values.push(match self.0.get(*column) {
                Some(Value::Number(number)) => number.as_i64().map_or(empty, ValueRef::Integer),
                Some(Value::String(text)) => ValueRef::Text(text.as_bytes()),
                // A row's image leaves empty texts out.
                _ => empty,
            });
            selected.push(format!("?{} AS {column}", values.len()));
        }
        // The columns are named as in the table, so that they are in the order that reading a document expects.
        let sql = format!(
            "SELECT {} FROM (SELECT {}) AS document JOIN series ON series.id = series_id",
            documents::COLUMNS,
            selected.join(", ")
        );
        let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        let found = connection.prepare_cached(&sql)?.query_row(&*values, documents::of_row).optional()?;
        let Some(mut document) = found else { return Ok(None) };
        if let Document::Outgoing(outgoing) = &mut document {
            outgoing.entry.to = self.recipients();
            // Joint issuers never change.
            outgoing.entry.issuers = joint::of(connection, outgoing.id)?;
        }
        Ok(Some(document))
    }

    fn recipients(&self) -> Vec<Recipient> {
        let parts = self.0.get("recipient").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let text = |part: &Value, at: usize| part.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
        parts.iter().map(|part| Recipient { organ_id: text(part, 1), organ_name: text(part, 2) }).collect()
    }
}
