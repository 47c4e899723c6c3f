//! From what somebody looks for to expressions of the search index, best hits first.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, params};

use super::{error::Fault, index};
use crate::domain::{
    book::Book,
    query::Query,
    search_box::{SearchBox, Term},
    words::Word,
};

/// A start of a word becomes at most so many whole words; beyond, the index merges them itself.
const MOST_ENDINGS: u32 = 48;

/// Expressions in the order their hits are wanted; a document may answer several. Empty when nothing at all is asked.
pub(super) struct Expressions {
    pub(super) ranks: Vec<String>,
    /// Whether nothing can be found, so that no expression need be run.
    pub(super) hopeless: bool,
}

/// How a term's diacritics are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// As typed, where any were typed.
    AsTyped,
    /// Not at all.
    Folded,
}

/// The expressions of a query.
pub(super) fn of(connection: &Connection, query: &Query) -> Result<Expressions, Fault> {
    let read = SearchBox::read(&query.text);
    let Some(filters) = filters(query, read.own) else {
        return Ok(Expressions { ranks: Vec::new(), hopeless: true });
    };
    if read.terms.is_empty() {
        let ranks = if filters.is_empty() { Vec::new() } else { vec![filters.join(" AND ")] };
        return Ok(Expressions { ranks, hopeless: false });
    }
    let mut ranks = Vec::new();
    let ways: &[Marks] = if read.is_marked() { &[Marks::AsTyped, Marks::Folded] } else { &[Marks::Folded] };
    let words: Vec<Vec<Option<String>>> = ways
        .iter()
        .map(|marks| read.terms.iter().map(|term| term_expression(connection, term, *marks)).collect())
        .collect::<Result<_, Fault>>()?;
    let mut rank = |way: &[Option<String>], number: Option<(usize, String)>| {
        let mut parts = filters.clone();
        for (at, term) in way.iter().enumerate() {
            match (&number, term) {
                (Some((place, mark)), _) if *place == at => parts.push(quoted(mark)),
                (_, Some(term)) => parts.push(term.clone()),
                (_, None) => return,
            }
        }
        ranks.push(parts.join(" AND "));
    };
    let number_of = |at: usize| match read.terms.get(at) {
        Some(Term::Word(word) | Term::Start(word)) => word.number().map(str::to_owned),
        _ => None,
    };
    for own in [true, false] {
        if !own && read.own.is_some() {
            return Ok(Expressions { ranks, hopeless: false });
        }
        for way in &words {
            for at in &read.numbers {
                if let Some(number) = number_of(*at) {
                    let mark =
                        if own { index::mark_of_own_number(&number) } else { index::mark_of_sender_number(&number) };
                    rank(way, Some((*at, mark)));
                }
            }
        }
    }
    for way in &words {
        rank(way, None);
    }
    Ok(Expressions { ranks, hopeless: false })
}

/// The filters as marks that must all be there; `None` when they contradict each other.
fn filters(query: &Query, own: Option<Book>) -> Option<Vec<String>> {
    let mut filters = Vec::new();
    let book = match (query.book, own) {
        (Some(asked), Some(own)) if asked != own => return None,
        (asked, own) => own.or(asked),
    };
    filters.extend(book.map(|book| quoted(&index::mark_of_book(book))));
    filters.extend(query.type_name.as_deref().map(|name| quoted(&index::mark_of_type(name))));
    filters.extend(query.organ_name.as_deref().map(|name| quoted(&index::mark_of_organ(name))));
    let (mut from, mut to) = (query.from, query.to);
    if let Some(year) = query.year {
        let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
        from = Some(from.map_or(first, |from| from.max(first)));
        to = Some(to.map_or(last, |to| to.min(last)));
    }
    if from.is_some() || to.is_some() {
        let from = from.unwrap_or(NaiveDate::from_ymd_opt(1900, 1, 1)?).max(NaiveDate::from_ymd_opt(1900, 1, 1)?);
        let to = to.unwrap_or(NaiveDate::from_ymd_opt(2199, 12, 31)?).min(NaiveDate::from_ymd_opt(2199, 12, 31)?);
        if from > to {
            return None;
        }
        let marks: Vec<String> = marks_of_days(from, to).iter().map(|mark| quoted(mark)).collect();
        filters.push(if let [one] = marks.as_slice() { one.clone() } else { format!("({})", marks.join(" OR ")) });
    }
    Some(filters)
}

