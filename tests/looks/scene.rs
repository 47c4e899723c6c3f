//! What a screen shows, as lines of text in drawing order: each text, box and picture with its place and the roles of its colours. The
//! roles are those of all looks together, so that one scene says what is seen in each of them.

use iced_test::{
    core::{Background, Color, Rectangle, font::Weight, text::Paragraph as _},
    renderer::{
        Renderer,
        graphics::text::{Text, cosmic_text::BufferLine},
    },
};
use vanthu::window::{Icon, Look};

/// What is drawn at a place, in the colours of one look.
#[derive(Debug, Clone, PartialEq)]
enum Drawn {
    Text { words: String, size: f32, is_bold: bool, ink: Color },
    Box { fill: Color, edge: Color, edge_width: f32 },
    Picture,
}

/// One thing that is drawn and where it is seen; `is_cut` when not all of it is.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    place: Rectangle,
    is_cut: bool,
    drawn: Drawn,
}

/// All that a frame draws in one look, in drawing order.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame(Vec<Piece>);

impl Frame {
    /// Reads the frame that was recorded last, while the screen it was drawn of is still there.
    pub fn recorded(renderer: &mut Renderer) -> Self {
        let mut pieces = Vec::new();
        for layer in renderer.layers() {
            let mut add = |bounds: Rectangle, clip: Rectangle, drawn: Drawn| {
                let Some(place) = clip.intersection(&layer.bounds).and_then(|clip| clip.intersection(&bounds)) else {
                    return;
                };
                // A place in a row is whole pixels, a text is not.
                let is_cut = place.width + 1.0 < bounds.width || place.height + 1.0 < bounds.height;
                pieces.push(Piece { place, is_cut, drawn });
            };
            for (quad, background) in &layer.quads {
                let Background::Color(fill) = *background else { panic!("no colour of a look is a gradient") };
                let edge = if quad.border.width > 0.0 { quad.border.color } else { Color::TRANSPARENT };
                add(quad.bounds, Rectangle::INFINITE, Drawn::Box { fill, edge, edge_width: quad.border.width });
            }
            for image in &layer.images {
                add(image.bounds(), Rectangle::INFINITE, Drawn::Picture);
            }
            for group in &layer.text {
                for (bounds, clip, drawn) in group.as_slice().iter().filter_map(read) {
                    add(bounds, clip, drawn);
                }
            }
        }
        Self(pieces)
    }
}

/// What a text says, where it stands and what of it can be seen; nothing when it is gone or says nothing.
fn read(text: &Text) -> Option<(Rectangle, Rectangle, Drawn)> {
    let (bounds, clip, words, size, is_bold, ink) = match text {
        Text::Paragraph { paragraph, position, color, clip_bounds, transformation } => {
            let bounds = Rectangle::new(*position, paragraph.min_bounds) * *transformation;
            let paragraph = paragraph.upgrade()?;
            let is_bold = paragraph.font().weight == Weight::Bold;
            let words: Vec<&str> = paragraph.buffer().lines.iter().map(BufferLine::text).collect();
            (bounds, *clip_bounds * *transformation, words.join("\n"), paragraph.size().0, is_bold, *color)
        }
        Text::Editor { editor, position, color, clip_bounds, transformation } => {
            let bounds = Rectangle::new(*position, editor.bounds) * *transformation;
            let editor = editor.upgrade()?;
            let words: Vec<&str> = editor.buffer().lines.iter().map(BufferLine::text).collect();
            let size = editor.buffer().metrics().font_size;
            (bounds, *clip_bounds * *transformation, words.join("\n"), size, false, *color)
        }
        Text::Cached { content, bounds, color, size, font, clip_bounds, .. } => {
            (*bounds, *clip_bounds, content.clone(), size.0, font.weight == Weight::Bold, *color)
        }
        Text::Raw { .. } => panic!("no screen draws letters by itself"),
    };
    (!words.trim().is_empty()).then_some((bounds, clip, Drawn::Text { words, size, is_bold, ink }))
}

