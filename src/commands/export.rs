//! `vanthu export`: the documents of a year's book, or what a search finds of them, as a list for Excel.

use super::{Console, Refusal, arguments::ExportOptions, registry::Registry};
use crate::{
    domain::message::Message,
    jobs::export::{ExportList, Listed, export_list},
    progress::Progress,
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: ExportOptions) -> Result<(), Refusal> {
    let ExportOptions { query, target } = options;
    let path = target.display().to_string();
    let request = ExportList { registry: registry.path.clone(), listed: Listed::Found(query), target, replace: false };
    let count = export_list(&request, &Progress::default())?;
    console.say(&Message::new("export-written").with("count", count).with("path", path));
    Ok(())
}
