//! Suggestions: a list below an input, drawn over the content there.

use iced::{
    Alignment, Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector,
    advanced::{
        Clipboard, Layout, Overlay, Shell, Widget, input_method, layout, mouse, overlay, renderer,
        widget::{self, operation::Focusable},
    },
    keyboard,
    widget::{Column, container, mouse_area, row, space as gap, text::Wrapping},
};

use super::{one_line::one_line, space, text, theme};

/// One thing that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the input would say.
    pub value: String,
    /// A quiet word at the right.
    pub beside: String,
}

/// A list of choices, and how wide its words are.
pub struct SuggestionList<'a, Message> {
    list: Element<'a, Message>,
    width: f32,
}

impl<'a, Message: 'a> From<SuggestionList<'a, Message>> for Element<'a, Message> {
    fn from(list: SuggestionList<'a, Message>) -> Self {
        list.list
    }
}

/// The list itself: the marked choice is the one that Enter takes.
pub fn list<'a, Message: Clone + 'a>(
    choices: &'a [Choice],
    marked: Option<usize>,
    on_choose: impl Fn(usize) -> Message,
) -> SuggestionList<'a, Message> {
    let width = choices.iter().map(|choice| {
        let (value, beside) = (one_line(choice.value.as_str()).bold(), one_line(choice.beside.as_str()));
        value.natural_width() + beside.size(text::SMALL).natural_width()
    });
    let width = width.fold(0.0, f32::max) + 3.0 * space::SMALL + space::TINY;
    let entries = choices.iter().enumerate().map(|(index, choice)| {
        let is_marked = marked == Some(index);
        let words = one_line(choice.value.as_str());
        let words = if is_marked { words.bold() } else { words };
        let beside = text::label(choice.beside.as_str()).wrapping(Wrapping::None);
        let line = row![words, gap::horizontal().width(space::SMALL), beside].align_y(Alignment::Center);
        let line = container(line).padding([space::TINY, space::SMALL]).style(theme::row(is_marked));
        mouse_area(line).on_press(on_choose(index)).interaction(mouse::Interaction::Pointer).into()
    });
    let list = container(Column::with_children(entries)).padding(1).width(Length::Fill).style(theme::floating);
    SuggestionList { list: list.into(), width }
}

/// An input and, if there is one, the list below it. The list belongs to the input: `left` is sent once the focus is elsewhere.
pub fn below<'a, Message: Clone + 'a>(
    input: impl Into<Element<'a, Message>>,
    list: Option<SuggestionList<'a, Message>>,
    left: Message,
) -> Below<'a, Message> {
    let (list, width) = list.map_or((None, 0.0), |SuggestionList { list, width }| (Some(list), width));
    Below { input: input.into(), list, width, left: Some(left), pressed: None, on_composing: None }
}

/// The input with something of its own width hanging below it.
pub fn hanging<'a, Message: Clone + 'a>(
    input: impl Into<Element<'a, Message>>,
    panel: Element<'a, Message>,
    width: f32,
) -> Below<'a, Message> {
    Below { input: input.into(), list: Some(panel), width, left: None, pressed: None, on_composing: None }
}

type OnComposing<'a, Message> = Box<dyn Fn(String) -> Message + 'a>;

/// An input and what hangs below it, which is drawn as an overlay and takes no room in the flow.
pub struct Below<'a, Message> {
    input: Element<'a, Message>,
    list: Option<Element<'a, Message>>,
    /// How wide what hangs there is at least; a list is no narrower than the input.
    width: f32,
    /// The message sent when the list is open and the input has lost the focus.
    left: Option<Message>,
    /// The message sent when the mouse is pressed in the input.
    pressed: Option<Message>,
    /// Creates the message for a word that an input method is composing in the input.
    on_composing: Option<OnComposing<'a, Message>>,
}

impl<'a, Message> Below<'a, Message> {
    /// Sends a message when the mouse is pressed in the input.
    pub fn pressed(self, pressed: Message) -> Self {
        Self { pressed: Some(pressed), ..self }
    }

    /// Sends a message with each word that an input method is composing in the input, which the input itself reports only when committed.
    pub fn on_composing(self, on_composing: impl Fn(String) -> Message + 'a) -> Self {
        Self { on_composing: Some(Box::new(on_composing)), ..self }
    }
}

impl<'a, Message: Clone + 'a> From<Below<'a, Message>> for Element<'a, Message> {
    fn from(below: Below<'a, Message>) -> Self {
        Element::new(below)
    }
}

/// Looks whether an input has the keyboard.
struct InputHasKeyboard(bool);

