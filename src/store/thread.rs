//! A thread that owns a store, so that the window never waits for SQL. Searches have a second thread that only
//! reads, so that a save never waits for them and a newer search interrupts the one before. Long reading gets a
//! thread for its duration. A panic in a request ends its thread, because the store may be in any state then;
//! later requests get an error.

use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use futures_channel::oneshot;

use super::{Access, Address, Changes, Result, Store, StoreError, Waiting, Writer, engine};

/// The time without a request after which the thread does maintenance.
const IDLE: Duration = Duration::from_millis(300);

/// A request; it returns whether the thread continues.
type Work = Box<dyn FnOnce(&mut Store) -> ControlFlow<()> + Send>;

/// A handle on the threads; they end when the last handle is dropped and their work is done.
#[derive(Clone)]
pub struct StoreThread {
    requests: mpsc::Sender<Work>,
    /// The thread for searches; the first one where a second reading connection could not be opened.
    searches: mpsc::Sender<Work>,
    /// The newest requested search.
    newest: Arc<AtomicU64>,
    /// Whether a search is running. Locked while it is interrupted, so that nothing else can be.
    searching: Arc<Mutex<bool>>,
    interrupt: Arc<engine::InterruptHandle>,
    /// Stops a search's computing outside the engine.
    stop: Arc<AtomicBool>,
    /// Whether one of the threads ended by a panic.
    died: Arc<AtomicBool>,
    waiting: Waiting,
    /// The kinds of what was written since they were last taken.
    changes: Arc<AtomicU32>,
    /// The registry, and how to open it.
    opened: Arc<(Address, Writer)>,
}

impl std::fmt::Debug for StoreThread {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("StoreThread").finish_non_exhaustive()
    }
}

impl StoreThread {
    /// Starts a thread for the store. A store opened for writing is tidied in idle moments.
    #[must_use]
    pub fn start(store: Store, access: Access) -> Self {
        let (requests, received) = mpsc::channel::<Work>();
        let writer = Writer { clerk: store.clerk.clone(), clock: store.clock.clone(), ..Writer::default() };
        let opened = Arc::new((store.address().clone(), writer));
        let died = Arc::new(AtomicBool::new(false));
        let waiting = store.waiting.clone();
        let (searches, interrupt, stop) = match Store::open_for(&opened.0, Access::Read, &opened.1) {
            Ok(reading) => {
                let (interrupt, stop) = (reading.connection.interrupt_handle(), Arc::clone(&reading.stop));
                let (searches, received) = mpsc::channel::<Work>();
                begin("searches", reading, received, Access::Read, &died);
                (searches, interrupt, stop)
            }
            Err(_) => (requests.clone(), store.connection.interrupt_handle(), Arc::clone(&store.stop)),
        };
        begin("registry", store, received, access, &died);
        let interrupt = Arc::new(interrupt);
        let (newest, searching, changes) = (Arc::default(), Arc::default(), Arc::default());
        Self { requests, searches, newest, searching, interrupt, stop, died, waiting, changes, opened }
    }

    /// Returns whether a thread ended by a panic. Requests then fail with [`StoreError::ThreadDied`] until the
    /// registry is opened again.
    #[must_use]
    pub fn has_died(&self) -> bool {
        self.died.load(Ordering::SeqCst)
    }

    /// Returns how writing waits for other programs.
    #[must_use]
    pub fn waiting(&self) -> &Waiting {
        &self.waiting
    }

    /// Returns the kinds of what was written through this thread since the last call, and clears them. A write is included once the
    /// answer to its request was received.
    #[must_use]
    pub fn take_changes(&self) -> Changes {
        Changes::from_bits(self.changes.swap(0, Ordering::SeqCst))
    }

    /// Runs `work` after everything requested before.
    ///
    /// # Errors
    /// Any error of `work`; [`StoreError::ThreadDied`] when the thread has ended, by this work or before.
    pub fn ask<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send + 'static {
        self.send(&self.requests, work)
    }

    fn send<R: Send + 'static>(
        &self,
        requests: &mpsc::Sender<Work>,
        work: impl FnOnce(&mut Store) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send + 'static {
        let (answer, answered) = oneshot::channel();
        let (died, written) = (Arc::clone(&self.died), Arc::clone(&self.changes));
        let sent = requests.send(Box::new(move |store| {
            let Ok(answered) = catch_unwind(AssertUnwindSafe(|| work(store))) else {
                // Set before the caller gets the error.
                died.store(true, Ordering::SeqCst);
                return ControlFlow::Break(());
            };
            log_failure(answered.as_ref().err());
            // The caller may have dropped the future; the write is committed all the same.
            let _ = answer.send((answered, ChangeReport(store.take_changes(), written)));
            ControlFlow::Continue(())
        }));
        async move {
            match sent {
                Ok(()) => answered.await.map_or(Err(StoreError::ThreadDied), |(answered, _written)| answered),
                Err(_) => Err(StoreError::ThreadDied),
            }
        }
    }

    /// Runs `work` that only reads and may take long on a thread of its own: neither a save nor a search waits
    /// for it. It sees the results of all answered requests.
    ///
    /// # Errors
    /// Any error of `work`, those of [`Store::open`], and [`StoreError::BrokenOff`] when it ended by a panic.
    pub fn ask_aside<R: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send + 'static {
        let (answer, answered) = oneshot::channel();
        let opened = Arc::clone(&self.opened);
        let spawned = thread::Builder::new().name("aside".to_owned()).spawn(move || {
            let read = Store::open_for(&opened.0, Access::Read, &opened.1).and_then(|store| work(&store));
            log_failure(read.as_ref().err());
            // The caller may have dropped the future.
            let _ = answer.send(read);
        });
        // If no thread starts, the sender is dropped with the work, and the receiver fails below.
        drop(spawned);
        async move { answered.await.unwrap_or(Err(StoreError::BrokenOff)) }
    }

    /// Runs a search, which sees the results of all answered requests. An earlier search that is not answered
    /// yet is given up.
    ///
    /// # Errors
    /// Any error of `work`; [`StoreError::Superseded`] when a newer search took over.
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
        self.send(&self.searches, move |store| {
            let mut under_way = lock(&searching);
            *under_way = true;
            store.stop.store(false, Ordering::SeqCst);
            drop(under_way);
            let is_newest = || newest.load(Ordering::SeqCst) == mine;
            let answer = if is_newest() { work(store) } else { Err(StoreError::Superseded) };
            *lock(&searching) = false;
            match answer {
                // The engine reports an interrupt without its reason.
                Err(StoreError::Stopped) if !is_newest() => Err(StoreError::Superseded),
                answer => answer,
            }
        })
    }
}

