//! Keyboard commands of a form: moving between inputs, choosing suggestions, opening the calendar, undo and redo.

use iced::{
    Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{
        operation,
        text_editor::{Cursor, Position},
    },
};

use super::{FieldKind, FormEvent, InputForm, steps::Change};
use crate::{
    keys::Command,
    kit::{
        advance::{self, Way},
        rows::Step,
    },
};

impl InputForm {
    /// Runs a command; `None` if the form does not handle it.
    pub fn command<Message: Send + 'static>(
        &mut self,
        command: Command,
        on_event: impl Fn(FormEvent) -> Message + Send + 'static,
    ) -> Option<Task<Message>> {
        match (command, &mut self.offer) {
            (Command::Undo | Command::Redo, _) => Some(self.turn_back(command == Command::Redo).1),
            (Command::Enter, _) => Some(self.leave(true).chain(advance::next_field())),
            (Command::Next, _) => Some(self.leave(false).chain(advance::next())),
            (Command::Previous, _) => {
                self.close_lists();
                Some(advance::previous())
            }
            (Command::Leave, offer) if offer.is_some() || self.calendar.is_some() => {
                let offered = offer.as_ref().map(|offer| offer.at);
                let at = offered.or(self.calendar.map(|calendar| calendar.at));
                self.close_lists();
                // Escape also unfocused the input, so it must be focused again.
                Some(at.map_or_else(Task::none, |at| self.go_on_at(at)))
            }
            (Command::Step(step @ (Step::Up | Step::Down)), Some(offer)) => {
                offer.step(step);
                Some(Task::none())
            }
            (Command::Step(Step::Down), None) => {
                Some(operate(find_focused()).map(move |id| on_event(FormEvent::Focused(id))))
            }
            (Command::OpenBelow, _) => Some(operate(find_focused()).map(move |id| on_event(FormEvent::Opened(id)))),
            _ => None,
        }
    }

    /// Runs a command in a dialog. Unlike `command`, it keeps the focus among the inputs of the form, stays in an input whose suggested
    /// name was taken by Enter, and changes a date by the arrow and page keys.
    pub fn command_within<Message: Send + 'static>(
        &mut self,
        command: Command,
        on_event: impl Fn(FormEvent) -> Message + Send + 'static,
    ) -> Option<Task<Message>> {
        let left = match command {
            Command::Enter if self.takes_name() => return Some(self.take(None)),
            Command::Enter | Command::Next => self.leave(command == Command::Enter),
            Command::Previous => Task::none(),
            Command::Step(step) if self.offer.is_none() => {
                return Some(operate(find_focused()).map(move |id| on_event(FormEvent::Stepped(id, step))));
            }
            command => return self.command(command, on_event),
        };
        self.close_lists();
        let shown = (0..self.specs.len()).filter(|at| self.is_shown(*at) && !self.fixed.contains(at));
        let inputs = shown.map(|at| self.specs[at].widget_id()).collect();
        let way = match command {
            Command::Previous => Way::Previous,
            Command::Enter => Way::NextField,
            _ => Way::Next,
        };
        Some(left.chain(advance::among(inputs, way)))
    }

    /// Whether Enter takes a marked name that the registry suggested.
    fn takes_name(&self) -> bool {
        self.takes_marked(true)
            && self.offered_at().and_then(|at| self.specs.get(at)).is_some_and(|spec| spec.names.is_some())
    }

    /// Leaves an input: takes the marked choice if `takes_marked` allows it, and closes open lists.
    pub fn leave<Message: Send + 'static>(&mut self, by_enter: bool) -> Task<Message> {
        let taken = if self.takes_marked(by_enter) { self.take(None) } else { Task::none() };
        self.close_lists();
        taken
    }

    /// Undoes the last step, or redoes it, and focuses the input that changed. Returns the indices of all inputs that changed.
    pub fn turn_back<Message: Send + 'static>(&mut self, again: bool) -> (Vec<usize>, Task<Message>) {
        let now = self.texts.clone();
        let Some((other, place)) = self.steps.turn(again) else { return (Vec::new(), Task::none()) };
        self.close_lists();
        let changed: Vec<usize> = (0..now.len()).filter(|at| now[*at] != other[*at]).collect();
        for at in &changed {
            self.problems.forget(*at);
            self.put(*at, other[*at].clone());
        }
        let begun = place.filter(|at| changed.contains(at));
        let shown = begun.or_else(|| changed.iter().copied().find(|at| self.specs[*at].kind != FieldKind::Switch));
        let cursor = shown.map_or_else(Task::none, |at| {
            let change = Change::between(&now[at], &other[at]);
            self.put_cursor(at, &format!("{}{}", change.start, change.inserted))
        });
        (changed, cursor)
    }

    /// Focuses an input and places the cursor after `before`, a prefix of its text.
    fn put_cursor<Message: Send + 'static>(&mut self, at: usize, before: &str) -> Task<Message> {
        let id = self.specs[at].widget_id();
        if let Some(Some(editor)) = self.editors.get_mut(at) {
            let line = before.matches('\n').count();
            let column = before.rsplit('\n').next().map_or(0, str::len);
            editor.move_to(Cursor { position: Position { line, column }, selection: None });
            return operation::focus(id);
        }
        operation::focus(id.clone()).chain(operation::move_cursor_to(id, before.chars().count()))
    }
}
