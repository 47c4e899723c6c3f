//! Chuyển giao (Điều 23.3, NĐ 30/2020/NĐ-CP): who received a document, for which unit, and when; and what of it stands in the
//! register's columns of receivers and ngày chuyển.

use chrono::NaiveDate;

use super::{MAX_NAME, refuse_before, require};
use crate::{
    content::limit,
    field::{Field, Problem},
    text,
};

/// A document was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// The day.
    pub day: NaiveDate,
    /// To which unit or person.
    pub unit: String,
    /// Who received it there and signs; may be unknown.
    pub receiver: String,
}

impl HandOver {
    /// The same, clean, or what is wrong with it. `registered` is the document's own day.
    ///
    /// # Errors
    /// No unit, or a day before the document's own.
    pub fn checked(&self, registered: NaiveDate) -> Result<Self, Vec<Problem>> {
        let hand_over = Self { day: self.day, unit: text::clean(&self.unit), receiver: text::clean(&self.receiver) };
        let mut problems = Vec::new();
        require(Field::Unit, &hand_over.unit, &mut problems);
        limit(Field::Unit, &hand_over.unit, MAX_NAME, &mut problems);
        limit(Field::Receiver, &hand_over.receiver, MAX_NAME, &mut problems);
        refuse_before(Field::Day, Some(hand_over.day), registered, &mut problems);
        if problems.is_empty() { Ok(hand_over) } else { Err(problems) }
    }
}

/// The units as one text, as the register's column of receivers writes them.
#[must_use]
pub fn units<'a>(hand_overs: impl IntoIterator<Item = &'a HandOver>) -> String {
    let mut units: Vec<&str> = Vec::new();
    for hand_over in hand_overs {
        if !units.contains(&hand_over.unit.as_str()) {
            units.push(&hand_over.unit);
        }
    }
    units.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_over_names_its_unit_and_no_day_before_the_document() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let hand_over = |unit: &str, on: &str| HandOver { day: day(on), unit: unit.into(), receiver: String::new() };
        let arrived = day("2026-02-09");
        assert!(hand_over("Phòng Kinh tế", "2026-02-09").checked(arrived).is_ok());
        assert_eq!(hand_over(" ", "2026-02-08").checked(arrived).unwrap_err().len(), 2);
        let all = [hand_over("A", "2026-02-09"), hand_over("B", "2026-02-09"), hand_over("A", "2026-02-10")];
        assert_eq!(units(&all), "A; B");
    }
}
