//! Every form on paper: the decree's words in the decree's order, what the registry knows in its place, the measures kept.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::json;
use vanthu::{
    domain::{
        book::BookRange,
        code::Code,
        content::{Content, FileCode, Priority, Recipient, SignerInfo},
        document::{Document, DocumentId},
        follow_up::{
            Entered, FollowUp,
            hand_over::HandOver,
            handling::{Assignment, Duty, Instruction, Report, Role, State},
            sending::{Dispatch, Loan, SentBy},
        },
        form_row::{Answer, FormRow},
        incoming::{Incoming, IncomingDraft},
        office::{Contacts, Office},
        outgoing::{Outgoing, OutgoingEntry},
        registration::{Registration, Ruling, Standing},
    },
    paper::{
        Disk, EnvelopeSize, Letterhead, Orientation, Paper, PaperError, PrintOptions, RegistryBook, Sheets,
        catalogue::{self, Form},
        print_book, print_sheets,
    },
    progress::Progress,
    store::{Access, Store, StoreError},
};

use crate::{
    pdf::pages,
    script::{Desk, objects},
};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn form(name: &str) -> &'static Form {
    catalogue::form(name, day(11, 24)).unwrap()
}

pub(crate) fn incoming(number: u32) -> FormRow {
    let draft = IncomingDraft {
        arrival_date: Some(day(2, 9)),
        code: "609/CAT-PC07".into(),
        issued_date: Some(day(2, 5)),
        to_places: "Phòng Nội chính".into(),
        content: Content {
            organ_name: "Công an tỉnh".into(),
            type_name: "Công văn".into(),
            subject: "về phòng cháy".into(),
            hand_over_date: Some(day(2, 10)),
            due_date: Some(day(2, 20)),
            file_code: FileCode { file_notation: "01.NC".into(), ..FileCode::default() },
            priority: Priority::Express,
            ..Content::default()
        },
        ..IncomingDraft::default()
    };
    Document::Incoming(Incoming {
        id: DocumentId(i64::from(number)),
        arrival_number: number,
        entry: draft.check().unwrap().entry,
        registration: Registration::default(),
    })
    .into()
}

fn outgoing(number: u32, receiver: &str) -> FormRow {
    let row = Document::Outgoing(Outgoing {
        id: DocumentId(i64::from(number)),
        number,
        code: Code::parse(&format!("{number:02}/QĐ-UBND")),
        entry: OutgoingEntry {
            issued_date: day(3, 5),
            drafting_unit: "NC".into(),
            normative: false,
            to: vec![Recipient { organ_name: "Sở Nội vụ".into(), ..Recipient::default() }],
            issued_amount: Some(12),
            file_copy_unit: "VT, NC".into(),
            issuers: Vec::new(),
            content: Content {
                organ_name: "UBND tỉnh".into(),
                type_name: "Quyết định".into(),
                subject: "về việc điều động".into(),
                signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
                hand_over_date: Some(day(3, 6)),
                priority: Priority::Urgent,
                ..Content::default()
            },
        },
        registration: Registration::default(),
    });
    FormRow { receiver: receiver.into(), ..row.into() }
}

/// An instruction of 10 February with these units, each so far since that day.
fn instructed(units: &[(Role, &str, Option<NaiveDate>)], state: State, since: Option<NaiveDate>) -> FollowUp {
    fn entered<T>(id: i64, fact: T) -> Entered<T> {
        Entered { id, fact, struck: String::new() }
    }
    let text = "Đề nghị giải quyết sớm".into();
    let instruction = Instruction { author: "Chánh Văn phòng".into(), day: day(2, 10), text };
    let assignment = |(role, unit, due_date): &(Role, &str, Option<NaiveDate>)| Assignment {
        instruction: Some(1),
        duty: Duty { unit: (*unit).into(), role: *role, due_date: *due_date },
        report: Report { state, day: since, remark: String::new() },
    };
    let assignments = (1..).zip(units).map(|(id, unit)| entered(id, assignment(unit))).collect();
    FollowUp { instructions: vec![entered(1, instruction)], assignments, ..FollowUp::default() }
}

fn cancelled(mut row: FormRow) -> FormRow {
    let registration = match &mut row.document {
        Document::Incoming(incoming) => &mut incoming.registration,
        Document::Outgoing(outgoing) => &mut outgoing.registration,
    };
    registration.standing = Standing::Cancelled(Ruling {
        reason: "đăng ký nhầm".into(),
        authority: "Chánh Văn phòng".into(),
        date: Some(day(3, 9)),
    });
    row
}

fn office() -> Letterhead {
    let office = Office {
        name: "Văn phòng UBND tỉnh".into(),
        parent: "UBND tỉnh Quảng Trị".into(),
        abbreviation: "VP".into(),
        place: "Quảng Trị".into(),
    };
    Letterhead { office, ..Letterhead::default() }
}

pub(crate) fn sheets(name: &str) -> Sheets {
    Sheets {
        as_of: NaiveDate::MAX,
        form: form(name),
        options: PrintOptions::default(),
        office: office(),
        day: day(11, 24),
        range: None,
        part: BookRange::default(),
        qr: false,
        envelope: EnvelopeSize::default(),
        labels: None,
    }
}

fn book(name: &str) -> RegistryBook {
    RegistryBook {
        form: form(name),
        options: PrintOptions::default(),
        year: Some(2026),
        parent_name: "UBND tỉnh Quảng Trị".into(),
        organ_name: "Văn phòng UBND tỉnh".into(),
        pages_per_volume: 400,
        ruled: false,
        closing: None,
        locked: false,
    }
}

/// A new file.
pub(crate) fn to(target: &Path) -> Disk<'_> {
    Disk { target, replace: false }
}

/// A file of its own in a folder that goes with it.
struct Printed {
    _folder: tempfile::TempDir,
    file: PathBuf,
}

impl Printed {
    fn book(book: &RegistryBook, rows: Vec<FormRow>) -> Result<Self, PaperError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("so.pdf");
        print_book::<_, PaperError>(book, &to(&file), &Progress::default(), |take| {
            rows.into_iter().try_for_each(&mut *take)
        })?;
        Ok(Self { _folder: folder, file })
    }

    fn sheets(sheets: &Sheets, rows: &[FormRow]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("phieu.pdf");
        print_sheets(sheets, rows, &to(&file)).unwrap();
        Self { _folder: folder, file }
    }

    fn pages(&self) -> Vec<String> {
        pages(&self.file)
    }

    /// Width and height of each page, in millimetres.
    fn sizes(&self) -> Vec<(f32, f32)> {
        let document = lopdf::Document::load(&self.file).unwrap();
        let size = |page| {
            let page = document.get_dictionary(page).unwrap();
            let sides: Vec<f32> = page
                .get(b"MediaBox")
                .unwrap()
                .as_array()
                .unwrap()
                .iter()
                .map(|side| side.as_float().unwrap())
                .collect();
            ((sides[2] - sides[0]) / 72.0 * 25.4, (sides[3] - sides[1]) / 72.0 * 25.4)
        };
        document.page_iter().map(size).collect()
    }
}

fn is_near(one: (f32, f32), other: (f32, f32)) -> bool {
    (one.0 - other.0).abs() < 0.05 && (one.1 - other.1).abs() < 0.05
}

