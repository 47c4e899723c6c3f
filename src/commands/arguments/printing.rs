//! Reads the commands that print: books, forms, daily registers; and PDFs on paper.

use domain::book::BookRange;
use jobs::print_request::{FormOptions, FormRequest, Pages, PagesRequest, PrintRequest, What};
use paper::{self, Orientation, Paper, PrintOptions, StampPlace};

use disk::typed;
use printer::PrintSettings;
use texts::UserMessage;

use super::{
    Command,
    documents::id,
    flag::not_a_number,
    flags::{
        AS_OF, AT, AUTHORITY, BLANK, BOOK, CLOSING, COLUMN, COPIES, CORNER, FROM, FROM_NUMBER, LABELS, LABELS_GONE,
        LANDSCAPE, NUMBER, PAGE, PAGES, PAGES_PER_VOLUME, PAPER, PDF, PORTRAIT, PRINT_ON, PRINTER, QR, SERIES, SIDES,
        SIGNED, SIZE, STAMP, TO, TO_NUMBER, TRAY, TYPE, WAIT, WIDTHS, YEAR,
    },
    options::{self, DayOptions, FormArguments, FormOf},
    reader::Reader,
};

fn range(reader: &mut Reader) -> Result<BookRange, UserMessage> {
    Ok(BookRange {
        from: reader.get(FROM)?,
        to: reader.get(TO)?,
        from_number: reader.get(FROM_NUMBER)?,
        to_number: reader.get(TO_NUMBER)?,
        type_name: reader.get(TYPE)?,
        series: reader.get(SERIES)?,
    })
}

pub(super) fn book(reader: &mut Reader) -> Result<Command, UserMessage> {
    let range = range(reader)?;
    let pages = match (reader.get(PAGE)?, reader.switch(PRINT_ON)) {
        (None, false) => None,
        _ if range != BookRange::default() => return Err(UserMessage::from(texts::USAGE_PRINT_ON)),
        (None, true) => Some(Pages::New),
        (Some(pages), _) => Some(Pages::Again(pages)),
    };
    // Pages that are printed again are as they were.
    let options = if matches!(pages, Some(Pages::Again(_))) { FormOptions::default() } else { book_options(reader)? };
    let (book, year, authority) = (reader.book()?, reader.need(YEAR)?, reader.get(AUTHORITY)?);
    let what = match pages {
        None => What::Form(FormRequest { authority, options, ..FormRequest::book(book, year, range) }),
        Some(pages) => What::Pages(PagesRequest { book, year, authority, pages, options }),
    };
    Ok(Command::Book(Box::new(PrintRequest { what, target: reader.need(PDF)?.into() })))
}

/// Reads the options of a registry book: its volumes, its end, whether it may be empty.
fn book_options(reader: &mut Reader) -> Result<FormOptions, UserMessage> {
    Ok(FormOptions {
        pages_per_volume: pages_per_volume(reader)?,
        closing: reader.switch(CLOSING),
        empty: reader.switch(BLANK),
        ..FormOptions::default()
    })
}

fn pages_per_volume(reader: &mut Reader) -> Result<usize, UserMessage> {
    Ok(reader.get(PAGES_PER_VOLUME)?.unwrap_or(paper::USUAL_PAGES_PER_VOLUME))
}

