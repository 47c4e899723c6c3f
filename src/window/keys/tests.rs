//! The table of keys has no clash, is listed whole in the guide, and alone names keys.

use std::{collections::BTreeSet, fs, path::Path};

use domain::book::Book;
use iced::keyboard::{
    Location,
    key::{Code, Physical},
};
use language::{Language, Locale};

use super::*;
use crate::{
    kit::grid::{self, keys::Writing},
    list_columns::Side,
    screens::follow_up::FollowUpKind,
};

/// Keys of input methods and systems.
const TAKEN: &[(&str, &str)] = &[
    ("Ctrl Shift U", "IBus, GTK: a sign by its number"),
    ("Ctrl Shift E", "IBus: a face by its name"),
    ("Ctrl Space", "IBus, Fcitx: the input method"),
    ("Shift Space", "Fcitx: full width"),
    ("Alt Z", "UniKey: the input method"),
    ("Ctrl Shift F5", "UniKey: its settings"),
    ("Ctrl Shift F6", "UniKey: converts the clipboard"),
    ("Ctrl Shift F9", "UniKey: converts the clipboard anew"),
    ("Alt F4", "closes the window"),
    ("Ctrl F4", "closes a page"),
    ("Alt F1", "GNOME: the programs"),
    ("Alt F2", "GNOME, KDE: runs a program"),
    ("Alt Space", "the menu of the window"),
    ("Alt Tab", "another window"),
    ("Shift Alt Tab", "another window"),
    ("Ctrl Tab", "another page"),
    ("Alt Esc", "Windows: another window"),
    ("Ctrl Esc", "Windows: the start menu"),
    ("Ctrl Shift Esc", "Windows: the task manager"),
];

fn pressed(key: Key, physical: Code, modifiers: Modifiers) -> Event {
    Event::KeyPressed {
        modified_key: key.clone(),
        key,
        physical_key: Physical::Code(physical),
        location: Location::Standard,
        modifiers,
        text: None,
        repeat: false,
    }
}

fn letter(letter: &str, modifiers: Modifiers) -> Option<Chord> {
    chord(&pressed(Key::Character(letter.into()), Code::F24, modifiers))
}

fn named(named: Named, modifiers: Modifiers) -> Option<Chord> {
    chord(&pressed(Key::Named(named), Code::F24, modifiers))
}

/// The keys of a context with their commands.
fn there(context: KeyContext) -> Vec<(Chord, Option<Command>)> {
    let bound = bindings().filter(|binding| binding.holds(context));
    bound.flat_map(|binding| binding.keys.iter().map(|key| (*key, binding.command))).collect()
}

#[test]
fn no_key_asks_for_two_things_on_one_screen() {
    for context in KeyContext::ALL {
        let bound = there(*context);
        for (key, command) in &bound {
            let other = bound.iter().find(|(other, asked)| other == key && asked != command);
            assert!(other.is_none(), "{context:?}: {key} asks for {command:?} and {other:?}");
        }
    }
}

#[test]
fn no_key_is_an_input_methods_or_the_systems() {
    for key in all() {
        let taken = TAKEN.iter().find(|(taken, _)| *taken == key);
        assert!(taken.is_none(), "{key} is taken: {taken:?}");
        // With Ctrl and Alt letters are written on many keyboards, and Linux changes its terminals.
        assert!(!(key.contains("Ctrl") && key.contains("Alt")), "{key} is written with, or taken");
    }
}

/// Every letter and every named key of a keyboard, with all that can be held down.
fn presses() -> Vec<Event> {
    let numbered = [Named::F1, Named::F2, Named::F3, Named::F4, Named::F5, Named::F6, Named::F7, Named::F8, Named::F9];
    let others = [Named::F10, Named::F11, Named::F12, Named::ArrowUp, Named::ArrowDown, Named::ArrowLeft];
    let more = [Named::ArrowRight, Named::PageUp, Named::PageDown, Named::Home, Named::End, Named::Enter];
    let rest = [Named::Escape, Named::Tab, Named::Space, Named::ContextMenu, Named::Delete];
    let named = numbered.into_iter().chain(others).chain(more).chain(rest).map(Key::Named);
    let letters = ('a'..='z').map(|sign| Key::Character(sign.to_string().into()));
    let keys: Vec<Key> = named.chain(letters).collect();
    let held = |bits: i32, bit, modifier| if bits & bit == 0 { Modifiers::empty() } else { modifier };
    let modifiers = (0..8)
        .map(|bits| held(bits, 1, Modifiers::CTRL) | held(bits, 2, Modifiers::SHIFT) | held(bits, 4, Modifiers::ALT));
    modifiers.flat_map(|modifiers| keys.iter().map(move |key| pressed(key.clone(), Code::F24, modifiers))).collect()
}

#[test]
fn every_key_of_the_table_can_be_pressed() {
    let found: BTreeSet<Chord> = presses().iter().filter_map(chord).collect();
    let bound = bindings().filter(|binding| binding.command.is_some()).flat_map(|binding| binding.keys);
    assert_eq!(found, bound.copied().collect());
}

