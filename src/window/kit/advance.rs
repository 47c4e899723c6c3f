//! The keyboard to the next input or to the one before. What stands in an input is selected as it is entered, in the same step: what
//! is typed replaces it, and nothing can be typed in between.

use iced::{
    Rectangle, Task,
    advanced::widget::{
        Id, Operation, operate,
        operation::{Focusable, Outcome, text_input::select_all},
    },
};

/// To the next input; past the last one, to none.
pub fn next<Message: Send + 'static>() -> Task<Message> {
    operate(CountInputs { forward: true, focused: None, inputs: 0 }).discard()
}

/// To the input before; from none, to the last one.
pub fn previous<Message: Send + 'static>() -> Task<Message> {
    operate(CountInputs { forward: false, focused: None, inputs: 0 }).discard()
}

/// To the next of these inputs, or to the one before; the keyboard stays among them, as in a dialog.
pub fn among<Message: Send + 'static>(inputs: Vec<Id>, forward: bool) -> Task<Message> {
    operate(Turn { inputs, forward, focused: None }).discard()
}

/// Looks which input has the keyboard, and how many there are.
struct CountInputs {
    forward: bool,
    focused: Option<usize>,
    inputs: usize,
}

impl Operation<()> for CountInputs {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(self.inputs);
        }
        self.inputs += 1;
    }

    fn finish(&self) -> Outcome<()> {
        let target = match (self.forward, self.focused) {
            (true, focused) => Some(focused.map_or(0, |at| at + 1)),
            (false, focused) => focused.unwrap_or(self.inputs).checked_sub(1),
        };
        Outcome::Chain(Box::new(Enter { target: target.map(FocusTarget::Place), at: 0, entered: None }))
    }
}

/// Looks which of these inputs has the keyboard.
struct Turn {
    inputs: Vec<Id>,
    forward: bool,
    focused: Option<usize>,
}

impl Operation<()> for Turn {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = id.and_then(|id| self.inputs.iter().position(|input| input == id));
        }
    }

    fn finish(&self) -> Outcome<()> {
        let last = self.inputs.len().saturating_sub(1);
        let target = match (self.focused, self.forward) {
            (None, _) => 0,
            (Some(at), true) if at == last => 0,
            (Some(at), true) => at + 1,
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        };
        let target = self.inputs.get(target).cloned().map(FocusTarget::Input);
        Outcome::Chain(Box::new(Enter { target, at: 0, entered: None }))
    }
}

/// Where the keyboard goes.
enum FocusTarget {
    /// To the input in this place of all that are shown.
    Place(usize),
    Input(Id),
}

/// Focuses an input and selects its text.
struct Enter {
    target: Option<FocusTarget>,
    at: usize,
    entered: Option<Id>,
}

impl Operation<()> for Enter {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let is_target = match &self.target {
            Some(FocusTarget::Place(place)) => *place == self.at,
            Some(FocusTarget::Input(input)) => id == Some(input),
            None => false,
        };
        if is_target {
            state.focus();
            self.entered = id.cloned();
        } else {
            state.unfocus();
        }
        self.at += 1;
    }

    fn finish(&self) -> Outcome<()> {
        match &self.entered {
            Some(id) => Outcome::Chain(Box::new(select_all(id.clone()))),
            None => Outcome::None,
        }
    }
}
