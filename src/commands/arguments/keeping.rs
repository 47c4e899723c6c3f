//! Reads the commands that back up, restore and check the registry.

use texts::UserMessage;

use super::{
    Command,
    flags::{HEAD, LAST, OTHER_REGISTRY, REBUILD_INDEX, REBUILD_SCHEMA},
    numbers::told_last,
    options::{CheckOptions, RestoreOptions},
    reader::Reader,
};

pub(super) fn backup(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Backup(reader.next_path(texts::USAGE_FOLDER_MISSING)?))
}

/// Reads `restore`: the backup, and the last numbers on paper.
pub(super) fn restore(reader: &mut Reader) -> Result<Command, UserMessage> {
    let copy = reader.next_path(texts::USAGE_FILE_MISSING)?;
    let words = reader.all(LAST)?;
    let told = told_last(reader, &words)?;
    Ok(Command::Restore(RestoreOptions { copy, told, other_registry: reader.switch(OTHER_REGISTRY) }))
}

pub(super) fn check(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Check(CheckOptions {
        head: reader.get(HEAD)?,
        rebuild_index: reader.switch(REBUILD_INDEX),
        rebuild_schema: reader.switch(REBUILD_SCHEMA),
    }))
}
