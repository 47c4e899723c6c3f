//! Every screen of an office, and how one comes to it by keys.

use std::{fs, path::PathBuf};

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::window::Event;

use crate::clerk::Clerk;

const PLAIN: Modifiers = Modifiers::empty();
const ALT: Modifiers = Modifiers::ALT;

/// How one comes to a screen: from the desk of an office, as just opened.
pub type Way = fn(&mut Clerk);

/// The screens of an office with a month's work.
pub const SCREENS: &[(&str, Way)] = &[
    ("overview", |clerk| clerk.key(Named::Home, ALT)),
    ("incoming", |clerk| clerk.key(Named::ArrowDown, PLAIN)),
    ("outgoing", |clerk| {
        clerk.key(Named::F5, PLAIN);
        clerk.key(Named::ArrowDown, PLAIN);
    }),
    ("search", |clerk| {
        clerk.ctrl("f");
        clerk.types("phong chay");
        clerk.key(Named::ArrowDown, PLAIN);
    }),
    ("search-nothing", |clerk| {
        clerk.ctrl("f");
        clerk.types("khong co gi");
    }),
    ("filters", |clerk| clerk.key(Named::F8, PLAIN)),
    ("selection", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        for _ in 0..3 {
            clerk.key(Named::ArrowDown, Modifiers::SHIFT);
        }
    }),
    ("menu", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.key(Named::F10, Modifiers::SHIFT);
    }),
    ("columns", |clerk| {
        clerk.key(Named::F8, Modifiers::SHIFT);
        clerk.key(Named::ArrowRight, PLAIN);
        clerk.key(Named::ArrowRight, PLAIN);
    }),
    ("status", |clerk| {
        // One that has waited for 1,234 days since 08/07/2023.
        due(clerk, "08/07/2023");
        clerk.ctrl("s");
        // A term before the arrival is asked about.
        clerk.key(Named::Enter, Modifiers::CTRL);
        clerk.key(Named::Escape, PLAIN);
        clerk.key(Named::F8, Modifiers::SHIFT);
        let column = if clerk.sees("Văn bản đến") { "Trạng thái" } else { "Status" };
        clerk.clicks(column);
        clerk.key(Named::F8, Modifiers::SHIFT);
        clerk.ctrl("j");
    }),
    ("saved", |clerk| {
        keep_search(clerk, "phong chay", "Phòng cháy, chữa cháy");
        keep_search(clerk, "khieu nai to cao", "Khiếu nại, tố cáo chuyển về các xã, phường");
        clerk.ctrl_shift("f");
        clerk.key(Named::Enter, PLAIN);
        clerk.ctrl_shift("f");
    }),
    ("saved-keep", |clerk| {
        clerk.ctrl("f");
        clerk.types("phong chay");
        clerk.ctrl("h");
        clerk.ctrl_shift("f");
        clerk.key(Named::Enter, PLAIN);
    }),
    ("saved-rename", |clerk| {
        keep_search(clerk, "phong chay", "Phòng cháy");
        clerk.ctrl_shift("f");
        clerk.ctrl("e");
    }),
    ("print-list", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.key(Named::ArrowDown, Modifiers::SHIFT);
        clerk.ctrl_shift("p");
    }),
    ("print-list-done", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.key(Named::ArrowDown, Modifiers::SHIFT);
        clerk.ctrl_shift("p");
        clerk.key(Named::Enter, PLAIN);
    }),
    ("in-file", |clerk| {
        clerk.ctrl("f");
        clerk.types("phuong an tac chien");
    }),
    ("month", |clerk| {
        clerk.key(Named::F2, PLAIN);
        clerk.key(Named::ArrowDown, ALT);
    }),
    ("entry-incoming", |clerk| {
        clerk.key(Named::F2, PLAIN);
        clerk.fills("=");
        clerk.types("cong");
    }),
    ("entry-incoming-end", |clerk| {
        clerk.key(Named::F2, PLAIN);
        for _ in 0..12 {
            clerk.key(Named::Tab, PLAIN);
        }
    }),
    ("entry-incoming-wrong", |clerk| {
        clerk.key(Named::F2, PLAIN);
        clerk.fills("45/13/2026");
        clerk.fills("");
        clerk.types("609/CAT-PC07");
        clerk.ctrl("s");
    }),
    ("entry-outgoing", |clerk| clerk.key(Named::F3, PLAIN)),
    ("entry-outgoing-new-type", |clerk| {
        clerk.key(Named::F3, PLAIN);
        clerk.ctrl("t");
        clerk.fills("Phiếu trình");
        clerk.types("PTr");
    }),
    ("amending", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl("e");
    }),
    ("withdraw", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl("d");
    }),
    ("link", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl("l");
    }),
    ("followed", |clerk| {
        for _ in 0..5 {
            clerk.key(Named::ArrowDown, PLAIN);
        }
    }),
    ("follow-instruct", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl("i");
        clerk.fills("Chánh Văn phòng");
        clerk.key(Named::Enter, PLAIN);
        clerk.fills("Giao tham mưu văn bản trả lời");
        clerk.fills("Phòng Nội chính");
        clerk.fills("5 ngày làm việc");
        clerk.types("phong kinh");
    }),
    ("follow-instruct-wrong", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.key(Named::ArrowDown, Modifiers::SHIFT);
        clerk.ctrl("i");
        for _ in 0..4 {
            clerk.key(Named::Tab, PLAIN);
        }
        clerk.types("hôm nào đó");
        clerk.ctrl("s");
    }),
    ("follow-hand-over", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.key(Named::ArrowDown, Modifiers::SHIFT);
        clerk.ctrl_shift("h");
    }),
    ("follow-report", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl_shift("j");
    }),
    ("follow-submit", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl_shift("i");
    }),
    ("follow-send", |clerk| {
        clerk.key(Named::F5, PLAIN);
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl_shift("g");
    }),
    ("follow-lend", |clerk| {
        clerk.key(Named::F5, PLAIN);
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl_shift("l");
    }),
    ("follow-give-back", |clerk| {
        clerk.key(Named::F5, PLAIN);
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl_shift("l");
        clerk.fills("Trần Văn Mẫu");
        clerk.types("Chánh Văn phòng");
        clerk.ctrl("s");
        clerk.ctrl_shift("b");
    }),
    ("cancelled", |clerk| {
        for _ in 0..4 {
            clerk.key(Named::ArrowDown, PLAIN);
        }
    }),
    ("pile", |clerk| {
        clerk.key(Named::F2, Modifiers::SHIFT);
        clerk.types("cong");
    }),
    ("pile-rows", |clerk| {
        clerk.key(Named::F2, Modifiers::SHIFT);
        // The issuer repeats: the second row begins at its code.
        for row in [
            ["Sở Nội vụ", "12/SNV-TCBC", "20/11", "Về việc rà soát vị trí việc làm"].as_slice(),
            &["45/SNV-CCVC", "19/11", "Kế hoạch tuyển dụng công chức năm 2027"],
        ] {
            for cell in row {
                clerk.types(cell);
                clerk.key(Named::Tab, PLAIN);
            }
            clerk.key(Named::Enter, PLAIN);
        }
    }),
    ("envelopes", |clerk| {
        take_in(clerk, "Ban Tổ chức Tỉnh ủy", "Đồng chí Bí thư Chi bộ", "12-CV/BTCTU");
        take_in(clerk, "Liên đoàn Lao động tỉnh Mẫu", "Công đoàn cơ quan", "");
        take_in(clerk, "Sở Nội vụ", "Ông Trần Văn Mẫu", "45/SNV-TCBC");
        take_in(clerk, "Công an tỉnh Mẫu", "Ông Trần Văn Mẫu", "609/CAT-PC07");
        // The first is passed on, the second struck out, the fourth came back and was registered.
        for (row, action) in [(4, "h"), (3, "d")] {
            for _ in 1..row {
                clerk.key(Named::ArrowDown, PLAIN);
            }
            if action == "h" {
                clerk.ctrl_shift(action);
            } else {
                clerk.ctrl(action);
                clerk.types("ghi hai lần");
            }
            clerk.ctrl("s");
            clerk.key(Named::Home, PLAIN);
        }
        clerk.ctrl_shift("h");
        clerk.ctrl("s");
        clerk.ctrl("l");
        clerk.ctrl("s");
        (0..3).for_each(|_| clerk.key(Named::ArrowDown, PLAIN));
    }),
    ("envelopes-menu", |clerk| {
        take_in(clerk, "Sở Nội vụ", "Ông Trần Văn Mẫu", "45/SNV-TCBC");
        take_in(clerk, "Công an tỉnh Mẫu", "Ông Trần Văn Mẫu", "");
        clerk.key(Named::F10, Modifiers::SHIFT);
    }),
    ("envelopes-none", |clerk| clerk.key(Named::F4, Modifiers::SHIFT)),
    ("envelopes-pass-on", |clerk| {
        take_in(clerk, "Sở Nội vụ", "Ông Trần Văn Mẫu", "45/SNV-TCBC");
        take_in(clerk, "Công an tỉnh Mẫu", "Ông Trần Văn Mẫu", "");
        clerk.ctrl("a");
        clerk.key(Named::ArrowDown, Modifiers::SHIFT);
        clerk.ctrl_shift("h");
    }),
    ("envelopes-register", |clerk| {
        take_in(clerk, "Công an tỉnh Mẫu", "Ông Trần Văn Mẫu", "609/CAT-PC07");
        clerk.ctrl("l");
    }),
    ("print", |clerk| clerk.ctrl("p")),
    ("print-on", |clerk| {
        clerk.ctrl("p");
        clerk.key(Named::F10, PLAIN);
    }),
    ("print-again", |clerk| {
        clerk.ctrl("p");
        clerk.key(Named::F10, PLAIN);
        clerk.key(Named::F10, PLAIN);
    }),
    ("print-form", |clerk| {
        clerk.ctrl("p");
        for _ in 0..6 {
            clerk.key(Named::F8, PLAIN);
        }
    }),
    ("print-columns", |clerk| {
        clerk.ctrl("p");
        clerk.ctrl("u");
        clerk.ctrl("r");
        for _ in 0..6 {
            clerk.key(Named::Tab, PLAIN);
        }
        clerk.fills("8 2 1");
        clerk.types("19 15 34");
        clerk.key(Named::F2, Modifiers::CTRL);
    }),
    ("print-stamp", |clerk| {
        clerk.ctrl("p");
        for _ in 0..6 {
            clerk.key(Named::F8, PLAIN);
        }
        clerk.key(Named::F10, PLAIN);
        clerk.key(Named::F10, PLAIN);
        clerk.key(Named::Enter, Modifiers::CTRL);
    }),
    ("print-out", |clerk| {
        clerk.ctrl("p");
        clerk.key(Named::Enter, Modifiers::CTRL);
    }),
    ("print-out-good", |clerk| {
        clerk.ctrl("p");
        clerk.key(Named::F10, PLAIN);
        clerk.key(Named::Enter, Modifiers::CTRL);
        clerk.key(Named::Enter, Modifiers::CTRL);
    }),
    ("preview", |clerk| {
        clerk.ctrl("p");
        clerk.key(Named::F2, Modifiers::CTRL);
        clerk.redraws();
        clerk.key(Named::PageDown, PLAIN);
        clerk.key(Named::PageDown, PLAIN);
    }),
    ("preview-new-pages", |clerk| {
        clerk.ctrl("p");
        clerk.key(Named::F10, PLAIN);
        clerk.key(Named::F2, Modifiers::CTRL);
        clerk.redraws();
        clerk.key(Named::End, PLAIN);
        clerk.key(Named::F10, PLAIN);
        clerk.ctrl("g");
        clerk.fills("40");
    }),
    ("preview-list", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.key(Named::ArrowDown, Modifiers::SHIFT);
        clerk.ctrl_shift("p");
        clerk.key(Named::F2, Modifiers::CTRL);
    }),
    ("upkeep-import", |clerk| clerk.key(Named::F9, Modifiers::SHIFT)),
    ("upkeep-import-tried", |clerk| {
        clerk.key(Named::F9, Modifiers::SHIFT);
        drop_list(clerk);
    }),
    ("upkeep-import-done", |clerk| {
        clerk.key(Named::F9, Modifiers::SHIFT);
        drop_list(clerk);
        clerk.key(Named::Enter, Modifiers::CTRL);
    }),
    ("upkeep-check", |clerk| {
        clerk.key(Named::F9, Modifiers::SHIFT);
        clerk.key(Named::F8, PLAIN);
        clerk.key(Named::Enter, Modifiers::CTRL);
    }),
    ("upkeep-check-found", |clerk| {
        clerk.key(Named::F9, Modifiers::SHIFT);
        clerk.key(Named::F8, PLAIN);
        clerk.types(&"0123456789abcdef".repeat(4));
        clerk.key(Named::Enter, PLAIN);
    }),
    ("upkeep-restore", |clerk| {
        clerk.key(Named::F9, Modifiers::SHIFT);
        clerk.key(Named::F8, PLAIN);
        clerk.key(Named::F8, PLAIN);
    }),
    ("settings", |clerk| clerk.key(Named::F9, PLAIN)),
    ("settings-series", |clerk| settings(clerk, 1)),
    ("settings-holding", |clerk| settings(clerk, 2)),
    ("settings-locks", |clerk| settings(clerk, 3)),
    ("settings-authorities", |clerk| settings(clerk, 4)),
    ("settings-units", |clerk| settings(clerk, 5)),
    ("settings-recipients", |clerk| settings(clerk, 6)),
    ("settings-successions", |clerk| settings(clerk, 7)),
    ("settings-types", |clerk| settings(clerk, 8)),
    ("settings-calendar", |clerk| settings(clerk, 9)),
    ("settings-display", |clerk| settings(clerk, 10)),
    ("day-work", |clerk| {
        clerk.key(Named::F2, PLAIN);
        clerk.fills("=");
        clerk.types("Sở Nội vụ");
        clerk.ctrl("j");
        clerk.key(Named::ArrowDown, PLAIN);
    }),
    ("due", |clerk| clerk.ctrl("u")),
    ("entry-due", |clerk| due(clerk, "5 nlv")),
    ("entry-due-off", |clerk| due(clerk, "28/11")),
    ("guide", |clerk| clerk.key(Named::F1, PLAIN)),
    ("guide-dialog", |clerk| {
        clerk.key(Named::ArrowDown, PLAIN);
        clerk.ctrl("l");
        clerk.key(Named::F1, PLAIN);
    }),
    ("guide-picture", |clerk| {
        settings(clerk, 3);
        clerk.key(Named::F1, PLAIN);
        clerk.key(Named::PageDown, PLAIN);
    }),
    ("all-years", |clerk| clerk.key(Named::ArrowLeft, ALT)),
];

