//! Lists as clerks keep them, read from files: a real list of public documents, spreadsheets, and files that
//! are no lists.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::TempDir;
use vanthu::{
    domain::{
        book::Book,
        content::Priority,
        document_type,
        field::{Cause, Field, Problem},
        imported::{ImportedIncoming, ImportedOutgoing, ImportedRow, RowCause},
        issuer::Issuer,
        office::Authority,
        registration::{Ruling, Withdrawal},
        type_and_subject,
        warning::Warning,
        working_calendar::WorkingCalendar,
    },
    exchange::{
        ExchangeError,
        import::{Import, Known, ReadingOptions},
    },
    jobs::import::read_list,
    language::{Language, Locale},
    texts,
};

fn read(path: &Path, book: Option<Book>) -> Result<Import, ExchangeError> {
    let authority = |name: &str, abbreviation: &str| Authority {
        name: name.into(),
        abbreviation: abbreviation.into(),
        ..Authority::default()
    };
    let authorities = [authority("UBND tỉnh Quảng Trị", "UBND"), authority("Văn phòng UBND tỉnh", "VP")];
    let types = document_type::standard();
    let known = Known {
        types: &types,
        authorities: &authorities,
        today: day(2026, 11, 29),
        calendar: &WorkingCalendar::default(),
    };
    read_list(path, ReadingOptions { book, ..ReadingOptions::default() }, known)
}

/// Writes a file of this name and content in a temporary folder, which lives as long as the first of the pair.
fn file(name: &str, content: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    (folder, path)
}

fn read_csv(content: &str) -> Import {
    let (_folder, path) = file("list.csv", content);
    read(&path, None).unwrap()
}

fn incoming(import: &Import, index: usize) -> &ImportedIncoming {
    match &import.lines[index].outcome {
        Ok(ImportedRow::Incoming(row)) => row,
        other => panic!("{other:?}"),
    }
}

fn outgoing(import: &Import, index: usize) -> &ImportedOutgoing {
    match &import.lines[index].outcome {
        Ok(ImportedRow::Outgoing(row)) => row,
        other => panic!("{other:?}"),
    }
}

