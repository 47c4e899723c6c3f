//! The pictures of the guide: they lie packed in the program, and are unpacked only while their chapter is read.

use std::io::Cursor;

use iced::widget::image::Handle;

/// Every picture that the guide names, by the end of its address.
const PICTURES: &[(&str, &[u8])] = &[
    ("guide/welcome.png", include_bytes!("../../../../assets/guide/welcome.png")),
    ("guide/incoming.png", include_bytes!("../../../../assets/guide/incoming.png")),
    ("guide/pile.png", include_bytes!("../../../../assets/guide/pile.png")),
    ("guide/envelopes.png", include_bytes!("../../../../assets/guide/envelopes.png")),
    ("guide/outgoing.png", include_bytes!("../../../../assets/guide/outgoing.png")),
    ("guide/search.png", include_bytes!("../../../../assets/guide/search.png")),
    ("guide/history.png", include_bytes!("../../../../assets/guide/history.png")),
    ("guide/withdraw.png", include_bytes!("../../../../assets/guide/withdraw.png")),
    ("guide/hold.png", include_bytes!("../../../../assets/guide/hold.png")),
    ("guide/print.png", include_bytes!("../../../../assets/guide/print.png")),
    ("supplement-page.png", include_bytes!("../../../../docs/supplement-page.png")),
    ("closing-page.png", include_bytes!("../../../../docs/closing-page.png")),
    ("guide/restore.png", include_bytes!("../../../../assets/guide/restore.png")),
    ("guide/check.png", include_bytes!("../../../../assets/guide/check.png")),
    ("guide/import.png", include_bytes!("../../../../assets/guide/import.png")),
    ("guide/day-work.png", include_bytes!("../../../../assets/guide/day-work.png")),
    ("guide/calendar.png", include_bytes!("../../../../assets/guide/calendar.png")),
];

/// The picture at an address of the guide, unpacked; nothing when there is none or it cannot be read.
#[must_use]
pub fn unpacked(address: &str) -> Option<Handle> {
    let (_, packed) = PICTURES.iter().find(|(name, _)| address.ends_with(name))?;
    let mut decoder = png::Decoder::new(Cursor::new(*packed));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        png::ColorType::Rgba => pixels,
        png::ColorType::GrayscaleAlpha => {
            let (pairs, _) = pixels.as_chunks::<2>();
            pairs.iter().flat_map(|[grey, opacity]| [*grey, *grey, *grey, *opacity]).collect()
        }
        _ => return None,
    };
    Some(Handle::from_rgba(frame.width, frame.height, pixels))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Block, CHAPTERS},
        *,
    };

    #[test]
    fn every_picture_the_guide_names_is_in_the_program_and_no_other() {
        let mut used = Vec::new();
        for block in CHAPTERS.iter().flat_map(|chapter| &chapter.blocks) {
            if let Block::Picture { address, says } = block {
                let Some(Handle::Rgba { width, height, pixels, .. }) = unpacked(address) else {
                    panic!("{address} is not there");
                };
                assert_eq!(pixels.len(), width as usize * height as usize * 4, "{address}");
                assert!(!says.is_empty(), "{address} is not explained");
                used.extend(PICTURES.iter().filter(|(name, _)| address.ends_with(name)).map(|(name, _)| *name));
            }
        }
        let packed: Vec<&str> = PICTURES.iter().map(|(name, _)| *name).collect();
        assert_eq!(used, packed);
    }
}
