//! Reading what stands in attached files, so that their documents are found by it. Only PDFs are read; the others say nothing.

use std::path::Path;

use store::{Access, Files, Store, Writer};

use super::{
    JobError,
    outside::{self, Text},
};

/// Reads every attached file that counts and was not read yet, each in a transaction of its own; how many were looked at. Each is
/// noted before it is read. One that is not there waits until it is.
///
/// # Errors
/// When the registry cannot be read or written.
pub fn read_files(registry: &Path, writer: &Writer) -> Result<usize, JobError> {
    let mut store = Store::open_for(registry, Access::Write, writer)?;
    let files = Files::of(registry);
    let mut read = 0;
    for file in store.unread_files()? {
        let path = files.path(&file);
        if !path.is_file() {
            continue;
        }
        let text = if file.ending() == "pdf" {
            store.write(|transaction| transaction.begin_reading(file.hash))?;
            outside::text(&path)
        } else {
            Text::Read(String::new())
        };
        store.write(|transaction| match &text {
            Text::Read(text) => transaction.read_file(file.hash, text),
            Text::Unreadable => transaction.cannot_read(file.hash),
            Text::NotTried(_) => transaction.leave_unread(file.hash),
        })?;
        // What does not start for one starts for none.
        if matches!(text, Text::NotTried(_)) {
            break;
        }
        read += 1;
    }
    Ok(read)
}
