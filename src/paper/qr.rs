//! A QR code of number, date and issuer, drawn as black squares.

use qrcode::{Color, EcLevel, QrCode};

use domain::{date, document::Document};

use super::page::{Block, Page};

/// Returns the content of the code, one line each.
fn text(document: &Document) -> String {
    let number = match document {
        Document::Incoming(_) => format!("Số đến: {}\n", document.own_number()),
        Document::Outgoing(_) => String::new(),
    };
    let arrived = match document {
        Document::Incoming(incoming) => format!("Ngày đến: {}\n", date::write(incoming.entry.arrival_date)),
        Document::Outgoing(_) => String::new(),
    };
    let issued = document.issued_date().map(date::write).unwrap_or_default();
    format!("{number}{arrived}{}; {issued}; {}", document.code().as_str(), document.content().organ_name)
}

/// Draws the code of a document in a square with this top left corner.
pub(super) fn put(page: &mut Page, x: f32, y: f32, side: f32, document: &Document) {
    // Only texts far longer than these do not fit into a code.
    let Ok(code) = QrCode::with_error_correction_level(text(document), EcLevel::L) else { return };
    let modules = code.width();
    #[expect(clippy::cast_precision_loss, reason = "a code has at most 177 modules a side")]
    let place = |module: usize| module as f32 * side / modules as f32;
    let colours = code.to_colors();
    for (row, line) in colours.chunks(modules).enumerate() {
        let mut begun = None;
        for at in 0..=modules {
            match (line.get(at) == Some(&Color::Dark), begun) {
                (true, None) => begun = Some(at),
                (false, Some(start)) => {
                    page.blocks.push(Block {
                        x: x + place(start),
                        y: y + place(row),
                        width: place(at) - place(start),
                        height: place(row + 1) - place(row),
                    });
                    begun = None;
                }
                _ => {}
            }
        }
    }
}
