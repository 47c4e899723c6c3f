//! `vanthu attach` and `files`: files attached to a document, listed, written out, withdrawn.

use domain::{
    attachment::{Attachment, AttachmentId},
    field::{Cause, Field, Problem},
};
use jobs::read_files::read_files;
use store::{Files, Store, StoreError};
use texts::message;

use super::{
    Console, Refusal,
    arguments::{AttachOptions, FilesOptions},
    registry::{self, Registry},
};

pub(super) fn attach(console: &mut Console<'_>, registry: &Registry, options: &AttachOptions) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    let document = registry::the_one(&store, &options.which)?;
    let files = Files::of(store.address()).keep_all(&options.files)?;
    let attached = store.write(|transaction| transaction.attach_all(document.id(), &files))?;
    read_files(&registry.address, &registry.writer)?;
    let unreadable = store.unreadable_files(document.id())?;
    for name in attached.names {
        console.say(&message!(texts::ATTACH_DONE, name = name, document = registry::named(&document)));
    }
    for name in attached.known {
        console.say(&message!(texts::ATTACH_KNOWN, name = name));
    }
    for attachment in store.attachments(document.id())? {
        if unreadable.contains(&attachment.id) && files.iter().any(|file| file.hash == attachment.file.hash) {
            console.remark(&message!(texts::ATTACH_UNREADABLE, name = attachment.file.name));
        }
    }
    Ok(())
}

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &FilesOptions) -> Result<(), Refusal> {
    match options {
        FilesOptions::List(which) => {
            let store = registry.read()?;
            let document = registry::the_one(&store, which)?;
            console.say(&registry::named(&document));
            let unreadable = store.unreadable_files(document.id())?;
            for attachment in store.attachments(document.id())? {
                show(console, &attachment, unreadable.contains(&attachment.id));
            }
        }
        FilesOptions::Write { id, target } => {
            let store = registry.read()?;
            let attachment = the_one(&store, *id)?;
            Files::of(store.address()).write_out(&attachment.file, target)?;
            console.say(&message!(texts::FILE_WRITTEN, path = target.display().to_string()));
        }
        FilesOptions::Read => {
            let mut store = registry.write(console)?;
            store.forget_files()?;
            let read = read_files(&registry.address, &registry.writer)?;
            console.say(&message!(texts::FILES_READ, files = read));
        }
        FilesOptions::Withdraw { id, reason } => {
            let mut store = registry.write(console)?;
            store.write(|transaction| transaction.withdraw_attachment(*id, reason))?;
            show(console, &the_one(&store, *id)?, false);
        }
    }
    Ok(())
}

fn the_one(store: &Store, id: AttachmentId) -> Result<Attachment, Refusal> {
    let none = || StoreError::Refused(vec![Problem::new(Field::Document, Cause::NoAttachment)]);
    Ok(store.attachment(id)?.ok_or_else(none)?)
}

fn show(console: &mut Console<'_>, attachment: &Attachment, is_unreadable: bool) {
    let line = message!(
        texts::FILE_SHOWN,
        id = texts::plain(attachment.id.0),
        name = attachment.file.name.as_str(),
        size = i64::try_from(attachment.file.size).unwrap_or(i64::MAX),
        hash = attachment.file.hash.to_string()
    );
    console.say(&match (&attachment.withdrawn, is_unreadable) {
        (Some(reason), _) => message!(texts::FILE_SHOWN_WITHDRAWN, line = line, reason = reason.as_str()),
        (None, true) => message!(texts::FILE_SHOWN_UNREADABLE, line = line),
        (None, false) => line,
    });
}
