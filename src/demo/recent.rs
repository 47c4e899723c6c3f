//! The twelve months of the office up to a day: the documents of each working day, and what is done with each until that day.

use std::{
    collections::{BTreeMap, VecDeque},
    ops::Range,
};

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use rand::RngExt;

use domain::{
    content::{Content, Recipient, SignerInfo},
    date,
    follow_up::{
        action::FollowUpAction,
        envelope::Envelope,
        sending::{Dispatch, SentBy},
    },
    incoming::IncomingDraft,
    outgoing::{OutgoingDraft, OutgoingEntry},
    registration::{Ruling, Withdrawal},
    reservation::Hold,
    working_calendar::WorkingCalendar,
};

use super::{
    Clerk, DemoEntry,
    handling::{self, Course, Units},
    lists::pick,
    people,
    plan::{Figures, Kind, UBND},
};

/// Something done with a document after it was registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemoAction {
    /// What is noted of following it up.
    FollowUp(FollowUpAction),
    /// It is cancelled or recalled.
    Withdraw(Withdrawal, Ruling),
}

/// A document, and the actions on it until the plan ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoDocument {
    /// The document as it is registered.
    pub entry: DemoEntry,
    /// What is done with it, each on a working day, in order.
    pub actions: Vec<(NaiveDate, DemoAction)>,
    /// The number by which a later document refers to this one when it answers it.
    pub asked: Option<u64>,
    /// Which document this one answers.
    pub answers: Option<u64>,
}

/// A working day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoDay {
    /// The day.
    pub day: NaiveDate,
    /// The documents registered on it, in order.
    pub documents: Vec<DemoDocument>,
    /// Envelopes that came and are not opened.
    pub envelopes: Vec<Envelope>,
}

/// Plans the documents of the twelve months up to a day. The last of these days, if it is a working day, has only its morning.
#[derive(Debug, Clone)]
pub struct RecentMonths {
    figures: Figures,
    today: NaiveDate,
    /// Working days from a month before the twelve months on to some months ahead.
    calendar: Vec<NaiveDate>,
    /// Where the days of the plan stand among them.
    planned: Range<usize>,
}

/// Days before the twelve months on which senders date their documents.
const DAYS_BEFORE: u64 = 31;
/// Days ahead in which deadlines fall.
const DAYS_AHEAD: u64 = 120;

impl RecentMonths {
    /// Plans the documents of a year of the office, or this many, for the twelve months up to `today`.
    #[must_use]
    pub fn new(today: NaiveDate, documents: Option<u64>) -> Self {
        let first = today.checked_sub_months(Months::new(12)).and_then(|day| day.succ_opt()).unwrap_or(today);
        let begin = first.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(first);
        let end = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
        let by_law = WorkingCalendar::default();
        let calendar: Vec<NaiveDate> =
            begin.iter_days().take_while(|day| *day <= end).filter(|day| !by_law.is_off(*day)).collect();
        let planned = calendar.partition_point(|day| *day < first)..calendar.partition_point(|day| *day <= today);
        let figures = documents.map_or_else(Figures::of_report, Figures::scaled);
        Self { figures, today, calendar, planned }
    }

    /// Returns the number of documents.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.figures.total()
    }

    /// Returns the first day of the plan.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.calendar.get(self.planned.start).copied().unwrap_or(self.today)
    }

    /// Makes the working days in order, each with its documents.
    pub fn days(&self) -> impl Iterator<Item = DemoDay> + '_ {
        let seed = u64::from(self.today.num_days_from_ce().unsigned_abs());
        let mut clerk = Clerk::new(seed);
        let mut kinds = VecDeque::from(self.figures.shuffled(&mut clerk.random));
        let mut office =
            Office { plan: self, clerk, units: Units::new(), asked: BTreeMap::new(), incoming: 0, outgoing: 0 };
        self.shares(kinds.len()).into_iter().map(move |(at, amount)| {
            let kinds: Vec<Kind> = kinds.drain(..amount.min(kinds.len())).collect();
            DemoDay {
                day: self.on(at),
                documents: kinds.iter().map(|kind| office.document(kind, at)).collect(),
                envelopes: office.envelopes(at),
            }
        })
    }

    /// Returns the numbers that are held at the end of the plan, each with a document of its series.
    #[must_use]
    pub fn held(&self) -> Vec<(OutgoingEntry, Hold)> {
        let last = self.planned.end.saturating_sub(1);
        HELD.iter()
            .map(|(type_name, amount, holder, reason, days)| {
                let content =
                    Content { type_name: (*type_name).to_owned(), organ_name: UBND.to_owned(), ..Content::default() };
                let entry = OutgoingEntry {
                    issued_date: self.on(last),
                    drafting_unit: String::new(),
                    normative: false,
                    to: Vec::new(),
                    issued_amount: None,
                    file_copy_unit: String::new(),
                    issuers: Vec::new(),
                    content,
                };
                let hold = Hold {
                    from: None,
                    amount: *amount,
                    holder: (*holder).to_owned(),
                    reason: (*reason).to_owned(),
                    until: self.on(last + 1 + days),
                };
                (entry, hold)
            })
            .collect()
    }

    /// Returns the working day that stands here in the calendar; the last one beyond its end.
    pub(super) fn on(&self, at: usize) -> NaiveDate {
        self.calendar.get(at).or(self.calendar.last()).copied().unwrap_or(self.today)
    }

    /// Returns whether an action of this day belongs to the past: actions of the last day are not done yet.
    pub(super) fn is_over(&self, day: NaiveDate) -> bool {
        day < self.today
    }

    /// Returns whether this is the day on which the plan ends.
    pub(super) fn is_today(&self, at: usize) -> bool {
        self.on(at) == self.today
    }

    /// Splits this many documents among the days of the plan by how much comes on each: their places and amounts.
    fn shares(&self, documents: usize) -> Vec<(usize, usize)> {
        let weight = |at: usize| {
            let day = self.on(at);
            let by_weekday = match day.weekday() {
                Weekday::Mon => 12,
                Weekday::Fri => 9,
                _ => 10,
            };
            by_weekday
                * BY_MONTH.get(day.month0() as usize).copied().unwrap_or(10)
                * if self.is_today(at) { 1 } else { 2 }
        };
        let all: usize = self.planned.clone().map(weight).sum();
        let (mut weighed, mut given) = (0, 0);
        self.planned
            .clone()
            .map(|at| {
                weighed += weight(at);
                let until = documents * weighed / all;
                let amount = until - given;
                given = until;
                (at, amount)
            })
            .collect()
    }
}

