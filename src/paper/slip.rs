//! The slip that accompanies documents (phiếu gửi, Phụ lục III, Mẫu 1.4, NĐ 30/2020/NĐ-CP): one for each
//! receiver, with a part that returns signed.

use domain::{cell::Cell, document::Document, form_row::FormRow};

use super::{
    Letterhead, PaperError,
    face::Face,
    fitting::fitted,
    flow::{Flow, Style},
    letterhead::{self, Above, MARGIN, in_words},
    page::{Page, THIN},
    sheets::Sheets,
    table::Row,
};

const BODY: Style = Style { face: Face::Regular, size: 13.0, margin: MARGIN };
/// The height of the part that returns.
const BACK: f32 = 76.0;

pub(super) fn pages(sheets: &Sheets, rows: &[FormRow]) -> Result<Vec<Page>, PaperError> {
    if rows.is_empty() {
        return slip(sheets, &[]);
    }
    let mut pages = Vec::new();
    // A slip has one sender and one receiver.
    let ends = |row: &FormRow| (Cell::Recipients.text(row).into_owned(), Cell::Organ.text(row).into_owned());
    for group in rows.chunk_by(|one, other| ends(one) == ends(other)) {
        pages.extend(slip(sheets, group)?);
    }
    Ok(pages)
}

/// The type of a slip that has a number of its own (Phụ lục III, NĐ 30/2020/NĐ-CP).
const SLIP: &str = "Phiếu gửi";

/// Separates the slip's own row, if it is registered to this receiver, from the documents that it accompanies.
/// Of several slips it is unknown which accompanies which document, so the number is left blank.
fn parted(rows: &[FormRow]) -> (Option<&FormRow>, Vec<&FormRow>) {
    let is_slip = |row: &&FormRow| row.document.content().type_name == SLIP;
    let (slips, others): (Vec<&FormRow>, Vec<&FormRow>) = rows.iter().partition(is_slip);
    match slips.as_slice() {
        [own] => (Some(own), others),
        _ => (None, rows.iter().collect()),
    }
}

fn slip(sheets: &Sheets, all: &[FormRow]) -> Result<Vec<Page>, PaperError> {
    let (own, rows) = parted(all);
    let size = sheets.options.size(sheets.form);
    let table = sheets.options.table(sheets.form, size.width - 2.0 * MARGIN)?;
    let mut flow = Flow::indented(size, MARGIN);
    let sender = all.first().and_then(|row| row.issuer.clone());
    let sender = Letterhead { office: sender.unwrap_or_else(|| sheets.office.office.clone()), ..sheets.office.clone() };
    let office = &sender.office;
    let own = own.map(|row| &row.document);
    let day = own.and_then(Document::issued_date).or(all.first().map(|_| sheets.day));
    letterhead::put(&mut flow, &sender, Above::Parent, &letterhead::place_and_date(office, day));
    let notation = if office.abbreviation.is_empty() { "……" } else { &office.abbreviation };
    let number = own.map_or_else(|| format!("……/PG-{notation}"), |own| own.code().as_str().to_owned());
    flow.draw(0.0, |page, top| {
        let centre = letterhead::centre_of_office(page.size);
        page.centred(centre, top - 5.0, Face::Regular, 13.0, &format!("Số: {number}"));
    });
    title(&mut flow, sheets, own);
    let receiver = all.first().map(|row| Cell::Recipients.text(row).into_owned()).unwrap_or_default();
    let receiver = if receiver.is_empty() { DOTS.to_owned() } else { receiver };
    flow.centred(BODY, &format!("Kính gửi: {receiver}"));
    flow.space(3.0);
    let name = if office.name.is_empty() { "……………………………………" } else { &office.name };
    flow.text(BODY, &format!("{name} gửi kèm theo phiếu này các văn bản sau:"));
    flow.space(3.0);
    if rows.is_empty() {
        flow.begin_table(table.columns.clone(), false);
        for _ in 0..6 {
            flow.row(&Row::empty(), |_, _| {});
        }
        flow.end_table();
    } else {
        let set = (1..).zip(&rows).map(|(at, row)| {
            let texts: Vec<String> = (table.cells.iter().enumerate())
                .map(|(column, cell)| if column == 0 { format!("{at}") } else { cell.text(row).into_owned() })
                .collect();
            Row::new(&table.columns, &texts, 0)
        });
        flow.table(None, table.columns.clone(), false, set, SIGNED);
    }
    flow.space(2.0);
    foot(&mut flow, own, &receiver);
    let named = own.map_or_else(
        || "số …… ngày …… tháng …… năm ………".to_owned(),
        |own| {
            format!(
                "số {} {}",
                own.code().as_str(),
                own.issued_date().map(|day| in_words(day, "ngày")).unwrap_or_default()
            )
        },
    );
    back(&mut flow, name, &receiver, rows.len(), &named);
    Ok(flow.finish())
}

