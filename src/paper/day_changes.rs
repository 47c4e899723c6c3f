//! The changes of a day, registering excepted, in the words of the paper: time, clerk, action, object, old and
//! new value, reason.

use chrono::NaiveDate;

use domain::{
    book::Book,
    came_by::CameBy,
    closed_day::{About, DayChange, DocumentName},
    date,
    document_field::DocumentField,
    follow_up::handling::{Role, State},
    history::{Action, Change, Event, Record},
    link::LinkKind,
    printing_on::VolumePage,
};

/// Makes the rows of the table of changes. Consecutive additions of the same kind share one row.
pub(super) fn rows(day: NaiveDate, changes: &[DayChange]) -> Vec<[String; 6]> {
    let mut rows: Vec<[String; 6]> = Vec::new();
    let mut above: Option<&DayChange> = None;
    for change @ DayChange { event, about } in changes {
        match (rows.last_mut(), above) {
            (Some([_, _, _, names, _, _]), Some(above)) if goes_on(&above.event, event) => {
                names.push_str(&name_beside(&above.about, about));
            }
            _ => rows.push([
                time(day, event),
                event.clerk.clone(),
                event_text(event.action, event.record).to_owned(),
                name(about),
                changed(event),
                event.reason.clone(),
            ]),
        }
        above = Some(change);
    }
    rows
}

/// Makes a table of changes with headings, each day in full.
#[must_use]
pub fn table_of_changes(changes: &[DayChange]) -> Vec<Vec<String>> {
    let headings = ["Lúc", "Người làm", "Việc đã làm", "Văn bản", "Nội dung", "Lý do"];
    let rows = changes.iter().flat_map(|change| rows(NaiveDate::MIN, std::slice::from_ref(change)));
    std::iter::once(headings.map(str::to_owned)).chain(rows).map(Vec::from).collect()
}

/// Returns whether an event only adds another item of the kind that the event before it added.
fn goes_on(above: &Event, event: &Event) -> bool {
    let same = |event: &Event| (event.action, event.record, event.at.timestamp() / 60);
    matches!(event.record, Record::DocumentType | Record::Reservation | Record::PrintedPage)
        && matches!(event.action, Action::Added | Action::Held | Action::Expired | Action::Printed)
        && same(above) == same(event)
        && (&above.clerk, &above.reason) == (&event.clerk, &event.reason)
}

/// Writes the hour; the day too where it differs from that of the closing.
fn time(day: NaiveDate, event: &Event) -> String {
    let form = if event.at.date_naive() == day { "%H:%M" } else { "%d/%m/%Y %H:%M" };
    event.at.format(form).to_string()
}

fn event_text(action: Action, record: Record) -> &'static str {
    match (action, record) {
        (Action::Registered, _) => "đăng ký",
        (Action::TakenOver, _) => "chuyển từ sổ cũ",
        (Action::Amended, _) => "sửa",
        (Action::Completed, _) => "ghi bổ sung",
        (Action::Cancelled, _) => "hủy",
        (Action::Recalled, _) => "thu hồi",
        (Action::Linked, _) => "liên kết",
        (Action::Opened, _) => "mở hệ thống số",
        (Action::Closed, _) => "kết thúc hệ thống số",
        (Action::Held, _) => "giữ số",
        (Action::TakenBack, _) => "thu lại số ghi nhầm",
        (Action::Used, _) => "dùng số đã giữ",
        (Action::Released, _) => "bỏ giữ số",
        (Action::Expired, _) => "hết hạn giữ số",
        (Action::Locked, _) => "khóa sổ",
        (Action::Reopened, Record::PeriodStart) => "mở lại kỳ đánh số",
        (Action::Reopened, Record::Series) => "mở lại hệ thống số",
        (Action::Reopened, _) => "mở khóa sổ",
        (Action::DayClosed, _) => "khóa ngày",
        (Action::Attached, _) => "đính kèm tệp",
        (Action::Withdrawn, _) => "rút tệp đính kèm",
        (Action::Submitted, _) => "trình",
        (Action::Instructed, _) => "ghi ý kiến chỉ đạo",
        (Action::Assigned, _) => "giao giải quyết",
        (Action::Reported, _) => "ghi tiến độ giải quyết",
        (Action::HandedOver, _) => "chuyển giao",
        (Action::Confirmed, _) => "báo đã nhận",
        (Action::SentBack, _) => "trả lại nơi gửi",
        (Action::Sent, _) => "gửi đi",
        (Action::Received, _) => "nhận hồi báo",
        (Action::Lent, _) => "cho mượn bản lưu",
        (Action::GivenBack, _) => "nhận lại bản lưu",
        (Action::TakenIn, _) => "nhận bì không bóc",
        (Action::PassedOn, _) => "chuyển bì không bóc",
        (Action::FoundRegistrable, _) => "đăng ký văn bản trong bì",
        (Action::Struck, _) => "gạch bỏ dòng ghi nhầm",
        (Action::Printed, _) => "in tiếp sổ",
        (Action::Restored, _) => "phục hồi sổ từ bản sao",
        (Action::CarriedOver, Record::LostNumber) => "ghi số đã cấp trước khi phục hồi",
        (Action::CarriedOver, Record::StruckNumber) => "chép số đã thu lại trước khi phục hồi",
        (Action::CarriedOver, Record::Document) => "hủy, thu hồi như sổ trước khi phục hồi",
        (Action::CarriedOver, Record::LostPage) => "ghi trang đã in trước khi phục hồi",
        (Action::CarriedOver, _) => "chép từ sổ trước khi phục hồi",
        (Action::Told, Record::LostNumber) => "ghi số đã cấp theo sổ giấy",
        (Action::Told, _) => "ghi số cuối trên giấy",
        (Action::Ruled, _) => "ghi ý kiến về số trùng",
        (Action::PutBack, _) => "đặt lại phần bảo vệ của tệp sổ",
        (Action::Added, Record::Authority) => "thêm cơ quan ban hành",
        (Action::Added, Record::FormerName) => "ghi tên trước đây của cơ quan",
        (Action::Added, Record::Office) => "đặt tên cơ quan",
        (Action::Added, Record::DocumentType) => "thêm tên loại văn bản",
        (Action::Added, Record::PeriodStart) => "đánh số lại từ đầu",
        (Action::Added, _) => "thêm",
        (Action::Changed, Record::Authority) => "sửa cơ quan ban hành",
        (Action::Changed, Record::Office) => "sửa thông tin cơ quan",
        (Action::Changed, Record::DocumentType) => "sửa tên loại văn bản",
        (Action::Changed, _) => "thay đổi",
    }
}

