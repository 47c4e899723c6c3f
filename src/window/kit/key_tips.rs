//! Key tips: the keys of all controls that are seen, drawn over them while Alt is held, or always where the clerk wants it so. They take
//! no room: nothing moves when they come and go.

use std::{
    any::Any,
    borrow::Cow,
    time::{Duration, Instant},
};

use iced::{
    Border, Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector,
    advanced::{
        Clipboard, Layout, Renderer as _, Shell, Text, Widget, layout, mouse, overlay, renderer,
        text::{Alignment, LineHeight, Renderer as _, Shaping, Wrapping},
        widget::{Id, Operation, Tree, operation::Scrollable, tree},
    },
    alignment::Vertical,
    keyboard::{self, Key as KeyboardKey, Modifiers, key::Named},
    window,
};

use super::{colors, hint::HintKey, one_line::Paragraph, space, text};

/// How long Alt is held before the tips are shown: `Alt ←` is not meant to show them.
const DELAY: Duration = Duration::from_millis(300);
/// The size of a tip's letters, and its height.
const SIZE: f32 = 11.0;
const HEIGHT: f32 = 16.0;

/// The content with its key tips: while Alt is held, or always.
pub fn key_tips<'a, Message: 'a>(content: impl Into<Element<'a, Message>>, always: bool) -> Element<'a, Message> {
    Element::new(KeyTips { content: content.into(), always })
}

/// What lies over the rest of the window, so that only the keys of its own controls hold.
pub fn covering<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    Element::new(Covering { content: content.into() })
}

struct Covering<'a, Message> {
    content: Element<'a, Message>,
}

impl<Message> Widget<Message, Theme, Renderer> for Covering<'_, Message> {
    super::forwarding::forward_to_content!(
        tag state children diff size size_hint layout update mouse_interaction draw overlay
    );

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        operation.custom(None, layout.bounds(), &mut Cover);
        self.content.as_widget_mut().operate(tree, layout, renderer, operation);
    }
}

/// Hides the tips of the controls collected before.
pub(super) struct Cover;

struct KeyTips<'a, Message> {
    content: Element<'a, Message>,
    always: bool,
}

/// A tip: its key, laid out, and the control it belongs to.
struct Tip {
    control: Rectangle,
    key: Cow<'static, str>,
    words: Paragraph,
}

#[derive(Default)]
struct TipsState {
    /// The moment since which Alt alone is held.
    held: Option<Instant>,
    tips: Vec<Tip>,
}

impl<Message> KeyTips<'_, Message> {
    fn are_shown(&self, state: &TipsState, now: Instant) -> bool {
        self.always || state.held.is_some_and(|since| now.duration_since(since) >= DELAY)
    }

    /// Reads the present places of the controls.
    fn collect(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) {
        let mut collect =
            Collect { inside: vec![SeenPane { seen: layout.bounds(), scrolled: Vector::ZERO }], ..Collect::default() };
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, &mut collect);
        let state = tree.state.downcast_mut::<TipsState>();
        let mut known = std::mem::take(&mut state.tips);
        state.tips = collect
            .found
            .into_iter()
            .map(|(control, key)| {
                let words = match known.iter().position(|tip| tip.key == key) {
                    Some(at) => known.swap_remove(at).words,
                    None => laid_out(&key),
                };
                Tip { control, key, words }
            })
            .collect();
    }
}

fn laid_out(key: &str) -> Paragraph {
    let mut words = Paragraph::default();
    words.update(Text {
        content: key,
        bounds: Size::INFINITE,
        size: SIZE.into(),
        line_height: LineHeight::default(),
        font: text::BOLD,
        align_x: Alignment::Default,
        align_y: Vertical::Top,
        shaping: Shaping::Auto,
        wrapping: Wrapping::None,
    });
    words
}

/// A pane that may be scrolled: what of it is seen, and how far its content is moved.
#[derive(Debug, Clone, Copy)]
struct SeenPane {
    seen: Rectangle,
    scrolled: Vector,
}

