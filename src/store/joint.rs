//! Bodies that issue an outgoing document jointly (liên tịch) with the leading one: whom the registry knows of them, their rows.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, params};

use domain::{
    book::Book,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    issuer::Issuer,
    office::Authority,
    outgoing::OutgoingEntry,
};

use super::{
    Transaction,
    error::{DbError, DbResult},
    former_name,
    history::EventSpec,
    lock, office,
};

/// A body that issues a document beside the leading one.
#[derive(Debug)]
pub(super) struct Partner {
    pub(super) issuer: Issuer,
    /// Where it is an authority of the registry.
    pub(super) authority_id: Option<i64>,
}

/// The bodies that issue a new document beside this authority; one that is an authority of the registry too is spelled and abbreviated as
/// it was called on the day of the document.
pub(super) fn partners(connection: &Connection, leader: i64, entry: &OutgoingEntry) -> DbResult<Vec<Partner>> {
    let mut problems = Vec::new();
    let mut partners: Vec<Partner> = Vec::new();
    for given in &entry.issuers {
        let (partner, authority) = known(connection, given, entry.issued_date)?;
        let Partner { issuer, authority_id } = &partner;
        let name = issuer.organ_name.clone();
        let is_same = |id: i64| id == leader || partners.iter().any(|other| other.authority_id == Some(id));
        if authority_id.is_some_and(is_same) {
            problems.push(Problem::new(Field::Issuers, Cause::IssuerTwice(name)));
        } else if authority.is_some_and(|authority| !authority.issues_on(entry.issued_date)) {
            problems.push(Problem::new(Field::Issuers, Cause::AuthorityNotValid(name)));
        } else if !issuer.is_listable() {
            problems.push(Problem::new(Field::Issuers, Cause::NotAnIssuer(issuer.to_string())));
        }
        partners.push(partner);
    }
    problems.extend(without_abbreviation(&partners));
    if problems.is_empty() { Ok(partners) } else { Err(DbError::Store(super::StoreError::Refused(problems))) }
}

/// The bodies named in a list's row. Their validity today is not checked, because the document was issued already.
pub(super) fn as_listed(connection: &Connection, entry: &OutgoingEntry) -> DbResult<Vec<Partner>> {
    let known = |given: &Issuer| Ok(known(connection, given, entry.issued_date)?.0);
    let partners = entry.issuers.iter().map(known).collect::<DbResult<Vec<_>>>()?;
    let unknown = without_abbreviation(&partners).next();
    unknown.map_or(Ok(partners), |problem| Err(problem.into()))
}

/// A body as the registry knows it; one it does not know, as it is given.
fn known(connection: &Connection, given: &Issuer, date: NaiveDate) -> DbResult<(Partner, Option<Authority>)> {
    let Some((id, authority)) = office::find_authority(connection, &given.organ_name)? else {
        return Ok((Partner { issuer: given.clone(), authority_id: None }, None));
    };
    let authority = former_name::on(connection, id, authority, date)?;
    let issuer = Issuer { organ_name: authority.name.clone(), abbreviation: authority.abbreviation.clone() };
    Ok((Partner { issuer, authority_id: Some(id) }, Some(authority)))
}

fn without_abbreviation(partners: &[Partner]) -> impl Iterator<Item = Problem> {
    let unknown = partners.iter().filter(|partner| partner.issuer.abbreviation.is_empty());
    unknown.map(|partner| {
        let cause = Cause::IssuerWithoutAbbreviation(partner.issuer.organ_name.clone());
        Problem::new(Field::Issuers, cause)
    })
}

/// What is said of a joint document whose leading body is no authority of the registry: it came from outside.
pub(super) fn unless_leading(fault: DbError) -> DbError {
    let DbError::Store(super::StoreError::Refused(problems)) = fault else { return fault };
    let said = problems.into_iter().map(|problem| match problem.cause {
        Cause::UnknownAuthority(name) => Problem::new(problem.field, Cause::NotLeading(name)),
        _ => problem,
    });
    DbError::Store(super::StoreError::Refused(said.collect()))
}

/// Writes the bodies that issue a document just inserted, each with its event.
pub(super) fn insert(transaction: &mut Transaction<'_>, document: &Document) -> DbResult<()> {
    let Document::Outgoing(outgoing) = document else { return Ok(()) };
    for (at, issuer) in outgoing.entry.issuers.iter().enumerate() {
        let called = office::called(transaction.connection, &issuer.organ_name, outgoing.entry.issued_date)?;
        let authority_id = called.map(|(id, _)| id);
        let sql = "INSERT INTO issuer (document_id, ordinal, organ_name, abbreviation, authority_id)
                   VALUES (?1, ?2, ?3, ?4, ?5)";
        let row = params![outgoing.id.0, at + 1, issuer.organ_name, issuer.abbreviation, authority_id];
        transaction.connection.prepare_cached(sql)?.execute(row)?;
        let id = transaction.connection.last_insert_rowid();
        transaction.inserted(&EventSpec { action: Action::Added, record: Record::Issuer, id, reason: "" })?;
    }
    Ok(())
}

/// The bodies that issue a document beside the leading one, in the order of the paper.
pub(super) fn of(connection: &Connection, id: DocumentId) -> rusqlite::Result<Vec<Issuer>> {
    let sql = "SELECT organ_name, abbreviation FROM issuer WHERE document_id = ?1 ORDER BY ordinal";
    let mut statement = connection.prepare_cached(sql)?;
    let issuers =
        statement.query_map([id.0], |row| Ok(Issuer { organ_name: row.get(0)?, abbreviation: row.get(1)? }))?;
    issuers.collect()
}

/// The authorities of the registry among them.
pub(super) fn authorities(connection: &Connection, id: DocumentId) -> DbResult<Vec<i64>> {
    let sql = "SELECT authority_id FROM issuer WHERE document_id = ?1 AND authority_id IS NOT NULL ORDER BY ordinal";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// Refuses where the outgoing book of an authority that issues a document jointly is locked: the document stands in it too.
pub(super) fn refuse_locked(connection: &Connection, authority: i64, year: i32) -> DbResult<()> {
    if lock::is_locked(connection, Book::Outgoing, Some(authority), year)? {
        return Err(Problem::new(Field::Issuers, Cause::BookLocked(year)).into());
    }
    Ok(())
}

/// Refuses where one of those books of a registered document is locked.
pub(super) fn refuse_locked_books(connection: &Connection, document: &Document) -> DbResult<()> {
    for authority in authorities(connection, document.id())? {
        refuse_locked(connection, authority, document.book_date().year())?;
    }
    Ok(())
}
