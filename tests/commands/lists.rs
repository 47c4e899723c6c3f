//! Lists as offices keep them: every sheet, column, row and cell is taken or named, dates are judged by their column, and what a list
//! does not say itself is asked.

use std::{fs, path::Path};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use serde_json::{Value, json};

use crate::script::{Desk, objects, said};

const HEAD: [&str; 10] = [
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
];

/// A row of the incoming book of the decree.
fn row(arrival: &str, number: &str, code: &str) -> Vec<String> {
    let cells = [arrival, number, "Sở Y tế", code, "03/01/2026", "Báo cáo tuần", "Phòng Tổng hợp", "", "", ""];
    cells.map(str::to_owned).to_vec()
}

/// A CSV list of these rows under the headings of the decree, divided by semicolons.
fn list(rows: &[Vec<String>]) -> String {
    let lines = rows.iter().map(|row| row.join(";"));
    std::iter::once(HEAD.join(";")).chain(lines).map(|line| line + "\n").collect()
}

/// The path of a kept list.
fn kept(name: &str) -> String {
    // Built on another system, this folder is named without the drive it lies on, and the program works on a drive of its own.
    let path = std::path::absolute(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lists").join(name)).unwrap();
    path.to_str().unwrap().to_owned()
}

/// What both sides of a command say, with how it ended.
fn run(desk: &Desk, words: &[&str]) -> (i32, String) {
    let output = desk.run(words, "");
    let told = said(&output);
    assert!(!told.contains("panicked"), "{told}");
    (output.status.code().unwrap(), told)
}

/// Imports a text as a CSV file.
fn import(desk: &Desk, text: &str, more: &[&str]) -> (i32, String) {
    fs::write(desk.path("so.csv"), text).unwrap();
    let mut words = vec!["import", "so.csv"];
    words.extend(more);
    run(desk, &words)
}

#[track_caller]
fn tells(told: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(told.contains(wanted), "“{wanted}” is missing in: {told}");
    }
}

/// The documents of a registry by their số đến.
fn documents(desk: &Desk) -> Vec<Value> {
    let mut found = objects(&desk.done(&["search", "", "--json", "--limit", "1000"], ""));
    found.sort_by_key(|document| document["ArrivalNumber"].as_u64());
    found
}

fn fields(desk: &Desk, field: &str) -> Vec<String> {
    let text = |document: Value| document.get(field).and_then(Value::as_str).unwrap_or("").to_owned();
    documents(desk).into_iter().map(text).collect()
}

fn put(sheet: &mut Worksheet, line: u32, cells: &[impl AsRef<str>]) {
    for (column, cell) in (0..).zip(cells) {
        sheet.write(line, column, cell.as_ref()).unwrap();
    }
}

#[test]
fn every_sheet_of_a_book_is_read_and_rows_are_named_by_sheet() {
    let desk = Desk::with_office();
    let mut workbook = Workbook::new();
    for month in 1..=12_u32 {
        let sheet = workbook.add_worksheet().set_name(format!("Tháng {month}")).unwrap();
        put(sheet, 0, &HEAD);
        for line in 1..=3 {
            let number = (month - 1) * 3 + line;
            put(sheet, line, &row(&format!("0{line}/{month:02}/2025"), &number.to_string(), &format!("{number}/A")));
        }
    }
    workbook.save(desk.path("thang.xlsx")).unwrap();
    let (_, told) = run(&desk, &["import", "thang.xlsx", "--dry-run"]);
    tells(&told, &["Đọc 12 trang", "Tháng 1 (3)", "Tháng 12 (3)", "sẽ thêm 36 văn bản"]);
    desk.done(&["import", "thang.xlsx"], "");
    assert_eq!(desk.numbers().len(), 36);
    desk.done(&["check"], "");

    let desk = Desk::with_office();
    let mut workbook = Workbook::new();
    for (name, rows) in [
        ("Tháng 1", vec![row("05/01/2026", "1", "1/BC-SYT")]),
        ("Tháng 3", vec![row("05/03/2026", "2", "2/BC-SYT"), row("31/02/2026", "3", "3/BC-SYT")]),
    ] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        put(sheet, 0, &HEAD);
        for (line, row) in (1..).zip(&rows) {
            put(sheet, line, row);
        }
    }
    put(workbook.add_worksheet().set_name("Ghi nhớ").unwrap(), 0, &["Việc cần làm"]);
    workbook.save(desk.path("so.xlsx")).unwrap();
    let (code, told) = run(&desk, &["import", "so.xlsx"]);
    assert_eq!(code, 2);
    tells(&told, &["Trang “Tháng 3”, dòng 3", "31/02/2026", "Không đọc trang “Ghi nhớ”"]);
    assert_eq!(desk.numbers().len(), 0);
}

#[test]
fn refused_rows_of_sheets_with_different_columns_are_saved_and_read_again() {
    let desk = Desk::with_office();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("A").unwrap();
    put(sheet, 0, &["Số đến", "Ngày đến", "Tác giả", "Trích yếu", "Tên loại"]);
    put(sheet, 1, &["1", "31/02/2026", "Sở Y tế", "tuần một", "Báo cáo"]);
    let sheet = workbook.add_worksheet().set_name("B").unwrap();
    put(sheet, 0, &["Ngày đến", "Số đến", "Số ký hiệu", "Tác giả", "Tên loại", "Trích yếu"]);
    put(sheet, 1, &["31/02/2026", "2", "2/BC-STC", "Sở Tài chính", "Báo cáo", "tuần hai"]);
    workbook.save(desk.path("so.xlsx")).unwrap();
    for name in ["loi.csv", "loi.xlsx"] {
        desk.run(&["import", "so.xlsx", "--refused", name], "");
        let (code, told) = run(&desk, &["import", name, "--dry-run"]);
        assert_eq!(code, 0, "{told}");
        tells(&told, &["từ chối 2 dòng", "Dòng 2", "Dòng 3"]);
    }
    let saved = fs::read_to_string(desk.path("loi.csv")).unwrap();
    fs::write(desk.path("loi.csv"), saved.replace("31/02/2026", "28/02/2026")).unwrap();
    desk.done(&["import", "loi.csv"], "");
    assert_eq!(fields(&desk, "OrganName"), ["Sở Y tế", "Sở Tài chính"]);
    assert_eq!(fields(&desk, "Subject"), ["tuần một", "tuần hai"]);
    assert_eq!(fields(&desk, "Code"), ["", "2/BC-STC"]);
}

