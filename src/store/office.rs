//! The office, its issuing authorities and the types of documents.

use chrono::NaiveDate;

use domain::{
    document_type::{Category, DocumentType},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    issuer::IssuerCause,
    notation::Template,
    office::{Authority, Office},
    text,
    written::alike,
};

use super::{
    Result, Store, Transaction,
    engine::{self, Connection, EngineResult, OptionalExtension, params},
    former_name,
    history::EventSpec,
    series,
    written::{self, Sharing},
};

impl Store {
    /// Returns the office, once it was named.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn office(&self) -> Result<Option<Office>> {
        let sql =
            "SELECT name, office.parent, abbreviation, place FROM office JOIN authority ON authority.id = authority_id";
        self.read(|connection| {
            let office = connection
                .query_row(sql, [], |row| {
                    Ok(Office { name: row.get(0)?, parent: row.get(1)?, abbreviation: row.get(2)?, place: row.get(3)? })
                })
                .optional()?;
            Ok(office)
        })
    }

    /// Names the office, or renames it from today on; the office is itself an issuing authority.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when name or abbreviation is empty; when the registry cannot be written.
    pub fn set_office(&mut self, office: &Office) -> Result<()> {
        self.write(|transaction| {
            let today = transaction.today();
            transaction.rename_office(office, Naming::Since(today))
        })
    }

    /// Lists every issuing authority, the office first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn authorities(&self) -> Result<Vec<Authority>> {
        let sql = "SELECT name, abbreviation, parent, valid_from, valid_to FROM authority
             ORDER BY id <> coalesce((SELECT authority_id FROM office), 0), id";
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let authorities = statement.query_map([], |row| authority_of(row, 0))?.collect::<EngineResult<_>>()?;
            Ok(authorities)
        })
    }

    /// Adds an issuing authority; one of the same name gets this abbreviation, this parent and these dates from
    /// today on.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when name or abbreviation is empty, or another authority has this
    /// abbreviation at the same time; when the registry cannot be written.
    pub fn add_authority(&mut self, authority: &Authority) -> Result<()> {
        self.write(|transaction| transaction.add_authority(authority, Namesakes::Refused))
    }

    /// Lists every known type of document, in the order of the decree.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn document_types(&self) -> Result<Vec<DocumentType>> {
        self.read(|connection| Ok(types_with_ids(connection)?.into_iter().map(|(_, kind)| kind).collect()))
    }

    /// Adds a type of document; one of the same name and category gets this abbreviation and this code
    /// template.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when the name is empty, the template is invalid, or its codes would equal
    /// those of a type that another series numbers; when the registry cannot be written.
    pub fn add_document_type(&mut self, kind: &DocumentType) -> Result<()> {
        self.write(|transaction| transaction.add_document_type(kind))
    }
}

/// What a different name of an authority means for its present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// It is renamed from this day on; earlier documents and books have the former name.
    Since(NaiveDate),
    /// The present name was a mistake: the authority never had it.
    Corrected,
}

/// How to treat an authority whose abbreviation another one has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namesakes {
    /// Refuse it: it may be the same body under another name, whose numbers would begin again.
    Refused,
    /// Accept it: it was confirmed that they are two bodies (two steering committees `BCĐ`).
    Taken,
}

