//! Imports rows of an existing list: numbers they have are kept, missing ones are given, and a row that was
//! imported before adds nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{
    book::Book,
    code::Code,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    imported::{Brought, Fingerprint, ImportedIncoming, ImportedOutgoing, ImportedRow},
    incoming::Incoming,
    jump::{self, Jump},
    number::{Number, NumberCause, NumberRequest, Numbered},
    outgoing::Outgoing,
    registration::{Registration, Standing, Withdrawal},
    restoring::LostCause,
    text,
    warning::Warning,
    written::Written,
};

use super::{
    Result, Store, StoreError, Transaction, documents,
    engine::{Connection, EngineResult, OptionalExtension, params},
    joint, lost_number,
    numbering::{self, NumberingPlace},
    series::{self, Purpose, SeriesState},
    struck_number, written,
};

/// The result of an imported row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// The document was added.
    Added(Box<Document>),
    /// The document was there already: imported before, or registered with the same number and số, ký hiệu.
    Known(DocumentId),
}

/// Numbers of a list that jump, and the next number of their series without them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListJump {
    /// The series, with its authority.
    pub series: String,
    /// The numbers.
    pub jump: Jump,
    /// The next number of the series if they are not imported.
    pub next: u32,
}

/// The identity of a row that has a number: series, number, suffix, and the spelling of its số, ký hiệu.
pub(super) type Known = (i64, Number, Written);

/// The state of a list while its rows are imported in one transaction.
#[derive(Debug, Default)]
pub(super) struct ImportedList {
    /// How many rows of each identity were imported so far.
    rows: HashMap<Known, u32>,
    /// The documents that rows added or matched.
    documents: HashSet<DocumentId>,
    /// The jumps among its numbers, by series.
    jumps: HashMap<i64, Vec<Jump>>,
}

