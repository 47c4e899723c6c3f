//! `vanthu office`: shows the office, or names it.

use super::{Console, Refusal, arguments::OfficeOptions, registry::Registry};
use crate::domain::{message::Message, office::Office};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &OfficeOptions) -> Result<(), Refusal> {
    let OfficeOptions { name, parent, abbreviation, place } = options;
    let given = [name, parent, abbreviation, place].into_iter().any(Option::is_some);
    let store = if given {
        let mut store = registry.write_or_create(console)?;
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
        registry.read()?
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
