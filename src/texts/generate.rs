//! Parses the language files, compares the two languages, and generates the source of the typed texts.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{Error, Write as _},
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource},
    parser, serializer,
};

/// The names of the values a text takes.
type Names = BTreeSet<String>;

/// A text: its file, the values it takes, and its source.
#[derive(Debug, PartialEq)]
pub struct Described {
    file: String,
    takes: Names,
    source: String,
}

/// The texts of one language, by key.
pub type Texts = BTreeMap<String, Described>;

/// Parses the texts of a language's files, and adds what is wrong with them to `faults`.
pub fn texts(files: &[(String, String)], faults: &mut Vec<String>) -> Texts {
    let mut texts = Texts::new();
    for (file, content) in files {
        let resource = parser::parse(content.as_str()).unwrap_or_else(|(resource, errors)| {
            faults.extend(errors.iter().map(|error| {
                let line = content[..error.pos.start].matches('\n').count() + 1;
                format!("{file}, line {line}: {error}")
            }));
            resource
        });
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name;
            let mut takes = Names::new();
            if message.value.as_ref().is_some_and(|pattern| !collect(pattern, &mut takes)) {
                faults.push(format!("{file}: `{key}` has something else than values and cases of values in braces"));
            }
            let source = serializer::serialize(&Resource { body: vec![entry.clone()] });
            let described = Described { file: file.clone(), takes, source };
            if let Some(first) = texts.insert(key.to_owned(), described) {
                faults.push(format!("`{key}` stands twice: in {} and in {file}", first.file));
            }
        }
    }
    texts
}

/// Collects the names of the values in a text and its cases. Returns false if the text has anything else in braces.
fn collect(pattern: &Pattern<&str>, names: &mut Names) -> bool {
    pattern.elements.iter().all(|element| {
        let PatternElement::Placeable { expression } = element else { return true };
        let (Expression::Inline(inline) | Expression::Select { selector: inline, .. }) = expression;
        let is_known = match inline {
            InlineExpression::VariableReference { id } => {
                names.insert(id.name.to_owned());
                true
            }
            InlineExpression::StringLiteral { .. } => true,
            _ => false,
        };
        let cases = match expression {
            Expression::Select { variants, .. } => &variants[..],
            Expression::Inline(_) => &[],
        };
        cases.iter().all(|case| collect(&case.value, names)) && is_known
    })
}

/// Adds to `faults` each text and value that only one language has, and each text that is in different files.
pub fn compare(vietnamese: &Texts, english: &Texts, faults: &mut Vec<String>) {
    for (texts, other, language) in [(vietnamese, english, "English"), (english, vietnamese, "Vietnamese")] {
        for (key, described) in texts {
            let Some(same) = other.get(key) else {
                faults.push(format!("`{key}` of {} is missing in {language}", described.file));
                continue;
            };
            if described.file.split_once('/').map(|(_, name)| name) != same.file.split_once('/').map(|(_, name)| name) {
                faults.push(format!("`{key}` stands in {}, but in {}", described.file, same.file));
            }
            for name in described.takes.difference(&same.takes) {
                faults.push(format!("`{key}` takes `{name}` in {}, but not in {}", described.file, same.file));
            }
        }
    }
}

/// Generates the source: a constant for each text, documented by the text, whose type names the values that the text takes; a type alias
/// of the same name, so that `message!` needs a single name for the constant and the type; and the types of the values.
///
/// # Errors
///
/// When writing to a string fails, which cannot happen.
pub fn source(texts: &Texts) -> Result<String, Error> {
    let mut source = String::new();
    for (key, Described { takes, source: text, .. }) in texts {
        let name = key.to_uppercase().replace('-', "_");
        let values = if takes.is_empty() { "()".to_owned() } else { format!("values::{}", type_name(takes)) };
        writeln!(source, "/// ```text")?;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            writeln!(source, "/// {line}")?;
        }
        writeln!(source, "/// ```\npub const {name}: Text<{values}> = Text::new(\"{key}\");")?;
        if !takes.is_empty() {
            writeln!(
                source,
                "#[allow(non_camel_case_types)]\n/// The values of `{key}`.\npub type {name} = {values};"
            )?;
        }
    }
    writeln!(
        source,
        "/// The values of texts: a type for each set of names.\n#[allow(missing_docs)]\npub mod values {{"
    )?;
    let sets: BTreeSet<_> = texts.values().map(|text| &text.takes).filter(|takes| !takes.is_empty()).collect();
    for takes in sets {
        let (mut fields, mut named) = (String::new(), String::new());
        for name in takes {
            let field = name.replace('-', "_");
            write!(fields, "pub {field}: super::Value, ")?;
            write!(named, "(\"{name}\", self.{field}), ")?;
        }
        let name = type_name(takes);
        writeln!(source, "#[derive(Debug, Clone)]\npub struct {name} {{ {fields}}}")?;
        writeln!(source, "impl super::Values for {name} {{")?;
        writeln!(source, "fn named(self) -> Vec<(&'static str, super::Value)> {{ vec![{named}] }}\n}}")?;
    }
    writeln!(source, "}}")?;
    Ok(source)
}

