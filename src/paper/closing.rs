//! The closing page of a book (trang kết thúc sổ): the number of documents, the range of numbers, and an
//! account of numbers without a valid document.

use chrono::NaiveDate;

use domain::{
    book::Book,
    date,
    number::Number,
    numbering::{Gap, GapCause, NumberRuling, SeriesNumbers, StruckNumber, WrittenTwice},
    printing_on::LostPage,
    registration::Ruling,
    reservation::ReservationState,
    restoring::LostCause,
};

use super::{
    Closing, RegistryBook,
    face::Face,
    flow::{Flow, Style},
    lines::Breaks,
    page::{LEFT, Page, Size},
    signatures::{self, Signer},
    table::{Align, Column, Row, column, fitted},
};

const SERIES: [Column; 5] = [
    column("Hệ thống số", 133.0, Breaks::Words, Align::Left),
    column("Kỳ đánh số", 60.0, Breaks::Words, Align::Centre),
    column("Số văn bản", 28.0, Breaks::Number, Align::Centre),
    column("Từ số", 28.0, Breaks::Number, Align::Centre),
    column("Đến số", 28.0, Breaks::Number, Align::Centre),
];

const MARGIN: f32 = LEFT;
const BODY: Style = Style { face: Face::Regular, size: 12.0, margin: MARGIN };
const HEADING: Style = Style { face: Face::Bold, size: 12.0, margin: MARGIN };
const ITEM: Style = Style { face: Face::Regular, size: 12.0, margin: MARGIN + 6.0 };

/// Lays out the pages that close a book of this many volumes.
pub(super) fn pages(book: &RegistryBook, closing: &Closing, volumes: usize) -> Vec<Page> {
    let size = book.options.size(book.form);
    let mut flow = Flow::on(size);
    // A series without numbers is left out.
    let series: Vec<&SeriesNumbers> =
        closing.series.iter().filter(|series| series.documents > 0 || !series.gaps.is_empty()).collect();
    title(&mut flow, book);
    let among = among(&series, closing.doubles);
    let total: u64 = series.iter().map(|series| series.documents).sum();
    let volumes = if volumes > 1 { format!(", đóng thành {volumes} quyển") } else { String::new() };
    let joint = joint(&closing.numbered_by_others);
    match series.as_slice() {
        [] if !joint.is_empty() => flow.text(BODY, &format!("Sổ này có {joint}{volumes}.")),
        [] => flow.text(BODY, "Sổ này không có văn bản nào."),
        [series] => {
            let (from, to) = ends(series);
            let from_to = if total == 0 { String::new() } else { format!(", từ số {from} đến số {to}") };
            flow.text(BODY, &format!("Sổ này có {} văn bản{from_to}{volumes}{among}.", grouped(total)));
        }
        several => {
            let sign = if among.is_empty() { "," } else { ";" };
            let text = format!("Sổ này có {} văn bản{volumes}{among}{sign} theo các hệ thống số sau:", grouped(total));
            flow.text(BODY, &text);
            flow.space(3.0);
            let columns = fitted(&SERIES, size.table_width());
            let rows = several.iter().map(|series| {
                let (from, to) = ends(series);
                Row::new(&columns, &[series.name.clone(), period(series), grouped(series.documents), from, to], 0)
            });
            flow.table(None, columns.clone(), false, rows, 0.0);
        }
    }
    if !joint.is_empty() && !series.is_empty() {
        flow.space(if series.len() > 1 { 3.0 } else { 0.0 });
        flow.text(BODY, &format!("Sổ còn có {joint}."));
    }
    flow.space(3.0);
    let lines = lists(size, &series, &closing.lost_pages);
    let dotted = format!("{}ngày …… tháng …… năm ………", place(&closing.place));
    // The last lines move to the page of the signatures, so that nobody signs an otherwise empty page.
    let together = lines.len().saturating_sub(LINES_BY_THE_SIGNATURES);
    for (at, (style, line)) in lines.iter().enumerate() {
        if at == together {
            let height: f32 = lines.iter().skip(at).map(|(style, _)| style.leading()).sum();
            flow.keep(height + signatures::MIN);
        }
        // A heading needs a line below it.
        if style.face == Face::Bold {
            flow.keep(style.leading() * 2.0);
        }
        flow.line(*style, line);
    }
    signatures::put(
        &mut flow,
        &dotted,
        Signer { title: "Người lập sổ", how: "(ký, ghi rõ họ tên)", name: "" },
        Signer { title: "Thủ trưởng cơ quan", how: "(ký tên, đóng dấu)", name: "" },
    );
    flow.finish()
}

