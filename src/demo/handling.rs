//! What the office does with an incoming document: submitted, instructed, handed over, done in time, late or not yet.

use chrono::NaiveDate;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use domain::{
    came_by::CameBy,
    content::Priority,
    follow_up::{
        action::FollowUpAction,
        hand_over::HandOver,
        handling::{Duty, Instruction, Report, Role, State, Submission},
        receipt::{self, Confirmation},
        sent_back::SentBack,
    },
};

use super::{
    lists::{lines, pick, pick_frequent},
    recent::{DemoAction, RecentMonths},
};

/// The percentage of documents with a deadline.
const WITH_DEADLINE: f64 = 20.0;
/// The same percentage for urgent documents.
const URGENT_WITH_DEADLINE: f64 = 50.0;
/// The percentage of documents with a deadline that are done in time.
const IN_TIME: f64 = 94.0;
/// The percentage of documents that are submitted first, and handed over on the next working day.
const SUBMITTED_FIRST: f64 = 10.0;
/// The percentage of a morning's documents that are not handed over yet.
const WAITING_IN_THE_MORNING: f64 = 40.0;
/// The percentage of documents with a deadline that are done by an answer.
const ANSWERED: f64 = 10.0;

/// Terms in working days, the most frequent first.
const TERMS: [usize; 5] = [10, 7, 5, 15, 20];

/// Those who instruct, the most frequent first.
const LEADERS: [&str; 4] = [
    "Chánh Văn phòng Hoàng Ngọc Quang Sơn",
    "Phó Chánh Văn phòng Phan Thị Kim Yến",
    "Phó Chánh Văn phòng Đỗ Hữu Thanh Tùng",
    "Phó Chủ tịch Nguyễn Thị Thu Hường",
];
const TO_DO: [&str; 6] = [
    "Chủ trì, tham mưu văn bản trả lời",
    "Nghiên cứu, tham mưu UBND tỉnh",
    "Theo dõi, đôn đốc thực hiện",
    "Tổng hợp, báo cáo lãnh đạo Văn phòng",
    "Chuẩn bị nội dung làm việc",
    "Thẩm tra, trình UBND tỉnh xem xét",
];
const TO_KNOW: [&str; 3] = ["Biết, lưu hồ sơ", "Sao gửi các phòng để biết", "Để biết, theo dõi"];
const RESULTS: [&str; 6] = [
    "Đã tham mưu, trình ký",
    "",
    "Đã có văn bản chỉ đạo",
    "Đã tổng hợp vào báo cáo tháng",
    "Đã triển khai đến các đơn vị",
    "Lưu hồ sơ công việc",
];
const PROGRESS: [&str; 4] =
    ["Đang dự thảo", "Đang lấy ý kiến các sở", "Đang thẩm tra hồ sơ", "Chờ ý kiến đơn vị phối hợp"];

/// How a document came: most by wire.
pub(super) fn came_by(random: &mut ChaCha8Rng) -> CameBy {
    match random.random_range(0..100) {
        0..84 => CameBy::Wire,
        84..94 => CameBy::Post,
        94..98 => CameBy::Hand,
        _ => CameBy::EMail,
    }
}

/// What happens to one incoming document.
#[derive(Debug, Default)]
pub(super) struct Course {
    /// The unit that has it when it is registered, and the day it was handed over; nothing where that comes later.
    pub(super) unit: String,
    pub(super) hand_over_date: Option<NaiveDate>,
    pub(super) due_date: Option<NaiveDate>,
    pub(super) actions: Vec<(NaiveDate, DemoAction)>,
    /// The day from which an outgoing document answers it.
    pub(super) answered_from: Option<NaiveDate>,
}

impl Course {
    /// The course of a document that came to the wrong office.
    pub(super) fn sent_back(plan: &RecentMonths, at: usize, came_by: CameBy) -> Self {
        let mut course = Self::default();
        let day = plan.on(at);
        course.confirm(day, came_by);
        let reason = "Văn bản gửi nhầm nơi nhận".to_owned();
        course.act(day, FollowUpAction::SendBack(SentBack { day, reason }));
        course
    }

    fn act(&mut self, day: NaiveDate, action: FollowUpAction) {
        self.actions.push((day, DemoAction::FollowUp(action)));
    }

    /// Tells the sender of what came by wire that it came.
    fn confirm(&mut self, day: NaiveDate, came_by: CameBy) {
        if receipt::is_confirmed(came_by) {
            self.act(day, FollowUpAction::Confirm(Confirmation { day }));
        }
    }
}

