//! What the numbers of a series look like: how far they go, which are missing and why, which stand twice, which stand no longer.

use chrono::NaiveDate;

use texts::{UserMessage, Value, message};

use super::{
    book::Book, number::Number, period::Period, registration::Ruling, reservation::ReservationState,
    restoring::LostCause,
};

/// What is worth knowing about the numbers of one series in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesNumbers {
    /// The book.
    pub book: Book,
    /// Whose series; `None` for số đến.
    pub authority: Option<String>,
    /// Its name.
    pub name: String,
    /// Its period.
    pub period: Period,
    /// How many documents it numbered.
    pub documents: u64,
    /// The first and the last number its documents have; `None` before any.
    pub given: Option<(Number, Number)>,
    /// Its first number.
    pub first: u32,
    /// The last number given in turn.
    pub last: u32,
    /// Numbers no document has, each run with its cause.
    pub gaps: Vec<Gap>,
    /// Numbers with a suffix that were given before a restoring and that no document has, and the day of the restoring.
    pub lost_inserted: Vec<(Number, NaiveDate)>,
    /// Numbers with a suffix that documents have: they stand between the numbers of the series and are counted with the documents.
    pub inserted: Vec<Number>,
    /// Numbers several documents have, which came so with an imported book.
    pub doubles: Vec<Number>,
    /// Numbers that an import has given to a second document, unlike doubles of an old paper book.
    pub own_doubles: Vec<Number>,
    /// Số, ký hiệu of its documents that documents of other series bear too.
    pub written_twice: Vec<WrittenTwice>,
    /// Rulings on numbers that two documents bear.
    pub rulings: Vec<NumberRuling>,
    /// Numbers whose date lies wrong against those of the numbers around, with that date: the fewest that explain the disorder.
    pub out_of_order: Vec<(Number, NaiveDate)>,
    /// Numbers of cancelled and recalled documents.
    pub withdrawn: Vec<Number>,
    /// Numbers taken back as mistyped, the smallest first: neither gaps nor given.
    pub struck: Vec<StruckNumber>,
}

/// Why a number stays with two documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRuling {
    /// The number.
    pub number: Number,
    /// Số, ký hiệu of the document that was ruled on, the later of the two.
    pub code: String,
    /// Why, by whom and when.
    pub ruling: Ruling,
}

/// A số, ký hiệu that a document of another series bears too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenTwice {
    /// Số, ký hiệu.
    pub code: String,
    /// The name of the other document's series.
    pub series: String,
    /// The other document's date.
    pub date: NaiveDate,
}

/// A number taken back: it had moved its series, and is never given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StruckNumber {
    /// The number.
    pub number: u32,
    /// The number after which the series went on.
    pub back_to: u32,
    /// Why.
    pub reason: String,
}

impl SeriesNumbers {
    /// What an inspector would ask about, a sentence each: missing numbers with their causes, doubles, numbers out of order.
    pub fn faults(&self) -> impl Iterator<Item = UserMessage> + '_ {
        let gaps = self.gaps.iter().map(|gap| {
            let cause = match &gap.cause {
                None => UserMessage::from(texts::GAP_UNEXPLAINED),
                Some(GapCause::Imported) => UserMessage::from(texts::GAP_IMPORTED),
                Some(GapCause::Emergency) => UserMessage::from(texts::GAP_EMERGENCY),
                Some(GapCause::Reserved { holder, state }) => {
                    message!(texts::GAP_RESERVED, holder = holder.as_str(), state = state.name_key())
                }
                Some(GapCause::Restored { day, cause }) => lost(*cause, *day),
            };
            message!(texts::NUMBERS_GAP, from = texts::plain(gap.from), to = texts::plain(gap.to), cause = cause)
        });
        let inserted = self.lost_inserted.iter().map(|(number, day)| {
            let cause = lost(LostCause::Given, *day);
            message!(texts::NUMBERS_LOST_INSERTED, number = number.to_string(), cause = cause)
        });
        let doubles = self.doubles.iter().map(|number| message!(texts::NUMBERS_DOUBLE, number = number.to_string()));
        let own_doubles =
            self.own_doubles.iter().map(|number| message!(texts::NUMBERS_OWN_DOUBLE, number = number.to_string()));
        let written_twice = self.written_twice.iter().map(|WrittenTwice { code, series, date }| {
            message!(texts::NUMBERS_WRITTEN_TWICE, code = code.as_str(), series = series.as_str(), date = *date)
        });
        let rulings = self.rulings.iter().map(|NumberRuling { number, code, ruling }| {
            let number = if code.is_empty() { number.to_string() } else { code.clone() };
            message!(
                texts::NUMBERS_RULED,
                number = number,
                reason = ruling.reason.as_str(),
                authority = ruling.authority.as_str(),
                day = ruling.date.map_or_else(|| Value::from(""), Value::Date)
            )
        });
        let out_of_order = self
            .out_of_order
            .iter()
            .map(|(number, date)| message!(texts::NUMBERS_OUT_OF_ORDER, number = number.to_string(), date = *date));
        let struck = self.struck.iter().map(|StruckNumber { number, back_to, reason }| {
            message!(
                texts::NUMBERS_STRUCK,
                number = texts::plain(*number),
                back_to = texts::plain(*back_to),
                reason = reason.as_str()
            )
        });
        gaps.chain(inserted)
            .chain(doubles)
            .chain(own_doubles)
            .chain(written_twice)
            .chain(rulings)
            .chain(out_of_order)
            .chain(struck)
    }
}

/// Describes why numbers that were lost at a restoring on this day have no document.
fn lost(cause: LostCause, day: NaiveDate) -> UserMessage {
    let text = match cause {
        LostCause::Given => texts::GAP_RESTORED,
        LostCause::Skipped => texts::GAP_RESTORED_SKIPPED,
        LostCause::Told => texts::GAP_RESTORED_TOLD,
    };
    text.with(texts::values::Day { day: day.into() })
}

/// Numbers missing one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The first.
    pub from: u32,
    /// The last.
    pub to: u32,
    /// Why, where that is known.
    pub cause: Option<GapCause>,
}

/// Why no document has a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GapCause {
    /// A held number and its state.
    Reserved {
        /// For whom.
        holder: String,
        /// What became of it.
        state: ReservationState,
    },
    /// The imported book went on after it.
    Imported,
    /// The paper list of an emergency went on after it.
    Emergency,
    /// The registry that stood there before a restoring had given it, or passed it over.
    Restored {
        /// The day of the restoring.
        day: NaiveDate,
        /// What is known of it.
        cause: LostCause,
    },
}
