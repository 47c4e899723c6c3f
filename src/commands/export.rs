//! `vanthu export`: the documents of a year's book, or what a search finds of them, as a list for Excel; or an empty list to be filled.

use exchange::export::write_template;
use jobs::{
    JobError,
    export::{ExportList, Listed, export_list},
    setup::export_setup,
};
use progress::Progress;
use texts::message;

use super::{Console, Refusal, arguments::ExportOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: ExportOptions) -> Result<(), Refusal> {
    match options {
        ExportOptions::List { query, target } => {
            let path = target.display().to_string();
            let request = ExportList { listed: Listed::Found(query), target, replace: false };
            let count = export_list(&request, &registry.address, &Progress::default())?;
            console.say(&message!(texts::EXPORT_WRITTEN, count = count, path = path));
        }
        ExportOptions::Setup { target } => {
            export_setup(&registry.address, &target)?;
            console.say(&message!(texts::EXPORT_SETUP_WRITTEN, path = target.display().to_string()));
        }
        ExportOptions::Template { book, target } => {
            write_template(book, &target).map_err(JobError::from)?;
            console.say(&message!(texts::EXPORT_TEMPLATE_WRITTEN, path = target.display().to_string()));
        }
    }
    Ok(())
}
