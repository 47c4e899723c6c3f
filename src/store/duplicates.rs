//! Incoming documents that are the same by the decree's rule (Phụ lục VI, NĐ 30/2020/NĐ-CP): finds them, and registers
//! another one according to the clerk's decision.

use domain::{
    document::{Document, DocumentId},
    duplicate::DuplicateKey,
    incoming::IncomingEntry,
    link::LinkKind,
    number::NumberRequest,
    warning::Warning,
};

use super::{
    Registered, Result, Store, Transaction, documents,
    engine::{Connection, EngineResult, params},
};

/// The clerk's decision about a document that looks registered already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum DuplicateDecision {
    /// No decision yet: nothing is registered if such a document exists.
    #[default]
    Ask,
    /// It is another document, for this reason.
    Another(String),
    /// It is the same document, received in another way: the one with this id, or the first one if its id is not known yet.
    Same(Option<DocumentId>),
}

/// The result of registering with a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// Registered.
    Registered(Box<Registered>),
    /// Not registered, because the clerk has to decide first: this document was registered before and looks the same.
    Duplicate(Box<Document>),
}

impl Transaction<'_> {
    /// Registers an incoming document as [`Transaction::register_incoming`] does, unless one that looks the same is registered and the
    /// clerk has not decided yet. The reason of another document is added to the requested one; the same document is linked with the
    /// first.
    ///
    /// # Errors
    /// As [`Transaction::register_incoming`].
    pub fn register_decided(
        &mut self,
        entry: &IncomingEntry,
        request: &NumberRequest,
        decision: &DuplicateDecision,
    ) -> Result<Decided> {
        let key = DuplicateKey::of(entry);
        let found = key.map(|key| duplicates(self.connection, &key, Some(1))).transpose()?;
        let first = found.and_then(|found| found.into_iter().next());
        let mut request = request.clone();
        let mut same_as = None;
        match (decision, first) {
            (DuplicateDecision::Ask, Some(first)) => return Ok(Decided::Duplicate(Box::new(first))),
            // The document of the decision is no longer valid, so the clerk decides again.
            (DuplicateDecision::Same(Some(id)), Some(first)) if *id != first.id() => {
                return Ok(Decided::Duplicate(Box::new(first)));
            }
            (DuplicateDecision::Another(reason), Some(_)) if request.reason.is_empty() => {
                request.reason.clone_from(reason);
            }
            (DuplicateDecision::Another(reason), Some(_)) => request.reason = format!("{}; {reason}", request.reason),
            (DuplicateDecision::Same(id), first) => same_as = id.or(first.map(|first| first.id())),
            (DuplicateDecision::Ask | DuplicateDecision::Another(_), None) => {}
        }
        let registered = self.register_incoming(entry, &request)?;
        if let Some(first) = same_as {
            self.link(registered.document.id(), LinkKind::SameAs, first, "")?;
        }
        Ok(Decided::Registered(Box::new(registered)))
    }

    /// Warns about the first other incoming document that is the same by the decree's rule.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn alike(&self, document: &Document) -> Result<Option<Warning>> {
        let Document::Incoming(incoming) = document else { return Ok(None) };
        let Some(key) = DuplicateKey::of(&incoming.entry) else { return Ok(None) };
        let found = duplicates(self.connection, &key, Some(2))?;
        let first = found.iter().find(|first| first.id() != incoming.id);
        Ok(first.map(|first| Warning::Duplicate { number: first.own_number(), date: first.book_date() }))
    }
}

impl Store {
    /// Lists incoming documents that are the same by the decree's rule, the first registered first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn duplicates(&self, key: &DuplicateKey) -> Result<Vec<Document>> {
        self.read(|connection| duplicates(connection, key, None))
    }
}

/// Lists valid incoming documents of one key, the first registered first, up to a limit.
fn duplicates(connection: &Connection, key: &DuplicateKey, limit: Option<usize>) -> Result<Vec<Document>> {
    // Each row keeps the hash of the name as it was written.
    let sql = "SELECT id FROM document WHERE duplicate_key = ?1 AND standing = 'valid'";
    let mut statement = connection.prepare_cached(sql)?;
    let mut ids: Vec<i64> = Vec::new();
    for spelling in key.spellings() {
        let rows = statement.query_map(params![documents::hashed(&spelling)], |row| row.get(0))?;
        ids.extend(rows.collect::<EngineResult<Vec<i64>>>()?);
    }
    ids.sort_unstable();
    let mut found = Vec::new();
    for id in ids {
        if limit.is_some_and(|limit| found.len() == limit) {
            break;
        }
        // Different keys may have the same hash.
        match documents::find(connection, DocumentId(id))? {
            Some(Document::Incoming(incoming)) if DuplicateKey::of(&incoming.entry).as_ref() == Some(key) => {
                found.push(Document::Incoming(incoming));
            }
            _ => {}
        }
    }
    Ok(found)
}
