//! Reads the commands that register, change, find and attach files to documents, and how these name a document.

use disk::typed;
use domain::{
    attachment::AttachmentId,
    book::Book,
    document::DocumentId,
    issuer::Issuer,
    link::LinkKind,
    query::{NumberQuery, Query},
    registration::{Ruling, Withdrawal},
};

use texts::{UserMessage, message};

use super::{
    Command,
    flags::{
        ACCEPT_FUTURE, ACCEPT_JUMP, AUTHORITY, BOOK, EACH, EMERGENCY, FILE, ID, JSON, LIMIT, REASON, REFUSE_DUPLICATES,
        RULED_BY, RULED_ON, WITH_ISSUER, YEAR,
    },
    options::{
        Ahead, AmendOptions, AttachOptions, FilesOptions, LinkOptions, RegisterOptions, SearchOptions, Which,
        WithdrawOptions,
    },
    reader::Reader,
};

/// The number of hits shown without `--limit`.
const USUAL_HITS: usize = 50;

/// Reads `register`. `--with` applies to outgoing documents only and is refused for others.
pub(super) fn register(reader: &mut Reader) -> Result<Command, UserMessage> {
    let book = reader.book()?;
    let with = if book == Book::Outgoing { reader.all(WITH_ISSUER)? } else { Vec::new() };
    Ok(Command::Register(RegisterOptions {
        book,
        file: reader.next_file(),
        each: reader.switch(EACH),
        emergency: reader.switch(EMERGENCY),
        accepted_jumps: reader.all(ACCEPT_JUMP)?,
        refuse_duplicates: reader.switch(REFUSE_DUPLICATES),
        ahead: if reader.switch(ACCEPT_FUTURE) { Ahead::Taken } else { Ahead::Refused },
        issuers: Issuer::list(&with.join(";")),
    }))
}

pub(super) fn amend(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Amend(AmendOptions {
        which: which(reader)?,
        file: reader.next_file(),
        reason: reader.get(REASON)?.unwrap_or_default(),
    }))
}

pub(super) fn cancel(reader: &mut Reader) -> Result<Command, UserMessage> {
    withdraw(reader, Withdrawal::Cancel)
}

pub(super) fn recall(reader: &mut Reader) -> Result<Command, UserMessage> {
    withdraw(reader, Withdrawal::Recall)
}

fn withdraw(reader: &mut Reader, withdrawal: Withdrawal) -> Result<Command, UserMessage> {
    let ruling = ruling(reader)?;
    Ok(Command::Withdraw(WithdrawOptions { which: which(reader)?, withdrawal, ruling }))
}

pub(super) fn link(reader: &mut Reader) -> Result<Command, UserMessage> {
    let first = id(reader)?;
    let kind = LinkKind::from_key(&reader.next_text().unwrap_or_default())
        .ok_or_else(|| UserMessage::from(texts::USAGE_LINK))?;
    let (second, reason) = (id(reader)?, reader.get(REASON)?.unwrap_or_default());
    Ok(Command::Link(LinkOptions { first, kind, second, reason }))
}

pub(super) fn attach(reader: &mut Reader) -> Result<Command, UserMessage> {
    let which = which(reader)?;
    let files: Vec<_> = reader.rest().into_iter().map(typed::word).collect();
    if files.is_empty() {
        return Err(UserMessage::from(texts::USAGE_FILE_MISSING));
    }
    Ok(Command::Attach(AttachOptions { which, files }))
}

pub(super) fn files_list(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Files(FilesOptions::List(which(reader)?)))
}

pub(super) fn files_write(reader: &mut Reader) -> Result<Command, UserMessage> {
    let id = AttachmentId(id(reader)?.0);
    Ok(Command::Files(FilesOptions::Write { id, target: reader.need(FILE)? }))
}

#[expect(clippy::unnecessary_wraps, reason = "one of the readers of commands")]
pub(super) fn files_read(_: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Files(FilesOptions::Read))
}

pub(super) fn files_withdraw(reader: &mut Reader) -> Result<Command, UserMessage> {
    let id = AttachmentId(id(reader)?.0);
    Ok(Command::Files(FilesOptions::Withdraw { id, reason: reader.need(REASON)? }))
}

pub(super) fn history(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::History(which(reader)?))
}

pub(super) fn search(reader: &mut Reader) -> Result<Command, UserMessage> {
    let text = reader.next_text().ok_or_else(|| UserMessage::from(texts::USAGE_QUERY_MISSING))?;
    let query = Query { text, book: reader.get(BOOK)?, year: reader.get(YEAR)?, ..Query::default() };
    let limit = reader.get(LIMIT)?.unwrap_or(USUAL_HITS);
    Ok(Command::Search(SearchOptions { query, limit, json: reader.switch(JSON) }))
}

/// Reads the id of a row, with or without `#`.
pub(super) fn id(reader: &mut Reader) -> Result<DocumentId, UserMessage> {
    let word = reader.next_text().unwrap_or_default();
    let id = word.trim_start_matches('#').parse();
    id.map(DocumentId).map_err(|_| message!(texts::USAGE_NOT_A_NUMBER, option = "ID", text = word))
}

pub(super) fn which(reader: &mut Reader) -> Result<Which, UserMessage> {
    if let Some(id) = reader.get(ID)? {
        return Ok(Which::Id(id));
    }
    let book = reader.book()?;
    let number = reader.next_text().ok_or_else(|| UserMessage::from(texts::USAGE_NUMBER_MISSING))?;
    let year = reader.need(YEAR)?;
    Ok(Which::Number(NumberQuery { book, number, year, authority: reader.get(AUTHORITY)? }))
}

/// Reads several documents: of one book and year by number, or of any by id.
pub(super) fn several(reader: &mut Reader) -> Result<Vec<Which>, UserMessage> {
    let ids = reader.all(ID)?;
    if !ids.is_empty() {
        return Ok(ids.into_iter().map(Which::Id).collect());
    }
    let book = reader.book()?;
    let (year, authority) = (reader.need(YEAR)?, reader.get(AUTHORITY)?);
    let mut documents = Vec::new();
    while let Some(number) = reader.next_text() {
        documents.push(Which::Number(NumberQuery { book, number, year, authority: authority.clone() }));
    }
    if documents.is_empty() { Err(UserMessage::from(texts::USAGE_NUMBER_MISSING)) } else { Ok(documents) }
}

pub(super) fn ruling(reader: &mut Reader) -> Result<Ruling, UserMessage> {
    Ok(Ruling { reason: reader.need(REASON)?, authority: reader.need(RULED_BY)?, date: reader.get(RULED_ON)? })
}
