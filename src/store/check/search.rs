//! Compares the search indexes with the documents and their files, word by word.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
    ops::RangeInclusive,
    thread,
};

use rusqlite::{
    Connection,
    types::{ToSqlOutput, ValueRef},
};

use super::joined;
use crate::{
    domain::{document::DocumentId, message::Message},
    progress::Progress,
    store::{
        Result, Store, documents,
        error::{Fault, is_of_index},
        file_index, index,
        index::Indexed,
    },
};

/// Compares the index's entries of each document with the words of the document. Three openings that see the same state of the
/// registry share this, which takes longer than the rest of a check: one reads the entries, the other two half of the documents each.
pub(super) fn search_index(
    [lower, upper, entries]: [Store; 3],
    progress: &Progress,
    findings: &mut Vec<Message>,
) -> Result<()> {
    let (total, middle) = lower.read(|connection| {
        let sql = "SELECT count(*), ifnull(max(id), 0) / 2 FROM document";
        Ok(connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    })?;
    progress.set_total(total);
    let difference = Difference::for_documents(total);
    let (of_lower, of_upper, of_entries) = thread::scope(|scope| {
        let begun = difference.clone();
        let of_entries = scope
            .spawn(move || entries.check_part(progress, |connection| subtract_entries(connection, "search", begun)));
        let begun = difference.clone();
        let of_upper = scope.spawn(move || {
            upper.check_part(progress, |connection| add_documents(connection, middle + 1..=i64::MAX, begun, progress))
        });
        let of_lower =
            lower.check_part(progress, |connection| add_documents(connection, i64::MIN..=middle, difference, progress));
        (of_lower, joined(of_upper), joined(of_entries))
    });
    let Some(mut difference) = of_entries? else {
        findings.push(Message::new("check-index-damaged"));
        return Ok(());
    };
    let (of_lower, mut words) = of_lower?;
    let (of_upper, more_words) = of_upper?;
    difference.add(of_lower);
    difference.add(of_upper);
    words.extend(more_words);
    lower.check_part(progress, |connection| {
        findings.extend(difference.finding(connection, "check-search-index")?);
        let mut statement = connection.prepare("SELECT marked, word FROM search_word")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            words.remove(&difference.hash_word(row.get(0)?, row.get_ref(1)?.as_bytes().unwrap_or_default()));
        }
        if !words.is_empty() {
            findings.push(Message::new("check-search-words").with("words", words.len()));
        }
        Ok(())
    })
}

/// Adds the words of documents; also answers the hash of each word that occurs in them.
fn add_documents(
    connection: &Connection,
    ids: RangeInclusive<i64>,
    mut difference: Difference,
    progress: &Progress,
) -> std::result::Result<(Difference, HashSet<u64>), Fault> {
    let mut words = HashSet::new();
    let sql = format!(
        "SELECT {}, ifnull((SELECT clerk FROM event WHERE event.id = registered_event), '') AS clerk FROM {}
         WHERE document.id BETWEEN ?1 AND ?2",
        documents::COLUMNS,
        documents::TABLES
    );
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([ids.start(), ids.end()])?;
    while let Some(row) = rows.next()? {
        let document = documents::with_recipients(connection, documents::of_row(row)?)?;
        let indexed = Indexed::of(&document, &row.get::<_, String>("clerk")?);
        difference.add_texts(document.id(), [&indexed.fold, &indexed.exact, &indexed.mark]);
        for word in indexed.words() {
            words.insert(difference.hash_word(false, word.fold.as_bytes()));
            if word.is_marked() {
                words.insert(difference.hash_word(true, word.exact.as_bytes()));
            }
        }
        progress.advance(1);
    }
    Ok((difference, words))
}

/// Compares the file index's entries of each document with the words read in its files.
pub(super) fn file_index(connection: &Connection, findings: &mut Vec<Message>) -> std::result::Result<(), Fault> {
    let sql = "SELECT DISTINCT document_id FROM attachment WHERE standing = 'valid' ORDER BY document_id";
    let ids: Vec<i64> = connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let Some(mut difference) = subtract_entries(connection, "file_search", Difference::for_documents(0))? else {
        findings.push(Message::new("check-index-damaged"));
        return Ok(());
    };
    for id in ids.into_iter().map(DocumentId) {
        if let Some(indexed) = file_index::of_document(connection, id)? {
            difference.add_texts(id, [&indexed.fold, &indexed.exact, &indexed.mark]);
        }
    }
    findings.extend(difference.finding(connection, "check-file-index")?);
    Ok(())
}

