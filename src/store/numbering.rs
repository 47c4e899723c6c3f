//! Takes numbers: each from its series, inside the transaction that inserts the document, never twice and
//! without gaps.

use chrono::NaiveDate;

use domain::{
    book::Book,
    code::Code,
    content::Content,
    document::DocumentId,
    document_type::{self, Category, DocumentType},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    issuer,
    issuer::IssuerCause,
    jump,
    notation::{self, Issued},
    number::{LARGEST, Number, NumberCause, NumberRequest, Numbered},
    office::Authority,
    outgoing::OutgoingEntry,
    period::Period,
    restoring::LostCause,
    series::SeriesCause,
    text,
};

use super::{
    Result, Store, Transaction,
    engine::{Connection, EngineResult, OptionalExtension, params},
    former_name,
    history::{self, EventSpec},
    joint::{self, Partner},
    lost_number, office,
    series::{self, SeriesState},
    struck_number, unit, written,
};

/// What determines the series of a document's number, and the parts of its notation.
#[derive(Debug)]
pub(super) struct NumberingPlace {
    pub(super) book: Book,
    /// The date whose period counts: of arrival or of issue, never today.
    pub(super) date: NaiveDate,
    /// For an outgoing document.
    pub(super) issuer: Option<Issuer>,
}

/// The issuer of an outgoing document, and the document's type.
#[derive(Debug)]
pub(super) struct Issuer {
    pub(super) authority_id: i64,
    authority: Authority,
    pub(super) type_id: i64,
    pub(super) kind: DocumentType,
    /// The bodies that issue it jointly with the authority.
    partners: Vec<Partner>,
}

impl NumberingPlace {
    pub(super) fn authority_id(&self) -> Option<i64> {
        self.issuer.as_ref().map(|issuer| issuer.authority_id)
    }

    /// Lists the other authorities of the registry that issue the document jointly with the one that gives the
    /// number.
    pub(super) fn own_partners(&self) -> impl Iterator<Item = i64> {
        self.issuer.iter().flat_map(|issuer| &issuer.partners).filter_map(|partner| partner.authority_id)
    }

    /// Lists every authority of the registry that issues the document, the one that gives the number first.
    pub(super) fn authorities(&self) -> impl Iterator<Item = i64> {
        self.authority_id().into_iter().chain(self.own_partners())
    }

    /// Lists the joint issuers, spelled as the registry knows them.
    pub(super) fn issuers(&self) -> Vec<issuer::Issuer> {
        self.issuer.iter().flat_map(|issuer| &issuer.partners).map(|partner| partner.issuer.clone()).collect()
    }

    /// Returns the name of a series of this place, with its authority.
    pub(super) fn label(&self, series: &str) -> String {
        self.issuer.as_ref().map_or_else(|| series.to_owned(), |issuer| format!("{}, {series}", issuer.authority.name))
    }

    /// Makes the số, ký hiệu of an outgoing entry with this number, and returns it with the entry, whose
    /// drafting unit is spelled as in it. Refuses a unit without the abbreviation that số, ký hiệu needs.
    pub(super) fn coded(
        &self,
        connection: &Connection,
        entry: &OutgoingEntry,
        number: &Number,
    ) -> Result<(OutgoingEntry, Code)> {
        let entry = unit::abbreviated(connection, entry, self.writes_the_unit())?;
        let code = self.code(&entry.drafting_unit, number);
        Ok((entry, code))
    }

    /// Makes the số, ký hiệu of a type that names no unit in it.
    pub(super) fn code_without_unit(&self, number: &Number) -> Code {
        self.code("", number)
    }

    fn code(&self, unit: &str, number: &Number) -> Code {
        let Some(Issuer { authority, kind, partners, .. }) = &self.issuer else { return Code::default() };
        let year = chrono::Datelike::year(&self.date);
        let beside: Vec<&str> = partners.iter().map(|partner| partner.issuer.abbreviation.as_str()).collect();
        notation::code(kind, &Issued { number, year, organ: &authority.abbreviation, beside: &beside, unit })
    }

    /// Returns whether số, ký hiệu names the unit that drafted the document.
    pub(super) fn writes_the_unit(&self) -> bool {
        self.issuer.as_ref().is_some_and(|issuer| notation::writes_the_unit(&issuer.kind))
    }

