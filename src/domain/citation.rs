//! A line that cites a document, as letters and tables write it ("Công văn số 609/CAT-PC07 ngày 09/02/2026 của Công an tỉnh về
//! việc …"), taken apart into the fields of a form.

use chrono::NaiveDate;

use super::{
    code::Code,
    date,
    document_type::{DocumentType, OFFICIAL_LETTER},
    text::{clean, clean_code, fold},
    type_and_subject,
};

/// Words that a subject begins with after the issuer's name. Names write them with a capital (Ban Tổ chức), subjects without.
pub(super) const SUBJECT_BEGINS: [&str; 22] = [
    "về",
    "v/v",
    "ban hành",
    "phê duyệt",
    "quy định",
    "sửa đổi",
    "bổ sung",
    "bãi bỏ",
    "hướng dẫn",
    "triển khai",
    "kết luận",
    "đề nghị",
    "thông báo",
    "báo cáo",
    "xin ý kiến",
    "công bố",
    "thành lập",
    "kiện toàn",
    "điều chỉnh",
    "bổ nhiệm",
    "điều động",
    "tăng cường",
];
/// Words before a date, and what stands between a code and the issuer.
const BEFORE_DATE: [&str; 6] = ["ngày", "ký", "đề", "ban", "hành", "dated"];
const BEFORE_ISSUER: [&str; 3] = ["của", "do", "of"];
/// Words that the subject of a copy begins with, before the document it is of.
const BEFORE_COPIED: [&str; 12] = ["về", "việc", "v/v", "bản", "sao", "y", "lục", "trích", "chính", "gốc", "từ", "của"];
/// The shortest text that can be a subject when nothing else tells it from an issuer's name. In characters.
const LONGER_THAN_A_NAME: usize = 45;
/// Signs around parts of a line.
const SIGNS: [char; 14] = [',', ';', ':', '.', '-', '–', '—', '(', ')', '"', '“', '”', '«', '»'];

/// What a line says of a document; what it does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// Tên loại; read out of the code where the line does not name it.
    pub type_name: String,
    /// Số, ký hiệu: there always is one.
    pub code: String,
    /// Ngày đến: of a table's row with two dates, the later.
    pub arrival_date: Option<NaiveDate>,
    /// Ngày văn bản.
    pub issued_date: Option<NaiveDate>,
    /// Tác giả.
    pub organ_name: String,
    /// Trích yếu, in the words of the line.
    pub subject: String,
    /// Texts of a table's row that belong to none of these.
    pub others: Vec<String>,
}

impl Citation {
    /// Reads a line, or a row of a table whose cells are parted by tabs. `None` when it is no citation: it must begin with one,
    /// hold a code with a notation, and say something more.
    #[must_use]
    pub fn read(line: &str, types: &[DocumentType]) -> Option<Self> {
        let line = line.trim_matches(['\r', '\n']);
        let cited = if line.contains('\t') {
            // More than one row is no citation.
            if line.contains('\n') { None } else { row(line, types) }
        } else {
            sentence(&clean(line), types)
        }?;
        let says_more = cited.issued_date.is_some() || !cited.organ_name.is_empty() || !cited.subject.is_empty();
        says_more.then_some(cited)
    }

    /// `15/QĐ-UBND ngày 05/03/2026`, or the code alone.
    #[must_use]
    pub fn code_and_date(&self) -> String {
        let day = self.issued_date.map(|day| format!(" ngày {}", date::write(day))).unwrap_or_default();
        format!("{}{day}", self.code)
    }
}

/// The document that a copy is of (Điều 25, NĐ 30/2020/NĐ-CP), where the copy's subject begins with it: `Sao y Quyết định số
/// 15/QĐ-UBND ngày 05/03/2026 của UBND tỉnh`. A document named further on is another one.
#[must_use]
pub fn copied(subject: &str, types: &[DocumentType]) -> Option<Citation> {
    let subject = clean(subject);
    let mut rest = subject.as_str();
    while let Some((word, after)) = rest.split_once(' ')
        && BEFORE_COPIED.contains(&word.to_lowercase().trim_end_matches(SIGNS))
    {
        rest = after;
    }
    sentence(rest, types)
}

/// The codes that a subject names, as `Phúc đáp Công văn số 609/CAT-PC07` does, each once.
#[must_use]
pub fn cited_codes(subject: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    let subject = clean(subject).replace(" /", "/").replace("/ ", "/");
    for word in subject.split(' ').map(bare).filter(|word| is_code(word)) {
        let code = clean_code(word);
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// The words of a text with their places in it.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        if !word.is_empty() {
            words.push((at, word));
        }
        at += word.len() + 1;
    }
    words
}

