//! The edge to the PDF library: turns pages of pure data into a file.

use std::{
    io::{self, Write},
    num::NonZero,
    panic::resume_unwind,
    sync::LazyLock,
    thread,
};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Object, ObjectId, Stream, dictionary};
use printpdf::{FontId, Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem};

use super::{
    content::{self, Used},
    face::Face,
    page::{Page, Size},
    subset::{self, Subset},
};

/// The faces, parsed and compressed once for all volumes.
pub(super) struct Faces(Vec<(Face, ParsedFont)>);

/// Each font file compressed; once for all volumes, because it is the same in each.
static COMPRESSED: LazyLock<Vec<(Face, Vec<u8>)>> = LazyLock::new(|| {
    let compressed = |face: Face| Some((face, deflated(face.bytes(), Compression::default()).ok()?));
    Face::ALL.into_iter().filter_map(compressed).collect()
});

impl Faces {
    pub(super) fn read() -> Self {
        Self::these(&Face::ALL)
    }

    /// Selects those that pages use.
    fn of(pages: &[Page]) -> Self {
        let used: Vec<Face> = Face::ALL.into_iter().filter(|face| pages.iter().any(|page| page.uses(*face))).collect();
        Self::these(&used)
    }

    fn these(faces: &[Face]) -> Self {
        let read = |face: &Face| Some((*face, ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new())?));
        Self(faces.iter().filter_map(read).collect())
    }
}

/// Writes pages as a PDF document.
///
/// # Errors
/// Any error of the writer.
pub(super) fn write(title: &str, faces: &Faces, pages: Vec<Page>, writer: &mut impl Write) -> io::Result<()> {
    document(title, faces, pages, Vec::new())?.save_to(writer)?;
    writer.flush()
}

/// Writes a few pages as a PDF document that contains only the letters they use.
///
/// # Errors
/// Any error of the writer.
pub(super) fn write_few(title: &str, pages: Vec<Page>, writer: &mut impl Write) -> io::Result<()> {
    few(title, pages)?.save_to(writer)?;
    writer.flush()
}

/// Makes the objects of a PDF document of a few pages.
///
/// # Errors
/// None in practice: it compresses into memory.
pub(super) fn few(title: &str, pages: Vec<Page>) -> io::Result<lopdf::Document> {
    let (faces, subsets) = (Faces::of(&pages), subset::of(&pages));
    document(title, &faces, pages, subsets)
}

/// Makes a document. The library provides the document, its fonts and its empty pages; their content is written
/// here and compressed page by page.
fn document(title: &str, faces: &Faces, pages: Vec<Page>, subsets: Vec<Subset>) -> io::Result<lopdf::Document> {
    let mut document = PdfDocument::new(title);
    let fonts: Vec<(Face, FontId)> = faces.0.iter().map(|(face, font)| (*face, document.add_font(font))).collect();
    let names: Vec<(Face, String)> = fonts.iter().map(|(face, font)| (*face, font.0.clone())).collect();
    let drawn = drawn(&pages, &names)?;
    let sizes: Vec<Size> = pages.iter().map(|page| page.size).collect();
    // A volume of pages takes much memory, which the library's objects need next.
    drop(pages);
    let mut specimen = specimen(&fonts, &drawn);
    let empty = sizes.iter().map(|size| PdfPage::new(Mm(size.width), Mm(size.height), std::mem::take(&mut specimen)));
    let empty = empty.collect();
    document.with_pages(empty);
    let options = PdfSaveOptions { subset_fonts: false, image_optimization: None, ..PdfSaveOptions::default() };
    let mut file = printpdf::to_lopdf_doc(&document, &options, &mut Vec::new());
    drop(document);
    subset::put(&mut file, subsets);
    let contents: Vec<ObjectId> = file.page_iter().filter_map(|page| content_of(&file, page)).collect();
    for (place, content) in contents.into_iter().zip(drawn.into_iter().flat_map(|part| part.contents)) {
        file.objects.insert(place, Stream::new(dictionary! { "Filter" => "FlateDecode" }, content).into());
    }
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream)?;
        }
    }
    Ok(file)
}

/// Consecutive pages as content streams.
struct DrawnPages {
    /// The compressed content of each page.
    contents: Vec<Vec<u8>>,
    used: Used,
}

/// Draws pages on all cores of the machine.
fn drawn(pages: &[Page], names: &[(Face, String)]) -> io::Result<Vec<DrawnPages>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let draw = |pages: &[Page]| {
        let mut used = Used::default();
        let content = |page| deflated(&content::of(page, names, &mut used), Compression::fast());
        let contents = pages.iter().map(content).collect::<io::Result<_>>()?;
        Ok(DrawnPages { contents, used })
    };
    thread::scope(|scope| {
        let parts = pages.chunks(pages.len().div_ceil(cores).max(1)).map(|part| scope.spawn(move || draw(part)));
        let parts: Vec<_> = parts.collect();
        parts.into_iter().map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

/// Shows each used letter once, so that the library adds its font's metrics and Unicode mapping to the
/// document.
fn specimen(fonts: &[(Face, FontId)], drawn: &[DrawnPages]) -> Vec<Op> {
    let mut used = Used::default();
    for part in drawn {
        used.add(&part.used);
    }
    let show = |(face, font): &(Face, FontId)| {
        let font = PdfFontHandle::External(font.clone());
        [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items: vec![TextItem::Text(used.letters(*face))] }]
    };
    let mut operations = vec![Op::StartTextSection];
    operations.extend(fonts.iter().flat_map(show));
    operations.push(Op::EndTextSection);
    operations
}

/// Finds the content stream of a page.
fn content_of(file: &lopdf::Document, page: ObjectId) -> Option<ObjectId> {
    file.get_dictionary(page).and_then(|page| page.get(b"Contents")).and_then(Object::as_reference).ok()
}

/// Compresses a stream with the fastest setting: a page of text shrinks by nine tenths of what the slowest
/// achieves, in a tenth of the time.
fn compress(stream: &mut Stream) -> io::Result<()> {
    if stream.dict.has(b"Filter") {
        return Ok(());
    }
    let whole = Face::ALL.into_iter().find(|face| face.bytes() == stream.content);
    let compressed = whole.and_then(|whole| COMPRESSED.iter().find(|(face, _)| *face == whole));
    let compressed = match compressed {
        Some((_, compressed)) => compressed.clone(),
        None => deflated(&stream.content, Compression::fast())?,
    };
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(compressed);
    Ok(())
}

fn deflated(bytes: &[u8], level: Compression) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 4), level);
    encoder.write_all(bytes)?;
    encoder.finish()
}
