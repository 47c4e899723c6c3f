//! Reads the commands that set up the office, its authorities and types, the clerk and the working calendar, and those for the demo and
//! the completions.

use chrono::NaiveDate;

use disk::typed;
use domain::{date, document_type::Category, office::Authority, working_calendar::CalendarDay};
use jobs::demo::DemoRequest;
use store::Naming;

use texts::{UserMessage, message};

use super::{
    Command,
    flags::{
        ABBREVIATION, ADDRESS, CORRECT, DOCUMENTS, E_MAIL, ENDS, FAX, NAME, NO_WINDOW, NORMATIVE, PARENT, PLACE,
        SAME_ABBREVIATION, SINCE, STARTS, TELEPHONE, WEBSITE, WRITTEN, YEAR,
    },
    options::{AuthorityOptions, CalendarOptions, DemoOptions, OfficeOptions, TypeOptions},
    reader::Reader,
};
use crate::completions;

pub(super) fn demo(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Demo(DemoOptions {
        folder: reader.next_word().map_or_else(|| "demo".into(), typed::word),
        request: DemoRequest { year: reader.get(YEAR)?, documents: reader.get(DOCUMENTS)? },
        window: !reader.switch(NO_WINDOW),
    }))
}

pub(super) fn office(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Office(OfficeOptions {
        name: reader.get(NAME)?,
        parent: reader.get(PARENT)?,
        abbreviation: reader.get(ABBREVIATION)?,
        place: reader.get(PLACE)?,
        naming: naming(reader)?,
        address: reader.get(ADDRESS)?,
        telephone: reader.get(TELEPHONE)?,
        fax: reader.get(FAX)?,
        e_mail: reader.get(E_MAIL)?,
        website: reader.get(WEBSITE)?,
    }))
}

/// Reads whether a name is new from a day on (`--since`) or corrects a mistaken one (`--correct`).
fn naming(reader: &mut Reader) -> Result<Option<Naming>, UserMessage> {
    let since = reader.get(SINCE)?.map(Naming::Since);
    let corrected = reader.switch(CORRECT).then_some(Naming::Corrected);
    match (since, corrected) {
        (Some(_), Some(_)) => Err(UserMessage::from(texts::USAGE_SINCE_OR_CORRECT)),
        (since, corrected) => Ok(since.or(corrected)),
    }
}

pub(super) fn authority(reader: &mut Reader) -> Result<Command, UserMessage> {
    let usage = || UserMessage::from(texts::USAGE_AUTHORITY);
    let authority = Authority {
        name: reader.next_text().ok_or_else(usage)?,
        abbreviation: reader.get(ABBREVIATION)?.ok_or_else(usage)?,
        parent: String::new(),
        valid_from: reader.get(STARTS)?,
        valid_to: reader.get(ENDS)?,
    };
    let same_abbreviation = reader.switch(SAME_ABBREVIATION);
    Ok(Command::AddAuthority(AuthorityOptions { authority, parent: reader.get(PARENT)?, same_abbreviation }))
}

pub(super) fn document_type(reader: &mut Reader) -> Result<Command, UserMessage> {
    let category = if reader.switch(NORMATIVE) { Category::Normative } else { Category::Administrative };
    let name = reader.next_text().ok_or_else(|| UserMessage::from(texts::USAGE_TYPE))?;
    let (abbreviation, written) = (reader.get(ABBREVIATION)?, reader.get(WRITTEN)?);
    Ok(Command::AddType(TypeOptions { name, category, abbreviation, written }))
}

#[expect(clippy::unnecessary_wraps, reason = "one of the readers of commands")]
pub(super) fn clerk(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Clerk(reader.next_text()))
}

pub(super) fn calendar_list(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Calendar(CalendarOptions::List(reader.get(YEAR)?)))
}

pub(super) fn calendar_add(reader: &mut Reader) -> Result<Command, UserMessage> {
    let day = calendar_day(reader)?;
    let off = match reader.next_text().as_deref() {
        Some("off") => true,
        Some("work") => false,
        _ => return Err(UserMessage::from(texts::USAGE_CALENDAR)),
    };
    let name = reader.next_text().unwrap_or_default();
    Ok(Command::Calendar(CalendarOptions::Add(CalendarDay { day, off, name })))
}

pub(super) fn calendar_remove(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Calendar(CalendarOptions::Remove(calendar_day(reader)?)))
}

pub(super) fn calendar_import(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Calendar(CalendarOptions::Import(reader.next_path(texts::USAGE_FILE_MISSING)?)))
}

fn calendar_day(reader: &mut Reader) -> Result<NaiveDate, UserMessage> {
    date::read(&reader.next_text().unwrap_or_default()).map_err(|_| UserMessage::from(texts::USAGE_CALENDAR))
}

pub(super) fn completions(reader: &mut Reader) -> Result<Command, UserMessage> {
    let word = reader.next_text().unwrap_or_default();
    completions::shell(&word)
        .map(Command::Completions)
        .ok_or_else(|| message!(texts::USAGE_SHELL, word = word, known = completions::shells().join(", ")))
}
