//! A text as a new file, UTF-8, written piece by piece.

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use disk::unfinished::Unfinished;

use super::{ExportError, place};

/// A text that is being written beside its place, which it gets when it is complete. Dropped before that, it leaves nothing.
#[derive(Debug)]
pub struct NewText {
    target: PathBuf,
    file: BufWriter<Unfinished>,
    has_any: bool,
    /// Why a piece could not be written: whoever writes need not look.
    failed: Option<io::Error>,
}

impl NewText {
    /// Begins the text.
    ///
    /// # Errors
    /// [`ExportError`], [`ExportError::Exists`] among them: no file is replaced.
    pub fn begin(target: PathBuf) -> Result<Self, ExportError> {
        place::refuse_existing(&target)?;
        let file = BufWriter::new(place::beside(&target)?);
        Ok(Self { target, file, has_any: false, failed: None })
    }

    /// Whether anything was written.
    #[must_use]
    pub fn has_any(&self) -> bool {
        self.has_any
    }

    /// Gives the complete text its name.
    ///
    /// # Errors
    /// [`ExportError`] when a piece could not be written or the name was taken meanwhile; no file is left then.
    pub fn finish(self) -> Result<(), ExportError> {
        let of_system = |error: &io::Error| ExportError::of_system(&self.target, error);
        if let Some(error) = &self.failed {
            return Err(of_system(error));
        }
        let file = self.file.into_inner().map_err(|error| of_system(error.error()))?;
        place::name(file, &self.target, false)
    }
}

impl Write for NewText {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.has_any = true;
        self.file.write(bytes).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.failed.get_or_insert_with(|| error.kind().into());
            }
        })
    }

    /// Waits for the end: nobody reads an unfinished text.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_text_appears_whole_or_not_at_all_and_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("tim-thay.txt");
        let mut text = NewText::begin(target.clone()).unwrap();
        writeln!(text, "công văn").unwrap();
        text.flush().unwrap();
        assert!(!target.exists());
        drop(text);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);

        let mut text = NewText::begin(target.clone()).unwrap();
        writeln!(text, "công văn").unwrap();
        let second = NewText::begin(target.clone()).unwrap();
        text.finish().unwrap();
        assert!(matches!(second.finish(), Err(ExportError::Exists(_))));
        assert!(matches!(NewText::begin(target.clone()), Err(ExportError::Exists(_))));
        assert_eq!(fs::read_to_string(target).unwrap(), "công văn\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
