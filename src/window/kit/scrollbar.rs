//! The scrollbar of a list of any length: it knows rows, not pixels, and its thumb is never too small to take.

use iced::{
    Element, Event, Length, Rectangle, Renderer, Size, Theme,
    advanced::{
        Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse,
        renderer::{self, Quad},
        widget::{Tree, tree},
    },
    border,
};

use super::{colors, space};

/// A scrollbar for `total` rows, of which `visible` are seen from `first` on.
pub struct Scrollbar<'a, Message> {
    first: usize,
    visible: usize,
    total: usize,
    on_move: Box<dyn Fn(usize) -> Message + 'a>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "rows are far fewer than 2^52, and shares of them are rounded to pixels and rows"
)]
impl<'a, Message> Scrollbar<'a, Message> {
    /// A scrollbar; `on_move` gets the new first row.
    pub fn new(first: usize, visible: usize, total: usize, on_move: impl Fn(usize) -> Message + 'a) -> Self {
        Self { first, visible, total, on_move: Box::new(on_move) }
    }

    /// How many first rows there are besides row 0.
    fn range(&self) -> usize {
        self.total.saturating_sub(self.visible)
    }

    /// Top and height of the thumb in a track of this height.
    fn thumb(&self, track: f32) -> Option<(f32, f32)> {
        let range = self.range();
        if range == 0 {
            return None;
        }
        let height = (f64::from(track) * self.visible as f64 / self.total as f64).max(f64::from(space::THUMB));
        let height = height.min(f64::from(track));
        let top = (f64::from(track) - height) * (self.first as f64 / range as f64).min(1.0);
        Some((top as f32, height as f32))
    }

    /// The first row when the thumb's top is here.
    fn row_at(&self, top: f32, track: f32, height: f32) -> usize {
        let share = f64::from(top) / f64::from((track - height).max(1.0));
        (share.clamp(0.0, 1.0) * self.range() as f64).round() as usize
    }
}

/// Where in the thumb it was taken, while it is held.
#[derive(Debug, Default)]
struct ThumbHold(Option<f32>);

impl<Message> Widget<Message, Theme, Renderer> for Scrollbar<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<ThumbHold>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(ThumbHold::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(space::SCROLLBAR), Length::Fill)
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::atomic(limits, space::SCROLLBAR, Length::Fill)
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let held = tree.state.downcast_mut::<ThumbHold>();
        let bounds = layout.bounds();
        let Some((top, height)) = self.thumb(bounds.height) else {
            held.0 = None;
            return;
        };
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let Some(at) = cursor.position_over(bounds) else { return };
                let at = at.y - bounds.y;
                let inside = at - top;
                if (0.0..=height).contains(&inside) {
                    held.0 = Some(inside);
                } else {
                    held.0 = Some(height / 2.0);
                    shell.publish((self.on_move)(self.row_at(at - height / 2.0, bounds.height, height)));
                }
                shell.capture_event();
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                let (Some(inside), Some(at)) = (held.0, cursor.position()) else { return };
                let first = self.row_at(at.y - bounds.y - inside, bounds.height, height);
                if first != self.first {
                    shell.publish((self.on_move)(first));
                }
                shell.capture_event();
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => held.0 = None,
            _ => {}
        }
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let Some((top, height)) = self.thumb(bounds.height) else { return };
        let thumb = Rectangle { x: bounds.x + 2.0, y: bounds.y + top, width: bounds.width - 4.0, height };
        let border = border::rounded(space::SCROLLBAR / 2.0);
        renderer.fill_quad(Quad { bounds: thumb, border, ..Quad::default() }, colors::of(theme).thumb);
    }
}

impl<'a, Message: 'a> From<Scrollbar<'a, Message>> for Element<'a, Message> {
    fn from(scrollbar: Scrollbar<'a, Message>) -> Self {
        Element::new(scrollbar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At a million rows the thumb still has its least height, and both of its ends reach both ends of the list.
    #[test]
    fn a_million_rows_are_reached_with_a_thumb_one_can_take() {
        let at = |first| Scrollbar::new(first, 20, 1_000_000, |first| first);
        let (top, height) = at(0).thumb(600.0).unwrap();
        assert_eq!((top, height), (0.0, space::THUMB));
        let (top, height) = at(999_980).thumb(600.0).unwrap();
        assert!((top + height - 600.0).abs() < 0.001);
        assert_eq!(at(0).row_at(600.0 - space::THUMB, 600.0, space::THUMB), 999_980);
        assert_eq!(at(0).row_at(-5.0, 600.0, space::THUMB), 0);
    }

    #[test]
    fn what_fits_needs_no_thumb() {
        assert_eq!(Scrollbar::new(0, 20, 20, |first| first).thumb(600.0), None);
    }
}
