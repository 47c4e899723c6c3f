//! The rules of an office as a script meets them: periods, shared series, held and inserted numbers, emergencies, duplicates,
//! amendments, cancellations, links, locks. Expected numbers come from Điều 15 and 22, NĐ 30/2020/NĐ-CP.

use std::fs;

use serde_json::{Value, json};
use vanthu::store::{Access, Store};

use crate::{
    pdf::pages,
    script::{Desk, objects, said},
};

fn incoming(day: &str, code: &str) -> Value {
    json!({"ArrivalDate": day, "OrganName": "Công an tỉnh", "Code": code, "IssuedDate": day, "TypeName": "Công văn",
           "Subject": "về việc phối hợp"})
}

fn outgoing(day: &str, type_name: &str) -> Value {
    json!({"IssuedDate": day, "OrganName": "UBND tỉnh", "TypeName": type_name, "Subject": "về việc thử",
           "SignerInfo": {"FullName": "Nguyễn Thị Hường"}})
}

/// The document with more keys.
fn with(mut document: Value, mut more: Value) -> Value {
    document.as_object_mut().unwrap().append(more.as_object_mut().unwrap());
    document
}

impl Desk {
    #[track_caller]
    fn comes(&self, document: &Value) -> Value {
        objects(&self.done(&["register", "incoming"], &document.to_string())).remove(0)
    }

    #[track_caller]
    fn goes(&self, document: &Value) -> Value {
        objects(&self.done(&["register", "outgoing"], &document.to_string())).remove(0)
    }

    /// What a command remarks besides its answer.
    #[track_caller]
    fn remarked(&self, words: &[&str], input: &str) -> String {
        let output = self.run(words, input);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        String::from_utf8(output.stderr).unwrap()
    }
}

#[test]
fn an_office_merged_in_july_begins_anew() {
    let desk = Desk::with_office();
    for _ in 0..15 {
        desk.goes(&outgoing("2025-06-30", "Quyết định"));
    }
    desk.comes(&incoming("2025-06-30", "1/CV"));
    let close = ["series", "close", "--on", "30/06/2025", "--reason", "sáp nhập tỉnh", "--yes"];
    desk.done(&close, "");
    desk.done(&[&close[..], &["--authority", "UBND tỉnh"]].concat(), "");
    for number in 1..=15 {
        let code = format!("{number:02}/QĐ-UBND");
        assert_eq!(desk.goes(&outgoing("2025-07-01", "Quyết định"))["Code"], json!(code));
    }
    assert_eq!(desk.comes(&incoming("2025-07-01", "2/CV"))["ArrivalNumber"], 1);
    // A late document of the time before finds its number there, also of a type that had none yet, but only with a reason.
    let late = outgoing("2025-06-12", "Quyết định");
    let refused = desk.refused(&["register", "outgoing"], &late.to_string());
    assert!(refused.contains("30/06/2025") && refused.contains("hãy ghi lý do"), "{refused}");
    let reason = json!({"Reason": "ký trước ngày sáp nhập"});
    assert_eq!(desk.goes(&with(late, reason.clone()))["Code"], "16/QĐ-UBND");
    assert_eq!(desk.goes(&with(outgoing("2025-06-12", "Báo cáo"), reason))["Code"], "01/BC-UBND");
    assert_eq!(desk.goes(&outgoing("2025-07-12", "Báo cáo"))["Code"], "01/BC-UBND");

    let twice = objects(&desk.done(&["search", "15/QĐ-UBND", "--json"], ""));
    let periods: Vec<_> = twice.iter().map(|document| document["Period"]["From"].clone()).collect();
    assert_eq!(periods, ["2025-07-01", "2025-01-01"], "the same number twice, told apart by its period");
    let listed = desk.done(&["search", "15/QĐ-UBND"], "");
    assert!(listed.contains("(kỳ 01/07/2025–31/12/2025)") && listed.contains("(kỳ 01/01/2025–30/06/2025)"), "{listed}");
    let several = desk.refused(&["history", "outgoing", "15/QĐ-UBND", "--year", "2025"], "");
    assert!(several.contains("Có 2 văn bản") && several.contains("30/06/2025"), "{several}");
    assert!(desk.refused(&["series", "close", "--on", "20/06/2025"], "").contains("30/06/2025"));
    // At New Year nobody does anything.
    assert_eq!(desk.goes(&outgoing("2026-01-02", "Quyết định"))["Code"], "01/QĐ-UBND");
    assert_eq!(desk.goes(&outgoing("2025-12-31", "Quyết định"))["Code"], "16/QĐ-UBND");
    desk.done(&["check"], "");
    desk.done(&["book", "outgoing", "--year", "2025", "-o", "so.pdf"], "");
}

