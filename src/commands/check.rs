//! `vanthu check`: whether the registry is whole.

use std::path::Path;

use super::{Console, Ending, Refusal};
use crate::{
    domain::message::Message,
    progress::Progress,
    store::{Access, Store, StoreError},
};

pub(super) fn run(console: &mut Console<'_>, registry: &Path) -> Result<Ending, Refusal> {
    let store = match Store::open(registry, Access::Read) {
        // A damaged file is what a check is for.
        Err(error @ StoreError::Damaged(..)) => {
            console.say(&error.message());
            return Ok(Ending::FoundWrong);
        }
        store => store?,
    };
    let progress = Progress::default();
    let findings = store.check(&progress)?;
    for finding in &findings {
        console.say(finding);
    }
    if !findings.is_empty() {
        return Ok(Ending::FoundWrong);
    }
    let (documents, _) = progress.state();
    console.say(&Message::new("check-whole").with("documents", i64::try_from(documents).unwrap_or(i64::MAX)));
    Ok(Ending::Done)
}
