//! Numbers across a restoring: what was given after the copy is given to no other document, in any branch of
//! the registry.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use proptest::prelude::*;
use vanthu::{
    clock::Clock,
    domain::{
        content::{Content, SignerInfo},
        document::Document,
        field::Cause,
        incoming::{IncomingDraft, IncomingEntry},
        number::{Number, NumberRequest},
        outgoing::{OutgoingDraft, OutgoingEntry},
        query::Query,
        registration::{Ruling, Withdrawal},
        reservation::{Hold, ReservationState},
        restoring::{FormerRegistry, ToldLast},
    },
    jobs::{
        backups::back_up,
        check::rebuild_index,
        import::{ImportList, import_list},
        restore::{RestoreCopy, look_at_copy, restore_copy},
    },
    progress::Progress,
    store::{Access, Restored, Store, StoreError, Writer, restore},
};

use crate::{
    fixtures, pdf,
    script::{Desk, objects, said},
    times::times,
};

fn incoming_line(at: usize) -> String {
    format!(
        r#"{{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","Code":"{at}/BC-SYT","TypeName":"Báo cáo","Subject":"công tác tuần {at}"}}"#
    )
}

fn incoming_lines(range: std::ops::Range<usize>) -> String {
    range.map(|at| incoming_line(at) + "\n").collect()
}

fn outgoing_line(at: usize) -> String {
    format!(
        r#"{{"IssuedDate":"2026-03-02","OrganName":"UBND tỉnh","TypeName":"Quyết định","Subject":"về việc số {at}","SignerInfo":{{"FullName":"Nguyễn Văn Ký"}}}}"#
    )
}

/// Returns the số đến of the documents just registered.
fn arrivals(printed: &str) -> Vec<u64> {
    objects(printed).iter().filter_map(|object| object["ArrivalNumber"].as_u64()).collect()
}

fn codes(printed: &str) -> Vec<String> {
    objects(printed).iter().filter_map(|object| Some(object["Code"].as_str()?.to_owned())).collect()
}

/// Creates an office with 93 incoming documents and 8 decisions, a copy of them, and what came after the copy.
fn lived_on() -> (Desk, String) {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], &incoming_lines(0..93));
    let decisions: String = (0..8).map(|at| outgoing_line(at) + "\n").collect();
    desk.done(&["register", "outgoing"], &decisions);
    desk.done(&["book", "incoming", "--year", "2026", "--print-on", "-o", "first.pdf"], "");
    let copy = desk.done(&["backup", "copies"], "").trim_end().to_owned();
    assert_eq!(arrivals(&desk.done(&["register", "incoming"], &incoming_lines(100..103))), [94, 95, 96]);
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &outgoing_line(9))), ["09/QĐ-UBND"]);
    (desk, copy)
}

fn path_of(desk: &Desk, copy: &str) -> String {
    desk.folder.path().join(copy).display().to_string()
}

/// Lists the files beside the registry whose names contain this.
fn beside(desk: &Desk, part: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(desk.folder.path()).unwrap().map(|file| file.unwrap().path());
    let mut found: Vec<_> = files.filter(|path| path.file_name().unwrap().to_string_lossy().contains(part)).collect();
    found.sort();
    found
}

/// Returns the text on the closing page of the incoming book.
fn closing_page(desk: &Desk, name: &str) -> String {
    desk.done(&["book", "incoming", "--year", "2026", "--closing", "-o", name], "");
    pdf::pages(&desk.path(name)).pop().unwrap()
}