/// Phụ lục IV, NĐ 30/2020/NĐ-CP: name, title, the heading texts in order, and whether the cover names numbers.
const BOOKS: [(&str, &str, &[&str], bool); 5] = [
    (
        "so-di",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        &[
            "Số, ký hiệu văn bản",
            "Ngày tháng văn bản",
            "Tên loại và trích yếu nội dung văn bản",
            "Người ký",
            "Nơi nhận văn bản",
            "Đơn vị, người nhận bản lưu",
            "Số lượng bản",
            "Ngày chuyển",
            "Ký nhận",
            "Ghi chú",
        ],
        true,
    ),
    (
        "so-buu-dien",
        "SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN",
        &[
            "Ngày chuyển",
            "Số, ký hiệu văn bản",
            "Nơi nhận văn bản",
            "Số lượng bì",
            "Ký nhận và dấu bưu điện",
            "Ghi chú",
        ],
        true,
    ),
    (
        "so-ban-luu",
        "SỔ SỬ DỤNG BẢN LƯU",
        &[
            "Ngày tháng",
            "Họ tên người sử dụng",
            "Số, ký hiệu ngày tháng văn bản",
            "Tên loại và trích yếu nội dung văn bản",
            "Số và ký hiệu HS",
            "Ký nhận",
            "Ngày trả",
            "Người cho phép sử dụng",
            "Ghi chú",
        ],
        true,
    ),
    (
        "so-den",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
        &[
            "Ngày đến",
            "Số đến",
            "Tác giả",
            "Số, ký hiệu văn bản",
            "Ngày tháng văn bản",
            "Tên loại và trích yếu nội dung văn bản",
            "Đơn vị hoặc người nhận",
            "Ngày chuyển",
            "Ký nhận",
            "Ghi chú",
        ],
        true,
    ),
    (
        "so-theo-doi",
        "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN",
        &[
            "Số đến",
            "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản",
            "Đơn vị hoặc người nhận",
            "Thời hạn giải quyết",
            "Tiến độ giải quyết",
            "Số, ký hiệu văn bản trả lời",
            "Ghi chú",
        ],
        false,
    ),
];

/// The headings with their numbers, as they are read from the paper.
fn heading(headings: &[&str]) -> String {
    (1..).zip(headings).map(|(number, heading)| format!("{heading} ({number})")).collect::<Vec<_>>().join(" ")
}

#[test]
fn covers_and_headings_are_the_decrees_on_every_paper() {
    let paper = [
        (Paper::A4, None, (297.0, 210.0)),
        (Paper::A3, None, (420.0, 297.0)),
        (Paper::A4, Some(Orientation::Portrait), (210.0, 297.0)),
    ];
    for (name, title, headings, has_numbers) in BOOKS {
        for (paper, orientation, size) in paper {
            let options = PrintOptions { paper, orientation, ..PrintOptions::default() };
            let printed = Printed::book(&RegistryBook { options, ..book(name) }, Vec::new()).unwrap();
            let read = printed.pages();
            let numbers = if has_numbers { " Từ số ………… đến số …………" } else { "" };
            assert_eq!(
                read[0],
                format!(
                    "UBND TỈNH QUẢNG TRỊ VĂN PHÒNG UBND TỈNH {title} Năm: 2026 \
                     Từ ngày ………… đến ngày …………{numbers} Quyển số: 01"
                )
            );
            assert_eq!(read[1], format!("{} (Ký tên, đóng dấu) Trang 2/3", read[0]), "the first page is the cover");
            assert_eq!(read[2], format!("{} Trang 3/3", heading(headings)));
            assert!(printed.sizes().iter().all(|page| is_near(*page, size)), "{name}: {:?}", printed.sizes());
        }
    }
}

#[test]
fn each_book_tells_what_the_registry_knows() {
    let followed = FormRow {
        progress: "Hoàn thành ngày 18/02/2026".into(),
        answers: vec![Answer { code: "15/UBND-NC".into(), day: day(2, 18) }],
        ..incoming(7)
    };
    let posted = FormRow { envelopes: Some(2), sent_on: Some(day(3, 7)), ..outgoing(5, "") };
    let loan = Loan {
        day: day(4, 1),
        borrower: "Phòng Tổng hợp".into(),
        allowed_by: "Chánh Văn phòng".into(),
        returned_date: Some(day(4, 3)),
        remark: "đọc tại chỗ".into(),
    };
    let lent = FormRow { loan: Some(loan), ..outgoing(5, "") };
    let copied = FormRow { copied: "609/CAT-PC07 ngày 05/02/2026".into(), ..outgoing(5, "") };
    for (name, row, days, cells) in [
        (
            "so-theo-doi",
            followed,
            "Từ ngày 09/02/2026 đến ngày 09/02/2026 Quyển",
            "7 Công văn 609/CAT-PC07 ngày 05/02/2026 của Công an tỉnh Phòng Nội chính 20/02/2026 \
             Hoàn thành ngày 18/02/2026 15/UBND-NC Trang",
        ),
        (
            "so-buu-dien",
            posted,
            "Từ ngày 07/03/2026 đến ngày 07/03/2026 Từ số 05/QĐ-UBND đến số 05/QĐ-UBND",
            "07/03/2026 05/QĐ-UBND Sở Nội vụ 2 Trang",
        ),
        (
            "so-ban-luu",
            lent,
            "Từ ngày 01/04/2026 đến ngày 01/04/2026 Từ số …………",
            "01/04/2026 Phòng Tổng hợp 05/QĐ-UBND ngày 05/03/2026 Quyết định về việc điều động 03/04/2026 \
             Chánh Văn phòng đọc tại chỗ Trang",
        ),
        (
            "so-ban-sao",
            copied,
            "Từ số 05/QĐ-UBND",
            "05/QĐ-UBND 05/03/2026 Quyết định 609/CAT-PC07 ngày 05/02/2026 về việc điều động Nguyễn Thị Hường Sở Nội vụ 12 Trang",
        ),
    ] {
        let read = Printed::book(&book(name), vec![row]).unwrap().pages();
        assert!(read[0].contains(days), "{name}: {}", read[0]);
        assert!(read[2].contains(cells), "{name}: {}", read[2]);
    }
}

#[test]
fn long_subjects_and_cancelled_rows_hold_in_every_book() {
    let words = (1..=125).map(|word| format!("w{word:03}")).collect::<Vec<_>>();
    let subject = words.join(" ");
    assert_eq!(subject.chars().count(), 624);
    for (name, _, headings, _) in BOOKS {
        let rows = (1..=30).map(|number| {
            let mut row = incoming(number);
            if let Document::Incoming(incoming) = &mut row.document {
                incoming.entry.content.subject.clone_from(&subject);
                incoming.entry.to_places = format!("đơn vị {number} {}", "x ".repeat(number as usize * 8));
            }
            if number == 2 { cancelled(row) } else { row }
        });
        let read = Printed::book(&book(name), rows.collect()).unwrap().pages();
        for page in &read[2..] {
            assert!(page.starts_with(&heading(headings)), "{name}: both heading rows stand on every page");
        }
        let all = read[2..].join(" ");
        if headings.contains(&"Tên loại và trích yếu nội dung văn bản") {
            for word in &words {
                assert_eq!(all.matches(word.as_str()).count(), 30, "{name}: {word}");
            }
        }
        let why = "HỦY: đăng ký nhầm, Chánh Văn phòng, ngày 09/03/2026";
        assert!(all.contains(why), "{name}: a row that stands no longer says why: {all}");
    }
}

#[test]
fn a_subject_of_five_hundred_letters_stands_whole_on_one_page() {
    let words: Vec<String> = (1..=100).map(|word| format!("{word:04}")).collect();
    let subject = words.join(" ") + "n";
    assert_eq!(subject.chars().count(), 500);
    for (name, _, headings, _) in BOOKS {
        if !headings.contains(&"Tên loại và trích yếu nội dung văn bản") {
            continue;
        }
        let rows = (1..=9).map(|number| {
            let mut row = incoming(number);
            if let Document::Incoming(incoming) = &mut row.document {
                incoming.entry.content.subject = format!("đầu{number} {subject} cuối{number}");
            }
            row
        });
        let read = Printed::book(&book(name), rows.collect()).unwrap().pages();
        assert!(read.len() > 3, "{name}: more than one page of rows");
        for number in 1..=9 {
            let whole = format!("đầu{number} {subject} cuối{number}");
            assert_eq!(read.iter().filter(|page| page.contains(&whole)).count(), 1, "{name}: row {number} is torn");
        }
    }
}

