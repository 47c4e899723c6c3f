//! `vanthu backup`: a backup of the registry, and old copies thinned.

use std::path::Path;

use jobs::backups::{BackedUp, back_up};
use progress::Progress;
use store::Verification;
use texts::{UserMessage, message};

use super::{Console, Ending, Refusal, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, folder: &Path) -> Result<Ending, Refusal> {
    let BackedUp { copy, pruned, remembered } =
        back_up(&registry.address, folder, &registry.writer, &Progress::default())?;
    console.print(&copy.path.display().to_string());
    let ending = if let Verification::Wrong(error) = &copy.verification {
        console.remark(&UserMessage::from(texts::BACKUP_WRONG));
        console.remark(&error.message());
        Ending::FoundWrong
    } else {
        let documents = i64::try_from(copy.documents).unwrap_or(i64::MAX);
        let text =
            if copy.verification == Verification::Rehearsed { texts::BACKUP_DONE } else { texts::BACKUP_UNREHEARSED };
        console.remark(&text.with(texts::values::Documents { documents: documents.into() }));
        Ending::Done
    };
    if copy.files > 0 {
        console.remark(&message!(texts::BACKUP_FILES, files = copy.files));
    }
    if !copy.files_missing.is_empty() {
        let names = copy.files_missing.join(", ");
        console.remark(&message!(texts::BACKUP_FILES_MISSING, amount = copy.files_missing.len(), names = names));
    }
    registry.warn_of_cloud(Some(folder), console);
    match pruned {
        Ok(pruned) if pruned.refused > 0 => {
            console.remark(&message!(texts::BACKUP_NOT_PRUNED, refused = pruned.refused));
        }
        Ok(pruned) if pruned.removed > 0 => {
            console.remark(&message!(texts::BACKUP_PRUNED, removed = pruned.removed));
        }
        Ok(pruned) if pruned.clock_leapt => console.remark(&UserMessage::from(texts::BACKUP_CLOCK_LEAPT)),
        Ok(_) => {}
        Err(error) => console.remark(&error.message()),
    }
    if let Err(error) = remembered {
        console.remark(&error.message());
    }
    Ok(ending)
}
