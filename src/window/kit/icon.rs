//! Icons: signs of one set (Lucide), each with the place of its glyph in the font that the program carries.

use iced::{
    Font, Theme,
    widget::{text, text_input},
};

use super::{space, text::BODY};

/// The family of the icons: the signs below, taken out of Lucide's font (`assets/fonts/make-icon-font.py`).
pub const ICONS: Font = Font::with_name("Van Thu Icons");
/// Its file.
pub static FACE: &[u8] = include_bytes!("../../../assets/fonts/VanThuIcons.ttf");

/// How large an icon is beside words.
const SIZE: f32 = 16.0;

macro_rules! icons {
    ($($name:ident $glyph:literal),+ $(,)?) => {
        /// A sign, under the name that Lucide gives it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "Lucide shows each under its name")]
        pub enum Icon { $($name),+ }

        impl Icon {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its glyph in the font.
            #[must_use]
            pub const fn glyph(self) -> char {
                match self { $(Self::$name => $glyph),+ }
            }
        }
    };
}

icons! {
    ArrowLeftRight '\u{e24a}',
    Bookmark '\u{e060}',
    CalendarClock '\u{e304}',
    Check '\u{e06c}',
    ChevronLeft '\u{e06e}',
    ChevronRight '\u{e06f}',
    CircleAlert '\u{e077}',
    CircleCheck '\u{e226}',
    Columns3 '\u{e099}',
    Database '\u{e0ad}',
    Flag '\u{e0d1}',
    Hash '\u{e0ef}',
    Inbox '\u{e0f7}',
    Info '\u{e0f9}',
    LayoutDashboard '\u{e1c1}',
    ListChecks '\u{e1d0}',
    ListFilter '\u{e460}',
    ListPlus '\u{e23f}',
    Mail '\u{e10f}',
    Plus '\u{e13d}',
    Printer '\u{e141}',
    Search '\u{e151}',
    Send '\u{e152}',
    Settings '\u{e154}',
    TriangleAlert '\u{e193}',
    User '\u{e19f}',
    X '\u{e1b2}',
}

/// An icon as large as it is beside words.
#[must_use]
pub fn icon<'a>(icon: Icon) -> text::Text<'a, Theme> {
    sized(icon, SIZE)
}

/// A smaller one, for a line of text.
#[must_use]
pub fn in_text<'a>(icon: Icon) -> text::Text<'a, Theme> {
    sized(icon, BODY)
}

/// An icon at the left of an input.
#[must_use]
pub fn in_input(icon: Icon) -> text_input::Icon<Font> {
    text_input::Icon {
        font: ICONS,
        code_point: icon.glyph(),
        size: Some(SIZE.into()),
        spacing: space::SMALL,
        side: text_input::Side::Left,
    }
}

fn sized<'a>(icon: Icon, size: f32) -> text::Text<'a, Theme> {
    // The glyph fills its square: a line as high as the letters stands level with the words beside it.
    text(icon.glyph()).font(ICONS).size(size).line_height(1.0).wrapping(text::Wrapping::None)
}

#[cfg(test)]
mod tests {
    use iced_test::renderer::graphics::text::{
        cosmic_text::{Attrs, Buffer, Family, Metrics, Shaping},
        font_system,
    };

    use super::*;

    #[test]
    fn the_font_has_a_glyph_for_each_icon() {
        let mut system = font_system().write().unwrap();
        system.load_font(FACE.into());
        for icon in Icon::ALL {
            let mut line = Buffer::new(system.raw(), Metrics::new(16.0, 16.0));
            let attributes = Attrs::new().family(Family::Name("Van Thu Icons"));
            line.set_text(system.raw(), &icon.glyph().to_string(), &attributes, Shaping::Basic, None);
            line.shape_until_scroll(system.raw(), false);
            let glyphs: Vec<u16> = line.layout_runs().flat_map(|run| run.glyphs).map(|glyph| glyph.glyph_id).collect();
            assert!(glyphs.len() == 1 && glyphs[0] > 0, "{icon:?}: {glyphs:?}");
        }
    }
}
