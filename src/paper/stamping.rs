//! Puts the stamp of an incoming document on the first page of its PDF. The new file is the old one byte for
//! byte with an update appended, so that electronic signatures stay valid.

use std::{
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use lopdf::{Dictionary, Document, IncrementalDocument, LoadOptions, Object, ObjectId, Stream, dictionary};
use serde::{Deserialize, Serialize};

use domain::form_row::FormRow;
use texts::{UserMessage, message};

use super::{
    PaperError, arrival_stamp,
    free_paper::{self, NoPlace, StampPlace},
    letters,
    page::{Ink, POINTS, Size},
    pdf,
    sheets::Sheets,
    view,
};

/// The largest PDF that is stamped, in bytes: it is held in memory.
pub const LARGEST_STAMPED: u64 = 200 << 20;
/// The largest size to which a stream of the PDF's own objects may unpack, in bytes.
const MAX_UNPACKED_BYTES: usize = 64 << 20;

/// The reason why a PDF was not stamped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unstamped {
    /// There is no such file.
    Absent,
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// Another program has it open and forbids reading it.
    OpenElsewhere,
    /// The system cannot read it; its message.
    Unreadable(String),
    /// It is larger than [`LARGEST_STAMPED`].
    TooLarge,
    /// It is no PDF, or a damaged one.
    Damaged,
    /// It is protected by a password.
    Password,
    /// Reading it takes too much memory.
    TakesTooMuch,
    /// Reading it takes too long.
    TakesTooLong,
    /// The reading process did not start; the system's message.
    NotStarted(String),
    /// Its first page has no free area as large as the stamp.
    NoFreePaper,
    /// Something is at the requested position on the first page.
    Covered,
    /// The requested position is not completely on the first page.
    OffThePage,
    /// Its first page cannot be rendered completely: it has a font or picture of a kind that cannot be drawn.
    NotSeenWhole,
}

impl Unstamped {
    /// Returns the reason as part of a sentence.
    pub(super) fn message(&self) -> UserMessage {
        match self {
            Self::Absent => UserMessage::from(texts::PAPER_STAMPED_ABSENT),
            Self::NotAFile => UserMessage::from(texts::PAPER_STAMPED_NOT_A_FILE),
            Self::OpenElsewhere => UserMessage::from(texts::PAPER_STAMPED_OPEN_ELSEWHERE),
            Self::Unreadable(detail) => message!(texts::PAPER_STAMPED_UNREADABLE, detail = detail.as_str()),
            Self::TooLarge => {
                message!(texts::PAPER_STAMPED_TOO_LARGE, most = usize::try_from(LARGEST_STAMPED >> 20).unwrap_or(0))
            }
            Self::Damaged => UserMessage::from(texts::PAPER_STAMPED_DAMAGED),
            Self::Password => UserMessage::from(texts::PAPER_STAMPED_PASSWORD),
            Self::TakesTooMuch => UserMessage::from(texts::PAPER_STAMPED_TAKES_TOO_MUCH),
            Self::TakesTooLong => UserMessage::from(texts::PAPER_STAMPED_TAKES_TOO_LONG),
            Self::NotStarted(detail) => message!(texts::PAPER_STAMPED_NOT_STARTED, detail = detail.as_str()),
            Self::NoFreePaper => UserMessage::from(texts::PAPER_STAMPED_NO_FREE_PAPER),
            Self::Covered => UserMessage::from(texts::PAPER_STAMPED_COVERED),
            Self::OffThePage => UserMessage::from(texts::PAPER_STAMPED_OFF_THE_PAGE),
            Self::NotSeenWhole => UserMessage::from(texts::PAPER_STAMPED_NOT_SEEN_WHOLE),
        }
    }
}

/// The name of the stamp among a page's resources.
const NAME: &str = "VanThuDen";

/// Makes the stamp of a document as a PDF of one page.
pub(super) fn stamp(sheets: &Sheets, row: &FormRow) -> Result<Vec<u8>, PaperError> {
    letters::refuse(sheets.form, row)?;
    let mut page = arrival_stamp::alone(sheets, Some(row));
    page.ink = Ink::Red;
    let mut stamp = Vec::new();
    pdf::write_few(&arrival_stamp::title(&row.document), vec![page], &mut stamp)
        .map_err(|error| PaperError::of_system(Path::new(""), &error))?;
    Ok(stamp)
}

