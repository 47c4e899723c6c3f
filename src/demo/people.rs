//! Invented signers, with names combined at random from common parts.

use std::sync::LazyLock;

use rand_chacha::ChaCha8Rng;

use domain::content::SignerInfo;

use super::lists::pick;

/// Family names, middle names and given names.
static PARTS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    include_str!("../../assets/demo/people.txt").lines().map(|line| line.split(' ').collect()).collect()
});

const POSITIONS: [(&str, &str); 6] = [
    ("", "Giám đốc"),
    ("KT.", "Phó Giám đốc"),
    ("", "Chủ tịch"),
    ("KT.", "Phó Chủ tịch"),
    ("TL.", "Chánh Văn phòng"),
    ("", "Trưởng ban"),
];

/// The six people who sign for the office: authority prefix, position and name.
const LEADERS: [(&str, &str, &str); 6] = [
    ("KT.", "Phó Chủ tịch", "Lê Đức Bình An"),
    ("TM.", "Chủ tịch", "Trần Minh Khánh Hòa"),
    ("KT.", "Phó Chủ tịch", "Nguyễn Thị Thu Hường"),
    ("TL.", "Chánh Văn phòng", "Hoàng Ngọc Quang Sơn"),
    ("KT.", "Phó Chánh Văn phòng", "Phan Thị Kim Yến"),
    ("KT.", "Phó Chánh Văn phòng", "Đỗ Hữu Thanh Tùng"),
];

pub(super) fn signer(random: &mut ChaCha8Rng) -> SignerInfo {
    let (prefix, position) = *pick(random, &POSITIONS);
    let name: Vec<&str> = PARTS.iter().map(|part| *pick(random, part)).collect();
    SignerInfo { prefix: prefix.to_owned(), position: position.to_owned(), full_name: name.join(" ") }
}

pub(super) fn leader(random: &mut ChaCha8Rng) -> SignerInfo {
    let (prefix, position, name) = *pick(random, &LEADERS);
    SignerInfo { prefix: prefix.to_owned(), position: position.to_owned(), full_name: name.to_owned() }
}
