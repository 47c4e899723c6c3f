//! The commands as a script meets them: real processes, their output and how they end.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};

use crate::script::{Desk, objects, said};

fn incoming(subject: &str) -> Value {
    json!({"ArrivalDate": "2026-02-09", "OrganName": "Công an tỉnh", "Code": "609/CAT-PC07", "TypeName": "Công văn", "Subject": subject})
}

fn outgoing(type_name: &str, normative: bool) -> Value {
    json!({
        "IssuedDate": "2026-02-09", "OrganName": "UBND tỉnh", "TypeName": type_name, "Subject": "về công tác năm",
        "SignerInfo": {"Prefix": "TM.", "Position": "Chủ tịch", "FullName": "Trần Văn Bình"}, "Normative": normative,
        "To": [{"OrganName": "Sở Nội vụ"}, {"OrganId": "H50.1", "OrganName": "Sở Y tế"}], "DraftingUnit": "NC",
    })
}

#[test]
fn what_is_registered_comes_back_with_its_number() {
    let desk = Desk::with_office();
    let registered =
        objects(&desk.done(&["register", "incoming"], &format!("{}\n\n{}\n", incoming("một"), incoming("hai"))));
    assert_eq!(registered.len(), 2);
    assert_eq!(registered[1]["ArrivalNumber"], 2);
    for (key, value) in incoming("hai").as_object().unwrap() {
        assert_eq!(&registered[1][key], value, "{key}");
    }
    assert_eq!((&registered[1]["CodeNumber"], &registered[1]["CodeNotation"]), (&json!("609"), &json!("CAT-PC07")));

    let lines = [outgoing("Quyết định", true), outgoing("Quyết định", false), outgoing("Công văn", false)];
    let input = lines.map(|line| line.to_string()).join("\n");
    let registered = objects(&desk.done(&["register", "outgoing", "-"], &input));
    let codes: Vec<_> = registered.iter().map(|object| object["Code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["01/2026/QĐ-UBND", "01/QĐ-UBND", "01/UBND-NC"]);
    assert_eq!(registered[0]["CodeNumber"], "01");
    assert_eq!(registered[0]["Normative"], true);
    assert_eq!(registered[1]["Normative"], false);
    assert_eq!(registered[2]["To"], outgoing("Công văn", false)["To"]);

    let found = objects(&desk.done(&["search", "cong an 609", "--json"], ""));
    assert_eq!(found.len(), 2);
    assert_eq!((&found[0]["Book"], &found[0]["ArrivalNumber"]), (&json!("incoming"), &json!(2)));
    assert!(desk.done(&["search", "hai"], "").contains("609/CAT-PC07"));
    let output = desk.run(&["search", "không có đâu"], "");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    let report: Value = serde_json::from_str(&desk.done(&["report", "--year", "2026", "--json"], "")).unwrap();
    assert_eq!((&report["Year"], &report["Incoming"], &report["Outgoing"]), (&json!(2026), &json!(2), &json!(3)));
    assert_eq!(report["OutgoingBy"][0]["Normative"], true);
    desk.done(&["check"], "");
}

#[test]
fn what_is_asked_for_goes_into_a_new_file() {
    let desk = Desk::with_office();
    fs::write(desk.path("den.jsonl"), format!("{}\n{{}}\n{}\n", incoming("một"), incoming("hai"))).unwrap();
    let read = |name: &str| fs::read_to_string(desk.path(name)).unwrap();
    let names = || {
        let files = fs::read_dir(desk.folder.path()).unwrap();
        files.map(|file| file.unwrap().file_name()).filter(|name| name.to_str().unwrap().starts_with('.')).count()
    };

    // What was registered is told, though a line was not.
    desk.refused(&["register", "incoming", "den.jsonl", "--each", "-o", "so.jsonl"], "");
    let numbers: Vec<_> = objects(&read("so.jsonl")).iter().map(|object| object["ArrivalNumber"].clone()).collect();
    assert_eq!(numbers, [1, 2]);

    for (words, file) in [
        (&["search", "609", "--json"][..], "tim.jsonl"),
        (&["search", "hai"], "tim.txt"),
        (&["report", "--year", "2026"], "bao-cao.txt"),
        (&["numbers", "--year", "2026"], "so.txt"),
        (&["history", "incoming", "1", "--year", "2026"], "lich-su.txt"),
        (&["form"], "bieu-mau.txt"),
        (&["check"], "kiem-tra.txt"),
    ] {
        let printed = desk.done(words, "");
        let said = desk.done(&[words, &["-o", file]].concat(), "");
        assert_eq!(said, format!("Đã ghi {file}\n"));
        assert_eq!(read(file), printed, "{words:?}");
        assert!(!printed.is_empty(), "{words:?}");
    }

    // A file that is there stays, and nothing is registered before that is known.
    let refused = desk.refused(&["register", "incoming", "den.jsonl", "--each", "-o", "tim.txt"], "");
    assert!(refused.contains("tim.txt"), "{refused}");
    assert_eq!(read("tim.txt"), desk.done(&["search", "hai"], ""));
    assert_eq!(desk.numbers().len(), 2);
    // What is refused leaves no file.
    desk.refused(&["history", "incoming", "99", "--year", "2026", "-o", "khong.txt"], "");
    assert!(!desk.path("khong.txt").exists());
    assert_eq!(names(), 0);
    desk.refused(&["backup", "sao-luu", "-o", "khong.txt"], "");
}

#[test]
fn a_bad_line_keeps_all_others_out_and_is_named() {
    let desk = Desk::with_office();
    let long = "dài ".repeat(25_000);
    for (line, field, cause) in [
        (json!({"ArrivalDate": "2026-02-31"}), "ArrivalDate", "2026-02-31"),
        (json!({"Subject": long}), "Subject", "2.000"),
        (json!({"Priority": 9}), "Priority", "4"),
        (json!({"OrganName": ""}), "OrganName", "chưa nhập"),
        (json!({"Colour": "red"}), "Colour", "không có trường"),
        (json!({"ArrivalNumber": 12}), "ArrivalNumber", "không được giữ"),
    ] {
        let mut bad = incoming("sai");
        bad.as_object_mut().unwrap().extend(line.as_object().unwrap().clone());
        let told =
            desk.refused(&["register", "incoming"], &format!("{}\n{bad}\n{}\n", incoming("một"), incoming("hai")));
        assert!(told.starts_with("Dòng 2:"), "{told}");
        assert!(told.contains(field) && told.contains(cause), "{told}");
        assert!(!told.contains("Dòng 1") && !told.contains("Dòng 3"), "{told}");
    }
    let told = desk.refused(&["register", "incoming"], "{}\n");
    for field in ["ArrivalDate", "OrganName", "TypeName", "Subject"] {
        assert!(told.contains(field), "{told}");
    }
    let mut elsewhere = outgoing("Công văn", false);
    elsewhere["OrganName"] = json!("Sở Nào Đó");
    assert!(desk.refused(&["register", "outgoing"], &elsewhere.to_string()).contains("vanthu authority add"));
    desk.refused(&["register", "incoming"], "no json\n");
    desk.refused(&["register", "incoming", "absent.jsonl"], "");
    assert_eq!(desk.numbers(), Vec::<u64>::new());
    assert_eq!(objects(&desk.done(&["register", "incoming"], &incoming("tốt").to_string()))[0]["ArrivalNumber"], 1);
}

#[test]
fn each_line_may_stand_for_itself() {
    let desk = Desk::new();
    let output =
        desk.run(&["register", "incoming", "--each"], &format!("{}\n{{}}\n{}\n", incoming("một"), incoming("hai")));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(objects(&String::from_utf8(output.stdout).unwrap()).len(), 2);
    assert!(String::from_utf8(output.stderr).unwrap().contains("Dòng 2"));
    assert_eq!(desk.numbers(), [2, 1]);
}

#[test]
fn reading_commands_make_no_registry() {
    let desk = Desk::new();
    for words in [
        &["search", "15"][..],
        &["report", "--year", "2026"],
        &["check"],
        &["office"],
        &["authority", "add", "UBND", "--abbreviation", "UBND"],
        &["book", "incoming", "--year", "2026", "-o", "a.pdf"],
    ] {
        assert!(desk.refused(words, "").contains("Không có sổ đăng ký"), "{words:?}");
    }
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 0);
}

#[test]
fn files_that_are_no_registry_are_refused_and_kept() {
    for (bytes, told) in [(&b""[..], "rỗng"), (b"\x89PNG\r\n\x1a\n a picture", "không phải là sổ đăng ký")] {
        let desk = Desk::new();
        fs::write(desk.path("registry.db"), bytes).unwrap();
        for words in [
            &["check"][..],
            &["search", "15"],
            &["register", "incoming"],
            &["office", "--name", "A", "--abbreviation", "A"],
        ] {
            let said = desk.refused(words, &incoming("một").to_string());
            assert!(said.contains(told), "{said}");
        }
        assert_eq!(fs::read(desk.path("registry.db")).unwrap(), bytes);
    }
}

#[test]
fn a_list_is_imported_once() {
    let desk = Desk::with_office();
    // Built on another system, this folder is named without the drive it lies on, and the program works on a drive of its own.
    let list = std::path::absolute(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/van-ban-den.csv")).unwrap();
    let list = list.to_str().unwrap();
    let tried = desk.done(&["import", list, "--dry-run"], "");
    assert!(tried.contains("58"), "{tried}");
    assert_eq!(desk.numbers().len(), 0);
    desk.done(&["import", list], "");
    desk.done(&["import", list], "");
    let mut numbers = desk.numbers();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=58).collect::<Vec<_>>());
    let found = objects(&desk.done(&["search", "20/2019", "--json"], ""));
    assert_eq!(found[0]["Code"], "20/2019/TT-BXD");
    let found = objects(&desk.done(&["search", "dau thau 22", "--json"], ""));
    assert_eq!((&found[0]["Code"], &found[0]["TypeName"]), (&json!("22/2023/QH15"), &json!("Luật")));
    desk.done(&["check"], "");
}

