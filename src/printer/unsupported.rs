//! Where this program cannot reach the printers itself: every question is answered so, and a PDF is saved and printed by its reader.

use super::{JobStatus, PrintJob, PrintSettings, Printer, PrinterError};

pub(super) fn printers() -> Result<Vec<Printer>, PrinterError> {
    Err(PrinterError::NotOffered)
}

pub(super) fn print(_: &Printer, _: &str, _: &[u8], _: &PrintSettings) -> Result<PrintJob, PrinterError> {
    Err(PrinterError::NotOffered)
}

pub(super) fn status(_: PrintJob) -> Result<JobStatus, PrinterError> {
    Err(PrinterError::NotOffered)
}

pub(super) fn cancel(_: PrintJob) -> Result<(), PrinterError> {
    Err(PrinterError::NotOffered)
}
