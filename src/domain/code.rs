//! Số, ký hiệu văn bản: how an outgoing one is written (Điều 15 and Phụ lục I.II.3, NĐ 30/2020/NĐ-CP) and how any sender's is read.

use super::{
    content,
    document_type::{self, Category, DocumentType},
    field::{Field, Problem},
    notation,
    number::Number,
    text,
    warning::Warning,
};

/// The longest number that counts, in digits; a sender's longer one is kept as text.
const MAX_DIGITS: usize = 9;
/// The longest `CodeNumber` of Phụ lục VI, NĐ 30/2020/NĐ-CP, in characters.
const LONGEST_NUMBER: usize = 11;

/// A số, ký hiệu as on the paper, and its parts. Reading never fails: what is no number stays in the notation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Code {
    whole: String,
    /// Where the number as written ends, in bytes.
    number_end: usize,
    /// Where the notation begins, in bytes.
    notation_start: usize,
    number: Option<u32>,
}

/// What a new outgoing number is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The number.
    pub number: &'a Number,
    /// The year, which only VBQPPL carry.
    pub year: Option<i32>,
    /// The type's abbreviation; a công văn has none.
    pub type_abbreviation: Option<&'a str>,
    /// The issuing authority's abbreviation.
    pub organ_abbreviation: &'a str,
    /// The drafting unit's abbreviation, which only a công văn carries.
    pub unit_abbreviation: &'a str,
}

impl Code {
    /// Writes an outgoing number: two digits at least, `/` before the notation, `-` between its groups, no spaces in it.
    #[must_use]
    pub fn write(parts: &Parts<'_>) -> Self {
        let Parts { number, year, type_abbreviation, organ_abbreviation, unit_abbreviation } = *parts;
        let year = year.map(|year| format!("{year}/")).unwrap_or_default();
        let groups: Vec<&str> = match type_abbreviation {
            Some(abbreviation) => vec![abbreviation, organ_abbreviation],
            None => vec![organ_abbreviation, unit_abbreviation],
        };
        let notation = groups.into_iter().filter(|group| !group.is_empty()).collect::<Vec<_>>().join("-");
        Self::parse(&format!("{}/{year}{notation}", number.padded()))
    }