impl widget::Operation for InputHasKeyboard {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn widget::Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&widget::Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.0 |= state.is_focused();
    }
}

fn has_keyboard<Message>(
    input: &mut Element<'_, Message>,
    tree: &mut widget::Tree,
    layout: Layout<'_>,
    renderer: &Renderer,
) -> bool {
    let mut look = InputHasKeyboard(false);
    input.as_widget_mut().operate(tree, layout, renderer, &mut look);
    look.0
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Below<'_, Message> {
    fn size(&self) -> Size<Length> {
        self.input.as_widget().size()
    }

    fn children(&self) -> Vec<widget::Tree> {
        std::iter::once(&self.input).chain(&self.list).map(widget::Tree::new).collect()
    }

    fn diff(&self, tree: &mut widget::Tree) {
        let parts: Vec<_> = std::iter::once(&self.input).chain(&self.list).collect();
        tree.diff_children(&parts);
    }

    fn layout(&mut self, tree: &mut widget::Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.input.as_widget_mut().layout(&mut tree.children[0], renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut widget::Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn widget::Operation,
    ) {
        self.input.as_widget_mut().operate(&mut tree.children[0], layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut widget::Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        self.input.as_widget_mut().update(
            &mut tree.children[0],
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        );
        if let (Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)), Some(pressed)) = (event, &self.pressed)
            && cursor.is_over(layout.bounds())
        {
            shell.publish(pressed.clone());
        }
        if let (Event::InputMethod(input_method::Event::Preedit(word, _)), Some(on_composing)) =
            (event, &self.on_composing)
            && has_keyboard(&mut self.input, &mut tree.children[0], layout, renderer)
        {
            shell.publish(on_composing(word.clone()));
        }
        if let (Some(_), Some(left)) = (&self.list, &self.left) {
            let keeps_keyboard = has_keyboard(&mut self.input, &mut tree.children[0], layout, renderer);
            // Escape puts the list away, which is for who shows it to do; the input gives the keyboard up with the same key.
            let escape = keyboard::Key::Named(keyboard::key::Named::Escape);
            let is_escape = matches!(event, Event::Keyboard(keyboard::Event::KeyPressed { key, .. }) if *key == escape);
            if !keeps_keyboard && !is_escape {
                shell.publish(left.clone());
            }
        }
    }

    fn mouse_interaction(
        &self,
        tree: &widget::Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.input.as_widget().mouse_interaction(&tree.children[0], layout, cursor, viewport, renderer)
    }

    fn draw(
        &self,
        tree: &widget::Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.input.as_widget().draw(&tree.children[0], renderer, theme, style, layout, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut widget::Tree,
        layout: Layout<'b>,
        _renderer: &Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let (list, tree) = (self.list.as_mut()?, tree.children.get_mut(1)?);
        let above = layout.bounds() + translation;
        let width = if self.left.is_some() { self.width.max(above.width) } else { self.width };
        Some(overlay::Element::new(Box::new(OpenList { list, tree, above, width })))
    }
}

struct OpenList<'a, 'b, Message> {
    list: &'a mut Element<'b, Message>,
    tree: &'a mut widget::Tree,
    /// The input that it belongs to.
    above: Rectangle,
    /// How wide it is.
    width: f32,
}

impl<Message> Overlay<Message, Theme, Renderer> for OpenList<'_, '_, Message> {
    fn layout(&mut self, renderer: &Renderer, bounds: Size) -> layout::Node {
        let width = self.width.min(bounds.width);
        let limits = layout::Limits::new(Size::ZERO, Size::new(width, bounds.height));
        let node = self.list.as_widget_mut().layout(self.tree, renderer, &limits);
        let under = self.above.y + self.above.height + space::TINY / 2.0;
        let fits = under + node.size().height <= bounds.height;
        let y = if fits { under } else { self.above.y - node.size().height - space::TINY / 2.0 };
        let x = self.above.x.min(bounds.width - width).max(0.0);
        node.move_to(Point::new(x, y.max(0.0)))
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) {
        self.list.as_widget().draw(self.tree, renderer, theme, style, layout, cursor, &layout.bounds());
    }

    fn operate(&mut self, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn widget::Operation) {
        self.list.as_widget_mut().operate(self.tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        let viewport = layout.bounds();
        let list = self.list.as_widget_mut();
        list.update(self.tree, event, layout, cursor, renderer, clipboard, shell, &viewport);
    }

    fn mouse_interaction(&self, layout: Layout<'_>, cursor: mouse::Cursor, renderer: &Renderer) -> mouse::Interaction {
        self.list.as_widget().mouse_interaction(self.tree, layout, cursor, &layout.bounds(), renderer)
    }
}
