//! The search index's content for a document: its words folded and exact, and one-word facts (marks). See
//! `search` in schema.sql.

use std::{collections::HashSet, fmt::Write};

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    document::{Document, DocumentId},
    document_field::DocumentField,
    text,
    words::{Word, words},
};
use progress::Progress;

use super::{
    Result, Store, StoreError,
    changes::Changed,
    documents,
    engine::{Connection, EngineResult, OptionalExtension, params},
    sqlite::search_tables,
};

/// The three texts of one document in the index.
#[derive(Debug, Default)]
pub(super) struct Indexed {
    pub(super) fold: String,
    pub(super) exact: String,
    pub(super) mark: String,
    words: Vec<Word>,
}

/// The longest beginning of a word that has a mark of its own, in letters.
pub(super) const MARKED_START: usize = 3;

impl Indexed {
    /// Makes the texts of a document, registered by this clerk.
    pub(super) fn of(document: &Document, clerk: &str) -> Self {
        let mut indexed = Self::default();
        for field in DocumentField::SEARCHED {
            match (field, document) {
                // Receivers and joint issuers are indexed by name only, without identifiers and abbreviations.
                (DocumentField::To, Document::Outgoing(outgoing)) => {
                    outgoing.entry.to.iter().for_each(|recipient| indexed.take(&recipient.organ_name));
                }
                (DocumentField::Issuers, Document::Outgoing(outgoing)) => {
                    outgoing.entry.issuers.iter().for_each(|issuer| indexed.take(&issuer.organ_name));
                }
                (field, document) => indexed.take(&document.value(field).written()),
            }
        }
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

/// Makes the marks by which a document can be filtered, its clerk included.
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

/// Makes the facts and the beginnings of words, each once.
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
        // The alternative spelling differs only in its last letter.
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

/// Follows the beginning of a word in its mark.
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

/// Makes the mark of a number with its suffix, as typed into the search box: `15a`, in either case.
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

/// Marks a valid document that was neither sent back nor handed over.
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
        // Writing to a `String` cannot fail.
        let _ = write!(mark, "_{}", word.fold);
    }
    mark
}

/// The longest mark of a name, in bytes; the engine cuts words beyond 32,768.
const LONGEST_MARK: usize = 4_096;

/// Returns the index's row of a document. Later documents get lower rows, because the index is faster forward
/// than backward.
pub(super) fn row_of(id: DocumentId) -> i64 {
    NEWEST - id.0
}

/// Returns the document of an index's row.
pub(super) fn document_of(row: i64) -> DocumentId {
    DocumentId(NEWEST.wrapping_sub(row))
}

/// Above every document's id, and small enough for the index to store it in five bytes.
const NEWEST: i64 = 1 << 31;

/// The largest number of documents of one transaction that wait in memory.
const MAX_PENDING: usize = 5_000;

/// Documents of a transaction that are not in the index yet. The index takes rows in ascending order, which
/// begins with the last document.
#[derive(Debug)]
pub(super) struct Pending<'a> {
    documents: Vec<(DocumentId, Indexed)>,
    /// Words that earlier transactions of this store have added to the word list.
    known: &'a HashSet<String>,
    /// Words added by this transaction; valid once it is committed.
    fresh: HashSet<String>,
}

impl<'a> Pending<'a> {
    pub(super) fn new(known: &'a HashSet<String>) -> Self {
        Self { documents: Vec::new(), known, fresh: HashSet::new() }
    }

    /// Returns the words to remember after the commit.
    pub(super) fn into_fresh(self) -> HashSet<String> {
        self.fresh
    }

    /// Adds a document. A long transaction writes now and then, so that not all of it waits in memory.
    pub(super) fn push(&mut self, connection: &Connection, document: &Document, clerk: &str) -> Result<()> {
        self.documents.push((document.id(), Indexed::of(document, clerk)));
        self.write_if_many(connection)
    }

