//! `vanthu office`: shows the office, or names it.

use std::path::Path;

use super::{Console, Refusal, arguments::OfficeOptions};
use crate::{
    domain::{message::Message, office::Office},
    store::{Access, Store},
};

pub(super) fn run(console: &mut Console<'_>, registry: &Path, options: &OfficeOptions) -> Result<(), Refusal> {
    let OfficeOptions { name, parent, abbreviation, place } = options;
    let given = [name, parent, abbreviation, place].into_iter().any(Option::is_some);
    let store = if given {
        let mut store = Store::open_or_create(registry)?;
        let before = store.office()?.unwrap_or_default();
        let choose = |given: &Option<String>, before: String| given.clone().unwrap_or(before);
        store.set_office(&Office {
            name: choose(name, before.name),
            parent: choose(parent, before.parent),
            abbreviation: choose(abbreviation, before.abbreviation),
            place: choose(place, before.place),
        })?;
        store
    } else {
        Store::open(registry, Access::Read)?
    };
    let Some(office) = store.office()? else {
        console.say(&Message::new("office-unnamed"));
        return Ok(());
    };
    console.say(
        &Message::new("office-shown")
            .with("name", office.name)
            .with("parent", office.parent)
            .with("abbreviation", office.abbreviation)
            .with("place", office.place),
    );
    for authority in store.authorities()? {
        let line = Message::new("authority-shown");
        console.say(&line.with("name", authority.name).with("abbreviation", authority.abbreviation));
    }
    Ok(())
}
