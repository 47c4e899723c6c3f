//! Numbers that jump: a mistyped one moves no series without consent, one that did is taken back, a full series says so; and all of
//! it against a plain model.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};
use vanthu::{
    domain::{
        document::DocumentId,
        field::{Cause, Field, Problem},
        history::Action,
        imported::{Brought, ImportedIncoming, ImportedRow},
        incoming::{IncomingDraft, IncomingEntry},
        number::{LARGEST, Number, NumberCause, NumberRequest},
        registration::{Ruling, Standing},
        reservation::Hold,
        series::SeriesCause,
    },
    progress::Progress,
    store::{Access, Imported, Store, StoreError},
};

use crate::{
    fixtures, pdf,
    script::{Desk, objects, said},
};

/// Holds a number of the incoming book: the next one, unless `--number` names another.
const HOLD: [&str; 10] =
    ["hold", "incoming", "--date", "09/02/2026", "--for", "A", "--reason", "B", "--until", "31/12/2099"];

const HEADINGS: &str = "Ngày đến,Số đến,Tác giả,Số ký hiệu,Ngày tháng,Tên loại,Trích yếu nội dung";

fn incoming(at: usize) -> Value {
    json!({"ArrivalDate": "2026-02-09", "OrganName": "Sở Y tế", "Code": format!("{at}/BC-SYT"), "TypeName": "Báo cáo",
           "Subject": format!("công tác tuần {at}")})
}

fn outgoing(at: usize) -> Value {
    json!({"IssuedDate": "2026-03-02", "OrganName": "UBND tỉnh", "TypeName": "Quyết định", "Subject": format!("về việc số {at}"),
           "SignerInfo": {"FullName": "Nguyễn Văn Ký"}})
}

fn with(mut document: Value, key: &str, value: Value) -> String {
    document[key] = value;
    document.to_string()
}

impl Desk {
    /// An office with five incoming documents and two decisions.
    fn lived_in() -> Self {
        let desk = Self::with_office();
        let lines = |document: fn(usize) -> Value, count: usize| {
            (0..count).map(|at| document(at).to_string()).collect::<Vec<_>>().join("\n")
        };
        desk.done(&["register", "incoming"], &lines(incoming, 5));
        desk.done(&["register", "outgoing"], &lines(outgoing, 2));
        desk
    }

