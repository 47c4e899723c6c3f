//! The destination of PDFs: the disk, where each is written under a temporary name so that no incomplete file
//! ever has the final one; or memory, for a preview.

use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use disk::{
    folder_of, naming,
    unfinished::{self, Unfinished},
};

use super::{
    PaperError,
    page::Page,
    pdf::{self, Faces},
};

/// The destination of PDFs.
pub trait Destination: Sync {
    /// A PDF that is being written, or is complete but not renamed yet.
    type Unnamed: Write + Send;
    /// A finished PDF.
    type Made;

    /// Refuses early what could not be renamed in the end: one PDF, or the volumes of a book.
    ///
    /// # Errors
    /// [`PaperError::Exists`].
    fn refuse_existing(&self, are_volumes: bool) -> Result<(), PaperError>;

    /// Begins a PDF.
    ///
    /// # Errors
    /// Any error of the system.
    fn begin(&self) -> io::Result<Self::Unnamed>;

    /// Syncs a complete PDF, so that it survives a power cut.
    ///
    /// # Errors
    /// Any error of the system.
    fn settle(&self, whole: &Self::Unnamed) -> io::Result<()>;

    /// Renames complete PDFs, all or, where no file may be replaced, none.
    ///
    /// # Errors
    /// [`PaperError`]; the PDFs are removed then.
    fn name(&self, whole: Vec<Self::Unnamed>) -> Result<Vec<Self::Made>, PaperError>;

    /// Converts an error of the system at this destination.
    fn failure(&self, error: &io::Error) -> PaperError;
}

/// Files on the disk: one of this name, or several with `-quyen-01` … before the ending.
#[derive(Debug, Clone, Copy)]
pub struct Disk<'a> {
    /// The name.
    pub target: &'a Path,
    /// Whether files of these names may be replaced.
    pub replace: bool,
}

/// Memory: no file is written.
#[derive(Debug, Clone, Copy)]
pub struct Memory;

impl Destination for Disk<'_> {
    type Unnamed = Unfinished;
    type Made = PathBuf;

    fn refuse_existing(&self, are_volumes: bool) -> Result<(), PaperError> {
        if self.replace {
            return Ok(());
        }
        refuse_existing(self.target)?;
        if are_volumes { refuse_existing(&volume_name(self.target, 1)) } else { Ok(()) }
    }

    fn begin(&self) -> io::Result<Unfinished> {
        let folder = folder_of(self.target);
        unfinished::sweep(folder);
        unfinished::begin(folder, unfinished::Kind::Pdf, None)
    }

    fn settle(&self, whole: &Unfinished) -> io::Result<()> {
        whole.sync()
    }

    fn name(&self, whole: Vec<Unfinished>) -> Result<Vec<PathBuf>, PaperError> {
        let is_one = whole.len() == 1;
        let name = |quyen| if is_one { self.target.to_owned() } else { volume_name(self.target, quyen) };
        let names: Vec<PathBuf> = (1..).take(whole.len()).map(name).collect();
        if !self.replace {
            names.iter().try_for_each(|name| refuse_existing(name))?;
        }
        for (at, (file, name)) in whole.into_iter().zip(&names).enumerate() {
            if let Err(error) = file.persist(name, self.replace) {
                // Removes files that were just created; a replaced file cannot be brought back.
                for made in names.iter().take(if self.replace { 0 } else { at }) {
                    let _ = naming::remove(made);
                }
                return Err(PaperError::of_system(name, &error.error));
            }
        }
        Ok(names)
    }

    fn failure(&self, error: &io::Error) -> PaperError {
        PaperError::of_system(self.target, error)
    }
}

impl Destination for Memory {
    type Unnamed = Vec<u8>;
    type Made = Vec<u8>;

    fn refuse_existing(&self, _are_volumes: bool) -> Result<(), PaperError> {
        Ok(())
    }

    fn begin(&self) -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn settle(&self, _whole: &Vec<u8>) -> io::Result<()> {
        Ok(())
    }

    fn name(&self, whole: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, PaperError> {
        Ok(whole)
    }

    fn failure(&self, error: &io::Error) -> PaperError {
        PaperError::of_system(Path::new(""), error)
    }
}

/// Refuses a name that exists already.
fn refuse_existing(name: &Path) -> Result<(), PaperError> {
    if name.exists() { Err(PaperError::Exists(PathBuf::from(name))) } else { Ok(()) }
}

/// Turns `so-den.pdf` into `so-den-quyen-01.pdf`.
fn volume_name(target: &Path, quyen: usize) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let ending = target.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    target.with_file_name(format!("{stem}-quyen-{quyen:02}{ending}"))
}

/// Writes pages to a PDF that is not renamed yet.
pub(super) fn write<D: Destination>(
    to: &D,
    title: &str,
    faces: &Faces,
    pages: Vec<Page>,
) -> Result<D::Unnamed, PaperError> {
    written(to, |writer| pdf::write(title, faces, pages, writer))
}

/// Makes a PDF of pages.
pub(super) fn make<D: Destination>(to: &D, title: &str, pages: Vec<Page>) -> Result<Vec<D::Made>, PaperError> {
    named(to, vec![write(to, title, &Faces::read(), pages)?])
}

/// Makes a PDF of a few pages.
pub(super) fn make_few<D: Destination>(to: &D, title: &str, pages: Vec<Page>) -> Result<Vec<D::Made>, PaperError> {
    named(to, vec![written(to, |writer| pdf::write_few(title, pages, writer))?])
}

/// Writes PDFs from their bytes; they are synced, but not renamed yet.
pub(super) fn write_made<D: Destination>(made: &[impl AsRef<Vec<u8>>], to: &D) -> Result<Vec<D::Unnamed>, PaperError> {
    let whole = made.iter().map(|bytes| written(to, |writer| writer.write_all(bytes.as_ref())));
    let whole: Vec<D::Unnamed> = whole.collect::<Result<_, _>>()?;
    settle(to, &whole)?;
    Ok(whole)
}

/// Writes a PDF that is not renamed yet.
fn written<D: Destination>(
    to: &D,
    write: impl FnOnce(&mut BufWriter<&mut D::Unnamed>) -> io::Result<()>,
) -> Result<D::Unnamed, PaperError> {
    let failure = |error: io::Error| to.failure(&error);
    let mut file = to.begin().map_err(failure)?;
    let mut writer = BufWriter::new(&mut file);
    write(&mut writer).and_then(|()| writer.flush()).map_err(failure)?;
    drop(writer);
    Ok(file)
}

/// Renames complete PDFs after syncing them.
fn named<D: Destination>(to: &D, whole: Vec<D::Unnamed>) -> Result<Vec<D::Made>, PaperError> {
    settle(to, &whole)?;
    to.name(whole)
}

fn settle<D: Destination>(to: &D, whole: &[D::Unnamed]) -> Result<(), PaperError> {
    whole.iter().try_for_each(|file| to.settle(file)).map_err(|error| to.failure(&error))
}
