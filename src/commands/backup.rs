//! `vanthu backup`: a safety copy of the registry, and old copies thinned.

use std::path::Path;

use domain::message::Message;
use jobs::safety_copies::{BackedUp, back_up};
use progress::Progress;
use store::Proof;

use super::{Console, Ending, Refusal, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, folder: &Path) -> Result<Ending, Refusal> {
    let BackedUp { copy, thinned, remembered } =
        back_up(&registry.path, folder, &registry.writer, &Progress::default())?;
    console.print(&copy.path.display().to_string());
    let ending = if let Proof::Wrong(error) = &copy.proof {
        console.remark(&Message::new("backup-wrong"));
        console.remark(&error.message());
        Ending::FoundWrong
    } else {
        let documents = i64::try_from(copy.documents).unwrap_or(i64::MAX);
        let key = if copy.proof == Proof::Rehearsed { "backup-done" } else { "backup-unrehearsed" };
        console.remark(&Message::new(key).with("documents", documents));
        Ending::Done
    };
    if copy.files > 0 {
        console.remark(&Message::new("backup-files").with("files", copy.files));
    }
    if !copy.files_missing.is_empty() {
        let names = copy.files_missing.join(", ");
        console.remark(
            &Message::new("backup-files-missing").with("amount", copy.files_missing.len()).with("names", names),
        );
    }
    registry.warn_of_cloud(Some(folder), console);
    match thinned {
        Ok(thinned) if thinned.refused > 0 => {
            console.remark(&Message::new("backup-not-thinned").with("refused", thinned.refused));
        }
        Ok(thinned) if thinned.removed > 0 => {
            console.remark(&Message::new("backup-thinned").with("removed", thinned.removed));
        }
        Ok(thinned) if thinned.clock_leapt => console.remark(&Message::new("backup-clock-leapt")),
        Ok(_) => {}
        Err(error) => console.remark(&error.message()),
    }
    if let Err(error) = remembered {
        console.remark(&error.message());
    }
    Ok(ending)
}
