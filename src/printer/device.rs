//! A printer: its name, what it offers, and what is wrong with it.

use texts::{UserMessage, message};

use super::{MAX_COPIES, PrintSettings, PrinterError, Sides};

/// A printer of this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// The name by which the system knows it.
    pub name: String,
    /// The name for people; the same where none was given.
    pub label: String,
    /// Where it stands; may be empty.
    pub location: String,
    /// Whether it is the one that is used where none is named.
    pub is_default: bool,
    /// Whether its queue accepts documents.
    pub is_accepting: bool,
    /// What is wrong with it now.
    pub faults: Vec<Fault>,
    /// The ways to print on sides that reach the paper; none for a printer of which the system knows nothing.
    pub sides: Vec<Sides>,
    /// The trays to choose from, by the printer's names for them.
    pub trays: Vec<String>,
    /// The largest number of copies that the system makes.
    pub max_copies: u16,
    /// Whether a part of the pages can be printed.
    pub selects_pages: bool,
}

impl Printer {
    /// Finds a printer by its name, or the default one.
    ///
    /// # Errors
    /// [`PrinterError::NoPrinters`] where there is none at all, [`PrinterError::UnknownPrinter`] and
    /// [`PrinterError::NoDefault`] otherwise.
    pub fn find(printers: Vec<Self>, name: Option<&str>) -> Result<Self, PrinterError> {
        if printers.is_empty() {
            return Err(PrinterError::NoPrinters);
        }
        let known: Vec<String> = printers.iter().map(|printer| printer.name.clone()).collect();
        match name {
            Some(name) => printers
                .into_iter()
                .find(|printer| printer.name == name)
                .ok_or_else(|| PrinterError::UnknownPrinter { name: name.to_owned(), known }),
            None => printers.into_iter().find(|printer| printer.is_default).ok_or(PrinterError::NoDefault { known }),
        }
    }

