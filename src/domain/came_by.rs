//! Cách đến: how an incoming document reached the office. Paper and wire are one series (Điều 22.2, NĐ 30/2020/NĐ-CP).

use texts::Text;

use super::text;

/// How a document came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum CameBy {
    /// Unknown.
    #[default]
    Unknown,
    /// Trục liên thông văn bản: an electronic document from another system.
    Wire,
    /// Bưu điện.
    Post,
    /// Brought by a person.
    Hand,
    /// Fax.
    Fax,
    /// Thư điện tử.
    EMail,
}

impl CameBy {
    /// Every way that can be named.
    pub const NAMED: [Self; 5] = [Self::Wire, Self::Post, Self::Hand, Self::Fax, Self::EMail];

    /// The word for it in commands, JSON and the database; empty for an unknown one.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::Wire => "wire",
            Self::Post => "post",
            Self::Hand => "hand",
            Self::Fax => "fax",
            Self::EMail => "e-mail",
        }
    }

    /// The way of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        if key.is_empty() { Some(Self::Unknown) } else { Self::NAMED.into_iter().find(|way| way.key() == key) }
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Unknown => texts::CAME_BY_UNKNOWN,
            Self::Wire => texts::CAME_BY_WIRE,
            Self::Post => texts::CAME_BY_POST,
            Self::Hand => texts::CAME_BY_HAND,
            Self::Fax => texts::CAME_BY_FAX,
            Self::EMail => texts::CAME_BY_E_MAIL,
        }
    }

    /// The accepted words, as error sentences list them.
    pub const WORDS: &str = "Trục liên thông, Bưu điện, Trực tiếp, Fax, Thư điện tử";

    /// The way a text names, letter case and diacritics aside, in the words clerks write; an empty one is unknown. `None` when
    /// it names none.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let folded = text::fold(text);
        let words = folded.strip_prefix("qua ").unwrap_or(&folded);
        Some(match words {
            words if text::says_none(words) => Self::Unknown,
            "wire"
            | "truc"
            | "truc lien thong"
            | "lien thong"
            | "truc lien thong van ban"
            | "dien tu"
            | "van ban dien tu"
            | "ban dien tu"
            | "mang" => Self::Wire,
            "post" | "buu dien" | "duong buu dien" | "buu chinh" | "chuyen phat" | "chuyen phat nhanh" | "ems" => {
                Self::Post
            }
            "hand" | "truc tiep" | "nop truc tiep" | "gui truc tiep" | "nhan truc tiep" | "tan tay" => Self::Hand,
            "fax" | "may fax" => Self::Fax,
            "e-mail" | "email" | "mail" | "thu dien tu" | "hop thu dien tu" => Self::EMail,
            other => return Self::from_key(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_known_by_their_words() {
        for way in CameBy::NAMED.into_iter().chain([CameBy::Unknown]) {
            assert_eq!(CameBy::of(way.key()), Some(way));
            assert_eq!(CameBy::from_key(way.key()), Some(way));
        }
        for (text, way) in [
            ("Trục liên thông", Some(CameBy::Wire)),
            ("Qua bưu điện", Some(CameBy::Post)),
            ("TRỰC TIẾP", Some(CameBy::Hand)),
            ("Thư điện tử", Some(CameBy::EMail)),
            ("EMS", Some(CameBy::Post)),
            (" ", Some(CameBy::Unknown)),
            ("-", Some(CameBy::Unknown)),
            ("Không", Some(CameBy::Unknown)),
            ("0", Some(CameBy::Unknown)),
            ("Giấy", None),
            ("bồ câu", None),
        ] {
            assert_eq!(CameBy::of(text), way, "{text}");
        }
    }
}
