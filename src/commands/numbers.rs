//! `vanthu series`, `hold`, `release`, `held`, `lock`, `unlock`, `numbers`: how the office numbers its documents.

use domain::{
    book::Book,
    content::{Content, SignerInfo},
    ending::Ending,
    outgoing::OutgoingEntry,
    registration::Ruling,
    reservation::Reservation,
    restoring::ToldLast,
    series::Series,
    warning::Warning,
};
use store::StoreError;
use texts::{UserMessage, message};

use super::{
    Console, Refusal,
    arguments::{HoldOptions, LockOptions, SeriesOptions, Which},
    registry::{Registry, named, the_one},
};

pub(super) fn series(console: &mut Console<'_>, registry: &Registry, options: &SeriesOptions) -> Result<(), Refusal> {
    let store = match options {
        SeriesOptions::List(_) => registry.read()?,
        SeriesOptions::Add(new) => {
            let mut store = registry.write(console)?;
            store.write(|transaction| transaction.add_series(new))?;
            store
        }
        SeriesOptions::Join(join) => {
            let mut store = registry.write(console)?;
            store.write(|transaction| transaction.join_series(join))?;
            store
        }
        SeriesOptions::Close { yes, authority, on, reason } => {
            let mut store = registry.write(console)?;
            if !yes {
                // Do not ask about an entry that is refused in any case.
                store.rehearse(|transaction| transaction.close_series(authority.as_deref(), *on, reason))?;
                return Err(asked(console, &[store.ending_of_period(authority.as_deref(), *on)?]));
            }
            store.write(|transaction| transaction.close_series(authority.as_deref(), *on, reason))?;
            store
        }
        SeriesOptions::Reopen { authority, on, reason } => {
            let mut store = registry.write(console)?;
            store.write(|transaction| transaction.reopen_period(authority.as_deref(), *on, reason))?;
            store
        }
        SeriesOptions::Last(told) => return last(console, registry, told),
        SeriesOptions::TakeBack { which, others, ruling } => {
            let mut store = registry.write(console)?;
            let document = the_one(&store, which)?;
            let taken = store.write(|transaction| transaction.take_back(document.id(), others, ruling))?;
            console.say(&taken.message());
            return Ok(());
        }
    };
    let year = if let SeriesOptions::List(year) = options { *year } else { None };
    for series in store.series(year)? {
        console.say(&shown(&series));
    }
    Ok(())
}

/// Takes down the last numbers on paper, and says which are still asked for.
fn last(console: &mut Console<'_>, registry: &Registry, told: &[ToldLast]) -> Result<(), Refusal> {
    let store = if told.is_empty() {
        registry.read()?
    } else {
        let mut store = registry.write(console)?;
        store.write(|transaction| transaction.tell_last(told))?;
        console.say(&message!(texts::LAST_TOLD, count = told.len()));
        store
    };
    let asked = store.last_number_requests()?;
    if asked.is_empty() {
        console.say(&UserMessage::from(texts::LAST_NONE_ASKED));
    }
    for series in &asked {
        console.say(&series.message());
    }
    Ok(())
}

fn shown(series: &Series) -> UserMessage {
    let types: Vec<_> = series.types.iter().map(|kind| kind.name.as_str()).collect();
    let line = message!(
        texts::SERIES_SHOWN,
        id = texts::plain(series.id),
        name = label(series.authority.as_deref(), &series.name),
        from = series.period.starts,
        to = series.period.ends,
        first = texts::plain(series.first),
        last = texts::plain(series.last)
    );
    if types.is_empty() {
        line
    } else {
        message!(texts::SERIES_SHOWN_WITH_TYPES, line = line, types = types.join(", "))
    }
}

fn label(authority: Option<&str>, name: &str) -> String {
    authority.map_or_else(|| name.to_owned(), |authority| format!("{authority}, {name}"))
}

