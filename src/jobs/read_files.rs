//! Reads the text of attached files, so that documents are found by it. Only PDFs have readable text.

use store::{Access, Address, Files, Store, Writer};

use super::{
    JobError,
    outside::{self, Text},
};

/// Reads every valid attached file that was not read yet, each in a transaction of its own, and returns how
/// many. Each is recorded before it is read, so that a hostile file is not read again and again. A missing file
/// is read once it is there.
///
/// # Errors
/// When the registry cannot be read or written.
pub fn read_files(registry: impl Into<Address>, writer: &Writer) -> Result<usize, JobError> {
    let registry = &registry.into();
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
        // If the process cannot be started for one file, it cannot for the others.
        if matches!(text, Text::NotTried(_)) {
            break;
        }
        read += 1;
    }
    Ok(read)
}
