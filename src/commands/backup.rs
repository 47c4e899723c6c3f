//! `vanthu backup`: a safety copy of the registry, and old copies thinned.

use std::path::Path;

use super::{Console, Refusal, registry::Registry};
use crate::{
    domain::message::Message,
    jobs::safety_copies::{BackedUp, back_up},
    progress::Progress,
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, folder: &Path) -> Result<(), Refusal> {
    let now = registry.writer.clock.now();
    let BackedUp { copy, thinned, remembered } = back_up(&registry.path, folder, now, &Progress::default())?;
    console.print(&copy.path.display().to_string());
    console.remark(&Message::new("backup-done").with("documents", i64::try_from(copy.documents).unwrap_or(i64::MAX)));
    if copy.files > 0 {
        console.remark(&Message::new("backup-files").with("files", copy.files));
    }
    if !copy.files_missing.is_empty() {
        let names = copy.files_missing.join(", ");
        console.remark(
            &Message::new("backup-files-missing").with("amount", copy.files_missing.len()).with("names", names),
        );
    }
    match thinned {
        Ok(thinned) if thinned.refused > 0 => {
            console.remark(&Message::new("backup-not-thinned").with("refused", thinned.refused));
        }
        Ok(thinned) if thinned.removed > 0 => {
            console.remark(&Message::new("backup-thinned").with("removed", thinned.removed));
        }
        Ok(_) => {}
        Err(error) => console.remark(&error.message()),
    }
    if let Err(error) = remembered {
        console.remark(&error.message());
    }
    Ok(())
}
