//! Writes drafts while the clerk types: on a thread of its own, once typing pauses, so that the window never waits. Failed writes are
//! retried.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use domain::text::without_quoted;
use store::{Address, Drafts};

/// Pause in typing after which drafts are written.
const REST: Duration = Duration::from_millis(400);
/// Greatest age of the written drafts while typing goes on.
const LONGEST: Duration = Duration::from_secs(2);
/// The pause before the first retry of a failed write; it doubles with each retry.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The longest pause between retries.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// How long [`DraftKeeper::finish`] retries.
const LAST_TRIES: Duration = Duration::from_secs(1);

/// Writes drafts beside a registry; when dropped, writes the latest ones first.
#[derive(Debug)]
pub struct DraftKeeper {
    registry: Address,
    /// The latest drafts.
    given: Drafts,
    /// Whether the last write failed.
    is_failing: Arc<AtomicBool>,
    writing: Option<(Sender<Drafts>, JoinHandle<()>)>,
}

impl DraftKeeper {
    /// Creates a keeper; these drafts are on the disk already.
    #[must_use]
    pub fn new(registry: Address, given: Drafts) -> Self {
        Self { registry, given, is_failing: Arc::default(), writing: None }
    }

    /// Queues these drafts for writing if they have changed.
    pub fn keep(&mut self, drafts: Drafts) {
        if drafts != self.given {
            self.given = drafts;
            self.write();
        }
    }

    /// Whether the latest drafts are not on the disk because writing failed.
    #[must_use]
    pub fn is_failing(&self) -> bool {
        self.is_failing.load(Ordering::Relaxed)
    }

    /// Waits until the latest drafts are on the disk; returns false after about a second of failed writes.
    pub fn finish(&mut self) -> bool {
        if let Some((sender, thread)) = self.writing.take() {
            drop(sender);
            if thread.join().is_err() {
                log::error!("the thread that writes drafts ended by a panic");
                self.is_failing.store(true, Ordering::Relaxed);
            }
        }
        !self.is_failing()
    }

    /// Resumes the retries after a [`DraftKeeper::finish`] that failed.
    pub fn go_on(&mut self) {
        if self.is_failing() {
            self.write();
        }
    }

    fn write(&mut self) {
        let (sender, _) = self.writing.get_or_insert_with(|| {
            let (sender, received) = mpsc::channel();
            let (registry, is_failing) = (self.registry.clone(), Arc::clone(&self.is_failing));
            let write = move || write_in_turn(&received, &is_failing, |drafts| drafts.write(&registry));
            (sender, thread::spawn(write))
        });
        // The thread goes on for as long as there is a sender.
        let _ = sender.send(self.given.clone());
    }
}

impl Drop for DraftKeeper {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Writes the latest drafts after a pause or at the greatest age, and retries until they are written, replaced or the keeper is gone.
fn write_in_turn(received: &Receiver<Drafts>, is_failing: &AtomicBool, write: impl Fn(&Drafts) -> io::Result<()>) {
    while let Ok(mut latest) = received.recv() {
        let mut ended = rest(received, &mut latest);
        let (mut pause, mut last_tries) = (FIRST_PAUSE, Instant::now());
        while let Err(error) = write(&latest) {
            if !is_failing.swap(true, Ordering::Relaxed) {
                log::warn!("drafts are not written: {}", without_quoted(&error.to_string()));
            }
            if ended {
                if last_tries.elapsed() > LAST_TRIES {
                    return;
                }
                thread::sleep(FIRST_PAUSE);
                continue;
            }
            match received.recv_timeout(pause) {
                Ok(newer) => {
                    latest = newer;
                    ended = rest(received, &mut latest);
                }
                Err(RecvTimeoutError::Timeout) => pause = LONGEST_PAUSE.min(pause * 2),
                Err(RecvTimeoutError::Disconnected) => ended = true,
            }
            last_tries = Instant::now();
        }
        if is_failing.swap(false, Ordering::Relaxed) {
            log::info!("drafts are written again");
        }
        if ended {
            return;
        }
    }
}

/// Waits for a pause, at most for the greatest age; returns true when the sender is gone.
fn rest(received: &Receiver<Drafts>, latest: &mut Drafts) -> bool {
    let since = Instant::now();
    while since.elapsed() <= LONGEST {
        match received.recv_timeout(REST) {
            Ok(newer) => *latest = newer,
            Err(RecvTimeoutError::Timeout) => return false,
            Err(RecvTimeoutError::Disconnected) => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use store::Draft;

    use super::*;

    fn drafts(text: &str) -> Drafts {
        let texts = [("Subject".to_owned(), text.to_owned())].into_iter().collect();
        Drafts { incoming: Some(Draft { texts, ..Draft::default() }), ..Drafts::default() }
    }

    /// Sends these, then closes after so long; how often each was tried, and whether the last try failed, when so many tries fail.
    fn tried(sent: &[&str], closed_after: Duration, fail: usize) -> (Vec<Drafts>, bool) {
        let (sender, received) = mpsc::channel();
        let (is_failing, tries) = (AtomicBool::new(false), Mutex::new(Vec::new()));
        thread::scope(|scope| {
            let (is_failing, tries) = (&is_failing, &tries);
            scope.spawn(move || {
                write_in_turn(&received, is_failing, |drafts| {
                    let mut tries = tries.lock().unwrap();
                    tries.push(drafts.clone());
                    if tries.len() <= fail { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
                });
            });
            for text in sent {
                sender.send(drafts(text)).unwrap();
                thread::sleep(closed_after);
            }
            drop(sender);
        });
        (tries.into_inner().unwrap(), is_failing.into_inner())
    }

    #[test]
    fn a_failed_write_is_tried_again_without_a_further_letter() {
        // The tries come 0.4, 0.5, 0.7 and 1.1 seconds after the letter: the fourth succeeds long before the end.
        let (tries, failing) = tried(&["a"], Duration::from_secs(3), 3);
        assert_eq!((tries, failing), (vec![drafts("a"); 4], false));
    }

    #[test]
    fn the_newest_drafts_are_written_not_those_that_failed() {
        let (tries, failing) = tried(&["a", "ab"], Duration::from_secs(2), 3);
        assert_eq!((tries.last(), failing), (Some(&drafts("ab")), false));
    }

    #[test]
    fn closing_tries_for_about_a_second_and_says_that_nothing_was_written() {
        let begun = Instant::now();
        let (tries, failing) = tried(&["a"], Duration::ZERO, usize::MAX);
        assert!(failing && tries.len() > 2, "{tries:?}");
        assert!((Duration::from_secs(1)..Duration::from_secs(10)).contains(&begun.elapsed()));
    }
}
