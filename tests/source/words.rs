//! One word for one thing: no type name stands twice in a layer, and the words that `docs/glossary.md` gives up stay away.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use vanthu::texts::{ENGLISH, VIETNAMESE};

use crate::layers::{layer, sources};

/// A piece of a source. Strings and letters are left out: keys, SQL and texts have words of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Name(&'a str),
    Comment(&'a str),
    Sign(char),
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The source from the first place on where `found` holds; empty where it holds nowhere.
fn after(text: &str, found: impl FnMut(char) -> bool) -> &str {
    text.find(found).map_or("", |at| &text[at..])
}

/// What follows a string that begins here; nothing where none does.
fn after_string(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('b').unwrap_or(text);
    if let Some(raw) = rest.strip_prefix('r') {
        let inner = raw.trim_start_matches('#');
        let end = format!("\"{}", "#".repeat(raw.len() - inner.len()));
        return inner.strip_prefix('"')?.split_once(&end).map(|(_, rest)| rest);
    }
    let inner = rest.strip_prefix('"')?;
    let mut escaped = false;
    let end = inner.find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    })?;
    Some(&inner[end + 1..])
}

/// What follows a letter in quotes; nothing where a lifetime begins.
fn after_letter(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('\'')?;
    let mut letters = inner.chars();
    match letters.next()? {
        '\\' => letters.as_str().get(1..)?.split_once('\'').map(|(_, rest)| rest),
        _ => letters.as_str().strip_prefix('\''),
    }
}

fn pieces(mut text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while let Some(letter) = text.chars().next() {
        let rest = if text.starts_with("//") {
            let rest = after(text, |letter| letter == '\n');
            pieces.push(Piece::Comment(&text[..text.len() - rest.len()]));
            rest
        } else if let Some(rest) = after_string(text).or_else(|| after_letter(text)) {
            rest
        } else if is_of_a_name(letter) {
            let rest = after(text, |letter| !is_of_a_name(letter));
            pieces.push(Piece::Name(&text[..text.len() - rest.len()]));
            rest
        } else {
            if !letter.is_whitespace() {
                pieces.push(Piece::Sign(letter));
            }
            &text[letter.len_utf8()..]
        };
        text = rest;
    }
    pieces
}

/// The types a source defines. Those that belong to a trait bear the trait's name.
fn types(text: &str) -> Vec<&str> {
    let code: Vec<Piece<'_>> = pieces(text).into_iter().filter(|piece| !matches!(piece, Piece::Comment(_))).collect();
    let (mut found, mut depth, mut of_trait) = (Vec::new(), 0, None);
    for (at, piece) in code.iter().enumerate() {
        match piece {
            Piece::Sign('{') => depth += 1,
            Piece::Sign('}') => {
                depth -= 1;
                of_trait = of_trait.filter(|outside| *outside < depth);
            }
            // A function that gives `impl Trait`, or a bound, is none of these: they begin a line of their own.
            Piece::Name("impl" | "trait") if begins_an_item(&code[..at]) => {
                if let (Piece::Name("trait"), Some(Piece::Name(name))) = (piece, code.get(at + 1)) {
                    found.push(*name);
                }
                of_trait = of_trait.or(Some(depth));
            }
            Piece::Name("struct" | "enum") => found.extend(code.get(at + 1).and_then(name)),
            Piece::Name("type") if of_trait.is_none() => found.extend(code.get(at + 1).and_then(name)),
            _ => {}
        }
    }
    found
}

fn name<'a>(piece: &Piece<'a>) -> Option<&'a str> {
    match piece {
        Piece::Name(name) => Some(name),
        _ => None,
    }
}

/// Whether an item can begin after these pieces; a closing round bracket is that of `pub(super)`.
fn begins_an_item(before: &[Piece<'_>]) -> bool {
    let before = before.iter().rev().find(|piece| !matches!(piece, Piece::Name("pub")));
    matches!(before, None | Some(Piece::Sign('}' | ';' | '{' | ']' | ')')))
}

/// What every layer or screen has under the same name.
const SHARED: [&str; 3] = ["Message", "Action", "Error"];

#[test]
fn no_type_name_stands_twice_in_a_layer() {
    let sources = sources();
    let mut defined: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (file, text) in &sources {
        for name in types(text) {
            defined.entry((layer(file), name)).or_default().push(file);
        }
    }
    assert!(defined.len() > 500, "only {} types are seen", defined.len());
    defined.retain(|(_, name), files| files.len() > 1 && !SHARED.contains(name));
    assert!(defined.is_empty(), "{defined:#?}");
}

#[test]
fn types_are_found_in_code_alone() {
    let text = r##"
        //! struct Comment
        pub(super) struct One<'a>(&'a str);
        enum Two { Inner { type_name: char } }
        trait Three { type Made; }
        impl Three for One<'_> { type Made = (); fn made() -> impl Three { let _ = 'x'; One("struct Text {") } }
        type Four = r#"enum "Raw" {"#;
    "##;
    assert_eq!(types(text), ["One", "Two", "Three", "Four"]);
}

