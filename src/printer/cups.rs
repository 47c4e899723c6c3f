//! The printers of CUPS, which Linux, BSD and macOS have, asked in its own protocol, IPP (RFC 8010, RFC 8011).
//!
//! Answers are data of a service that may lie on another computer: they are bounded, and texts in them lose what does not print.

mod default;
mod http;
mod ipp;
mod server;

use domain::text;

use self::{
    ipp::{Answer, Group, Operation, Request, Tag, Value},
    server::Server,
};
use super::{Fault, JobState, JobStatus, MAX_COPIES, PageRange, PrintJob, PrintSettings, Printer, PrinterError, Sides};

/// What is asked about a printer.
const PRINTER_ATTRIBUTES: [&str; 10] = [
    "printer-name",
    "printer-info",
    "printer-location",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "sides-supported",
    "media-source-supported",
    "copies-supported",
    "page-ranges-supported",
];
/// What is asked about a print job.
const JOB_ATTRIBUTES: [&str; 6] = [
    "job-state",
    "job-state-reasons",
    "job-media-sheets-completed",
    "job-printer-state-reasons",
    "job-printer-state-message",
    "job-printer-uri",
];
/// The beginnings of the sentences in which CUPS's backends say, in the language asked for here, that no printer answers. Most of them
/// give no reason besides.
const UNREACHED: [&str; 9] = [
    "The printer did not respond",
    "The printer is not connected",
    "The printer is not responding",
    "The printer is offline",
    "The printer is unreachable",
    "The printer may not exist",
    "Unable to contact printer",
    "Unable to locate printer",
    "Waiting for printer to become available",
];
/// The largest number of printers that are shown.
const MAX_PRINTERS: usize = 500;
/// The longest text shown of the service, in letters.
const MAX_SHOWN: usize = 200;

pub(super) fn printers() -> Result<Vec<Printer>, PrinterError> {
    let server = Server::of_system();
    let request = Request::new(Operation::GetPrinters).user(&user()).wanted(&PRINTER_ATTRIBUTES);
    let answer = server.ask("/", request)?;
    if answer.status == ipp::NOT_FOUND {
        return Ok(Vec::new());
    }
    let answer = accepted(answer)?;
    let printers = printers_of(&answer, default::chosen().as_deref());
    // The chosen printer may have been removed since.
    if printers.iter().any(|printer| printer.is_default) {
        return Ok(printers);
    }
    let request = Request::new(Operation::GetDefault).user(&user()).wanted(&["printer-name"]);
    let default = server.ask("/", request)?;
    Ok(printers_of(&answer, default.group(Tag::Printer).and_then(|group| group.text("printer-name"))))
}

pub(super) fn print(
    printer: &Printer,
    title: &str,
    pdf: &[u8],
    settings: &PrintSettings,
) -> Result<PrintJob, PrinterError> {
    let request = Request::new(Operation::PrintJob)
        .printer(&printer.name)
        .user(&user())
        .name("job-name", title)
        .mime("document-format", "application/pdf");
    let answer = Server::of_system().send(&ipp::path_of(&printer.name), with_settings(request, settings), pdf)?;
    match answer.status {
        ipp::NOT_FOUND => Err(PrinterError::UnknownPrinter { name: printer.name.clone(), known: Vec::new() }),
        ipp::NOT_ACCEPTING => Err(PrinterError::NotAccepting { printer: printer.name.clone() }),
        _ => job_of(&accepted(answer)?),
    }
}

pub(super) fn status(job: PrintJob) -> Result<JobStatus, PrinterError> {
    let server = Server::of_system();
    let request = Request::new(Operation::GetJob).job(job.0).user(&user()).wanted(&JOB_ATTRIBUTES);
    let answer = server.ask("/", request)?;
    if answer.status == ipp::NOT_FOUND {
        return Err(PrinterError::UnknownJob);
    }
    let (mut status, printer) = status_of(&accepted(answer)?)?;
    // A waiting job has no reasons of its printer, so the printer is asked.
    if let Some(printer) = printer.filter(|_| status.state == JobState::Waiting && status.faults.is_empty()) {
        let request = Request::new(Operation::GetPrinter).printer_at(&printer).user(&user());
        let answer = server.ask("/", request.wanted(&["printer-state", "printer-state-reasons"]))?;
        status.faults = answer.group(Tag::Printer).map(faults_of_printer).unwrap_or_default();
    }
    Ok(status)
}

