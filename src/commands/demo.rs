//! `vanthu demo`: twelve months or a year of the demo office, its books beside it, and the window on it.

use clock::Clock;
use texts::{UserMessage, message};

use jobs::demo::{DemoStep, make_demo};
use progress::Progress;
use store::Writer;

use super::{Console, Refusal, arguments::DemoOptions};

pub(super) fn run(console: &mut Console<'_>, clock: &Clock, options: &DemoOptions) -> Result<(), Refusal> {
    let (writer, progress) = (Writer::from(clock), Progress::default());
    let registry = make_demo(&options.folder, options.request, &writer, &progress, |step| match step {
        DemoStep::Filling(documents) => {
            let documents = i64::try_from(documents).unwrap_or(i64::MAX);
            console.say(&message!(texts::DEMO_FILLING, documents = documents));
        }
        DemoStep::Filled(address) => {
            console.say(&message!(texts::DEMO_FILLED, path = address.to_string()));
            console.say(&UserMessage::from(texts::DEMO_INVENTED));
        }
        DemoStep::Printed(path) => {
            console.say(&message!(texts::SHARED_PRINTED, path = path.display().to_string()));
        }
        DemoStep::Found(address) => {
            console.say(&message!(texts::DEMO_FOUND, path = address.to_string()));
        }
    })?;
    if !options.window {
        return Ok(());
    }
    if !window::has_display() {
        console.say(&message!(texts::DEMO_NO_DISPLAY, path = registry.to_string()));
        return Ok(());
    }
    window::run(registry, clock.clone(), console.asked, &console.language).map_err(|error| error.message())?;
    Ok(())
}
