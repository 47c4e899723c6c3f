//! Finds what is late by law: among the documents of the last months, and full pages of bound books.

use chrono::{Days, NaiveDate};

use domain::{
    book::Book,
    content::Priority,
    day_work::UnprintedRows,
    document::DocumentId,
    query::Query,
    timed::{DAYS_BACK, LateDocument, Timed, Undone},
    working_calendar::WorkingCalendar,
};

use super::{
    Result, calendar_day,
    engine::{Connection, EngineResult, Row, named_params, params},
    search,
};

/// What was done with a valid document that has no day of handing over.
const UNDONE: &str = "
    SELECT priority, arrival_date, issued_date,
           EXISTS (SELECT 1 FROM submission WHERE document_id = document.id AND struck = ''),
           (SELECT day FROM instruction WHERE document_id = document.id AND struck = '' ORDER BY id DESC LIMIT 1),
           EXISTS (SELECT 1 FROM dispatch WHERE document_id = document.id AND struck = '')
    FROM document
    WHERE id = ?1 AND standing = 'valid' AND numbered <> 'imported'
    AND NOT EXISTS (SELECT 1 FROM sent_back WHERE document_id = document.id AND struck = '')
    AND NOT EXISTS (SELECT 1 FROM link JOIN document AS answer ON answer.id = link.first_id
                    WHERE link.second_id = document.id AND link.kind = 'answers' AND answer.standing = 'valid'
                    AND answer.book <> document.book)";

/// Documents received by wire in a range of days and not confirmed, read from an index of such documents.
const UNCONFIRMED: &str = "
    SELECT id, arrival_date FROM document
    WHERE came_by IN ('wire', 'e-mail') AND standing = 'valid' AND arrival_date BETWEEN ?1 AND ?2 AND numbered <> 'imported'
    AND NOT EXISTS (SELECT 1 FROM sent_back WHERE document_id = document.id AND struck = '')
    AND NOT EXISTS (SELECT 1 FROM confirmation WHERE document_id = document.id AND struck = '')";

/// The bound books of a year of which pages were printed: their rows, the rows on pages, the rows of the
/// fullest page.
const PRINTED: &str = "
    SELECT bound.book, authority.name, bound.year,
           (SELECT count(*) FROM document WHERE series_id IN (
                SELECT id FROM series WHERE series.book = bound.book
                AND series.authority_id IS NOT DISTINCT FROM bound.authority_id AND series.starts BETWEEN bound.year || '-01-01' AND bound.year || '-12-31'))
           + (SELECT count(*) FROM issuer JOIN document ON document.id = issuer.document_id
              WHERE issuer.authority_id = bound.authority_id AND substr(issued_date, 1, 4) = CAST(bound.year AS TEXT)),
           (SELECT count(DISTINCT document_id) FROM printed_row WHERE page_id IN (
                SELECT id FROM printed_page AS page WHERE page.book = bound.book
                AND ifnull(page.authority_id, 0) = coalesce(bound.authority_id, 0) AND page.year = bound.year)),
           (SELECT coalesce(max(amount), 0) FROM (
                SELECT count(*) AS amount FROM printed_row WHERE page_id IN (
                    SELECT id FROM printed_page AS page WHERE page.book = bound.book
                    AND ifnull(page.authority_id, 0) = coalesce(bound.authority_id, 0) AND page.year = bound.year
                    AND page.supplement = 0)
                GROUP BY page_id) AS pages)
    FROM (SELECT 'incoming' AS book, NULL AS authority_id, :year AS year
          UNION ALL SELECT 'outgoing', id, :year FROM authority) AS bound
    LEFT JOIN authority ON authority.id = bound.authority_id
    WHERE EXISTS (SELECT 1 FROM printed_page AS page WHERE page.book = bound.book
                  AND ifnull(page.authority_id, 0) = coalesce(bound.authority_id, 0) AND page.year = bound.year)
    ORDER BY bound.book, bound.authority_id";

/// Lists the documents for which something has a legal time limit that ends on or before this day and is not
/// done, the earliest first.
pub(super) fn late(connection: &Connection, day: NaiveDate) -> Result<Vec<LateDocument>> {
    let calendar = calendar_day::calendar(connection)?;
    let mut found = unconfirmed(connection, day, &calendar)?;
    for book in Book::ALL {
        found.extend(waiting(connection, book, day, &calendar)?);
    }
    found.sort_by_key(|late| (late.last_day, late.id, late.timed));
    Ok(found)
}

/// Lists those documents for one of the timed actions.
pub(super) fn late_with(connection: &Connection, timed: Timed, day: NaiveDate) -> Result<Vec<LateDocument>> {
    let calendar = calendar_day::calendar(connection)?;
    let mut found = match timed {
        Timed::Receipt => unconfirmed(connection, day, &calendar)?,
        _ => waiting(connection, timed.book(), day, &calendar)?,
    };
    found.retain(|late| late.timed == timed);
    found.sort_by_key(|late| (late.last_day, late.id));
    Ok(found)
}