    /// A list of incoming documents with these numbers.
    fn list(&self, name: &str, numbers: &[u32]) -> String {
        let rows = numbers
            .iter()
            .map(|number| format!("09/02/2026,{number},Sở Nội vụ,{number}/SNV,09/02/2026,Công văn,việc số {number}"));
        let path = self.path(name);
        fs::write(&path, [HEADINGS.to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n")).unwrap();
        path.to_string_lossy().into_owned()
    }

    /// The số đến that the next document gets; it is registered.
    #[track_caller]
    fn next(&self) -> u64 {
        let registered = objects(&self.done(&["register", "incoming"], &incoming(100).to_string()));
        registered[0]["ArrivalNumber"].as_u64().unwrap()
    }

    fn store(&self) -> Store {
        Store::open(&self.path("registry.db"), Access::Write).unwrap()
    }
}

#[test]
fn a_mistyped_number_in_a_list_moves_nothing_until_somebody_says_it_is_right() {
    let desk = Desk::lived_in();
    let list = desk.list("nham.csv", &[20_260_209]);
    let tried = desk.run(&["import", &list, "--dry-run"], "");
    assert_eq!(tried.status.code(), Some(0));
    let words = said(&tried);
    assert!(words.contains("sẽ thêm 0 văn bản") && words.contains("từ chối 1 dòng"), "{words}");
    // The row, the cell, the number, the last of the series, and how to consent; the next number with it and without.
    assert!(words.contains("Dòng 2: Số đến: số 20260209 nhảy quá xa số 5"), "{words}");
    assert!(words.contains("--accept-jump 20260209") && words.contains("số kế tiếp là 20260210 thay vì 6"), "{words}");
    desk.refused(&["import", &list], "");
    desk.refused(&["import", &list, "--accept-jump", "20260208"], "");
    assert_eq!(desk.next(), 6);
    // Nor past the bad rows.
    let passed = desk.done(&["import", &list, "--skip-bad"], "");
    assert!(passed.contains("Đã nhập 0 văn bản"), "{passed}");
    assert_eq!(desk.next(), 7);
    desk.done(&["import", &list, "--accept-jump", "20260209"], "");
    assert_eq!(desk.next(), 20_260_210);
    desk.done(&["check"], "");
}

#[test]
fn the_other_rows_of_a_list_do_not_suffer_from_a_mistyped_one() {
    let desk = Desk::lived_in();
    let list = desk.list("so.csv", &[6, 7, 20_260_209, 8, 1_008]);
    let refused = desk.refused(&["import", &list], "");
    assert!(refused.contains("Dòng 4: Số đến: số 20260209 nhảy quá xa số 1008"), "{refused}");
    assert!(!refused.contains("Dòng 2") && !refused.contains("Dòng 6"), "{refused}");
    desk.done(&["import", &list, "--skip-bad"], "");
    assert_eq!(desk.next(), 1_009);
    // The same list again, with consent: only the one row is new.
    let taken = desk.done(&["import", &list, "--accept-jump", "20260209"], "");
    assert!(taken.contains("Đã nhập 1 văn bản; 4 văn bản đã có"), "{taken}");
    desk.done(&["check"], "");
}

#[test]
fn a_first_list_begins_where_it_begins_and_its_outlier_does_not_follow() {
    let desk = Desk::with_office();
    let first = desk.list("dau.csv", &(4_000..4_030).collect::<Vec<_>>());
    desk.done(&["import", &first], "");
    assert_eq!(desk.next(), 4_030);

    let desk = Desk::with_office();
    let outlier = desk.list("dau.csv", &[1, 2, 3, 20_260_209]);
    let refused = desk.refused(&["import", &outlier], "");
    assert!(refused.contains("Dòng 5: Số đến: số 20260209 nhảy quá xa số 3"), "{refused}");

    // A start that was told is no jump either, and what follows it is judged from there.
    let desk = Desk::with_office();
    desk.store().write(|gate| gate.open_incoming(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), 5_000)).unwrap();
    desk.refused(&["import", &desk.list("xa.csv", &[6_001])], "");
    desk.done(&["import", &desk.list("gan.csv", &[4_000, 5_999])], "");
    assert_eq!(desk.next(), 6_000);
}

/// The public list has no numbers: with those of a year's book it is taken in, with one date typed among them it is not.
#[test]
fn a_real_list_with_one_date_among_its_numbers() {
    let real = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/van-ban-den.csv")).unwrap();
    let numbered = |typed: &dyn Fn(usize) -> usize| {
        let mut lines = real.lines();
        let heading = lines.next().unwrap().to_owned();
        let rows = lines.enumerate().map(|(at, line)| line.replacen(",,", &format!(",{},", typed(at + 1)), 1));
        [heading].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    };
    let desk = Desk::with_office();
    let path = desk.path("so.csv");
    let file = path.to_str().unwrap();
    fs::write(&path, numbered(&|at| if at == 30 { 29_012_026 } else { at })).unwrap();
    let refused = desk.refused(&["import", file], "");
    assert!(refused.contains("số 29012026 nhảy quá xa số 58"), "{refused}");
    assert_eq!(refused.matches("Dòng ").count(), 1, "{refused}");
    fs::write(&path, numbered(&|at| at)).unwrap();
    assert!(desk.done(&["import", file], "").contains("Đã nhập 58 văn bản"));
    assert_eq!(desk.next(), 59);
}

#[test]
fn lines_of_json_and_outgoing_lists_are_asked_too() {
    let desk = Desk::lived_in();
    let lines = desk.path("den.jsonl");
    fs::write(&lines, with(incoming(9), "ArrivalNumber", json!(20_260_209))).unwrap();
    let refused = desk.refused(&["import", lines.to_str().unwrap(), "--book", "incoming"], "");
    assert!(refused.contains("Dòng 1: Số đến: số 20260209 nhảy quá xa số 5"), "{refused}");

    let list = desk.path("di.csv");
    let row =
        |number: u32, kind: &str, short: &str| format!("{number}/{short}-UBND,02/03/2026,{kind} x,A,Sở A,UBND tỉnh\n");
    let heading = "\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Người ký,Nơi nhận văn bản,Cơ quan ban hành\n";
    fs::write(
        &list,
        [heading, &row(3, "Quyết định", "QĐ"), &row(777_777_777, "Quyết định", "QĐ"), &row(4_000, "Thông báo", "TB")]
            .concat(),
    )
    .unwrap();
    let file = list.to_str().unwrap();
    // Each series by itself: that of the notices has none yet, and begins where the list begins.
    let refused = desk.refused(&["import", file], "");
    assert!(refused.contains("Dòng 3: Số, ký hiệu: số 777777777 nhảy quá xa số 3"), "{refused}");
    assert!(refused.contains("UBND tỉnh, Quyết định") && !refused.contains("Dòng 4"), "{refused}");
    desk.done(&["import", file, "--accept-jump", "777777777"], "");
    let next = objects(&desk.done(&["register", "outgoing"], &outgoing(9).to_string()));
    assert_eq!(next[0]["Code"], "777777778/QĐ-UBND");
    desk.done(&["check"], "");
}

#[test]
fn a_number_from_paper_is_asked_about_in_both_books() {
    let desk = Desk::lived_in();
    let line = with(incoming(9), "ArrivalNumber", json!(20_260_209));
    let refused = desk.refused(&["register", "incoming", "--emergency"], &line);
    assert!(refused.contains("nhảy quá xa số 5") && refused.contains("--accept-jump 20260209"), "{refused}");
    let decision = with(outgoing(9), "CodeNumber", json!(777_777_777));
    let refused = desk.refused(&["register", "outgoing", "--emergency"], &decision);
    assert!(refused.contains("số 777777777 nhảy quá xa số 2"), "{refused}");
    // A line for itself is refused by itself.
    let each = desk.run(&["register", "incoming", "--emergency", "--each"], &line);
    assert!(each.status.code() == Some(2) && said(&each).contains("nhảy quá xa"), "{}", said(&each));
    let near = with(incoming(8), "ArrivalNumber", json!(1_005));
    desk.done(&["register", "incoming", "--emergency"], &near);
    desk.done(&["register", "incoming", "--emergency", "--accept-jump", "20260209"], &line);
    assert_eq!(desk.next(), 20_260_210);
    desk.done(&["register", "outgoing", "--emergency", "--accept-jump", "777777777"], &decision);
    desk.done(&["check"], "");
}

/// A number held ahead is passed over, and moves nothing.
#[test]
fn a_number_held_far_ahead_moves_no_series() {
    let desk = Desk::lived_in();
    desk.done(&[&HOLD[..], &["--number", "20260209"]].concat(), "");
    assert_eq!(desk.next(), 6);
    desk.done(&["register", "incoming"], &with(incoming(9), "ArrivalNumber", json!(20_260_209)));
    assert_eq!(desk.next(), 7);
    assert!(desk.refused(&[&HOLD[..], &["--number", "1000000000"]].concat(), "").contains("quá chín chữ số"));
    desk.done(&["check"], "");
}

#[test]
fn a_full_series_says_so_wherever_a_number_is_taken() {
    let desk = Desk::lived_in();
    desk.done(&["import", &desk.list("lon.csv", &[LARGEST]), "--accept-jump", "999999999"], "");
    let full = |words: &[&str], input: &str| {
        let refused = desk.refused(words, input);
        assert!(refused.contains("đã dùng đến số lớn nhất (999999999)"), "{refused}");
        assert!(!refused.contains("CHECK"), "{refused}");
    };
    full(&["register", "incoming"], &incoming(9).to_string());
    full(&HOLD, "");
    let unnumbered = desk.path("khong-so.csv");
    fs::write(&unnumbered, format!("{HEADINGS}\n09/02/2026,,Sở Nội vụ,7/SNV,09/02/2026,Công văn,việc")).unwrap();
    full(&["import", unnumbered.to_str().unwrap()], "");
    let expected = desk.store().expected_arrival_number(NaiveDate::from_ymd_opt(2026, 2, 9).unwrap());
    let problem = Problem::new(Field::ArrivalNumber, Cause::Series(SeriesCause::Full));
    assert_eq!(expected, Err(StoreError::Refused(vec![problem])));
    // Taken back, the year goes on.
    take_back(&desk, &["999999999"]);
    assert_eq!(desk.next(), 6);
    desk.done(&["check"], "");
}

const WHY: [&str; 6] = ["--year", "2026", "--reason", "gõ nhầm ngày", "--by", "Chánh Văn phòng"];

#[track_caller]
fn take_back(desk: &Desk, numbers: &[&str]) -> String {
    desk.done(&[&["series", "take-back", "incoming"][..], numbers, &WHY].concat(), "")
}

#[test]
fn a_jump_is_taken_back_with_all_that_followed_it() {
    let desk = Desk::lived_in();
    desk.done(&["import", &desk.list("nham.csv", &[20_260_209]), "--accept-jump", "20260209"], "");
    assert_eq!((desk.next(), desk.next()), (20_260_210, 20_260_211));
    // Documents that came after it have their numbers on paper: they are named, and nothing happens.
    let refused = desk.refused(&[&["series", "take-back", "incoming", "20260209"][..], &WHY].concat(), "");
    assert!(refused.contains("20260210, 20260211"), "{refused}");
    assert_eq!(desk.next(), 20_260_212);
    let told = take_back(&desk, &["20260209", "20260210", "20260211", "20260212"]);
    assert!(told.contains("Đánh số tiếp sau số 5"), "{told}");
    assert_eq!((desk.next(), desk.next()), (6, 7));
    desk.done(&["check"], "");
    // The documents stay, cancelled, with the ruling; the history tells of it.
    let found = objects(&desk.done(&["search", "20260209", "--json"], ""));
    assert_eq!((&found[0]["ArrivalNumber"], &found[0]["Standing"]), (&json!(20_260_209), &json!("cancelled")));
    assert_eq!(found[0]["Ruling"]["Reason"], "gõ nhầm ngày");
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    assert!(numbers.contains("số 20260209 ghi nhầm, đã thu lại (gõ nhầm ngày): đánh số tiếp sau số 5"), "{numbers}");
    assert!(!numbers.contains("thiếu số") && !numbers.contains("lùi ngày"), "{numbers}");
    assert!(numbers.contains("từ số 1 đến số 7"), "{numbers}");
    // Nor is a document registered now warned of the day of the struck one.
    let later = desk.run(&["register", "incoming"], &with(incoming(9), "ArrivalDate", json!("2026-12-01")));
    assert!(!said(&later).contains("Lùi ngày"), "{}", said(&later));
    // The list again: its row is known and cancelled; another document under the number is refused.
    let again = desk.done(&["import", &desk.list("nham.csv", &[20_260_209])], "");
    assert!(again.contains("1 văn bản đã có"), "{again}");
    let other = desk.path("khac.csv");
    fs::write(&other, format!("{HEADINGS}\n09/02/2026,20260209,Sở Nội vụ,khác/SNV,09/02/2026,Công văn,việc")).unwrap();
    for consent in [&[][..], &["--accept-jump", "20260209"]] {
        let refused = desk.refused(&[&["import", other.to_str().unwrap()][..], consent].concat(), "");
        assert!(refused.contains("số 20260209 đã thu lại vì ghi nhầm"), "{refused}");
    }
    let emergency = ["register", "incoming", "--emergency", "--accept-jump", "20260209"];
    let line = with(incoming(9), "ArrivalNumber", json!(20_260_209));
    assert!(desk.refused(&emergency, &line).contains("đã thu lại vì ghi nhầm"));
    assert!(desk.refused(&[&HOLD[..], &["--number", "20260209"]].concat(), "").contains("đã thu lại vì ghi nhầm"));
    desk.refused(&[&["series", "take-back", "incoming", "20260209"][..], &WHY].concat(), "");
    desk.done(&["check"], "");
}

#[test]
fn a_struck_number_is_passed_over_when_the_series_comes_to_it() {
    let desk = Desk::lived_in();
    desk.done(&["register", "incoming", "--emergency"], &with(incoming(9), "ArrivalNumber", json!(8)));
    take_back(&desk, &["8"]);
    assert_eq!([desk.next(), desk.next(), desk.next()], [6, 7, 9]);
    let numbers = desk.done(&["numbers", "--year", "2026"], "");
    assert!(numbers.contains("số 8 ghi nhầm") && !numbers.contains("thiếu số"), "{numbers}");
    desk.done(&["check"], "");
    // What was given in turn stays given.
    let refused = desk.refused(&[&["series", "take-back", "incoming", "9"][..], &WHY].concat(), "");
    assert!(refused.contains("số 9 do sổ cấp theo thứ tự"), "{refused}");
    desk.refused(&["series", "take-back", "incoming", "8", "--year", "2026", "--reason", "x"], "");
}

#[test]
fn what_was_held_after_a_jump_is_taken_back_with_it() {
    let desk = Desk::lived_in();
    desk.done(&["import", &desk.list("nham.csv", &[50_000]), "--accept-jump", "50000"], "");
    desk.done(&HOLD, "");
    assert!(desk.refused(&[&["series", "take-back", "incoming", "50000"][..], &WHY].concat(), "").contains("50001"));
    take_back(&desk, &["50000", "50001"]);
    assert_eq!(desk.next(), 6);
    assert!(desk.done(&["held"], "").contains("đã bỏ giữ"));
    desk.done(&["check"], "");
    // A locked book is left alone.
    desk.done(&["register", "incoming", "--emergency"], &with(incoming(9), "ArrivalNumber", json!(9)));
    desk.done(&["lock", "incoming", "--year", "2026", "--yes"], "");
    assert!(desk.refused(&[&["series", "take-back", "incoming", "9"][..], &WHY].concat(), "").contains("khóa"));
}

#[test]
fn an_outgoing_number_is_taken_back_by_its_code() {
    let desk = Desk::lived_in();
    let decision = with(outgoing(9), "CodeNumber", json!(777_777_777));
    desk.done(&["register", "outgoing", "--emergency", "--accept-jump", "777777777"], &decision);
    desk.done(&["register", "outgoing"], &outgoing(10).to_string());
    let both = ["series", "take-back", "outgoing", "777777777/QĐ-UBND", "777777778/QĐ-UBND"];
    let told = desk.done(&[&both[..], &WHY].concat(), "");
    assert!(told.contains("UBND tỉnh, Quyết định") && told.contains("sau số 2"), "{told}");
    let next = objects(&desk.done(&["register", "outgoing"], &outgoing(11).to_string()));
    assert_eq!(next[0]["Code"], "03/QĐ-UBND");
    desk.done(&["check"], "");
}

/// On paper: the struck row stands where the clerk wrote it, the closing page says why, and the bound book goes on after it.
#[test]
fn paper_tells_of_a_struck_number_where_it_was_written() {
    let desk = Desk::lived_in();
    desk.done(&["import", &desk.list("nham.csv", &[20_260_209]), "--accept-jump", "20260209"], "");
    let print_on = |name: &str| desk.done(&["book", "incoming", "--year", "2026", "--print-on", "-o", name], "");
    desk.done(&["book", "incoming", "--year", "2026", "--closing", "-o", "truoc.pdf"], "");
    take_back(&desk, &["20260209"]);
    let mut store = desk.store();
    let register = |store: &mut Store, count: usize| {
        store
            .write(|gate| {
                let mut entries = (100..100 + count).map(entry);
                entries.try_for_each(|entry| gate.register_incoming(&entry, &NumberRequest::default()).map(|_| ()))
            })
            .unwrap();
    };
    register(&mut store, 40);
    desk.done(&["book", "incoming", "--year", "2026", "--closing", "-o", "sau.pdf"], "");
    let text = pdf::pages(&desk.path("sau.pdf")).join(" ");
    let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word}: {text}"));
    assert!(at("4/BC-SYT") < at("20260209/SNV") && at("20260209/SNV") < at("09/02/2026 6 "), "{text}");
    assert!(text.contains("từ số 1 đến số 45") && text.contains("HỦY: gõ nhầm ngày"), "{text}");
    assert!(text.contains("4. Số ghi nhầm đã thu lại, không cấp cho văn bản nào nữa (1 số):"), "{text}");
    assert!(text.contains("20260209 (gõ nhầm ngày; đánh số tiếp sau số 5)."), "{text}");
    print_on("1.pdf");
    register(&mut store, 40);
    let said = print_on("2.pdf");
    assert!(!said.contains("bổ sung"), "{said}");
    let day = desk.done(&["day", "close", "-o", "ngay.pdf"], "");
    let text = pdf::pages(&desk.path("ngay.pdf")).join(" ");
    assert!(text.contains("thu lại số ghi nhầm số 20260209 (Văn bản đến)"), "{day} {text}");
}

