//! Files at the window: dropped or chosen, attached to the chosen document or to the one being registered, opened, withdrawn.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
};

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{attachment::Attachment, document::DocumentId, incoming::IncomingDraft},
    language::Locale,
    progress::Progress,
    store::{Access, Files, Store},
    window::Event,
};

use crate::{
    clerk::{self, Clerk, environment},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();
const FIRST: DocumentId = DocumentId(1);

/// A registry of two documents with a named clerk, and a folder of the clerk's own files.
struct Desk {
    folder: tempfile::TempDir,
    registry: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let desk = Self::nameless();
        Store::open(&desk.registry, Access::Write).unwrap().name_clerk("Lê Thị Văn Thư").unwrap();
        desk
    }

    fn nameless() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry.db");
        let mut store = Store::open_or_create(&registry).unwrap();
        for subject in ["công tác văn thư", "công tác lưu trữ"] {
            let draft = IncomingDraft {
                arrival_date: Some(clerk::today()),
                content: fixtures::content("Sở Nội vụ", "Công văn", subject),
                ..IncomingDraft::default()
            };
            store.register_incoming(&draft.check().unwrap().entry).unwrap();
        }
        Self { folder, registry }
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn attached(&self, id: DocumentId) -> Vec<Attachment> {
        Store::open(&self.registry, Access::Read).unwrap().attachments(id).unwrap()
    }

    fn names(&self, id: DocumentId) -> Vec<String> {
        self.attached(id).into_iter().map(|attachment| attachment.file.name).collect()
    }
}

impl Clerk {
    /// Drops files in one go.
    fn drops(&mut self, paths: &[&Path]) {
        let tasks: Vec<_> = paths.iter().map(|path| self.app.update(Event::FileDropped(path.to_path_buf()))).collect();
        for task in tasks {
            self.run(task);
        }
    }

    /// Goes to the last row: số đến 1.
    fn chooses_the_first_document(&mut self) {
        self.key(Named::ArrowDown, PLAIN);
        self.key(Named::ArrowDown, PLAIN);
        assert!(self.sees("số đến · 23/11/2026"));
    }
}

#[test]
fn files_dropped_on_the_window_hang_on_the_chosen_document() {
    let desk = Desk::new();
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    // Room for the history too.
    clerk.size.height = 900.0;
    let (one, two) = (desk.file("Công văn 1.pdf", "mot"), desk.file("phu-luc.xlsx", "hai"));
    clerk.drops(&[&one]);
    assert!(clerk.sees("Hãy chọn một văn bản trong danh sách"), "nothing is chosen yet");
    assert!(!Files::of(&desk.registry).folder().exists());
    clerk.chooses_the_first_document();
    let hold = clerk.app.update(Event::FileHeld(true));
    clerk.run(hold);
    assert!(clerk.sees("Thả ra để đính kèm vào văn bản này"));
    clerk.drops(&[&one, &two]);
    assert!(clerk.sees("Đã đính kèm “Công văn 1.pdf”, “phu-luc.xlsx” vào"));
    assert!(!clerk.sees("Thả ra để đính kèm"));
    assert_eq!(desk.names(FIRST), ["Công văn 1.pdf", "phu-luc.xlsx"]);
    // They stand in the details with their size, the row says that there is a file, and the history tells.
    assert!(clerk.reads("phu-luc.xlsx") && clerk.sees("1 KB") && clerk.reads("Tệp"));
    assert!(clerk.sees("đính kèm tệp"));
    clerk.drops(&[&two]);
    assert!(clerk.sees("Văn bản đã có sẵn, không đính kèm thêm: “phu-luc.xlsx”"));
    let empty = desk.file("rong.pdf", "");
    clerk.drops(&[&empty]);
    assert!(clerk.sees("rỗng (0 byte)"));
    assert_eq!(desk.names(FIRST).len(), 2);
}

#[test]
fn files_dropped_on_a_form_are_attached_with_its_document() {
    let desk = Desk::new();
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("Thả tệp quét vào đây"));
    let (scan, wrong) = (desk.file("scan.pdf", "scan"), desk.file("nham.pdf", "nham"));
    clerk.drops(&[&wrong, &scan]);
    assert!(clerk.reads("scan.pdf") && clerk.reads("nham.pdf"));
    assert_eq!(desk.names(DocumentId(3)).len(), 0);
    // One too many is put away before saving.
    clerk.clicks("×");
    assert!(!clerk.reads("nham.pdf") && clerk.reads("scan.pdf"));
    for text in ["=", "Sở Y tế", "1/SYT", "20/11/2026", "Công văn", ""] {
        clerk.fills(text);
    }
    clerk.types("Phòng dịch");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 3") && clerk.sees("Kèm 1 tệp."));
    assert_eq!(desk.names(DocumentId(3)), ["scan.pdf"]);
    assert!(!clerk.reads("scan.pdf"), "the next form begins without files");
    // The next document has none of them.
    for text in ["Sở Y tế", "2/SYT", "20/11/2026", "Công văn", ""] {
        clerk.fills(text);
    }
    clerk.types("Phòng dịch hai");
    clerk.ctrl("s");
    assert_eq!(desk.names(DocumentId(4)).len(), 0);
    let findings = Store::open(&desk.registry, Access::Read).unwrap().check(None, &Progress::default()).unwrap();
    assert_eq!(findings, []);
}

static CHOSEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
static OPENED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

