//! The registry books on paper: the pages show the content of the registry, row by row.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use vanthu::{
    domain::{
        book::Book,
        code::Code,
        content::{Content, Recipient, SignerInfo},
        document::{Document, DocumentId},
        field::Field,
        incoming::{Incoming, IncomingDraft},
        number::{Number, Numbered},
        numbering::{Gap, GapCause, SeriesNumbers, StruckNumber},
        outgoing::{Outgoing, OutgoingEntry},
        period::Period,
        printable::shown,
        printing_on::{LostPage, VolumePage},
        registration::{Registration, Ruling, Standing},
        reservation::ReservationState,
        warning::Warning,
    },
    paper::{Closing, Disk, PaperError, PrintOptions, RegistryBook, catalogue, print_book},
    progress::Progress,
};

use crate::{fixtures, pdf::pages};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn incoming(number: u32, subject: &str) -> Document {
    let draft = IncomingDraft {
        arrival_date: Some(day(2, 9)),
        code: format!("{number}/CAT-PC07"),
        issued_date: Some(day(2, 5)),
        to_places: "Phòng Nội chính".into(),
        content: Content {
            hand_over_date: Some(day(2, 10)),
            description: "gấp".into(),
            ..fixtures::content("Công an tỉnh Quảng Trị", "Công văn", subject)
        },
        ..IncomingDraft::default()
    };
    Document::Incoming(Incoming {
        id: DocumentId(i64::from(number)),
        arrival_number: number,
        entry: draft.check().unwrap().entry,
        registration: Registration::default(),
    })
}

fn outgoing(number: u32) -> Document {
    Document::Outgoing(Outgoing {
        id: DocumentId(i64::from(number)),
        number,
        code: Code::parse(&format!("{number:02}/QĐ-UBND")),
        entry: OutgoingEntry {
            issued_date: day(3, 5),
            drafting_unit: String::new(),
            normative: false,
            to: ["Sở Nội vụ", "UBND huyện Đakrông"]
                .map(|name| Recipient { organ_name: name.into(), ..Recipient::default() })
                .to_vec(),
            issued_amount: Some(12),
            file_copy_unit: "VT, NC".into(),
            issuers: Vec::new(),
            content: Content {
                signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
                ..fixtures::content("UBND tỉnh", "Quyết định", "về việc điều động")
            },
        },
        registration: Registration::default(),
    })
}

fn book(book: Book, pages_per_volume: usize) -> RegistryBook {
    RegistryBook {
        form: catalogue::registry_book(book, day(12, 31)),
        options: PrintOptions::default(),
        year: Some(2026),
        ruled: false,
        parent_name: "UBND tỉnh Quảng Trị".into(),
        organ_name: "Văn phòng UBND tỉnh".into(),
        pages_per_volume,
        closing: None,
        locked: false,
    }
}

enum Failure {
    Paper(PaperError),
}

impl From<PaperError> for Failure {
    fn from(error: PaperError) -> Self {
        Self::Paper(error)
    }
}

fn try_print(book: &RegistryBook, target: &Path, rows: Vec<Document>) -> Result<Vec<PathBuf>, PaperError> {
    print_book(book, &Disk { target, replace: false }, &Progress::default(), |take| {
        rows.into_iter().try_for_each(|row| take(row.into()).map_err(Failure::from))
    })
    .map_err(|Failure::Paper(error)| error)
}

/// Counts the lines drawn on each page.
fn strokes(file: &Path) -> Vec<usize> {
    let document = lopdf::Document::load(file).unwrap();
    let strokes = |page| {
        let operations = document.get_and_decode_page_content(page).unwrap().operations;
        operations.iter().filter(|operation| operation.operator == "S").count()
    };
    document.get_pages().into_values().map(strokes).collect()
}

fn one_volume(kind: Book, rows: Vec<Document>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let files = try_print(&book(kind, 400), &folder.path().join("so.pdf"), rows).unwrap();
    assert_eq!(files, [folder.path().join("so.pdf")]);
    pages(&files[0])
}

