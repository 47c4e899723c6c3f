//! `vanthu help`: lists every command and option with its description.

use language::Language;

use super::arguments::{
    flag::{FlagSpec, Taken},
    table::{COMMANDS, EVERYWHERE, ONE_DOCUMENT, SEVERAL_DOCUMENTS, flags},
    usage::{Count, Documents, Part, Usage},
};

/// The column at which descriptions begin.
const MARGIN: usize = 38;
/// The largest width of a line that shows how a command is written.
const WIDTH: usize = 120;

/// Returns the text of the help.
pub(super) fn help(language: &Language) -> String {
    let mut lines = vec![language.text(texts::HELP_TITLE), String::new()];
    entry(&mut lines, "vanthu", "", &language.text(texts::COMMAND_WINDOW));
    for usage in COMMANDS {
        let parts = usage.parts.iter().map(|part| shown(part, language)).collect::<Vec<_>>();
        let written = wrapped(&format!("vanthu {}", usage.words), &parts);
        entry(&mut lines, &written, "", &language.text(usage.about));
    }
    lines.push(String::new());
    for documents in [&ONE_DOCUMENT, &SEVERAL_DOCUMENTS] {
        lines.push(format!("{}: {}", language.text(documents.value), named(documents, language)));
    }
    lines.extend([String::new(), language.text(texts::HELP_OPTIONS)]);
    for spec in options() {
        entry(&mut lines, &option(&spec, language), "  ", &language.text(spec.about));
    }
    lines.extend([String::new(), language.text(texts::HELP_ENDINGS)]);
    lines.join("\n")
}

/// Adds a command or an option, and its description beside it, or below where it is too wide.
fn entry(lines: &mut Vec<String>, written: &str, indent: &str, about: &str) {
    lines.extend(written.lines().map(|line| format!("{indent}{line}")));
    let mut about = about.lines();
    if let Some(last) = lines.last_mut().filter(|last| last.chars().count() + 2 <= MARGIN) {
        let gap = " ".repeat(MARGIN - last.chars().count());
        last.push_str(&gap);
        last.push_str(about.next().unwrap_or_default());
    }
    lines.extend(about.map(|line| format!("{:MARGIN$}{line}", "")));
}

/// Wraps words and parts at [`WIDTH`] without breaking any part.
fn wrapped(words: &str, parts: &[String]) -> String {
    let mut text = words.to_owned();
    let mut width = text.chars().count();
    for part in parts {
        let length = part.chars().count() + 1;
        if width + length > WIDTH {
            text.push_str("\n      ");
            width = 6;
        }
        text.push(' ');
        text.push_str(part);
        width += length;
    }
    text
}

/// Returns every option once, those of every command first.
pub(super) fn options() -> Vec<FlagSpec> {
    let mut found: Vec<FlagSpec> = Vec::new();
    for spec in flags() {
        if !found.iter().any(|known| known.about == spec.about) {
            found.push(spec);
        }
    }
    let everywhere = |spec: &FlagSpec| EVERYWHERE.iter().any(|known| known.about == spec.about);
    found.sort_by_key(|spec| (!everywhere(spec), spec.name));
    found
}

/// Returns the words of a command and all its parts in one line.
pub(super) fn written(usage: &Usage, language: &Language) -> String {
    let parts = usage.parts.iter().map(|part| format!(" {}", shown(part, language)));
    format!("vanthu {}{}", usage.words, parts.collect::<String>())
}

fn shown(part: &Part, language: &Language) -> String {
    let (text, count) = match part {
        Part::Operand(taken, count) => (value(*taken, language), *count),
        Part::Flag(spec, count) => (option(spec, language), *count),
        Part::Named(documents) => (language.text(documents.value), Count::Needed),
    };
    match count {
        Count::Optional => format!("[{text}]"),
        Count::Needed => text,
        Count::Any => format!("[{text} …]"),
        Count::Several => format!("{text} …"),
    }
}

/// Returns the two ways to name documents.
pub(super) fn named(documents: &Documents, language: &Language) -> String {
    let by_number = documents.by_number.iter().map(|part| shown(part, language)).collect::<Vec<_>>().join(" ");
    format!("{by_number}; {}", shown(&documents.by_row, language))
}

/// Returns an option with the placeholder of its value.
pub(super) fn option(spec: &FlagSpec, language: &Language) -> String {
    match spec.value {
        None => spec.written(),
        Some(taken) => format!("{} {}", spec.written(), value(taken, language)),
    }
}

/// Returns the placeholder of a value, or the words to choose from.
pub(super) fn value(taken: Taken, language: &Language) -> String {
    match taken {
        Taken::Anything(text) | Taken::Path(text) => language.text(text),
        Taken::OneOf(words) => words().join("|"),
    }
}