/// The units that handle incoming documents, the most frequent first.
pub(super) struct Units(Vec<&'static str>);

impl Units {
    pub(super) fn new() -> Self {
        let is_unit =
            |unit: &&str| unit.starts_with("Phòng") || unit.starts_with("Trung tâm") || unit.starts_with("Ban");
        Self(lines(include_str!("../../assets/demo/units.txt")).into_iter().filter(is_unit).collect())
    }

    /// Decides what happens to a document that comes on a working day, as far as it has happened when the plan ends. Only a document
    /// with a code can be answered.
    pub(super) fn course(
        &self,
        random: &mut ChaCha8Rng,
        plan: &RecentMonths,
        at: usize,
        priority: Priority,
        came_by: CameBy,
        has_code: bool,
    ) -> Course {
        let (day, is_urgent) = (plan.on(at), priority != Priority::Normal);
        let mut course = Course::default();
        let unit = (*pick_frequent(random, &self.0)).to_owned();
        let term = term(random, is_urgent);
        course.due_date = term.map(|term| plan.on(at + term));
        let lies_unconfirmed = plan.is_today(at) && chance(random, 5.0);
        if !lies_unconfirmed {
            course.confirm(day, came_by);
        }
        let is_submitted_first = chance(
            random,
            match (plan.is_today(at), is_urgent) {
                (true, _) => WAITING_IN_THE_MORNING,
                (false, true) => 0.5,
                (false, false) => SUBMITTED_FIRST,
            },
        );
        let author = (*pick_frequent(random, &LEADERS)).to_owned();
        let from = if is_submitted_first {
            // On the last morning some documents are not handed over yet.
            if !plan.is_today(at) || chance(random, 50.0) {
                course.act(day, FollowUpAction::Submit(Submission { day, submitted_to: author.clone() }));
            }
            at + 1
        } else {
            course.unit.clone_from(&unit);
            course.hand_over_date = Some(day);
            at
        };
        let since = plan.on(from);
        if is_submitted_first && !plan.is_over(since) {
            return course;
        }
        // Urgent documents always need handling.
        let wanted = if is_urgent { 100 } else { random.random_range(0..100) };
        match (term, wanted) {
            // Handed over without an instruction, as the office's rules allow.
            (None, 0..15) => {}
            (None, 15..30) => {
                let text = (*pick(random, &TO_KNOW)).to_owned();
                course.act(since, FollowUpAction::Instruct(Instruction { author, day: since, text }, Vec::new()));
            }
            _ => {
                let text = (*pick(random, &TO_DO)).to_owned();
                let duties = self.duties(random, &unit);
                course.act(since, FollowUpAction::Instruct(Instruction { author, day: since, text }, duties));
            }
        }
        if is_submitted_first {
            let hand_over = HandOver { day: since, unit, receiver: String::new() };
            course.act(since, FollowUpAction::HandOver(vec![hand_over]));
        }
        if term.is_some() || wanted >= 30 {
            finish(&mut course, random, plan, (at, from), (term, is_urgent), has_code);
        }
        course
    }

    /// The unit that leads, and in one case of five one that supports it.
    fn duties(&self, random: &mut ChaCha8Rng, unit: &str) -> Vec<Duty> {
        let mut duties = vec![Duty { unit: unit.to_owned(), role: Role::Lead, due_date: None }];
        if chance(random, 20.0) {
            let other = *pick_frequent(random, &self.0);
            if other != unit {
                duties.push(Duty { unit: other.to_owned(), role: Role::Support, due_date: None });
            }
        }
        duties
    }
}

/// Decides how many working days there are until the deadline, if there is one.
fn term(random: &mut ChaCha8Rng, is_urgent: bool) -> Option<usize> {
    if is_urgent {
        return chance(random, URGENT_WITH_DEADLINE).then(|| random.random_range(1..5));
    }
    chance(random, WITH_DEADLINE).then(|| *pick_frequent(random, &TERMS))
}

/// Decides when a document is done, and notes how far it is when the plan ends. `at` is the day of arrival, `from` that of the instruction.
fn finish(
    course: &mut Course,
    random: &mut ChaCha8Rng,
    plan: &RecentMonths,
    (at, from): (usize, usize),
    (term, is_urgent): (Option<usize>, bool),
    has_code: bool,
) {
    let days = match term {
        Some(term) if chance(random, IN_TIME) => random.random_range(term.div_ceil(4)..=term),
        Some(term) if chance(random, 90.0) => term + random.random_range(1..5),
        Some(term) => term + random.random_range(5..16),
        None if is_urgent => random.random_range(0..3),
        None => random.random_range(1..16),
    };
    let done = plan.on((at + days).max(from));
    if term.is_some() && has_code && chance(random, ANSWERED) {
        course.answered_from = Some(done);
        return;
    }
    let mut report = |day: NaiveDate, state, remark: &str| {
        let report = Report { state, day: Some(day), remark: remark.to_owned() };
        course.act(day, FollowUpAction::Report(None, report));
    };
    if plan.is_over(done) {
        report(done, State::Done, pick_frequent::<&str>(random, &RESULTS));
    } else if plan.is_over(plan.on(from + 1)) && chance(random, 60.0) {
        report(plan.on(from + 1), State::InProgress, pick::<&str>(random, &PROGRESS));
    }
}

fn chance(random: &mut ChaCha8Rng, percent: f64) -> bool {
    random.random_bool(percent / 100.0)
}
