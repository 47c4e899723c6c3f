//! A week of a records office at the window: thirty documents come, are instructed and handed over to six units, half of them are
//! answered, some late; the day's list, the book of follow-up and the sheets for signatures say so. Its pictures stand in `docs/theo-doi`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    clock::Clock,
    domain::{book::Book, document::DocumentId, follow_up::status::Status, query::Query},
    language::Locale,
    progress::Progress,
    store::{Access, Store},
    window::Environment,
};

use crate::{
    album::{Album, Part},
    clerk::{self, Clerk},
    fixtures, pdf,
};

const PLAIN: Modifiers = Modifiers::empty();
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Five issuers send six documents each.
const ISSUERS: [(&str, &str); 5] = [
    ("Sở Tài chính", "STC"),
    ("Sở Y tế", "SYT"),
    ("Công an tỉnh", "CAT"),
    ("Sở Nội vụ", "SNV"),
    ("UBND xã Mẫu", "UBND"),
];

/// Six units have five documents each, and so long: three working days from Monday 23/11/2026, the 24th being off, are Friday the 27th;
/// seven are Thursday 03/12.
const UNITS: [(&str, &str, &str); 6] = [
    ("Phòng Tổng hợp", "3 ngày làm việc", "Nguyễn Thị Mai"),
    ("Phòng Kinh tế", "3 ngày làm việc", "Trần Văn Lâm"),
    ("Phòng Nội chính", "3 ngày làm việc", "Lê Thị Hoa"),
    ("Phòng Văn xã", "7 ngày làm việc", "Phạm Văn Sơn"),
    ("Phòng Ngoại vụ", "7 ngày làm việc", "Hoàng Thị Thu"),
    ("Ban Tiếp công dân", "", "Đỗ Văn Bình"),
];

fn monday() -> NaiveDate {
    clerk::today()
}

fn wednesday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

fn next_monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
}

fn office(folder: &Path) -> PathBuf {
    let path = folder.join("registry.db");
    fixtures::create(&path, &fixtures::whole_office()).name_clerk("Lê Thị Văn Thư").unwrap();
    path
}

/// The clerk at the window on a day.
fn on(path: &Path, today: fn() -> NaiveDate) -> Clerk {
    let clock = Clock::from(move || clerk::at(today(), 8, 5));
    Clerk::sits_down_in(Environment { clock, ..clerk::environment(path, Locale::Vietnamese) })
}

/// Takes a picture of the left of the window, up to this pixel.
fn look(album: &mut Album, clerk: &mut Clerk, name: &str, width: u32) {
    clerk.draws_frame();
    let (pixels, size) = clerk.picture();
    album.take_part("docs/theo-doi", name, &pixels, size, Part { x: 0, y: 0, width, height: size.1 });
}

/// số, ký hiệu of document `number`.
fn code(number: usize) -> String {
    format!("{}/BC-{}", 100 + number, ISSUERS[(number - 1) / 6].1)
}

/// Types, then goes on with Tab.
fn tab(clerk: &mut Clerk, text: &str) {
    clerk.types(text);
    clerk.key(Named::Tab, PLAIN);
}

/// The batch of a morning.
fn thirty_come(clerk: &mut Clerk) {
    clerk.key(Named::F2, SHIFT);
    for number in 1..=30 {
        let (issuer, _) = ISSUERS[(number - 1) / 6];
        if (number - 1) % 6 == 0 {
            if number > 1 {
                clerk.key(Named::Tab, SHIFT);
            }
            tab(clerk, issuer);
        }
        for text in
            [code(number), "20/11".into(), format!("về việc thực hiện nhiệm vụ số {number} của Chương trình công tác")]
        {
            tab(clerk, &text);
        }
        clerk.key(Named::Enter, PLAIN);
    }
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã đăng ký 30 văn bản: số đến từ 1 đến 30."));
    clerk.key(Named::Escape, PLAIN);
}

/// Each unit gets the next five, from the newest on.
fn each_unit_gets_five(clerk: &mut Clerk, album: &mut Album) {
    for (unit, due, receiver) in UNITS {
        clerk.key(Named::ArrowDown, PLAIN);
        for _ in 1..5 {
            clerk.key(Named::ArrowDown, SHIFT);
        }
        clerk.ctrl("i");
        clerk.fills("Chánh Văn phòng");
        clerk.key(Named::Enter, PLAIN);
        clerk.fills("Giao tham mưu, báo cáo kết quả");
        clerk.fills(unit);
        clerk.types(due);
        if unit == UNITS[0].0 {
            // The moment of registering, at the right, is another each time.
            look(album, clerk, "1-y-kien-chi-dao", 960);
        }
        clerk.ctrl("s");
        assert!(clerk.sees("Đã lưu: Ý kiến chỉ đạo, 5 văn bản"), "{unit}");
        clerk.ctrl_shift("h");
        clerk.fills(unit);
        clerk.types(receiver);
        clerk.ctrl("s");
        assert!(clerk.sees("Đã lưu: Chuyển giao, 5 văn bản"), "{unit}");
    }
}