/// Subtracts the entries of an index; answers nothing if it cannot be read.
fn subtract_entries(
    connection: &Connection,
    index: &str,
    mut difference: Difference,
) -> std::result::Result<Option<Difference>, Fault> {
    match difference.subtract_index(connection, index) {
        Ok(()) => Ok(Some(difference)),
        Err(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt) || is_of_index(&error) =>
        {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether a finding is about a search index, which can be rebuilt.
#[must_use]
pub fn is_about_index(finding: &Message) -> bool {
    matches!(
        finding.key,
        "check-search-index"
            | "check-search-words"
            | "check-file-index"
            | "check-index-damaged"
            | "store-index-damaged"
    )
}

/// For each document, the sum of hashes of its words and their places, minus the same sum over the index's entries: 0 where they agree.
/// The key is random for each check, so that nobody can construct words whose sums agree.
#[derive(Clone)]
struct Difference {
    key: RandomState,
    /// Indexed by document id, for ids that are nearly consecutive.
    near: Vec<u64>,
    /// For ids far beyond the number of documents.
    far: HashMap<i64, u64>,
}

impl Difference {
    fn for_documents(documents: u64) -> Self {
        let near = usize::try_from(documents.saturating_mul(2) + 1).unwrap_or_default();
        Self { key: RandomState::new(), near: vec![0; near], far: HashMap::new() }
    }

    /// Adds the differences of another that was cloned from the same one.
    fn add(&mut self, other: Self) {
        for (sum, other) in self.near.iter_mut().zip(other.near) {
            *sum = sum.wrapping_add(other);
        }
        for (id, other) in other.far {
            let sum = self.far.entry(id).or_default();
            *sum = sum.wrapping_add(other);
        }
    }

    fn hash_word(&self, is_marked: bool, word: &[u8]) -> u64 {
        self.key.hash_one((is_marked, word))
    }

    fn of(&mut self, document: DocumentId) -> &mut u64 {
        match usize::try_from(document.0).ok().filter(|at| *at < self.near.len()) {
            Some(at) => &mut self.near[at],
            None => self.far.entry(document.0).or_default(),
        }
    }

    /// Adds the words of a document: one text for each column of the index.
    fn add_texts(&mut self, document: DocumentId, texts: [&str; 3]) {
        let mut sum = 0_u64;
        for (column, text) in (0..).zip(texts) {
            for (place, word) in (0..).zip(text.split(' ').filter(|word| !word.is_empty())) {
                sum = sum.wrapping_add(entry(self.key.hash_one(word.as_bytes()), column, place));
            }
        }
        let difference = self.of(document);
        *difference = difference.wrapping_add(sum);
    }

    /// Subtracts all entries of an index.
    fn subtract_index(&mut self, connection: &Connection, index: &str) -> rusqlite::Result<()> {
        connection.execute_batch(&format!(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_terms USING fts5vocab (main, {index}, row);
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_entries USING fts5vocab (main, {index}, instance)"
        ))?;
        let mut words = connection.prepare(&format!("SELECT term FROM temp.{index}_terms"))?;
        // Selecting the term with each entry would make the engine copy it every time, which takes longer than all the rest.
        let sql = format!("SELECT doc, offset, col FROM temp.{index}_entries WHERE term = ?1");
        let mut entries = connection.prepare(&sql)?;
        let mut words = words.query([])?;
        while let Some(row) = words.next()? {
            let word = row.get_ref(0)?.as_bytes().unwrap_or_default();
            let hash = self.key.hash_one(word);
            let mut rows = entries.query([ToSqlOutput::Borrowed(ValueRef::Text(word))])?;
            while let Some(row) = rows.next()? {
                let column = match row.get_ref(2)?.as_bytes().unwrap_or_default() {
                    b"fold" => 0,
                    b"exact" => 1,
                    _ => 2,
                };
                let entry = entry(hash, column, row.get(1)?);
                let difference = self.of(index::document_of(row.get(0)?));
                *difference = difference.wrapping_sub(entry);
            }
        }
        Ok(())
    }

    /// The finding on documents whose sums differ: how many, and the first.
    fn finding(&self, connection: &Connection, key: &'static str) -> std::result::Result<Option<Message>, Fault> {
        let near = (0..).zip(&self.near).map(|(id, sum)| (id, *sum));
        let wrong = near.chain(self.far.iter().map(|(id, sum)| (*id, *sum))).filter(|(_, sum)| *sum != 0);
        let mut wrong = wrong.map(|(id, _)| DocumentId(id)).peekable();
        let Some(first) = wrong.peek().copied() else { return Ok(None) };
        let named = match documents::find(connection, first)? {
            Some(document) => Message::new("check-named")
                .with("number", document.own_number().to_string())
                .with("code", document.code().as_str())
                .with("date", document.book_date()),
            None => Message::new("check-named-unknown"),
        };
        let found = Message::new(key).with("documents", wrong.count());
        Ok(Some(found.with("first", named.with_plain("id", first.0))))
    }
}

/// The hash of a word at its place.
fn entry(word: u64, column: u64, place: u64) -> u64 {
    let mixed = u128::from(word ^ (place << 2 | column).wrapping_mul(0x9E37_79B9_7F4A_7C15)) * 0xD1B5_4A32_D192_ED03;
    #[allow(clippy::cast_possible_truncation, reason = "both halves are taken")]
    let halves = (mixed as u64, (mixed >> 64) as u64);
    halves.0 ^ halves.1
}
