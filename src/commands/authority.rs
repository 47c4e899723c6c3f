//! `vanthu authority add`: another authority in whose name documents are issued.

use super::{Console, Refusal, registry::Registry};
use crate::domain::{message::Message, office::Authority};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, authority: &Authority) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    store.add_authority(authority)?;
    let line = Message::new("authority-shown");
    console.say(&line.with("name", authority.name.as_str()).with("abbreviation", authority.abbreviation.as_str()));
    Ok(())
}