/// Makes the name of a type of values: `HolderNumber` for `holder` and `number`.
fn type_name(takes: &Names) -> String {
    let words = takes.iter().flat_map(|name| name.split('-'));
    words.map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parses a single file; returns its texts and faults.
    fn read(file: &str, content: &str) -> (Texts, Vec<String>) {
        let mut faults = Vec::new();
        (texts(&[(file.to_owned(), content.to_owned())], &mut faults), faults)
    }

    fn compared(vietnamese: &str, english: &str) -> Vec<String> {
        let ((vietnamese, mut faults), (english, others)) = (read("vi/a.ftl", vietnamese), read("en/a.ftl", english));
        faults.extend(others);
        compare(&vietnamese, &english, &mut faults);
        faults
    }

    #[test]
    fn two_languages_with_the_same_texts_have_no_faults() {
        let vietnamese =
            "one = Số { $number } của { $holder }\nmany = { $days ->\n    [0] nay\n   *[other] { $days } ngày\n}\n";
        let english = "# A remark\nmany = in { $days } days\none = { $holder } has {\"{\"} { $number }\n";
        assert_eq!(compared(vietnamese, english), [""; 0]);
    }

    #[test]
    fn a_text_missing_in_one_language_is_named() {
        assert_eq!(
            compared("one = một\n", "two = two\n"),
            ["`one` of vi/a.ftl is missing in English", "`two` of en/a.ftl is missing in Vietnamese"]
        );
    }

    #[test]
    fn a_value_missing_in_one_language_is_named() {
        assert_eq!(
            compared("one = { $a } { $b }\n", "one = { $a } { $c }\n"),
            ["`one` takes `b` in vi/a.ftl, but not in en/a.ftl", "`one` takes `c` in en/a.ftl, but not in vi/a.ftl"]
        );
    }

    #[test]
    fn a_text_stands_in_the_same_file_in_both_languages() {
        let ((vietnamese, mut faults), (english, _)) =
            (read("vi/a.ftl", "one = một\n"), read("en/b.ftl", "one = one\n"));
        compare(&vietnamese, &english, &mut faults);
        assert!(faults.contains(&"`one` stands in vi/a.ftl, but in en/b.ftl".to_owned()), "{faults:?}");
    }

    #[test]
    fn values_within_cases_are_collected() {
        let (texts, faults) =
            read("en/a.ftl", "one = { $days ->\n    [0] now\n   *[other] { $days } days of { $name }\n}\n");
        assert_eq!((texts["one"].takes.iter().map(String::as_str).collect(), faults.len()), (vec!["days", "name"], 0));
    }

    #[test]
    fn a_repeated_key_and_a_reference_to_another_text_are_refused() {
        assert_eq!(read("en/a.ftl", "one = 1\none = 2\n").1, ["`one` stands twice: in en/a.ftl and in en/a.ftl"]);
        let (_, faults) = read("en/a.ftl", "one = 1\ntwo = { one }\n");
        assert_eq!(faults, ["en/a.ftl: `two` has something else than values and cases of values in braces"]);
    }

    #[test]
    fn a_syntax_error_is_reported_with_its_line() {
        let (_, faults) = read("en/a.ftl", "one = 1\n\ntwo = { $\n");
        assert!(faults.len() == 1 && faults[0].starts_with("en/a.ftl, line 3: "), "{faults:?}");
    }

    #[test]
    fn each_text_is_a_constant_of_the_type_of_its_values() {
        let source = source(&read("en/a.ftl", "one-two = { $to-day } { $by }\nplain = Plain\n").0).unwrap();
        for line in [
            "/// one-two = { $to-day } { $by }",
            "pub const ONE_TWO: Text<values::ByToDay> = Text::new(\"one-two\");",
            "pub type ONE_TWO = values::ByToDay;",
            "pub const PLAIN: Text<()> = Text::new(\"plain\");",
            "pub struct ByToDay { pub by: super::Value, pub to_day: super::Value, }",
        ] {
            assert!(source.lines().any(|written| written == line), "{line}");
        }
    }
}