pub(super) fn cancel(job: PrintJob) -> Result<(), PrinterError> {
    let request = Request::new(Operation::CancelJob).job(job.0).user(&user());
    let answer = Server::of_system().send("/jobs/", request, &[])?;
    match answer.status {
        ipp::NOT_FOUND => Err(PrinterError::UnknownJob),
        ipp::NOT_POSSIBLE => Err(PrinterError::JobIsOver),
        _ => accepted(answer).map(drop),
    }
}

/// Returns the login of whoever runs this program, in whose name documents are printed.
fn user() -> String {
    whoami::username().unwrap_or_default()
}

/// Adds to a request how the document is printed.
fn with_settings(request: Request, settings: &PrintSettings) -> Request {
    let mut request = request
        .begin(Tag::Job)
        .integer("copies", i32::from(settings.copies))
        // Stamps, labels and envelopes have places in millimetres.
        .keyword("print-scaling", "none");
    if let Some(sides) = settings.sides {
        request = request.keyword("sides", keyword_of(sides));
    }
    if !settings.pages.is_empty() {
        let range = |range: &PageRange| (page(range.from), page(range.to));
        request = request.ranges("page-ranges", &settings.pages.iter().map(range).collect::<Vec<_>>());
    }
    let paper = settings.paper.map(|paper| (page(paper.width), page(paper.height)));
    if paper.is_some() || settings.tray.is_some() {
        request = request.media(paper, settings.tray.as_deref());
    }
    request
}

fn page(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn keyword_of(sides: Sides) -> &'static str {
    match sides {
        Sides::One => "one-sided",
        Sides::LongEdge => "two-sided-long-edge",
        Sides::ShortEdge => "two-sided-short-edge",
    }
}

/// Returns a successful answer; any other becomes an error.
fn accepted(answer: Answer) -> Result<Answer, PrinterError> {
    match answer.status {
        status if status < ipp::FIRST_ERROR => Ok(answer),
        ipp::FORBIDDEN | ipp::NOT_AUTHENTICATED | ipp::NOT_AUTHORIZED => Err(PrinterError::NotAllowed),
        status => {
            let said = answer.group(Tag::Operation).and_then(|group| group.text("status-message"));
            Err(PrinterError::Refused(said.map_or_else(|| format!("IPP {status:#06x}"), shown)))
        }
    }
}

/// Returns a text of the service as it is shown.
fn shown(text: &str) -> String {
    text::clean(text).chars().filter(|letter| !letter.is_control()).take(MAX_SHOWN).collect()
}

fn printers_of(answer: &Answer, default: Option<&str>) -> Vec<Printer> {
    let groups = answer.groups(Tag::Printer);
    groups.filter_map(|group| printer_of(group, default)).take(MAX_PRINTERS).collect()
}

/// Reads a printer. One whose name could not be shown or sent back as it is, is left out.
fn printer_of(group: &Group, default: Option<&str>) -> Option<Printer> {
    let name = group.text("printer-name").filter(|name| !name.is_empty() && shown(name) == *name)?;
    let told = |attribute| group.text(attribute).map(shown).unwrap_or_default();
    let label = Some(told("printer-info")).filter(|label| !label.is_empty()).unwrap_or_else(|| name.to_owned());
    let sides = group.texts("sides-supported").collect::<Vec<_>>();
    let sides: Vec<Sides> = Sides::ALL.into_iter().filter(|way| sides.contains(&keyword_of(*way))).collect();
    // A queue without a driver or a model sends a document to the printer as it is: nothing that is asked for would be done.
    let is_raw = sides.is_empty();
    let most = match group.values("copies-supported").first() {
        Some(Value::Range(_, most)) => u16::try_from(*most).unwrap_or(MAX_COPIES).clamp(1, MAX_COPIES),
        _ => 1,
    };
    let selects_pages = group.values("page-ranges-supported").first() == Some(&Value::Boolean(true));
    Some(Printer {
        name: name.to_owned(),
        label,
        location: told("printer-location"),
        is_default: default == Some(name),
        is_accepting: group.values("printer-is-accepting-jobs").first() != Some(&Value::Boolean(false)),
        faults: faults_of_printer(group),
        sides,
        trays: group.texts("media-source-supported").filter(|tray| shown(tray) == *tray).map(str::to_owned).collect(),
        max_copies: if is_raw { 1 } else { most },
        selects_pages: selects_pages && !is_raw,
    })
}

