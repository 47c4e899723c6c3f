//! Notes of a check: observations that are no faults of the registry.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};

use disk::{folder_of, unfinished::leftovers};
use domain::{book::Book, document::Document, numbering::WrittenTwice, series::forbidden};
use progress::Progress;
use texts::{UserMessage, message};

use super::MAX_NAMED;
use crate::{
    Files, Result, Store, StoreError,
    engine::{Connection, EngineResult},
    history::CLOCK_TOLERANCE,
    link,
    sqlite::{cloud_folder::cloud_warnings, file},
    written,
};

impl Store {
    /// Lists observations that are no faults: a clock that was set back, numbers and số, ký hiệu that two
    /// documents have without a ruling, impossible links, series that the decree forbids, synchronized folders,
    /// and leftovers of killed programs beside the registry, among its files and its backups.
    ///
    /// # Errors
    /// When the registry cannot be read, and [`StoreError::Stopped`] when the check was stopped.
    pub fn notes(&self, progress: &Progress) -> Result<Vec<UserMessage>> {
        let mut notes = self.read(|connection| {
            let mut notes = times_gone_back(connection, progress)?;
            let doubles: usize = connection.query_row(
                "SELECT count(*) FROM document WHERE double > 0
                     AND NOT EXISTS (SELECT 1 FROM number_ruling WHERE document_id = document.id)",
                [],
                |row| row.get(0),
            )?;
            if doubles > 0 {
                notes.push(message!(texts::CHECK_DOUBLES, amount = doubles));
            }
            notes.extend(written_twice(connection)?);
            notes.extend(false_links(connection, progress)?);
            Ok(notes)
        })?;
        notes.extend(self.forbidden_series()?);
        let registry = file::resolved(self.address().file());
        let copies = self.backup_settings()?;
        let last = copies.newest().map(|copy| folder_of(&copy.path).to_owned());
        let places = copies.folder.or(last);
        notes.extend(cloud_warnings(&registry, places.as_deref()));
        let mut folders = vec![folder_of(&registry).to_owned(), Files::of(&registry).folder().to_owned()];
        folders.extend(places.filter(|place| *place != folders[0]));
        // A folder that cannot be listed yields no note.
        let left: Vec<_> = folders.iter().flat_map(|folder| leftovers(folder).unwrap_or_default()).collect();
        if !left.is_empty() {
            let names: Vec<_> = left.iter().take(MAX_NAMED).map(|path| path.display().to_string()).collect();
            notes.push(message!(texts::CHECK_LEFT, amount = left.len(), names = names.join(", ")));
        }
        Ok(notes)
    }

    /// Notes series that an office formed against the decree; each remains until the end of its period.
    fn forbidden_series(&self) -> Result<Vec<UserMessage>> {
        let all = self.series(None)?;
        let noted = all.iter().filter(|series| series.book == Book::Outgoing).filter_map(|series| {
            let beside =
                all.iter().filter(|other| other.authority == series.authority && other.period.overlaps(&series.period));
            let known: Vec<_> = beside.flat_map(|other| other.types.iter().cloned()).collect();
            let rule = forbidden(&series.types, &known)?;
            Some(message!(
                texts::CHECK_SERIES_FORBIDDEN,
                series = series.name.as_str(),
                authority = series.authority.clone().unwrap_or_default(),
                from_day = series.period.starts,
                to_day = series.period.ends,
                rule = rule.text()
            ))
        });
        Ok(noted.take(MAX_NAMED).collect())
    }
}

/// Notes số, ký hiệu that documents of two series have without a ruling: from an old book, or from before that
/// was refused.
fn written_twice(connection: &Connection) -> Result<Vec<UserMessage>> {
    let mut twice = written::twice(connection, None)?;
    if !twice.is_empty() {
        let mut statement = connection.prepare("SELECT document_id FROM number_ruling")?;
        let ruled: HashSet<i64> = statement.query_map([], |row| row.get(0))?.collect::<EngineResult<_>>()?;
        twice.retain(|twice| !ruled.contains(&twice.id.0));
    }
    let more = twice.len().saturating_sub(MAX_NAMED);
    let mut notes: Vec<UserMessage> = twice
        .into_iter()
        .take(MAX_NAMED)
        .map(|twice| {
            let WrittenTwice { code, series, date } = twice.written;
            message!(texts::CHECK_WRITTEN_TWICE, code = code, series = series, date = date)
        })
        .collect();
    if more > 0 {
        notes.push(message!(texts::CHECK_WRITTEN_TWICE_MORE, amount = more));
    }
    Ok(notes)
}

/// Notes impossible links, which stay in the registry.
fn false_links(connection: &Connection, progress: &Progress) -> Result<Vec<UserMessage>> {
    let found = link::misfits(connection, progress)?;
    let more = found.len().saturating_sub(MAX_NAMED);
    let named = |document: &Document| match document {
        Document::Incoming(_) => {
            let number = document.own_number().to_string();
            message!(texts::CHECK_LINK_INCOMING, number = number, date = document.book_date())
        }
        Document::Outgoing(_) => {
            message!(texts::CHECK_LINK_OUTGOING, code = document.code().as_str(), date = document.book_date())
        }
    };
    let notes = found.iter().take(MAX_NAMED).map(|(first, kind, second, cause)| {
        message!(
            texts::CHECK_LINK_FALSE,
            kind = kind.name_key(true),
            first = named(first),
            second = named(second),
            why = cause.message()
        )
    });
    let more = (more > 0).then(|| message!(texts::CHECK_LINK_FALSE_MORE, amount = more));
    Ok(notes.chain(more).collect())
}

/// Notes events that are dated earlier than the one before.
fn times_gone_back(connection: &Connection, progress: &Progress) -> Result<Vec<UserMessage>> {
    let mut notes = Vec::new();
    let mut more = 0_usize;
    let mut before: Option<DateTime<FixedOffset>> = None;
    let mut statement = connection.prepare("SELECT id, at FROM event ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if progress.is_stopped() {
            return Err(StoreError::Stopped);
        }
        // The check of the history reports a malformed time.
        let Ok(at) = DateTime::parse_from_rfc3339(row.get_ref(1)?.as_str().unwrap_or_default()) else { continue };
        if let Some(before) = before.filter(|before| at + CLOCK_TOLERANCE < *before) {
            let said = |at: DateTime<FixedOffset>| at.format("%H:%M %d/%m/%Y").to_string();
            if notes.len() < MAX_NAMED {
                let event = texts::plain(row.get::<_, i64>(0)?);
                notes.push(message!(texts::CHECK_CLOCK_BACK, event = event, at = said(at), before = said(before)));
            } else {
                more += 1;
            }
        }
        before = Some(at);
    }
    if more > 0 {
        notes.push(message!(texts::CHECK_CLOCK_BACK_MORE, amount = more));
    }
    Ok(notes)
}