/// A jump that was printed before it was taken back: its row is struck on a supplement page, the numbers after go on as ever.
#[test]
fn a_bound_book_goes_on_after_a_printed_jump() {
    let desk = Desk::lived_in();
    let list = desk.list("nham.csv", &(20_260_001..20_260_061).collect::<Vec<_>>());
    desk.done(&["import", &list, "--accept-jump", "20260001"], "");
    let print_on = |name: &str| desk.done(&["book", "incoming", "--year", "2026", "--print-on", "-o", name], "");
    print_on("1.pdf");
    let numbers: Vec<String> = (20_260_001..20_260_061).map(|number: u32| number.to_string()).collect();
    take_back(&desk, &numbers.iter().map(String::as_str).collect::<Vec<_>>());
    print_on("2.pdf");
    let lines: Vec<String> = (0..80).map(|at| incoming(at + 200).to_string()).collect();
    desk.done(&["register", "incoming"], &lines.join("\n"));
    let said = print_on("3.pdf");
    assert!(!said.contains("bổ sung") && said.contains("trang"), "{said}");
    desk.done(&["check"], "");
}

impl Desk {
    /// A backup of the registry as it is.
    fn copy(&self) -> String {
        self.path(self.done(&["backup", "copies"], "").trim_end()).to_string_lossy().into_owned()
    }

