//! The texts: none is unused, numbers and dates follow the language, and none has words that clerks do not know.

use std::{fs, path::Path};

use chrono::NaiveDate;
use vanthu::{
    domain::field::Field,
    language::{Language, Locale},
    texts::{self, message},
};

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
fn every_text_is_said_somewhere() {
    let source = source();
    let is_said = |key: &str| {
        let constant = format!("texts::{}", key.to_uppercase().replace('-', "_"));
        let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        source.split(&constant).skip(1).any(ends)
    };
    let unsaid: Vec<_> =
        sentences(Locale::Vietnamese).into_iter().map(|(key, _)| key).filter(|key| !is_said(key)).collect();
    assert!(unsaid.is_empty(), "said nowhere: {unsaid:?}");
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
    let nested = message!(texts::PROBLEM_OF_KEY, field = Field::Subject, key = "Subject", cause = texts::CAUSE_MISSING);
    let said = vietnamese.say(&nested);
    assert!(said.starts_with("Trích yếu (Subject): ") && !said.contains('{') && !said.contains('\u{2068}'), "{said}");
}

/// Values that name something rather than count it: a document's number, a row, a line, a year.
const IDENTIFIERS: [&str; 13] =
    ["number", "first", "last", "next", "then", "after", "expected", "code", "row", "line", "year", "id", "series"];

/// Returns the names and values of a message; `rest` begins after the opening bracket of `message!`.
fn values(rest: &str) -> Vec<(&str, &str)> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 || (depth == 0 && letter == ',') {
            found.extend(rest[start..at].split_once(" = ").map(|(name, given)| (name.trim(), given.trim())));
            start = at + 1;
        }
        if depth < 0 {
            break;
        }
    }
    found
}

/// An identifier is said as it stands on paper: 4121, where an amount is said as 4.121. Each value of such a name is given as a
/// text, as a date, as a message or plain, and nothing groups the digits of a document's number.
#[test]
fn no_identifier_has_thousand_dots() {
    let source = source();
    let mut seen = 0;
    for (name, given) in source.split("message!(").skip(1).flat_map(values) {
        if IDENTIFIERS.contains(&name) {
            seen += 1;
            let grouped = ["i64::", "usize", "Value::Number", ".len()", ".count()", "+ 1"];
            let is_grouped = grouped.iter().any(|part| given.contains(part)) && !given.starts_with("texts::plain(");
            assert!(!is_grouped, "{name} is counted: {given}");
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
    for (locale, cases) in [
        (Locale::Vietnamese, ["Khẩn: xử lý ngay", "Khẩn: chờ 1 ngày", "Khẩn: chờ 1.425 ngày"]),
        (Locale::English, ["Urgent: now", "Urgent: waits 1 day", "Urgent: waits 1,425 days"]),
    ] {
        let said = [0_i64, 1, 1425].map(|days| Language::new(locale).say(&message!(texts::URGENT_WAIT, days = days)));
        assert_eq!(said, cases);
    }
    let with_cases = sentences(Locale::English).into_iter().filter(|(_, said)| said.contains("->"));
    assert_eq!(with_cases.map(|(key, _)| key).collect::<Vec<_>>(), ["urgent-wait"], "no test says another's cases");
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
            "bảo quản sổ",
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
            " pile",
            "upkeep",
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
            sentences(locale).iter().filter(|(key, _)| key != "command-register" && !ABOUT_KEYS.contains(&key.as_str()))
        {
            found.extend(codes.iter().filter(|code| said.contains(**code)).map(|code| format!("{key}: {code}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