#[test]
fn lists_with_faults_are_refused_whole_or_without_their_bad_rows() {
    let desk = Desk::new();
    let head = "Ngày đến,Số đến,Tác giả,Số ký hiệu,Ngày văn bản,Tên loại và trích yếu nội dung,Ghi chú\n";
    let good = "05/01/2026,7,Sở Y tế,15/BC-SYT,02/01/2026,Báo cáo công tác y tế,\n";
    let bad = "31/02/2026,8,Sở Y tế,16/BC-SYT,02/01/2026,Báo cáo công tác y tế,\n";
    let utf16: Vec<u8> = format!("{head}{good}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("empty.csv", Vec::new()),
        ("headings.csv", head.as_bytes().to_vec()),
        ("utf16.csv", utf16),
        ("tcvn3.csv", b"Ng\xb5y \xae\xd5n,S\xe8 \xae\xd5n\n05/01/2026,7\n".to_vec()),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe".to_vec()),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe".to_vec()),
        ("letter.docx", b"text".to_vec()),
        ("bad.csv", format!("{head}{good}{bad}").into_bytes()),
    ] {
        fs::write(desk.path(name), &bytes).unwrap();
        let told = desk.refused(&["import", name], "");
        assert!(told.chars().count() > 40, "{name}: {told}");
        assert_eq!(fs::read(desk.path(name)).unwrap(), bytes, "the list was altered");
    }
    let told = desk.refused(&["import", "bad.csv"], "");
    assert!(told.contains("Dòng 3") && told.contains("31/02/2026"), "{told}");
    // The bad rows become a list of their own; what is there under that name stays, and nothing is imported then.
    fs::write(desk.path("sua.csv"), "của người khác").unwrap();
    let told = desk.refused(&["import", "bad.csv", "--skip-bad", "--refused", "sua.csv"], "");
    assert!(told.contains("sua.csv"), "{told}");
    assert_eq!(fs::read_to_string(desk.path("sua.csv")).unwrap(), "của người khác");
    assert_eq!(desk.numbers().len(), 0);
    desk.done(&["import", "bad.csv", "--skip-bad", "--refused", "dong-loi.csv"], "");
    assert_eq!(desk.numbers(), [7]);
    let saved = fs::read_to_string(desk.path("dong-loi.csv")).unwrap();
    assert_eq!(saved.lines().count(), 2);
    assert!(saved.contains("31/02/2026,8,Sở Y tế,16/BC-SYT"), "{saved}");
    fs::write(desk.path("dong-loi.csv"), saved.replacen("31/02/2026", "28/02/2026", 1)).unwrap();
    desk.done(&["import", "dong-loi.csv"], "");
    let mut numbers = desk.numbers();
    numbers.sort_unstable();
    assert_eq!(numbers, [7, 8]);
}

