//! "Tên loại và trích yếu" of a book's cell taken apart, so that printing both gives the cell again.

use super::{code::Code, document_type::DocumentType, text};

/// The type's name and the subject of a cell. No letter is changed: name, space and subject are the cell again.
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

/// The same where the type is known: nothing when the cell does not begin with it, or when there is no type.
#[must_use]
pub fn take_off(cell: &str, type_name: &str) -> Option<(String, String)> {
    let (cell, type_name) = (text::clean(cell), text::clean(type_name));
    let length = leading(&cell, &type_name).filter(|length| *length > 0)?;
    let (name, subject) = cell.split_at(length);
    Some((name.to_owned(), subject.trim_start().to_owned()))
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
    use crate::domain::document_type;

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
        let off = |cell, name| take_off(cell, name).map(|(_, subject)| subject);
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