/// Makes the incremental update that puts the stamp on the first page of a PDF when it is appended (ISO
/// 32000-1, 7.5.6).
pub(super) fn update(original: Vec<u8>, stamp: &[u8], place: StampPlace) -> Result<Vec<u8>, Unstamped> {
    let length = original.len();
    let options = LoadOptions { max_decompressed_size: Some(MAX_UNPACKED_BYTES), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(&original, options).map_err(|_| Unstamped::Damaged)?;
    if document.is_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Unstamped::Password);
    }
    let first = document.page_iter().next().ok_or(Unstamped::Damaged)?;
    let seen = document.get_dictionary(first).map(|page| Seen::of(&document, page)).map_err(|_| Unstamped::Damaged)?;
    let original = Arc::new(original);
    let corner = free(&original, &seen, place)?;
    let stamp = Document::load_mem(stamp).map_err(|_| Unstamped::Damaged)?;
    let original = Arc::unwrap_or_clone(original);
    let mut stamped = with_stamp(original, document, stamp, &seen.placed(corner)).map_err(|_| Unstamped::Damaged)?;
    let mut added = Tail { skipped: length, bytes: Vec::new() };
    stamped.save_to(&mut added).map_err(|_| Unstamped::Damaged)?;
    Ok(added.bytes)
}

/// Finds the position of the stamp on the first page: its top left corner, in millimetres from the left and top
/// edges.
#[expect(clippy::cast_precision_loss, reason = "a picture is at most 4,096 pixels wide")]
fn free(original: &Arc<Vec<u8>>, seen: &Seen, place: StampPlace) -> Result<(f32, f32), Unstamped> {
    let page = Size { width: seen.width / POINTS, height: seen.height / POINTS };
    let (drawn, is_whole) =
        view::drawn(original, 0, free_paper::pixels_wide(page)).map_err(|_| Unstamped::NotSeenWhole)?;
    // The picture must show the same part of the page.
    let ratios = [drawn.width as f32 / drawn.height as f32, page.width / page.height];
    if !is_whole || (ratios[0] / ratios[1] - 1.0).abs() > 0.02 {
        return Err(Unstamped::NotSeenWhole);
    }
    free_paper::found(&drawn, page, arrival_stamp::SIZE, place).map_err(|none| match none {
        NoPlace::NoneFree => Unstamped::NoFreePaper,
        NoPlace::Covered => Unstamped::Covered,
        NoPlace::OffThePage => Unstamped::OffThePage,
    })
}

