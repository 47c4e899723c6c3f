//! Prints an order to files; or first makes a preview (bản xem trước) that is looked at, from whose bytes the
//! files are then written.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use paper::{self, Destination, Disk, InProcess, Memory, PaperError, Renderer, Views};
use progress::Progress;
use store::{Access, Address, Store, Writer};
use texts::UserMessage;

use super::{
    JobError, outside,
    print_book::{PrintBook, print_book},
    print_form::{PrintForm, Printed, print_form, print_form_to},
    print_list::{PrintList, print_list, print_list_to},
    print_on::{Gained, PrintAgain, PrintOn, print_again, print_again_to, print_on},
};

/// What is printed; the registry is named when the order is carried out.
#[derive(Debug, Clone)]
pub enum Order {
    /// A registry book.
    Book(PrintBook),
    /// Another form.
    Form(PrintForm),
    /// The pages that a registry book has gained.
    NewPages(PrintOn),
    /// Pages of a registry book that were printed before.
    PagesAgain(PrintAgain),
    /// A list of documents.
    List(PrintList),
}

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

impl Order {
    /// Prints the order.
    ///
    /// # Errors
    /// Any error of registry or paper; no incomplete file is left.
    pub fn print(self, registry: impl Into<Address>, writer: &Writer, progress: &Progress) -> Result<Made, JobError> {
        let registry = registry.into();
        match self {
            Self::Book(book) => print_book(&PrintBook { registry, ..book }, progress).map(Made::of),
            Self::Form(form) => print_form(&PrintForm { registry: Some(registry), ..form }, progress).map(Made::of),
            Self::NewPages(order) => {
                let printed = print_on(&mut Store::open_for(&registry, Access::Write, writer)?, &order, progress)?;
                let files = if printed.pages.is_empty() { Vec::new() } else { vec![order.target] };
                Ok(Made { files, told: printed.messages() })
            }
            Self::PagesAgain(order) => {
                print_again(&Store::open(&registry, Access::Read)?, &order)?;
                Ok(Made::files(vec![order.target]))
            }
            Self::List(list) => {
                print_list(&PrintList { registry, ..list.clone() }, progress)?;
                Ok(Made::files(vec![list.target]))
            }
        }
    }

    /// Makes in memory what would be printed now.
    ///
    /// # Errors
    /// Any error of registry or paper.
    pub fn preview(self, registry: impl Into<Address>, progress: &Progress) -> Result<PagePreview, JobError> {
        let registry = registry.into();
        let holds_outside = matches!(&self, Self::Form(form) if form.stamped.is_some());
        let nothing = Printed::default;
        let (files, printed) = match self {
            Self::Book(book) => print_form_to(&PrintBook { registry, ..book }.into(), &Memory, progress)?,
            Self::Form(form) => print_form_to(&PrintForm { registry: Some(registry), ..form }, &Memory, progress)?,
            Self::PagesAgain(order) => {
                (print_again_to(&Store::open(&registry, Access::Read)?, &order, &Memory)?.1, nothing())
            }
            Self::List(list) => (print_list_to(&PrintList { registry, ..list }, &Memory, progress)?.1, nothing()),
            Self::NewPages(order) => {
                let gained = Gained::read(&Store::open(&registry, Access::Read)?, &order, progress)?;
                let files = if gained.is_empty() { Vec::new() } else { vec![gained.write(&Memory)?] };
                let told = gained.told().messages();
                let gained = Some(Arc::new(gained));
                return Ok(PagePreview { files: shared(files), told, gained, holds_outside: false });
            }
        };
        let told = printed.message().into_iter().collect();
        Ok(PagePreview { files: shared(files), told, gained: None, holds_outside })
    }
}

fn shared(files: Vec<Vec<u8>>) -> Vec<Arc<Vec<u8>>> {
    files.into_iter().map(Arc::new).collect()
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

    /// Prints the preview unchanged.
    ///
    /// # Errors
    /// Any error of registry or paper, also when pages of the same book were printed meanwhile. New pages count
    /// as printed only after [`JobError::PagesUnnamed`].
    pub fn print(
        &self,
        registry: impl Into<Address>,
        writer: &Writer,
        target: &Path,
        replace: bool,
    ) -> Result<Made, JobError> {
        let to = Disk { target, replace };
        let written = paper::write_made(&self.files, &to)?;
        let files = match &self.gained {
            Some(gained) => gained.print(&mut Store::open_for(registry, Access::Write, writer)?, written, &to)?,
            None => to.name(written)?,
        };
        Ok(Made { files, told: self.told.clone() })
    }
}
