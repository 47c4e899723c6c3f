//! Kinds of documents (tên loại): those of Phụ lục III, NĐ 30/2020/NĐ-CP, and the others an office meets. A list an office extends.

use super::{text, words::initials};

/// Which family a type belongs to; one name may stand in several (Quyết định cá biệt, quy phạm pháp luật, of the Party).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// Văn bản hành chính (Điều 7).
    Administrative,
    /// Văn bản quy phạm pháp luật (Luật 64/2025/QH15).
    Normative,
    /// Văn bản của Đảng.
    Party,
    /// Bản sao (Điều 25).
    Copies,
    /// Anything else an office receives.
    Other,
}

impl Category {
    /// Every category, in the order lists show them.
    pub const ALL: [Self; 5] = [Self::Administrative, Self::Normative, Self::Party, Self::Copies, Self::Other];

    /// The word for it in the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Administrative => "administrative",
            Self::Normative => "normative",
            Self::Party => "party",
            Self::Copies => "copy",
            Self::Other => "other",
        }
    }

    /// The category of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.key() == key)
    }
}

/// A kind of document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentType {
    /// Its name, as documents print it.
    pub name: String,
    /// Its abbreviation inside notations. Công văn has none.
    pub abbreviation: Option<String>,
    /// Its family.
    pub category: Category,
    /// How its số, ký hiệu is written, see [`super::notation`]; empty where that is as the decree has it.
    pub written: String,
}

impl DocumentType {
    /// Whether this is công văn, whose notation names authority and drafting unit instead of a type.
    #[must_use]
    pub fn is_official_letter(&self) -> bool {
        self.category == Category::Administrative && self.name == OFFICIAL_LETTER
    }
}

/// The name of the type that has no abbreviation.
pub const OFFICIAL_LETTER: &str = "Công văn";

/// The type of a name as an office's own document: VBQPPL or not. Letter case and tone placement do not matter.
#[must_use]
pub fn find<'a>(
    types: impl IntoIterator<Item = &'a DocumentType, IntoIter: Clone>,
    name: &str,
    normative: bool,
) -> Option<&'a DocumentType> {
    let wanted = text::clean(name).to_lowercase();
    let types = types.into_iter();
    let named = |category: Category| {
        types.clone().find(|known| known.category == category && known.name.to_lowercase() == wanted)
    };
    if normative {
        named(Category::Normative)
    } else {
        [Category::Administrative, Category::Copies, Category::Other, Category::Party].into_iter().find_map(named)
    }
}

/// The type that is meant by what somebody typed: its name, its abbreviation, or the first letters of its words where they are no
/// other's.
#[must_use]
pub fn meant<'a>(types: &'a [DocumentType], written: &str, normative: bool) -> Option<&'a DocumentType> {
    let wanted = text::fold(written);
    let own = || types.iter().filter(|known| normative == (known.category == Category::Normative));
    // The Party has abbreviations of its own: "cv" is an office's công văn, which has none.
    let usual = || own().filter(|known| known.category != Category::Party);
    let is_short = |known: &&DocumentType| known.abbreviation.as_deref().is_some_and(|it| text::fold(it) == wanted);
    let by_initials = || {
        let mut found = usual().filter(|known| initials(&known.name) == wanted);
        let first = found.next()?;
        found.all(|other| other.name == first.name).then_some(first)
    };
    find(types, written, normative)
        .or_else(|| usual().find(is_short))
        .or_else(by_initials)
        .or_else(|| own().find(is_short))
}

/// The types every new registry knows.
#[must_use]
pub fn standard() -> Vec<DocumentType> {
    STANDARD
        .iter()
        .map(|&(category, name, abbreviation)| DocumentType {
            name: name.to_owned(),
            abbreviation: (!abbreviation.is_empty()).then(|| abbreviation.to_owned()),
            category,
            written: String::new(),
        })
        .collect()
}

use Category::{Administrative, Copies, Normative, Other, Party};

