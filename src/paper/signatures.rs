//! The end of a paper: place and date, and who signs it, left and right.

use super::{face::Face, flow::Flow, page::Page};

/// Who signs on one side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signer<'a> {
    /// As what.
    pub(super) title: &'a str,
    /// How.
    pub(super) how: &'a str,
    /// The name below the signature, where it is known.
    pub(super) name: &'a str,
}

/// With room for signatures and the seal.
const HEIGHT: f32 = 50.0;
/// The least room for them: on a page that has no more it is enough.
pub(super) const MIN: f32 = 40.0;

/// Puts both signers side by side, place and date above the one on the right.
pub(super) fn put(flow: &mut Flow, place_and_date: &str, left: Signer<'_>, right: Signer<'_>) {
    flow.keep(MIN);
    let height = flow.room().min(HEIGHT);
    flow.draw(height, |page, top| {
        let (left_x, right_x) = (page.size.width * 0.25, page.size.width * 0.75);
        page.centred(right_x, top + 8.0, Face::Italic, 12.0, place_and_date);
        put_one(page, left_x, (top, height), left);
        put_one(page, right_x, (top, height), right);
    });
}

fn put_one(page: &mut Page, x: f32, (top, height): (f32, f32), signer: Signer<'_>) {
    page.centred(x, top + 14.0, Face::Bold, 12.0, signer.title);
    page.centred(x, top + 19.5, Face::Italic, 11.0, signer.how);
    page.centred(x, top + height - 4.0, Face::Bold, 12.0, signer.name);
}
