//! Vietnamese typing: words that an input method is still composing, and letters that a keyboard program rewrites by pressing
//! Backspace. What is saved is what was meant, once, in the field where it was typed.

use std::path::Path;

use iced_test::core::{
    Event,
    keyboard::{Modifiers, key::Named},
};
use vanthu::{
    domain::{document::Document, query::Query},
    language::Locale,
    store::{Access, Store},
};

use crate::{
    clerk::{self, Clerk, composed, given, named, typed},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();
const SUBJECT: &str = "Quyết định về việc điều động";
const NAME: &str = "Nguyễn Thị Hường";

fn office() -> tempfile::TempDir {
    let (folder, _, _) = fixtures::registry_with_clerk(&fixtures::whole_office());
    folder
}

fn documents(registry: &Path) -> Vec<Document> {
    let store = Store::open(registry, Access::Read).unwrap();
    let found = store.search_all(&Query::default()).unwrap();
    store.documents(&found).unwrap()
}

/// A clerk whose form is filled up to the subject, where the keyboard is.
fn at_the_subject(registry: &Path) -> Clerk {
    let mut clerk = Clerk::sits_down(registry, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    for text in ["23/11/2026", NAME, "609/CAT-PC07", "20/11/2026", "", ""] {
        clerk.fills(text);
    }
    clerk
}

/// The first words are in the field; the last one is still being composed.
fn composes_subject(clerk: &mut Clerk) {
    clerk.composes("Quyế");
    clerk.is_given("Quyết định về việc điều ");
    clerk.composes("đô");
    clerk.composes("động");
}

#[track_caller]
fn is_registered(registry: &Path) {
    let documents = documents(registry);
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0].content().subject, SUBJECT);
    assert_eq!(documents[0].content().organ_name, NAME);
}

#[test]
fn saving_takes_the_word_that_is_still_underlined() {
    for ending in [named(Named::Enter, Modifiers::CTRL), typed_ctrl("s")] {
        let folder = office();
        let path = folder.path().join("registry.db");
        let mut clerk = at_the_subject(&path);
        composes_subject(&mut clerk);
        clerk.at_once(&ending, 12);
        is_registered(&path);
    }
}

#[test]
fn the_word_is_not_doubled_when_the_input_method_gives_it_after_the_key() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = at_the_subject(&path);
    composes_subject(&mut clerk);
    let events = [named(Named::Enter, Modifiers::CTRL), vec![composed(""), given("động")]].concat();
    clerk.at_once(&events, 12);
    is_registered(&path);
    assert!(!clerk.reads("động"), "the next form is empty");
}

#[test]
fn a_press_on_save_takes_the_word_too() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = at_the_subject(&path);
    composes_subject(&mut clerk);
    clerk.clicks("Lưu và nhập tiếp");
    is_registered(&path);
}

/// As ibus gives Tab on X11: first its sign, then the word that stood before it.
#[test]
fn a_key_that_overtakes_its_word_leaves_it_in_its_field() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    for (begun, word) in [("", "23/11/2026"), ("Nguyễn Thị ", "Hường"), ("", "609/CAT-PC07"), ("", "20/11/2026")]
    {
        clerk.is_given(begun);
        clerk.composes(word);
        clerk.at_once(&[composed(""), given("\t"), composed(""), given(word)], 12);
    }
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::Tab, PLAIN);
    composes_subject(&mut clerk);
    clerk.at_once(&[composed(""), given("\r"), composed(""), given("động")], 12);
    clerk.key(Named::Enter, Modifiers::CTRL);
    is_registered(&path);
}