/// How much comes in a month beside the others: little around Tết, much at the end of the year.
const BY_MONTH: [usize; 12] = [11, 9, 10, 10, 10, 11, 9, 9, 10, 10, 11, 12];

/// Numbers that are held: type, how many, for whom and why, and for how many working days more.
const HELD: [(&str, u32, &str, &str, usize); 3] = [
    ("Quyết định", 2, "Phòng Kinh tế", "Chờ Chủ tịch ký hai quyết định giao kế hoạch vốn", 0),
    ("Công văn", 1, "Phòng Nội chính", "Chờ ký văn bản trả lời kiến nghị cử tri", 1),
    ("Báo cáo", 1, "Phòng Tổng hợp", "Chờ số liệu báo cáo tháng", 4),
];

/// An incoming document that is to be answered.
struct Asked {
    number: u64,
    cited: String,
    sender: String,
}

/// Makes the documents of the plan, day by day.
struct Office<'a> {
    plan: &'a RecentMonths,
    clerk: Clerk,
    units: Units,
    /// The documents to answer, by the first day on which the answer can be issued.
    asked: BTreeMap<NaiveDate, VecDeque<Asked>>,
    /// Incoming documents so far.
    incoming: u64,
    /// Outgoing documents so far.
    outgoing: u64,
}

/// One in this many incoming documents is sent back to its sender.
const SENT_BACK: u64 = 9_000;
/// One in this many outgoing documents is cancelled, and one recalled.
const WITHDRAWN: u64 = 5_000;
/// Working days between the envelopes that are not opened.
const BETWEEN_ENVELOPES: usize = 5;