    /// Returns the content with authority and type spelled as the registry knows them.
    pub(super) fn named(&self, content: &Content) -> Content {
        match &self.issuer {
            Some(Issuer { authority, kind, .. }) => {
                Content { organ_name: authority.name.clone(), type_name: kind.name.clone(), ..content.clone() }
            }
            None => content.clone(),
        }
    }
}

/// Determines the place of an incoming document: the one series of số đến of the arrival date.
pub(super) fn incoming(arrival_date: NaiveDate) -> NumberingPlace {
    NumberingPlace { book: Book::Incoming, date: arrival_date, issuer: None }
}

/// Determines the place of an outgoing entry by its authority, type and date of issue; of a joint one by those
/// of the leading authority.
pub(super) fn outgoing(connection: &Connection, entry: &OutgoingEntry) -> Result<NumberingPlace> {
    let Content { organ_name, type_name, .. } = &entry.content;
    let place = of_type(connection, organ_name, (type_name, entry.normative), entry.issued_date);
    if entry.issuers.is_empty() {
        return place;
    }
    let mut place = place.map_err(joint::unless_leading)?;
    if let Some(issuer) = &mut place.issuer {
        issuer.partners = joint::partners(connection, issuer.authority_id, entry)?;
    }
    Ok(place)
}

/// Determines the place of an authority's documents of a type, which is VBQPPL or not, on a day.
pub(super) fn of_type(
    connection: &Connection,
    organ_name: &str,
    (name, normative): (&str, bool),
    date: NaiveDate,
) -> Result<NumberingPlace> {
    let mut problems = Vec::new();
    let authority = match office::find_authority(connection, organ_name)? {
        Some((id, authority)) => Some((id, former_name::on(connection, id, authority, date)?)),
        None => None,
    };
    match &authority {
        None => {
            problems.push(Problem::new(
                Field::OrganName,
                Cause::Issuer(IssuerCause::UnknownAuthority(organ_name.to_owned())),
            ));
        }
        Some((_, authority)) if !authority.issues_on(date) => {
            problems.push(Problem::new(
                Field::OrganName,
                Cause::Issuer(IssuerCause::AuthorityNotValid(authority.name.clone())),
            ));
        }
        Some(_) => {}
    }
    let types = office::types_with_ids(connection)?;
    let kind = known_type(&types, name, normative);
    if kind.is_none() {
        let known_otherwise = known_type(&types, name, false).is_some();
        let cause = if normative && known_otherwise { Cause::NotNormative } else { Cause::UnknownType };
        problems.push(Problem::new(Field::TypeName, cause(name.to_owned())));
    }
    match (authority, kind) {
        (Some((authority_id, authority)), Some((type_id, kind))) if problems.is_empty() => {
            let (type_id, kind, partners) = (*type_id, kind.clone(), Vec::new());
            let issuer = Issuer { authority_id, authority, type_id, kind, partners };
            Ok(NumberingPlace { book: Book::Outgoing, date, issuer: Some(issuer) })
        }
        _ => Err(problems.into()),
    }
}

fn known_type<'a>(types: &'a [(i64, DocumentType)], name: &str, normative: bool) -> Option<&'a (i64, DocumentType)> {
    let kind = document_type::find(types.iter().map(|(_, kind)| kind), name, normative)?;
    types.iter().find(|(_, known)| known == kind)
}

/// Determines the place of an imported outgoing row, whose type the list may have in another category.
pub(super) fn imported_outgoing(connection: &Connection, entry: &OutgoingEntry, code: &Code) -> Result<NumberingPlace> {
    match outgoing(connection, entry) {
        Err(super::StoreError::Refused(problems)) => {
            let types = office::types_with_ids(connection)?;
            let kinds: Vec<DocumentType> = types.iter().map(|(_, kind)| kind.clone()).collect();
            let by_code =
                code.document_type(&kinds).filter(|kind| (kind.category == Category::Normative) == entry.normative);
            let by_code = by_code.and_then(|kind| types.iter().find(|(_, known)| known == kind));
            match (office::find_authority(connection, &entry.content.organ_name)?, by_code) {
                (Some((authority_id, authority)), Some((type_id, kind))) => {
                    let authority = former_name::on(connection, authority_id, authority, entry.issued_date)?;
                    let partners = joint::as_listed(connection, entry)?;
                    let (type_id, kind) = (*type_id, kind.clone());
                    let issuer = Issuer { authority_id, authority, type_id, kind, partners };
                    Ok(NumberingPlace { book: Book::Outgoing, date: entry.issued_date, issuer: Some(issuer) })
                }
                _ => Err(problems.into()),
            }
        }
        place => place,
    }
}

