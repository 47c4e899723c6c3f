//! Độ mật: documents marked secret have a registry of their own and never stand here (Điều 16.3 and 22.4, NĐ 30/2020/NĐ-CP).

use super::{document::Document, field::Field, text};

/// How secret a document is marked (Luật Bảo vệ bí mật nhà nước).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Secrecy {
    /// Not at all; the only documents this registry takes.
    #[default]
    Normal,
    /// Mật (C).
    Secret,
    /// Tối mật (B).
    TopSecret,
    /// Tuyệt mật (A).
    MostSecret,
}

impl Secrecy {
    /// Every degree, the least first.
    pub const ALL: [Self; 4] = [Self::Normal, Self::Secret, Self::TopSecret, Self::MostSecret];

    /// The word on the paper.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Normal => "Thường",
            Self::Secret => "Mật",
            Self::TopSecret => "Tối mật",
            Self::MostSecret => "Tuyệt mật",
        }
    }

    /// The accepted words, as error sentences list them.
    pub const WORDS: &str = "Thường, Mật, Tối mật, Tuyệt mật";

    /// The degree a text names, letter case and diacritics aside; an empty one is normal. `None` when it names none.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let folded = text::fold(text);
        if text::says_none(&folded) {
            return Some(Self::Normal);
        }
        // `Mật (C)` says it twice.
        let sign = |letter: char| !letter.is_alphanumeric();
        let word = folded.split('(').next().unwrap_or_default().trim_matches(sign);
        match if word.is_empty() { folded.trim_matches(sign) } else { word } {
            "khong mat" | "ko mat" => Some(Self::Normal),
            "1" | "c" => Some(Self::Secret),
            "2" | "b" => Some(Self::TopSecret),
            "3" | "a" => Some(Self::MostSecret),
            word => Self::ALL.into_iter().find(|secrecy| text::fold(secrecy.word()) == word),
        }
    }
}

/// The mark of secrecy that stands in a text: `MẬT`, `TỐI MẬT`, `TUYỆT MẬT` in capitals, alone between signs or words in small letters.
/// `BẢO MẬT`, `MẬT ONG` and the like are none.
#[must_use]
pub fn marked(text: &str) -> Option<Secrecy> {
    let cleaned = text::clean(text);
    let capitals = |word: &&str| word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase);
    let sign = |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace();
    for part in cleaned.split(sign) {
        let words: Vec<&str> = part.split_whitespace().collect();
        for run in words.chunk_by(|one, other| capitals(one) == capitals(other)) {
            let run = run.join(" ");
            let mark = [Secrecy::Secret, Secrecy::TopSecret, Secrecy::MostSecret];
            if let Some(secrecy) = mark.into_iter().find(|secrecy| secrecy.word().to_uppercase() == run) {
                return Some(secrecy);
            }
        }
    }
    None
}

/// The mark of secrecy behind a số, ký hiệu: `18/QĐ-UBND(M)`, `(TM)`, `(TuM)`.
#[must_use]
pub fn marked_code(code: &str) -> Option<Secrecy> {
    let bracket = code.trim_end().strip_suffix(')')?.rsplit_once('(')?.1.trim();
    match bracket.to_lowercase().as_str() {
        "m" | "mật" => Some(Secrecy::Secret),
        "tm" | "tối mật" => Some(Secrecy::TopSecret),
        "tum" | "tuyệt mật" => Some(Secrecy::MostSecret),
        _ => None,
    }
}

/// Where a mark of secrecy stands in a document, and which: documents so marked are not registered here. It may be a word like it, so
/// it is only warned of.
#[must_use]
pub fn mark_in(document: &Document) -> Option<(Field, Secrecy)> {
    let content = document.content();
    let code = marked_code(document.code().as_str()).map(|secrecy| (Field::Code, secrecy));
    let texts = [
        (Field::Code, document.code().as_str()),
        (Field::TypeName, content.type_name.as_str()),
        (Field::Subject, content.subject.as_str()),
        (Field::Description, content.description.as_str()),
    ];
    code.or_else(|| texts.into_iter().find_map(|(field, text)| Some((field, marked(text)?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_of_secrecy_is_seen_wherever_it_stands() {
        for (text, mark) in [
            ("TUYỆT MẬT: Kế hoạch phòng thủ", Some(Secrecy::MostSecret)),
            ("TỐI MẬT", Some(Secrecy::TopSecret)),
            ("Kế hoạch phòng thủ (MẬT)", Some(Secrecy::Secret)),
            ("KẾ HOẠCH PHÒNG THỦ - MẬT", Some(Secrecy::Secret)),
            ("Kèm 01 văn bản MẬT gửi riêng", Some(Secrecy::Secret)),
            ("Kế hoạch thu mua mật ong", None),
            ("MẬT ONG RỪNG", None),
            ("BẢO VỆ BÍ MẬT NHÀ NƯỚC", None),
            ("Bảo mật thông tin", None),
            ("Mật độ dân số", None),
            ("Tuyệt mật", None),
            ("", None),
        ] {
            assert_eq!(marked(text), mark, "{text}");
        }
        for (code, mark) in [
            ("18/QĐ-UBND(M)", Some(Secrecy::Secret)),
            ("18/QĐ-UBND (TM)", Some(Secrecy::TopSecret)),
            ("18/QĐ-UBND(TuM)", Some(Secrecy::MostSecret)),
            ("18/QĐ-UBND", None),
            ("18/QĐ-UBND(M1)", None),
            ("18/TM-UBND", None),
        ] {
            assert_eq!(marked_code(code), mark, "{code}");
        }
    }

    #[test]
    fn degrees_are_known_by_their_words() {
        for (text, degree) in [
            ("", Some(Secrecy::Normal)),
            ("Thường", Some(Secrecy::Normal)),
            ("Bình thường", Some(Secrecy::Normal)),
            ("không", Some(Secrecy::Normal)),
            ("không mật", Some(Secrecy::Normal)),
            ("-", Some(Secrecy::Normal)),
            ("0", Some(Secrecy::Normal)),
            ("Không mật.", Some(Secrecy::Normal)),
            ("ko mật", Some(Secrecy::Normal)),
            ("Thông thường", Some(Secrecy::Normal)),
            ("MẬT.", Some(Secrecy::Secret)),
            ("MẬT", Some(Secrecy::Secret)),
            ("Mật (C)", Some(Secrecy::Secret)),
            ("(C)", Some(Secrecy::Secret)),
            ("tối mật", Some(Secrecy::TopSecret)),
            ("Tuyệt mật", Some(Secrecy::MostSecret)),
            ("hơi mật", None),
            ("x", None),
        ] {
            assert_eq!(Secrecy::of(text), degree, "{text}");
        }
    }
}
