//! Reads the commands that export and import lists, and the report.

use domain::query::Query;
use jobs::import::Consent;

use texts::UserMessage;

use super::{
    Command,
    flags::{
        ACCEPT_FUTURE, ACCEPT_JUMP, AS_OF, BOOK, DATES, DRY_RUN, EMPTY, FROM, JSON, LIST, NUMBER_ROWS, REFUSED, SETUP,
        SKIP_BAD, SKIP_COLUMNS, TEMPLATE, TO, YEAR,
    },
    options::{ExportOptions, ImportOptions, ReportOptions},
    reader::Reader,
};

pub(super) fn export_setup(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Export(ExportOptions::Setup { target: reader.need(SETUP)? }))
}

pub(super) fn export(reader: &mut Reader) -> Result<Command, UserMessage> {
    let book = reader.book()?;
    if reader.switch(EMPTY) {
        return Ok(Command::Export(ExportOptions::Template { book, target: reader.need(TEMPLATE)? }));
    }
    let query = Query {
        book: Some(book),
        text: reader.next_text().unwrap_or_default(),
        year: Some(reader.need(YEAR)?),
        from: reader.get(FROM)?,
        to: reader.get(TO)?,
        ..Query::default()
    };
    Ok(Command::Export(ExportOptions::List { query, target: reader.need(LIST)? }))
}

pub(super) fn import_setup(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::ImportSetup(reader.next_path(texts::USAGE_FILE_MISSING)?))
}

pub(super) fn import(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Import(ImportOptions {
        file: reader.next_path(texts::USAGE_FILE_MISSING)?,
        book: reader.get(BOOK)?,
        dry_run: reader.switch(DRY_RUN),
        skip_bad: reader.switch(SKIP_BAD),
        accepted_jumps: reader.all(ACCEPT_JUMP)?,
        refused: reader.get(REFUSED)?,
        consent: Consent {
            dates: reader.get(DATES)?,
            skip_columns: reader.switch(SKIP_COLUMNS),
            number_rows: reader.switch(NUMBER_ROWS),
            accept_future: reader.switch(ACCEPT_FUTURE),
        },
    }))
}

pub(super) fn report(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Report(ReportOptions {
        year: reader.need(YEAR)?,
        as_of: reader.get(AS_OF)?,
        json: reader.switch(JSON),
    }))
}
