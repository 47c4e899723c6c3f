//! Recognises the field that a heading names: by its usual wording, without brackets and alternatives, or by
//! keywords.

use domain::{document_field::DocumentField, field::Field, text};

use super::Column;

/// Headings, as clerks write them, of columns that hold no field. Those of the fields are in [`domain::document_field`].
const OTHERS: &[(Column, &[&str])] = &[
    (Column::Field(Field::ArrivalNumber), &["so den"]),
    (Column::Field(Field::CodeNumber), &["so van ban", "so cua van ban", "so"]),
    (Column::Field(Field::CodeNotation), &["ky hieu", "ky hieu van ban", "ky hieu cua van ban"]),
    (Column::Secrecy, &["do mat", "muc do mat"]),
    (Column::Nothing, &["stt", "tt", "so tt", "so thu tu", "ky nhan"]),
];

/// Looks up a heading in the usual words.
fn usual(plain: &str) -> Option<Column> {
    let field = DocumentField::ALL.iter().find(|field| field.row().headings.contains(&plain));
    let column = field.map(|field| match field {
        DocumentField::SignerPosition => Column::Position,
        field => Column::Field(field.row().code),
    });
    column.or_else(|| OTHERS.iter().find(|(_, names)| names.contains(&plain)).map(|(column, _)| *column))
}

/// How certain a match is; the most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// By its usual wording.
    Named,
    /// By its usual wording, without brackets and what follows a slash: `Tác giả (Nơi gửi)`, `Ghi chú / Ký
    /// nhận`.
    Shortened,
    /// By keywords: `Số và ký hiệu văn bản đến`.
    Keywords,
}

/// Recognises a heading.
pub(super) fn named(heading: &str) -> Option<(Column, Certainty)> {
    let whole = plain(heading);
    if whole.is_empty() {
        return None;
    }
    if let Some(column) = usual(&whole) {
        return Some((column, Certainty::Named));
    }
    let short = plain(&shortened(heading));
    if let Some(column) = usual(&short) {
        return Some((column, Certainty::Shortened));
    }
    let column = by_keywords(&short).or_else(|| by_keywords(&whole))?;
    Some((column, Certainty::Keywords))
}

/// Checks whether a heading mentions a number of documents.
pub(super) fn mentions_number(heading: &str) -> bool {
    const OTHER_NUMBERS: &[&str] =
        &["ho so", "so trang", "so to", "so ban", "so luong", "dien thoai", "so tien", "so thu tu", "so ngay"];
    let words = Words::of(&plain(heading));
    words.any(&["so", "ky hieu", "ki hieu", "so hieu"]) && !words.any(OTHER_NUMBERS)
}

/// Checks whether a heading mentions a sender or issuer of documents.
pub(super) fn mentions_sender(heading: &str) -> bool {
    let words = Words::of(&plain(heading));
    words.any(&["gui", "ban hanh", "phat hanh", "tac gia", "co quan", "to chuc", "don vi", "noi"])
        && !words.any(&["nhan", "luu", "xu ly", "soan thao", "ngay", "hinh thuc", "phuong thuc"])
}

/// Keywords of headings that are about another document than the row's, or about a side issue of the field.
const OF_SOMETHING_ELSE: &[&str] = &[
    "ho so",
    "lien quan",
    "kem theo",
    "thay the",
    "can cu",
    "phuc dap",
    "hoi bao",
    "hoi dap",
    "cong bao",
    "ket qua",
    "hieu luc",
    "bao quan",
    "email",
    "mail",
    "dien thoai",
    "sdt",
    "dia chi",
    "ma",
];

/// Recognises a heading by keywords.
fn by_keywords(plain: &str) -> Option<Column> {
    /// A cell of more words is a sentence and no heading.
    const MAX_WORDS: usize = 12;
    let words = Words::of(plain);
    let is = |wanted: &[&str]| words.any(wanted);
    if plain.split(' ').count() > MAX_WORDS || is(OF_SOMETHING_ELSE) {
        return None;
    }
    let field = if is(&["han"]) && is(&["xu ly", "giai quyet", "tra loi", "hoan thanh"]) {
        Field::DueDate
    } else if is(&["han", "tra loi"]) {
        return None;
    } else if is(&["ky hieu", "ki hieu"]) && is(&["so"]) {
        Field::Code
    } else if is(&["trich yeu"]) {
        Field::Subject
    } else if is(&["ngay"]) {
        return date_by_keywords(&words);
    } else if is(&["ban luu", "luu ban"]) {
        Field::FileCopyUnit
    } else if is(&["hinh thuc", "phuong thuc", "cach thuc"]) {
        if !is(&["gui", "nhan", "den", "chuyen"]) {
            return None;
        }
        Field::CameBy
    } else if is(&["tac gia", "nguoi gui"])
        || (is(&["co quan", "to chuc", "don vi"]) && is(&["gui", "ban hanh", "phat hanh"]) && !is(&["nhan"]))
        || (is(&["noi"]) && is(&["ban hanh", "phat hanh"]))
    {
        Field::OrganName
    } else if is(&["chu tri", "nguoi xu ly", "don vi xu ly", "xu ly chinh"]) || (is(&["nguoi nhan"]) && is(&["don vi"]))
    {
        Field::ToPlaces
    } else {
        return None;
    };
    Some(Column::Field(field))
}

