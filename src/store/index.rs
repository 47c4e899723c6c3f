//! What search knows of a document: its words folded and exact, and one-word facts (marks). See `search` in schema.sql.

use std::{collections::HashSet, fmt::Write};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, config::DbConfig, params};

use domain::{
    book::Book,
    document::{Document, DocumentId},
    text,
    words::{Word, words},
};
use progress::Progress;

use super::{
    Result, Store, StoreError, documents,
    error::{DbError, DbResult},
    file::SCHEMA,
};

/// The three texts of one document in the index.
#[derive(Debug, Default)]
pub(super) struct Indexed {
    pub(super) fold: String,
    pub(super) exact: String,
    pub(super) mark: String,
    words: Vec<Word>,
}

/// Longest start of a word that has a mark of its own, in letters.
pub(super) const MARKED_START: usize = 3;

impl Indexed {
    /// What search knows of a document, and of the clerk who registered it.
    pub(super) fn of(document: &Document, clerk: &str) -> Self {
        let mut indexed = Self::default();
        let content = document.content();
        indexed.take(document.code().as_str());
        indexed.take(&content.organ_name);
        indexed.take(&content.type_name);
        indexed.take(&content.subject);
        indexed.take(&content.signer_info.full_name);
        match document {
            Document::Incoming(incoming) => indexed.take(&incoming.entry.to_places),
            Document::Outgoing(outgoing) => {
                for recipient in &outgoing.entry.to {
                    indexed.take(&recipient.organ_name);
                }
                indexed.take(&outgoing.entry.file_copy_unit);
                for issuer in &outgoing.entry.issuers {
                    indexed.take(&issuer.organ_name);
                }
            }
        }
        indexed.take(&content.description);
        indexed.mark = marks(document, clerk, &indexed.words);
        indexed
    }

    fn take(&mut self, clean: &str) {
        for word in words(clean) {
            append(&mut self.fold, &word.fold);
            append(&mut self.exact, &word.exact);
            self.words.push(word);
        }
    }
}