/// Describes the documents that other authorities have numbered.
fn joint(of: &[(String, u64)]) -> String {
    let of = of.iter().map(|(leader, count)| format!("{} văn bản liên tịch do {leader} cấp số", grouped(*count)));
    of.collect::<Vec<_>>().join(", ")
}

/// Counts documents that are included but no longer valid, or that repeat a number.
fn among(series: &[&SeriesNumbers], doubles: u64) -> String {
    let withdrawn: u64 = series.iter().map(|series| series.withdrawn.len() as u64).sum();
    let parts = [(withdrawn, "văn bản đã hủy, thu hồi"), (doubles, "lần đăng ký lại văn bản đã đến trước đó")];
    let parts = parts.into_iter().filter(|(amount, _)| *amount > 0);
    let said: Vec<String> = parts.map(|(amount, what)| format!("{} {what}", grouped(amount))).collect();
    if said.is_empty() { String::new() } else { format!(", trong đó có {}", said.join(" và ")) }
}

/// The smallest number of lines above the signatures on their page.
const LINES_BY_THE_SIGNATURES: usize = 3;

fn title(flow: &mut Flow, book: &RegistryBook) {
    let of = |face, size| Style { face, size, margin: MARGIN };
    flow.centred(of(Face::Regular, 12.0), &book.parent_name.to_uppercase());
    flow.centred(of(Face::Bold, 12.0), &book.organ_name.to_uppercase());
    flow.space(6.0);
    flow.centred(of(Face::Bold, 16.0), "TRANG KẾT THÚC SỔ");
    let name = book_name(book.form.book);
    flow.centred(of(Face::Italic, 13.0), &format!("{name} – Năm: {}", book.year.unwrap_or_default()));
    flow.space(6.0);
}

/// Returns the name of a registry book.
pub(super) fn book_name(book: Book) -> &'static str {
    match book {
        Book::Incoming => "Sổ đăng ký văn bản đến",
        Book::Outgoing => "Sổ đăng ký văn bản đi",
    }
}

/// Returns the place as written before a date.
pub(super) fn place(place: &str) -> String {
    if place.is_empty() { String::new() } else { format!("{place}, ") }
}

/// A list of the closing page.
struct List {
    name: &'static str,
    /// Whether the page states that there are none; otherwise an empty list is left out.
    is_always_named: bool,
    /// Returns how many numbers of a series there are, and their items.
    numbers: fn(&SeriesNumbers) -> (u64, Vec<String>),
}

const LISTS: [List; 7] = [
    List {
        name: "Số đã hủy, thu hồi", is_always_named: true, numbers: |series| listed(series, &series.withdrawn)
    },
    List { name: "Số không dùng", is_always_named: true, numbers: not_used },
    List {
        name: "Số trùng trong sổ gốc", is_always_named: true, numbers: |series| doubles(series, &series.doubles)
    },
    List {
        name: "Số phụ, chèn sau số đã cấp",
        is_always_named: false,
        numbers: |series| listed(series, &series.inserted),
    },
    List {
        name: "Số trùng với văn bản nhập từ danh sách",
        is_always_named: false,
        numbers: |series| doubles(series, &series.own_doubles),
    },
    List {
        name: "Số, ký hiệu trùng với văn bản của hệ thống số khác", is_always_named: false, numbers: written_twice
    },
    List {
        name: "Số ghi nhầm đã thu lại, không cấp cho văn bản nào nữa", is_always_named: false, numbers: struck
    },
];