/// Returns the first day that is examined.
fn first_day(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(NaiveDate::MIN)
}

/// Lists documents whose receipt is not confirmed.
fn unconfirmed(connection: &Connection, day: NaiveDate, calendar: &WorkingCalendar) -> Result<Vec<LateDocument>> {
    let mut statement = connection.prepare_cached(UNCONFIRMED)?;
    let mut rows = statement.query(params![first_day(day), day])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, timed) = (DocumentId(row.get(0)?), Timed::Receipt);
        let last_day = timed.last_day(row.get(1)?, Priority::Normal, calendar).filter(|last_day| *last_day <= day);
        found.extend(last_day.map(|last_day| LateDocument { id, timed, last_day }));
    }
    Ok(found)
}

/// Lists documents of a book that wait for their next step.
fn waiting(
    connection: &Connection,
    book: Book,
    day: NaiveDate,
    calendar: &WorkingCalendar,
) -> Result<Vec<LateDocument>> {
    let recent =
        Query { book: Some(book), from: Some(first_day(day)), to: Some(day), waiting: true, ..Query::default() };
    let mut statement = connection.prepare_cached(UNDONE)?;
    let mut found = Vec::new();
    for id in search::hits(connection, &recent, None)? {
        let mut rows = statement.query(params![id.0])?;
        let Some(row) = rows.next()? else { continue };
        let Some((timed, event, priority)) = next(&row)? else { continue };
        let last_day = timed.last_day(event, priority, calendar).filter(|last_day| *last_day <= day);
        found.extend(last_day.map(|last_day| LateDocument { id, timed, last_day }));
    }
    Ok(found)
}

/// Returns the next timed action on the document of a row, the day from which its time runs, and the urgency.
fn next(row: &Row<'_>) -> EngineResult<Option<(Timed, NaiveDate, Priority)>> {
    let priority = Priority::from_number(row.get(0)?).unwrap_or_default();
    let undone = match row.get(1)? {
        Some(arrived) => Undone::Incoming { arrived, submitted: row.get(3)?, instructed: row.get(4)? },
        None => Undone::Outgoing { issued: row.get(2)?, sent: row.get(5)? },
    };
    Ok(undone.next(priority).map(|(timed, event)| (timed, event, priority)))
}

/// Lists the bound books of this year and the last that have at least as many unprinted rows as their fullest
/// page holds (Điều 22.3.b: what is registered by computer is printed and bound).
pub(super) fn unprinted(connection: &Connection, year: i32) -> Result<Vec<UnprintedRows>> {
    let mut found = Vec::new();
    let mut statement = connection.prepare_cached(PRINTED)?;
    for year in [year - 1, year] {
        let mut rows = statement.query(named_params! { ":year": year })?;
        while let Some(row) = rows.next()? {
            let (all, printed, fullest): (usize, usize, usize) = (row.get(3)?, row.get(4)?, row.get(5)?);
            let amount = all.saturating_sub(printed);
            if fullest > 0 && amount >= fullest {
                let book = Book::from_key(&row.get::<_, String>(0)?).unwrap_or(Book::Incoming);
                found.push(UnprintedRows { book, authority: row.get(1)?, year: row.get(2)?, amount });
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use domain::{came_by::CameBy, follow_up::receipt};

    use super::*;
    use crate::{Store, engine::ToSql};

    #[test]
    fn receipts_confirmed_are_those_of_the_index() {
        let ways: Vec<String> = CameBy::NAMED
            .into_iter()
            .filter(|way| receipt::is_confirmed(*way))
            .map(|way| format!("'{}'", way.key()))
            .collect();
        assert!(UNCONFIRMED.contains(&format!("came_by IN ({})", ways.join(", "))), "{ways:?}");
    }

    /// In a registry of a million documents the queries use indexes, and scan no large table.
    #[test]
    fn no_large_table_is_gone_through() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
        for (sql, amount) in [(UNDONE, 1), (UNCONFIRMED, 2), (PRINTED, 1)] {
            let plan = store
                .read(|connection| {
                    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                    let rows = statement
                        .query_map(&*vec![&None::<i64> as &dyn ToSql; amount], |row| row.get::<_, String>(3))?;
                    Ok(rows.collect::<EngineResult<Vec<_>>>()?)
                })
                .unwrap();
            assert!(!plan.is_empty());
            for step in plan {
                let scans = [
                    "document",
                    "page",
                    "printed_page",
                    "printed_row",
                    "link",
                    "submission",
                    "instruction",
                    "dispatch",
                    "confirmation",
                    "sent_back",
                ];
                // Rows of pages are counted from an index, not read.
                assert!(
                    !step.contains("printed_row") || step.contains("COVERING INDEX printed_row_document"),
                    "{step}"
                );
                assert!(!scans.iter().any(|table| step.starts_with(&format!("SCAN {table}"))), "{step}");
            }
        }
    }
}