impl Transaction<'_> {
    /// Adds an issuing authority in this transaction.
    ///
    /// # Errors
    /// As [`Store::add_authority`], except that namesakes may be accepted.
    pub fn add_authority(&mut self, authority: &Authority, namesakes: Namesakes) -> Result<()> {
        let today = self.today();
        self.put_authority(authority, None, Naming::Since(today), namesakes).map(|_| ())
    }

    /// Adds a type of document in this transaction.
    ///
    /// # Errors
    /// As [`Store::add_document_type`].
    pub fn add_document_type(&mut self, kind: &DocumentType) -> Result<()> {
        let name = text::clean(&kind.name);
        let abbreviation = kind.abbreviation.as_deref().map(text::clean_code).unwrap_or_default();
        if name.is_empty() {
            return Err(Problem::new(Field::TypeName, Cause::Missing).into());
        }
        let written = kind.written.trim();
        if !written.is_empty() {
            Template::parse(written).map_err(|cause| Problem::new(Field::CodeNotation, cause))?;
        }
        let spec = |action, id| EventSpec { action, record: Record::DocumentType, id, reason: "" };
        let known: Option<i64> = self
            .connection
            .prepare_cached("SELECT id FROM document_type WHERE category = ?1 AND name = ?2")?
            .query_row([kind.category.key(), &name], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            self.refuse_alike_type(id, &abbreviation, written)?;
            return self.change(&spec(Action::Changed, id), |connection| {
                let sql = "UPDATE document_type SET abbreviation = ?2, written = ?3 WHERE id = ?1";
                connection.execute(sql, params![id, abbreviation, written])?;
                Ok(())
            });
        }
        let sql = "INSERT INTO document_type (name, abbreviation, category, written) VALUES (?1, ?2, ?3, ?4)
                   RETURNING id";
        let id = self.connection.insert(sql, params![name, abbreviation, kind.category.key(), written])?;
        self.inserted(&spec(Action::Added, id))
    }

    /// Names the office in this transaction, with names that are valid from a day on, or replace mistaken ones.
    ///
    /// # Errors
    /// As [`Store::set_office`].
    pub fn rename_office(&mut self, office: &Office, naming: Naming) -> Result<()> {
        let (parent, place) = (text::clean(&office.parent), text::clean(&office.place));
        let sql = "SELECT authority_id, parent FROM office";
        let before: Option<(i64, String)> =
            self.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let named = with_name(self.connection, &text::clean(&office.name))?;
        // Naming the parent body for the first time is no change.
        if let Some((id, _)) = before.as_ref().filter(|(_, before)| !before.is_empty() && *before != parent) {
            self.keep_name(*id, naming)?;
        }
        let held = before.map(|(id, _)| id);
        let dates = named.as_ref().map(|(_, authority)| authority.clone()).unwrap_or_default();
        let same = named.as_ref().map(|(id, _)| *id).or(held);
        // The office keeps its parent in its own row; a parent it had as another authority is kept.
        let above = same.map(|id| parent_of(self.connection, id)).transpose()?.unwrap_or_default();
        let (name, abbreviation) = (office.name.clone(), office.abbreviation.clone());
        let authority = Authority { name, abbreviation, parent: above, ..dates };
        let id = self.put_authority(&authority, same, naming, Namesakes::Refused)?;
        let set = |connection: &Connection| {
            let sql = "INSERT INTO office (id, authority_id, parent, place) VALUES (1, ?1, ?2, ?3)
                       ON CONFLICT (id) DO UPDATE SET authority_id = ?1, parent = ?2, place = ?3";
            connection.execute(sql, params![id, parent, place])?;
            Ok(())
        };
        let spec = |action| EventSpec { action, record: Record::Office, id: 1, reason: "" };
        if held.is_some() {
            return self.change(&spec(Action::Changed), set);
        }
        set(self.connection)?;
        self.inserted(&spec(Action::Added))
    }

    /// Keeps the present name of an authority; a mistaken one only so that documents are found by it.
    fn keep_name(&mut self, id: i64, naming: Naming) -> Result<()> {
        match naming {
            Naming::Since(since) => former_name::keep(self, id, since),
            Naming::Corrected => former_name::keep_mistaken(self, id),
        }
    }

    /// Adds an authority, or changes the one of this row or name; returns its row.
    pub(super) fn put_authority(
        &mut self,
        authority: &Authority,
        held: Option<i64>,
        naming: Naming,
        namesakes: Namesakes,
    ) -> Result<i64> {
        let authority = Authority {
            name: text::clean(&authority.name),
            abbreviation: text::clean_code(&authority.abbreviation),
            parent: text::clean(&authority.parent),
            ..authority.clone()
        };
        check(&authority)?;
        let known = with_name(self.connection, &authority.name)?.map(|(id, _)| id);
        if namesakes == Namesakes::Refused {
            refuse_namesake(self.connection, &authority, held.or(known))?;
        }
        let Authority { name, abbreviation, parent, valid_from, valid_to } = &authority;
        let spec = |action, id| EventSpec { action, record: Record::Authority, id, reason: "" };
        if let Some(id) = held.or(known) {
            let sql = "SELECT name <> ?2 OR abbreviation <> ?3 OR (parent <> '' AND parent <> ?4 AND ?4 <> '')
                       FROM authority WHERE id = ?1";
            let key = params![id, name, abbreviation, parent];
            if self.connection.prepare_cached(sql)?.query_row(key, |row| row.get(0))? {
                self.keep_name(id, naming)?;
            }
            self.change(&spec(Action::Changed, id), |connection| {
                let sql = "UPDATE authority SET name = ?2, abbreviation = ?3, parent = ?4,
                           valid_from = ?5, valid_to = ?6 WHERE id = ?1";
                connection.execute(sql, params![id, name, abbreviation, parent, valid_from, valid_to])?;
                Ok(())
            })?;
            return Ok(id);
        }
        let sql = "INSERT INTO authority (name, abbreviation, parent, valid_from, valid_to)
                   VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";
        let id = self.connection.insert(sql, params![name, abbreviation, parent, valid_from, valid_to])?;
        self.inserted(&spec(Action::Added, id))?;
        Ok(id)
    }
}

