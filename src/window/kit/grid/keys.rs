//! The keys of a grid, as every spreadsheet has them.

use iced::keyboard::{Event, Key as Pressed, Modifiers, key::Named};

use super::{Direction, Far};

/// How one writes in a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Writing {
    /// Not at all: one stands at the cell.
    #[default]
    Not,
    /// Over what stood there; arrows leave the cell.
    Over,
    /// Into what stands there; arrows to the side stay in it.
    Into,
}

/// What a key does in a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Go that way, or select that way.
    Step(Direction, Far, bool),
    /// To the first cell of all.
    First,
    /// To the last cell of all.
    Last,
    /// On to the next cell of the row.
    Next,
    /// Back to the cell before.
    Previous,
    /// Down, to the next row.
    Enter,
    /// Up, to the row above.
    EnterUp,
    /// Write into the cell.
    Edit,
    /// Give the cell back as it was; or leave.
    Leave,
    /// What stands above, into what is selected.
    FillDown,
    /// Nothing, into what is selected.
    Empty,
    /// What is selected, to the clipboard.
    Copy,
    /// The same, and empty it.
    Cut,
    /// What the clipboard holds, from here on.
    Paste,
    /// As it was before.
    Undo,
    /// As it was before that.
    Redo,
    /// Select everything.
    All,
}

/// What a key does while one writes so; `None` when it is the text's, or everybody's.
#[must_use]
pub fn key(event: &Event, writing: Writing) -> Option<Key> {
    let Event::KeyPressed { key, physical_key, modifiers, .. } = event else { return None };
    if modifiers.alt() {
        return None;
    }
    match key {
        Pressed::Named(named) => named_key(*named, *modifiers, writing),
        Pressed::Character(_) if modifiers.command() => {
            let letter = key.to_latin(*physical_key)?.to_ascii_lowercase();
            match (letter, writing) {
                ('d' | '\'', _) => Some(Key::FillDown),
                ('c', Writing::Not) => Some(Key::Copy),
                ('x', Writing::Not) => Some(Key::Cut),
                ('v', Writing::Not) => Some(Key::Paste),
                ('z', Writing::Not) if modifiers.shift() => Some(Key::Redo),
                ('z', Writing::Not) => Some(Key::Undo),
                ('y', Writing::Not) => Some(Key::Redo),
                ('a', Writing::Not) => Some(Key::All),
                _ => None,
            }
        }
        _ => None,
    }
}

fn named_key(named: Named, modifiers: Modifiers, writing: Writing) -> Option<Key> {
    let (ctrl, shift) = (modifiers.command(), modifiers.shift());
    let in_text = writing == Writing::Into;
    let select = shift && writing == Writing::Not;
    let far = if ctrl { Far::Edge } else { Far::Cell };
    match named {
        // With Ctrl, Enter saves as everywhere.
        Named::Tab | Named::Enter if ctrl => None,
        Named::Tab if shift => Some(Key::Previous),
        Named::Tab => Some(Key::Next),
        Named::Enter if shift => Some(Key::EnterUp),
        Named::Enter => Some(Key::Enter),
        Named::Escape => Some(Key::Leave),
        Named::F2 if !(ctrl || shift) => Some(Key::Edit),
        Named::F4 if !(ctrl || shift) => Some(Key::FillDown),
        Named::ArrowUp => Some(Key::Step(Direction::Up, far, select)),
        Named::ArrowDown => Some(Key::Step(Direction::Down, far, select)),
        Named::ArrowLeft if !in_text => Some(Key::Step(Direction::Left, far, select)),
        Named::ArrowRight if !in_text => Some(Key::Step(Direction::Right, far, select)),
        Named::PageUp => Some(Key::Step(Direction::Up, Far::Page, select)),
        Named::PageDown => Some(Key::Step(Direction::Down, Far::Page, select)),
        _ if writing != Writing::Not => None,
        Named::Home if ctrl => Some(Key::First),
        Named::End if ctrl => Some(Key::Last),
        Named::Home => Some(Key::Step(Direction::Left, Far::Edge, select)),
        Named::End => Some(Key::Step(Direction::Right, Far::Edge, select)),
        Named::Delete => Some(Key::Empty),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use iced::keyboard::{
        Location,
        key::{Code, Physical},
    };

    use super::*;

    fn pressed(pressed: Pressed, modifiers: Modifiers, writing: Writing) -> Option<Key> {
        let event = Event::KeyPressed {
            modified_key: pressed.clone(),
            key: pressed,
            physical_key: Physical::Code(Code::F24),
            location: Location::Standard,
            modifiers,
            text: None,
            repeat: false,
        };
        key(&event, writing)
    }

    #[test]
    fn arrows_leave_what_one_writes_over_and_stay_in_what_one_writes_into() {
        let right = |writing| pressed(Pressed::Named(Named::ArrowRight), Modifiers::empty(), writing);
        assert_eq!(right(Writing::Not), Some(Key::Step(Direction::Right, Far::Cell, false)));
        assert_eq!(right(Writing::Over), Some(Key::Step(Direction::Right, Far::Cell, false)));
        assert_eq!(right(Writing::Into), None);
    }

    #[test]
    fn while_one_writes_the_clipboard_and_undo_are_the_texts() {
        for letter in ["c", "x", "v", "z", "a"] {
            let letter = Pressed::Character(letter.into());
            assert!(pressed(letter.clone(), Modifiers::CTRL, Writing::Not).is_some());
            assert_eq!(pressed(letter.clone(), Modifiers::CTRL, Writing::Over), None);
            assert_eq!(pressed(letter, Modifiers::empty(), Writing::Not), None);
        }
        let above = Pressed::Character("d".into());
        assert_eq!(pressed(above, Modifiers::CTRL, Writing::Over), Some(Key::FillDown));
    }

    #[test]
    fn what_saves_and_what_altgr_writes_is_left_alone() {
        assert_eq!(pressed(Pressed::Named(Named::Enter), Modifiers::CTRL, Writing::Over), None);
        let letter = Pressed::Character("d".into());
        assert_eq!(pressed(letter, Modifiers::CTRL | Modifiers::ALT, Writing::Not), None);
    }
}