    fn numbers_of_2026(&self) -> String {
        self.done(&["numbers", "--year", "2026"], "")
    }
}

/// Restoring a copy from before the jump: the number stays struck, and its document comes back to it, cancelled.
#[test]
fn a_number_struck_since_the_copy_stays_struck_after_restoring() {
    let desk = Desk::lived_in();
    let copy = desk.copy();
    desk.done(&["import", &desk.list("nham.csv", &[20_260_209]), "--accept-jump", "20260209"], "");
    assert_eq!(desk.next(), 20_260_210);
    take_back(&desk, &["20260209", "20260210"]);
    assert_eq!(desk.next(), 6);
    let struck = |desk: &Desk| {
        let numbers = desk.numbers_of_2026();
        for number in ["20260209", "20260210"] {
            let said = format!("số {number} ghi nhầm, đã thu lại (gõ nhầm ngày): đánh số tiếp sau số 5");
            assert!(numbers.contains(&said), "{numbers}");
        }
        desk.done(&["check"], "");
    };
    desk.done(&["restore", &copy], "");
    struck(&desk);
    assert_eq!(desk.next(), 7);
    desk.done(&["book", "incoming", "--year", "2026", "--closing", "-o", "so.pdf"], "");
    let text = pdf::pages(&desk.path("so.pdf")).join(" ");
    assert!(text.contains("20260209 (gõ nhầm ngày; đánh số tiếp sau số 5)"), "{text}");
    desk.done(&["day", "close", "-o", "ngay.pdf"], "");
    let text = pdf::pages(&desk.path("ngay.pdf")).join(" ");
    assert!(text.contains("chép số đã thu lại") && text.contains("số 20260209 (Văn bản đến)"), "{text}");
    // A document that stands does not get it.
    let refused = desk.refused(&["import", &desk.list("nham.csv", &[20_260_209])], "");
    assert!(refused.contains("số 20260209 đã thu lại vì ghi nhầm"), "{refused}");

    let files = fs::read_dir(desk.folder.path()).unwrap().map(|file| file.unwrap().path());
    let list = files.map(|path| path.to_string_lossy().into_owned()).find(|path| path.contains("-van-ban-sau-ban-sao"));
    desk.done(&["import", &list.unwrap()], "");
    struck(&desk);
    let found = objects(&desk.done(&["search", "20260209", "--json"], ""));
    assert_eq!((&found[0]["ArrivalNumber"], &found[0]["Standing"]), (&json!(20_260_209), &json!("cancelled")));
    assert_eq!(desk.next(), 8);
    // The same copy once more: what was carried over is carried over again.
    desk.done(&["restore", &copy], "");
    struck(&desk);
    assert_eq!(desk.next(), 9);
}

