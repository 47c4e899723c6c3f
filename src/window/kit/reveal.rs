//! Brings the field that has the keyboard into sight: a pane that is scrolled follows the keyboard, not only the wheel.

use iced::{
    Rectangle, Task, Vector,
    advanced::widget::{
        Id, Operation, operate,
        operation::{Focusable, Outcome, Scrollable, scrollable::AbsoluteOffset},
    },
};

use super::space;

/// Scrolls the pane of the focused field as little as shows it, with the room of a label above.
pub fn focused<Message: Send + 'static>() -> Task<Message> {
    operate(FindFocused { panes: 0, entered: None, inside: Vec::new(), found: None }).discard()
}

/// A pane that may be scrolled: which one in the order of the window, its place, and how far it is scrolled.
#[derive(Debug, Clone, Copy)]
struct Pane {
    at: usize,
    bounds: Rectangle,
    scrolled: Vector,
}

/// Looks for the focused field and the pane it stands in.
struct FindFocused {
    panes: usize,
    /// The pane whose content comes next.
    entered: Option<Pane>,
    /// What one is inside of.
    inside: Vec<Option<Pane>>,
    /// The pane to scroll, and how far.
    found: Option<(usize, f32)>,
}

impl Operation<()> for FindFocused {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        let entered = self.entered.take();
        self.inside.push(entered);
        operate(self);
        self.inside.pop();
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        scrolled: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.entered = Some(Pane { at: self.panes, bounds, scrolled });
        self.panes += 1;
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let pane = self.inside.iter().rev().find_map(|pane| *pane);
        if let Some(pane) = pane.filter(|_| state.is_focused())
            && let Some(offset) = offset(bounds, pane)
        {
            self.found = Some((pane.at, offset));
        }
    }

    fn finish(&self) -> Outcome<()> {
        match self.found {
            Some((pane, offset)) => Outcome::Chain(Box::new(Scroll { panes: 0, pane, offset })),
            None => Outcome::None,
        }
    }
}

/// How far the pane is to be scrolled for the field to be seen; `None` when it is seen already.
fn offset(field: Rectangle, pane: Pane) -> Option<f32> {
    let (top, bottom) = (field.y - pane.bounds.y - space::ROW, field.y + field.height - pane.bounds.y + space::SMALL);
    if top < pane.scrolled.y {
        Some(top.max(0.0)).filter(|offset| (offset - pane.scrolled.y).abs() > 0.5)
    } else {
        (bottom > pane.scrolled.y + pane.bounds.height).then(|| (bottom - pane.bounds.height).min(top).max(0.0))
    }
}

/// Scrolls one pane.
struct Scroll {
    panes: usize,
    pane: usize,
    offset: f32,
}

impl Operation<()> for Scroll {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<()>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _scrolled: Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.panes == self.pane {
            state.scroll_to(AbsoluteOffset { x: None, y: Some(self.offset) });
        }
        self.panes += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pane(scrolled: f32) -> Pane {
        let bounds = Rectangle { x: 0.0, y: 100.0, width: 400.0, height: 200.0 };
        Pane { at: 0, bounds, scrolled: Vector::new(0.0, scrolled) }
    }

    fn field(y: f32) -> Rectangle {
        Rectangle { x: 10.0, y, width: 100.0, height: 30.0 }
    }

    #[test]
    fn only_what_is_out_of_sight_moves_the_pane() {
        assert_eq!(offset(field(150.0), pane(0.0)), None);
        // 500 + 30 - 100 + 8 = 438 below the pane's top; its 200 pixels end there.
        assert_eq!(offset(field(500.0), pane(0.0)), Some(238.0));
        assert_eq!(offset(field(500.0), pane(238.0)), None);
        // Back up: the field is 50 below the top of the content, its label begins 36 above it.
        assert_eq!(offset(field(150.0), pane(238.0)), Some(14.0));
        assert_eq!(offset(field(110.0), pane(238.0)), Some(0.0));
    }
}