#[test]
fn a_row_higher_than_a_page_goes_on_in_the_middle_in_every_book() {
    let words: Vec<String> = (1..=300).map(|word| format!("w{word:03}")).collect();
    for (name, _, headings, _) in BOOKS {
        let mut tall = incoming(2);
        if let Document::Incoming(incoming) = &mut tall.document {
            incoming.entry.content.description = words.join(" ");
        }
        let before_and_after = |receiver: &str| FormRow { receiver: receiver.into(), ..outgoing(5, "") };
        let rows = vec![before_and_after("Sở Đầu"), tall, before_and_after("Sở Cuối")];
        let printed = Printed::book(&book(name), rows).unwrap();
        let read = printed.pages();
        assert!(read.len() > 4, "{name}: {} pages", read.len());
        let mut found = Vec::new();
        for page in &read[2..] {
            let rest = page.strip_prefix(&heading(headings)).expect("both heading rows stand on every page");
            found.extend(rest.split(' ').filter(|word| word.starts_with('w')).map(str::to_owned));
        }
        assert_eq!(found, words, "{name}: every word stands once, in order");
        assert!(read.last().unwrap().ends_with(&format!("Trang {0}/{0}", read.len())));
    }
}

#[test]
fn an_office_adds_columns_and_shares_the_width_as_it_likes() {
    let extra = ["priority", "due-date"].map(|name| catalogue::extra(name).unwrap()).to_vec();
    let options = PrintOptions { extra, ..PrintOptions::default() };
    let read = Printed::book(&RegistryBook { options: options.clone(), ..book("so-den") }, vec![incoming(7)]).unwrap();
    let page = read.pages()[2].clone();
    assert!(page.starts_with(&format!("{} Mức độ khẩn (11) Thời hạn giải quyết (12)", heading(BOOKS[3].2))), "{page}");
    assert!(page.contains("10/02/2026 HỎA TỐC 20/02/2026 Trang"), "{page}");

    let widths = |widths: &[f32]| {
        let options = PrintOptions { widths: widths.to_vec(), ..options.clone() };
        Printed::book(&RegistryBook { options, ..book("so-den") }, Vec::new()).map(|_| ())
    };
    assert_eq!(widths(&[1.0; 12]), Ok(()));
    assert_eq!(widths(&[1.0; 10]), Err(PaperError::WrongWidths(12)), "one for each column");
    let mut narrow = [1.0; 12];
    narrow[3] = 0.01;
    assert_eq!(widths(&narrow), Ok(()), "a column is never narrower than a word of its heading");
    narrow[3] = -1.0;
    assert_eq!(widths(&narrow), Err(PaperError::WrongWidths(12)));
    let all: Vec<_> = catalogue::EXTRAS.iter().map(|(_, column)| *column).collect();
    let options =
        PrintOptions { extra: [&all[..], &all].concat(), orientation: Some(Orientation::Portrait), ..options };
    let refused = Printed::book(&RegistryBook { options, ..book("so-den") }, Vec::new()).map(|_| ());
    assert_eq!(refused, Err(PaperError::WrongWidths(28)), "more columns than the paper holds");
    assert_eq!(catalogue::extra("colour"), None);
}

#[test]
fn the_signature_column_is_blank_unless_it_is_to_be_filled() {
    let row = FormRow { received: "Lê Văn An, 10/02/2026".into(), ..incoming(7) };
    let read = |signatures_filled| {
        let options = PrintOptions { signatures_filled, ..PrintOptions::default() };
        Printed::book(&RegistryBook { options, ..book("so-den") }, vec![row.clone()]).unwrap().pages()[2].clone()
    };
    assert!(!read(false).contains("Lê Văn An"));
    assert!(read(true).contains("Phòng Nội chính 10/02/2026 Lê Văn An, 10/02"), "{}", read(true));
}

#[test]
fn a_blank_book_is_ruled_for_the_pen() {
    let blank = RegistryBook { year: None, ruled: true, ..book("so-ban-luu") };
    let ruled = Printed::book(&blank, Vec::new()).unwrap();
    let read = ruled.pages();
    assert!(read[0].contains("Năm: ……… Từ ngày ………… đến ngày ………… Từ số ………… đến số ………… Quyển số: ……"), "{}", read[0]);
    let strokes = |printed: &Printed| {
        let document = lopdf::Document::load(&printed.file).unwrap();
        let page = document.page_iter().nth(2).unwrap();
        let operations = document.get_and_decode_page_content(page).unwrap().operations;
        operations.iter().filter(|operation| operation.operator == "S").count()
    };
    let empty = Printed::book(&book("so-ban-luu"), Vec::new()).unwrap();
    assert!(strokes(&ruled) > strokes(&empty) + 10, "{} lines", strokes(&ruled));
}

#[test]
fn the_stamp_is_fifty_by_thirty_five_millimetres() {
    let printed = Printed::sheets(&sheets("dau-den"), &[incoming(7)]);
    assert!(is_near(printed.sizes()[0], (50.0, 35.0)), "{:?}", printed.sizes());
    assert_eq!(
        printed.pages(),
        ["VĂN PHÒNG UBND TỈNH ĐẾN Số: 7 Ngày: 09/02/2026 Chuyển: Phòng Nội chính Số và ký hiệu HS: 01.NC"]
    );
    let blank = Printed::sheets(&sheets("dau-den"), &[]);
    let dots = blank.pages()[0].replace(['.', ' '], "");
    assert_eq!(dots, "VĂNPHÒNGUBNDTỈNHĐẾNSố:Ngày:Chuyển:SốvàkýhiệuHS:");

    // Four by eight on A4; three of the first sheet are gone.
    let rows: Vec<FormRow> = (1..=60).map(incoming).collect();
    let labels = Printed::sheets(&Sheets { labels: Some(3), ..sheets("dau-den") }, &rows);
    assert!(labels.sizes().iter().all(|page| is_near(*page, (210.0, 297.0))));
    let amounts: Vec<usize> = labels.pages().iter().map(|page| page.matches("ĐẾN").count()).collect();
    assert_eq!(amounts, [29, 31]);

    let long = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và dân dụng tỉnh Quảng Trị ".repeat(3);
    let named = Letterhead { office: Office { name: long, ..Office::default() }, ..Letterhead::default() };
    let read = Printed::sheets(&Sheets { office: named, ..sheets("dau-den") }, &[incoming(7)]).pages()[0].clone();
    assert!(read.contains("… ĐẾN Số: 7"), "a name too long for its place is cut, not drawn over the rest: {read}");
}

#[test]
fn a_code_stands_on_stamp_and_sheet_where_it_is_wanted() {
    for name in ["dau-den", "phieu-giai-quyet"] {
        let squares = |qr| {
            let printed = Printed::sheets(&Sheets { qr, ..sheets(name) }, &[incoming(7)]);
            let document = lopdf::Document::load(&printed.file).unwrap();
            let page = document.page_iter().next().unwrap();
            let operations = document.get_and_decode_page_content(page).unwrap().operations;
            assert!(printed.pages()[0].contains("09") && !printed.pages()[0].contains('…'), "{}", printed.pages()[0]);
            operations.iter().filter(|operation| operation.operator == "re").count()
        };
        assert_eq!(squares(false), 0);
        assert!(squares(true) > 100, "{name}");
    }
}

