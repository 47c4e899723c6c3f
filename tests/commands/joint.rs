//! Documents issued jointly (liên tịch), as scripts and lists have them.

use std::fs;

use serde_json::{Value, json};

use crate::script::{Desk, objects};

fn line(more: &Value) -> String {
    let mut line = json!({
        "IssuedDate": "2026-02-09", "OrganName": "UBND tỉnh", "TypeName": "Nghị quyết liên tịch", "Normative": true,
        "Subject": "phối hợp giám sát", "SignerInfo": {"FullName": "Trần Văn Bình"},
    });
    line.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
    line.to_string()
}

#[test]
fn who_issues_a_document_too_is_said_by_an_option_or_in_the_line() {
    let desk = Desk::with_office();
    let front = "Ủy ban Mặt trận Tổ quốc tỉnh (UBMTTQVN)";
    let with = ["register", "outgoing", "--with", front, "--with", "Tỉnh đoàn (TĐTN)"];
    let told = objects(&desk.done(&with, &line(&json!({}))));
    assert_eq!(told[0]["Code"], "01/2026/NQLT-UBND-UBMTTQVN-TĐTN");
    let issuers = json!([
        {"OrganName": "Ủy ban Mặt trận Tổ quốc tỉnh", "Abbreviation": "UBMTTQVN"},
        {"OrganName": "Tỉnh đoàn", "Abbreviation": "TĐTN"},
    ]);
    assert_eq!(told[0]["Issuers"], issuers);
    // A line that names its own keeps to them.
    let own = line(&json!({"Issuers": [{"OrganName": "Liên đoàn Lao động tỉnh", "Abbreviation": "LĐLĐ"}]}));
    let told = objects(&desk.done(&with, &own));
    assert_eq!(told[0]["Code"], "02/2026/NQLT-UBND-LĐLĐ");
    desk.done(&["amend", "--id", "2", "--reason", "sai chữ"], r#"{"Subject":"phối hợp"}"#);
    let never = desk.refused(&["amend", "--id", "2", "--reason", "bớt"], r#"{"Issuers":[]}"#);
    assert!(never.contains("Cơ quan cùng ban hành"), "{never}");
    desk.done(&["export", "outgoing", "--year", "2026", "-o", "di.csv"], "");
    let list = fs::read_to_string(desk.path("di.csv")).unwrap();
    assert!(list.contains("Cơ quan cùng ban hành") && list.contains(&format!("{front}; Tỉnh đoàn (TĐTN)")), "{list}");
    desk.done(&["check"], "");
}

#[test]
fn what_another_body_leads_is_incoming() {
    let desk = Desk::with_office();
    let led = line(&json!({"OrganName": "Tỉnh đoàn"}));
    let told = desk.refused(&["register", "outgoing", "--with", "UBND tỉnh"], &led);
    assert!(told.contains("“Tỉnh đoàn” chủ trì") && told.contains("văn bản đến"), "{told}");
    let told = desk.refused(&["register", "outgoing", "--with", "Tỉnh đoàn"], &line(&json!({})));
    assert!(told.contains("chưa có chữ viết tắt của “Tỉnh đoàn”"), "{told}");
    let told = desk.refused(&["register", "incoming", "--with", "Tỉnh đoàn (TĐTN)"], "");
    assert!(told.contains("--with"), "{told}");
}
