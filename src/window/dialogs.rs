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

use domain::message::UserMessage;

use super::kit::{notice::Notice, theme::Severity};

/// Nobody looks at a dialog and puts it away sooner: where nothing was chosen before, the system had none to open (on Linux without a
/// portal and zenity).
const LOOKED_AT: Duration = Duration::from_millis(300);

/// What a dialog is going to answer.
pub type Pending<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The dialogs of one window.
#[derive(Debug, Clone, Default)]
pub struct Dialogs {
    /// An empty dialog that belongs to the window, once there is one.
    owned: Arc<Mutex<Option<AsyncFileDialog>>>,
    is_open: Arc<AtomicBool>,
    /// Whether the system had none to open when it was asked last.
    are_missing: Arc<AtomicBool>,
}

/// What a dialog may answer.
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
    /// Makes the window the owner of all dialogs from now on: it lies below them and cannot be used while one is open.
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

    /// What to do where the system had no dialog to open when it was asked last.
    #[must_use]
    pub fn problems(&self) -> Option<Notice> {
        let said = Notice::new(Severity::Warning, UserMessage::new("dialogs-missing"))
            .with_more(UserMessage::new("dialogs-install"));
        self.are_missing.load(Ordering::Acquire).then_some(said)
    }

    /// It was said.
    pub fn clear_problems(&self) {
        self.are_missing.store(false, Ordering::Release);
    }

    /// Opens a dialog, which the first function is given to fill and show; the second says what came of it. While another is open
    /// nothing happens: that one is to be answered first.
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