#[test]
fn the_handling_sheet_has_the_decrees_three_parts_on_one_page() {
    let blank = Printed::sheets(&sheets("phieu-giai-quyet"), &[]).pages();
    let mut at = 0;
    for text in [
        "VĂN PHÒNG UBND TỈNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Quảng Trị, ngày …… tháng …… năm ………",
        "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
        "(Tên loại; số và ký hiệu; ngày, tháng, năm; cơ quan ban hành và trích yếu nội dung văn bản đến)",
        "1. Ý kiến của lãnh đạo cơ quan, tổ chức",
        "- Giao đơn vị, cá nhân chủ trì;",
        "- Giao các đơn vị, cá nhân tham gia phối hợp giải quyết văn bản đến (nếu có);",
        "- Thời hạn giải quyết đối với mỗi đơn vị, cá nhân (nếu có);",
        "- Ngày tháng cho ý kiến phân phối, giải quyết.",
        "2. Ý kiến của lãnh đạo đơn vị",
        "- Giao cho cá nhân; thời hạn giải quyết đối với cá nhân (nếu có);",
        "- Ngày, tháng, năm cho ý kiến.",
        "3. Ý kiến đề xuất của người giải quyết",
        "- Ý kiến đề xuất giải quyết văn bản đến của cá nhân;",
        "- Ngày, tháng, năm đề xuất ý kiến.",
    ] {
        let found = blank[0][at..].find(text);
        assert!(found.is_some(), "{text}: {}", &blank[0][at..]);
        at += found.unwrap();
    }
    assert_eq!(blank.len(), 1);

    let mut long = incoming(7);
    if let Document::Incoming(incoming) = &mut long.document {
        incoming.entry.content.subject = "nội dung dài ".repeat(38).trim_end().to_owned();
    }
    let read = Printed::sheets(&sheets("phieu-giai-quyet"), &[long]).pages();
    assert_eq!(read.len(), 1, "a subject of 500 characters leaves room for the three parts");
    assert!(read[0].contains("Công văn 609/CAT-PC07 ngày 05/02/2026 của Công an tỉnh: nội dung dài"), "{}", read[0]);
    assert!(read[0].contains("đối với mỗi đơn vị, cá nhân (nếu có): 20/02/2026;"), "{}", read[0]);

    let assigned = [
        (Role::Lead, "Phòng Nội chính", None),
        (Role::Support, "Phòng Tổng hợp", Some(day(2, 18))),
        (Role::Support, "Phòng Kinh tế", None),
    ];
    let row = FormRow { follow_up: instructed(&assigned, State::Assigned, None), ..incoming(7) };
    let read = Printed::sheets(&sheets("phieu-giai-quyet"), &[row]).pages();
    for text in [
        "chủ trì: Phòng Nội chính",
        "(nếu có): Phòng Tổng hợp; Phòng Kinh tế",
        "(nếu có): Phòng Nội chính: 20/02/2026; Phòng Tổng hợp: 18/02/2026; Phòng Kinh tế: 20/02/2026;",
        "giải quyết: 10/02/2026, Chánh Văn phòng. Đề nghị giải quyết sớm",
    ] {
        assert!(read[0].contains(text), "{text}: {}", read[0]);
    }
}

#[test]
fn envelopes_have_their_sizes_and_the_decrees_words() {
    let wanted = [(307.0, 220.0), (220.0, 158.0), (220.0, 109.0), (158.0, 115.0)];
    for (envelope, size) in EnvelopeSize::ALL.into_iter().zip(wanted) {
        let rows = [outgoing(5, "Sở Y tế"), outgoing(6, "Ban Quản lý dự án đầu tư xây dựng tỉnh")];
        let printed = Printed::sheets(&Sheets { envelope, ..sheets("bi") }, &rows);
        assert!(printed.sizes().iter().all(|page| is_near(*page, size)), "{:?}", printed.sizes());
        let read = printed.pages();
        assert_eq!(read.len(), 2);
        let words = read[0].replace('.', "").split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            words,
            "VĂN PHÒNG UBND TỈNH Địa chỉ: Điện thoại: Fax: E-Mail: Website: Số/ký hiệu văn bản: 05/QĐ-UBND KHẨN \
             Kính gửi: Sở Y tế"
        );
    }
    assert_eq!(EnvelopeSize::parse("220x109"), Some(EnvelopeSize::Long));
    assert_eq!(EnvelopeSize::parse("220x110"), None);
    let contacts = Contacts { address: "45 Hùng Vương".into(), telephone: "0233 1".into(), ..Contacts::default() };
    let known = Letterhead { contacts, ..office() };
    let read = Printed::sheets(&Sheets { office: known, ..sheets("bi") }, &[]).pages();
    assert!(read[0].contains("Địa chỉ: 45 Hùng Vương Điện thoại: 0233 1 Fax: ."), "{}", read[0]);
}

#[test]
fn hand_over_sheets_go_by_day_and_receiver() {
    let to =
        |number, receiver: &str, sent| FormRow { receiver: receiver.into(), sent_on: Some(sent), ..incoming(number) };
    let rows = [
        to(7, "Phòng Nội chính", day(2, 10)),
        to(9, "Phòng Nội chính", day(2, 10)),
        to(8, "Phòng Tổng hợp", day(2, 10)),
        to(10, "Phòng Tổng hợp", day(2, 11)),
    ];
    let range = Some((day(2, 10), day(2, 11)));
    let read = Printed::sheets(&Sheets { range, ..sheets("chuyen-giao-den") }, &rows).pages().join(" ");
    let headings = "Ngày chuyển (1) Số đến (2) Đơn vị hoặc người nhận (3) Ký nhận (4) Ghi chú (5)";
    for text in [
        "SỔ CHUYỂN GIAO VĂN BẢN ĐẾN Từ ngày 10/02/2026 đến ngày 11/02/2026",
        &format!(
            "Ngày 10/02/2026: Phòng Nội chính (2 văn bản) {headings} 10/02/2026 7 Phòng Nội chính \
             10/02/2026 9 Phòng Nội chính Người giao"
        ),
        &format!("Ngày 10/02/2026: Phòng Tổng hợp (1 văn bản) {headings} 10/02/2026 8 Phòng Tổng hợp Người giao"),
        "Ngày 11/02/2026: Phòng Tổng hợp (1 văn bản)",
    ] {
        assert!(read.contains(text), "{text}: {read}");
    }
    assert_eq!(read.matches("Người nhận (ký, ghi rõ họ tên, ngày nhận)").count(), 3, "boxes for each");
    let blank = Printed::sheets(&sheets("chuyen-giao-di"), &[]).pages();
    assert!(blank[0].contains("Ngày chuyển (1) Số, ký hiệu văn bản (2) Nơi nhận văn bản (3) Ký nhận (4) Ghi chú (5)"));
    assert_eq!(blank.len(), 1, "a blank sheet is one page with its boxes");
}

#[test]
fn a_sending_slip_is_form_1_4_and_comes_back_signed() {
    let rows = [outgoing(5, "Sở Nội vụ"), outgoing(6, "Sở Nội vụ"), outgoing(5, "Sở Y tế")];
    let read = Printed::sheets(&sheets("phieu-gui"), &rows).pages();
    assert_eq!(read.len(), 2);
    for text in [
        "Số: ……/PG-VP PHIẾU GỬI Về việc gửi văn bản Kính gửi: Sở Nội vụ",
        "Nơi nhận: - Sở Nội vụ; - Lưu: VT. …………………………… XÁC NHẬN",
        "Số TT Số, ký hiệu văn bản Ngày tháng Số lượng bản Ghi chú 1 05/QĐ-UBND 05/03/2026 2 06/QĐ-UBND 05/03/2026",
        "XÁC NHẬN ĐÃ NHẬN (Đề nghị ký nhận và gửi trả phiếu này) Kính gửi: Văn phòng UBND tỉnh Sở Nội vụ đã nhận đủ 2 văn bản",
    ] {
        assert!(read[0].contains(text), "{text}: {}", read[0]);
    }
    assert!(read[1].contains("Sở Y tế đã nhận đủ 1 văn bản"));

    // A slip that is registered itself has its number and date, and is none of the documents that go with it.
    let registered = |number| {
        let mut row = outgoing(number, "Sở Nội vụ");
        if let Document::Outgoing(outgoing) = &mut row.document {
            outgoing.code = Code::parse(&format!("{number:02}/PG-VP"));
            outgoing.entry.content.type_name = "Phiếu gửi".into();
            outgoing.entry.content.signer_info.prefix = "TL. Chánh Văn phòng".into();
            outgoing.entry.content.signer_info.position = "Trưởng phòng".into();
        }
        row
    };
    let slip = |rows: &[FormRow]| Printed::sheets(&sheets("phieu-gui"), rows).pages()[0].clone();
    let read = slip(&[outgoing(5, "Sở Nội vụ"), registered(3)]);
    for text in [
        "Quảng Trị, ngày 05 tháng 3 năm 2026 Số: 03/PG-VP PHIẾU GỬI về việc điều động Kính gửi: Sở Nội vụ",
        "Ghi chú 1 05/QĐ-UBND 05/03/2026 Nơi nhận: - Sở Nội vụ; - Lưu: VT, NC. TL. CHÁNH VĂN PHÒNG TRƯỞNG PHÒNG Nguyễn Thị Hường XÁC",
        "đã nhận đủ 1 văn bản ghi trong Phiếu gửi số 03/PG-VP ngày 05 tháng 3 năm 2026",
    ] {
        assert!(read.contains(text), "{text}: {read}");
    }
    let blank = slip(&[]);
    assert!(blank.contains("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ Họ và tên XÁC NHẬN"), "Phụ lục III, Mẫu 1.4: {blank}");
    let read = slip(&[registered(3), registered(4)]);
    assert!(read.contains("Số: ……/PG-VP") && read.contains("đã nhận đủ 2 văn bản"), "which goes with what: {read}");
}

