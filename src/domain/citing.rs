//! The line by which a letter cites a document, and the subject of an answer to it. [`super::citation`] takes such a line apart.

use super::{
    citation::SUBJECT_BEGINS,
    date,
    document::Document,
    document_type::OFFICIAL_LETTER,
    text::{clean, fold},
    type_and_subject,
};

/// Types that are cited by their names alone (Phụ lục I, mục II.6, NĐ 30/2020/NĐ-CP).
const BY_NAME: [&str; 3] = ["Luật", "Bộ luật", "Pháp lệnh"];
/// Words with which a subject may begin, before which “về việc” is not added again.
const ABOUT: [&str; 4] = ["về việc ", "v/v ", "v/v: ", "về "];

/// Cites a document in full, as at its first mention: type, số and ký hiệu, date, issuer and subject; for a law its type and name
/// (Phụ lục I, mục II.6, NĐ 30/2020/NĐ-CP).
#[must_use]
pub fn in_full(document: &Document) -> String {
    let content = document.content();
    if BY_NAME.iter().any(|law| fold(law) == fold(&content.type_name)) {
        return type_and_subject::joined(&content.type_name, &clean(&content.subject)).into_owned();
    }
    format!("{} {}", in_short(document), about(&content.type_name, &content.subject)).trim_end().to_owned()
}

/// Names a document without its subject: `Công văn số 609/CAT-PC07 ngày 27/11/2026 của Công an tỉnh`.
#[must_use]
pub fn in_short(document: &Document) -> String {
    let content = document.content();
    let mut line = if content.type_name.is_empty() { "Văn bản" } else { &content.type_name }.to_owned();
    let code = document.code().as_str();
    if !code.is_empty() {
        line.push_str(" số ");
        line.push_str(code);
    }
    if let Some(day) = document.issued_date() {
        line.push_str(" ngày ");
        line.push_str(&date::write(day));
    }
    if !content.organ_name.is_empty() {
        line.push_str(" của ");
        line.push_str(&issuers(document));
    }
    line
}

/// The subject of the letter that answers a document.
#[must_use]
pub fn answer(document: &Document) -> String {
    format!("trả lời {}", in_short(document))
}

/// The bodies that issued it: one, or those of a joint document.
fn issuers(document: &Document) -> String {
    let others = match document {
        Document::Incoming(_) => &[][..],
        Document::Outgoing(outgoing) => &outgoing.entry.issuers,
    };
    let first = document.content().organ_name.as_str();
    let mut names: Vec<&str> = std::iter::once(first).chain(others.iter().map(|one| one.organ_name.as_str())).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} và {last}", names.join(", ")),
        last => last.unwrap_or_default().to_owned(),
    }
}

/// Returns the subject as the end of a citation: after `về việc`, or unchanged where it begins with a verb of its own.
fn about(type_name: &str, subject: &str) -> String {
    let subject = type_and_subject::take_off(subject, type_name).unwrap_or_else(|| clean(subject));
    if subject.is_empty() {
        return subject;
    }
    let begins = |words: &str| {
        let length: usize = subject.chars().take(words.chars().count()).map(char::len_utf8).sum();
        (subject[..length].to_lowercase() == words).then_some(length)
    };
    if let Some((words, length)) = ABOUT.iter().find_map(|words| Some((words, begins(words)?))) {
        let first = if *words == "về " { "về" } else { "về việc" };
        return format!("{first} {}", within_sentence(subject[length..].trim_start()));
    }
    if SUBJECT_BEGINS.iter().any(|words| begins(&format!("{words} ")).is_some()) {
        return within_sentence(&subject);
    }
    let first = if fold(type_name) == fold(OFFICIAL_LETTER) { "về việc" } else { "về" };
    format!("{first} {}", within_sentence(&subject))
}

