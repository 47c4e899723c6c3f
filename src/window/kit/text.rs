//! Type: the one family, and a role for each use of it. Vietnamese needs room above and below the line.

use iced::{Font, advanced::graphics, font::Weight, widget::text};

use super::{icon, theme};

/// The family of the screen: Noto Sans and the signs it lacks (`assets/fonts/make-screen-font.py`). Bundled under a name of its own,
/// so that it looks the same on every machine.
pub const REGULAR: Font = Font::with_name("Van Thu Sans");
/// Its bold face.
pub const BOLD: Font = Font { weight: Weight::Bold, ..REGULAR };

/// The files of both, and of the icons.
pub static FACES: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/VanThuSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/VanThuSans-Bold.ttf"),
    icon::FACE,
];

/// Makes the faces known. iced reads all fonts of the system at its first text, and an office PC has hundreds: done on a thread of
/// its own while the window opens, that takes no time from its first picture.
pub fn load() {
    if let Ok(mut fonts) = graphics::text::font_system().write() {
        for face in FACES {
            fonts.load_font(face.into());
        }
    }
}

/// Labels, hints, the status bar.
pub const SMALL: f32 = 12.0;
/// Everything that is read.
pub const BODY: f32 = 13.5;
/// The title of a pane.
pub const TITLE: f32 = 18.0;
/// The one number.
pub const HERO: f32 = 30.0;

/// What is read.
pub fn body<'a>(words: impl text::IntoFragment<'a>) -> text::Text<'a> {
    text(words).size(BODY)
}

/// What is read first.
pub fn strong<'a>(words: impl text::IntoFragment<'a>) -> text::Text<'a> {
    body(words).font(BOLD)
}

/// What explains.
pub fn label<'a>(words: impl text::IntoFragment<'a>) -> text::Text<'a> {
    text(words).size(SMALL).style(theme::muted)
}

/// The one number.
pub fn hero<'a>(words: impl text::IntoFragment<'a>) -> text::Text<'a> {
    text(words).size(HERO).font(BOLD)
}

/// The title of a pane.
pub fn title<'a>(words: impl text::IntoFragment<'a>) -> text::Text<'a> {
    text(words).size(TITLE).font(BOLD)
}
