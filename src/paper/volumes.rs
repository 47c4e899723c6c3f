//! Volumes (quyển): set one after the other, written side by side, given their names at the end.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, mpsc},
    thread,
};

use tempfile::NamedTempFile;

use super::{
    FEWEST_PAGES_PER_VOLUME, PaperError, RegistryBook,
    layout::{self, Begun, Setter, Volume},
    pdf::Faces,
    place,
};
use crate::{domain::form_row::FormRow, progress::Progress};

/// A volume written under a passing name.
struct Written {
    quyen: usize,
    file: NamedTempFile,
}

pub(super) fn print<E: From<PaperError>>(
    book: &RegistryBook,
    target: &Path,
    replace: bool,
    progress: &Progress,
    rows: impl FnOnce(&mut dyn FnMut(FormRow) -> Result<(), PaperError>) -> Result<(), E>,
) -> Result<Vec<PathBuf>, E> {
    if book.pages_per_volume < FEWEST_PAGES_PER_VOLUME {
        return Err(PaperError::TooFewPages.into());
    }
    if !replace {
        for name in [target.to_owned(), volume_name(target, 1)] {
            place::refuse_existing(&name)?;
        }
    }
    let writers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let faces = Faces::read();
    // A volume is handed over only when somebody is free to write it: none waits in memory.
    let (volumes, waiting) = mpsc::sync_channel::<(usize, Volume)>(0);
    let waiting = Mutex::new(waiting);
    let written: Mutex<Vec<Written>> = Mutex::new(Vec::new());
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
                    match write(book, &faces, target, quyen, volume) {
                        Ok(file) => push(&written, Written { quyen, file }),
                        Err(error) => set(&failed, error),
                    }
                }
            });
        }
        let set = set_rows(book, progress, rows, &failed, &volumes);
        // No more volumes: the writers end when theirs are written.
        drop(volumes);
        set
    })?;
    if progress.is_stopped() {
        return Err(PaperError::Stopped.into());
    }
    if let Some(error) = failed.into_inner().unwrap_or_default() {
        return Err(error.into());
    }
    Ok(name_all(written.into_inner().unwrap_or_default(), target, replace)?)
}

/// Sets all rows and hands each finished volume on.
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
        // Nobody takes it only when every writer has failed; why is told below.
        let _ = volumes.send((quyen, volume));
        quyen += 1;
    };
    rows(&mut |row| {
        if progress.is_stopped() {
            return Err(PaperError::Stopped);
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
    hand_on(setter.finish(book));
    Ok(())
}

fn push(written: &Mutex<Vec<Written>>, volume: Written) {
    if let Ok(mut written) = written.lock() {
        written.push(volume);
    }
}

fn set(failed: &Mutex<Option<PaperError>>, error: PaperError) {
    if let Ok(mut failed) = failed.lock() {
        failed.get_or_insert(error);
    }
}

/// Writes one volume beside its target.
fn write(
    book: &RegistryBook,
    faces: &Faces,
    target: &Path,
    quyen: usize,
    volume: Volume,
) -> Result<NamedTempFile, PaperError> {
    let title = title(book, quyen);
    place::write_beside(target, &title, faces, layout::bound(book, volume, quyen))
}

fn title(book: &RegistryBook, quyen: usize) -> String {
    let year = book.year.map(|year| format!(" {year}")).unwrap_or_default();
    format!("{}{year}, quyển {quyen:02}", book.form.title)
}

/// Gives all volumes their names; where no file may be replaced, all or none.
fn name_all(mut written: Vec<Written>, target: &Path, replace: bool) -> Result<Vec<PathBuf>, PaperError> {
    written.sort_by_key(|volume| volume.quyen);
    let one = written.len() == 1;
    let names: Vec<PathBuf> =
        written.iter().map(|volume| if one { target.to_owned() } else { volume_name(target, volume.quyen) }).collect();
    if !replace {
        names.iter().try_for_each(|name| place::refuse_existing(name))?;
    }
    for (at, (volume, name)) in written.into_iter().zip(&names).enumerate() {
        let placed = if replace { volume.file.persist(name) } else { volume.file.persist_noclobber(name) };
        if let Err(error) = placed {
            // What was just made under a new name goes again; a replaced file cannot come back.
            for made in names.iter().take(if replace { 0 } else { at }) {
                let _ = std::fs::remove_file(made);
            }
            return Err(PaperError::of_system(name, &error.error));
        }
    }
    Ok(names)
}

/// `so-den.pdf` as `so-den-quyen-01.pdf`.
fn volume_name(target: &Path, quyen: usize) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let ending = target.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    target.with_file_name(format!("{stem}-quyen-{quyen:02}{ending}"))
}
