//! The store's SQL: one engine is named in one place, and the statements are in the dialect that SQLite and `PostgreSQL` share.

use std::{fs, path::Path};

use crate::layers::{naming, sources};

/// What the engine is named in: the seam, and what a registry is as a file.
fn is_of_the_engine(name: &str) -> bool {
    name == "store/sqlite.rs"
        || name.starts_with("store/sqlite/")
        || name == "store/engine.rs"
        || name.starts_with("store/engine/")
}

/// Files whose statements are those of the file's search engine.
const SEARCH: [&str; 5] =
    ["store/index.rs", "store/file_index.rs", "store/expression.rs", "store/search.rs", "store/check/search.rs"];

/// The store's sources above the engine, each with its name; tests aside.
fn above_the_engine() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = sources()
        .into_iter()
        .filter(|(name, _)| name.starts_with("store/") && !is_of_the_engine(name))
        .map(|(name, text)| (name, text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()))
        .collect();
    files.sort();
    assert!(files.len() > 50, "the store was not found");
    files
}

#[test]
fn the_engine_is_named_in_one_place() {
    for (name, text) in above_the_engine() {
        for path in ["rusqlite", ".sqlite()", ".sqlite_mut()"] {
            assert_eq!(naming(&text, path), [""; 0], "{name} names the engine");
        }
    }
    let named = sources().into_iter().filter(|(name, text)| is_of_the_engine(name) && text.contains("rusqlite"));
    assert!(named.count() > 5, "the engine was not found");
}

/// The texts between quotes of a source, without its comments.
fn texts(source: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'/') => letters.by_ref().take_while(|letter| *letter != '\n').for_each(drop),
            // A letter in quotes; a lifetime has no second quote.
            '\'' => {
                let mut rest = letters.clone();
                let is_escape = rest.next() == Some('\\');
                if is_escape || rest.next() == Some('\'') {
                    letters.nth(usize::from(is_escape));
                    letters.by_ref().take_while(|letter| *letter != '\'').for_each(drop);
                }
            }
            '"' => {
                let mut text = String::new();
                while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
                    text.push(letter);
                    if letter == '\\' {
                        text.extend(letters.next());
                    }
                }
                texts.push(text);
            }
            _ => {}
        }
    }
    texts
}

/// Statements and parts of them: whatever holds a word of SQL.
fn is_sql(text: &str) -> bool {
    ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "FROM ", "WHERE ", " AND ", "ORDER BY ", "CASE ", "PRAGMA "]
        .iter()
        .any(|word| text.contains(word))
}

/// What only one of the two knows, or each understands otherwise; and what to write instead.
const NOT_SHARED: &[(&str, &str)] = &[
    ("iif(", "CASE"),
    ("ifnull(", "coalesce"),
    ("INSERT OR", "ON CONFLICT DO NOTHING"),
    ("REPLACE", "ON CONFLICT DO UPDATE"),
    ("last_insert_rowid", "RETURNING id"),
    ("rowid", "id"),
    ("json_", "reading it in Rust"),
    ("LIKE", "a comparison in Rust"),
    ("GLOB", "a comparison in Rust"),
    ("MATCH", "a function of search.rs"),
    ("LIMIT -1", "no LIMIT"),
    ("PRAGMA", "a function of sqlite"),
    ("sqlite_", "a function of sqlite"),
    ("INDEXED", "nothing"),
    ("date(", "a day from Rust"),
    ("datetime(", "a moment from Rust"),
    ("strftime(", "substr"),
    ("julianday(", "days from Rust"),
    ("unixepoch(", "a moment from Rust"),
    ("typeof(", "nothing"),
    ("printf(", "a text from Rust"),
    ("group_concat(", "rows"),
    ("total(", "sum"),
    ("==", "="),
    ("<<", "the number"),
];

/// Words that cannot be the name of a table or a column without quotes.
const RESERVED: &[&str] = &[
    "all",
    "analyse",
    "array",
    "both",
    "check",
    "column",
    "default",
    "desc",
    "end",
    "group",
    "leading",
    "limit",
    "offset",
    "only",
    "order",
    "primary",
    "references",
    "table",
    "trailing",
    "user",
    "window",
];

/// Where a word begins.
fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_inner = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).map(|(at, _)| at).filter(move |at| !text[..*at].ends_with(is_inner))
}

