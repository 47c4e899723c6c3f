//! What to look at in a document that is registered all the same.

use chrono::NaiveDate;

use texts::{UserMessage, message};

use super::{
    field::{Field, shortened},
    number::Number,
    registration::Caution,
    secrecy::Secrecy,
};

/// Something to look at that does not stop the registering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Fewer copies than receivers (Điều 17.1.a, NĐ 30/2020/NĐ-CP).
    FewCopies {
        /// Số lượng bản.
        copies: u32,
        /// How many receivers are named.
        receivers: usize,
    },
    /// The subject is longer than the 500 characters of Phụ lục VI.
    LongSubject {
        /// Its length in characters.
        length: usize,
    },
    /// Its date and that of a number beside it stand the wrong way round (lùi ngày).
    DateOrder {
        /// The number beside it.
        number: Number,
        /// That number's date.
        date: NaiveDate,
    },
    /// The same document is registered already (Phụ lục VI: số, ký hiệu, issuing body, year).
    Duplicate {
        /// The số đến of the one registered first.
        number: Number,
        /// Its date of arrival.
        date: NaiveDate,
    },
    /// The number of an imported row was given here to another document.
    NumberDoubled {
        /// The number.
        number: Number,
        /// Số, ký hiệu of the document that was given it.
        code: String,
        /// That document's date in the book.
        date: NaiveDate,
    },
    /// The số, ký hiệu of an imported row is borne by another document of the authority; both keep it, as in an old book.
    WrittenTwice {
        /// Số, ký hiệu of that document.
        code: String,
        /// Its date of issue.
        date: NaiveDate,
    },
    /// The number of an imported row was given before the registry was restored.
    NumberGivenBefore {
        /// The number.
        number: Number,
        /// The day of the restoring.
        day: NaiveDate,
    },
    /// Another document has its number already; both keep it, as in an old book with doubles.
    NumberTwice {
        /// The number.
        number: Number,
    },
    /// Two of its dates stand in an order that cannot be: issued after it came, due before it came.
    DatesCrossed {
        /// The date that should be the earlier.
        earlier: (Field, NaiveDate),
        /// The date that should be the later, and is not.
        later: (Field, NaiveDate),
    },
    /// More than one số, ký hiệu in one cell of a list.
    SeveralNumbers(String),
    /// Question marks inside words: letters were lost where the list was written.
    LettersLost(String),
    /// A word that is not one of the accepted ones; it is kept in the remarks.
    WordKept {
        /// The field.
        field: Field,
        /// The word.
        text: String,
    },
    /// A mark of secrecy stands in one of its fields: such documents have a registry of their own.
    SecrecyMark {
        /// The field.
        field: Field,
        /// The mark.
        secrecy: Secrecy,
    },
    /// An imported row gives two contradicting types; one is used and the contradiction is reported.
    TypesDiffer {
        /// The type that was taken.
        taken: String,
        /// The other.
        other: String,
        /// Whether the số, ký hiệu names the other; else the subject begins with it.
        by_code: bool,
    },
    /// The number of a sender is longer than the 11 characters of Phụ lục VI; its length.
    LongNumber {
        /// Its length in characters.
        length: usize,
    },
    /// A số, ký hiệu that should name the unit that drafted the document does not (Phụ lục I, mục II.3, NĐ 30/2020/NĐ-CP).
    NoUnit,
    /// An outgoing document is dated after today.
    DatedAhead(NaiveDate),
    /// Số đến are held, though they are given one after the other as documents come (Điều 22.2, NĐ 30/2020/NĐ-CP).
    ArrivalHeld,
    /// A letter that books cannot be printed with stands in one of its fields.
    Unprintable {
        /// The field.
        field: Field,
        /// The letter.
        letter: char,
    },
}

impl Warning {
    /// What the document keeps of the warning.
    #[must_use]
    pub fn caution(&self) -> Option<Caution> {
        match self {
            Self::DateOrder { .. } => Some(Caution::DateOrder),
            Self::Duplicate { .. } => Some(Caution::Duplicate),
            _ => None,
        }
    }

    /// The warning as a sentence.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::FewCopies { copies, receivers } => {
                message!(texts::WARNING_FEW_COPIES, copies = i64::from(*copies), receivers = *receivers)
            }
            Self::LongSubject { length } => message!(texts::WARNING_LONG_SUBJECT, length = *length),
            Self::DateOrder { number, date } => {
                message!(texts::WARNING_DATE_ORDER, number = number.to_string(), date = *date)
            }
            Self::Duplicate { number, date } => {
                message!(texts::WARNING_DUPLICATE, number = number.to_string(), date = *date)
            }
            Self::NumberDoubled { number, code, date } => message!(
                texts::WARNING_NUMBER_DOUBLED,
                number = number.to_string(),
                code = shortened(code),
                date = *date
            ),
            Self::WrittenTwice { code, date } => {
                message!(texts::WARNING_WRITTEN_TWICE, code = shortened(code), date = *date)
            }
            Self::NumberGivenBefore { number, day } => {
                message!(texts::WARNING_NUMBER_GIVEN_BEFORE, number = number.to_string(), day = *day)
            }
            Self::NumberTwice { number } => message!(texts::WARNING_NUMBER_TWICE, number = number.to_string()),
            Self::DatesCrossed { earlier: (earlier, its_date), later: (later, date) } => {
                message!(
                    texts::WARNING_DATES_CROSSED,
                    earlier = *earlier,
                    its_date = *its_date,
                    later = *later,
                    date = *date
                )
            }
            Self::SeveralNumbers(text) => message!(texts::WARNING_SEVERAL_NUMBERS, text = shortened(text)),
            Self::LettersLost(text) => message!(texts::WARNING_LETTERS_LOST, text = shortened(text)),
            Self::WordKept { field, text } => {
                message!(texts::WARNING_WORD_KEPT, field = *field, text = shortened(text))
            }
            Self::SecrecyMark { field, secrecy } => {
                message!(texts::WARNING_SECRECY_MARK, field = *field, mark = secrecy.word())
            }
            Self::LongNumber { length } => message!(texts::WARNING_LONG_NUMBER, length = *length),
            Self::NoUnit => UserMessage::from(texts::WARNING_NO_UNIT),
            Self::Unprintable { field, letter } => {
                message!(texts::WARNING_UNPRINTABLE, field = *field, letter = super::printable::shown(*letter))
            }
            Self::DatedAhead(date) => message!(texts::WARNING_DATED_AHEAD, date = *date),
            Self::ArrivalHeld => UserMessage::from(texts::WARNING_ARRIVAL_HELD),
            Self::TypesDiffer { taken, other, by_code } => {
                let text =
                    if *by_code { texts::WARNING_TYPE_AGAINST_CODE } else { texts::WARNING_TYPE_AGAINST_SUBJECT };
                text.with(texts::values::OtherTaken { taken: shortened(taken).into(), other: shortened(other).into() })
            }
        }
    }
}
