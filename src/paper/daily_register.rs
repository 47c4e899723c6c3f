//! The register of a closed day (sổ đăng ký văn bản trong ngày): documents in, documents out, changes, and the
//! seal.

use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveDate};

use domain::{
    book_row,
    closed_day::{ClosedDay, DailyRegister, TakenOver, TakenSeries},
    date,
    document::Document,
    history::Head,
    office::Office,
};

use super::{
    Destination, Disk, PaperError, day_changes,
    face::Face,
    flow::{Flow, Style},
    letterhead,
    lines::Breaks::{Number, Words},
    page::{LEFT, Page, Size},
    place,
    signatures::{self, Signer},
    table::{
        Align::{Centre, Left},
        Column, Row, column,
    },
};

const INCOMING: [Column; 7] = [
    column("Số đến", 16.0, Number, Centre),
    column("Ngày đến", 20.0, Number, Centre),
    column("Tác giả", 45.0, Words, Left),
    column("Số, ký hiệu văn bản", 32.0, Number, Left),
    column("Ngày tháng văn bản", 20.0, Number, Centre),
    column("Tên loại và trích yếu nội dung văn bản", 99.0, Words, Left),
    column("Đơn vị hoặc người nhận", 45.0, Words, Left),
];

const OUTGOING: [Column; 7] = [
    column("Số, ký hiệu văn bản", 32.0, Number, Left),
    column("Ngày tháng văn bản", 20.0, Number, Centre),
    column("Tên loại và trích yếu nội dung văn bản", 92.0, Words, Left),
    column("Người ký", 38.0, Words, Left),
    column("Nơi nhận văn bản", 55.0, Words, Left),
    column("Đơn vị, người nhận bản lưu", 25.0, Words, Left),
    column("Số lượng bản", 15.0, Number, Centre),
];

const CHANGES: [Column; 6] = [
    column("Giờ", 20.0, Number, Centre),
    column("Văn thư", 33.0, Words, Left),
    column("Việc", 30.0, Words, Left),
    column("Văn bản", 62.0, Words, Left),
    column("Nội dung cũ → mới", 82.0, Words, Left),
    column("Lý do", 50.0, Words, Left),
];

const TAKEN_OVER: [Column; 6] = [
    column("Giờ", 28.0, Number, Centre),
    column("Văn thư", 33.0, Words, Left),
    column("Sổ", 58.0, Words, Left),
    column("Số văn bản", 20.0, Number, Centre),
    column("Từ số – đến số", 88.0, Words, Left),
    column("Từ ngày – đến ngày", 50.0, Words, Left),
];

const BODY: Style = Style { face: Face::Regular, size: 11.0, margin: LEFT };
const HEADING: Style = Style { face: Face::Bold, size: 12.0, margin: LEFT };

pub(super) fn print(office: &Office, register: &DailyRegister, target: &Path) -> Result<(), PaperError> {
    let to = Disk { target, replace: false };
    to.refuse_existing(false)?;
    let title = format!("{TITLE} {}", date::write(register.closed.day));
    place::make(&to, &title, pages(office, register))?;
    Ok(())
}

const TITLE: &str = "SỔ ĐĂNG KÝ VĂN BẢN TRONG NGÀY";

fn pages(office: &Office, register: &DailyRegister) -> Vec<Page> {
    let DailyRegister { closed, incoming, outgoing, changes, taken_over } = register;
    let mut flow = Flow::on(Size::A4_LANDSCAPE);
    let of = |face, size| Style { face, size, margin: LEFT };
    flow.centred(of(Face::Regular, 12.0), &office.parent.to_uppercase());
    flow.centred(of(Face::Bold, 12.0), &office.name.to_uppercase());
    flow.space(4.0);
    flow.centred(of(Face::Bold, 16.0), TITLE);
    flow.centred(of(Face::Italic, 13.0), &letterhead::in_words(closed.day, "Ngày"));
    let [first, last] = [closed.first_event, closed.last_event];
    flow.centred(of(Face::Italic, 11.0), &format!("(các sự kiện từ số {first} đến số {last})"));
    flow.space(2.0);
    documents(&mut flow, "I. VĂN BẢN ĐẾN", &INCOMING, incoming);
    documents(&mut flow, "II. VĂN BẢN ĐI", &OUTGOING, outgoing);
    let rows = day_changes::rows(closed.day, changes);
    section(&mut flow, "III. THAY ĐỔI TRONG NGÀY", &CHANGES, rows.iter().map(|row| Row::new(&CHANGES, row, 0)));
    if !taken_over.is_empty() {
        let rows = taken_over.iter().map(|taken| Row::new(&TAKEN_OVER, &sum_row(closed.day, taken), 0));
        section(&mut flow, "IV. VĂN BẢN NHẬP TỪ SỔ CŨ, DANH SÁCH (ghi gộp)", &TAKEN_OVER, rows);
    }
    seal(&mut flow, closed);
    let right = Signer { title: "Người kiểm tra", how: "(ký, ghi rõ họ tên)", name: "" };
    let left = Signer { title: "Người lập sổ", how: "(ký, ghi rõ họ tên)", name: &closed.clerk };
    let place_and_date = format!("{}{}", place_of(office), letterhead::in_words(closed.at.date_naive(), "ngày"));
    signatures::put(&mut flow, &place_and_date, left, right);
    let mut pages = flow.finish();
    let total = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        page.numbered(number, total);
    }
    pages
}