/// Stands for an unknown receiver, to be written by hand.
const DOTS: &str = "………………………………………………";

/// Sets tên loại, trích yếu below it, and a line a third to a half as long as that (Phụ lục I, mục II.5, NĐ
/// 30/2020/NĐ-CP).
fn title(flow: &mut Flow, sheets: &Sheets, own: Option<&Document>) {
    flow.space(4.0);
    let bold = Style { face: Face::Bold, size: 14.0, ..BODY };
    flow.centred(bold, sheets.form.title);
    let subject = own.map(|own| own.content().subject.as_str()).filter(|subject| !subject.is_empty());
    flow.centred(Style { margin: MARGIN + 15.0, ..bold }, subject.unwrap_or("Về việc gửi văn bản"));
    flow.draw(5.0, |page, top| {
        let middle = page.size.middle();
        page.rule((middle - 20.0, top + 2.0), (middle + 20.0, top + 2.0), THIN);
    });
    flow.space(2.0);
}

/// Sets nơi nhận at the left; at the right the signer: quyền hạn, chức vụ, name (Mẫu 1.4).
fn foot(flow: &mut Flow, own: Option<&Document>, receiver: &str) {
    let signer = own.map(|own| own.content().signer_info.clone()).unwrap_or_default();
    let unit = match own {
        Some(Document::Outgoing(outgoing)) if !outgoing.entry.drafting_unit.is_empty() => {
            format!(", {}", outgoing.entry.drafting_unit)
        }
        _ => String::new(),
    };
    flow.draw(SIGNED, |page, top| {
        let right = page.size.width * 0.75;
        page.put(MARGIN, top + 5.0, Face::Bold, 12.0, "Nơi nhận:");
        let room = page.size.width / 2.0 - MARGIN;
        let (size, lines) = fitted(&format!("- {receiver};"), Face::Regular, &[11.0, 10.0, 9.0], room, 3);
        let mut y = top + 10.0;
        for line in &lines {
            page.put(MARGIN, y, Face::Regular, size, line);
            y += 4.6;
        }
        page.put(MARGIN, y, Face::Regular, 11.0, &format!("- Lưu: VT{unit}."));
        let titles = [signer.prefix.as_str(), signer.position.as_str()];
        let titles: Vec<&str> = titles.into_iter().filter(|title| !title.is_empty()).collect();
        // A blank slip shows what the form asks for; on a filled one, unknown values are left blank.
        let is_blank = receiver == DOTS;
        let unknown = if is_blank {
            "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ"
        } else {
            "……………………………"
        };
        let titles = if titles.is_empty() { vec![unknown] } else { titles };
        let mut y = top + 5.0;
        for title in titles {
            let (size, lines) = fitted(&title.to_uppercase(), Face::Bold, &[12.0, 11.0, 10.0], room, 2);
            for line in &lines {
                page.centred(right, y, Face::Bold, size, line);
                y += 5.0;
            }
        }
        let name = if signer.full_name.is_empty() && is_blank { "Họ và tên" } else { &signer.full_name };
        page.centred(right, top + SIGNED - 5.0, Face::Bold, 12.0, name);
    });
}

/// The height of nơi nhận and the signer, including signature and seal.
const SIGNED: f32 = 42.0;

/// Sets the part that the receiver signs and returns.
fn back(flow: &mut Flow, sender: &str, receiver: &str, amount: usize, slip: &str) {
    flow.keep(BACK);
    flow.draw(8.0, |page, top| {
        let right = page.size.width - MARGIN;
        let mut x = MARGIN;
        while x < right {
            page.rule((x, top + 4.0), ((x + 3.0).min(right), top + 4.0), THIN);
            x += 5.0;
        }
    });
    flow.centred(Style { face: Face::Bold, ..BODY }, "XÁC NHẬN ĐÃ NHẬN");
    flow.centred(Style { face: Face::Italic, size: 11.0, ..BODY }, "(Đề nghị ký nhận và gửi trả phiếu này)");
    flow.space(2.0);
    flow.text(BODY, &format!("Kính gửi: {sender}"));
    flow.space(1.0);
    let amount = if amount == 0 { "……".to_owned() } else { amount.to_string() };
    flow.text(BODY, &format!("{receiver} đã nhận đủ {amount} văn bản ghi trong Phiếu gửi {slip}"));
    flow.space(3.0);
    flow.draw(32.0, |page, top| {
        let centre = page.size.width * 0.75;
        page.centred(centre - 6.0, top + 5.0, Face::Italic, 12.0, "……………, ngày …… tháng …… năm ………");
        page.centred(centre, top + 10.5, Face::Bold, 12.0, "NGƯỜI NHẬN");
        page.centred(centre, top + 15.5, Face::Italic, 11.0, "(ký, ghi rõ họ tên)");
    });
}