/// Gathers the keys of the controls that are seen.
#[derive(Default)]
struct Collect {
    /// The panes one is inside of.
    inside: Vec<SeenPane>,
    /// The pane whose content comes next.
    entered: Option<SeenPane>,
    found: Vec<(Rectangle, Cow<'static, str>)>,
}

impl Operation for Collect {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        match self.entered.take() {
            Some(pane) => {
                self.inside.push(pane);
                operate(self);
                self.inside.pop();
            }
            None => operate(self),
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        scrolled: Vector,
        _state: &mut dyn Scrollable,
    ) {
        if let Some(outer) = self.inside.last() {
            let seen = (bounds - outer.scrolled).intersection(&outer.seen).unwrap_or_default();
            self.entered = Some(SeenPane { seen, scrolled: outer.scrolled + scrolled });
        }
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        if state.is::<Cover>() {
            self.found.clear();
        } else if let (Some(HintKey(key)), Some(pane)) = (state.downcast_ref(), self.inside.last()) {
            let control = bounds - pane.scrolled;
            if !key.is_empty() && pane.seen.contains(control.center()) {
                self.found.push((control, key.clone()));
            }
        }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for KeyTips<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<TipsState>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(TipsState::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        self.content.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<TipsState>();
        match event {
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) if *modifiers == Modifiers::ALT => {
                let now = Instant::now();
                if state.held.is_none() {
                    state.held = Some(now);
                    shell.request_redraw_at(now + DELAY);
                }
            }
            // Alt with another key is a shortcut and no request for key tips.
            Event::Keyboard(keyboard::Event::KeyPressed { key: KeyboardKey::Named(Named::Alt), .. }) => {}
            Event::Keyboard(keyboard::Event::ModifiersChanged(_) | keyboard::Event::KeyPressed { .. })
            | Event::Window(window::Event::Unfocused) => {
                state.held = None;
                shell.request_redraw();
            }
            Event::Window(window::Event::RedrawRequested(now)) => {
                if self.are_shown(state, *now) {
                    self.collect(tree, layout, renderer);
                } else {
                    state.tips.clear();
                }
            }
            _ => {}
        }
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.content.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.content.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
        let tips = &tree.state.downcast_ref::<TipsState>().tips;
        if tips.is_empty() {
            return;
        }
        let colors = colors::of(theme);
        renderer.with_layer(layout.bounds(), |renderer| {
            for tip in tips {
                let bounds = place(tip.control, tip.words.min_width() + space::SMALL, layout.bounds());
                let border = Border { color: colors.surface, width: 1.0, radius: space::CORNER.into() };
                renderer.fill_quad(renderer::Quad { bounds, border, ..renderer::Quad::default() }, colors.text);
                let above = (HEIGHT - tip.words.min_bounds().height) / 2.0;
                let at = Point::new(bounds.x + space::TINY, bounds.y + above);
                renderer.fill_paragraph(tip.words.raw(), at, colors.surface, bounds);
            }
        });
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.content.as_widget_mut().overlay(&mut tree.children[0], layout, renderer, viewport, translation)
    }
}

/// Where a tip this wide stands: at the middle of the control's lower edge, within the window.
fn place(control: Rectangle, width: f32, window: Rectangle) -> Rectangle {
    let x = (control.center_x() - width / 2.0).min(window.x + window.width - width).max(window.x);
    let y = (control.y + control.height - HEIGHT / 2.0).min(window.y + window.height - HEIGHT);
    Rectangle { x, y, width, height: HEIGHT }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field of a window of 100 × 60, in a pane of 100 × 40 that is scrolled by 30.
    fn collected(add: impl FnOnce(&mut Collect)) -> Vec<(Rectangle, Cow<'static, str>)> {
        let seen = Rectangle::with_size(Size::new(100.0, 40.0));
        let mut collect = Collect::default();
        collect.inside.push(SeenPane { seen, scrolled: Vector::new(0.0, 30.0) });
        add(&mut collect);
        collect.found
    }

    #[test]
    fn only_controls_that_are_seen_show_their_keys() {
        let control = |y| Rectangle { x: 10.0, y, width: 20.0, height: 10.0 };
        let key = |key: &'static str| HintKey(key.into());
        let found = collected(|collect| {
            // 0 and 80 are 30 above and 10 below what is seen, 50 is 20 from its top.
            collect.custom(None, control(0.0), &mut key("F2"));
            collect.custom(None, control(50.0), &mut key("F3"));
            collect.custom(None, control(50.0), &mut key(""));
            collect.custom(None, control(80.0), &mut key("F4"));
        });
        assert_eq!(found, [(control(20.0), "F3".into())]);
    }

    #[test]
    fn a_dialog_hides_the_keys_of_what_it_covers() {
        let control = Rectangle { x: 10.0, y: 40.0, width: 20.0, height: 10.0 };
        let found = collected(|collect| {
            collect.custom(None, control, &mut HintKey("F2".into()));
            collect.custom(None, control, &mut Cover);
            collect.custom(None, control, &mut HintKey("Esc".into()));
        });
        assert_eq!(found.into_iter().map(|(_, key)| key).collect::<Vec<_>>(), ["Esc"]);
    }

    #[test]
    fn a_tip_stands_below_its_control_and_within_the_window() {
        let window = Rectangle::with_size(Size::new(100.0, 60.0));
        let control = |x, y| Rectangle { x, y, width: 20.0, height: 20.0 };
        assert_eq!(place(control(40.0, 10.0), 30.0, window), Rectangle { x: 35.0, y: 22.0, width: 30.0, height: 16.0 });
        // 0 is the window's left edge, 100 - 30 = 70 the last place at the right, 60 - 16 = 44 the lowest.
        assert_eq!(place(control(0.0, 50.0), 30.0, window).position(), Point::new(0.0, 44.0));
        assert_eq!(place(control(90.0, 10.0), 30.0, window).position(), Point::new(70.0, 22.0));
    }
}