    fn write_if_many(&mut self, connection: &Connection) -> Result<()> {
        if self.documents.len() >= MAX_PENDING { self.write(connection) } else { Ok(()) }
    }

    /// Sets the waiting documents aside, so that a part that may be rolled back does not write them.
    pub(super) fn set_aside(&mut self) -> Vec<(DocumentId, Indexed)> {
        std::mem::take(&mut self.documents)
    }

    /// Puts the documents set aside back, before those added since.
    pub(super) fn go_on_after(
        &mut self,
        connection: &Connection,
        mut before: Vec<(DocumentId, Indexed)>,
    ) -> Result<()> {
        before.append(&mut self.documents);
        self.documents = before;
        self.write_if_many(connection)
    }

    /// Drops what was rolled back: the waiting documents, and the record of words added, because the registry
    /// has lost some of them.
    pub(super) fn give_up(&mut self) {
        self.documents.clear();
        self.fresh.clear();
    }

    /// Writes all to the index.
    pub(super) fn write(&mut self, connection: &Connection) -> Result<()> {
        while let Some((id, indexed)) = self.documents.pop() {
            self.add(connection, id, indexed)?;
        }
        Ok(())
    }

    fn add(&mut self, connection: &Connection, id: DocumentId, indexed: Indexed) -> Result<()> {
        connection
            .prepare_cached("INSERT INTO search (rowid, fold, exact, mark) VALUES (?1, ?2, ?3, ?4)")
            .and_then(|mut statement| statement.execute(params![row_of(id), indexed.fold, indexed.exact, indexed.mark]))
            .map_err(StoreError::of_index)?;
        let mut remember = connection
            .prepare_cached("INSERT INTO search_word (marked, word) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
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

/// Removes a document from the index; it must be unchanged since it was added.
pub(super) fn remove(connection: &Connection, document: &Document, clerk: &str) -> Result<()> {
    let indexed = Indexed::of(document, clerk);
    connection
        .prepare_cached("INSERT INTO search (search, rowid, fold, exact, mark) VALUES ('delete', ?1, ?2, ?3, ?4)")
        .and_then(|mut statement| {
            statement.execute(params![row_of(document.id()), indexed.fold, indexed.exact, indexed.mark])
        })
        .map_err(StoreError::of_index)?;
    Ok(())
}

/// Returns the clerk who registered a document.
pub(super) fn registered_by(connection: &Connection, id: DocumentId) -> Result<String> {
    let sql = "SELECT clerk FROM event WHERE id = (SELECT registered_event FROM document WHERE id = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([id.0], |row| row.get(0)).optional()?.unwrap_or_default())
}

impl Store {
    /// Rebuilds the search indexes from the documents and from the texts read in attached files, and changes
    /// nothing else. Progress counts documents.
    ///
    /// # Errors
    /// When the registry cannot be written, and [`StoreError::Stopped`] when it was stopped; the indexes are
    /// unchanged then.
    pub fn rebuild_index(&mut self, progress: &Progress) -> Result<()> {
        self.write(|transaction| {
            transaction.note(Changed::Index);
            search_tables::make_anew(transaction.connection)?;
            rebuild(transaction.connection, progress)?;
            super::file_index::rebuild(transaction.connection)
        })
    }
}

/// Rebuilds the index of documents. Words that no document has any more stay in the word list, because another
/// program that has the registry open assumes that words it has seen there remain.
pub(super) fn rebuild(connection: &Connection, progress: &Progress) -> Result<()> {
    connection.execute_batch("INSERT INTO search (search) VALUES ('delete-all')")?;
    let nothing_known = HashSet::new();
    let mut pending = Pending::new(&nothing_known);
    let ids: Vec<i64> = connection
        .prepare("SELECT id FROM document ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<EngineResult<_>>()?;
    progress.set_total(ids.len() as u64);
    for id in ids {
        if progress.is_stopped() {
            return Err(StoreError::Stopped);
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
