//! `vanthu clerk`: who writes when nobody is named.

use texts::{UserMessage, message};

use super::{Console, Refusal, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, name: Option<&str>) -> Result<(), Refusal> {
    let store = match name {
        Some(name) => {
            let mut store = registry.write_or_create(console)?;
            store.name_clerk(name)?;
            store
        }
        None => registry.read()?,
    };
    match store.clerk()? {
        Some(clerk) => console.say(&message!(texts::CLERK_SHOWN, clerk = clerk)),
        None => console.say(&UserMessage::from(texts::CLERK_UNNAMED)),
    }
    Ok(())
}
