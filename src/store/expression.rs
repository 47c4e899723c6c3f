//! Translates a query into expressions of the search index, best hits first.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    query::Query,
    search_box::{SearchBox, SearchTerm},
    words::Word,
};

use super::{
    Result,
    engine::{Connection, EngineResult, params},
    index,
};

/// The largest number of whole words to which the beginning of a word is expanded; beyond it the index merges
/// them itself.
const MAX_ENDINGS: u32 = 48;

/// The meaning of a query for the search index.
pub(super) enum Meaning {
    /// Nothing can be found.
    Nothing,
    /// Nothing is asked: every document.
    Everything,
    /// No words: everything the filters select, the last registered first.
    Filtered(String),
    /// Words, and perhaps numbers.
    Ranked(Ranked),
}

/// A query with words.
pub(super) struct Ranked {
    /// Finds every hit of any rank.
    pub(super) all: Rank,
    /// Finds those hits that have the diacritics as typed; `None` when none were typed.
    pub(super) as_typed: Option<Rank>,
    /// Finds the documents whose own number is among the typed ones.
    pub(super) own_number: Option<String>,
    /// Finds the documents whose sender's number is among the typed ones.
    pub(super) sender_number: Option<String>,
    /// Whether querying each rank is slow when there are few hits: numbers have many ranks, phrases are slow.
    pub(super) is_costly: bool,
    /// One expression for each rank, the best first; a document may match several.
    pub(super) ranks: Vec<Rank>,
}

/// Finds the hits of one rank: in registered texts, and in the content of files.
#[derive(Default)]
pub(super) struct Rank {
    /// `None` when a registered text has no such term.
    pub(super) texts: Option<String>,
    /// `None` when files are not searched.
    pub(super) files: Option<String>,
}

/// How a term's diacritics are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// As typed, where any were typed.
    AsTyped,
    /// Ignored.
    Folded,
}

/// Translates a query whose box was parsed.
pub(super) fn of(connection: &Connection, query: &Query, read: &SearchBox) -> Result<Meaning> {
    let Some(filters) = filters(query, read.own) else { return Ok(Meaning::Nothing) };
    if read.terms.is_empty() {
        return Ok(if filters.is_empty() { Meaning::Everything } else { Meaning::Filtered(all_of(filters)) });
    }
    let terms = |marks: Marks| -> Result<Vec<Option<String>>> {
        read.terms.iter().map(|term| term_expression(connection, term, marks)).collect()
    };
    let folded = terms(Marks::Folded)?;
    let ways = if read.is_marked() { vec![terms(Marks::AsTyped)?, folded.clone()] } else { vec![folded.clone()] };

    let all = Rank { texts: every_rank(read, &filters, &folded), files: in_files(read, &filters, Marks::Folded) };
    if all.texts.is_none() && all.files.is_none() {
        return Ok(Meaning::Nothing);
    }
    let as_typed = read
        .is_marked()
        .then(|| Rank { texts: every_rank(read, &filters, &ways[0]), files: in_files(read, &filters, Marks::AsTyped) });
    let any_number = |mark: fn(&str) -> String| {
        let marks = read.numbers.iter().filter_map(|at| read.number(*at));
        let marks: Vec<String> = marks.map(|number| quoted(&mark(number))).collect();
        (!marks.is_empty()).then(|| marks.join(" OR "))
    };

    let mut ranks = Vec::new();
    for mark in [index::mark_of_own_number, index::mark_of_sender_number] {
        for way in &ways {
            let numbers = read.numbers.iter().filter_map(|at| Some((*at, quoted(&mark(read.number(*at)?)))));
            let found: Vec<String> = numbers.filter_map(|number| rank(&filters, way, Some(&number))).collect();
            ranks.extend(any_of(&found).map(|texts| Rank { texts: Some(texts), files: None }));
        }
        if read.own.is_some() {
            break;
        }
    }
    if read.own.is_none() {
        let marks = if read.is_marked() { &[Marks::AsTyped, Marks::Folded][..] } else { &[Marks::Folded] };
        ranks.extend(
            ways.iter()
                .zip(marks)
                .map(|(way, marks)| Rank { texts: rank(&filters, way, None), files: in_files(read, &filters, *marks) }),
        );
    }
    Ok(Meaning::Ranked(Ranked {
        all,
        as_typed,
        own_number: any_number(index::mark_of_own_number),
        sender_number: any_number(index::mark_of_sender_number),
        is_costly: ranks.len() > 2 || read.terms.iter().any(|term| matches!(term, SearchTerm::Phrase(_))),
        ranks,
    }))
}

