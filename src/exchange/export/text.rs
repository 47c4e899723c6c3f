//! Writes a text as a new UTF-8 file, piece by piece.

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use disk::unfinished::Unfinished;

use super::{ExportError, place};

/// A text under construction beside its target. Dropped before [`NewText::finish`], it leaves no file.
#[derive(Debug)]
pub struct NewText {
    target: PathBuf,
    file: BufWriter<Unfinished>,
    has_any: bool,
    /// The first error of writing, returned by `finish`, so that callers need not check each piece.
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

    /// Returns whether anything was written.
    #[must_use]
    pub fn has_any(&self) -> bool {
        self.has_any
    }

    /// Renames the complete text to its target.
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

    /// Does nothing before the end, since nobody reads an unfinished text.
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
