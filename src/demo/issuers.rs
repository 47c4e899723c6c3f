//! The bodies that write to the office: how often each does, and how it numbers its documents.

use chrono::{Datelike, NaiveDate};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::lists::{lines, pick, pick_frequent};

/// How an issuer writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `609/CAT-PC07`, `15/BC-STC`.
    State,
    /// `05-CV/TU`.
    Party,
    /// `12/NQ-HĐND`.
    Council,
    /// `30/2023/NĐ-CP`, `1234/QĐ-TTg`.
    Government,
    /// `77/CV-HK`, by its own custom.
    Company,
    /// No number at all.
    Citizen,
}

#[derive(Debug)]
struct Issuer {
    name: String,
    abbreviation: String,
    style: Style,
    /// Numbers used in a year, for whatever recipient.
    numbers_a_year: u32,
}

/// An incoming document with the issuer's own code and date.
pub(super) struct Sent {
    pub(super) organ_name: String,
    pub(super) type_name: &'static str,
    pub(super) code: String,
}

/// All issuers, the most frequent first.
pub(super) struct Issuers {
    list: Vec<Issuer>,
}

const FIELDS: [&str; 16] = [
    "VP", "TH", "KT", "NC", "QLN", "VTLT", "TCHC", "PC07", "KHTC", "QLĐĐ", "NVY", "TCCB", "CNTT", "QLĐT", "XDCB", "TTr",
];
/// Types of documents, the most frequent first.
const TYPES: [(&str, &str); 10] = [
    ("Công văn", ""),
    ("Báo cáo", "BC"),
    ("Tờ trình", "TTr"),
    ("Quyết định", "QĐ"),
    ("Thông báo", "TB"),
    ("Kế hoạch", "KH"),
    ("Giấy mời", "GM"),
    ("Kết luận", "KL"),
    ("Hướng dẫn", "HD"),
    ("Chương trình", "CTr"),
];

impl Issuers {
    pub(super) fn new() -> Self {
        let mut list = Vec::new();
        for line in lines(include_str!("../../assets/demo/issuers.txt")) {
            let mut parts = line.split('|');
            let style = match parts.next() {
                Some("party") => Style::Party,
                Some("council") => Style::Council,
                Some("government") => Style::Government,
                Some("company") => Style::Company,
                Some("citizen") => Style::Citizen,
                _ => Style::State,
            };
            let (name, abbreviation) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            list.push(issuer(list.len(), name.to_owned(), abbreviation, style));
        }
        let places = lines(include_str!("../../assets/demo/places.txt"));
        for (at, place) in places.iter().enumerate() {
            list.push(issuer(list.len(), format!("UBND {place}"), "UBND", Style::State));
            if at < 10 {
                list.push(issuer(list.len(), format!("Hội đồng nhân dân {place}"), "HĐND", Style::Council));
                list.push(issuer(list.len(), format!("Công an {place}"), "CA", Style::State));
                list.push(issuer(list.len(), format!("Tòa án nhân dân {place}"), "TA", Style::State));
                list.push(issuer(list.len(), format!("Hạt Kiểm lâm {place}"), "HKL", Style::State));
            }
        }
        for province in lines(include_str!("../../assets/demo/provinces.txt")) {
            let name = if province.starts_with("Thành phố") {
                format!("UBND {province}")
            } else {
                format!("UBND tỉnh {province}")
            };
            list.push(issuer(list.len(), name, "UBND", Style::State));
        }
        for kind in ["Công ty Cổ phần", "Công ty TNHH", "Hợp tác xã"] {
            for (first, second) in COMPANY_NAMES {
                let short: String = [first, second].iter().filter_map(|word| word.chars().next()).collect();
                list.push(issuer(list.len(), format!("{kind} {first} {second}"), &short, Style::Company));
            }
        }
        Self { list }
    }

    /// Picks an issuer by frequency and returns its name.
    pub(super) fn name(&self, random: &mut ChaCha8Rng) -> String {
        pick_frequent(random, &self.list).name.clone()
    }

    /// Makes a document that an issuer, picked by frequency, dates about `day`. Its number grows with the day
    /// of the year.
    pub(super) fn document(&self, random: &mut ChaCha8Rng, day: NaiveDate) -> Sent {
        let issuer = pick_frequent(random, &self.list);
        let (type_name, short) = *pick_frequent(random, &TYPES);
        let used = issuer.numbers_a_year * day.ordinal() / 366;
        let number = used + random.random_range(1..6);
        let organ = &issuer.abbreviation;
        let field = pick(random, &FIELDS);
        let (type_name, code) = match issuer.style {
            Style::Citizen => ("Đơn", String::new()),
            Style::Party if short.is_empty() => (type_name, format!("{number:02}-CV/{organ}")),
            Style::Party => (type_name, format!("{number:02}-{short}/{organ}")),
            Style::Council if short.is_empty() => (type_name, format!("{number:02}/{organ}-VP")),
            Style::Council => ("Nghị quyết", format!("{number:02}/NQ-{organ}")),
            Style::Government if organ == "CP" => {
                ("Nghị định", format!("{:02}/{}/NĐ-CP", number % 120 + 1, day.year()))
            }
            Style::Government => ("Quyết định", format!("{number:02}/QĐ-{organ}")),
            Style::Company => ("Công văn", format!("{number:02}/CV-{organ}")),
            Style::State if short.is_empty() => (type_name, format!("{number:02}/{organ}-{field}")),
            Style::State => {
                let suffix = if random.random_bool(0.004) { "a" } else { "" };
                (type_name, format!("{:02}{suffix}/{short}-{organ}", number / 3 + 1))
            }
        };
        Sent { organ_name: issuer.name.clone(), type_name, code }
    }
}

/// Describes an issuer. The higher its rank, the less often it writes and the fewer numbers it uses.
fn issuer(rank: usize, name: String, abbreviation: &str, style: Style) -> Issuer {
    let rank = u32::try_from(rank).unwrap_or(u32::MAX);
    let numbers_a_year = 240 + 9_000 / (rank / 8 + 1) + rank * 37 % 400;
    Issuer { name, abbreviation: abbreviation.to_owned(), style, numbers_a_year }
}

/// Pairs of words for invented companies.
const COMPANY_NAMES: [(&str, &str); 24] = [
    ("Ánh", "Ngân"),
    ("Bảo", "Trường"),
    ("Cát", "Phú"),
    ("Đại", "Lộc"),
    ("Gia", "Nghi"),
    ("Hải", "Thịnh"),
    ("Hưng", "Vượng"),
    ("Khải", "Hoàn"),
    ("Lạc", "Hồng"),
    ("Miền", "Gió"),
    ("Ngàn", "Thông"),
    ("Phước", "Sang"),
    ("Quế", "Lâm"),
    ("Rạng", "Đông"),
    ("Sông", "Thạch"),
    ("Tân", "Kỳ"),
    ("Thiên", "Ấn"),
    ("Trúc", "Xanh"),
    ("Út", "Lành"),
    ("Vạn", "Lợi"),
    ("Xuyên", "Việt"),
    ("Yên", "Khê"),
    ("Đất", "Lành"),
    ("Ước", "Mơ"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_many_issuers() {
        assert!(Issuers::new().list.len() >= 400);
    }
}