/// Reads what hinders a printer. That its queue is stopped comes first: the rest may be left over from the last job.
fn faults_of_printer(group: &Group) -> Vec<Fault> {
    let mut faults = faults_of(group, "printer-state-reasons");
    if group.integer("printer-state") == Some(ipp::PRINTER_STOPPED) {
        faults.retain(|fault| *fault != Fault::Paused);
        faults.insert(0, Fault::Paused);
    }
    faults
}

fn faults_of(group: &Group, attribute: &str) -> Vec<Fault> {
    let mut faults: Vec<Fault> =
        group.texts(attribute).map(shown).filter_map(|reason| Fault::from_reason(&reason)).collect();
    faults.dedup();
    faults
}

fn job_of(answer: &Answer) -> Result<PrintJob, PrinterError> {
    let number = answer.group(Tag::Job).and_then(|group| group.integer("job-id"));
    number.map(PrintJob).ok_or_else(|| PrinterError::NoAnswer("job-id".to_owned()))
}

/// Reads what has become of a job, and the address of the printer that has it.
fn status_of(answer: &Answer) -> Result<(JobStatus, Option<String>), PrinterError> {
    let no_answer = || PrinterError::NoAnswer("job-state".to_owned());
    let group = answer.group(Tag::Job).ok_or_else(no_answer)?;
    let has_failed = group.texts("job-state-reasons").any(|reason| reason == "job-completed-with-errors");
    // The reasons of a job that has ended do not tell how: up to CUPS 2.4.7 they are the same for all.
    let state = match group.integer("job-state").ok_or_else(no_answer)? {
        ipp::JOB_PENDING => JobState::Waiting,
        // A filter that fails leaves its job in the queue, where nothing more happens to it.
        ipp::JOB_STOPPED | ipp::JOB_COMPLETED if has_failed => JobState::Failed,
        ipp::JOB_HELD | ipp::JOB_STOPPED => JobState::Held,
        ipp::JOB_CANCELED => JobState::Cancelled,
        ipp::JOB_ABORTED => JobState::Failed,
        ipp::JOB_COMPLETED => JobState::Completed,
        _ => JobState::Printing,
    };
    let sheets = group.integer("job-media-sheets-completed").and_then(|sheets| u32::try_from(sheets).ok());
    let mut faults = faults_of(group, "job-printer-state-reasons");
    let told = group.text("job-printer-state-message").unwrap_or_default();
    if faults.is_empty() && UNREACHED.iter().any(|words| told.starts_with(words)) {
        faults.push(Fault::Offline);
    }
    let printer = group.text("job-printer-uri").map(str::to_owned);
    Ok((JobStatus { state, sheets: sheets.unwrap_or(0), faults }, printer))
}

#[cfg(test)]
mod tests {
    use crate::PaperSize;

    use super::*;

    /// Reads an answer as CUPS 2.4.2 gave it.
    macro_rules! recorded {
        ($name:literal) => {
            Answer::read(include_bytes!(concat!("../../tests/data/printing/", $name, ".ipp"))).unwrap()
        };
    }

    #[test]
    fn the_printers_are_read_with_what_reaches_their_paper() {
        let answer = recorded!("printers");
        let default = recorded!("default");
        let default = default.group(Tag::Printer).unwrap().text("printer-name");
        let printers = printers_of(&answer, default);
        let names: Vec<&str> = printers.iter().map(|printer| printer.name.as_str()).collect();
        assert_eq!(names, ["dung", "HP-mau", "khay", "kin", "tho", "van-thu"]);
        let one = |name: &str| printers.iter().find(|printer| printer.name == name).unwrap();

        let usual = one("van-thu");
        assert_eq!((usual.label.as_str(), usual.location.as_str()), ("Máy in phòng Văn thư", "Tầng 2, phòng 204"));
        assert!(usual.is_default && usual.is_accepting && usual.faults.is_empty() && usual.trays.is_empty());
        assert_eq!((usual.sides.as_slice(), usual.max_copies), (Sides::ALL.as_slice(), 999));
        assert!(usual.selects_pages);

        assert_eq!(one("khay").trays, ["auto", "top", "bottom", "manual"]);
        assert_eq!(one("khay").faults, [Fault::NoPaper]);
        assert_eq!(one("dung").faults, [Fault::Paused]);
        assert!(!one("kin").is_accepting);

        let raw = one("tho");
        assert_eq!((raw.sides.len(), raw.trays.len(), raw.max_copies, raw.selects_pages), (0, 0, 1, false));
    }