#[test]
fn the_command_line_is_not_guessed_at() {
    let desk = Desk::new();
    assert!(desk.refused(&["serach", "15"], "").contains("serach"));
    assert!(
        desk.refused(&["book", "incoming", "--year", "2026", "--from", "31/02/2026", "-o", "a.pdf"], "")
            .contains("31/02/2026")
    );
    let help = desk.done(&["--help"], "");
    for word in ["vanthu register", "[--from-number N", "vanthu form", "vanthu check", "2 từ chối"] {
        assert!(help.contains(word), "the help is told to its end: {word}");
    }
}

#[test]
fn every_command_is_in_the_manual_and_completed_in_each_shell() {
    let desk = Desk::new();
    let help = desk.done(&["help"], "");
    let commands: Vec<&str> = help
        .lines()
        .filter_map(|line| line.strip_prefix("vanthu "))
        .map(|line| line.split(' ').next().unwrap())
        .filter(|word| !word.is_empty())
        .collect();
    assert!(commands.contains(&"register") && commands.contains(&"completions"), "{commands:?}");
    let completed = ["bash", "zsh", "fish", "powershell"].map(|shell| desk.done(&["completions", shell], ""));
    let manual = desk.done(&["man"], "");
    for command in commands {
        for script in &completed {
            assert!(script.contains(command), "{command}");
        }
        assert!(manual.contains(&format!("vanthu {}", command.replace('-', "\\-"))), "{command}");
    }
    assert!(completed.iter().all(|script| script.contains("from-number")));
    // `clap_complete` does not complete the values of options in PowerShell.
    assert!(completed[..3].iter().all(|script| script.contains("incoming") && script.contains("outgoing")));
    assert!(manual.starts_with(".TH VANTHU 1") && manual.contains("CÁC LỆNH"));
    assert!(desk.refused(&["completions", "csh"], "").contains("bash, zsh, fish, powershell"));
}

