//! Both languages say everything: the same keys, the same values, nothing missing and nothing unused.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use chrono::NaiveDate;
use vanthu::{
    domain::{field::Field, message::UserMessage},
    language::{Language, Locale},
};

/// The texts of one language: area and key, with the names of the values each text takes.
fn texts(locale: Locale) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language").join(locale.code());
    let mut texts = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let area = file.file_name().into_string().unwrap();
        let text = fs::read_to_string(file.path()).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut key);
                assert!(
                    texts.insert(key.clone(), (area.clone(), BTreeSet::new())).is_none(),
                    "{locale:?}: {key} stands twice"
                );
            }
            for value in line.split("{ $").skip(1) {
                let name = value.split([' ', '}']).next().unwrap().to_owned();
                texts.get_mut(&key).unwrap().1.insert(name);
            }
        }
    }
    texts
}

/// All of src as one text.
fn source() -> String {
    fn collect(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, text);
            } else {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut text = String::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_values() {
    let (vietnamese, english) = (texts(Locale::Vietnamese), texts(Locale::English));
    for (key, held) in &vietnamese {
        assert_eq!(english.get(key), Some(held), "{key}");
    }
    for key in english.keys() {
        assert!(vietnamese.contains_key(key), "{key} is only in English");
    }
}

#[test]
fn every_text_can_be_said_and_none_is_unused() {
    let source = source();
    let fields: BTreeSet<String> = Field::ALL.iter().map(|field| field_key(*field)).collect();
    for locale in Locale::ALL {
        let language = Language::new(locale);
        for (key, _) in texts(locale) {
            assert_ne!(language.text(&key), key, "{locale:?}: {key} cannot be read");
            let used = fields.contains(&key) || source.contains(&format!("\"{key}\""));
            assert!(used, "{key} is said nowhere");
        }
        for field in Field::ALL {
            assert_ne!(language.field(*field), field_key(*field), "{locale:?}");
        }
    }
}

#[test]
fn every_key_the_source_names_has_a_text() {
    let known = texts(Locale::Vietnamese);
    let source = source();
    for start in ["Message::new(\"", "language.text(\"", "about(\""] {
        for rest in source.split(start).skip(1) {
            let key = rest.split('"').next().unwrap();
            assert!(known.contains_key(key), "{key} has no text");
        }
    }
}

fn field_key(field: Field) -> String {
    let mut key = "field".to_owned();
    for letter in field.key().chars() {
        if letter.is_ascii_uppercase() {
            key.push('-');
        }
        key.push(letter.to_ascii_lowercase());
    }
    key
}

#[test]
fn numbers_and_dates_are_said_as_the_language_writes_them() {
    let (vietnamese, english) = (Language::new(Locale::Vietnamese), Language::new(Locale::English));
    for (number, in_vietnamese, in_english) in
        [(0, "0", "0"), (999, "999", "999"), (44_375, "44.375", "44,375"), (-1_000_000, "-1.000.000", "-1,000,000")]
    {
        assert_eq!(vietnamese.number(number), in_vietnamese);
        assert_eq!(english.number(number), in_english);
    }
    assert_eq!(vietnamese.date(NaiveDate::from_ymd_opt(2026, 2, 5).unwrap()), "05/02/2026");
    let nested = UserMessage::new("problem-of-key")
        .with("field", Field::Subject)
        .with("key", "Subject")
        .with("cause", UserMessage::new("cause-missing"));
    let said = vietnamese.say(&nested);
    assert!(said.starts_with("Trích yếu (Subject): ") && !said.contains('{') && !said.contains('\u{2068}'), "{said}");
}

/// Values that name something rather than count it: a document's number, a row, a line, a year.
const IDENTIFIERS: [&str; 13] =
    ["number", "first", "last", "next", "then", "after", "expected", "code", "row", "line", "year", "id", "series"];

/// An identifier is said as it stands on paper: 4121, where an amount is said as 4.121. Each value of such a name is given as a
/// text, as a date, as a message or plain, and nothing groups the digits of a document's number.
#[test]
fn no_identifier_has_thousand_dots() {
    let source = source();
    let mut seen = 0;
    for name in IDENTIFIERS {
        for rest in source.split(&format!(".with(\"{name}\", ")).skip(1) {
            let mut depth = 1;
            let given: String = rest
                .chars()
                .take_while(|letter| {
                    depth += match letter {
                        '(' => 1,
                        ')' => -1,
                        _ => 0,
                    };
                    depth > 0
                })
                .collect();
            seen += 1;
            let grouped = ["i64::", "usize", "Value::Number", ".len()", ".count()", "+ 1"];
            assert!(!grouped.iter().any(|part| given.contains(part)), "{name} is counted: {given}");
        }
    }
    assert!(seen > 50, "the source is read: {seen}");
    for rest in source.split("language.number(").skip(1) {
        let given = rest.lines().next().unwrap();
        assert!(!given.contains("number") && !given.contains("arrival"), "grouped: {given}");
    }
}

/// A text that has cases is said in each of them: a count of none or one is a number to it, however it is grouped elsewhere.
#[test]
fn every_case_of_a_text_can_be_reached() {
    let mut seen = 0;
    for locale in Locale::ALL {
        let language = Language::new(locale);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language").join(locale.code());
        for file in fs::read_dir(folder).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            let (mut key, mut value) = (String::new(), String::new());
            for line in text.lines() {
                if let Some((name, rest)) = line.split_once(" = { $").filter(|(_, rest)| rest.ends_with("->")) {
                    name.clone_into(&mut key);
                    rest.trim_end_matches("->").trim().clone_into(&mut value);
                }
                let Some((case, said)) = line.trim().strip_prefix('[').and_then(|rest| rest.split_once("] ")) else {
                    continue;
                };
                let count = match case {
                    "0" => 0_i64,
                    "one" => 1,
                    other => panic!("{key}: no test says {other}"),
                };
                let (key, value): (&'static str, &'static str) = (key.clone().leak(), value.clone().leak());
                let told = language.say(&UserMessage::new(key).with(value, count));
                assert_eq!(told, said.replace(&format!("{{ ${value} }}"), &count.to_string()), "{key}");
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "no text has cases");
    let many = UserMessage::new("urgent-wait").with("days", 1425_i64);
    assert!(Language::new(Locale::Vietnamese).say(&many).contains("1.425"));
}

/// Words that say nothing to a clerk: what only programmers say, and what leaves open what is meant.
const BANNED: [(Locale, &[&str]); 2] = [
    (
        Locale::Vietnamese,
        &[
            "việc ấy",
            "việc kia",
            "Cả chồng",
            "cái đang xem",
            "bạn bảo",
            "Thôi",
            "Để nguyên",
            "gỡ ra",
            "Như thường lệ",
            "Bảo quản sổ",
            "Thẩm quyền",
            "ở lại trong sổ",
            "Dấu niêm",
            "Không lấy lại được",
            "Số chèn",
            "Lưu ở",
        ],
    ),
    (
        Locale::English,
        &[
            "Go on",
            "goes on with it",
            "Never mind",
            "Write down",
            "Written down",
            "Rather not",
            "Upkeep",
            "A pile",
            "Take in a list",
            "notation",
            "lying",
            "mends nothing",
            "whoever looks after",
            "as the filters want",
            "Came by",
            "Keep what is shown",
            "Body directly above",
        ],
    ),
];

/// Texts for who writes JSON: these name a field by its key.
const ABOUT_KEYS: [&str; 3] = ["cause-number-is-given", "cause-code-twice", "problem-of-key"];

/// Every text of a language: its key and what it says, all its cases in one.
fn sentences(locale: Locale) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language").join(locale.code());
    let mut found: Vec<(String, String)> = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        for line in fs::read_to_string(file.unwrap().path()).unwrap().lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                Some((key, said)) => found.push((key.to_owned(), said.to_owned())),
                None if line.starts_with(' ') => found.last_mut().unwrap().1 += line,
                None => {}
            }
        }
    }
    found
}

#[test]
fn no_text_has_a_banned_word() {
    let mut found = Vec::new();
    for (locale, words) in BANNED {
        for (key, said) in sentences(locale) {
            found.extend(words.iter().filter(|word| said.contains(**word)).map(|word| format!("{key}: {word}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_sentence_has_a_field_code() {
    let codes: Vec<&str> =
        Field::ALL.iter().map(|field| field.key()).filter(|key| key[1..].contains(char::is_uppercase)).collect();
    assert!(codes.contains(&"TypeName") && codes.contains(&"SignerInfo"));
    let mut found = Vec::new();
    for locale in Locale::ALL {
        // What the commands explain of their own words is for who writes them.
        for (key, said) in
            sentences(locale).iter().filter(|(key, _)| *key != "usage" && !ABOUT_KEYS.contains(&key.as_str()))
        {
            found.extend(codes.iter().filter(|code| said.contains(**code)).map(|code| format!("{key}: {code}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
