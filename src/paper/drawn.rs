//! Stores a page as deflated bytes of its texts and lines with their positions, so that it can be printed again
//! exactly.

use std::io::{Read, Write};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use serde::{Deserialize, Serialize};

use super::{
    face::Face,
    page::{Block, Page, Rule, Size},
};

/// A page as JSON. Registries contain such pages, so fields may be added, but never removed or changed.
#[derive(Debug, Serialize, Deserialize)]
struct DrawnPage {
    size: (f32, f32),
    /// Position, face, size and letters.
    texts: Vec<(f32, f32, Kept, f32, String)>,
    /// Start, end and thickness.
    rules: Vec<(f32, f32, f32, f32, f32)>,
    /// Top left corner, width and height.
    blocks: Vec<(f32, f32, f32, f32)>,
}

/// A face by the letter it is stored under.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Kept {
    #[serde(rename = "r")]
    Regular,
    #[serde(rename = "b")]
    Bold,
    #[serde(rename = "i")]
    Italic,
}

/// Encodes a page.
///
/// # Errors
/// None in practice: it writes into memory.
pub(super) fn kept(page: &Page) -> std::io::Result<Vec<u8>> {
    let face = |face| match face {
        Face::Regular => Kept::Regular,
        Face::Bold => Kept::Bold,
        Face::Italic => Kept::Italic,
    };
    let texts = page.texts().map(|(text, letters)| (text.x, text.y, face(text.face), text.size, letters.to_owned()));
    let rules = page.rules.iter().map(|Rule { from, to, thickness }| (from.0, from.1, to.0, to.1, *thickness));
    let blocks = page.blocks.iter().map(|block| (block.x, block.y, block.width, block.height));
    let drawn = DrawnPage {
        size: (page.size.width, page.size.height),
        texts: texts.collect(),
        rules: rules.collect(),
        blocks: blocks.collect(),
    };
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&serde_json::to_vec(&drawn)?)?;
    encoder.finish()
}

/// Decodes a page; `None` when the bytes are damaged.
pub(super) fn page(bytes: &[u8]) -> Option<Page> {
    let mut text = Vec::new();
    ZlibDecoder::new(bytes).read_to_end(&mut text).ok()?;
    let drawn: DrawnPage = serde_json::from_slice(&text).ok()?;
    let face = |kept| match kept {
        Kept::Regular => Face::Regular,
        Kept::Bold => Face::Bold,
        Kept::Italic => Face::Italic,
    };
    let mut page = Page::new(Size { width: drawn.size.0, height: drawn.size.1 });
    for (x, y, kept, size, letters) in drawn.texts {
        page.put(x, y, face(kept), size, &letters);
    }
    for (x, y, to_x, to_y, thickness) in drawn.rules {
        page.rule((x, y), (to_x, to_y), thickness);
    }
    let blocks = drawn.blocks.into_iter();
    page.blocks.extend(blocks.map(|(x, y, width, height)| Block { x, y, width, height }));
    Some(page)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_page_comes_back_as_it_was_drawn(
            texts in proptest::collection::vec((0.0_f32..420.0, 0.0_f32..420.0, 0_usize..3, 5.0_f32..30.0, "\\PC{0,40}"), 0..30),
            rules in proptest::collection::vec((0.0_f32..420.0, 0.0_f32..420.0, 0.0_f32..420.0, 0.1_f32..3.0), 0..30),
        ) {
            let mut page = Page::new(Size::A4_LANDSCAPE);
            for (x, y, face, size, letters) in &texts {
                page.put(*x, *y, Face::ALL[*face], *size, letters);
            }
            for (x, y, to, thickness) in rules {
                page.rule((x, y), (to, y), thickness);
                page.blocks.push(Block { x, y, width: to, height: thickness });
            }
            let bytes = kept(&page).unwrap();
            prop_assert_eq!(super::page(&bytes), Some(page));
            prop_assert_eq!(super::page(&bytes[1..]), None);
        }
    }
}