#[test]
fn the_cells_of_a_batch_take_the_keys_the_table_says_and_none_of_a_command() {
    let mut heard = BTreeSet::new();
    for event in presses() {
        let Some(name) = name(&event) else { continue };
        if grid::keys::key(&event, Writing::Not).is_none() {
            continue;
        }
        let moves = |command| {
            let moves = [Command::Enter, Command::Leave, Command::Next, Command::Previous];
            matches!(command, Command::Step(_)) || moves.contains(&command)
        };
        let command = command(&name, KeyContext::Batch);
        assert!(command.is_none_or(moves), "{name} is a cell's, and asks for {command:?}");
        let told = there(KeyContext::Batch).into_iter().find(|(key, command)| *key == name && command.is_none());
        heard.extend(told.map(|(key, _)| key));
    }
    let told: BTreeSet<Chord> =
        there(KeyContext::Batch).into_iter().filter(|(_, command)| command.is_none()).map(|(key, _)| key).collect();
    assert_eq!(heard, told);
}

#[test]
fn every_line_of_the_table_has_a_text_in_both_languages_and_keys() {
    for locale in Locale::ALL {
        let language = Language::new(locale);
        for line in TABLE {
            assert_ne!(language.text(line.text), line.text.key(), "{locale:?}");
        }
    }
    let mut texts = BTreeSet::new();
    for line in TABLE {
        assert!(texts.insert(line.text.key()), "{} stands twice", line.text.key());
        assert!(!line.bindings.is_empty() && line.bindings.iter().all(|binding| !binding.keys.is_empty()));
    }
}

#[test]
fn every_key_stands_on_the_sheet_of_a_chapter() {
    let told: BTreeSet<&str> =
        Chapter::ALL.iter().flat_map(|chapter| of(*chapter)).map(|line| line.meaning.key()).collect();
    for line in TABLE {
        assert!(told.contains(line.text.key()), "{} is told nowhere", line.text.key());
    }
    let forms = of(Chapter::Amend).find(|line| line.meaning == texts::KEYS_DATE).map(|line| line.keys);
    assert_eq!(forms.as_deref(), Some("↑ ↓ · PgUp PgDn"));
}

/// The text of every file of the window, without its tests.
fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod").next().unwrap_or_default().to_owned();
                let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, text));
            }
        }
    }
    let mut found = Vec::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")), &mut found);
    assert!(found.len() > 100);
    found
}

/// The commands named in `text` before `after`, as they are debugged.
fn shown(text: &str, before: &str, after: &str) -> Vec<String> {
    let white = |sign: char| sign.is_whitespace();
    let text: String = text.split(white).collect();
    let mut found = Vec::new();
    for rest in text.split(before).skip(1) {
        let end = rest.find(|sign: char| !(sign.is_alphanumeric() || "():,_".contains(sign))).unwrap_or(rest.len());
        let rest = &rest[..end.min(rest.len())];
        if text.contains(&format!("{before}{rest}{after}")) {
            let plain = ["Book::", "FollowUpKind::", "FollowUpKind::", "Step::", "Side::"];
            found.push(plain.iter().fold(rest.to_owned(), |text, path| text.replace(path, "")));
        }
    }
    found
}

#[test]
fn the_key_shown_for_a_command_is_its_key_wherever_it_stands() {
    let commands: Vec<Command> = bindings().filter_map(|binding| binding.command).collect();
    for (name, text) in sources() {
        for shown in shown(&text, "Command::", ".key()") {
            let command = commands.iter().find(|command| format!("{command:?}") == shown);
            // A name of a variable stands for what is asked of it elsewhere.
            let Some(command) = command else {
                assert!(shown.contains('(') && shown.contains(char::is_lowercase), "{name}: {shown} has no key");
                continue;
            };
            let keys: BTreeSet<Chord> = bindings()
                .filter(|binding| binding.command == Some(*command))
                .filter_map(|binding| binding.keys.first().copied())
                .collect();
            assert_eq!(keys.len(), 1, "{name}: the key of {command:?} depends on the screen");
        }
    }
    for (name, text) in sources() {
        let text: String = text.split_whitespace().collect();
        for rest in text.split("KeyContext::").skip(1) {
            let Some((context, rest)) = rest.split_once(".key(Command::") else { continue };
            let Some(context) = KeyContext::ALL.iter().find(|known| format!("{known:?}") == context) else { continue };
            let shown = rest.split(')').next().unwrap_or_default();
            let command = commands.iter().find(|command| format!("{command:?}") == shown);
            let key = command.map(|command| context.key(*command)).unwrap_or_default();
            assert!(!key.is_empty(), "{name}: {shown} has no key in {context:?}");
        }
    }
    for context in KeyContext::ALL {
        for command in &commands {
            let key = context.key(*command);
            assert!(key.is_empty() || super::command(key, *context) == Some(*command), "{context:?} {command:?}");
        }
    }
}