/// Restoring a copy from after the jump: its document is cancelled there too, and the series goes on where the paper does.
#[test]
fn a_series_goes_back_in_a_copy_as_it_did_since() {
    for is_locked in [false, true] {
        let desk = Desk::lived_in();
        desk.done(&["import", &desk.list("nham.csv", &[20_260_209]), "--accept-jump", "20260209"], "");
        if is_locked {
            desk.done(&["lock", "incoming", "--year", "2026", "--yes"], "");
        }
        let copy = desk.copy();
        if is_locked {
            desk.done(&["unlock", "incoming", "--year", "2026", "--reason", "ghi nhầm"], "");
        }
        take_back(&desk, &["20260209"]);
        assert_eq!(desk.next(), 6);
        desk.done(&["register", "incoming", "--emergency"], &with(incoming(9), "ArrivalNumber", json!(9)));
        desk.done(&["restore", &copy], "");
        desk.done(&["check"], "");
        let numbers = desk.numbers_of_2026();
        assert!(numbers.contains("số 20260209 ghi nhầm, đã thu lại (gõ nhầm ngày)"), "{numbers}");
        let found = objects(&desk.done(&["search", "20260209", "--json"], ""));
        assert_eq!(found[0]["Standing"], "cancelled");
        assert_eq!(found[0]["Ruling"]["Authority"], "Chánh Văn phòng");
        if is_locked {
            desk.done(&["unlock", "incoming", "--year", "2026", "--reason", "ghi tiếp"], "");
        }
        assert_eq!(desk.next(), 10);
        desk.done(&["check"], "");
    }
}