    #[test]
    fn a_job_tells_how_far_it_is_and_what_hinders_it() {
        let status = |answer: Answer| status_of(&answer).unwrap();
        let khay = Some("ipp://localhost/printers/khay".to_owned());
        let of = |state, sheets, faults: &[Fault]| JobStatus { state, sheets, faults: faults.to_vec() };
        assert_eq!(status(recorded!("job-no-paper")), (of(JobState::Printing, 3, &[Fault::NoPaper]), khay.clone()));
        assert_eq!(status(recorded!("job-cancelled")), (of(JobState::Cancelled, 3, &[Fault::NoPaper]), khay.clone()));
        let (off, _) = status(recorded!("job-printer-off"));
        assert_eq!(off, of(JobState::Printing, 1, &[Fault::Offline]));
        assert_eq!(status(recorded!("job-completed")), (of(JobState::Completed, 4, &[]), khay));
        assert_eq!(status(recorded!("job-failed")).0, of(JobState::Failed, 0, &[]));
        let (waiting, printer) = status(recorded!("job-printer-stopped"));
        assert_eq!(
            (waiting, printer.as_deref()),
            (of(JobState::Waiting, 0, &[]), Some("ipp://localhost/printers/dung"))
        );
        let printer = recorded!("printer-stopped");
        assert_eq!(faults_of_printer(printer.group(Tag::Printer).unwrap()), [Fault::Paused]);
    }

    #[test]
    fn what_is_sent_has_a_number_and_what_is_refused_a_reason() {
        assert_eq!(job_of(&accepted(recorded!("sent")).unwrap()), Ok(PrintJob(9)));
        assert_eq!(recorded!("not-accepting").status, ipp::NOT_ACCEPTING);
        assert_eq!(recorded!("no-printer").status, ipp::NOT_FOUND);
        assert_eq!(recorded!("no-job").status, ipp::NOT_FOUND);
        assert_eq!(recorded!("cancel-again").status, ipp::NOT_POSSIBLE);
        let refused = accepted(recorded!("cancel-again")).unwrap_err();
        assert_eq!(refused, PrinterError::Refused("Job #9 is already canceled - can't cancel.".to_owned()));
    }

    /// What the settings become on the line, read back by the reader of answers.
    #[test]
    fn settings_are_sent_as_the_standard_writes_them() {
        let settings = PrintSettings {
            copies: 2,
            sides: Some(Sides::LongEdge),
            pages: vec![PageRange { from: 3, to: 5 }, PageRange { from: 7, to: 7 }],
            tray: Some("bottom".to_owned()),
            paper: Some(PaperSize { width: 21_000, height: 29_700 }),
        };
        let request = with_settings(Request::new(Operation::PrintJob).printer("may in"), &settings);
        let read = Answer::read(&request.bytes()).unwrap();
        let job = read.group(Tag::Job).unwrap();
        assert_eq!(job.integer("copies"), Some(2));
        assert_eq!(job.text("sides"), Some("two-sided-long-edge"));
        assert_eq!(job.text("print-scaling"), Some("none"));
        assert_eq!(job.values("page-ranges"), [Value::Range(3, 5), Value::Range(7, 7)]);
        let media = job.values("media-col");
        assert!(media.contains(&Value::Number(21_000)) && media.contains(&Value::Number(29_700)), "{media:?}");
        assert!(media.contains(&Value::Text("bottom".to_owned())), "{media:?}");
        let operation = read.group(Tag::Operation).unwrap();
        assert_eq!(operation.text("printer-uri"), Some("ipp://localhost/printers/may%20in"));

        let plain = with_settings(Request::new(Operation::PrintJob), &PrintSettings::default());
        let plain = Answer::read(&plain.bytes()).unwrap();
        let job = plain.group(Tag::Job).unwrap();
        assert!(["sides", "page-ranges", "media-col"].iter().all(|name| job.values(name).is_empty()));
    }

    /// A cancelled job leaves its reason behind until the next one.
    #[test]
    fn a_stopped_queue_comes_before_what_is_left_over() {
        let told =
            Request::new(Operation::GetPrinter).begin(Tag::Printer).integer("printer-state", ipp::PRINTER_STOPPED);
        let told = told.keyword("printer-state-reasons", "media-empty-error");
        let told = Answer::read(&told.bytes()).unwrap();
        assert_eq!(faults_of_printer(told.group(Tag::Printer).unwrap()), [Fault::Paused, Fault::NoPaper]);
    }

    #[test]
    fn a_text_of_the_service_shows_nothing_but_letters() {
        assert_eq!(shown("  Tầng\n2\u{1b}[31m  "), "Tầng 2[31m");
        assert_eq!(shown(&"a".repeat(10_000)).len(), MAX_SHOWN);
    }
}
