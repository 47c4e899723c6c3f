//! `vanthu upgrade`: brings a registry of an earlier version up to date and reports the progress.

use std::{
    thread,
    time::{Duration, Instant},
};

use progress::Progress;
use store::{StoreError, upgrade_for};
use texts::{UserMessage, message};

use super::{Console, Refusal, registry::Registry};

/// How often the progress is reported.
const REPORT_EVERY: Duration = Duration::from_secs(2);
/// How often it is checked whether the work has ended.
const POLL_EVERY: Duration = Duration::from_millis(50);

pub(super) fn run(console: &mut Console<'_>, registry: &Registry) -> Result<(), Refusal> {
    let progress = Progress::default();
    let upgraded = thread::scope(|scope| {
        let work = scope.spawn(|| upgrade_for(&registry.address, None, &registry.writer, &progress));
        let mut reported = Instant::now();
        while !work.is_finished() {
            thread::sleep(POLL_EVERY);
            let (done, total) = progress.state();
            if total > 0 && reported.elapsed() >= REPORT_EVERY {
                reported = Instant::now();
                console.remark(&progress_message(done, total));
            }
        }
        work.join().unwrap_or(Err(StoreError::BrokenOff))
    })?;
    if let Some(upgraded) = upgraded {
        console.say(&message!(texts::UPGRADE_DONE, version = texts::plain(upgraded.from)));
        console.say(&message!(texts::UPGRADE_KEPT, path = upgraded.kept.display().to_string()));
    } else {
        console.say(&message!(texts::UPGRADE_NOT_NEEDED, path = registry.address.to_string()));
    }
    Ok(())
}

fn progress_message(done: u64, total: u64) -> UserMessage {
    let [done, total] = [done, total].map(|amount| i64::try_from(amount).unwrap_or(i64::MAX));
    message!(texts::UPGRADE_FAR, done = done, total = total)
}
