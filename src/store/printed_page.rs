//! Printed pages of bound books (in tiếp): written once, and read to continue after them or to print one again.

use domain::{
    book::Book,
    document::DocumentId,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    printing_on::{
        BookRow, LostPage, PageSpan, PrintCause, PrintedBook, PrintedPage, PrintedRow, VolumePage, struck_place,
    },
};

use super::{
    Result, Store, Transaction,
    engine::{self, Connection, EngineResult, named_params, params},
    history::EventSpec,
    registry_book::authority_id,
};

/// The book of a year and, for outgoing documents, of an authority: the office when none is named.
#[derive(Debug, Clone, Copy)]
pub struct YearBook<'a> {
    /// The book.
    pub book: Book,
    /// Its year.
    pub year: i32,
    /// The authority.
    pub authority: Option<&'a str>,
}

impl YearBook<'_> {
    fn authority_id(&self, connection: &Connection) -> Result<Option<i64>> {
        authority_id(connection, self.book, self.authority)
    }
}

const OF_BOOK: &str =
    "FROM printed_page WHERE book = :book AND authority_id IS NOT DISTINCT FROM :authority AND year = :year";

const LOST: &str = "SELECT volume, page, supplement, day FROM lost_page JOIN restoring ON restoring.id = restoring_id
                    WHERE book = :book AND authority_id IS NOT DISTINCT FROM :authority AND year = :year
                    ORDER BY lost_page.id";

impl Store {
    /// Reads what was printed of a book.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn printed_book(&self, of: YearBook<'_>) -> Result<PrintedBook> {
        self.read(|connection| {
            let mut printed = PrintedBook::default();
            let mut statement =
                connection.prepare_cached(&format!("SELECT id, volume, page, supplement {OF_BOOK} ORDER BY id"))?;
            let mut pages = statement.query(named_params! {
                ":book": of.book.key(), ":authority": of.authority_id(connection)?, ":year": of.year,
            })?;
            while let Some(page) = pages.next()? {
                let at = VolumePage { volume: page.get(1)?, page: page.get(2)? };
                printed.take(at, page.get(3)?, rows(connection, page.get(0)?)?);
            }
            let mut statement = connection.prepare_cached(LOST)?;
            let mut pages = statement.query(named_params! {
                ":book": of.book.key(), ":authority": of.authority_id(connection)?, ":year": of.year,
            })?;
            while let Some(page) = pages.next()? {
                let at = VolumePage { volume: page.get(0)?, page: page.get(1)? };
                let lost = LostPage { at, supplement: page.get(2)?, restored: page.get(3)? };
                printed.add_lost(lost);
            }
            Ok(printed)
        })
    }

    /// Reads pages as they were drawn, each followed by its supplement pages.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when none of them was printed, and for an unknown authority; when the
    /// registry cannot be read.
    pub fn drawn_pages(&self, of: YearBook<'_>, pages: PageSpan) -> Result<Vec<Vec<u8>>> {
        self.read(|connection| {
            let sql = format!(
                "SELECT drawn {OF_BOOK} AND volume = coalesce(:volume, (SELECT max(volume) {OF_BOOK}))
                 AND page BETWEEN :from AND :to ORDER BY page, supplement"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let drawn = statement
                .query_map(
                    named_params! {
                        ":book": of.book.key(), ":authority": of.authority_id(connection)?, ":year": of.year,
                        ":volume": pages.volume, ":from": pages.from, ":to": pages.to,
                    },
                    |row| row.get(0),
                )?
                .collect::<EngineResult<Vec<Vec<u8>>>>()?;
            if drawn.is_empty() {
                return Err(Problem::new(Field::Book, Cause::Print(PrintCause::NotPrinted(pages))).into());
            }
            Ok(drawn)
        })
    }
}

/// Reads the rows of a page.
fn rows(connection: &Connection, page: i64) -> Result<Vec<PrintedRow>> {
    let sql = "SELECT document_id, place, cells, printed_row.struck, rest, (
                   SELECT back_to FROM document JOIN struck_number
                   ON struck_number.series_id = document.series_id AND struck_number.number = document.number
                   WHERE document.id = document_id AND book = 'incoming')
               FROM printed_row WHERE page_id = ?1 ORDER BY ordinal";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([page], |row| {
        // Empty or damaged content yields an empty list; `check` reports damage.
        let texts = |at: usize| Ok::<_, engine::Error>(serde_json::from_str(row.text(at)?).unwrap_or_default());
        Ok(PrintedRow {
            row: BookRow {
                document: DocumentId(row.get(0)?),
                place: match row.get(5)? {
                    // A number struck since keeps its row but moves behind the number after which its series
                    // went on.
                    Some(back_to) => struck_place(row.text(1)?, back_to),
                    None => row.get(1)?,
                },
                cells: texts(2)?,
                struck: row.get(3)?,
            },
            rest: texts(4)?,
        })
    })?;
    Ok(rows.collect::<EngineResult<_>>()?)
}

impl Transaction<'_> {
    /// Stores pages that are about to be printed and follow the given ones.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when others were printed meanwhile, and for an unknown authority; when
    /// the registry cannot be written.
    pub fn keep_pages(&mut self, of: YearBook<'_>, printed: &PrintedBook, pages: &[PrintedPage]) -> Result<()> {
        let connection = self.connection;
        let (book, authority) = (of.book.key(), of.authority_id(connection)?);
        let before: usize = connection.query_row(
            &format!("SELECT count(*) {OF_BOOK}"),
            named_params! { ":book": book, ":authority": authority, ":year": of.year },
            |row| row.get(0),
        )?;
        if before != printed.pages() {
            return Err(Problem::new(Field::Book, Cause::Print(PrintCause::PrintedMeanwhile)).into());
        }
        for PrintedPage { at: VolumePage { volume, page }, supplement, rows, drawn } in pages {
            let sql = "INSERT INTO printed_page (book, authority_id, year, volume, page, supplement, drawn)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
            let id = connection.insert(sql, params![book, authority, of.year, volume, page, supplement, drawn])?;
            for (ordinal, PrintedRow { row, rest }) in (1_i64..).zip(rows) {
                let sql = "INSERT INTO printed_row (page_id, ordinal, document_id, place, cells, struck, rest)
                           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
                let rest = if rest.is_empty() { String::new() } else { list(rest) };
                connection.prepare_cached(sql)?.execute(params![
                    id,
                    ordinal,
                    row.document.0,
                    row.place,
                    list(&row.cells),
                    row.struck,
                    rest
                ])?;
            }
            self.inserted(&EventSpec { action: Action::Printed, record: Record::PrintedPage, id, reason: "" })?;
        }
        Ok(())
    }
}

/// Writes texts as a JSON list.
fn list(texts: &[String]) -> String {
    serde_json::Value::from(texts).to_string()
}
