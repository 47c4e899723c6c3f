//! The style of every widget, in the colours of the look.

use iced::{
    Background, Border, Color, Theme, border,
    widget::{button, container, progress_bar, rule, scrollable, text, text_editor, text_input},
};

use super::{colors, space};

/// The window's background, in one of two colours that look the same.
#[must_use]
pub fn paper(theme: &Theme, turned: bool) -> iced::theme::Style {
    let Color { r, g, b, a } = theme.palette().background;
    // Black has nothing to take away from: the renderer refuses a colour that is no colour.
    let b = if turned { (b - 1.0 / 255.0).abs() } else { b };
    iced::theme::Style { background_color: Color { r, g, b, a }, text_color: theme.palette().text }
}

/// What a notice or a badge says by its colour (and never by its colour alone), the most urgent last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Neutral,
    /// Done.
    Success,
    /// Worth a look.
    Warning,
    /// Wrong or urgent.
    Error,
}

impl Severity {
    /// The colour of its words.
    #[must_use]
    pub fn ink(self, theme: &Theme) -> Color {
        let colors = colors::of(theme);
        match self {
            Self::Neutral => colors.blue,
            Self::Success => colors.green,
            Self::Warning => colors.amber,
            Self::Error => colors.red,
        }
    }

    fn paper(self, theme: &Theme) -> (Color, Color) {
        let colors = colors::of(theme);
        match self {
            Self::Neutral => (colors.selected, colors.selected_edge),
            Self::Success => colors.green_paper,
            Self::Warning => colors.amber_paper,
            Self::Error => colors.red_paper,
        }
    }
}

fn ink(color: Color) -> text::Style {
    text::Style { color: Some(color) }
}

/// Words in the colour of a tone.
pub fn toned(severity: Severity) -> impl Fn(&Theme) -> text::Style {
    move |theme| ink(severity.ink(theme))
}

/// Words that explain.
#[must_use]
pub fn muted(theme: &Theme) -> text::Style {
    ink(colors::of(theme).muted)
}

/// Words that only hint.
#[must_use]
pub fn faint(theme: &Theme) -> text::Style {
    ink(colors::of(theme).faint)
}

/// The name of the product, and what goes on by itself.
#[must_use]
pub fn accent(theme: &Theme) -> text::Style {
    ink(colors::of(theme).blue)
}

/// Words about what is wrong or urgent.
#[must_use]
pub fn alarming(theme: &Theme) -> text::Style {
    ink(colors::of(theme).red)
}

/// Words about what is done.
#[must_use]
pub fn done(theme: &Theme) -> text::Style {
    ink(colors::of(theme).green)
}

/// Words about what is worth a look.
#[must_use]
pub fn doubtful(theme: &Theme) -> text::Style {
    ink(colors::of(theme).amber)
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
pub fn quiet(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    filled(colors.quiet)
}

/// A strip in a tone.
pub fn strip(severity: Severity) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let (paper, edge) = severity.paper(theme);
        framed(paper, edge)
    }
}

/// A badge: an outline and words in one colour.
pub fn badge(severity: Severity) -> impl Fn(&Theme) -> container::Style {
    move |theme| container::Style {
        text_color: Some(severity.ink(theme)),
        border: Border { color: severity.ink(theme), width: 1.0, radius: 9.0.into() },
        ..container::Style::default()
    }
}

/// A value that is only shown, where an input would stand.
#[must_use]
pub fn still(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    container::Style { text_color: Some(colors.muted), ..framed(colors.quiet, colors.line) }
}

/// A place that takes what is dropped; while something is held over the window it says so.
pub fn tray(held: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let colors = colors::of(theme);
        if held { framed(colors.selected, colors.blue) } else { framed(colors.quiet, colors.line) }
    }
}

/// The state before a change.
#[must_use]
pub fn before(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    container::Style { text_color: Some(colors.muted), ..filled(colors.hovered) }
}

/// What stands after it.
#[must_use]
pub fn after(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    filled(colors.selected)
}

/// A panel over others: suggestions, a dialog.
#[must_use]
pub fn floating(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    // No shadow: the software renderer would draw it again over itself.
    framed(colors.surface, colors.faint)
}

/// A sheet of paper: white in every look, as what is printed on.
#[must_use]
pub fn sheet(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    let border = Border { color: colors.edge, width: 1.0, radius: 0.0.into() };
    container::Style { border, ..filled(Color::WHITE) }
}

/// The shade under a dialog.
#[must_use]
pub fn veil(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    filled(colors.veil)
}

/// The selected or the pointed-at row of a list.
pub fn row(selected: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| if selected { filled(colors::of(theme).selected) } else { container::Style::default() }
}

/// The bar at the left of the selected row.
pub fn mark(selected: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| if selected { filled(colors::of(theme).blue) } else { container::Style::default() }
}

