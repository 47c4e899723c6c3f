//! Prints on paper: lists the printers of this computer, sends a PDF to one, and tells what became of it. Each question is one request
//! that waits for its answer, so a window asks on a thread of its own.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

#[cfg(unix)]
mod cups;
mod device;
mod error;
mod print_job;
mod settings;
#[cfg(not(unix))]
mod unsupported;

#[cfg(not(unix))]
use unsupported as cups;

pub use device::{Fault, Printer};
pub use error::PrinterError;
pub use print_job::{JobState, JobStatus, PrintJob};
pub use settings::{MAX_COPIES, PageRange, PaperSize, PrintSettings, Sides};

/// Lists the printers, in the order in which the system names them.
///
/// # Errors
/// [`PrinterError`] when the system does not answer or has no printers' service. No printer at all is an empty list.
pub fn printers() -> Result<Vec<Printer>, PrinterError> {
    cups::printers()
}

/// Sends a PDF to a printer. The title is what the queue shows of it.
///
/// # Errors
/// [`PrinterError`], also when the printer does not offer what the settings ask for. Nothing was sent then.
pub fn print(printer: &Printer, title: &str, pdf: &[u8], settings: &PrintSettings) -> Result<PrintJob, PrinterError> {
    printer.offers(settings)?;
    cups::print(printer, title, pdf, settings)
}

/// Tells what has become of a print job until now.
///
/// # Errors
/// [`PrinterError`] when the system does not answer or does not remember the job.
pub fn status(job: PrintJob) -> Result<JobStatus, PrinterError> {
    cups::status(job)
}

/// Cancels a print job. Pages that are on paper already stay printed.
///
/// # Errors
/// [`PrinterError`], [`PrinterError::JobIsOver`] when it has ended before.
pub fn cancel(job: PrintJob) -> Result<(), PrinterError> {
    cups::cancel(job)
}