/// Every document of an odd number is answered; the subject of the answer names it, so that linking it is one key.
fn half_are_answered(clerk: &mut Clerk) {
    for number in (1..=30).step_by(2) {
        let subject = format!("Phúc đáp Báo cáo số {} của {}", code(number), ISSUERS[(number - 1) / 6].0);
        clerk.key(Named::F3, PLAIN);
        if number == 1 {
            clerk.ctrl("t");
            for text in ["cv", "", &subject, "", "Chánh Văn phòng", "Nguyễn Văn Mẫu"] {
                tab(clerk, text);
            }
        } else {
            // Date, type and signer are those of the document before.
            tab(clerk, "");
            clerk.types(&subject);
        }
        clerk.ctrl("s");
        clerk.key(Named::Escape, PLAIN);
        clerk.key(Named::F5, PLAIN);
        clerk.key(Named::Home, PLAIN);
        clerk.ctrl("l");
        assert!(clerk.sees("Trích yếu nhắc đến văn bản này"), "{number}");
        clerk.ctrl("s");
    }
}

/// Prints a form by the keyboard, which is this many presses of F8 away, past so many inputs, and answers its pages.
fn printed(path: &Path, name: &str, at: usize, inputs: usize) -> Vec<String> {
    let mut clerk = on(path, next_monday);
    clerk.ctrl("p");
    for _ in 0..at {
        clerk.key(Named::F8, PLAIN);
    }
    for _ in 0..inputs {
        clerk.key(Named::Tab, PLAIN);
    }
    let target = path.with_file_name(format!("{name}.pdf"));
    assert!(clerk.reads(&format!("{name}-2026.pdf")), "{name}");
    clerk.types(&target.display().to_string());
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF"), "{name}");
    pdf::pages(&target)
}

#[test]
fn thirty_documents_are_followed_up_to_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = office(folder.path());
    let mut album = Album::default();
    let mut clerk = on(&path, monday);
    thirty_come(&mut clerk);
    each_unit_gets_five(&mut clerk, &mut album);
    drop(clerk);
    let mut clerk = on(&path, wednesday);
    half_are_answered(&mut clerk);
    drop(clerk);

    // Units 1 to 3 had documents 30 to 16 until Friday: of these the even ones are late. Units 4 and 5 have 15 to 6 until Thursday, three
    // working days ahead. Unit 6, with 5 to 1, has no deadline, and says of document 4 that it is done.
    let mut clerk = on(&path, next_monday);
    look(&mut album, &mut clerk, "2-viec-hom-nay", 1280);
    clerk.ctrl("f");
    clerk.types(&code(4));
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl_shift("j");
    clerk.ctrl("s");
    look(&mut album, &mut clerk, "3-ket-qua", 1280);
    let store = Store::open(&path, Access::Read).unwrap();
    let work = store.day_work(next_monday()).unwrap();
    let numbers = |due: &[vanthu::domain::day_work::DueDocument]| -> Vec<i64> {
        let mut numbers: Vec<i64> = due.iter().map(|document| document.id.0).collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(numbers(&work.overdue), [16, 18, 20, 22, 24, 26, 28, 30]);
    assert_eq!((numbers(&work.today), numbers(&work.near)), (vec![], vec![6, 8, 10, 12, 14]));
    assert_eq!(work.incoming_waiting, 0, "all were handed over");
    let statuses: Vec<Status> = (1..=30)
        .map(|id| {
            let document = &store.documents(&[DocumentId(id)]).unwrap()[0];
            vanthu::domain::follow_up::status::status(
                document,
                &store.follow_up(DocumentId(id)).unwrap(),
                next_monday(),
            )
        })
        .collect();
    for (number, status) in (1..).zip(statuses) {
        let wanted = match number {
            4 => Status::Done,
            odd if odd % 2 == 1 => Status::Done,
            late if late >= 16 => Status::Overdue,
            _ => Status::HandedOver,
        };
        assert_eq!(status, wanted, "document {number}");
    }
    assert_eq!(store.search_all(&Query { book: Some(Book::Outgoing), ..Query::default() }).unwrap().len(), 15);

    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F4, PLAIN);
    clerk.ctrl("u");
    look(&mut album, &mut clerk, "4-den-han", 1280);
    clerk.ctrl("u");
    let book = printed(&path, "so-theo-doi", 3, 6).join(" ");
    let sheets = printed(&path, "chuyen-giao-den", 11, 5).join(" ");
    for (at, (unit, term, _)) in UNITS.into_iter().enumerate() {
        assert!(sheets.contains(&format!("Ngày 23/11/2026: {unit} (5 văn bản)")), "{unit}");
        for number in (26 - 5 * at)..=(30 - 5 * at) {
            assert!(sheets.contains(&format!("23/11/2026 {number} {unit}")), "{number} {unit}");
            let due = match term {
                "3 ngày làm việc" => " 27/11/2026",
                "7 ngày làm việc" => " 03/12/2026",
                _ => "",
            };
            let progress = match number {
                // The fifteen answers have the numbers 01 to 15.
                odd if odd % 2 == 1 => format!("Hoàn thành ngày 25/11/2026 {:02}/VP", odd.div_ceil(2)),
                4 => "Hoàn thành ngày 30/11/2026".to_owned(),
                _ => "Đã chuyển ngày 23/11/2026".to_owned(),
            };
            let issuer = ISSUERS[(number - 1) / 6].0;
            let row = format!("{number} Báo cáo {} ngày 20/11/2026 của {issuer} {unit}{due} {progress}", code(number));
            assert!(book.contains(&row), "{row}");
        }
    }
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    album.close();
}