#[test]
fn the_report_counts_each_document_once_and_lists_what_is_late_first() {
    let today = day(2, 25);
    let answered = |number, on| FormRow {
        answers: vec![Answer { code: "15/UBND-NC".into(), day: on }],
        follow_up: FollowUp { answered_by: vec![DocumentId(99)], ..FollowUp::default() },
        ..incoming(number)
    };
    let mut endless = incoming(8);
    if let Document::Incoming(incoming) = &mut endless.document {
        incoming.entry.content.due_date = None;
    }
    let mut later = incoming(5);
    if let Document::Incoming(incoming) = &mut later.document {
        incoming.entry.content.due_date = Some(day(2, 26));
        incoming.entry.to_places = "Phòng Tổng hợp".into();
    }
    let again = FormRow { came_before: true, ..incoming(3) };
    let rows = [later, answered(1, day(2, 20)), answered(2, day(2, 21)), again, cancelled(incoming(4)), endless];
    let range = Some((day(1, 1), today));
    let read = Printed::sheets(&Sheets { range, day: today, as_of: today, ..sheets("tinh-hinh-den") }, &rows)
        .pages()
        .join(" ");
    for text in [
        "BÁO CÁO TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐẾN Từ ngày 01/01/2026 đến ngày 25/02/2026 Số liệu tính đến hết ngày 25/02/2026",
        // Tổng số; đúng hạn, quá hạn; đang trong hạn, đang quá hạn, không có hạn; hủy.
        "Phòng Nội chính 5 1 1 0 1 1 1 Phòng Tổng hợp 1 0 0 1 0 0 0 Cộng 6 1 1 1 1 1 1",
        "Trong tổng số có 1 lần đăng ký lại văn bản đã đến trước đó.",
        "II. VĂN BẢN CÓ THỜI HẠN CHƯA GIẢI QUYẾT XONG (2)",
    ] {
        assert!(read.contains(text), "{text}: {read}");
    }
    // Of an outgoing document that stands no longer the total says nothing.
    let rows = [outgoing(1, "Sở Nội vụ"), cancelled(outgoing(2, "Sở Nội vụ"))];
    let sent = Printed::sheets(&Sheets { day: today, as_of: today, ..sheets("tinh-hinh-di") }, &rows).pages().join(" ");
    assert!(sent.contains("Cộng 1 1 0 0 0 1"), "{sent}");
    // A unit that is done is done without an answer too.
    let lead = [(Role::Lead, "Phòng Nội chính", None)];
    let done = |on| FormRow { follow_up: instructed(&lead, State::Done, Some(on)), ..incoming(6) };
    let rows = [done(day(2, 20)), done(day(2, 21))];
    let counted =
        Printed::sheets(&Sheets { day: today, as_of: today, ..sheets("tinh-hinh-den") }, &rows).pages().join(" ");
    assert!(counted.contains("Cộng 2 1 1 0 0 0 0"), "{counted}");
    let (late, soon) = (read.rfind("20/02/2026").unwrap(), read.rfind("26/02/2026").unwrap());
    assert!(late < soon, "{read}");
}

/// However many rows there are: below each heading stands a row on the same page, and no page ends with a heading or is without rows.
#[test]
fn below_each_heading_of_a_form_stands_a_row() {
    const UNITS: [&str; 4] = ["Phòng Nội chính", "Phòng Tổng hợp", "Phòng Kinh tế", "Phòng Văn xã"];
    // What a form's headings begin with, and what of a row must follow.
    let forms: [(&str, &[(&str, &str)]); 4] = [
        ("tinh-hinh-den", &[("I. SỐ LIỆU", "Phòng "), ("II. VĂN BẢN", "/CAT")]),
        ("tinh-hinh-di", &[("I. SỐ LIỆU", "NC "), ("II. VĂN BẢN", "/QĐ-UBND")]),
        ("chuyen-giao-den", &[("Ngày 10/02/2026: ", "10/02/2026 ")]),
        ("chuyen-giao-di", &[("Ngày 06/03/2026: ", "06/03/2026 ")]),
    ];
    for (name, headings) in forms {
        for amount in 1..=60_u32 {
            let row = |at: u32| {
                let unit = UNITS[at as usize % UNITS.len()];
                let mut row = if name.ends_with("den") { incoming(at) } else { outgoing(at, unit) };
                match &mut row.document {
                    Document::Incoming(document) => {
                        document.entry.to_places = unit.into();
                        document.entry.content.subject = "về phòng cháy, chữa cháy ".repeat(1 + at as usize % 9);
                    }
                    Document::Outgoing(document) => document.entry.content.due_date = Some(day(4, 1)),
                }
                FormRow { receiver: unit.into(), ..row }
            };
            let mut rows: Vec<FormRow> = (1..=amount).map(row).collect();
            rows.sort_by_key(|row| row.receiver.clone());
            let today = day(3, 10);
            let printed = Printed::sheets(&Sheets { day: today, as_of: today, ..sheets(name) }, &rows);
            for (at, page) in (1..).zip(printed.pages()) {
                for (heading, of_row) in headings {
                    for (begin, _) in page.match_indices(heading) {
                        let below = &page[begin + heading.len()..];
                        let below = headings
                            .iter()
                            .filter_map(|(next, _)| below.find(next))
                            .min()
                            .map_or(below, |end| &below[..end]);
                        assert!(
                            below.contains(of_row) || below.contains(": không có"),
                            "{name} {amount}, page {at}: {page}"
                        );
                    }
                }
            }
        }
    }
}

/// The outgoing document was posted and its copy lent; the first incoming one was handed over once more.
fn followed_up(registry: &Path, id: DocumentId) {
    let mut store = Store::open(registry, Access::Write).unwrap();
    store
        .write::<_, StoreError>(|transaction| {
            let dispatch = Dispatch {
                day: day(2, 11),
                sent_by: SentBy::Post,
                sent_to: "Sở Y tế".into(),
                envelopes: Some(2),
                received_date: None,
                remark: String::new(),
            };
            transaction.dispatch(id, &dispatch)?;
            transaction.dispatch(id, &Dispatch { sent_by: SentBy::Wire, sent_to: "Sở Nội vụ".into(), ..dispatch })?;
            let loan = Loan {
                day: day(2, 12),
                borrower: "Phòng Tổng hợp".into(),
                allowed_by: "Chánh Văn phòng".into(),
                returned_date: None,
                remark: String::new(),
            };
            transaction.lend(id, &loan)?;
            let hand_over =
                HandOver { day: day(2, 13), unit: "Phòng Kinh tế".into(), receiver: "Lê Văn An".into() };
            transaction.hand_over(DocumentId(1), &[hand_over])
        })
        .unwrap();
}

