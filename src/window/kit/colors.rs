//! The colours of each look: light, dark, and high contrast. Greys and one blue; red, amber and green only where they say something.

use iced::{Color, Theme, theme::Palette};

/// How the window looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Dark letters on white.
    Light,
    /// Light letters on a dark grey.
    Dark,
    /// White and yellow on black, lines as bright as letters: for tired eyes and bad screens.
    HighContrast,
}

/// The colours of one look. Each pair of letters and paper has at least 4.5 : 1 (WCAG 2.1 AA); high contrast at least 7 : 1.
#[derive(Debug, PartialEq)]
pub struct Colors {
    /// Paper.
    pub surface: Color,
    /// The quiet background of bars and headings.
    pub quiet: Color,
    /// Lines between things.
    pub line: Color,
    /// The border of a field.
    pub edge: Color,
    /// What is read.
    pub text: Color,
    /// What explains.
    pub muted: Color,
    /// What is only hinted at; never the only place a thing is said.
    pub faint: Color,
    /// The state line: position, and what may be done.
    pub blue: Color,
    /// The same, pointed at.
    pub blue_deep: Color,
    /// Letters on blue and on red.
    pub on_accent: Color,
    /// The selected row.
    pub selected: Color,
    /// The edge of what is said in blue.
    pub selected_edge: Color,
    /// What is pointed at.
    pub hovered: Color,
    /// Letters marked to be copied.
    pub marked: Color,
    /// Urgent, overdue, destructive.
    pub red: Color,
    /// The same, pointed at.
    pub red_deep: Color,
    /// Paper and edge of what is said in red.
    pub red_paper: (Color, Color),
    /// Worth a look.
    pub amber: Color,
    /// Paper and edge of what is said in amber.
    pub amber_paper: (Color, Color),
    /// Done.
    pub green: Color,
    /// Paper and edge of what is said in green.
    pub green_paper: (Color, Color),
    /// The thumb of a scrollbar.
    pub thumb: Color,
    /// The shade under a dialog.
    pub veil: Color,
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::from_rgb8(red, green, blue)
}

const LIGHT: Colors = Colors {
    surface: Color::WHITE,
    quiet: rgb(0xF7_F8FA),
    line: rgb(0xE3_E6EB),
    edge: rgb(0xC9_CFD8),
    text: rgb(0x17_1B22),
    muted: rgb(0x5B_6472),
    faint: rgb(0x8A_929E),
    blue: rgb(0x1B_5CA8),
    blue_deep: rgb(0x14_4988),
    on_accent: Color::WHITE,
    selected: rgb(0xE6_EFFA),
    selected_edge: rgb(0xB9_D0EC),
    hovered: rgb(0xF0_F3F7),
    marked: rgb(0xBF_D8F5),
    red: rgb(0xB4_2318),
    red_deep: rgb(0x8F_1A11),
    red_paper: (rgb(0xFD_EEEC), rgb(0xF0_B9B3)),
    amber: rgb(0x85_5700),
    amber_paper: (rgb(0xFF_F6E0), rgb(0xEB_CF8C)),
    green: rgb(0x1B_6E43),
    green_paper: (rgb(0xE9_F6EF), rgb(0xA9_D8BE)),
    thumb: rgb(0xBB_C2CC),
    veil: Color { a: 0.35, ..rgb(0x17_1B22) },
};

const DARK: Colors = Colors {
    surface: rgb(0x1B_1E24),
    quiet: rgb(0x22_262D),
    line: rgb(0x34_3A44),
    edge: rgb(0x4B_5362),
    text: rgb(0xE8_EAEE),
    muted: rgb(0xA7_AFBC),
    faint: rgb(0x7C_8594),
    blue: rgb(0x7D_B4F2),
    blue_deep: rgb(0x9D_C7F6),
    on_accent: rgb(0x10_1722),
    selected: rgb(0x25_3850),
    selected_edge: rgb(0x3B_5C85),
    hovered: rgb(0x2A_2F38),
    marked: rgb(0x2F_5686),
    red: rgb(0xF4_8E85),
    red_deep: rgb(0xF8_AFA8),
    red_paper: (rgb(0x40_2320), rgb(0x7A_3B35)),
    amber: rgb(0xE9_B949),
    amber_paper: (rgb(0x3B_2F13), rgb(0x75_5C20)),
    green: rgb(0x74_CB98),
    green_paper: (rgb(0x18_3626), rgb(0x31_6A4B)),
    thumb: rgb(0x5A_6373),
    veil: Color { a: 0.6, ..Color::BLACK },
};

