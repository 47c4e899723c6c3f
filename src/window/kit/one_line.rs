//! A text that stays on one line: what does not fit is said shorter, or ends in an ellipsis, at a letter and not in the middle of one.

use std::{borrow::Cow, ops::Range};

use iced::{
    Alignment, Element, Font, Length, Point, Rectangle, Renderer, Size, Theme,
    advanced::{
        Layout, Renderer as _, Text, Widget, layout, mouse, renderer,
        text::{Hit, LineHeight, Paragraph as _, Renderer as _, Shaping, Wrapping, paragraph::Plain},
        widget::{Operation, Tree, tree},
    },
    alignment::Vertical,
};

use super::{colors, text};

/// The style of a text, by the theme.
type Ink = fn(&Theme) -> iced::widget::text::Style;
/// A text laid out, as the renderer has it.
pub(super) type Paragraph = Plain<<Renderer as iced::advanced::text::Renderer>::Paragraph>;

/// The sign at the end of what does not fit, and the room it takes of a text's size.
const ELLIPSIS: char = '…';
const ELLIPSIS_ROOM: f32 = 0.95;
/// Where the line through a struck text lies, of its height: the middle of its small letters.
const STRUCK_AT: f32 = 0.56;

/// A text on one line.
pub struct OneLine<'a> {
    words: Cow<'a, str>,
    /// A shorter text where this one does not fit; may be empty.
    shorter: Cow<'a, str>,
    size: f32,
    font: Font,
    style: Option<Ink>,
    width: Length,
    align: Alignment,
    struck: bool,
    marked: Vec<Range<usize>>,
}

pub fn one_line<'a>(words: impl Into<Cow<'a, str>>) -> OneLine<'a> {
    OneLine {
        words: words.into(),
        shorter: Cow::Borrowed(""),
        size: text::BODY,
        font: text::REGULAR,
        style: None,
        width: Length::Fill,
        align: Alignment::Start,
        struck: false,
        marked: Vec::new(),
    }
}

impl<'a> OneLine<'a> {
    /// The same with shorter words for where these do not fit.
    pub fn or(self, shorter: impl Into<Cow<'a, str>>) -> Self {
        Self { shorter: shorter.into(), ..self }
    }

    /// The same in bold.
    pub fn bold(self) -> Self {
        Self { font: text::BOLD, ..self }
    }

    /// The same in this size.
    pub fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// The same in the colour of this style.
    pub fn style(self, style: Ink) -> Self {
        Self { style: Some(style), ..self }
    }

    /// The same this wide.
    pub fn width(self, width: Length) -> Self {
        Self { width, ..self }
    }

    /// The same at the right edge of its place: numbers.
    pub fn right(self) -> Self {
        Self { align: Alignment::End, ..self }
    }

    /// The same, struck through where it no longer holds.
    pub fn struck(self, struck: bool) -> Self {
        Self { struck, ..self }
    }

    /// The same with these letters on a pale paper: what was looked for.
    pub fn marked(self, marked: Vec<Range<usize>>) -> Self {
        Self { marked, ..self }
    }

    /// How wide it would be with room for all of its words.
    pub fn natural_width(&self) -> f32 {
        let mut whole = Paragraph::default();
        whole.update(self.text(&self.words));
        whole.min_width()
    }

    fn text<'b>(&self, words: &'b str) -> Text<&'b str> {
        Text {
            content: words,
            bounds: Size::INFINITE,
            size: self.size.into(),
            line_height: LineHeight::default(),
            font: self.font,
            align_x: iced::advanced::text::Alignment::Default,
            align_y: Vertical::Top,
            shaping: Shaping::Auto,
            wrapping: Wrapping::None,
        }
    }
}