#[test]
fn an_office_shapes_its_series() {
    let desk = Desk::with_office();
    desk.goes(&outgoing("2026-01-05", "Báo cáo"));
    let types = ["--type", "Báo cáo", "--type", "Tờ trình", "--type", "Công văn"];
    let add = ["series", "add", "--authority", "UBND tỉnh", "--name", "Văn bản hành chính", "--from", "01/02/2026"];
    desk.done(&[&add[..], &types, &["--first", "101"]].concat(), "");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Tờ trình"))["Code"], "101/TTr-UBND");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Báo cáo"))["Code"], "102/BC-UBND");
    assert_eq!(desk.goes(&outgoing("2026-01-31", "Báo cáo"))["Code"], "02/BC-UBND", "before that day as before");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Quyết định"))["Code"], "01/QĐ-UBND", "others are as they were");
    assert_eq!(desk.goes(&outgoing("2027-01-04", "Báo cáo"))["Code"], "01/BC-UBND");
    assert_eq!(desk.goes(&outgoing("2027-01-04", "Tờ trình"))["Code"], "02/TTr-UBND", "still shared in the new year");
    for copy in ["Bản sao y", "Bản sao lục", "Bản trích sao"] {
        desk.goes(&outgoing("2026-03-02", copy));
    }
    assert_eq!(desk.goes(&outgoing("2026-03-02", "Bản sao y"))["Code"], "04/SY-UBND", "copies share one series");
    let list = desk.done(&["series", "list", "--year", "2026"], "");
    assert!(list.contains("Văn bản hành chính · 01/02/2026–31/12/2026 · từ số 101, số cuối 102"), "{list}");
    let again = desk.refused(&[&add[..], &types].concat(), "");
    assert!(again.contains("Văn bản hành chính"), "{again}");
    desk.done(&["check"], "");
}

#[test]
fn an_authority_issues_documents_in_its_time() {
    let desk = Desk::with_office();
    desk.done(&["authority", "add", "Ban Chỉ đạo", "--abbreviation", "BCĐ", "--from", "01/03/2026"], "");
    let early = with(outgoing("2026-02-28", "Kế hoạch"), json!({"OrganName": "Ban Chỉ đạo"}));
    assert!(desk.refused(&["register", "outgoing"], &early.to_string()).contains("Ban Chỉ đạo"));
    let own = with(outgoing("2026-03-01", "Kế hoạch"), json!({"OrganName": "Ban Chỉ đạo"}));
    assert_eq!(desk.goes(&own)["Code"], "01/KH-BCĐ");
    assert_eq!(desk.goes(&outgoing("2026-03-01", "Kế hoạch"))["Code"], "01/KH-UBND", "each its own series");
}

#[test]
fn numbers_are_held_used_and_given_up() {
    let desk = Desk::with_office();
    desk.goes(&outgoing("2026-02-02", "Quyết định"));
    let hold = ["hold", "outgoing", "--date", "02/02/2026", "--type", "Quyết định", "--for", "Phòng Kinh tế"];
    let why = ["--reason", "ký ngày mai", "--until", "31/12/2199"];
    let answer = desk.done(&[&hold[..], &why, &["--amount", "2"]].concat(), "");
    assert!(answer.contains("số 2 · đang giữ · Phòng Kinh tế") && answer.contains("số 3"), "{answer}");
    desk.done(&[&hold[..], &why, &["--number", "5"]].concat(), "");
    let taken = desk.refused(&[&hold[..], &why, &["--number", "5"]].concat(), "");
    assert!(taken.contains("Phòng Kinh tế"), "{taken}");
    let numbers: Vec<_> =
        (0..2).map(|_| desk.goes(&outgoing("2026-02-02", "Quyết định"))["CodeNumber"].clone()).collect();
    assert_eq!(numbers, ["04", "06"], "held numbers are passed over");
    let used = desk.goes(&with(outgoing("2026-02-02", "Quyết định"), json!({"CodeNumber": 2})));
    assert_eq!((&used["Code"], &used["Numbered"]), (&json!("02/QĐ-UBND"), &json!("held")));
    desk.refused(
        &["register", "outgoing"],
        &with(outgoing("2026-02-02", "Quyết định"), json!({"CodeNumber": 9})).to_string(),
    );
    let listed = desk.done(&["held"], "");
    let id = listed.lines().find(|line| line.contains("số 3 ")).unwrap()[1..].split(' ').next().unwrap().to_owned();
    desk.done(&["release", &id, "--reason", "không ký nữa"], "");
    desk.refused(&["release", &id], "");
    let report = desk.done(&["numbers", "--year", "2026"], "");
    assert!(report.contains("thiếu số 3–3: giữ cho Phòng Kinh tế, đã bỏ giữ"), "{report}");
    assert!(report.contains("thiếu số 5–5: giữ cho Phòng Kinh tế, đang giữ"), "{report}");
    desk.done(&["check"], "");
    let past = ["--reason", "ký", "--until", "01/01/2026"];
    assert!(desk.refused(&[&hold[..], &past].concat(), "").contains("đã qua"));
}