/// A line between things.
#[must_use]
pub fn line(theme: &Theme) -> rule::Style {
    let colors = colors::of(theme);
    rule::Style { color: colors.line, radius: 0.0.into(), fill_mode: rule::FillMode::Full, snap: true }
}

/// The line between the segments of one control.
#[must_use]
pub fn between(theme: &Theme) -> container::Style {
    filled(colors::of(theme).edge)
}

/// The frame around joined segments.
#[must_use]
pub fn segments(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    framed(colors.surface, colors.edge)
}

/// The box of a tick.
pub fn tick(on: bool) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let colors = colors::of(theme);
        let (paper, edge) = if on { (colors.blue, colors.blue) } else { (colors.surface, colors.edge) };
        container::Style { text_color: Some(colors.on_accent), ..framed(paper, edge) }
    }
}

/// A dot in the colour of what it tells.
pub fn dot(severity: Severity) -> impl Fn(&Theme) -> container::Style {
    move |theme| container::Style { border: border::rounded(space::DOT), ..filled(severity.ink(theme)) }
}

/// The main columns of a chart.
#[must_use]
pub fn main_column(theme: &Theme) -> container::Style {
    filled(colors::of(theme).blue)
}

/// The columns beside them.
#[must_use]
pub fn other_column(theme: &Theme) -> container::Style {
    filled(colors::of(theme).selected_edge)
}

/// A bar of what is overdue.
#[must_use]
pub fn alarming_bar(theme: &Theme) -> container::Style {
    container::Style { border: border::rounded(2.0), ..filled(colors::of(theme).red) }
}

/// A panel of figures.
#[must_use]
pub fn card(theme: &Theme) -> container::Style {
    let colors = colors::of(theme);
    framed(colors.surface, colors.line)
}

/// A panel of figures that leads somewhere.
#[must_use]
pub fn card_button(theme: &Theme, status: button::Status) -> button::Style {
    let colors = colors::of(theme);
    let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
    pressable(if hovered { colors.hovered } else { colors.surface }, colors.text, colors.line)
}

/// A text field; `wrong` when it has a problem.
pub fn input(wrong: bool) -> impl Fn(&Theme, text_input::Status) -> text_input::Style {
    move |theme, status| {
        let colors = colors::of(theme);
        let (edge, width) = match status {
            text_input::Status::Focused { .. } => (if wrong { colors.red } else { colors.blue }, 2.0),
            text_input::Status::Hovered => (if wrong { colors.red } else { colors.faint }, 1.0),
            _ => (if wrong { colors.red } else { colors.edge }, 1.0),
        };
        text_input::Style {
            background: Background::Color(colors.surface),
            border: Border { color: edge, width, radius: space::CORNER.into() },
            icon: colors.muted,
            placeholder: colors.faint,
            value: colors.text,
            selection: colors.marked,
        }
    }
}

/// The current cell; `given` when the program filled it, `wrong` when it has a problem.
pub fn cell(given: bool, wrong: bool) -> impl Fn(&Theme, text_input::Status) -> text_input::Style {
    move |theme, status| {
        let style = input(wrong)(theme, status);
        let border = Border { width: 2.0, radius: 0.0.into(), ..style.border };
        let placeholder = if given { colors::of(theme).muted } else { style.value };
        text_input::Style { border, placeholder, ..style }
    }
}

/// The search box: quiet until it is used.
#[must_use]
pub fn search(theme: &Theme, status: text_input::Status) -> text_input::Style {
    let colors = colors::of(theme);
    let style = input(false)(theme, status);
    match status {
        text_input::Status::Focused { .. } => style,
        _ => text_input::Style {
            background: colors.hovered.into(),
            border: Border { color: colors.line, ..style.border },
            ..style
        },
    }
}

