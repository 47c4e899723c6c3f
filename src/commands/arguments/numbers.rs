//! Reads the commands for series, held numbers and locked books.

use domain::{
    book::Book,
    code::Code,
    reservation::Hold,
    restoring::ToldLast,
    series::{Join, NewSeries},
};

use texts::{UserMessage, message};

use super::{
    Command,
    documents::{id, ruling, which},
    flags::{
        AMOUNT, AUTHORITY, CONFIRMED, DATE, ENDS, FIRST, FIRST_DAY, HELD_FROM, HOLDER, LAST_DAY, NAME, NORMATIVE,
        NORMATIVE_TYPE, ON, REASON, SERIES_TYPE, STARTS, TYPE, UNTIL, WITH_TYPE, YEAR, YES,
    },
    options::{HoldOptions, LockOptions, SeriesOptions},
    reader::{Reader, book_of, missing},
};

pub(super) fn series_list(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Series(SeriesOptions::List(reader.get(YEAR)?)))
}

pub(super) fn series_add(reader: &mut Reader) -> Result<Command, UserMessage> {
    let types = reader.all(SERIES_TYPE)?.into_iter().map(|name| (name, false));
    let normative = reader.all(NORMATIVE_TYPE)?.into_iter().map(|name| (name, true));
    Ok(Command::Series(SeriesOptions::Add(NewSeries {
        types: types.chain(normative).collect(),
        authority: reader.need(AUTHORITY)?,
        name: reader.need(NAME)?,
        starts: reader.need(STARTS)?,
        ends: reader.get(ENDS)?,
        first: reader.get(FIRST)?.unwrap_or(1),
    })))
}

pub(super) fn series_join(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Series(SeriesOptions::Join(Join {
        authority: reader.need(AUTHORITY)?,
        type_name: reader.need(TYPE)?,
        with: reader.need(WITH_TYPE)?,
        on: reader.get(ON)?.unwrap_or(reader.today),
        reason: reader.get(REASON)?.unwrap_or_default(),
    })))
}

pub(super) fn series_close(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Series(SeriesOptions::Close {
        yes: reader.switch(YES),
        authority: reader.get(AUTHORITY)?,
        on: reader.need(LAST_DAY)?,
        reason: reader.get(REASON)?.unwrap_or_default(),
    }))
}

pub(super) fn series_reopen(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Series(SeriesOptions::Reopen {
        authority: reader.get(AUTHORITY)?,
        on: reader.need(FIRST_DAY)?,
        reason: reader.need(REASON)?,
    }))
}

pub(super) fn series_last(reader: &mut Reader) -> Result<Command, UserMessage> {
    let mut words = Vec::new();
    while let Some(word) = reader.next_text() {
        words.push(word);
    }
    Ok(Command::Series(SeriesOptions::Last(told_last(reader, &words)?)))
}

pub(super) fn series_take_back(reader: &mut Reader) -> Result<Command, UserMessage> {
    let ruling = ruling(reader)?;
    let which = which(reader)?;
    let mut others = Vec::new();
    while let Some(word) = reader.next_text() {
        // An outgoing number may be given as the whole số, ký hiệu.
        let number = Code::parse(&word).number();
        others.push(number.ok_or_else(|| message!(texts::USAGE_NOT_A_NUMBER, option = "take-back", text = word))?);
    }
    Ok(Command::Series(SeriesOptions::TakeBack { which, others, ruling }))
}

/// Reads the last numbers on paper, each as `SERIES=NUMBER`. `--reason` explains unknown ones, and `--accept-jump` confirms numbers far
/// ahead of the series.
pub(super) fn told_last(reader: &mut Reader, words: &[String]) -> Result<Vec<ToldLast>, UserMessage> {
    let reason = reader.get(REASON)?.unwrap_or_default();
    let accepted = reader.all(CONFIRMED)?;
    let told = words.iter().map(|text| {
        let told = ToldLast::parse(text).ok_or_else(|| message!(texts::USAGE_LAST, text = text.as_str()))?;
        let accepted = told.number.is_some_and(|number| accepted.contains(&number.to_string()));
        Ok(ToldLast { reason: reason.clone(), accepted, ..told })
    });
    told.collect()
}

pub(super) fn hold(reader: &mut Reader) -> Result<Command, UserMessage> {
    let book = reader.book()?;
    let from = reader.get(HELD_FROM)?;
    let amount = reader.get(AMOUNT)?.unwrap_or(1);
    let type_name = reader.get(TYPE)?;
    if book == Book::Outgoing && type_name.is_none() {
        return Err(missing(&TYPE.spec));
    }
    Ok(Command::Hold(HoldOptions {
        book,
        date: reader.need(DATE)?,
        authority: reader.get(AUTHORITY)?,
        type_name: type_name.unwrap_or_default(),
        normative: reader.switch(NORMATIVE),
        hold: Hold {
            from,
            amount,
            holder: reader.need(HOLDER)?,
            reason: reader.need(REASON)?,
            until: reader.need(UNTIL)?,
        },
    }))
}

pub(super) fn held(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Held(reader.get(YEAR)?))
}

pub(super) fn release(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Release { id: id(reader)?.0, reason: reader.get(REASON)?.unwrap_or_default() })
}

pub(super) fn numbers(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Numbers(reader.need(YEAR)?))
}

pub(super) fn rule(reader: &mut Reader) -> Result<Command, UserMessage> {
    let ruling = ruling(reader)?;
    Ok(Command::RuleOnNumber(which(reader)?, ruling))
}

pub(super) fn lock(reader: &mut Reader) -> Result<Command, UserMessage> {
    let yes = reader.switch(YES);
    Ok(Command::Lock(LockOptions { yes, locked: true, ..books(reader)? }))
}

pub(super) fn unlock(reader: &mut Reader) -> Result<Command, UserMessage> {
    Ok(Command::Lock(books(reader)?))
}

/// Reads the books to lock or unlock, and the reason.
fn books(reader: &mut Reader) -> Result<LockOptions, UserMessage> {
    Ok(LockOptions {
        yes: false,
        book: reader.next_text().map(|word| book_of(&word)).transpose()?,
        authority: reader.get(AUTHORITY)?,
        year: reader.need(YEAR)?,
        locked: false,
        reason: reader.get(REASON)?.unwrap_or_default(),
    })
}
