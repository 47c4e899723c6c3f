//! The arguments of numbering: series, held numbers, locked books.

use domain::{
    book::Book,
    code::Code,
    reservation::Hold,
    restoring::ToldLast,
    series::{Join, NewSeries},
};
use texts::{UserMessage, message};

use super::{
    options::{HoldOptions, LockOptions, RestoreOptions, SeriesOptions},
    reader::{Reader, book_of, missing},
};

pub(super) fn series(reader: &mut Reader) -> Result<SeriesOptions, UserMessage> {
    Ok(match reader.next_text().as_deref() {
        Some("list") => SeriesOptions::List(reader.year()?),
        Some("add") => {
            let types = reader.texts("type")?.into_iter().map(|name| (name, false));
            let normative = reader.texts("normative-type")?.into_iter().map(|name| (name, true));
            SeriesOptions::Add(NewSeries {
                types: types.chain(normative).collect(),
                authority: reader.required_text("authority")?,
                name: reader.required_text("name")?,
                starts: reader.required_date("from")?,
                ends: reader.date("to")?,
                first: reader.number("first")?.unwrap_or(1),
            })
        }
        Some("join") => SeriesOptions::Join(Join {
            authority: reader.required_text("authority")?,
            type_name: reader.required_text("type")?,
            with: reader.required_text("with")?,
            on: reader.date("on")?.unwrap_or(reader.today),
            reason: reader.text("reason")?.unwrap_or_default(),
        }),
        Some("close") => SeriesOptions::Close {
            yes: reader.switch("yes"),
            authority: reader.text("authority")?,
            on: reader.required_date("on")?,
            reason: reader.text("reason")?.unwrap_or_default(),
        },
        Some("reopen") => SeriesOptions::Reopen {
            authority: reader.text("authority")?,
            on: reader.required_date("on")?,
            reason: reader.required_text("reason")?,
        },
        Some("last") => {
            let mut words = Vec::new();
            while let Some(word) = reader.next_text() {
                words.push(word);
            }
            SeriesOptions::Last(told_last(reader, &words)?)
        }
        Some("take-back") => {
            let ruling = super::ruling(reader)?;
            let which = super::which(reader)?;
            let mut others = Vec::new();
            while let Some(word) = reader.next_text() {
                // An outgoing document may be named by its whole số, ký hiệu.
                let number = Code::parse(&word).number();
                others.push(
                    number.ok_or_else(|| message!(texts::USAGE_NOT_A_NUMBER, option = "take-back", text = word))?,
                );
            }
            SeriesOptions::TakeBack { which, others, ruling }
        }
        _ => return Err(UserMessage::from(texts::USAGE_SERIES)),
    })
}

/// The copy that is restored, and the last numbers on paper.
pub(super) fn restore(reader: &mut Reader) -> Result<RestoreOptions, UserMessage> {
    let copy = reader.next_path().ok_or_else(|| UserMessage::from(texts::USAGE_FILE_MISSING))?;
    let words = reader.texts("last")?;
    let told = told_last(reader, &words)?;
    Ok(RestoreOptions { copy, told, other_registry: reader.switch("other-registry") })
}

/// Reads last numbers on paper, each `SERIES=NUMBER`. `--reason` explains those that are unknown, `--accept-jump` confirms those
/// that lie far ahead.
fn told_last(reader: &mut Reader, words: &[String]) -> Result<Vec<ToldLast>, UserMessage> {
    let reason = reader.text("reason")?.unwrap_or_default();
    let accepted = reader.texts("accept-jump")?;
    let told = words.iter().map(|text| {
        let told = ToldLast::parse(text).ok_or_else(|| message!(texts::USAGE_LAST, text = text.as_str()))?;
        let accepted = told.number.is_some_and(|number| accepted.contains(&number.to_string()));
        Ok(ToldLast { reason: reason.clone(), accepted, ..told })
    });
    told.collect()
}

pub(super) fn hold(reader: &mut Reader) -> Result<HoldOptions, UserMessage> {
    let book = reader.book()?;
    let from = reader.number("number")?;
    let amount = reader.number("amount")?.unwrap_or(1);
    let type_name = reader.text("type")?;
    if book == Book::Outgoing && type_name.is_none() {
        return Err(missing("type"));
    }
    Ok(HoldOptions {
        book,
        date: reader.required_date("date")?,
        authority: reader.text("authority")?,
        type_name: type_name.unwrap_or_default(),
        normative: reader.switch("normative"),
        hold: Hold {
            from,
            amount,
            holder: reader.required_text("for")?,
            reason: reader.required_text("reason")?,
            until: reader.required_date("until")?,
        },
    })
}

pub(super) fn lock(reader: &mut Reader, locked: bool) -> Result<LockOptions, UserMessage> {
    Ok(LockOptions {
        yes: locked && reader.switch("yes"),
        book: reader.next_text().map(|word| book_of(&word)).transpose()?,
        authority: reader.text("authority")?,
        year: reader.required_year()?,
        locked,
        reason: reader.text("reason")?.unwrap_or_default(),
    })
}