/// Phụ lục IV, mục VI and I, NĐ 30/2020/NĐ-CP.
const INCOMING: &str = "Ngày đến (1) Số đến (2) Tác giả (3) Số, ký hiệu văn bản (4) Ngày tháng văn bản (5) Tên loại và trích yếu nội dung văn bản (6) Đơn vị hoặc người nhận (7) Ngày chuyển (8) Ký nhận (9) Ghi chú (10)";
const OUTGOING: &str = "Số, ký hiệu văn bản (1) Ngày tháng văn bản (2) Tên loại và trích yếu nội dung văn bản (3) Người ký (4) Nơi nhận văn bản (5) Đơn vị, người nhận bản lưu (6) Số lượng bản (7) Ngày chuyển (8) Ký nhận (9) Ghi chú (10)";

#[test]
fn headings_and_rows_are_the_decrees_and_the_registrys() {
    let read = one_volume(Book::Incoming, vec![incoming(7, "về bảo đảm an toàn phòng cháy, chữa cháy dịp cuối năm")]);
    assert_eq!(
        read[0],
        "UBND TỈNH QUẢNG TRỊ VĂN PHÒNG UBND TỈNH SỔ ĐĂNG KÝ VĂN BẢN ĐẾN Năm: 2026 \
         Từ ngày 09/02/2026 đến ngày 09/02/2026 Từ số 7 đến số 7 Quyển số: 01"
    );
    assert!(read[1].starts_with(&read[0]), "the first page says what the cover says");
    assert_eq!(
        read[2],
        format!(
            "{INCOMING} 09/02/2026 7 Công an tỉnh Quảng Trị 7/CAT-PC07 05/02/2026 \
             Công văn về bảo đảm an toàn phòng cháy, chữa cháy dịp cuối năm Phòng Nội chính 10/02/2026 gấp Trang 3/3"
        )
    );
    let read = one_volume(Book::Outgoing, vec![outgoing(5)]);
    assert!(read[0].contains("SỔ ĐĂNG KÝ VĂN BẢN ĐI Năm: 2026"));
    assert_eq!(
        read[2],
        format!(
            "{OUTGOING} 05/QĐ-UBND 05/03/2026 Quyết định về việc điều động Nguyễn Thị Hường \
             Sở Nội vụ; UBND huyện Đakrông VT, NC 12 Trang 3/3"
        )
    );
}

#[test]
fn an_empty_book_is_a_book() {
    let read = one_volume(Book::Incoming, Vec::new());
    assert_eq!(read.len(), 3);
    assert!(read[0].contains("Từ số ………… đến số …………"));
    assert_eq!(read[2], format!("{INCOMING} Trang 3/3"));
}

#[test]
fn every_letter_comes_out_of_the_paper() {
    let letters = "AaĂăÂâBbCcDdĐđEeÊêGgHhIiKkLlMmNnOoÔôƠơPpQqRrSsTtUuƯưVvXxYy \
        àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ";
    let read = one_volume(Book::Incoming, vec![incoming(1, letters)]).concat();
    let held: String = read.split_whitespace().collect();
    let wanted: String = letters.split_whitespace().collect();
    assert!(held.contains(&wanted), "{read}");
}

/// Lao, Han, Thai, an emoji: the books' face has none of them. Documents come from over the border.
#[test]
fn no_book_prints_a_box() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("so.pdf");
    for letter in ['ລ', '字', 'ก', '😀'] {
        let mut sender = incoming(7, "về hợp tác");
        if let Document::Incoming(incoming) = &mut sender {
            incoming.entry.content.organ_name = format!("Sở Ngoại vụ {letter}");
        }
        let refused = try_print(&book(Book::Incoming, 400), &target, vec![incoming(6, "một"), sender.clone()]);
        let named = vec![format!("7 – Tác giả: {}", shown(letter))];
        assert_eq!(refused, Err(PaperError::Unprintable { named, count: 1 }));
        assert!(!target.exists());
        // A cancelled document cannot be corrected, so its letters are spelled out.
        if let Document::Incoming(incoming) = &mut sender {
            incoming.registration.standing = Standing::Cancelled(ruling());
        }
        let read = one_volume(Book::Incoming, vec![sender])[2].clone();
        let spelled: String = read.split_whitespace().collect();
        assert!(spelled.contains(&format!("[U+{:04X}]", u32::from(letter))) && !read.contains('□'), "{read}");
    }
}