/// The way of keyboard programs on Windows: what a letter changes is rubbed out and typed anew, faster than the window looks.
#[test]
fn injected_backspaces_rewrite_a_word() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    clerk.fills("23/11/2026");
    let rewrites = |steps: &[(usize, &str)]| -> Vec<Event> {
        let step = |(backspaces, letters): &(usize, &str)| {
            let mut events: Vec<Event> = (0..*backspaces).flat_map(|_| named(Named::Backspace, PLAIN)).collect();
            events.extend(typed(letters));
            events
        };
        steps.iter().flat_map(step).collect()
    };
    // Nguyeenx Thij Huwowngf, and Tab within the same moment.
    let mut events = rewrites(&[(0, "Nguye"), (1, "ê"), (0, "n"), (2, "ễn"), (0, " Thi"), (1, "ị"), (0, " Hu")]);
    events.extend(rewrites(&[(1, "ư"), (0, "o"), (1, "ơ"), (0, "ng"), (3, "ờng")]));
    events.extend(named(Named::Tab, PLAIN));
    events.extend(typed("609/CAT-PC07"));
    clerk.at_once(&events, 12);
    for text in ["", "20/11/2026", "", ""] {
        clerk.fills(text);
    }
    // Quyeets ddinhj veef vieecj ddieeuf ddoongj.
    let mut events =
        rewrites(&[(0, "Quye"), (1, "ê"), (0, "t"), (2, "ết"), (0, " d"), (1, "đ"), (0, "inh"), (3, "ịnh")]);
    events.extend(rewrites(&[(0, " ve"), (1, "ê"), (1, "ề"), (0, " vie"), (1, "ê"), (0, "c"), (2, "ệc"), (0, " d")]));
    events.extend(rewrites(&[(1, "đ"), (0, "ie"), (1, "ê"), (0, "u"), (2, "ều"), (0, " d"), (1, "đ"), (0, "o")]));
    events.extend(rewrites(&[(1, "ô"), (0, "ng"), (3, "ộng")]));
    clerk.at_once(&events, 12);
    clerk.key(Named::Enter, Modifiers::CTRL);
    is_registered(&path);
}

/// Keys pressed while the window is busy go where they would have gone, one after the other.
#[test]
fn what_is_typed_ahead_of_the_window_goes_to_its_fields() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    let mut events = named(Named::F2, PLAIN);
    for (at, text) in ["23/11/2026", NAME, "609/CAT-PC07", "20/11/2026", "", "", SUBJECT].into_iter().enumerate() {
        if at > 0 {
            events.extend(named(Named::Tab, PLAIN));
        }
        events.extend(typed(text));
    }
    events.extend(named(Named::Enter, Modifiers::CTRL));
    events.extend(typed("Sở Tài chính"));
    clerk.at_once(&events, 12);
    is_registered(&path);
    assert!(clerk.sees("Sở Tài chính"), "it is in the next form");
}

#[test]
fn a_dialog_keeps_the_underlined_word_of_its_reason() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = at_the_subject(&path);
    clerk.types(SUBJECT);
    clerk.key(Named::Enter, Modifiers::CTRL);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("d");
    clerk.is_given("Ban hành ");
    clerk.composes("nhầm");
    clerk.key(Named::Tab, PLAIN);
    clerk.is_given("nhầm");
    clerk.composes("Chánh");
    clerk.key(Named::Enter, Modifiers::CTRL);
    let standing = documents(&path)[0].registration().standing.clone();
    assert_eq!(format!("{standing:?}").matches("Ban hành nhầm").count(), 1, "{standing:?}");
    assert_eq!(format!("{standing:?}").matches("Chánh").count(), 1, "{standing:?}");
}

/// A letter with Ctrl, as one presses it.
fn typed_ctrl(letter: &str) -> Vec<Event> {
    use iced_test::core::keyboard::Key;
    clerk::pressed(Key::Character(letter.into()), Modifiers::CTRL, None).to_vec()
}

/// The underlined word is what the clerk sees in the field: lists and hints take it for written.
#[test]
fn the_underlined_word_is_seen_by_lists() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    for text in ["23/11/2026", NAME, "609/ABC", "20/11/2026"] {
        clerk.fills(text);
    }
    clerk.composes("cong");
    assert!(clerk.reads("Công văn") && clerk.reads("Công điện"), "before the word is written");
    clerk.composes("");
    clerk.fills("cv");
    for text in ["", SUBJECT, ""] {
        clerk.fills(text);
    }
    // The fifth of December 2026 is a Saturday; five working days from Monday 23/11/2026 end on 01/12, the 24th being off.
    clerk.is_given("5 ");
    clerk.composes("nlv");
    assert!(!clerk.sees("Hạn rơi vào ngày nghỉ") && clerk.sees("01/12/2026"));
}
