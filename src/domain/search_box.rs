//! Reading the search box: what a clerk types, as terms to look for. Nothing typed is an error.

use super::{
    book::Book,
    text,
    words::{Word, growing_number, stretches, words},
};

/// One thing that must be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchTerm {
    /// A word, whole.
    Word(Word),
    /// The word being typed: the start of one.
    Start(Word),
    /// Words that stand one after the other.
    Phrase(Vec<Word>),
    /// A number being typed that may become one with thousand points: it matches as the start of the whole number, or by its groups.
    Growing {
        /// The number without its points, so far.
        whole: Word,
        /// Its groups.
        groups: Vec<Word>,
    },
}

/// What the box says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchBox {
    /// All of these must be found, in any order.
    pub terms: Vec<SearchTerm>,
    /// Which terms may be the number of a document: an exact one comes first.
    pub numbers: Vec<usize>,
    /// `số đến 1234`, `số đi 15`: the number is the office's own, in this book.
    pub own: Option<Book>,
    /// Where `own` is set, the same box read as words of a text.
    pub as_text: Option<Box<SearchBox>>,
}

/// At most so many words are looked for; the rest of a pasted page is passed over.
const MAX_WORDS: usize = 24;

impl SearchBox {
    /// Reads the box.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let mut read = Self::read_as(typed, true);
        if read.own.is_some() {
            read.as_text = Some(Box::new(Self::read_as(typed, false)));
        }
        read
    }

    /// Reads the box; `số đến 12` means the office's own number, or these words of a text.
    fn read_as(typed: &str, own: bool) -> Self {
        let typed: String =
            typed.chars().map(|sign| if matches!(sign, '“' | '”' | '„') { '"' } else { sign }).collect();
        let mut read = Self::default();
        let mut budget = MAX_WORDS;
        let pieces: Vec<&str> = typed.split('"').collect();
        let last_piece = pieces.len() - 1;
        for (at, piece) in pieces.iter().enumerate() {
            let closed_phrase = at % 2 == 1 && at != last_piece;
            let clean = text::clean(piece);
            if closed_phrase {
                let phrase: Vec<Word> = words(&clean).take(budget).collect();
                budget -= phrase.len();
                read.terms.extend(in_order(phrase));
            } else {
                let found = chunked(&clean, at == last_piece, &mut budget);
                read.take_words(found, at == last_piece, own);
            }
        }
        read
    }

    /// Takes loose words: the noise of speech around a number is dropped, `số đến 12` and `số đi 12` are understood.
    fn take_words(&mut self, found: Vec<Chunked>, is_end: bool, own: bool) {
        let has_number = found.iter().any(|part| part.may_be_number);
        let count = found.len();
        let mut before: [Option<Word>; 2] = [None, None];
        for (at, part) in found.into_iter().enumerate() {
            let Chunked { words, may_be_number, whole } = part;
            let is_last = is_end && at + 1 == count;
            let [word] = words.as_slice() else {
                before = [None, None];
                self.terms.extend(match whole {
                    Some(whole) => Some(SearchTerm::Growing { whole, groups: words }),
                    None => in_order(words),
                });
                continue;
            };
            let said = |word: &Option<Word>, fold: &str| word.as_ref().is_some_and(|word| word.fold == fold);
            if may_be_number && said(&before[1], "so") {
                self.terms.pop();
            } else if may_be_number && said(&before[0], "so") {
                let book = match before[1].as_ref().map(|word| word.fold.as_str()) {
                    Some("den") => Some(Book::Incoming),
                    Some("di") => Some(Book::Outgoing),
                    _ => None,
                };
                if book.is_some() {
                    self.terms.truncate(self.terms.len().saturating_sub(2));
                }
                if book.is_some() && !own {
                    let [so, book] = before;
                    self.terms.push(SearchTerm::Phrase([so, book, Some(word.clone())].into_iter().flatten().collect()));
                    before = [None, None];
                    continue;
                }
                self.own = book.or(self.own);
            }
            before = [before[1].take(), Some(word.clone())];
            if has_number && word.fold == "cua" {
                continue;
            }
            if may_be_number {
                self.numbers.push(self.terms.len());
            }
            let word = word.clone();
            self.terms.push(if is_last { SearchTerm::Start(word) } else { SearchTerm::Word(word) });
        }
        let terms = self.terms.len();
        self.numbers.retain(|at| *at < terms);
    }

    /// The number a term may be, `15` or `15a`, if the term was understood as one.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<&str> {
        match self.terms.get(at) {
            Some(SearchTerm::Word(word) | SearchTerm::Start(word)) if self.numbers.contains(&at) => word.number(),
            _ => None,
        }
    }

    /// Whether any word was typed with diacritics, so that hits that have them come first.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.terms.iter().any(|term| match term {
            SearchTerm::Word(word) | SearchTerm::Start(word) => word.is_marked(),
            SearchTerm::Phrase(phrase) => phrase.iter().any(Word::is_marked),
            SearchTerm::Growing { .. } => false,
        })
    }
}

