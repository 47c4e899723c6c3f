//! Documents as they stood at an event, put together from the history: so a paper printed anew says what it said.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};

use domain::{content::Recipient, document::Document, history::Record};

use super::{
    documents,
    error::DbResult,
    joint,
    record::{self, Table},
};

/// A document's row as events tell of it: what each put into it.
#[derive(Debug, Default)]
pub(super) struct Past(Map<String, Value>);

impl Past {
    /// Goes on by one event: the columns it took away and those it wrote, as the history holds them.
    pub(super) fn go_on(&mut self, before: &str, after: &str) {
        let object = |text| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
        for column in object(before).keys() {
            self.0.remove(column);
        }
        self.0.extend(object(after));
    }

    /// The document of the row with this id as it then stood; `None` when the events do not tell of a whole row.
    pub(super) fn document(&self, connection: &Connection, id: i64) -> DbResult<Option<Document>> {
        let Table { columns, nullable, .. } = record::table(Record::Document);
        let selected: Vec<String> = columns
            .iter()
            .map(|column| {
                let value = format!("json_extract (?2, '$.{column}')");
                // An empty text is left out of a row's image.
                if nullable.contains(column) {
                    format!("{value} AS {column}")
                } else {
                    format!("ifnull ({value}, '') AS {column}")
                }
            })
            .collect();
        // Under the names of the table, so that its columns stand in the order in which a document is read.
        let sql = format!(
            "SELECT {} FROM (SELECT ?1 AS id, {}) AS document JOIN series ON series.id = series_id",
            documents::COLUMNS,
            selected.join(", ")
        );
        let image = Value::Object(self.0.clone()).to_string();
        let found = connection.prepare_cached(&sql)?.query_row((id, image), documents::of_row).optional()?;
        let Some(mut document) = found else { return Ok(None) };
        if let Document::Outgoing(outgoing) = &mut document {
            outgoing.entry.to = self.recipients();
            // They never change.
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