#[test]
fn keys_are_named_in_the_table_alone() {
    let names = ["Ctrl ", "Shift ", "Alt ", "Esc\"", "Enter\"", "Space\"", "PgUp", "PgDn", "↑ ", "↓ ", "← "];
    // The samples of the kit know no screens.
    let others = ["keys.rs", "kit/gallery.rs"];
    for (name, text) in sources() {
        if name.starts_with("keys/") || others.contains(&name.as_str()) {
            continue;
        }
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let quoted = |key: &str| line.contains(&format!("\"{key}"));
            let function = (1..=12).any(|number| line.contains(&format!("\"F{number}\"")));
            assert!(!function && !names.iter().any(|key| quoted(key)), "{name}: {line}");
        }
    }
}

#[test]
fn a_pressed_key_means_what_the_screen_says() {
    let (none, ctrl, shift, alt) = (Modifiers::empty(), Modifiers::CTRL, Modifiers::SHIFT, Modifiers::ALT);
    let asked = |chord: Option<Chord>, context| chord.and_then(|chord| command(chord, context));
    let (list, print) = (KeyContext::List, KeyContext::Print);
    for (sign, modifiers, context, wanted) in [
        ("n", ctrl, list, Command::Register(Book::Incoming)),
        ("N", ctrl | shift, list, Command::Register(Book::Outgoing)),
        ("p", ctrl, list, Command::Print),
        ("P", ctrl | shift, list, Command::PrintList),
        ("d", ctrl, list, Command::Withdraw),
        ("d", ctrl, print, Command::CloseDay),
        ("d", ctrl, KeyContext::Columns, Command::UsualColumns),
        ("d", ctrl, KeyContext::SavedSearches, Command::RemoveSearch),
        ("d", ctrl, KeyContext::Envelopes, Command::StrikeOut),
        ("h", ctrl | shift, list, Command::Follow(FollowUpKind::HandOver)),
        ("h", ctrl | shift, KeyContext::Envelopes, Command::PassOn),
        ("g", ctrl, list, Command::GoTo),
        ("g", ctrl, KeyContext::Incoming, Command::ChooseNumber),
        ("s", ctrl, print, Command::SavePdf),
        ("s", ctrl, KeyContext::Doubt, Command::Confirm),
        ("Z", ctrl | shift, KeyContext::Incoming, Command::Redo),
    ] {
        assert_eq!(asked(letter(sign, modifiers), context), Some(wanted), "{sign} in {context:?}");
    }
    for (key, modifiers, context, wanted) in [
        (Named::F4, none, list, Command::Show(Book::Incoming)),
        (Named::F4, none, KeyContext::Incoming, Command::Repeat),
        (Named::F5, shift, KeyContext::Clerk, Command::Reopen),
        (Named::Enter, ctrl, KeyContext::Incoming, Command::Save),
        (Named::Enter, shift, list, Command::Enter),
        (Named::End, shift, list, Command::Through(Step::End)),
        (Named::ArrowLeft, alt, list, Command::YearBefore),
        (Named::ArrowLeft, alt, KeyContext::Columns, Command::MoveColumn(Side::Left)),
        (Named::ContextMenu, none, list, Command::Menu),
    ] {
        assert_eq!(asked(named(key, modifiers), context), Some(wanted), "{key:?} in {context:?}");
    }
    // A dialog hides what is below it.
    assert_eq!(asked(named(Named::F2, none), KeyContext::Link), None);
    assert_eq!(asked(named(Named::F2, none), KeyContext::Batch), None, "the cell with the keyboard is edited by it");
}

#[test]
fn what_writes_asks_for_nothing() {
    let (none, ctrl) = (Modifiers::empty(), Modifiers::CTRL);
    for (sign, modifiers) in [
        ("s", none),
        ("s", Modifiers::SHIFT),
        ("s", ctrl | Modifiers::ALT),
        // A focused input writes the figure or sign of these, whatever Ctrl says.
        ("1", ctrl),
        (",", ctrl),
        ("u", ctrl | Modifiers::SHIFT),
        ("e", ctrl | Modifiers::SHIFT),
        ("n", ctrl | Modifiers::LOGO),
    ] {
        assert_eq!(letter(sign, modifiers), None, "{sign} {modifiers:?}");
    }
    for (key, modifiers) in [(Named::F4, Modifiers::ALT), (Named::Tab, ctrl), (Named::End, ctrl), (Named::F13, none)] {
        assert_eq!(named(key, modifiers), None, "{key:?} {modifiers:?}");
    }
    let event = Event::KeyReleased {
        key: Key::Named(Named::F1),
        modified_key: Key::Named(Named::F1),
        physical_key: Physical::Code(Code::F1),
        location: Location::Standard,
        modifiers: none,
    };
    assert_eq!(chord(&event), None);
}

#[test]
fn keys_that_go_two_ways_are_shown_together() {
    assert_eq!(together(&[Command::YearBefore, Command::YearAfter]), "Alt ← →");
    assert_eq!(together(&[Command::Amend, Command::Withdraw]), "Ctrl E · Ctrl D");
    assert_eq!(
        together(&[Command::Step(Step::PageUp), Command::Step(Step::PageDown), Command::GoToPage]),
        "PgUp PgDn · Ctrl G"
    );
}