const HIGH_CONTRAST: Colors = Colors {
    surface: Color::BLACK,
    quiet: rgb(0x14_1414),
    line: rgb(0x9A_9A9A),
    edge: Color::WHITE,
    text: Color::WHITE,
    muted: rgb(0xE0_E0E0),
    faint: rgb(0xBE_BEBE),
    blue: rgb(0xFF_E25A),
    blue_deep: rgb(0xFF_F0A0),
    on_accent: Color::BLACK,
    selected: rgb(0x29_2600),
    selected_edge: rgb(0xFF_E25A),
    hovered: rgb(0x26_2626),
    marked: rgb(0x00_50A8),
    red: rgb(0xFF_A59E),
    red_deep: rgb(0xFF_C4BF),
    red_paper: (rgb(0x38_0A06), rgb(0xFF_9B93)),
    amber: rgb(0xFF_C766),
    amber_paper: (rgb(0x33_2200), rgb(0xFF_C766)),
    green: rgb(0x7D_EBA8),
    green_paper: (rgb(0x00_2E14), rgb(0x7D_EBA8)),
    thumb: Color::WHITE,
    veil: Color { a: 0.75, ..Color::BLACK },
};

impl Look {
    /// Every look.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// Its colours.
    #[must_use]
    pub fn colors(self) -> &'static Colors {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The theme that carries it to the widgets.
    #[must_use]
    pub fn theme(self) -> Theme {
        let colors = self.colors();
        let palette = Palette {
            background: colors.surface,
            text: colors.text,
            primary: colors.blue,
            success: colors.green,
            warning: colors.amber,
            danger: colors.red,
        };
        Theme::custom(format!("{self:?}"), palette)
    }
}

/// The colours of the look that a theme carries; a theme of anybody else's is taken for the light one.
#[must_use]
pub fn of(theme: &Theme) -> &'static Colors {
    let paper = theme.palette().background;
    let looks = Look::ALL.into_iter().map(Look::colors);
    looks.into_iter().find(|colors| colors.surface == paper).unwrap_or(&LIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.1 defines them.
    fn luminance(color: Color) -> f32 {
        let part = |value: f32| if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b)
    }

    fn contrast(one: Color, other: Color) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn everything_that_is_read_stands_out_from_its_paper() {
        for look in Look::ALL {
            let colors = look.colors();
            let least = if look == Look::HighContrast { 7.0 } else { 4.5 };
            let mut pairs = vec![
                ("amber strip", colors.amber, colors.amber_paper.0),
                ("red strip", colors.red, colors.red_paper.0),
                ("green strip", colors.green, colors.green_paper.0),
                ("button", colors.on_accent, colors.blue),
                ("pointed-at button", colors.on_accent, colors.blue_deep),
                ("danger", colors.on_accent, colors.red),
                ("marked", colors.text, colors.marked),
            ];
            for paper in [colors.surface, colors.quiet, colors.selected, colors.hovered] {
                pairs.extend([
                    ("text", colors.text, paper),
                    ("muted", colors.muted, paper),
                    ("blue", colors.blue, paper),
                    ("red", colors.red, paper),
                ]);
            }
            for (name, ink, paper) in pairs {
                let contrast = contrast(ink, paper);
                assert!(contrast >= least, "{look:?} {name}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn a_theme_tells_its_look() {
        for look in Look::ALL {
            assert_eq!(of(&look.theme()), look.colors());
        }
    }
}