/// Finds the hits of every rank. All terms are required, but a number may also be the office's own, which is in
/// no text, or one that its sender writes in two words (`12 bis`).
fn every_rank(read: &SearchBox, filters: &[String], terms: &[Option<String>]) -> Option<String> {
    let mut parts = filters.to_vec();
    for (at, term) in terms.iter().enumerate() {
        let number = read.number(at).map(|number| {
            let sender = if read.own.is_some() { None } else { Some(index::mark_of_sender_number(number)) };
            [Some(index::mark_of_own_number(number)), sender].into_iter().flatten().map(|mark| quoted(&mark))
        });
        parts.push(match number {
            Some(marks) if read.own.is_some() => marks.collect(),
            Some(marks) => format!(
                "{NUMBER_OR}{}) OR {})",
                marks.collect::<Vec<_>>().join(" OR "),
                term.as_deref().unwrap_or(NONE)
            ),
            None => term.clone()?,
        });
    }
    Some(all_of(parts))
}

/// The smallest number of typed letters for which files are searched: fewer begin a word of nearly every file.
const MIN_IN_FILES: usize = 3;

/// Finds all terms in files. A number alone means that of a document, and nearly every file has it somewhere.
fn in_files(read: &SearchBox, filters: &[String], marks: Marks) -> Option<String> {
    let is_number = |at: usize| read.number(at).is_some();
    let letters = |term: &SearchTerm| match term {
        SearchTerm::Word(word) | SearchTerm::Start(word) => word.fold.chars().count(),
        SearchTerm::Phrase(phrase) => phrase.iter().map(|word| word.fold.chars().count()).sum(),
        SearchTerm::Growing { whole, .. } => whole.fold.chars().count(),
    };
    let asked = read.terms.iter().enumerate().any(|(at, term)| !is_number(at) && letters(term) >= MIN_IN_FILES);
    if read.own.is_some() || !asked {
        return None;
    }
    let mut parts = filters.to_vec();
    parts.extend(read.terms.iter().map(|term| match term {
        SearchTerm::Word(word) => quoted(spelled(word, marks)),
        SearchTerm::Phrase(phrase) => {
            let as_typed = marks == Marks::AsTyped && phrase.iter().any(Word::is_marked);
            let spelled: Vec<&str> =
                phrase.iter().map(|word| if as_typed { word.exact.as_str() } else { word.fold.as_str() }).collect();
            quoted(&spelled.join(" "))
        }
        SearchTerm::Start(word) => start_in_files(word, marks),
        SearchTerm::Growing { whole, groups } => {
            let groups = groups.iter().map(|word| quoted(&word.fold)).collect::<Vec<_>>();
            format!("({} OR ({}*))", start_in_files(whole, marks), groups.join(" AND "))
        }
    }));
    Some(all_of(parts))
}

/// Makes the expression that finds the beginning of a word in files.
fn start_in_files(word: &Word, marks: Marks) -> String {
    let as_typed = marks == Marks::AsTyped;
    let typed = if as_typed { word.typed_exact() } else { word.typed_fold() };
    let mut ways = vec![format!("{}*", quoted(&typed))];
    ways.extend(word.moved_tone().filter(|_| as_typed && word.is_marked()).map(|other| format!("{}*", quoted(&other))));
    ways.extend(word.with_y.then(|| quoted(spelled(word, marks))));
    match ways.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(" OR ")),
    }
}

fn spelled(word: &Word, marks: Marks) -> &str {
    if marks == Marks::AsTyped { &word.exact } else { &word.fold }
}

/// Requires all filters and terms, the number's term replaced by its mark; `None` when a term is known nowhere.
fn rank(filters: &[String], terms: &[Option<String>], number: Option<&(usize, String)>) -> Option<String> {
    let mut parts = filters.to_vec();
    for (at, term) in terms.iter().enumerate() {
        parts.push(match number {
            Some((place, mark)) if *place == at => mark.clone(),
            _ => term.clone()?,
        });
    }
    Some(all_of(parts))
}

/// Finds what matches any of these; `None` when there are none.
fn any_of(expressions: &[String]) -> Option<String> {
    match expressions {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(several.iter().map(|one| format!("({one})")).collect::<Vec<_>>().join(" OR ")),
    }
}

/// A word that no document has.
const NONE: &str = "\"_\"";

/// The beginning of the choice between an own number and the same number in a text.
const NUMBER_OR: &str = "((";

