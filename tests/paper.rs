//! The registry books on paper: what stands on the pages is what stands in the registry, row by row.

use std::{
    collections::HashMap,
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
        incoming::{Incoming, IncomingEntry},
        outgoing::{Outgoing, OutgoingEntry},
        registration::Registration,
    },
    paper::{PaperError, RegistryBook, print_book},
    progress::Progress,
};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn incoming(number: u32, subject: &str) -> Document {
    Document::Incoming(Incoming {
        id: DocumentId(i64::from(number)),
        arrival_number: number,
        entry: IncomingEntry {
            arrival_date: day(2, 9),
            code: Code::parse(&format!("{number}/CAT-PC07")),
            issued_date: Some(day(2, 5)),
            to_places: "Phòng Nội chính".into(),
            trace_header_list: String::new(),
            content: Content {
                organ_name: "Công an tỉnh Quảng Trị".into(),
                type_name: "Công văn".into(),
                subject: subject.into(),
                hand_over_date: Some(day(2, 10)),
                description: "gấp".into(),
                ..Content::default()
            },
        },
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
            content: Content {
                organ_name: "UBND tỉnh".into(),
                type_name: "Quyết định".into(),
                subject: "về việc điều động".into(),
                signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
                ..Content::default()
            },
        },
        registration: Registration::default(),
    })
}

fn book(book: Book, pages_per_volume: usize) -> RegistryBook {
    RegistryBook {
        book,
        year: 2026,
        parent_name: "UBND tỉnh Quảng Trị".into(),
        organ_name: "Văn phòng UBND tỉnh".into(),
        pages_per_volume,
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
    print_book(book, target, false, &Progress::default(), |take| {
        rows.into_iter().try_for_each(|row| take(row).map_err(Failure::from))
    })
    .map_err(|Failure::Paper(error)| error)
}

/// The words of each page: its lines of text in the order of the file.
fn pages(file: &Path) -> Vec<String> {
    let document = lopdf::Document::load(file).unwrap();
    document
        .get_pages()
        .values()
        .map(|page| {
            let fonts = document.get_page_fonts(*page).unwrap();
            let encodings: HashMap<_, _> =
                fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(&document).unwrap())).collect();
            let mut set = None;
            let mut words = Vec::new();
            for operation in document.get_and_decode_page_content(*page).unwrap().operations {
                match (operation.operator.as_str(), operation.operands.as_slice()) {
                    ("Tf", [font, ..]) => set = encodings.get(font.as_name().unwrap()),
                    ("Tj" | "'", [lopdf::Object::String(bytes, _)]) => {
                        let line = lopdf::Document::decode_text(set.unwrap(), bytes).unwrap();
                        words.extend(line.split_whitespace().map(str::to_owned));
                    }
                    ("TJ" | "\"", _) => panic!("a text of another kind"),
                    _ => {}
                }
            }
            words.join(" ")
        })
        .collect()
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
    assert!(one_volume(Book::Incoming, vec![incoming(1, "chữ lạ 字")])[2].contains("chữ lạ □"));
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
    let stopped = print_book(&book(Book::Incoming, 3), &target, false, &progress, |take| {
        for number in 1..=100 {
            if number == 60 {
                progress.stop();
            }
            take(incoming(number, "a")).map_err(Failure::from)?;
        }
        Ok(())
    });
    assert!(matches!(stopped, Err(Failure::Paper(PaperError::Stopped))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
}