#[test]
fn a_hidden_sheet_is_read_only_where_there_is_no_other() {
    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("08-an.xlsx")]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Không đọc trang “cũ”", "đang ẩn"]);
    assert!(fields(&desk, "Subject").iter().all(|subject| !subject.contains("nháp")), "{told}");

    let desk = Desk::with_office();
    let mut workbook = Workbook::new();
    put(workbook.add_worksheet().set_name("Bìa").unwrap(), 0, &["Sổ năm 2026"]);
    let sheet = workbook.add_worksheet().set_name("Sổ").unwrap().set_hidden(true);
    put(sheet, 0, &HEAD);
    put(sheet, 1, &row("05/01/2026", "1", "1/BC-SYT"));
    workbook.save(desk.path("so.xlsx")).unwrap();
    let (code, told) = run(&desk, &["import", "so.xlsx"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Trang “Sổ” đang ẩn", "Đã nhập 1 văn bản"]);
}

#[test]
fn which_book_is_asked_where_both_are_there() {
    let desk = Desk::with_office();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Đến").unwrap();
    put(sheet, 0, &HEAD);
    put(sheet, 1, &row("05/01/2026", "1", "1/BC-SYT"));
    let sheet = workbook.add_worksheet().set_name("Đi").unwrap();
    put(sheet, 0, &["Số, ký hiệu văn bản", "Ngày tháng văn bản", "Trích yếu", "Tên loại", "Người ký", "Nơi nhận"]);
    put(sheet, 1, &["01/BC-UBND", "05/01/2026", "tuần", "Báo cáo", "Nguyễn Văn A", "Sở Y tế"]);
    workbook.save(desk.path("so.xlsx")).unwrap();
    for words in [&["import", "so.xlsx"][..], &["import", "so.xlsx", "--dry-run"]] {
        let (code, told) = run(&desk, words);
        assert_eq!(code, 2);
        tells(&told, &["văn bản đến (Đến)", "văn bản đi (Đi)", "--book incoming"]);
    }
    for (book, other) in [("incoming", "Đi"), ("outgoing", "Đến")] {
        let (code, told) = run(&desk, &["import", "so.xlsx", "--book", book]);
        assert_eq!(code, 0, "{told}");
        tells(&told, &["Đã nhập 1 văn bản", &format!("Không đọc trang “{other}”: trang này thuộc sổ kia")]);
    }
}

/// The headings of the outgoing book of the decree.
const OUT: &str =
    "Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Người ký;Nơi nhận văn bản";
const OUT_ROW: &str = "01/QĐ-UBND;05/01/2026;Quyết định về việc a;Nguyễn Văn A;Sở Y tế";

#[test]
fn an_outgoing_list_with_days_and_senders_of_its_own_stays_outgoing() {
    for (more, cells) in [
        ("Cơ quan ban hành;Ngày vào sổ", "UBND tỉnh;05/01/2026"),
        ("Cơ quan ban hành;Ngày nhận hồi báo", "UBND tỉnh;06/01/2026"),
        ("Cơ quan ban hành;Ngày đăng Công báo", "UBND tỉnh;20/01/2026"),
        ("Đơn vị gửi;Ngày vào sổ", "UBND tỉnh;05/01/2026"),
        ("Ngày nhận", "06/01/2026"),
        ("Ngày đăng ký", "05/01/2026"),
        ("Có hiệu lực đến ngày", "31/12/2026"),
    ] {
        for words in [&[][..], &["--book", "outgoing"]] {
            let desk = Desk::with_office();
            let (code, told) = import(&desk, &format!("{OUT};{more}\n{OUT_ROW};{cells}\n"), words);
            assert_eq!(code, 0, "{more}: {told}");
            tells(&told, &["Cột không dùng đến"]);
            assert_eq!(
                (fields(&desk, "Book"), fields(&desk, "Code")),
                (vec!["outgoing".into()], vec!["01/QĐ-UBND".into()])
            );
        }
    }
}

#[test]
fn a_day_that_is_due_or_of_something_else_is_no_day_of_arrival() {
    let base = "Tác giả;Số ký hiệu;Ngày văn bản;Trích yếu;Tên loại";
    for (days, cells) in [
        ("Ngày đến hạn;Ngày nhận", "20/01/2026;05/01/2026"),
        ("Ngày nhận kết quả;Ngày tiếp nhận", "20/01/2026;05/01/2026"),
    ] {
        let desk = Desk::with_office();
        let list = format!("Số đến;{days};{base}\n1;{cells};Sở Y tế;1/A;04/01/2026;việc;Công văn\n");
        let (code, told) = import(&desk, &list, &[]);
        assert_eq!(code, 0, "{told}");
        assert_eq!(fields(&desk, "ArrivalDate"), ["2026-01-05"]);
    }
    let desk = Desk::with_office();
    let list = format!("Số đến;Ngày đến hạn;{base}\n1;20/01/2026;Sở Y tế;1/A;04/01/2026;việc;Công văn\n");
    let (code, told) = import(&desk, &list, &[]);
    assert_eq!((code, desk.numbers().len()), (2, 0), "{told}");
}

#[test]
fn the_book_that_is_told_is_the_book_that_is_read() {
    let either = "Ngày nhận;Cơ quan gửi;Số ký hiệu;Ngày văn bản;Trích yếu;Tên loại;Nơi nhận\n\
                  05/01/2026;UBND tỉnh;1/BC-UBND;04/01/2026;việc;Báo cáo;Sở Y tế\n";
    let desk = Desk::with_office();
    for words in [&[][..], &["--dry-run"], &["--skip-bad"]] {
        let (code, told) = import(&desk, either, words);
        assert_eq!((code, desk.numbers().len()), (2, 0), "{told}");
        tells(&told, &["“Ngày nhận”", "“Nơi nhận”", "--book outgoing"]);
    }
    // An outgoing document wants a signer.
    let (code, told) = import(&desk, either, &["--book", "outgoing"]);
    assert_eq!((code, desk.numbers().len()), (2, 0));
    tells(&told, &["Cột không dùng đến: Ngày nhận", "Người ký"]);
    let (code, told) = import(&desk, either, &["--book", "incoming"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!((fields(&desk, "Book"), fields(&desk, "ToPlaces")), (vec!["incoming".into()], vec!["Sở Y tế".into()]));
    let desk = Desk::with_office();
    let (code, told) = import(&desk, &list(&[row("05/01/2026", "1", "1/A")]), &["--book", "outgoing"]);
    assert_eq!((code, desk.numbers().len()), (2, 0));
    tells(&told, &["không phải sổ văn bản đi"]);
    let (code, told) = import(&desk, &format!("{OUT}\n{OUT_ROW}\n"), &["--book", "incoming"]);
    assert_eq!((code, desk.numbers().len()), (2, 0));
    tells(&told, &["không phải sổ văn bản đến"]);
}

#[test]
fn two_columns_that_may_hold_the_same_are_both_named() {
    let list = |two: &str, cells: &str| {
        format!(
            "Ngày đến;Số đến;{two};Số ký hiệu;Ngày văn bản;Trích yếu;Tên loại\n05/01/2026;1;{cells};1/A;04/01/2026;việc;Công văn\n"
        )
    };
    let desk = Desk::with_office();
    let two = "Người gửi;Cơ quan phát hành văn bản";
    let (code, told) = import(&desk, &list(two, "Bưu điện;Sở Y tế"), &["--skip-bad", "--skip-columns"]);
    assert_eq!((code, desk.numbers().len()), (2, 0), "{told}");
    tells(&told, &["“Người gửi”", "“Cơ quan phát hành văn bản”", "đổi tên hoặc xóa"]);
    // One known by its usual name goes first, and what says the same or nothing is none.
    for (two, cells) in [("Người gửi;Tác giả", "Bưu điện;Sở Y tế"), (two, "Sở Y tế;Sở Y tế"), (two, "Sở Y tế;")]
    {
        let desk = Desk::with_office();
        let (code, told) = import(&desk, &list(two, cells), &[]);
        assert_eq!(code, 0, "{told}");
        assert_eq!(fields(&desk, "OrganName"), ["Sở Y tế"]);
    }
}

#[test]
fn a_column_that_can_only_be_month_first_is_not_taken_for_another() {
    let desk = Desk::with_office();
    let list = kept("89-us.csv");
    for words in [&["import", &list][..], &["import", &list, "--skip-bad"], &["import", &list, "--dry-run"]] {
        let (code, told) = run(&desk, words);
        assert_eq!(code, 2);
        tells(&told, &["Ngày đến", "1/13/2026", "kiểu Mỹ", "--dates month-first"]);
    }
    assert_eq!(desk.numbers().len(), 0);
    let (code, told) = run(&desk, &["import", &list, "--dates", "month-first"]);
    assert_eq!(code, 0, "{told}");
    let days = fields(&desk, "ArrivalDate");
    assert_eq!((days.len(), days[0].as_str(), days[27].as_str()), (28, "2026-01-02", "2026-01-29"));
    assert!(days.iter().all(|day| day.starts_with("2026-01-")));
    // Said to be day first, only the days of the calendar are taken, and of these only those that have come.
    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &list, "--dates", "day-first", "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    let today = chrono::Local::now().date_naive();
    let have_come = (2..=12).filter(|month| chrono::NaiveDate::from_ymd_opt(2026, *month, 1).unwrap() <= today);
    assert_eq!(desk.numbers().len(), have_come.count());
    let (code, told) = run(&desk, &["import", &list, "--dates", "năm"]);
    assert_eq!(code, 2);
    tells(&told, &["day-first", "month-first"]);
}

#[test]
fn one_wrong_date_among_days_first_is_only_its_row() {
    let desk = Desk::with_office();
    let rows = [row("13/01/2026", "1", "1/A"), row("1/14/2026", "2", "2/A"), row("05/02/2026", "3", "3/A")];
    let (code, told) = import(&desk, &list(&rows), &["--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Dòng 3", "1/14/2026"]);
    assert_eq!(fields(&desk, "ArrivalDate"), ["2026-01-13", "2026-02-05"]);
}

#[test]
fn days_that_leap_from_month_to_month_are_told() {
    let desk = Desk::with_office();
    let rows = |days: &[&str]| {
        let numbered = (1..).zip(days);
        list(&numbered.map(|(number, day)| row(day, &number.to_string(), &format!("{number}/A"))).collect::<Vec<_>>())
    };
    let leap = "Cột “Ngày đến”: ngày của các dòng liền nhau nhảy từ tháng này sang tháng khác";
    let us = rows(&["1/5/2026", "1/6/2026", "1/7/2026", "1/8/2026", "1/9/2026"]);
    let (_, told) = import(&desk, &us, &["--dry-run"]);
    tells(&told, &[leap, "sẽ thêm 5 văn bản"]);
    for quiet in [
        rows(&["05/01/2026", "06/01/2026", "07/01/2026", "08/01/2026", "09/01/2026"]),
        rows(&["05/01/2026", "20/02/2026", "07/04/2026", "08/06/2026", "09/09/2026"]),
    ] {
        let (_, told) = import(&desk, &quiet, &["--dry-run"]);
        assert!(!told.contains(leap), "{told}");
    }
    let (_, told) = import(&desk, &us, &["--dry-run", "--dates", "day-first"]);
    assert!(!told.contains(leap), "{told}");
    // A computer set to the United States exchanged what it could as it was typed, and left the rest as text.
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(sheet, 0, &HEAD);
    let format = Format::new().set_num_format("m/d/yyyy");
    for line in 1..=8_u8 {
        put(sheet, u32::from(line), &row("", &line.to_string(), &format!("{line}/A")));
        let exchanged = ExcelDateTime::from_ymd(2026, 4 + line, 2).unwrap();
        sheet.write_with_format(u32::from(line), 0, exchanged, &format).unwrap();
    }
    put(sheet, 9, &row("13/02/2026", "9", "9/A"));
    workbook.save(desk.path("so.xlsx")).unwrap();
    let (_, told) = run(&desk, &["import", "so.xlsx", "--dry-run"]);
    tells(&told, &[leap]);
}

/// A day-first cell among several that can only be month first tells nothing of the cells between them.
#[test]
fn a_column_of_both_kinds_of_dates_is_refused_with_a_row_of_each() {
    let us = |days: std::ops::RangeInclusive<u32>| {
        let rows = days.map(|day| row(&format!("1/{day}/2026"), &day.to_string(), &format!("{day}/A")));
        rows.collect::<Vec<_>>()
    };
    let mut rows = us(2..=29);
    rows.push(row("30/01/2026", "30", "30/A"));
    let desk = Desk::with_office();
    for more in [&[][..], &["--skip-bad"], &["--dry-run"]] {
        let (code, told) = import(&desk, &list(&rows), more);
        assert_eq!((code, desk.numbers().len()), (2, 0), "{told}");
        // The thirteenth is the first that can be no month, in line 13 below the headings.
        tells(&told, &["“Ngày đến”", "“1/13/2026” (dòng 13)", "“30/01/2026” (dòng 30)", "--dates month-first"]);
    }
    let (code, told) = import(&desk, &list(&rows), &["--dates", "month-first"]);
    assert_eq!(code, 0, "{told}");
    assert!(fields(&desk, "ArrivalDate").iter().all(|day| day.starts_with("2026-01-")));
    // A column whose days are mostly day first is not turned round because another is.
    let mut rows = us(13..=14);
    rows.extend((15..=19).map(|day| row(&format!("{day}/01/2026"), &day.to_string(), &format!("{day}/A"))));
    let desk = Desk::with_office();
    let (code, told) = import(&desk, &list(&rows), &["--dates", "month-first"]);
    assert_eq!((code, desk.numbers().len()), (2, 0), "{told}");
    tells(&told, &["“1/13/2026” (dòng 2)", "“15/01/2026” (dòng 4)"]);
    // Sheets are named where there are several.
    let desk = Desk::with_office();
    let mut workbook = Workbook::new();
    let vn: Vec<_> = (11..=14).map(|day| row(&format!("{day}/01/2026"), &day.to_string(), "")).collect();
    for (name, rows) in [("T1", vn), ("T2", us(15..=19))] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        put(sheet, 0, &HEAD);
        for (line, row) in (1..).zip(&rows) {
            put(sheet, line, row);
        }
    }
    workbook.save(desk.path("so.xlsx")).unwrap();
    let (code, told) = run(&desk, &["import", "so.xlsx", "--skip-bad"]);
    assert_eq!((code, desk.numbers().len()), (2, 0), "{told}");
    tells(&told, &["dòng 2 của trang “T2”", "dòng 4 của trang “T1”"]);
}

#[test]
fn days_of_any_column_and_of_few_rows_are_seen_to_leap() {
    let desk = Desk::with_office();
    let mut rows: Vec<_> =
        (1..=6).map(|day| row(&format!("{}/06/2026", day + 10), &day.to_string(), &format!("{day}/A"))).collect();
    for (day, row) in (1..).zip(&mut rows) {
        row[4] = format!("6/{day}/2026");
    }
    let (_, told) = import(&desk, &list(&rows), &["--dry-run"]);
    tells(&told, &["Cột “Ngày tháng văn bản”: ngày của các dòng liền nhau nhảy từ tháng này sang tháng khác"]);
    // One day that can only be day first says nothing of the others.
    let mut late = row("28/06/2026", "7", "7/A");
    late[4] = "27/06/2026".into();
    rows.push(late);
    let (_, told) = import(&desk, &list(&rows), &["--dry-run"]);
    tells(&told, &["Cột “Ngày tháng văn bản”: ngày của các dòng liền nhau nhảy từ tháng này sang tháng khác"]);
    let rows = ["1/5/2026", "1/6/2026", "1/7/2026"].map(|day| row(day, &day[2..3], &format!("{}/A", &day[2..3])));
    let (_, told) = import(&desk, &list(&rows), &["--dry-run"]);
    tells(&told, &["Cột “Ngày đến”: ngày của các dòng liền nhau nhảy từ tháng này sang tháng khác"]);
}

#[test]
fn dates_of_other_programs_are_their_day() {
    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("30-ngay.csv"), "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    let taken: Vec<(u64, String)> = documents(&desk)
        .iter()
        .map(|document| (document["ArrivalNumber"].as_u64().unwrap(), document["ArrivalDate"].to_string()))
        .collect();
    let number_of = |wanted: &str| -> Vec<u64> {
        taken.iter().filter(|(_, day)| day.contains(wanted)).map(|(number, _)| *number).collect()
    };
    assert_eq!(number_of("2026-01-05"), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 18, 19, 27, 28, 32, 34], "{told}");
    // A year in two digits is of no other century than this one, and is said.
    assert_eq!(number_of("2099").len() + number_of("2069").len() + number_of("1999").len(), 0);
    for line in [39, 40] {
        let line = format!("Dòng {line}:");
        let told: Vec<&str> = told.lines().filter(|said| said.starts_with(&line)).collect();
        assert!(told.iter().any(|said| said.contains("thế kỷ")), "{told:?}");
    }
    // An issued date may be so old.
    let mut old = row("05/01/2026", "90", "90/A");
    old[4] = "5/1/99".into();
    let (_, told) = import(&desk, &list(&[old]), &[]);
    assert_eq!(documents(&desk).last().unwrap()["IssuedDate"], "1999-01-05", "{told}");
}

#[test]
fn what_has_not_come_yet_is_refused_and_crossed_dates_are_counted() {
    let desk = Desk::with_office();
    let mut crossed = row("05/01/2026", "1", "1/A");
    crossed[4] = "06/01/2026".into();
    let mut again = row("05/01/2026", "2", "2/A");
    (again[4], again[7]) = ("07/01/2026".into(), "04/01/2026".into());
    let rows = [crossed, again, row("09/02/2062", "3", "3/A"), row("29/11/2199", "4", "4/A")];
    let (code, told) = import(&desk, &list(&rows), &["--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Dòng 4", "09/02/2062 chưa đến", "Dòng 5", "29/11/2199 chưa đến"]);
    tells(&told, &["2 dòng, như dòng 2: Ngày văn bản (06/01/2026) sau Ngày đến (05/01/2026)"]);
    tells(&told, &["Dòng 3: Ngày đến (05/01/2026) sau Ngày chuyển (04/01/2026)"]);
    assert_eq!(desk.numbers().len(), 2);
}

#[test]
fn days_counted_from_1904_are_not_four_years_early() {
    let desk = Desk::with_office();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(sheet, 0, &HEAD);
    put(sheet, 1, &row("", "1", "1/A"));
    // 44,565 days after 01/01/1904.
    sheet.write(1, 0, 44_565).unwrap();
    put(sheet, 2, &row("", "x", "2/A"));
    sheet.write(2, 0, 44_566).unwrap();
    workbook.save(desk.path("so.xlsx")).unwrap();
    count_from_1904(&desk.path("so.xlsx"));
    let (code, told) = run(&desk, &["import", "so.xlsx", "--skip-bad", "--refused", "loi.csv"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(fields(&desk, "ArrivalDate"), ["2026-01-05"]);
    assert!(fs::read_to_string(desk.path("loi.csv")).unwrap().contains("06/01/2026,x"));
}

/// Sets the beginning of its days in a workbook.
fn count_from_1904(path: &Path) {
    rewrite(path, "xl/workbook.xml", "<workbookPr ", "<workbookPr date1904=\"1\" ");
}

/// Writes a text of a part of a spreadsheet anew, at its first place.
fn rewrite(path: &Path, changed: &str, from: &str, to: &str) {
    use std::io::{Read, Write};
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    let mut writer = zip::ZipWriter::new(fs::File::create(path).unwrap());
    for (name, mut text) in parts {
        if name == changed {
            let whole = String::from_utf8(text).unwrap();
            assert!(whole.contains(from), "{from} is not in {whole}");
            text = whole.replacen(from, to, 1).into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name, options).unwrap();
        writer.write_all(&text).unwrap();
    }
    writer.finish().unwrap();
}

/// A sheet: its name, its headings and its rows.
type Sheet<'a> = (&'a str, &'a [&'a str], &'a [Vec<String>]);

/// A workbook of these sheets.
fn workbook(path: &Path, sheets: &[Sheet<'_>]) {
    let mut workbook = Workbook::new();
    for (name, head, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        put(sheet, 0, head);
        for (line, row) in (1..).zip(*rows) {
            put(sheet, line, row);
        }
    }
    workbook.save(path).unwrap();
}

#[test]
fn what_stands_in_two_sheets_is_registered_once() {
    let incoming = |number: u32| row("05/01/2026", &number.to_string(), &format!("{number}/BC-SYT"));
    let outgoing = |number: u32| {
        let cells =
            [&format!("{number:02}/QĐ-UBND"), "05/01/2026", &format!("Quyết định việc {number}"), "A", "Sở Y tế"];
        cells.map(str::to_owned).to_vec()
    };
    let out: Vec<&str> = OUT.split(';').collect();
    for (head, rows) in [(&HEAD[..], [1, 2, 3].map(incoming)), (&out[..], [1, 2, 3].map(outgoing))] {
        for year_first in [false, true] {
            let desk = Desk::with_office();
            let mut sheets =
                vec![("Tháng 1", head, &rows[..2]), ("Tháng 2", head, &rows[2..]), ("Cả năm", head, &rows[..])];
            if year_first {
                sheets.rotate_right(1);
            }
            workbook(&desk.path("so.xlsx"), &sheets);
            let (code, told) = run(&desk, &["import", "so.xlsx"]);
            assert_eq!((code, documents(&desk).len()), (0, 3), "{told}");
            tells(&told, &["Bỏ qua 3 dòng vì văn bản ấy đã có ở trang khác", "Đã nhập 3 văn bản"]);
            tells(
                &told,
                &[if year_first {
                    "dòng 2 của trang “Tháng 2”"
                } else {
                    "dòng 4 của trang “Cả năm”"
                }],
            );
            // Once more: all of it is there.
            let (code, told) = run(&desk, &["import", "so.xlsx"]);
            assert_eq!((code, documents(&desk).len()), (0, 3), "{told}");
            tells(&told, &["Đã nhập 0 văn bản; 3 văn bản đã có từ trước"]);
        }
    }
    // The months were imported before.
    let desk = Desk::with_office();
    let rows = [1, 2, 3].map(incoming);
    import(&desk, &list(&rows[..2]), &[]);
    workbook(&desk.path("so.xlsx"), &[("Tháng 1", &HEAD, &rows[..2]), ("Cả năm", &HEAD, &rows)]);
    let (code, told) = run(&desk, &["import", "so.xlsx"]);
    assert_eq!((code, documents(&desk).len()), (0, 3), "{told}");
}

/// Doubles of the paper book are kept: other documents under one number, and equal rows of one sheet. Both are said.
#[test]
fn doubles_of_the_paper_book_are_kept_and_said() {
    let mut other = row("05/01/2026", "1", "9/BC-SYT");
    other[5] = "Báo cáo khác hẳn".into();
    let desk = Desk::with_office();
    let first = row("05/01/2026", "1", "1/BC-SYT");
    workbook(&desk.path("so.xlsx"), &[("A", &HEAD, &[first.clone(), first]), ("B", &HEAD, &[other])]);
    let (code, told) = run(&desk, &["import", "so.xlsx"]);
    assert_eq!((code, documents(&desk).len()), (0, 3), "{told}");
    tells(&told, &["2 dòng, như dòng 3 của trang “A”: số 1 đã có một văn bản khác trong sổ"]);
    assert!(!told.contains("đã có ở trang khác"), "{told}");
}

#[test]
fn a_formula_without_its_value_refuses_the_row_where_it_is_read() {
    let desk = Desk::with_office();
    let head: Vec<&str> = HEAD.into_iter().chain(["Độ mật", "Mã vạch"]).collect();
    let mut rows =
        [row("05/01/2026", "1", "1/BC-SYT"), row("05/01/2026", "2", "2/BC-SYT"), row("05/01/2026", "3", "3/A")];
    rows[0].push("Mật".into());

    rows[2].extend(["Thường".into(), "x".into()]);
    workbook(&desk.path("so.xlsx"), &[("A", &head, &rows)]);
    // Cells of a formula, as a program writes them that does not calculate.
    for place in ["K2", "D3", "L4"] {
        uncalculated(&desk.path("so.xlsx"), place);
    }
    let (code, told) = run(&desk, &["import", "so.xlsx", "--skip-bad", "--refused", "loi.csv"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(fields(&desk, "Code"), ["3/A"], "{told}");
    tells(&told, &["Dòng 2: Độ mật", "Dòng 3: Số, ký hiệu", "công thức chưa được tính"]);
    // Saved to be corrected and not corrected, they stay refused.
    let (code, told) = run(&desk, &["import", "loi.csv"]);
    assert_eq!((code, documents(&desk).len()), (2, 1), "{told}");
    tells(&told, &["vì có 2 dòng bị từ chối", "công thức chưa được tính"]);
}

/// Makes a text cell one of a formula without its value.
fn uncalculated(path: &Path, place: &str) {
    let cell = cell_of(path, place);
    rewrite(path, "xl/worksheets/sheet1.xml", &cell, &format!("<c r=\"{place}\"><f>1+1</f><v></v></c>"));
}

/// A cell of the first sheet as it is written.
fn cell_of(path: &Path, place: &str) -> String {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    let start = sheet.find(&format!("<c r=\"{place}\"")).unwrap();
    let end = start + sheet[start..].find("</c>").unwrap() + "</c>".len();
    sheet[start..end].to_owned()
}

#[test]
fn an_error_of_a_newer_excel_is_of_its_cell_and_of_no_other() {
    let desk = Desk::with_office();
    let head: Vec<&str> = HEAD.into_iter().chain(["Mã vạch"]).collect();
    let mut rows: Vec<_> =
        (1..=3).map(|number| row("05/01/2026", &number.to_string(), &format!("{number}/A"))).collect();
    for row in &mut rows {
        row.push("x".into());
    }
    workbook(&desk.path("so.xlsx"), &[("A", &head, &rows)]);
    for (place, error) in [("C2", "#SPILL!"), ("K3", "#CALC!"), ("C4", "#FIELD!")] {
        let cell = cell_of(&desk.path("so.xlsx"), place);
        let failed = format!("<c r=\"{place}\" t=\"e\"><v>{error}</v></c>");
        rewrite(&desk.path("so.xlsx"), "xl/worksheets/sheet1.xml", &cell, &failed);
    }
    let (code, told) = run(&desk, &["import", "so.xlsx", "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    // What is not read may have failed.
    assert_eq!(fields(&desk, "Code"), ["2/A"]);
    tells(&told, &["Dòng 2: Cơ quan ban hành: ô này là lỗi công thức (#SPILL!)", "Dòng 4", "(#FIELD!)"]);
    for error in ["#FIELD!", "#BUSY!", "Err:5021", "####"] {
        let mut failed = row("05/01/2026", "9", "9/A");
        failed[2] = error.into();
        let (code, told) = import(&desk, &list(&[failed]), &[]);
        assert_eq!(code, 2, "{told}");
        tells(&told, &[&format!("lỗi công thức ({error})")]);
    }
}

#[test]
fn a_time_and_a_truth_of_a_spreadsheet_are_no_numbers_of_documents() {
    let desk = Desk::with_office();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(sheet, 0, &HEAD);
    for line in 1..=3_u32 {
        put(sheet, line, &row("05/01/2026", &line.to_string(), ""));
    }
    // `12:03` typed for 12/3.
    let time = Format::new().set_num_format("[h]:mm");
    sheet.write_with_format(1, 3, ExcelDateTime::from_hms(12, 3, 0).unwrap(), &time).unwrap();
    sheet.write_boolean(2, 3, true).unwrap();
    let percent = Format::new().set_num_format("0%");
    sheet.write_with_format(3, 3, 0.05, &percent).unwrap();
    workbook.save(desk.path("so.xlsx")).unwrap();
    let (code, told) = run(&desk, &["import", "so.xlsx", "--skip-bad"]);
    assert_eq!((code, documents(&desk).len()), (0, 0), "{told}");
    tells(&told, &["Dòng 2: Số, ký hiệu", "thành giờ", "Dòng 3: Số, ký hiệu", "đúng/sai", "Dòng 4: Số, ký hiệu"]);
}

#[test]
fn of_many_refused_rows_the_first_are_said_and_the_rest_counted() {
    let desk = Desk::with_office();
    let rows: Vec<_> = (1..=500).map(|number| row("31/02/2026", &number.to_string(), "1/A")).collect();
    let (code, told) = import(&desk, &list(&rows), &["--refused", "loi.csv"]);
    assert_eq!(code, 2);
    tells(&told, &["Dòng 201:", "… và 300 dòng bị từ chối nữa", "500 dòng bị từ chối"]);
    assert!(!told.contains("Dòng 202:"), "{told}");
    assert_eq!(fs::read_to_string(desk.path("loi.csv")).unwrap().matches("31/02/2026").count(), 1000);
}

#[test]
fn a_cell_longer_than_a_spreadsheet_holds_is_refused_at_once() {
    let desk = Desk::with_office();
    // Excel holds 32,767 characters in a cell.
    let mut long = row("05/01/2026", "1", "1/A");
    long[9] = "ă".repeat(32_768);
    let (code, told) = import(&desk, &list(&[long.clone()]), &["--skip-bad"]);
    assert_eq!(code, 2, "{told}");
    tells(&told, &["Dòng 2 của tệp", "dài hơn mức một bảng tính chứa được"]);
    long[9] = "ă".repeat(32_767);
    let (_, told) = import(&desk, &list(&[long]), &["--skip-bad"]);
    tells(&told, &["bỏ qua 1 dòng"]);
}

#[test]
fn headings_of_real_lists_are_known_by_their_words() {
    let given = "05/01/2026,1,Sở Y tế,101/SYT-VP,03/01/2026,Báo cáo a,Phòng A";
    for (headings, row) in [
        (
            "Ngày đến,Số đến,Tác giả,Số và ký hiệu văn bản đến,Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Đơn vị hoặc người nhận,Ký nhận,Ghi chú",
            format!("{given},,x"),
        ),
        (
            "Ngày đến,Số đến,Tác giả (Nơi gửi),Số và ký hiệu văn bản đến,Ngày tháng văn bản,Tên loại và trích yếu nội dung,Đơn vị hoặc người nhận,Hạn giải quyết,Ghi chú / Ký nhận",
            format!("{given},09/01/2026,x"),
        ),
        (
            "Ngày đến,Số đến,Cơ quan ban hành,Số/Ký hiệu,Ngày văn bản,Trích yếu nội dung,Chủ trì xử lý,STT,Độ mật,Độ khẩn",
            format!("{given},1,Thường,Khẩn"),
        ),
        (
            "Ngày đăng,Số đến,Tên cơ quan gửi đến,Số & ký hiệu văn bản,Ngày văn bản,Tên loại và trích yếu nội dung,Đơn vị hoặc người nhận",
            given.to_owned(),
        ),
        ("Ngày đến,Số đến,Người gửi,Số ký hiệu,Ngày văn bản,Nội dung trích yếu,Nơi nhận", given.to_owned()),
    ] {
        let desk = Desk::with_office();
        let (code, told) = import(&desk, &format!("{headings}\n{row}\n"), &[]);
        assert_eq!(code, 0, "{told}");
        assert!(!told.contains("Cột không dùng đến"), "{told}");
        let document = &documents(&desk)[0];
        assert_eq!(
            (&document["Code"], &document["OrganName"], &document["ToPlaces"], &document["ArrivalDate"]),
            (&json!("101/SYT-VP"), &json!("Sở Y tế"), &json!("Phòng A"), &json!("2026-01-05")),
            "{headings}"
        );
        assert_eq!(
            (&document["Subject"], &document["TypeName"]),
            (&json!("Báo cáo a"), &json!("Công văn")),
            "{headings}"
        );
    }
}

#[test]
fn a_column_left_out_is_named_and_one_that_is_missed_is_asked_for() {
    let desk = Desk::with_office();
    let text = "Ngày đến,Số đến,Tác giả,Số công văn tới,Trích yếu,Mã vạch\n05/01/2026,1,Sở Y tế,9/A,Báo cáo tuần,x\n";
    for more in [&[][..], &["--dry-run"], &["--skip-bad"]] {
        let (code, told) = import(&desk, text, more);
        assert_eq!(code, 2, "{told}");
        tells(&told, &["“Số công văn tới”", "Số, ký hiệu", "--skip-columns"]);
    }
    for more in [&["--skip-columns", "--dry-run"][..], &["--skip-columns"]] {
        let (code, told) = import(&desk, text, more);
        assert_eq!(code, 0, "{told}");
        assert!(
            told.starts_with("Cột không dùng đến: Số công văn tới, Mã vạch\n") || told.contains("\nCột không dùng")
        );
        tells(&told, &["Cột không dùng đến: Số công văn tới, Mã vạch"]);
    }
    let text = "Ngày đến,Số đến,Bên gửi,Số ký hiệu,Trích yếu\n05/01/2026,2,Sở Y tế,9/A,Báo cáo tuần\n";
    let (code, told) = import(&desk, text, &[]);
    assert_eq!(code, 2);
    tells(&told, &["“Bên gửi”", "--skip-columns"]);
}

#[test]
fn rows_of_one_cell_are_named_and_titles_are_counted() {
    let desk = Desk::with_office();
    let only = |place: usize, text: &str| {
        let mut cells = vec![String::new(); 10];
        cells[place] = text.to_owned();
        cells
    };
    let rows = [
        only(0, "THÁNG 01/2026"),
        row("05/01/2026", "1", "1/A"),
        only(1, "3"),
        only(5, "Báo cáo chỉ có trích yếu"),
        only(0, "Hủy số 6"),
        row("05/01/2026", "7", "7/A"),
        only(0, "Tổng cộng: 2 văn bản"),
    ];
    let (code, told) = import(&desk, &list(&rows), &[]);
    assert_eq!(code, 2, "{told}");
    tells(
        &told,
        &[
            "Dòng 4: chỉ có số 3",
            "Dòng 5: chỉ có một ô ghi “Báo cáo chỉ có trích yếu”",
            "Dòng 6: chỉ có một ô ghi “Hủy số 6”",
        ],
    );
    tells(&told, &["Bỏ qua 2 dòng là tiêu đề hoặc dòng cộng: dòng 2, dòng 8", "3 dòng bị từ chối"]);
    let (code, told) = import(&desk, &list(&rows), &["--skip-bad"]);
    assert_eq!(code, 0);
    tells(&told, &["Đã nhập 2 văn bản", "bỏ qua 3 dòng"]);
}

#[test]
fn lines_numbered_beforehand_are_told_once() {
    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("78-so.csv"), "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Dòng 5 đến dòng 54 (50 dòng): chỉ có số 4–53", "Đã nhập 3 văn bản", "bỏ qua 50 dòng"]);
    // Their codes name no type, as a công văn's do not, and their subjects begin with one: that is told once for all.
    assert_eq!(told.lines().count(), 3, "{told}");
    assert_eq!(desk.numbers().len(), 3);
}

#[test]
fn numbers_are_given_only_to_lists_that_have_none_or_where_told() {
    let desk = Desk::with_office();
    let rows = [row("05/01/2026", "10", "1/A"), row("05/01/2026", "", "2/A"), row("06/01/2026", "", "3/A")];
    let text = list(&rows);
    let (code, told) = import(&desk, &text, &[]);
    assert_eq!(code, 2);
    tells(&told, &["Dòng 3 đến dòng 4 (2 dòng)", "chưa có số", "--number-rows để cấp số mới cho 2 dòng"]);
    let (code, told) = import(&desk, &text, &["--number-rows"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["2 dòng không có số trong danh sách được cấp số 11–12"]);
    // The same list again: its rows are known, whether or not they may be numbered.
    let (code, told) = import(&desk, &text, &[]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Đã nhập 0 văn bản; 3 văn bản đã có"]);
    // A list without any number is numbered, as ever, and it is said.
    let (code, told) = import(&desk, &list(&[row("07/01/2026", "", "4/A")]), &[]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["1 dòng không có số trong danh sách được cấp số 13–13"]);
}

#[test]
fn failed_formulas_and_numbers_that_became_dates_are_refused_by_row() {
    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("10-loi.xlsx"), "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Đã nhập 0 văn bản", "bỏ qua 5 dòng"]);
    for wanted in ["Dòng 2", "#N/A", "Dòng 3", "#DIV/0!", "Dòng 4", "#NAME?"] {
        tells(&told, &[wanted]);
    }
    assert_eq!(desk.numbers().len(), 0);
    let mut failed = row("05/01/2026", "1", "1/A");
    failed[2] = "#N/A".into();
    let (code, told) = import(&desk, &list(&[failed, row("05/01/2026", "2", "2/A")]), &["--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Dòng 2: Cơ quan ban hành: ô này là lỗi công thức (#N/A)"]);
    let (code, told) = run(&desk, &["import", &kept("06-ma-thanh-ngay.xlsx"), "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Dòng 2", "Excel đã đổi số thành ngày (12/03/2026)", "Dòng 4", "(46093)", "bỏ qua 2 dòng"]);
    let (code, told) = import(&desk, &list(&[row("05/01/2026", "9", "2.5E+03")]), &[]);
    assert_eq!(code, 2, "{told}");
    tells(&told, &["số mũ (2.5E+03)"]);
    for cell in ["12-Mar", "12/Mar", "12/03/2026", "46093"] {
        let (code, told) = import(&desk, &list(&[row("05/01/2026", "9", cell)]), &[]);
        assert_eq!(code, 2, "{cell}: {told}");
        tells(&told, &["Excel đã đổi số thành ngày"]);
    }
}

#[test]
fn numbers_are_registered_as_they_are_shown() {
    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("110-dinh-dang.xlsx"), "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(fields(&desk, "Code"), ["101/SYT-VP", "05/BC-STC", "007", "104/SYT-VP", "105/SYT-VP"]);
    tells(&told, &["Dòng 7", "ô này chỉ chứa 0.5"]);
}

#[test]
fn rows_hidden_by_a_filter_are_read_and_told() {
    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("07-loc.xlsx")]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["2 dòng đang ẩn trong tệp", "Đã nhập 5 văn bản"]);
}

/// An .xls file is read without its rows' being hidden: that is said, and the same list as .xlsx is said to be read whole.
#[test]
fn of_an_xls_file_it_is_said_that_hidden_rows_cannot_be_told() {
    let desk = Desk::with_office();
    let unknown = "Tệp .xls không cho biết dòng nào đang ẩn";
    let (code, told) = run(&desk, &["import", &kept("so-den.xls"), "--dry-run"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &[unknown]);
    let (_, told) = run(&desk, &["import", &kept("07-loc.xlsx"), "--dry-run"]);
    assert!(!told.contains(unknown), "{told}");
}

#[test]
fn usual_words_are_understood_and_others_are_shown() {
    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("84-a.csv"), "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    // Thường, Không, nothing, Bình thường, không mật, 0.
    assert_eq!(desk.numbers().len(), 6);
    tells(&told, &["“x” không nằm trong các từ dùng được: Thường, Mật, Tối mật, Tuyệt mật", "văn bản mật (MẬT (C))"]);

    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("85-a.csv"), "--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    let numbers: Vec<u64> = documents(&desk).iter().filter_map(|document| document["ArrivalNumber"].as_u64()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15]);
    tells(&told, &["“Tối khẩn” không nằm trong các từ dùng được: Thường, Khẩn, Thượng khẩn, Hỏa tốc, Hỏa tốc hẹn giờ"]);

    let desk = Desk::with_office();
    let (code, told) = run(&desk, &["import", &kept("85-b.csv")]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(desk.numbers().len(), 18);
    tells(
        &told,
        &[
            "5 dòng, như dòng 10: Hình thức nhận: “Văn bản giấy” không nằm trong các từ dùng được nên được ghi vào Ghi chú",
        ],
    );
    let remarks = fields(&desk, "Description");
    assert_eq!(remarks.iter().filter(|remark| remark.contains("Cách đến: VNPT iOffice")).count(), 1);
    assert_eq!(documents(&desk)[14]["CameBy"], "post", "EMS");
}

#[test]
fn the_word_before_a_number_is_no_part_of_it() {
    let desk = Desk::with_office();
    let codes = ["Số: 24/BC-ĐHCNTT", "Số867/UBND-NC", "№155/SYT-VP.", "Không số", "KS", "-"];
    let rows: Vec<_> = (1..).zip(codes).map(|(number, code)| row("05/01/2026", &number.to_string(), code)).collect();
    let (code, told) = import(&desk, &list(&rows), &[]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(fields(&desk, "Code"), ["24/BC-ĐHCNTT", "867/UBND-NC", "155/SYT-VP", "", "", ""]);
    assert_eq!(objects(&desk.done(&["search", "867/UBND", "--json"], "")).len(), 1);
    for (number, (written, code)) in (11..).zip([
        ("Công văn số: 25/BC", "25/BC"),
        ("CV số 26/BC", "26/BC"),
        ("QĐ số 27/QĐ-UBND", "27/QĐ-UBND"),
        ("Quyết định số 28/QĐ-UBND", "28/QĐ-UBND"),
        ("Số hiệu: 29/BC", "29/BC"),
        ("#30/BC", "30/BC"),
        ("\"31/BC;\"", "31/BC"),
        ("Hủy số 32", "Hủy số 32"),
    ]) {
        let (end, told) = import(&desk, &list(&[row("05/01/2026", &number.to_string(), written)]), &[]);
        assert_eq!(end, 0, "{told}");
        assert_eq!(fields(&desk, "Code").last().map(String::as_str), Some(code));
    }
    // The same document once more is warned of, in a list and at the desk.
    let (_, told) = import(&desk, &list(&[row("06/01/2026", "20", "24/BC-ĐHCNTT")]), &[]);
    tells(&told, &["Dòng 2: Có thể trùng"]);
    let again = json!({"ArrivalDate": "2026-01-06", "OrganName": "Sở Y tế", "Code": "Số 867/UBND-NC", "TypeName": "Báo cáo",
                       "Subject": "tuần", "IssuedDate": "2026-01-03"});
    let output = desk.run(&["register", "incoming"], &again.to_string());
    tells(&said(&output), &["Có thể trùng", "\"Code\":\"867/UBND-NC\""]);
    let mut two = row("07/01/2026", "30", "15/QĐ-UBND");
    two[3] = "\"15/QĐ-UBND\n16/QĐ-UBND\"".into();
    let mut lost = row("07/01/2026", "31", "17/QĐ-UBND");
    lost[5] = "B?o c?o vi?c".into();
    lost[2] = "S? Y t?".into();
    let (code, told) = import(&desk, &list(&[two, lost.clone(), lost]), &["--skip-bad"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["Dòng 2: Ô số, ký hiệu có hơn một số: “15/QĐ-UBND 16/QĐ-UBND”"]);
    assert_eq!(told.matches("Có dấu “?” giữa chữ").count(), 1, "{told}");
}

#[test]
fn files_divided_or_encoded_otherwise_are_read() {
    let desk = Desk::with_office();
    let plain = list(&[row("05/01/2026", "1", "1/A"), row("05/01/2026", "2", "2/A")]);
    let title = "\"UBND TỈNH, VĂN PHÒNG, BỘ PHẬN VĂN THƯ, NĂM 2026\"\nKính gửi, các sở, ban, ngành\n";
    let (code, told) = import(&desk, &format!("{title}{plain}"), &["--dry-run"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["sẽ thêm 2 văn bản"]);
    let (code, told) = import(&desk, &plain.replace(';', "|"), &["--dry-run"]);
    assert_eq!(code, 0, "{told}");
    tells(&told, &["sẽ thêm 2 văn bản"]);
    let (code, told) = run(&desk, &["import", &kept("17-unicode-text.csv")]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(fields(&desk, "OrganName"), ["Sở Y tế"]);
}

#[test]
fn sentences_show_the_cell_and_what_is_allowed() {
    let desk = Desk::with_office();
    let text = "Số, ký hiệu văn bản,Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Người ký,Nơi nhận văn bản\n\
                01/BC-STC,05/01/2026,Báo cáo tuần,Nguyễn Văn A,Sở Y tế\n";
    // Of one authority alone nobody need say which; of two, the notation must.
    desk.done(&["authority", "add", "Văn phòng UBND tỉnh", "--abbreviation", "VP"], "");
    let (code, told) = import(&desk, text.replacen("Số, ký", "Số ký", 1).as_str(), &[]);
    assert_eq!(code, 2);
    tells(&told, &["“STC” trong số, ký hiệu không phải là chữ viết tắt của cơ quan ban hành nào trong sổ này"]);
    let wrong = json!({"ArrivalDate": "05/01/2026", "OrganName": "Sở Y tế", "TypeName": "Báo cáo", "Subject": "tuần",
                       "CameBy": "bồ câu", "Secrecy": "hơi mật", "Priority": "gấp"});
    let told = desk.refused(&["register", "incoming"], &wrong.to_string());
    tells(
        &told,
        &["“05/01/2026” phải ghi theo năm-tháng-ngày", "“bồ câu”", "Trục liên thông, Bưu điện", "“hơi mật”", "“gấp”"],
    );
    let right = json!({"ArrivalDate": "2026-01-05", "OrganName": "Sở Y tế", "TypeName": "Báo cáo", "Subject": "tuần",
                       "CameBy": "-", "Secrecy": "Bình thường", "Priority": "Hỏa tốc"});
    let registered = objects(&desk.done(&["register", "incoming"], &right.to_string()));
    assert_eq!(registered[0]["Priority"], 3);
}

#[test]
fn exported_cells_calculate_nothing_whatever_parts_them() {
    let desk = Desk::with_office();
    let subject = "x;=cmd|'/C calc'!A0;@y|+z, -1";
    let line = json!({"ArrivalDate": "2026-01-05", "OrganName": "Sở Y tế", "TypeName": "Báo cáo", "Subject": subject});
    desk.done(&["register", "incoming"], &line.to_string());
    desk.done(&["export", "incoming", "--year", "2026", "-o", "so.csv"], "");
    let written = fs::read_to_string(desk.path("so.csv")).unwrap();
    assert!(written.contains("Sở Y tế"));
    for separator in [',', ';', '\t', '|'] {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true).delimiter(u8::try_from(separator).unwrap());
        for record in reader.from_reader(written.as_bytes()).records() {
            for cell in &record.unwrap() {
                assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{separator}: {cell}");
            }
        }
    }
    let again = Desk::with_office();
    again.done(&["import", desk.path("so.csv").to_str().unwrap()], "");
    assert_eq!(fields(&again, "Subject"), [subject]);
}

/// The trial says beforehand all that the import would settle by itself: doubled numbers, rows that stand no longer, types that differ,
/// years of two digits.
#[test]
fn the_trial_names_all_it_would_settle() {
    let desk = Desk::with_office();
    let mut rows: Vec<Vec<String>> =
        ["1", "2", "1", "2", "3"].iter().map(|number| row("05/01/26", number, "9/BXD-GĐ")).collect();
    rows[2][5] = "Báo cáo khác".into();
    rows[3][5] = "Báo cáo nữa".into();
    rows[4][9] = "HỦY: ghi nhầm, Chánh Văn phòng, ngày 06/01/2026".into();
    let text = list(&rows);
    let (code, told) = import(&desk, &text, &["--dry-run"]);
    assert_eq!((code, documents(&desk).len()), (0, 0), "{told}");
    tells(
        &told,
        &[
            "2 dòng mang số đã có văn bản khác mang: 1, 2",
            "1 văn bản được nhập là đã hủy hoặc đã thu hồi: dòng 6",
            "5 dòng, như dòng 2: tên loại theo số, ký hiệu là “Công văn”, còn trích yếu bắt đầu bằng “Báo cáo”",
            "5 ngày chỉ ghi hai chữ số của năm, như “05/01/26” (dòng 2) được hiểu là 05/01/2026",
        ],
    );
    let (code, told) = import(&desk, &text, &[]);
    assert_eq!(code, 0, "{told}");
    let standing = fields(&desk, "Standing");
    assert_eq!(standing.iter().filter(|standing| *standing == "cancelled").count(), 1);
    // Of days month first it is told as they are read.
    let text = list(&[row("01/25/26", "9", "1/BC-SYT")]).replace("03/01/2026", "");
    let (_, told) = import(&desk, &text, &["--dry-run", "--dates", "month-first"]);
    tells(&told, &["như “01/25/26” (dòng 2) được hiểu là 25/01/2026"]);
}

/// A list without known headings says which it has and which of them would be read, and an empty list can be had to fill in.
#[test]
fn a_list_without_known_headings_says_what_it_found() {
    let desk = Desk::with_office();
    let text = "SỔ CÔNG VĂN\nNgày nhận,Số CV tới,Bên gửi,V/v\n05/01/2026,1,Sở Y tế,họp\n";
    let (code, told) = import(&desk, text, &[]);
    assert_eq!(code, 2, "{told}");
    tells(
        &told,
        &[
            "Tên các cột ở dòng 2 của tệp",
            "Cột đọc được: “Ngày nhận”. Cột chưa hiểu: “Số CV tới”, “Bên gửi”, “V/v”.",
            "vanthu export incoming --empty -o mau.xlsx",
        ],
    );
    for (book, name) in [("incoming", "mau.csv"), ("outgoing", "mau.xlsx")] {
        desk.done(&["export", book, "--empty", "-o", name], "");
    }
    let template = fs::read_to_string(desk.path("mau.csv")).unwrap();
    assert!(template.starts_with("\u{feff}Ngày đến,Số đến,Tác giả,") && template.ends_with("Ghi chú,Tên loại\r\n"));
    let filled = format!("{template}05/01/2026,1,Sở Y tế,9/BC-SYT,03/01/2026,tuần,Phòng Tổng hợp,,,,Báo cáo\r\n");
    let (code, told) = import(&desk, &filled, &[]);
    assert_eq!((code, documents(&desk).len()), (0, 1), "{told}");
}

/// What one registry is set up as another takes over before it has anything of its own.
#[test]
fn a_setup_is_taken_over_once() {
    let desk = Desk::with_office();
    desk.done(&["export", "setup", "-o", "thiet-lap.json"], "");
    let told = desk.refused(&["export", "setup", "-o", "thiet-lap.json"], "");
    tells(&told, &["thiet-lap.json"]);
    let other = Desk::new();
    fs::copy(desk.path("thiet-lap.json"), other.path("thiet-lap.json")).unwrap();
    tells(&other.done(&["import", "setup", "thiet-lap.json"], ""), &["Đã nhận thiết lập"]);
    let line = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"tuần"}"#;
    other.done(&["register", "incoming"], line);
    let told = other.refused(&["import", "setup", "thiet-lap.json"], "");
    tells(&told, &["sổ này đã có văn bản hoặc hệ thống số"]);
}