/// What the program does by itself it may not do behind its own back either.
#[test]
fn the_file_itself_lets_no_series_go_back_but_from_a_struck_number() {
    let desk = Desk::lived_in();
    desk.done(&["import", &desk.list("nham.csv", &[20_260_209]), "--accept-jump", "20260209"], "");
    let connection = rusqlite::Connection::open(desk.path("registry.db")).unwrap();
    let aborts = |sql: &str| {
        let refused = connection.execute_batch(&format!("SAVEPOINT one; {sql}"));
        connection.execute_batch("ROLLBACK TO one; RELEASE one").unwrap();
        assert!(refused.is_err(), "{sql}");
    };
    let back = |to: u32| format!("UPDATE series SET last = {to} WHERE book = 'incoming'");
    aborts(&back(5));
    let strike = |number: u32| {
        format!(
            "INSERT INTO struck_number (series_id, number, back_to, reason, ruled_by, day)
                 SELECT id, {number}, 5, 'x', 'y', '2026-02-09' FROM series WHERE book = 'incoming'"
        )
    };
    // Struck is not the last, or something that counts lies beyond.
    aborts(&format!("{}; {}", strike(5), back(4)));
    aborts(&format!("{}; {}", strike(20_260_209), back(4)));
    take_back(&desk, &["20260209"]);
    aborts("DELETE FROM struck_number");
    aborts("UPDATE struck_number SET reason = 'z'");
    aborts(&strike(20_260_209));
    aborts("INSERT OR REPLACE INTO struck_number SELECT * FROM struck_number");
    aborts(
        "INSERT INTO reservation (series_id, number, in_turn, holder, reason, until, state)
         SELECT series_id, number, 0, 'a', 'b', '2099-01-01', 'held' FROM struck_number",
    );
    aborts(&back(4));
}

