//! The keyboard of the whole window: what is typed reaches the fields in the order it was typed, keys that no field takes become
//! commands, and a word that an input method is still composing is in its field before a command is followed.

use std::{collections::VecDeque, time::Instant};

use iced::{
    Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector,
    advanced::{
        Clipboard, InputMethod, Layout, Overlay, Shell, Widget, layout, mouse, overlay, renderer,
        widget::{
            Id, Operation, Tree,
            operation::{Focusable, focusable::focus},
            tree,
        },
    },
    keyboard::{self, key::Named},
    touch, window,
};

use super::composing::Composing;

/// The whole window with its keyboard. While it is held, what is typed waits: the fields are about to change.
pub fn attended<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    held: bool,
    command: impl Fn(&keyboard::Event) -> Option<Message> + 'a,
) -> Element<'a, Message> {
    Element::new(Attended { content: content.into(), held, command })
}

struct Attended<'a, Message, Command> {
    content: Element<'a, Message>,
    held: bool,
    command: Command,
}

#[derive(Default)]
struct State {
    composing: Composing,
    /// A command was given, and the fields are not yet as it makes them.
    commanded: bool,
    /// The events typed since.
    waiting: VecDeque<Event>,
    /// A press went to an overlay.
    pressed_above: bool,
}

impl<Message, Command> Attended<'_, Message, Command>
where
    Command: Fn(&keyboard::Event) -> Option<Message>,
{
    /// Passes the events that take the place of this one to the fields.
    fn deliver(&mut self, state: &mut State, event: &Event, now: Instant, context: &mut EventContext<'_, '_, Message>) {
        for event in state.composing.handle(event, now) {
            let before = if is_escape(&event) { self.focused(context) } else { None };
            let (captured, remakes) =
                if is_never_written(&event) { (false, false) } else { self.pass(&event, context) };
            let captured = captured && !before.is_some_and(|input| self.takes_back(input, context));
            state.commanded |= remakes;
            if let Event::Keyboard(key) = &event
                && !captured
                && let Some(message) = (self.command)(key)
            {
                context.shell.publish(message);
                context.shell.capture_event();
                state.commanded = true;
            }
        }
    }

    /// The input that has the keyboard.
    fn focused(&mut self, context: &mut EventContext<'_, '_, Message>) -> Option<Id> {
        let mut look = Focused(None);
        self.content.as_widget_mut().operate(context.tree, context.layout, context.renderer, &mut look);
        look.0
    }

    /// An input lets the keyboard go at Escape and says nothing of it: it keeps the keyboard, and the key is a command as anywhere.
    fn takes_back(&mut self, input: Id, context: &mut EventContext<'_, '_, Message>) -> bool {
        let is_let_go = self.focused(context).is_none();
        if is_let_go {
            let mut focus = focus::<()>(input);
            self.content.as_widget_mut().operate(context.tree, context.layout, context.renderer, &mut focus);
        }
        is_let_go
    }

    /// Passes an event to the fields; returns whether one captured it and whether the fields must be rebuilt.
    fn pass(&mut self, event: &Event, context: &mut EventContext<'_, '_, Message>) -> (bool, bool) {
        let mut messages = Vec::new();
        let mut shell = Shell::new(&mut messages);
        self.content.as_widget_mut().update(
            context.tree,
            event,
            context.layout,
            context.cursor,
            context.renderer,
            context.clipboard,
            &mut shell,
            context.viewport,
        );
        let captured = shell.is_event_captured();
        let remakes = !shell.is_empty() && shell.is_layout_invalid();
        context.shell.merge(shell, |message| message);
        (captured, remakes)
    }
}

/// Where and how an event happens.
struct EventContext<'a, 'b, Message> {
    tree: &'a mut Tree,
    layout: Layout<'a>,
    cursor: mouse::Cursor,
    renderer: &'a Renderer,
    clipboard: &'a mut dyn Clipboard,
    shell: &'a mut Shell<'b, Message>,
    viewport: &'a Rectangle,
}

/// Looks for the input that has the keyboard.
struct Focused(Option<Id>);

