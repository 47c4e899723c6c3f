//! Reference data of the registry: the office, its authorities and types, the years, and counts.

use std::collections::HashMap;

use chrono::NaiveDate;

use domain::{
    book::Book,
    document::Document,
    document_type::DocumentType,
    office::{Authority, Office},
    query::Query,
    recipients::RecipientGroup,
    restoring::LastNumberRequest,
    succession::Succession,
    unit::Unit,
    working_calendar::WorkingCalendar,
};
use store::{BackupSettings, Changed, NameKind, Store, StoreError};

/// The kinds of changes after which the reference data is read again.
pub const READ_FROM: &[Changed] = &[
    Changed::Incoming,
    Changed::Outgoing,
    Changed::Series,
    Changed::Restorings,
    Changed::Office,
    Changed::Types,
    Changed::Units,
    Changed::RecipientGroups,
    Changed::Successions,
    Changed::Calendar,
    Changed::Clerks,
    Changed::Settings,
];

/// What the screens share of the registry, read anew when it changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReferenceData {
    /// The office; `None` until somebody named it.
    pub office: Option<Office>,
    /// Every issuing authority, the office first.
    pub authorities: Vec<Authority>,
    /// The document types that are offered.
    pub types: Vec<DocumentType>,
    /// Those that are offered no longer.
    pub retired_types: Vec<DocumentType>,
    /// The office's own units.
    pub units: Vec<Unit>,
    /// Groups of receivers.
    pub recipient_groups: Vec<RecipientGroup>,
    /// Bodies that were renamed or merged.
    pub successions: Vec<Succession>,
    /// Which days are off.
    pub calendar: WorkingCalendar,
    /// In how many documents each type was used.
    pub type_uses: HashMap<String, u64>,
    /// Years that have documents, newest first.
    pub years: Vec<i32>,
    /// Incoming documents of the year looked at, or of all.
    pub incoming: u64,
    /// Outgoing documents of the same.
    pub outgoing: u64,
    /// The newest document of each book; the forms repeat its values.
    newest: Vec<Document>,
    /// How backups are made.
    pub copies: BackupSettings,
    /// The clerk's name; empty while it is unknown.
    pub clerk: String,
    /// Whether the registry was read and has no name for the clerk.
    pub nameless: bool,
    /// The last day on which old dates were accepted, for each book.
    pub old_dates_accepted: Vec<(Book, NaiveDate)>,
    /// Series whose last number on paper is asked for since a restoring.
    pub asked: Vec<LastNumberRequest>,
}

impl ReferenceData {
    /// Reads all of it; the counts are of one year, or of all.
    ///
    /// # Errors
    /// What the registry says.
    pub fn read(store: &Store, year: Option<i32>) -> Result<Self, StoreError> {
        let years = store.years()?;
        let (incoming, outgoing) = store.counts(year)?;
        let clerk = store.clerk()?;
        let retired_types = store.retired_types()?;
        let mut types = store.document_types()?;
        types.retain(|kind| !retired_types.contains(kind));
        let uses = store.suggest(NameKind::TypeName, "", usize::MAX)?;
        let newest = Book::ALL.map(|book| store.search(&Query { book: Some(book), ..Query::default() }, 1)).into_iter();
        let newest = newest.collect::<Result<Vec<_>, _>>()?.concat();
        let type_uses = uses.into_iter().map(|used| (used.name, used.uses)).collect();
        Ok(Self {
            office: store.office()?,
            authorities: store.authorities()?,
            types,
            type_uses,
            retired_types,
            units: store.units()?,
            recipient_groups: store.recipient_groups()?,
            successions: store.successions()?,
            calendar: store.calendar()?,
            years,
            incoming,
            outgoing,
            newest: store.documents(&newest)?,
            copies: store.backup_settings()?,
            nameless: clerk.is_none(),
            clerk: clerk.unwrap_or_default(),
            old_dates_accepted: store.old_dates_accepted()?,
            asked: store.last_number_requests()?,
        })
    }

    /// The newest document of a book.
    pub fn newest(&self, book: Book) -> Option<&Document> {
        self.newest.iter().find(|document| document.book() == book)
    }
}
