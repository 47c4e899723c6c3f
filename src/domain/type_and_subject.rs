//! "Tên loại và trích yếu" of a book's cell: the type that goes with a subject, both printed as one text, and a citation's taken apart.

use std::borrow::Cow;

use super::{code::Code, document_type::DocumentType, text};

/// The type of a document that nobody named: that of its số, ký hiệu, or where that names none, the longest type whose name the subject
/// begins with. `None` where neither tells it.
#[must_use]
pub fn told<'a>(subject: &str, code: &Code, types: &'a [DocumentType]) -> Option<&'a DocumentType> {
    code.document_type(types).or_else(|| first_words(&text::clean(subject), types))
}

/// The type that the số, ký hiệu names where this type would be written otherwise; `None` where both may be true, and for a type that
/// is not known.
#[must_use]
pub fn against_code<'a>(type_name: &str, code: &Code, types: &'a [DocumentType]) -> Option<&'a DocumentType> {
    let wanted = text::clean(type_name).to_lowercase();
    let other = code.document_type(types)?;
    let group = code.groups().next();
    // A type without an abbreviation is written like a công văn.
    let is_written_so = |known: &DocumentType| match known.abbreviation.as_deref() {
        Some(abbreviation) => group == Some(abbreviation),
        None => other.is_official_letter(),
    };
    let mut named = types.iter().filter(|known| known.name.to_lowercase() == wanted).peekable();
    let is_known = named.peek().is_some();
    (is_known && !named.any(is_written_so)).then_some(other)
}

/// The type whose name the subject begins with where that is another. A name of one syllable also begins other words ("Đơn giá", "Thư
/// viện") and tells nothing.
#[must_use]
pub fn against_subject<'a>(type_name: &str, subject: &str, types: &'a [DocumentType]) -> Option<&'a DocumentType> {
    let subject = text::clean(subject);
    if leading(&subject, &text::clean(type_name)).is_some() {
        return None;
    }
    first_words(&subject, types).filter(|known| known.name.contains(' '))
}

/// Joins type and subject into one text without repeating a type that the subject begins with.
#[must_use]
pub fn joined<'a>(type_name: &str, subject: &'a str) -> Cow<'a, str> {
    // A copy is called "Sao y …" as well as "Bản sao y …".
    let of_copy = || leading(subject, type_name.strip_prefix("Bản ")?);
    match leading(subject, type_name).filter(|_| !type_name.is_empty()).or_else(of_copy) {
        // The text begins as the type is written, whatever letter the subject begins with.
        Some(length) => format!("{type_name}{}", &subject[length..]).into(),
        None if type_name.is_empty() => subject.into(),
        None => format!("{type_name} {subject}").into(),
    }
}

/// The longest type whose name a text begins with.
fn first_words<'a>(text: &str, types: &'a [DocumentType]) -> Option<&'a DocumentType> {
    let leading = types.iter().filter_map(|known| Some((leading(text, &known.name)?, known)));
    // Of several types of one name the first is meant.
    leading.reduce(|longest, next| if next.0 > longest.0 { next } else { longest }).map(|(_, known)| known)
}

/// The type's name and the subject of a cited document. No letter is changed: name, space and subject are the cell again.
///
/// The longest type name the cell begins with is its type. A name of one syllable also begins other words ("Đơn giá", "Thư
/// viện"), so it is believed only where the code does not name another type. Where the cell begins with no type, the code's is
/// taken and the whole cell is the subject; where the code names none either, the type's name is empty.
#[must_use]
pub fn take_apart(cell: &str, code: &Code, types: &[DocumentType]) -> (String, String) {
    let cell = text::clean(cell);
    let of_code = code.document_type(types);
    let leading = types
        .iter()
        .filter_map(|known| Some((known, leading(&cell, &known.name)?)))
        .filter(|(known, _)| known.name.contains(' ') || of_code.is_none_or(|of_code| of_code.name == known.name))
        .max_by_key(|(_, length)| *length);
    if let Some((_, length)) = leading {
        let (name, subject) = cell.split_at(length);
        (name.to_owned(), subject.trim_start().to_owned())
    } else {
        (of_code.map(|known| known.name.clone()).unwrap_or_default(), cell)
    }
}

/// The subject of a cell that begins with this type; `None` when it does not, or when there is no type.
#[must_use]
pub fn take_off(cell: &str, type_name: &str) -> Option<String> {
    let (cell, type_name) = (text::clean(cell), text::clean(type_name));
    let length = leading(&cell, &type_name).filter(|length| *length > 0)?;
    Some(cell[length..].trim_start().to_owned())
}

