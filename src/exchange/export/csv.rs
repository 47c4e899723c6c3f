//! A CSV file that Excel opens by a double click: byte order mark, CR LF, and no cell that Excel would
//! calculate.

use std::{fs::File, io::BufWriter, io::Write, path::Path};

use csv::{Terminator, WriterBuilder};

use disk::unfinished::Unfinished;
use domain::book::Book;

use super::{ExportError, Exported, Writer, columns, harmless};
use crate::table::LONGEST_CELL;

/// A CSV file while it is written.
pub(super) struct Csv<'a> {
    writer: csv::Writer<BufWriter<&'a File>>,
    target: &'a Path,
    /// The book of its headings, once a row was written.
    book: Option<Book>,
}

impl<'a> Csv<'a> {
    /// Begins a file with its byte order mark.
    pub(super) fn new(file: &'a Unfinished, target: &'a Path) -> Result<Self, ExportError> {
        let mut file = BufWriter::new(file.as_file());
        file.write_all("\u{FEFF}".as_bytes()).map_err(|error| ExportError::of_system(target, &error))?;
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(file);
        Ok(Self { writer, target, book: None })
    }

    fn write<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> Result<(), ExportError> {
        let cells = cells.map(|cell| harmless(cell).into_owned());
        self.writer.write_record(cells).map_err(|error| ExportError::of_system(self.target, &error.into()))
    }

    fn begin(&mut self, book: Book) -> Result<(), ExportError> {
        self.book = Some(book);
        self.write(columns::of(book).iter().map(|column| column.heading))
    }

    /// Writes what is still buffered.
    pub(super) fn finish(mut self) -> Result<(), ExportError> {
        self.writer.flush().map_err(|error| ExportError::of_system(self.target, &error))
    }
}

impl Writer for Csv<'_> {
    fn row(&mut self, exported: &Exported<'_>) -> Result<(), ExportError> {
        let document = exported.document;
        match self.book {
            None => self.begin(document.book())?,
            Some(book) if book != document.book() => return Err(ExportError::TwoBooks(self.target.to_owned())),
            Some(_) => {}
        }
        let cells = columns::cells(exported);
        if cells.iter().any(|cell| cell.chars().count() > LONGEST_CELL) {
            let number = document.own_number().to_string();
            return Err(ExportError::CellTooLong { path: self.target.to_owned(), number });
        }
        self.write(cells.iter().map(AsRef::as_ref))
    }
}
