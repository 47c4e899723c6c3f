//! The arguments of what goes on paper: which part of a book, how a form is to be.

use domain::{book::BookRange, printing_on::PageSpan};
use paper::{self, Corner, EnvelopeSize, Orientation, Paper, PrintOptions, StampPlace, catalogue};
use texts::{UserMessage, message};

use super::{
    options::{BookOptions, BookPart, FormOf, FormOptions},
    reader::{Reader, book_of},
};

fn range(reader: &mut Reader) -> Result<BookRange, UserMessage> {
    Ok(BookRange {
        from: reader.date("from")?,
        to: reader.date("to")?,
        from_number: reader.number("from-number")?,
        to_number: reader.number("to-number")?,
        type_name: reader.text("type")?,
        series: reader.text("series")?,
    })
}

pub(super) fn book(reader: &mut Reader) -> Result<BookOptions, UserMessage> {
    let range = range(reader)?;
    let part = match (reader.text("page")?, reader.switch("print-on")) {
        (None, false) => BookPart::Rows(range),
        _ if range != BookRange::default() => return Err(UserMessage::from(texts::USAGE_PRINT_ON)),
        (None, true) => BookPart::NewPages,
        (Some(text), _) => match PageSpan::parse(&text) {
            Some(pages) => BookPart::PagesAgain(pages),
            None => return Err(message!(texts::USAGE_PAGE, text = text)),
        },
    };
    // Pages that are printed again are as they were.
    let is_again = matches!(part, BookPart::PagesAgain(_));
    let pages_per_volume = if is_again { None } else { reader.number("pages-per-volume")? };
    Ok(BookOptions {
        book: reader.book()?,
        year: reader.required_year()?,
        authority: reader.text("authority")?,
        part,
        pages_per_volume: pages_per_volume.unwrap_or(paper::USUAL_PAGES_PER_VOLUME),
        closing: !is_again && reader.switch("closing"),
        blank: !is_again && reader.switch("blank"),
        target: reader.target("FILE.pdf")?,
    })
}

pub(super) fn form(reader: &mut Reader, name: String) -> Result<FormOptions, UserMessage> {
    let range = range(reader)?;
    let of = match (reader.text("number")?, reader.switch("blank")) {
        (None, false) => FormOf::Range,
        (Some(number), false) if range == BookRange::default() => FormOf::Number(number),
        (None, true) if range == BookRange::default() => FormOf::Nothing,
        _ => return Err(UserMessage::from(texts::USAGE_FORM_OF)),
    };
    let as_of = reader.date("as-of")?;
    let gone = reader.number("labels-gone")?;
    let labels = if reader.switch("labels") { Some(gone.unwrap_or(0)) } else { gone };
    let place = stamp_place(reader)?;
    let stamped = reader.path("stamp").map(|file| (file, place));
    let envelope = match reader.text("size")? {
        None => EnvelopeSize::default(),
        Some(size) => EnvelopeSize::parse(&size).ok_or_else(|| message!(texts::USAGE_ENVELOPE, text = size))?,
    };
    Ok(FormOptions {
        name,
        book: reader.text("book")?.map(|word| book_of(&word)).transpose()?,
        year: reader.year()?,
        as_of,
        range,
        of,
        authority: reader.text("authority")?,
        print: print_options(reader)?,
        pages_per_volume: reader.number("pages-per-volume")?.unwrap_or(paper::USUAL_PAGES_PER_VOLUME),
        closing: reader.switch("closing"),
        qr: reader.switch("qr"),
        envelope,
        labels,
        stamped,
        target: reader.target("FILE.pdf")?,
    })
}

/// Where a stamp goes on a PDF.
fn stamp_place(reader: &mut Reader) -> Result<StampPlace, UserMessage> {
    match (reader.text("corner")?, reader.text("at")?) {
        (None, None) => Ok(StampPlace::Free),
        (Some(corner), None) => {
            Corner::parse(&corner).map(StampPlace::Corner).ok_or_else(|| message!(texts::USAGE_CORNER, text = corner))
        }
        (None, Some(at)) => StampPlace::parse(&at).ok_or_else(|| message!(texts::USAGE_AT, text = at)),
        (Some(_), Some(_)) => Err(UserMessage::from(texts::USAGE_CORNER_AT)),
    }
}

fn print_options(reader: &mut Reader) -> Result<PrintOptions, UserMessage> {
    let paper = match reader.text("paper")?.as_deref() {
        None | Some("a4" | "A4") => Paper::A4,
        Some("a3" | "A3") => Paper::A3,
        Some(other) => return Err(message!(texts::USAGE_PAPER, text = other)),
    };
    let orientation = match (reader.switch("portrait"), reader.switch("landscape")) {
        (true, true) => return Err(UserMessage::from(texts::USAGE_ORIENTATION)),
        (true, false) => Some(Orientation::Portrait),
        (false, true) => Some(Orientation::Landscape),
        (false, false) => None,
    };
    let widths = reader.text("widths")?.unwrap_or_default();
    let widths = widths
        .split([',', ';', ' ', '/'])
        .filter(|width| !width.is_empty())
        .map(|width| width.parse().map_err(|_| message!(texts::USAGE_NOT_A_NUMBER, option = "--widths", text = width)));
    let widths = widths.collect::<Result<Vec<f32>, UserMessage>>()?;
    let extra = reader.texts("column")?.into_iter().map(|name| {
        catalogue::extra(&name).ok_or_else(|| {
            let known: Vec<&str> = catalogue::EXTRAS.iter().map(|(known, _)| *known).collect();
            message!(texts::USAGE_COLUMN, text = name, known = known.join(", "))
        })
    });
    let extra = extra.collect::<Result<Vec<_>, UserMessage>>()?;
    Ok(PrintOptions { paper, orientation, widths, extra, signatures_filled: reader.switch("signed") })
}
