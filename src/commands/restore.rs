//! `vanthu restore`: a backup takes the registry's place; the former registry is kept, and its numbers are given no more.

use domain::{message::UserMessage, restoring::still_asked};
use jobs::{
    JobError,
    restore::{RestoreCopy, restore_copy},
};
use progress::Progress;
use store::{Restored, StoreError};

use super::{Console, Refusal, arguments::RestoreOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: RestoreOptions) -> Result<(), Refusal> {
    let place = |key| UserMessage::new(key).with("registry", registry.path.display().to_string());
    let request = RestoreCopy {
        copy: options.copy,
        registry: registry.path.clone(),
        writer: registry.writer.clone(),
        told: options.told,
        other_registry: options.other_registry,
    };
    let restored = restore_copy(&request, &Progress::default()).map_err(|error| {
        let mut messages = error.messages();
        if matches!(error, JobError::Store(StoreError::OtherRegistry(_))) {
            messages.push(UserMessage::new("restore-other-registry-hint"));
        }
        messages.push(place("restore-nothing-changed"));
        Refusal(messages)
    })?;
    let Restored { documents, kept, files_missing, since, listed, asked } = restored;
    console.say(
        &place("restore-done")
            .with("copy", request.copy.display().to_string())
            .with("documents", i64::try_from(documents).unwrap_or(i64::MAX)),
    );
    if let Some(kept) = kept {
        console.say(&UserMessage::new("restore-kept").with("kept", kept.display().to_string()));
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
        console.remark(
            &UserMessage::new("restore-files-missing").with("amount", files_missing.len()).with("names", names),
        );
    }
    Ok(())
}