/// All unprintable letters of a year are reported at once; those that can no longer be changed do not prevent
/// printing.
#[test]
fn a_letter_that_cannot_be_changed_any_more_does_not_keep_a_book_from_printing() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("so.pdf");
    let rows = || vec![incoming(1, "về \u{F0B7} việc"), incoming(2, "hai"), incoming(3, "họp 字"), incoming(4, "bốn")];
    let Err(PaperError::Unprintable { named, count }) = try_print(&book(Book::Incoming, 400), &target, rows()) else {
        panic!("it was printed")
    };
    assert_eq!(count, 2);
    assert!(
        named[0].starts_with("1 – ") && named[0].ends_with("(U+F0B7)") && named[1].starts_with("3 – "),
        "{named:?}"
    );
    let many = (1..=30).map(|number| incoming(number, "字")).collect();
    let refused = try_print(&book(Book::Incoming, 400), &target, many).unwrap_err();
    assert!(matches!(&refused, PaperError::Unprintable { named, count: 30 } if named.len() == 20), "{refused:?}");
    // In a locked book nothing can be corrected, so letters are spelled out.
    let locked = RegistryBook { locked: true, ..book(Book::Incoming, 400) };
    try_print(&locked, &target, rows()).unwrap();
    let read = pages(&target).concat();
    assert!(read.contains("[U+F0B7]") && read.contains("[U+5B57]"), "{read}");
}

/// The letter is reported when a document or a list is entered, before anything is printed.
#[test]
fn a_letter_that_cannot_be_printed_is_warned_of() {
    let draft = IncomingDraft {
        arrival_date: Some(day(1, 5)),
        to_places: "Phòng Đối ngoại 字".into(),
        content: fixtures::content("Sở Ngoại vụ ລ", "Công văn", "về “họp” – № 5"),
        ..IncomingDraft::default()
    };
    let of = |field, letter| Warning::Unprintable { field, letter };
    assert_eq!(draft.check().unwrap().warnings, [of(Field::OrganName, 'ລ'), of(Field::ToPlaces, '字')]);
}

#[test]
fn a_long_row_goes_on_over_pages() {
    let subject = (1..=400).map(|word| format!("w{word:03}")).collect::<Vec<_>>().join(" ");
    assert!(subject.len() < 2000);
    let long = subject.clone() + &"n".repeat(2000 - subject.len());
    let tall = Document::Incoming(match incoming(2, "ngắn") {
        Document::Incoming(mut incoming) => {
            incoming.entry.content.description = subject.clone();
            incoming
        }
        Document::Outgoing(_) => unreachable!(),
    });
    let read = one_volume(Book::Incoming, vec![incoming(1, &long), tall, incoming(3, "sau")]);
    assert!(read.len() > 4, "{} pages", read.len());
    for page in &read[2..] {
        assert!(page.starts_with(INCOMING), "both heading rows stand on every page");
    }
    let all: String = read[2..].join(" ");
    for word in subject.split(' ') {
        assert_eq!(all.matches(word).count(), 2, "{word}");
    }
    assert!(read.last().unwrap().contains("3/CAT-PC07"));
}

#[test]
fn a_row_higher_than_a_volume_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let words = (1..=400).map(|word| format!("w{word:03}")).collect::<Vec<_>>();
    let tall = |number: u32| match incoming(number, "ngắn") {
        Document::Incoming(mut incoming) => {
            incoming.entry.content.description = words.join(" ");
            Document::Incoming(incoming)
        }
        Document::Outgoing(_) => unreachable!(),
    };
    let files = try_print(&book(Book::Incoming, 3), &folder.path().join("so.pdf"), vec![tall(1), tall(2)]).unwrap();
    let read: Vec<String> = files.iter().flat_map(|file| pages(file)).collect();
    assert!(files.len() > 4, "{} volumes", files.len());
    assert!(!read.concat().contains("…………"), "each cover names its rows");
    for word in &words {
        assert_eq!(read.join(" ").matches(word.as_str()).count(), 2, "{word}");
    }
}

