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
pub(super) const HEIGHT: f32 = 50.0;

/// Puts both signers side by side, place and date above the one on the right.
pub(super) fn put(flow: &mut Flow, place_and_date: &str, left: Signer<'_>, right: Signer<'_>) {
    flow.draw(HEIGHT, |page, top| {
        let (left_x, right_x) = (page.size.width * 0.25, page.size.width * 0.75);
        page.centred(right_x, top + 8.0, Face::Italic, 12.0, place_and_date);
        put_one(page, left_x, top, left);
        put_one(page, right_x, top, right);
    });
}

fn put_one(page: &mut Page, x: f32, top: f32, signer: Signer<'_>) {
    page.centred(x, top + 14.0, Face::Bold, 12.0, signer.title);
    page.centred(x, top + 19.5, Face::Italic, 11.0, signer.how);
    page.centred(x, top + 46.0, Face::Bold, 12.0, signer.name);
}
