//! How each form was printed last, so that the next time begins with the same printer. One of the clerk's preferences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use printer::Sides;

/// How a form was printed last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastPrinting {
    /// The printer, by the name that the system gives it.
    pub printer: String,
    /// The word for the sides, as in commands; `None` for what the printer is set to.
    pub sides: Option<String>,
    /// The tray; `None` for what the printer is set to.
    pub tray: Option<String>,
    /// Whether it is printed without the dialog.
    pub at_once: bool,
}

impl LastPrinting {
    /// Returns the sides.
    #[must_use]
    pub fn sides(&self) -> Option<Sides> {
        Sides::from_key(self.sides.as_deref()?)
    }
}

/// The last printing of each form, by the form's name in the catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LastPrintings(BTreeMap<String, LastPrinting>);

impl LastPrintings {
    /// Returns how a form was printed last; `None` if it was not.
    #[must_use]
    pub fn of(&self, form: &str) -> Option<&LastPrinting> {
        self.0.get(form)
    }

    /// Remembers how a form was printed.
    pub fn remember(&mut self, form: &str, last: LastPrinting) {
        self.0.insert(form.to_owned(), last);
    }
}
