//! Every screen as it was last looked at: its scene, in Vietnamese and in English and in every look, is kept in `tests/scenes`; those that
//! people look at are kept as pictures, too.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, FixedOffset, NaiveDate};
use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    clock::Clock,
    domain::{
        content::{Content, Priority, Recipient, SignerInfo},
        document::{DocumentId, Entry},
        follow_up::{
            hand_over::HandOver,
            handling::{Duty, Instruction, Report, Role, State},
        },
        incoming::{IncomingDraft, IncomingEntry},
        link::LinkKind,
        office::Office,
        outgoing::OutgoingDraft,
        registration::{Ruling, Withdrawal},
        reservation::Hold,
        working_calendar::CalendarDay,
    },
    language::Locale,
    progress::Progress,
    store::{Access, BackupSettings, Files, Store, StoreError, Transaction, Writer, copies_in, restore},
    window::{Event, Look},
};

use crate::{
    album::Part,
    clerk::{self, Clerk},
    scene::{self, Frame},
    scenes::{Scenes, Seen},
};

const PLAIN: Modifiers = Modifiers::empty();
const ALT: Modifiers = Modifiers::ALT;
fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn at(time: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{time}+07:00")).unwrap()
}

/// Issuer, code, type, subject: what comes in on a morning, with texts of every length.
const ARRIVED: &[(&str, &str, &str, &str)] = &[
    ("Công an tỉnh Mẫu", "609/CAT-PC07", "Công văn", "Về việc bảo đảm an toàn phòng cháy, chữa cháy dịp cuối năm"),
    ("Bộ Nội vụ", "1234/BNV-VTLT", "Công văn", "Hướng dẫn nộp lưu hồ sơ, tài liệu vào Lưu trữ lịch sử"),
    (
        "Ban Chỉ đạo Trung ương các chương trình mục tiêu quốc gia giai đoạn 2021–2025",
        "45/KH-BCĐTW",
        "Kế hoạch",
        "Kiểm tra, giám sát, đánh giá kết quả thực hiện các Chương trình mục tiêu quốc gia xây dựng nông thôn mới, giảm nghèo bền vững và phát \
         triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi năm 2026 trên địa bàn các tỉnh, thành phố trực thuộc Trung ương",
    ),
    ("Sở Tài chính", "310/TTr-STC", "Tờ trình", "Phân bổ vốn đầu tư công trung hạn"),
    ("UBND xã Mẫu Sơn", "15/BC-UBND", "Báo cáo", "Kết quả tiếp công dân tháng 11"),
    ("Sở Y tế", "06/SYT-NVY", "Công văn", "Tăng cường phòng, chống dịch bệnh truyền nhiễm"),
    ("Thanh tra tỉnh", "45/KL-TTr", "Kết luận", "Thanh tra công tác quản lý đất đai"),
    ("Tỉnh ủy", "05-HD/VPTU", "Hướng dẫn", "Thể thức văn bản của Đảng"),
];

fn arrived(at: usize) -> IncomingEntry {
    let (organ_name, code, type_name, subject) = ARRIVED[at % ARRIVED.len()];
    let draft = IncomingDraft {
        arrival_date: Some(day(11, 2 + u32::try_from(at / 2).unwrap())),
        code: if at < ARRIVED.len() { code.into() } else { format!("{at}{}", &code[code.find('/').unwrap_or(0)..]) },
        issued_date: Some(day(10, 30)),
        to_places: if at.is_multiple_of(3) { "Phòng Nội chính".into() } else { String::new() },
        content: Content {
            organ_name: organ_name.into(),
            type_name: type_name.into(),
            subject: subject.into(),
            priority: if at % 5 == 3 { Priority::Urgent } else { Priority::Normal },
            due_date: [Some(day(11, 20)), None, None, Some(day(11, 23)), None, Some(day(11, 26)), Some(day(12, 15))]
                [(39 - at) % 7]
                .filter(|_| at >= 24),
            ..Content::default()
        },
        ..IncomingDraft::default()
    };
    draft.check().unwrap().entry
}

