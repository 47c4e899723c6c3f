//! The dialogs of the system in which files are chosen: they belong to the window, and one is open at a time.

use std::{
    path::PathBuf,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use iced::{Task, window};
use rfd::AsyncFileDialog;

use texts::UserMessage;

use super::kit::{notice::Notice, theme::Severity};

/// No person cancels a dialog faster: an empty answer before that means the system could open none (Linux without a portal and zenity).
const LOOKED_AT: Duration = Duration::from_millis(300);

/// The answer of a dialog that is open.
pub type Pending<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The dialogs of one window.
#[derive(Debug, Clone, Default)]
pub struct Dialogs {
    /// Creates a dialog owned by the window, once there is one.
    owned: Arc<Mutex<Option<AsyncFileDialog>>>,
    is_open: Arc<AtomicBool>,
    /// Whether the system could not open the last dialog.
    are_missing: Arc<AtomicBool>,
}

/// An answer of a dialog.
pub trait Chosen {
    /// Whether nothing was chosen.
    fn is_nothing(&self) -> bool;
}

impl Chosen for Option<PathBuf> {
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

impl Chosen for Vec<PathBuf> {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

/// Marks a dialog as open until it is dropped.
struct Open(Arc<AtomicBool>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Dialogs {
    /// Makes the window the owner of all later dialogs, so that it stays below them and takes no input.
    pub fn belong_to_window<T: Send + 'static>(&self) -> Task<T> {
        let owned = Arc::clone(&self.owned);
        window::latest()
            .and_then(move |id| {
                let owned = Arc::clone(&owned);
                window::run(id, move |window| {
                    let dialog = AsyncFileDialog::new().set_parent(window);
                    *owned.lock().unwrap_or_else(PoisonError::into_inner) = Some(dialog);
                })
            })
            .discard()
    }

    /// A notice of what to do when the system could not open the last dialog.
    #[must_use]
    pub fn problems(&self) -> Option<Notice> {
        let said = Notice::new(Severity::Warning, UserMessage::from(texts::DIALOGS_MISSING))
            .with_more(UserMessage::from(texts::DIALOGS_INSTALL));
        self.are_missing.load(Ordering::Acquire).then_some(said)
    }

    /// Clears that state once the notice is shown.
    pub fn clear_problems(&self) {
        self.are_missing.store(false, Ordering::Release);
    }

    /// Opens a dialog that the first function fills and shows; the second makes a message of its answer. Does nothing while another is
    /// open.
    pub fn ask<T: Chosen + Send + 'static, M: Send + 'static>(
        &self,
        asked: impl FnOnce(AsyncFileDialog) -> Pending<T>,
        answered: impl Fn(T) -> M + Send + 'static,
    ) -> Task<M> {
        if self.is_open.swap(true, Ordering::Acquire) {
            return Task::none();
        }
        let open = Open(Arc::clone(&self.is_open));
        let dialog = self.owned.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let answer = asked(dialog.unwrap_or_default());
        let are_missing = Arc::clone(&self.are_missing);
        let closed = async move {
            let asked = Instant::now();
            let answer = answer.await;
            are_missing.store(answer.is_nothing() && asked.elapsed() < LOOKED_AT, Ordering::Release);
            drop(open);
            answer
        };
        Task::perform(closed, answered)
    }
}