    /// Reads a số, ký hiệu of any style: `15/QĐ-UBND`, `30/2020/NĐ-CP`, `05-HD/VPTW`, `12 bis`, or nothing at all.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let whole = text::clean_code(text);
        let digits = whole.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return Self { whole, number_end: 0, notation_start: 0, number: None };
        }
        let number = whole.get(..digits).filter(|_| digits <= MAX_DIGITS).and_then(|digits| digits.parse().ok());
        let rest = &whole[digits..];
        let suffix = suffix_length(rest);
        let number_end = digits + suffix;
        let after = &whole[number_end..];
        let notation_start = match after.chars().next() {
            Some(sign @ ('/' | '-' | '.')) => number_end + sign.len_utf8(),
            Some(' ') => number_end + 1,
            _ => number_end,
        };
        Self { whole, number_end, notation_start, number }
    }

    /// Reads what somebody wrote for a số, ký hiệu: as [`Self::parse`] does, without the words before the number (`Số`, `Công văn
    /// số:`) and the full stop, comma or semicolon behind it, which are no part of it; and nothing at all for the words that say
    /// there is none.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let whole = text::clean_code(text);
        let whole = whole.trim_end_matches(['.', ',', ';']).trim_end();
        // As nearly every one begins: no label begins with a digit.
        let is_plain = whole.starts_with(|first: char| first.is_ascii_digit());
        let plain = if is_plain { whole } else { without_label(whole).unwrap_or(whole) };
        if names_none(plain) { Self::default() } else { Self::parse(plain) }
    }

    /// The code of number and notation as they stand in two fields, joined by `/`.
    #[must_use]
    pub fn join(number: &str, notation: &str) -> Self {
        let part = |text: &str| Self::read(text).whole;
        let (number, notation) = (part(number), part(notation));
        if number.is_empty() || notation.is_empty() {
            Self::parse(&format!("{number}{notation}"))
        } else {
            Self::parse(&format!("{number}/{notation}"))
        }
    }

    /// The whole of it, as on the paper.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// Whether the document has neither number nor notation (giấy mời, đơn thư).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// `CodeNumber`: the number as written, with leading zero and suffix: `05`, `15a`, `12 bis`.
    #[must_use]
    pub fn code_number(&self) -> &str {
        &self.whole[..self.number_end]
    }

    /// `CodeNotation`: what follows the number: `QĐ-UBND`, `2020/NĐ-CP`, `HD/VPTW`.
    #[must_use]
    pub fn code_notation(&self) -> &str {
        &self.whole[self.notation_start..]
    }

    /// The digits of the number, without leading zeros.
    #[must_use]
    pub fn digits(&self) -> &str {
        let number = self.code_number();
        let end = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
        number[..end].trim_start_matches('0')
    }

    /// The counting part of the number; `None` where a sender's number has more than nine digits.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.number
    }

    /// The suffix of the number: `a`, `bis`; empty as a rule.
    #[must_use]
    pub fn suffix(&self) -> &str {
        self.code_number().trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start()
    }

    /// Party style: the hyphen stands first, the slash second (`05-HD/VPTW`).
    #[must_use]
    pub fn is_party(&self) -> bool {
        self.number_end > 0 && self.whole[self.number_end..].starts_with('-')
    }

    /// The year inside the number, which only VBQPPL carry: `30/2020/NĐ-CP`.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        let (first, rest) = self.code_notation().split_once('/')?;
        if self.is_party() || rest.is_empty() || first.len() != 4 {
            return None;
        }
        first.parse().ok().filter(|year| (1900..=2199).contains(year))
    }

    /// The groups of the notation without the year: `QĐ`, `UBND`.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        let notation = self.code_notation();
        let notation = match (self.year(), notation.split_once('/')) {
            (Some(_), Some((_, rest))) => rest,
            _ => notation,
        };
        notation.split(['-', '/']).filter(|group| !group.is_empty())
    }

    /// The type the notation names, compared after NFC and never folded (HD is not HĐ); no type's abbreviation means công văn.
    /// `None` when there is no notation, or one that names no type at all (`202/2025/QH15` may be a law or a resolution). A year is
    /// that of a VBQPPL, unless the office writes a type of this abbreviation with one.
    #[must_use]
    pub fn document_type<'a>(&self, types: &'a [DocumentType]) -> Option<&'a DocumentType> {
        let first = self.groups().next()?;
        let named = || types.iter().filter(|known| known.abbreviation.as_deref() == Some(first));
        let of = |category: Category| named().find(|known| known.category == category);
        if self.year().is_some() {
            let ruled = |known: &&DocumentType| known.category != Category::Party && notation::writes_the_year(known);
            return named().find(ruled).or_else(|| of(Category::Normative));
        }
        let wanted: &[Category] = if self.is_party() {
            &[Category::Party, Category::Administrative]
        } else {
            &[Category::Administrative, Category::Copies, Category::Normative, Category::Other]
        };
        let found = wanted.iter().find_map(|category| of(*category));
        found.or_else(|| types.iter().find(|known| known.is_official_letter()))
    }

    /// Whether an office's own document of this code is a VBQPPL: as the type is that the code names. Where it names none, by the year
    /// in it, unless the office writes the type of this name with one.
    #[must_use]
    pub fn is_normative(&self, type_name: &str, types: &[DocumentType]) -> bool {
        let by_name = || document_type::find(types, type_name, false).is_some_and(notation::writes_the_year);
        self.document_type(types)
            .map_or_else(|| self.year().is_some() && !by_name(), |known| known.category == Category::Normative)
    }

    /// Notes what is wrong with a sender's code, and what is worth a look: its number is text, of whatever length.
    pub(super) fn check(&self, problems: &mut Vec<Problem>, warnings: &mut Vec<Warning>) {
        let length = self.code_number().chars().count();
        if length > LONGEST_NUMBER {
            warnings.push(Warning::LongNumber { length });
        }
        content::limit(Field::Code, &self.whole, 60, problems);
    }
}