#[test]
fn the_command_lists_the_forms_and_prints_them() {
    let desk = Desk::new();
    let listed = desk.done(&["form"], "");
    assert!(!desk.path("registry.db").exists(), "no registry is needed, and none is made");
    for (name, title, ..) in BOOKS {
        let line = listed.lines().find(|line| line.starts_with(&format!("{name} "))).unwrap();
        assert!(line.contains(title) && line.contains("Phụ lục IV") && line.contains("từ 05/03/2020"), "{line}");
    }
    let slip = listed.lines().find(|line| line.starts_with("phieu-gui ")).unwrap();
    assert!(slip.contains("Phụ lục III, Mẫu 1.4"), "{slip}");
    for name in ["chuyen-giao-den", "chuyen-giao-di", "so-ban-sao"] {
        let line = listed.lines().find(|line| line.starts_with(name)).unwrap();
        assert!(line.contains("theo thông lệ, không có trong nghị định"), "{line}");
    }
    for form in catalogue::forms(day(11, 24)) {
        desk.done(&["form", form.name, "--blank", "-o", &format!("{}.pdf", form.name)], "");
        assert!(!pages(&desk.path(&format!("{}.pdf", form.name))).is_empty());
    }
    assert!(!desk.path("registry.db").exists());

    let desk = Desk::with_office();
    let documents: Vec<String> = [("một", "Phòng Nội chính; Phòng Tổng hợp"), ("hai", "Phòng Nội chính")]
        .map(|(subject, to)| {
            json!({"ArrivalDate": "2026-02-09", "OrganName": "Công an tỉnh", "Code": "609/CAT-PC07", "TypeName": "Công văn",
                   "Subject": subject, "ToPlaces": to, "HandOverDate": "2026-02-10"})
            .to_string()
        })
        .to_vec();
    objects(&desk.done(&["register", "incoming"], &documents.join("\n")));
    desk.done(&["form", "dau-den", "--number", "2", "--year", "2026", "-o", "dau.pdf"], "");
    assert!(pages(&desk.path("dau.pdf"))[0].contains("UBND TỈNH ĐẾN Số: 2 Ngày: 09/02/2026"));
    let days = ["--from", "10/02/2026", "--to", "10/02/2026"];
    let words = |name, file| [&["form", name][..], &days[..], &["-o", file][..]].concat();
    desk.done(&words("chuyen-giao-den", "giao.pdf"), "");
    let read = pages(&desk.path("giao.pdf")).join(" ");
    assert!(read.contains("Ngày 10/02/2026: Phòng Nội chính (2 văn bản)"), "{read}");
    assert!(read.contains("Ngày 10/02/2026: Phòng Tổng hợp (1 văn bản)"), "{read}");
    desk.done(&["form", "so-theo-doi", "--year", "2026", "-o", "theo-doi.pdf"], "");
    assert!(pages(&desk.path("theo-doi.pdf"))[2].contains("Đã chuyển ngày 10/02/2026"));
    let outgoing = json!({"IssuedDate": "2026-02-09", "OrganName": "UBND tỉnh", "TypeName": "Quyết định",
        "Subject": "về việc điều động", "SignerInfo": {"FullName": "Trần Văn Bình"},
        "To": [{"OrganName": "Sở Nội vụ"}, {"OrganName": "Sở Y tế"}]});
    let registered = objects(&desk.done(&["register", "outgoing"], &outgoing.to_string()));
    let id = DocumentId(registered[0]["Id"].as_i64().unwrap());
    followed_up(&desk.path("registry.db"), id);
    for (name, told) in [
        ("so-buu-dien", "11/02/2026 01/QĐ-UBND Sở Y tế 2 Trang"),
        (
            "so-ban-luu",
            "12/02/2026 Phòng Tổng hợp 01/QĐ-UBND ngày 09/02/2026 Quyết định về việc điều động Chánh Văn phòng Trang",
        ),
    ] {
        let file = format!("{name}.pdf");
        desk.done(&["form", name, "--year", "2026", "-o", &file], "");
        let read = pages(&desk.path(&file));
        assert!(read[2].contains(told), "{name}: {}", read[2]);
    }
    let days = ["--from", "13/02/2026", "--to", "13/02/2026"];
    desk.done(&[&["form", "chuyen-giao-den", "--signed"][..], &days, &["-o", "ky.pdf"]].concat(), "");
    let read = pages(&desk.path("ky.pdf")).join(" ");
    assert!(read.contains("13/02/2026 1 Phòng Kinh tế Lê Văn An, 13/02/2026 Người giao"), "{read}");
    assert!(read.contains("Phòng Kinh tế (1 văn bản)") && !read.contains("Phòng Nội chính"), "{read}");
    let told = desk.done(&["office", "--address", "45 Hùng Vương", "--website", "vp.example"], "");
    assert!(told.contains("Cơ quan: UBND tỉnh") && told.contains("Địa chỉ: 45 Hùng Vương"), "{told}");
    desk.done(&["office", "--fax", "0233 2"], "");
    desk.done(&["form", "bi", "--number", "1", "--year", "2026", "-o", "bi.pdf"], "");
    let read = pages(&desk.path("bi.pdf"))[0].clone();
    assert!(read.contains("Địa chỉ: 45 Hùng Vương") && read.contains("Fax: 0233 2"), "{read}");
    assert!(read.contains("Website: vp.example"), "{read}");
    assert_eq!(pages(&desk.path("bi.pdf")).len(), 2, "an envelope for each receiver");
    // The cover of a book has free paper beside its frame; a stamp has none around it.
    desk.done(&["form", "so-den", "--blank", "-o", "bia.pdf"], "");
    let onto = |file, to| ["form", "dau-den", "--number", "2", "--year", "2026", "--stamp", file, "-o", to];
    desk.done(&onto("bia.pdf", "hai.pdf"), "");
    desk.done(&[&onto("bia.pdf", "ba.pdf")[..], &["--at", "10,20"]].concat(), "");
    let said = desk.refused(&onto("dau.pdf", "a.pdf"), "");
    assert!(said.contains("không còn khoảng giấy trống"), "{said}");
    let said = desk.refused(&[&onto("bia.pdf", "a.pdf")[..], &["--at", "120,60"]].concat(), "");
    assert!(said.contains("chỗ đã chọn có chữ hoặc hình"), "{said}");

    let copy = json!({"IssuedDate": "2026-02-10", "OrganName": "UBND tỉnh", "TypeName": "Bản sao y",
        "Subject": "Sao y Quyết định số 15/QĐ-UBND ngày 05/01/2026 của UBND huyện", "SignerInfo": {"FullName": "Trần Văn Bình"},
        "To": [{"OrganName": "Sở Nội vụ"}]});
    objects(&desk.done(&["register", "outgoing"], &copy.to_string()));
    desk.done(&["form", "so-ban-sao", "--year", "2026", "-o", "sao.pdf"], "");
    let read = pages(&desk.path("sao.pdf"))[2].clone();
    assert!(read.contains("10/02/2026 Bản sao y 15/QĐ-UBND ngày 05/01/2026 Sao y Quyết định"), "{read}");

    for (words, told) in [
        (vec!["form", "so-khac", "-o", "a.pdf"], "Không có biểu mẫu “so-khac”"),
        (vec!["form", "so-den", "--year", "2026", "-o", "dau.pdf"], "Tệp được giữ nguyên"),
        (vec!["form", "so-den", "--book", "outgoing", "-o", "a.pdf"], "thuộc sổ kia"),
        (vec!["form", "dau-den", "--number", "9", "--year", "2026", "-o", "a.pdf"], "Không có văn bản mang số này"),
        (vec!["form", "phieu-gui", "--year", "2025", "-o", "a.pdf"], "Không có văn bản nào"),
        (vec!["form", "dau-den", "--year", "2026", "--stamp", "dau.pdf", "-o", "a.pdf"], "một văn bản"),
        (vec!["form", "bi", "--blank", "--size", "1x1", "-o", "a.pdf"], "cỡ bì"),
        (vec!["form", "so-den", "--column", "colour", "-o", "a.pdf"], "priority"),
        (vec!["form", "so-den", "--widths", "1,2", "-o", "a.pdf"], "10 cột"),
        (vec!["form", "so-den", "--blank", "--number", "1", "-o", "a.pdf"], "một trong ba"),
        (vec!["form", "dau-den", "--stamp", "bia.pdf", "--at", "120", "-o", "a.pdf"], "--at 30,65"),
    ] {
        let said = desk.refused(&words, "");
        assert!(said.contains(told), "{told}: {said}");
        assert!(!desk.path("a.pdf").exists());
    }
}

