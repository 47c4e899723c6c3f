//! Reads a row of a list that this program exported: nothing is guessed, and everything the registry knew of
//! the document is taken over.

use chrono::NaiveDate;

use domain::{
    book::Book,
    book_row,
    came_by::CameBy,
    code::Code,
    content::{Priority, Recipient},
    date::{self, NoDate},
    document::{Document, DocumentId},
    document_field::DocumentField as F,
    field::{Cause, Field, Problem},
    field_slot::FieldSlot,
    follow_up::counting,
    imported::{Brought, ImportedIncoming, ImportedOutgoing, ImportedRow, RowCause},
    incoming::{Incoming, IncomingDraft, trace_header_list},
    issuer::Issuer,
    number::{LARGEST, Number, Numbered},
    outgoing::{Outgoing, OutgoingDraft},
    registration::{Caution, Registration, Ruling, Standing, Withdrawal},
};

use super::ReadRow;
use crate::{
    export::columns::{Own, heading, numbered_word, standing_word},
    fingerprint::Fingerprints,
    headings::Headings,
    json,
    problems::with_those_of,
    table::Row,
};

/// The indexes of the decree's column of the subject, incoming and outgoing.
const SUBJECT: [usize; 2] = [5, 2];
const REMARKS: usize = 9;
/// The largest accepted ordinal of a further row with the same number.
const MAX_DOUBLE: u32 = 99_999;

/// A row under the registry's own headings.
struct OwnCells<'a> {
    book: Book,
    row: &'a Row,
    headings: &'a Headings,
    problems: Vec<Problem>,
}

/// Reads the document of a row.
pub(super) fn read(row: &Row, headings: &Headings, book: Book, fingerprints: &mut Fingerprints) -> ReadRow {
    let mut cells = OwnCells { book, row, headings, problems: Vec::new() };
    let (standing, double) =
        (cells.standing(), cells.amount_to(Field::Document, Own::Double.heading(book), MAX_DOUBLE));
    let brought = cells.brought();
    let registration = Registration {
        standing: standing.clone(),
        double: double.unwrap_or_default(),
        reason: brought.reason.clone(),
        numbered: brought.numbered.unwrap_or_default(),
        sent_back: counting(&brought.follow_up.sent_back).next().map(|one| one.fact.clone()),
        ..Registration::default()
    };
    match book {
        Book::Incoming => cells.incoming((standing, registration), brought, fingerprints),
        Book::Outgoing => cells.outgoing((standing, registration), brought, fingerprints),
    }
}

