//! What joins two documents: one replaces, amends, corrects or answers another, or both are the same document come twice.

/// How the first document stands to the second (Điều 18.3, NĐ 30/2020/NĐ-CP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// Thay thế.
    Replaces,
    /// Sửa đổi, bổ sung.
    Amends,
    /// Đính chính.
    Corrects,
    /// Trả lời.
    Answers,
    /// The same document, come by paper and by wire: counted once.
    SameAs,
}

impl LinkKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Replaces, Self::Amends, Self::Corrects, Self::Answers, Self::SameAs];

    /// The word for it in commands, JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Replaces => "replaces",
            Self::Amends => "amends",
            Self::Corrects => "corrects",
            Self::Answers => "answers",
            Self::SameAs => "same-as",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The key of its words in the language files, seen from the first document or from the second.
    #[must_use]
    pub fn name_key(self, from_first: bool) -> &'static str {
        match (self, from_first) {
            (Self::Replaces, true) => "link-replaces",
            (Self::Replaces, false) => "link-replaced-by",
            (Self::Amends, true) => "link-amends",
            (Self::Amends, false) => "link-amended-by",
            (Self::Corrects, true) => "link-corrects",
            (Self::Corrects, false) => "link-corrected-by",
            (Self::Answers, true) => "link-answers",
            (Self::Answers, false) => "link-answered-by",
            (Self::SameAs, _) => "link-same-as",
        }
    }
}
