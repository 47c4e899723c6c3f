//! Bodies that issue an outgoing document jointly (liên tịch) with the leading one: what the registry knows of
//! them, and their rows.

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    issuer::{Issuer, IssuerCause},
    office::Authority,
    outgoing::OutgoingEntry,
};

use super::{
    Result, StoreError, Transaction,
    engine::{Connection, EngineResult, params},
    former_name,
    history::EventSpec,
    lock, office,
};

/// A body that issues a document jointly with the leading one.
#[derive(Debug)]
pub(super) struct Partner {
    pub(super) issuer: Issuer,
    /// Its row, where it is an authority of the registry.
    pub(super) authority_id: Option<i64>,
}

/// Determines the bodies that issue a new document jointly with this authority. One that is itself an authority
/// of the registry gets its name and abbreviation on the day of the document.
pub(super) fn partners(connection: &Connection, leader: i64, entry: &OutgoingEntry) -> Result<Vec<Partner>> {
    let mut problems = Vec::new();
    let mut partners: Vec<Partner> = Vec::new();
    for given in &entry.issuers {
        let (partner, authority) = known(connection, given, entry.issued_date)?;
        let Partner { issuer, authority_id } = &partner;
        let name = issuer.organ_name.clone();
        let is_same = |id: i64| id == leader || partners.iter().any(|other| other.authority_id == Some(id));
        if authority_id.is_some_and(is_same) {
            problems.push(Problem::new(Field::Issuers, Cause::Issuer(IssuerCause::Twice(name))));
        } else if authority.is_some_and(|authority| !authority.issues_on(entry.issued_date)) {
            problems.push(Problem::new(Field::Issuers, Cause::Issuer(IssuerCause::AuthorityNotValid(name))));
        } else if !issuer.is_listable() {
            problems.push(Problem::new(Field::Issuers, Cause::Issuer(IssuerCause::NotAnIssuer(issuer.to_string()))));
        }
        partners.push(partner);
    }
    problems.extend(without_abbreviation(&partners));
    if problems.is_empty() { Ok(partners) } else { Err(StoreError::Refused(problems)) }
}

/// Determines the bodies named in a list's row. Their validity today is not checked, because the document was
/// issued already.
pub(super) fn as_listed(connection: &Connection, entry: &OutgoingEntry) -> Result<Vec<Partner>> {
    let known = |given: &Issuer| Ok(known(connection, given, entry.issued_date)?.0);
    let partners = entry.issuers.iter().map(known).collect::<Result<Vec<_>>>()?;
    let unknown = without_abbreviation(&partners).next();
    unknown.map_or(Ok(partners), |problem| Err(problem.into()))
}

/// Finds a body in the registry; an unknown one is returned as given.
fn known(connection: &Connection, given: &Issuer, date: NaiveDate) -> Result<(Partner, Option<Authority>)> {
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
        let cause = Cause::Issuer(IssuerCause::WithoutAbbreviation(partner.issuer.organ_name.clone()));
        Problem::new(Field::Issuers, cause)
    })
}

/// Explains the refusal of a joint document whose leading body is no authority of the registry: it came from
/// outside.
pub(super) fn unless_leading(error: StoreError) -> StoreError {
    let StoreError::Refused(problems) = error else { return error };
    let said = problems.into_iter().map(|problem| match problem.cause {
        Cause::Issuer(IssuerCause::UnknownAuthority(name)) => {
            Problem::new(problem.field, Cause::Issuer(IssuerCause::NotLeading(name)))
        }
        _ => problem,
    });
    StoreError::Refused(said.collect())
}

/// Inserts the joint issuers of a document just inserted, each with its event.
pub(super) fn insert(transaction: &mut Transaction<'_>, document: &Document) -> Result<()> {
    let Document::Outgoing(outgoing) = document else { return Ok(()) };
    for (at, issuer) in outgoing.entry.issuers.iter().enumerate() {
        let called = office::called(transaction.connection, &issuer.organ_name, outgoing.entry.issued_date)?;
        let authority_id = called.map(|(id, _)| id);
        let sql = "INSERT INTO issuer (document_id, ordinal, organ_name, abbreviation, authority_id)
                   VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";
        let row = params![outgoing.id.0, at + 1, issuer.organ_name, issuer.abbreviation, authority_id];
        let id = transaction.connection.insert(sql, row)?;
        transaction.inserted(&EventSpec { action: Action::Added, record: Record::Issuer, id, reason: "" })?;
    }
    Ok(())
}

/// Lists the joint issuers of a document, in the order of the paper.
pub(super) fn of(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Issuer>> {
    let sql = "SELECT organ_name, abbreviation FROM issuer WHERE document_id = ?1 ORDER BY ordinal";
    let mut statement = connection.prepare_cached(sql)?;
    let issuers =
        statement.query_map([id.0], |row| Ok(Issuer { organ_name: row.get(0)?, abbreviation: row.get(1)? }))?;
    issuers.collect()
}

/// Lists those joint issuers that are authorities of the registry.
pub(super) fn authorities(connection: &Connection, id: DocumentId) -> Result<Vec<i64>> {
    let sql = "SELECT authority_id FROM issuer WHERE document_id = ?1 AND authority_id IS NOT NULL ORDER BY ordinal";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([id.0], |row| row.get(0))?.collect::<EngineResult<_>>()?;
    Ok(ids)
}

/// Refuses a document whose joint issuer's outgoing book is locked, because it belongs in that book too.
pub(super) fn refuse_locked(connection: &Connection, authority: i64, year: i32) -> Result<()> {
    if lock::is_locked(connection, Book::Outgoing, Some(authority), year)? {
        return Err(Problem::new(Field::Issuers, Cause::BookLocked(year)).into());
    }
    Ok(())
}

/// Refuses to change a registered document if one of those books is locked.
pub(super) fn refuse_locked_books(connection: &Connection, document: &Document) -> Result<()> {
    for authority in authorities(connection, document.id())? {
        refuse_locked(connection, authority, document.book_date().year())?;
    }
    Ok(())
}