#[test]
fn volumes_run_on_and_count_their_own_pages() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<Document> = (1..=200).map(|number| incoming(number, &"nội dung ".repeat(30))).collect();
    let files = try_print(&book(Book::Incoming, 7), &folder.path().join("so.pdf"), rows).unwrap();
    assert!(files.len() > 2);
    let mut next = 1;
    for (at, file) in files.iter().enumerate() {
        assert_eq!(*file, folder.path().join(format!("so-quyen-{:02}.pdf", at + 1)));
        let read = pages(file);
        let is_last = at + 1 == files.len();
        assert!(read.len() == 7 || (is_last && read.len() < 7), "{} pages", read.len());
        let first = next;
        for (page, text) in read.iter().enumerate().skip(2) {
            assert!(text.ends_with(&format!("Trang {}/{}", page + 1, read.len())), "{text}");
            while text.contains(&format!(" {next}/CAT-PC07 ")) {
                next += 1;
            }
        }
        assert!(
            read[0].ends_with(&format!("Từ số {first} đến số {} Quyển số: {:02}", next - 1, at + 1)),
            "{}",
            read[0]
        );
    }
    assert_eq!(next, 201, "every row stands once, in order");
}

#[test]
fn no_file_is_overwritten_or_left_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("so.pdf");
    fs::write(&target, "a clerk's file").unwrap();
    let refused = try_print(&book(Book::Incoming, 400), &target, vec![incoming(1, "a")]);
    assert_eq!(refused, Err(PaperError::Exists(target.clone())));
    assert_eq!(fs::read_to_string(&target).unwrap(), "a clerk's file");
    fs::remove_file(&target).unwrap();

    assert_eq!(try_print(&book(Book::Incoming, 2), &target, Vec::new()), Err(PaperError::TooFewPages));
    let nowhere = folder.path().join("absent/so.pdf");
    assert_eq!(try_print(&book(Book::Incoming, 400), &nowhere, Vec::new()), Err(PaperError::NoFolder(nowhere.clone())));

    let progress = Progress::default();
    let to = Disk { target: &target, replace: false };
    let stopped = print_book(&book(Book::Incoming, 3), &to, &progress, |take| {
        for number in 1..=100 {
            if number == 60 {
                progress.stop();
            }
            take(incoming(number, "a").into()).map_err(Failure::from)?;
        }
        Ok(())
    });
    assert!(matches!(stopped, Err(Failure::Paper(PaperError::Stopped))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
}

/// Makes a variant of the incoming document.
fn known_as(number: u32, change: impl FnOnce(&mut Incoming)) -> Document {
    match incoming(number, "ngắn") {
        Document::Incoming(mut incoming) => {
            change(&mut incoming);
            Document::Incoming(incoming)
        }
        Document::Outgoing(_) => unreachable!(),
    }
}

fn ruling() -> Ruling {
    Ruling { reason: "đăng ký nhầm.".into(), authority: "Chánh Văn phòng".into(), date: Some(day(3, 9)) }
}

#[test]
fn a_row_that_is_no_longer_valid_is_struck_through_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let drawn = |name: &str, row: Document| {
        let file = folder.path().join(name);
        try_print(&book(Book::Incoming, 400), &file, vec![row]).unwrap();
        (pages(&file)[2].clone(), strokes(&file)[2])
    };
    let (valid, lines) = drawn("a.pdf", incoming(7, "ngắn"));
    let (cancelled, struck) =
        drawn("b.pdf", known_as(7, |document| document.registration.standing = Standing::Cancelled(ruling())));
    let note = "HỦY: đăng ký nhầm, Chánh Văn phòng, ngày 09/03/2026; gấp";
    assert_eq!(cancelled, valid.replace("gấp", note), "the text stays");
    assert_eq!(struck - lines, 9, "each line of text but those that say why");
    let (recalled, _) =
        drawn("c.pdf", known_as(7, |document| document.registration.standing = Standing::Recalled(ruling())));
    assert_eq!(recalled, valid.replace("gấp", &note.replace("HỦY", "THU HỒI")));

    let mut struck = outgoing(5);
    if let Document::Outgoing(document) = &mut struck {
        document.registration.standing = Standing::Cancelled(Ruling { authority: String::new(), ..ruling() });
    }
    let read = one_volume(Book::Outgoing, vec![struck]);
    assert!(read[2].contains("VT, NC 12 HỦY: đăng ký nhầm, ngày 09/03/2026 Trang"), "{}", read[2]);
}

