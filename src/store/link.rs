//! Links between documents, from the view of either end.

use chrono::NaiveDate;

use domain::{
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    imported::{BroughtLink, Reference},
    link::{self, Ends, LinkCause, LinkKind},
    number::Number,
    succession::Succession,
    text,
};
use progress::Progress;

use super::{
    Result, Store, StoreError, Transaction, documents,
    engine::{Connection, EngineResult, OptionalExtension, params},
    history::EventSpec,
    succession,
};

/// A link from the view of one of its documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    /// The relation of the first document to the second.
    pub kind: LinkKind,
    /// Whether the view is that of the first document.
    pub from_first: bool,
    /// The document at the other end.
    pub other: DocumentId,
}

impl Transaction<'_> {
    /// Links two documents: the first replaces, amends, corrects, recalls, answers, encloses or copies the
    /// second, or is the same.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when one does not exist, both are one, they are linked so already, or the
    /// link is impossible (see [`domain::link::fits`] and [`domain::link::can_be_made`]); when the registry
    /// cannot be written.
    pub fn link(&mut self, first: DocumentId, kind: LinkKind, second: DocumentId, reason: &str) -> Result<()> {
        let reason = &text::clean(reason);
        let refused = |cause| Err(Problem::new(Field::Document, cause).into());
        if first == second {
            return refused(Cause::Link(LinkCause::ToItself));
        }
        let (Some(one), Some(other)) =
            (documents::find(self.connection, first)?, documents::find(self.connection, second)?)
        else {
            return refused(Cause::NoDocument);
        };
        let twice = "SELECT 1 FROM link WHERE first_id = ?1 AND kind = ?2 AND second_id = ?3";
        let row = params![first.0, kind.key(), second.0];
        if self.connection.query_row(twice, row, |_| Ok(())).optional()?.is_some() {
            return refused(Cause::Link(LinkCause::Twice));
        }
        let ends = ends(self.connection, kind, &one, &other)?;
        if let Err(cause) = link::fits(kind, ends).and_then(|()| link::can_be_made(kind, &one, &other)) {
            return refused(Cause::Link(cause));
        }
        let sql = "INSERT INTO link (first_id, kind, second_id) VALUES (?1, ?2, ?3) RETURNING id";
        let id = self.connection.insert(sql, row)?;
        self.inserted(&EventSpec { action: Action::Linked, record: Record::Link, id, reason })
    }
}

impl Transaction<'_> {
    /// Adds the links of imported documents as they were in their registry, except existing ones. Returns how
    /// many wait for a document that is not here.
    ///
    /// # Errors
    /// When the registry cannot be read or written.
    pub fn bring_links(&mut self, links: &[(DocumentId, BroughtLink)]) -> Result<usize> {
        let mut waiting = 0;
        for (id, link) in links {
            let Some(other) = self.referred(&link.other)? else {
                waiting += 1;
                continue;
            };
            let (first, second) = if link.from_first { (*id, other) } else { (other, *id) };
            // In both books, the same link from either end is one link.
            let known = "SELECT 1 FROM link WHERE first_id = ?1 AND kind = ?2 AND second_id = ?3";
            let ends = params![first.0, link.kind, second.0];
            if first == second || self.connection.prepare_cached(known)?.exists(ends)? {
                continue;
            }
            let sql = "INSERT INTO link (first_id, kind, second_id) VALUES (?1, ?2, ?3) RETURNING id";
            let row = self.connection.insert(sql, ends)?;
            self.inserted(&EventSpec { action: Action::Linked, record: Record::Link, id: row, reason: "" })?;
        }
        Ok(waiting)
    }

    /// Finds the document that another registry referred to.
    fn referred(&self, other: &Reference) -> Result<Option<DocumentId>> {
        let sql = "SELECT document.id FROM series JOIN document ON series_id = series.id
                   WHERE series.book = ?1 AND starts <= ?2 AND ends >= ?2
                   AND number = ?3 AND suffix = ?4 AND double = ?5 ORDER BY document.id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let Number { value, suffix } = &other.number;
        let mut rows = statement.query(params![other.book, other.date, value, suffix, other.double])?;
        while let Some(row) = rows.next()? {
            let found = documents::find(self.connection, DocumentId(row.get(0)?))?;
            if let Some(found) = found.filter(|found| Reference::of(found) == *other) {
                return Ok(Some(found.id()));
            }
        }
        Ok(None)
    }
}