impl Office<'_> {
    fn document(&mut self, kind: &Kind, at: usize) -> DemoDocument {
        match kind {
            Kind::Incoming => self.incoming(at),
            Kind::Outgoing { authority, type_name, normative, conclusion } => {
                let day = self.plan.on(at);
                let draft = self.clerk.outgoing(day, authority, type_name, *normative, *conclusion);
                let may_answer = *authority == UBND && *type_name == "Công văn";
                self.outgoing(draft, at, may_answer)
            }
        }
    }

    fn incoming(&mut self, at: usize) -> DemoDocument {
        self.incoming += 1;
        let day = self.plan.on(at);
        let random = &mut self.clerk.random;
        // Most documents come within a few days of their date.
        let age = random.random_range(0..6_usize).min(random.random_range(0..6));
        let issued_date = self.plan.on(at.saturating_sub(age));
        let sent = self.clerk.issuers.document(random, issued_date);
        let signer_info = if random.random_bool(0.7) { people::signer(random) } else { SignerInfo::default() };
        let subject = self.clerk.subjects.subject(random, day.year());
        let page_amount = Some(random.random_range(1..12));
        let came_by = handling::came_by(random);
        let priority = self.clerk.priority();
        let random = &mut self.clerk.random;
        let sent_back = self.incoming % SENT_BACK == SENT_BACK / 2;
        let course = if sent_back {
            Course::sent_back(self.plan, at, came_by)
        } else {
            self.units.course(random, self.plan, at, priority, came_by, !sent.code.is_empty())
        };
        if let Some(ready) = course.answered_from {
            let cited = format!("{} số {} ngày {}", sent.type_name, sent.code, date::write(issued_date));
            let asked = Asked { number: self.incoming, cited, sender: sent.organ_name.clone() };
            self.asked.entry(ready).or_default().push_back(asked);
        }
        let draft = IncomingDraft {
            arrival_date: Some(day),
            code: sent.code,
            issued_date: Some(issued_date),
            to_places: course.unit,
            came_by,
            content: Content {
                type_name: sent.type_name.to_owned(),
                organ_name: sent.organ_name,
                subject,
                priority,
                due_date: course.due_date,
                hand_over_date: course.hand_over_date,
                page_amount,
                signer_info,
                ..Content::default()
            },
            ..IncomingDraft::default()
        };
        DemoDocument {
            entry: DemoEntry::Incoming(draft),
            actions: course.actions,
            asked: course.answered_from.map(|_| self.incoming),
            answers: None,
        }
    }

    fn outgoing(&mut self, mut draft: OutgoingDraft, at: usize, may_answer: bool) -> DemoDocument {
        self.outgoing += 1;
        let day = self.plan.on(at);
        let next = self.plan.on(at + 1);
        let withdrawal = match self.outgoing % WITHDRAWN {
            nth if nth == WITHDRAWN / 2 => Some(Withdrawal::Cancel),
            nth if nth == WITHDRAWN * 4 / 5 => Some(Withdrawal::Recall),
            _ => None,
        };
        let asked = if may_answer && withdrawal.is_none() { self.next_asked(day) } else { None };
        if let Some(asked) = &asked {
            draft.content.subject = format!("trả lời {} của {}", asked.cited, asked.sender);
            draft.to = vec![Recipient { organ_name: asked.sender.clone(), ..Recipient::default() }];
        }
        let sent_on = match withdrawal {
            // A cancelled document was never sent.
            Some(Withdrawal::Cancel) => None,
            _ if self.clerk.chance(if self.plan.is_today(at) { 35.0 } else { 4.0 }) => {
                Some(next).filter(|next| self.plan.is_over(*next))
            }
            _ => Some(day),
        };
        draft.content.hand_over_date = sent_on.filter(|sent_on| *sent_on == day);
        let mut actions = Vec::new();
        if let Some(day) = sent_on {
            let (sent_by, envelopes) = match self.clerk.random.random_range(0..20) {
                0..17 => (SentBy::Wire, None),
                17..19 => (SentBy::Post, Some(1)),
                _ => (SentBy::Hand, None),
            };
            let (sent_to, remark) = (String::new(), String::new());
            let dispatch = Dispatch { day, sent_by, sent_to, envelopes, received_date: None, remark };
            actions.push((day, DemoAction::FollowUp(FollowUpAction::Send(dispatch))));
        }
        if let Some(withdrawal) = withdrawal.filter(|_| self.plan.is_over(next)) {
            let reason = match withdrawal {
                Withdrawal::Cancel => "Đã cấp số nhưng người ký yêu cầu không phát hành",
                Withdrawal::Recall => "Phụ lục kèm theo sai số liệu, sẽ ban hành văn bản khác",
            };
            let authority = "Chánh Văn phòng".to_owned();
            let ruling = Ruling { reason: reason.to_owned(), authority, date: Some(next) };
            actions.push((next, DemoAction::Withdraw(withdrawal, ruling)));
        }
        DemoDocument {
            entry: DemoEntry::Outgoing(draft),
            actions,
            asked: None,
            answers: asked.map(|asked| asked.number),
        }
    }

    /// Takes the next document to answer, if its answer can be issued on this day.
    fn next_asked(&mut self, day: NaiveDate) -> Option<Asked> {
        let mut ready = self.asked.first_entry().filter(|ready| *ready.key() <= day)?;
        let asked = ready.get_mut().pop_front();
        if ready.get().is_empty() {
            ready.remove();
        }
        asked
    }

    /// Makes the envelopes of a day; those of the last two days of the plan still lie with the clerk.
    fn envelopes(&mut self, at: usize) -> Vec<Envelope> {
        let waits = at + 2 >= self.plan.planned.end;
        if !waits && !at.is_multiple_of(BETWEEN_ENVELOPES) {
            return Vec::new();
        }
        let day = self.plan.on(at);
        let random = &mut self.clerk.random;
        let (addressee, receiver) = *pick(random, &ADDRESSEES);
        let sender = self.clerk.issuers.name(random);
        vec![Envelope {
            arrival_date: day,
            sender,
            code: String::new(),
            addressee: addressee.to_owned(),
            hand_over_date: Some(day).filter(|_| !waits),
            receiver: if waits { String::new() } else { receiver.to_owned() },
            remark: String::new(),
            document: None,
        }]
    }
}

/// To whom envelopes are addressed that are not opened, and who receives them.
const ADDRESSEES: [(&str, &str); 4] = [
    ("Đảng ủy Văn phòng", "Thường trực Đảng ủy"),
    ("Công đoàn Văn phòng", "Ban Chấp hành Công đoàn"),
    ("Đoàn Thanh niên Văn phòng", "Bí thư Đoàn"),
    ("Đích thân Chánh Văn phòng", "Chánh Văn phòng"),
];
