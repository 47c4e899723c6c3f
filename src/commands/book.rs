//! `vanthu book`: a year's registry book as PDF: whole, page by page as it grows (in tiếp), or pages printed again.

use jobs::print_request::PrintRequest;
use progress::Progress;
use texts::{UserMessage, message};

use super::{Console, Refusal, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, request: &PrintRequest) -> Result<(), Refusal> {
    if request.keeps_pages() {
        // Opening the registry for writing also warns about a clock that was set back.
        registry.write(console)?;
    }
    let made = request.print(&registry.address, &registry.writer, &Progress::default())?;
    let written = made.files.iter().map(|path| message!(texts::SHARED_PRINTED, path = path.display().to_string()));
    // A bound book names its new pages before the file; otherwise the file comes first.
    let messages: Vec<UserMessage> = if request.keeps_pages() {
        made.told.iter().cloned().chain(written).collect()
    } else {
        written.chain(made.told.iter().cloned()).collect()
    };
    for message in &messages {
        console.say(message);
    }
    Ok(())
}
