//! The edge to the PDF renderer: draws a page of a PDF as a picture. It renders the very bytes that are
//! printed.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::{InterpreterSettings, InterpreterWarning},
    hayro_syntax::{Pdf, page::Page},
    render,
    vello_cpu::color::palette::css::WHITE,
};

use super::{PaperError, face::Face};

/// Reads PDFs and draws their pages.
pub trait Renderer: fmt::Debug + Send + Sync {
    /// Returns the size of each page, in points.
    ///
    /// # Errors
    /// [`PaperError::NotSeen`] when the PDF cannot be read.
    fn sizes(&self, pdf: &Arc<Vec<u8>>) -> Result<Vec<(f32, f32)>, PaperError>;

    /// Draws a page, counted from 0, `width` pixels wide; narrower where it would exceed 4,096 pixels in a row
    /// or a column.
    ///
    /// # Errors
    /// [`PaperError::NotSeen`] when there is no such page.
    fn picture(&self, pdf: &Arc<Vec<u8>>, page: usize, width: u32) -> Result<Picture, PaperError>;
}

/// Draws in this process, for PDFs that this program made.
#[derive(Debug, Clone, Copy)]
pub struct InProcess;

/// The pages of several PDFs in order, drawn one by one. Clones share the PDFs.
#[derive(Debug, Clone)]
pub struct Views {
    files: Arc<Vec<File>>,
    renderer: Arc<dyn Renderer>,
}

#[derive(Debug)]
struct File {
    bytes: Arc<Vec<u8>>,
    /// The size of each page, in points.
    sizes: Vec<(f32, f32)>,
}

/// A drawn page: rows of pixels from the top, each of red, green, blue and opacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Number of rows.
    pub height: u32,
    /// The pixels, all of them opaque.
    pub pixels: Vec<u8>,
}

impl Views {
    /// Opens PDFs.
    ///
    /// # Errors
    /// [`PaperError::NotSeen`] when one cannot be read.
    pub fn of(files: &[Arc<Vec<u8>>], renderer: Arc<dyn Renderer>) -> Result<Self, PaperError> {
        let file = |bytes: &Arc<Vec<u8>>| Ok(File { bytes: bytes.clone(), sizes: renderer.sizes(bytes)? });
        let files = files.iter().map(file).collect::<Result<_, PaperError>>()?;
        Ok(Self { files: Arc::new(files), renderer })
    }

    /// Returns the number of pages in all files.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.files.iter().map(|file| file.sizes.len()).sum()
    }

    /// Returns the number of files.
    #[must_use]
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// Returns the file of a page and the page within it, both counted from 0.
    #[must_use]
    pub fn place(&self, page: usize) -> (usize, usize) {
        let mut left = page;
        for (at, file) in self.files.iter().enumerate() {
            if left < file.sizes.len() {
                return (at, left);
            }
            left -= file.sizes.len();
        }
        (self.files.len(), left)
    }

    /// Returns the ratio of height to width of a page.
    #[must_use]
    pub fn ratio(&self, page: usize) -> f32 {
        let (file, page) = self.place(page);
        let size = self.files.get(file).and_then(|file| file.sizes.get(page));
        size.map_or(1.0, |(width, height)| height / width)
    }

    /// Draws a page `width` pixels wide; narrower where it would exceed 4,096 pixels in a row or a column.
    ///
    /// # Errors
    /// [`PaperError::NotSeen`] when there is no such page.
    pub fn picture(&self, page: usize, width: u32) -> Result<Picture, PaperError> {
        let (file, page) = self.place(page);
        let file = self.files.get(file).ok_or(PaperError::NotSeen)?;
        self.renderer.picture(&file.bytes, page, width)
    }
}

impl Renderer for InProcess {
    fn sizes(&self, pdf: &Arc<Vec<u8>>) -> Result<Vec<(f32, f32)>, PaperError> {
        let pdf = Pdf::new(pdf.clone()).map_err(|_| PaperError::NotSeen)?;
        Ok(pdf.pages().iter().map(Page::render_dimensions).collect())
    }

    fn picture(&self, pdf: &Arc<Vec<u8>>, page: usize, width: u32) -> Result<Picture, PaperError> {
        drawn(pdf, page, width).map(|(picture, _)| picture)
    }
}

/// Draws a page and returns whether the picture is complete: fonts and pictures of unknown kinds cannot be
/// drawn.
#[expect(clippy::cast_precision_loss, reason = "a picture is some thousand pixels wide")]
pub(super) fn drawn(pdf: &Arc<Vec<u8>>, page: usize, width: u32) -> Result<(Picture, bool), PaperError> {
    // Opened anew for each page, because the reader caches the pages it has drawn.
    let pdf = Pdf::new(pdf.clone()).map_err(|_| PaperError::NotSeen)?;
    let page = pdf.pages().get(page).ok_or(PaperError::NotSeen)?;
    let (wide, high) = page.render_dimensions();
    // A small margin, so that rounding loses no pixel.
    let scale = ((width.clamp(1, u32::from(MAX)) as f32 + 0.01) / wide).min(f32::from(MAX) / high);
    let paper = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let is_whole = Arc::new(AtomicBool::new(true));
    let warned = is_whole.clone();
    let reading = InterpreterSettings {
        // A font that a foreign PDF names without embedding it is replaced by the books' own.
        font_resolver: Arc::new(|_| Some((Arc::new(Face::Regular.bytes()), 0))),
        warning_sink: Arc::new(move |warning| {
            if matches!(warning, InterpreterWarning::UnsupportedFont | InterpreterWarning::ImageDecodeFailure) {
                warned.store(false, Ordering::Relaxed);
            }
        }),
        ..InterpreterSettings::default()
    };
    let drawn = render(page, &RenderCache::new(), &reading, &RenderSettings::default(), &paper);
    let picture = Picture {
        width: drawn.width().into(),
        height: drawn.height().into(),
        pixels: drawn.data_as_u8_slice().to_vec(),
    };
    Ok((picture, is_whole.load(Ordering::Relaxed)))
}

/// The largest number of pixels in a row or a column.
const MAX: u16 = 4096;
