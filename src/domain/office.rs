//! The office that keeps the registry, and the authorities (cơ quan ban hành) in whose names it issues documents.

/// An issuing authority: UBND tỉnh, Văn phòng.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Its full name, as documents give it.
    pub name: String,
    /// Its abbreviation inside notations (Phụ lục I.II.3, NĐ 30/2020/NĐ-CP): `UBND`, `VP`.
    pub abbreviation: String,
}

/// The office that keeps the registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its name, printed on the cover of each book.
    pub name: String,
    /// Cơ quan chủ quản trực tiếp, printed above the name; may be empty.
    pub parent: String,
    /// Its abbreviation inside notations.
    pub abbreviation: String,
    /// Where it sits: the place before the date.
    pub place: String,
}
