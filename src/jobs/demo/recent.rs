//! Fills the demo's registry with the twelve months up to today, each working day in its turn, as clerks would have done it.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, FixedOffset, NaiveDate};

use demo::{DemoAction, DemoDay, RecentMonths};
use domain::{book::Book, document::DocumentId, link::LinkKind, query::Query};
use paper::catalogue;
use progress::Progress;
use store::{Access, Address, Files, Store, StoreError, Transaction, Writer};

use super::{name_office, register};
use crate::{
    JobError,
    print_request::{FormOptions, FormRequest, Part, PrintRequest, What},
};

/// When the documents of a day are registered, and when the rest of its work is noted: hour and minute.
const MORNING: (u32, u32) = (8, 30);
const AFTERNOON: (u32, u32) = (15, 30);
/// The number of documents with an attached file.
const WITH_FILES: usize = 5;
/// The form that is attached to them, by its name in the catalogue.
const SHEET: &str = "phieu-giai-quyet";

/// Returns the moment at which the clerks begin on a day: none later than now.
pub(super) fn morning(day: NaiveDate, now: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    moment(day, MORNING, now)
}

fn moment(day: NaiveDate, (hour, minute): (u32, u32), now: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let then = day.and_hms_opt(hour, minute, 0).and_then(|then| then.and_local_timezone(*now.offset()).earliest());
    then.map_or(now, |then| then.min(now))
}

/// The planned actions that are not done yet.
#[derive(Default)]
struct Ahead {
    /// Actions on documents, by their day: those of the days to come only, so that they do not grow with the registry.
    actions: BTreeMap<NaiveDate, Vec<(DocumentId, DemoAction)>>,
    /// Documents that will be answered, by the number that the plan gives them.
    asked: HashMap<u64, DocumentId>,
}

/// Registers the documents of a plan day by day, and notes what was done with them. Events are dated by the days of the plan, so that the
/// history reads as that of an office; none is later than `now`.
///
/// # Errors
/// Any error of the registry, or that the work was stopped.
pub fn fill_recent(
    store: &mut Store,
    plan: &RecentMonths,
    now: DateTime<FixedOffset>,
    progress: &Progress,
) -> Result<(), JobError> {
    dated(store, morning(plan.first_day(), now));
    name_office(store)?;
    let mut ahead = Ahead::default();
    for day in plan.days() {
        let today = day.day;
        dated(store, morning(today, now));
        store.write(|transaction| ahead.register(transaction, day, progress))?;
        dated(store, moment(today, AFTERNOON, now));
        store.write(|transaction| ahead.act(transaction, today))?;
    }
    dated(store, now);
    store.write(|transaction| {
        let mut held = plan.held().into_iter();
        held.try_for_each(|(entry, hold)| transaction.hold_outgoing(&entry, &hold).map(drop))
    })?;
    Ok(())
}

fn dated(store: &mut Store, moment: DateTime<FixedOffset>) {
    store.set_clock(move || moment);
}

impl Ahead {
    /// Registers the documents and envelopes of a day.
    fn register(
        &mut self,
        transaction: &mut Transaction<'_>,
        day: DemoDay,
        progress: &Progress,
    ) -> Result<(), JobError> {
        for document in day.documents {
            let id = register(transaction, document.entry)?;
            for (day, action) in document.actions {
                self.actions.entry(day).or_default().push((id, action));
            }
            if let Some(number) = document.asked {
                self.asked.insert(number, id);
            }
            if let Some(asked) = document.answers.and_then(|number| self.asked.remove(&number)) {
                transaction.link(id, LinkKind::Answers, asked, "")?;
            }
            progress.advance(1);
            if progress.is_stopped() {
                return Err(JobError::Stopped);
            }
        }
        for envelope in &day.envelopes {
            transaction.take_in(envelope)?;
        }
        Ok(())
    }

    /// Does what is planned up to the end of a day.
    fn act(&mut self, transaction: &mut Transaction<'_>, today: NaiveDate) -> Result<(), StoreError> {
        while let Some(due) = self.actions.first_entry().filter(|due| *due.key() <= today) {
            for (id, action) in due.remove() {
                match action {
                    DemoAction::FollowUp(action) => transaction.apply_follow_up(id, &action)?,
                    DemoAction::Withdraw(withdrawal, ruling) => {
                        transaction.withdraw(id, withdrawal, &ruling)?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Attaches to some of the last documents with a deadline the sheet on which they were instructed, so that there are files to open and
/// to search.
pub(super) fn attach_sheets(registry: &Address, writer: &Writer) -> Result<(), JobError> {
    let today = writer.clock.today();
    let Some(form) = catalogue::form(SHEET, today) else { return Ok(()) };
    let mut store = Store::open_for(registry, Access::Write, writer)?;
    let query = Query { book: Some(Book::Incoming), to: today.pred_opt(), ..Query::default() };
    let recent = store.search(&query, WITH_FILES * 40)?;
    let recent = store.documents(&recent)?;
    let with_deadline = recent.iter().filter(|document| document.content().due_date.is_some()).take(WITH_FILES);
    let files = Files::of(registry);
    let folder =
        tempfile::tempdir().map_err(|error| StoreError::Other((&std::env::temp_dir()).into(), error.to_string()))?;
    for document in with_deadline {
        let target = folder.path().join(format!("{SHEET}-{}.pdf", document.own_number()));
        let part = Part::Document(document.id());
        let what = What::Form(FormRequest { form, part, authority: None, options: FormOptions::default(), today });
        PrintRequest { what, target: target.clone().into() }.print(registry, writer, &Progress::default())?;
        let kept = files.keep(&target)?;
        store.write(|transaction| transaction.attach(document.id(), &kept).map(drop))?;
    }
    Ok(())
}