impl Transaction<'_> {
    /// Refuses an abbreviation, or a code template, that would make the codes of a type equal to those of
    /// another series' type, where both number on this day or later.
    fn refuse_alike_type(&self, id: i64, abbreviation: &str, way: &str) -> Result<()> {
        let mut known = types_with_ids(self.connection)?;
        let Some((_, kind)) = known.iter_mut().find(|(known, _)| *known == id) else { return Ok(()) };
        let before = kind.clone();
        kind.abbreviation = Some(abbreviation.to_owned()).filter(|text| !text.is_empty());
        way.clone_into(&mut kind.written);
        if alike(&before, kind) {
            return Ok(());
        }
        for row in series::of_type_from(self.connection, id, self.today())? {
            let types = series::types_of(self.connection, row.series_id)?;
            let authority_id = row.authority_id;
            let sharing = Sharing { authority_id, numbering: row.numbering, types: &types, known: &known };
            written::refuse_alike(self.connection, &sharing)?;
        }
        Ok(())
    }
}

/// Refuses an authority whose abbreviation another has at the same time; one that had it before is left.
fn refuse_namesake(connection: &Connection, authority: &Authority, own: Option<i64>) -> Result<()> {
    let letters = authority.abbreviation.to_uppercase();
    let mut statement = connection
        .prepare_cached("SELECT id, name, abbreviation, parent, valid_from, valid_to FROM authority ORDER BY id")?;
    let known: Vec<(i64, Authority)> =
        statement.query_map([], |row| Ok((row.get(0)?, authority_of(row, 1)?)))?.collect::<EngineResult<_>>()?;
    let clashes = |one: &Authority, other: &Authority| {
        one.abbreviation.to_uppercase() == other.abbreviation.to_uppercase() && one.issues_beside(other)
    };
    for (_, other) in
        known.iter().filter(|(id, other)| Some(*id) != own && other.abbreviation.to_uppercase() == letters)
    {
        let had_it = known.iter().any(|(id, before)| Some(*id) == own && clashes(before, other));
        if clashes(authority, other) && !had_it {
            return Err(Problem::new(
                Field::CodeNotation,
                Cause::Issuer(IssuerCause::AbbreviationTaken(other.name.clone())),
            )
            .into());
        }
    }
    Ok(())
}

