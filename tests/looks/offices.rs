//! The offices whose registries the screens show, and the files of each, made anew for every screen.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, FixedOffset, NaiveDate};
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
        outgoing::OutgoingDraft,
        registration::{Ruling, Withdrawal},
        reservation::Hold,
        working_calendar::CalendarDay,
    },
    progress::Progress,
    store::{Access, BackupSettings, Files, Store, StoreError, Transaction, Writer, copies_in, restore},
};

use crate::{clerk, fixtures};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn at(time: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{time}+07:00")).unwrap()
}

/// Issuer, code, type, subject: what comes in on a morning, with texts of every length.
pub const ARRIVED: &[(&str, &str, &str, &str)] = &[
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

pub fn arrived(at: usize) -> IncomingEntry {
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
pub fn folder(name: &str) -> PathBuf {
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
pub fn anew(made: &Path, folder: &Path) -> PathBuf {
    let registry = folder.join("registry.db");
    until_closed(&registry);
    fs::remove_dir_all(folder).unwrap();
    fs::create_dir_all(folder).unwrap();
    fs::copy(made.join("registry.db"), &registry).unwrap();
    copy_folder(&made.join("registry-files"), &folder.join("registry-files"));
    registry
}

/// An office with nothing registered.
pub fn empty_office(folder: &Path) -> Store {
    let clock = Clock::from(|| at("2026-11-23T07:30:00"));
    let mut store = Store::open_or_create_for(&folder.join("registry.db"), &Writer::from(&clock)).unwrap();
    let office = fixtures::whole_office();
    store.set_office(&office).unwrap();
    store.name_clerk("Nguyễn Thị Văn Thư").unwrap();
    store.write_as("Nguyễn Thị Văn Thư").unwrap();
    store
}

/// An office with a month's work.
pub fn busy_office(folder: &Path) -> Store {
    let mut store = empty_office(folder);
    let ids: Vec<_> = (0..40).map(|at| store.register_incoming(&arrived(at)).unwrap().id).collect();
    let scan = folder.join("phuong-an.pdf");
    fs::write(&scan, "%PDF").unwrap();
    let scan = Files::of(store.address()).keep(&scan).unwrap();
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

/// Three backups of a registry, kept in a folder that it knows.
pub fn copied(registry: &Path) {
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
        let content = fixtures::content(organ, kind, subject);
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
pub fn got_back(registry: &Path) -> PathBuf {
    let copies = copies_in(&registry.with_file_name("sao-luu")).unwrap();
    let elsewhere = registry.with_file_name("lay-lai").join("registry.db");
    let _ = fs::remove_dir_all(elsewhere.parent().unwrap());
    restore(&copies[0].path, &elsewhere, clerk::today().and_hms_opt(8, 0, 0).unwrap(), &Progress::default()).unwrap();
    elsewhere
}