impl Transaction<'_> {
    /// Finds the jumps among the numbers of a whole list before its rows are imported. [`Transaction::import`]
    /// then refuses the rows whose numbers jump beyond the last of their series and the list's own run, except
    /// accepted ones. Without this call each row is judged as a list of its own.
    ///
    /// # Errors
    /// When the registry cannot be read or written.
    pub fn expect_list<'r>(
        &mut self,
        rows: impl Iterator<Item = &'r ImportedRow>,
        accepted: &[u32],
    ) -> Result<Vec<ListJump>> {
        let mut by_series: BTreeMap<i64, (SeriesState, String, Vec<u32>)> = BTreeMap::new();
        for row in rows {
            // A number that was taken back moves no series.
            if row.is_taken_back() {
                continue;
            }
            let Some((place, number)) = self.own_number(row)? else { continue };
            let series = match series::unlocked(self, &place, Purpose::Repeating) {
                Ok(series) => series,
                // The row itself is refused when it is imported.
                Err(StoreError::Refused(_)) => continue,
                Err(error) => return Err(error),
            };
            let (id, series_has_struck) = (series.id, series.has_held);
            let (.., numbers) = by_series.entry(id).or_insert_with(|| {
                let label = place.label(series.name());
                (series, label, Vec::new())
            });
            // A struck number moves no series, whether its row is known or refused; one given before a
            // restoring is no jump.
            let is_exempt = series_has_struck
                && (struck_number::is_struck(self.connection, id, number)?
                    || lost_number::find(self.connection, id, &Number::plain(number))?.is_some());
            if !is_exempt {
                numbers.push(number);
            }
        }
        let mut jumps = Vec::new();
        for (id, (series, label, numbers)) in by_series {
            let found = jump::jumps(series.known_last(), numbers.iter().copied(), accepted);
            let stays = numbers.iter().filter(|number| !found.iter().any(|jump| jump.contains(**number)));
            let next = stays.copied().max().unwrap_or_default().max(series.last).saturating_add(1);
            jumps.extend(found.iter().map(|jump| ListJump { series: label.clone(), jump: *jump, next }));
            self.list.jumps.insert(id, found);
        }
        Ok(jumps)
    }

    /// Returns the number in a row, and the place whose series it belongs to.
    fn own_number(&self, row: &ImportedRow) -> Result<Option<(NumberingPlace, u32)>> {
        Ok(match row {
            ImportedRow::Incoming(row) => {
                row.arrival_number.map(|number| (numbering::incoming(row.entry.arrival_date), number))
            }
            ImportedRow::Outgoing(row) => {
                let Some((code, number)) = row.code.as_ref().and_then(|code| Some((code, code.number()?))) else {
                    return Ok(None);
                };
                match numbering::imported_outgoing(self.connection, &row.entry, code) {
                    Ok(place) => Some((place, number)),
                    Err(StoreError::Refused(_)) => None,
                    Err(error) => return Err(error),
                }
            }
        })
    }

    /// Refuses a number that jumps and was not accepted.
    fn refuse_jump(&self, place: &NumberingPlace, series: &SeriesState, number: u32) -> Result<()> {
        let alone;
        let jumps = if let Some(jumps) = self.list.jumps.get(&series.id) {
            jumps
        } else {
            alone = jump::jumps(series.known_last(), [number], &[]);
            &alone
        };
        match jumps.iter().find(|jump| jump.contains(number)) {
            None => Ok(()),
            Some(Jump { after, first, .. }) => Err(Problem::new(
                number_field(place),
                Cause::Number(NumberCause::Jumps { number, after: *after, first: *first }),
            )
            .into()),
        }
    }

    /// Imports one row of a list. A row with a number is recognised by it and its số, ký hiệu; one without, by
    /// its fingerprint. A number that another document has is kept twice, because old books have doubles (trùng
    /// trong sổ gốc).
    ///
    /// # Errors
    /// [`StoreError::Refused`] when authority or type is unknown, the book is locked, the number jumps, it was
    /// given before a restoring and another document that is not its own has it since, or the follow-up is not
    /// complete; nothing of a refused row is kept. When the registry cannot be written.
    pub fn import(&mut self, row: &ImportedRow) -> Result<Imported> {
        let (imported, known) = self.whole_or_not(|transaction| match row {
            ImportedRow::Incoming(row) => transaction.import_incoming(row),
            ImportedRow::Outgoing(row) => transaction.import_outgoing(row),
        })?;
        if let Some(known) = known {
            *self.list.rows.entry(known).or_default() += 1;
        }
        self.list.documents.insert(match &imported {
            Imported::Added(document) => document.id(),
            Imported::Known(id) => *id,
        });
        Ok(imported)
    }

    /// Warns about the number of an added row: the registry itself gave it to another document; in a list kept
    /// by hand, it was given before a restoring, and only a person who knows that document can tell whether the
    /// row is it; or another document of the authority has the same số, ký hiệu.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn doubtful_number(&self, document: &Document, is_kept_by_hand: bool) -> Result<Option<Warning>> {
        let number = document.own_number();
        let sql =
            "SELECT series.id, authority_id FROM document JOIN series ON series.id = series_id WHERE document.id = ?1";
        let (series, authority): (i64, Option<i64>) =
            self.connection.prepare_cached(sql)?.query_row([document.id().0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if document.registration().double > 0 {
            let others = others(self.connection, series, &number, document.id())?;
            if let Some(other) = others.iter().find(|other| other.registration().numbered != Numbered::Imported) {
                let (code, date) = (other.code().as_str().to_owned(), other.book_date());
                return Ok(Some(Warning::NumberDoubled { number, code, date }));
            }
        }
        let lost = lost_number::find(self.connection, series, &number)?;
        if let Some(lost) = lost.filter(|lost| is_kept_by_hand && lost.cause == LostCause::Given) {
            return Ok(Some(Warning::NumberGivenBefore { number, day: lost.restored }));
        }
        let partners = joint::authorities(self.connection, document.id())?;
        for authority in authority.into_iter().chain(partners) {
            let (day, code) = (document.book_date(), document.code());
            if let Some(other) = written::elsewhere(self.connection, Some(authority), series, day, code)? {
                let code = other.code().as_str().to_owned();
                return Ok(Some(Warning::WrittenTwice { code, date: other.book_date() }));
            }
        }
        Ok(None)
    }

    /// Returns whether a row without a number was imported before.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn knows(&self, row: &ImportedRow) -> Result<bool> {
        let fingerprint = match row {
            ImportedRow::Incoming(row) => &row.fingerprint,
            ImportedRow::Outgoing(row) => &row.fingerprint,
        };
        Ok(known_by_fingerprint(self.connection, fingerprint)?.is_some())
    }

    fn import_incoming(&mut self, row: &ImportedIncoming) -> Result<(Imported, Option<Known>)> {
        let place = numbering::incoming(row.entry.arrival_date);
        let held = row.arrival_number.map(|value| Number { value, suffix: row.suffix.clone() });
        let kept = match self.keep_or_take(
            &place,
            held.as_ref(),
            &row.entry.code,
            &row.fingerprint,
            (&row.standing, &row.brought),
        )? {
            Found::Kept(kept) => kept,
            Found::Here(id, known) => return Ok((Imported::Known(id), known)),
        };
        let document = Document::Incoming(Incoming {
            id: DocumentId(0),
            arrival_number: kept.number.value,
            entry: row.entry.clone(),
            registration: kept.registration(&row.brought),
        });
        let added = self.added(document, kept.series.id, &row.fingerprint, &row.standing, &row.brought)?;
        Ok((added, kept.known))
    }

    fn import_outgoing(&mut self, row: &ImportedOutgoing) -> Result<(Imported, Option<Known>)> {
        let held = row
            .code
            .as_ref()
            .and_then(|code| Some((code, Number { value: code.number()?, suffix: code.suffix().to_owned() })));
        let place = match &held {
            Some((code, _)) => numbering::imported_outgoing(self.connection, &row.entry, code)?,
            None => numbering::outgoing(self.connection, &row.entry)?,
        };
        let none = Code::default();
        let code = held.as_ref().map_or(&none, |(code, _)| *code);
        let number = held.as_ref().map(|(_, number)| number);
        let kept = match self.keep_or_take(&place, number, code, &row.fingerprint, (&row.standing, &row.brought))? {
            Found::Kept(kept) => kept,
            Found::Here(id, known) => return Ok((Imported::Known(id), known)),
        };
        // Where the list has the code, unit and type stay as listed: the book must print what the list
        // contained.
        let (mut entry, code) = if let Some((code, _)) = held {
            (row.entry.clone(), code.clone())
        } else {
            let coded = place.coded(self.connection, &row.entry, &kept.number)?;
            written::refuse_second(self.connection, &place, kept.series.id, &coded.1)?;
            coded
        };
        entry.content.organ_name = place.named(&entry.content).organ_name;
        entry.issuers = place.issuers();
        let registration = kept.registration(&row.brought);
        let document =
            Document::Outgoing(Outgoing { id: DocumentId(0), number: kept.number.value, code, entry, registration });
        let added = self.added(document, kept.series.id, &row.fingerprint, &row.standing, &row.brought)?;
        Ok((added, kept.known))
    }

    /// Inserts a document with its follow-up, and records the ruling on a cancelled or recalled one.
    fn added(
        &mut self,
        document: Document,
        series_id: i64,
        fingerprint: &Fingerprint,
        standing: &Standing,
        brought: &Brought,
    ) -> Result<Imported> {
        let document = self.insert(document, series_id, Some(fingerprint))?;
        self.bring(document.id(), &brought.follow_up)?;
        if let Some(ruling) = &brought.number_ruling {
            self.insert_number_ruling(document.id(), ruling)?;
        }
        let document = match standing {
            Standing::Valid => document,
            Standing::Cancelled(ruling) => self.withdraw(document.id(), Withdrawal::Cancel, ruling)?,
            Standing::Recalled(ruling) => self.withdraw(document.id(), Withdrawal::Recall, ruling)?,
        };
        Ok(Imported::Added(Box::new(document)))
    }

    /// Keeps the number of a row, or takes the next for it; or finds the row's document if it exists already.
    fn keep_or_take(
        &mut self,
        place: &NumberingPlace,
        held: Option<&Number>,
        code: &Code,
        fingerprint: &Fingerprint,
        (standing, brought): (&Standing, &Brought),
    ) -> Result<Found> {
        let found = series::at(self.connection, place)?;
        let Some(number) = held else {
            if let Some(id) = known_by_fingerprint(self.connection, fingerprint)? {
                return Ok(Found::Here(id, None));
            }
            let series = series::unlocked(self, place, Purpose::Giving)?;
            let taken = numbering::take(self, place.book, &series, &NumberRequest::default())?;
            let kept = RowLocation { series, number: taken.number, numbered: taken.numbered, double: 0, known: None };
            return Ok(Found::Kept(kept));
        };
        if let Some(series) = &found {
            let known = (series.id, number.clone(), Written::of(code));
            let same = same(self.connection, &known)?;
            // The second equal row of a list is the second one in the registry: each is recognised once.
            let nth = self.list.rows.get(&known).copied().unwrap_or_default();
            if let Some(id) = same.get(usize::try_from(nth).unwrap_or(usize::MAX)) {
                return Ok(Found::Here(*id, Some(known)));
            }
        }
        let series = series::unlocked(self, place, Purpose::Repeating)?;
        let lost = lost_number::find(self.connection, series.id, number)?;
        let is_struck = series.has_held && struck_number::is_struck(self.connection, series.id, number.value)?;
        // A document that was cancelled with its number gets it back after a restoring; a valid one does not.
        let is_back = !standing.is_valid() && lost.as_ref().is_some_and(|lost| lost.cause == LostCause::Given);
        if is_struck && !is_back {
            return Err(Problem::new(number_field(place), Cause::Number(NumberCause::Struck(number.value))).into());
        }
        if let Some(back_to) = brought.taken_back.filter(|back_to| *back_to >= number.value) {
            let (text, most) = (back_to.to_string(), i64::from(number.value) - 1);
            return Err(Problem::new(number_field(place), Cause::NotANumber { text, least: 0, most }).into());
        }
        // A number that was taken back moves no series.
        let is_taken_back = brought.taken_back.is_some() && !standing.is_valid();
        if lost.is_none() && !is_taken_back {
            self.refuse_jump(place, &series, number.value)?;
        }
        // An old book may have one số, ký hiệu in two series; one numbered in this registry is unique.
        if lost.is_none()
            && let Some(other) = written::elsewhere_of_any(self.connection, place, series.id, code)?
            && other.registration().numbered != Numbered::Imported
        {
            return Err(Problem::new(Field::Code, written::cause(&other)).into());
        }
        let double = rows_of_number(self.connection, series.id, number)?;
        // The number belongs to a document that is not in the registry. A double of an old book came from the
        // same list; a document that was cancelled because it wrongly has the number does not block the right
        // one.
        if double > 0 && lost.as_ref().is_some_and(|lost| lost.cause == LostCause::Given) {
            let standing = others(self.connection, series.id, number, DocumentId(0))?;
            let has_it = |other: &&Document| {
                other.registration().standing.is_valid() && !self.list.documents.contains(&other.id())
            };
            if let Some(other) = standing.iter().find(has_it) {
                let (code, date) = (other.code().as_str().to_owned(), other.book_date());
                let cause = Cause::Number(NumberCause::TakenSince { number: number.to_string(), code, date });
                return Err(Problem::new(number_field(place), cause).into());
            }
        }
        // A document imported after a restoring may have a number that was held ahead, after which the series
        // does not continue.
        let ahead = !is_struck && number.value > series.last && lost.is_some_and(|lost| !lost.in_turn);
        let numbered = if ahead { Numbered::Held } else { Numbered::Imported };
        if numbered.moves_the_series() && !is_struck && !is_taken_back {
            numbering::go_on_after(self.connection, series.id, number.value)?;
        }
        let known = Some((series.id, number.clone(), Written::of(code)));
        Ok(Found::Kept(RowLocation { series, number: number.clone(), numbered, double, known }))
    }
}