/// Adds a word to a text of the index.
pub(super) fn append(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// What a document can be filtered by, and the clerk who registered it, as marks.
pub(super) fn facts(document: &Document, clerk: &str) -> String {
    let mut text = [
        mark_of_book(document.book()),
        mark_of_type(&document.content().type_name),
        mark_of_organ(&document.content().organ_name),
        mark_of_year(document.book_date()),
        mark_of_month(document.book_date()),
        mark_of_day(document.book_date()),
    ]
    .join(" ");
    if let Document::Outgoing(outgoing) = document {
        for issuer in &outgoing.entry.issuers {
            append(&mut text, &mark_of_organ(&issuer.organ_name));
        }
    }
    if !clerk.is_empty() {
        append(&mut text, &mark_of_clerk(clerk));
    }
    let registration = document.registration();
    let waits = registration.standing.is_valid() && registration.sent_back.is_none();
    if waits && document.content().hand_over_date.is_none() {
        append(&mut text, MARK_OF_WAITING);
    }
    text
}

/// The facts and the starts of words, each once.
fn marks(document: &Document, clerk: &str, words: &[Word]) -> String {
    let mut text = facts(document, clerk);
    let own_suffix = &document.registration().suffix;
    append(&mut text, &mark_of_own_number(&format!("{}{own_suffix}", document.number())));
    if let (Document::Incoming(_), Some(number)) = (document, document.code().number()) {
        append(&mut text, &mark_of_sender_number(&format!("{number}{}", document.code().suffix())));
    }
    let mut starts = Vec::with_capacity(words.len() * (MARKED_START + 1));
    for word in words {
        let ends = word.fold.char_indices().map(|(at, letter)| at + letter.len_utf8());
        starts.extend(ends.take(MARKED_START).map(|end| &word.fold[..end]));
        // The other spelling differs only in its last letter.
        starts.extend(word.twin());
        let first = word.exact.chars().next().filter(|letter| !letter.is_ascii());
        starts.extend(first.map(|letter| &word.exact[..letter.len_utf8()]));
    }
    starts.sort_unstable();
    starts.dedup();
    for start in starts {
        append(&mut text, start);
        text.push(START_SIGN);
    }
    text
}

/// What follows the start of a word in its mark.
const START_SIGN: char = '_';

pub(super) fn mark_of_start(start: &str) -> String {
    format!("{start}{START_SIGN}")
}

pub(super) fn mark_of_own_number(number: &str) -> String {
    mark_of_number('n', number)
}

pub(super) fn mark_of_sender_number(number: &str) -> String {
    mark_of_number('c', number)
}

/// A number with its suffix, as it is typed into the search box: `15a`, whichever case the suffix is written in.
fn mark_of_number(kind: char, number: &str) -> String {
    let mut mark = format!("{kind}_");
    mark.extend(words(&text::clean(number)).map(|word| word.fold));
    mark
}

pub(super) fn mark_of_book(book: Book) -> String {
    format!("b_{}", book.key())
}

pub(super) fn mark_of_year(date: NaiveDate) -> String {
    mark_of_a_year(date.year())
}

pub(super) fn mark_of_a_year(year: i32) -> String {
    format!("y_{year}")
}

pub(super) fn mark_of_month(date: NaiveDate) -> String {
    format!("m_{}{:02}", date.year(), date.month())
}

pub(super) fn mark_of_day(date: NaiveDate) -> String {
    format!("d_{}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Stands, was not sent back, and has not been handed over.
pub(super) const MARK_OF_WAITING: &str = "s_waiting";

pub(super) fn mark_of_clerk(clerk: &str) -> String {
    mark_of_name('k', clerk)
}

pub(super) fn mark_of_type(type_name: &str) -> String {
    mark_of_name('t', type_name)
}

pub(super) fn mark_of_organ(organ_name: &str) -> String {
    mark_of_name('o', organ_name)
}

fn mark_of_name(kind: char, name: &str) -> String {
    let mut mark = String::with_capacity(name.len() + 2);
    mark.push(kind);
    for word in words(&text::clean(name)) {
        if mark.len() + word.fold.len() > LONGEST_MARK {
            break;
        }
        // Writing to a String does not fail.
        let _ = write!(mark, "_{}", word.fold);
    }
    mark
}

/// The longest mark of a name, in bytes; the engine cuts words beyond 32,768.
const LONGEST_MARK: usize = 4_096;

/// The index's row of a document: the last registered first, for the index walks forward faster than backward.
pub(super) fn row_of(id: DocumentId) -> i64 {
    NEWEST - id.0
}

/// The document of an index's row.
pub(super) fn document_of(row: i64) -> DocumentId {
    DocumentId(NEWEST.wrapping_sub(row))
}

/// Above every document's id; small enough for the index to write in five bytes.
const NEWEST: i64 = 1 << 31;

/// Documents of one transaction that wait in memory at most.
const MAX_PENDING: usize = 5_000;

/// Documents of a transaction not yet made known to search. The index takes rows in rising order at a time, which is the
/// last document first.
#[derive(Debug)]
pub(super) struct Pending<'a> {
    documents: Vec<(DocumentId, Indexed)>,
    /// Words that earlier transactions of this store have made known.
    known: &'a HashSet<String>,
    /// Words made known by this one; they count only once it is committed.
    fresh: HashSet<String>,
}

impl<'a> Pending<'a> {
    pub(super) fn new(known: &'a HashSet<String>) -> Self {
        Self { documents: Vec::new(), known, fresh: HashSet::new() }
    }

    /// The words to remember after the commit.
    pub(super) fn into_fresh(self) -> HashSet<String> {
        self.fresh
    }

    /// Takes a document; a long transaction writes now and then, so that not all of it waits in memory.
    pub(super) fn push(&mut self, connection: &Connection, document: &Document, clerk: &str) -> DbResult<()> {
        self.documents.push((document.id(), Indexed::of(document, clerk)));
        self.write_if_many(connection)
    }

    fn write_if_many(&mut self, connection: &Connection) -> DbResult<()> {
        if self.documents.len() >= MAX_PENDING { self.write(connection) } else { Ok(()) }
    }

    /// Lays the documents that wait aside, so that nothing that may be undone writes them.
    pub(super) fn set_aside(&mut self) -> Vec<(DocumentId, Indexed)> {
        std::mem::take(&mut self.documents)
    }

    /// Takes the documents laid aside again, before those that came since.
    pub(super) fn go_on_after(
        &mut self,
        connection: &Connection,
        mut before: Vec<(DocumentId, Indexed)>,
    ) -> DbResult<()> {
        before.append(&mut self.documents);
        self.documents = before;
        self.write_if_many(connection)
    }

    /// Forgets what was undone: the documents that wait, and which words the registry got, for some of them it has no longer.
    pub(super) fn give_up(&mut self) {
        self.documents.clear();
        self.fresh.clear();
    }

    /// Makes them all known to search.
    pub(super) fn write(&mut self, connection: &Connection) -> DbResult<()> {
        while let Some((id, indexed)) = self.documents.pop() {
            self.add(connection, id, indexed)?;
        }
        Ok(())
    }

    fn add(&mut self, connection: &Connection, id: DocumentId, indexed: Indexed) -> DbResult<()> {
        connection
            .prepare_cached("INSERT INTO search (rowid, fold, exact, mark) VALUES (?1, ?2, ?3, ?4)")
            .and_then(|mut statement| statement.execute(params![row_of(id), indexed.fold, indexed.exact, indexed.mark]))
            .map_err(DbError::Index)?;
        let mut remember =
            connection.prepare_cached("INSERT OR IGNORE INTO search_word (marked, word) VALUES (?1, ?2)")?;
        for word in indexed.words {
            let marked = word.is_marked();
            for (marked, word) in [(false, word.fold), (true, word.exact)].into_iter().take(1 + usize::from(marked)) {
                if !self.known.contains(&word) && !self.fresh.contains(&word) {
                    remember.execute(params![marked, word])?;
                    self.fresh.insert(word);
                }
            }
        }
        Ok(())
    }
}

/// Makes search forget a document, which must be as it was when it was added.
pub(super) fn remove(connection: &Connection, document: &Document, clerk: &str) -> DbResult<()> {
    let indexed = Indexed::of(document, clerk);
    connection
        .prepare_cached("INSERT INTO search (search, rowid, fold, exact, mark) VALUES ('delete', ?1, ?2, ?3, ?4)")
        .and_then(|mut statement| {
            statement.execute(params![row_of(document.id()), indexed.fold, indexed.exact, indexed.mark])
        })
        .map_err(DbError::Index)?;
    Ok(())
}

/// The clerk who registered a document.
pub(super) fn registered_by(connection: &Connection, id: DocumentId) -> DbResult<String> {
    let sql = "SELECT clerk FROM event WHERE id = (SELECT registered_event FROM document WHERE id = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?.unwrap_or_default())
}

impl Store {
    /// Rebuilds the search indexes from the documents and from the texts read in attached files. Nothing else changes. Progress counts
    /// documents.
    ///
    /// # Errors
    /// When the registry cannot be written, and [`StoreError::Stopped`] when somebody stopped it; the indexes are then as they
    /// were.
    pub fn rebuild_index(&mut self, progress: &Progress) -> Result<()> {
        self.write(|transaction| {
            let rebuilt = make_anew(transaction.connection)
                .and_then(|()| rebuild(transaction.connection, progress))
                .and_then(|()| super::file_index::rebuild(transaction.connection));
            rebuilt.map_err(|fault| fault.at(transaction.path))
        })
    }
}

/// The names of the search indexes.
const INDEXES: [&str; 2] = ["search", "file_search"];

/// Drops the search indexes, in whatever state, and creates them as schema.sql does, empty.
fn make_anew(connection: &Connection) -> DbResult<()> {
    clear_damaged(connection)?;
    for index in INDEXES {
        let begins = format!("CREATE VIRTUAL TABLE {index} ");
        let sets = format!("INSERT INTO {index} ({index}");
        let made = SCHEMA.find(&begins).and_then(|at| SCHEMA.get(at..)).and_then(|made| made.split_once(';'));
        let set: Vec<&str> = SCHEMA.lines().filter(|line| line.starts_with(&sets)).collect();
        let sql = made.map(|(made, _)| format!("DROP TABLE {index}; {made}; {}", set.concat()));
        connection.execute_batch(&sql.unwrap_or_default())?;
    }
    Ok(())
}

/// Empties the engine's own tables of damaged search indexes, so that it can open the indexes to drop them.
pub(super) fn clear_damaged(connection: &Connection) -> DbResult<()> {
    /// The version of its tables, as the engine writes it into a new index.
    const FORM: i64 = 4;
    // Otherwise the engine refuses to write to its own tables.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let cleared = INDEXES.into_iter().try_for_each(|index| {
        let exists = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)";
        let opens = connection.prepare(&format!("SELECT rowid FROM {index} WHERE {index} MATCH 'a' LIMIT 1"));
        if !connection.query_row(exists, [index], |row| row.get(0))?
            || opens.is_ok_and(|mut opens| opens.exists([]).is_ok())
        {
            return Ok(());
        }
        // The structure of an empty index: a change counter of four bytes, no level, no segment, nothing written.
        connection.execute_batch(&format!(
            "CREATE TABLE IF NOT EXISTS '{index}_data' (id INTEGER PRIMARY KEY, block BLOB);
             CREATE TABLE IF NOT EXISTS '{index}_idx' (segid, term, pgno, PRIMARY KEY (segid, term)) WITHOUT ROWID;
             CREATE TABLE IF NOT EXISTS '{index}_config' (k PRIMARY KEY, v) WITHOUT ROWID;
             DELETE FROM {index}_data; DELETE FROM {index}_idx; DELETE FROM {index}_config;
             INSERT INTO {index}_data (id, block) VALUES (1, x''), (10, x'00000000000000');
             INSERT INTO {index}_config (k, v) VALUES ('version', {FORM})"
        ))
    });
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(cleared?)
}

/// Rebuilds the index of documents. Words that no document has any more stay in the word list, because a program that has the registry
/// open does not write the words again that it has read from it.
pub(super) fn rebuild(connection: &Connection, progress: &Progress) -> DbResult<()> {
    connection.execute_batch("INSERT INTO search (search) VALUES ('delete-all')")?;
    let nothing_known = HashSet::new();
    let mut pending = Pending::new(&nothing_known);
    let ids: Vec<i64> = connection
        .prepare("SELECT id FROM document ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    progress.set_total(ids.len() as u64);
    for id in ids {
        if progress.is_stopped() {
            return Err(DbError::Store(StoreError::Stopped));
        }
        progress.advance(1);
        let id = DocumentId(id);
        if let Some(document) = documents::find(connection, id)? {
            let clerk = registered_by(connection, id)?;
            pending.push(connection, &document, &clerk)?;
        }
    }
    pending.write(connection)
}