#[test]
fn files_are_chosen_opened_and_withdrawn_by_keyboard() {
    let desk = Desk::new();
    let mut world = environment(&desk.registry, Locale::Vietnamese);
    world.ask_files = |_, _| Box::pin(async { std::mem::take(&mut *CHOSEN.lock().unwrap()) });
    world.open = |path| {
        OPENED.lock().unwrap().push(path.to_owned());
        Ok(())
    };
    let mut clerk = Clerk::sits_down_in(world);
    clerk.chooses_the_first_document();
    clerk.ctrl("k");
    assert_eq!(desk.names(FIRST).len(), 0, "nobody chose anything");
    *CHOSEN.lock().unwrap() = vec![desk.file("a.pdf", "mot"), desk.file("b.PDF", "hai"), desk.file("c.exe", "MZ")];
    clerk.ctrl("k");
    assert_eq!(desk.names(FIRST), ["a.pdf", "b.PDF", "c.exe"]);
    let files = Files::of(&desk.registry);
    let path = |at: usize| files.path(&desk.attached(FIRST)[at].file);
    let opened = || std::mem::take(&mut *OPENED.lock().unwrap());
    clerk.ctrl_shift("o");
    assert_eq!(opened(), [path(0)]);
    clerk.key(Named::ArrowUp, Modifiers::ALT);
    clerk.ctrl_shift("o");
    assert_eq!(opened(), [path(1)]);
    // What may be a program is not started from here.
    clerk.clicks("c.exe");
    assert!(opened().is_empty() && clerk.sees("không mở thẳng từ sổ được"));
    // A file that is no longer what was attached is not shown as if it were.
    fs::rename(path(1), desk.folder.path().join("elsewhere")).unwrap();
    clerk.ctrl_shift("o");
    assert!(opened().is_empty() && clerk.sees("Tệp đính kèm “b.PDF” không còn"));

    clerk.ctrl_shift("d");
    assert!(clerk.sees("Rút tệp “b.PDF”"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("hưa nhập"), "a reason is wanted");
    clerk.types("nhầm văn bản");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã rút tệp “b.PDF”") && clerk.sees("Đã rút: nhầm văn bản"));
    assert_eq!(desk.attached(FIRST)[1].withdrawn.as_deref(), Some("nhầm văn bản"));
}

#[test]
fn who_attaches_is_asked_for_the_name_first() {
    let desk = Desk::nameless();
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    clerk.chooses_the_first_document();
    let scan = desk.file("scan.pdf", "scan");
    clerk.drops(&[&scan]);
    assert_eq!(desk.names(FIRST).len(), 0);
    clerk.types("Trần Văn Thư");
    clerk.key(Named::Enter, PLAIN);
    assert_eq!(desk.names(FIRST), ["scan.pdf"]);
    let told = Store::open(&desk.registry, Access::Read).unwrap().history(FIRST).unwrap();
    assert_eq!(told.last().unwrap().clerk, "Trần Văn Thư");
}

#[test]
fn a_file_that_comes_while_one_amends_loses_nothing_typed() {
    let desk = Desk::new();
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    clerk.chooses_the_first_document();
    clerk.ctrl("e");
    clerk.types("ghi nhầm ngày");
    let scan = desk.file("scan.pdf", "scan");
    clerk.drops(&[&scan]);
    assert_eq!(desk.names(FIRST), ["scan.pdf"]);
    clerk.key(Named::Escape, PLAIN);
    clerk.ctrl("e");
    assert!(clerk.reads("ghi nhầm ngày"));
}

#[test]
fn what_was_not_read_before_is_read_when_the_window_opens() {
    let desk = Desk::new();
    let mut store = Store::open(&desk.registry, Access::Write).unwrap();
    let kept = Files::of(&desk.registry).keep(&desk.file("scan.pdf", "%PDF-1.7")).unwrap();
    store.write(|transaction| transaction.attach(FIRST, &kept)).unwrap();
    assert_eq!(store.unread_files().unwrap(), [kept]);
    Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    assert_eq!(store.unread_files().unwrap(), []);
}

#[test]
fn files_that_wait_in_a_form_are_there_in_the_next_window_and_one_that_is_gone_is_named() {
    let desk = Desk::new();
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    let (scan, annex) = (desk.file("scan.pdf", "scan"), desk.file("phu-luc.xlsx", "hai"));
    clerk.drops(&[&scan, &annex]);
    // Nothing else is written, and the clerk's own files go elsewhere: the copies are what counts.
    fs::remove_file(&scan).unwrap();
    drop(clerk);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    assert!(clerk.sees("nhập dở") && clerk.reads("scan.pdf") && clerk.reads("phu-luc.xlsx"));
    for text in ["=", "Sở Y tế", "1/SYT", "20/11/2026", "Công văn", ""] {
        clerk.fills(text);
    }
    clerk.types("Phòng dịch");
    drop(clerk);
    let files = Files::of(&desk.registry);
    let copy = files.path(&files.keep(&annex).unwrap());
    fs::rename(&copy, desk.folder.path().join("elsewhere")).unwrap();
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    assert!(clerk.reads("scan.pdf") && clerk.sees("Không còn bản chép của “phu-luc.xlsx”"));
    clerk.ctrl("s");
    assert_eq!(desk.names(DocumentId(3)), ["scan.pdf"]);
    drop(clerk);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    assert!(!clerk.sees("nhập dở") && !clerk.reads("scan.pdf"), "they hang on their document now");
}
