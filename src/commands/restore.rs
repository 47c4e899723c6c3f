//! `vanthu restore`: a backup takes the registry's place; the former registry is kept, and its numbers are given no more.

use domain::restoring::still_asked;
use jobs::{
    JobError,
    restore::{RestoreCopy, restore_copy},
};
use progress::Progress;
use store::{Restored, StoreError};
use texts::{UserMessage, message};

use super::{Console, Refusal, arguments::RestoreOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: RestoreOptions) -> Result<(), Refusal> {
    let place = registry.address.to_string();
    let request = RestoreCopy {
        copy: options.copy,
        registry: registry.address.clone(),
        writer: registry.writer.clone(),
        told: options.told,
        other_registry: options.other_registry,
    };
    let restored = restore_copy(&request, &Progress::default()).map_err(|error| {
        let mut messages = error.messages();
        if matches!(error, JobError::Store(StoreError::OtherRegistry(_))) {
            messages.push(UserMessage::from(texts::RESTORE_OTHER_REGISTRY_HINT));
        }
        messages.push(message!(texts::RESTORE_NOTHING_CHANGED, registry = place.as_str()));
        Refusal(messages)
    })?;
    let Restored { documents, kept, files_missing, since, listed, asked } = restored;
    console.say(&message!(
        texts::RESTORE_DONE,
        registry = place.as_str(),
        copy = request.copy.display().to_string(),
        documents = i64::try_from(documents).unwrap_or(i64::MAX)
    ));
    if let Some(kept) = kept {
        console.say(&message!(texts::RESTORE_KEPT, kept = kept.display().to_string()));
    }
    for told in since.messages() {
        console.say(&told);
    }
    for told in listed.messages() {
        console.say(&told);
    }
    if let Some(asked) = still_asked(&asked) {
        console.remark(&asked);
    }
    if !files_missing.is_empty() {
        let names = files_missing.join(", ");
        console.remark(&message!(texts::RESTORE_FILES_MISSING, amount = files_missing.len(), names = names));
    }
    Ok(())
}
