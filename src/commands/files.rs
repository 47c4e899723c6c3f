//! `vanthu attach` and `files`: files attached to a document, listed, written out, withdrawn.

use domain::{
    attachment::{Attachment, AttachmentId},
    field::{Cause, Field, Problem},
    message::UserMessage,
};
use jobs::read_files::read_files;
use store::{Files, Store, StoreError};

use super::{
    Console, Refusal,
    arguments::{AttachOptions, FilesOptions},
    registry::{self, Registry},
};

pub(super) fn attach(console: &mut Console<'_>, registry: &Registry, options: &AttachOptions) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    let document = registry::the_one(&store, &options.which)?;
    let files = Files::of(store.path()).keep_all(&options.files)?;
    let attached = store.write(|transaction| transaction.attach_all(document.id(), &files))?;
    read_files(&registry.path, &registry.writer)?;
    let unreadable = store.unreadable_files(document.id())?;
    for (key, names) in [("attach-done", attached.names), ("attach-known", attached.known)] {
        for name in names {
            console.say(&UserMessage::new(key).with("name", name).with("document", registry::named(&document)));
        }
    }
    for attachment in store.attachments(document.id())? {
        if unreadable.contains(&attachment.id) && files.iter().any(|file| file.hash == attachment.file.hash) {
            console.remark(&UserMessage::new("attach-unreadable").with("name", attachment.file.name));
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
            Files::of(store.path()).write_out(&attachment.file, target)?;
            console.say(&UserMessage::new("file-written").with("path", target.display().to_string()));
        }
        FilesOptions::Read => {
            let mut store = registry.write(console)?;
            store.forget_files()?;
            let read = read_files(&registry.path, &registry.writer)?;
            console.say(&UserMessage::new("files-read").with("files", read));
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
    let key = match (&attachment.withdrawn, is_unreadable) {
        (Some(_), _) => "file-shown-withdrawn",
        (None, true) => "file-shown-unreadable",
        (None, false) => "file-shown",
    };
    let line = UserMessage::new(key)
        .with_plain("id", attachment.id.0)
        .with("name", attachment.file.name.as_str())
        .with("size", i64::try_from(attachment.file.size).unwrap_or(i64::MAX))
        .with("hash", attachment.file.hash.to_string())
        .with("reason", attachment.withdrawn.as_deref().unwrap_or_default());
    console.say(&line);
}
