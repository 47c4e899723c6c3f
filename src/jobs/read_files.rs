//! Reading what stands in attached files, so that their documents are found by it. Only PDFs are read; the others say nothing.

use std::path::Path;

use super::JobError;
use crate::{
    exchange::pdf_text,
    store::{Access, Files, Store},
};

/// Reads every attached file that was not read yet, each in a transaction of its own; how many were read. One that is not there
/// waits until it is.
///
/// # Errors
/// When the registry cannot be read or written.
pub fn read_files(registry: &Path) -> Result<usize, JobError> {
    let mut store = Store::open(registry, Access::Write)?;
    let files = Files::of(registry);
    let mut read = 0;
    for file in store.unread_files()? {
        let path = files.path(&file);
        if !path.is_file() {
            continue;
        }
        let text = if file.ending() == "pdf" { pdf_text::read(&path) } else { String::new() };
        store.write(|transaction| transaction.read_file(file.hash, &text))?;
        read += 1;
    }
    Ok(read)
}
