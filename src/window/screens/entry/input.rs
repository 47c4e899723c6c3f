//! The inputs of the two entry forms: those of a document's fields, by the table of fields, and the few others; with the values that each
//! suggests.

use std::{borrow::Cow, cmp::Reverse, sync::LazyLock};

use domain::{
    book::Book,
    came_by::CameBy,
    content::Priority,
    document_field::{DocumentField as F, FieldKind as ValueKind, FormPlace},
    field::Field,
    secrecy::Secrecy,
};
use language::Language;
use store::NameKind;

use super::dates;
use crate::{
    kit::{
        form::{FieldKind, FieldSpec, choices, fitting},
        space,
        suggest::Choice,
    },
    reference_data::ReferenceData,
};

/// The width of độ mật.
const SECRECY: f32 = 96.0;
/// The first line of the rarer fields of Phụ lục VI, in both forms.
pub const FIRST_RARE_LINE: u8 = 8;
/// The authority prefixes of Phụ lục I.II.7, NĐ 30/2020/NĐ-CP.
const PREFIXES: [&str; 5] = ["TM.", "Q.", "KT.", "TL.", "TUQ."];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// A field of the document; a flag is a switch.
    Field(F),
    /// Độ mật.
    Secrecy,
    /// Mã định danh of the receivers, in their order (13.1).
    ToCodes,
    /// A number of one's own choice; only while one chooses.
    Number,
    /// Why; only while one chooses a number or amends.
    Reason,
    /// The switch for how the number is determined.
    Numbering,
    /// Which incoming document it answers: its row in the registry, and how it is named. Drawn as words, not as an input.
    Answers,
    /// The switch that is on while the type is one derived from the code, so that a changed code may replace it.
    TypeWasRead,
}

impl PartialEq<F> for Input {
    fn eq(&self, field: &F) -> bool {
        *self == Self::Field(*field)
    }
}

impl From<F> for Input {
    fn from(field: F) -> Self {
        Self::Field(field)
    }
}

/// Groups the inputs of a book's form by line.
fn placed(book: Book) -> Vec<Vec<Input>> {
    let fields = F::entered(book).into_iter().map(|(place, field)| (place, Input::Field(field)));
    let others = [Input::Secrecy, Input::ToCodes].into_iter().filter_map(|input| Some((input.place(book)?, input)));
    let mut inputs: Vec<(FormPlace, Input)> = fields.chain(others).collect();
    inputs.sort_by_key(|(place, _)| *place);
    let lines = inputs.chunk_by(|(one, _), (next, _)| one.line == next.line);
    lines.map(|line| line.iter().map(|(_, input)| *input).collect()).collect()
}