/// Recognises a heading that mentions a day.
fn date_by_keywords(words: &Words) -> Option<Column> {
    let is = |wanted: &[&str]| words.any(wanted);
    // A day of filing or publication is none of these; "Ngày đăng" alone is short for the day of registration.
    let is_published = is(&["dang"]) && !is(&["dang ky"]) && words.0.trim() != "ngay dang";
    if is(&["luu"]) || is_published {
        return None;
    }
    let field = if is(&["chuyen", "giao", "ky nhan"]) {
        Field::HandOverDate
    } else if is(&["den", "nhan", "vao so", "dang"]) {
        Field::ArrivalDate
    } else if is(&["van ban", "vb", "ban hanh", "phat hanh", "cong van", "ky"]) {
        Field::IssuedDate
    } else {
        return None;
    };
    Some(Column::Field(field))
}

/// The words of a simplified heading, between spaces. "Văn bản đến" loses its last word, which does not mean
/// arrival there.
struct Words(String);

impl Words {
    fn of(plain: &str) -> Self {
        Self(format!(" {plain} ").replace(" van ban den ", " van ban "))
    }

    /// Returns whether any of these phrases occurs.
    fn any(&self, wanted: &[&str]) -> bool {
        wanted.iter().any(|run| self.0.contains(&format!(" {run} ")))
    }
}

/// Simplifies a heading for comparison: folded, without punctuation and without the `(1)` of a column's number.
fn plain(heading: &str) -> String {
    let folded = text::fold(heading);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect::<Vec<_>>().join(" ")
}

/// Removes what stands in brackets or behind a slash.
fn shortened(heading: &str) -> String {
    let mut depth = 0_usize;
    let mut short = String::new();
    for letter in heading.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => break,
            letter if depth == 0 => short.push(letter),
            _ => {}
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_words() {
        use Certainty::{Keywords, Named, Shortened};
        for (heading, field, certainty) in [
            ("Tác giả", Field::OrganName, Named),
            ("Tác giả (Nơi gửi)", Field::OrganName, Shortened),
            ("Ghi chú / Ký nhận", Field::Description, Shortened),
            ("Số/Ký hiệu", Field::Code, Named),
            ("Số đến (1)", Field::ArrivalNumber, Named),
            ("Số và ký hiệu văn bản đến", Field::Code, Keywords),
            ("Số & ký hiệu văn bản", Field::Code, Named),
            ("Tên cơ quan gửi đến", Field::OrganName, Keywords),
            ("Cơ quan/đơn vị phát hành văn bản", Field::OrganName, Keywords),
            ("Người gửi", Field::OrganName, Keywords),
            ("Nội dung trích yếu", Field::Subject, Named),
            ("Trích yếu nội dung công văn", Field::Subject, Keywords),
            ("Ngày đăng", Field::ArrivalDate, Keywords),
            ("Ngày đăng ký", Field::ArrivalDate, Keywords),
            ("Ngày đến hạn", Field::DueDate, Named),
            ("Ngày hết hạn xử lý", Field::DueDate, Keywords),
            ("Ngày giao nhận", Field::HandOverDate, Keywords),
            ("Ngày vào sổ", Field::ArrivalDate, Keywords),
            ("Ngày ký", Field::IssuedDate, Keywords),
            ("Ngày tháng văn bản đến", Field::IssuedDate, Keywords),
            ("Ngày nhận văn bản đến", Field::ArrivalDate, Keywords),
            ("Ngày, tháng, năm ban hành văn bản", Field::IssuedDate, Keywords),
            ("Chủ trì xử lý", Field::ToPlaces, Keywords),
            ("Đơn vị hoặc người nhận bản lưu", Field::FileCopyUnit, Keywords),
            ("Thời hạn hoàn thành", Field::DueDate, Keywords),
        ] {
            assert_eq!(named(heading), Some((Column::Field(field), certainty)), "{heading}");
        }
        for heading in ["", "(1)", "Mã vạch", "Số hồ sơ", "Số, ký hiệu hồ sơ", "Lý do chưa nhập được", "Trạng thái"]
        {
            assert_eq!(named(heading), None, "{heading}");
        }
    }

    #[test]
    fn words_of_something_else_name_no_field() {
        for heading in [
            "Ngày đăng Công báo",
            "Ngày đăng tải",
            "Ngày nhận hồi báo",
            "Ngày nhận kết quả",
            "Ngày hết hạn",
            "Có hiệu lực đến ngày",
            "Ngày nhận bản lưu",
            "Ngày nhận hồ sơ",
            "Ngày văn bản trả lời",
            "Số ký hiệu văn bản trả lời",
            "Số ký hiệu văn bản liên quan",
            "Trích yếu văn bản trả lời",
            "Thời hạn bảo quản",
            "Email người gửi",
            "Điện thoại cơ quan gửi",
            "Địa chỉ cơ quan gửi",
            "Mã cơ quan ban hành",
        ] {
            assert_eq!(named(heading), None, "{heading}");
        }
    }
}