/// Words without anything between them, and whether they may be the number of a document.
struct Chunked {
    words: Vec<Word>,
    may_be_number: bool,
    /// Of a number that may get thousand points: what it is without them.
    whole: Option<Word>,
}

/// The words of loose text, as many as the budget allows. In `15/2026/QĐ-UBND` only the first group may be the number. At the end
/// of the box a number may still grow.
fn chunked(clean: &str, is_end: bool, budget: &mut usize) -> Vec<Chunked> {
    let mut all = Vec::new();
    let mut chunks = clean.split(' ').peekable();
    while let Some(chunk) = chunks.next() {
        let is_last = is_end && chunks.peek().is_none();
        if let Some(whole) = is_last.then(|| growing_number(chunk)).flatten() {
            let words: Vec<Word> = words(chunk).take(*budget).collect();
            *budget -= words.len();
            all.push(Chunked { words, may_be_number: false, whole: Some(whole) });
            continue;
        }
        let is_code = chunk.contains('/');
        for (at, mut words) in stretches(chunk).into_iter().enumerate() {
            words.truncate(*budget);
            *budget -= words.len();
            let may_be_number = matches!(words.as_slice(), [word] if word.number().is_some()) && (at == 0 || !is_code);
            if !words.is_empty() {
                all.push(Chunked { words, may_be_number, whole: None });
            }
        }
    }
    all
}

/// Words that must stand one after the other, as a term; `None` when there are none.
fn in_order(mut words: Vec<Word>) -> Option<SearchTerm> {
    match words.len() {
        0 => None,
        1 => words.pop().map(SearchTerm::Word),
        _ => Some(SearchTerm::Phrase(words)),
    }
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
                    SearchTerm::Word(word) => format!("{number}{}", word.exact),
                    SearchTerm::Start(word) => format!("{number}{}*", word.exact),
                    SearchTerm::Phrase(phrase) => {
                        format!("[{}]", phrase.iter().map(|word| word.exact.as_str()).collect::<Vec<_>>().join(" "))
                    }
                    SearchTerm::Growing { whole, .. } => format!("{}..", whole.exact),
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
            ("44.37", "4437.."),
            ("khoảng 12.500 ha", "khoảng #12500 ha*"),
            ("12.5 ha", "#12 #5 ha*"),
            ("ຈັນ 15", "[ຈັ ນ] #15*"),
            ("báo cáo số đến 12 của tỉnh", "incoming: báo cáo #12 tỉnh*"),
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
    fn an_own_number_may_also_be_words_of_a_text() {
        let read = SearchBox::read("báo cáo số đến 12 của tỉnh");
        let as_text = read.as_text.as_deref().unwrap();
        let phrase = as_text.terms.iter().find_map(|term| match term {
            SearchTerm::Phrase(words) => Some(words.iter().map(|word| word.fold.as_str()).collect::<Vec<_>>()),
            _ => None,
        });
        assert_eq!((as_text.own, phrase), (None, Some(vec!["so", "den", "12"])));
        assert_eq!(SearchBox::read("báo cáo số 12").as_text, None);
    }

    #[test]
    fn a_pasted_page_is_cut() {
        let page = "chữ ".repeat(10_000);
        assert_eq!(SearchBox::read(&page).terms.len(), MAX_WORDS);
        let page = "ກ".repeat(10_000);
        assert!(matches!(&SearchBox::read(&page).terms[..], [SearchTerm::Phrase(words)] if words.len() == MAX_WORDS));
    }
}
