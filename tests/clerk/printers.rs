//! Fake printers for tests: they record what is sent and report prepared statuses.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use vanthu::{
    jobs::{JobError, print_out::PrintService},
    printer::{Fault, JobState, JobStatus, PrintJob, PrintSettings, Printer, PrinterError, Sides},
};

/// A PDF that was sent.
#[derive(Debug, Clone)]
pub struct SentPdf {
    pub printer: String,
    pub title: String,
    pub settings: PrintSettings,
    pub pdf: Arc<Vec<u8>>,
}

/// Fake printers, with the PDFs sent to them.
#[derive(Debug)]
pub struct TestPrinters {
    pub listed: Result<Vec<Printer>, PrinterError>,
    pub sent: Mutex<Vec<SentPdf>>,
    /// The statuses reported one after another, for any job; afterwards each job is completed.
    pub statuses: Mutex<VecDeque<JobStatus>>,
    pub cancelled: Mutex<Vec<PrintJob>>,
    /// Whether a print job that is to be cancelled has ended already.
    pub is_too_late: AtomicBool,
}

impl TestPrinters {
    pub fn new(listed: Result<Vec<Printer>, PrinterError>) -> Arc<Self> {
        Arc::new(Self {
            listed,
            sent: Mutex::default(),
            statuses: Mutex::default(),
            cancelled: Mutex::default(),
            is_too_late: AtomicBool::default(),
        })
    }

    /// Returns two printers: the default one, and one without paper.
    pub fn of_an_office() -> Arc<Self> {
        let own =
            Printer { label: "HP LaserJet, phòng Văn thư".to_owned(), is_default: true, ..Self::printer("van-thu") };
        let other =
            Printer { label: "Phòng họp".to_owned(), faults: vec![Fault::NoPaper], ..Self::printer("phong-hop") };
        Self::new(Ok(vec![own, other]))
    }

    /// A printer that offers everything.
    pub fn printer(name: &str) -> Printer {
        Printer {
            name: name.to_owned(),
            label: name.to_owned(),
            location: String::new(),
            is_default: false,
            is_accepting: true,
            faults: Vec::new(),
            sides: Sides::ALL.to_vec(),
            trays: vec!["khay-1".to_owned(), "khay-2".to_owned()],
            max_copies: 99,
            selects_pages: true,
        }
    }

    /// Prepares the next statuses, each without a fault.
    pub fn will_be(&self, states: impl IntoIterator<Item = JobState>) {
        let statuses = states.into_iter().map(|state| JobStatus { state, sheets: 1, faults: Vec::new() });
        self.statuses.lock().expect("no test panics here").extend(statuses);
    }

    pub fn sent(&self) -> Vec<SentPdf> {
        self.sent.lock().expect("no test panics here").clone()
    }

    pub fn cancelled(&self) -> Vec<PrintJob> {
        self.cancelled.lock().expect("no test panics here").clone()
    }
}

impl PrintService for TestPrinters {
    fn printers(&self) -> Result<Vec<Printer>, PrinterError> {
        self.listed.clone()
    }

    fn print(
        &self,
        pdf: &Arc<Vec<u8>>,
        printer: &Printer,
        title: &str,
        settings: PrintSettings,
    ) -> Result<PrintJob, JobError> {
        printer.offers(&settings)?;
        let mut sent = self.sent.lock().expect("no test panics here");
        let (printer, title) = (printer.name.clone(), title.to_owned());
        sent.push(SentPdf { printer, title, settings, pdf: pdf.clone() });
        Ok(PrintJob(i32::try_from(sent.len()).expect("a few jobs")))
    }

    fn status(&self, _: PrintJob) -> Result<JobStatus, PrinterError> {
        let next = self.statuses.lock().expect("no test panics here").pop_front();
        Ok(next.unwrap_or(JobStatus { state: JobState::Completed, sheets: 1, faults: Vec::new() }))
    }

    fn cancel(&self, job: PrintJob) -> Result<(), PrinterError> {
        if self.is_too_late.load(Ordering::Relaxed) {
            return Err(PrinterError::JobIsOver);
        }
        self.cancelled.lock().expect("no test panics here").push(job);
        Ok(())
    }
}
