//! Colours, and the style of every widget: greys and one blue; red, amber and green only where they say something.

use iced::{
    Background, Border, Color, Theme, border,
    theme::Palette,
    widget::{button, container, progress_bar, rule, scrollable, text_editor, text_input},
};

use super::space;

const fn rgb(red: u8, green: u8, blue: u8) -> Color {
    Color::from_rgb8(red, green, blue)
}

/// Paper.
pub const SURFACE: Color = Color::WHITE;
/// The quiet background of bars and headings.
pub const QUIET: Color = rgb(0xF7, 0xF8, 0xFA);
/// Lines between things.
pub const LINE: Color = rgb(0xE3, 0xE6, 0xEB);
/// The border of a field.
pub const EDGE: Color = rgb(0xC9, 0xCF, 0xD8);
/// What is read.
pub const TEXT: Color = rgb(0x17, 0x1B, 0x22);
/// What explains; still 4.5 : 1 on paper.
pub const MUTED: Color = rgb(0x5B, 0x64, 0x72);
/// What is only hinted at.
pub const FAINT: Color = rgb(0x8A, 0x92, 0x9E);
/// The one blue: where one stands and what one may do.
pub const BLUE: Color = rgb(0x1B, 0x5C, 0xA8);
const BLUE_DARK: Color = rgb(0x14, 0x49, 0x88);
/// The selected row.
pub const SELECTED: Color = rgb(0xE6, 0xEF, 0xFA);
const HOVERED: Color = rgb(0xF0, 0xF3, 0xF7);
/// Urgent, overdue, destructive.
pub const RED: Color = rgb(0xB4, 0x23, 0x18);
const RED_DARK: Color = rgb(0x8F, 0x1A, 0x11);
/// Worth a look.
pub const AMBER: Color = rgb(0x85, 0x57, 0x00);
const AMBER_PALE: Color = rgb(0xFF, 0xF6, 0xE0);
const AMBER_EDGE: Color = rgb(0xEB, 0xCF, 0x8C);
/// Done.
pub const GREEN: Color = rgb(0x1B, 0x6E, 0x43);
const GREEN_PALE: Color = rgb(0xE9, 0xF6, 0xEF);
const GREEN_EDGE: Color = rgb(0xA9, 0xD8, 0xBE);
const RED_PALE: Color = rgb(0xFD, 0xEE, 0xEC);
const RED_EDGE: Color = rgb(0xF0, 0xB9, 0xB3);
/// The thumb of a scrollbar.
pub const THUMB: Color = rgb(0xBB, 0xC2, 0xCC);

/// The window's theme.
#[must_use]
pub fn theme() -> Theme {
    let palette =
        Palette { background: SURFACE, text: TEXT, primary: BLUE, success: GREEN, warning: AMBER, danger: RED };
    Theme::custom("Văn Thư", palette)
}

/// The window's paper, in one of two colours nobody can tell apart.
#[must_use]
pub fn paper(theme: &Theme, turned: bool) -> iced::theme::Style {
    let Color { r, g, b, a } = theme.palette().background;
    let b = if turned { b - 1.0 / 255.0 } else { b };
    iced::theme::Style { background_color: Color { r, g, b, a }, text_color: theme.palette().text }
}

/// What a notice or a badge says by its colour (and never by its colour alone).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// Done.
    Good,
    /// Worth a look.
    Look,
    /// Wrong or urgent.
    Bad,
}

impl Tone {
    /// The colour of its words.
    #[must_use]
    pub fn ink(self) -> Color {
        match self {
            Self::Plain => BLUE,
            Self::Good => GREEN,
            Self::Look => AMBER,
            Self::Bad => RED,
        }
    }

    fn paper(self) -> (Color, Color) {
        match self {
            Self::Plain => (SELECTED, rgb(0xB9, 0xD0, 0xEC)),
            Self::Good => (GREEN_PALE, GREEN_EDGE),
            Self::Look => (AMBER_PALE, AMBER_EDGE),
            Self::Bad => (RED_PALE, RED_EDGE),
        }
    }
}