#[test]
fn numbers_given_since_the_copy_are_not_given_again_and_come_back_with_their_documents() {
    let (desk, copy) = lived_on();
    let inserted = incoming_line(104).replace('{', r#"{"ArrivalNumber":"94a","Reason":"bỏ sót","#);
    desk.done(&["register", "incoming"], &inserted);
    desk.done(&["cancel", "incoming", "95", "--year", "2026", "--reason", "ghi nhầm", "--by", "Chánh Văn phòng"], "");
    let head = desk.done(&["numbers", "--year", "2026"], "");
    assert!(!head.contains("thiếu số"), "nothing is missing before: {head}");
    let before = closing_page(&desk, "before.pdf");
    assert!(before.contains("Số không dùng: không có"), "{before}");

    let told = desk.done(&["restore", &path_of(&desk, &copy)], "");
    for sentence in
        ["5 văn bản đăng ký sau khi lập bản sao", "Văn bản đến", "số 94–96, 94a", "UBND tỉnh, Quyết định", ": số 9\n"]
    {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    for sentence in
        ["thiếu số 94–96: đã cấp trước khi phục hồi sổ ngày", "thiếu số 94a: đã cấp", "thiếu số 9–9: đã cấp"]
    {
        assert!(numbers.contains(sentence), "{sentence}: {numbers}");
    }
    let whole = desk.run(&["check"], "");
    assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
    assert_eq!(said(&whole).lines().count(), 1, "nothing is asked: {}", said(&whole));

    // No other document gets them: in turn, held, inserted, or from paper.
    assert_eq!(arrivals(&desk.done(&["register", "incoming"], &incoming_lines(200..203))), [97, 98, 99]);
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &outgoing_line(10))), ["10/QĐ-UBND"]);
    let again =
        |number: &str| incoming_line(300).replace('{', &format!(r#"{{"ArrivalNumber":"{number}","Reason":"chèn","#));
    let refused = desk.refused(&["register", "incoming", "--emergency"], &again("95"));
    assert!(refused.contains("số 95 đã cấp trước khi phục hồi"), "{refused}");
    assert!(desk.refused(&["register", "incoming"], &again("95")).contains("đã cấp trước khi phục hồi"));
    desk.refused(&["register", "incoming"], &again("94a"));
    let hold = [
        "hold",
        "incoming",
        "--date",
        "09/02/2026",
        "--number",
        "95",
        "--for",
        "A",
        "--reason",
        "b",
        "--until",
        "31/12/2199",
    ];
    desk.refused(&hold, "");

    let after = closing_page(&desk, "after.pdf");
    let day = chrono::Local::now().format("%d/%m/%Y").to_string();
    let cause = format!("đã cấp trước khi phục hồi sổ ngày {day}, văn bản chưa đăng ký lại");
    assert!(after.contains(&format!("từ 94 đến 96 ({cause}); 94a ({cause})")), "{after}");
    assert!(after.contains("Số không dùng (4 số)"), "{after}");

    // The list brings each document back under its own number, the cancelled one as cancelled; imported again
    // it adds nothing.
    let [list] = &beside(&desk, "-van-ban-sau-ban-sao.jsonl")[..] else { panic!("one list") };
    let list = list.display().to_string();
    assert!(desk.done(&["import", &list], "").contains('5'));
    let found = desk.done(&["search", "", "--json", "--limit", "1000"], "");
    let documents = objects(&found);
    let of = |subject: &str| documents.iter().find(|object| object["Subject"] == subject).unwrap();
    assert_eq!(of("công tác tuần 100")["ArrivalNumber"], 94);
    assert_eq!(of("công tác tuần 101")["ArrivalNumber"], 95);
    assert_eq!(of("công tác tuần 101")["Standing"], "cancelled");
    assert_eq!(of("công tác tuần 101")["Ruling"]["Reason"], "ghi nhầm");
    assert_eq!(of("công tác tuần 104")["Suffix"], "a");
    assert_eq!(of("về việc số 9")["Code"], "09/QĐ-UBND");
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    assert!(!numbers.contains("thiếu số"), "{numbers}");
    assert!(desk.done(&["import", &list], "").contains('0'));
    assert_eq!(desk.numbers().len(), 93 + 3 + 1 + 3);
    desk.done(&["check"], "");
    let closed = closing_page(&desk, "closed.pdf");
    assert!(closed.contains("Số không dùng: không có") && closed.contains("Số đã hủy, thu hồi (1 số)"), "{closed}");
    // The daily register describes the restoring in words.
    desk.done(&["day", "close", "-o", "day.pdf"], "");
    let day = pdf::pages(&desk.path("day.pdf")).concat();
    for words in ["phục hồi sổ từ bản sao", "số đã cấp trước khi", "số 94 đến 96 (Văn bản đến)"]
    {
        assert!(day.contains(words), "{words}: {day}");
    }
}

const HEADINGS: &str =
    "Ngày đến,Số đến,Tác giả,\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản\n";

/// A number that was given before comes back to one document: of two lists the second is refused by its row.
#[test]
fn a_number_given_before_comes_back_to_one_document() {
    let (desk, copy) = lived_on();
    desk.done(&["restore", &path_of(&desk, &copy)], "");
    let other = format!("{HEADINGS}09/02/2026,95,Sở Nội vụ,77/SNV,08/02/2026,Báo cáo khác\n");
    fs::write(desk.path("khac.csv"), &other).unwrap();
    let taken = desk.run(&["import", "khac.csv"], "");
    assert_eq!(taken.status.code(), Some(0), "{}", said(&taken));
    assert!(said(&taken).contains("Số 95 đã cấp trước khi phục hồi sổ ngày"), "{}", said(&taken));
    let [list] = &beside(&desk, "-van-ban-sau-ban-sao.jsonl")[..] else { panic!("one list") };
    let list = list.display().to_string();
    let refused = desk.refused(&["import", &list], "");
    assert!(refused.contains("số 95 đã cấp trước khi phục hồi") && refused.contains("77/SNV"), "{refused}");
    assert_eq!(desk.numbers().len(), 93 + 1, "nothing was taken in");
    let rest = desk.run(&["import", &list, "--skip-bad"], "");
    assert!(said(&rest).contains("Đã nhập 3 văn bản"), "{}", said(&rest));
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    assert!(!numbers.contains("trùng số"), "{numbers}");

    // After the wrong one is cancelled the right one comes back, and is not called a double of an old book.
    desk.done(&["cancel", "incoming", "95", "--year", "2026", "--reason", "ghi nhầm", "--by", "Chánh Văn phòng"], "");
    assert!(desk.done(&["import", &list], "").contains("Đã nhập 1 văn bản"));
    assert!(desk.done(&["import", &list], "").contains("Đã nhập 0 văn bản"));
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    assert!(numbers.contains("trùng số 95: không phải trùng trong sổ gốc"), "{numbers}");
    let closing = closing_page(&desk, "closing.pdf");
    assert!(closing.contains("3. Số trùng trong sổ gốc: không có"), "{closing}");
    assert!(closing.contains("4. Số trùng với văn bản nhập từ danh sách (1 số)"), "{closing}");
    desk.done(&["check"], "");
}

/// Doubles of an old book that were imported after the copy come back with the list, as doubles.
#[test]
fn doubles_of_an_old_book_come_back_as_they_were() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], &incoming_lines(0..2));
    let copy = desk.done(&["backup", "copies"], "").trim_end().to_owned();
    let old = format!(
        "{HEADINGS}09/02/2026,3,Sở Nội vụ,77/SNV,08/02/2026,Báo cáo một\n09/02/2026,3,Sở Nội vụ,78/SNV,08/02/2026,Báo cáo hai\n"
    );
    fs::write(desk.path("cu.csv"), old).unwrap();
    desk.done(&["import", "cu.csv"], "");
    desk.done(&["restore", &path_of(&desk, &copy)], "");
    let [list] = &beside(&desk, "-van-ban-sau-ban-sao.jsonl")[..] else { panic!("one list") };
    for added in [2, 0] {
        let told = desk.done(&["import", &list.display().to_string()], "");
        assert!(told.contains(&format!("Đã nhập {added} văn bản")), "{told}");
    }
    assert!(desk.done(&["numbers", "--year", "2026"], "").contains("trùng số 3: trùng trong sổ gốc"));
    desk.done(&["check"], "");
}

#[test]
fn pages_printed_since_the_copy_keep_their_numbers() {
    let (desk, copy) = lived_on();
    let print = |name: &str| desk.done(&["book", "incoming", "--year", "2026", "--print-on", "-o", name], "");
    desk.done(&["register", "incoming"], &incoming_lines(110..190));
    let printed = print("second.pdf");
    let pages_before = pdf::pages(&desk.path("first.pdf")).len() + pdf::pages(&desk.path("second.pdf")).len();
    assert!(pages_before > 5, "{printed}");
    let told = desk.done(&["restore", &path_of(&desk, &copy)], "");
    assert!(told.contains("trang sổ in sau khi lập bản sao"), "{told}");
    // The documents of the copy that waited for their page are on the next one, not on a page that was printed
    // already.
    desk.done(&["register", "incoming"], &incoming_lines(400..480));
    let told = print("third.pdf");
    assert!(told.contains("đã in trước khi phục hồi sổ"), "{told}");
    let third = pdf::pages(&desk.path("third.pdf"));
    assert!(third[0].contains(&format!("Trang {}", pages_before + 1)), "{}", third[0]);
    let first = pdf::pages(&desk.path("first.pdf")).concat();
    assert!(!first.contains("công tác tuần 92") && third.concat().contains("công tác tuần 92"), "a row is on one page");
    desk.done(&["check"], "");
    desk.done(&["book", "incoming", "--year", "2026", "--print-on", "--closing", "-o", "last.pdf"], "");
    let closing = pdf::pages(&desk.path("last.pdf")).pop().unwrap();
    assert!(closing.contains("Trang in trước khi phục hồi sổ"), "{closing}");
    assert!(closing.contains(&format!("trang {pages_before}, quyển 01")), "{closing}");
}