/// A folder for this test alone, by a name that is the same wherever the test runs: the window shows where the registry lies.
fn folder(name: &str) -> PathBuf {
    static HERE: OnceLock<tempfile::TempDir> = OnceLock::new();
    HERE.get_or_init(|| {
        let here = tempfile::tempdir().unwrap();
        std::env::set_current_dir(here.path()).unwrap();
        here
    });
    fs::create_dir_all(name).unwrap();
    PathBuf::from(name)
}

fn copy_folder(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else { return };
    fs::create_dir_all(to).unwrap();
    for entry in entries {
        let (path, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// Whoever sat at a registry closes it in his own time, and takes its log away then: by its name, which must not be that of the next.
fn until_closed(registry: &Path) {
    let Ok(connection) = rusqlite::Connection::open(registry) else { return };
    connection.busy_timeout(Duration::ZERO).unwrap();
    let begun = Instant::now();
    // A log is given up only by one who is alone; what is no registry has none.
    while connection
        .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
        .is_err_and(|error| error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy))
    {
        assert!(begun.elapsed() < Duration::from_secs(20), "somebody still sits at {}", registry.display());
        thread::sleep(Duration::from_millis(1));
    }
}

/// The registry as it was made: what another screen left beside it, a draft or a backup, is gone.
fn anew(made: &Path, folder: &Path) -> PathBuf {
    let registry = folder.join("registry.db");
    until_closed(&registry);
    fs::remove_dir_all(folder).unwrap();
    fs::create_dir_all(folder).unwrap();
    fs::copy(made.join("registry.db"), &registry).unwrap();
    copy_folder(&made.join("registry-files"), &folder.join("registry-files"));
    registry
}

/// An office with nothing registered.
fn empty_office(folder: &Path) -> Store {
    let clock = Clock::from(|| at("2026-11-23T07:30:00"));
    let mut store = Store::open_or_create_for(&folder.join("registry.db"), &Writer::from(&clock)).unwrap();
    let office = Office {
        name: "Văn phòng UBND tỉnh Mẫu".into(),
        parent: "UBND tỉnh Mẫu".into(),
        abbreviation: "VP".into(),
        place: "Mẫu".into(),
    };
    store.set_office(&office).unwrap();
    store.name_clerk("Nguyễn Thị Văn Thư").unwrap();
    store.write_as("Nguyễn Thị Văn Thư").unwrap();
    store
}

/// An office with a month's work.
fn busy_office(folder: &Path) -> Store {
    let mut store = empty_office(folder);
    let ids: Vec<_> = (0..40).map(|at| store.register_incoming(&arrived(at)).unwrap().id).collect();
    let scan = folder.join("phuong-an.pdf");
    fs::write(&scan, "%PDF").unwrap();
    let scan = Files::of(store.path()).keep(&scan).unwrap();
    store
        .write(|transaction| {
            transaction.attach(ids[3], &scan)?;
            transaction.read_file(scan.hash, "Phương án tác chiến tại chỗ của lực lượng chữa cháy cơ sở")
        })
        .unwrap();
    let outgoing = OutgoingDraft {
        issued_date: Some(day(11, 23)),
        to: ["Sở Nội vụ", "UBND các xã, phường"]
            .map(|name| Recipient { organ_name: name.into(), ..Recipient::default() })
            .into(),
        issued_amount: Some(12),
        content: Content {
            organ_name: "Văn phòng UBND tỉnh Mẫu".into(),
            type_name: "Quyết định".into(),
            subject: "Về việc điều động công chức lãnh đạo, quản lý".into(),
            signer_info: SignerInfo {
                prefix: "KT.".into(),
                position: "Phó Chánh Văn phòng".into(),
                full_name: "Trần Văn Mẫu".into(),
            },
            ..Content::default()
        },
        ..OutgoingDraft::default()
    };
    let sent = outgoing.check().unwrap().entry;
    let sent = store.register_outgoing(&sent).unwrap().id;
    let ruling = Ruling { reason: "đăng ký nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store.set_clock(|| at("2026-11-23T08:12:00"));
    store
        .write(|transaction| {
            transaction.amend(ids[39], &Entry::Incoming(arrived(39)), "ghi sai ngày văn bản")?;
            transaction.withdraw(ids[36], Withdrawal::Cancel, &ruling)?;
            transaction.link(sent, LinkKind::Answers, ids[39], "")?;
            let swapped = [(day(8, 31), true, "Nghỉ hoán đổi"), (day(8, 22), false, "Làm bù cho 31/8")];
            for (day, off, name) in swapped {
                transaction.put_calendar_day(&CalendarDay { day, off, name: name.into() })?;
            }
            let hold = Hold {
                from: None,
                amount: 2,
                holder: "Phòng Tổng hợp".into(),
                reason: "họp thường trực, ký muộn".into(),
                until: day(11, 26),
            };
            transaction.hold_incoming(day(11, 23), &hold)?;
            followed_up(transaction, ids[35])
        })
        .unwrap();
    store
}

/// An instruction to two units, of which one is at it and late.
fn followed_up(transaction: &mut Transaction<'_>, id: DocumentId) -> Result<(), StoreError> {
    let text = "Giao Phòng Nội chính chủ trì tham mưu, báo cáo Chủ tịch UBND tỉnh".into();
    let instruction = Instruction { author: "Chánh Văn phòng".into(), day: day(11, 19), text };
    let duty = |unit: &str, role, due| Duty { unit: unit.into(), role, due_date: Some(day(11, due)) };
    let duties = [duty("Phòng Nội chính", Role::Lead, 20), duty("Phòng Kinh tế tổng hợp", Role::Support, 25)];
    transaction.instruct(id, &instruction, &duties)?;
    let hand_over =
        HandOver { day: day(11, 19), unit: "Phòng Nội chính".into(), receiver: "Hoàng Văn Mẫu".into() };
    transaction.hand_over(id, &[hand_over])?;
    let remark = "đang lấy ý kiến các sở".into();
    transaction.report(id, None, &Report { state: State::InProgress, day: Some(day(11, 20)), remark })
}

/// How one comes to a screen: from the desk of an office, as just opened.
type Way = fn(&mut Clerk);

/// The screens of an office with a month's work.
const SCREENS: &[(&str, Way)] = &[
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
        for _ in 0..4 {
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
        for _ in 0..4 {
            clerk.key(Named::F8, PLAIN);
        }
        clerk.key(Named::F10, PLAIN);
        clerk.key(Named::F10, PLAIN);
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

/// Three backups of a registry, kept in a folder that it knows.
fn copied(registry: &Path) {
    let mut store = Store::open(registry, Access::Write).unwrap();
    let folder = registry.with_file_name("sao-luu");
    let set =
        BackupSettings { folder: Some(folder.clone()), at_start: false, at_close: false, ..BackupSettings::default() };
    store.set_backup_settings(&set).unwrap();
    for (day, hour) in [(9, 17), (20, 17), (23, 7)] {
        let taken = NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(hour, 30, 0).unwrap();
        let copy = store.copy_into(&folder, taken, &Progress::default()).unwrap();
        store.remember_backup(&copy.path, taken).unwrap();
    }
    // What came after the copies.
    for (organ, code, kind, subject) in &ARRIVED[..3] {
        let content = Content {
            organ_name: (*organ).into(),
            type_name: (*kind).into(),
            subject: (*subject).into(),
            ..Content::default()
        };
        let draft = IncomingDraft {
            arrival_date: Some(clerk::today()),
            code: format!("{code}-2"),
            content,
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
}

/// A registry that was lost and got back from its last copy, so that nobody knows what was given since.
fn got_back(registry: &Path) -> PathBuf {
    let copies = copies_in(&registry.with_file_name("sao-luu")).unwrap();
    let elsewhere = registry.with_file_name("lay-lai").join("registry.db");
    let _ = fs::remove_dir_all(elsewhere.parent().unwrap());
    restore(&copies[0].path, &elsewhere, clerk::today().and_hms_opt(8, 0, 0).unwrap(), &Progress::default()).unwrap();
    elsewhere
}

/// Getting a copy back, step by step.
fn takes_back(taking: &mut Taking<'_>, clerk: &mut Clerk) {
    clerk.key(Named::F9, Modifiers::SHIFT);
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    taking.take("upkeep-restore-copies", clerk);
    clerk.key(Named::Enter, PLAIN);
    taking.take("upkeep-restore-seen", clerk);
    clerk.ctrl("d");
    taking.take("upkeep-restore-question", clerk);
    clerk.key(Named::Enter, Modifiers::CTRL);
    taking.take("restored", clerk);
}

fn settings(clerk: &mut Clerk, section: usize) {
    clerk.key(Named::F9, PLAIN);
    for _ in 0..section {
        clerk.key(Named::F8, PLAIN);
    }
}

/// The languages and looks whose pixels are looked at; scenes say what every look has.
const LOOKS: [(Locale, Look, &str); 2] =
    [(Locale::Vietnamese, Look::Light, "light"), (Locale::English, Look::Dark, "dark")];

/// Opens the window and turns the look until it is this one.
fn open_session(registry: &Path, locale: Locale, look: Look) -> Clerk {
    let mut clerk = Clerk::sits_down(registry, locale);
    for _ in Look::ALL {
        if clerk.app.theme().palette().background != look.colors().surface {
            clerk.key(Named::F12, PLAIN);
        }
    }
    assert!(clerk.app.theme().palette().background == look.colors().surface, "{look:?}");
    clerk
}

/// What is taken of the screens in one language and look.
struct Taking<'a> {
    scenes: &'a mut Scenes,
    locale: Locale,
    look: &'static str,
}

impl Taking<'_> {
    /// Takes the screen as it is: its scene in every look, its pixels in this one.
    fn take(&mut self, screen: &str, clerk: &mut Clerk) {
        clerk.redraws();
        let frames = Look::ALL.map(|look| {
            clerk.draws_frame_in(&look.theme());
            Frame::recorded(&mut clerk.renderer)
        });
        clerk.draws_frame();
        let (pixels, size) = clerk.picture();
        let (language, look) = (self.locale.code(), self.look);
        self.scenes.take(Seen { screen, language, look, scene: scene::lines(&frames), pixels: &pixels, size });
        let name = format!("{screen}-{language}-{look}");
        if WHOLE.contains(&name.as_str()) {
            self.scenes.album.take(&name, &pixels, size);
        }
        for (_, folder, part, bounds) in PARTS.iter().filter(|(whole, ..)| *whole == name) {
            self.scenes.album.take_part(folder, part, &pixels, size, *bounds);
        }
    }
}

const fn part(x: u32, y: u32, width: u32, height: u32) -> Part {
    Part { x, y, width, height }
}

/// The screens that README and `docs/design.md` show whole.
const WHOLE: &[&str] = &[
    "cancelled-vi-light",
    "columns-vi-light",
    "empty-vi-light",
    "entry-incoming-vi-light",
    "envelopes-vi-light",
    "incoming-en-dark",
    "incoming-vi-contrast-200",
    "incoming-vi-light",
    "pile-rows-vi-light",
    "preview-vi-light",
    "settings-series-vi-light",
    "upkeep-import-tried-vi-light",
    "upkeep-restore-seen-vi-light",
];

const PICTURES: &str = "tests/pictures";
const GUIDE: &str = "assets/guide";

/// Parts of screens: what the clerk's guide shows, at the size it has on the screen, and pieces that stand in none of the pages above.
const PARTS: &[(&str, &str, &str, Part)] = &[
    ("welcome-vi-light", GUIDE, "welcome", part(292, 16, 696, 540)),
    ("entry-incoming-vi-light", GUIDE, "incoming", part(740, 53, 540, 718)),
    ("pile-rows-vi-light", GUIDE, "pile", part(390, 103, 691, 124)),
    ("entry-outgoing-vi-light", GUIDE, "outgoing", part(740, 53, 540, 567)),
    ("search-vi-light", GUIDE, "search", part(197, 53, 736, 299)),
    ("cancelled-vi-light", GUIDE, "history", part(944, 53, 336, 650)),
    ("withdraw-vi-light", GUIDE, "withdraw", part(337, 205, 606, 391)),
    ("settings-holding-vi-light", GUIDE, "hold", part(739, 133, 533, 404)),
    ("print-vi-light", GUIDE, "print", part(203, 60, 733, 594)),
    ("upkeep-restore-seen-vi-light", GUIDE, "restore", part(739, 156, 533, 260)),
    ("upkeep-check-vi-light", GUIDE, "check", part(203, 60, 740, 330)),
    ("upkeep-import-tried-vi-light", GUIDE, "import", part(203, 60, 740, 630)),
    ("envelopes-vi-light", GUIDE, "envelopes", part(197, 53, 699, 290)),
    ("day-work-vi-light", GUIDE, "day-work", part(944, 56, 336, 344)),
    ("settings-calendar-vi-light", GUIDE, "calendar", part(204, 164, 531, 524)),
    ("month-vi-light", PICTURES, "month", part(739, 53, 541, 340)),
    ("menu-vi-light", PICTURES, "menu", part(197, 137, 546, 430)),
    ("saved-vi-light", PICTURES, "saved", part(0, 53, 640, 220)),
    ("status-vi-light", PICTURES, "status", part(197, 137, 746, 350)),
    ("filters-vi-light", PICTURES, "filters", part(197, 53, 746, 180)),
    ("follow-instruct-vi-light", PICTURES, "follow-instruct", part(336, 161, 608, 477)),
    ("link-vi-light", PICTURES, "link", part(336, 197, 608, 405)),
    ("print-columns-vi-light", PICTURES, "print-columns", part(197, 53, 746, 718)),
    ("guide-vi-light", PICTURES, "guide", part(197, 53, 746, 360)),
    ("refused-vi-light", PICTURES, "refused", part(290, 300, 700, 200)),
    ("entry-incoming-wrong-vi-light", PICTURES, "entry-incoming-wrong", part(739, 53, 541, 718)),
    ("entry-incoming-wrong-en-dark", PICTURES, "entry-incoming-wrong-dark", part(739, 53, 541, 350)),
    ("follow-instruct-en-dark", PICTURES, "follow-instruct-dark", part(336, 161, 608, 477)),
    ("upkeep-restore-question-en-dark", PICTURES, "upkeep-restore-question-dark", part(336, 275, 608, 250)),
    ("day-work-en-dark", PICTURES, "day-work-dark", part(944, 53, 336, 350)),
];

/// A form with files, closed and opened again after one of the copies was lost.
fn after_a_closed_window(registry: &Path, locale: Locale, look: Look) -> Clerk {
    let mut clerk = open_session(registry, locale, look);
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    clerk.types("Sở Y tế");
    let files = ["so-y-te-12-kh.pdf", "phu-luc-kinh-phi.xlsx"].map(|name| registry.with_file_name(name));
    for file in &files {
        fs::write(file, file.display().to_string()).unwrap();
    }
    let dropped: Vec<_> = files.iter().map(|file| clerk.app.update(Event::FileDropped(file.clone()))).collect();
    for task in dropped {
        clerk.run(task);
    }
    drop(clerk);
    let kept = Files::of(registry);
    fs::rename(kept.path(&kept.keep(&files[1]).unwrap()), registry.with_file_name("elsewhere")).unwrap();
    open_session(registry, locale, look)
}

#[test]
fn every_screen_looks_as_it_was_last_seen() {
    let (month, bare) = (folder("made-month"), folder("made-bare"));
    drop(busy_office(&month));
    drop(empty_office(&bare));
    let (registry, none) = (folder("registry"), folder("none"));
    let mut scenes = Scenes::kept_in("tests/scenes");
    for (locale, look, name) in LOOKS {
        let mut taking = Taking { scenes: &mut scenes, locale, look: name };
        for (screen, way) in SCREENS {
            let mut clerk = open_session(&anew(&month, &registry), locale, look);
            way(&mut clerk);
            taking.take(screen, &mut clerk);
        }
        let mut clerk = open_session(&anew(&bare, &registry), locale, look);
        taking.take("empty", &mut clerk);
        drop(clerk);
        taking.take("draft-files", &mut after_a_closed_window(&anew(&month, &registry), locale, look));
        let kept = anew(&month, &registry);
        copied(&kept);
        takes_back(&mut taking, &mut open_session(&kept, locale, look));
        fs::write(anew(&month, &registry), "damaged").unwrap();
        let mut clerk = open_session(&registry.join("registry.db"), locale, look);
        taking.take("refused", &mut clerk);
        clerk.ctrl("o");
        taking.take("recovery", &mut clerk);
        drop(clerk);
        let lost = anew(&month, &registry);
        copied(&lost);
        let mut clerk = open_session(&got_back(&lost), locale, look);
        taking.take("last-numbers", &mut clerk);
        drop(clerk);
        let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/registry-2.db");
        fs::copy(old, anew(&month, &registry)).unwrap();
        let mut clerk = open_session(&registry.join("registry.db"), locale, look);
        taking.take("upgraded", &mut clerk);
        drop(clerk);
        let mut clerk = open_session(&none.join("registry.db"), locale, look);
        taking.take("welcome", &mut clerk);
        for text in ["UBND tỉnh Mẫu", "Sở Mẫu", "SM", "Mẫu"] {
            clerk.fills(text);
        }
        taking.take("welcome-numbers", &mut clerk);
        for _ in 0..5 {
            clerk.key(Named::Enter, PLAIN);
        }
        taking.take("welcome-clerk", &mut clerk);
    }
    scenes.close();
}

#[test]
fn twice_as_large_and_in_high_contrast_everything_can_still_be_read() {
    const LARGE: &[&str] = &[
        "incoming",
        "search",
        "columns",
        "envelopes",
        "saved",
        "entry-incoming",
        "entry-incoming-end",
        "print",
        "print-columns",
        "preview",
        "settings-display",
    ];
    let month = folder("made-large");
    drop(busy_office(&month));
    let registry = folder("large");
    let mut scenes = Scenes::kept_in("tests/scenes/large");
    let (locale, look) = (Locale::Vietnamese, "contrast-200");
    let mut taking = Taking { scenes: &mut scenes, locale, look };
    for (screen, way) in SCREENS.iter().filter(|(screen, _)| LARGE.contains(screen)) {
        let mut clerk = open_session(&anew(&month, &registry), locale, Look::HighContrast);
        for _ in 0..4 {
            clerk.key(Named::F11, PLAIN);
        }
        way(&mut clerk);
        taking.take(screen, &mut clerk);
    }
    scenes.close();
}

#[test]
fn what_is_kept_as_a_picture_is_what_people_look_at() {
    let parts = PARTS.iter().filter(|(_, folder, ..)| *folder == PICTURES).map(|(_, _, name, _)| *name);
    let pieces = ["kit-light", "kit-dark", "kit-contrast"];
    let wanted: BTreeSet<String> =
        WHOLE.iter().copied().chain(parts).chain(pieces).map(|name| format!("{name}.png")).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(PICTURES);
    let kept = fs::read_dir(&folder).unwrap();
    let kept: BTreeSet<String> = kept.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    if std::env::var_os("VANTHU_KEEP_PICTURES").is_some() {
        // What is not there yet is kept by the test that takes it.
        kept.difference(&wanted).for_each(|file| fs::remove_file(folder.join(file)).unwrap());
        return;
    }
    assert_eq!(kept, wanted, "a screen has a scene; a picture is only for README, docs and pieces of the window");
}