#[test]
fn numbers_are_put_between_others_with_a_reason() {
    let desk = Desk::with_office();
    for _ in 0..3 {
        desk.goes(&outgoing("2026-02-02", "Báo cáo"));
    }
    let inserted = with(outgoing("2026-02-02", "Báo cáo"), json!({"CodeNumber": "02a"}));
    assert!(desk.refused(&["register", "outgoing"], &inserted.to_string()).contains("Lý do"));
    let inserted = with(inserted, json!({"Reason": "ký sót"}));
    let document = desk.goes(&inserted);
    assert_eq!((&document["Code"], &document["Numbered"]), (&json!("02a/BC-UBND"), &json!("inserted")));
    assert!(
        desk.refused(&["register", "outgoing"], &inserted.to_string()).contains("02a") || desk.numbers().is_empty()
    );
    let bis = with(outgoing("2026-02-02", "Báo cáo"), json!({"CodeNumber": "2 bis", "Reason": "ký sót"}));
    assert_eq!(desk.goes(&bis)["Code"], "02 bis/BC-UBND");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Báo cáo"))["Code"], "04/BC-UBND", "the counter did not move");
    let after_none = with(outgoing("2026-02-02", "Báo cáo"), json!({"CodeNumber": "9a", "Reason": "x"}));
    assert!(desk.refused(&["register", "outgoing"], &after_none.to_string()).contains("chưa có văn bản số 9"));
    desk.comes(&incoming("2026-02-02", "1/CV"));
    let late = with(incoming("2026-02-02", "2/CV"), json!({"ArrivalNumber": "1a", "Reason": "sót bì thư"}));
    let late = desk.comes(&late);
    assert_eq!((&late["ArrivalNumber"], &late["Suffix"]), (&json!(1), &json!("a")));
    assert_eq!(objects(&desk.done(&["search", "1a", "--json"], ""))[0]["Id"], late["Id"]);
    desk.done(&["book", "incoming", "--year", "2026", "--closing", "-o", "so.pdf"], "");
    let closing = pages(&desk.path("so.pdf")).last().cloned().unwrap_or_default();
    assert!(closing.contains("2 văn bản, từ số 1 đến số 1a") && closing.contains("đã cấp (1 số): 1a."), "{closing}");
    desk.done(&["check"], "");
}

#[test]
fn an_emergency_list_keeps_its_numbers() {
    let desk = Desk::with_office();
    desk.comes(&incoming("2026-02-02", "1/CV"));
    let line = |number: u32| {
        let document = incoming("2026-02-03", &format!("{number}/CV"));
        with(document, json!({"ArrivalNumber": number})).to_string()
    };
    let lines = [line(3), line(2)].join("\n");
    desk.refused(&["register", "incoming"], &lines);
    let entered = objects(&desk.done(&["register", "incoming", "--emergency"], &lines));
    assert_eq!(entered.iter().map(|document| &document["ArrivalNumber"]).collect::<Vec<_>>(), [3, 2]);
    assert!(entered.iter().all(|document| document["Numbered"] == "emergency"));
    let taken = desk.refused(&["register", "incoming", "--emergency"], &lines);
    assert!(taken.contains("số 3 đã cấp"), "{taken}");
    desk.refused(&["register", "incoming", "--emergency"], &incoming("2026-02-03", "9/CV").to_string());
    assert_eq!(desk.comes(&incoming("2026-02-04", "4/CV"))["ArrivalNumber"], 4);
    desk.done(&["check"], "");
}

