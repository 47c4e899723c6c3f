//! The edge to the PDF library: pages of pure data become a file.

use std::io::{self, Write};

use printpdf::{
    Color, FontId, Greyscale, Line, LinePoint, Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions,
    Point, Pt, TextItem, TextMatrix,
};

use super::{
    face::Face,
    page::{HEIGHT, POINTS, Page, WIDTH},
};

/// The faces, read once for all volumes.
pub(super) struct Faces(Vec<(Face, ParsedFont)>);

impl Faces {
    pub(super) fn read() -> Self {
        let read = |face: Face| Some((face, ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new())?));
        Self(Face::ALL.into_iter().filter_map(read).collect())
    }
}

/// Writes pages as a PDF document.
///
/// # Errors
/// What the writer answers.
pub(super) fn write(title: &str, faces: &Faces, pages: Vec<Page>, writer: &mut impl Write) -> io::Result<()> {
    let mut document = PdfDocument::new(title);
    let fonts: Vec<(Face, FontId)> = faces.0.iter().map(|(face, font)| (*face, document.add_font(font))).collect();
    let pages = pages.into_iter().map(|page| PdfPage::new(Mm(WIDTH), Mm(HEIGHT), operations(page, &fonts))).collect();
    document.with_pages(pages);
    let options = PdfSaveOptions { subset_fonts: false, image_optimization: None, ..PdfSaveOptions::default() };
    // The library keeps the writer's errors to itself.
    let mut kept = KeptError { writer, error: None };
    document.save_writer(&mut kept, &options, &mut Vec::new());
    match kept.error {
        Some(error) => Err(error),
        None => kept.writer.flush(),
    }
}

struct KeptError<'a, W: Write> {
    writer: &'a mut W,
    error: Option<io::Error>,
}

impl<W: Write> Write for KeptError<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes).map_err(|error| {
            let told = io::Error::from(error.kind());
            self.error.get_or_insert(error);
            told
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

fn operations(page: Page, fonts: &[(Face, FontId)]) -> Vec<Op> {
    let mut operations = Vec::with_capacity(page.texts.len() * 2 + page.rules.len() + 16);
    operations.push(Op::SetOutlineColor { col: Color::Greyscale(Greyscale::new(0.0, None)) });
    let mut thickness = 0.0;
    for rule in page.rules {
        if (rule.thickness - thickness).abs() > f32::EPSILON {
            thickness = rule.thickness;
            operations.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        }
        let point = |(x, y): (f32, f32)| LinePoint { p: Point::new(Mm(x), Mm(HEIGHT - y)), bezier: false };
        let line = Line { points: vec![point(rule.from), point(rule.to)], is_closed: false };
        operations.push(Op::DrawLine { line });
    }
    operations.push(Op::StartTextSection);
    let mut set = None;
    for text in page.texts {
        if set != Some((text.face, text.size)) {
            set = Some((text.face, text.size));
            if let Some((_, font)) = fonts.iter().find(|(face, _)| *face == text.face) {
                operations.push(Op::SetFont { font: PdfFontHandle::External(font.clone()), size: Pt(text.size) });
            }
        }
        let (x, y) = (Pt(text.x * POINTS), Pt((HEIGHT - text.y) * POINTS));
        operations.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(x, y) });
        operations.push(Op::ShowText { items: vec![TextItem::Text(text.letters)] });
    }
    operations.push(Op::EndTextSection);
    operations
}