/// An office with two authorities: a decision of each, sent by post, its copy lent, to two receivers.
fn two_authorities() -> Desk {
    let desk = Desk::with_office();
    desk.done(&["authority", "add", "Hội đồng nhân dân tỉnh", "--abbreviation", "HĐND"], "");
    for (organ, subject) in [("UBND tỉnh", "về việc một"), ("Hội đồng nhân dân tỉnh", "về việc hai")]
    {
        let outgoing = json!({"IssuedDate": "2026-02-09", "OrganName": organ, "TypeName": "Quyết định",
            "Subject": subject, "SignerInfo": {"FullName": "Trần Văn Bình"}, "HandOverDate": "2026-02-10",
            "To": [{"OrganName": "Sở Nội vụ"}, {"OrganName": "Sở Y tế"}, {"OrganName": "Sở Tư pháp"}]});
        let registered = objects(&desk.done(&["register", "outgoing"], &outgoing.to_string()));
        followed_up_once(&desk.path("registry.db"), DocumentId(registered[0]["Id"].as_i64().unwrap()));
    }
    desk
}

/// It was posted to Sở Y tế, went by wire to Sở Nội vụ, and its copy was lent.
fn followed_up_once(registry: &Path, id: DocumentId) {
    let mut store = Store::open(registry, Access::Write).unwrap();
    store
        .write::<_, StoreError>(|transaction| {
            for (sent_by, sent_to) in [(SentBy::Post, "Sở Y tế"), (SentBy::Wire, "Sở Nội vụ")] {
                let sent_to = sent_to.into();
                let remark = String::new();
                let dispatch =
                    Dispatch { day: day(2, 11), sent_by, sent_to, envelopes: Some(1), received_date: None, remark };
                transaction.dispatch(id, &dispatch)?;
            }
            let loan = Loan {
                day: day(2, 12),
                borrower: "Phòng Tổng hợp".into(),
                allowed_by: "Chánh Văn phòng".into(),
                returned_date: None,
                remark: String::new(),
            };
            transaction.lend(id, &loan)
        })
        .unwrap();
}

/// Phụ lục IV, NĐ 30/2020/NĐ-CP: these are books of the cơ quan, whoever issues under its roof.
#[test]
fn forms_of_the_outgoing_side_cover_every_authority() {
    let desk = two_authorities();
    let (own, other) = ("01/QĐ-UBND", "01/QĐ-HĐND");
    let days = ["--from", "01/02/2026", "--to", "28/02/2026"];
    for name in ["so-buu-dien", "so-ban-luu", "chuyen-giao-di", "tinh-hinh-di", "bi", "phieu-gui"] {
        let file = format!("{name}.pdf");
        let said = desk.done(&[&["form", name][..], &days, &["-o", &file]].concat(), "");
        let read = pages(&desk.path(&file)).join(" ");
        // The report of the state lists what waits for an answer; it counts the others.
        if name == "tinh-hinh-di" {
            assert!(read.contains("Cộng 2 2"), "{read}");
        } else {
            assert!(read.contains(own) && read.contains(other), "{name}: {read}");
        }
        assert!(said.contains("UBND tỉnh (") && said.contains("Hội đồng nhân dân tỉnh ("), "{name}: {said}");
    }
    let only = ["--authority", "Hội đồng nhân dân tỉnh"];
    let said = desk.done(&[&["form", "so-ban-luu"][..], &days, &only, &["-o", "mot.pdf"]].concat(), "");
    let read = pages(&desk.path("mot.pdf")).join(" ");
    assert!(read.contains(other) && !read.contains(own), "{read}");
    assert!(said.contains("Gồm 1 dòng, của: Hội đồng nhân dân tỉnh (1)."), "{said}");
    // A slip is of one sender: two to each of three receivers.
    assert_eq!(pages(&desk.path("phieu-gui.pdf")).len(), 6);
    let said = desk.done(&["book", "outgoing", "--year", "2026", "-o", "so.pdf"], "");
    assert!(said.contains("Gồm 1 dòng, của: UBND tỉnh (1)."), "{said}");
}

#[test]
fn only_who_receives_by_hand_signs() {
    let desk = two_authorities();
    let days = ["--from", "10/02/2026", "--to", "10/02/2026"];
    desk.done(&[&["form", "chuyen-giao-di"][..], &days, &["-o", "giao.pdf"]].concat(), "");
    let read = pages(&desk.path("giao.pdf")).join(" ");
    assert_eq!(read.matches("Người giao").count(), 1, "{read}");
    for (receiver, told) in [
        ("Sở Nội vụ", "Gửi qua Trục liên thông văn bản, không ký nhận"),
        ("Sở Y tế", "Gửi qua bưu chính, không ký nhận"),
        ("Sở Tư pháp", "Người giao"),
    ] {
        let from = read.find(&format!("10/02/2026: {receiver} (2 văn bản)")).unwrap();
        let next = read[from..].find("Ngày 10/02/2026: ").map_or(read.len(), |at| from + at);
        assert!(read[from..next].contains(told), "{receiver}: {}", &read[from..next]);
    }
}

/// A dispatch that names nobody went to every receiver.
#[test]
fn of_what_was_posted_to_all_nobody_signs() {
    let desk = Desk::with_office();
    let document = json!({"IssuedDate": "2026-02-10", "OrganName": "UBND tỉnh", "TypeName": "Báo cáo", "Subject": "công tác tuần",
        "SignerInfo": {"FullName": "Trần Văn Bình"}, "To": [{"OrganName": "Sở Y tế"}, {"OrganName": "Sở Nội vụ"}]});
    objects(&desk.done(&["register", "outgoing"], &document.to_string()));
    desk.done(&["dispatch", "--id", "1", "--by", "post", "--on", "10/02/2026"], "");
    desk.done(&["form", "chuyen-giao-di", "--year", "2026", "-o", "giao.pdf"], "");
    let read = pages(&desk.path("giao.pdf")).join(" ");
    assert_eq!(read.matches("Gửi qua bưu chính, không ký nhận").count(), 2, "{read}");
    assert!(!read.contains("Người giao"), "{read}");
}

