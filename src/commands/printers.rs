//! `vanthu printers`: the printers of this computer and what each offers.

use printer::{Printer, PrinterError};
use texts::{UserMessage, message};

use super::{Console, Refusal};

pub(super) fn run(console: &mut Console<'_>) -> Result<(), Refusal> {
    let printers = printer::printers()?;
    if printers.is_empty() {
        return Err(PrinterError::NoPrinters.into());
    }
    for printer in &printers {
        for line in shown(console, printer) {
            console.say(&line);
        }
    }
    Ok(())
}

fn shown(console: &Console<'_>, printer: &Printer) -> Vec<UserMessage> {
    let line = message!(texts::PRINTER_SHOWN, name = printer.name.as_str(), label = printer.label.as_str());
    let mut lines = vec![if printer.is_default { message!(texts::PRINTER_SHOWN_DEFAULT, line = line) } else { line }];
    if !printer.location.is_empty() {
        lines.push(message!(texts::PRINTER_SHOWN_LOCATION, location = printer.location.as_str()));
    }
    if !printer.sides.is_empty() {
        let sides =
            printer.sides.iter().map(|sides| format!("{} ({})", console.language.say(&sides.name()), sides.key()));
        lines.push(message!(texts::PRINTER_SHOWN_SIDES, sides = sides.collect::<Vec<_>>().join("; ")));
    }
    if !printer.trays.is_empty() {
        lines.push(message!(texts::PRINTER_SHOWN_TRAYS, trays = printer.trays.join(", ")));
    }
    if !printer.is_accepting {
        lines.push(UserMessage::from(texts::PRINTER_SHOWN_NOT_ACCEPTING));
    }
    let faults = printer.faults.iter().map(|fault| message!(texts::PRINTER_SHOWN_FAULT, fault = fault.message()));
    lines.extend(faults);
    lines
}
