//! `vanthu check`: whether the registry is whole.

use jobs::check::{Checked, check_registry, rebuild_index};
use progress::Progress;
use store::{Repaired, rebuild_schema};
use texts::{UserMessage, message};

use super::{Console, Ending, Refusal, arguments::CheckOptions, registry::Registry};

/// So many files of no document are named.
const MAX_NAMED: usize = 10;

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &CheckOptions) -> Result<Ending, Refusal> {
    if options.rebuild_schema {
        match rebuild_schema(&registry.address, &registry.writer)? {
            Some(Repaired { parts, kept }) => {
                console.say(&message!(texts::CHECK_SCHEMA_REBUILT, parts = parts.join(", ")));
                console.say(&message!(texts::CHECK_SCHEMA_KEPT, path = kept.display().to_string()));
            }
            None => console.say(&UserMessage::from(texts::CHECK_SCHEMA_WHOLE)),
        }
    }
    if options.rebuild_index {
        rebuild_index(&registry.address, &registry.writer, &Progress::default())?;
        console.say(&UserMessage::from(texts::CHECK_INDEX_REBUILT));
    }
    let Checked { findings, files_of_none, notes, documents, .. } =
        check_registry(&registry.address, options.head, &Progress::default())?;
    for finding in &findings {
        console.say(finding);
    }
    if !files_of_none.is_empty() {
        let names = files_of_none.iter().take(MAX_NAMED).map(|path| path.display().to_string()).collect::<Vec<_>>();
        console.remark(&message!(texts::CHECK_FILES_OF_NONE, amount = files_of_none.len(), names = names.join(", ")));
    }
    for note in &notes {
        console.remark(note);
    }
    if !findings.is_empty() {
        return Ok(Ending::FoundWrong);
    }
    console.say(&message!(texts::CHECK_WHOLE, documents = i64::try_from(documents).unwrap_or(i64::MAX)));
    Ok(Ending::Done)
}