fn problems(import: &Import, index: usize) -> &[Problem] {
    import.lines[index].outcome.as_ref().unwrap_err()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

const REAL_LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/van-ban-den.csv");

#[test]
fn a_real_list_is_read_whole() {
    let import = read(Path::new(REAL_LIST), None).unwrap();
    assert_eq!(import.book, Book::Incoming);
    assert!(import.unread_headings.is_empty());
    assert_eq!(import.lines.len(), 58);
    for (index, line) in import.lines.iter().enumerate() {
        assert!(line.outcome.is_ok(), "{line:?}");
        assert_eq!(line.line, index as u64 + 2);
        assert_eq!(incoming(&import, index).arrival_number, None);
    }
    let parts = |index: usize| {
        let content = &incoming(&import, index).entry.content;
        (content.type_name.as_str(), content.subject.as_str())
    };
    assert_eq!(parts(0), ("Luật", "Luật Quy hoạch đô thị"));
    assert_eq!(parts(5), ("Nghị định", "Nghị định quy định chi tiết về hợp đồng xây dựng"));
    assert_eq!(parts(15), ("Nghị định", "Nghị định về công tác văn thư"));
    assert_eq!(parts(17), ("Luật", "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng"));
    assert_eq!(parts(30), ("Thông tư", "Thông tư ban hành định mức xây dựng"));
    let decree = &incoming(&import, 15).entry;
    assert_eq!(decree.arrival_date, day(2026, 1, 12));
    assert_eq!(decree.issued_date, Some(day(2020, 3, 5)));
    assert_eq!((decree.code.as_str(), decree.content.organ_name.as_str()), ("30/2020/NĐ-CP", "Chính phủ"));
    assert_eq!((decree.to_places.as_str(), decree.content.hand_over_date), ("Phòng Nội chính", None));
}

/// Type and subject printed together are what the clerk wrote.
#[test]
fn the_cells_of_a_real_list_are_printed_as_they_were() {
    let import = read(Path::new(REAL_LIST), None).unwrap();
    let text = fs::read_to_string(REAL_LIST).unwrap();
    for index in 0..import.lines.len() {
        let content = &incoming(&import, index).entry.content;
        assert!(text.contains(&*type_and_subject::joined(&content.type_name, &content.subject)));
    }
}

const INCOMING: &str = "Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Độ khẩn;Độ mật\n";

#[test]
fn the_same_list_is_recognised_row_by_row() {
    let row = "05/01/2026;;Sở Nội vụ;;;Giấy mời họp;;\n";
    let numbered = "05/01/2026;7;Sở Nội vụ;;;Giấy mời họp;;\n";
    let first = read_csv(&format!("{INCOMING}{row}{row}"));
    let again = read_csv(&format!("{INCOMING}{row}{row}{row}"));
    let fingerprint = |import: &Import, index| incoming(import, index).fingerprint;
    assert_ne!(fingerprint(&first, 0), fingerprint(&first, 1));
    assert_eq!(fingerprint(&first, 0), fingerprint(&again, 0));
    assert_eq!(fingerprint(&first, 1), fingerprint(&again, 1));
    assert_ne!(fingerprint(&again, 1), fingerprint(&again, 2));
    assert_eq!(fingerprint(&read_csv(&format!("{INCOMING}{numbered}")), 0), fingerprint(&first, 0));
}

#[test]
fn numbers_and_urgency_are_read_from_their_cells() {
    let rows = "5/1/26;00123;Sở Nội vụ;\"45/GM-SNV\nHỎA TỐC\";04.01.2026;họp;;\n\
                ngày 05 tháng 01 năm 2026;;Sở Nội vụ;45 / GM–SNV;46026;Giấy mời họp;Thượng khẩn;Thường\n";
    let import = read_csv(&format!("{INCOMING}{rows}"));
    let first = incoming(&import, 0);
    assert_eq!((first.arrival_number, first.entry.code.as_str()), (Some(123), "45/GM-SNV"));
    assert_eq!(first.entry.content.priority, Priority::Express);
    assert_eq!((first.entry.content.type_name.as_str(), first.entry.content.subject.as_str()), ("Giấy mời", "họp"));
    let second = incoming(&import, 1);
    assert_eq!(second.entry.content.priority, Priority::VeryUrgent);
    assert_eq!((second.entry.arrival_date, second.entry.issued_date), (day(2026, 1, 5), Some(day(2026, 1, 4))));
}

#[test]
fn a_wrong_row_says_all_that_is_wrong() {
    let rows = ";15a;;45/GM-SNV;31/02/2026;Giấy mời;gấp;\n05/01/2026;1;Sở Nội vụ;;;về việc họp;;Mật\n";
    let import = read_csv(&format!("{INCOMING}{rows}"));
    assert_eq!(import.lines.iter().map(|line| line.line).collect::<Vec<_>>(), [2, 3]);
    let expected = [
        (Field::ArrivalNumber, Cause::NotANumber { text: "15a".into(), least: 1, most: 999_999_999 }),
        (Field::Priority, Cause::UnknownWord { text: "gấp".into(), allowed: Priority::WORDS }),
        (Field::IssuedDate, Cause::NotADate("31/02/2026".into())),
        (Field::ArrivalDate, Cause::Missing),
        (Field::OrganName, Cause::Missing),
        (Field::Subject, Cause::Missing),
    ];
    assert_eq!(problems(&import, 0), expected.map(|(field, cause)| Problem::new(field, cause)));
    let expected = [(Field::Document, Cause::Secret("Mật".into())), (Field::TypeName, Cause::Missing)];
    assert_eq!(problems(&import, 1), expected.map(|(field, cause)| Problem::new(field, cause)));
}

/// The type comes from its own column, then the code, then the first words; the subject stays whole, and a
/// contradiction is reported.
#[test]
fn the_code_says_the_type_and_the_subject_stays_whole() {
    let rows = "05/01/2026;1;Bộ Xây dựng;8132/BXD-GĐ;04/01/2026;hướng dẫn giám định tư pháp;;\n\
                05/01/2026;2;Sở Y tế;45/BC-SYT;04/01/2026;Báo cáo tuần;;\n\
                05/01/2026;3;Công dân;;04/01/2026;đơn đề nghị;;\n";
    let import = read_csv(&format!("{INCOMING}{rows}"));
    let parts = |index: usize| {
        let content = &incoming(&import, index).entry.content;
        (content.type_name.as_str(), content.subject.as_str())
    };
    assert_eq!(parts(0), ("Công văn", "hướng dẫn giám định tư pháp"));
    assert_eq!(parts(1), ("Báo cáo", "Báo cáo tuần"));
    assert_eq!(parts(2), ("Đơn", "đơn đề nghị"));
    let differ = |taken: &str, other: &str, by_code| {
        vec![Warning::TypesDiffer { taken: taken.into(), other: other.into(), by_code }]
    };
    assert_eq!(import.lines[0].warnings, differ("Công văn", "Hướng dẫn", false));
    assert_eq!((&import.lines[1].warnings, &import.lines[2].warnings), (&vec![], &vec![]));
    let own_column = read_csv(
        "Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Tên loại;Trích yếu\n\
         05/01/2026;1;Bộ Xây dựng;8132/BXD-GĐ;báo cáo;báo cáo giám định\n\
         05/01/2026;2;Bộ Xây dựng;8133/BXD-GĐ;Phiếu trình;giám định\n",
    );
    let content = &incoming(&own_column, 0).entry.content;
    assert_eq!((content.type_name.as_str(), content.subject.as_str()), ("Báo cáo", "báo cáo giám định"));
    assert_eq!(own_column.lines[0].warnings, differ("Báo cáo", "Công văn", true));
    assert_eq!(incoming(&own_column, 1).entry.content.type_name, "Phiếu trình");
    assert_eq!(own_column.lines[1].warnings, []);
}

/// A row whose remarks call the document invalid is never imported as valid.
#[test]
fn a_withdrawn_row_of_a_list_is_no_valid_document() {
    let import = read_csv(&format!(
        "{OUTGOING}02/QĐ-UBND\t05/01/2026\tQuyết định a\tNguyễn Văn A\t\t\t\t\t\tHỦY: in sai, Chánh Văn phòng, ngày 10/02/2026; lưu\n\
         03/QĐ-UBND\t05/01/2026\tQuyết định b\tNguyễn Văn A\t\t\t\t\t\tTHU HỒI: thiếu, Chủ tịch, ngày 11/02/2026\n\
         04/QĐ-UBND\t05/01/2026\tQuyết định c\tNguyễn Văn A\t\t\t\t\t\tHủy số\n\
         05/QĐ-UBND\t05/01/2026\tQuyết định d\tNguyễn Văn A\t\t\t\t\t\tThu hồi bản lưu\n"
    ));
    let ruling = |reason: &str, authority: &str, date| Ruling {
        reason: reason.into(),
        authority: authority.into(),
        date: Some(date),
    };
    let first = outgoing(&import, 0);
    assert_eq!(first.standing, Withdrawal::Cancel.by(ruling("in sai", "Chánh Văn phòng", day(2026, 2, 10))));
    assert_eq!(first.entry.content.description, "lưu");
    let second = outgoing(&import, 1);
    assert_eq!(second.standing, Withdrawal::Recall.by(ruling("thiếu", "Chủ tịch", day(2026, 2, 11))));
    let unclear = Cause::Row(RowCause::WithdrawnUnclear("Hủy số".into()));
    assert_eq!(problems(&import, 2), [Problem::new(Field::Description, unclear)]);
    assert!(outgoing(&import, 3).standing.is_valid());
}

/// Only the words of the book name the ruling in a list that an earlier version exported. A clerk's own remarks
/// stay remarks; an unreadable ruling does not make the document valid.
#[test]
fn a_withdrawn_row_of_a_former_list_is_no_valid_document() {
    let head = OUTGOING.trim_end();
    let more = "Cơ quan ban hành\tĐơn vị soạn thảo\tChức vụ\tĐộ khẩn\tHạn trả lời\tSố trang\tNgôn ngữ\tTên loại";
    let row = |remarks: &str| {
        format!(
            "02/QĐ-UBND\t05/01/2026\tQuyết định a\tNguyễn Văn A\t\t\t\t\t\t{remarks}\tUBND tỉnh Quảng Trị\t\t\t\t\t\t\tQuyết định\n"
        )
    };
    let remarks = [
        "HỦY: thay số 5, ngày 01/02/2026, Chánh Văn phòng, ngày 10/02/2026",
        "HỦY: thay số 5, ngày 10/02/2026",
        "Hủy bản thảo cũ",
    ];
    let import = read_csv(&format!("{head}\t{more}\n{}", remarks.map(row).concat()));
    let ruling = Ruling {
        reason: "thay số 5, ngày 01/02/2026".into(),
        authority: "Chánh Văn phòng".into(),
        date: Some(day(2026, 2, 10)),
    };
    assert_eq!(outgoing(&import, 0).standing, Withdrawal::Cancel.by(ruling));
    let unclear = Cause::Row(RowCause::WithdrawnUnclear(remarks[1].into()));
    assert_eq!(problems(&import, 1), [Problem::new(Field::Description, unclear)]);
    assert!(outgoing(&import, 2).standing.is_valid());
    assert_eq!(outgoing(&import, 2).entry.content.description, remarks[2]);
}

const OUTGOING: &str = "Số, ký hiệu văn bản\tNgày tháng văn bản\tTên loại và trích yếu nội dung văn bản\tNgười ký\tNơi nhận văn bản\tĐơn vị, người nhận bản lưu\tSố lượng bản\tNgày chuyển\tKý nhận\tGhi chú\n";

#[test]
fn an_outgoing_book_says_the_rest_in_its_codes() {
    let import = read_csv(&format!(
        "{OUTGOING}15/UBND-KTTH\t05/01/2026\tVề việc nghỉ lễ\t\"KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn A\"\tBộ Nội vụ; Sở Y tế, Sở Xây dựng;\tVT\t05\t\t\t\n\
         01/2026/QĐ-UBND\t05/01/2026\tQuyết định ban hành quy chế\tNguyễn Văn A\t\t\t\t\t\t\n\
         07/BC-VP\t05/01/2026\tBáo cáo tuần\tNguyễn Văn A\t\t\t\t\t\t\n\
         \t05/01/2026\tBáo cáo tuần\tNguyễn Văn A\t\t\t\t\t\t\n\
         QĐ-UBND\t05/01/2026\tQuyết định khen thưởng\t\t\t\t\t\t\t\n"
    ));
    assert_eq!(import.book, Book::Outgoing);
    let letter = outgoing(&import, 0);
    assert_eq!(letter.code.as_ref().and_then(vanthu::domain::code::Code::number), Some(15));
    assert_eq!(letter.entry.content.organ_name, "UBND tỉnh Quảng Trị");
    assert_eq!((letter.entry.content.type_name.as_str(), letter.entry.drafting_unit.as_str()), ("Công văn", "KTTH"));
    let signer = &letter.entry.content.signer_info;
    assert_eq!((signer.prefix.as_str(), signer.full_name.as_str()), ("KT.", "Nguyễn Văn A"));
    assert_eq!(signer.position, "CHỦ TỊCH PHÓ CHỦ TỊCH");
    let to: Vec<&str> = letter.entry.to.iter().map(|to| to.organ_name.as_str()).collect();
    assert_eq!(to, ["Bộ Nội vụ", "Sở Y tế, Sở Xây dựng"]);
    assert_eq!(letter.entry.issued_amount, Some(5));
    assert!(!letter.entry.normative);
    assert!(outgoing(&import, 1).entry.normative);
    assert_eq!(outgoing(&import, 2).entry.content.organ_name, "Văn phòng UBND tỉnh");
    assert_eq!(problems(&import, 3), [Problem::new(Field::OrganName, Cause::Missing)]);
    let no_number = Cause::NotANumber { text: "QĐ-UBND".into(), least: 1, most: 999_999_999 };
    assert_eq!(
        problems(&import, 4),
        [Problem::new(Field::Code, no_number), Problem::new(Field::SignerInfo, Cause::Missing)]
    );
}

/// An old list names joint bodies in any form; as the row has its số, ký hiệu, none of them refuses it.
#[test]
fn joint_bodies_of_a_foreign_list_keep_no_row_out() {
    let head = OUTGOING.trim_end();
    let import = read_csv(&format!(
        "{head}\tCơ quan phối hợp ban hành\n\
         02/QĐ-UBND\t05/01/2026\tQuyết định a\tNguyễn Văn A\t\t\t\t\t\tgấp\tUBND tỉnh Quảng Trị; Sở Tài chính; Tỉnh đoàn (TĐTN)\n"
    ));
    let row = outgoing(&import, 0);
    let issuer = Issuer { organ_name: "Tỉnh đoàn".into(), abbreviation: "TĐTN".into() };
    assert_eq!(row.entry.issuers, [issuer]);
    assert_eq!(row.entry.content.description, "gấp; Liên tịch với Sở Tài chính");
    let kept = Warning::WordKept { field: Field::Issuers, text: "Sở Tài chính".into() };
    assert!(import.lines[0].warnings.contains(&kept), "{:?}", import.lines[0].warnings);
}

/// Makes a workbook whose second sheet is an incoming book below its title, with dates and numbers as Excel
/// stores them.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(0, 0, "Ghi chú của văn thư").unwrap();
    let date_format = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(2026, 1, 5).unwrap();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 5, "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", &Format::new()).unwrap();
    let headings = ["Ngày\nđến", "Số đến", "Tác giả", "Số ký hiệu", "Ngày văn bản", "Trích yếu", "Hạn xử lý"];
    for (column, heading) in (0..).zip(headings) {
        sheet.write(2, column, heading).unwrap();
        sheet.write(3, column, format!("({})", column + 1)).unwrap();
    }
    sheet.write(4, 0, "Tháng 01/2026").unwrap();
    sheet.write_with_format(5, 0, date, &date_format).unwrap();
    sheet.write(5, 1, 15.0).unwrap();
    sheet.write(5, 2, "Sở Tài chính").unwrap();
    sheet.write(5, 3, "123/BC-STC").unwrap();
    sheet.write(5, 4, 46_026).unwrap();
    sheet.write(5, 5, "Báo cáo thu, chi").unwrap();
    sheet.write(5, 6, "06/01/2026").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_where_its_headings_are() {
    let (_folder, path) = file("list.xlsx", workbook());
    let import = read(&path, Some(Book::Incoming)).unwrap();
    assert_eq!(import.lines.len(), 1);
    assert_eq!(import.lines[0].line, 6);
    let row = incoming(&import, 0);
    assert_eq!(row.arrival_number, Some(15));
    assert_eq!((row.entry.arrival_date, row.entry.issued_date), (day(2026, 1, 5), Some(day(2026, 1, 4))));
    assert_eq!(row.entry.content.due_date, Some(day(2026, 1, 6)));
    assert_eq!(row.entry.content.subject, "Báo cáo thu, chi");
    assert!(matches!(read(&path, Some(Book::Outgoing)), Err(ExchangeError::OtherBook { .. })));
}

