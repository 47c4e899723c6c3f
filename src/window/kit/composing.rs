//! Words that an input method is still composing: underlined on the screen, not in the field yet, and never to be lost.
//!
//! What comes from the system is turned into what the fields should get. A word that is being composed when a key or a press asks
//! for something else goes into its field first; the same word from the input method a moment later is not taken again.

use std::{
    ops::Range,
    time::{Duration, Instant},
};

use iced::{
    Event,
    advanced::input_method,
    keyboard::{
        self, Key, Location, Modifiers,
        key::{Named, NativeCode, Physical},
    },
    mouse, touch, window,
};

/// Until when an input method may still say the word that was put into its field here.
const LATE: Duration = Duration::from_secs(2);
/// How soon after a word a key is let go whose press was swallowed with it.
const SOON: Duration = Duration::from_secs(2);

/// The word that an input method is composing.
#[derive(Debug, Default)]
pub struct Composing {
    /// The word on the screen that is in no field yet.
    pending: String,
    /// The same just after the input method took it from the screen: a commit may follow.
    ending: String,
    /// The word that was put into its field here.
    settled: Option<Settled>,
    /// When a word was last ended by the input method itself.
    ended: Option<Instant>,
    /// The modifiers pressed since the word's last letter.
    modifiers: Modifiers,
    /// Keys whose press was seen.
    pressed: Vec<Named>,
}

/// A word that was put into its field before the input method gave it.
#[derive(Debug)]
struct Settled {
    word: String,
    since: Instant,
    /// Whether the input method holds the word until it is begun anew.
    is_stale: bool,
    /// The frame in which it was.
    anew: Option<Instant>,
}

impl Composing {
    pub fn handle(&mut self, event: &Event, now: Instant) -> Vec<Event> {
        if !matches!(event, Event::InputMethod(_)) {
            self.ending.clear();
        }
        let mut events = match event {
            Event::InputMethod(method) => return self.method(method, now),
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) => {
                self.ended = None;
                self.press(key);
                if ends_word(key, *modifiers) { self.settle(now, false) } else { Vec::new() }
            }
            Event::Keyboard(keyboard::Event::KeyReleased { key, physical_key, location, .. }) => {
                self.swallowed_press(key, *physical_key, *location, now).into_iter().collect()
            }
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => {
                // Not set but added: the system's replay of a commit says for a moment that none is held.
                self.modifiers |= *modifiers;
                Vec::new()
            }
            Event::Mouse(mouse::Event::ButtonPressed(_)) | Event::Touch(touch::Event::FingerPressed { .. }) => {
                self.settle(now, true)
            }
            Event::Window(window::Event::Unfocused) => {
                self.ended = None;
                self.pressed.clear();
                self.settle(now, false)
            }
            _ => Vec::new(),
        };
        events.push(event.clone());
        events
    }

    fn method(&mut self, method: &input_method::Event, now: Instant) -> Vec<Event> {
        self.settled.take_if(|settled| now - settled.since > LATE);
        match method {
            input_method::Event::Opened | input_method::Event::Closed => {
                self.pending.clear();
                self.settled = None;
                vec![Event::InputMethod(method.clone())]
            }
            input_method::Event::Preedit(word, selection) => {
                let news = self.beyond_settled(word).to_owned();
                let selection = selection.clone().filter(|_| news == *word);
                if news.is_empty() {
                    self.ending = std::mem::take(&mut self.pending);
                } else {
                    self.pending.clone_from(&news);
                    self.modifiers = Modifiers::empty();
                }
                vec![preedit(news, selection)]
            }
            input_method::Event::Commit(text) => {
                if let Some(named) = written_key(text) {
                    return self.key_as_text(named, now);
                }
                if !(self.pending.is_empty() && self.ending.is_empty()) {
                    self.ended = Some(now);
                }
                self.pending.clear();
                self.ending.clear();
                let news: String = self.beyond_settled(text).chars().filter(|c| !c.is_control()).collect();
                self.settled = None;
                if news.is_empty() { Vec::new() } else { vec![commit(news)] }
            }
        }
    }

    /// A key that ended a word and comes as the sign it would write, before the word itself.
    fn key_as_text(&mut self, named: Named, now: Instant) -> Vec<Event> {
        if self.pending.is_empty() {
            self.pending = std::mem::take(&mut self.ending);
        }
        let mut events = self.settle(now, false);
        let key = Key::Named(named);
        self.press(&key);
        let unknown = Physical::Unidentified(NativeCode::Unidentified);
        events.push(press_of(key, unknown, Location::Standard, self.modifiers));
        events
    }

    /// What an input method says beyond the word that is in its field already.
    fn beyond_settled<'a>(&self, text: &'a str) -> &'a str {
        let settled = self.settled.as_ref().map_or("", |settled| settled.word.as_str());
        text.strip_prefix(settled).unwrap_or(text)
    }

    /// Puts the word in hand into its field.
    fn settle(&mut self, now: Instant, is_stale: bool) -> Vec<Event> {
        if self.pending.is_empty() {
            return Vec::new();
        }
        let word = std::mem::take(&mut self.pending);
        self.settled = Some(Settled { word: word.clone(), since: now, is_stale, anew: None });
        vec![preedit(String::new(), None), commit(word)]
    }

    /// Takes the word in hand from the screen: its field was given another text meanwhile.
    pub fn forget(&mut self, now: Instant) -> Option<Event> {
        self.settle(now, true).into_iter().next()
    }

    /// Whether the input method is to be begun anew in the frame of this moment. A key typed meanwhile goes past it: so that is
    /// done after a press of the mouse only. After a key the input method ends its word by itself, sooner or later.
    pub fn begins_anew(&mut self, frame: Instant) -> bool {
        let Some(settled) = self.settled.as_mut().filter(|settled| settled.is_stale) else { return false };
        *settled.anew.get_or_insert(frame) == frame
    }

    fn press(&mut self, key: &Key) {
        if let Key::Named(named) = key
            && !self.pressed.contains(named)
        {
            self.pressed.push(*named);
        }
    }

    /// The press of a key that is let go without one. On X11 the press of a key that ends a word never arrives: the window
    /// library takes every key for the input method's own until it has the word.
    fn swallowed_press(
        &mut self,
        key: &Key,
        physical_key: Physical,
        location: Location,
        now: Instant,
    ) -> Option<Event> {
        let Key::Named(named) = key else { return None };
        if let Some(at) = self.pressed.iter().position(|pressed| pressed == named) {
            self.pressed.swap_remove(at);
            return None;
        }
        if !cfg!(target_os = "linux") || !is_never_composed(*named) {
            return None;
        }
        self.ended.take().filter(|ended| now - *ended < SOON)?;
        Some(press_of(key.clone(), physical_key, location, self.modifiers))
    }
}