impl Input {
    /// Returns the inputs of each line of a book's form.
    #[must_use]
    pub fn lines(book: Book) -> &'static [Vec<Self>] {
        static INCOMING: LazyLock<Vec<Vec<Input>>> = LazyLock::new(|| placed(Book::Incoming));
        static OUTGOING: LazyLock<Vec<Vec<Input>>> = LazyLock::new(|| placed(Book::Outgoing));
        match book {
            Book::Incoming => &INCOMING,
            Book::Outgoing => &OUTGOING,
        }
    }

    /// Returns the inputs of a book's form, line by line.
    pub fn of(book: Book) -> impl Iterator<Item = Self> {
        Self::lines(book).iter().flatten().copied()
    }

    /// Returns the switches of a book's form, which are on no line.
    pub fn switches(book: Book) -> impl Iterator<Item = Self> {
        let flags = F::of(book).filter(|field| field.row().kind == ValueKind::Flag).map(Self::Field);
        flags.chain([Self::Numbering, Self::Answers, Self::TypeWasRead])
    }

    /// Returns the place in a book's form; `None` if the form has it on no line.
    fn place(self, book: Book) -> Option<FormPlace> {
        match (self, book) {
            (Self::Field(field), _) => field.row().place(book),
            (Self::Secrecy, Book::Incoming) => Some(FormPlace { line: 6, place: 3 }),
            (Self::Secrecy, Book::Outgoing) => Some(FormPlace { line: 7, place: 2 }),
            (Self::ToCodes, Book::Outgoing) => Some(FormPlace { line: 10, place: 1 }),
            _ => None,
        }
    }

    /// Whether it is one of the rarer fields of Phụ lục VI, which are folded away until they are wanted.
    #[must_use]
    pub fn is_rare(self, book: Book) -> bool {
        self.place(book).is_some_and(|place| place.line >= FIRST_RARE_LINE)
    }

    /// Returns the field that it fills.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::Field(field) => field.row().code,
            Self::Secrecy => Field::Secrecy,
            Self::ToCodes => Field::To,
            Self::Number => Field::CodeNumber,
            Self::Reason => Field::Reason,
            Self::Numbering | Self::Answers | Self::TypeWasRead => Field::Document,
        }
    }

    /// Returns the key in a draft: the code of the field, with the part for inputs that hold a part of it.
    #[must_use]
    pub fn key(self) -> Cow<'static, str> {
        match self {
            Self::Field(field) => field.key(),
            Self::ToCodes => "To.OrganId".into(),
            Self::Numbering => "Numbering".into(),
            Self::Answers => "Answers".into(),
            input => input.field().key().into(),
        }
    }

    /// Returns the spec of the input in a book's form, at a line.
    #[must_use]
    pub fn spec(self, book: Book, line: u8) -> FieldSpec {
        let text = |label| FieldSpec::text(label, self.field(), line);
        let switch = |id| FieldSpec::of(FieldKind::Switch, self.field().label(), self.field(), line).id(id);
        match self {
            Self::Field(field) => of_field(field, book, line),
            Self::Secrecy => FieldSpec::of(FieldKind::Choice, texts::FIELD_SECRECY, self.field(), line)
                .wide(SECRECY)
                .placeholder(texts::ENTRY_SECRECY_USUAL),
            Self::ToCodes => text(texts::LABEL_TO_CODES),
            Self::Number => {
                let number = FieldSpec::of(FieldKind::Usual, texts::ENTRY_NUMBER, self.field(), line);
                number.also(&[Field::ArrivalNumber]).wide(space::DATE)
            }
            Self::Reason => text(texts::ENTRY_REASON),
            Self::Numbering => switch("Numbering"),
            Self::Answers => switch("Answers"),
            Self::TypeWasRead => switch("TypeWasRead"),
        }
    }

    /// Returns the known values of an input that need no query of the registry; document types are sorted by use, most used first.
    #[must_use]
    pub fn choices(
        self,
        book: Book,
        typed: &str,
        normative: bool,
        reference: &ReferenceData,
        language: &Language,
    ) -> Vec<Choice> {
        let plain = |value: String| Choice { value, beside: String::new() };
        match (self, book) {
            (Self::Field(F::OrganName), Book::Outgoing) => choices::authorities(&reference.authorities),
            (Self::Field(F::Priority), _) => {
                let choice = |priority: Priority| Choice {
                    value: language.text(priority.name_key()),
                    beside: priority.number().to_string(),
                };
                Priority::ALL.into_iter().map(choice).collect()
            }
            (Self::Secrecy, _) => Secrecy::ALL.into_iter().map(|secrecy| plain(secrecy.word().to_owned())).collect(),
            (Self::Field(F::CameBy), _) => {
                CameBy::NAMED.into_iter().map(|way| plain(language.text(way.name_key()))).collect()
            }
            (Self::Field(F::SignerPrefix), _) => PREFIXES.into_iter().map(|prefix| plain(prefix.to_owned())).collect(),
            (Self::Field(F::TypeName), _) => {
                let used_most = |mut named: Vec<Choice>| {
                    named.sort_by_cached_key(|kind| Reverse(reference.type_uses.get(&kind.value).copied()));
                    named
                };
                if book == Book::Incoming {
                    return used_most(choices::types_of(&reference.types, |_| true));
                }
                let named = used_most(choices::types(&reference.types, normative));
                // A type that no VBQPPL has is offered all the same: it turns the switch off.
                let is_other = normative && fitting(typed, named.clone()).is_empty();
                if is_other { used_most(choices::types(&reference.types, false)) } else { named }
            }
            _ => Vec::new(),
        }
    }
}

