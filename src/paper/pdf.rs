//! The edge to the PDF library: pages of pure data become a file.

use std::{
    io::{self, Write},
    sync::LazyLock,
};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Object, Stream};
use printpdf::{
    Color, FontId, Greyscale, Line, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument, PdfFontHandle, PdfPage,
    PdfSaveOptions, Point, Pt, Rect, TextItem, TextMatrix,
};

use super::{
    face::Face,
    page::{LINE, POINTS, Page},
    subset::{self, Subset},
};

/// The faces, read and compressed once for all volumes.
pub(super) struct Faces(Vec<(Face, ParsedFont)>);

/// Each font file compressed as far as it goes; the same in every volume.
static COMPRESSED: LazyLock<Vec<(Face, Vec<u8>)>> = LazyLock::new(|| {
    let compressed = |face: Face| Some((face, deflated(face.bytes(), Compression::default()).ok()?));
    Face::ALL.into_iter().filter_map(compressed).collect()
});

impl Faces {
    pub(super) fn read() -> Self {
        Self::these(&Face::ALL)
    }

    /// Those that pages use.
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
/// What the writer answers.
pub(super) fn write(title: &str, faces: &Faces, pages: Vec<Page>, writer: &mut impl Write) -> io::Result<()> {
    document(title, faces, pages, Vec::new())?.save_to(writer)?;
    writer.flush()
}

/// The same for a few pages: of each face only the letters they use.
///
/// # Errors
/// As there.
pub(super) fn write_few(title: &str, pages: Vec<Page>, writer: &mut impl Write) -> io::Result<()> {
    few(title, pages)?.save_to(writer)?;
    writer.flush()
}

/// A few pages as the objects of a PDF document.
///
/// # Errors
/// None in practice: compressing into memory.
pub(super) fn few(title: &str, pages: Vec<Page>) -> io::Result<lopdf::Document> {
    let (faces, subsets) = (Faces::of(&pages), subset::of(&pages));
    document(title, &faces, pages, subsets)
}

fn document(title: &str, faces: &Faces, pages: Vec<Page>, subsets: Vec<Subset>) -> io::Result<lopdf::Document> {
    let mut document = PdfDocument::new(title);
    let fonts: Vec<(Face, FontId)> = faces.0.iter().map(|(face, font)| (*face, document.add_font(font))).collect();
    let pages = pages
        .into_iter()
        .map(|page| PdfPage::new(Mm(page.size.width), Mm(page.size.height), operations(page, &fonts)))
        .collect();
    document.with_pages(pages);
    let options = PdfSaveOptions { subset_fonts: false, image_optimization: None, ..PdfSaveOptions::default() };
    let mut file = printpdf::to_lopdf_doc(&document, &options, &mut Vec::new());
    drop(document);
    subset::put(&mut file, subsets);
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream)?;
        }
    }
    Ok(file)
}

/// Compresses a stream lightly: a page of text loses nine tenths of what the slowest compression would take from it, in a
/// tenth of the time.
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

fn operations(page: Page, fonts: &[(Face, FontId)]) -> Vec<Op> {
    let height = page.size.height;
    let mut operations = Vec::with_capacity(page.texts.len() * 2 + page.rules.len() + 16);
    operations.push(Op::SetOutlineColor { col: Color::Greyscale(Greyscale::new(0.0, None)) });
    let mut thickness = 0.0;
    for rule in page.rules {
        if (rule.thickness - thickness).abs() > f32::EPSILON {
            thickness = rule.thickness;
            operations.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        }
        let point = |(x, y): (f32, f32)| LinePoint { p: Point::new(Mm(x), Mm(height - y)), bezier: false };
        let line = Line { points: vec![point(rule.from), point(rule.to)], is_closed: false };
        operations.push(Op::DrawLine { line });
    }
    for block in page.blocks {
        let (width, tall) = (Mm(block.width).into_pt(), Mm(block.height).into_pt());
        let (x, y) = (Mm(block.x).into_pt(), Mm(height - block.y - block.height).into_pt());
        let rectangle = Rect { x, y, width, height: tall, mode: Some(PaintMode::Fill), winding_order: None };
        operations.push(Op::DrawRectangle { rectangle });
    }
    operations.push(Op::StartTextSection);
    operations.push(Op::SetLineHeight { lh: Pt(LINE * POINTS) });
    let mut set = None;
    let mut above: Option<(f32, f32)> = None;
    for text in page.texts {
        let goes_on = set == Some((text.face, text.size))
            && above.is_some_and(|(x, y)| x.to_bits() == text.x.to_bits() && (y + LINE - text.y).abs() < 0.001);
        above = Some((text.x, text.y));
        if goes_on {
            // The next line of the same cell: one operation says both where and what.
            operations.push(Op::MoveToNextLineShowText { text: text.letters });
            continue;
        }
        if set != Some((text.face, text.size)) {
            set = Some((text.face, text.size));
            if let Some((_, font)) = fonts.iter().find(|(face, _)| *face == text.face) {
                operations.push(Op::SetFont { font: PdfFontHandle::External(font.clone()), size: Pt(text.size) });
            }
        }
        let (x, y) = (Pt(text.x * POINTS), Pt((height - text.y) * POINTS));
        operations.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(x, y) });
        operations.push(Op::ShowText { items: vec![TextItem::Text(text.letters)] });
    }
    operations.push(Op::EndTextSection);
    operations
}
