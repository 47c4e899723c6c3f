//! The incoming book of a real office's year as PDF, beside the same texts merely compressed; time and memory.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use flate2::{Compression, write::ZlibEncoder};
use vanthu::{
    demo::INCOMING_A_YEAR,
    domain::{
        book::{Book, BookRange},
        document::{Document, DocumentId},
    },
    jobs::{
        self,
        print_book::{PrintBook, print_book},
        print_form::{Of, PrintForm},
    },
    paper::{EnvelopeSize, PrintOptions, USUAL_PAGES_PER_VOLUME, catalogue},
    progress::Progress,
    store::{Access, Store, StoreError},
};

#[path = "registry/mod.rs"]
mod registry;

/// Documents of the plain demo.
const A_YEAR: u64 = 58_144;

fn main() {
    let path = registry::filled(A_YEAR);
    let times: Vec<Duration> = (0..3).map(|_| print(&path)).collect();
    let memory = most_memory();
    let yardstick = registry::median((0..3).map(|_| compress(&path)).collect());
    registry::print("book", INCOMING_A_YEAR, registry::median(times), yardstick);
    let forms = registry::median((0..21).map(|_| print_form(&path)).collect());
    println!("form documents=1 FIGURE={:.1}ms yardstick=50ms ratio={:.3}", in_ms(forms), in_ms(forms) / 50.0);
    println!("book-memory documents={INCOMING_A_YEAR} FIGURE={memory}MB yardstick=150MB ratio={:.3}", memory / 150.0);
}

fn print(registry: &std::path::Path) -> Duration {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let request = PrintBook {
        registry: registry.to_owned(),
        book: Book::Incoming,
        year: 2023,
        authority: None,
        range: BookRange::default(),
        pages_per_volume: USUAL_PAGES_PER_VOLUME,
        closing: false,
        target: folder.path().join("so-den.pdf"),
        replace: false,
    };
    let begun = Instant::now();
    let volumes = print_book(&request, &Progress::default()).expect("the book is printed");
    let time = begun.elapsed();
    assert!(volumes.len() > 5, "a year fills many volumes");
    time
}

/// The sheet of one document, from opening the registry to the file on the disk.
fn print_form(registry: &std::path::Path) -> Duration {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let today = chrono::NaiveDate::from_ymd_opt(2023, 12, 31).expect("a day");
    let request = PrintForm {
        registry: Some(registry.to_owned()),
        form: catalogue::form("phieu-giai-quyet", today).expect("the form"),
        options: PrintOptions::default(),
        of: Of::Document(DocumentId(1)),
        authority: None,
        pages_per_volume: USUAL_PAGES_PER_VOLUME,
        closing: false,
        qr: true,
        envelope: EnvelopeSize::default(),
        labels: None,
        stamped: None,
        today,
        target: folder.path().join("phieu.pdf"),
        replace: false,
    };
    let begun = Instant::now();
    let files = jobs::print_form::print_form(&request, &Progress::default()).expect("the form is printed");
    let time = begun.elapsed();
    assert_eq!(files.len(), 1);
    time
}

fn in_ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Reads the same rows and compresses their texts, on one core: what no PDF can be made without.
fn compress(registry: &std::path::Path) -> Duration {
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

/// The most memory this process has held, in megabytes; 0 where the system does not say.
fn most_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default();
    (kilobytes / 102.4).round() / 10.0
}
