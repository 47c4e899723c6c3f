//! Stops long reading on request, by interrupting the engine.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread::{self, Thread},
    time::Duration,
};

use super::engine::InterruptHandle;
use progress::Progress;

/// The interval of checks for a stop.
const LOOK: Duration = Duration::from_millis(50);

/// Marks the work as running while it lives; the watch ends with it, also by a panic.
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