#[test]
fn dates_and_duplicates_are_warned_of_and_kept() {
    let desk = Desk::with_office();
    desk.comes(&incoming("2026-02-09", "609/CAT-PC07"));
    let earlier = incoming("2026-02-05", "610/CAT-PC07");
    let told = desk.remarked(&["register", "incoming"], &with(earlier, json!({"Reason": "bì thư lạc"})).to_string());
    assert!(told.contains("Lùi ngày") && told.contains("09/02/2026"), "{told}");
    let document = &objects(&desk.done(&["search", "610/CAT-PC07", "--json"], ""))[0];
    assert_eq!((&document["Cautions"], &document["Reason"]), (&json!(["date-order"]), &json!("bì thư lạc")));

    let again = with(incoming("2026-02-10", "0609 / cat–pc07"), json!({"OrganName": "CÔNG AN  TỈNH"})).to_string();
    let told = desk.refused(&["register", "incoming", "--refuse-duplicates"], &again);
    assert!(told.contains("số đến 1 ngày 09/02/2026"), "{told}");
    assert_eq!(desk.numbers().len(), 2);
    let told = desk.remarked(&["register", "incoming"], &again);
    assert!(told.contains("Có thể trùng"), "{told}");
    let other_year = with(incoming("2026-02-10", "609/CAT-PC07"), json!({"IssuedDate": "2025-12-30"}));
    assert_eq!(desk.remarked(&["register", "incoming", "--refuse-duplicates"], &other_year.to_string()), "");

    // The same document by paper and by wire counts once.
    desk.done(&["link", "3", "same-as", "1"], "");
    let report: Value = serde_json::from_str(&desk.done(&["report", "--year", "2026", "--json"], "")).unwrap();
    assert_eq!(
        (&report["Incoming"], &report["Doubles"]),
        (&json!(4), &json!(1)),
        "four rows of the book, one a double"
    );
    let counted = Store::open(&desk.path("registry.db"), Access::Read).unwrap().counts(Some(2026)).unwrap();
    assert_eq!(counted, (4, 0), "the window counts as the report does");
    desk.done(&["check"], "");
}