fn framed(background: Color, edge: Color) -> container::Style {
    container::Style {
        background: Some(background.into()),
        border: Border { color: edge, width: 1.0, radius: space::CORNER.into() },
        ..container::Style::default()
    }
}

fn filled(background: Color) -> container::Style {
    container::Style { background: Some(background.into()), ..container::Style::default() }
}

/// A quiet bar or heading.
#[must_use]
pub fn quiet(_: &Theme) -> container::Style {
    filled(QUIET)
}

/// A strip in a tone.
pub fn strip(tone: Tone) -> impl Fn(&Theme) -> container::Style {
    let (paper, edge) = tone.paper();
    move |_| framed(paper, edge)
}

/// A badge: an outline and words in one colour.
pub fn badge(tone: Tone) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        text_color: Some(tone.ink()),
        border: Border { color: tone.ink(), width: 1.0, radius: 9.0.into() },
        ..container::Style::default()
    }
}

/// A value that is only shown, where an input would stand.
#[must_use]
pub fn still(_: &Theme) -> container::Style {
    container::Style { text_color: Some(MUTED), ..framed(QUIET, LINE) }
}

/// What stood before a change.
#[must_use]
pub fn before(_: &Theme) -> container::Style {
    container::Style { text_color: Some(MUTED), ..filled(HOVERED) }
}

/// What stands after it.
#[must_use]
pub fn after(_: &Theme) -> container::Style {
    filled(SELECTED)
}

/// A panel over others: suggestions, a dialog.
#[must_use]
pub fn floating(_: &Theme) -> container::Style {
    // No shadow: the software renderer draws one anew over what it drew before.
    framed(SURFACE, FAINT)
}

/// What lies under a dialog.
#[must_use]
pub fn veil(_: &Theme) -> container::Style {
    filled(Color { a: 0.35, ..TEXT })
}

/// The selected or the pointed-at row of a list.
pub fn row(selected: bool) -> impl Fn(&Theme) -> container::Style {
    move |_| if selected { filled(SELECTED) } else { container::Style::default() }
}

/// The bar at the left of what is selected.
pub fn mark(selected: bool) -> impl Fn(&Theme) -> container::Style {
    move |_| if selected { filled(BLUE) } else { container::Style::default() }
}

/// A line between things.
#[must_use]
pub fn line(_: &Theme) -> rule::Style {
    rule::Style { color: LINE, radius: 0.0.into(), fill_mode: rule::FillMode::Full, snap: true }
}

/// A text field; `wrong` when it has a problem.
pub fn input(wrong: bool) -> impl Fn(&Theme, text_input::Status) -> text_input::Style {
    move |_, status| {
        let (edge, width) = match status {
            text_input::Status::Focused { .. } => (if wrong { RED } else { BLUE }, 2.0),
            text_input::Status::Hovered => (if wrong { RED } else { FAINT }, 1.0),
            _ => (if wrong { RED } else { EDGE }, 1.0),
        };
        text_input::Style {
            background: Background::Color(SURFACE),
            border: Border { color: edge, width, radius: space::CORNER.into() },
            icon: MUTED,
            placeholder: FAINT,
            value: TEXT,
            selection: rgb(0xBF, 0xD8, 0xF5),
        }
    }
}

/// The search box: quiet until it is used.
#[must_use]
pub fn search(theme: &Theme, status: text_input::Status) -> text_input::Style {
    let style = input(false)(theme, status);
    match status {
        text_input::Status::Focused { .. } => style,
        _ => text_input::Style { background: HOVERED.into(), border: Border { color: LINE, ..style.border }, ..style },
    }
}

/// A text of several lines; `wrong` when it has a problem.
pub fn editor(wrong: bool) -> impl Fn(&Theme, text_editor::Status) -> text_editor::Style {
    move |_, status| {
        let (edge, width) = match status {
            text_editor::Status::Focused { .. } => (if wrong { RED } else { BLUE }, 2.0),
            text_editor::Status::Hovered => (if wrong { RED } else { FAINT }, 1.0),
            _ => (if wrong { RED } else { EDGE }, 1.0),
        };
        text_editor::Style {
            background: Background::Color(SURFACE),
            border: Border { color: edge, width, radius: space::CORNER.into() },
            placeholder: FAINT,
            value: TEXT,
            selection: rgb(0xBF, 0xD8, 0xF5),
        }
    }
}

