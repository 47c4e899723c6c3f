//! Why something was not printed, or a printer not asked.

use texts::{UserMessage, Value, message};

use super::Sides;

/// Why something was not printed, or a printer not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterError {
    /// This program reaches no printers on this system.
    NotOffered,
    /// No service of printers runs on this computer.
    NoService,
    /// The service does not answer, or not in its protocol; holds what went wrong.
    NoAnswer(String),
    /// The service wants another user or a password.
    NotAllowed,
    /// There is no printer.
    NoPrinters,
    /// No printer is used by default.
    NoDefault {
        /// The printers there are.
        known: Vec<String>,
    },
    /// There is no printer of this name.
    UnknownPrinter {
        /// The name.
        name: String,
        /// The printers there are.
        known: Vec<String>,
    },
    /// The printer's queue accepts nothing.
    NotAccepting {
        /// The printer.
        printer: String,
    },
    /// The printer makes fewer copies.
    Copies {
        /// The printer.
        printer: String,
        /// The largest number.
        most: u16,
    },
    /// The printer does not print on sides in this way.
    Sides {
        /// The printer.
        printer: String,
        /// The way.
        sides: Sides,
    },
    /// The printer prints whole documents only.
    Pages {
        /// The printer.
        printer: String,
    },
    /// The printer has no such tray, or none to choose.
    Tray {
        /// The printer.
        printer: String,
        /// The tray.
        tray: String,
        /// The trays it has.
        known: Vec<String>,
    },
    /// What is to be printed is no PDF, or a damaged or locked one.
    NotAPdf,
    /// The system does not know the print job, or not any more.
    UnknownJob,
    /// The print job has ended already.
    JobIsOver,
    /// The service refuses for another reason; holds its words.
    Refused(String),
}

impl PrinterError {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::NotOffered => UserMessage::from(texts::PRINTER_NOT_OFFERED),
            Self::NoService => UserMessage::from(texts::PRINTER_NO_SERVICE),
            Self::NoAnswer(detail) => message!(texts::PRINTER_NO_ANSWER, detail = detail.as_str()),
            Self::NotAllowed => UserMessage::from(texts::PRINTER_NOT_ALLOWED),
            Self::NoPrinters => UserMessage::from(texts::PRINTER_NONE),
            Self::NoDefault { known } => message!(texts::PRINTER_NO_DEFAULT, known = known.join(", ")),
            Self::UnknownPrinter { name, known } => {
                message!(texts::PRINTER_UNKNOWN, name = name.as_str(), known = known.join(", "))
            }
            Self::NotAccepting { printer } => message!(texts::PRINTER_NOT_ACCEPTING, printer = printer.as_str()),
            Self::Copies { printer, most } => {
                message!(texts::PRINTER_COPIES, printer = printer.as_str(), most = i64::from(*most))
            }
            Self::Sides { printer, sides } => {
                message!(texts::PRINTER_SIDES, printer = printer.as_str(), sides = sides.name())
            }
            Self::Pages { printer } => message!(texts::PRINTER_PAGES, printer = printer.as_str()),
            Self::Tray { printer, tray, known } => {
                let known: Value = if known.is_empty() {
                    texts::PRINTER_NO_TRAY.into()
                } else {
                    message!(texts::PRINTER_TRAYS, known = known.join(", ")).into()
                };
                message!(texts::PRINTER_TRAY, printer = printer.as_str(), tray = tray.as_str(), known = known)
            }
            Self::NotAPdf => UserMessage::from(texts::PRINTER_NOT_A_PDF),
            Self::UnknownJob => UserMessage::from(texts::PRINTER_UNKNOWN_JOB),
            Self::JobIsOver => UserMessage::from(texts::PRINTER_JOB_IS_OVER),
            Self::Refused(detail) => message!(texts::PRINTER_REFUSED, detail = detail.as_str()),
        }
    }
}
