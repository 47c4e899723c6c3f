//! `vanthu restore`: a safety copy takes the registry's place; the former registry is kept.

use std::path::Path;

use super::{Console, Refusal, registry::Registry};
use crate::{
    domain::message::Message,
    progress::Progress,
    store::{Restored, restore},
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, copy: &Path) -> Result<(), Refusal> {
    let place = |key| Message::new(key).with("registry", registry.path.display().to_string());
    let now = registry.writer.clock.now();
    let Restored { documents, kept, files_missing } = restore(copy, &registry.path, now, &Progress::default())
        .map_err(|error| Refusal(vec![error.message(), place("restore-nothing-changed")]))?;
    console.say(
        &place("restore-done")
            .with("copy", copy.display().to_string())
            .with("documents", i64::try_from(documents).unwrap_or(i64::MAX)),
    );
    if let Some(kept) = kept {
        console.say(&Message::new("restore-kept").with("kept", kept.display().to_string()));
    }
    if !files_missing.is_empty() {
        let names = files_missing.join(", ");
        console.remark(&Message::new("restore-files-missing").with("amount", files_missing.len()).with("names", names));
    }
    Ok(())
}
