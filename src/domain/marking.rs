//! Where the words somebody looks for stand in a text, diacritics aside: what a list marks.

use std::ops::Range;

use super::{
    search_box::{SearchBox, SearchTerm},
    words::{Word, placed},
};

/// The words of a search, as they are looked for in texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marking {
    /// Words, and whether what begins so is meant too.
    wanted: Vec<(Word, bool)>,
}

impl Marking {
    /// What the box asks for.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let mut wanted = Vec::new();
        for term in SearchBox::read(typed).terms {
            match term {
                SearchTerm::Word(word) => wanted.push((word, false)),
                SearchTerm::Start(word) => wanted.push((word, true)),
                SearchTerm::Phrase(phrase) => wanted.extend(phrase.into_iter().map(|word| (word, false))),
                SearchTerm::Growing { whole, groups } => {
                    wanted.push((whole, true));
                    wanted.extend(groups.into_iter().map(|word| (word, false)));
                }
            }
        }
        Self { wanted }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// The letters of a clean text that answer, as stretches in the text's letters, the first one first. Of a word that begins as
    /// was typed only that beginning.
    #[must_use]
    pub fn places(&self, clean: &str) -> Vec<Range<usize>> {
        let mut places: Vec<Range<usize>> = Vec::new();
        if self.is_empty() {
            return places;
        }
        for (place, said) in placed(clean) {
            let whole = place.len();
            // Leading zeros of a number and thousand points are typed or not: then the whole of it is marked.
            let same_length = said.fold.chars().count() == whole;
            let found = self.wanted.iter().filter_map(|(wanted, is_start)| {
                let fits = if *is_start { said.begins(wanted) } else { said.fold == wanted.fold };
                fits.then(|| if *is_start && same_length { wanted.typed_fold().chars().count() } else { whole })
            });
            if let Some(length) = found.max()
                && places.last().is_none_or(|last| *last != place)
            {
                places.push(place.start..place.start + length);
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(typed: &str, text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        Marking::of(typed).places(text).into_iter().map(|place| letters[place].iter().collect()).collect()
    }

    #[test]
    fn what_answers_is_marked() {
        assert_eq!(marked("kinh phi", "bổ sung Kinh phí năm 2026"), ["Kinh", "phí"]);
        assert_eq!(marked("bo su", "bổ sung, bổ nhiệm"), ["bổ", "su", "bổ"]);
        assert_eq!(marked("\"đấu thầu\" 22", "Luật Đấu thầu 22/2023/QH15"), ["Đấu", "thầu", "22"]);
        assert_eq!(marked("15", "015/QĐ-UBND"), ["015"]);
        assert_eq!(marked("điện", "điện lực"), ["điện"]);
        assert_eq!(marked("12500 quy", "thu 12.500 đồng quý II, quyết toán"), ["12.500", "quý", "quy"]);
        assert_eq!(marked("12.5", "12.500 đồng, 12,5 ha"), ["12.500", "12", "5"]);
        assert_eq!(marked("file hai", "tệp (ﬁle ba)"), ["(ﬁle"]);
        assert_eq!(marked("", "điện lực"), Vec::<String>::new());
        assert_eq!(marked("x", "điện lực"), Vec::<String>::new());
    }
}
