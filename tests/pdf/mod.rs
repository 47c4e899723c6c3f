//! What stands on the pages of a PDF.

use std::{collections::HashMap, path::Path};

/// The words of each page: its lines of text in the order of the file.
pub fn pages(file: &Path) -> Vec<String> {
    let document = lopdf::Document::load(file).unwrap();
    document
        .get_pages()
        .values()
        .map(|page| {
            let fonts = document.get_page_fonts(*page).unwrap();
            let encodings: HashMap<_, _> =
                fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(&document).unwrap())).collect();
            let mut set = None;
            let mut words = Vec::new();
            for operation in document.get_and_decode_page_content(*page).unwrap().operations {
                match (operation.operator.as_str(), operation.operands.as_slice()) {
                    ("Tf", [font, ..]) => set = encodings.get(font.as_name().unwrap()),
                    ("Tj" | "'", [lopdf::Object::String(bytes, _)]) => {
                        let line = lopdf::Document::decode_text(set.unwrap(), bytes).unwrap();
                        words.extend(line.split_whitespace().map(str::to_owned));
                    }
                    ("TJ" | "\"", _) => panic!("a text of another kind"),
                    _ => {}
                }
            }
            words.join(" ")
        })
        .collect()
}