/// A number that was taken.
#[derive(Debug)]
pub(super) struct TakenNumber {
    pub(super) series_id: i64,
    pub(super) period: Period,
    pub(super) number: Number,
    pub(super) numbered: Numbered,
    /// The reservation that held it.
    pub(super) reservation: Option<i64>,
    /// Whether no document of the series has a larger one.
    pub(super) is_last: bool,
}

/// Takes the requested number, or the next of the series.
pub(super) fn take(
    transaction: &mut Transaction<'_>,
    book: Book,
    row: &SeriesState,
    request: &NumberRequest,
) -> Result<TakenNumber> {
    if row.has_held {
        expire(transaction, row.id)?;
    }
    let connection = transaction.connection;
    let taken = |number: Number, numbered, reservation| TakenNumber {
        series_id: row.id,
        period: row.period,
        number,
        numbered,
        reservation,
        is_last: numbered == Numbered::InTurn && !row.has_held,
    };
    let Some(number) = &request.number else {
        let value = next_free(connection, book, row)?;
        go_on_after(connection, row.id, value)?;
        return Ok(taken(Number::plain(value), Numbered::InTurn, None));
    };
    let refused = |cause| Err(Problem::new(number_field(book), cause).into());
    let letters = number.suffix.chars().count();
    if letters > 5 || !number.suffix.chars().all(char::is_alphabetic) {
        return refused(Cause::Number(NumberCause::NotASuffix(number.suffix.clone())));
    }
    if row.has_held && struck_number::is_struck(connection, row.id, number.value)? {
        return refused(Cause::Number(NumberCause::Struck(number.value)));
    }
    if exists(connection, row.id, number)? {
        return refused(Cause::Number(NumberCause::Taken(number.to_string())));
    }
    // The emergency list on paper may contain the document, unless the former registry is known to have given
    // the number.
    if let Some(lost) = lost_number::find(connection, row.id, number)?
        && (!request.emergency || lost.cause == LostCause::Given)
    {
        return refused(Cause::Number(NumberCause::GivenBefore { number: number.to_string(), day: lost.restored }));
    }
    let held = reservation_of(connection, row.id, number.value)?;
    if request.emergency {
        if let Some((_, holder)) = held {
            return refused(Cause::Number(NumberCause::Held { number: number.to_string(), holder }));
        }
        // An emergency list on paper continues after the registry's last number.
        let jumps = if request.jump_accepted { Vec::new() } else { jump::jumps(Some(row.last), [number.value], &[]) };
        if let Some(jump) = jumps.first() {
            return refused(Cause::Number(NumberCause::Jumps {
                number: number.value,
                after: jump.after,
                first: jump.first,
            }));
        }
        go_on_after(connection, row.id, number.value)?;
        return Ok(taken(number.clone(), Numbered::Emergency, None));
    }
    if letters > 0 {
        if text::clean(&request.reason).is_empty() {
            return Err(Problem::new(Field::Reason, Cause::Missing).into());
        }
        if !exists(connection, row.id, &Number::plain(number.value))? {
            return refused(Cause::Number(NumberCause::NothingBefore(number.value.to_string())));
        }
        return Ok(taken(number.clone(), Numbered::Inserted, None));
    }
    match held {
        Some((reservation, _)) => Ok(taken(number.clone(), Numbered::Held, Some(reservation))),
        None => refused(Cause::Number(NumberCause::NotHeld(number.to_string()))),
    }
}

/// Keeps a number from outside: the series continues after the largest.
pub(super) fn go_on_after(connection: &Connection, series_id: i64, number: u32) -> Result<()> {
    connection
        .prepare_cached("UPDATE series SET last = CASE WHEN last < ?2 THEN ?2 ELSE last END WHERE id = ?1")?
        .execute(params![series_id, number])?;
    Ok(())
}

/// Returns the field of a document's own number.
fn number_field(book: Book) -> Field {
    if book == Book::Incoming { Field::ArrivalNumber } else { Field::CodeNumber }
}

