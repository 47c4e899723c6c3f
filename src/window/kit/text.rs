//! Type: the one family, and a role for each use of it. Vietnamese needs room above and below the line.

use iced::{Font, font::Weight, widget::text};

use super::theme;

/// The family of the screen: Noto Sans and the signs it lacks (`assets/fonts/make-screen-font.py`). Bundled under a name of its own,
/// so that it looks the same on every machine.
pub const REGULAR: Font = Font::with_name("Van Thu Sans");
/// Its bold face.
pub const BOLD: Font = Font { weight: Weight::Bold, ..REGULAR };

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

/// The title of a pane.
pub fn title<'a>(words: impl text::IntoFragment<'a>) -> text::Text<'a> {
    text(words).size(TITLE).font(BOLD)
}