#[test]
fn pages_whose_documents_the_copy_has_are_carried_over_as_they_were_printed() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], &incoming_lines(0..93));
    let copy = desk.done(&["backup", "copies"], "").trim_end().to_owned();
    desk.done(&["book", "incoming", "--year", "2026", "--print-on", "-o", "first.pdf"], "");
    desk.done(&["restore", &path_of(&desk, &copy)], "");
    let nothing = desk.done(&["book", "incoming", "--year", "2026", "--print-on", "-o", "again.pdf"], "");
    assert!(nothing.contains("Chưa in gì"), "{nothing}");
    desk.done(&["book", "incoming", "--year", "2026", "--page", "3", "-o", "page3.pdf"], "");
    assert_eq!(pdf::pages(&desk.path("page3.pdf"))[0], pdf::pages(&desk.path("first.pdf"))[2]);
    desk.done(&["check"], "");
}

#[test]
fn what_was_decided_since_the_copy_holds() {
    let (desk, copy) = lived_on();
    desk.done(&["lock", "incoming", "--year", "2025", "--yes"], "");
    desk.done(&["authority", "add", "Văn phòng", "--abbreviation", "VP"], "");
    let of_office = outgoing_line(30).replace("UBND tỉnh", "Văn phòng");
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &of_office)), ["01/QĐ-VP"]);
    desk.done(
        &["series", "close", "--authority", "Văn phòng", "--on", "30/06/2026", "--reason", "sáp nhập", "--yes"],
        "",
    );
    let hold = [
        "hold",
        "incoming",
        "--date",
        "09/02/2026",
        "--for",
        "Phòng Kinh tế",
        "--reason",
        "ký muộn",
        "--until",
        "31/12/2199",
    ];
    desk.done(&hold, "");
    let ahead = [&hold[..], &["--number", "120"]].concat();
    desk.done(&ahead, "");
    desk.done(&["restore", &path_of(&desk, &copy)], "");
    desk.done(&["check"], "");
    let old = incoming_line(1).replace("2026-02-09", "2025-02-09");
    assert!(desk.refused(&["register", "incoming"], &old).contains("2025"));
    assert!(desk.refused(&["register", "outgoing"], &of_office).contains("30/06/2026"));
    let late = of_office.replacen('{', r#"{"Reason":"ký trước ngày sáp nhập","#, 1);
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &late)), ["02/QĐ-VP"]);
    let later = of_office.replace("2026-03-02", "2026-07-02");
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &later)), ["01/QĐ-VP"]);
    let listed = desk.done(&["held"], "");
    assert_eq!(listed.lines().filter(|line| line.contains("Phòng Kinh tế")).count(), 2, "{listed}");
    assert_eq!(arrivals(&desk.done(&["register", "incoming"], &incoming_line(2))), [98]);
    let used = incoming_line(3).replace('{', r#"{"ArrivalNumber":"97","#);
    assert_eq!(arrivals(&desk.done(&["register", "incoming"], &used)), [97]);
    desk.done(&["check"], "");
}

/// A period that ends in the copy and was reopened since is open after restoring, and its numbers continue.
#[test]
fn a_period_reopened_since_the_copy_stays_open() {
    let desk = Desk::with_office();
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &outgoing_line(1))), ["01/QĐ-UBND"]);
    desk.done(&["series", "close", "--authority", "UBND tỉnh", "--on", "30/06/2026", "--yes"], "");
    let copy = desk.done(&["backup", "copies"], "").trim_end().to_owned();
    let reopen = ["series", "reopen", "--authority", "UBND tỉnh", "--on", "01/07/2026", "--reason", "ghi nhầm"];
    desk.done(&reopen, "");
    let later = outgoing_line(2).replace("2026-03-02", "2026-07-02");
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &later)), ["02/QĐ-UBND"]);
    desk.done(&["restore", &path_of(&desk, &copy)], "");
    desk.done(&["check"], "");
    let latest = outgoing_line(3).replace("2026-03-02", "2026-07-03");
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &latest)), ["03/QĐ-UBND"]);
}

/// A period reopened since the copy and ended again, on the same day or on another, is ended as in the former
/// registry.
#[test]
fn a_period_ended_again_since_the_copy_is_ended() {
    for (ended, first_after) in [("30/06/2026", "2026-07-01"), ("30/09/2026", "2026-10-01")] {
        let desk = Desk::with_office();
        assert_eq!(codes(&desk.done(&["register", "outgoing"], &outgoing_line(1))), ["01/QĐ-UBND"]);
        let close = |on: &str| {
            desk.done(&["series", "close", "--authority", "UBND tỉnh", "--on", on, "--yes"], "");
        };
        close("30/06/2026");
        let copy = desk.done(&["backup", "copies"], "").trim_end().to_owned();
        let reopen = ["series", "reopen", "--authority", "UBND tỉnh", "--on", "01/07/2026", "--reason", "ghi nhầm"];
        desk.done(&reopen, "");
        close(ended);
        let registered = |at: usize, date: &str| {
            let line = outgoing_line(at).replace("2026-03-02", date);
            codes(&desk.done(&["register", "outgoing"], &line)).concat()
        };
        assert_eq!(registered(2, first_after), "01/QĐ-UBND", "{ended}");
        desk.done(&["restore", &path_of(&desk, &copy)], "");
        desk.done(&["check"], "");
        assert_eq!(registered(3, first_after), "02/QĐ-UBND", "{ended}");
    }
}