/// Finds what matches every part. The index advances all parts of a flat AND at every step; nested in pairs,
/// the rarer parts are matched first and only their hits are looked up in the next. The OR with a word that no
/// document has keeps the index from flattening the pairs.
fn all_of(mut parts: Vec<String>) -> String {
    // Long words are rarer than short ones, and both rarer than beginnings of words and choices between many.
    parts.sort_by_key(|part| {
        let number = ["\"n_", "\"c_", NUMBER_OR].iter().any(|start| part.starts_with(start));
        let common = part.ends_with("_\"") || part.starts_with('(');
        (!number, common, Reverse(part.len()))
    });
    parts.dedup();
    let mut parts = parts.into_iter();
    let mut expression = match (parts.next(), parts.next()) {
        (Some(first), Some(second)) => format!("{first} AND {second}"),
        (first, _) => first.unwrap_or_default(),
    };
    for part in parts {
        expression = format!("(({expression}) OR {NONE}) AND {part}");
    }
    expression
}

/// Returns the filters as marks that are all required; `None` when they contradict each other.
fn filters(query: &Query, own: Option<Book>) -> Option<Vec<String>> {
    let mut filters = Vec::new();
    let book = match (query.book, own) {
        (Some(asked), Some(own)) if asked != own => return None,
        (asked, own) => own.or(asked),
    };
    filters.extend(book.map(|book| quoted(&index::mark_of_book(book))));
    filters.extend(query.type_name.as_deref().map(|name| quoted(&index::mark_of_type(name))));
    filters.extend(query.organ_name.as_deref().map(|name| quoted(&index::mark_of_organ(name))));
    filters.extend(query.waiting.then(|| quoted(index::MARK_OF_WAITING)));
    filters.extend(query.clerk.as_deref().map(|clerk| quoted(&index::mark_of_clerk(clerk))));
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

/// Splits a range of days into whole years, whole months and the remaining days at its ends.
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

/// Makes the expression of one term; `None` when the index has no word of it.
fn term_expression(connection: &Connection, term: &SearchTerm, marks: Marks) -> Result<Option<String>> {
    let spelling = |word: &Word| match marks {
        Marks::AsTyped => word.exact.clone(),
        Marks::Folded => word.fold.clone(),
    };
    Ok(match term {
        SearchTerm::Word(word) => Some(quoted(&spelling(word))),
        SearchTerm::Phrase(phrase) => {
            let as_typed = marks == Marks::AsTyped && phrase.iter().any(Word::is_marked);
            let spelled: Vec<String> =
                phrase.iter().map(|word| if as_typed { word.exact.clone() } else { word.fold.clone() }).collect();
            Some(quoted(&spelled.join(" ")))
        }
        SearchTerm::Start(word) if marks == Marks::AsTyped && word.is_marked() => {
            let whole = word.with_y.then_some(word.exact.as_str());
            start(connection, &word.typed_exact(), word.moved_tone().as_deref(), whole, true)?
        }
        SearchTerm::Start(word) => start(connection, &word.typed_fold(), None, None, false)?,
        SearchTerm::Growing { whole, groups } => {
            let (last, before) = groups.split_last().map_or((whole, &groups[..]), |parts| parts);
            let whole = start(connection, &whole.fold, None, None, false)?;
            let mut parts: Vec<String> = before.iter().map(|word| quoted(&word.fold)).collect();
            let last = start(connection, &last.fold, None, None, false)?;
            let groups = last.map(|last| {
                parts.push(last);
                format!("({})", parts.join(" AND "))
            });
            any_of(&[whole, groups].into_iter().flatten().collect::<Vec<_>>()).map(|any| format!("({any})"))
        }
    })
}

/// Makes the expression that finds the beginning of a word: by its mark when it is short, otherwise by the
/// known words that begin with it or with `other`; and by the word `whole`.
fn start(
    connection: &Connection,
    start: &str,
    other: Option<&str>,
    whole: Option<&str>,
    marked: bool,
) -> Result<Option<String>> {
    let letters = start.chars().count();
    if letters <= if marked { 1 } else { index::MARKED_START } {
        return Ok(Some(quoted(&index::mark_of_start(start))));
    }
    let sql = "SELECT word FROM search_word WHERE marked = ?1 AND word >= ?2 AND word < ?3 ORDER BY word LIMIT ?4";
    let mut statement = connection.prepare_cached(sql)?;
    let mut expressions: Vec<String> = whole.map(quoted).into_iter().collect();
    for start in [Some(start), other].into_iter().flatten() {
        let endings = statement
            .query_map(params![marked, start, format!("{start}\u{10FFFF}"), MAX_ENDINGS + 1], |row| row.get(0))?
            .collect::<EngineResult<Vec<String>>>()?;
        if endings.len() > MAX_ENDINGS as usize {
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