#[test]
fn an_open_document_is_read_too() {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/van-ban-den.ods"));
    let import = read(path, None).unwrap();
    assert_eq!(import.lines.iter().map(|line| line.line).collect::<Vec<_>>(), [4]);
    let row = incoming(&import, 0);
    assert_eq!((row.arrival_number, row.entry.arrival_date), (Some(15), day(2026, 1, 12)));
    assert_eq!(row.entry.content.subject, "Nghị định về công tác văn thư");
}

#[test]
fn a_cell_at_the_far_corner_does_not_fill_the_memory() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(1_048_575, 16_383, "x").unwrap();
    let (_folder, path) = file("list.xlsx", workbook.save_to_buffer().unwrap());
    assert!(matches!(read(&path, None), Err(ExchangeError::NoHeadings(_))));
}

/// A file's name, its content, and how it is refused.
type Case<'a> = (&'a str, &'a [u8], fn(String) -> ExchangeError);

#[test]
fn what_is_no_list_is_refused() {
    let workbook = workbook();
    let half = &workbook[..workbook.len() / 2];
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let utf16: Vec<u8> = "Ngày đến;Số đến".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [Case<'_>; 11] = [
        ("a.csv", b"", ExchangeError::Empty),
        ("a.csv", b"\xEF\xBB\xBF\r\n;;;\r\n", ExchangeError::Empty),
        ("a.csv", picture, ExchangeError::NotUtf8),
        ("a.csv", &utf16, ExchangeError::NotUtf8),
        ("a.csv", &workbook, ExchangeError::NotUtf8),
        ("a.csv", "Họ tên,Ngày sinh\nA,1\n".as_bytes(), ExchangeError::NoHeadings),
        ("a.csv", INCOMING.as_bytes(), ExchangeError::NoRows),
        ("a.xlsx", picture, ExchangeError::Damaged),
        ("a.xlsx", half, ExchangeError::Damaged),
        ("a.xls", b"", ExchangeError::Damaged),
        ("a.docx", b"", ExchangeError::NotATable),
    ];
    for (name, content, expected) in cases {
        let (_folder, path) = file(name, content);
        assert_eq!(read(&path, None), Err(expected(path.display().to_string())), "{name}");
    }
    let (folder, path) = file("a.csv", "");
    let absent = folder.path().join("b.csv");
    assert_eq!(read(&absent, None), Err(ExchangeError::Absent(absent.display().to_string())));
    assert!(path.exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the damage of a file, reading it ends with rows or an error.
    #[test]
    fn a_damaged_workbook_ends_no_program(
        ending in prop::sample::select(vec!["xlsx", "xls", "ods"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        length in any::<prop::sample::Index>(),
    ) {
        let mut bytes = workbook();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if length.index(2) == 0 {
            bytes.truncate(length.index(bytes.len()));
        }
        let (_folder, path) = file(&format!("list.{ending}"), bytes);
        let _rows_or_error = read(&path, None);
    }
}

/// The guard against formulas is removed from the program's own lists, today's and those of earlier versions,
/// and from its lists of refused rows; other apostrophes stay.
#[test]
fn a_foreign_apostrophe_stays() {
    let subject = |import: &Import| incoming(import, 0).entry.content.subject.clone();
    let row = "05/01/2026,1,Sở Y tế,9/SYT,03/01/2026,'=trích yếu,,,,";
    let head = "Ngày đến,Số đến,Tác giả,\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Đơn vị hoặc người nhận,Ngày chuyển,Ký nhận,Ghi chú";
    assert_eq!(subject(&read_csv(&format!("{head}\n{row}\n"))), "'=trích yếu");
    for why in ["Lý do chưa nhập được", "Why it was refused"] {
        assert_eq!(subject(&read_csv(&format!("{head},{why}\n{row},sai\n"))), "=trích yếu");
    }
    let more = "Người ký,Chức vụ,Độ khẩn,Hạn giải quyết,Số trang,Ngôn ngữ,Ý kiến chỉ đạo,Cách đến,Tên loại";
    let former = read_csv(&format!("{head},{more}\n{row},,,,,,,,,Công văn\n"));
    assert_eq!(subject(&former), "=trích yếu");
    let other = read_csv(&format!("{head},{more},Mã vạch\n{row},,,,,,,,,Công văn,5\n"));
    assert_eq!(subject(&other), "'=trích yếu");
    // The heading over the reasons is that of the language files.
    for locale in [Locale::Vietnamese, Locale::English] {
        let why = Language::new(locale).text(texts::IMPORT_REFUSED_HEADING);
        assert_eq!(subject(&read_csv(&format!("{head},{why}\n{row},sai\n"))), "=trích yếu");
    }
}