#[test]
fn a_number_out_of_turn_says_what_it_is() {
    let rows = vec![
        known_as(15, |document| {
            document.registration.suffix = "a".into();
            document.registration.numbered = Numbered::Inserted;
            document.registration.reason = "văn bản đến muộn".into();
        }),
        known_as(16, |document| {
            document.registration.double = 1;
            document.registration.numbered = Numbered::Imported;
        }),
        known_as(17, |document| document.registration.numbered = Numbered::Emergency),
    ];
    let read = one_volume(Book::Incoming, rows);
    assert!(read[0].contains("Từ số 15a đến số 17"), "{}", read[0]);
    for text in [
        "09/02/2026 15a Công an",
        "Số chèn: văn bản đến muộn; gấp",
        "Trùng trong sổ gốc; gấp",
        "Số ghi trên giấy khi máy hỏng; gấp",
    ] {
        assert!(read[2].contains(text), "{text}: {}", read[2]);
    }
}

#[test]
fn each_period_has_its_heading() {
    let first = Period { starts: day(1, 1), ends: day(6, 30) };
    let second = Period { starts: day(7, 1), ends: day(12, 31) };
    let in_period = |number, period: Period| known_as(number, |document| document.registration.period = Some(period));
    let rows: Vec<Document> = (1..=40)
        .map(|number| in_period(number, first))
        .chain((1..=40).map(|number| in_period(number, second)))
        .collect();
    let headings = ["Kỳ đánh số từ 01/01/2026 đến 30/06/2026", "Kỳ đánh số từ 01/07/2026 đến 31/12/2026"];
    let read = one_volume(Book::Incoming, rows.clone()).concat();
    for heading in headings {
        assert_eq!(read.matches(heading).count(), 1, "{heading}");
    }
    assert!(read.find(headings[1]).unwrap() > read.find(" 40 Công an").unwrap());
    assert!(read.contains(&format!("(10) {} 09/02/2026 1 Công an", headings[0])));

    // A volume is bound by itself, so each names the period in which it begins.
    let folder = tempfile::tempdir().unwrap();
    let files = try_print(&book(Book::Incoming, 4), &folder.path().join("so.pdf"), rows).unwrap();
    assert!(files.len() > 2);
    for file in &files {
        let page = &pages(file)[2];
        assert!(headings.iter().any(|heading| page.starts_with(&format!("{INCOMING} {heading}"))), "{page}");
    }

    let rows = vec![incoming(1, "a"), in_period(2, first), incoming(3, "b")];
    let read = one_volume(Book::Incoming, rows).concat();
    assert_eq!(read.matches("Kỳ đánh số").count(), 2, "a year is named only below another period");
    assert!(read.contains("Kỳ đánh số từ 01/01/2026 đến 31/12/2026 09/02/2026 3"), "{read}");
}

fn series(name: &str, period: Period, documents: u32) -> SeriesNumbers {
    SeriesNumbers {
        book: Book::Outgoing,
        authority: Some("Văn phòng UBND tỉnh".into()),
        name: name.into(),
        period,
        documents: documents.into(),
        given: Some((Number::plain(1), Number::plain(documents))),
        first: 1,
        last: documents,
        gaps: Vec::new(),
        lost_inserted: Vec::new(),
        inserted: Vec::new(),
        doubles: Vec::new(),
        own_doubles: Vec::new(),
        written_twice: Vec::new(),
        rulings: Vec::new(),
        out_of_order: Vec::new(),
        withdrawn: Vec::new(),
        struck: Vec::new(),
    }
}

fn closed(series: Vec<SeriesNumbers>) -> Vec<String> {
    closed_with(series, Vec::new())
}