/// A text of several lines; `wrong` when it has a problem.
pub fn editor(wrong: bool) -> impl Fn(&Theme, text_editor::Status) -> text_editor::Style {
    move |theme, status| {
        let colors = colors::of(theme);
        let (edge, width) = match status {
            text_editor::Status::Focused { .. } => (if wrong { colors.red } else { colors.blue }, 2.0),
            text_editor::Status::Hovered => (if wrong { colors.red } else { colors.faint }, 1.0),
            _ => (if wrong { colors.red } else { colors.edge }, 1.0),
        };
        text_editor::Style {
            background: Background::Color(colors.surface),
            border: Border { color: edge, width, radius: space::CORNER.into() },
            placeholder: colors.faint,
            value: colors.text,
            selection: colors.marked,
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

/// The main button.
#[must_use]
pub fn primary(theme: &Theme, status: button::Status) -> button::Style {
    let colors = colors::of(theme);
    match status {
        button::Status::Active => pressable(colors.blue, colors.on_accent, colors.blue),
        button::Status::Hovered | button::Status::Pressed => {
            pressable(colors.blue_deep, colors.on_accent, colors.blue_deep)
        }
        button::Status::Disabled => pressable(colors.hovered, colors.faint, colors.line),
    }
}

/// The thing to do here that cannot be taken back.
#[must_use]
pub fn danger(theme: &Theme, status: button::Status) -> button::Style {
    let colors = colors::of(theme);
    match status {
        button::Status::Active => pressable(colors.red, colors.on_accent, colors.red),
        button::Status::Hovered | button::Status::Pressed => {
            pressable(colors.red_deep, colors.on_accent, colors.red_deep)
        }
        button::Status::Disabled => pressable(colors.hovered, colors.faint, colors.line),
    }
}

/// A button for what cannot be undone.
#[must_use]
pub fn warned(theme: &Theme, status: button::Status) -> button::Style {
    let colors = colors::of(theme);
    let style = secondary(theme, status);
    if status == button::Status::Disabled { style } else { button::Style { text_color: colors.red, ..style } }
}

/// Another thing to do.
#[must_use]
pub fn secondary(theme: &Theme, status: button::Status) -> button::Style {
    let colors = colors::of(theme);
    match status {
        button::Status::Active => pressable(colors.surface, colors.text, colors.edge),
        button::Status::Hovered | button::Status::Pressed => pressable(colors.hovered, colors.text, colors.faint),
        button::Status::Disabled => pressable(colors.quiet, colors.faint, colors.line),
    }
}

/// A thing to do that is only words.
#[must_use]
pub fn quiet_button(theme: &Theme, status: button::Status) -> button::Style {
    let colors = colors::of(theme);
    let background = match status {
        button::Status::Hovered | button::Status::Pressed => colors.hovered,
        _ => Color::TRANSPARENT,
    };
    let ink = if status == button::Status::Disabled { colors.faint } else { colors.blue };
    pressable(background, ink, Color::TRANSPARENT)
}

/// A line of a list that may be pressed.
#[must_use]
pub fn line_button(theme: &Theme, status: button::Status) -> button::Style {
    let colors = colors::of(theme);
    let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
    pressable(if hovered { colors.hovered } else { Color::TRANSPARENT }, colors.text, Color::TRANSPARENT)
}

/// One of several exclusive choices.
pub fn choice(chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let colors = colors::of(theme);
        let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
        let style = match (chosen, hovered) {
            (true, _) => pressable(colors.selected, colors.blue, colors.blue),
            (false, true) => pressable(colors.hovered, colors.text, colors.faint),
            (false, false) => pressable(colors.surface, colors.text, colors.edge),
        };
        button::Style { border: border::rounded(14.0).color(style.border.color).width(1.0), ..style }
    }
}

/// One of several joined choices, with the corners of the frame where it stands at an end.
pub fn segment(chosen: bool, corners: border::Radius) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let colors = colors::of(theme);
        let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
        let (paper, ink) = match (chosen, hovered) {
            (true, _) => (colors.selected, colors.blue),
            (false, true) => (colors.hovered, colors.text),
            (false, false) => (colors.surface, colors.text),
        };
        button::Style {
            background: Some(paper.into()),
            text_color: ink,
            border: border::rounded(corners),
            ..button::Style::default()
        }
    }
}

/// One of several independent choices; `marked` where the keyboard is.
pub fn part(chosen: bool, marked: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let style = choice(chosen)(theme, status);
        if !marked {
            return style;
        }
        let border = Border { color: colors::of(theme).blue, width: 2.0, ..style.border };
        button::Style { border, ..style }
    }
}

/// An entry of the navigation; `here` for the screen that is shown.
pub fn place(here: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let colors = colors::of(theme);
        let hovered = matches!(status, button::Status::Hovered | button::Status::Pressed);
        match (here, hovered) {
            (true, _) => pressable(colors.selected, colors.blue, Color::TRANSPARENT),
            (false, true) => pressable(colors.hovered, colors.text, Color::TRANSPARENT),
            (false, false) => pressable(Color::TRANSPARENT, colors.text, Color::TRANSPARENT),
        }
    }
}

/// How far long work is.
#[must_use]
pub fn progress(theme: &Theme) -> progress_bar::Style {
    let colors = colors::of(theme);
    progress_bar::Style { background: colors.line.into(), bar: colors.blue.into(), border: border::rounded(3.0) }
}

/// The scrollbar of a long pane.
#[must_use]
pub fn scroll(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let colors = colors::of(theme);
    let mut style = scrollable::default(theme, status);
    for rail in [&mut style.vertical_rail, &mut style.horizontal_rail] {
        rail.background = None;
        rail.scroller.background = colors.thumb.into();
        rail.scroller.border = border::rounded(space::SCROLLBAR / 2.0);
    }
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paper_is_a_colour_and_turns() {
        for look in colors::Look::ALL {
            let [plain, turned] = [false, true].map(|turned| paper(&look.theme(), turned).background_color);
            for part in [plain.b, turned.b] {
                assert!((0.0..=1.0).contains(&part), "{look:?}: {part}");
            }
            assert!((plain.b - turned.b).abs() > f32::EPSILON, "{look:?}");
        }
    }
}
