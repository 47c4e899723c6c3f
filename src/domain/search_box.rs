//! Reading the search box: what a clerk types, as terms to look for. Nothing typed is an error.

use super::{
    book::Book,
    text,
    words::{Word, words},
};

/// One thing that must be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A word, whole.
    Word(Word),
    /// The word being typed: the start of one.
    Start(Word),
    /// Words that stand one after the other.
    Phrase(Vec<Word>),
}

/// What the box says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchBox {
    /// All of these must be found, in any order.
    pub terms: Vec<Term>,
    /// Which terms may be the number of a document: an exact one comes first.
    pub numbers: Vec<usize>,
    /// `số đến 1234`, `số đi 15`: the number is the office's own, in this book.
    pub own: Option<Book>,
}

/// At most so many words are looked for; the rest of a pasted page is passed over.
const MOST_WORDS: usize = 24;

impl SearchBox {
    /// Reads the box.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let typed: String =
            typed.chars().map(|sign| if matches!(sign, '“' | '”' | '„') { '"' } else { sign }).collect();
        let mut read = Self::default();
        let mut budget = MOST_WORDS;
        let pieces: Vec<&str> = typed.split('"').collect();
        let last_piece = pieces.len() - 1;
        for (at, piece) in pieces.iter().enumerate() {
            let closed_phrase = at % 2 == 1 && at != last_piece;
            let clean = text::clean(piece);
            if closed_phrase {
                let phrase: Vec<Word> = words(&clean).take(budget).collect();
                budget -= phrase.len();
                match phrase.len() {
                    0 => {}
                    1 => read.terms.extend(phrase.into_iter().map(Term::Word)),
                    _ => read.terms.push(Term::Phrase(phrase)),
                }
            } else {
                let found: Vec<Chunked> = chunked(&clean).take(budget).collect();
                budget -= found.len();
                read.take_words(found, at == last_piece);
            }
        }
        read
    }

    /// Takes loose words: the noise of speech around a number is dropped, `số đến 12` and `số đi 12` are understood.
    fn take_words(&mut self, found: Vec<Chunked>, is_end: bool) {
        let has_number = found.iter().any(|part| part.may_be_number);
        let count = found.len();
        let mut before: [Option<String>; 2] = [None, None];
        for (at, part) in found.into_iter().enumerate() {
            let Chunked { word, may_be_number } = part;
            let [earlier, previous] = &before;
            if may_be_number && previous.as_deref() == Some("so") {
                self.terms.pop();
            } else if may_be_number && earlier.as_deref() == Some("so") {
                let own = match previous.as_deref() {
                    Some("den") => Some(Book::Incoming),
                    Some("di") => Some(Book::Outgoing),
                    _ => None,
                };
                if own.is_some() {
                    self.own = own;
                    self.terms.truncate(self.terms.len().saturating_sub(2));
                }
            }
            before = [before[1].take(), Some(word.fold.clone())];
            if has_number && word.fold == "cua" {
                continue;
            }
            if may_be_number {
                self.numbers.push(self.terms.len());
            }
            self.terms.push(if is_end && at + 1 == count { Term::Start(word) } else { Term::Word(word) });
        }
        let terms = self.terms.len();
        self.numbers.retain(|at| *at < terms);
    }

    /// The number a term may be, `15` or `15a`, if the term was understood as one.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<&str> {
        match self.terms.get(at) {
            Some(Term::Word(word) | Term::Start(word)) if self.numbers.contains(&at) => word.number(),
            _ => None,
        }
    }

    /// Whether any word was typed with diacritics, so that hits that have them come first.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.terms.iter().any(|term| match term {
            Term::Word(word) | Term::Start(word) => word.is_marked(),
            Term::Phrase(phrase) => phrase.iter().any(Word::is_marked),
        })
    }
}

/// A word and whether it may be the number of a document.
struct Chunked {
    word: Word,
    may_be_number: bool,
}

/// The words of loose text. In `15/2026/QĐ-UBND` only the first group may be the number; `44.375` is one number, as the screen
/// writes it.
fn chunked(clean: &str) -> impl Iterator<Item = Chunked> + '_ {
    clean.split(' ').flat_map(|chunk| {
        let joined = joined_thousands(chunk);
        let is_code = chunk.contains('/');
        let found: Vec<Word> = match &joined {
            Some(number) => words(number).collect(),
            None => words(chunk).collect(),
        };
        found.into_iter().enumerate().map(move |(at, word)| {
            let may_be_number = word.number().is_some() && (at == 0 || !is_code);
            Chunked { word, may_be_number }
        })
    })
}

/// `44.375` as `44375`.
fn joined_thousands(chunk: &str) -> Option<String> {
    let mut groups = chunk.split('.');
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|digit| digit.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let is_number = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && digits(first)
        && !rest.is_empty()
        && rest.iter().all(|group| group.len() == 3 && digits(group));
    is_number.then(|| chunk.replace('.', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(typed: &str) -> String {
        let read = SearchBox::read(typed);
        let terms: Vec<String> = read
            .terms
            .iter()
            .enumerate()
            .map(|(at, term)| {
                let number = if read.numbers.contains(&at) { "#" } else { "" };
                match term {
                    Term::Word(word) => format!("{number}{}", word.exact),
                    Term::Start(word) => format!("{number}{}*", word.exact),
                    Term::Phrase(phrase) => {
                        format!("[{}]", phrase.iter().map(|word| word.exact.as_str()).collect::<Vec<_>>().join(" "))
                    }
                }
            })
            .collect();
        let own = read.own.map(|book| format!("{}: ", book.key())).unwrap_or_default();
        format!("{own}{}", terms.join(" "))
    }

    #[test]
    fn the_box_is_read() {
        for (typed, read) in [
            ("", ""),
            ("15", "#15*"),
            ("015/QD-UBND", "#15 qd ubnd*"),
            ("qd ubnd 15", "qd ubnd #15*"),
            ("01/2026", "#1 2026*"),
            ("1/2026", "#1 2026*"),
            ("so den 1234", "incoming: #1234*"),
            ("Số đi 15 quyết", "outgoing: #15 quyết*"),
            ("44.375", "#44375*"),
            ("công văn số 609 của Công an tỉnh", "công văn #609 công an tỉnh*"),
            ("dau thau 22", "dau thau #22*"),
            ("\"kế hoạch\" năm", "[kế hoạch] năm*"),
            ("\"ke hoach v", "ke hoach v*"),
            ("“đấu thầu” 22", "[đấu thầu] #22*"),
            ("/ - . \" * ( ) ^ NEAR", "near*"),
            ("cua", "cua*"),
        ] {
            assert_eq!(shown(typed), read, "{typed}");
        }
    }

    #[test]
    fn a_pasted_page_is_cut() {
        let page = "chữ ".repeat(10_000);
        assert_eq!(SearchBox::read(&page).terms.len(), MOST_WORDS);
    }
}