/// Writes the first letter small, as within a sentence, unless it begins a name.
fn within_sentence(text: &str) -> String {
    let mut words = text.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_abbreviation = first.chars().skip(1).any(|letter| !letter.is_lowercase());
    // In names each word begins with a capital: Quảng Trị, Đông Hà.
    let is_name = second.chars().next().is_none_or(char::is_uppercase);
    if is_abbreviation || is_name {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{
        citation::Citation,
        code::Code,
        content::{Content, SignerInfo},
        document::DocumentId,
        document_type,
        incoming::{Incoming, IncomingDraft},
        issuer::Issuer,
        outgoing::{Outgoing, OutgoingDraft},
        registration::Registration,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn came(type_name: &str, code: &str, issued: Option<&str>, organ: &str, subject: &str) -> Document {
        let content = Content {
            type_name: type_name.into(),
            organ_name: organ.into(),
            subject: subject.into(),
            ..Content::default()
        };
        let draft = IncomingDraft {
            arrival_date: Some(day("2026-12-01")),
            code: code.into(),
            issued_date: issued.map(day),
            content,
            ..IncomingDraft::default()
        };
        let entry = draft.check().unwrap().entry;
        Document::Incoming(Incoming {
            id: DocumentId(1),
            arrival_number: 1,
            entry,
            registration: Registration::default(),
        })
    }

    fn went(issuers: Vec<Issuer>) -> Document {
        let content = Content {
            type_name: "Quyết định".into(),
            organ_name: "UBND tỉnh".into(),
            subject: "Ban hành Quy chế phối hợp".into(),
            signer_info: SignerInfo { full_name: "Trần Thị Mẫu".into(), ..SignerInfo::default() },
            ..Content::default()
        };
        let draft =
            OutgoingDraft { issued_date: Some(day("2026-03-05")), issuers, content, ..OutgoingDraft::default() };
        let entry = draft.check().unwrap().entry;
        let (code, registration) = (Code::parse("15/QĐ-UBND"), Registration::default());
        Document::Outgoing(Outgoing { id: DocumentId(2), number: 15, code, entry, registration })
    }

    #[test]
    fn a_citation_says_type_code_date_issuer_and_subject() {
        let letter = |subject: &str| came("Công văn", "609/CAT-PC07", Some("2026-11-27"), "Công an tỉnh", subject);
        let begins = "Công văn số 609/CAT-PC07 ngày 27/11/2026 của Công an tỉnh";
        for (subject, cited) in [
            ("về việc bảo đảm an toàn giao thông", "về việc bảo đảm an toàn giao thông"),
            ("V/v bảo đảm an toàn giao thông", "về việc bảo đảm an toàn giao thông"),
            ("V/v: Đôn đốc báo cáo", "về việc đôn đốc báo cáo"),
            ("Về công tác tuần", "về công tác tuần"),
            ("Bảo đảm an toàn giao thông", "về việc bảo đảm an toàn giao thông"),
            ("Đề nghị phối hợp", "đề nghị phối hợp"),
            ("UBND các xã báo cáo", "về việc UBND các xã báo cáo"),
            ("Quảng Trị chuyển đổi số", "về việc Quảng Trị chuyển đổi số"),
            ("công văn trả lời cử tri", "về việc trả lời cử tri"),
        ] {
            assert_eq!(in_full(&letter(subject)), format!("{begins} {cited}"), "{subject}");
        }
        assert_eq!(in_short(&letter("x")), begins);
        assert_eq!(answer(&letter("x")), format!("trả lời {begins}"));
    }

    #[test]
    fn other_types_go_on_as_they_are_written() {
        let report = came("Báo cáo", "12/BC-SYT", Some("2026-02-09"), "Sở Y tế", "Báo cáo công tác tuần");
        assert_eq!(in_full(&report), "Báo cáo số 12/BC-SYT ngày 09/02/2026 của Sở Y tế về công tác tuần");
        assert_eq!(
            in_full(&went(Vec::new())),
            "Quyết định số 15/QĐ-UBND ngày 05/03/2026 của UBND tỉnh ban hành Quy chế phối hợp"
        );
        let joint = [("Công an tỉnh", "CAT"), ("Sở Y tế", "SYT")]
            .map(|(name, short)| Issuer { organ_name: name.into(), abbreviation: short.into() });
        assert_eq!(
            in_short(&went(joint.to_vec())),
            "Quyết định số 15/QĐ-UBND ngày 05/03/2026 của UBND tỉnh, Công an tỉnh và Sở Y tế"
        );
        // Neither number nor date, and a law by its name.
        let petition = came("Đơn", "", None, "Nguyễn Văn Mẫu", "Xin xác nhận nhân thân");
        assert_eq!(in_full(&petition), "Đơn của Nguyễn Văn Mẫu về xin xác nhận nhân thân");
        let law = came("Luật", "29/2018/QH14", Some("2018-11-15"), "Quốc hội", "Bảo vệ bí mật nhà nước");
        assert_eq!(in_full(&law), "Luật Bảo vệ bí mật nhà nước");
    }

    #[test]
    fn a_citation_is_read_as_the_document_that_it_cites() {
        let types = document_type::standard();
        for document in [
            came("Công văn", "609/CAT-PC07", Some("2026-11-27"), "Công an tỉnh", "V/v bảo đảm an toàn giao thông"),
            came("Báo cáo", "12/BC-SYT", Some("2026-02-09"), "Sở Y tế", "công tác tuần"),
            came("Kế hoạch", "05-KH/TU", Some("2026-02-09"), "Tỉnh ủy Quảng Trị", "triển khai Nghị quyết"),
            came("Giấy mời", "7/GM-SNV", Some("2026-02-09"), "Sở Nội vụ", "dự họp"),
            went(Vec::new()),
        ] {
            let line = in_full(&document);
            let read = Citation::read(&line, &types).unwrap();
            let content = document.content();
            assert_eq!(
                (read.type_name, read.code, read.issued_date, read.organ_name),
                (
                    content.type_name.clone(),
                    document.code().as_str().to_owned(),
                    document.issued_date(),
                    content.organ_name.clone()
                ),
                "{line}"
            );
            assert!(line.ends_with(&read.subject) && !read.subject.is_empty(), "{line}");
        }
    }
}