fn check(authority: &Authority) -> Result<()> {
    let missing = [(Field::OrganName, &authority.name), (Field::CodeNotation, &authority.abbreviation)]
        .into_iter()
        .filter(|(_, text)| text.is_empty())
        .map(|(field, _)| Problem::new(field, Cause::Missing))
        .collect::<Vec<_>>();
    if missing.is_empty() { Ok(()) } else { Err(missing.into()) }
}

/// Returns the parent of an authority, by row.
fn parent_of(connection: &Connection, id: i64) -> Result<String> {
    let sql = "SELECT parent FROM authority WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))?)
}

/// Returns the row of an authority that must be known.
pub(super) fn known_authority(connection: &Connection, name: &str) -> Result<i64> {
    Ok(known(connection, name)?.0)
}

/// Returns an authority that must be known with its present name, and its row.
pub(super) fn known(connection: &Connection, name: &str) -> Result<(i64, Authority)> {
    let unknown = || Problem::new(Field::OrganName, Cause::Issuer(IssuerCause::UnknownAuthority(name.to_owned())));
    find_authority(connection, name)?.ok_or_else(|| unknown().into())
}

/// Reads the authority whose columns begin here: name, abbreviation, parent, dates.
fn authority_of(row: &engine::Row<'_>, at: usize) -> EngineResult<Authority> {
    Ok(Authority {
        name: row.get(at)?,
        abbreviation: row.get(at + 1)?,
        parent: row.get(at + 2)?,
        valid_from: row.get(at + 3)?,
        valid_to: row.get(at + 4)?,
    })
}

/// Finds the authority that has, or had, this name, regardless of letter case.
pub(super) fn find_authority(connection: &Connection, name: &str) -> Result<Option<(i64, Authority)>> {
    if let Some(found) = with_name(connection, name)? {
        return Ok(Some(found));
    }
    let Some(id) = former_name::owner(connection, name)? else { return Ok(None) };
    let sql = "SELECT name, abbreviation, parent, valid_from, valid_to FROM authority WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| Ok((id, authority_of(row, 0)?))).optional()?)
}

/// Finds the authority that had this name on a day, regardless of letter case; another may have it today.
pub(super) fn called(connection: &Connection, name: &str, day: NaiveDate) -> Result<Option<(i64, Authority)>> {
    let sql = "SELECT id, name, abbreviation, parent, valid_from, valid_to FROM authority ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let all = statement.query_map([], |row| Ok((row.get(0)?, authority_of(row, 1)?)))?;
    for (id, authority) in all.collect::<EngineResult<Vec<(i64, Authority)>>>()? {
        let authority = former_name::on(connection, id, authority, day)?;
        if authority.name.to_lowercase() == name.to_lowercase() {
            return Ok(Some((id, authority)));
        }
    }
    Ok(None)
}

/// Finds the authority that has this name, regardless of letter case.
fn with_name(connection: &Connection, name: &str) -> Result<Option<(i64, Authority)>> {
    let wanted = name.to_lowercase();
    let mut statement =
        connection.prepare_cached("SELECT id, name, abbreviation, parent, valid_from, valid_to FROM authority")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let authority = authority_of(&row, 1)?;
        if authority.name.to_lowercase() == wanted {
            return Ok(Some((row.get(0)?, authority)));
        }
    }
    Ok(None)
}

/// Lists every type with its row, in the order of the decree.
pub(super) fn types_with_ids(connection: &Connection) -> Result<Vec<(i64, DocumentType)>> {
    let mut statement =
        connection.prepare_cached("SELECT id, name, abbreviation, category, written FROM document_type ORDER BY id")?;
    let types = statement
        .query_map([], |row| {
            let abbreviation: String = row.get(2)?;
            let category: String = row.get(3)?;
            let kind = DocumentType {
                name: row.get(1)?,
                abbreviation: (!abbreviation.is_empty()).then_some(abbreviation),
                category: Category::from_key(&category).unwrap_or(Category::Other),
                written: row.get(4)?,
            };
            Ok((row.get(0)?, kind))
        })?
        .collect::<EngineResult<_>>()?;
    Ok(types)
}