/// Whether a key asks for something else than more of the word.
fn ends_word(key: &Key, modifiers: Modifiers) -> bool {
    match key {
        Key::Named(named) => is_never_composed(*named),
        Key::Character(_) => modifiers.command() && !modifiers.alt(),
        Key::Unidentified => false,
    }
}

/// Whether no Vietnamese input method makes a word with this key.
fn is_never_composed(named: Named) -> bool {
    use Named::{
        ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Delete, End, Enter, Escape, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10,
        F11, F12, Home, Insert, PageDown, PageUp, Tab,
    };
    matches!(
        named,
        F1 | F2
            | F3
            | F4
            | F5
            | F6
            | F7
            | F8
            | F9
            | F10
            | F11
            | F12
            | Enter
            | Tab
            | Escape
            | Insert
            | Delete
            | ArrowUp
            | ArrowDown
            | ArrowLeft
            | ArrowRight
            | PageUp
            | PageDown
            | Home
            | End
    )
}

/// The key that a text is the sign of.
fn written_key(text: &str) -> Option<Named> {
    match text {
        "\t" => Some(Named::Tab),
        "\r" | "\n" => Some(Named::Enter),
        "\u{1b}" => Some(Named::Escape),
        "\u{7f}" => Some(Named::Delete),
        _ => None,
    }
}

fn preedit(word: String, selection: Option<Range<usize>>) -> Event {
    Event::InputMethod(input_method::Event::Preedit(word, selection))
}

fn commit(word: String) -> Event {
    Event::InputMethod(input_method::Event::Commit(word))
}

