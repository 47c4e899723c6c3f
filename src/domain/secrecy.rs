//! Độ mật: documents marked secret have a registry of their own and never stand here (Điều 16.3 and 22.4, NĐ 30/2020/NĐ-CP).

use super::text;

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

    /// The degree a text names, letter case and diacritics aside; an empty one is normal. Nothing when it names none.
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

#[cfg(test)]
mod tests {
    use super::*;

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