/// The code behind the label that clerks write before a number; `None` without a label: `Số: 24/BC`, `số 24/BC`, `№24/BC`, `No. 24`.
fn without_label(code: &str) -> Option<&str> {
    // With their tone: "Sổ" and "Sở" are other words.
    const LABELS: [&str; 16] = [
        "số, ký hiệu",
        "số/ký hiệu",
        "số ký hiệu",
        "số hiệu",
        "ký hiệu",
        "số văn bản",
        "số công văn",
        "số cv",
        "số vb",
        "số",
        "so",
        "№",
        "no",
        "n°",
        "nº",
        "#",
    ];
    // What the document is, before the word of its number: its type's name and its abbreviations (Phụ lục III).
    const KINDS: [&str; 37] = [
        "văn bản",
        "vb",
        "công văn",
        "cv",
        "quyết định",
        "qđ",
        "nghị quyết",
        "nq",
        "nghị định",
        "nđ",
        "thông tư",
        "chỉ thị",
        "ct",
        "quy chế",
        "quy định",
        "thông báo",
        "tb",
        "hướng dẫn",
        "hd",
        "chương trình",
        "kế hoạch",
        "kh",
        "đề án",
        "báo cáo",
        "bc",
        "biên bản",
        "tờ trình",
        "ttr",
        "hợp đồng",
        "hđ",
        "công điện",
        "cđ",
        "giấy mời",
        "gm",
        "phiếu gửi",
        "thư công",
        "tt",
    ];
    let after = |text: &str, label: &str| -> Option<usize> {
        let end = text.char_indices().nth(label.chars().count()).map_or(text.len(), |(at, _)| at);
        let start = text.get(..end)?;
        (start.to_lowercase() == *label).then_some(end)
    };
    let number = |text: &str| -> Option<usize> {
        LABELS.iter().find_map(|label| {
            let rest = text.get(after(text, label)?..)?;
            let rest = rest.trim_start_matches([' ', ':', '.', '-']);
            rest.starts_with(|first: char| first.is_ascii_digit()).then_some(text.len() - rest.len())
        })
    };
    let start = number(code).or_else(|| {
        KINDS.iter().find_map(|kind| {
            let rest = code.get(after(code, kind)?..)?.strip_prefix(' ')?;
            Some(code.len() - rest.len() + number(rest)?)
        })
    })?;
    code.get(start..)
}

/// Whether a cell says in words or by a dash that there is no số, ký hiệu.
fn names_none(code: &str) -> bool {
    let folded = text::fold(code);
    let words = folded.trim_matches(|letter: char| !letter.is_alphanumeric());
    matches!(
        words,
        "" | "ks" | "k/s" | "khong" | "khong so" | "khong co" | "khong co so" | "khong ghi so" | "ko so" | "k so"
    )
}

