//! A batch of incoming documents at the window, by keyboard alone, checked against the registry.

use std::path::Path;

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{
        book::Book,
        document::Document,
        incoming::{Incoming, IncomingDraft},
        query::Query,
    },
    language::Locale,
    progress::Progress,
    store::{Access, BatchOutcome, BatchRow, DuplicateDecision, Store},
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();

fn office() -> tempfile::TempDir {
    let (folder, _, _) = fixtures::registry_with_clerk(&fixtures::whole_office());
    folder
}

/// Everything registered, the first số đến first.
fn registered(folder: &Path) -> Vec<Incoming> {
    let store = Store::open(&folder.join("registry.db"), Access::Read).unwrap();
    let ids = store.search_all(&Query::default()).unwrap();
    let mut found: Vec<Incoming> = store
        .documents(&ids)
        .unwrap()
        .into_iter()
        .filter_map(|document| match document {
            Document::Incoming(document) => Some(document),
            Document::Outgoing(_) => None,
        })
        .collect();
    found.sort_by_key(|document| document.arrival_number);
    found
}

/// A clerk at an empty batch.
fn at_the_batch(folder: &Path) -> Clerk {
    let mut clerk = Clerk::sits_down(&folder.join("registry.db"), Locale::Vietnamese);
    clerk.key(Named::F2, Modifiers::SHIFT);
    assert!(clerk.sees("Đăng ký nhiều văn bản"));
    clerk.keys = 0;
    clerk
}

/// Types, then goes on with Tab.
fn tab(clerk: &mut Clerk, text: &str) {
    clerk.types(text);
    clerk.key(Named::Tab, PLAIN);
}

/// A row of code, date, subject and unit, as one types it where date of arrival, issuer and type are filled in.
fn row(clerk: &mut Clerk, texts: [&str; 4]) {
    let [code, date, subject, unit] = texts;
    for text in [code, date, subject] {
        tab(clerk, text);
    }
    clerk.fills(unit);
}

#[test]
fn a_mornings_twenty_documents_are_registered_from_the_grid() {
    // 20 documents of five issuers: the issuer is written with the first of each.
    let issuers = ["Công an tỉnh", "Sở Tài chính", "Sở Y tế", "Bộ Nội vụ", "UBND xã Mẫu"];
    let documents: Vec<(&str, String, String)> = (0..20)
        .map(|at| (issuers[at / 4], format!("{}/BC-MAU", 100 + at), format!("về việc kiểm tra lần thứ {}", 10 + at)))
        .collect();
    let (date, unit) = ("20/11", "Phòng Tổng hợp");
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    for (at, (issuer, code, subject)) in documents.iter().enumerate() {
        if at % 4 == 0 {
            // The first row waits for its issuer; later ones repeat it, and one goes back a cell to write another.
            if at > 0 {
                clerk.key(Named::Tab, Modifiers::SHIFT);
            }
            tab(&mut clerk, issuer);
        }
        row(&mut clerk, [code, date, subject, unit]);
    }
    let before_saving = clerk.keys;
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã đăng ký 20 văn bản: số đến từ 1 đến 20."));
    assert!(clerk.sees("✓ 20"), "the numbers stand at their rows");

    let registered = registered(folder.path());
    assert_eq!(registered.len(), 20);
    for (number, (document, (issuer, code, subject))) in (1..).zip(registered.iter().zip(&documents)) {
        assert_eq!(document.arrival_number, number);
        assert_eq!(document.entry.arrival_date, clerk::today());
        assert_eq!(document.entry.code.as_str(), code);
        assert_eq!(document.entry.issued_date, "2026-11-20".parse().ok());
        assert_eq!(document.entry.to_places, unit);
        let content = &document.entry.content;
        assert_eq!(
            (content.organ_name.as_str(), content.type_name.as_str(), content.subject.as_str()),
            (*issuer, "Báo cáo", subject.as_str())
        );
    }

    // Each row: its four texts and a key after each. Each issuer: its text and a Tab; the four later ones a Shift+Tab before.
    let letters = |text: &str| text.chars().count();
    let rows: usize = documents
        .iter()
        .map(|(_, code, subject)| letters(code) + letters(date) + letters(subject) + letters(unit) + 4)
        .sum();
    let issued: usize = issuers.iter().map(|issuer| letters(issuer) + 1).sum::<usize>() + 4;
    assert_eq!(before_saving, rows + issued);
    // 10 of the code, 5 of the date, 27 of the subject, 14 of the unit, 4 keys; the issuers are 12, 12, 7, 9 and 11 letters.
    assert_eq!(before_saving, 20 * (10 + 5 + 27 + 14 + 4) + (12 + 12 + 7 + 9 + 11) + 5 + 4);
}

