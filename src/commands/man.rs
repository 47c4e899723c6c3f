//! `vanthu man`: writes the manual page in roff, generated from the table of commands.

use language::Language;
use texts::Text;

use super::{
    arguments::table::{COMMANDS, ONE_DOCUMENT, SEVERAL_DOCUMENTS},
    help,
};

/// Returns the source of the page.
pub(super) fn page(language: &Language) -> String {
    let text = |text: Text| language.text(text);
    let title = text(texts::HELP_TITLE);
    let purpose =
        title.split_once(": ").map_or(title.as_str(), |(_, purpose)| purpose).trim_end_matches('.').to_owned();
    let mut page = vec![format!(
        r#".TH VANTHU 1 "" "vanthu {}" "{}""#,
        env!("CARGO_PKG_VERSION"),
        escaped(&text(texts::MAN_MANUAL))
    )];
    // Left-aligned: roff cannot justify lines with long unbreakable words, and warns about them.
    page.push(".ad l".to_owned());
    let head = |page: &mut Vec<String>, key: Text| page.push(format!(r#".SH "{}""#, escaped(&text(key))));
    head(&mut page, texts::MAN_NAME);
    page.push(format!(r"vanthu \- {}", escaped(&purpose)));
    head(&mut page, texts::MAN_SYNOPSIS);
    page.extend([".B vanthu".to_owned(), ".br".to_owned(), ".B vanthu".to_owned(), escaped(&text(texts::MAN_COMMAND))]);
    head(&mut page, texts::MAN_DESCRIPTION);
    page.push(escaped(&text(texts::MAN_ABOUT)));
    head(&mut page, texts::MAN_COMMANDS);
    for usage in COMMANDS {
        entry(&mut page, &help::written(usage, language), &text(usage.about));
    }
    for documents in [&ONE_DOCUMENT, &SEVERAL_DOCUMENTS] {
        entry(&mut page, &text(documents.value), &help::named(documents, language));
    }
    head(&mut page, texts::MAN_OPTIONS);
    for spec in help::options() {
        entry(&mut page, &help::option(&spec, language), &text(spec.about));
    }
    head(&mut page, texts::MAN_NOTES);
    for line in text(texts::HELP_ENDINGS).lines() {
        page.extend([escaped(line), ".PP".to_owned()]);
    }
    page.pop();
    head(&mut page, texts::MAN_ENVIRONMENT);
    entry(&mut page, "VANTHU_LOG", &text(texts::MAN_LOG));
    entry(&mut page, "VANTHU_LOG_FOLDER", &text(texts::MAN_LOG_FOLDER));
    head(&mut page, texts::MAN_FILES);
    entry(&mut page, "~/.local/share/vanthu/registry.db", &text(texts::MAN_REGISTRY));
    page.join("\n")
}

fn entry(page: &mut Vec<String>, written: &str, about: &str) {
    let about = about.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    // `\:` lets a line break after each alternative.
    page.extend([".TP".to_owned(), format!(".B {}", escaped(written).replace('|', r"|\:")), escaped(&about)]);
}

/// Escapes what roff would read as an instruction.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', r"\e").replace('-', r"\-");
    if text.starts_with(['.', '\'']) { format!(r"\&{text}") } else { text }
}