/// The laid-out text, whole and as much of it as fits.
#[derive(Debug, Default)]
struct Laid {
    whole: Paragraph,
    /// The shorter words, apart from the long ones: both are measured at every layout, and neither is shaped anew for it.
    short: Paragraph,
    cut: Paragraph,
    is_cut: bool,
    /// Whether the shorter words are laid out.
    is_short: bool,
    /// How many letters are seen before the ellipsis.
    shown_letters: usize,
}

impl<Message> Widget<Message, Theme, Renderer> for OneLine<'_> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Laid>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Laid::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let laid = tree.state.downcast_mut::<Laid>();
        laid.whole.update(self.text(&self.words));
        let natural = laid.whole.min_bounds();
        let size = limits.resolve(self.width, Length::Shrink, natural);
        laid.is_cut = natural.width > size.width + 0.5;
        laid.is_short = laid.is_cut && !self.shorter.is_empty();
        let (words, fitting) = if laid.is_short {
            laid.short.update(self.text(&self.shorter));
            (&self.shorter, &laid.short)
        } else {
            (&self.words, &laid.whole)
        };
        let natural = fitting.min_bounds();
        laid.is_cut = natural.width > size.width + 0.5;
        if laid.is_cut {
            let room = (size.width - self.size * ELLIPSIS_ROOM).max(0.0);
            let end = match fitting.raw().hit_test(Point::new(room, natural.height / 2.0)) {
                Some(Hit::CharOffset(end)) => end,
                None => 0,
            };
            let mut shown = words.get(..end).unwrap_or_default().trim_end().to_owned();
            laid.shown_letters = shown.chars().count();
            shown.push(ELLIPSIS);
            laid.cut.update(self.text(&shown));
        }
        layout::Node::new(size)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, _renderer: &Renderer, operation: &mut dyn Operation) {
        let is_short = tree.state.downcast_ref::<Laid>().is_short;
        operation.text(None, layout.bounds(), if is_short { &self.shorter } else { &self.words });
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let laid = tree.state.downcast_ref::<Laid>();
        // On whole pixels, so that what is drawn over later covers every trace of it.
        let bounds = layout.bounds();
        let bounds = Rectangle { x: bounds.x.round(), width: bounds.width.floor(), ..bounds };
        let Some(seen) = bounds.intersection(viewport) else { return };
        let shown = match laid {
            Laid { is_cut: true, cut, .. } => cut,
            Laid { is_short: true, short, .. } => short,
            Laid { whole, .. } => whole,
        };
        let free = (bounds.width - shown.min_width()).max(0.0);
        let x = if self.align == Alignment::End { (bounds.x + free).floor() } else { bounds.x };
        let color = self.style.and_then(|ink| ink(theme).color).unwrap_or(style.text_color);
        let letters = if laid.is_cut { laid.shown_letters } else { usize::MAX };
        for place in self.marked.iter().filter(|place| place.start < letters) {
            let edge = |at: usize| shown.raw().grapheme_position(0, at).map(|at| x + at.x);
            let (Some(left), Some(right)) = (edge(place.start), edge(place.end.min(letters))) else { continue };
            let paper = Rectangle { x: left.floor(), y: bounds.y, width: (right - left).ceil(), height: bounds.height };
            if let Some(bounds) = paper.intersection(&seen) {
                renderer
                    .fill_quad(renderer::Quad { bounds, ..renderer::Quad::default() }, colors::of(theme).amber_paper.0);
            }
        }
        renderer.fill_paragraph(shown.raw(), Point::new(x, bounds.y), color, seen);
        if self.struck {
            let middle = (bounds.y + bounds.height * STRUCK_AT).round();
            let line = Rectangle { x, y: middle, width: shown.min_width().min(bounds.width), height: 1.0 };
            if let Some(bounds) = line.intersection(viewport) {
                renderer.fill_quad(renderer::Quad { bounds, ..renderer::Quad::default() }, color);
            }
        }
    }
}

impl<'a, Message: 'a> From<OneLine<'a>> for Element<'a, Message> {
    fn from(line: OneLine<'a>) -> Self {
        Element::new(line)
    }
}