/// A type that joined a series since the copy stays in it after restoring.
#[test]
fn a_type_that_joined_a_series_since_the_copy_stays_in_it() {
    let desk = Desk::with_office();
    let letter = outgoing_line(1).replace("Quyết định", "Công văn");
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &letter)), ["01/UBND"]);
    let copy = desk.done(&["backup", "copies"], "").trim_end().to_owned();
    let join = ["series", "join", "--authority", "UBND tỉnh", "--type", "Thư công", "--with", "Công văn"];
    desk.done(&[&join[..], &["--on", "02/03/2026"]].concat(), "");
    let second = outgoing_line(2).replace("Quyết định", "Thư công");
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &second)), ["02/UBND"]);
    desk.done(&["restore", &path_of(&desk, &copy)], "");
    desk.done(&["check"], "");
    let third = outgoing_line(3).replace("Quyết định", "Thư công");
    assert_eq!(codes(&desk.done(&["register", "outgoing"], &third)), ["03/UBND"]);
}

/// If the former registry cannot be read, the last numbers on paper are requested: until they are reported,
/// everybody is reminded; then nothing is given twice.
#[test]
fn where_the_former_registry_cannot_be_read_the_last_numbers_on_paper_are_asked_for() {
    let (desk, copy) = lived_on();
    let copy = path_of(&desk, &copy);
    for log in ["registry.db-wal", "registry.db-shm"] {
        let _ = fs::remove_file(desk.path(log));
    }
    fs::write(desk.path("registry.db"), b"no registry any more").unwrap();
    let output = desk.run(&["restore", &copy], "");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("Không đọc được sổ trước khi phục hồi"), "{}", said(&output));
    let asked = "2 hệ thống số còn phải ghi số cuối trên giấy (Văn bản đến; UBND tỉnh, Quyết định)";
    assert!(String::from_utf8_lossy(&output.stderr).contains(asked), "{}", said(&output));
    let whole = desk.run(&["check"], "");
    assert_eq!(whole.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&whole.stderr).contains(asked), "{}", said(&whole));
    assert!(String::from_utf8_lossy(&whole.stdout).contains("nguyên vẹn"), "{}", said(&whole));
    assert!(desk.done(&["due"], "").contains(asked));
    let due: serde_json::Value = serde_json::from_str(&desk.done(&["due", "--json"], "")).unwrap();
    assert_eq!(due["LastNumbersAsked"][0]["Last"], 93);
    // Registering shows the reminder and still succeeds.
    let registered = desk.run(&["register", "outgoing"], &outgoing_line(40).replace("Quyết định", "Thông báo"));
    assert_eq!(registered.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&registered.stderr).contains("còn phải ghi số cuối trên giấy"));
    desk.refused(&["series", "last", "Sổ nào đó=5"], "");
    desk.refused(&["series", "last", "Quyết định=?"], "");
    // A digit too many would use the series up.
    let far = desk.refused(&["series", "last", "incoming=9600000"], "");
    assert!(far.contains("--accept-jump 9600000"), "{far}");
    desk.done(&["series", "last", "incoming=96"], "");
    let left = desk.done(&["series", "last"], "");
    assert!(left.contains("Quyết định") && !left.contains("Văn bản đến"), "{left}");
    desk.done(&["series", "last", "UBND tỉnh, Quyết định=?", "Thông báo=1", "--reason", "sổ giấy bị cháy"], "");
    assert!(desk.done(&["series", "last"], "").contains("Không còn"));
    assert!(!said(&desk.run(&["check"], "")).contains("số cuối trên giấy"));
    assert_eq!(arrivals(&desk.done(&["register", "incoming"], &incoming_line(50))), [97]);
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    assert!(numbers.contains("thiếu số 94–96: đã cấp theo sổ giấy trước khi phục hồi"), "{numbers}");
    // Only the paper knows these documents: they are entered with its numbers.
    let from_paper = incoming_line(51).replace('{', r#"{"ArrivalNumber":"95","#);
    assert_eq!(arrivals(&desk.done(&["register", "incoming", "--emergency"], &from_paper)), [95]);
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    assert!(numbers.contains("thiếu số 94–94") && numbers.contains("thiếu số 96–96"), "{numbers}");
    desk.done(&["check"], "");
}

#[test]
fn last_numbers_may_be_told_as_one_restores() {
    let (desk, copy) = lived_on();
    let elsewhere = Desk::new();
    let copy = path_of(&desk, &copy);
    let wrong = elsewhere.run(&["restore", &copy, "--last", "Nghị quyết=5"], "");
    assert_eq!(wrong.status.code(), Some(2), "{}", said(&wrong));
    assert!(!elsewhere.path("registry.db").exists(), "nothing was restored");
    let words = ["restore", &copy, "--last", "incoming/2026=96", "--last", "Quyết định=9"];
    let restored = elsewhere.run(&words, "");
    assert_eq!(restored.status.code(), Some(0), "{}", said(&restored));
    assert!(said(&restored).contains("trước đó không có sổ nào"), "{}", said(&restored));
    assert!(!said(&restored).contains("còn phải ghi"), "{}", said(&restored));
    assert_eq!(arrivals(&elsewhere.done(&["register", "incoming"], &incoming_line(50))), [97]);
    assert_eq!(codes(&elsewhere.done(&["register", "outgoing"], &outgoing_line(50))), ["10/QĐ-UBND"]);
    elsewhere.done(&["check"], "");
}

/// A registry of another office is replaced only on confirmation; it gives nothing to the copy, and the clerk
/// reads that nothing is known.
#[test]
fn another_registry_is_replaced_only_when_told_so() {
    let (desk, copy) = lived_on();
    let copy = path_of(&desk, &copy);
    let other = Desk::with_office();
    // Its first documents are those of the copy, as of two offices that were sent the same circulars.
    other.done(&["register", "incoming"], &incoming_lines(0..93));
    other.done(&["office", "--name", "UBND xã Khác"], "");
    let office = other.done(&["office"], "");
    let refused = other.refused(&["restore", &copy], "");
    assert!(refused.contains("là của sổ khác") && refused.contains("--other-registry"), "{refused}");
    assert!(refused.contains("Chưa phục hồi gì"), "{refused}");
    assert_eq!(other.done(&["office"], ""), office, "it stands as before");
    assert!(beside(&other, "truoc-khi-phuc-hoi").is_empty(), "nothing was put aside");
    let told = other.run(&["restore", &copy, "--other-registry"], "");
    assert_eq!(told.status.code(), Some(0), "{}", said(&told));
    assert!(said(&told).contains("là sổ khác") && said(&told).contains("còn phải ghi"), "{}", said(&told));
    assert_eq!(arrivals(&other.done(&["register", "incoming"], &incoming_line(50))), [94]);
    // One without documents has nothing to lose.
    let empty = Desk::with_office();
    empty.done(&["restore", &copy], "");
}

