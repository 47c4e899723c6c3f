//! `vanthu import`: an existing list taken into the registry, or what would become of it.

use std::path::Path;

use domain::{field::Cause, imported::RowCause, restoring::still_asked};
use exchange::export::ExportError;
use jobs::{
    JobError,
    import::{ImportList, RefusedRow, Wanted, first_sentences, import_list, jump_message},
    refused_rows::write_refused,
    setup::import_setup,
};
use progress::Progress;
use texts::{UserMessage, message};

use super::{Console, Ending, Refusal, arguments::ImportOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: ImportOptions) -> Result<Ending, Refusal> {
    let ImportOptions { file, book, dry_run, skip_bad, accepted_jumps, refused: target, consent } = options;
    if let Some(target) = target.as_ref().filter(|target| target.exists()) {
        return Err(JobError::from(ExportError::Exists(target.clone())).into());
    }
    let request = ImportList {
        registry: registry.address.clone(),
        writer: registry.writer.clone(),
        file,
        book,
        dry_run,
        skip_bad,
        consent,
        accepted_jumps,
    };
    let outcome = import_list(&request, &Progress::default()).map_err(|error| with_option(&error))?;
    if let Some(asked) = still_asked(&outcome.asked) {
        console.remark(&asked);
    }
    let told = outcome.notes().into_iter().chain(first_sentences(&outcome.refused)).chain(outcome.warning_sentences());
    for message in told {
        console.remark(&message);
    }
    let not_numbered =
        |row: &&RefusedRow| row.problems.iter().any(|problem| problem.cause == Cause::Row(RowCause::NotNumbered));
    let count = outcome.refused.iter().filter(not_numbered).count();
    if count > 0 {
        console.remark(&message!(texts::IMPORT_WAY_NUMBERS, count = count));
    }
    let is_ahead = |row: &RefusedRow| row.problems.iter().any(|problem| matches!(problem.cause, Cause::AfterToday(_)));
    if outcome.refused.iter().any(is_ahead) {
        console.remark(&UserMessage::from(texts::WAY_FUTURE));
    }
    for jump in &outcome.jumps {
        console.remark(&jump_message(jump));
    }
    if let Some(target) = target.filter(|_| !outcome.refused.is_empty()) {
        let (heading, why) = (console.language.text(texts::IMPORT_REFUSED_HEADING), |row: &RefusedRow| {
            let said: Vec<String> =
                row.problems.iter().map(|problem| console.language.say(&problem.message())).collect();
            said.join(" ")
        });
        let count = write_refused(&outcome, &target, &heading, why)?;
        console.remark(&message!(texts::IMPORT_REFUSED_SAVED, count = count, path = target.display().to_string()));
    }
    let key = if dry_run {
        texts::IMPORT_WOULD
    } else if outcome.done {
        texts::IMPORT_DONE
    } else {
        texts::IMPORT_NOTHING_DONE
    };
    let summary = key.with(texts::values::AddedKnownRefused {
        added: outcome.added.into(),
        known: outcome.known.into(),
        refused: outcome.refused.len().into(),
    });
    if dry_run || outcome.done {
        console.say(&summary);
        Ok(Ending::Done)
    } else {
        Err(summary.into())
    }
}

/// `vanthu import setup`.
pub(super) fn setup(console: &mut Console<'_>, registry: &Registry, file: &Path) -> Result<(), Refusal> {
    import_setup(&registry.address, &registry.writer, file)?;
    console.say(&message!(texts::IMPORT_SETUP_DONE, path = file.display().to_string()));
    Ok(())
}

/// Why a list was not read, with the option that lets it be read.
fn with_option(error: &JobError) -> Refusal {
    let way = Wanted::of(error).map(|wanted| match wanted {
        Wanted::Book => texts::IMPORT_WAY_BOOK,
        Wanted::Dates => texts::IMPORT_WAY_DATES,
        Wanted::SkipColumns => texts::IMPORT_WAY_COLUMNS,
    });
    let mut messages = error.messages();
    messages.extend(way.map(UserMessage::from));
    Refusal(messages)
}