/// The length in bytes of a suffix that belongs to the number: one letter (`15a`) or `bis`, at the end or before a sign.
fn suffix_length(rest: &str) -> usize {
    let spaced = rest.trim_start();
    let space = rest.len() - spaced.len();
    let word = spaced.find(|letter: char| !letter.is_alphabetic()).map_or(spaced, |end| &spaced[..end]);
    let ends = spaced[word.len()..].chars().next().is_none_or(|sign| matches!(sign, '/' | '-' | '.' | ' '));
    let is_suffix = match word.to_lowercase().as_str() {
        "bis" | "ter" => true,
        letter => letter.chars().count() == 1 && space == 0,
    };
    if ends && is_suffix { space + word.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document_type;

    fn written(number: u32, suffix: &str, year: Option<i32>, kind: Option<&str>, organ: &str, unit: &str) -> String {
        let number = Number { value: number, suffix: suffix.to_owned() };
        let parts = Parts {
            number: &number,
            year,
            type_abbreviation: kind,
            organ_abbreviation: organ,
            unit_abbreviation: unit,
        };
        Code::write(&parts).as_str().to_owned()
    }

    /// Phụ lục I.II.3 and the table of domain vectors.
    #[test]
    fn numbers_are_written_by_the_decree() {
        assert_eq!(written(5, "", None, Some("QĐ"), "UBND", ""), "05/QĐ-UBND");
        assert_eq!(written(15, "", None, None, "UBND", "KTTH"), "15/UBND-KTTH");
        assert_eq!(written(1, "", Some(2026), Some("QĐ"), "UBND", ""), "01/2026/QĐ-UBND");
        assert_eq!(written(123, "", None, Some("TTr"), "VP", ""), "123/TTr-VP");
        assert_eq!(written(7, "", None, Some("SY"), "VP", ""), "07/SY-VP");
        assert_eq!(written(15, "a", None, Some("BC"), "UBND", ""), "15a/BC-UBND");
        assert_eq!(written(2, "bis", None, Some("BC"), "UBND", ""), "02 bis/BC-UBND");
        assert_eq!(written(10495, "", None, None, "UBND", "CNXD"), "10495/UBND-CNXD");
        assert_eq!(written(8, "", None, None, "UBND", ""), "08/UBND");
    }

    #[track_caller]
    fn read(text: &str, number: &str, notation: &str, type_name: Option<&str>) {
        let code = Code::parse(text);
        assert_eq!((code.code_number(), code.code_notation()), (number, notation), "{text}");
        let types = document_type::standard();
        assert_eq!(code.document_type(&types).map(|known| known.name.as_str()), type_name, "{text}");
    }

    #[test]
    fn every_style_is_read() {
        read("15/QĐ-UBND", "15", "QĐ-UBND", Some("Quyết định"));
        read("123/BC-STC", "123", "BC-STC", Some("Báo cáo"));
        read("45/GM-VP", "45", "GM-VP", Some("Giấy mời"));
        read("1234/UBND-KTTH", "1234", "UBND-KTTH", Some("Công văn"));
        read("789/SNV-VTLT", "789", "SNV-VTLT", Some("Công văn"));
        read("3954/UBND-VX", "3954", "UBND-VX", Some("Công văn"));
        read("8132/BXD-GĐ", "8132", "BXD-GĐ", Some("Công văn"));
        read("30/2020/NĐ-CP", "30", "2020/NĐ-CP", Some("Nghị định"));
        read("01/2026/QĐ-UBND", "01", "2026/QĐ-UBND", Some("Quyết định"));
        read("202/2025/QH15", "202", "2025/QH15", None);
        read("1686/NQ-UBTVQH15", "1686", "NQ-UBTVQH15", Some("Nghị quyết"));
        read("05-HD/VPTW", "05", "HD/VPTW", Some("Hướng dẫn"));
        read("208-QĐ/TW", "208", "QĐ/TW", Some("Quyết định"));
        read("21-KL/TW", "21", "KL/TW", Some("Kết luận"));
        read("123-CV/TU", "123", "CV/TU", Some("Công văn"));
        read("15a/BC-STC", "15a", "BC-STC", Some("Báo cáo"));
        read("12 bis", "12 bis", "", None);
        read("12 bis/BC-STC", "12 bis", "BC-STC", Some("Báo cáo"));
        read("", "", "", None);
        read("01 /NHNo.ĐT-QLRR", "01", "NHNo.ĐT-QLRR", Some("Công văn"));
        read("22/HD-SNV", "22", "HD-SNV", Some("Hướng dẫn"));
        read("22/HĐ-SNV", "22", "HĐ-SNV", Some("Hợp đồng"));
        read("15/Q\u{D0}-UBND", "15", "QĐ-UBND", Some("Quyết định"));
        read("15/QD-UBND", "15", "QD-UBND", Some("Công văn"));
        read("609/CAT-PC07", "609", "CAT-PC07", Some("Công văn"));
        read("510/QĐ-BXD", "510", "QĐ-BXD", Some("Quyết định"));
        read("KH-UBND", "", "KH-UBND", Some("Kế hoạch"));
    }

    /// A court writes its decisions with the year, as its own sector rules; a VBQPPL of another type keeps its year.
    #[test]
    fn a_year_that_a_template_writes_makes_no_vbqppl() {
        let mut types = document_type::standard();
        for known in &mut types {
            match (known.category, known.name.as_str()) {
                (Category::Administrative, "Quyết định") => {
                    known.written = "{number}/{year}/{type}-{organ}".into();
                }
                (Category::Administrative, "Công văn") => known.written = "{number}/{year}/{organ}-{unit}".into(),
                _ => {}
            }
        }
        for (text, type_name, category, is_normative) in [
            ("05/2026/QĐ-TAND", "", Some(Category::Administrative), false),
            ("05/QĐ-TAND", "", Some(Category::Administrative), false),
            ("05/2026/NQ-HĐTP", "", Some(Category::Normative), true),
            ("05/2026/TAND-HS", "Công văn", None, false),
            ("05/2026/TAND-HS", "", None, true),
            ("202/2025/QH15", "Luật", None, true),
        ] {
            let code = Code::parse(text);
            assert_eq!(code.document_type(&types).map(|known| known.category), category, "{text}");
            assert_eq!(code.is_normative(type_name, &types), is_normative, "{text}");
        }
        let standard = document_type::standard();
        assert!(Code::parse("05/2026/QĐ-TAND").is_normative("", &standard), "the decree's own way");
    }

    #[test]
    fn party_style_and_year_are_told_apart() {
        assert!(Code::parse("05-HD/VPTW").is_party());
        assert!(!Code::parse("05/HD-VPTW").is_party());
        assert_eq!(Code::parse("30/2020/NĐ-CP").year(), Some(2020));
        assert_eq!(Code::parse("15/QĐ-UBND").year(), None);
        assert_eq!(Code::parse("15a/BC-UBND").suffix(), "a");
        assert_eq!(Code::parse("12 bis").suffix(), "bis");
        assert_eq!(Code::parse("015/QĐ-UBND").number(), Some(15));
        assert_eq!(Code::join("06", "2026/NĐ-CP").as_str(), "06/2026/NĐ-CP");
    }

    #[test]
    fn the_word_before_a_number_is_no_part_of_it() {
        for text in [
            "24/BC-ĐHCNTT",
            "Số: 24/BC-ĐHCNTT",
            "Số : 24 / BC-ĐHCNTT",
            "SỐ 24/BC-ĐHCNTT",
            "Số24/BC-ĐHCNTT.",
            "so. 24/BC–ĐHCNTT ,",
            "S\u{1ED1}: 24/BC-ĐHCNTT",
            "So\u{302}\u{301} 24/BC-ĐHCNTT",
            "№24/BC-ĐHCNTT",
            "No. 24/BC-ĐHCNTT",
            "Số văn bản: 24/BC-ĐHCNTT",
        ] {
            assert_eq!(Code::read(text), Code::parse("24/BC-ĐHCNTT"), "{text}");
        }
        assert_eq!(Code::join("Số: 06", "2026/NĐ-CP.").as_str(), "06/2026/NĐ-CP");
        // Words that only begin so, and what a registry wrote itself, stay.
        for text in ["SO-KH/12", "Sổ 5", "Sở 5/QĐ", "NO", "SốA/5", "01/NHNo.ĐT-QLRR", "12 bis"] {
            assert_eq!(Code::read(text), Code::parse(text), "{text}");
        }
        assert_eq!(Code::parse("Số: 24/BC-ĐHCNTT").as_str(), "Số: 24/BC-ĐHCNTT");
    }

    #[test]
    fn words_for_no_number_are_none() {
        for text in ["", "-", "–", " -- ", "Không số", "KHÔNG SỐ.", "KS", "K/S", "không có số", "/", "(không số)"]
        {
            assert!(Code::read(text).is_empty(), "{text}");
        }
        assert!(!Code::read("KH-UBND").is_empty());
        assert!(!Code::read("0").is_empty());
    }

    /// Phụ lục VI, NĐ 30/2020/NĐ-CP: `CodeNumber` is text of 11 characters.
    #[test]
    fn a_senders_number_is_text() {
        for (text, number, notation, warned) in [
            ("12345678901/QĐ-UBND", "12345678901", "QĐ-UBND", 0),
            ("202611290001/CV-BHXH", "202611290001", "CV-BHXH", 1),
            ("202611290001", "202611290001", "", 1),
            ("123456789/QĐ-UBND", "123456789", "QĐ-UBND", 0),
        ] {
            let (mut problems, mut warnings) = (Vec::new(), Vec::new());
            let code = Code::parse(text);
            assert_eq!((code.code_number(), code.code_notation()), (number, notation));
            code.check(&mut problems, &mut warnings);
            assert_eq!((problems.len(), warnings.len()), (0, warned), "{text}");
        }
        assert_eq!(Code::parse("12345678901/QĐ-UBND").number(), None, "it does not count");
        assert_eq!(Code::parse("0012345678901a/QĐ-UBND").digits(), "12345678901");
    }
}