fn bare(word: &str) -> &str {
    word.trim_matches(SIGNS)
}

/// Whether a whole text is a code with a notation: `609/CAT-PC07`, and neither `15` nor `05/02/2026`.
fn is_code(text: &str) -> bool {
    let code = Code::parse(text);
    let notation = code.code_notation();
    code.number().is_some()
        && text.contains('/')
        && notation.chars().any(char::is_alphabetic)
        && !notation.contains(' ')
        && code.as_str().chars().count() <= 60
}

/// `Công văn số 609/CAT-PC07 ngày 09/02/2026 của Công an tỉnh về việc …`
fn sentence(line: &str, types: &[DocumentType]) -> Option<Citation> {
    let line = line.replace(" /", "/").replace("/ ", "/");
    let (at, word) = words(&line).into_iter().find(|(_, word)| is_code(bare(word)))?;
    let (before, after) = (&line[..at], &line[at + word.len()..]);
    let code = bare(word);
    let (named, issuer) = before_code(before, types)?;
    let (head, subject) = split_subject(after);
    let (issued_date, rest) = take_date(head);
    let rest = without_first(rest.trim_matches(SIGNS).trim(), &BEFORE_ISSUER);
    let (organ_name, subject) = match (issuer, subject) {
        (Some(issuer), None) => (issuer, rest),
        (Some(issuer), Some(subject)) => (issuer, subject.to_owned()),
        (None, Some(subject)) => (rest, subject.to_owned()),
        (None, None) => unparted(&rest),
    };
    Some(Citation {
        type_name: named.or_else(|| type_of_code(code, types)).unwrap_or_default(),
        code: clean_code(code),
        arrival_date: None,
        issued_date,
        organ_name: clean(organ_name.trim_matches(SIGNS)),
        subject: whole(&subject),
        others: Vec::new(),
    })
}

fn type_of_code(code: &str, types: &[DocumentType]) -> Option<String> {
    Code::parse(code).document_type(types).map(|known| known.name.clone())
}

/// What stands before the code: nothing, "số", a type; and perhaps the issuer before that, behind a sign. Anything else says
/// that the line only mentions the document.
fn before_code(before: &str, types: &[DocumentType]) -> Option<(Option<String>, Option<String>)> {
    let plain = before.trim().trim_end_matches(SIGNS).trim_end();
    let plain = match plain.rsplit_once(' ') {
        Some((rest, last)) if fold(last) == "so" => rest,
        None if fold(plain) == "so" => "",
        _ => plain,
    };
    let plain = plain.trim_end_matches(SIGNS).trim_end();
    if plain.is_empty() {
        return Some((None, None));
    }
    let (named, issuer) = plain.rfind([':', '–', '—', '-', ',', ';']).map_or((plain, ""), |at| {
        let (issuer, named) = plain.split_at(at);
        (named.trim_start_matches(SIGNS).trim(), issuer.trim())
    });
    let issuer = (!issuer.is_empty()).then(|| issuer.trim_matches(SIGNS).to_owned());
    if named.is_empty() {
        return None;
    }
    type_named(named, types).map(|named| (Some(named), issuer))
}

/// The type of a name or an abbreviation.
fn type_named(text: &str, types: &[DocumentType]) -> Option<String> {
    let wanted = clean(text).to_lowercase();
    if matches!(wanted.as_str(), "cv" | "c.v") {
        return Some(OFFICIAL_LETTER.to_owned());
    }
    let by_name = types.iter().find(|known| known.name.to_lowercase() == wanted);
    let by_abbreviation =
        || types.iter().find(|known| known.abbreviation.as_ref().is_some_and(|short| short.to_lowercase() == wanted));
    by_name.or_else(by_abbreviation).map(|known| known.name.clone())
}

/// The text before the subject, and the subject from its first word on.
fn split_subject(text: &str) -> (&str, Option<&str>) {
    let begins = words(text).into_iter().find_map(|(at, _)| {
        let rest = text[at..].trim_start_matches(SIGNS);
        let begins = SUBJECT_BEGINS.into_iter().any(|begin| {
            rest.strip_prefix(begin).is_some_and(|after| after.starts_with([' ', ':'])) && !tells_date(rest)
        });
        (begins || begins_sentence(rest)).then_some(text.len() - rest.len())
    });
    begins.map_or((text, None), |begins| (&text[..begins], Some(&text[begins..])))
}

/// "ban hành ngày 5/2/2026" says when.
fn tells_date(text: &str) -> bool {
    text.starts_with("ban hành ngày ")
}

