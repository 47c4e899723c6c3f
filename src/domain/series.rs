//! Number series (hệ thống số): which one a document takes its number from. Điều 15 and 22, NĐ 30/2020/NĐ-CP.

use super::document_type::{Category, DocumentType};

/// The name of a series among those of one authority and year.
///
/// Incoming documents share one (Điều 22.2). Outgoing ones have one for each type of VBQPPL
/// (Điều 15.1.a), one for each named type, one for công văn, and one for copies of all three kinds (Phụ lục I, Phần II).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SeriesName(String);

impl SeriesName {
    /// The one series of số đến.
    #[must_use]
    pub fn incoming() -> Self {
        Self("incoming".to_owned())
    }

    /// The series of an outgoing type.
    #[must_use]
    pub fn outgoing(kind: &DocumentType) -> Self {
        match kind.category {
            Category::Copies => Self("copy".to_owned()),
            category => Self(format!("{}:{}", category.key(), kind.name)),
        }
    }

    /// The name the registry keeps it under.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