fn closed_with(series: Vec<SeriesNumbers>, lost_pages: Vec<LostPage>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let book = RegistryBook {
        closing: Some(Closing {
            place: "Đông Hà".into(),
            series,
            numbered_by_others: Vec::new(),
            doubles: 0,
            lost_pages,
        }),
        ..book(Book::Outgoing, 400)
    };
    let files = try_print(&book, &folder.path().join("so.pdf"), vec![outgoing(5)]).unwrap();
    pages(&files[0])
}

#[test]
fn the_closing_page_sums_the_book_up() {
    let year = Period { starts: day(1, 1), ends: day(12, 31) };
    let read = closed(vec![series("Công văn", year, 1250)]);
    assert_eq!(read.len(), 4, "cover, first page, one of rows, the closing page");
    for text in [
        "TRANG KẾT THÚC SỔ Sổ đăng ký văn bản đi – Năm: 2026 Sổ này có 1.250 văn bản, từ số 01 đến số 1250.",
        "1. Số đã hủy, thu hồi: không có. 2. Số không dùng: không có. 3. Số trùng trong sổ gốc: không có.",
        "Đông Hà, ngày …… tháng …… năm ……… Người lập sổ (ký, ghi rõ họ tên)",
        "Thủ trưởng cơ quan (ký tên, đóng dấu)",
    ] {
        assert!(read[3].contains(text), "{text}: {}", read[3]);
    }
    assert!(read[3].ends_with("Trang 4/4"));

    let mut decisions = series("Quyết định", Period { starts: day(1, 1), ends: day(6, 30) }, 90);
    decisions.withdrawn = ["3", "27a"].into_iter().filter_map(Number::parse).collect();
    decisions.doubles = vec![Number::plain(40)];
    let reserved = |state| Some(GapCause::Reserved { holder: "Phòng Tổng hợp".into(), state });
    decisions.gaps = vec![
        Gap { from: 7, to: 9, cause: reserved(ReservationState::Released) },
        Gap { from: 12, to: 12, cause: reserved(ReservationState::Expired) },
        Gap { from: 50, to: 51, cause: Some(GapCause::Imported) },
        Gap { from: 60, to: 60, cause: Some(GapCause::Emergency) },
    ];
    let read = closed(vec![decisions, series("Công văn", year, 10), series("Tờ trình", year, 0)]);
    for text in [
        "Sổ này có 100 văn bản, trong đó có 2 văn bản đã hủy, thu hồi; theo các hệ thống số sau:",
        "Quyết định 01/01/2026 – 30/06/2026 90 01 90 Công văn 01/01/2026 – 31/12/2026 10 01 10 1. Số đã",
        "(2 số): Quyết định (kỳ 01/01/2026 – 30/06/2026): 03; 27a. 2.",
        "từ 07 đến 09 (giữ cho Phòng Tổng hợp, đã bỏ giữ); 12 (giữ cho Phòng Tổng hợp, hết hạn); \
         từ 50 đến 51 (sổ cũ đã như vậy); 60 (ghi trên giấy khi máy hỏng, chưa nhập).",
        "2. Số không dùng (7 số):",
        "3. Số trùng trong sổ gốc (1 số): Quyết định (kỳ 01/01/2026 – 30/06/2026): 40.",
    ] {
        assert!(read[3].contains(text), "{text}: {}", read[3]);
    }
}

/// A document that another authority has numbered is in the book of each issuer, and is counted there
/// separately.
#[test]
fn a_closing_page_tells_what_others_have_numbered() {
    let year = Period { starts: day(1, 1), ends: day(12, 31) };
    let closed = |series: Vec<SeriesNumbers>| {
        let folder = tempfile::tempdir().unwrap();
        let numbered_by_others = vec![("UBND tỉnh".to_owned(), 2)];
        let closing =
            Closing { place: "Đông Hà".into(), series, numbered_by_others, doubles: 0, lost_pages: Vec::new() };
        let book = RegistryBook { closing: Some(closing), ..book(Book::Outgoing, 400) };
        let files = try_print(&book, &folder.path().join("so.pdf"), vec![outgoing(5)]).unwrap();
        pages(&files[0])[3].clone()
    };
    let letters = || series("Công văn", year, 12);
    for (series, text) in [
        (Vec::new(), "Sổ này có 2 văn bản liên tịch do UBND tỉnh cấp số."),
        (
            vec![letters()],
            "Sổ này có 12 văn bản, từ số 01 đến số 12. Sổ còn có 2 văn bản liên tịch do UBND tỉnh cấp số.",
        ),
        (vec![letters(), series("Quyết định", year, 3)], "03 Sổ còn có 2 văn bản liên tịch do UBND tỉnh cấp số."),
    ] {
        let page = closed(series);
        assert!(page.contains(text), "{text}: {page}");
    }
}