/// Reads `form`: one form, or the list of all forms when no name is given.
pub(super) fn form(reader: &mut Reader) -> Result<Command, UserMessage> {
    let Some(name) = reader.next_text() else { return Ok(Command::Forms) };
    let range = range(reader)?;
    let of = match (reader.get(NUMBER)?, reader.switch(BLANK)) {
        (None, false) => FormOf::Range,
        (Some(number), false) if range == BookRange::default() => FormOf::Number(number),
        (None, true) if range == BookRange::default() => FormOf::Nothing,
        _ => return Err(UserMessage::from(texts::USAGE_FORM_OF)),
    };
    let gone = reader.get(LABELS_GONE)?;
    let place = stamp_place(reader)?;
    Ok(Command::Form(Box::new(FormArguments {
        name,
        book: reader.get(BOOK)?,
        year: reader.get(YEAR)?,
        range,
        of,
        authority: reader.get(AUTHORITY)?,
        options: FormOptions {
            print: print_options(reader)?,
            pages_per_volume: pages_per_volume(reader)?,
            closing: reader.switch(CLOSING),
            empty: false,
            qr: reader.switch(QR),
            envelope: reader.get(SIZE)?.unwrap_or_default(),
            labels: if reader.switch(LABELS) { Some(gone.unwrap_or(0)) } else { gone },
            stamped: reader.get(STAMP)?.map(|file| (file, place)),
            as_of: reader.get(AS_OF)?,
        },
        target: reader.need(PDF)?.into(),
    })))
}

/// Reads where a stamp goes on a PDF.
fn stamp_place(reader: &mut Reader) -> Result<StampPlace, UserMessage> {
    match (reader.get(CORNER)?, reader.get(AT)?) {
        (None, None) => Ok(StampPlace::Free),
        (Some(corner), None) => Ok(StampPlace::Corner(corner)),
        (None, Some(place)) => Ok(place),
        (Some(_), Some(_)) => Err(UserMessage::from(texts::USAGE_CORNER_AT)),
    }
}

fn print_options(reader: &mut Reader) -> Result<PrintOptions, UserMessage> {
    let orientation = match (reader.switch(PORTRAIT), reader.switch(LANDSCAPE)) {
        (true, true) => return Err(UserMessage::from(texts::USAGE_ORIENTATION)),
        (true, false) => Some(Orientation::Portrait),
        (false, true) => Some(Orientation::Landscape),
        (false, false) => None,
    };
    Ok(PrintOptions {
        paper: reader.get(PAPER)?.unwrap_or(Paper::A4),
        orientation,
        widths: reader.get(WIDTHS)?.unwrap_or_default(),
        extra: reader.all(COLUMN)?,
        signatures_filled: reader.switch(SIGNED),
    })
}

#[expect(clippy::unnecessary_wraps, reason = "one of the readers of commands")]
pub(super) fn printers(_: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Printers)
}

/// Reads `print`: files and how they are printed.
pub(super) fn print(reader: &mut Reader) -> Result<Command, UserMessage> {
    let pages = reader.get(PAGES)?.unwrap_or_default();
    let settings = PrintSettings {
        copies: reader.get(COPIES)?.unwrap_or(1),
        sides: reader.get(SIDES)?,
        pages,
        tray: reader.get(TRAY)?,
        paper: None,
    };
    let files: Vec<_> = reader.rest().into_iter().map(typed::word).collect();
    match files.len() {
        0 => return Err(UserMessage::from(texts::USAGE_FILE_MISSING)),
        1 => {}
        _ if settings.pages.is_empty() => {}
        _ => return Err(UserMessage::from(texts::USAGE_PAGES_OF_ONE)),
    }
    let (printer, wait) = (reader.get(PRINTER)?, reader.switch(WAIT));
    Ok(Command::Print(options::PrintOptions { files, printer, settings, wait }))
}

pub(super) fn print_cancel(reader: &mut Reader) -> Result<Command, UserMessage> {
    let text = reader.next_text().unwrap_or_default();
    text.parse().map(Command::CancelPrint).map_err(|_| not_a_number("print cancel", &text))
}

pub(super) fn day_close(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Day(DayOptions::Close(reader.need(PDF)?)))
}

#[expect(clippy::unnecessary_wraps, reason = "one of the readers of commands")]
pub(super) fn day_list(_: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Day(DayOptions::List))
}

pub(super) fn day_print(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Day(DayOptions::Print { id: id(reader)?.0, target: reader.need(PDF)? }))
}
