//! A thread that owns a store, so that the window never waits for SQL; searches have one of their own that only reads, so that
//! a save never waits for them, and a newer one interrupts the one before it. What reads long has one for as long as it lasts.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use futures_channel::oneshot;

use super::{Access, Result, Store, StoreError};

/// After so long without a request the thread does the work that waits for idle moments.
const IDLE: Duration = Duration::from_millis(300);

type Work = Box<dyn FnOnce(&mut Store) + Send>;

/// A handle on the threads; they end when the last handle is gone and their work is done.
#[derive(Clone)]
pub struct StoreThread {
    requests: mpsc::Sender<Work>,
    /// The same thread where a second reading connection could not be had.
    searches: mpsc::Sender<Work>,
    /// The newest search asked for.
    newest: Arc<AtomicU64>,
    /// Whether a search is under way. Held while it is interrupted, so that nothing else can be.
    searching: Arc<Mutex<bool>>,
    interrupt: Arc<rusqlite::InterruptHandle>,
    /// The same for what is worked out beside the engine.
    stop: Arc<AtomicBool>,
    path: PathBuf,
}

impl std::fmt::Debug for StoreThread {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("StoreThread").finish_non_exhaustive()
    }
}

impl StoreThread {
    /// Gives the store a thread of its own. One opened for writing tidies itself in idle moments.
    #[must_use]
    pub fn start(store: Store, access: Access) -> Self {
        let (requests, received) = mpsc::channel::<Work>();
        let path = store.path.clone();
        let (searches, interrupt, stop) = match Store::open(&store.path, Access::Read) {
            Ok(reading) => {
                let (interrupt, stop) = (reading.connection.get_interrupt_handle(), Arc::clone(&reading.stop));
                let (searches, received) = mpsc::channel::<Work>();
                thread::spawn(move || serve(reading, &received, Access::Read));
                (searches, interrupt, stop)
            }
            Err(_) => (requests.clone(), store.connection.get_interrupt_handle(), Arc::clone(&store.stop)),
        };
        thread::spawn(move || serve(store, &received, access));
        let interrupt = Arc::new(interrupt);
        Self { requests, searches, newest: Arc::default(), searching: Arc::default(), interrupt, stop, path }
    }

    /// Runs `work` after everything asked before.
    ///
    /// # Errors
    /// What `work` answers; [`StoreError::Interrupted`] when the thread has ended.
    pub fn ask<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send + 'static {
        Self::send(&self.requests, work)
    }

    fn send<R: Send + 'static>(
        requests: &mpsc::Sender<Work>,
        work: impl FnOnce(&mut Store) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send + 'static {
        let (answer, answered) = oneshot::channel();
        let sent = requests.send(Box::new(move |store| {
            // Nobody may be waiting any more; the work was done all the same.
            let _ = answer.send(work(store));
        }));
        async move {
            match sent {
                Ok(()) => answered.await.unwrap_or(Err(StoreError::Interrupted)),
                Err(_) => Err(StoreError::Interrupted),
            }
        }
    }

    /// The same for what only reads and may go through the whole registry: neither a save nor a search waits for it. It
    /// sees all that was answered before.
    ///
    /// # Errors
    /// What `work` answers, and those of [`Store::open`].
    pub fn ask_aside<R: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send + 'static {
        let (answer, answered) = oneshot::channel();
        let path = self.path.clone();
        thread::spawn(move || {
            let read = Store::open(&path, Access::Read).and_then(|store| work(&store));
            // Nobody may be waiting any more.
            let _ = answer.send(read);
        });
        async move { answered.await.unwrap_or(Err(StoreError::Interrupted)) }
    }

    /// The same for a search, which sees all that was answered before: a search asked for before and not yet answered is given up.
    ///
    /// # Errors
    /// What `work` answers; [`StoreError::Interrupted`] when a newer search took over.
    pub fn ask_latest<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send + 'static {
        let mine = self.newest.fetch_add(1, Ordering::SeqCst) + 1;
        let under_way = lock(&self.searching);
        if *under_way {
            self.stop.store(true, Ordering::SeqCst);
            self.interrupt.interrupt();
        }
        drop(under_way);
        let (newest, searching) = (Arc::clone(&self.newest), Arc::clone(&self.searching));
        Self::send(&self.searches, move |store| {
            let mut under_way = lock(&searching);
            *under_way = true;
            store.stop.store(false, Ordering::SeqCst);
            drop(under_way);
            let is_newest = newest.load(Ordering::SeqCst) == mine;
            let answer = if is_newest { work(store) } else { Err(StoreError::Interrupted) };
            *lock(&searching) = false;
            answer
        })
    }
}

/// The flag, also after a search that panicked.
fn lock(flag: &Mutex<bool>) -> MutexGuard<'_, bool> {
    flag.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(mut store: Store, received: &mpsc::Receiver<Work>, access: Access) {
    let mut untidy = access == Access::Write;
    loop {
        let work = if untidy {
            received.recv_timeout(IDLE)
        } else {
            received.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match work {
            Ok(work) => {
                work(&mut store);
                untidy = access == Access::Write;
            }
            // What cannot be tidied now is tidied another time.
            Err(RecvTimeoutError::Timeout) => untidy = store.tidy().unwrap_or(false),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
