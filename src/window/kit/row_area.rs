//! The rows of a list as the mouse meets them: which row was pressed, with which button, and what was held meanwhile.

use iced::{
    Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector,
    advanced::{
        Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer,
        widget::{Operation, Tree, tree},
    },
    keyboard::{self, Modifiers},
};

use super::menu;

/// How a row was pressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Press {
    /// Alone.
    Only,
    /// A second time at once: it is to be opened.
    Twice,
    /// With Shift held, or while the button stayed down: from the row before to this one.
    Through,
    /// With Ctrl held: this one too, or no longer.
    Also,
    /// With the right button: opens a menu here.
    Menu(Point),
}

/// Content made of rows of one height, and what is told when one is pressed: how many rows below the first, and how.
pub struct RowArea<'a, Message> {
    content: Element<'a, Message>,
    height: f32,
    on_press: Box<dyn Fn(usize, Press) -> Message + 'a>,
    /// A menu over the rows: where, itself, the first row's index, and what a press beside it asks for.
    menu: Option<(menu::MenuPlace, Element<'a, Message>, usize, Message)>,
}

impl<'a, Message> RowArea<'a, Message> {
    /// Rows of this height.
    pub fn new(
        content: impl Into<Element<'a, Message>>,
        height: f32,
        on_press: impl Fn(usize, Press) -> Message + 'a,
    ) -> Self {
        Self { content: content.into(), height, on_press: Box::new(on_press), menu: None }
    }

    /// The same under a menu; `first` is the index of the first row, `on_leave` is told of a press beside it.
    #[must_use]
    pub fn under(self, menu: Option<(menu::MenuPlace, Element<'a, Message>)>, first: usize, on_leave: Message) -> Self {
        Self { menu: menu.map(|(place, menu)| (place, menu, first, on_leave)), ..self }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window is not that high")]
    fn row_at(&self, bounds: Rectangle, at: Point) -> usize {
        ((at.y - bounds.y) / self.height).max(0.0) as usize
    }
}

/// What is held: keys, and the row under the button.
#[derive(Default)]
struct RowHold {
    modifiers: Modifiers,
    row: Option<usize>,
    /// The last press, which tells a double click.
    click: Option<mouse::Click>,
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for RowArea<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<RowHold>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(RowHold::default())
    }

    fn children(&self) -> Vec<Tree> {
        std::iter::once(&self.content).chain(self.menu.as_ref().map(|(_, menu, ..)| menu)).map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        let parts: Vec<_> =
            std::iter::once(&self.content).chain(self.menu.as_ref().map(|(_, menu, ..)| menu)).collect();
        tree.diff_children(&parts);
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
        let content = self.content.as_widget_mut();
        content.update(&mut tree.children[0], event, layout, cursor, renderer, clipboard, shell, viewport);
        if shell.is_event_captured() {
            return;
        }
        let held = tree.state.downcast_mut::<RowHold>();
        let bounds = layout.bounds();
        let seen = bounds.intersection(viewport).unwrap_or_default();
        match event {
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => held.modifiers = *modifiers,
            Event::Mouse(mouse::Event::ButtonPressed(button)) => {
                let Some(at) = cursor.position_over(seen) else { return };
                let row = self.row_at(bounds, at);
                let press = match button {
                    mouse::Button::Right => Press::Menu(at),
                    mouse::Button::Left if held.modifiers.command() => Press::Also,
                    mouse::Button::Left if held.modifiers.shift() => Press::Through,
                    mouse::Button::Left => {
                        let click = mouse::Click::new(at, *button, held.click);
                        held.click = Some(click);
                        if click.kind() == mouse::click::Kind::Double { Press::Twice } else { Press::Only }
                    }
                    _ => return,
                };
                held.row = (press == Press::Only).then_some(row);
                shell.publish((self.on_press)(row, press));
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                let (Some(before), Some(at)) = (held.row, cursor.position_over(seen)) else { return };
                let row = self.row_at(bounds, at);
                if row != before {
                    held.row = Some(row);
                    shell.publish((self.on_press)(row, Press::Through));
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => held.row = None,
            _ => {}
        }
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
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let Some((place, menu, first, on_leave)) = &mut self.menu else {
            return self.content.as_widget_mut().overlay(
                &mut tree.children[0],
                layout,
                renderer,
                viewport,
                translation,
            );
        };
        let at = menu::point(*place, layout.bounds(), *first, self.height, translation);
        let tree = tree.children.get_mut(1)?;
        Some(menu::Over { menu, tree, at, on_leave: on_leave.clone() }.into_overlay())
    }
}

impl<'a, Message: Clone + 'a> From<RowArea<'a, Message>> for Element<'a, Message> {
    fn from(area: RowArea<'a, Message>) -> Self {
        Element::new(area)
    }
}
