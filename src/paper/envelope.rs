//! Envelopes (bì văn bản, Phụ lục IV, mục II, NĐ 30/2020/NĐ-CP): one for each document and receiver.

use domain::{
    cell::Cell,
    content::Priority,
    form_row::FormRow,
    office::{Contacts, Office},
};

use super::{
    face::Face,
    fitting::{dots, fitted},
    page::{POINTS, Page, Size},
    sheets::Sheets,
};

/// The usual sizes of envelopes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EnvelopeSize {
    /// 307 × 220: A4 unfolded.
    Large,
    /// 220 × 158: A4 folded once.
    Middle,
    /// 220 × 109: A4 folded twice.
    #[default]
    Long,
    /// 158 × 115: A4 folded in four.
    Small,
}

impl EnvelopeSize {
    /// All sizes, the largest first.
    pub const ALL: [Self; 4] = [Self::Large, Self::Middle, Self::Long, Self::Small];

    /// Returns width and height, in millimetres.
    #[must_use]
    pub fn millimetres(self) -> (u16, u16) {
        match self {
            Self::Large => (307, 220),
            Self::Middle => (220, 158),
            Self::Long => (220, 109),
            Self::Small => (158, 115),
        }
    }

    /// Returns its word in commands: width and height.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Large => "307x220",
            Self::Middle => "220x158",
            Self::Long => "220x109",
            Self::Small => "158x115",
        }
    }

    /// Parses a size such as `220x109`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (width, height) = text.split_once(['x', 'X', '×'])?;
        let wanted = (width.trim().parse().ok()?, height.trim().parse().ok()?);
        Self::ALL.into_iter().find(|size| size.millimetres() == wanted)
    }
}

/// Distance from the envelope's edges to its texts.
const MARGIN: f32 = 10.0;
/// The width of the envelope at which letters have their nominal size.
const MEASURED_ON: f32 = 220.0;
/// Distance of baselines, in font sizes.
const LEADING: f32 = 1.3;

pub(super) fn pages(sheets: &Sheets, rows: &[FormRow]) -> Vec<Page> {
    if rows.is_empty() {
        return vec![page(sheets, None)];
    }
    rows.iter().map(|row| page(sheets, Some(row))).collect()
}

fn page(sheets: &Sheets, row: Option<&FormRow>) -> Page {
    let (width, height) = sheets.envelope.millimetres();
    let size = Size { width: width.into(), height: height.into() };
    let mut page = Page::new(size);
    let own = row.and_then(|row| row.issuer.as_ref()).unwrap_or(&sheets.office.office);
    let bottom = sender(&mut page, own, &sheets.office.contacts);
    let text = |cell: Cell| row.map(|row| cell.text(row).into_owned()).unwrap_or_default();
    let code = text(Cell::Code);
    let y = bottom + 7.0;
    let letters = 12.0 * scale(size);
    page.put(MARGIN + 6.0, y, Face::Regular, letters, "Số/ký hiệu văn bản:");
    let start = MARGIN + 8.0 + Face::Regular.width("Số/ký hiệu văn bản:", letters);
    let code = if code.is_empty() { dots(Face::Regular, letters, 45.0) } else { code };
    page.put(start, y, Face::Regular, letters, &code);
    if let Some(row) = row {
        urgency(&mut page, row.document.content().priority, y);
    }
    receiver(&mut page, &text(Cell::Recipients), y);
    page
}

/// Returns the factor by which letters are larger or smaller than on the envelope of nominal width.
fn scale(size: Size) -> f32 {
    (size.width / MEASURED_ON).clamp(0.85, 1.35)
}

/// Draws the sender: space for the office's logo, name, address and other contacts. Returns where it ends.
fn sender(page: &mut Page, office: &Office, contacts: &Contacts) -> f32 {
    let Size { width, .. } = page.size;
    let scale = scale(page.size);
    let (sign, room) = (16.0 * scale, (width * 0.62).min(width - 2.0 * MARGIN) - 18.0);
    let x = MARGIN + sign + 2.0;
    let name = if office.name.is_empty() { "TÊN CƠ QUAN, TỔ CHỨC" } else { &office.name };
    let (size, lines) =
        fitted(&name.to_uppercase(), Face::Bold, &[13.0, 12.0, 11.0, 10.0].map(|size: f32| size * scale), room, 2);
    let mut y = MARGIN;
    for line in &lines {
        y += size * LEADING / POINTS;
        page.put(x, y, Face::Bold, size, line);
    }
    let small = 10.0 * scale;
    let half = room / 2.0;
    for parts in [
        vec![("Địa chỉ:", &contacts.address, room)],
        vec![("Điện thoại:", &contacts.telephone, half), ("Fax:", &contacts.fax, half)],
        vec![("E-Mail:", &contacts.e_mail, half), ("Website:", &contacts.website, half)],
    ] {
        y += small * LEADING / POINTS;
        let mut x = x;
        for (label, value, room) in parts {
            page.put(x, y, Face::Regular, small, label);
            let start = x + Face::Regular.width(label, small) + 1.0;
            let left = room - (start - x) - 2.0;
            if value.is_empty() {
                page.put(start, y, Face::Regular, small, &dots(Face::Regular, small, left));
            } else {
                let (size, lines) = fitted(value, Face::Regular, &[small, small * 0.9, small * 0.8], left, 1);
                for line in &lines {
                    page.put(start, y, Face::Regular, size, line);
                }
            }
            x += room;
        }
    }
    // Space for the office's logo (biểu tượng, nếu có), printed or pasted there.
    let end = y + 2.5;
    page.rule((MARGIN, end), (x + room, end), 1.0);
    end
}

/// Draws the stamp of urgency, as on the document (Phụ lục I.III.2.b, NĐ 30/2020/NĐ-CP).
fn urgency(page: &mut Page, priority: Priority, y: f32) {
    let words = priority.on_paper();
    if words.is_empty() {
        return;
    }
    let (width, height) = match priority {
        Priority::Urgent => (20.0, 8.0),
        Priority::VeryUrgent => (40.0, 8.0),
        Priority::Express => (30.0, 8.0),
        Priority::Normal | Priority::ExpressTimed => (52.0, 8.0),
    };
    let (left, top) = (MARGIN + 6.0, y + 5.0);
    page.framed(left, top, left + width, top + height, 1.0);
    page.centred(left + width / 2.0, top + 5.6, Face::Bold, 13.0, words);
}

/// Draws the receiver below the middle, to the right.
fn receiver(page: &mut Page, name: &str, above: f32) {
    let Size { width, height } = page.size;
    let x = width * 0.38;
    let scale = scale(page.size);
    let label = 14.0 * scale;
    let y = (height * 0.6).max(above + 14.0);
    page.put(x, y, Face::Bold, label, "Kính gửi:");
    let start = x + Face::Bold.width("Kính gửi:", label) + 4.0;
    let room = width - MARGIN - start;
    if name.is_empty() {
        for line in [0.0, 9.0] {
            page.put(start, y + line * scale, Face::Regular, label, &dots(Face::Regular, label, room));
        }
        return;
    }
    let (size, lines) =
        fitted(name, Face::Bold, &[15.0, 14.0, 13.0, 12.0, 11.0].map(|size: f32| size * scale), room, 3);
    for (at, line) in (0_u8..).zip(&lines) {
        page.put(start, y + f32::from(at) * size * LEADING / POINTS, Face::Bold, size, line);
    }
}
