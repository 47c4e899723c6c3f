//! Sends a PDF to a printer, on paper of the size of its pages. Nothing counts as printed by that: paper may still fail.

use std::{fmt::Debug, sync::Arc};

use paper::Renderer;
use printer::{JobStatus, PaperSize, PrintJob, PrintSettings, Printer, PrinterError};

use super::{JobError, outside::OutOfProcess};

/// The printers of a computer. Each call waits for an answer, so a window makes it on a thread of its own.
pub trait PrintService: Debug + Send + Sync {
    /// Lists the printers, in the order in which the system names them.
    ///
    /// # Errors
    /// When the system does not answer or has no printers' service.
    fn printers(&self) -> Result<Vec<Printer>, PrinterError>;

    /// Sends a PDF, which may be from outside, to a printer; the title is what the queue shows of it.
    ///
    /// # Errors
    /// When it cannot be read, lacks the pages, or the printer does not take it. Nothing was sent then.
    fn print(
        &self,
        pdf: &Arc<Vec<u8>>,
        printer: &Printer,
        title: &str,
        settings: PrintSettings,
    ) -> Result<PrintJob, JobError>;

    /// Tells what has become of a print job until now.
    ///
    /// # Errors
    /// When the system does not answer or does not remember the job.
    fn status(&self, job: PrintJob) -> Result<JobStatus, PrinterError>;

    /// Cancels a print job.
    ///
    /// # Errors
    /// When it has ended before, or the system does not answer.
    fn cancel(&self, job: PrintJob) -> Result<(), PrinterError>;
}

/// The printers that the system names.
#[derive(Debug, Clone, Copy)]
pub struct SystemPrinters;

impl PrintService for SystemPrinters {
    fn printers(&self) -> Result<Vec<Printer>, PrinterError> {
        printer::printers()
    }

    fn print(
        &self,
        pdf: &Arc<Vec<u8>>,
        printer: &Printer,
        title: &str,
        settings: PrintSettings,
    ) -> Result<PrintJob, JobError> {
        print_out(pdf, printer, title, settings)
    }

    fn status(&self, job: PrintJob) -> Result<JobStatus, PrinterError> {
        printer::status(job)
    }

    fn cancel(&self, job: PrintJob) -> Result<(), PrinterError> {
        printer::cancel(job)
    }
}

/// Sends a PDF, which may be from outside, to a printer.
///
/// # Errors
/// When it cannot be read, lacks the pages, or the printer does not take it. Nothing was sent then.
pub fn print_out(
    pdf: &Arc<Vec<u8>>,
    printer: &Printer,
    title: &str,
    settings: PrintSettings,
) -> Result<PrintJob, JobError> {
    printer.offers(&settings)?;
    let sizes = OutOfProcess.sizes(pdf).map_err(|_| PrinterError::NotAPdf)?;
    let paper = paper_of(&sizes, &settings)?;
    Ok(printer::print(printer, title, pdf, &PrintSettings { paper, ..settings })?)
}

/// Returns the paper that holds each of the pages asked for.
fn paper_of(sizes: &[(f32, f32)], settings: &PrintSettings) -> Result<Option<PaperSize>, JobError> {
    let is_asked_for = |page: u32| {
        settings.pages.is_empty() || settings.pages.iter().any(|range| (range.from..=range.to).contains(&page))
    };
    let last = settings.pages.last().map_or(0, |range| range.to);
    if usize::try_from(last).is_ok_and(|last| last > sizes.len()) {
        return Err(JobError::NoSuchPages(sizes.len()));
    }
    let asked_for = (1_u32..).zip(sizes).filter(|(page, _)| is_asked_for(*page));
    let papers = asked_for.filter_map(|(_, size)| PaperSize::of_points(*size));
    Ok(papers.max_by_key(|paper| u64::from(paper.width) * u64::from(paper.height)))
}

#[cfg(test)]
mod tests {
    use printer::PageRange;

    use super::*;

    #[test]
    fn the_paper_holds_each_page_asked_for() {
        let (a4, a3) = ((595.276, 841.89), (1_190.55, 841.89));
        let paper = |pages: &[(u32, u32)]| {
            let pages = pages.iter().map(|(from, to)| PageRange { from: *from, to: *to }).collect();
            paper_of(&[a4, a4, a3], &PrintSettings { pages, ..PrintSettings::default() })
                .map_err(|error| error.messages())
        };
        let (of_a4, of_a3) = (PaperSize { width: 21_000, height: 29_700 }, PaperSize { width: 29_700, height: 42_000 });
        assert_eq!(paper(&[]), Ok(Some(of_a3)));
        assert_eq!(paper(&[(1, 2)]), Ok(Some(of_a4)));
        assert_eq!(paper(&[(1, 1), (3, 3)]), Ok(Some(of_a3)));
        assert!(paper(&[(2, 4)]).is_err());
    }
}