/// `Về việc`, `V/v` at the beginning of a sentence of their own.
fn begins_sentence(text: &str) -> bool {
    ["Về ", "VỀ VIỆC ", "V/v ", "V/V ", "V/v:", "V/V:"].into_iter().any(|begin| text.starts_with(begin))
}

/// The first date of a text, and the text without it.
fn take_date(text: &str) -> (Option<NaiveDate>, String) {
    let words = words(text);
    for (index, (at, word)) in words.iter().enumerate() {
        let end = |last: usize| words.get(last).map_or(text.len(), |(at, word)| at + word.len());
        let long = [1, 3].into_iter().all(|next| {
            words.get(index + next).is_some_and(|(_, word)| *word == if next == 1 { "tháng" } else { "năm" })
        });
        let (found, end) = if long {
            (date::read(text[*at..end(index + 4)].trim_matches(SIGNS)), end(index + 4))
        } else {
            (date::read(bare(word)), at + word.len())
        };
        let Ok(found) = found else { continue };
        let mut first = index;
        while first > 0 && BEFORE_DATE.contains(&bare(words[first - 1].1)) {
            first -= 1;
        }
        let (before, after) = (text[..words[first].0].trim_end(), text[end..].trim_start());
        return (Some(found), format!("{} {}", before.trim_end_matches(SIGNS), after.trim_start_matches(SIGNS)));
    }
    (None, text.to_owned())
}

fn without_first(text: &str, words: &[&str]) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    if words.contains(&first) { text[first.len()..].trim().to_owned() } else { text.to_owned() }
}

/// Issuer and subject where no word tells where the subject begins: a sign may.
fn unparted(rest: &str) -> (String, String) {
    for sign in [":", ";", " - ", " – ", " — ", ", "] {
        if let Some((issuer, subject)) = rest.split_once(sign) {
            return (issuer.to_owned(), subject.to_owned());
        }
    }
    if rest.chars().count() < LONGER_THAN_A_NAME {
        (rest.to_owned(), String::new())
    } else {
        (String::new(), rest.to_owned())
    }
}

/// A subject without the signs around it.
fn whole(subject: &str) -> String {
    let signs = ['"', '“', '”', '«', '»', ';', ',', ' '];
    let subject = clean(subject);
    let subject = subject.trim_start_matches(SIGNS).trim_matches(signs);
    subject.strip_suffix('.').unwrap_or(subject).trim_matches(signs).to_owned()
}

/// A row of a table: each cell is known by its shape, whatever the order of the columns.
fn row(line: &str, types: &[DocumentType]) -> Option<Citation> {
    let cells = line.split('\t').map(|cell| clean(cell.trim().trim_matches('"'))).filter(|cell| !cell.is_empty());
    let (mut cited, mut dates, mut texts) = (Citation::default(), Vec::new(), Vec::new());
    for cell in cells {
        if let Ok(date) = date::read(&cell) {
            dates.push(date);
        } else if cited.code.is_empty() && is_code(&clean_code(&cell)) {
            cited.code = clean_code(&cell);
        } else if let Some(named) = type_named(&cell, types) {
            cited.type_name = named;
        } else if !cell.bytes().all(|sign| sign.is_ascii_digit()) {
            texts.push(cell);
        }
    }
    if cited.code.is_empty() {
        let (at, of_text) = texts.iter().enumerate().find_map(|(at, text)| Some((at, sentence(text, types)?)))?;
        texts.remove(at);
        cited = Citation { type_name: first_of(of_text.type_name, cited.type_name), ..of_text };
    }
    if let Some(subject) = take_subject(&mut texts, !cited.subject.is_empty()) {
        let (named, subject) = type_and_subject::take_apart(&subject, &Code::parse(&cited.code), types);
        cited.type_name = first_of(cited.type_name, named);
        cited.subject = whole(&subject);
    }
    if cited.organ_name.is_empty() && !texts.is_empty() {
        cited.organ_name = texts.remove(0);
    }
    cited.others = texts;
    // A document is issued before it arrives, and a deadline stands behind both.
    dates.truncate(2);
    dates.extend(cited.issued_date);
    cited.issued_date = dates.iter().min().copied();
    cited.arrival_date = dates.iter().max().copied().filter(|_| dates.len() > 1);
    Some(cited)
}

fn first_of(one: String, other: String) -> String {
    if one.is_empty() { other } else { one }
}

