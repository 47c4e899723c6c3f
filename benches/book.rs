//! The incoming book of a real office's year as PDF, within a second and beside the same texts merely compressed; its memory; looking
//! at it before it is printed; and the slowest of the forms that fill one page.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use flate2::{Compression, write::ZlibEncoder};
use vanthu::{
    demo::INCOMING_A_YEAR,
    domain::{
        book::{Book, BookRange},
        document::{Document, DocumentId},
    },
    jobs::print_request::{FormOptions, FormRequest, Part, PrintRequest, What},
    paper::catalogue::{self, Form},
    progress::Progress,
    store::{Access, Store, StoreError, Writer},
};

#[path = "registry/mod.rs"]
mod registry;

/// Documents of the plain demo.
const A_YEAR: u64 = 58_144;

fn main() {
    let path = registry::filled(A_YEAR);
    let times: Vec<Duration> = (0..3).map(|_| print(&path)).collect();
    let time = registry::median(times);
    let memory = most_memory("self").unwrap_or_default();
    registry::print("book", INCOMING_A_YEAR, time, Duration::from_secs(1));
    let compressing = registry::median((0..3).map(|_| compress(&path)).collect());
    registry::print("book-beside-compressing", INCOMING_A_YEAR, time, compressing);
    let (time, page) = look(&path);
    registry::print("preview", INCOMING_A_YEAR, time, Duration::from_secs(1));
    registry::print("preview-page", INCOMING_A_YEAR, page, Duration::from_millis(50));
    for (name, memory) in [("book-memory", by_command(&path)), ("book-memory-after-three", memory)] {
        println!("{name} documents={INCOMING_A_YEAR} FIGURE={memory}MB yardstick=100MB ratio={:.3}", memory / 100.0);
    }
    let (slowest, time) = slowest_form(&path);
    println!(
        "form documents=1 FIGURE={:.1}ms yardstick=50ms ratio={:.3} slowest={slowest}",
        in_ms(time),
        in_ms(time) / 50.0
    );
}

/// The book of the year.
fn book() -> What {
    What::Form(FormRequest::book(Book::Incoming, 2023, BookRange::default()))
}

/// From asking to look at the book to its first page drawn, and from one page to the next.
fn look(registry: &Path) -> (Duration, Duration) {
    /// As wide as a page is in a window of 1280 × 800.
    const WIDTH: u32 = 1006;
    let begun = Instant::now();
    let proof = book().preview(registry, &Progress::default()).expect("the book is set");
    let views = proof.views().expect("its pages are there");
    views.picture(0, WIDTH).expect("the cover is drawn");
    let first = begun.elapsed();
    let pages = (0..41).map(|at| {
        let begun = Instant::now();
        views.picture(at * 97 % views.pages(), WIDTH).expect("a page is drawn");
        begun.elapsed()
    });
    (first, registry::median(pages.collect()))
}

fn print(registry: &Path) -> Duration {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let request = PrintRequest { what: book(), target: folder.path().join("so-den.pdf").into() };
    let begun = Instant::now();
    let made = request.print(registry, &Writer::default(), &Progress::default()).expect("the book is printed");
    let time = begun.elapsed();
    assert!(made.files.len() > 5, "a year fills many volumes");
    time
}

/// The most memory of `vanthu book`, a process of its own, in megabytes.
fn by_command(registry: &Path) -> f64 {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let mut running = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .arg("--registry")
        .arg(registry)
        .args(["book", "incoming", "--year", "2023", "-o"])
        .arg(folder.path().join("so-den.pdf"))
        .stdout(Stdio::null())
        .spawn()
        .expect("the command starts");
    let process = running.id().to_string();
    let mut most = 0.0;
    loop {
        let ended = running.try_wait().expect("the command is there");
        // It only grows; once the process has ended nothing is told any more.
        most = most_memory(&process).unwrap_or(most);
        if let Some(status) = ended {
            assert!(status.success(), "the book is printed");
            return most;
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// The slowest of the forms that one document fills a page of, and its median time.
fn slowest_form(registry: &Path) -> (&'static str, Duration) {
    let today = chrono::NaiveDate::from_ymd_opt(2023, 12, 31).expect("a day");
    let forms = catalogue::forms(today).filter(|form| !form.is_book());
    let times = forms.map(|form| {
        let id = to_one_receiver(registry, form.book);
        (form.name, registry::median((0..21).map(|_| print_form(registry, form, id, today)).collect()))
    });
    times.max_by_key(|(_, time)| *time).expect("there are forms")
}

/// A document with one receiver: one page of any sheet.
fn to_one_receiver(registry: &Path, book: Book) -> DocumentId {
    let store = Store::open(registry, Access::Read).expect("it opens");
    let mut found = None;
    let of_the_first = BookRange { to_number: Some(100), ..BookRange::default() };
    store
        .for_each_in_book::<StoreError>(book, 2023, None, &of_the_first, |document| {
            let fits = match &document {
                Document::Incoming(incoming) => !incoming.entry.to_places.contains(';'),
                Document::Outgoing(outgoing) => outgoing.entry.to.len() == 1,
            };
            if fits {
                found.get_or_insert(document.id());
            }
            Ok(())
        })
        .expect("read");
    found.expect("a document has one receiver")
}

/// The sheet of one document, from opening the registry to the file on the disk.
fn print_form(registry: &Path, form: &'static Form, id: DocumentId, today: chrono::NaiveDate) -> Duration {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let options = FormOptions { qr: true, ..FormOptions::default() };
    let what = What::Form(FormRequest { form, part: Part::Document(id), authority: None, options, today });
    let request = PrintRequest { what, target: folder.path().join("phieu.pdf").into() };
    let begun = Instant::now();
    request.print(registry, &Writer::default(), &Progress::default()).expect("the form is printed");
    let time = begun.elapsed();
    let pages = lopdf::Document::load(&request.target.path).expect("the file is read").get_pages().len();
    assert_eq!(pages, 1, "{} is a single page", form.name);
    time
}

fn in_ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Reads the same rows and compresses their texts, on one core: what no PDF can be made without.
fn compress(registry: &Path) -> Duration {
    let store = Store::open(registry, Access::Read).expect("it opens");
    let begun = Instant::now();
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    store
        .for_each_in_book::<StoreError>(Book::Incoming, 2023, None, &BookRange::default(), |document| {
            let Document::Incoming(incoming) = document else { return Ok(()) };
            let content = incoming.entry.content;
            for text in [&content.organ_name, &content.type_name, &content.subject, &incoming.entry.to_places] {
                encoder.write_all(text.as_bytes()).expect("written to memory");
            }
            Ok(())
        })
        .expect("read");
    std::hint::black_box(encoder.finish().expect("written to memory"));
    begun.elapsed()
}

/// The most memory a process has held, in megabytes; nothing where the system does not say.
fn most_memory(process: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some((kilobytes / 102.4).round() / 10.0)
}