/// Lays out the lists of numbers and that of lost pages, numbered consecutively.
fn lists(paper: Size, series: &[&SeriesNumbers], lost_pages: &[LostPage]) -> Vec<(Style, String)> {
    let mut lines = Vec::new();
    let mut ordinal = 0;
    for List { name, is_always_named, numbers } in LISTS {
        let found: Vec<(&SeriesNumbers, u64, Vec<String>)> = series
            .iter()
            .map(|series| {
                let (amount, texts) = numbers(series);
                (*series, amount, texts)
            })
            .filter(|(_, amount, _)| *amount > 0)
            .collect();
        let amount: u64 = found.iter().map(|(_, amount, _)| amount).sum();
        if amount == 0 && !is_always_named {
            continue;
        }
        ordinal += 1;
        if amount == 0 {
            lines.push((HEADING, format!("{ordinal}. {name}: không có.")));
            continue;
        }
        lines.push((HEADING, format!("{ordinal}. {name} ({} số):", grouped(amount))));
        for (of, _, texts) in found {
            let label = if series.len() > 1 { format!("{}: ", label(series, of)) } else { String::new() };
            let text = format!("{label}{}.", texts.join("; "));
            lines.extend(ITEM.lines(paper, &text).into_iter().map(|line| (ITEM, line)));
        }
    }
    if let Some(first) = lost_pages.first() {
        let heading =
            format!("{}. Trang in trước khi phục hồi sổ ({} trang):", ordinal + 1, grouped(lost_pages.len() as u64));
        lines.push((HEADING, heading));
        let text = pages_lost(lost_pages, first.restored);
        lines.extend(ITEM.lines(paper, &text).into_iter().map(|line| (ITEM, line)));
    }
    lines
}

/// Lists the numbers without a document, and the reasons.
fn not_used(series: &SeriesNumbers) -> (u64, Vec<String>) {
    let missing: u64 = series.gaps.iter().map(|gap| u64::from(gap.to - gap.from) + 1).sum();
    let inserted = series
        .lost_inserted
        .iter()
        .map(|(number, day)| format!("{} ({})", number_of(series.book, number), lost(*day, LostCause::Given)));
    let texts = series.gaps.iter().map(|gap| unused(series.book, gap)).chain(inserted).collect();
    (missing + series.lost_inserted.len() as u64, texts)
}

/// Lists the numbers that were taken back as mistyped.
fn struck(series: &SeriesNumbers) -> (u64, Vec<String>) {
    let number = |value: u32| number_of(series.book, &Number::plain(value));
    let texts = series.struck.iter().map(|StruckNumber { number: struck, back_to, reason }| {
        format!("{} ({reason}; đánh số tiếp sau số {})", number(*struck), number(*back_to))
    });
    (series.struck.len() as u64, texts.collect())
}

/// Describes the pages printed before the registry was restored on a day, in one text.
fn pages_lost(pages: &[LostPage], restored: NaiveDate) -> String {
    let named = pages.iter().map(|LostPage { at, supplement, .. }| match supplement {
        0 => format!("trang {}, quyển {:02}", at.page, at.volume),
        _ => format!("trang bổ sung {supplement} của trang {}, quyển {:02}", at.page, at.volume),
    });
    format!(
        "{} (in trước khi phục hồi sổ ngày {}; các dòng của trang được in lại ở trang sau).",
        named.collect::<Vec<_>>().join("; "),
        date::write(restored)
    )
}

fn listed(series: &SeriesNumbers, numbers: &[Number]) -> (u64, Vec<String>) {
    (numbers.len() as u64, numbers.iter().map(|number| number_of(series.book, number)).collect())
}

/// Lists the numbers that two documents bear, with the rulings on them.
fn doubles(series: &SeriesNumbers, numbers: &[Number]) -> (u64, Vec<String>) {
    let texts = numbers.iter().map(|number| {
        let rulings = series.rulings.iter().filter(|ruled| ruled.number == *number);
        number_of(series.book, number) + &ruled(rulings)
    });
    (numbers.len() as u64, texts.collect())
}

