//! How the dialog looks: the choices while the clerk chooses, then one line that says how far printing is.

use iced::{
    Alignment, Element,
    widget::{Column, column, row},
};

use language::Language;
use printer::{JobStatus, Printer, PrinterError, Sides};
use texts::{Text, UserMessage, message};

use super::{Message, Phase, PrintOut};
use crate::{
    keys::Command,
    kit::{
        button, dialog,
        notice::{self, Notice},
        space, text,
        theme::{self, Severity},
    },
};

impl PrintOut {
    pub(super) fn panel<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let mut inside: Vec<Element<'a, Message>> = vec![text::body(language.say(&self.what())).into()];
        inside.extend(self.notice.as_ref().map(|said| notice::strip(said, language, None)));
        match &self.phase {
            Phase::Choosing if !self.is_listed => inside.push(muted(texts::PRINT_OUT_LOOKING, language)),
            Phase::Choosing if self.printers.is_empty() => {}
            Phase::Choosing => inside.extend(self.choices(language)),
            Phase::Sending => inside.push(muted(texts::PRINT_OUT_SENDING, language)),
            Phase::Printing { status, .. } => {
                inside.push(notice::strip(&status_notice(status.as_ref()), language, None));
            }
            Phase::Confirming | Phase::Storing => {
                let said = message!(texts::PRINT_OUT_IS_GOOD, pages = self.printout.count);
                inside.push(notice::strip(&Notice::new(Severity::Neutral, said), language, None));
            }
        }
        let title = message!(texts::PRINT_OUT_TITLE, form = self.printout.label);
        dialog::panel(language.say(&title), inside, self.buttons(language))
    }

    /// How many pages, and in how many volumes.
    fn what(&self) -> UserMessage {
        match self.printout.pages.files.len() {
            0 | 1 => message!(texts::PRINT_OUT_WHAT, pages = self.printout.count),
            volumes => message!(texts::PRINT_OUT_VOLUMES, pages = self.printout.count, volumes = volumes),
        }
    }

    /// The printers, and what the chosen one offers.
    fn choices<'a>(&'a self, language: &'a Language) -> Vec<Element<'a, Message>> {
        let printers = self.printers.iter().enumerate().map(|(at, printer)| {
            let choice = button::choice(printer.label.clone(), at == self.printer, Message::Printer(at));
            row![choice, state_of(printer).map(|said| text::label(language.say(&said)))]
                .spacing(space::SMALL)
                .align_y(Alignment::Center)
                .into()
        });
        let printers = Column::with_children(printers).spacing(space::TINY);
        let mut choices =
            vec![labelled(texts::PRINT_OUT_PRINTER, language, printers), self.form.view(language, Message::Form)];
        let Some(printer) = self.printer() else { return choices };
        if !printer.sides.is_empty() {
            let as_set = (language.text(texts::PRINT_OUT_AS_SET), self.sides.is_none(), Message::Sides(None));
            let offered = Sides::ALL.into_iter().filter(|sides| printer.sides.contains(sides));
            let offered = offered
                .map(|sides| (language.say(&sides.name()), self.sides == Some(sides), Message::Sides(Some(sides))));
            let segments = button::segments([as_set].into_iter().chain(offered), "");
            choices.push(labelled(texts::PRINT_OUT_SIDES, language, row![segments]));
        }
        if !printer.trays.is_empty() {
            let as_set = (language.text(texts::PRINT_OUT_AS_SET), self.tray.is_none(), Message::Tray(None));
            let trays = printer
                .trays
                .iter()
                .map(|tray| (tray.clone(), self.tray.as_ref() == Some(tray), Message::Tray(Some(tray.clone()))));
            let choice = |(words, chosen, message)| button::choice(words, chosen, message);
            let trays = row([as_set].into_iter().chain(trays).map(choice)).spacing(space::TINY).wrap();
            choices.push(labelled(texts::PRINT_OUT_TRAY, language, trays));
        }
        if self.printout.is_of_one {
            choices.push(button::tick(language.text(texts::PRINT_OUT_AT_ONCE), self.at_once, "", Message::AtOnce));
        }
        choices
    }

    fn buttons<'a>(&'a self, language: &'a Language) -> Vec<Element<'a, Message>> {
        let start = |words: Text, message| button::primary(language.text(words), Command::Start.key(), message);
        let leave = |words: Text, message| button::secondary(language.text(words), Command::Leave.key(), message);
        match &self.phase {
            Phase::Choosing => {
                let print = self.printer().is_some().then_some(Message::Start);
                let look = language.text(texts::PREVIEW_SHOW);
                let look = button::secondary(look, Command::Preview.key(), Some(Message::LookAt));
                vec![start(texts::PRINT_OUT_START, print), look, leave(texts::SHARED_CANCEL, Some(Message::Leave))]
            }
            Phase::Sending => vec![start(texts::PRINT_OUT_START, None), leave(texts::SHARED_CANCEL, None)],
            Phase::Printing { cancelling, .. } => {
                let cancel = (!cancelling).then_some(Message::Cancel);
                let cancel = button::warned(language.text(texts::PRINT_OUT_CANCEL), "", cancel);
                vec![cancel, leave(texts::PRINT_OUT_LEAVE, Some(Message::Leave))]
            }
            Phase::Confirming => {
                let bad = button::secondary(language.text(texts::PRINT_OUT_BAD), "", Some(Message::Bad));
                vec![start(texts::PRINT_OUT_GOOD, Some(Message::Good)), bad]
            }
            Phase::Storing => vec![start(texts::PRINT_OUT_GOOD, None)],
        }
    }
}

/// Returns the first fault of a printer, or that it is the default one.
fn state_of(printer: &Printer) -> Option<UserMessage> {
    match printer.faults.first() {
        _ if !printer.is_accepting => Some(UserMessage::from(texts::PRINT_OUT_NOT_ACCEPTING)),
        Some(fault) => Some(fault.message()),
        None if printer.is_default => Some(UserMessage::from(texts::PRINT_OUT_DEFAULT)),
        None => None,
    }
}

/// What the system says of the print job.
fn status_notice(status: Option<&Result<JobStatus, PrinterError>>) -> Notice {
    match status {
        None => Notice::new(Severity::Neutral, UserMessage::from(texts::PRINT_JOB_WAITING)),
        Some(Ok(status)) => {
            let severity = if status.faults.is_empty() { Severity::Neutral } else { Severity::Warning };
            Notice::new(severity, status.message())
        }
        Some(Err(error)) => Notice::new(Severity::Warning, error.message()),
    }
}

fn labelled<'a>(label: Text, language: &Language, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    column![text::label(language.text(label)), content.into()].spacing(space::TINY).into()
}

fn muted<'a>(words: Text, language: &Language) -> Element<'a, Message> {
    text::body(language.text(words)).style(theme::muted).into()
}
