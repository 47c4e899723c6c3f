//! The system's dialogs for files: one at a time, whatever the answer.

use std::{
    path::PathBuf,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use iced_test::{
    core::keyboard::{Key, Modifiers, key::Named},
    futures::futures::channel::oneshot,
};
use vanthu::{
    domain::incoming::IncomingDraft,
    language::Locale,
    store::{Access, Store},
    window::Icon,
};

use crate::{
    clerk::{self, Clerk, UnderWay},
    fixtures,
};

/// How often files were asked for.
static ASKED: AtomicUsize = AtomicUsize::new(0);
/// Where the open dialog waits for its answer.
static WAITS: Mutex<Option<oneshot::Sender<Vec<PathBuf>>>> = Mutex::new(None);

fn presses_ctrl_k(clerk: &mut Clerk) -> UnderWay {
    clerk.begins(&clerk::pressed(Key::Character("k".into()), Modifiers::CTRL, None))
}

#[test]
fn a_second_wish_for_files_asks_nothing_until_the_first_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let mut store = Store::open_or_create(&registry).unwrap();
    store.name_clerk("Lê Thị Văn Thư").unwrap();
    let content = fixtures::content("Sở Y tế", "Báo cáo", "Phòng dịch");
    let draft = IncomingDraft { arrival_date: Some(clerk::today()), content, ..IncomingDraft::default() };
    let document = store.register_incoming(&draft.check().unwrap().entry).unwrap().id;
    let mut world = clerk::environment(&registry, Locale::Vietnamese);
    world.ask_files = |_, _| {
        ASKED.fetch_add(1, Ordering::Relaxed);
        let (sender, answer) = oneshot::channel();
        *WAITS.lock().unwrap() = Some(sender);
        Box::pin(async { answer.await.unwrap_or_default() })
    };
    let mut clerk = Clerk::sits_down_in(world);
    clerk.key(Named::ArrowDown, Modifiers::empty());
    clerk.key(Named::ArrowDown, Modifiers::empty());
    assert!(clerk.sees("số đến · 23/11/2026"));

    let mut first = presses_ctrl_k(&mut clerk);
    clerk.lives_on(&mut first);
    let mut second = presses_ctrl_k(&mut clerk);
    clerk.lives_on(&mut second);
    assert_eq!(ASKED.load(Ordering::Relaxed), 1);

    // Whoever would rather not choose may be asked again.
    drop(WAITS.lock().unwrap().take());
    clerk.lives_on(&mut first);
    let mut third = presses_ctrl_k(&mut clerk);
    clerk.lives_on(&mut third);
    assert_eq!(ASKED.load(Ordering::Relaxed), 2);

    // So may whoever chose.
    let scan = folder.path().join("scan.pdf");
    std::fs::write(&scan, "một").unwrap();
    WAITS.lock().unwrap().take().unwrap().send(vec![scan]).unwrap();
    let attached = || Store::open(&registry, Access::Read).unwrap().attachments(document).unwrap().len();
    for _ in 0..200 {
        clerk.lives_on(&mut third);
        if attached() == 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(attached(), 1);
    let mut fourth = presses_ctrl_k(&mut clerk);
    clerk.lives_on(&mut fourth);
    assert_eq!(ASKED.load(Ordering::Relaxed), 3);
}

/// Where the system opens no dialog, it is said what to do; at the first start too. Whoever looked and chose nothing is told nothing.
#[test]
fn no_chooser_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let mut world = clerk::environment(&registry, Locale::Vietnamese);
    let said = "Máy không mở được hộp chọn tệp";
    let mut clerk = Clerk::sits_down_in(world.clone());
    for text in ["UBND tỉnh Mẫu", "Sở Mẫu", "SM", "Mẫu"] {
        clerk.fills(text);
    }
    clerk.key(Named::Enter, Modifiers::CTRL);
    clerk.ctrl("o");
    assert!(clerk.sees(said));
    drop(clerk);
    Store::open_or_create(&registry).unwrap().name_clerk("Lê Thị Văn Thư").unwrap();
    let mut clerk = Clerk::sits_down_in(world.clone());
    clerk.ctrl("p");
    clerk.key(Named::F6, Modifiers::empty());
    assert!(clerk.sees(said) && clerk.sees("zenity"));
    clerk.clicks_icon(Icon::X);
    assert!(!clerk.sees(said));
    drop(clerk);
    world.ask_target = |_, _, _| {
        Box::pin(async {
            std::thread::sleep(std::time::Duration::from_millis(400));
            None
        })
    };
    let mut clerk = Clerk::sits_down_in(world);
    clerk.ctrl("p");
    clerk.key(Named::F6, Modifiers::empty());
    assert!(!clerk.sees(said));
}
