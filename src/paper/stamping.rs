//! The stamp of an incoming document put on the first page of its PDF. The new file begins with the old one byte for byte, and says
//! after it what was added: what was signed electronically stays as it was signed.

use std::{
    io::{self, Write},
    path::Path,
};

use lopdf::{Dictionary, Document, IncrementalDocument, LoadOptions, Object, ObjectId, Stream, dictionary};
use serde::{Deserialize, Serialize};

use super::{PaperError, arrival_stamp, page::POINTS, pdf, sheets::Sheets};
use crate::domain::{form_row::FormRow, message::Message};

/// The largest PDF that is stamped, in bytes: it is held in memory.
pub const LARGEST_STAMPED: u64 = 200 << 20;
/// No stream of the PDF's own objects may unpack to more bytes.
const MOST_UNPACKED: usize = 64 << 20;

/// Why a PDF was not stamped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unstamped {
    /// There is no such file.
    Absent,
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// Another program has it open and lets nobody read it.
    OpenElsewhere,
    /// The system cannot read it; its message.
    Unreadable(String),
    /// It is larger than [`LARGEST_STAMPED`].
    TooLarge,
    /// It is no PDF, or a damaged one.
    Damaged,
    /// It is under a password.
    Password,
    /// Reading it takes too much memory.
    TakesTooMuch,
    /// Reading it takes too long.
    TakesTooLong,
    /// The reading process did not start; the system's message.
    NotStarted(String),
}

impl Unstamped {
    /// The reason as part of a sentence.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Absent => Message::new("paper-stamped-absent"),
            Self::NotAFile => Message::new("paper-stamped-not-a-file"),
            Self::OpenElsewhere => Message::new("paper-stamped-open-elsewhere"),
            Self::Unreadable(detail) => Message::new("paper-stamped-unreadable").with("detail", detail.as_str()),
            Self::TooLarge => Message::new("paper-stamped-too-large")
                .with("most", usize::try_from(LARGEST_STAMPED >> 20).unwrap_or(0)),
            Self::Damaged => Message::new("paper-stamped-damaged"),
            Self::Password => Message::new("paper-stamped-password"),
            Self::TakesTooMuch => Message::new("paper-stamped-takes-too-much"),
            Self::TakesTooLong => Message::new("paper-stamped-takes-too-long"),
            Self::NotStarted(detail) => Message::new("paper-stamped-not-started").with("detail", detail.as_str()),
        }
    }
}

/// A corner of a page, as one sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Corner {
    /// Top left.
    #[default]
    TopLeft,
    /// Top right.
    TopRight,
    /// Bottom left.
    BottomLeft,
    /// Bottom right.
    BottomRight,
}

impl Corner {
    /// The corner of `top-left`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "top-left" => Self::TopLeft,
            "top-right" => Self::TopRight,
            "bottom-left" => Self::BottomLeft,
            "bottom-right" => Self::BottomRight,
            _ => return None,
        })
    }

    fn is_left(self) -> bool {
        matches!(self, Self::TopLeft | Self::BottomLeft)
    }

    fn is_top(self) -> bool {
        matches!(self, Self::TopLeft | Self::TopRight)
    }
}

/// From the page's edges to the stamp, in millimetres.
const EDGE: f32 = 6.0;
/// What the stamp is called among a page's resources.
const NAME: &str = "VanThuDen";

/// The stamp of a document alone, as a PDF of one page.
pub(super) fn stamp(sheets: &Sheets, row: &FormRow) -> Result<Vec<u8>, PaperError> {
    let page = arrival_stamp::alone(sheets, Some(row));
    let mut stamp = Vec::new();
    pdf::write_few(&arrival_stamp::title(&row.document), vec![page], &mut stamp)
        .map_err(|error| PaperError::of_system(Path::new(""), &error))?;
    Ok(stamp)
}

/// The incremental update to append to a PDF so that its first page bears the stamp (ISO 32000-1, 7.5.6).
pub(super) fn update(original: Vec<u8>, stamp: &[u8], corner: Corner) -> Result<Vec<u8>, Unstamped> {
    let length = original.len();
    let options = LoadOptions { max_decompressed_size: Some(MOST_UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(&original, options).map_err(|_| Unstamped::Damaged)?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Unstamped::Password);
    }
    let stamp = Document::load_mem(stamp).map_err(|_| Unstamped::Damaged)?;
    let mut stamped = with_stamp(original, document, stamp, corner).map_err(|_| Unstamped::Damaged)?;
    let mut added = Tail { skipped: length, bytes: Vec::new() };
    stamped.save_to(&mut added).map_err(|_| Unstamped::Damaged)?;
    Ok(added.bytes)
}

/// Keeps what is written after the first bytes.
struct Tail {
    /// How many bytes are still to be skipped.
    skipped: usize,
    bytes: Vec<u8>,
}

