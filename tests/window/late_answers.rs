//! Answers of the store that come late, out of order, and after their screen was left: what is shown in the end is what is shown where
//! each answer came at once.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use chrono::Days;
use iced_test::core::keyboard::{Modifiers, key::Named};
use rand::{RngExt, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use vanthu::{
    domain::{
        content::{Content, SignerInfo},
        incoming::IncomingDraft,
        office::Office,
        outgoing::OutgoingDraft,
    },
    language::Locale,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
    times::{seed, times},
};

const SENDERS: [&str; 4] = ["Sở Nội vụ", "Sở Tài chính", "Công an tỉnh", "UBND huyện Mẫu"];

/// A registry of documents of the last weeks, some handed over.
fn registry(path: &Path) {
    let office = Office { place: "Mẫu".to_owned(), ..fixtures::office("Văn phòng UBND tỉnh Mẫu", "VP") };
    let mut store = fixtures::create(path, &office);
    store.name_clerk("Lê Thị Văn Thư").unwrap();
    for ordinal in 0..60_usize {
        let date = clerk::today() - Days::new(59 - ordinal as u64);
        let content =
            fixtures::content(SENDERS[ordinal % SENDERS.len()], "Công văn", &format!("về việc thứ {ordinal}"));
        if ordinal % 3 == 0 {
            let signer_info = SignerInfo { full_name: "Trần Văn Mẫu".to_owned(), ..SignerInfo::default() };
            let content = Content { organ_name: office.name.clone(), signer_info, ..content };
            let draft = OutgoingDraft { issued_date: Some(date), content, ..OutgoingDraft::default() };
            store.register_outgoing(&draft.check().unwrap().entry).unwrap();
        } else {
            let draft = IncomingDraft { arrival_date: Some(date), content, ..IncomingDraft::default() };
            store.register_incoming(&draft.check().unwrap().entry).unwrap();
        }
    }
}

/// What a clerk may do without looking at what the window shows.
#[derive(Debug, Clone, Copy)]
enum Act {
    Key(Named, Modifiers),
    Ctrl(&'static str),
    Text(&'static str),
}

impl Act {
    fn is_done_by(self, clerk: &mut Clerk) {
        match self {
            Self::Key(named, modifiers) => clerk.key(named, modifiers),
            Self::Ctrl(letter) => clerk.ctrl(letter),
            Self::Text(text) => clerk.types(text),
        }
    }
}

const PLAIN: Modifiers = Modifiers::empty();
const ACTS: [Act; 20] = [
    // Into the search box, and words and numbers typed there.
    Act::Ctrl("f"),
    Act::Ctrl("f"),
    Act::Text("so"),
    Act::Text("viec "),
    Act::Text("12"),
    Act::Key(Named::Backspace, PLAIN),
    // The books, their years, and filters of the list.
    Act::Key(Named::F4, PLAIN),
    Act::Key(Named::F5, PLAIN),
    Act::Key(Named::F10, PLAIN),
    Act::Ctrl("h"),
    Act::Ctrl("m"),
    Act::Key(Named::ArrowLeft, Modifiers::ALT),
    // The forms, where texts and fields may ask for suggestions and numbers.
    Act::Key(Named::F2, PLAIN),
    Act::Key(Named::F3, PLAIN),
    Act::Key(Named::Tab, PLAIN),
    Act::Key(Named::Tab, PLAIN),
    // Other screens, and back.
    Act::Ctrl("j"),
    Act::Key(Named::F9, PLAIN),
    Act::Key(Named::F9, Modifiers::SHIFT),
    Act::Key(Named::Escape, PLAIN),
];

/// Removes a folder once the threads of the closed window have closed its files; Windows refuses to remove open files.
fn remove(folder: &Path) {
    let end = Instant::now() + Duration::from_secs(30);
    while let Err(error) = fs::remove_dir_all(folder) {
        assert!(Instant::now() < end, "{error}");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn late_answers_show_in_the_end_what_answers_at_once_show() {
    let seed = seed();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.db");
    registry(&whole);
    for trial in 0..times(12) {
        let acts: Vec<Act> = (0..random.random_range(2..12)).map(|_| *ACTS.choose(&mut random).unwrap()).collect();
        let order = random.random();
        let [at_once, late] = [false, true].map(|is_late| {
            // The same path, because some screens name it.
            let folder = folder.path().join("trial");
            fs::create_dir(&folder).unwrap();
            let path = folder.join("registry.db");
            fs::copy(&whole, &path).unwrap();
            let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
            if is_late {
                clerk.is_answered_late(order);
            }
            for act in &acts {
                act.is_done_by(&mut clerk);
            }
            clerk.is_answered();
            clerk.redraws();
            clerk.is_answered();
            let texts = clerk.texts();
            drop(clerk);
            remove(&folder);
            texts
        });
        let only = |these: &[String], those: &[String]| -> Vec<String> {
            these.iter().filter(|text| !those.contains(text)).cloned().collect()
        };
        let (missing, more) = (only(&at_once, &late), only(&late, &at_once));
        assert!(at_once == late, "seed {seed}, trial {trial}, {acts:?}: missing {missing:?}, too much {more:?}");
    }
}
