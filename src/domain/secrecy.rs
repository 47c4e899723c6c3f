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

    /// The degree a text names, letter case and diacritics aside; an empty one is normal. Nothing when it names none.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        match text::fold(text).as_str() {
            "" | "0" | "khong" | "khong mat" => Some(Self::Normal),
            "1" | "c" => Some(Self::Secret),
            "2" | "b" => Some(Self::TopSecret),
            "3" | "a" => Some(Self::MostSecret),
            folded => Self::ALL.into_iter().find(|secrecy| text::fold(secrecy.word()) == folded),
        }
    }
}