/// A stretch of days as whole years, whole months and the days left at its ends.
fn marks_of_days(from: NaiveDate, to: NaiveDate) -> Vec<String> {
    let mut marks = Vec::new();
    let mut day = from;
    while day <= to {
        let year_end = NaiveDate::from_ymd_opt(day.year(), 12, 31);
        let month_end = day
            .checked_add_months(chrono::Months::new(1))
            .and_then(|next| next.with_day(1))
            .and_then(|next| next.pred_opt());
        let (mark, end) = match (year_end, month_end) {
            (Some(end), _) if day.ordinal() == 1 && end <= to => (index::mark_of_year(day), end),
            (_, Some(end)) if day.day() == 1 && end <= to => (index::mark_of_month(day), end),
            _ => (index::mark_of_day(day), day),
        };
        marks.push(mark);
        let Some(next) = end.succ_opt() else { break };
        day = next;
    }
    marks
}

/// The expression of one term; `None` when the index knows no word of it.
fn term_expression(connection: &Connection, term: &Term, marks: Marks) -> Result<Option<String>, Fault> {
    let spelling = |word: &Word| match marks {
        Marks::AsTyped => word.exact.clone(),
        Marks::Folded => word.fold.clone(),
    };
    Ok(match term {
        Term::Word(word) => Some(quoted(&spelling(word))),
        Term::Phrase(phrase) => {
            let as_typed = marks == Marks::AsTyped && phrase.iter().any(Word::is_marked);
            let spelled: Vec<String> =
                phrase.iter().map(|word| if as_typed { word.exact.clone() } else { word.fold.clone() }).collect();
            Some(quoted(&spelled.join(" ")))
        }
        Term::Start(word) if marks == Marks::AsTyped && word.is_marked() => {
            start(connection, &word.exact, word.moved_tone().as_deref(), true)?
        }
        Term::Start(word) => start(connection, &word.fold, None, false)?,
    })
}

/// The expression of the start of a word: its mark when it is short, otherwise the words that begin so.
fn start(connection: &Connection, start: &str, other: Option<&str>, marked: bool) -> Result<Option<String>, Fault> {
    let letters = start.chars().count();
    if letters <= if marked { 1 } else { index::MARKED_START } {
        return Ok(Some(quoted(&index::mark_of_start(start))));
    }
    let sql = "SELECT word FROM search_word WHERE marked = ?1 AND word >= ?2 AND word < ?3 ORDER BY word LIMIT ?4";
    let mut statement = connection.prepare_cached(sql)?;
    let mut expressions = Vec::new();
    for start in [Some(start), other].into_iter().flatten() {
        let endings = statement
            .query_map(params![marked, start, format!("{start}\u{10FFFF}"), MOST_ENDINGS + 1], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()?;
        if endings.len() > MOST_ENDINGS as usize {
            expressions.push(format!("{}*", quoted(start)));
        } else {
            expressions.extend(endings.iter().map(|word| quoted(word)));
        }
    }
    Ok(match expressions.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(format!("({})", several.join(" OR "))),
    })
}

/// Words are letters and digits only, so that quoting needs no escape.
fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_stretch_of_days_is_few_marks() {
        assert_eq!(marks_of_days(day(2024, 2, 1), day(2024, 2, 29)), ["m_202402"]);
        assert_eq!(marks_of_days(day(2023, 12, 31), day(2025, 1, 1)), ["d_20231231", "y_2024", "d_20250101"]);
        assert_eq!(
            marks_of_days(day(2026, 3, 30), day(2026, 5, 2)),
            ["d_20260330", "d_20260331", "m_202604", "d_20260501", "d_20260502"]
        );
    }
}