/// Lists the số, ký hiệu that a document of another series bears too, with the rulings on them.
fn written_twice(series: &SeriesNumbers) -> (u64, Vec<String>) {
    let texts = series.written_twice.iter().map(|WrittenTwice { code, series: other, date }| {
        let rulings = series.rulings.iter().filter(|ruled| ruled.code == *code);
        format!("{code}, văn bản ngày {} ({other}){}", date::write(*date), ruled(rulings))
    });
    (series.written_twice.len() as u64, texts.collect())
}

/// Writes rulings in brackets; empty where there are none.
fn ruled<'a>(rulings: impl Iterator<Item = &'a NumberRuling>) -> String {
    let said = rulings.map(|NumberRuling { ruling: Ruling { reason, authority, date }, .. }| {
        let day = date.map(|day| format!(", ngày {}", date::write(day))).unwrap_or_default();
        format!("ý kiến của {authority}{day}: {}", reason.trim_end_matches('.'))
    });
    let said = said.collect::<Vec<_>>().join("; ");
    if said.is_empty() { said } else { format!(" ({said})") }
}

/// Names a series so that it is not confused with another of the book.
fn label(all: &[&SeriesNumbers], series: &SeriesNumbers) -> String {
    if all.iter().all(|other| other.period == series.period) {
        series.name.clone()
    } else {
        format!("{} (kỳ {})", series.name, period(series))
    }
}

fn period(series: &SeriesNumbers) -> String {
    format!("{} – {}", date::write(series.period.starts), date::write(series.period.ends))
}

/// Returns the first and the last number.
fn ends(series: &SeriesNumbers) -> (String, String) {
    series.given.as_ref().map_or_else(
        || ("–".to_owned(), "–".to_owned()),
        |(first, last)| (number_of(series.book, first), number_of(series.book, last)),
    )
}

/// Writes a number as its book does: an outgoing one with at least two digits (Phụ lục I.II.3).
pub(super) fn number_of(book: Book, number: &Number) -> String {
    match book {
        Book::Outgoing if number.value < 10 => format!("0{number}"),
        _ => number.to_string(),
    }
}

/// Describes numbers without a document, and the reason.
fn unused(book: Book, gap: &Gap) -> String {
    let number = |value| number_of(book, &Number::plain(value));
    let numbers = if gap.from == gap.to {
        number(gap.from)
    } else {
        format!("từ {} đến {}", number(gap.from), number(gap.to))
    };
    let cause = match &gap.cause {
        None => "chưa rõ lý do".to_owned(),
        Some(GapCause::Imported) => "sổ cũ đã như vậy".to_owned(),
        Some(GapCause::Emergency) => "ghi trên giấy khi máy hỏng, chưa nhập".to_owned(),
        Some(GapCause::Restored { day, cause }) => lost(*day, *cause),
        Some(GapCause::Reserved { holder, state }) => {
            let state = match state {
                ReservationState::Held => "đang giữ",
                ReservationState::Used => "đã dùng",
                ReservationState::Released => "đã bỏ giữ",
                ReservationState::Expired => "hết hạn",
            };
            format!("giữ cho {holder}, {state}")
        }
    };
    format!("{numbers} ({cause})")
}

/// Gives the reason why a number lost at a restoring has no document.
fn lost(day: NaiveDate, cause: LostCause) -> String {
    let day = date::write(day);
    match cause {
        LostCause::Given => format!("đã cấp trước khi phục hồi sổ ngày {day}, văn bản chưa đăng ký lại"),
        LostCause::Skipped => format!("sổ trước khi phục hồi ngày {day} đã bỏ qua"),
        LostCause::Told => format!("đã cấp theo sổ giấy trước khi phục hồi sổ ngày {day}, văn bản chưa đăng ký lại"),
    }
}

/// Writes a count with grouped thousands.
pub(super) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}