/// Phụ lục III, mục I, in its order, then Công văn and Thư công (Điều 7), which have no abbreviation; copies (Phụ lục III, mẫu
/// 3.1); VBQPPL; Party; others by usage.
const STANDARD: &[(Category, &str, &str)] = &[
    (Administrative, "Nghị quyết", "NQ"),
    (Administrative, "Quyết định", "QĐ"),
    (Administrative, "Chỉ thị", "CT"),
    (Administrative, "Quy chế", "QC"),
    (Administrative, "Quy định", "QyĐ"),
    (Administrative, "Thông cáo", "TC"),
    (Administrative, "Thông báo", "TB"),
    (Administrative, "Hướng dẫn", "HD"),
    (Administrative, "Chương trình", "CTr"),
    (Administrative, "Kế hoạch", "KH"),
    (Administrative, "Phương án", "PA"),
    (Administrative, "Đề án", "ĐA"),
    (Administrative, "Dự án", "DA"),
    (Administrative, "Báo cáo", "BC"),
    (Administrative, "Biên bản", "BB"),
    (Administrative, "Tờ trình", "TTr"),
    (Administrative, "Hợp đồng", "HĐ"),
    (Administrative, "Công điện", "CĐ"),
    (Administrative, "Bản ghi nhớ", "BGN"),
    (Administrative, "Bản thỏa thuận", "BTT"),
    (Administrative, "Giấy ủy quyền", "GUQ"),
    (Administrative, "Giấy mời", "GM"),
    (Administrative, "Giấy giới thiệu", "GGT"),
    (Administrative, "Giấy nghỉ phép", "GNP"),
    (Administrative, "Phiếu gửi", "PG"),
    (Administrative, "Phiếu chuyển", "PC"),
    (Administrative, "Phiếu báo", "PB"),
    (Administrative, OFFICIAL_LETTER, ""),
    (Administrative, "Thư công", ""),
    (Copies, "Bản sao y", "SY"),
    (Copies, "Bản trích sao", "TrS"),
    (Copies, "Bản sao lục", "SL"),
    (Normative, "Hiến pháp", ""),
    (Normative, "Bộ luật", ""),
    (Normative, "Luật", ""),
    (Normative, "Pháp lệnh", ""),
    (Normative, "Lệnh", "L"),
    (Normative, "Nghị quyết", "NQ"),
    (Normative, "Nghị quyết liên tịch", "NQLT"),
    (Normative, "Nghị định", "NĐ"),
    (Normative, "Quyết định", "QĐ"),
    (Normative, "Thông tư", "TT"),
    (Normative, "Thông tư liên tịch", "TTLT"),
    (Normative, "Chỉ thị", "CT"),
    (Party, "Nghị quyết", "NQ"),
    (Party, "Chỉ thị", "CT"),
    (Party, "Kết luận", "KL"),
    (Party, "Quyết định", "QĐ"),
    (Party, "Quy định", "QĐ"),
    (Party, "Quy chế", "QC"),
    (Party, "Thông báo", "TB"),
    (Party, "Hướng dẫn", "HD"),
    (Party, "Báo cáo", "BC"),
    (Party, "Tờ trình", "TTr"),
    (Party, OFFICIAL_LETTER, "CV"),
    (Party, "Chương trình", "CTr"),
    (Party, "Kế hoạch", "KH"),
    (Other, "Kết luận", "KL"),
    (Other, "Đơn", ""),
    (Other, "Thư", ""),
    (Other, "Bản án", ""),
    (Other, "Giấy chứng nhận", "GCN"),
    (Other, "Giấy phép", "GP"),
    (Other, "Văn bản khác", ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Điều 7 names 29 administrative types; Phụ lục III gives 27 of them an abbreviation, and three copies.
    #[test]
    fn the_list_of_the_decree_is_complete() {
        let types = standard();
        let of = |category| types.iter().filter(move |known| known.category == category);
        assert_eq!(of(Administrative).count(), 29);
        let mut abbreviations: Vec<_> = of(Administrative).filter_map(|known| known.abbreviation.as_deref()).collect();
        assert_eq!(abbreviations.len(), 27);
        abbreviations.sort_unstable();
        abbreviations.dedup();
        assert_eq!(abbreviations.len(), 27);
        assert_eq!(of(Copies).count(), 3);
    }

    #[test]
    fn a_name_is_found_in_its_family() {
        let types = standard();
        assert_eq!(find(&types, "quyết định", true).map(|known| known.category), Some(Normative));
        assert_eq!(find(&types, "Quyết định", false).map(|known| known.category), Some(Administrative));
        assert_eq!(find(&types, "Công văn", true), None);
        assert!(find(&types, "Công văn", false).is_some_and(DocumentType::is_official_letter));
    }
}
