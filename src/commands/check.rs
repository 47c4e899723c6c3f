//! `vanthu check`: whether the registry is whole.

use domain::message::UserMessage;
use jobs::check::{Checked, check_registry, rebuild_index};
use progress::Progress;
use store::{Repaired, rebuild_schema};

use super::{Console, Ending, Refusal, arguments::CheckOptions, registry::Registry};

/// So many files of no document are named.
const MAX_NAMED: usize = 10;

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &CheckOptions) -> Result<Ending, Refusal> {
    if options.rebuild_schema {
        match rebuild_schema(&registry.path, &registry.writer)? {
            Some(Repaired { parts, kept }) => {
                console.say(&UserMessage::new("check-schema-rebuilt").with("parts", parts.join(", ")));
                console.say(&UserMessage::new("check-schema-kept").with("path", kept.display().to_string()));
            }
            None => console.say(&UserMessage::new("check-schema-whole")),
        }
    }
    if options.rebuild_index {
        rebuild_index(&registry.path, &registry.writer, &Progress::default())?;
        console.say(&UserMessage::new("check-index-rebuilt"));
    }
    let Checked { findings, files_of_none, notes, documents, .. } =
        check_registry(&registry.path, options.head, &Progress::default())?;
    for finding in &findings {
        console.say(finding);
    }
    if !files_of_none.is_empty() {
        let names = files_of_none.iter().take(MAX_NAMED).map(|path| path.display().to_string()).collect::<Vec<_>>();
        let said = UserMessage::new("check-files-of-none").with("amount", files_of_none.len());
        console.remark(&said.with("names", names.join(", ")));
    }
    for note in &notes {
        console.remark(note);
    }
    if !findings.is_empty() {
        return Ok(Ending::FoundWrong);
    }
    console.say(&UserMessage::new("check-whole").with("documents", i64::try_from(documents).unwrap_or(i64::MAX)));
    Ok(Ending::Done)
}
