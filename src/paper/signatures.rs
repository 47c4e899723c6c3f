//! The end of a paper: place and date, and the two signatures side by side.

use super::{face::Face, flow::Flow, page::Page};

/// One of the signatures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signer<'a> {
    /// The signer's title.
    pub(super) title: &'a str,
    /// The way of signing, in brackets below the title.
    pub(super) how: &'a str,
    /// The name below the signature, where it is known.
    pub(super) name: &'a str,
}

/// The height including signatures and seal.
const HEIGHT: f32 = 50.0;
/// The smallest sufficient height, accepted where the page has no more.
pub(super) const MIN: f32 = 40.0;

/// Sets both signatures side by side, place and date above the right one.
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
