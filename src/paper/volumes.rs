//! Volumes (quyển): laid out one after the other, written in parallel, renamed at the end.

use std::{
    sync::{Mutex, mpsc},
    thread,
};

use domain::form_row::FormRow;
use progress::Progress;

use super::{
    Destination, FEWEST_PAGES_PER_VOLUME, PaperError, RegistryBook,
    layout::{self, Begun, Setter, Volume},
    letters::Lacking,
    pdf::Faces,
    place,
};

/// A volume that is written and not renamed yet.
struct Written<F> {
    quyen: usize,
    file: F,
}

pub(super) fn print<D: Destination, E: From<PaperError>>(
    book: &RegistryBook,
    to: &D,
    progress: &Progress,
    rows: impl FnOnce(&mut dyn FnMut(FormRow) -> Result<(), PaperError>) -> Result<(), E>,
) -> Result<Vec<D::Made>, E> {
    if book.pages_per_volume < FEWEST_PAGES_PER_VOLUME {
        return Err(PaperError::TooFewPages.into());
    }
    to.refuse_existing(true)?;
    let writers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let faces = Faces::read();
    // A volume is passed on only when a writer is free, so that none waits in memory.
    let (volumes, waiting) = mpsc::sync_channel::<(usize, Volume)>(0);
    let waiting = Mutex::new(waiting);
    let written: Mutex<Vec<Written<D::Unnamed>>> = Mutex::new(Vec::new());
    let failed: Mutex<Option<PaperError>> = Mutex::new(None);
    thread::scope(|scope| {
        for _ in 0..writers {
            scope.spawn(|| {
                loop {
                    let received = match waiting.lock() {
                        Ok(waiting) => waiting.recv(),
                        Err(_) => return,
                    };
                    let Ok((quyen, volume)) = received else { return };
                    if progress.is_stopped() {
                        continue;
                    }
                    match place::write(to, &title(book, quyen), &faces, layout::bound(book, volume, quyen)) {
                        Ok(file) => push(&written, Written { quyen, file }),
                        Err(error) => set(&failed, error),
                    }
                }
            });
        }
        let set = set_rows(book, progress, rows, &failed, &volumes);
        // Ends the writers once theirs are written.
        drop(volumes);
        set
    })?;
    if progress.is_stopped() {
        return Err(PaperError::Stopped.into());
    }
    if let Some(error) = failed.into_inner().unwrap_or_default() {
        return Err(error.into());
    }
    let mut written = written.into_inner().unwrap_or_default();
    written.sort_by_key(|volume| volume.quyen);
    Ok(to.name(written.into_iter().map(|volume| volume.file).collect())?)
}

/// Lays out all rows and passes each finished volume on.
fn set_rows<E: From<PaperError>>(
    book: &RegistryBook,
    progress: &Progress,
    rows: impl FnOnce(&mut dyn FnMut(FormRow) -> Result<(), PaperError>) -> Result<(), E>,
    failed: &Mutex<Option<PaperError>>,
    volumes: &mpsc::SyncSender<(usize, Volume)>,
) -> Result<(), E> {
    let mut setter = Setter::new(book, Begun::default())?;
    let mut quyen = 1;
    let mut hand_on = |volume: Volume| {
        // Sending fails only when every writer has failed; the cause is returned below.
        let _ = volumes.send((quyen, volume));
        quyen += 1;
    };
    let mut lacking = Lacking::default();
    rows(&mut |row| {
        if progress.is_stopped() {
            return Err(PaperError::Stopped);
        }
        if !book.locked {
            lacking.look(book.form, &row);
        }
        // Nothing is printed any more, but the remaining problems are still collected.
        if lacking.is_any() {
            progress.advance(1);
            return Ok(());
        }
        for volume in setter.row(&row) {
            hand_on(volume);
            if let Some(error) = failed.lock().ok().and_then(|failed| failed.clone()) {
                return Err(error);
            }
        }
        progress.advance(1);
        Ok(())
    })?;
    lacking.refuse()?;
    hand_on(setter.finish(book));
    Ok(())
}

fn push<F>(written: &Mutex<Vec<Written<F>>>, volume: Written<F>) {
    if let Ok(mut written) = written.lock() {
        written.push(volume);
    }
}

fn set(failed: &Mutex<Option<PaperError>>, error: PaperError) {
    if let Ok(mut failed) = failed.lock() {
        failed.get_or_insert(error);
    }
}

fn title(book: &RegistryBook, quyen: usize) -> String {
    let year = book.year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{}{year}, quyển {quyen:02}", book.form.title)
}