/// Takes the subject out of a row's texts: the one that begins like one, else the longest if it is no mere name.
fn take_subject(texts: &mut Vec<String>, is_known: bool) -> Option<String> {
    if is_known {
        return None;
    }
    let begins = |text: &String| split_subject(text).0.is_empty();
    let longest = || {
        let length = |text: &String| text.chars().count();
        let (at, text) = texts.iter().enumerate().max_by_key(|(_, text)| length(text))?;
        (texts.len() > 1 || length(text) >= LONGER_THAN_A_NAME).then_some(at)
    };
    let at = texts.iter().position(begins).or_else(longest)?;
    Some(texts.remove(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document_type;

    fn read(line: &str) -> Option<Citation> {
        Citation::read(line, &document_type::standard())
    }

    #[test]
    fn a_copy_names_what_it_is_of_at_its_beginning() {
        let of = |subject: &str| {
            let copied = copied(subject, &document_type::standard())?;
            Some((copied.code, copied.issued_date.map(date::write).unwrap_or_default()))
        };
        let wanted = Some(("15/QĐ-UBND".to_owned(), "05/03/2026".to_owned()));
        for subject in [
            "Quyết định số 15/QĐ-UBND ngày 05/03/2026 của UBND tỉnh về việc điều động",
            "Sao y Quyết định số 15/QĐ-UBND ngày 05 tháng 3 năm 2026",
            "về việc sao y bản chính Quyết định 15/QĐ-UBND ngày 5/3/2026 của UBND tỉnh",
            "Trích sao: Quyết định số 15/QĐ-UBND, ngày 05/03/2026 của UBND tỉnh ban hành quy chế",
        ] {
            assert_eq!(of(subject), wanted, "{subject}");
        }
        assert_eq!(of("Sao y Quyết định số 15/QĐ-UBND"), Some(("15/QĐ-UBND".to_owned(), String::new())));
        for subject in ["về việc trả lời Quyết định số 15/QĐ-UBND ngày 05/03/2026", "về phòng cháy", "Sao y", ""]
        {
            assert_eq!(of(subject), None, "{subject}");
        }
    }

    #[test]
    fn a_subject_names_the_documents_it_answers() {
        let codes = |subject: &str| cited_codes(subject).join("; ");
        assert_eq!(codes("Phúc đáp Công văn số 609/CAT-PC07 ngày 09/02/2026 của Công an tỉnh"), "609/CAT-PC07");
        assert_eq!(
            codes("Về việc trả lời Công văn số 12 /SNV-TCBC và Tờ trình số 310/TTr-STC."),
            "12/SNV-TCBC; 310/TTr-STC"
        );
        assert_eq!(codes("Về việc nghỉ lễ từ 30/4 đến 03/5/2026"), "");
    }

    #[track_caller]
    fn cites(line: &str, type_name: &str, code: &str, issued: Option<(i32, u32, u32)>, organ: &str, subject: &str) {
        let cited = read(line).unwrap_or_else(|| panic!("{line}: no citation"));
        let issued = issued.map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap());
        let seen = (cited.type_name.as_str(), cited.code.as_str(), cited.issued_date);
        assert_eq!(seen, (type_name, code, issued), "{line}");
        assert_eq!((cited.organ_name.as_str(), cited.subject.as_str()), (organ, subject), "{line}");
    }

    #[test]
    fn a_sentence_is_taken_apart() {
        let letter = Some((2026, 2, 9));
        let pc = "về việc bảo đảm an toàn phòng cháy";
        for line in [
            "Công văn số 609/CAT-PC07 ngày 09/02/2026 của Công an tỉnh về việc bảo đảm an toàn phòng cháy",
            "Công văn số: 609/CAT-PC07, ngày 9/2/2026 của Công an tỉnh về việc bảo đảm an toàn phòng cháy.",
            "CV 609/CAT-PC07 ngày 09 tháng 02 năm 2026 của Công an tỉnh, về việc bảo đảm an toàn phòng cháy;",
            "Công  văn số 609 /CAT-PC07 (ngày 09/02/2026) của Công an tỉnh về việc bảo đảm an toàn phòng cháy",
            "609/CAT-PC07 ngày 09/02/2026 của Công an tỉnh về việc bảo đảm an toàn phòng cháy",
            "Số 609/CAT-PC07 của Công an tỉnh ngày 09-02-2026 về việc bảo đảm an toàn phòng cháy",
            "Công an tỉnh: Công văn số 609/CAT-PC07 ngày 09/02/2026 về việc bảo đảm an toàn phòng cháy",
            "Công văn số 609/CAT-PC07 ký ngày 09/02/2026 của Công an tỉnh \u{201c}về việc bảo đảm an toàn phòng cháy\u{201d}",
        ] {
            cites(line, "Công văn", "609/CAT-PC07", letter, "Công an tỉnh", pc);
        }
        cites(
            "Quyết định 15/QĐ-UBND ngày 5/2/2026 của UBND tỉnh V/v điều động cán bộ",
            "Quyết định",
            "15/QĐ-UBND",
            Some((2026, 2, 5)),
            "UBND tỉnh",
            "V/v điều động cán bộ",
        );
        cites(
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
            "Nghị định",
            "30/2020/NĐ-CP",
            Some((2020, 3, 5)),
            "Chính phủ",
            "về công tác văn thư",
        );
        cites(
            "Hướng dẫn số 05-HD/VPTW ngày 12/01/2026 của Văn phòng Trung ương về thể thức văn bản",
            "Hướng dẫn",
            "05-HD/VPTW",
            Some((2026, 1, 12)),
            "Văn phòng Trung ương",
            "về thể thức văn bản",
        );
    }

    #[test]
    fn a_subject_may_begin_with_what_was_done() {
        cites(
            "QĐ số 15/QĐ-UBND ban hành ngày 05/02/2026 của UBND tỉnh phê duyệt kế hoạch năm 2026",
            "Quyết định",
            "15/QĐ-UBND",
            Some((2026, 2, 5)),
            "UBND tỉnh",
            "phê duyệt kế hoạch năm 2026",
        );
        // A name writes such words with a capital.
        cites(
            "Báo cáo số 7-BC/BTCTU ngày 05/02/2026 của Ban Tổ chức Tỉnh ủy, Ban Tuyên giáo: kết quả tháng 1",
            "Báo cáo",
            "7-BC/BTCTU",
            Some((2026, 2, 5)),
            "Ban Tổ chức Tỉnh ủy, Ban Tuyên giáo",
            "kết quả tháng 1",
        );
        cites("Tờ trình 3/TTr-STC của Sở Tài chính", "Tờ trình", "3/TTr-STC", None, "Sở Tài chính", "");
        cites("Giấy mời số 45/GM-VP ngày 1/12/2026", "Giấy mời", "45/GM-VP", Some((2026, 12, 1)), "", "");
    }

    #[test]
    fn a_row_of_a_table_is_known_by_the_shape_of_its_cells() {
        let (issued, subject) = (Some((2026, 2, 9)), "V/v bảo đảm an toàn phòng cháy");
        for row in [
            "609/CAT-PC07\t09/02/2026\tCông an tỉnh\tCông văn\tV/v bảo đảm an toàn phòng cháy",
            "10/02/2026\t1234\tCông an tỉnh\t609/CAT-PC07\t09/02/2026\tCông văn V/v bảo đảm an toàn phòng cháy\tPhòng Nội chính\r\n",
            "1\t\tCông an tỉnh\t609/CAT-PC07\t9/2/2026\t\"V/v bảo đảm an toàn phòng cháy\"",
            "7\tCông văn số 609/CAT-PC07 ngày 09/02/2026 của Công an tỉnh V/v bảo đảm an toàn phòng cháy",
        ] {
            cites(row, "Công văn", "609/CAT-PC07", issued, "Công an tỉnh", subject);
        }
        let row = "10/02/2026\t1234\tCông an tỉnh\t609/CAT-PC07\t09/02/2026\tV/v phòng cháy\tPhòng Nội chính";
        let cited = read(row).unwrap();
        assert_eq!(cited.arrival_date, NaiveDate::from_ymd_opt(2026, 2, 10), "the later of two dates");
        assert_eq!(cited.others, ["Phòng Nội chính"]);
        cites(
            "15/QĐ-UBND\t05/02/2026\tUBND tỉnh\tĐiều động cán bộ giữa các cơ quan của tỉnh trong năm",
            "Quyết định",
            "15/QĐ-UBND",
            Some((2026, 2, 5)),
            "UBND tỉnh",
            "Điều động cán bộ giữa các cơ quan của tỉnh trong năm",
        );
    }

    #[test]
    fn a_text_that_only_mentions_a_document_is_no_citation() {
        for line in [
            "",
            "609/CAT-PC07",
            "V/v triển khai Quyết định số 15/QĐ-UBND ngày 05/02/2026 của UBND tỉnh về điều động",
            "Thực hiện Công văn số 609/CAT-PC07 ngày 09/02/2026 của Công an tỉnh về phòng cháy",
            "Kết quả thu ngân sách tháng 11 năm 2026",
            "Họp ngày 05/02/2026 của UBND tỉnh về điều động",
            "Sở Tài chính tỉnh Mẫu",
            "609/CAT-PC07\t09/02/2026\tCông an tỉnh\n610/CAT-PC07\t09/02/2026\tCông an tỉnh",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