    /// Refuses settings that would not reach the paper.
    ///
    /// # Errors
    /// [`PrinterError`] with what it does not offer.
    pub fn offers(&self, settings: &PrintSettings) -> Result<(), PrinterError> {
        let printer = || self.name.clone();
        if !(1..=self.max_copies.min(MAX_COPIES)).contains(&settings.copies) {
            return Err(PrinterError::Copies { printer: printer(), most: self.max_copies.min(MAX_COPIES) });
        }
        if let Some(sides) = settings.sides.filter(|sides| !self.sides.contains(sides)) {
            return Err(PrinterError::Sides { printer: printer(), sides });
        }
        if !settings.pages.is_empty() && !self.selects_pages {
            return Err(PrinterError::Pages { printer: printer() });
        }
        match &settings.tray {
            Some(tray) if !self.trays.contains(tray) => {
                Err(PrinterError::Tray { printer: printer(), tray: tray.clone(), known: self.trays.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// What hinders a printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It has no paper.
    NoPaper,
    /// Paper is jammed in it.
    PaperJam,
    /// A door or cover is open.
    Open,
    /// It has no toner or ink.
    NoToner,
    /// It is off, or its cable or network is.
    Offline,
    /// It is being connected to, for a moment, or for ever where it cannot be reached.
    Connecting,
    /// Somebody has stopped its queue.
    Paused,
    /// Anything else, by the keyword of the standard (RFC 8011, section 5.4.12).
    Other(String),
}

impl Fault {
    /// Reads a `printer-state-reasons` keyword of RFC 8011, section 5.4.12; `None` for what hinders nothing.
    #[must_use]
    pub fn from_reason(reason: &str) -> Option<Self> {
        let is_error = reason.ends_with("-error");
        let of_suffix = |suffix| reason.strip_suffix(suffix);
        let reason = of_suffix("-error").or_else(|| of_suffix("-warning")).unwrap_or(reason);
        Some(match reason {
            "media-empty" | "media-needed" => Self::NoPaper,
            "media-jam" => Self::PaperJam,
            "cover-open" | "door-open" | "interlock-open" => Self::Open,
            "developer-empty" | "marker-supply-empty" | "toner-empty" => Self::NoToner,
            // CUPS reports a printer that does not take data any more with the lowest severity.
            "offline" | "offline-report" | "shutdown" | "timed-out" => Self::Offline,
            "connecting-to-device" => Self::Connecting,
            "moving-to-paused" | "paused" => Self::Paused,
            other if is_error => Self::Other(other.to_owned()),
            _ => return None,
        })
    }

    /// Returns what the clerk is told.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::NoPaper => UserMessage::from(texts::PRINTER_NO_PAPER),
            Self::PaperJam => UserMessage::from(texts::PRINTER_PAPER_JAM),
            Self::Open => UserMessage::from(texts::PRINTER_OPEN),
            Self::NoToner => UserMessage::from(texts::PRINTER_NO_TONER),
            Self::Offline => UserMessage::from(texts::PRINTER_OFFLINE),
            Self::Connecting => UserMessage::from(texts::PRINTER_CONNECTING),
            Self::Paused => UserMessage::from(texts::PRINTER_PAUSED),
            Self::Other(reason) => message!(texts::PRINTER_OTHER_FAULT, reason = reason.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PageRange;

    fn plain(name: &str) -> Printer {
        Printer {
            name: name.to_owned(),
            label: name.to_owned(),
            location: String::new(),
            is_default: false,
            is_accepting: true,
            faults: Vec::new(),
            sides: vec![Sides::One, Sides::LongEdge],
            trays: vec!["top".to_owned()],
            max_copies: 20,
            selects_pages: true,
        }
    }

    #[test]
    fn only_what_reaches_the_paper_is_accepted() {
        let printer = plain("lan");
        let settings = PrintSettings::default;
        let all = PrintSettings {
            copies: 20,
            sides: Some(Sides::LongEdge),
            pages: vec![PageRange { from: 1, to: 2 }],
            tray: Some("top".to_owned()),
            paper: None,
        };
        assert_eq!(printer.offers(&all), Ok(()));
        let knows_nothing =
            Printer { sides: Vec::new(), trays: Vec::new(), max_copies: 1, selects_pages: false, ..printer.clone() };
        assert_eq!(knows_nothing.offers(&settings()), Ok(()));
        for refused in [
            PrintSettings { copies: 2, ..settings() },
            PrintSettings { sides: Some(Sides::One), ..settings() },
            PrintSettings { pages: all.pages.clone(), ..settings() },
            PrintSettings { tray: all.tray.clone(), ..settings() },
        ] {
            assert!(knows_nothing.offers(&refused).is_err(), "{refused:?}");
        }
        assert!(printer.offers(&PrintSettings { copies: 0, ..settings() }).is_err());
        assert!(printer.offers(&PrintSettings { copies: 21, ..settings() }).is_err());
        assert!(printer.offers(&PrintSettings { sides: Some(Sides::ShortEdge), ..settings() }).is_err());
    }

    #[test]
    fn the_printer_named_is_taken_or_the_default() {
        let found = |name| {
            let printers = vec![plain("lan"), Printer { is_default: true, ..plain("cuc") }];
            Printer::find(printers, name).map(|printer| printer.name)
        };
        assert_eq!(found(Some("lan")), Ok("lan".to_owned()));
        assert_eq!(found(None), Ok("cuc".to_owned()));
        assert!(matches!(found(Some("mai")), Err(PrinterError::UnknownPrinter { .. })));
        assert_eq!(Printer::find(Vec::new(), None), Err(PrinterError::NoPrinters));
        let known = vec!["lan".to_owned()];
        assert_eq!(Printer::find(vec![plain("lan")], None), Err(PrinterError::NoDefault { known }));
    }

    #[test]
    fn what_hinders_nothing_is_no_fault() {
        for (reason, expected) in [
            ("none", None),
            ("media-empty-error", Some(Fault::NoPaper)),
            ("media-needed", Some(Fault::NoPaper)),
            ("media-empty-warning", Some(Fault::NoPaper)),
            ("media-low-warning", None),
            ("toner-low-report", None),
            ("toner-empty-error", Some(Fault::NoToner)),
            ("paused", Some(Fault::Paused)),
            ("offline-report", Some(Fault::Offline)),
            ("connecting-to-device", Some(Fault::Connecting)),
            ("cups-waiting-for-job-completed", None),
            ("fuser-over-temp-error", Some(Fault::Other("fuser-over-temp".to_owned()))),
        ] {
            assert_eq!(Fault::from_reason(reason), expected, "{reason}");
        }
    }
}