impl Write for Tail {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let skipped = self.skipped.min(bytes.len());
        self.skipped -= skipped;
        self.bytes.extend(bytes.iter().skip(skipped));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The old document with the stamp's page as a drawing on its first page.
fn with_stamp(
    bytes: Vec<u8>,
    document: Document,
    mut stamp: Document,
    corner: Corner,
) -> lopdf::Result<IncrementalDocument> {
    let first = document.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let mut page = document.get_dictionary(first)?.clone();
    stamp.renumber_objects_with(document.max_id + 1);
    let drawing = drawing(&stamp)?;
    let resources = with_drawing(&document, &page, (stamp.max_id + 1, 0));
    let end = placed(&document, &page, corner);
    let mut contents = contents(&document, &page);
    contents.insert(0, Object::Reference((stamp.max_id + 2, 0)));
    contents.push(Object::Reference((stamp.max_id + 3, 0)));
    page.set("Contents", contents);
    page.set("Resources", resources);
    let highest = stamp.max_id + 3;
    let mut stamped = IncrementalDocument::create_from(bytes, document);
    let new = &mut stamped.new_document;
    new.objects.extend(stamp.objects.into_iter().filter(|(_, object)| !is_frame(object)));
    let stream = |content: Vec<u8>| Object::Stream(Stream::new(Dictionary::new(), content));
    new.objects.insert((highest - 2, 0), Object::Stream(drawing));
    new.objects.insert((highest - 1, 0), stream(b"q\n".to_vec()));
    new.objects.insert((highest, 0), stream(end.into_bytes()));
    new.objects.insert(first, Object::Dictionary(page));
    new.max_id = highest;
    Ok(stamped)
}

/// What makes the stamp a document of its own and is not wanted in another.
fn is_frame(object: &Object) -> bool {
    let kind = object.as_dict().and_then(|dictionary| dictionary.get_type());
    kind.is_ok_and(|kind| matches!(kind, b"Catalog" | b"Pages" | b"Page"))
}

/// The stamp's page as a drawing.
fn drawing(stamp: &Document) -> lopdf::Result<Stream> {
    let page = stamp.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let content = stamp.get_page_content(page);
    let dictionary = stamp.get_dictionary(page)?;
    let resources = dictionary.get(b"Resources").cloned().unwrap_or_else(|_| Object::Dictionary(Dictionary::new()));
    let bounds = inherited(stamp, dictionary, b"MediaBox").unwrap_or(Object::Null);
    let mut drawing = Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds, "Resources" => resources },
        content,
    );
    drawing.compress()?;
    Ok(drawing)
}

/// The page's resources with the drawing among them.
fn with_drawing(document: &Document, page: &Dictionary, drawing: ObjectId) -> Dictionary {
    let held = inherited(document, page, b"Resources");
    let mut resources = held.and_then(|held| held.as_dict().ok().cloned()).unwrap_or_default();
    let held = resources.get(b"XObject").ok().and_then(|held| document.dereference(held).ok());
    let mut drawings = held.and_then(|(_, held)| held.as_dict().ok().cloned()).unwrap_or_default();
    drawings.set(NAME, Object::Reference(drawing));
    resources.set("XObject", drawings);
    resources
}

/// What a page or the nearest group of pages above it says, whole.
fn inherited(document: &Document, page: &Dictionary, key: &[u8]) -> Option<Object> {
    let mut at = page;
    // A tree of pages is a few levels deep; one that goes round in circles ends here too.
    for _ in 0..64 {
        if let Ok(value) = at.get(key) {
            return document.dereference(value).ok().map(|(_, value)| value.clone());
        }
        at = document.get_dictionary(at.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
    }
    None
}

/// The streams a page is drawn by.
fn contents(document: &Document, page: &Dictionary) -> Vec<Object> {
    let Ok(held) = page.get(b"Contents") else { return Vec::new() };
    match document.dereference(held) {
        Ok((_, Object::Array(streams))) => streams.clone(),
        Ok((_, Object::Stream(_))) => vec![held.clone()],
        _ => Vec::new(),
    }
}

/// What draws the stamp in a corner of the page as one sees it, whichever way the page is turned.
fn placed(document: &Document, page: &Dictionary, corner: Corner) -> String {
    let [left, bottom, right, top] = bounds(document, page);
    let turned = inherited(document, page, b"Rotate").and_then(|turned| turned.as_i64().ok()).unwrap_or(0);
    let turned = turned.rem_euclid(360);
    let (wide, high) =
        if matches!(turned, 90 | 270) { (top - bottom, right - left) } else { (right - left, top - bottom) };
    let edge = EDGE * POINTS;
    let (width, height) = (arrival_stamp::SIZE.width * POINTS, arrival_stamp::SIZE.height * POINTS);
    let x = if corner.is_left() { edge } else { wide - edge - width };
    let y = if corner.is_top() { high - edge - height } else { edge };
    // Which way the stamp's own right and up lie on the page, and where its lower left corner is.
    let (turn, corner) = match turned {
        90 => ("0 1 -1 0", (right - y, bottom + x)),
        180 => ("-1 0 0 -1", (right - x, top - y)),
        270 => ("0 -1 1 0", (left + y, top - x)),
        _ => ("1 0 0 1", (left + x, bottom + y)),
    };
    format!("\nQ q {turn} {:.3} {:.3} cm /{NAME} Do Q\n", corner.0, corner.1)
}

/// The part of the page one sees; A4 where it does not say.
fn bounds(document: &Document, page: &Dictionary) -> [f32; 4] {
    let said = [b"CropBox".as_slice(), b"MediaBox"].into_iter().find_map(|key| {
        let bounds = inherited(document, page, key)?;
        let sides: Vec<f32> = bounds.as_array().ok()?.iter().filter_map(|side| side.as_float().ok()).collect();
        <[f32; 4]>::try_from(sides).ok()
    });
    let [x, y, other_x, other_y] = said.unwrap_or([0.0, 0.0, 595.276, 841.89]);
    [x.min(other_x), y.min(other_y), x.max(other_x), y.max(other_y)]
}
