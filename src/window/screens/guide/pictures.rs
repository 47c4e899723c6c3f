//! The pictures of the guide: they lie packed in the program, and are unpacked only while their chapter is read.

use iced::widget::image::Handle;

use crate::kit::png::{self, Pixels};

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

/// The picture at an address of the guide, unpacked; `None` when there is none or it cannot be read.
#[must_use]
pub fn unpacked(address: &str) -> Option<Handle> {
    let (_, packed) = PICTURES.iter().find(|(name, _)| address.ends_with(name))?;
    let Pixels { width, height, rgba } = png::unpacked(packed)?;
    Some(Handle::from_rgba(width, height, rgba))
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
