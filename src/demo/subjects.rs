//! Invented subjects: an action, its object, a place and a legal ground. Some words stand in every other
//! subject, many in few.

use std::fmt::Write;

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::{
    lists::{lines, pick, pick_frequent, section},
    names::Names,
};

/// The word lists that subjects are made of.
pub(super) struct Subjects {
    actions: Vec<&'static str>,
    objects: Vec<&'static str>,
    tails: Vec<&'static str>,
    places: Vec<&'static str>,
    names: Names,
}

const SHORT: [&str; 8] = ["UBND-TH", "STC-QLG", "VPCP-NN", "BTC-HCSN", "SXD-QLN", "BNV-TCBC", "SYT-NVY", "CAT-PV01"];

impl Subjects {
    pub(super) fn new() -> Self {
        let text = include_str!("../../assets/demo/subjects.txt");
        Self {
            actions: section(text, "# actions"),
            objects: section(text, "# objects"),
            tails: section(text, "# tails"),
            places: lines(include_str!("../../assets/demo/places.txt")),
            names: Names::new(),
        }
    }

    /// Makes a subject of mostly 60 to 160 characters. Three in a thousand exceed the decree's 500.
    pub(super) fn subject(&self, random: &mut ChaCha8Rng, year: i32) -> String {
        let mut subject = String::with_capacity(220);
        if random.random_bool(0.6) {
            subject.push_str("về việc ");
        }
        self.clause(random, year, &mut subject);
        if random.random_bool(0.003) {
            while subject.chars().count() < 520 {
                subject.push_str("; ");
                self.clause(random, year, &mut subject);
            }
        } else if random.random_bool(0.12) {
            subject.push_str(" và ");
            self.clause(random, year, &mut subject);
        }
        subject
    }

    fn clause(&self, random: &mut ChaCha8Rng, year: i32, subject: &mut String) {
        subject.push_str(pick_frequent::<&str>(random, &self.actions));
        subject.push(' ');
        subject.push_str(pick_frequent::<&str>(random, &self.objects));
        for _ in 0..random.random_range(1..3) {
            subject.push(' ');
            self.tail(random, year, subject);
        }
    }

    /// Appends an ending, with its `{blanks}` filled in.
    fn tail(&self, random: &mut ChaCha8Rng, year: i32, subject: &mut String) {
        let mut rest = *pick_frequent::<&str>(random, &self.tails);
        while let Some((before, after)) = rest.split_once('{') {
            let (blank, after) = after.split_once('}').unwrap_or((after, ""));
            subject.push_str(before);
            self.fill(random, year, blank, subject);
            rest = after;
        }
        subject.push_str(rest);
    }

    fn fill(&self, random: &mut ChaCha8Rng, year: i32, blank: &str, subject: &mut String) {
        // Writing to a `String` cannot fail.
        let _ = match blank {
            "name" => write!(subject, "{}", self.names.name(random)),
            "place" => write!(subject, "{}", pick_frequent(random, &self.places)),
            "issuer" => write!(subject, "UBND {}", pick(random, &self.places)),
            "short" => write!(subject, "{}", pick(random, &SHORT)),
            "law" => write!(subject, "{:02}/{}", random.random_range(1..150), year - random.random_range(0..6)),
            "date" => {
                write!(subject, "{:02}/{:02}/{year}", random.random_range(1..29), random.random_range(1..13))
            }
            "year" => write!(subject, "{year}"),
            "later" => write!(subject, "{}", year + random.random_range(1..6)),
            "quarter" => write!(subject, "{}", pick(random, &["I", "II", "III", "IV"])),
            "month" => write!(subject, "{}", random.random_range(1..13)),
            "money" => write!(subject, "{}.{:03}", random.random_range(1..90), random.random_range(0..1000)),
            "area" => write!(subject, "{},{}", random.random_range(1..400), random.random_range(1..10)),
            "small" => write!(subject, "{}", random.random_range(1..30)),
            "map" => write!(subject, "{}", random.random_range(1..150)),
            "road" => write!(subject, "{}", random.random_range(571..589)),
            "km" => write!(subject, "{}", random.random_range(0..120)),
            "metre" => write!(subject, "{:03}", random.random_range(0..1000)),
            _ => write!(subject, "{}", random.random_range(1..9_000)),
        };
    }
}
