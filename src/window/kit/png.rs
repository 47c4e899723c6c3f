//! PNG pictures that are part of the program, unpacked.

use std::io::Cursor;

/// The pixels of a picture.
#[derive(Debug)]
pub struct Pixels {
    /// How many in a row.
    pub width: u32,
    /// How many rows.
    pub height: u32,
    /// Red, green, blue and opacity of each.
    pub rgba: Vec<u8>,
}

/// Unpacks a picture; `None` when it cannot be read.
#[must_use]
pub fn unpacked(packed: &[u8]) -> Option<Pixels> {
    let mut decoder = png::Decoder::new(Cursor::new(packed));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(frame.buffer_size());
    let rgba = match frame.color_type {
        png::ColorType::Rgba => pixels,
        png::ColorType::GrayscaleAlpha => {
            let (pairs, _) = pixels.as_chunks::<2>();
            pairs.iter().flat_map(|[grey, opacity]| [*grey, *grey, *grey, *opacity]).collect()
        }
        _ => return None,
    };
    Some(Pixels { width: frame.width, height: frame.height, rgba })
}
