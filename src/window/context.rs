//! The context of a screen: the open registry, its reference data, today, the texts, and what comes from outside the window.

use chrono::NaiveDate;

use language::Language;
use store::{StoreError, StoreThread};

use super::{env::Environment, reference_data::ReferenceData, session::Session};

/// What a screen is given to update itself and to draw.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The registry, on its thread.
    pub store: &'a StoreThread,
    /// Whether this window may write.
    pub session: &'a Session,
    /// What the screens share of the registry.
    pub reference: &'a ReferenceData,
    /// Today's date.
    pub today: NaiveDate,
    /// The texts.
    pub language: &'a Language,
    /// What comes from outside the window.
    pub environment: &'a Environment,
}

impl Context<'_> {
    /// Whether this window may write.
    ///
    /// # Errors
    /// [`StoreError::OnlyLooking`] when it may not.
    pub fn may_write(self) -> Result<(), StoreError> {
        self.session.may_write()
    }
}

/// The registry that is open in the workspace.
#[derive(Debug)]
pub struct OpenRegistry {
    pub store: StoreThread,
    pub session: Session,
    pub reference: ReferenceData,
}

impl OpenRegistry {
    /// The context of a screen over this registry.
    #[must_use]
    pub fn context<'a>(&'a self, environment: &'a Environment) -> Context<'a> {
        Context {
            store: &self.store,
            session: &self.session,
            reference: &self.reference,
            today: environment.clock.today(),
            language: &environment.language,
            environment,
        }
    }
}
