//! The copy that closing the window waits for, of an office's year: beside copying the same file and making it durable.

use std::{fs, time::Instant};

use vanthu::{
    jobs::backups::{back_up_quickly, rehearse_later},
    progress::Progress,
    store::Writer,
};

#[path = "registry/mod.rs"]
mod registry;

/// Copies timed for each figure.
const TIMES: usize = 5;

fn main() {
    let documents = 58_144;
    let path = registry::filled(documents);
    let folder = tempfile::tempdir_in(path.parent().expect("it lies in a folder")).expect("a folder is made");
    let writer = Writer::default();
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let begun = Instant::now();
        back_up_quickly(&path, folder.path(), &writer, &Progress::default()).expect("it is copied");
        ours.push(begun.elapsed());
        let target = folder.path().join("plain");
        let begun = Instant::now();
        fs::copy(&path, &target).expect("it is copied");
        fs::File::open(&target).and_then(|copy| copy.sync_all()).expect("it is made durable");
        plain.push(begun.elapsed());
        fs::remove_file(&target).expect("it goes");
    }
    registry::print("close", documents, registry::median(ours), registry::median(plain));
    let begun = Instant::now();
    let done = rehearse_later(&path, &writer, &Progress::default()).expect("it is rehearsed").expect("one waits");
    assert_eq!(done.wrong, None, "the copy can be restored");
    println!("rehearsed in an idle moment: {:?}", begun.elapsed());
}
