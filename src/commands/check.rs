//! `vanthu check`: whether the registry is whole.

use super::{Console, Ending, Refusal, registry::Registry};
use crate::{
    domain::{history::Head, message::Message},
    progress::Progress,
    store::{Access, Store, StoreError},
};

/// So many files of no document are named.
const MOST_NAMED: usize = 10;

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, head: Option<Head>) -> Result<Ending, Refusal> {
    let store = match Store::open(&registry.path, Access::Read) {
        // A damaged file is what a check is for.
        Err(error @ StoreError::Damaged(..)) => {
            console.say(&error.message());
            return Ok(Ending::FoundWrong);
        }
        store => store?,
    };
    let progress = Progress::default();
    let findings = store.check(head, &progress)?;
    for finding in &findings {
        console.say(finding);
    }
    let others = store.files_of_no_document()?;
    if !others.is_empty() {
        let names = others.iter().take(MOST_NAMED).map(|path| path.display().to_string()).collect::<Vec<_>>();
        console
            .remark(&Message::new("check-files-of-none").with("amount", others.len()).with("names", names.join(", ")));
    }
    if !findings.is_empty() {
        return Ok(Ending::FoundWrong);
    }
    let (documents, _) = progress.state();
    console.say(&Message::new("check-whole").with("documents", i64::try_from(documents).unwrap_or(i64::MAX)));
    Ok(Ending::Done)
}
