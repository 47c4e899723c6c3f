//! Extracts the text of a PDF as far as it can be read. A scan has none.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use lopdf::{Document, Encoding, LoadOptions, Object, ObjectId, content::Content};

/// The time after which the remaining pages are skipped.
const LONGEST: Duration = Duration::from_secs(7);
/// The largest file whose text is read, in bytes: it is held in memory whole.
pub const LARGEST: u64 = 100 << 20;
/// The largest size to which a stream of the file's own objects may unpack, in bytes.
const MAX_UNPACKED_BYTES: usize = 64 << 20;
/// The largest content of a page, in bytes: parsed, it takes up to sixty times as much memory. A page of text has about ten thousand;
/// a larger one is a drawing.
const MAX_CONTENT: usize = 3 << 20;
/// The largest text that is kept, in bytes.
const MAX_TEXT: usize = 4 << 20;
/// A step back between letters that is wider than this counts as a space, in thousandths of the font size.
const SPACE: f32 = -200.0;

/// Extracts the text of all pages; `None` when the PDF is damaged or protected by a password. The file may be
/// hostile: call this in the reading process only.
#[must_use]
pub fn read(file: &[u8]) -> Option<String> {
    let begun = Instant::now();
    let options = LoadOptions { max_decompressed_size: Some(MAX_UNPACKED_BYTES), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(file, options).ok()?;
    if document.is_encrypted() {
        return None;
    }
    let mut text = String::new();
    for page in document.get_pages().into_values() {
        if begun.elapsed() > LONGEST || text.len() > MAX_TEXT {
            break;
        }
        // A page that cannot be read does not affect the others.
        if let Some(page) = read_page(&document, page) {
            text.push_str(&page);
            text.push('\n');
        }
    }
    Some(text)
}

fn read_page(document: &Document, page: ObjectId) -> Option<String> {
    let fonts = document.get_page_fonts(page).ok()?;
    let encodings: BTreeMap<Vec<u8>, Encoding<'_>> = fonts
        .into_iter()
        .filter_map(|(name, font)| Some((name, font.get_font_encoding_with_limit(document, MAX_CONTENT).ok()?)))
        .collect();
    let content = document.get_page_content_with_limit(page, MAX_CONTENT).ok()?;
    let content = Content::decode(&content).ok()?;
    let mut text = String::new();
    let mut encoding = None;
    for operation in &content.operations {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "Tf" => encoding = operands.first().and_then(|font| encodings.get(font.as_name().ok()?)),
            // The next letters begin elsewhere on the page.
            "Td" | "TD" | "Tm" | "T*" | "ET" => text.push(' '),
            "Tj" => show(&mut text, encoding, operands.first()),
            "'" | "\"" => {
                text.push(' ');
                show(&mut text, encoding, operands.last());
            }
            "TJ" => {
                for part in operands.first().and_then(|parts| parts.as_array().ok()).into_iter().flatten() {
                    match part.as_float() {
                        Ok(step) if step < SPACE => text.push(' '),
                        Ok(_) => {}
                        Err(_) => show(&mut text, encoding, Some(part)),
                    }
                }
            }
            _ => {}
        }
    }
    Some(text)
}

fn show(text: &mut String, encoding: Option<&Encoding<'_>>, letters: Option<&Object>) {
    if let (Some(encoding), Some(Object::String(bytes, _))) = (encoding, letters)
        && let Ok(letters) = Document::decode_text(encoding, bytes)
    {
        text.push_str(&letters);
    }
}
