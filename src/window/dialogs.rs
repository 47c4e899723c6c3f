//! The dialogs of the system in which files are chosen: they belong to the window, and one is open at a time.

use std::{
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use iced::{Task, window};
use rfd::AsyncFileDialog;

/// What a dialog is going to answer.
pub type Answer<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The dialogs of one window.
#[derive(Debug, Clone, Default)]
pub struct Dialogs {
    /// An empty dialog that belongs to the window, once there is one.
    owned: Arc<Mutex<Option<AsyncFileDialog>>>,
    is_open: Arc<AtomicBool>,
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

    /// Opens a dialog, which the first function is given to fill and show; the second says what came of it. While another is open
    /// nothing happens: that one is to be answered first.
    pub fn ask<T: Send + 'static, M: Send + 'static>(
        &self,
        asked: impl FnOnce(AsyncFileDialog) -> Answer<T>,
        answered: impl Fn(T) -> M + Send + 'static,
    ) -> Task<M> {
        if self.is_open.swap(true, Ordering::Acquire) {
            return Task::none();
        }
        let open = Open(Arc::clone(&self.is_open));
        let dialog = self.owned.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let answer = asked(dialog.unwrap_or_default());
        let closed = async move {
            let answer = answer.await;
            drop(open);
            answer
        };
        Task::perform(closed, answered)
    }
}
