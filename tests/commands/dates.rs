//! Dates that cannot be right, as a script meets them: what has not arrived is refused, what stands the wrong way round is said and taken.

use std::{fs, path::PathBuf};

use serde_json::json;
use vanthu::{
    clock::Clock,
    commands::{self, Ending},
};

/// A folder whose commands run on 29/11/2026.
struct Folder(tempfile::TempDir);

impl Folder {
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// How a command ended, what it printed and what it remarked.
    fn run(&self, words: &[&str]) -> (Ending, String, String) {
        let now = chrono::NaiveDate::from_ymd_opt(2026, 11, 29).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let mut arguments: Vec<_> = words.iter().map(std::ffi::OsString::from).collect();
        arguments.extend(["--registry".into(), self.path("registry.db").into_os_string()]);
        arguments.extend(["--lang", "vi", "--clerk", "Trần Thị Mẫu"].map(std::ffi::OsString::from));
        let (mut out, mut remarks) = (Vec::new(), Vec::new());
        let ending = commands::run(arguments, &Clock::at(now), &mut out, &mut remarks);
        (ending, String::from_utf8(out).unwrap(), String::from_utf8(remarks).unwrap())
    }

    fn file(&self, name: &str, text: &str) -> String {
        fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    /// The file of a line about a document that arrived on a day.
    fn arrived(&self, day: &str, more: &serde_json::Value) -> String {
        let mut line = json!({"ArrivalDate": day, "OrganName": "Sở Y tế", "TypeName": "Báo cáo", "Subject": "tuần"});
        line.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
        self.file("line.jsonl", &line.to_string())
    }
}

#[test]
fn an_arrival_after_today_is_refused() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let ahead = folder.arrived("2062-11-29", &json!({}));
    let (ending, _, told) = folder.run(&["register", "incoming", &ahead]);
    assert_eq!(ending, Ending::Refused);
    assert!(told.contains("ngày 29/11/2062 chưa đến") && told.contains("--accept-future"), "{told}");
    let (ending, told, _) = folder.run(&["register", "incoming", &ahead, "--accept-future"]);
    assert_eq!(ending, Ending::Done);
    assert!(told.contains("\"ArrivalNumber\":1"), "{told}");
    // Today and any day before are taken without a word.
    for day in ["2026-11-29", "1962-11-29"] {
        let line = folder.arrived(day, &json!({}));
        let (ending, _, told) = folder.run(&["register", "incoming", &line]);
        assert_eq!((ending, told.as_str()), (Ending::Done, ""), "{day}");
    }
}

#[test]
fn crossed_dates_are_said_and_taken() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let crossed = folder.arrived("2026-11-29", &json!({"IssuedDate": "2026-12-15", "DueDate": "2026-11-20"}));
    let (ending, _, told) = folder.run(&["register", "incoming", &crossed]);
    assert_eq!(ending, Ending::Done);
    assert!(told.contains("15/12/2026") && told.contains("20/11/2026"), "{told}");
    assert_eq!(told.lines().count(), 2, "{told}");
    let due = folder.file("due.json", r#"{"Subject":"tuần này","Reason":"ghi thiếu"}"#);
    let (_, _, told) = folder.run(&["amend", "incoming", "1", "--year", "2026", &due]);
    assert_eq!(told, "", "what is not changed is not said again");
    let due = folder.file("due.json", r#"{"DueDate":"2026-11-19","Reason":"ghi nhầm"}"#);
    let (_, _, told) = folder.run(&["amend", "incoming", "1", "--year", "2026", &due]);
    assert!(told.contains("19/11/2026"), "{told}");
}

/// Rows of lists and of JSON lines alike.
#[test]
fn a_row_that_has_not_arrived_is_refused() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let heading =
        "Ngày đến,Số đến,Tác giả,\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản";
    let csv = format!(
        "{heading}\n28/11/2026,1,Sở Y tế,1/BC-SYT,27/11/2026,Báo cáo tuần\n29/11/2027,2,Sở Y tế,2/BC-SYT,27/11/2026,Báo cáo tháng\n"
    );
    let line = |number: u32, day: &str| {
        json!({"Book": "incoming", "ArrivalDate": day, "ArrivalNumber": number, "OrganName": "Sở Nội vụ",
               "TypeName": "Báo cáo", "Subject": "tuần", "Code": format!("{number}/SNV")})
        .to_string()
    };
    let jsonl = format!("{}\n{}\n", line(3, "2026-11-28"), line(4, "2027-11-29"));
    for list in [folder.file("so.csv", &csv), folder.file("so.jsonl", &jsonl)] {
        let (ending, _, told) = folder.run(&["import", &list]);
        assert_eq!(ending, Ending::Refused, "{list}: {told}");
        assert!(told.contains("ngày 29/11/2027 chưa đến") && told.contains("--accept-future"), "{told}");
        let (ending, told, remarks) = folder.run(&["import", &list, "--accept-future"]);
        assert_eq!(ending, Ending::Done, "{told} {remarks}");
        assert!(told.contains("Đã nhập 2 văn bản"), "{told}");
    }
}
