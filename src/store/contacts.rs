//! The office's contacts for envelopes, stored among the settings.

use domain::{office::Contacts, text};

use super::{Result, Store, Transaction};

const ADDRESS: &str = "office-address";
const TELEPHONE: &str = "office-telephone";
const FAX: &str = "office-fax";
const E_MAIL: &str = "office-e-mail";
const WEBSITE: &str = "office-website";

impl Store {
    /// Returns the office's contacts.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn contacts(&self) -> Result<Contacts> {
        let setting = |key| self.setting(key).map(Option::unwrap_or_default);
        Ok(Contacts {
            address: setting(ADDRESS)?,
            telephone: setting(TELEPHONE)?,
            fax: setting(FAX)?,
            e_mail: setting(E_MAIL)?,
            website: setting(WEBSITE)?,
        })
    }

    /// Stores the office's contacts.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn set_contacts(&mut self, contacts: &Contacts) -> Result<()> {
        self.write(|transaction| transaction.put_contacts(contacts))
    }
}

impl Transaction<'_> {
    pub(super) fn put_contacts(&mut self, contacts: &Contacts) -> Result<()> {
        let Contacts { address, telephone, fax, e_mail, website } = contacts;
        [(ADDRESS, address), (TELEPHONE, telephone), (FAX, fax), (E_MAIL, e_mail), (WEBSITE, website)]
            .into_iter()
            .try_for_each(|(key, value)| self.set(key, &text::clean(value)))
    }
}
