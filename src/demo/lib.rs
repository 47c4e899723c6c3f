//! The demo office: an invented year of a real office's size, the same at every run; or the twelve months up to a day, with the work done
//! on their documents.
//!
//! The counts are those of a provincial office's report for 2023; every text is invented.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

mod handling;
mod issuers;
mod lists;
mod names;
mod people;
mod plan;
mod recent;
mod subjects;

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use unicode_normalization::UnicodeNormalization;

use issuers::Issuers;
use lists::pick_frequent;
use plan::{Kind, Year};
use subjects::Subjects;

use domain::{
    content::{Content, Priority, Recipient, SignerInfo},
    incoming::IncomingDraft,
    office::{Authority, Office},
    outgoing::OutgoingDraft,
};

pub use plan::INCOMING_A_YEAR;
pub use recent::{DemoAction, DemoDay, DemoDocument, RecentMonths};

/// A document the demo's clerks register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemoEntry {
    /// Văn bản đến.
    Incoming(IncomingDraft),
    /// Văn bản đi.
    Outgoing(OutgoingDraft),
}

/// Plans how many documents of which kind are registered in which calendar years.
#[derive(Debug, Clone)]
pub struct Demo {
    years: Vec<Year>,
}

impl Demo {
    /// Plans a year of the office. With a count, plans as many years as that count needs at the same yearly
    /// rate, up to this year.
    #[must_use]
    pub fn of_year(year: i32, documents: Option<u64>) -> Self {
        Self { years: plan::years(year, documents) }
    }

    /// Returns the number of documents.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.years.iter().map(|year| year.figures.total()).sum()
    }

    /// Returns the office that keeps the registry.
    #[must_use]
    pub fn office() -> Office {
        Office {
            name: "Văn phòng UBND tỉnh Quảng Trị".to_owned(),
            parent: "UBND tỉnh Quảng Trị".to_owned(),
            abbreviation: "VP".to_owned(),
            place: "Quảng Trị".to_owned(),
        }
    }

    /// Returns the authorities in whose names the office issues documents: itself and the body above it.
    #[must_use]
    pub fn authorities() -> Vec<Authority> {
        let office = Self::office();
        vec![
            Authority { name: office.name, abbreviation: office.abbreviation, ..Authority::default() },
            Authority { name: office.parent, abbreviation: "UBND".to_owned(), ..Authority::default() },
        ]
    }

    /// Makes the documents in the order in which they are registered, working day by working day.
    pub fn entries(&self) -> impl Iterator<Item = DemoEntry> + '_ {
        self.years.iter().flat_map(|year| {
            let mut clerk = Clerk::new(u64::from(year.year.unsigned_abs()));
            let days = plan::working_days(year.year);
            let kinds = year.figures.shuffled(&mut clerk.random);
            let count = days.len();
            days.into_iter().enumerate().flat_map(move |(at, day)| {
                let of_day = kinds.len() * at / count..kinds.len() * (at + 1) / count;
                kinds.get(of_day).unwrap_or_default().iter().map(|kind| clerk.draft(kind, day)).collect::<Vec<_>>()
            })
        })
    }
}

/// Makes drafts.
struct Clerk {
    random: ChaCha8Rng,
    issuers: Issuers,
    subjects: Subjects,
    units: Vec<&'static str>,
}

impl Clerk {
    fn new(seed: u64) -> Self {
        Self {
            random: ChaCha8Rng::seed_from_u64(seed),
            issuers: Issuers::new(),
            subjects: Subjects::new(),
            units: lists::lines(include_str!("../../assets/demo/units.txt")),
        }
    }

    fn draft(&mut self, kind: &Kind, day: NaiveDate) -> DemoEntry {
        match kind {
            Kind::Incoming => DemoEntry::Incoming(self.incoming(day)),
            Kind::Outgoing { authority, type_name, normative, conclusion } => {
                DemoEntry::Outgoing(self.outgoing(day, authority, type_name, *normative, *conclusion))
            }
        }
    }

    fn chance(&mut self, percent: f64) -> bool {
        self.random.random_bool(percent / 100.0)
    }

    fn incoming(&mut self, day: NaiveDate) -> IncomingDraft {
        let sent = self.issuers.document(&mut self.random, day);
        let issued_date = day - Days::new(self.random.random_range(0..9));
        let same_year = if issued_date.year() == day.year() { issued_date } else { day };
        let content = Content {
            type_name: sent.type_name.to_owned(),
            subject: self.subjects.subject(&mut self.random, day.year()),
            organ_name: sent.organ_name,
            priority: self.priority(),
            due_date: self.chance(15.0).then(|| day + Days::new(self.random.random_range(2..30))),
            hand_over_date: self.chance(85.0).then(|| day + Days::new(self.random.random_range(0..2))),
            page_amount: Some(self.random.random_range(1..12)),
            signer_info: if self.chance(70.0) { people::signer(&mut self.random) } else { SignerInfo::default() },
            description: if self.chance(2.0) { "Kèm hồ sơ giấy".to_owned() } else { String::new() },
            ..Content::default()
        };
        let to_places =
            if self.chance(92.0) { (*pick_frequent(&mut self.random, &self.units)).to_owned() } else { String::new() };
        IncomingDraft {
            arrival_date: Some(day),
            code: sent.code,
            issued_date: Some(same_year),
            to_places,
            content: self.as_pasted(content),
            ..IncomingDraft::default()
        }
    }

    fn outgoing(
        &mut self,
        day: NaiveDate,
        authority: &str,
        type_name: &str,
        normative: bool,
        conclusion: bool,
    ) -> OutgoingDraft {
        let mut subject = self.subjects.subject(&mut self.random, day.year());
        if conclusion {
            subject = format!("kết luận của lãnh đạo UBND tỉnh tại cuộc họp {subject}");
        }
        let receivers = self.random.random_range(1..5);
        let to = (0..receivers)
            .map(|_| self.issuers.name(&mut self.random))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|organ_name| Recipient { organ_name, ..Recipient::default() })
            .collect();
        let unit = *pick_frequent(&mut self.random, &DRAFTING_UNITS);
        let content = Content {
            type_name: type_name.to_owned(),
            organ_name: authority.to_owned(),
            subject,
            priority: self.priority(),
            hand_over_date: Some(day),
            page_amount: Some(self.random.random_range(1..15)),
            signer_info: people::leader(&mut self.random),
            ..Content::default()
        };
        OutgoingDraft {
            issued_date: Some(day),
            drafting_unit: unit.to_owned(),
            normative,
            to,
            issued_amount: Some(self.random.random_range(1..40)),
            file_copy_unit: format!("VT, {unit}"),
            content: self.as_pasted(content),
            ..OutgoingDraft::default()
        }
    }

    fn priority(&mut self) -> Priority {
        match self.random.random_range(0..1000) {
            0..5 => Priority::Express,
            5..15 => Priority::VeryUrgent,
            15..75 => Priority::Urgent,
            _ => Priority::Normal,
        }
    }

    /// Spells some texts as other programs do: combining marks, a look-alike Đ, hard spaces.
    fn as_pasted(&mut self, mut content: Content) -> Content {
        match self.random.random_range(0..200) {
            0..4 => {
                content.subject = content.subject.nfd().collect();
                content.organ_name = content.organ_name.nfd().collect();
            }
            4 => content.subject = content.subject.replace('Đ', "\u{D0}").replace(' ', "\u{A0}"),
            _ => {}
        }
        content
    }
}

/// Abbreviations of the units that draft for the office.
const DRAFTING_UNITS: [&str; 8] = ["TH", "KT", "NC", "KGVX", "NN", "XD", "HCTC", "TCD"];
