//! `vanthu authority add`: another authority in whose name documents are issued.

use std::path::Path;

use super::{Console, Refusal};
use crate::{
    domain::{message::Message, office::Authority},
    store::{Access, Store},
};

pub(super) fn run(console: &mut Console<'_>, registry: &Path, authority: &Authority) -> Result<(), Refusal> {
    let mut store = Store::open(registry, Access::Write)?;
    store.add_authority(authority)?;
    let line = Message::new("authority-shown");
    console.say(&line.with("name", authority.name.as_str()).with("abbreviation", authority.abbreviation.as_str()));
    Ok(())
}
