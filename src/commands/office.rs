//! `vanthu office`: shows the office, or names it and says how it is reached.

use domain::office::{Contacts, Office};
use texts::{UserMessage, message};

use super::{Console, Refusal, arguments::OfficeOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &OfficeOptions) -> Result<(), Refusal> {
    let OfficeOptions { name, parent, abbreviation, place, naming, address, telephone, fax, e_mail, website } = options;
    let named = [name, parent, abbreviation, place].into_iter().any(Option::is_some);
    let reached = [address, telephone, fax, e_mail, website].into_iter().any(Option::is_some);
    let choose = |given: &Option<String>, before: String| given.clone().unwrap_or(before);
    let store = if named || reached {
        let is_new = !registry.address.exists();
        let mut store = registry.write_or_create(console)?;
        if !is_new {
            registry.warn_of_cloud(None, console);
        }
        if named {
            let before = store.office()?.unwrap_or_default();
            let office = Office {
                name: choose(name, before.name),
                parent: choose(parent, before.parent),
                abbreviation: choose(abbreviation, before.abbreviation),
                place: choose(place, before.place),
            };
            match naming {
                Some(naming) => store.write(|transaction| transaction.rename_office(&office, *naming))?,
                None => store.set_office(&office)?,
            }
        }
        if reached {
            let before = store.contacts()?;
            store.set_contacts(&Contacts {
                address: choose(address, before.address),
                telephone: choose(telephone, before.telephone),
                fax: choose(fax, before.fax),
                e_mail: choose(e_mail, before.e_mail),
                website: choose(website, before.website),
            })?;
        }
        store
    } else {
        registry.read()?
    };
    let Some(office) = store.office()? else {
        console.say(&UserMessage::from(texts::OFFICE_UNNAMED));
        return Ok(());
    };
    console.say(&message!(
        texts::OFFICE_SHOWN,
        name = office.name,
        parent = office.parent,
        abbreviation = office.abbreviation,
        place = office.place
    ));
    let Contacts { address, telephone, fax, e_mail, website } = store.contacts()?;
    for (key, value) in [
        (texts::OFFICE_ADDRESS, address),
        (texts::OFFICE_TELEPHONE, telephone),
        (texts::OFFICE_FAX, fax),
        (texts::OFFICE_E_MAIL, e_mail),
        (texts::OFFICE_WEBSITE, website),
    ] {
        if !value.is_empty() {
            console.say(&key.with(texts::values::Value { value: value.into() }));
        }
    }
    for authority in store.authorities()? {
        console.say(&message!(texts::AUTHORITY_SHOWN, name = authority.name, abbreviation = authority.abbreviation));
    }
    Ok(())
}
