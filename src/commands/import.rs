//! `vanthu import`: an existing list taken into the registry, or what would become of it.

use super::{Console, Ending, Refusal, arguments::ImportOptions, registry::Registry};
use crate::{
    domain::message::Message,
    jobs::import::{ImportList, import_list},
    progress::Progress,
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: ImportOptions) -> Result<Ending, Refusal> {
    let ImportOptions { file, book, dry_run, skip_bad } = options;
    let request =
        ImportList { registry: registry.path.clone(), clerk: registry.clerk.clone(), file, book, dry_run, skip_bad };
    let outcome = import_list(&request, &Progress::default())?;
    for refused in &outcome.refused {
        for message in refused.messages() {
            console.remark(&message);
        }
    }
    let key = if dry_run {
        "import-would"
    } else if outcome.done {
        "import-done"
    } else {
        "import-nothing-done"
    };
    let summary = Message::new(key)
        .with("added", outcome.added)
        .with("known", outcome.known)
        .with("refused", outcome.refused.len());
    if dry_run || outcome.done {
        console.say(&summary);
        Ok(Ending::Done)
    } else {
        Err(summary.into())
    }
}
