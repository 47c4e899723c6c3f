//! The office's own units (đơn vị thuộc cơ quan): who drafts, who receives, who keeps the file copy.

/// A unit of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name: `Phòng Kinh tế`.
    pub name: String,
    /// Its abbreviation in the notation of công văn (Phụ lục I.II.3, NĐ 30/2020/NĐ-CP): `KT`; may be empty.
    pub abbreviation: String,
}