/// The rows of an outgoing book stand by their days, the numbers of its series beside each other (Phụ lục IV, mục I).
#[test]
fn a_cover_says_true_ends() {
    let desk = Desk::with_office();
    let documents: Vec<String> =
        [("Quyết định", "03"), ("Báo cáo", "04"), ("Quyết định", "05"), ("Quyết định", "09"), ("Báo cáo", "10")]
            .map(|(type_name, day)| {
                json!({"IssuedDate": format!("2026-02-{day}"), "OrganName": "UBND tỉnh", "TypeName": type_name,
                    "Subject": "về việc thử", "SignerInfo": {"FullName": "Trần Văn Bình"}})
                .to_string()
            })
            .to_vec();
    objects(&desk.done(&["register", "outgoing"], &documents.join("\n")));
    let mut at = 0;
    let mut cover = |more: &[&str]| {
        at += 1;
        let file = format!("so-{at}.pdf");
        desk.done(&[&["book", "outgoing", "--year", "2026"][..], more, &["-o", &file]].concat(), "");
        pages(&desk.path(&file)).remove(0)
    };
    let all = cover(&[]);
    assert!(all.contains("Quyết định: từ số 01 đến số 03; Báo cáo: từ số 01 đến số 02 Quyển số"), "{all}");
    let late = cover(&["--from", "05/02/2026"]);
    assert!(late.contains("Quyết định: từ số 02 đến số 03; Báo cáo: từ số 02 đến số 02 Quyển số"), "{late}");
    let decisions = cover(&["--series", "Quyết định"]);
    assert!(decisions.contains("Từ số 01/QĐ-UBND đến số 03/QĐ-UBND Quyển số"), "{decisions}");
    let reports = cover(&["--type", "Báo cáo", "--from-number", "2"]);
    assert!(reports.contains("Từ số 02/BC-UBND đến số 02/BC-UBND Quyển số"), "{reports}");
    for (words, told) in
        [(["--series", "Công lệnh"], "không có hệ thống số “Công lệnh”"), (["--type", "Công lệnh"], "“Công lệnh”")]
    {
        let said = desk.refused(&[&["book", "outgoing", "--year", "2026"][..], &words, &["-o", "a.pdf"]].concat(), "");
        assert!(said.contains(told) && !desk.path("a.pdf").exists(), "{said}");
    }
    let reports = cover(&["--type", "báo cáo"]);
    assert!(reports.contains("Từ số 01/BC-UBND đến số 02/BC-UBND Quyển số"), "{reports}");
    // What others send may be of a type that the registry does not know.
    let came =
        json!({"ArrivalDate": "2026-02-09", "OrganName": "Sở Y tế", "TypeName": "Phiếu ghi nhận", "Subject": "một"});
    desk.done(&["register", "incoming"], &came.to_string());
    // Windows takes names that differ in letter case alone for one.
    for (name, file) in [("Phiếu ghi nhận", "thuong.pdf"), ("PHIẾU GHI NHẬN", "hoa.pdf")] {
        desk.done(&["book", "incoming", "--year", "2026", "--type", name, "-o", file], "");
        assert!(pages(&desk.path(file)).concat().contains("Phiếu ghi nhận"), "{name}");
    }
    let closed = ["book", "outgoing", "--year", "2026", "--type", "Báo cáo", "--closing", "-o", "a.pdf"];
    let said = desk.refused(&closed, "");
    assert!(said.contains("--closing") && !desk.path("a.pdf").exists(), "{said}");
    desk.done(&["book", "outgoing", "--year", "2026", "--print-on", "--closing", "-o", "tiep.pdf"], "");
    let begun = pages(&desk.path("tiep.pdf")).remove(0);
    assert!(begun.contains("Từ số ………… đến số …………"), "the pen says where the volume ends: {begun}");
}

/// Phụ lục I, mục II.2, NĐ 30/2020/NĐ-CP: above an agency's name stands the body directly above it, and none where it has none.
#[test]
fn each_authority_stands_under_its_own_parent() {
    let desk = Desk::new();
    let office = ["--name", "Văn phòng UBND tỉnh", "--parent", "UBND tỉnh Quảng Trị", "--abbreviation", "VP"];
    desk.done(&[&["office"][..], &office, &["--place", "Quảng Trị"]].concat(), "");
    let (council, board) = ("Hội đồng nhân dân tỉnh", "Ban Chỉ đạo Chuyển đổi số");
    desk.done(&["authority", "add", council, "--abbreviation", "HĐND"], "");
    desk.done(&["authority", "add", board, "--abbreviation", "BCĐ", "--parent", "UBND tỉnh Quảng Trị"], "");
    let mut documents = Vec::new();
    for organ in ["Văn phòng UBND tỉnh", council, board] {
        let document = json!({"IssuedDate": "2026-02-09", "OrganName": organ, "TypeName": "Báo cáo",
            "Subject": "về việc thử", "SignerInfo": {"FullName": "Trần Văn Bình"}, "To": [{"OrganName": "Sở Nội vụ"}]});
        documents.push(document.to_string());
    }
    objects(&desk.done(&["register", "outgoing"], &documents.join("\n")));
    for (at, (organ, heads)) in [
        ("Văn phòng UBND tỉnh", "UBND TỈNH QUẢNG TRỊ VĂN PHÒNG UBND TỈNH"),
        (council, "HỘI ĐỒNG NHÂN DÂN TỈNH"),
        (board, "UBND TỈNH QUẢNG TRỊ BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"),
    ]
    .into_iter()
    .enumerate()
    {
        let file = format!("so-{at}.pdf");
        let words = ["book", "outgoing", "--year", "2026", "--authority", organ, "--closing", "-o", &file];
        desk.done(&words, "");
        let read = pages(&desk.path(&file));
        assert!(read[0].starts_with(&format!("{heads} SỔ ĐĂNG KÝ")), "{}", read[0]);
        let closing = read.last().unwrap();
        assert!(closing.starts_with(&format!("{heads} TRANG KẾT THÚC SỔ")), "{closing}");
        let file = format!("tiep-{at}.pdf");
        desk.done(
            &["book", "outgoing", "--year", "2026", "--authority", organ, "--print-on", "--closing", "-o", &file],
            "",
        );
        let read = pages(&desk.path(&file));
        assert!(read[0].starts_with(&format!("{heads} SỔ ĐĂNG KÝ")), "{}", read[0]);
        let number = ["--number", "1", "--year", "2026", "--authority", organ];
        for (form, wanted) in [("phieu-gui", heads), ("bi", heads.trim_start_matches("UBND TỈNH QUẢNG TRỊ "))] {
            let file = format!("{form}-{at}.pdf");
            desk.done(&[&["form", form][..], &number, &["-o", &file]].concat(), "");
            let read = pages(&desk.path(&file)).remove(0);
            assert!(read.starts_with(wanted), "{form}: {read}");
        }
    }
    // Of all authorities at once each envelope and each slip bears its own sender.
    let days = ["--from", "09/02/2026", "--to", "09/02/2026"];
    desk.done(&[&["form", "bi"][..], &days, &["-o", "bi.pdf"]].concat(), "");
    let senders: Vec<String> = pages(&desk.path("bi.pdf"));
    for name in ["VĂN PHÒNG UBND TỈNH", "HỘI ĐỒNG NHÂN DÂN TỈNH", "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"]
    {
        assert_eq!(senders.iter().filter(|page| page.starts_with(name)).count(), 1, "{name}: {senders:?}");
    }
    // What is not told stays; a parent told by mistake is taken off.
    desk.done(&["authority", "add", board, "--abbreviation", "BCĐ"], "");
    let heads = |file: &str| {
        desk.done(&["book", "outgoing", "--year", "2026", "--authority", board, "-o", file], "");
        pages(&desk.path(file)).remove(0)
    };
    assert!(heads("giu.pdf").starts_with("UBND TỈNH QUẢNG TRỊ BAN CHỈ ĐẠO"));
    desk.done(&["authority", "add", board, "--abbreviation", "BCĐ", "--parent", ""], "");
    assert!(heads("khong.pdf").starts_with("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ SỔ ĐĂNG KÝ"));
}

/// A book of a year before a renaming bears the name of its time.
#[test]
fn an_old_year_prints_the_name_of_its_time() {
    let desk = Desk::with_office();
    let document = json!({"IssuedDate": "2025-02-09", "OrganName": "UBND tỉnh", "TypeName": "Báo cáo",
        "Subject": "về việc thử", "SignerInfo": {"FullName": "Trần Văn Bình"}});
    let later = json!({"IssuedDate": "2026-02-09", "OrganName": "UBND tỉnh", "TypeName": "Báo cáo",
        "Subject": "về việc thử", "SignerInfo": {"FullName": "Trần Văn Bình"}});
    objects(&desk.done(&["register", "outgoing"], &format!("{document}\n{later}")));
    desk.done(&["office", "--name", "Ủy ban nhân dân tỉnh Bình Trị", "--since", "01/07/2026"], "");
    for (year, name) in [("2025", "UBND TỈNH SỔ"), ("2026", "ỦY BAN NHÂN DÂN TỈNH BÌNH TRỊ SỔ")] {
        let file = format!("{year}.pdf");
        desk.done(&["book", "outgoing", "--year", year, "--closing", "-o", &file], "");
        let read = pages(&desk.path(&file));
        assert!(read[0].starts_with(name), "{year}: {}", read[0]);
        assert!(read.last().unwrap().contains("Sổ này có 1 văn bản"), "{year}: {}", read.last().unwrap());
    }
}
