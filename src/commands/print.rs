//! `vanthu print`: PDFs sent to a printer, watched until they are printed, or cancelled.

use std::{path::Path, sync::Arc, thread, time::Duration};

use disk::plain;
use jobs::print_out::print_out;
use printer::{JobState, JobStatus, PrintJob, Printer};
use texts::message;

use super::{Console, Refusal, arguments::PrintOptions, change::unreadable};

/// The largest PDF that is sent, in bytes. A volume of 400 pages has 2 MB.
const MAX_PDF: u64 = 200 << 20;
/// How often a print job is asked about.
const INTERVAL: Duration = Duration::from_millis(500);

pub(super) fn run(console: &mut Console<'_>, options: PrintOptions) -> Result<(), Refusal> {
    let PrintOptions { files, printer, settings, wait } = options;
    let printer = Printer::find(printer::printers()?, printer.as_deref())?;
    let read = |path: &Path| {
        let read = plain::read(path, MAX_PDF).map(Arc::new);
        read.map_err(|error| Refusal::from(unreadable(&path.display().to_string(), &error)))
    };
    let pdfs: Vec<_> = files.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    for (path, pdf) in files.iter().zip(&pdfs) {
        let title = path.file_stem().unwrap_or_default().to_string_lossy();
        let job = print_out(pdf, &printer, &title, settings.clone())?;
        console.say(&message!(
            texts::PRINTER_SENT,
            path = path.display().to_string(),
            printer = printer.name.as_str(),
            job = texts::plain(job.0)
        ));
        if wait {
            watch(console, job)?;
        }
    }
    Ok(())
}

/// Waits for the end of a print job and tells each change until then.
fn watch(console: &mut Console<'_>, job: PrintJob) -> Result<(), Refusal> {
    let mut told = None;
    loop {
        let status: JobStatus = printer::status(job)?;
        let message = status.message();
        match status.state {
            JobState::Completed => {
                console.say(&message);
                return Ok(());
            }
            _ if status.is_over() => return Err(message.into()),
            _ if told.as_ref() != Some(&message) => {
                console.remark(&message);
                told = Some(message);
            }
            _ => {}
        }
        thread::sleep(INTERVAL);
    }
}

pub(super) fn cancel(console: &mut Console<'_>, job: i32) -> Result<(), Refusal> {
    printer::cancel(PrintJob(job))?;
    console.say(&message!(texts::PRINTER_CANCELLED, job = texts::plain(job)));
    Ok(())
}
