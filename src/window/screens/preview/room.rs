//! How large a page is shown: whole in the window, or larger; in pixels of the window, and in those of the screen.

use iced::Size;

use crate::kit::space;

/// How large a page is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Zoom {
    /// All of it in the window.
    #[default]
    Whole,
    /// Twice that.
    Twice,
}

impl Zoom {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Whole, Self::Twice];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Whole => Self::Twice,
            Self::Twice => Self::Whole,
        }
    }
}

/// The room a page has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// In pixels of the window.
    pub size: Size,
    /// How large the clerk has everything drawn.
    pub scale: f32,
    /// Pixels of the screen in one of the system's.
    pub density: f32,
}

impl Default for Room {
    /// No room is known yet.
    fn default() -> Self {
        Self { size: Size::ZERO, scale: 1.0, density: 1.0 }
    }
}

impl Room {
    /// How wide a page is drawn, in pixels of the screen; `ratio` is its height for its width.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen is not that wide")]
    pub fn pixels(self, ratio: f32, zoom: Zoom) -> u32 {
        let context = 2.0 * space::LARGE;
        let whole = (self.size.width - context).min((self.size.height - context) / ratio);
        let times = match zoom {
            Zoom::Whole => 1.0,
            Zoom::Twice => 2.0,
        };
        (whole * times * self.dots()).floor().max(1.0) as u32
    }

    /// Whether what only hints is left out.
    #[must_use]
    pub fn is_narrow(self) -> bool {
        self.size != Size::ZERO && self.size.width < space::NARROW
    }

    /// Pixels of the screen in one of the window's.
    #[must_use]
    pub fn dots(self) -> f32 {
        self.scale * self.density
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_as_wide_as_its_room_or_its_room_high_allows() {
        // 16 pixels are left on each side.
        let room = Room { size: Size::new(1032.0, 532.0), ..Room::default() };
        assert_eq!(room.pixels(0.25, Zoom::Whole), 1000);
        assert_eq!(room.pixels(1.0, Zoom::Whole), 500);
        assert_eq!(room.pixels(1.0, Zoom::Twice), 1000);
        assert_eq!(Room { scale: 1.5, density: 2.0, ..room }.pixels(1.0, Zoom::Whole), 1500);
        assert_eq!(Room { size: Size::new(10.0, 10.0), ..room }.pixels(1.0, Zoom::Whole), 1);
    }
}