fn pressable(background: Color, text_color: Color, edge: Color) -> button::Style {
    button::Style {
        background: Some(background.into()),
        text_color,
        border: Border { color: edge, width: 1.0, radius: space::CORNER.into() },
        ..button::Style::default()
    }
}

/// The one thing to do here.
#[must_use]
pub fn primary(_: &Theme, status: button::Status) -> button::Style {
    match status {
        button::Status::Active => pressable(BLUE, SURFACE, BLUE),
        button::Status::Hovered | button::Status::Pressed => pressable(BLUE_DARK, SURFACE, BLUE_DARK),
        button::Status::Disabled => pressable(HOVERED, FAINT, LINE),
    }
}

/// The thing to do here that cannot be taken back.
#[must_use]
pub fn danger(_: &Theme, status: button::Status) -> button::Style {
    match status {
        button::Status::Active => pressable(RED, SURFACE, RED),
        button::Status::Hovered | button::Status::Pressed => pressable(RED_DARK, SURFACE, RED_DARK),
        button::Status::Disabled => pressable(HOVERED, FAINT, LINE),
    }
}

/// A way to what cannot be taken back.
#[must_use]
pub fn warned(theme: &Theme, status: button::Status) -> button::Style {
    let style = secondary(theme, status);
    if status == button::Status::Disabled { style } else { button::Style { text_color: RED, ..style } }
}

/// Another thing to do.
#[must_use]
pub fn secondary(_: &Theme, status: button::Status) -> button::Style {
    match status {
        button::Status::Active => pressable(SURFACE, TEXT, EDGE),
        button::Status::Hovered | button::Status::Pressed => pressable(HOVERED, TEXT, FAINT),
        button::Status::Disabled => pressable(QUIET, FAINT, LINE),
    }
}

/// A thing to do that is only words.
#[must_use]
pub fn quiet_button(_: &Theme, status: button::Status) -> button::Style {
    let background = match status {
        button::Status::Hovered | button::Status::Pressed => HOVERED,
        _ => Color::TRANSPARENT,
    };
    let ink = if status == button::Status::Disabled { FAINT } else { BLUE };
    pressable(background, ink, Color::TRANSPARENT)
}

/// A line of a list that may be pressed.
#[must_use]
pub fn line_button(_: &Theme, status: button::Status) -> button::Style {
    let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
    pressable(if hovered { HOVERED } else { Color::TRANSPARENT }, TEXT, Color::TRANSPARENT)
}

/// One of several choices; `chosen` when it is the one.
pub fn choice(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| {
        let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
        let style = match (chosen, hovered) {
            (true, _) => pressable(SELECTED, BLUE, BLUE),
            (false, true) => pressable(HOVERED, TEXT, FAINT),
            (false, false) => pressable(SURFACE, TEXT, EDGE),
        };
        button::Style { border: border::rounded(14.0).color(style.border.color).width(1.0), ..style }
    }
}

/// A place of the navigation; `here` when one stands there.
pub fn place(here: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| {
        let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
        match (here, hovered) {
            (true, _) => pressable(SELECTED, BLUE, Color::TRANSPARENT),
            (false, true) => pressable(HOVERED, TEXT, Color::TRANSPARENT),
            (false, false) => pressable(Color::TRANSPARENT, TEXT, Color::TRANSPARENT),
        }
    }
}

/// How far long work is.
#[must_use]
pub fn progress(_: &Theme) -> progress_bar::Style {
    progress_bar::Style { background: LINE.into(), bar: BLUE.into(), border: border::rounded(3.0) }
}

/// The scrollbar of a long pane.
#[must_use]
pub fn scroll(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let mut style = scrollable::default(theme, status);
    for rail in [&mut style.vertical_rail, &mut style.horizontal_rail] {
        rail.background = None;
        rail.scroller.background = THUMB.into();
        rail.scroller.border = border::rounded(space::SCROLLBAR / 2.0);
    }
    style
}
