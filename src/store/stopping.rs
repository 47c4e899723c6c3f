//! Long reading that somebody may stop: what the engine is doing for it is broken off.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread::{self, Thread},
    time::Duration,
};

use super::engine::InterruptHandle;
use progress::Progress;

/// How often a stop is looked for.
const LOOK: Duration = Duration::from_millis(50);

/// The work goes on for as long as this lives; the watch ends with it, also by a panic.
struct UnderWay<'a> {
    ended: &'a AtomicBool,
    watch: Thread,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
        self.watch.unpark();
    }
}

/// Runs work with a connection and interrupts its statements once a stop is requested.
pub(super) fn until_stopped<R>(handle: &InterruptHandle, progress: &Progress, work: impl FnOnce() -> R) -> R {
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let watch = scope.spawn(|| {
            while !ended.load(Ordering::Acquire) {
                if progress.is_stopped() {
                    handle.interrupt();
                }
                thread::park_timeout(LOOK);
            }
        });
        let _under_way = UnderWay { ended: &ended, watch: watch.thread().clone() };
        work()
    })
}