impl<'a> OwnCells<'a> {
    fn at(&self, heading: &str) -> &'a str {
        self.headings.own_cell(self.row, heading)
    }

    fn own(&self, own: Own) -> &'a str {
        self.at(own.heading(self.book))
    }

    fn note(&mut self, field: Field, cause: Cause) {
        self.problems.push(Problem::new(field, cause));
    }

    /// Returns the cell of a field.
    fn field(&self, field: F) -> &'a str {
        self.at(heading(field, self.book))
    }

    fn date(&mut self, field: F) -> Option<NaiveDate> {
        self.date_at(field.row().code, heading(field, self.book))
    }

    fn date_at(&mut self, field: Field, heading: &str) -> Option<NaiveDate> {
        let text = self.at(heading);
        if text.trim().is_empty() {
            return None;
        }
        match date::read(text) {
            Ok(day) => return Some(day),
            Err(NoDate::NotADate) => self.note(field, Cause::NotADate(text.to_owned())),
            Err(NoDate::OutOfRange) => self.note(field, Cause::DateOutOfRange(text.to_owned())),
        }
        None
    }

    fn amount(&mut self, field: F) -> Option<u32> {
        self.amount_to(field.row().code, heading(field, self.book), field.largest().unwrap_or(u32::MAX))
    }

    fn amount_to(&mut self, field: Field, heading: &str, most: u32) -> Option<u32> {
        let text = self.at(heading).trim();
        if text.is_empty() {
            return None;
        }
        let amount = text.parse().ok().filter(|amount| *amount <= most);
        if amount.is_none() {
            let (text, most) = (text.to_owned(), i64::from(most));
            self.note(field, Cause::NotANumber { text, least: 0, most });
        }
        amount
    }

    /// Reads whether the document is valid; an invalid one needs its ruling.
    fn standing(&mut self) -> Standing {
        let [reason, authority] = [Own::RuledWhy, Own::RuledBy].map(|own| self.own(own).to_owned());
        let date = self.date_at(Field::Document, Own::RuledOn.heading(self.book));
        let word = self.own(Own::Standing).trim();
        let is_ruled = !reason.is_empty() && !authority.is_empty() && date.is_some();
        let ruling = Ruling { reason, authority, date };
        let ends = [Withdrawal::Cancel, Withdrawal::Recall].map(|end| end.by(ruling.clone()));
        if word.is_empty() {
            return Standing::Valid;
        }
        let found = ends.into_iter().find(|standing| standing_word(standing) == word);
        if found.is_none() || !is_ruled {
            self.note(Field::Document, Cause::Row(RowCause::WithdrawnElsewhere));
        }
        found.unwrap_or_default()
    }

    fn brought(&mut self) -> Brought {
        let word = self.own(Own::Numbered).trim();
        let numbered = Numbered::ALL.into_iter().find(|numbered| numbered_word(*numbered) == word);
        if numbered.is_none() && !word.is_empty() {
            let allowed = "Theo thứ tự, Giữ số, Chèn số, Ghi trên giấy, Từ danh sách";
            self.note(Field::Code, Cause::UnknownWord { text: word.to_owned(), allowed });
        }
        let cautions = self.own(Own::Cautions).split("; ").filter_map(Caution::from_key).collect();
        let mut brought =
            Brought { numbered, reason: self.own(Own::Reason).to_owned(), cautions, ..Brought::default() };
        let entries = format!("{}{}", self.own(Own::FollowUp), self.own(Own::MoreFollowUp));
        if !entries.is_empty() {
            match parsed(&entries).and_then(json::read_entries) {
                Ok(follow_up) => brought.follow_up = follow_up,
                Err(error) => self.note_json(Own::FollowUp, &error),
            }
        }
        brought.taken_back = self.amount_to(Field::Document, Own::TakenBack.heading(self.book), LARGEST);
        let ruling = self.own(Own::NumberRuling);
        if !ruling.is_empty() {
            match parsed(ruling).and_then(json::read_number_ruling) {
                Ok(ruling) => brought.number_ruling = Some(ruling),
                Err(error) => self.note_json(Own::NumberRuling, &error),
            }
        }
        let links = self.own(Own::Links);
        if !links.is_empty() {
            match parsed(links).and_then(json::read_links) {
                Ok(links) => brought.links = links,
                Err(error) => self.note_json(Own::Links, &error),
            }
        }
        brought
    }

    fn note_json(&mut self, own: Own, error: &str) {
        self.note(Field::Document, Cause::NotJson(format!("{}: {error}", own.heading(self.book))));
    }

    /// Reads a field into a draft.
    fn read(&mut self, field: F, slot: FieldSlot<'_>) {
        match slot {
            FieldSlot::Text(text) if field == F::SignerName => self.signer_name().clone_into(text),
            FieldSlot::Text(text) => self.field(field).clone_into(text),
            FieldSlot::Date(date) => *date = self.date(field),
            FieldSlot::Amount(amount) => *amount = self.amount(field),
            FieldSlot::Flag(flag) => *flag = !self.field(field).trim().is_empty(),
            FieldSlot::Priority(priority) => *priority = self.priority(),
            FieldSlot::CameBy(came_by) => *came_by = self.came_by(),
            FieldSlot::Recipients(to) => *to = self.receivers(),
            FieldSlot::Issuers(issuers) => *issuers = Issuer::list(self.field(field)),
        }
    }

    /// Reads the name of the signer, whose cell begins with the authority prefix.
    fn signer_name(&self) -> &'a str {
        let signer = self.field(F::SignerName);
        signer.strip_prefix(self.field(F::SignerPrefix)).unwrap_or(signer).trim_start()
    }

    fn priority(&mut self) -> Priority {
        let word = self.field(F::Priority);
        Priority::of(word).unwrap_or_else(|| {
            self.note(Field::Priority, Cause::UnknownWord { text: word.to_owned(), allowed: Priority::WORDS });
            Priority::default()
        })
    }

    fn came_by(&mut self) -> CameBy {
        let way = self.field(F::CameBy);
        CameBy::of(way).unwrap_or_else(|| {
            self.note(Field::CameBy, Cause::UnknownWord { text: way.to_owned(), allowed: CameBy::WORDS });
            CameBy::default()
        })
    }

    fn incoming(
        mut self,
        (standing, registration): (Standing, Registration),
        brought: Brought,
        fingerprints: &mut Fingerprints,
    ) -> ReadRow {
        let number = self.own_number();
        let mut draft = IncomingDraft::default();
        draft.fill(|field, slot| self.read(field, slot));
        // A text that was composed from the instructions is dropped: the registry composes it from them again.
        if draft.trace_header_list == trace_header_list("", &brought.follow_up) {
            draft.trace_header_list.clear();
        }
        let checked = match draft.check() {
            Ok(checked) if self.problems.is_empty() => checked,
            checked => return Err(with_those_of(self.problems, checked.err().unwrap_or_default())),
        };
        let Number { value, suffix } = number.clone().unwrap_or_default();
        let registration = Registration { suffix: suffix.clone(), ..registration };
        let entry = checked.entry;
        let id = DocumentId(0);
        let document = Document::Incoming(Incoming { id, arrival_number: value, entry, registration });
        self.refuse_edited(&document)?;
        let Document::Incoming(Incoming { entry, .. }) = document else { return Err(Vec::new()) };
        let fingerprint = fingerprints.incoming(&entry);
        let arrival_number = number.map(|number| number.value);
        let row = ImportedIncoming { entry, arrival_number, suffix, standing, fingerprint, brought };
        Ok((ImportedRow::Incoming(row), checked.warnings))
    }

    fn outgoing(
        mut self,
        (standing, registration): (Standing, Registration),
        brought: Brought,
        fingerprints: &mut Fingerprints,
    ) -> ReadRow {
        let code = Code::parse(self.field(F::Code));
        if !code.is_empty() && code.number().is_none_or(|number| number == 0) {
            let text = code.as_str().to_owned();
            self.note(Field::Code, Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) });
        }
        let mut draft = OutgoingDraft::default();
        draft.fill(|field, slot| self.read(field, slot));
        let checked = match draft.check() {
            Ok(checked) if self.problems.is_empty() => checked,
            checked => return Err(with_those_of(self.problems, checked.err().unwrap_or_default())),
        };
        let registration = Registration { suffix: code.suffix().to_owned(), ..registration };
        let (id, number, entry) = (DocumentId(0), code.number().unwrap_or_default(), checked.entry);
        let document = Document::Outgoing(Outgoing { id, number, code: code.clone(), entry, registration });
        self.refuse_edited(&document)?;
        let Document::Outgoing(Outgoing { entry, .. }) = document else { return Err(Vec::new()) };
        let fingerprint = fingerprints.outgoing(&entry);
        let code = Some(code).filter(|code| !code.is_empty());
        let row = ImportedOutgoing { entry, code, standing, fingerprint, brought };
        Ok((ImportedRow::Outgoing(row), checked.warnings))
    }

    /// Reads số đến, with the suffix of an inserted number.
    fn own_number(&mut self) -> Option<Number> {
        let text = self.at("Số đến").trim();
        let number = Number::parse(text);
        if number.is_none() && !text.is_empty() {
            let text = text.to_owned();
            self.note(Field::ArrivalNumber, Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) });
        }
        number
    }

    fn receivers(&mut self) -> Vec<Recipient> {
        let (names, ids) = (self.field(F::To), self.own(Own::ReceiverIds));
        if ids.starts_with('[') {
            let pairs = parsed(ids)
                .and_then(|value| serde_json::from_value::<Vec<[String; 2]>>(value).map_err(|error| error.to_string()));
            return match pairs {
                Ok(pairs) => {
                    pairs.into_iter().map(|[organ_id, organ_name]| Recipient { organ_id, organ_name }).collect()
                }
                Err(error) => {
                    self.note_json(Own::ReceiverIds, &error);
                    Vec::new()
                }
            };
        }
        let mut ids = ids.split(';').map(|id| id.trim().to_owned());
        let names = names.split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        names.map(|organ_name| Recipient { organ_id: ids.next().unwrap_or_default(), organ_name }).collect()
    }

    /// Refuses a row in which a column composed of others contradicts them: whoever corrects one must correct
    /// both.
    fn refuse_edited(&self, document: &Document) -> Result<(), Vec<Problem>> {
        let [incoming, outgoing] = SUBJECT;
        let subject = if document.book() == Book::Incoming { incoming } else { outgoing };
        let composed = book_row::cells(document);
        let differ = |place: usize| {
            let written = self.row.cells.get(place).map_or("", String::as_str);
            composed.get(place).is_some_and(|cell| cell.trim() != written.trim())
        };
        let columns = [(subject, F::Subject), (REMARKS, F::Description)];
        let problems: Vec<Problem> = columns
            .into_iter()
            .filter(|(place, ..)| differ(*place))
            .map(|(_, field)| {
                let own = heading(field, self.book).to_owned();
                Problem::new(field.row().code, Cause::Row(RowCause::ColumnsDiffer(own)))
            })
            .collect();
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

fn parsed(text: &str) -> Result<serde_json::Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}
