//! How a document is printed: copies, sides, pages, tray, paper.

use texts::{Text, UserMessage};

/// The largest number of copies of a print job.
pub const MAX_COPIES: u16 = 999;

/// How a document is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintSettings {
    /// The number of copies, from 1 to [`MAX_COPIES`].
    pub copies: u16,
    /// On which sides of a sheet; `None` for what the printer is set to.
    pub sides: Option<Sides>,
    /// The pages, in ascending order; all of them where there is none.
    pub pages: Vec<PageRange>,
    /// The tray, by the name that the printer gives it; `None` for what the printer is set to.
    pub tray: Option<String>,
    /// The size of the paper; `None` for what the printer is set to.
    pub paper: Option<PaperSize>,
}

impl Default for PrintSettings {
    fn default() -> Self {
        Self { copies: 1, sides: None, pages: Vec::new(), tray: None, paper: None }
    }
}

/// On which sides of a sheet pages are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// On one side.
    One,
    /// On both, turned at the long edge, like a book.
    LongEdge,
    /// On both, turned at the short edge, like a calendar.
    ShortEdge,
}

impl Sides {
    /// All of them, the plainest first.
    pub const ALL: [Self; 3] = [Self::One, Self::LongEdge, Self::ShortEdge];

    /// Returns the word for it in commands.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::LongEdge => "long-edge",
            Self::ShortEdge => "short-edge",
        }
    }

    /// Finds it by the word for it in commands.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sides| sides.key() == key)
    }

    /// Returns its name.
    #[must_use]
    pub fn name(self) -> UserMessage {
        let text: Text = match self {
            Self::One => texts::PRINTER_SIDES_ONE,
            Self::LongEdge => texts::PRINTER_SIDES_LONG_EDGE,
            Self::ShortEdge => texts::PRINTER_SIDES_SHORT_EDGE,
        };
        UserMessage::from(text)
    }
}

/// Pages that follow one another, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRange {
    /// The first.
    pub from: u32,
    /// The last.
    pub to: u32,
}

impl PageRange {
    /// The largest number of ranges that a text may name.
    const MAX_RANGES: usize = 50;
    /// The largest number of a page.
    const MAX_PAGE: u32 = 999_999;

    /// Reads pages such as `1-4,7`, which must ascend and not overlap; `None` for anything else.
    #[must_use]
    pub fn parse_all(text: &str) -> Option<Vec<Self>> {
        let mut ranges: Vec<Self> = Vec::new();
        for part in text.split(',') {
            let range = Self::parse(part)?;
            if ranges.last().is_some_and(|last| last.to >= range.from) || ranges.len() == Self::MAX_RANGES {
                return None;
            }
            ranges.push(range);
        }
        Some(ranges)
    }

    fn parse(text: &str) -> Option<Self> {
        let page = |text: &str| text.trim().parse().ok().filter(|page| (1..=Self::MAX_PAGE).contains(page));
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let range = Self { from: page(from)?, to: page(to)? };
        (range.from <= range.to).then_some(range)
    }
}

/// A size of paper, in hundredths of a millimetre, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperSize {
    /// The shorter side.
    pub width: u32,
    /// The longer side.
    pub height: u32,
}

impl PaperSize {
    /// Returns the paper of a page whose sides are given in points; `None` for a size that no printer has.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within two metres")]
    pub fn of_points((one, other): (f32, f32)) -> Option<Self> {
        /// Two metres, in hundredths of a millimetre.
        const LARGEST: f32 = 200_000.0;
        let hundredths =
            |points: f32| Some((points / 72.0 * 2_540.0).round()).filter(|side| (1.0..LARGEST).contains(side));
        let (one, other) = (hundredths(one)? as u32, hundredths(other)? as u32);
        Some(Self { width: one.min(other), height: one.max(other) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_print_dialogs_read_them() {
        let range = |from, to| PageRange { from, to };
        for (text, expected) in [
            ("1", Some(vec![range(1, 1)])),
            ("1-4,7", Some(vec![range(1, 4), range(7, 7)])),
            (" 2 - 3 , 5 ", Some(vec![range(2, 3), range(5, 5)])),
            ("", None),
            ("0", None),
            ("4-1", None),
            ("1-4,4", None),
            ("7,1", None),
            ("1-", None),
            ("a", None),
            ("1000000", None),
        ] {
            assert_eq!(PageRange::parse_all(text), expected, "{text:?}");
        }
        let many: Vec<String> = (1..=51).map(|page| (page * 2).to_string()).collect();
        assert_eq!(PageRange::parse_all(&many.join(",")), None);
        assert!(PageRange::parse_all(&many[..50].join(",")).is_some());
    }

    #[test]
    fn paper_is_upright_however_the_page_lies() {
        let a4 = Some(PaperSize { width: 21_000, height: 29_700 });
        assert_eq!(PaperSize::of_points((595.276, 841.89)), a4);
        assert_eq!(PaperSize::of_points((841.89, 595.276)), a4);
        assert_eq!(PaperSize::of_points((0.0, 595.0)), None);
        assert_eq!(PaperSize::of_points((f32::NAN, 595.0)), None);
        assert_eq!(PaperSize::of_points((1e9, 595.0)), None);
    }

    #[test]
    fn each_way_of_sides_has_a_word() {
        for sides in Sides::ALL {
            assert_eq!(Sides::from_key(sides.key()), Some(sides));
        }
        assert_eq!(Sides::from_key("three"), None);
    }
}