/// The length in bytes of the type's name at the beginning of the cell, as a word of its own; letter case does not matter.
fn leading(cell: &str, name: &str) -> Option<usize> {
    let length = cell.char_indices().nth(name.chars().count()).map_or(cell.len(), |(at, _)| at);
    let (start, rest) = cell.split_at_checked(length)?;
    let same = start.chars().flat_map(char::to_lowercase).eq(name.chars().flat_map(char::to_lowercase));
    (same && (rest.is_empty() || rest.starts_with(' '))).then_some(length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document_type;

    #[track_caller]
    fn check(cell: &str, code: &str, type_name: &str, subject: &str) {
        let parts = take_apart(cell, &Code::parse(code), &document_type::standard());
        assert_eq!(parts, (type_name.to_owned(), subject.to_owned()), "{cell}");
    }

    #[test]
    fn the_leading_type_is_taken_off() {
        check("Luật Đấu thầu", "22/2023/QH15", "Luật", "Đấu thầu");
        check("Luật sửa đổi, bổ sung một số điều", "57/2024/QH15", "Luật", "sửa đổi, bổ sung một số điều");
        check("Bộ luật Lao động", "45/2019/QH14", "Bộ luật", "Lao động");
        check("Nghị định quy định chi tiết", "63/2014/NĐ-CP", "Nghị định", "quy định chi tiết");
        check("Thông tư liên tịch hướng dẫn", "", "Thông tư liên tịch", "hướng dẫn");
        check("NGHỊ ĐỊNH  về công tác văn thư", "", "NGHỊ ĐỊNH", "về công tác văn thư");
        check("Giấy mời", "45/GM-VP", "Giấy mời", "");
        check("Báo cáo, thống kê", "45/BC-VP", "Báo cáo", "Báo cáo, thống kê");
    }

    #[test]
    fn a_known_type_is_taken_off_as_it_is() {
        let off = take_off;
        assert_eq!(off("Nghị quyết liên tịch về giám sát", "Nghị quyết"), Some("liên tịch về giám sát".to_owned()));
        assert_eq!(off("bảng kê hồ sơ", "Bảng kê"), Some("hồ sơ".to_owned()));
        assert_eq!(off("hồ sơ", "Bảng kê"), None);
        assert_eq!(off("hồ sơ", ""), None);
    }

    #[test]
    fn without_one_the_code_names_the_type() {
        check("Về việc nghỉ lễ", "15/UBND-KTTH", "Công văn", "Về việc nghỉ lễ");
        check("Luật sư hỏi", "15/SXD-KT", "Công văn", "Luật sư hỏi");
        check("Đơn giá xây dựng", "15/SXD-KT", "Công văn", "Đơn giá xây dựng");
        check("Đơn khiếu nại", "", "Đơn", "khiếu nại");
        check("Về việc nghỉ lễ", "", "", "Về việc nghỉ lễ");
    }

    /// The code tells the type before the first words do, and the subject stays whole.
    #[test]
    fn the_code_tells_the_type_before_the_first_words() {
        let types = document_type::standard();
        for (subject, code, name, by_words) in [
            ("hướng dẫn giám định tư pháp", "8132/BXD-GĐ", "Công văn", Some("Hướng dẫn")),
            ("Báo cáo tuần", "45/BC-VP", "Báo cáo", None),
            ("Kế hoạch kèm theo", "45/BC-VP", "Báo cáo", Some("Kế hoạch")),
            ("Luật sư hỏi", "15/SXD-KT", "Công văn", None),
            ("Luật Đấu thầu", "22/2023/QH15", "Luật", None),
            ("NGHỊ ĐỊNH về công tác văn thư", "", "Nghị định", None),
            ("Đơn khiếu nại", "", "Đơn", None),
        ] {
            let code = Code::parse(code);
            assert_eq!(told(subject, &code, &types).unwrap().name, name, "{subject}");
            let other = against_subject(name, subject, &types);
            assert_eq!(other.map(|known| known.name.as_str()), by_words, "{subject}");
        }
        assert_eq!(told("Về việc nghỉ lễ", &Code::default(), &types), None);
    }

    #[test]
    fn a_type_and_a_code_that_cannot_both_be_true_are_known() {
        let types = document_type::standard();
        for (name, code, other) in [
            ("Báo cáo", "8132/BXD-GĐ", Some("Công văn")),
            ("báo cáo", "45/QĐ-UBND", Some("Quyết định")),
            ("Báo cáo", "45/BC-VP", None),
            // Written alike: none of them has an abbreviation, or both have the same.
            ("Thư công", "12/VP", None),
            ("Quy định", "208-QĐ/TW", None),
            ("Luật", "22/2023/QH15", None),
            ("Phiếu trình", "12/VP-TH", None),
            ("Báo cáo", "", None),
        ] {
            let found = against_code(name, &Code::parse(code), &types);
            assert_eq!(found.map(|known| known.name.as_str()), other, "{name} {code}");
        }
    }

    #[test]
    fn a_type_is_not_printed_twice() {
        assert_eq!(joined("Báo cáo", "tuần"), "Báo cáo tuần");
        assert_eq!(joined("Báo cáo", "báo cáo tuần"), "Báo cáo tuần");
        assert_eq!(joined("Bản sao y", "Sao y Quyết định số 5"), "Bản sao y Quyết định số 5");
        assert_eq!(joined("Đơn", "Đơn"), "Đơn");
        assert_eq!(joined("Đơn", "Đơng"), "Đơn Đơng");
        assert_eq!(joined("", "tuần"), "tuần");
    }

    proptest! {
        #[test]
        fn printing_both_gives_the_cell_again(
            index in 0_usize..60, upper in any::<bool>(), rest in "\\PC{0,30}", code in "[0-9]{0,3}(/(QĐ|BC|UBND)-VP)?",
        ) {
            let types = document_type::standard();
            let name = types.get(index).map_or("", |known| known.name.as_str());
            let cell = text::clean(&format!("{} {rest}", if upper { name.to_uppercase() } else { name.to_owned() }));
            let (type_name, subject) = take_apart(&cell, &Code::parse(&code), &types);
            let printed = format!("{type_name} {subject}");
            prop_assert!(printed.trim_end() == cell || subject == cell, "{cell}");
        }
    }
}