/// Returns the next number of a series that is neither held, used, struck, nor given before a restoring;
/// refuses when the series is full.
pub(super) fn next_free(connection: &Connection, book: Book, row: &SeriesState) -> Result<u32> {
    let mut next = row.last + 1;
    if row.has_held {
        let sql = "SELECT number, number FROM reservation
                   WHERE series_id = ?1 AND number >= ?2 AND state IN ('held', 'used')
                   UNION ALL SELECT number, number FROM struck_number WHERE series_id = ?1 AND number >= ?2
                   UNION ALL SELECT first, last FROM lost_number WHERE series_id = ?1 AND last >= ?2 AND suffix = ''
                   ORDER BY 1";
        let mut statement = connection.prepare_cached(sql)?;
        let mut taken = statement.query(params![row.id, next])?;
        while let Some(taken) = taken.next()? {
            if taken.get::<_, u32>(0)? > next {
                break;
            }
            next = next.max(taken.get::<_, u32>(1)?.saturating_add(1));
        }
    }
    if next > LARGEST {
        Err(Problem::new(number_field(book), Cause::Series(SeriesCause::Full)).into())
    } else {
        Ok(next)
    }
}

pub(super) fn exists(connection: &Connection, series_id: i64, number: &Number) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3)";
    Ok(connection.prepare_cached(sql)?.query_row(params![series_id, number.value, number.suffix], |row| row.get(0))?)
}

/// Finds the reservation that holds a number now: its row and holder.
fn reservation_of(connection: &Connection, series_id: i64, number: u32) -> Result<Option<(i64, String)>> {
    let sql = "SELECT id, holder FROM reservation WHERE series_id = ?1 AND number = ?2 AND state = 'held'";
    let held = connection
        .prepare_cached(sql)?
        .query_row(params![series_id, number], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(held)
}

/// Expires the reservations of a series whose last day has passed; none while the clock is far ahead.
pub(super) fn expire(transaction: &mut Transaction<'_>, series_id: i64) -> Result<()> {
    let sql = "SELECT id FROM reservation WHERE series_id = ?1 AND state = 'held' AND until < ?2 ORDER BY id";
    let ids: Vec<i64> = transaction
        .connection
        .prepare_cached(sql)?
        .query_map(params![series_id, transaction.today()], |row| row.get(0))?
        .collect::<EngineResult<_>>()?;
    if ids.is_empty() || history::clock_has_leapt(transaction.connection, transaction.today())? {
        return Ok(());
    }
    for id in ids {
        let spec = EventSpec { action: Action::Expired, record: Record::Reservation, id, reason: "" };
        transaction.change(&spec, |connection| {
            connection.execute("UPDATE reservation SET state = 'expired' WHERE id = ?1", [id])?;
            Ok(())
        })?;
    }
    Ok(())
}

/// Marks a reservation as used by a document.
pub(super) fn use_reservation(transaction: &mut Transaction<'_>, id: i64, document: DocumentId) -> Result<()> {
    let spec = EventSpec { action: Action::Used, record: Record::Reservation, id, reason: "" };
    transaction.change(&spec, |connection| {
        let sql = "UPDATE reservation SET state = 'used', document_id = ?2 WHERE id = ?1";
        connection.execute(sql, params![id, document.0])?;
        Ok(())
    })
}

impl Store {
    /// Returns the số đến that the next document of this arrival date would get now.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when the series is full; when the registry cannot be read.
    pub fn expected_arrival_number(&self, arrival_date: NaiveDate) -> Result<u32> {
        self.read(|connection| expected(connection, &incoming(arrival_date)))
    }

    /// Returns the số, ký hiệu that this entry would get now; only authorities, type, VBQPPL or not, drafting
    /// unit and date matter.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] as registering it would be.
    pub fn expected_code(&self, entry: &OutgoingEntry) -> Result<Code> {
        self.read(|connection| {
            let place = outgoing(connection, entry)?;
            let (_, code) = place.coded(connection, entry, &Number::plain(expected(connection, &place)?))?;
            let series = series::at(connection, &place)?.map_or(0, |row| row.id);
            written::refuse_second(connection, &place, series, &code)?;
            Ok(code)
        })
    }
}

fn expected(connection: &Connection, place: &NumberingPlace) -> Result<u32> {
    match series::at(connection, place)? {
        Some(row) => next_free(connection, place.book, &row),
        None => series::first_expected(connection, place),
    }
}
