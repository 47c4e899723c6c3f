//! Receivers of an outgoing document at the window, by keyboard alone: groups, names used before, and none of them twice.

use std::path::Path;

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{content::Recipient, document::Document, query::Query, recipients::RecipientGroup},
    language::Locale,
    store::{Access, Store, StoreError},
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();
const DISTRICTS: [&str; 6] =
    ["UBND huyện A", "UBND huyện B", "UBND huyện C", "UBND huyện D", "UBND huyện E", "UBND huyện G"];
const USED: [&str; 4] = ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Công an tỉnh"];

fn office() -> tempfile::TempDir {
    let (folder, _, _) = fixtures::registry_with_clerk(&fixtures::whole_office());
    folder
}

fn group(name: &str, members: &[&str]) -> RecipientGroup {
    RecipientGroup { name: name.to_owned(), members: members.iter().map(|member| (*member).to_owned()).collect() }
}

/// The receivers of the document registered last.
fn receivers(registry: &Path) -> Vec<String> {
    let store = Store::open(registry, Access::Read).unwrap();
    let newest = store.search_all(&Query::default()).unwrap()[0];
    match store.documents(&[newest]).unwrap().remove(0) {
        Document::Outgoing(document) => document.entry.to.into_iter().map(|to| to.organ_name).collect(),
        Document::Incoming(_) => panic!("an incoming document"),
    }
}

#[test]
fn a_document_to_ten_receivers_is_quick_to_write() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut store = Store::open(&path, Access::Write).unwrap();
    store.write(|transaction| transaction.put_recipient_group(&group("UBND các huyện", &DISTRICTS))).unwrap();
    // Four receivers were written once before.
    let used = vanthu::domain::outgoing::OutgoingDraft {
        issued_date: Some(clerk::today()),
        to: USED.map(|name| Recipient { organ_id: String::new(), organ_name: name.to_owned() }).to_vec(),
        content: vanthu::domain::content::Content {
            type_name: "Báo cáo".to_owned(),
            organ_name: "Văn phòng UBND tỉnh Mẫu".to_owned(),
            subject: "Kết quả tuần".to_owned(),
            signer_info: vanthu::domain::content::SignerInfo {
                position: "Chánh Văn phòng".to_owned(),
                full_name: "Lê Văn Mẫu".to_owned(),
                ..Default::default()
            },
            ..Default::default()
        },
        ..Default::default()
    };
    store.register_outgoing(&used.check().unwrap().entry).unwrap();

    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    for text in ["ttr", "", "Về việc bổ sung kinh phí", "KT.", "Phó Chánh Văn phòng", "Trần Văn Mẫu"] {
        clerk.fills(text);
    }
    clerk.keys = 0;
    // The beginnings of words, Down and Enter: the keyboard stays for the next.
    for typed in ["cac h", "no", "tai", "y t", "cong"] {
        clerk.types(typed);
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.key(Named::Enter, PLAIN);
    }
    // 5, 2, 3, 3 and 4 letters, and two keys each.
    assert_eq!(clerk.keys, 5 + 2 + 3 + 3 + 4 + 5 * 2);
    assert!(clerk.sees("10 nơi nhận"));
    // A group whose members are all listed is offered no longer, nor is a name.
    clerk.types("huyen");
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(!clerk.sees("nhóm 6 nơi"));
    for _ in 0.."huyen".len() {
        clerk.key(Named::Backspace, PLAIN);
    }
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã đăng ký văn bản đi 01/TTr-VP"));
    let wanted: Vec<&str> = DISTRICTS.into_iter().chain(USED).collect();
    assert_eq!(receivers(&path), wanted);
}

#[test]
fn a_group_is_kept_changed_and_taken_off_in_the_settings() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let groups = || Store::open(&path, Access::Read).unwrap().recipient_groups().unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    clerk.clicks("Nơi nhận");
    assert!(clerk.sees("Chưa có nhóm nào"));
    clerk.fills("Các sở");
    clerk.types("Sở Y tế; Sở Nội vụ;  sở y tế");
    clerk.ctrl("s");
    assert_eq!(groups(), [group("Các sở", &["Sở Y tế", "Sở Nội vụ"])]);
    assert!(clerk.sees("2 nơi nhận"));
    // The same group, spelled anew, with other members.
    clerk.fills("CÁC SỞ");
    clerk.types("Sở Xây dựng");
    clerk.ctrl("s");
    assert_eq!(groups(), [group("CÁC SỞ", &["Sở Xây dựng"])]);
    // Without members nothing is kept.
    clerk.fills("Các xã");
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập."));
    assert_eq!(groups().len(), 1);
    clerk.ctrl("d");
    assert_eq!(groups(), []);
}

#[test]
fn a_group_without_name_or_members_is_refused() {
    let folder = office();
    let mut store = Store::open(&folder.path().join("registry.db"), Access::Write).unwrap();
    for wrong in [group(" ", &["Sở Y tế"]), group("Các sở", &[" "])] {
        let refused = store.write(|transaction| transaction.put_recipient_group(&wrong));
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{wrong:?}");
    }
    assert_eq!(store.recipient_groups().unwrap(), []);
}