// Against a plain model.

/// What somebody does to số đến of a year.
#[derive(Debug, Clone)]
enum Act {
    Register,
    /// From paper, so far beyond the last, with consent or without.
    Paper(u32, bool),
    /// A list: so far beyond the last each number, and whether the jump that may be in it is consented to.
    List(Vec<u32>, bool),
    Hold,
    /// Takes back the last number that was told and all given after it.
    TakeBack,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let far = || prop_oneof![6 => 1_u32..30, 2 => 990_u32..1_010, 2 => 5_000_u32..30_000_000];
    let act = prop_oneof![
        4 => Just(Act::Register),
        2 => (far(), any::<bool>()).prop_map(|(far, accepted)| Act::Paper(far, accepted)),
        3 => (prop::collection::vec(far(), 1..6), any::<bool>()).prop_map(|(far, accepted)| Act::List(far, accepted)),
        1 => Just(Act::Hold),
        2 => Just(Act::TakeBack),
    ];
    prop::collection::vec(act, 1..25)
}

/// What the registry should know: the numbers that count, each with whether it was told from outside; those struck.
#[derive(Debug, Default)]
struct Model {
    counting: BTreeMap<u32, bool>,
    struck: BTreeSet<u32>,
}

impl Model {
    fn last(&self) -> u32 {
        self.counting.last_key_value().map_or(0, |(last, _)| *last)
    }

    fn next(&self) -> u32 {
        (self.last() + 1..=LARGEST).find(|number| !self.struck.contains(number)).unwrap()
    }
}

fn entry(at: usize) -> IncomingEntry {
    let draft = IncomingDraft {
        arrival_date: NaiveDate::from_ymd_opt(2026, 2, 9),
        code: format!("{at}/BC-SYT"),
        content: fixtures::content("Sở Y tế", "Báo cáo", &format!("việc {at}")),
        ..IncomingDraft::default()
    };
    draft.check().unwrap().entry
}

/// Does one thing to both, and compares what the registry answers with what the model says it must.
fn step(store: &mut Store, model: &mut Model, act: &Act, at: usize) {
    let day = NaiveDate::from_ymd_opt(2026, 2, 9).unwrap();
    match act {
        Act::Register => {
            let next = model.next();
            assert_eq!(store.register_incoming(&entry(at)).unwrap().arrival_number, next);
            model.counting.insert(next, false);
        }
        Act::Hold => {
            let next = model.next();
            let until = NaiveDate::from_ymd_opt(2199, 1, 1).unwrap();
            let hold = Hold { from: None, amount: 1, holder: "A".into(), reason: "B".into(), until };
            let made = store.write(|gate| gate.hold_incoming(day, &hold)).unwrap();
            assert_eq!(made[0].number, next);
            model.counting.insert(next, false);
        }
        Act::Paper(far, accepted) => {
            let number = model.last() + far;
            let request = NumberRequest {
                number: Some(Number::plain(number)),
                emergency: true,
                jump_accepted: *accepted,
                ..NumberRequest::default()
            };
            let done = store.write(|gate| gate.register_incoming(&entry(at), &request));
            let may = !model.struck.contains(&number) && (*far <= 1_000 || *accepted) && number <= LARGEST;
            assert_eq!(done.is_ok(), may, "{number} {done:?}");
            if may {
                model.counting.insert(number, true);
            }
        }
        Act::List(far, accepted) => list(store, model, far, *accepted, at),
        Act::TakeBack => {
            let Some((first, _)) = model.counting.iter().rev().find(|(_, told)| **told) else { return };
            let first = *first;
            let numbers: Vec<u32> = model.counting.range(first..).map(|(number, _)| *number).collect();
            let ruling = Ruling { reason: "gõ nhầm".into(), authority: "Chánh VP".into(), date: None };
            let id = of_number(store, first);
            if numbers.len() > 1 {
                let alone = store.write(|gate| gate.take_back(id, &[], &ruling));
                let Err(StoreError::Refused(problems)) = alone else { panic!("{alone:?}") };
                assert!(matches!(problems[0].cause, Cause::Number(NumberCause::CountBeyond(_))), "{problems:?}");
            }
            let taken = store.write(|gate| gate.take_back(id, &numbers[1..], &ruling)).unwrap();
            for number in numbers {
                model.counting.remove(&number);
                model.struck.insert(number);
            }
            assert_eq!(taken.back_to, model.last());
        }
    }
}