fn press_of(key: Key, physical_key: Physical, location: Location, modifiers: Modifiers) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        modified_key: key.clone(),
        key,
        physical_key,
        location,
        modifiers,
        text: None,
        repeat: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows the events one after the other, and says in short what fields get.
    fn fields_get(composing: &mut Composing, events: &[Event], now: Instant) -> Vec<String> {
        let got = events.iter().flat_map(|event| composing.handle(event, now));
        let words = got.filter_map(|event| match event {
            Event::InputMethod(input_method::Event::Preedit(word, _)) if !word.is_empty() => Some(format!("_{word}_")),
            Event::InputMethod(input_method::Event::Commit(word)) => Some(word),
            Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Named(named), modifiers, .. }) => {
                Some(if modifiers.is_empty() { format!("{named:?}") } else { format!("{modifiers:?}+{named:?}") })
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key: Key::Character(c), .. }) => Some(format!("key {c}")),
            Event::Mouse(mouse::Event::ButtonPressed(_)) => Some("click".to_owned()),
            _ => None,
        });
        words.collect()
    }

    fn shows(word: &str) -> Event {
        preedit(word.to_owned(), None)
    }

    fn gives(word: &str) -> Event {
        commit(word.to_owned())
    }

    fn pressed(named: Named, modifiers: Modifiers) -> Event {
        press_of(Key::Named(named), Physical::Unidentified(NativeCode::Unidentified), Location::Standard, modifiers)
    }

    fn released(named: Named) -> Event {
        Event::Keyboard(keyboard::Event::KeyReleased {
            key: Key::Named(named),
            modified_key: Key::Named(named),
            physical_key: Physical::Unidentified(NativeCode::Unidentified),
            location: Location::Standard,
            modifiers: Modifiers::empty(),
        })
    }

    fn click() -> Event {
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
    }

    #[track_caller]
    fn check(events: &[Event], wanted: &[&str]) {
        assert_eq!(fields_get(&mut Composing::default(), events, Instant::now()), wanted);
    }

    #[test]
    fn a_word_that_the_input_method_ends_by_itself_is_left_alone() {
        let events = [shows("t"), shows("tổ"), shows(""), gives("tổ "), released(Named::Space), shows("c")];
        check(&events, &["_t_", "_tổ_", "tổ ", "_c_"]);
    }

    /// What ibus and the X11 window library make of Tab: its sign first, then the word, in what would be the next field.
    #[test]
    fn a_key_that_comes_as_its_sign_before_the_word_comes_after_it() {
        let events = [shows("tổ"), shows(""), gives("\t"), shows(""), gives("tổ"), released(Named::Tab), shows("c")];
        check(&events, &["_tổ_", "tổ", "Tab", "_c_"]);
        check(&[shows("tổ"), shows(""), gives("\r"), shows(""), gives("tổ")], &["_tổ_", "tổ", "Enter"]);
    }

    /// Keys that write no sign are swallowed with the word; only their release arrives.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_key_that_is_only_let_go_was_pressed() {
        let events = [shows("tổ"), shows(""), gives("tổ"), released(Named::F4), released(Named::F4)];
        check(&events, &["_tổ_", "tổ", "F4"]);
        let shift = Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::SHIFT));
        let none = Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty()));
        let events = [shows("tổ"), shift, none.clone(), shows(""), gives("tổ"), none, released(Named::Tab)];
        check(&events, &["_tổ_", "tổ", "Modifiers(SHIFT)+Tab"]);
        // A key that was pressed elsewhere or composes a word is left alone.
        check(&[released(Named::Enter)], &[]);
        check(
            &[shows("tổ"), shows(""), gives("tổ "), released(Named::Space), released(Named::Backspace)],
            &["_tổ_", "tổ "],
        );
    }

    #[test]
    fn a_command_finds_the_word_in_its_field_and_the_word_comes_once() {
        let save = pressed(Named::Enter, Modifiers::CTRL);
        check(&[shows("động"), save.clone()], &["_động_", "động", "Modifiers(CTRL)+Enter"]);
        check(&[shows("động"), save.clone(), shows(""), gives("động")], &["_động_", "động", "Modifiers(CTRL)+Enter"]);
        // The input method went on with the word: only what is new is taken.
        check(
            &[shows("động"), save, shows("động v"), shows(""), gives("động về")],
            &["_động_", "động", "Modifiers(CTRL)+Enter", "_ v_", " về"],
        );
    }

    #[test]
    fn a_press_elsewhere_ends_the_word_and_begins_the_input_method_anew_at_once() {
        let (mut composing, now) = (Composing::default(), Instant::now());
        let got = fields_get(&mut composing, &[shows("tổ"), click()], now);
        assert_eq!(got, ["_tổ_", "tổ", "click"]);
        assert!(composing.begins_anew(now));
        assert!(composing.begins_anew(now), "the whole frame");
        assert!(!composing.begins_anew(now + Duration::from_millis(20)), "and no other");
        let closed = Event::InputMethod(input_method::Event::Closed);
        assert_eq!(fields_get(&mut composing, &[closed, shows("tổ"), shows(""), gives("tổ ")], now), ["_tổ_", "tổ "]);
    }

    /// On a busy machine the word comes late, and a key lost by beginning anew meanwhile would be worse.
    #[test]
    fn after_a_key_the_input_method_is_waited_for() {
        let (mut composing, now) = (Composing::default(), Instant::now());
        fields_get(&mut composing, &[shows("tổ"), pressed(Named::F4, Modifiers::empty())], now);
        let later = now + Duration::from_millis(900);
        assert!(!composing.begins_anew(later));
        assert_eq!(fields_get(&mut composing, &[shows(""), gives("tổ"), shows("c")], later), ["_c_"]);
    }

    /// The same word again, typed in earnest, is no echo.
    #[test]
    fn a_word_may_be_typed_twice() {
        let tab = [shows("bộ"), shows(""), gives("\t"), shows(""), gives("bộ")];
        let again = [shows("bộ"), shows(""), gives("bộ ")];
        check(&[tab.as_slice(), again.as_slice()].concat(), &["_bộ_", "bộ", "Tab", "_bộ_", "bộ "]);
    }

    /// A word rubbed out is gone.
    #[test]
    fn what_was_rubbed_out_does_not_come_back() {
        check(&[shows("t"), shows(""), pressed(Named::Tab, Modifiers::empty())], &["_t_", "Tab"]);
        check(&[shows("t"), shows(""), click()], &["_t_", "click"]);
    }

    #[test]
    fn the_word_is_safe_when_another_window_comes_before_this_one() {
        check(&[shows("tổ"), Event::Window(window::Event::Unfocused), shows(""), gives("tổ")], &["_tổ_", "tổ"]);
    }

    /// The signs of keys are never written.
    #[test]
    fn no_control_sign_is_written() {
        check(&[gives("\u{8}")], &[]);
        check(&[gives("a\tb")], &["ab"]);
    }
}
