//! The search index, word by word beside what the documents say.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::{
    domain::message::Message,
    progress::Progress,
    store::{documents, error::Fault, index::Indexed},
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
    let sql = format!("SELECT {} FROM {}", documents::COLUMNS, documents::TABLES);
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let document = documents::with_recipients(connection, documents::of_row(row)?)?;
        let indexed = Indexed::of(&document);
        for word in [&indexed.fold, &indexed.exact, &indexed.mark].into_iter().flat_map(|text| text.split(' ')) {
            match expected.get_mut(word) {
                Some(count) => *count += 1,
                None => {
                    expected.insert(word.to_owned(), 1);
                }
            }
        }
        progress.advance(1);
    }
    connection
        .execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab (main, search, row)")?;
    let mut statement = connection.prepare("SELECT term, cnt FROM temp.search_terms")?;
    let mut terms = statement.query([])?;
    let mut wrong = 0_usize;
    while let Some(row) = terms.next()? {
        let (term, count): (String, i64) = (row.get(0)?, row.get(1)?);
        if expected.remove(&term) != Some(count) {
            wrong += 1;
        }
    }
    wrong += expected.len();
    if wrong > 0 {
        findings.push(Message::new("check-search-index").with("words", wrong));
    }
    Ok(())
}
