//! Compares the search indexes with the documents and their files, word by word.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    ops::RangeInclusive,
    thread,
};

use domain::document::DocumentId;
use progress::Progress;
use texts::{Text, UserMessage, message};

use super::joined;
use crate::{
    Result, Store, documents,
    engine::{Connection, EngineResult, ErrorKind, ValueRef, params},
    file_index, index,
    index::Indexed,
};

/// Compares the index's entries of each document with the words of the document. This takes longer than the
/// rest of a check, so three connections that see the same state of the registry share it: one reads the
/// entries, the other two half of the documents each.
pub(super) fn search_index(
    [lower, upper, entries]: [Store; 3],
    progress: &Progress,
    findings: &mut Vec<UserMessage>,
) -> Result<()> {
    let (total, middle) = lower.read(|connection| {
        let sql = "SELECT count(*), coalesce(max(id), 0) / 2 FROM document";
        Ok(connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
    })?;
    progress.set_total(total);
    let difference = Difference::for_documents(total);
    let (of_lower, of_upper, of_entries) = thread::scope(|scope| {
        let begun = difference.clone();
        let of_entries =
            scope.spawn(move || entries.check_part(progress, |connection| subtract_search(connection, begun)));
        let begun = difference.clone();
        let of_upper = scope.spawn(move || {
            upper.check_part(progress, |connection| add_documents(connection, middle + 1..=i64::MAX, begun, progress))
        });
        let of_lower =
            lower.check_part(progress, |connection| add_documents(connection, i64::MIN..=middle, difference, progress));
        (of_lower, joined(of_upper), joined(of_entries))
    });
    let Some((mut difference, unknown)) = of_entries? else {
        findings.push(UserMessage::from(texts::CHECK_INDEX_DAMAGED));
        return Ok(());
    };
    difference.add(of_lower?);
    difference.add(of_upper?);
    let wrong = lower.check_part(progress, |connection| difference.finding(connection, texts::CHECK_SEARCH_INDEX))?;
    findings.extend(wrong);
    if unknown > 0 {
        findings.push(message!(texts::CHECK_SEARCH_WORDS, words = unknown));
    }
    Ok(())
}

/// Adds the words of documents.
fn add_documents(
    connection: &Connection,
    ids: RangeInclusive<i64>,
    mut difference: Difference,
    progress: &Progress,
) -> Result<Difference> {
    let sql = format!(
        "SELECT {}, coalesce((SELECT clerk FROM event WHERE event.id = registered_event), '') AS clerk FROM {}
         WHERE document.id BETWEEN ?1 AND ?2",
        documents::COLUMNS,
        documents::TABLES
    );
    let mut statement = connection.prepare(&sql)?;
    let clerk = statement.column_count() - 1;
    let mut rows = statement.query([ids.start(), ids.end()])?;
    while let Some(row) = rows.next()? {
        let document = documents::with_parts(connection, documents::of_row(&row)?)?;
        let indexed = Indexed::of(&document, &row.get::<_, String>(clerk)?);
        difference.add_texts(document.id(), [&indexed.fold, &indexed.exact, &indexed.mark]);
        progress.advance(1);
    }
    Ok(difference)
}

/// Compares the file index's entries of each document with the words read in its files.
pub(super) fn file_index(connection: &Connection, findings: &mut Vec<UserMessage>) -> Result<()> {
    let sql = "SELECT DISTINCT document_id FROM attachment WHERE standing = 'valid' ORDER BY document_id";
    let ids: Vec<i64> = connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<EngineResult<_>>()?;
    let Some(mut difference) =
        subtract_entries(connection, "file_search", Difference::for_documents(0), |_, _| Ok(()))?
    else {
        findings.push(UserMessage::from(texts::CHECK_INDEX_DAMAGED));
        return Ok(());
    };
    for id in ids.into_iter().map(DocumentId) {
        if let Some(indexed) = file_index::of_document(connection, id)? {
            difference.add_texts(id, [&indexed.fold, &indexed.exact, &indexed.mark]);
        }
    }
    findings.extend(difference.finding(connection, texts::CHECK_FILE_INDEX)?);
    Ok(())
}

/// Subtracts the entries of the documents' index, and counts the words that are missing in the list for
/// completion while typing; `None` if the index cannot be read.
fn subtract_search(connection: &Connection, difference: Difference) -> Result<Option<(Difference, usize)>> {
    let mut known = connection.prepare("SELECT 1 FROM search_word WHERE marked = ?1 AND word = ?2")?;
    let mut unknown = 0;
    let difference = subtract_entries(connection, "search", difference, |word, in_columns| {
        // A folded form is no word with diacritics.
        let is_marked = match in_columns {
            [true, ..] => false,
            [false, true, _] => true,
            [false, false, _] => return Ok(()),
        };
        unknown += usize::from(!known.exists(params![is_marked, text(word)])?);
        Ok(())
    })?;
    Ok(difference.map(|difference| (difference, unknown)))
}

/// Subtracts the entries of an index, and passes each word on with the columns it occurs in; `None` if the
/// index cannot be read.
fn subtract_entries(
    connection: &Connection,
    index: &str,
    mut difference: Difference,
    each_word: impl FnMut(&[u8], [bool; 3]) -> EngineResult<()>,
) -> Result<Option<Difference>> {
    match difference.subtract_index(connection, index, each_word) {
        Ok(()) => Ok(Some(difference)),
        Err(error) if matches!(error.kind(), ErrorKind::Damaged | ErrorKind::IndexDamaged) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Returns whether a finding is about a search index, which can be rebuilt.
#[must_use]
pub fn is_about_index(finding: &UserMessage) -> bool {
    [
        texts::CHECK_SEARCH_INDEX.key(),
        texts::CHECK_SEARCH_WORDS.key(),
        texts::CHECK_FILE_INDEX.key(),
        texts::CHECK_INDEX_DAMAGED.key(),
        texts::STORE_INDEX_DAMAGED.key(),
    ]
    .contains(&finding.key())
}

/// For each document, the sum of hashes of its words and their positions, minus the same sum over the index's
/// entries: 0 where they agree. The key is random for each check, so that nobody can construct words whose sums
/// agree.
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

    /// Adds the differences of a clone of the same one.
    fn add(&mut self, other: Self) {
        for (sum, other) in self.near.iter_mut().zip(other.near) {
            *sum = sum.wrapping_add(other);
        }
        for (id, other) in other.far {
            let sum = self.far.entry(id).or_default();
            *sum = sum.wrapping_add(other);
        }
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
        for (column, text) in texts.into_iter().enumerate() {
            for (place, word) in (0..).zip(text.split(' ').filter(|word| !word.is_empty())) {
                sum = sum.wrapping_add(entry(self.key.hash_one(word.as_bytes()), column, place));
            }
        }
        let difference = self.of(document);
        *difference = difference.wrapping_add(sum);
    }

    /// Subtracts all entries of an index, and passes each word on with the columns it occurs in.
    fn subtract_index(
        &mut self,
        connection: &Connection,
        index: &str,
        mut each_word: impl FnMut(&[u8], [bool; 3]) -> EngineResult<()>,
    ) -> EngineResult<()> {
        connection.execute_batch(&format!(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_terms USING fts5vocab (main, {index}, row);
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_entries USING fts5vocab (main, {index}, instance)"
        ))?;
        let mut words = connection.prepare(&format!("SELECT term FROM temp.{index}_terms"))?;
        // Selecting the term with each entry would make SQLite copy it every time, which takes longer than all
        // the rest.
        let sql = format!("SELECT doc, offset, col FROM temp.{index}_entries WHERE term = ?1");
        let mut entries = connection.prepare(&sql)?;
        let mut words = words.query([])?;
        while let Some(row) = words.next()? {
            let word = row.get_ref(0)?.as_bytes().unwrap_or_default();
            let hash = self.key.hash_one(word);
            let mut in_columns = [false; 3];
            let mut rows = entries.query([text(word)])?;
            while let Some(row) = rows.next()? {
                let column = match row.get_ref(2)?.as_bytes().unwrap_or_default() {
                    b"fold" => 0,
                    b"exact" => 1,
                    _ => 2,
                };
                in_columns[column] = true;
                let entry = entry(hash, column, row.get(1)?);
                let difference = self.of(index::document_of(row.get(0)?));
                *difference = difference.wrapping_sub(entry);
            }
            each_word(word, in_columns)?;
        }
        Ok(())
    }

    /// Makes the finding on documents whose sums differ: how many, and the first.
    fn finding(
        &self,
        connection: &Connection,
        text: Text<texts::values::DocumentsFirst>,
    ) -> Result<Option<UserMessage>> {
        let near = (0..).zip(&self.near).map(|(id, sum)| (id, *sum));
        let wrong = near.chain(self.far.iter().map(|(id, sum)| (*id, *sum))).filter(|(_, sum)| *sum != 0);
        let mut wrong = wrong.map(|(id, _)| DocumentId(id)).peekable();
        let Some(first) = wrong.peek().copied() else { return Ok(None) };
        let id = texts::plain(first.0);
        let named = match documents::find(connection, first)? {
            Some(document) => message!(
                texts::CHECK_NAMED,
                id = id,
                number = document.own_number().to_string(),
                code = document.code().as_str(),
                date = document.book_date()
            ),
            None => message!(texts::CHECK_NAMED_UNKNOWN, id = id),
        };
        Ok(Some(text.with(texts::values::DocumentsFirst { documents: wrong.count().into(), first: named.into() })))
    }
}

fn text(word: &[u8]) -> ValueRef<'_> {
    ValueRef::Text(word)
}

/// Hashes a word with its position.
fn entry(word: u64, column: usize, place: u64) -> u64 {
    let mixed =
        u128::from(word ^ (place << 2 | column as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)) * 0xD1B5_4A32_D192_ED03;
    #[allow(clippy::cast_possible_truncation, reason = "both halves are taken")]
    let halves = (mixed as u64, (mixed >> 64) as u64);
    halves.0 ^ halves.1
}