/// Registries that were taken over from one without a history share no event: their documents and their office
/// identify them.
#[test]
fn registries_taken_over_from_one_without_a_history_are_known_by_their_documents() {
    let former_of = |office: &str| {
        let desk = Desk::new();
        fs::copy("tests/data/registry-1.db", desk.path("registry.db")).unwrap();
        desk.done(&["upgrade"], "");
        desk.done(&["office", "--name", office], "");
        desk
    };
    let desk = former_of("UBND tỉnh Thử");
    let copies = desk.done(&["backup", "copies"], "");
    let copy = path_of(&desk, copies.trim_end());
    let same = former_of("UBND tỉnh Thử");
    let told = same.done(&["restore", &copy], "");
    assert!(!told.contains("là sổ khác"), "{told}");
    let other = former_of("UBND xã Khác");
    assert!(other.refused(&["restore", &copy], "").contains("là của sổ khác"));
}

/// What was done since the copy to documents it has: cancelled and recalled ones stay so, and all of it is
/// listed.
#[test]
fn what_was_done_since_to_documents_of_the_copy_is_listed_and_cancelled_ones_stay_so() {
    let desk = Desk::with_office();
    desk.done(&["register", "incoming"], &incoming_lines(0..5));
    desk.done(&["register", "outgoing"], &outgoing_line(1));
    let copy = desk.done(&["backup", "copies"], "").trim_end().to_owned();
    let of = |number: &'static str| [number, "--year", "2026"];
    let ruled = ["--reason", "ghi nhầm", "--by", "Chánh Văn phòng"];
    desk.done(&[&["cancel", "incoming"], &of("2")[..], &ruled].concat(), "");
    desk.done(&[&["recall", "outgoing"], &of("1")[..], &ruled].concat(), "");
    let amended = r#"{"Subject":"trích yếu đã sửa"}"#;
    desk.done(&[&["amend", "incoming"], &of("3")[..], &["--reason", "thiếu chữ"]].concat(), amended);
    fs::write(desk.path("scan.txt"), "nội dung").unwrap();
    desk.done(&[&["attach", "incoming"], &of("4")[..], &["scan.txt"]].concat(), "");
    desk.done(&[&["submit", "incoming"], &of("5")[..], &["--to", "Chủ tịch"]].concat(), "");
    // Cancelled although the book is locked by now.
    desk.done(&["lock", "incoming", "--year", "2026", "--yes"], "");
    // What was done to a document that is not in the copy comes back with it.
    desk.done(&["register", "outgoing"], &outgoing_line(2));
    desk.done(&[&["cancel", "outgoing"], &of("2")[..], &ruled].concat(), "");

    let told = desk.done(&["restore", &path_of(&desk, &copy)], "");
    for sentence in [
        "2 văn bản trong bản sao đã hủy hoặc thu hồi",
        "1 văn bản trong bản sao đã sửa",
        "1 văn bản trong bản sao đã đính kèm",
        "1 văn bản, bì có việc ghi sau",
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
    let found = objects(&desk.done(&["search", "", "--json"], ""));
    let of = |subject: &str| found.iter().find(|object| object["Subject"] == subject).unwrap();
    assert_eq!(of("công tác tuần 1")["Standing"], "cancelled");
    assert_eq!(of("công tác tuần 1")["Ruling"]["Reason"], "ghi nhầm");
    assert_eq!(of("về việc số 1")["Standing"], "recalled");
    assert_eq!(of("công tác tuần 2")["ArrivalNumber"], 3, "as it stands in the copy");
    let history = desk.done(&["history", "incoming", "2", "--year", "2026"], "");
    assert!(history.contains("ghi nhầm"), "{history}");
    desk.done(&["check"], "");

    let [list] = &beside(&desk, "-viec-sau-ban-sao.xlsx")[..] else { panic!("one list") };
    let rows = vanthu::jobs::outside::tables(list).unwrap();
    let text = format!("{rows:?}");
    for part in
        ["hủy", "thu hồi", "sửa", "đính kèm tệp", "trình", "trích yếu đã sửa", "scan.txt", "Chủ tịch", "đến số 2"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("02/QĐ-UBND"), "{text}");
    // The second time nothing is left to carry over.
    let again = desk.done(&["backup", "copies"], "").trim_end().to_owned();
    let told = desk.done(&["restore", &path_of(&desk, &again)], "");
    assert!(!told.contains("trong bản sao đã"), "{told}");
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn incoming(subject: &str) -> IncomingEntry {
    let content = fixtures::content("Sở Y tế", "Báo cáo", subject);
    IncomingDraft { arrival_date: Some(day(2, 9)), content, ..IncomingDraft::default() }.check().unwrap().entry
}

fn outgoing(subject: &str) -> OutgoingEntry {
    let content = Content {
        signer_info: SignerInfo { full_name: "Nguyễn Văn Ký".into(), ..SignerInfo::default() },
        ..fixtures::content("UBND tỉnh", "Thông báo", subject)
    };
    OutgoingDraft { issued_date: Some(day(3, 2)), content, ..OutgoingDraft::default() }.check().unwrap().entry
}

/// A step in the life of a registry.
#[derive(Debug, Clone)]
enum Act {
    Register {
        is_incoming: bool,
    },
    /// Inserts a number: after which of the documents, with which letter.
    Insert(usize, char),
    Hold {
        amount: u32,
        ahead: Option<u32>,
    },
    /// A document for a held number.
    UseHeld(usize),
    Release(usize),
    Cancel(usize),
    /// A number from paper: how far beyond the last.
    Emergency(u32),
    /// The last such number is taken back.
    TakeBack,
    Copy,
    Restore(usize),
    /// A kept former registry is restored.
    RestoreKept(usize),
    Import(usize),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => any::<bool>().prop_map(|is_incoming| Act::Register { is_incoming }),
        2 => (0..50_usize, prop::sample::select(vec!['a', 'b'])).prop_map(|(at, letter)| Act::Insert(at, letter)),
        1 => (1..4_u32, prop::option::of(2..30_u32)).prop_map(|(amount, ahead)| Act::Hold { amount, ahead }),
        2 => (0..10_usize).prop_map(Act::UseHeld),
        1 => (0..10_usize).prop_map(Act::Release),
        1 => (0..50_usize).prop_map(Act::Cancel),
        1 => (1..4_u32).prop_map(Act::Emergency),
        1 => Just(Act::TakeBack),
        2 => Just(Act::Copy),
        3 => (0..10_usize).prop_map(Act::Restore),
        1 => (0..10_usize).prop_map(Act::RestoreKept),
        2 => (0..10_usize).prop_map(Act::Import),
    ];
    prop::collection::vec(act, 8..40)
}

/// Everything ever given, in any branch: book, number and suffix lead to the one document that has them.
type Given = HashMap<(bool, u32, String), String>;

struct Lives {
    _folder: tempfile::TempDir,
    registry: PathBuf,
    given: Given,
    copies: Vec<PathBuf>,
    kept: Vec<PathBuf>,
    lists: Vec<PathBuf>,
    documents: usize,
}

impl Lives {
    fn begin() -> Self {
        let (folder, registry, _) = fixtures::registry(&fixtures::office("UBND tỉnh", "UBND"));
        let (given, copies, kept, lists) = (Given::new(), Vec::new(), Vec::new(), Vec::new());
        Self { _folder: folder, registry, given, copies, kept, lists, documents: 0 }
    }

    fn open(&self) -> Store {
        Store::open(&self.registry, Access::Write).unwrap()
    }

    fn subject(&mut self) -> String {
        self.documents += 1;
        format!("việc thứ {}", self.documents)
    }

    /// Records that a document was given its number; no other may have it, in any branch.
    fn note(&mut self, document: &Document) {
        let number = document.own_number();
        let key = (matches!(document, Document::Incoming(_)), number.value, number.suffix);
        let subject = document.content().subject.clone();
        let first = self.given.entry(key.clone()).or_insert_with(|| subject.clone());
        assert_eq!(*first, subject, "{key:?} was given twice");
    }

    fn all(&self) -> Vec<Document> {
        let store = self.open();
        store.documents(&store.search_all(&Query::default()).unwrap()).unwrap()
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Register { is_incoming } => {
                let subject = self.subject();
                let document = if *is_incoming {
                    Document::Incoming(self.open().register_incoming(&incoming(&subject)).unwrap())
                } else {
                    Document::Outgoing(self.open().register_outgoing(&outgoing(&subject)).unwrap())
                };
                self.note(&document);
            }
            Act::Insert(at, letter) => {
                let all = self.all();
                let incoming_ones: Vec<&Document> =
                    all.iter().filter(|document| matches!(document, Document::Incoming(_))).collect();
                let Some(after) = incoming_ones.get(at % incoming_ones.len().max(1)) else { return };
                let number = Some(Number { value: after.number(), suffix: letter.to_string() });
                self.ask_for(&NumberRequest { number, reason: "chèn".into(), ..NumberRequest::default() });
            }
            Act::Hold { amount, ahead } => {
                let mut store = self.open();
                let from = ahead.map(|ahead| store.expected_arrival_number(day(2, 9)).unwrap() + ahead);
                let hold = Hold {
                    from,
                    amount: *amount,
                    holder: "Phòng Kinh tế".into(),
                    reason: "ký muộn".into(),
                    until: NaiveDate::from_ymd_opt(2199, 12, 31).unwrap(),
                };
                // A number chosen ahead may be taken.
                let _ = store.write(|gate| gate.hold_incoming(day(2, 9), &hold));
            }
            Act::UseHeld(at) => {
                let held = self.open().reservations(day(2, 9), None).unwrap();
                let Some(held) = held.get(at % held.len().max(1)) else { return };
                let number = Some(Number::plain(held.number));
                self.ask_for(&NumberRequest { number, ..NumberRequest::default() });
            }
            Act::Release(at) => {
                let mut store = self.open();
                let held = store.reservations(day(2, 9), None).unwrap();
                let Some(held) = held.get(at % held.len().max(1)) else { return };
                // One that was used before stays used.
                let _ = store.write(|gate| gate.release(held.id, "thôi"));
            }
            Act::Cancel(at) => {
                let all = self.all();
                let Some(document) = all.get(at % all.len().max(1)) else { return };
                let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
                // An invalid one is not cancelled again.
                let _ = self.open().write(|gate| gate.withdraw(document.id(), Withdrawal::Cancel, &ruling));
            }
            Act::Emergency(beyond) => {
                let next = self.open().expected_arrival_number(day(2, 9)).unwrap();
                let number = Some(Number::plain(next + beyond));
                self.ask_for(&NumberRequest { number, emergency: true, ..NumberRequest::default() });
            }
            Act::TakeBack => {
                let all = self.all();
                let incoming = all.iter().filter(|document| matches!(document, Document::Incoming(_)));
                let Some(document) = incoming.max_by_key(|document| document.number()) else { return };
                let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
                // One given in turn stays.
                let _ = self.open().write(|gate| gate.take_back(document.id(), &[], &ruling));
            }
            Act::Copy => {
                let taken = day(11, 29).and_hms_opt(8, 0, 0).unwrap();
                let folder = self.registry.with_file_name("copies");
                self.copies.push(self.open().copy_into(&folder, taken, &Progress::default()).unwrap().path);
            }
            Act::Restore(at) => {
                let Some(copy) = self.copies.get(at % self.copies.len().max(1)).cloned() else { return };
                self.restore(&copy);
            }
            Act::RestoreKept(at) => {
                let Some(kept) = self.kept.get(at % self.kept.len().max(1)).cloned() else { return };
                self.restore(&kept);
            }
            Act::Import(at) => {
                let Some(list) = self.lists.get(at % self.lists.len().max(1)).cloned() else { return };
                let request = ImportList {
                    registry: (&self.registry).into(),
                    writer: Writer::default(),
                    file: list,
                    book: None,
                    dry_run: false,
                    skip_bad: false,
                    accepted_jumps: Vec::new(),
                    consent: vanthu::jobs::import::Consent::default(),
                };
                let outcome = import_list(&request, &Progress::default()).unwrap();
                assert!(outcome.done && outcome.refused.is_empty(), "{:?}", outcome.refused);
                for document in self.all() {
                    self.note(&document);
                }
            }
        }
    }

    /// Registers a document under a requested number, if that is available.
    fn ask_for(&mut self, request: &NumberRequest) {
        let subject = self.subject();
        let registered = self.open().write(|gate| gate.register_incoming(&incoming(&subject), request));
        match registered {
            Ok(registered) => self.note(&registered.document),
            Err(StoreError::Refused(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    fn restore(&mut self, copy: &Path) {
        let nine = day(11, 29).and_hms_opt(9, 0, 0).unwrap();
        let request = RestoreCopy {
            copy: copy.to_owned(),
            registry: (&self.registry).into(),
            writer: Writer { clerk: Some("Trần Văn Thư".into()), ..Writer::from(&Clock::at(nine)) },
            told: Vec::new(),
            other_registry: false,
        };
        let seen = look_at_copy(copy, &self.registry, &Progress::default()).unwrap();
        let Restored { kept, listed, since, asked, .. } = restore_copy(&request, &Progress::default()).unwrap();
        assert!(since.former.is_known() && asked.is_empty(), "{since:?}");
        assert_eq!(seen.since, since, "what was said before");
        assert_eq!(listed.documents.is_some(), !since.documents.is_empty());
        assert_eq!(listed.actions.is_some(), !since.actions.events.is_empty());
        self.kept.extend(kept);
        self.lists.extend(listed.documents);
        let found = self.open().check(None, &Progress::default()).unwrap();
        assert_eq!(found, [], "after restoring");
    }
}

/// A number chosen ahead and released since the copy, then held in turn: the copy must not continue as if it
/// were held ahead.
#[test]
fn a_number_held_anew_since_the_copy_moves_its_series() {
    let mut lives = Lives::begin();
    let (ahead, in_turn) = (Act::Hold { amount: 1, ahead: Some(0) }, Act::Hold { amount: 1, ahead: None });
    for act in [ahead, Act::Copy, Act::Release(0), in_turn, Act::Restore(0)] {
        lives.act(&act);
    }
    let held = lives.open().reservations(day(2, 9), None).unwrap();
    let states: Vec<_> = held.iter().map(|held| (held.number, held.state)).collect();
    assert_eq!(states, [(1, ReservationState::Held), (1, ReservationState::Released)]);
    assert_eq!(lives.open().register_incoming(&incoming("việc mới")).unwrap().arrival_number, 2);
}

/// A number taken back, then given by a copy from before that, then the registry restored in which it was taken
/// back: there it stays struck and does not move its series.
#[test]
fn a_number_struck_in_the_copy_does_not_move_its_series() {
    let mut lives = Lives::begin();
    let (before, after) = (Act::Restore(0), Act::Restore(1));
    for act in [Act::Copy, Act::Emergency(1), Act::Copy, Act::TakeBack, before, after, Act::RestoreKept(0)] {
        lives.act(&act);
    }
    let store = lives.open();
    assert!(lives.all().iter().all(|document| !document.registration().standing.is_valid()));
    assert_eq!(store.expected_arrival_number(day(2, 9)).unwrap(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(times(24)))]

    /// Whatever is registered, held, copied, restored and imported, no number is ever given to two documents,
    /// and the registry explains each missing one.
    #[test]
    fn no_number_is_given_twice_in_any_life(acts in acts()) {
        let mut lives = Lives::begin();
        for act in &acts {
            lives.act(act);
        }
        let store = lives.open();
        prop_assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
        for document in lives.all() {
            lives.note(&document);
        }
    }
}

/// A book full of numbers that only the paper knows: reported too high, too low, for a year without a series
/// yet.
#[test]
fn a_year_that_began_after_the_copy_is_asked_for_too() {
    let folder = tempfile::tempdir().unwrap();
    let first = folder.path().join("first.db");
    let mut store = fixtures::create(&first, &fixtures::office("UBND tỉnh", "UBND"));
    store.set_clock(|| chrono::DateTime::parse_from_rfc3339("2025-12-30T16:00:00+07:00").unwrap());
    let mut entry = incoming("cuối năm");
    entry.arrival_date = NaiveDate::from_ymd_opt(2025, 12, 30).unwrap();
    store.register_incoming(&entry).unwrap();
    let mut issued = outgoing("cuối năm");
    issued.issued_date = NaiveDate::from_ymd_opt(2025, 12, 30).unwrap();
    store.register_outgoing(&issued).unwrap();
    let moment = day(1, 12).and_hms_opt(8, 0, 0).unwrap();
    let copy = store.copy_into(&folder.path().join("copies"), moment, &Progress::default()).unwrap().path;
    let registry = folder.path().join("registry.db");
    let restored = restore(&copy, &registry, moment, &Progress::default()).unwrap();
    assert_eq!(restored.since.former, FormerRegistry::Absent);
    let asked: Vec<(String, i32)> = restored
        .asked
        .iter()
        .map(|asked| (asked.series.label(), chrono::Datelike::year(&asked.series.period.starts)))
        .collect();
    let year = 2026;
    let mut expected: Vec<_> = (2025..=year).map(|year| ("Văn bản đến".to_owned(), year)).collect();
    expected.extend((2025..=year).map(|year| ("UBND tỉnh, Thông báo".to_owned(), year)));
    assert_eq!(asked, expected);
    let mut store = Store::open(&registry, Access::Write).unwrap();
    let told = |text: &str| ToldLast::parse(text).unwrap();
    store.write(|gate| gate.tell_last(&[told("incoming/2026=20"), told("Thông báo/2026=3")])).unwrap();
    assert_eq!(store.register_incoming(&incoming("đầu năm")).unwrap().arrival_number, 21);
    assert_eq!(store.register_outgoing(&outgoing("đầu năm")).unwrap().number, 4);
    // A series whose first document came after the copy is named by its authority and type.
    store.write(|gate| gate.tell_last(&[told("UBND tỉnh, Chỉ thị/2026=2")])).unwrap();
    let mut directive = outgoing("chỉ thị");
    directive.content.type_name = "Chỉ thị".into();
    assert_eq!(store.register_outgoing(&directive).unwrap().number, 3);
    let refused = store.write(|gate| gate.tell_last(&[ToldLast { reason: String::new(), ..told("incoming/2025=?") }]));
    let Err(StoreError::Refused(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].cause, Cause::Missing);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// The number of times that a restoring is killed.
fn kills() -> u32 {
    times(30)
}

/// Killed at any moment, a restoring leaves the old registry or the new one; either continues after the last
/// number on paper.
#[test]
fn a_killed_restoring_gives_no_number_again() {
    let (desk, copy) = lived_on();
    let copy = path_of(&desk, &copy);
    desk.done(&["check"], "");
    let former = fs::read(desk.path("registry.db")).unwrap();
    let begun = Instant::now();
    desk.done(&["restore", &copy], "");
    let mut whole_time = begun.elapsed();
    let (mut old, mut new) = (0, 0);
    for trial in 0..kills() {
        for log in ["registry.db-wal", "registry.db-shm"] {
            let _ = fs::remove_file(desk.path(log));
        }
        fs::write(desk.path("registry.db"), &former).unwrap();
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["restore", &copy, "--registry"])
            .arg(desk.path("registry.db"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // More frequent towards the end, when numbers are carried over and files are renamed.
        let share = 1.1 - (f64::from(trial) / f64::from(kills())).powi(2);
        thread::sleep(Duration::from_secs_f64(whole_time.as_secs_f64() * share));
        child.kill().unwrap();
        child.wait().unwrap();
        desk.done(&["check"], "");
        let held = desk.numbers().len();
        assert_eq!(arrivals(&desk.done(&["register", "incoming"], &incoming_line(500))), [97]);
        assert_eq!(codes(&desk.done(&["register", "outgoing"], &outgoing_line(500))), ["10/QĐ-UBND"]);
        match held {
            96 => {
                old += 1;
                whole_time = if new == 0 { whole_time * 2 } else { whole_time };
            }
            93 => {
                new += 1;
                let lists = beside(&desk, "-van-ban-sau-ban-sao").len();
                assert!(lists > new, "a restored registry has its list: {lists} lists, {new} restored");
            }
            other => panic!("neither the old nor the new registry: {other}"),
        }
    }
    assert!(old > 0 && new > 0, "killed at the wrong moments: {old} old, {new} new");
}

/// Two registries with a common beginning: each series continues from the larger number of both.
#[test]
fn of_forked_registries_the_larger_number_counts() {
    let mut lives = Lives::begin();
    for _ in 0..3 {
        lives.act(&Act::Register { is_incoming: true });
    }
    lives.act(&Act::Copy);
    let copy = lives.copies[0].clone();
    // Another machine continued from the copy, as was done before numbers were carried over.
    let other = lives.registry.with_file_name("other.db");
    fs::copy(&copy, &other).unwrap();
    let mut store = Store::open(&other, Access::Write).unwrap();
    for at in 0..5 {
        store.register_incoming(&incoming(&format!("máy khác {at}"))).unwrap();
    }
    drop(store);
    for _ in 0..2 {
        lives.act(&Act::Register { is_incoming: true });
    }
    let by = day(11, 29).and_hms_opt(9, 0, 0).unwrap();
    let restored = restore(&lives.registry.clone(), &other, by, &Progress::default()).unwrap();
    assert_eq!(restored.since.former, FormerRegistry::Forked);
    let mut store = Store::open(&other, Access::Write).unwrap();
    assert_eq!(store.register_incoming(&incoming("tiếp")).unwrap().arrival_number, 9);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    let gaps: BTreeMap<u32, u32> = store.numbers(2026).unwrap()[0].gaps.iter().map(|gap| (gap.from, gap.to)).collect();
    assert_eq!(gaps, BTreeMap::from([(6, 8)]));
}

/// Long work beside the window and the commands writes with the given name and clock, like all other writing.
#[test]
fn what_is_imported_restored_and_upgraded_is_signed_and_dated_as_told() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let moment = |hour| day(3, 4).and_hms_opt(hour, 15, 0).unwrap();
    let writer = |hour| Writer { clerk: Some("Trần Văn Thư".into()), ..Writer::from(&Clock::at(moment(hour))) };
    // Every event after this many is of that hour.
    let is_signed = |registry: &Path, after: u64, hour| {
        let connection = rusqlite::Connection::open(registry).unwrap();
        let mut statement = connection.prepare("SELECT clerk, at FROM event WHERE id > ?1 ORDER BY id").unwrap();
        let events = statement.query_map([after], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let events: Vec<(String, String)> = events.map(Result::unwrap).collect();
        let at = moment(hour).format("%Y-%m-%dT%H:%M:%S").to_string();
        assert!(!events.is_empty());
        assert!(events.iter().all(|(clerk, when)| clerk == "Trần Văn Thư" && when.starts_with(&at)), "{events:?}");
        u64::try_from(events.len()).unwrap() + after
    };
    let list = folder.path().join("list.jsonl");
    fs::write(&list, incoming_lines(0..2)).unwrap();
    let request = ImportList {
        registry: (&registry).into(),
        writer: writer(8),
        file: list,
        book: None,
        dry_run: false,
        skip_bad: false,
        accepted_jumps: Vec::new(),
        consent: vanthu::jobs::import::Consent::default(),
    };
    assert!(import_list(&request, &Progress::default()).unwrap().done);
    let imported = is_signed(&registry, 0, 8);
    let copies = folder.path().join("copies");
    let copy = back_up(&registry, &copies, &writer(9), &Progress::default()).unwrap().copy.path;
    assert!(copy.to_string_lossy().contains("2026-03-04-091500"), "{copy:?}");
    let request = |copy: &Path, registry: &Path| RestoreCopy {
        copy: copy.to_owned(),
        registry: registry.into(),
        writer: writer(10),
        told: Vec::new(),
        other_registry: false,
    };
    restore_copy(&request(&copy, &registry), &Progress::default()).unwrap();
    is_signed(&registry, imported, 10);
    // The history of the first version's registries begins with their upgrade.
    let earliest = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/registry-1.db");
    let [restored, indexed, backed_up] =
        ["restored.db", "indexed.db", "backed-up.db"].map(|name| folder.path().join(name));
    restore_copy(&request(&earliest, &restored), &Progress::default()).unwrap();
    is_signed(&restored, 0, 10);
    fs::copy(&earliest, &indexed).unwrap();
    rebuild_index(&indexed, &writer(11), &Progress::default()).unwrap();
    is_signed(&indexed, 0, 11);
    fs::copy(&earliest, &backed_up).unwrap();
    back_up(&backed_up, &folder.path().join("others"), &writer(12), &Progress::default()).unwrap();
    is_signed(&backed_up, 0, 12);
}
