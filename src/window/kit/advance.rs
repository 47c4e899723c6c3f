//! The keyboard to the next input or to the one before. One whose value is replaced rather than gone on with is selected as it is
//! entered, in the same step: nothing can be typed in between.

use iced::{
    Rectangle, Task,
    advanced::widget::{
        Id, Operation, operate,
        operation::{Focusable, Outcome, text_input::select_all},
    },
};

/// To the next input; past the last one, to none.
pub fn next<Message: Send + 'static>(is_replaced: impl Fn(&Id) -> bool + Clone + Send + 'static) -> Task<Message> {
    operate(Look { forward: true, focused: None, inputs: 0, is_replaced }).discard()
}

/// To the input before; from none, to the last one.
pub fn previous<Message: Send + 'static>(is_replaced: impl Fn(&Id) -> bool + Clone + Send + 'static) -> Task<Message> {
    operate(Look { forward: false, focused: None, inputs: 0, is_replaced }).discard()
}

/// Looks which input has the keyboard, and how many there are.
struct Look<IsReplaced> {
    forward: bool,
    focused: Option<usize>,
    inputs: usize,
    is_replaced: IsReplaced,
}

impl<IsReplaced: Fn(&Id) -> bool + Clone + Send + 'static> Operation<()> for Look<IsReplaced> {
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
        Outcome::Chain(Box::new(Enter { target, at: 0, entered: None, is_replaced: self.is_replaced.clone() }))
    }
}

/// Gives the keyboard to one input.
struct Enter<IsReplaced> {
    target: Option<usize>,
    at: usize,
    entered: Option<Id>,
    is_replaced: IsReplaced,
}

impl<IsReplaced: Fn(&Id) -> bool + Send> Operation<()> for Enter<IsReplaced> {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if Some(self.at) == self.target {
            state.focus();
            self.entered = id.cloned();
        } else {
            state.unfocus();
        }
        self.at += 1;
    }

    fn finish(&self) -> Outcome<()> {
        match &self.entered {
            Some(id) if (self.is_replaced)(id) => Outcome::Chain(Box::new(select_all(id.clone()))),
            _ => Outcome::None,
        }
    }
}
