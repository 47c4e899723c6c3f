//! Long work beside the window: on a thread of its own, with a progress that is watched and can be stopped; and the clock's ticks.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
    time::Duration,
};

use futures_channel::{mpsc, oneshot};
use iced::Subscription;

use jobs::JobError;
use progress::Progress;
use texts::UserMessage;

use super::kit::{notice::Notice, theme::Severity};

/// Starts work on a thread; the future gives its result, or `None` when the thread died.
pub fn start<R: Send + 'static>(
    work: impl FnOnce(&Progress) -> R + Send + 'static,
) -> (Progress, impl Future<Output = Option<R>> + Send + 'static) {
    let progress = Progress::default();
    let (sender, receiver) = oneshot::channel();
    let watched = progress.clone();
    let spawned = thread::Builder::new().name("work".to_owned()).spawn(move || {
        // A panic must not leave the window waiting: the dropped sender says that nothing will come.
        if let Ok(result) = catch_unwind(AssertUnwindSafe(|| work(&watched))) {
            let _ = sender.send(result);
        }
    });
    // Without a thread the sender is dropped with the work, which ends the future as well.
    drop(spawned);
    (progress, async move { receiver.await.ok() })
}

/// Why work ended without its result, as a notice.
pub fn failure(error: &JobError) -> Notice {
    let severity = if matches!(error, JobError::Stopped) { Severity::Warning } else { Severity::Error };
    let mut sentences = error.messages().into_iter();
    let Some(first) = sentences.next() else { return broken_off() };
    let notice = Notice::new(severity, first);
    match sentences.next() {
        Some(second) => notice.with_more(second),
        None => notice,
    }
}

/// Work broke off without a word.
pub fn broken_off() -> Notice {
    Notice::new(Severity::Error, UserMessage::from(texts::WORK_BROKEN_OFF))
}

/// One tick every second: to look whether the registry changed.
pub fn seconds() -> Subscription<()> {
    Subscription::run(|| ticks(Duration::from_secs(1)))
}

/// Five ticks a second: to show how far work is.
pub fn progress_ticks() -> Subscription<()> {
    Subscription::run(|| ticks(Duration::from_millis(200)))
}

fn ticks(pause: Duration) -> mpsc::Receiver<()> {
    let (mut sender, receiver) = mpsc::channel(0);
    let beat = move || {
        loop {
            thread::sleep(pause);
            match sender.try_send(()) {
                Err(error) if error.is_disconnected() => break,
                _ => {}
            }
        }
    };
    let _ = thread::Builder::new().name("clock".to_owned()).spawn(beat);
    receiver
}
