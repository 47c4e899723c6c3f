//! Reads a row of a list that this program exported: nothing is guessed, and everything the registry knew of
//! the document is taken over.

use chrono::NaiveDate;

use domain::{
    book::Book,
    book_row,
    came_by::CameBy,
    code::Code,
    content::{Content, FileCode, Priority, Recipient, SignerInfo},
    date::{self, NoDate},
    document::{Document, DocumentId},
    document_field::DocumentField as F,
    field::{Cause, Field, Problem},
    follow_up::counting,
    imported::{Brought, ImportedIncoming, ImportedOutgoing, ImportedRow, RowCause},
    incoming::{Incoming, IncomingDraft, trace_header_list},
    issuer::Issuer,
    number::{LARGEST, Number, Numbered},
    outgoing::{Outgoing, OutgoingDraft},
    registration::{Caution, Registration, Ruling, Standing, Withdrawal},
    secrecy::Secrecy,
};

use super::ReadRow;
use crate::{
    cells::MAX_AMOUNT,
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
    let (standing, double) = (cells.standing(), cells.amount_to(Field::Document, Own::Double.heading(), MAX_AMOUNT));
    let brought = cells.brought();
    let content = cells.content();
    let registration = Registration {
        standing: standing.clone(),
        double: double.unwrap_or_default(),
        reason: brought.reason.clone(),
        numbered: brought.numbered.unwrap_or_default(),
        sent_back: counting(&brought.follow_up.sent_back).next().map(|one| one.fact.clone()),
        ..Registration::default()
    };
    match book {
        Book::Incoming => cells.incoming(content, (standing, registration), brought, fingerprints),
        Book::Outgoing => cells.outgoing(content, (standing, registration), brought, fingerprints),
    }
}

impl<'a> OwnCells<'a> {
    fn at(&self, heading: &str) -> &'a str {
        self.headings.own_cell(self.row, heading)
    }

    fn own(&self, own: Own) -> &'a str {
        self.at(own.heading())
    }

    fn note(&mut self, field: Field, cause: Cause) {
        self.problems.push(Problem::new(field, cause));
    }

    /// Returns the cell of a field.
    fn field(&self, field: F) -> &'a str {
        self.at(heading(field, self.book))
    }

    fn text(&self, field: F) -> String {
        self.field(field).to_owned()
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
        self.amount_to(field.row().code, heading(field, self.book), MAX_AMOUNT)
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
        let date = self.date_at(Field::Document, Own::RuledOn.heading());
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
        brought.taken_back = self.amount_to(Field::Document, Own::TakenBack.heading(), LARGEST);
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
        self.note(Field::Document, Cause::NotJson(format!("{}: {error}", own.heading())));
    }

    fn content(&mut self) -> Content {
        let prefix = self.field(F::SignerPrefix);
        let signer = self.field(F::SignerName);
        let full_name = signer.strip_prefix(prefix).unwrap_or(signer).trim_start();
        let word = self.field(F::Priority);
        let priority = Priority::of(word);
        if priority.is_none() {
            self.note(Field::Priority, Cause::UnknownWord { text: word.to_owned(), allowed: Priority::WORDS });
        }
        Content {
            type_name: self.text(F::TypeName),
            organ_name: self.text(F::OrganName),
            subject: self.text(F::Subject),
            signer_info: SignerInfo {
                prefix: prefix.to_owned(),
                position: self.text(F::SignerPosition),
                full_name: full_name.to_owned(),
            },
            priority: priority.unwrap_or_default(),
            due_date: self.date(F::DueDate),
            hand_over_date: self.date(F::HandOverDate),
            page_amount: self.amount(F::PageAmount),
            language: self.text(F::Language),
            description: self.text(F::Description),
            file_code: FileCode {
                organ_id: self.text(F::FileOrgan),
                file_catalog: self.amount(F::FileYear),
                file_notation: self.text(F::FileNotation),
            },
            doc_ordinal: self.amount(F::DocOrdinal),
        }
    }

    fn incoming(
        mut self,
        content: Content,
        (standing, registration): (Standing, Registration),
        brought: Brought,
        fingerprints: &mut Fingerprints,
    ) -> ReadRow {
        let number = self.own_number();
        let way = self.field(F::CameBy);
        let came_by = CameBy::of(way);
        if came_by.is_none() {
            self.note(Field::CameBy, Cause::UnknownWord { text: way.to_owned(), allowed: CameBy::WORDS });
        }
        let instructed = self.field(F::TraceHeaderList);
        // A text that was composed from the instructions is dropped: the registry composes it from them again.
        let is_composed = instructed == trace_header_list("", &brought.follow_up);
        let draft = IncomingDraft {
            arrival_date: self.date(F::ArrivalDate),
            code: self.text(F::Code),
            issued_date: self.date(F::IssuedDate),
            to_places: self.text(F::ToPlaces),
            trace_header_list: if is_composed { String::new() } else { instructed.to_owned() },
            came_by: came_by.unwrap_or_default(),
            content,
            secrecy: Secrecy::Normal,
        };
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
        content: Content,
        (standing, registration): (Standing, Registration),
        brought: Brought,
        fingerprints: &mut Fingerprints,
    ) -> ReadRow {
        let code = Code::parse(self.field(F::Code));
        if !code.is_empty() && code.number().is_none_or(|number| number == 0) {
            let text = code.as_str().to_owned();
            self.note(Field::Code, Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) });
        }
        let draft = OutgoingDraft {
            issued_date: self.date(F::IssuedDate),
            drafting_unit: self.text(F::DraftingUnit),
            normative: !self.field(F::Normative).trim().is_empty(),
            to: self.receivers(),
            issued_amount: self.amount(F::IssuedAmount),
            file_copy_unit: self.text(F::FileCopyUnit),
            issuers: Issuer::list(self.field(F::Issuers)),
            content,
            secrecy: Secrecy::Normal,
        };
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
