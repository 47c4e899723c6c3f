//! Dates of one document in an impossible order: issued after it came, handed over or due before.

use chrono::NaiveDate;

use super::{field::Field, warning::Warning};

/// Warns of dates of an incoming document in an impossible order: issued after it came, handed over or due before.
#[must_use]
pub fn of_incoming(
    arrival: NaiveDate,
    issued: Option<NaiveDate>,
    handed_over: Option<NaiveDate>,
    due: Option<NaiveDate>,
) -> Vec<Warning> {
    let came = (Field::ArrivalDate, Some(arrival));
    let pairs = [
        ((Field::IssuedDate, issued), came),
        (came, (Field::HandOverDate, handed_over)),
        (came, (Field::DueDate, due)),
    ];
    pairs.into_iter().filter_map(|(earlier, later)| crossed(earlier, later)).collect()
}

/// Warns of dates of an outgoing document in an impossible order: handed over or due before it is issued.
#[must_use]
pub fn of_outgoing(issued: NaiveDate, handed_over: Option<NaiveDate>, due: Option<NaiveDate>) -> Vec<Warning> {
    let out = (Field::IssuedDate, Some(issued));
    let pairs = [(out, (Field::HandOverDate, handed_over)), (out, (Field::DueDate, due))];
    pairs.into_iter().filter_map(|(earlier, later)| crossed(earlier, later)).collect()
}

fn crossed(earlier: (Field, Option<NaiveDate>), later: (Field, Option<NaiveDate>)) -> Option<Warning> {
    let (earlier, later) = ((earlier.0, earlier.1?), (later.0, later.1?));
    (earlier.1 > later.1).then_some(Warning::DatesCrossed { earlier, later })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
    }

    #[test]
    fn only_an_order_that_cannot_be_is_said() {
        let fine = of_incoming(day(5), Some(day(5)), Some(day(5)), Some(day(5)));
        assert_eq!(fine, []);
        assert_eq!(of_incoming(day(5), None, None, None), []);
        let fields = |warnings: Vec<Warning>| -> Vec<(Field, Field)> {
            let fields = |warning| match warning {
                Warning::DatesCrossed { earlier, later } => (earlier.0, later.0),
                other => panic!("{other:?}"),
            };
            warnings.into_iter().map(fields).collect()
        };
        assert_eq!(
            fields(of_incoming(day(5), Some(day(6)), Some(day(4)), Some(day(4)))),
            [
                (Field::IssuedDate, Field::ArrivalDate),
                (Field::ArrivalDate, Field::HandOverDate),
                (Field::ArrivalDate, Field::DueDate)
            ]
        );
        assert_eq!(of_outgoing(day(5), Some(day(5)), None), []);
        assert_eq!(
            fields(of_outgoing(day(5), Some(day(4)), Some(day(1)))),
            [(Field::IssuedDate, Field::HandOverDate), (Field::IssuedDate, Field::DueDate)]
        );
    }
}