/// Keeps what is written after the first bytes.
struct Tail {
    /// The number of bytes still to skip.
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

/// Adds the stamp's page to the old document as a drawing on its first page.
fn with_stamp(
    bytes: Vec<u8>,
    document: Document,
    mut stamp: Document,
    placed: &str,
) -> lopdf::Result<IncrementalDocument> {
    let first = document.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let mut page = document.get_dictionary(first)?.clone();
    stamp.renumber_objects_with(document.max_id + 1);
    let drawing = drawing(&stamp)?;
    let resources = with_drawing(&document, &page, (stamp.max_id + 1, 0));
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
    new.objects.insert((highest, 0), stream(format!("\nQ q {placed} cm /{NAME} Do Q\n").into_bytes()));
    new.objects.insert(first, Object::Dictionary(page));
    new.max_id = highest;
    Ok(stamped)
}

/// Returns whether an object only makes the stamp a document of its own, and is not needed in another.
fn is_frame(object: &Object) -> bool {
    let kind = object.as_dict().and_then(|dictionary| dictionary.get_type());
    kind.is_ok_and(|kind| matches!(kind, b"Catalog" | b"Pages" | b"Page"))
}

/// Converts the stamp's page to a drawing.
fn drawing(stamp: &Document) -> lopdf::Result<Stream> {
    let page = stamp.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let Size { width, height } = arrival_stamp::SIZE;
    // A white background keeps the tint of a scan from showing through.
    let mut content = format!("q 1 g 0 0 {:.3} {:.3} re f Q\n", width * POINTS, height * POINTS).into_bytes();
    content.extend(stamp.get_page_content(page));
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

/// Adds the drawing to the page's resources.
fn with_drawing(document: &Document, page: &Dictionary, drawing: ObjectId) -> Dictionary {
    let held = inherited(document, page, b"Resources");
    let mut resources = held.and_then(|held| held.as_dict().ok().cloned()).unwrap_or_default();
    let held = resources.get(b"XObject").ok().and_then(|held| document.dereference(held).ok());
    let mut drawings = held.and_then(|(_, held)| held.as_dict().ok().cloned()).unwrap_or_default();
    drawings.set(NAME, Object::Reference(drawing));
    resources.set("XObject", drawings);
    resources
}

/// Looks a key up in a page, else in the nearest group of pages above it, and resolves its value.
fn inherited(document: &Document, page: &Dictionary, key: &[u8]) -> Option<Object> {
    let mut at = page;
    // A page tree is a few levels deep; the limit also ends a cyclic one.
    for _ in 0..64 {
        if let Ok(value) = at.get(key) {
            return document.dereference(value).ok().map(|(_, value)| value.clone());
        }
        at = document.get_dictionary(at.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
    }
    None
}

/// Returns the content streams of a page.
fn contents(document: &Document, page: &Dictionary) -> Vec<Object> {
    let Ok(held) = page.get(b"Contents") else { return Vec::new() };
    match document.dereference(held) {
        Ok((_, Object::Array(streams))) => streams.clone(),
        Ok((_, Object::Stream(_))) => vec![held.clone()],
        _ => Vec::new(),
    }
}

/// The geometry of a page as displayed.
struct Seen {
    /// The displayed box in the page's coordinates: left, bottom, right, top.
    sides: [f32; 4],
    /// Its clockwise rotation, in degrees.
    turned: i64,
    /// In points.
    width: f32,
    height: f32,
}

impl Seen {
    fn of(document: &Document, page: &Dictionary) -> Self {
        let sides = sides(document, page);
        let [left, bottom, right, top] = sides;
        let turned = inherited(document, page, b"Rotate").and_then(|turned| turned.as_i64().ok()).unwrap_or(0);
        let turned = turned.rem_euclid(360);
        let (width, height) =
            if matches!(turned, 90 | 270) { (top - bottom, right - left) } else { (right - left, top - bottom) };
        Self { sides, turned, width, height }
    }

    /// Computes the matrix of a stamp whose top left corner is this many millimetres from the left and top
    /// edges as displayed.
    fn placed(&self, (from_left, from_top): (f32, f32)) -> String {
        let [left, bottom, right, top] = self.sides;
        let x = from_left * POINTS;
        let y = self.height - (from_top + arrival_stamp::SIZE.height) * POINTS;
        // The directions of the stamp's right and up on the page, and its lower left corner.
        let (turn, corner) = match self.turned {
            90 => ("0 1 -1 0", (right - y, bottom + x)),
            180 => ("-1 0 0 -1", (right - x, top - y)),
            270 => ("0 -1 1 0", (left + y, top - x)),
            _ => ("1 0 0 1", (left + x, bottom + y)),
        };
        format!("{turn} {:.3} {:.3}", corner.0, corner.1)
    }
}

/// Returns the displayed box of a page; that of A4 where the page has none.
fn sides(document: &Document, page: &Dictionary) -> [f32; 4] {
    let said = |key: &[u8]| {
        let bounds = inherited(document, page, key)?;
        let sides: Vec<f32> = bounds.as_array().ok()?.iter().filter_map(|side| side.as_float().ok()).collect();
        let [x, y, other_x, other_y] = <[f32; 4]>::try_from(sides).ok()?;
        let sides = [x.min(other_x), y.min(other_y), x.max(other_x), y.max(other_y)];
        (sides[0] < sides[2] && sides[1] < sides[3]).then_some(sides)
    };
    let whole = said(b"MediaBox").unwrap_or([0.0, 0.0, 595.276, 841.89]);
    let Some(cut) = said(b"CropBox") else { return whole };
    let seen = [whole[0].max(cut[0]), whole[1].max(cut[1]), whole[2].min(cut[2]), whole[3].min(cut[3])];
    if seen[0] < seen[2] && seen[1] < seen[3] { seen } else { whole }
}