/// An envelope that is not opened.
fn take_in(clerk: &mut Clerk, sender: &str, addressee: &str, code: &str) {
    clerk.key(Named::F4, Modifiers::SHIFT);
    clerk.fills(sender);
    clerk.fills(addressee);
    clerk.types(code);
    clerk.ctrl("s");
}

fn keep_search(clerk: &mut Clerk, text: &str, name: &str) {
    clerk.ctrl("f");
    clerk.types(text);
    clerk.ctrl_shift("f");
    clerk.key(Named::End, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.fills(name);
}

/// A form in which a deadline is being typed.
fn due(clerk: &mut Clerk, text: &str) {
    clerk.key(Named::F2, PLAIN);
    for input in
        ["=", "Sở Nội vụ", "15/SNV-TCBC", "20/11", "", "", "Về việc rà soát vị trí việc làm", "Phòng Nội chính"]
    {
        clerk.fills(input);
    }
    clerk.types(text);
}

/// A list as another office kept it, with what such lists have: rows that cannot be taken.
fn drop_list(clerk: &mut Clerk) {
    let list = PathBuf::from("danh-sach-van-ban-den-2025.csv");
    let mut rows = "Ngày đến;Số đến;Tác giả;Số, ký hiệu;Ngày tháng văn bản;Tên loại và trích yếu;Ký nhận\n".to_owned();
    for number in 1..=40 {
        let day = if number % 9 == 0 { 41 } else { 5 + number % 20 };
        let code = format!("{number}/SNV-TCBC");
        rows.extend([format!("{day:02}/01/2025;{number};Sở Nội vụ;{code};02/01/2025;Công văn số {number} về ")]);
        rows.push_str(if number == 17 { "\n" } else { "công tác văn thư, lưu trữ;\n" });
    }
    rows.push_str("12/01/2025;41;;41/SNV-TCBC;02/01/2025;;\n");
    fs::write(&list, rows).unwrap();
    let task = clerk.app.update(Event::FileDropped(list));
    clerk.run(task);
}

fn settings(clerk: &mut Clerk, section: usize) {
    clerk.key(Named::F9, PLAIN);
    for _ in 0..section {
        clerk.key(Named::F8, PLAIN);
    }
}
