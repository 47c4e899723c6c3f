//! Prints a request to files; or first makes a preview (bản xem trước) that is looked at, from whose bytes the
//! files are then written.

use std::{path::PathBuf, sync::Arc};

use paper::{self, Destination, InProcess, Memory, PaperError, Renderer, Views};
use progress::Progress;
use store::{Access, Address, Store, Writer};
use texts::UserMessage;

use super::{
    JobError, outside,
    print_form::{Printed, print_form},
    print_list::print_list,
    print_on::{Gained, print_again_to, print_on},
    print_request::{FormRequest, Pages, PrintRequest, Target, What},
};

/// The result of printing.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// The files.
    pub files: Vec<PathBuf>,
    /// Messages besides that of success.
    pub told: Vec<UserMessage>,
}

impl Made {
    /// Makes a result without messages.
    #[must_use]
    pub fn files(files: Vec<PathBuf>) -> Self {
        Self { files, told: Vec::new() }
    }

    /// Makes a result that names whose documents were printed.
    fn of((files, printed): (Vec<PathBuf>, Printed)) -> Self {
        Self { files, told: printed.message().into_iter().collect() }
    }
}

/// What would be printed, in memory: no file was written, and no page stored.
#[derive(Debug, Clone)]
pub struct PagePreview {
    /// The PDFs, byte for byte; none where there is nothing to print.
    pub files: Vec<Arc<Vec<u8>>>,
    /// Messages about it.
    pub told: Vec<UserMessage>,
    /// The pages that are stored when they are printed.
    gained: Option<Arc<Gained>>,
    /// Whether they contain a PDF from outside.
    holds_outside: bool,
}

impl PrintRequest {
    /// Prints what is requested.
    ///
    /// # Errors
    /// Any error of registry or paper; no incomplete file is left.
    pub fn print(&self, registry: impl Into<Address>, writer: &Writer, progress: &Progress) -> Result<Made, JobError> {
        let registry = &registry.into();
        let to = self.target.disk();
        match &self.what {
            What::Form(form) => print_form(form, office_of(form, registry), &to, progress).map(Made::of),
            What::List(list) => print_list(list, registry, &to, progress).map(Made::files),
            What::Pages(of) => match of.pages {
                Pages::Again(pages) => {
                    let store = Store::open(registry, Access::Read)?;
                    Ok(Made::files(print_again_to(&store, of.year_book(), pages, &to)?.1))
                }
                Pages::New => {
                    let mut store = Store::open_for(registry, Access::Write, writer)?;
                    let printed = print_on(&mut store, of.year_book(), &of.options, &self.target, progress)?;
                    let files = if printed.pages.is_empty() { Vec::new() } else { vec![self.target.path.clone()] };
                    Ok(Made { files, told: printed.messages() })
                }
            },
        }
    }
}

impl What {
    /// Makes in memory what would be printed now.
    ///
    /// # Errors
    /// When the registry cannot be read, or the files cannot be written.
    pub fn preview(&self, registry: impl Into<Address>, progress: &Progress) -> Result<PagePreview, JobError> {
        let registry = &registry.into();
        let holds_outside = matches!(self, Self::Form(form) if form.options.stamped.is_some());
        let (files, told, gained) = match self {
            Self::Form(form) => {
                let (files, printed) = print_form(form, office_of(form, registry), &Memory, progress)?;
                (files, printed.message().into_iter().collect(), None)
            }
            Self::List(list) => (print_list(list, registry, &Memory, progress)?, Vec::new(), None),
            Self::Pages(of) => {
                let store = Store::open(registry, Access::Read)?;
                match of.pages {
                    Pages::Again(pages) => {
                        (print_again_to(&store, of.year_book(), pages, &Memory)?.1, Vec::new(), None)
                    }
                    Pages::New => {
                        let gained = Gained::read(&store, of.year_book(), &of.options, progress)?;
                        let files = if gained.is_empty() { Vec::new() } else { vec![gained.write(&Memory)?] };
                        (files, gained.told().messages(), Some(Arc::new(gained)))
                    }
                }
            }
        };
        let files = files.into_iter().map(Arc::new).collect();
        Ok(PagePreview { files, told, gained, holds_outside })
    }
}

/// Returns the registry that provides the office's name for a form. A blank form can be printed without a registry.
fn office_of<'a>(form: &FormRequest, registry: &'a Address) -> Option<&'a Address> {
    Some(registry).filter(|address| !form.is_blank() || address.exists())
}

impl PagePreview {
    /// Returns whether its pages are stored in the registry when they are printed.
    #[must_use]
    pub fn keeps_pages(&self) -> bool {
        self.gained.is_some()
    }

    /// Opens its pages for display. Those with a PDF from outside are drawn in the reading process.
    ///
    /// # Errors
    /// [`PaperError::NotSeen`].
    pub fn views(&self) -> Result<Views, PaperError> {
        let renderer: Arc<dyn Renderer> =
            if self.holds_outside { Arc::new(outside::OutOfProcess) } else { Arc::new(InProcess) };
        Views::of(&self.files, renderer)
    }

    /// Stores its pages as printed, once the clerk has seen that the paper is good. Without new pages there is nothing to store.
    ///
    /// # Errors
    /// Any error of the registry, also when pages of the same book were printed meanwhile.
    pub fn store_pages(&self, registry: impl Into<Address>, writer: &Writer) -> Result<(), JobError> {
        let Some(gained) = &self.gained else { return Ok(()) };
        gained.store(&mut Store::open_for(registry, Access::Write, writer)?)
    }

    /// Prints the preview unchanged.
    ///
    /// # Errors
    /// Any error of registry or paper, also when pages of the same book were printed meanwhile. New pages count
    /// as printed only after [`JobError::PagesUnnamed`].
    pub fn print(&self, registry: impl Into<Address>, writer: &Writer, target: &Target) -> Result<Made, JobError> {
        let to = target.disk();
        let written = paper::write_made(&self.files, &to)?;
        let files = match &self.gained {
            Some(gained) => gained.print(&mut Store::open_for(registry, Access::Write, writer)?, written, &to)?,
            None => to.name(written)?,
        };
        Ok(Made { files, told: self.told.clone() })
    }
}
