//! The keyboard to the next field or control, or to the one before. What stands in a field is selected as it is entered, in the same step:
//! what is typed replaces it, and nothing can be typed in between. Fields have an id; controls, which have none, come after them.

use std::any::Any;

use iced::{
    Rectangle, Task,
    advanced::widget::{
        Id, Operation, operate,
        operation::{Focusable, Outcome, text_input::select_all},
    },
};

use super::key_tips::Cover;

/// To the next field; past the last one to the controls, from the first below it on; past the last control to none.
pub fn next<Message: Send + 'static>() -> Task<Message> {
    operate(Stops::new(Way::Next, None)).discard()
}

/// To the next field, never to a control, which Enter would press; past the last field to none.
pub fn next_field<Message: Send + 'static>() -> Task<Message> {
    operate(Stops::new(Way::NextField, None)).discard()
}

/// To the field or control before; from none, to the last field.
pub fn previous<Message: Send + 'static>() -> Task<Message> {
    operate(Stops::new(Way::Previous, None)).discard()
}

/// The same among these fields and the controls beside them, as in a dialog; past the last one to the first.
pub fn among<Message: Send + 'static>(fields: Vec<Id>, way: Way) -> Task<Message> {
    operate(Stops::new(way, Some(fields))).discard()
}

/// Which way the keyboard goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Next,
    /// To the next field, past the controls.
    NextField,
    Previous,
}

/// An element that can have the focus, in the order of the window.
struct Stop {
    id: Option<Id>,
    is_focused: bool,
}

/// Collects the elements that can have the focus, and which has it.
struct Stops {
    way: Way,
    /// The fields it stays among, in their order; `None` for all.
    among: Option<Vec<Id>>,
    all: Vec<Stop>,
    /// The number of controls below a dialog.
    covered: usize,
}

impl Stops {
    fn new(way: Way, among: Option<Vec<Id>>) -> Self {
        Self { way, among, all: Vec::new(), covered: 0 }
    }

    /// Where the keyboard goes, as a place among all.
    fn target(&self) -> Option<usize> {
        let is_field = |at: &usize| self.all[*at].id.is_some();
        let fields: Vec<usize> = match &self.among {
            Some(among) => {
                let place = |id: &Id| self.all.iter().position(|stop| stop.id.as_ref() == Some(id));
                among.iter().filter_map(place).collect()
            }
            None => (0..self.all.len()).filter(is_field).collect(),
        };
        let mut controls: Vec<usize> = (self.covered..self.all.len()).filter(|at| !is_field(at)).collect();
        if let Some(last) = fields.last() {
            let above = controls.iter().filter(|at| *at < last).count();
            controls.rotate_left(above);
        }
        let mut order = fields.clone();
        if self.way != Way::NextField {
            order.extend(controls);
        }
        let at = order.iter().position(|at| self.all[*at].is_focused);
        let wraps = self.among.is_some();
        let to = match (self.way, at) {
            (Way::Previous, None) => fields.len().checked_sub(1).or(order.len().checked_sub(1)),
            (Way::Previous, Some(at)) => at.checked_sub(1).or(order.len().checked_sub(1).filter(|_| wraps)),
            (_, None) => Some(0),
            (_, Some(at)) if at + 1 == order.len() && wraps => Some(0),
            (_, Some(at)) => Some(at + 1),
        };
        to.and_then(|to| order.get(to)).copied()
    }
}

impl Operation<()> for Stops {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.all.push(Stop { id: id.cloned(), is_focused: state.is_focused() });
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if state.is::<Cover>() {
            self.covered = self.all.len();
        }
    }

    fn finish(&self) -> Outcome<()> {
        Outcome::Chain(Box::new(Enter { target: self.target(), at: 0, entered: None }))
    }
}

/// Gives the keyboard to one of all and selects the text of a field.
struct Enter {
    target: Option<usize>,
    at: usize,
    entered: Option<Id>,
}

impl Operation<()> for Enter {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if self.target == Some(self.at) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A window of a control, a field, two controls and a field, the keyboard at one of them.
    fn stops(way: Way, among: Option<Vec<Id>>, focused: Option<usize>) -> Stops {
        let ids = [None, Some(Id::new("one")), None, None, Some(Id::new("two"))];
        let all = ids.into_iter().enumerate().map(|(at, id)| Stop { id, is_focused: focused == Some(at) });
        Stops { all: all.collect(), ..Stops::new(way, among) }
    }

    #[test]
    fn tab_goes_through_the_fields_first_and_then_through_the_controls() {
        let mut seen = Vec::new();
        let mut at = None;
        loop {
            at = stops(Way::Next, None, at).target();
            match at {
                Some(at) => seen.push(at),
                None => break,
            }
        }
        assert_eq!(seen, [1, 4, 0, 2, 3]);
        let back = [Some(3), Some(2), Some(0), Some(4), Some(1), None];
        assert_eq!(
            back.map(|at| stops(Way::Previous, None, at).target()),
            [Some(2), Some(0), Some(4), Some(1), None, Some(4)]
        );
    }

    #[test]
    fn enter_never_comes_to_a_control() {
        let at = |focused| stops(Way::NextField, None, focused).target();
        assert_eq!([at(None), at(Some(1)), at(Some(4)), at(Some(2))], [Some(1), Some(4), None, Some(1)]);
    }

    #[test]
    fn a_dialog_keeps_the_keyboard_and_its_own_order() {
        let fields = || Some(vec![Id::new("two"), Id::new("one")]);
        let at = |way, focused| Stops { covered: 2, ..stops(way, fields(), focused) }.target();
        // The control under the dialog, at 0, is never reached; the controls below the last field are.
        let forward = [None, Some(4), Some(1), Some(2), Some(3)].map(|focused| at(Way::Next, focused));
        assert_eq!(forward, [Some(4), Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(at(Way::NextField, Some(1)), Some(4));
        assert_eq!(at(Way::Previous, Some(4)), Some(3));
    }
}