fn name(about: &About) -> String {
    match about {
        About::Document(document) => document_name(document),
        About::Link { first, kind, second } => {
            let kind = match kind {
                LinkKind::Replaces => "thay thế",
                LinkKind::Amends => "sửa đổi",
                LinkKind::Corrects => "đính chính",
                LinkKind::Answers => "trả lời",
                LinkKind::SameAs => "cùng là một với",
                LinkKind::Recalls => "thông báo thu hồi",
                LinkKind::Encloses => "gửi kèm",
                LinkKind::CopyOf => "là bản sao của",
            };
            format!("{} {kind} {}", document_name(first), document_name(second))
        }
        About::Part { document, name } if name.is_empty() => document_name(document),
        About::Part { document, name } => format!("{}: {name}", document_name(document)),
        About::HeldNumber { series, number, holder } => format!("số {number} ({series}), cho {holder}"),
        About::LostNumbers { series, first, last } if first == last => format!("số {first} ({series})"),
        About::LostNumbers { series, first, last } => format!("số {first} đến {last} ({series})"),
        About::LastNumber { series, number: Some(number) } => format!("{series}: số {number}"),
        About::LastNumber { series, number: None } => format!("{series}: không rõ"),
        About::StruckNumber { series, number } => format!("số {number} ({series})"),
        About::PeriodStart { book, authority, day } => {
            format!("{}, từ ngày {}", book_name(*book, authority.as_deref()), date::write(*day))
        }
        About::Book { book, authority, year } => format!("{}, năm {year}", book_name(*book, authority.as_deref())),
        About::Page { book, authority, year, at, supplement } => {
            let book = book_name(*book, authority.as_deref());
            format!("{book}, năm {year}, quyển {:02}, {}", at.volume, page_name(*at, *supplement))
        }
        About::Day(day) => format!("ngày {}", date::write(*day)),
        About::Named(name) => name.clone(),
    }
}

/// Writes the name of an object that follows another in the same row.
fn name_beside(before: &About, about: &About) -> String {
    let volume = |about: &About| match about {
        About::Page { book, authority, year, at, .. } => Some((*book, authority.clone(), *year, at.volume)),
        _ => None,
    };
    match about {
        About::Page { at, supplement, .. } if volume(before) == volume(about) => {
            format!(", {}", page_name(*at, *supplement))
        }
        _ => format!("; {}", name(about)),
    }
}

fn page_name(at: VolumePage, supplement: u32) -> String {
    match supplement {
        0 => format!("trang {}", at.page),
        _ => format!("trang bổ sung {supplement} của trang {}", at.page),
    }
}

fn document_name(document: &DocumentName) -> String {
    let DocumentName { book, number, code } = document;
    match book {
        Book::Incoming if code.is_empty() => format!("đến số {number}"),
        Book::Incoming => format!("đến số {number} ({code})"),
        Book::Outgoing => format!("đi {code}"),
    }
}

/// Writes the name of a registry book within a row.
pub(super) fn book_name(book: Book, authority: Option<&str>) -> String {
    let name = match book {
        Book::Incoming => "sổ văn bản đến",
        Book::Outgoing => "sổ văn bản đi",
    };
    authority.map_or_else(|| name.to_owned(), |authority| format!("{name} của {authority}"))
}

