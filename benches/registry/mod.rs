//! What the benches share: a filled registry made once, the LIKE search of the nearest peer, and the line they print.

#![allow(dead_code, reason = "each bench uses its part")]

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use vanthu::{
    demo::Demo,
    domain::{
        attachment::{FileHash, KeptFile},
        query::Query,
    },
    jobs,
    progress::Progress,
    store::{Access, Store, StoreError},
};

/// How many documents the benches search in: a million, or what `VANTHU_BENCH_DOCUMENTS` says.
pub fn documents() -> u64 {
    std::env::var("VANTHU_BENCH_DOCUMENTS").ok().and_then(|text| text.parse().ok()).unwrap_or(1_000_000)
}

/// A registry with the demo's documents; made once and kept in the build folder.
pub fn filled(documents: u64) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{documents}/registry.db"));
    if !path.exists() {
        eprintln!("making a registry of {documents} documents, once");
        let demo = Demo::of_year(2023, Some(documents));
        Store::create_filled(&path, |store| jobs::demo::fill(store, &demo, &Progress::default()))
            .expect("the registry is made");
    }
    path
}

/// Lets no clerk before have left a draft.
pub fn without_drafts(registry: &Path) -> &Path {
    let _ = std::fs::remove_file(registry.with_extension("db.drafts.json"));
    registry
}

/// So many documents of the registry with files have one, each with about two pages of text.
const WITH_FILES: usize = 20_000;

/// The same registry, its newest documents with a file each, whose text is made of subjects; made once and kept beside it.
pub fn with_files(registry: &Path) -> PathBuf {
    let path = registry.with_file_name("with-files.db");
    if !path.exists() {
        eprintln!("attaching files with text to {WITH_FILES} documents, once");
        let unfinished = registry.with_file_name("with-files.unfinished");
        std::fs::copy(registry, &unfinished).expect("the registry is copied");
        let mut store = Store::open(&unfinished, Access::Write).expect("the copy opens");
        let ids = store.search(&Query::default(), WITH_FILES).expect("searched");
        let documents = store.documents(&ids).expect("read");
        let text = |at: usize| -> String {
            let subjects = (0..40).filter_map(|step| documents.get((at * 31 + step * 97) % documents.len()));
            subjects.map(|document| document.content().subject.as_str()).collect::<Vec<_>>().join(". ")
        };
        for part in documents.iter().enumerate().collect::<Vec<_>>().chunks(500) {
            store
                .write::<_, StoreError>(|transaction| {
                    for (at, document) in part {
                        let mut hash = [0; 32];
                        hash[..8].copy_from_slice(&(*at as u64).to_le_bytes());
                        let file = KeptFile { name: "scan.pdf".to_owned(), hash: FileHash(hash), size: 1 };
                        transaction.attach(document.id(), &file)?;
                        transaction.read_file(file.hash, &text(*at))?;
                    }
                    Ok(())
                })
                .expect("attached");
        }
        while store.tidy().expect("tidied") {}
        drop(store);
        std::fs::rename(&unfinished, &path).expect("the copy is named");
    }
    path
}

/// Prints one figure beside its yardstick, both in milliseconds.
pub fn print(name: &str, documents: u64, figure: Duration, yardstick: Duration) {
    let ratio = figure.as_secs_f64() / yardstick.as_secs_f64();
    println!(
        "{name} documents={documents} FIGURE={}ms yardstick={}ms ratio={ratio:.4}",
        milliseconds(figure),
        milliseconds(yardstick)
    );
}

pub fn milliseconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64() * 1000.0)
}

/// The value below which so many of a thousand lie, and its place.
pub fn at_permille<T: Copy>(sorted: &[T], permille: usize) -> T {
    sorted[(sorted.len() * permille).div_ceil(1000).clamp(1, sorted.len()) - 1]
}

/// The value in the middle.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Searching as the nearest peer does: `LIKE '%…%'` over a column of folded text.
pub struct Like {
    connection: rusqlite::Connection,
}

impl Like {
    /// Folds the registry's subjects into a table of its own, kept beside the registry.
    pub fn new(registry: &Path) -> Self {
        let path = registry.with_file_name("like.db");
        let made = path.exists();
        let connection = rusqlite::Connection::open(&path).expect("the yardstick's file opens");
        if !made {
            connection
                .execute_batch(
                    "PRAGMA synchronous = OFF; CREATE TABLE folded (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
                )
                .expect("the yardstick's table is made");
            connection
                .execute("ATTACH ?1 AS registry", [registry.to_string_lossy().as_ref()])
                .expect("the registry is attached");
            connection.execute_batch("BEGIN").expect("begun");
            {
                let mut rows = connection
                    .prepare("SELECT id, code || ' ' || organ_name || ' ' || type_name || ' ' || subject FROM registry.document")
                    .expect("prepared");
                let mut insert = connection.prepare("INSERT INTO folded VALUES (?1, ?2)").expect("prepared");
                let mut rows = rows.query([]).expect("read");
                while let Some(row) = rows.next().expect("read") {
                    let (id, text): (i64, String) = (row.get_unwrap(0), row.get_unwrap(1));
                    insert.execute((id, vanthu::domain::text::fold(&text))).expect("written");
                }
            }
            connection.execute_batch("COMMIT").expect("committed");
        }
        Self { connection }
    }

    /// The median time of finding the newest fifty rows that hold each text somewhere.
    pub fn median(&self, texts: impl Iterator<Item = String>) -> Duration {
        let sql = "SELECT id FROM folded WHERE text LIKE ?1 ORDER BY id DESC LIMIT 50";
        let mut statement = self.connection.prepare(sql).expect("prepared");
        let times = texts.map(|text| {
            let begun = Instant::now();
            let rows = statement.query_map([format!("%{text}%")], |row| row.get::<_, i64>(0)).expect("searched");
            std::hint::black_box(rows.count());
            begun.elapsed()
        });
        median(times.collect())
    }
}