/// The words of a name or of a comment, in lower case: `SafetyCopy`, `safety_copy` and "safety copy" are the same two.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for letter in text.chars() {
        if !letter.is_alphabetic() || (letter.is_uppercase() && after_small) {
            words.push(String::new());
        }
        if letter.is_alphabetic() {
            words.last_mut().unwrap().extend(letter.to_lowercase());
        }
        after_small = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The column *never* of the glossary's tables.
fn given_up() -> Vec<GivenUp> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/glossary.md");
    let text = fs::read_to_string(path).unwrap();
    let mut given_up = BTreeSet::new();
    let mut is_listed = false;
    for line in text.lines() {
        let Some(last) = line.strip_suffix('|').and_then(|line| line.rsplit('|').next()) else { continue };
        if last.trim() == "never" {
            is_listed = true;
        } else if line.starts_with("| ") && last.trim() == "today one would say" {
            is_listed = false;
        } else if is_listed {
            given_up.extend(last.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    assert!(given_up.len() > 20 && given_up.contains("pile"), "{given_up:?}");
    given_up.iter().map(|word| GivenUp::new(word)).collect()
}

/// A word from the column *never* of the glossary.
struct GivenUp {
    word: String,
    /// Its parts if it is in lower case: it is then not allowed in comments or as a part of a name either.
    words: Option<Vec<String>>,
}

impl GivenUp {
    fn new(word: &str) -> Self {
        let is_small = word.starts_with(char::is_lowercase);
        Self { word: word.to_owned(), words: is_small.then(|| words(word)) }
    }

    /// Returns whether a piece of source contains it, by the rules at the head of the glossary. `held` are the words of the piece.
    fn is_in(&self, piece: Piece<'_>, held: &[String]) -> bool {
        match (&self.words, piece) {
            (Some(sought), Piece::Name(_) | Piece::Comment(_)) => {
                held.windows(sought.len()).any(|found| found == sought)
            }
            (None, Piece::Name(name)) => name == self.word || self.word.ends_with('_') && name.starts_with(&self.word),
            _ => false,
        }
    }
}

/// Splits a name or a comment into words; other pieces have none.
fn words_of(piece: Piece<'_>) -> Vec<String> {
    match piece {
        Piece::Name(text) | Piece::Comment(text) => words(text),
        Piece::Sign(_) => Vec::new(),
    }
}

#[test]
fn no_source_has_a_word_that_the_glossary_gives_up() {
    let given_up = given_up();
    let mut found = Vec::new();
    for (file, text) in sources() {
        for piece in pieces(&text) {
            let held = words_of(piece);
            let of_piece = given_up.iter().filter(|word| word.is_in(piece, &held));
            found.extend(of_piece.map(|given| format!("{file}: {}, {piece:?}", given.word)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// The wording of texts is free, but their keys and value names are names in the code.
#[test]
fn no_key_of_a_text_has_a_word_that_the_glossary_gives_up() {
    let given_up = given_up();
    let mut keys = BTreeSet::new();
    for line in VIETNAMESE.lines().chain(ENGLISH.lines()) {
        keys.extend(line.split_once(" =").map(|(key, _)| key).filter(|key| key.starts_with(char::is_lowercase)));
        keys.extend(line.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next()));
    }
    assert!(keys.len() > 1500 && keys.contains("keys-batch") && keys.contains("number"), "{}", keys.len());
    let found = |key: &&str| given_up.iter().any(|word| word.is_in(Piece::Name(key), &words(key)));
    let found: Vec<_> = keys.into_iter().filter(found).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_word_is_found_as_the_glossary_explains() {
    for (piece, word, is_found) in [
        (Piece::Name("register_pile"), "pile", true),
        (Piece::Name("PileRow"), "pile", true),
        (Piece::Name("compile"), "pile", false),
        (Piece::Comment("// A pile."), "pile", true),
        (Piece::Comment("// A safety copy."), "safety_copy", true),
        (Piece::Name("around"), "Around", false),
        (Piece::Name("Around"), "Around", true),
        (Piece::Comment("// Around it."), "Around", false),
        (Piece::Name("MOST_ROWS"), "MOST_", true),
        (Piece::Name("MOST"), "MOST_", false),
    ] {
        assert_eq!(GivenUp::new(word).is_in(piece, &words_of(piece)), is_found, "{piece:?} {word}");
    }
}