#[test]
fn a_table_from_excel_is_pasted_and_what_is_wrong_waits_at_its_cell() {
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    // The second row has no subject, the third a day that is none; quotes hold a line break.
    clerk.clipboard.held = "Sở Y tế\t15/BC-SYT\t20/11/2026\t\tPhòng dịch\r\n\
         Sở Y tế\t16/BC-SYT\t20/11/2026\t\t\r\n\
         Sở Y tế\t17/BC-SYT\t31/11/2026\t\t\"Trực\ntết\"\r\n"
        .to_owned();
    clerk.ctrl("v");
    assert!(clerk.sees("3 dòng chưa đăng ký"));
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1."));
    assert!(clerk.sees("Còn 2 dòng"));
    assert_eq!(registered(folder.path()).len(), 1);
    // One stands at the first cell that waits: it is written, and saving registers only what is not registered.
    clerk.types("Khám sức khỏe");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 2."));
    clerk.fills("30/11/2026");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 3."));
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa có dòng nào để đăng ký"));
    let registered = registered(folder.path());
    let subjects: Vec<_> = registered.iter().map(|document| document.entry.content.subject.as_str()).collect();
    assert_eq!(subjects, ["Phòng dịch", "Khám sức khỏe", "Trực tết"]);
    assert!(registered.iter().all(|document| document.entry.content.type_name == "Báo cáo"), "an empty cell leaves it");
}

#[test]
fn the_grid_fills_copies_empties_and_undoes_as_a_spreadsheet() {
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    tab(&mut clerk, "Sở Y tế");
    row(&mut clerk, ["15/BC-SYT", "20/11/2026", "Phòng dịch", "Phòng Văn xã"]);
    // The cell above, four ways: Ctrl+D, Ctrl+', F4 and over a selection.
    tab(&mut clerk, "16/BC-SYT");
    clerk.ctrl("d");
    clerk.key(Named::Tab, PLAIN);
    clerk.ctrl("'");
    clerk.fills("");
    clerk.types("17/BC-SYT");
    for _ in 0..2 {
        clerk.key(Named::ArrowRight, PLAIN);
    }
    clerk.key(Named::ArrowRight, PLAIN);
    clerk.key(Named::ArrowUp, Modifiers::SHIFT);
    clerk.ctrl("d");
    clerk.key(Named::ArrowLeft, PLAIN);
    clerk.key(Named::ArrowLeft, PLAIN);
    clerk.key(Named::F4, PLAIN);
    // The whole as a table, as another program would get it.
    clerk.ctrl("a");
    clerk.ctrl("c");
    let row = |code| format!("23/11/2026\tSở Y tế\t{code}/BC-SYT\t20/11/2026\tBáo cáo\tPhòng dịch\t");
    let wanted = [row(15) + "Phòng Văn xã\t", row(16) + "\t", row(17) + "\t"];
    let copied = clerk.clipboard.held.clone();
    assert_eq!(copied.lines().take(3).collect::<Vec<_>>(), wanted);
    clerk.key(Named::Delete, PLAIN);
    assert!(!clerk.sees("17/BC-SYT"));
    clerk.ctrl("z");
    clerk.ctrl("a");
    clerk.ctrl("c");
    assert_eq!(clerk.clipboard.held, copied);
    clerk.ctrl("y");
    assert!(!clerk.sees("16/BC-SYT"));
    clerk.ctrl("z");
    // What is written over is given back with Escape, and what one comes to change is changed.
    clerk.key(Named::Home, PLAIN);
    for _ in 0..5 {
        clerk.key(Named::ArrowRight, PLAIN);
    }
    clerk.types("khác");
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F2, PLAIN);
    clerk.types(" bệnh");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("số đến từ 1 đến 3"));
    let registered = registered(folder.path());
    let subjects: Vec<_> = registered.iter().map(|document| document.entry.content.subject.as_str()).collect();
    assert_eq!(subjects, ["Phòng dịch bệnh", "Phòng dịch", "Phòng dịch"]);
}