#[test]
fn a_place_that_cannot_be_written_is_refused() {
    let desk = Desk::new();
    fs::write(desk.path("file"), "").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .args(["office", "--name", "A", "--abbreviation", "A", "--lang", "vi", "--registry"])
        .arg(desk.path("file/registry.db"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("file"), "{}", said(&output));
}

/// Monday 23/11/2026: Tuesday the 24th is off, so that Friday the 27th is three working days on.
#[test]
fn what_waits_is_told_in_words_and_in_json() {
    let desk = Desk::with_office();
    let due = |subject: &str, day: &str| {
        let mut line = incoming(subject);
        line["DueDate"] = json!(day);
        line.to_string()
    };
    let mut urgent = incoming("bão số 5");
    (urgent["ArrivalDate"], urgent["Priority"]) = (json!("2026-11-21"), json!(2));
    let lines = [due("một", "2026-11-20"), due("hai", "2026-11-23"), due("ba", "2026-11-27"), due("bốn", "2026-11-30")];
    desk.done(&["register", "incoming"], &[&lines[..], &[urgent.to_string()]].concat().join("\n"));
    // A unit has a day of its own, before the document's.
    desk.done(
        &[
            "instruct",
            "incoming",
            "4",
            "--year",
            "2026",
            "--by",
            "Chánh Văn phòng",
            "--on",
            "10/02/2026",
            "--lead",
            "Phòng Nội chính=25/11/2026",
        ],
        "",
    );
    let hold = ["--for", "Phòng A", "--reason", "ký muộn", "--until", "31/12/2199"];
    desk.done(&[&["hold", "incoming", "--date", "09/02/2026"][..], &hold].concat(), "");
    let told = desk.done(&["due", "--on", "23/11/2026"], "");
    for words in [
        "Quá hạn: 1",
        "Quá hạn 3 ngày (hạn 20/11/2026)",
        "Hôm nay (hạn 23/11/2026)",
        "Còn 4 ngày (hạn 27/11/2026)",
        "Còn 2 ngày (hạn 25/11/2026)",
        "bốn · Phòng Nội chính",
        "Văn bản khẩn còn chờ: 1",
        "Khẩn: chờ 2 ngày",
    ] {
        assert!(told.contains(words), "{told}");
    }
    assert!(told.contains("văn bản đến 5"), "{told}");
    let told: Value = serde_json::from_str(&desk.done(&["due", "--on", "2026-11-23", "--json"], "")).unwrap();
    let subjects = |key: &str| -> Vec<&str> {
        told[key].as_array().unwrap().iter().map(|object| object["Subject"].as_str().unwrap()).collect()
    };
    assert_eq!(
        (subjects("Overdue"), subjects("DueToday"), subjects("DueSoon")),
        (vec!["một"], vec!["hai"], vec!["bốn", "ba"])
    );
    assert_eq!(told["DueSoon"][0]["OpenDeadline"], json!({"DueDate": "2026-11-25", "Units": ["Phòng Nội chính"]}));
    assert_eq!((subjects("Urgent"), &told["Urgent"][0]["WaitingSince"]), (vec!["bão số 5"], &json!("2026-11-21")));
    assert_eq!(told["NotHandedOver"], json!({"Incoming": 5, "Outgoing": 0}));
    assert_eq!((&told["Day"], &told["HeldNumbers"]), (&json!("2026-11-23"), &json!([])));
    let later: Value = serde_json::from_str(&desk.done(&["due", "--on", "2199-12-31", "--json"], "")).unwrap();
    assert_eq!(later["HeldNumbers"][0]["Holder"], "Phòng A");
}

#[test]
fn the_office_edits_its_calendar_and_imports_it() {
    let desk = Desk::new();
    desk.done(&["calendar", "add", "31/8/2026", "off", "Nghỉ hoán đổi"], "");
    let list = |desk: &Desk| desk.done(&["calendar", "list", "--year", "2026"], "");
    let told = list(&desk);
    for words in ["31/08/2026 · nghỉ · Nghỉ hoán đổi", "27/04/2026 · nghỉ · Giỗ Tổ Hùng Vương (nghỉ bù)", "24/11/2026"]
    {
        assert!(told.contains(words), "{told}");
    }
    fs::write(desk.path("lich.csv"), "ngày;loại;tên\n22/08/2026;làm việc;Làm bù\n31/02/2026;nghỉ;x\n").unwrap();
    let told = desk.refused(&["calendar", "import", "lich.csv"], "");
    assert!(told.contains("Dòng 3") && told.contains("31/02/2026"), "{told}");
    fs::write(desk.path("lich.csv"), "ngày;loại;tên\n22/08/2026;làm việc;Làm bù\n").unwrap();
    desk.done(&["calendar", "import", "lich.csv"], "");
    assert!(list(&desk).contains("22/08/2026 · làm việc · Làm bù"));
    desk.done(&["calendar", "remove", "22/08/2026"], "");
    assert!(desk.refused(&["calendar", "remove", "22/08/2026"], "").contains("Không có gì thay đổi"));
    assert!(!list(&desk).contains("22/08/2026"));
}

/// The object is written as it is read, and is what it always was: these keys in this order, each document as everywhere else.
#[test]
fn the_day_s_work_is_one_object_in_one_line() {
    let desk = Desk::with_office();
    let due = |subject: &str| {
        json!({"ArrivalDate": "2026-02-09", "OrganName": "Sở Y tế", "TypeName": "Công văn", "Subject": subject,
               "DueDate": "2026-02-20"})
        .to_string()
    };
    desk.done(&["register", "incoming"], &[due("một \"hai\""), due("ba")].join("\n"));
    let told = desk.done(&["due", "--on", "2026-03-02", "--json"], "");
    assert_eq!(told.matches('\n').count(), 1);
    let object: Value = serde_json::from_str(&told).unwrap();
    let keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = vec!["Day", "Overdue", "DueToday", "DueSoon", "Urgent", "NotHandedOver", "Envelopes"];
    expected.extend(["HeldNumbers", "LastNumbersAsked", "Late", "UnprintedRows"]);
    assert_eq!(keys, expected);
    let mut documents = objects(&desk.done(&["search", "", "--json"], ""));
    documents.reverse();
    for document in &mut documents {
        document["OpenDeadline"] = json!({"DueDate": "2026-02-20", "Units": []});
    }
    assert_eq!(object["Overdue"], json!(documents));
    assert_eq!(told.trim_end(), object.to_string());
}