/// Describes old and new value of each field; of a new object only what its name does not say.
fn changed(event: &Event) -> String {
    let is_told = |column: &str| match event.record {
        Record::Series | Record::Authority | Record::FormerName | Record::Office | Record::Reservation => {
            (!event.is_first && column != "state")
                || matches!(column, "starts" | "ends" | "first" | "abbreviation" | "valid_from" | "valid_to" | "until")
        }
        Record::StruckNumber => matches!(column, "back_to" | "ruled_by"),
        Record::Submission
        | Record::HandOver
        | Record::Confirmation
        | Record::Dispatch
        | Record::Loan
        | Record::SentBack
        | Record::NumberRuling => {
            !event.is_first
                || matches!(column, "day" | "receiver" | "sent_by" | "envelopes" | "allowed_by" | "reason" | "ruled_by")
        }
        Record::Instruction => !event.is_first || column == "text",
        Record::Assignment => !event.is_first || matches!(column, "role" | "due_date"),
        _ => !event.is_first,
    };
    let told = event.changes.iter().filter(|change| is_told(&change.column)).filter_map(said);
    told.collect::<Vec<_>>().join("; ")
}

fn said(change: &Change) -> Option<String> {
    let label = label(&change.column)?;
    let [before, after] = [&change.before, &change.after].map(|value| shortened(&written(&change.column, value)));
    Some(match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("{label}: {after}"),
        (false, true) => format!("{label}: bỏ “{before}”"),
        (false, false) => format!("{label}: “{before}” → “{after}”"),
    })
}

/// Returns the name of a registry column on paper; `None` for columns that are internal or shown elsewhere in
/// the row.
fn label(column: &str) -> Option<&str> {
    Some(match column {
        "standing" | "standing_reason" | "locked" | "document_id" | "instruction_id" | "series_id" | "authority_id"
        | "series_type" | "struck" | "hash" | "size" | "duplicate_key" | "import_fingerprint"
        | "numbered_at_origin" => return None,
        "remark" => "ghi chú",
        "unit" => "đơn vị, người nhận",
        "text" => "ý kiến chỉ đạo",
        "standing_authority" | "ruled_by" => "người quyết định",
        "standing_date" => "ngày quyết định",
        "back_to" => "đánh số tiếp sau số",
        "reason" => "lý do ghi",
        "name" => "tên",
        "abbreviation" => "viết tắt",
        "category" => "nhóm",
        "parent" => "cơ quan chủ quản",
        "written" => "cách viết số, ký hiệu",
        "reopened" => "lý do mở lại",
        "place" => "địa danh",
        "valid_from" | "starts" => "từ ngày",
        "valid_to" | "ends" => "đến ngày",
        "until" => "giữ đến ngày",
        "day" | "state_date" => "ngày",
        "submitted_to" => "trình",
        "author" => "người chỉ đạo",
        "role" => "vai trò",
        "state" => "tiến độ",
        "receiver" => "người nhận",
        "sent_by" => "gửi qua",
        "sent_to" => "gửi đến",
        "envelopes" => "số lượng bì",
        "received_date" => "ngày nhận hồi báo",
        "borrower" => "người mượn",
        "allowed_by" => "người cho phép",
        "returned_date" => "ngày trả",
        "sender" => "nơi gửi",
        "addressee" => "gửi",
        "first" => "số đầu",
        other => DocumentField::of_column(other).map_or(other, |field| field.row().on_paper),
    })
}

/// Writes a value: days as day/month/year, urgency in words.
fn written(column: &str, value: &str) -> String {
    if column == "priority" {
        let word = ["thường", "khẩn", "thượng khẩn", "hỏa tốc", "hỏa tốc hẹn giờ"];
        let word = value.parse::<usize>().ok().and_then(|number| word.get(number));
        return word.copied().unwrap_or(value).to_owned();
    }
    if column == "came_by" {
        return came_by(value).to_owned();
    }
    if column == "sent_by" {
        return came_by(value).to_owned();
    }
    if column == "state" {
        return state(value).to_owned();
    }
    if column == "role" {
        return role(value).to_owned();
    }
    date::read_iso(value).map_or_else(|_| value.to_owned(), date::write)
}

/// Writes cách đến in words.
fn came_by(key: &str) -> &str {
    match CameBy::from_key(key) {
        Some(CameBy::Wire) => "trục liên thông",
        Some(CameBy::Post) => "bưu điện",
        Some(CameBy::Hand) => "trực tiếp",
        Some(CameBy::Fax) => "fax",
        Some(CameBy::EMail) => "thư điện tử",
        Some(CameBy::Unknown) | None => key,
    }
}

/// Writes chủ trì, phối hợp.
fn role(key: &str) -> &str {
    match Role::from_key(key) {
        Some(Role::Lead) => "chủ trì",
        Some(Role::Support) => "phối hợp",
        None => key,
    }
}

/// Writes the state of a unit's work in words.
fn state(key: &str) -> &str {
    match State::from_key(key) {
        Some(State::Assigned) => "đã giao",
        Some(State::InProgress) => "đang xử lý",
        Some(State::Done) => "hoàn thành",
        Some(State::Returned) => "trả lại",
        None => key,
    }
}

/// Shortens a value for printing; the history has all of it.
fn shortened(value: &str) -> String {
    const MAX: usize = 80;
    if value.chars().count() <= MAX {
        return value.to_owned();
    }
    value.chars().take(MAX).chain(['…']).collect()
}
