//! Drafts where the disk refuses them: they write themselves again, and the window does not close over them without a word.

use std::{fs, path::PathBuf, thread, time::Duration};

use iced_test::{
    core::keyboard::{Modifiers, key::Named},
    futures::futures::{StreamExt, executor::block_on},
    runtime::{Action, Task, task},
};
use vanthu::{
    language::Locale,
    window::{self, Event},
};

use crate::{clerk::Clerk, fixtures};

const PLAIN: Modifiers = Modifiers::empty();

/// A clerk whose drafts the disk refuses, for a folder has their name; who has typed a subject.
struct Refused {
    _folder: tempfile::TempDir,
    drafts: PathBuf,
    clerk: Clerk,
}

impl Refused {
    fn new() -> Self {
        let (folder, registry, _) = fixtures::registry_with_clerk(&fixtures::office("UBND tỉnh Mẫu", "UBND"));
        let drafts = folder.path().join("registry.db.drafts.json");
        fs::create_dir(&drafts).unwrap();
        let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
        clerk.key(Named::F2, PLAIN);
        clerk.fills("=");
        clerk.types("Sở Tài chính");
        Self { _folder: folder, drafts, clerk }
    }

    /// The disk takes drafts again.
    fn gives_way(&self) {
        fs::remove_dir(&self.drafts).unwrap();
    }

    /// Waits, with idle hands, until they are written.
    fn is_written(&mut self) -> bool {
        self.holds("Sở Tài chính")
    }

    fn holds(&mut self, text: &str) -> bool {
        self.comes_to(|desk| fs::read_to_string(&desk.drafts).is_ok_and(|held| held.contains(text)))
    }

    /// Waits until this is so.
    fn comes_to(&mut self, is_so: impl Fn(&mut Self) -> bool) -> bool {
        (0..300).any(|_| {
            thread::sleep(Duration::from_millis(50));
            is_so(self)
        })
    }

    /// So many seconds go by.
    fn waits(&mut self, seconds: usize) {
        for _ in 0..seconds {
            let task = self.clerk.app.update(window::second());
            self.clerk.run(task);
        }
    }

    /// Whether the window closes by this.
    fn ends(&mut self, event: Event) -> bool {
        ends(self.clerk.app.update(event))
    }
}

fn ends(task: Task<Event>) -> bool {
    let Some(mut actions) = task::into_stream(task) else { return false };
    std::iter::from_fn(|| block_on(actions.next())).any(|action| matches!(action, Action::Exit))
}

#[test]
fn drafts_write_themselves_once_the_disk_takes_them_and_trouble_is_said_only_when_it_lasts() {
    let mut desk = Refused::new();
    // Past the rest after the last letter and the first try, which waits a while for whoever holds the file.
    thread::sleep(Duration::from_secs(4));
    desk.waits(9);
    assert!(!desk.clerk.sees("Chưa lưu được bản nháp"));
    desk.waits(1);
    assert!(desk.clerk.sees("Chưa lưu được bản nháp của phần đang nhập"));
    desk.gives_way();
    assert!(desk.is_written(), "no letter follows, and yet they are written");
    // It is known a moment after the file is there.
    assert!(desk.comes_to(|desk| {
        desk.waits(1);
        !desk.clerk.sees("Chưa lưu được bản nháp")
    }));
}

/// As an antivirus program may hold them: others read them, and nobody replaces them.
#[cfg(windows)]
#[test]
fn drafts_that_another_program_holds_are_written_once_it_lets_go() {
    use std::os::windows::fs::OpenOptionsExt;

    let mut desk = Refused::new();
    desk.gives_way();
    assert!(desk.is_written());
    let held = fs::File::options().read(true).share_mode(1 | 2).open(&desk.drafts).unwrap();
    desk.clerk.types(" và Sở Y tế");
    thread::sleep(Duration::from_secs(6));
    assert!(!fs::read_to_string(&desk.drafts).unwrap().contains("Sở Y tế"), "nothing was held");
    drop(held);
    assert!(desk.holds("Sở Y tế"), "no letter follows, and yet they are written");
}

#[test]
fn closing_waits_for_the_drafts_and_closes_by_itself_once_they_are_written() {
    let mut desk = Refused::new();
    assert!(!desk.ends(Event::Close));
    assert!(desk.clerk.sees("Cửa sổ chưa đóng vì chưa lưu được bản nháp"));
    assert!(!desk.ends(window::second()));
    desk.gives_way();
    assert!(desk.is_written());
    assert!(desk.comes_to(|desk| desk.ends(window::second())));
}

#[test]
fn closing_again_closes_over_drafts_that_cannot_be_written() {
    let mut desk = Refused::new();
    assert!(!desk.ends(Event::Close));
    assert!(desk.ends(Event::Close));
}

/// A date is the same for all of a morning: with nothing beside it there is no document to go on with.
#[test]
fn a_date_alone_is_no_draft() {
    let mut desk = Refused::new();
    desk.gives_way();
    assert!(desk.is_written());
    for _ in 0.."Sở Tài chính".chars().count() {
        desk.clerk.key(Named::Backspace, PLAIN);
    }
    assert!(desk.clerk.sees("23/11/2026"));
    assert!(desk.comes_to(|desk| !desk.drafts.exists()), "the draft goes with the last thing that was written");
}