fn draft(code: &str) -> IncomingDraft {
    IncomingDraft {
        arrival_date: Some(clerk::today()),
        code: code.to_owned(),
        issued_date: Some("2026-11-20".parse().unwrap()),
        content: fixtures::content("Sở Y tế", "Báo cáo", "Phòng dịch"),
        ..IncomingDraft::default()
    }
}

#[test]
fn what_looks_registered_already_is_asked_about_in_its_row() {
    let folder = office();
    let mut store = Store::open(&folder.path().join("registry.db"), Access::Write).unwrap();
    store.register_incoming(&draft("15/BC-SYT").check().unwrap().entry).unwrap();
    let mut clerk = at_the_batch(folder.path());
    tab(&mut clerk, "Sở Y tế");
    row(&mut clerk, ["15/BC-SYT", "20/11/2026", "Phòng dịch", ""]);
    row(&mut clerk, ["16/BC-SYT", "20/11/2026", "Tiêm chủng", ""]);
    row(&mut clerk, ["16/BC-SYT", "20/11/2026", "Tiêm chủng", ""]);
    // The question is about the row where one stands.
    let asks = |clerk: &mut Clerk, row: usize| {
        clerk.key(Named::Home, Modifiers::CTRL);
        (1..row).for_each(|_| clerk.key(Named::ArrowDown, PLAIN));
        clerk.sees("Vẫn đăng ký")
    };
    assert_eq!([1, 2, 3].map(|row| asks(&mut clerk, row)), [true, false, true]);
    clerk.ctrl("s");
    assert!(clerk.sees("Còn 3 dòng chưa đăng ký. Hãy sửa dòng 1"), "the rows after a question wait for its answer");
    // The first is the same document come another way.
    assert!(clerk.sees("đã đăng ký với số đến 1"));
    clerk.key(Named::F7, PLAIN);
    clerk.ctrl("s");
    assert!(clerk.sees("số đến từ 2 đến 3") && clerk.sees("Còn 1 dòng"));
    assert_eq!([1, 3].map(|row| asks(&mut clerk, row)), [false, true]);
    // The third is another, for a reason: none is not enough.
    clerk.key(Named::F6, PLAIN);
    clerk.fills("");
    assert!(clerk.sees("Vẫn đăng ký"));
    clerk.fills("bản đính chính");
    assert!(!clerk.sees("Vẫn đăng ký"));
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 4."));
    let registered = registered(folder.path());
    assert_eq!(registered[3].registration.reason, "bản đính chính");
    let links = |document: &Incoming| store.links(document.id).unwrap().len();
    assert_eq!(registered.iter().map(links).collect::<Vec<_>>(), [1, 1, 0, 0]);
}

#[test]
fn the_pile_is_kept_when_one_leaves_it() {
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    tab(&mut clerk, "Sở Y tế");
    clerk.types("15/BC-SYT");
    // What is being written is kept too.
    clerk.ctrl("f");
    assert!(!clerk.sees("15/BC-SYT"));
    clerk.key(Named::F2, Modifiers::SHIFT);
    assert!(clerk.sees("15/BC-SYT") && clerk.sees("Sở Y tế"));
    assert!(registered(folder.path()).is_empty());
}

