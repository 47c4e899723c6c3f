//! A script follows documents up: one command for many documents, what is said, what is refused, and JSON.

use serde_json::{Value, json};

use crate::script::Desk;

const INCOMING: &str = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"công tác tuần","CameBy":"wire"}
{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"công tác tháng","CameBy":"post"}
"#;
const OUTGOING: &str = r#"{"IssuedDate":"2026-02-12","OrganName":"UBND tỉnh","TypeName":"Báo cáo","Subject":"công tác","SignerInfo":{"FullName":"Nguyễn Thị Hường"}}
"#;

fn desk() -> Desk {
    let desk = Desk::with_office();
    assert_eq!(desk.run(&["register", "incoming"], INCOMING).status.code(), Some(0));
    assert_eq!(desk.run(&["register", "outgoing"], OUTGOING).status.code(), Some(0));
    desk
}

fn status(desk: &Desk, id: &str) -> Value {
    let said = desk.run(&["status", "--id", id, "--json"], "");
    assert_eq!(said.status.code(), Some(0));
    serde_json::from_slice(&said.stdout).unwrap()
}

#[test]
fn many_documents_are_instructed_handed_over_and_done_at_once() {
    let desk = desk();
    let both = ["incoming", "1", "2", "--year", "2026", "--on", "09/02/2026"];
    let run = |words: &[&str]| {
        let all: Vec<&str> = words.iter().chain(&both).copied().collect();
        let done = desk.run(&all, "");
        assert_eq!(done.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    run(&["submit", "--to", "Chánh Văn phòng"]);
    run(&["instruct", "--by", "Chánh Văn phòng", "--lead", "Phòng Nội chính=13/02/2126", "--support", "Phòng Kinh tế"]);
    let said = run(&["hand-over", "--unit", "Phòng Nội chính", "--receiver", "Hoàng Văn Bách"]);
    assert_eq!(said.matches("Đã chuyển ·").count(), 2, "{said}");
    assert!(said.contains("13/02/2126: Phòng Nội chính"), "{said}");
    assert_eq!(
        status(&desk, "2"),
        json!({
            "Id": 2,
            "Status": "handed-over",
            "Submissions": [{"Id": 2, "Day": "2026-02-09", "SubmittedTo": "Chánh Văn phòng"}],
            "Instruction": {"Id": 2, "Author": "Chánh Văn phòng", "Day": "2026-02-09"},
            "Assignments": [
                {"Id": 3, "Unit": "Phòng Nội chính", "Role": "lead", "DueDate": "2126-02-13", "State": "assigned"},
                {"Id": 4, "Unit": "Phòng Kinh tế", "Role": "support", "State": "assigned"},
            ],
            "HandOvers": [
                {"Id": 2, "Day": "2026-02-09", "Unit": "Phòng Nội chính", "Receiver": "Hoàng Văn Bách"},
            ],
        })
    );
    run(&["handled"]);
    assert_eq!(status(&desk, "1")["Status"], "done");
    // One that will not have it, and nothing is done to any.
    let refused = desk.run(&["confirm", "--id", "1", "--id", "2", "--on", "09/02/2026"], "");
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("công tác tháng") && said.contains("Chưa ghi gì cho văn bản nào"), "{said}");
    assert_eq!(status(&desk, "1").get("Confirmed"), None);
    assert_eq!(desk.run(&["confirm", "--id", "1", "--on", "09/02/2026"], "").status.code(), Some(0));
    assert_eq!(status(&desk, "1")["Confirmed"], "2026-02-09");
    assert_eq!(desk.run(&["strike", "hand-over", "2", "--reason", "nhầm"], "").status.code(), Some(0));
    assert_eq!(status(&desk, "2").get("HandOvers"), None);
    assert_eq!(desk.run(&["check"], "").status.code(), Some(0));
}

#[test]
fn an_outgoing_document_is_sent_and_its_copy_lent() {
    let desk = desk();
    for words in [
        &["dispatch", "--id", "3", "--by", "post", "--envelopes", "2", "--on", "12/02/2026"][..],
        &["received", "--id", "3", "--on", "16/02/2026"],
        &["lend", "--id", "3", "--for", "Trương Thị Thủy", "--by", "Chánh Văn phòng", "--on", "17/02/2026"],
        &["give-back", "--id", "3", "--on", "18/02/2026"],
    ] {
        let done = desk.run(words, "");
        assert_eq!(done.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
    let said = status(&desk, "3");
    assert_eq!(said["Status"], "received");
    assert_eq!(said["Dispatches"][0]["Envelopes"], 2);
    assert_eq!(said["Loans"][0]["ReturnedDate"], "2026-02-18");
    let history = desk.run(&["history", "--id", "3"], "");
    let history = String::from_utf8(history.stdout).unwrap();
    assert!(history.contains("cho mượn bản lưu “Trương Thị Thủy”"), "{history}");
    assert!(history.contains("Người cho phép: Chánh Văn phòng"), "{history}");
}

#[test]
fn an_envelope_is_taken_in_and_passed_on() {
    let desk = desk();
    let words = ["--sender", "Công đoàn tỉnh", "--addressee", "Công đoàn Văn phòng", "--on", "09/02/2026"];
    let add: Vec<&str> = ["envelope", "add"].into_iter().chain(words).collect();
    assert_eq!(desk.run(&add, "").status.code(), Some(0));
    // It waits on the day, in words and in JSON, until it is passed on.
    let due = |more: &str| {
        let words: Vec<&str> = ["due", "--on", "10/02/2026"].into_iter().chain(more.split_whitespace()).collect();
        String::from_utf8(desk.run(&words, "").stdout).unwrap()
    };
    let told = due("");
    assert!(told.contains("Bì không bóc chưa chuyển: 1") && told.contains("Công đoàn Văn phòng"), "{told}");
    let object: serde_json::Value = serde_json::from_str(&due("--json")).unwrap();
    assert_eq!(object["Envelopes"][0]["Addressee"], "Công đoàn Văn phòng");
    assert_eq!(object["Envelopes"][0]["ArrivalDate"], "2026-02-09");
    let pass_on = ["envelope", "pass-on", "1", "--receiver", "Trương Thị Thủy", "--on", "09/02/2026"];
    assert_eq!(desk.run(&pass_on, "").status.code(), Some(0));
    assert!(due("").contains("Bì không bóc chưa chuyển: 0"));
    assert_eq!(desk.run(&["envelope", "registered", "1", "--id", "2"], "").status.code(), Some(0));
    let list = desk.run(&["envelope", "list", "--year", "2026"], "");
    let list = String::from_utf8(list.stdout).unwrap();
    assert!(list.contains("Công đoàn tỉnh") && list.contains("đã đăng ký thành văn bản ID 2"), "{list}");
}

#[test]
fn what_is_not_understood_is_refused() {
    let desk = desk();
    for words in [
        &["handled", "--id", "1", "--state", "soon"][..],
        &["dispatch", "--id", "3", "--by", "pigeon"],
        &["instruct", "--id", "1"],
        &["instruct", "--id", "1", "--by", "A", "--lead", "B=31/02/2026"],
        &["hand-over", "incoming", "--year", "2026", "--unit", "A"],
        &["envelope", "open"],
        &["strike", "everything", "1", "--reason", "x"],
        &["strike", "document", "1", "--reason", "x"],
    ] {
        assert_eq!(desk.run(words, "").status.code(), Some(2), "{words:?}");
    }
}

/// Five working days from Monday 02/03/2020 are Monday 09/03; the office has Wednesday off, so they are Tuesday.
#[test]
fn a_term_is_a_deadline_everywhere() {
    let desk = Desk::with_office();
    desk.done(&["calendar", "add", "04/03/2020", "off", "Nghỉ bù"], "");
    let line = |more: &str| {
        format!(
            r#"{{"ArrivalDate":"2020-03-02","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"công tác tuần"{more}}}"#
        )
    };
    let due = |printed: &str| serde_json::from_str::<Value>(printed).unwrap()["DueDate"].clone();
    let registered = desk.done(&["register", "incoming"], &line(r#","DueDate":"5 ngày làm việc""#));
    assert_eq!(due(&registered), "2020-03-10");
    let each = desk.done(&["register", "incoming", "--each"], &line(r#","DueDate":"trong ngày""#));
    assert_eq!(due(&each), "2020-03-02");
    let amend = ["amend", "--id", "1", "--reason", "ghi nhầm"];
    let amended = desk.done(&amend, r#"{"DueDate":"10 ngày"}"#);
    assert_eq!(due(&amended), "2020-03-12");
    let outgoing = r#"{"IssuedDate":"2020-03-02","OrganName":"UBND tỉnh","TypeName":"Báo cáo","Subject":"công tác","SignerInfo":{"FullName":"Nguyễn Thị Hường"},"DueDate":"5 nlv"}"#;
    assert_eq!(due(&desk.done(&["register", "outgoing"], outgoing)), "2020-03-10");
    let refused = desk.refused(&["register", "incoming"], &line(r#","DueDate":"5 tuần""#));
    assert!(refused.contains("5 tuần"), "{refused}");

    let instruct = ["instruct", "--id", "2", "--by", "Chánh Văn phòng", "--on", "02/03/2020"];
    let units = ["--lead", "Phòng Nội chính=5 ngày làm việc", "--support", "Phòng Kinh tế=20/03/2020"];
    desk.done(&[&instruct[..], &units].concat(), "");
    let assigned = &status(&desk, "2")["Assignments"];
    assert_eq!((&assigned[0]["DueDate"], &assigned[1]["DueDate"]), (&json!("2020-03-10"), &json!("2020-03-20")));
    let refused = desk.refused(&[&instruct[..], &["--lead", "Phòng Nội chính=5 tuần"]].concat(), "");
    assert!(refused.contains("5 ngày làm việc"), "{refused}");

    let list = "Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày văn bản;Tên loại và trích yếu nội dung;Thời hạn giải quyết\n\
                02/03/2020;11;Sở Y tế;12/BC-SYT;28/02/2020;Báo cáo công tác;5 ngày làm việc\n";
    std::fs::write(desk.path("so.csv"), list).unwrap();
    desk.done(&["import", "so.csv"], "");
    std::fs::write(desk.path("so.jsonl"), line(r#","ArrivalNumber":12,"DueDate":"within 5 working days""#)).unwrap();
    desk.done(&["import", "so.jsonl"], "");
    let kept = desk.done(&["export", "incoming", "--year", "2020", "-o", "ra.jsonl"], "");
    let kept = std::fs::read_to_string(desk.path("ra.jsonl")).unwrap_or(kept);
    let days: Vec<Value> = kept.lines().map(due).collect();
    assert_eq!(days, ["2020-03-12", "2020-03-02", "2020-03-10", "2020-03-10"]);
}

#[test]
fn a_document_goes_back_to_its_sender() {
    let desk = desk();
    let back = ["send-back", "incoming", "2", "--year", "2026", "--on", "10/02/2026"];
    assert_eq!(desk.run(&back, "").status.code(), Some(2), "why it went back is missing");
    let reasoned: Vec<&str> = back.iter().copied().chain(["--reason", "gửi nhầm nơi nhận"]).collect();
    let done = desk.run(&reasoned, "");
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let told = status(&desk, "2");
    assert_eq!(told["Status"], "sent-back");
    assert_eq!(told["SentBack"], json!({"Id": 1, "Day": "2026-02-10", "Reason": "gửi nhầm nơi nhận"}));
    assert_eq!(desk.run(&["strike", "sent-back", "1", "--reason", "nhầm văn bản"], "").status.code(), Some(0));
    assert_eq!(status(&desk, "2")["Status"], "arrived");
}
