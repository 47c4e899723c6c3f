//! Long reading that somebody may stop: what the engine is doing for it is broken off.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread::{self, Thread},
    time::Duration,
};

use super::engine::InterruptHandle;
use progress::Progress;

/// How often one looks whether it is to stop.
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

/// Does work with a connection and breaks off its statements, one after the other, once somebody asks to stop.
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
