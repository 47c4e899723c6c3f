//! Reduces the faces of a small document to the letters it uses: a slip of paper does not need five hundred
//! kilobytes.

use std::collections::BTreeSet;

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use subsetter::GlyphRemapper;

use super::{face::Face, page::Page};

/// A face reduced to the used letters.
pub(super) struct Subset {
    face: Face,
    bytes: Vec<u8>,
    /// The new index of each glyph of the whole face: two bytes each.
    places: Vec<u8>,
}

/// Reduces the faces of these pages; a face that cannot be reduced is left out and stays whole.
pub(super) fn of(pages: &[Page]) -> Vec<Subset> {
    let subset = |face: Face| {
        let font = ttf_parser::Face::parse(face.bytes(), 0).ok()?;
        let texts = pages.iter().flat_map(Page::texts).filter(|(text, _)| text.face == face);
        let letters: BTreeSet<char> = texts.flat_map(|(_, letters)| letters.chars()).collect();
        let glyphs: BTreeSet<u16> =
            letters.into_iter().filter_map(|letter| font.glyph_index(letter)).map(|glyph| glyph.0).collect();
        let glyphs: Vec<u16> = glyphs.into_iter().collect();
        let places = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let bytes = subsetter::subset(face.bytes(), 0, &places).ok()?;
        let last = glyphs.last().copied().unwrap_or(0);
        let places = (0..=last).flat_map(|glyph| places.get(glyph).unwrap_or(0).to_be_bytes()).collect();
        Some(Subset { face, bytes, places })
    };
    Face::ALL.into_iter().filter_map(subset).collect()
}

/// Replaces the whole faces by the subsets.
pub(super) fn put(document: &mut Document, subsets: Vec<Subset>) {
    for Subset { face, bytes, places } in subsets {
        let whole = document.objects.iter().find_map(|(id, object)| {
            object.as_stream().is_ok_and(|stream| stream.content == face.bytes()).then_some(*id)
        });
        let Some(file) = whole else { continue };
        let descriptor = document.objects.iter().find_map(|(id, object)| {
            let named =
                object.as_dict().and_then(|descriptor| descriptor.get(b"FontFile2")).and_then(Object::as_reference);
            (named.ok() == Some(file)).then_some(*id)
        });
        let Some(descriptor) = descriptor else { continue };
        let length = i64::try_from(bytes.len()).unwrap_or_default();
        document.objects.insert(file, Stream::new(dictionary! { "Length1" => length }, bytes).into());
        let places = document.add_object(Stream::new(dictionary! {}, places));
        for object in document.objects.values_mut() {
            point(object, descriptor, places);
        }
    }
}

/// Adds the new indexes of its glyphs to the font of a descriptor, wherever it is in an object.
fn point(object: &mut Object, descriptor: ObjectId, places: ObjectId) {
    match object {
        Object::Array(parts) => parts.iter_mut().for_each(|part| point(part, descriptor, places)),
        Object::Dictionary(dictionary) => {
            if dictionary.get(b"FontDescriptor").and_then(Object::as_reference).ok() == Some(descriptor) {
                dictionary.set("CIDToGIDMap", places);
            }
            dictionary.iter_mut().for_each(|(_, part)| point(part, descriptor, places));
        }
        _ => {}
    }
}
