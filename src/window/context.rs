//! The context passed to a screen: the open registry, its reference data, today's date, the texts and the environment.

use chrono::NaiveDate;

use language::Language;
use store::{StoreError, StoreThread};

use super::{env::Environment, reference_data::ReferenceData, session::Session};

/// Everything a screen needs to update and draw itself.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The thread on which the registry is read and written.
    pub store: &'a StoreThread,
    /// Whether this window may write.
    pub session: &'a Session,
    /// The reference data shared by all screens.
    pub reference: &'a ReferenceData,
    /// Today's date.
    pub today: NaiveDate,
    /// The texts in the language of the screen.
    pub language: &'a Language,
    /// Everything outside the window: clock, files, dialogs of the system.
    pub environment: &'a Environment,
}

impl Context<'_> {
    /// Checks that this window may write.
    ///
    /// # Errors
    /// [`StoreError::OnlyLooking`] when it may not.
    pub fn may_write(self) -> Result<(), StoreError> {
        self.session.may_write()
    }
}

/// The registry open in the workspace, with its session and reference data.
#[derive(Debug)]
pub struct OpenRegistry {
    pub store: StoreThread,
    pub session: Session,
    pub reference: ReferenceData,
}

impl OpenRegistry {
    /// Returns the context for a screen of this registry.
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