/// Returns the spec of a field's input.
fn of_field(field: F, book: Book, line: u8) -> FieldSpec {
    let row = field.row();
    let kind = match (field, row.kind) {
        (F::Subject, _) => FieldKind::Lines,
        (F::DueDate, _) => FieldKind::Term,
        (F::SignerPrefix, _) => FieldKind::Usual,
        (F::TypeName, _) | (_, ValueKind::Priority | ValueKind::CameBy) => FieldKind::Choice,
        (F::OrganName, _) if book == Book::Outgoing => FieldKind::Choice,
        (F::To, _) => FieldKind::Many,
        (_, ValueKind::Date) => FieldKind::Date(dates::nearest(field)),
        (_, ValueKind::Flag) => FieldKind::Switch,
        (_, ValueKind::Text(_) | ValueKind::Code | ValueKind::Amount(_) | ValueKind::Bodies) => FieldKind::Text,
    };
    let width = match row.kind {
        ValueKind::Date | ValueKind::Priority | ValueKind::CameBy => Some(space::DATE),
        _ => row.input_width,
    };
    let also: &[Field] = match field {
        F::TypeName => &[Field::Normative],
        F::SignerName => &[Field::SignerInfo],
        _ => &[],
    };
    let (names, placeholder) = (names(field, book), row.placeholder);
    FieldSpec { also, names, placeholder, width, ..FieldSpec::of(kind, row.label(book), row.code, line) }
}

/// Returns which names the registry suggests for a field.
fn names(field: F, book: Book) -> Option<NameKind> {
    Some(match field {
        F::OrganName if book == Book::Incoming => NameKind::Organ,
        F::ToPlaces => NameKind::ToPlaces,
        F::SignerName => NameKind::Signer,
        F::DraftingUnit => NameKind::DraftingUnit,
        F::To => NameKind::Recipient,
        F::FileCopyUnit => NameKind::FileCopyUnit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_an_input_where_it_is_written() {
        // The ý kiến chỉ đạo are entries of the follow-up, and the registry gives an outgoing document's số, ký hiệu.
        let without = [F::TraceHeaderList, F::Code];
        for book in [Book::Incoming, Book::Outgoing] {
            for field in F::of(book) {
                let inputs = Input::of(book).chain(Input::switches(book)).filter(|input| *input == field);
                let wanted = usize::from(!without.contains(&field) || (book, field) == (Book::Incoming, F::Code));
                assert_eq!(inputs.count(), wanted, "{field:?} of {book:?}");
            }
        }
    }

    #[test]
    fn no_two_inputs_of_a_form_share_a_place_and_no_line_is_left_out() {
        for book in [Book::Incoming, Book::Outgoing] {
            let mut places: Vec<FormPlace> = Input::of(book).filter_map(|input| input.place(book)).collect();
            let count = places.len();
            places.dedup();
            assert_eq!(places.len(), count, "{book:?}");
            for (line, inputs) in (1..).zip(Input::lines(book)) {
                assert!(inputs.iter().all(|input| input.place(book).is_some_and(|place| place.line == line)), "{line}");
            }
        }
    }

    #[test]
    fn a_draft_keeps_each_input_under_a_name_of_its_own() {
        for book in [Book::Incoming, Book::Outgoing] {
            let mut keys: Vec<_> = Input::of(book).chain(Input::switches(book)).map(Input::key).collect();
            let count = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), count, "{keys:?}");
        }
    }
}