pub(super) fn hold(console: &mut Console<'_>, registry: &Registry, options: &HoldOptions) -> Result<(), Refusal> {
    let HoldOptions { book, date, authority, type_name, normative, hold } = options;
    let mut store = registry.write_or_create(console)?;
    let office = store.office()?.map(|office| office.name).unwrap_or_default();
    let held = store.write(|transaction| match book {
        Book::Incoming => transaction.hold_incoming(*date, hold),
        Book::Outgoing => {
            let content = Content {
                type_name: type_name.clone(),
                organ_name: authority.clone().unwrap_or(office),
                signer_info: SignerInfo::default(),
                ..Content::default()
            };
            let entry = OutgoingEntry {
                issued_date: *date,
                drafting_unit: String::new(),
                normative: *normative,
                to: Vec::new(),
                issued_amount: None,
                file_copy_unit: String::new(),
                issuers: Vec::new(),
                content,
            };
            transaction.hold_outgoing(&entry, hold)
        }
    })?;
    for reservation in &held {
        console.say(&reservation_shown(reservation));
    }
    if *book == Book::Incoming {
        console.remark(&Warning::ArrivalHeld.message());
    }
    Ok(())
}

pub(super) fn reservation_shown(reservation: &Reservation) -> UserMessage {
    message!(
        texts::RESERVATION_SHOWN,
        id = texts::plain(reservation.id),
        series = texts::plain(reservation.series_id),
        number = texts::plain(reservation.number),
        state = reservation.state.name_key(),
        holder = reservation.holder.as_str(),
        until = reservation.until,
        reason = reservation.reason.as_str()
    )
}

pub(super) fn release(console: &mut Console<'_>, registry: &Registry, id: i64, reason: &str) -> Result<(), Refusal> {
    registry.write(console)?.write(|transaction| transaction.release(id, reason))?;
    console.say(&UserMessage::from(texts::RESERVATION_RELEASED_NOW));
    Ok(())
}

pub(super) fn held(console: &mut Console<'_>, registry: &Registry, year: Option<i32>) -> Result<(), Refusal> {
    let today = registry.today();
    for reservation in registry.read()?.reservations(today, year)? {
        console.say(&reservation_shown(&reservation));
    }
    Ok(())
}

pub(super) fn lock(console: &mut Console<'_>, registry: &Registry, options: &LockOptions) -> Result<(), Refusal> {
    let LockOptions { yes, book, authority, year, locked, reason } = options;
    let books = book.map_or_else(|| Book::ALL.to_vec(), |book| vec![book]);
    let mut store = registry.write(console)?;
    if *locked && !yes {
        let endings = store.ending_of_year(&books, authority.as_deref(), *year)?;
        if !endings.is_empty() {
            return Err(asked(console, &endings));
        }
    }
    let changed = store.write(|transaction| {
        let mut changed = false;
        for book in &books {
            changed |= transaction.set_lock(*book, authority.as_deref(), *year, *locked, reason)?;
        }
        Ok::<_, StoreError>(changed)
    })?;
    let key = match (changed, locked) {
        (true, true) => texts::LOCK_LOCKED,
        (true, false) => texts::LOCK_REOPENED,
        (false, _) => texts::LOCK_UNCHANGED,
    };
    console.say(&key.with(texts::values::Year { year: texts::plain(*year) }));
    Ok(())
}

/// Says what would end, and that it is done only with a word.
fn asked(console: &mut Console<'_>, endings: &[Ending]) -> Refusal {
    for message in endings.iter().flat_map(Ending::messages) {
        console.say(&message);
    }
    UserMessage::from(texts::ENDING_YES).into()
}

pub(super) fn rule(
    console: &mut Console<'_>,
    registry: &Registry,
    which: &Which,
    ruling: &Ruling,
) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    let document = the_one(&store, which)?;
    store.write(|transaction| transaction.rule_on_number(document.id(), ruling))?;
    console.say(&message!(texts::NUMBER_RULED, document = named(&document)));
    Ok(())
}

pub(super) fn numbers(console: &mut Console<'_>, registry: &Registry, year: i32) -> Result<(), Refusal> {
    for numbers in registry.read()?.numbers(year)? {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        console.say(&message!(
            texts::NUMBERS_SERIES,
            name = label(numbers.authority.as_deref(), &numbers.name),
            from = numbers.period.starts,
            to = numbers.period.ends,
            documents = i64::try_from(numbers.documents).unwrap_or(i64::MAX),
            first = texts::plain(numbers.first),
            last = texts::plain(numbers.last),
            withdrawn = count(numbers.withdrawn.len())
        ));
        for fault in numbers.faults() {
            console.say(&message!(texts::NUMBERS_FAULT, fault = fault));
        }
    }
    Ok(())
}