/// The names of a look's colours, as the window's own code has them.
fn roles(look: Look) -> [(&'static str, Color); 27] {
    let colors = look.colors();
    [
        ("surface", colors.surface),
        ("quiet", colors.quiet),
        ("line", colors.line),
        ("edge", colors.edge),
        ("text", colors.text),
        ("muted", colors.muted),
        ("faint", colors.faint),
        ("blue", colors.blue),
        ("blue-deep", colors.blue_deep),
        ("on-accent", colors.on_accent),
        ("selected", colors.selected),
        ("selected-edge", colors.selected_edge),
        ("hovered", colors.hovered),
        ("marked", colors.marked),
        ("red", colors.red),
        ("red-deep", colors.red_deep),
        ("red-paper", colors.red_paper.0),
        ("red-paper-edge", colors.red_paper.1),
        ("amber", colors.amber),
        ("amber-paper", colors.amber_paper.0),
        ("amber-paper-edge", colors.amber_paper.1),
        ("green", colors.green),
        ("green-paper", colors.green_paper.0),
        ("green-paper-edge", colors.green_paper.1),
        ("thumb", colors.thumb),
        ("veil", colors.veil),
        ("white", Color::WHITE),
    ]
}

/// What lies under a dialog.
const VEIL: &str = "veil";

/// The role that has these colours in light, dark and high contrast; the colours themselves when there is none.
fn role(shown: [Color; 3]) -> String {
    let looks = Look::ALL.map(roles);
    let fits = |at: &usize| (0..looks.len()).all(|look| looks[look][*at].1 == shown[look]);
    match (0..looks[0].len()).find(fits) {
        Some(at) => looks[0][at].0.to_owned(),
        None => shown.map(|color| color.to_string()).join("/"),
    }
}

/// The icon whose glyph is all that a text says.
fn icon(words: &str) -> Option<Icon> {
    Icon::ALL.iter().find(|icon| words.chars().eq([icon.glyph()])).copied()
}

fn is_seen(color: [Color; 3]) -> bool {
    color != [Color::TRANSPARENT; 3]
}

/// The scene of a screen drawn in each look, a line a piece. What lies under a dialog is left out: it has a scene of its own.
pub fn lines(frames: &[Frame; 3]) -> Vec<String> {
    let [light, dark, contrast] = frames;
    let mut lines: Vec<String> = Vec::new();
    assert!(light.0.len() == dark.0.len() && light.0.len() == contrast.0.len(), "each look draws the same pieces");
    for ((light, dark), contrast) in light.0.iter().zip(&dark.0).zip(&contrast.0) {
        assert!(light.place == dark.place && light.place == contrast.place, "a piece has one place in every look");
        let what = match (&light.drawn, &dark.drawn, &contrast.drawn) {
            (
                Drawn::Box { fill, edge, edge_width },
                Drawn::Box { fill: dark_fill, edge: dark_edge, .. },
                Drawn::Box { fill: contrast_fill, edge: contrast_edge, .. },
            ) => {
                let fills = [*fill, *dark_fill, *contrast_fill];
                let edges = [*edge, *dark_edge, *contrast_edge];
                let fill = is_seen(fills).then(|| role(fills));
                if fill.as_deref() == Some(VEIL) {
                    lines.clear();
                }
                let edge = is_seen(edges).then(|| format!("edge {} {edge_width}", role(edges)));
                match [fill, edge].into_iter().flatten().collect::<Vec<_>>() {
                    parts if parts.is_empty() => continue,
                    parts => format!("box {}", parts.join(", ")),
                }
            }
            (
                Drawn::Text { words, size, is_bold, ink },
                Drawn::Text { words: dark_words, ink: dark_ink, .. },
                Drawn::Text { words: contrast_words, ink: contrast_ink, .. },
            ) => {
                assert!(words == dark_words && words == contrast_words, "{words}: every look says the same");
                let bold = if *is_bold { " bold" } else { "" };
                let ink = role([*ink, *dark_ink, *contrast_ink]);
                match icon(words) {
                    Some(icon) => format!("{size} {ink} icon {icon:?}"),
                    None => format!("{size}{bold} {ink}: {}", words.replace('\n', " ⏎ ")),
                }
            }
            (Drawn::Picture, Drawn::Picture, Drawn::Picture) => "picture".to_owned(),
            (light, ..) => panic!("{light:?} is something else in another look"),
        };
        let Rectangle { x, y, width, height } = light.place;
        let [x, y, width, height] = [x, y, width, height].map(f32::round);
        let cut = if light.is_cut { " cut" } else { "" };
        lines.push(format!("{x},{y} {width}×{height}{cut} {what}"));
    }
    lines
}

#[cfg(test)]
mod tests {
    use iced_test::core::{
        Font, Pixels, Point, Renderer as _, Size, Text as Words,
        alignment::Vertical,
        renderer::Quad,
        text::{Alignment, LineHeight, Renderer as _, Shaping, Wrapping},
    };

    use super::*;

    /// The scene of what is drawn in each look.
    fn drawn(draw: impl Fn(&mut Renderer, Look)) -> Vec<String> {
        let frames = Look::ALL.map(|look| {
            let mut renderer = Renderer::new(Font::DEFAULT, Pixels(13.5));
            renderer.reset(Rectangle::with_size(Size::new(1280.0, 800.0)));
            draw(&mut renderer, look);
            Frame::recorded(&mut renderer)
        });
        lines(&frames)
    }

    fn words(renderer: &mut Renderer, words: &str, x: f32, ink: Color) {
        let text = Words {
            content: words.to_owned(),
            bounds: Size::new(100.0, 18.0),
            size: Pixels(13.5),
            line_height: LineHeight::default(),
            font: Font::DEFAULT,
            align_x: Alignment::Default,
            align_y: Vertical::Top,
            shaping: Shaping::Auto,
            wrapping: Wrapping::None,
        };
        renderer.fill_text(text, Point::new(x, 20.0), ink, Rectangle::with_size(Size::new(150.0, 800.0)));
    }

    fn fill(renderer: &mut Renderer, bounds: Rectangle, color: Color) {
        renderer.fill_quad(Quad { bounds, ..Quad::default() }, color);
    }

    #[test]
    fn a_text_its_place_and_its_role_are_said() {
        let line =
            |said: &str, x: f32, role: fn(Look) -> Color| drawn(|renderer, look| words(renderer, said, x, role(look)));
        assert_eq!(line("Sổ đến", 10.4, |look| look.colors().muted), ["10,20 100×18 13.5 muted: Sổ đến"]);
        assert_eq!(line("Sổ đi", 10.4, |look| look.colors().muted), ["10,20 100×18 13.5 muted: Sổ đi"]);
        assert_eq!(line("Sổ đến", 14.4, |look| look.colors().muted), ["14,20 100×18 13.5 muted: Sổ đến"]);
        assert_eq!(line("Sổ đến", 10.4, |look| look.colors().red), ["10,20 100×18 13.5 red: Sổ đến"]);
        assert_eq!(line("Sổ đến", 90.0, |look| look.colors().red), ["90,20 60×18 cut 13.5 red: Sổ đến"], "no room");
        assert_eq!(line("Sổ đến", 160.0, |look| look.colors().red), [""; 0], "out of sight");
    }

    #[test]
    fn a_role_is_one_in_every_look() {
        let paper = Rectangle { x: 0.0, y: 52.0, width: 1280.0, height: 1.0 };
        // White in high contrast, as letters are.
        assert_eq!(drawn(|renderer, look| fill(renderer, paper, look.colors().edge)), ["0,52 1280×1 box edge"]);
        let only_light = drawn(|renderer, look| {
            let colors = look.colors();
            fill(renderer, paper, if look == Look::Light { colors.line } else { colors.edge });
        });
        assert_eq!(only_light, ["0,52 1280×1 box #e3e6eb/#4b5362/#ffffff"]);
        assert_eq!(drawn(|renderer, _| fill(renderer, paper, Color::TRANSPARENT)), [""; 0]);
    }

    #[test]
    fn what_lies_under_a_dialog_is_of_another_scene() {
        let scene = drawn(|renderer, look| {
            let window = Rectangle::with_size(Size::new(1280.0, 800.0));
            renderer.with_layer(window, |renderer| words(renderer, "Sổ đến", 10.0, look.colors().text));
            renderer.with_layer(window, |renderer| fill(renderer, window, look.colors().veil));
            renderer.with_layer(window, |renderer| words(renderer, "Hủy?", 10.0, look.colors().text));
        });
        assert_eq!(scene, ["0,0 1280×800 box veil", "10,20 100×18 13.5 text: Hủy?"]);
    }
}