impl Operation for Focused {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.0 = id.cloned();
        }
    }
}

fn is_escape(event: &Event) -> bool {
    use keyboard::{Event::KeyPressed, Key, key::Named};
    matches!(event, Event::Keyboard(KeyPressed { key: Key::Named(Named::Escape), .. }))
}

fn is_typing(event: &Event) -> bool {
    matches!(event, Event::Keyboard(_) | Event::InputMethod(_))
}

/// Whether this is Alt with an arrow or Home, by which a field would move its cursor.
fn is_never_written(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key: keyboard::Key::Named(named), modifiers, .. }) = event else {
        return false;
    };
    *modifiers == keyboard::Modifiers::ALT && matches!(named, Named::ArrowLeft | Named::ArrowRight | Named::Home)
}

fn is_press(event: &Event) -> bool {
    matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. }))
}

impl<Message, Command> Widget<Message, Theme, Renderer> for Attended<'_, Message, Command>
where
    Command: Fn(&keyboard::Event) -> Option<Message>,
{
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    /// The fields are as the last command made them.
    fn diff(&self, tree: &mut Tree) {
        tree.state.downcast_mut::<State>().commanded = false;
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
        let now = Instant::now();
        let state = tree.state.downcast_mut::<State>();
        let tree = &mut tree.children[0];
        let mut context = EventContext { tree, layout, cursor, renderer, clipboard, shell, viewport };
        if std::mem::take(&mut state.pressed_above)
            && let Some(forgotten) = state.composing.forget(now)
        {
            self.pass(&forgotten, &mut context);
        }
        let mut events = std::mem::take(&mut state.waiting);
        events.push_back(event.clone());
        for event in events {
            // Later events wait while the fields are laid out anew.
            let waits = self.held || state.commanded || context.shell.is_layout_invalid();
            if waits && is_typing(&event) {
                state.waiting.push_back(event);
                if !self.held {
                    context.shell.request_redraw();
                }
                context.shell.capture_event();
            } else {
                self.deliver(state, &event, now, &mut context);
            }
        }
        if let Event::Window(window::Event::RedrawRequested(frame)) = event
            && state.composing.begins_anew(*frame)
        {
            *shell.input_method_mut() = InputMethod::Disabled;
            shell.request_redraw();
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
        let state = tree.state.downcast_mut::<State>();
        let above =
            self.content.as_widget_mut().overlay(&mut tree.children[0], layout, renderer, viewport, translation)?;
        Some(overlay::Element::new(Box::new(Above { content: above, pressed: &mut state.pressed_above })))
    }
}

/// The overlays: a press there never reaches the fields, but it ends a word that is being composed.
struct Above<'a, Message> {
    content: overlay::Element<'a, Message, Theme, Renderer>,
    pressed: &'a mut bool,
}

impl<Message> Overlay<Message, Theme, Renderer> for Above<'_, Message> {
    fn layout(&mut self, renderer: &Renderer, bounds: Size) -> layout::Node {
        self.content.as_overlay_mut().layout(renderer, bounds)
    }

    fn operate(&mut self, layout: Layout<'_>, renderer: &Renderer, operation: &mut dyn Operation) {
        self.content.as_overlay_mut().operate(layout, renderer, operation);
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
        self.content.as_overlay_mut().update(event, layout, cursor, renderer, clipboard, shell);
        *self.pressed |= is_press(event) && shell.is_event_captured();
    }

    fn mouse_interaction(&self, layout: Layout<'_>, cursor: mouse::Cursor, renderer: &Renderer) -> mouse::Interaction {
        self.content.as_overlay().mouse_interaction(layout, cursor, renderer)
    }

    fn draw(
        &self,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) {
        self.content.as_overlay().draw(renderer, theme, style, layout, cursor);
    }

    fn overlay<'a>(
        &'a mut self,
        layout: Layout<'a>,
        renderer: &Renderer,
    ) -> Option<overlay::Element<'a, Message, Theme, Renderer>> {
        self.content.as_overlay_mut().overlay(layout, renderer)
    }

    fn index(&self) -> f32 {
        self.content.as_overlay().index()
    }
}
