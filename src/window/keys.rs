//! Looks keys up in one table: the command of a pressed key on a screen, the key shown for a command, the keys of a chapter.

mod command;
mod context;
mod table;

use iced::keyboard::{Event, Key, Modifiers, key::Named};

use texts::Text;

use self::table::{Binding, Line, TABLE};
pub use self::{command::Command, context::KeyContext};
use crate::{kit::rows::Step, screens::guide::Chapter};

/// The name of a bound key, as the table has it.
pub type Chord = &'static str;

/// A line of the sheet of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// The keys, with ` · ` between them.
    pub keys: String,
    /// The description of the keys.
    pub meaning: Text,
}

fn bindings() -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().flat_map(|line| line.bindings)
}

/// The pressed key, if it is bound on any screen; text is not.
#[must_use]
pub fn chord(event: &Event) -> Option<Chord> {
    let name = name(event)?;
    let mut bound = bindings().filter(|binding| binding.command.is_some()).flat_map(|binding| binding.keys);
    bound.find(|key| **key == name).copied()
}

/// The command of a key in a context.
#[must_use]
pub fn command(chord: &str, context: KeyContext) -> Option<Command> {
    let mut bound = bindings().filter(|binding| binding.keys.contains(&chord) && binding.holds(context));
    bound.find_map(|binding| binding.command)
}

/// The name of a pressed key in the table.
fn name(event: &Event) -> Option<String> {
    let Event::KeyPressed { key, physical_key, modifiers, .. } = event else { return None };
    let (ctrl, shift, alt) = (modifiers.command(), modifiers.shift(), modifiers.alt());
    if modifiers.contains(Modifiers::LOGO) {
        return None;
    }
    match key {
        Key::Named(named) => {
            // Shift may still be held from a capital letter.
            let shift = shift && !matches!(named, Named::Enter | Named::Escape);
            Some(format!("{}{}", held(ctrl, shift, alt), named_key(*named)?))
        }
        // AltGr is Ctrl and Alt on some keyboards and writes letters; letters alone are text.
        Key::Character(_) if ctrl && !alt => {
            let letter = key.to_latin(*physical_key).filter(char::is_ascii_alphabetic)?;
            Some(format!("{}{}", held(ctrl, shift, alt), letter.to_ascii_uppercase()))
        }
        _ => None,
    }
}

fn held(ctrl: bool, shift: bool, alt: bool) -> String {
    [(ctrl, "Ctrl "), (shift, "Shift "), (alt, "Alt ")]
        .into_iter()
        .filter(|(held, _)| *held)
        .map(|(_, key)| key)
        .collect()
}

fn named_key(named: Named) -> Option<&'static str> {
    Some(match named {
        Named::F1 => "F1",
        Named::F2 => "F2",
        Named::F3 => "F3",
        Named::F4 => "F4",
        Named::F5 => "F5",
        Named::F6 => "F6",
        Named::F7 => "F7",
        Named::F8 => "F8",
        Named::F9 => "F9",
        Named::F10 => "F10",
        Named::F11 => "F11",
        Named::F12 => "F12",
        Named::ArrowUp => "↑",
        Named::ArrowDown => "↓",
        Named::ArrowLeft => "←",
        Named::ArrowRight => "→",
        Named::PageUp => "PgUp",
        Named::PageDown => "PgDn",
        Named::Home => "Home",
        Named::End => "End",
        Named::Enter => "Enter",
        Named::Escape => "Esc",
        Named::Tab => "Tab",
        Named::Space => "Space",
        Named::ContextMenu => "Menu",
        _ => return None,
    })
}

impl Command {
    /// The key shown for it; the same on all its screens.
    #[must_use]
    pub fn key(self) -> Chord {
        first(bindings().find(|binding| binding.command == Some(self)))
    }
}

impl KeyContext {
    /// The key shown for a command whose keys differ between screens.
    #[must_use]
    pub fn key(self, command: Command) -> Chord {
        first(bindings().find(|binding| binding.command == Some(command) && binding.holds(self)))
    }
}

fn first(binding: Option<&'static Binding>) -> Chord {
    binding.and_then(|binding| binding.keys.first()).copied().unwrap_or_default()
}

/// The steps through a list.
pub const UP_DOWN: &[Command] = &[Command::Step(Step::Up), Command::Step(Step::Down)];

/// The keys of several commands shown together: `Alt ← →`, `Ctrl E · Ctrl D`.
#[must_use]
pub fn together(commands: &[Command]) -> String {
    joined(commands.iter().map(|command| command.key()))
}

/// Keys of opposite directions, joined by a space.
const PAIRS: &[(&str, &str)] = &[("↑", "↓"), ("↓", "↑"), ("←", "→"), ("PgUp", "PgDn"), ("Home", "End")];

/// Joins keys by ` · `; the second key of a pair does not repeat the modifiers.
fn joined(keys: impl Iterator<Item = Chord>) -> String {
    let mut text = String::new();
    let mut before = "";
    for key in keys {
        let (held, last) = parts(before);
        let (holds, next) = parts(key);
        if held == holds && PAIRS.contains(&(last, next)) {
            text.push(' ');
            text.push_str(next);
        } else {
            text.push_str(if text.is_empty() { "" } else { " · " });
            text.push_str(key);
        }
        before = key;
    }
    text
}

/// The modifiers, and the key itself.
fn parts(key: &str) -> (&str, &str) {
    key.rsplit_once(' ').unwrap_or(("", key))
}

impl Line {
    fn shown(&self) -> KeyLine {
        let mut keys: Vec<Chord> = Vec::new();
        for key in self.bindings.iter().flat_map(|binding| binding.keys) {
            if !keys.contains(key) {
                keys.push(key);
            }
        }
        KeyLine { keys: joined(keys.into_iter()), meaning: self.text }
    }
}

/// The keys of a chapter's screens, then those of every screen.
pub fn of(chapter: Chapter) -> impl Iterator<Item = KeyLine> {
    let own = TABLE.iter().filter(move |line| line.chapters.contains(&chapter));
    own.chain(TABLE.iter().filter(|line| line.chapters.is_empty())).map(Line::shown)
}

/// Every key of the table.
pub fn all() -> impl Iterator<Item = Chord> {
    bindings().flat_map(|binding| binding.keys).copied()
}

#[cfg(test)]
mod tests;
