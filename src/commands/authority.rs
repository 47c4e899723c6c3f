//! `vanthu authority add`: another authority in whose name documents are issued.

use domain::{office::Authority, text};
use store::Namesakes;
use texts::message;

use super::{Console, Refusal, arguments::AuthorityOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &AuthorityOptions) -> Result<(), Refusal> {
    let AuthorityOptions { authority, parent, same_abbreviation } = options;
    let mut store = registry.write(console)?;
    let named = text::clean(&authority.name).to_lowercase();
    let before = store.authorities()?.into_iter().find(|known| known.name.to_lowercase() == named);
    let parent = parent.clone().or(before.map(|known| known.parent)).unwrap_or_default();
    let authority = &Authority { parent, ..authority.clone() };
    let namesakes = if *same_abbreviation { Namesakes::Taken } else { Namesakes::Refused };
    store.write(|transaction| transaction.add_authority(authority, namesakes))?;
    console.say(&message!(
        texts::AUTHORITY_SHOWN,
        name = authority.name.as_str(),
        abbreviation = authority.abbreviation.as_str()
    ));
    Ok(())
}