/// What stands within the bracket that opens here, and what comes after it; nothing when it does not close in this text.
fn bracket(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 1 => return Some((&text[1..at], &text[at + 1..])),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What of a statement is not in the shared dialect.
fn faults(sql: &str) -> Vec<String> {
    // A book's unique indexes are over this expression (schema.sql), and SQLite uses them for no other.
    let sql = sql.replace("ifnull(authority_id, 0)", "").replace("ifnull(page.authority_id, 0)", "");
    let mut faults: Vec<String> = NOT_SHARED
        .iter()
        .filter(|(word, _)| words(&sql, word).next().is_some())
        .map(|(word, instead)| format!("{word}: write {instead}"))
        .collect();
    for at in words(&sql, "IS ") {
        let after = sql[at + 3..].trim_start();
        if !["NULL", "NOT NULL", "DISTINCT FROM", "NOT DISTINCT FROM"].iter().any(|known| after.starts_with(known)) {
            faults.push(format!("IS {after:.20}: write IS NOT DISTINCT FROM"));
        }
    }
    for name in ["max(", "min("] {
        let of_several = words(&sql, name).filter_map(|at| bracket(&sql[at + name.len() - 1..])).any(|(within, _)| {
            let mut depth = 0_i32;
            within.chars().any(|letter| {
                depth += i32::from(letter == '(') - i32::from(letter == ')');
                depth == 0 && letter == ','
            })
        });
        if of_several {
            faults.push(format!("{name} of several values: write CASE"));
        }
    }
    for at in words(&sql, "FROM (").filter(|at| !sql[..*at].ends_with("DISTINCT ")) {
        if bracket(&sql[at + 5..]).is_some_and(|(_, after)| !after.trim_start().starts_with("AS ")) {
            faults.push("a query in FROM without a name: write AS".to_owned());
        }
    }
    for at in words(&sql, "AS ") {
        let name = sql[at + 3..].split(|letter: char| !letter.is_alphanumeric() && letter != '_').next();
        if name.is_some_and(|name| RESERVED.contains(&name.to_lowercase().as_str())) {
            faults.push(format!("a reserved word as a name: {}", name.unwrap_or_default()));
        }
    }
    faults
}

#[test]
fn the_store_speaks_the_shared_dialect() {
    let mut seen = 0;
    for (name, text) in above_the_engine().into_iter().filter(|(name, _)| !SEARCH.contains(&name.as_str())) {
        assert!(!text.contains("last_insert_rowid"), "{name}: write RETURNING id");
        for sql in texts(&text).into_iter().filter(|text| is_sql(text)) {
            assert_eq!(faults(&sql), [""; 0], "{name}: {sql}");
            seen += 1;
        }
    }
    assert!(seen > 250, "only {seen} statements were found");
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/sql")).unwrap() {
        let sql = fs::read_to_string(file.unwrap().path()).unwrap();
        assert_eq!(faults(&sql), [""; 0], "{sql}");
    }
}

#[test]
fn what_is_not_shared_is_found() {
    for sql in [
        "SELECT iif(a, b, c) FROM d",
        "SELECT ifnull(a, 0) FROM b",
        "INSERT OR IGNORE INTO a VALUES (?1)",
        "UPDATE a SET b = max(b, ?2) WHERE id = ?1",
        "UPDATE a SET b = max(coalesce(b, 0), ?2) WHERE id = ?1",
        "SELECT a FROM b WHERE c IS ?1",
        "SELECT a FROM b WHERE c IS (SELECT d FROM e)",
        "SELECT json_extract(a, '$.b') FROM c",
        "SELECT a FROM b WHERE c LIKE ?1",
        "SELECT a FROM b LIMIT -1",
        "SELECT a FROM (SELECT b FROM c) WHERE d",
        "SELECT a FROM assignment AS leading WHERE leading.b",
        "SELECT date(a) FROM b",
        "SELECT rowid FROM a",
    ] {
        assert_eq!(faults(sql).len(), 1, "{sql}: {:?}", faults(sql));
    }
    for sql in [
        "SELECT max(coalesce(a, 0)) FROM b WHERE due_date IS NOT NULL AND c IS NOT DISTINCT FROM ?1",
        "UPDATE a SET update_date = ?1 WHERE b IS NULL",
        "SELECT a FROM (SELECT max(b) AS c FROM d) AS e ORDER BY a",
    ] {
        assert_eq!(faults(sql), [""; 0], "{sql}");
    }
}