#[test]
fn no_row_is_registered_twice() {
    let folder = office();
    let mut store = Store::open(&folder.path().join("registry.db"), Access::Write).unwrap();
    // Without a code nothing but the mark tells two documents from one.
    let petition = |mark, subject: &str| {
        let mut draft = draft("");
        draft.content.subject = subject.to_owned();
        BatchRow { mark, entry: draft.check().unwrap().entry, decision: DuplicateDecision::Ask }
    };
    let number = |answer: &BatchOutcome| match answer {
        BatchOutcome::Registered(registered) => registered.document.number(),
        other => panic!("{other:?}"),
    };
    let first = store.register_batch(&[petition(7, "Đơn một"), petition(8, "Đơn hai")]).unwrap();
    assert_eq!(first.iter().map(number).collect::<Vec<_>>(), [1, 2]);
    // The same batch comes again, with a row more: after a power cut, say.
    let again = store.register_batch(&[petition(7, "Đơn một"), petition(8, "Đơn hai"), petition(9, "Đơn ba")]).unwrap();
    assert_eq!(again.iter().map(number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(registered(folder.path()).len(), 3);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_locked_year_refuses_its_rows_and_those_after_them_wait() {
    let folder = office();
    let mut store = Store::open(&folder.path().join("registry.db"), Access::Write).unwrap();
    store.write(|transaction| transaction.set_lock(Book::Incoming, None, 2025, true, "")).unwrap();
    let row = |mark, day: &str| {
        let mut draft = draft(&format!("{mark}/BC-SYT"));
        draft.arrival_date = Some(day.parse().unwrap());
        BatchRow { mark, entry: draft.check().unwrap().entry, decision: DuplicateDecision::Ask }
    };
    let rows = [row(1, "2026-01-05"), row(2, "2025-12-30"), row(3, "2026-01-06")];
    let answers = store.register_batch(&rows).unwrap();
    let [BatchOutcome::Registered(_), BatchOutcome::Refused(_), BatchOutcome::Waits] = answers.as_slice() else {
        panic!("{answers:?}")
    };
    assert_eq!(registered(folder.path()).len(), 1);
}

/// What is typed while the window is busy goes to the cells it would have gone to, one after the other.
#[test]
fn what_is_typed_ahead_of_the_window_goes_to_its_cells() {
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    let mut events = Vec::new();
    for (text, key) in [
        ("Sở Y tế", Named::Tab),
        ("15/BC-SYT", Named::Tab),
        ("20/11", Named::Tab),
        ("Phòng dịch", Named::Enter),
        ("16/BC-SYT", Named::Tab),
        ("20/11", Named::Tab),
        ("Tiêm chủng", Named::ArrowDown),
    ] {
        events.extend(clerk::typed(text));
        events.extend(clerk::named(key, PLAIN));
    }
    events.extend(clerk::named(Named::Enter, Modifiers::CTRL));
    events.extend(clerk::typed("17/BC-SYT"));
    clerk.at_once(&events, 40);
    let registered = registered(folder.path());
    let seen = registered.iter().map(|document| {
        let content = &document.entry.content;
        (content.organ_name.as_str(), document.entry.code.as_str(), content.subject.as_str())
    });
    let wanted = [("Sở Y tế", "15/BC-SYT", "Phòng dịch"), ("Sở Y tế", "16/BC-SYT", "Tiêm chủng")];
    assert_eq!(seen.collect::<Vec<_>>(), wanted);
    assert!(clerk.sees("17/BC-SYT"), "it is in the next row");
}

/// A word that an input method is still composing is in its cell, whatever key leaves it.
#[test]
fn an_underlined_word_is_not_lost_when_one_leaves_its_cell() {
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    clerk.is_given("Sở ");
    clerk.is_given("Y ");
    clerk.composes("tế");
    clerk.key(Named::Tab, PLAIN);
    tab(&mut clerk, "15/BC-SYT");
    tab(&mut clerk, "20/11");
    clerk.composes("Phòng");
    clerk.is_given("Phòng ");
    clerk.composes("dịch");
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowUp, PLAIN);
    clerk.key(Named::ArrowRight, PLAIN);
    clerk.composes("Văn");
    clerk.key(Named::Enter, Modifiers::CTRL);
    clerk.is_given("Văn");
    let registered = registered(folder.path());
    let entry = &registered[0].entry;
    assert_eq!(
        (entry.content.organ_name.as_str(), entry.content.subject.as_str(), entry.to_places.as_str()),
        ("Sở Y tế", "Phòng dịch", "Văn")
    );
}

/// The rows come back when the window opens again; those registered meanwhile do not, whatever the drafts still say.
#[test]
fn the_rows_survive_a_closed_window_and_come_back_once() {
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    tab(&mut clerk, "Sở Y tế");
    row(&mut clerk, ["15/BC-SYT", "20/11", "Phòng dịch", ""]);
    drop(clerk);
    let drafts = folder.path().join("registry.db.drafts.json");
    let before = std::fs::read(&drafts).unwrap();
    let mut clerk = at_the_batch(folder.path());
    assert!(clerk.sees("15/BC-SYT") && clerk.sees("Sở Y tế") && clerk.sees("1 dòng chưa đăng ký"));
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1."));
    drop(clerk);
    assert!(!drafts.exists());
    // The power went before the drafts were written without the row.
    std::fs::write(&drafts, before).unwrap();
    let mut clerk = at_the_batch(folder.path());
    assert!(!clerk.sees("15/BC-SYT"));
    clerk.ctrl("s");
    assert_eq!(registered(folder.path()).len(), 1);
}

/// Numbers follow the order of the paper (Điều 22.2, NĐ 30/2020/NĐ-CP): the rows after a wrong one wait for it.
#[test]
fn a_wrong_row_stops_those_after_it() {
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    let row = |at, day| format!("Sở Y tế\t{at}/BC-SYT\t{day}\t\tviệc thứ {at}");
    let days = ["20/11/2026", "20/11/2026", "31/11/2026", "20/11/2026", "20/11/2026"];
    let rows: Vec<String> = (1..).zip(days).map(|(at, day)| row(at, day)).collect();
    clerk.clipboard.held = rows.join("\n");
    clerk.ctrl("v");
    clerk.ctrl("s");
    assert!(clerk.sees("số đến từ 1 đến 2") && clerk.sees("Còn 3 dòng chưa đăng ký. Hãy sửa dòng 3"));
    clerk.fills("19/11/2026");
    clerk.ctrl("s");
    assert!(clerk.sees("số đến từ 3 đến 5"));
    let subjects: Vec<_> =
        registered(folder.path()).into_iter().map(|document| document.entry.content.subject).collect();
    assert_eq!(subjects, (1..=5).map(|at| format!("việc thứ {at}")).collect::<Vec<_>>());
}

/// What the form behind the batch says of numbers is true when one comes back to it.
#[test]
fn the_form_behind_knows_the_next_number() {
    let folder = office();
    let mut clerk = Clerk::sits_down(&folder.path().join("registry.db"), Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    assert!(clerk.reads("1"));
    clerk.key(Named::F2, Modifiers::SHIFT);
    tab(&mut clerk, "Sở Y tế");
    row(&mut clerk, ["15/BC-SYT", "20/11", "Phòng dịch", ""]);
    row(&mut clerk, ["16/BC-SYT", "20/11", "Tiêm chủng", ""]);
    clerk.ctrl("s");
    assert!(clerk.sees("số đến từ 1 đến 2"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Đăng ký văn bản đến") && clerk.reads("3"));
}

/// No row arrives tomorrow, and dates in an order that cannot be are said.
#[test]
fn a_row_that_arrives_tomorrow_is_refused() {
    let folder = office();
    let mut clerk = at_the_batch(folder.path());
    clerk.clipboard.held = "Sở Y tế\t1/BC-SYT\t15/12/2026\t\tviệc một\n".to_owned();
    clerk.ctrl("v");
    clerk.key(Named::Home, PLAIN);
    clerk.types("29/11/2062");
    clerk.ctrl("s");
    assert!(registered(folder.path()).is_empty() && clerk.sees("29/11/2062"));
    clerk.types("23/11/2026");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1.") && clerk.sees("15/12/2026"));
}