/// The decree counts in order of receipt (Điều 22.2): an inserted number makes one document more than the last
/// number.
#[test]
fn a_closing_page_explains_inserted_numbers() {
    let mut letters = series("Công văn", Period { starts: day(1, 1), ends: day(12, 31) }, 25);
    letters.documents = 26;
    letters.inserted = vec![Number { value: 7, suffix: "a".into() }];
    let read = closed(vec![letters.clone()]);
    for text in ["26 văn bản, từ số 01 đến số 25.", "4. Số phụ, chèn sau số đã cấp (1 số): 07a. Đông Hà"]
    {
        assert!(read[3].contains(text), "{text}: {}", read[3]);
    }
    letters.inserted.clear();
    assert!(!closed(vec![letters])[3].contains("Số phụ"));
}

/// The list of numbers taken back is left out when it is empty, and the list after it gets its ordinal.
#[test]
fn the_lists_of_the_closing_page_are_numbered_without_a_gap() {
    let year = Period { starts: day(1, 1), ends: day(12, 31) };
    let lost_pages = || {
        let page =
            |page, supplement| LostPage { at: VolumePage { volume: 1, page }, supplement, restored: day(11, 23) };
        vec![page(4, 0), page(3, 1)]
    };
    let pages = "Trang in trước khi phục hồi sổ (2 trang): trang 4, quyển 01; trang bổ sung 1 của trang 3, quyển 01 \
                 (in trước khi phục hồi sổ ngày 23/11/2026; các dòng của trang được in lại ở trang sau).";
    let plain = || series("Công văn", year, 10);
    let mut decisions = series("Quyết định", year, 90);
    decisions.struck = vec![StruckNumber { number: 20_260_209, back_to: 9, reason: "gõ nhầm ngày".into() }];
    let struck = "Số ghi nhầm đã thu lại, không cấp cho văn bản nào nữa (1 số): \
                  Quyết định: 20260209 (gõ nhầm ngày; đánh số tiếp sau số 09).";
    let three = "3. Số trùng trong sổ gốc: không có. ";
    for (series, pages_of_it, expected) in [
        (vec![decisions.clone(), plain()], lost_pages(), format!("{three}4. {struck} 5. {pages} Đông Hà")),
        (vec![decisions, plain()], Vec::new(), format!("{three}4. {struck} Đông Hà")),
        (vec![plain()], lost_pages(), format!("{three}4. {pages} Đông Hà")),
        (vec![plain()], Vec::new(), format!("{three}Đông Hà")),
    ] {
        let read = closed_with(series, pages_of_it);
        let last = read.last().unwrap();
        assert!(last.contains(&expected), "{expected}: {last}");
    }
}

#[test]
fn a_long_closing_goes_on_over_pages() {
    let year = Period { starts: day(1, 1), ends: day(12, 31) };
    for gaps in [0, 90, 93, 96, 99, 700] {
        let mut long = series("Công văn", year, 20_000);
        let cause = Some(GapCause::Reserved {
            holder: "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Quảng Trị".into(),
            state: ReservationState::Expired,
        });
        long.gaps = (1..=gaps).map(|at| Gap { from: at * 10, to: at * 10, cause: cause.clone() }).collect();
        let read = closed(vec![long]);
        let all = read[3..].join(" ");
        for at in 1..=gaps {
            assert!(all.contains(&format!(" {at}0 (giữ cho Ban")), "{at}");
        }
        let last = read.last().unwrap();
        assert!(last.contains("3. Số trùng trong sổ gốc: không có. Đông Hà"), "nobody signs an empty page: {last}");
        assert!(last.contains("Người lập sổ") && last.contains("Thủ trưởng cơ quan"), "{last}");
    }
}
