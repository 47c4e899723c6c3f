//! `vanthu backup`: a backup of the registry, and old copies thinned.

use std::path::Path;

use domain::message::UserMessage;
use jobs::backups::{BackedUp, back_up};
use progress::Progress;
use store::Verification;

use super::{Console, Ending, Refusal, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, folder: &Path) -> Result<Ending, Refusal> {
    let BackedUp { copy, pruned, remembered } =
        back_up(&registry.path, folder, &registry.writer, &Progress::default())?;
    console.print(&copy.path.display().to_string());
    let ending = if let Verification::Wrong(error) = &copy.verification {
        console.remark(&UserMessage::new("backup-wrong"));
        console.remark(&error.message());
        Ending::FoundWrong
    } else {
        let documents = i64::try_from(copy.documents).unwrap_or(i64::MAX);
        let key = if copy.verification == Verification::Rehearsed { "backup-done" } else { "backup-unrehearsed" };
        console.remark(&UserMessage::new(key).with("documents", documents));
        Ending::Done
    };
    if copy.files > 0 {
        console.remark(&UserMessage::new("backup-files").with("files", copy.files));
    }
    if !copy.files_missing.is_empty() {
        let names = copy.files_missing.join(", ");
        console.remark(
            &UserMessage::new("backup-files-missing").with("amount", copy.files_missing.len()).with("names", names),
        );
    }
    registry.warn_of_cloud(Some(folder), console);
    match pruned {
        Ok(pruned) if pruned.refused > 0 => {
            console.remark(&UserMessage::new("backup-not-thinned").with("refused", pruned.refused));
        }
        Ok(pruned) if pruned.removed > 0 => {
            console.remark(&UserMessage::new("backup-thinned").with("removed", pruned.removed));
        }
        Ok(pruned) if pruned.clock_leapt => console.remark(&UserMessage::new("backup-clock-leapt")),
        Ok(_) => {}
        Err(error) => console.remark(&error.message()),
    }
    if let Err(error) = remembered {
        console.remark(&error.message());
    }
    Ok(ending)
}