#[test]
fn what_is_registered_is_amended_cancelled_and_linked() {
    let desk = Desk::with_office();
    desk.comes(&incoming("2026-02-09", "609/CAT-PC07"));
    let which = ["incoming", "1", "--year", "2026"];
    let amend = [&["amend"], &which[..], &["--clerk", "Lê Văn Thư"]].concat();
    assert!(desk.refused(&amend, r#"{"Subject":"khác"}"#).contains("Lý do"));
    assert!(desk.refused(&amend, r#"{"ArrivalDate":"2026-02-10","Reason":"x"}"#).contains("Ngày đến"));
    assert!(desk.refused(&amend, r#"{"ArrivalNumber":7,"Reason":"x"}"#).contains("ArrivalNumber"));
    let amended = desk.done(&amend, r#"{"Code":"690/CAT-PC07","Subject":"về việc khác","Reason":"ghi nhầm số"}"#);
    let amended = &objects(&amended)[0];
    assert_eq!((&amended["Code"], &amended["ArrivalNumber"]), (&json!("690/CAT-PC07"), &json!(1)));
    let history = desk.done(&[&["history"], &which[..]].concat(), "");
    for part in
        ["Lê Văn Thư · sửa · ghi nhầm số", "“609/CAT-PC07” → “690/CAT-PC07”", "“về việc phối hợp” → “về việc khác”"]
    {
        assert!(history.contains(part), "{part}: {history}");
    }
    assert_eq!(desk.done(&["search", "609/CAT-PC07", "--json"], ""), "");

    desk.goes(&outgoing("2026-02-09", "Quyết định"));
    let which = ["outgoing", "01/QĐ-UBND", "--year", "2026"];
    for fixed in [
        r#"{"OrganName":"Sở Y tế"}"#,
        r#"{"TypeName":"Báo cáo"}"#,
        r#"{"IssuedDate":"2025-02-09"}"#,
        r#"{"Normative":true}"#,
    ] {
        let told = desk.refused(&[&["amend"], &which[..], &["--reason", "x"]].concat(), fixed);
        assert!(told.contains("không sửa được"), "{told}");
    }
    let cancel = [&["cancel"], &which[..], &["--reason", "ban hành nhầm", "--by", "Chánh Văn phòng"]].concat();
    let cancelled = &objects(&desk.done(&cancel, ""))[0];
    assert_eq!(
        (&cancelled["Standing"], &cancelled["Ruling"]["Reason"]),
        (&json!("cancelled"), &json!("ban hành nhầm"))
    );
    assert!(desk.refused(&cancel, "").contains("đã hủy"));
    assert!(desk.done(&["search", "01/QĐ-UBND"], "").contains("[HỦY]"), "it is still found");
    let told = desk.done(&[&["history"], &which[..]].concat(), "");
    assert!(told.contains("“Còn hiệu lực” → “Hủy”") && !told.contains("cancelled"), "{told}");
    let anew = desk.goes(&outgoing("2026-02-09", "Quyết định"));
    assert_eq!(anew["Code"], "02/QĐ-UBND", "the number is spent");
    let ids = [&anew["Id"], &cancelled["Id"]].map(Value::to_string);
    desk.done(&["link", &ids[0], "replaces", &ids[1]], "");
    desk.refused(&["link", &ids[0], "replaces", &ids[1]], "");
    desk.refused(&["link", &ids[0], "replaces", &ids[0]], "");
    assert!(desk.done(&["history", "--id", &ids[1]], "").contains("được thay thế bởi: #"));
    assert!(desk.done(&["history", "--id", &ids[0]], "").contains("thay thế: #"));
    let report: Value = serde_json::from_str(&desk.done(&["report", "--year", "2026", "--json"], "")).unwrap();
    assert_eq!((&report["Withdrawn"], &report["Outgoing"]), (&json!(1), &json!(1)), "what was cancelled is not issued");
    assert_eq!((&report["OutgoingBy"][0]["Count"], report["OutgoingBy"].as_array().unwrap().len()), (&json!(1), 1));
    let early: Value =
        serde_json::from_str(&desk.done(&["report", "--year", "2026", "--as-of", "08/02/2026", "--json"], "")).unwrap();
    assert_eq!((&early["Outgoing"], &early["AsOf"]), (&json!(0), &json!("2026-02-08")));
    desk.done(&["check"], "");
}

#[test]
fn a_locked_book_takes_nothing() {
    let desk = Desk::with_office();
    desk.comes(&incoming("2025-02-09", "1/CV"));
    desk.goes(&outgoing("2025-02-09", "Báo cáo"));
    desk.done(&["lock", "--year", "2025", "--yes"], "");
    let late = incoming("2025-12-31", "2/CV").to_string();
    assert!(desk.refused(&["register", "incoming"], &late).contains("đã khóa"));
    assert!(
        desk.refused(&["register", "outgoing"], &outgoing("2025-12-31", "Báo cáo").to_string()).contains("đã khóa")
    );
    let amend = ["amend", "incoming", "1", "--year", "2025", "--reason", "x"];
    assert!(desk.refused(&amend, r#"{"Subject":"khác"}"#).contains("đã khóa"));
    assert_eq!(desk.comes(&incoming("2026-01-02", "3/CV"))["ArrivalNumber"], 1);
    assert!(desk.refused(&["unlock", "incoming", "--year", "2025"], "").contains("Lý do"));
    desk.done(&["unlock", "incoming", "--year", "2025", "--reason", "còn văn bản đến muộn"], "");
    desk.done(&["register", "incoming"], &late);
    assert!(
        desk.refused(&["register", "outgoing"], &outgoing("2025-12-31", "Báo cáo").to_string()).contains("đã khóa")
    );
    desk.done(&["check"], "");
}

/// Neither is done by accident: without `--yes` only what would end is said.
#[test]
fn ending_asks_for_yes() {
    let desk = Desk::with_office();
    for day in ["2025-06-09", "2025-06-10"] {
        desk.goes(&outgoing(day, "Quyết định"));
    }
    desk.goes(&outgoing("2025-06-10", "Báo cáo"));
    let hold = ["hold", "outgoing", "--date", "10/06/2025", "--type", "Quyết định", "--for", "Phòng Kinh tế"];
    desk.done(&[&hold[..], &["--reason", "ký muộn", "--until", "31/12/2199"]].concat(), "");
    let close = ["series", "close", "--authority", "UBND tỉnh", "--on", "30/06/2025", "--reason", "sáp nhập"];
    let output = desk.run(&close, "");
    assert_eq!(output.status.code(), Some(2));
    let told = said(&output);
    for part in [
        "Kết thúc kỳ đánh số của văn bản đi, UBND tỉnh hết ngày 30/06/2025",
        "Quyết định: 2 văn bản, số cuối 3, số tiếp theo nếu không kết thúc là 4",
        "Quyết định: số 3 còn giữ cho Phòng Kinh tế",
        "Báo cáo: 1 văn bản, số cuối 1",
        "3 văn bản chưa chuyển giao",
        "Từ ngày 01/07/2025 đánh lại từ số 01",
        "Thêm --yes",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(desk.goes(&outgoing("2025-07-01", "Quyết định"))["Code"], "04/QĐ-UBND", "nothing has ended");
    // What cannot be ended anyway is refused at once.
    assert!(desk.refused(&close, "").contains("01/07/2025"));
    let output = desk.run(&["lock", "outgoing", "--year", "2025"], "");
    assert_eq!(output.status.code(), Some(2));
    let told = said(&output);
    assert!(told.contains("Khóa sổ năm 2025 của văn bản đi, UBND tỉnh") && told.contains("số cuối 4"), "{told}");
    desk.goes(&outgoing("2025-07-02", "Quyết định"));
    desk.done(&["lock", "outgoing", "--year", "2025", "--yes"], "");
    assert!(desk.done(&["lock", "outgoing", "--year", "2025"], "").contains("vốn đã như vậy"));
    // A locked book is not ended either.
    let ended = ["series", "close", "--authority", "UBND tỉnh", "--on", "31/07/2025", "--yes"];
    assert!(desk.refused(&ended, "").contains("đã khóa"));
}

/// Công văn and thư công have no abbreviation; a type of the office's own gets one by command.
#[test]
fn types_are_added_and_joined_by_command() {
    let desk = Desk::with_office();
    desk.goes(&with(outgoing("2026-02-02", "Công văn"), json!({"DraftingUnit": "KT"})));
    let letter = outgoing("2026-02-02", "Thư công").to_string();
    let refused = desk.refused(&["register", "outgoing"], &letter);
    assert!(refused.contains("01/UBND-KT") && refused.contains("vanthu series join"), "{refused}");
    let join = ["series", "join", "--authority", "UBND tỉnh", "--type", "Thư công", "--with", "Công văn"];
    let list = desk.done(&[&join[..], &["--on", "02/02/2026"]].concat(), "");
    assert!(list.contains("Công văn, Thư công"), "{list}");
    let output = desk.run(&["register", "outgoing"], &letter);
    assert_eq!(objects(&String::from_utf8(output.stdout).unwrap())[0]["Code"], "02/UBND");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("không có đơn vị soạn thảo"), "{told}");
    let kind = ["type", "add", "Thông báo kết luận"];
    desk.done(&[&kind[..], &["--abbreviation", "TBKL"]].concat(), "");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Thông báo kết luận"))["Code"], "01/TBKL-UBND");
    // Where a sector has the year in the number.
    let written = ["--abbreviation", "TBKL", "--written", "{number}/{year}/{type}-{organ}"];
    desk.done(&[&kind[..], &written].concat(), "");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Thông báo kết luận"))["Code"], "02/2026/TBKL-UBND");
    // Another abbreviation changes nothing of that.
    desk.done(&[&kind[..], &["--abbreviation", "TBKLH"]].concat(), "");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Thông báo kết luận"))["Code"], "03/2026/TBKLH-UBND");
    // Nor does the other way round; an empty text takes either off.
    desk.done(&[&kind[..], &["--written", "{number}-{type}/{organ}"]].concat(), "");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Thông báo kết luận"))["Code"], "04-TBKLH/UBND");
    let said = desk.done(&[&kind[..], &["--written", ""]].concat(), "");
    assert!(said.contains("TBKLH"), "{said}");
    assert_eq!(desk.goes(&outgoing("2026-02-02", "Thông báo kết luận"))["Code"], "05/TBKLH-UBND");
    let wrong = ["--written", "{organ}/{number}"];
    assert!(desk.refused(&[&kind[..], &wrong].concat(), "").contains("{number}"));
    desk.done(&["check"], "");
}

#[test]
fn holding_arrival_numbers_is_warned_of() {
    let desk = Desk::with_office();
    let why = ["--for", "Phòng A", "--reason", "họp", "--until", "31/12/2199"];
    let held = ["hold", "incoming", "--date", "02/02/2026"];
    assert!(desk.remarked(&[&held[..], &why].concat(), "").contains("Điều 22.2"));
    let held = ["hold", "outgoing", "--date", "02/02/2026", "--type", "Báo cáo"];
    assert_eq!(desk.remarked(&[&held[..], &why].concat(), ""), "");
}

#[test]
fn a_second_authority_of_the_same_letters_is_asked_for_by_word() {
    let desk = Desk::with_office();
    let second = ["authority", "add", "Ủy ban nhân dân tỉnh", "--abbreviation", "UBND"];
    let refused = desk.refused(&second, "");
    assert!(refused.contains("“UBND tỉnh”") && refused.contains("--same-abbreviation"), "{refused}");
    desk.done(&[&second[..], &["--same-abbreviation"]].concat(), "");
}

#[test]
fn secret_documents_take_no_number() {
    let desk = Desk::with_office();
    for word in ["Mật", "TỐI MẬT", "Tuyệt mật"] {
        let secret = with(incoming("2026-02-09", "1/CV"), json!({"Secrecy": word})).to_string();
        let told = desk.refused(&["register", "incoming"], &secret);
        assert!(told.contains("bí mật nhà nước") && told.contains("Secrecy"), "{told}");
    }
    assert_eq!(desk.comes(&with(incoming("2026-02-09", "1/CV"), json!({"Secrecy": "Thường"})))["ArrivalNumber"], 1);
}

#[test]
fn how_a_document_came_is_registered_imported_and_amended() {
    let desk = Desk::with_office();
    let comes = |way: &str| desk.comes(&with(incoming("2026-02-09", way), json!({"CameBy": way})))["CameBy"].clone();
    for (way, key) in [("wire", "wire"), ("Trục liên thông", "wire"), ("bưu điện", "post"), ("fax", "fax")] {
        assert_eq!(comes(way), key);
    }
    assert_eq!(desk.comes(&incoming("2026-02-09", "9/CV")).get("CameBy"), None);
    let pigeon = with(incoming("2026-02-09", "1/CV"), json!({"CameBy": "bồ câu"})).to_string();
    assert!(desk.refused(&["register", "incoming"], &pigeon).contains("Hình thức nhận (CameBy)"));
    desk.done(
        &["amend", "incoming", "1", "--year", "2026", "--reason", "ghi nhầm"],
        &json!({"CameBy": "e-mail"}).to_string(),
    );
    let told = desk.done(&["history", "incoming", "1", "--year", "2026"], "");
    assert!(told.contains("Hình thức nhận: “Trục liên thông” → “Thư điện tử”"), "{told}");
    let list = "Ngày đến,Số đến,Tác giả,\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Hình thức nhận\n\
                05/03/2026,6,Sở Y tế,1/BC-SYT,02/03/2026,Báo cáo tuần,Qua bưu điện\n";
    fs::write(desk.path("so.csv"), list).unwrap();
    desk.done(&["import", "so.csv"], "");
    assert_eq!(objects(&desk.done(&["search", "1/BC-SYT", "--json"], ""))[0]["CameBy"], "post");
    desk.done(&["check"], "");
}

#[test]
fn doubles_of_an_old_book_are_kept_and_never_block() {
    let desk = Desk::new();
    let list = "Ngày đến,Số đến,Tác giả,\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Đơn vị hoặc người nhận\n\
                05/01/2026,1,Sở Y tế,1/BC-SYT,02/01/2026,Báo cáo tuần,VP\n\
                05/01/2026,2,Sở Y tế,2/BC-SYT,02/01/2026,Báo cáo tháng,VP\n\
                05/01/2026,2,Sở Nội vụ,7/CV-SNV,02/01/2026,Công văn về việc thi đua,VP\n\
                05/01/2026,2,Sở Y tế,2/BC-SYT,02/01/2026,Báo cáo quý,VP\n";
    fs::write(desk.path("so.csv"), list).unwrap();
    assert!(desk.done(&["import", "so.csv"], "").contains("Đã nhập 4 văn bản"));
    assert!(desk.done(&["import", "so.csv"], "").contains("Đã nhập 0 văn bản; 4 văn bản đã có"));
    let doubles: Vec<_> = objects(&desk.done(&["search", "", "--json"], ""))
        .iter()
        .filter_map(|document| document["Double"].as_u64())
        .collect();
    assert_eq!(doubles, [2, 1]);
    assert!(desk.done(&["numbers", "--year", "2026"], "").contains("trùng số 2: trùng trong sổ gốc"));
    desk.done(&["check"], "");
    assert_eq!(desk.comes(&incoming("2026-01-06", "9/CV"))["ArrivalNumber"], 3);
}

/// A list may hold a number that the registry itself gave: that is said of its row, and later of the number.
#[test]
fn a_list_that_doubles_a_number_given_here_says_so() {
    let desk = Desk::new();
    for at in 1..4 {
        assert_eq!(desk.comes(&incoming("2026-01-05", &format!("{at}/CV")))["ArrivalNumber"], at);
    }
    let list = "Ngày đến,Số đến,Tác giả,\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Đơn vị hoặc người nhận\n\
                05/01/2026,3,Sở Nội vụ,77/SNV,02/01/2026,Báo cáo khác hẳn,VP\n\
                05/01/2026,4,Sở Nội vụ,78/SNV,02/01/2026,Báo cáo tuần,VP\n";
    fs::write(desk.path("so.csv"), list).unwrap();
    let tried = desk.run(&["import", "so.csv", "--dry-run"], "");
    let done = desk.run(&["import", "so.csv"], "");
    assert_eq!(done.status.code(), Some(0));
    for output in [tried, done] {
        let told = String::from_utf8(output.stderr).unwrap();
        let warned: Vec<_> = told.lines().filter(|line| line.contains("Trùng số")).collect();
        assert_eq!(warned.len(), 1, "{told}");
        assert!(warned[0].contains("số 3 trong sổ đã cấp cho văn bản khác") && warned[0].contains("3/CV"), "{told}");
    }
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    assert!(numbers.contains("trùng số 3: không phải trùng trong sổ gốc"), "{numbers}");
    assert!(!numbers.contains("trùng số 3: trùng trong sổ gốc"), "{numbers}");
    desk.done(&["check"], "");
}

#[test]
fn a_clock_set_back_is_told_and_loses_nothing() {
    let desk = Desk::with_office();
    let mut store = Store::open(&desk.path("registry.db"), Access::Write).unwrap();
    store.set_clock(|| (chrono::Local::now() + chrono::Duration::days(365)).fixed_offset());
    store.name_clerk("Lê Văn Thư").unwrap();
    store
        .add_authority(&vanthu::domain::office::Authority {
            name: "Văn phòng".into(),
            abbreviation: "VP".into(),
            ..Default::default()
        })
        .unwrap();
    drop(store);
    let output = desk.run(&["register", "incoming"], &incoming("2026-02-09", "1/CV").to_string());
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("Đồng hồ máy đang chạy lùi"), "{told}");
    assert_eq!(desk.numbers(), [1], "the year of a number comes from its document, never from the clock");
    desk.done(&["check"], "");
}

#[test]
fn every_change_has_its_clerk() {
    let desk = Desk::with_office();
    desk.done(&["clerk", "Nguyễn Thị Hường"], "");
    desk.comes(&incoming("2026-02-09", "1/CV"));
    let history = |number: &str| desk.done(&["history", "incoming", number, "--year", "2026"], "");
    assert!(history("1").contains("· Nguyễn Thị Hường · đăng ký"), "{}", history("1"));
    desk.done(&["register", "incoming", "--clerk", "Trần Thị Lan"], &incoming("2026-02-09", "2/CV").to_string());
    assert!(history("2").contains("· Trần Thị Lan · đăng ký"));
    assert!(
        desk.refused(&["register", "incoming", "--clerk", " "], &incoming("2026-02-09", "3/CV").to_string())
            .contains("văn thư")
    );
}

/// Điều 16 and 22: such a document belongs elsewhere. It is said wherever the mark stands, and nothing is refused for a word like it.
#[test]
fn a_mark_of_secrecy_is_warned_of_and_no_word_like_it() {
    let desk = Desk::with_office();
    let register = |code: &str, subject: &str, description: &str| {
        let line = json!({
            "ArrivalDate": "2020-03-02", "OrganName": "Sở Y tế", "TypeName": "Báo cáo", "Code": code, "Subject": subject,
            "Description": description,
        });
        let output = desk.run(&["register", "incoming"], &line.to_string());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(register("18/QĐ-UBND(M)", "kế hoạch", "").contains("“Mật”"));
    assert!(register("19/QĐ-UBND", "TUYỆT MẬT: kế hoạch", "").contains("“Tuyệt mật”"));
    assert!(register("20/QĐ-UBND", "kế hoạch", "Kèm bì MẬT").contains("Ghi chú"));
    assert_eq!(register("21/QĐ-UBND", "kế hoạch thu mua MẬT ONG, bảo mật", "BÍ MẬT"), "");
    let amend = ["amend", "--id", "4", "--reason", "ghi thiếu"];
    let amended = desk.run(&amend, r#"{"Subject":"kế hoạch (MẬT)"}"#);
    assert!(said(&amended).contains("“Mật”"), "{}", said(&amended));
    let again = desk.run(&amend, r#"{"Language":"Tiếng Việt"}"#);
    assert!(!said(&again).contains("“Mật”"), "{}", said(&again));
    let list = "Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày văn bản;Tên loại và trích yếu nội dung\n\
                02/03/2020;11;Sở Y tế;12/BC-SYT;28/02/2020;Báo cáo phòng thủ - TỐI MẬT\n";
    std::fs::write(desk.path("so.csv"), list).unwrap();
    let tried = desk.run(&["import", "so.csv", "--dry-run"], "");
    assert!(said(&tried).contains("“Tối mật”"), "{}", said(&tried));
}