/// Returns the field of a document's number.
fn number_field(place: &NumberingPlace) -> Field {
    if place.book == Book::Incoming { Field::ArrivalNumber } else { Field::Code }
}

/// What the registry found for an imported row.
enum Found {
    /// Its number and place.
    Kept(RowLocation),
    /// Its document, and the row's identity if it has a number.
    Here(DocumentId, Option<Known>),
}

/// The number and place of an imported row.
struct RowLocation {
    series: SeriesState,
    number: Number,
    numbered: Numbered,
    double: u32,
    /// The row's identity, if it has a number.
    known: Option<Known>,
}

impl RowLocation {
    fn registration(&self, brought: &Brought) -> Registration {
        Registration {
            suffix: self.number.suffix.clone(),
            numbered: self.numbered,
            numbered_at_origin: brought.numbered,
            double: self.double,
            reason: text::clean(&brought.reason),
            cautions: brought.cautions.clone(),
            period: Some(self.series.period).filter(|period| !period.is_a_year()),
            ..Registration::default()
        }
    }
}

impl Store {
    /// Runs `work` in a transaction that is always rolled back, and returns its result.
    ///
    /// # Errors
    /// Any error of `work`, and when the registry cannot be written.
    pub fn rehearse<R>(&mut self, work: impl FnOnce(&mut Transaction<'_>) -> Result<R>) -> Result<R> {
        /// The error that makes the gate roll back.
        enum Undone<R> {
            Answered(R),
            Failed(StoreError),
        }
        impl<R> From<StoreError> for Undone<R> {
            fn from(error: StoreError) -> Self {
                Self::Failed(error)
            }
        }
        match self.write(|transaction| Err::<R, _>(Undone::Answered(work(transaction)?))) {
            Ok(answer) | Err(Undone::Answered(answer)) => Ok(answer),
            Err(Undone::Failed(error)) => Err(error),
        }
    }
}

/// Lists documents of this number and số, ký hiệu, in the order of registering.
fn same(connection: &Connection, known: &Known) -> Result<Vec<DocumentId>> {
    let (series_id, number, code) = known;
    let sql = "SELECT id, code FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![series_id, number.value, number.suffix])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if Written::of(&Code::parse(&row.get::<_, String>(1)?)) == *code {
            found.push(DocumentId(row.get(0)?));
        }
    }
    Ok(found)
}

/// Lists the other documents of this number.
fn others(connection: &Connection, series_id: i64, number: &Number, but: DocumentId) -> Result<Vec<Document>> {
    let sql = "SELECT id FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3 AND id <> ?4 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map(params![series_id, number.value, number.suffix, but.0], |row| row.get(0))?;
    let ids = ids.collect::<EngineResult<Vec<i64>>>()?;
    let found = ids.into_iter().map(|id| documents::find(connection, DocumentId(id)));
    Ok(found.collect::<EngineResult<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Counts the documents of this number.
fn rows_of_number(connection: &Connection, series_id: i64, number: &Number) -> Result<u32> {
    let sql = "SELECT count(*) FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3";
    Ok(connection.prepare_cached(sql)?.query_row(params![series_id, number.value, number.suffix], |row| row.get(0))?)
}

fn known_by_fingerprint(connection: &Connection, fingerprint: &Fingerprint) -> Result<Option<DocumentId>> {
    let known = connection
        .prepare_cached("SELECT id FROM document WHERE import_fingerprint = ?1 LIMIT 1")?
        .query_row([fingerprint.as_slice()], |row| Ok(DocumentId(row.get(0)?)))
        .optional()?;
    Ok(known)
}