fn of_number(store: &Store, number: u32) -> DocumentId {
    let query = vanthu::domain::query::NumberQuery {
        book: vanthu::domain::book::Book::Incoming,
        number: number.to_string(),
        year: 2026,
        authority: None,
    };
    store.of_number(&query).unwrap()[0].id()
}

fn list(store: &mut Store, model: &mut Model, far: &[u32], accepted: bool, at: usize) {
    let numbers: Vec<u32> = far.iter().map(|far| model.last() + far).filter(|number| *number <= LARGEST).collect();
    let rows: Vec<ImportedRow> = numbers
        .iter()
        .enumerate()
        .map(|(row, number)| {
            let mut fingerprint = [0; 32];
            fingerprint[..8].copy_from_slice(&((at * 100 + row) as u64).to_le_bytes());
            ImportedRow::Incoming(ImportedIncoming {
                entry: entry(at * 100 + row),
                arrival_number: Some(*number),
                suffix: String::new(),
                standing: Standing::Valid,
                fingerprint,
                brought: Brought::default(),
            })
        })
        .collect();
    // The plain rule: sorted, each may lie a thousand beyond the one before; a first list begins where it begins.
    let mut sorted: Vec<u32> = numbers.iter().copied().filter(|number| !model.struck.contains(number)).collect();
    sorted.sort_unstable();
    sorted.dedup();
    let leaps: Vec<u32> = (0..sorted.len())
        .filter(|at| {
            let before = if *at == 0 { model.last() } else { sorted[at - 1] };
            let begins = *at == 0 && before == 0;
            !begins && sorted[*at] - before > 1_000
        })
        .map(|at| sorted[at])
        .collect();
    let consented: &[u32] = if accepted { &leaps } else { &[] };
    let first_leap = if accepted { None } else { leaps.first().copied() };
    store
        .write(|gate| {
            gate.expect_list(rows.iter(), consented)?;
            for (row, number) in rows.iter().zip(&numbers) {
                let done = gate.import(row);
                let may = !model.struck.contains(number) && first_leap.is_none_or(|leap| *number < leap);
                match done {
                    Ok(Imported::Added(_)) => assert!(may, "{number}"),
                    Err(StoreError::Refused(problems)) => assert!(!may, "{number} {problems:?}"),
                    other => panic!("{other:?}"),
                }
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    for number in sorted.into_iter().filter(|number| first_leap.is_none_or(|leap| *number < leap)) {
        model.counting.insert(number, true);
    }
}

fn registry(folder: &Path) -> Store {
    Store::open_or_create(&folder.join("registry.db")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever is registered, told, consented to and taken back: the next number is the model's, none is given twice, and the
    /// registry is whole.
    #[test]
    fn numbers_go_as_the_plain_model_says(acts in acts()) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = registry(folder.path());
        let mut model = Model::default();
        for (at, act) in acts.iter().enumerate() {
            step(&mut store, &mut model, act, at + 1);
            let expected = store.expected_arrival_number(NaiveDate::from_ymd_opt(2026, 2, 9).unwrap()).unwrap();
            prop_assert_eq!(expected, model.next(), "{:?}", act);
        }
        prop_assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
        let connection = rusqlite::Connection::open(folder.path().join("registry.db")).unwrap();
        let twice: i64 = connection
            .query_row(
                "SELECT count(*) FROM (SELECT 1 FROM document WHERE numbered <> 'imported' GROUP BY series_id, number, suffix
                 HAVING count(*) > 1)",
                [],
                |row| row.get(0),
            )
            .unwrap();
        prop_assert_eq!(twice, 0);
    }
}

#[test]
fn taking_back_is_an_event() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    let mut model = Model::default();
    for (at, act) in [Act::Register, Act::Paper(5_000, true), Act::TakeBack].iter().enumerate() {
        step(&mut store, &mut model, act, at + 1);
    }
    let id = of_number(&store, 5_001);
    let actions: Vec<Action> = store.history(id).unwrap().iter().map(|event| event.action).collect();
    assert_eq!(actions, [Action::Registered, Action::Cancelled]);
    let events = store.head().unwrap().0;
    let connection = rusqlite::Connection::open(folder.path().join("registry.db")).unwrap();
    let last: String =
        connection.query_row("SELECT action FROM event WHERE id = ?1", [events], |row| row.get(0)).unwrap();
    assert_eq!(last, Action::TakenBack.key());
}