/// Collects what the registry knows of two documents together.
fn ends<'a>(connection: &Connection, kind: LinkKind, first: &'a Document, second: &'a Document) -> Result<Ends<'a>> {
    let (one, other) = (first.id().0, second.id().0);
    let sql = "SELECT count(DISTINCT authority_id) = 1 FROM document JOIN series ON series.id = series_id
               WHERE document.id IN (?1, ?2)";
    let mut one_issuer: bool = connection.prepare_cached(sql)?.query_row([one, other], |row| row.get(0))?;
    if !one_issuer {
        let name = |document: &Document| text::fold(&document.content().organ_name);
        let follows = |known: &Succession| {
            text::fold(&known.former) == name(second) && text::fold(&known.successor) == name(first)
        };
        one_issuer = succession::known(connection)?.iter().any(follows);
    }
    let sql = "WITH RECURSIVE onward (id) AS (
                   SELECT ?1 UNION SELECT second_id FROM onward JOIN link ON first_id = onward.id AND kind = ?2
               ) SELECT EXISTS (SELECT 1 FROM onward WHERE id = ?3)";
    let leads_back = connection.prepare_cached(sql)?.query_row(params![other, kind.key(), one], |row| row.get(0))?;
    let is_copy = kind == LinkKind::CopyOf && is_of_copies(connection, &first.content().type_name)?;
    Ok(Ends { first, second, one_issuer, leads_back, is_copy })
}

/// Returns whether a type is one of copies, among the types of the registry.
fn is_of_copies(connection: &Connection, type_name: &str) -> Result<bool> {
    let wanted = text::clean(type_name).to_lowercase();
    let mut statement = connection.prepare_cached("SELECT name FROM document_type WHERE category = 'copy'")?;
    let mut names = statement.query([])?;
    while let Some(row) = names.next()? {
        if row.get::<_, String>(0)?.to_lowercase() == wanted {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Lists impossible links, regardless of validity and days of their documents; they were made before that was
/// refused.
pub(super) fn misfits(
    connection: &Connection,
    progress: &Progress,
) -> Result<Vec<(Document, LinkKind, Document, LinkCause)>> {
    let mut statement = connection.prepare("SELECT first_id, kind, second_id FROM link ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if progress.is_stopped() {
            return Err(StoreError::Stopped);
        }
        let Some(kind) = LinkKind::from_key(&row.get::<_, String>(1)?) else { continue };
        let document = |at| documents::find(connection, DocumentId(row.get(at)?));
        let (Some(first), Some(second)) = (document(0)?, document(2)?) else { continue };
        if let Err(cause) = link::fits(kind, ends(connection, kind, &first, &second)?) {
            found.push((first, kind, second, cause));
        }
    }
    Ok(found)
}

impl Store {
    /// Lists every link of a document, in the order of creation.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn links(&self, id: DocumentId) -> Result<Vec<Linked>> {
        self.read(|connection| {
            let sql = "SELECT kind, first_id = ?1, CASE WHEN first_id = ?1 THEN second_id ELSE first_id END FROM link
                       WHERE first_id = ?1 OR second_id = ?1 ORDER BY id";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([id.0])?;
            let mut links = Vec::new();
            while let Some(row) = rows.next()? {
                if let Some(kind) = LinkKind::from_key(&row.get::<_, String>(0)?) {
                    links.push(Linked { kind, from_first: row.get(1)?, other: DocumentId(row.get(2)?) });
                }
            }
            Ok(links)
        })
    }

    /// Lists the valid documents that answer a document, the earliest first: số, ký hiệu and date.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn answers(&self, id: DocumentId) -> Result<Vec<(String, NaiveDate)>> {
        self.read(|connection| {
            let sql = "SELECT code, coalesce(issued_date, arrival_date) AS day FROM link
                       JOIN document ON document.id = first_id
                       WHERE second_id = ?1 AND kind = 'answers' AND standing = 'valid' ORDER BY day, document.id";
            let mut statement = connection.prepare_cached(sql)?;
            let answers = statement.query_map([id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(answers.collect::<EngineResult<_>>()?)
        })
    }
}
