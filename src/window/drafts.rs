//! Keeping drafts while somebody types: a thread of its own writes them once the typing rests, so that the window never waits.

use std::{
    path::PathBuf,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crate::{domain::text::without_quoted, store::Drafts};

/// After so long without a change the drafts are written.
const REST: Duration = Duration::from_millis(400);
/// However fast somebody types, the drafts are never older than this.
const LONGEST: Duration = Duration::from_secs(2);

/// Writes drafts beside a registry. Dropped, it first writes what it was given last.
#[derive(Debug)]
pub struct DraftKeeper {
    registry: PathBuf,
    /// What it was given last.
    given: Drafts,
    writing: Option<(Sender<Drafts>, JoinHandle<()>)>,
}

impl DraftKeeper {
    /// A keeper for a registry beside which these drafts lie.
    #[must_use]
    pub fn new(registry: PathBuf, given: Drafts) -> Self {
        Self { registry, given, writing: None }
    }

    /// Keeps these drafts, when they are others than before.
    pub fn keep(&mut self, drafts: Drafts) {
        if drafts == self.given {
            return;
        }
        self.given = drafts;
        let (sender, _) = self.writing.get_or_insert_with(|| {
            let (sender, received) = mpsc::channel();
            let registry = self.registry.clone();
            (sender, thread::spawn(move || write_in_turn(&received, |drafts| drafts.write(&registry))))
        });
        // The thread goes on for as long as there is a sender.
        let _ = sender.send(self.given.clone());
    }

    /// Waits until what was given last is on the disk.
    pub fn finish(&mut self) {
        if let Some((sender, thread)) = self.writing.take() {
            drop(sender);
            // Drafts that cannot be written are lost with the window, and nothing else is.
            if thread.join().is_err() {
                log::error!("the thread that writes drafts ended by a panic");
            }
        }
    }
}

impl Drop for DraftKeeper {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Writes the latest of what comes, whenever nothing came for a while or the last writing is long ago.
fn write_in_turn(received: &Receiver<Drafts>, write: impl Fn(&Drafts) -> std::io::Result<()>) {
    while let Ok(mut latest) = received.recv() {
        let since = Instant::now();
        let ended = loop {
            match received.recv_timeout(REST) {
                Ok(newer) => latest = newer,
                Err(RecvTimeoutError::Timeout) => break false,
                Err(RecvTimeoutError::Disconnected) => break true,
            }
            if since.elapsed() > LONGEST {
                break false;
            }
        };
        // A full disk may have room again when the next letter is typed.
        if let Err(error) = write(&latest) {
            log::warn!("drafts are not written: {}", without_quoted(&error.to_string()));
        }
        if ended {
            return;
        }
    }
}