/// The kinds that a request wrote. Dropping the report adds them to those of the thread: when the answer is received, or when the
/// caller dropped the future.
struct ChangeReport(Changes, Arc<AtomicU32>);

impl Drop for ChangeReport {
    fn drop(&mut self) {
        self.1.fetch_or(self.0.bits(), Ordering::SeqCst);
    }
}

/// Logs a failed request; refusals only at the debug level.
fn log_failure(error: Option<&StoreError>) {
    match error {
        None | Some(StoreError::Superseded | StoreError::Stopped) => {}
        Some(error @ (StoreError::Refused(_) | StoreError::OnlyLooking)) => log::debug!("refused: {}", error.for_log()),
        Some(error) => log::warn!("a request failed: {}", error.for_log()),
    }
}

/// Locks the flag, also after a search that panicked.
fn lock(flag: &Mutex<bool>) -> MutexGuard<'_, bool> {
    flag.lock().unwrap_or_else(PoisonError::into_inner)
}

fn begin(name: &str, store: Store, received: mpsc::Receiver<Work>, access: Access, died: &Arc<AtomicBool>) {
    let died_here = Arc::clone(died);
    let spawned = thread::Builder::new().name(name.to_owned()).spawn(move || {
        if serve(store, &received, access).is_break() {
            died_here.store(true, Ordering::SeqCst);
            log::error!("a thread of the registry ended by a panic");
        }
    });
    if let Err(error) = spawned {
        died.store(true, Ordering::SeqCst);
        log::error!("no thread for the registry: {error}");
    }
}

/// Serves requests until all senders are dropped or a request panics.
fn serve(mut store: Store, received: &mpsc::Receiver<Work>, access: Access) -> ControlFlow<()> {
    let mut untidy = access == Access::Write;
    let mut tidied = None;
    loop {
        let work = if untidy {
            received.recv_timeout(IDLE)
        } else {
            received.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        match work {
            Ok(work) => {
                work(&mut store)?;
                // Reading leaves nothing to tidy; the window asks every second whether anybody wrote.
                untidy = access == Access::Write && (untidy || store.state().ok() != tidied);
            }
            Err(RecvTimeoutError::Timeout) => {
                // What cannot be tidied now is tidied later.
                let Ok(more) = catch_unwind(AssertUnwindSafe(|| store.tidy())) else { return ControlFlow::Break(()) };
                tidied = if more.is_ok() { store.state().ok() } else { None };
                untidy = more.unwrap_or(false);
            }
            Err(RecvTimeoutError::Disconnected) => return ControlFlow::Continue(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path, time::SystemTime};

    use domain::book::Book;

    use super::*;

    /// Returns the contents and times of the registry's files.
    fn files(path: &Path) -> Vec<(Vec<u8>, SystemTime)> {
        let log = super::super::sqlite::file::beside(path, "-wal");
        [path, &log].map(|file| (fs::read(file).unwrap(), fs::metadata(file).unwrap().modified().unwrap())).into()
    }

    /// Waits for the answer to a request.
    fn asked<R: Send + 'static>(registry: &StoreThread, work: impl FnOnce(&mut Store) -> R + Send + 'static) -> R {
        let (answer, answered) = mpsc::channel();
        drop(registry.ask(move |store| {
            answer.send(work(store)).unwrap();
            Ok(())
        }));
        answered.recv().unwrap()
    }

    fn lock_book(store: &mut Store, year: i32) {
        let locked = store.write(|transaction| transaction.set_lock(Book::Incoming, None, year, true, ""));
        assert_eq!(locked, Ok(true));
    }

    #[test]
    fn an_idle_registry_is_looked_at_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry.db");
        Store::create(&path).unwrap();
        let registry = StoreThread::start(Store::open(&path, Access::Write).unwrap(), Access::Write);
        let changes = || asked(&registry, |store| store.connection.total_changes());
        let idle = || thread::sleep(2 * IDLE);
        // The first idle moments tidy what creating the registry left.
        let mut before = changes();
        let rests = (0..20).any(|_| {
            idle();
            let now = changes();
            now == std::mem::replace(&mut before, now)
        });
        assert!(rests, "it tidies for ever");
        let written = files(&path);
        for _ in 0..5 {
            asked(&registry, |store| store.version()).unwrap();
            idle();
        }
        assert_eq!(changes(), before);
        assert!(files(&path) == written, "an idle window wrote");
        // Tidies after every write, also of another program.
        lock_book(&mut Store::open(&path, Access::Write).unwrap(), 2024);
        asked(&registry, |store| store.version()).unwrap();
        idle();
        let after_other = changes();
        assert!(after_other > before, "what another wrote was not tidied");
        asked(&registry, |store| lock_book(store, 2025));
        let saved = changes();
        idle();
        assert!(changes() > saved, "what was saved was not tidied");
    }
}
