//! The search indexes, word by word beside what the documents and their files say.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::{
    domain::{document::DocumentId, message::Message},
    progress::Progress,
    store::{documents, error::Fault, file_index, index::Indexed},
};

/// Compares what the index holds, word by word, with what the documents say.
pub(super) fn search_index(
    connection: &Connection,
    progress: &Progress,
    findings: &mut Vec<Message>,
) -> std::result::Result<(), Fault> {
    let total: u64 = connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0))?;
    progress.set_total(total);
    let mut expected: HashMap<String, i64> = HashMap::new();
    let sql = format!(
        "SELECT {}, ifnull((SELECT clerk FROM event WHERE event.id = registered_event), '') AS clerk FROM {}",
        documents::COLUMNS,
        documents::TABLES
    );
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let document = documents::with_recipients(connection, documents::of_row(row)?)?;
        let indexed = Indexed::of(&document, &row.get::<_, String>("clerk")?);
        count(&mut expected, [&indexed.fold, &indexed.exact, &indexed.mark]);
        progress.advance(1);
    }
    let wrong = differing(connection, "search", expected)?;
    if wrong > 0 {
        findings.push(Message::new("check-search-index").with("words", wrong));
    }
    Ok(())
}

/// Compares what the index of files holds with what was read in them.
pub(super) fn file_index(connection: &Connection, findings: &mut Vec<Message>) -> std::result::Result<(), Fault> {
    let mut expected: HashMap<String, i64> = HashMap::new();
    let sql = "SELECT DISTINCT document_id FROM attachment WHERE standing = 'valid'";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(indexed) = file_index::of_document(connection, DocumentId(row.get(0)?))? {
            count(&mut expected, [&indexed.fold, &indexed.exact, &indexed.mark]);
        }
    }
    let wrong = differing(connection, "file_search", expected)?;
    if wrong > 0 {
        findings.push(Message::new("check-file-index").with("words", wrong));
    }
    Ok(())
}

fn count(expected: &mut HashMap<String, i64>, texts: [&String; 3]) {
    for word in texts.into_iter().flat_map(|text| text.split(' ')) {
        match expected.get_mut(word) {
            Some(count) => *count += 1,
            None => {
                expected.insert(word.to_owned(), 1);
            }
        }
    }
}

/// How many words an index holds more or less often than expected.
fn differing(
    connection: &Connection,
    index: &str,
    mut expected: HashMap<String, i64>,
) -> std::result::Result<usize, Fault> {
    connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_terms USING fts5vocab (main, {index}, row)"
    ))?;
    let mut statement = connection.prepare(&format!("SELECT term, cnt FROM temp.{index}_terms"))?;
    let mut terms = statement.query([])?;
    let mut wrong = 0;
    while let Some(row) = terms.next()? {
        let (term, count): (String, i64) = (row.get(0)?, row.get(1)?);
        if expected.remove(&term) != Some(count) {
            wrong += 1;
        }
    }
    Ok(wrong + expected.len())
}
