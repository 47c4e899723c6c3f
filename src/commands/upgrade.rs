//! `vanthu upgrade`: a registry of an earlier version is brought up to date, and one is told how far it is.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{Console, Refusal, registry::Registry};
use crate::{
    domain::message::Message,
    progress::Progress,
    store::{StoreError, upgrade},
};

/// How often is told how far it is.
const TELLING: Duration = Duration::from_secs(2);
/// How often one looks whether it is done.
const LOOK: Duration = Duration::from_millis(50);

pub(super) fn run(console: &mut Console<'_>, registry: &Registry) -> Result<(), Refusal> {
    let progress = Progress::default();
    let upgraded = thread::scope(|scope| {
        let work = scope.spawn(|| upgrade(&registry.path, None, &progress));
        let mut told = Instant::now();
        while !work.is_finished() {
            thread::sleep(LOOK);
            let (done, total) = progress.state();
            if total > 0 && told.elapsed() >= TELLING {
                told = Instant::now();
                console.remark(&far(done, total));
            }
        }
        work.join().unwrap_or(Err(StoreError::Interrupted))
    })?;
    if let Some(upgraded) = upgraded {
        console.say(&Message::new("upgrade-done").with_plain("version", upgraded.from));
        console.say(&Message::new("upgrade-kept").with("path", upgraded.kept.display().to_string()));
    } else {
        console.say(&Message::new("upgrade-not-needed").with("path", registry.path.display().to_string()));
    }
    Ok(())
}

fn far(done: u64, total: u64) -> Message {
    let [done, total] = [done, total].map(|amount| i64::try_from(amount).unwrap_or(i64::MAX));
    Message::new("upgrade-far").with("done", done).with("total", total)
}