fn place_of(office: &Office) -> String {
    super::closing::place(&office.place)
}

fn documents(flow: &mut Flow, title: &str, columns: &'static [Column; 7], documents: &[Document]) {
    let amount = match documents.len() {
        0 => String::new(),
        amount => format!(" ({})", super::closing::grouped(amount as u64)),
    };
    let struck = |document: &Document| if document.registration().standing.is_valid() { 0 } else { columns.len() };
    let rows = documents.iter().map(|document| Row::new(columns, &cells(document), struck(document)));
    section(flow, &format!("{title}{amount}"), columns, rows);
}

/// Adds a heading and its table, or a word where there are no rows.
fn section(flow: &mut Flow, title: &str, columns: &'static [Column], rows: impl Iterator<Item = Row>) {
    let mut rows = rows.peekable();
    flow.space(3.0);
    if rows.peek().is_none() {
        flow.text(HEADING, &format!("{title}: không có"));
        return;
    }
    flow.table(Some((HEADING, title)), columns, false, rows, 0.0);
}

fn cells(document: &Document) -> [String; 7] {
    let content = document.content();
    let day = |day: Option<NaiveDate>| day.map(date::write).unwrap_or_default();
    let code = document.code().as_str().to_owned();
    let type_and_subject = book_row::type_and_subject(document);
    match document {
        Document::Incoming(incoming) => [
            document.own_number().to_string(),
            date::write(incoming.entry.arrival_date),
            content.organ_name.clone(),
            code,
            day(incoming.entry.issued_date),
            type_and_subject,
            incoming.entry.to_places.clone(),
        ],
        Document::Outgoing(outgoing) => [
            code,
            date::write(outgoing.entry.issued_date),
            type_and_subject,
            content.signer_info.full_name.clone(),
            book_row::receivers(&outgoing.entry.to),
            outgoing.entry.file_copy_unit.clone(),
            outgoing.entry.issued_amount.map(|amount| amount.to_string()).unwrap_or_default(),
        ],
    }
}

/// Makes the row that sums up documents taken over in bulk.
fn sum_row(day: NaiveDate, taken: &TakenOver) -> [String; 6] {
    let TakenOver { from, to, events: (first, last), .. } = taken;
    let time = |at: &DateTime<FixedOffset>| {
        let form = if at.date_naive() == day { "%H:%M" } else { "%d/%m/%Y %H:%M" };
        at.format(form).to_string()
    };
    let (from, to) = (time(from), time(to));
    let when = if from == to { from } else { format!("{from} – {to}") };
    let how = if taken.imported { "nhập danh sách" } else { "chuyển vào" };
    let numbers = taken.numbers.iter().map(|series| {
        let TakenSeries { name, first, last } = series;
        if first == last { format!("{name}: {first}") } else { format!("{name}: {first} – {last}") }
    });
    let (first_day, last_day) = taken.days;
    [
        when,
        taken.clerk.clone(),
        format!(
            "{}, năm {} ({how}, sự kiện {first}–{last})",
            day_changes::book_name(taken.book, taken.authority.as_deref()),
            taken.year
        ),
        super::closing::grouped(taken.documents),
        numbers.collect::<Vec<_>>().join("; "),
        format!("{} – {}", date::write(first_day), date::write(last_day)),
    ]
}

/// Prints the head of the history, so that it can be typed in again when the registry is checked.
fn seal(flow: &mut Flow, closed: &ClosedDay) {
    let event = closed.event;
    let how = format!(
        "Kiểm tra về sau: chạy lệnh  vanthu check --head \"DẤU NIÊM\"  với 64 chữ số trên. Chương trình báo sổ nguyên vẹn thì mọi \
         sự kiện đến số {event} còn đúng như khi in; báo dấu niêm không có trong lịch sử thì phần sổ ấy đã bị sửa."
    );
    let lines = BODY.lines(flow.size(), &how);
    // The seal stays on the page of the signatures, because the signers sign it.
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = lines.len() as f32 * BODY.leading() + HEADING.leading() + SEAL_HEIGHT + 4.0;
    flow.space(4.0);
    flow.keep(height + signatures::MIN);
    flow.text(HEADING, &format!("Dấu niêm (SHA-256) đến sự kiện số {event}:"));
    flow.draw(SEAL_HEIGHT, |page, top| digits(page, top, closed.head));
    for line in &lines {
        flow.line(BODY, line);
    }
}

/// The height of two lines of digits.
const SEAL_HEIGHT: f32 = 16.0;

/// Prints the head in two lines of four groups, at fixed positions like text of a monospaced font.
fn digits(page: &mut Page, top: f32, head: Head) {
    let (size, pitch) = (13.0, 26.0);
    let mut y = top + 6.0;
    let written = head.to_string();
    let groups: Vec<&str> = written.split(' ').collect();
    for line in groups.chunks(4) {
        let mut x = (page.size.width - 4.0 * pitch) / 2.0;
        for group in line {
            page.put(x, y, Face::Regular, size, group);
            x += pitch;
        }
        y += 6.5;
    }
}
