//! The setup of a registry: read as a whole, and applied to a registry that has neither documents nor series.

use domain::{
    book::Book,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    setup::{FormerName, PeriodStart, Setup},
};

use super::{
    Result, Store, StoreError, Transaction,
    engine::{EngineResult, params},
    history::EventSpec,
    office::{self, Namesakes, Naming},
    series::{self, Opening},
};

impl Store {
    /// Returns the setup of the registry.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn setup(&self) -> Result<Setup> {
        let period_starts = self.read(|connection| {
            let sql = "SELECT period_start.book, authority.name, day, reopened FROM period_start
                       LEFT JOIN authority ON authority.id = authority_id ORDER BY period_start.id";
            let mut statement = connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            let mut starts = Vec::new();
            while let Some(row) = rows.next()? {
                let book: String = row.get(0)?;
                let Some(book) = Book::from_key(&book) else { continue };
                let (authority, day, reopened) = (row.get(1)?, row.get(2)?, row.get(3)?);
                starts.push(PeriodStart { book, authority, day, reopened });
            }
            Ok(starts)
        })?;
        let former_names = self.read(|connection| {
            let sql = "SELECT authority.name, former_name.name, former_name.abbreviation, former_name.parent, until
                       FROM former_name JOIN authority ON authority.id = authority_id ORDER BY former_name.id";
            let mut statement = connection.prepare(sql)?;
            let names = statement.query_map([], |row| {
                let (authority, name, abbreviation) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(FormerName { authority, name, abbreviation, parent: row.get(3)?, until: row.get(4)? })
            })?;
            Ok(names.collect::<EngineResult<Vec<_>>>()?)
        })?;
        Ok(Setup {
            former_names,
            office: self.office()?,
            contacts: self.contacts()?,
            authorities: self.authorities()?,
            types: self.document_types()?,
            retired: self.retired_types()?,
            series: self.series(None)?,
            period_starts,
            units: self.units()?,
            groups: self.recipient_groups()?,
            successions: self.successions()?,
            calendar: self.calendar()?.all_own_days().cloned().collect(),
        })
    }

    /// Sets the registry up like another one.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when it has documents or series already, or the setup is not complete;
    /// when the registry cannot be written.
    pub fn take_setup(&mut self, setup: &Setup) -> Result<()> {
        self.write(|transaction| {
            transaction.set_up(setup)?;
            for kind in &setup.retired {
                transaction.set_retired(kind, true)?;
            }
            transaction.put_contacts(&setup.contacts)?;
            setup.units.iter().try_for_each(|unit| transaction.put_unit(unit))?;
            setup.groups.iter().try_for_each(|group| transaction.put_recipient_group(group))?;
            setup.successions.iter().try_for_each(|succession| transaction.put_succession(succession))?;
            setup.calendar.iter().try_for_each(|day| transaction.put_calendar_day(day))
        })
    }
}

impl Transaction<'_> {
    fn set_up(&mut self, setup: &Setup) -> Result<()> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document) OR EXISTS (SELECT 1 FROM series)";
        if self.connection.query_row(sql, [], |row| row.get(0))? {
            return Err(Problem::new(Field::Document, Cause::SetUpAlready).into());
        }
        let problems = setup.problems();
        if !problems.is_empty() {
            return Err(StoreError::Refused(problems));
        }
        let today = self.today();
        if let Some(office) = &setup.office {
            self.rename_office(office, Naming::Since(today))?;
        }
        for authority in &setup.authorities {
            self.put_authority(authority, None, Naming::Since(today), Namesakes::Taken)?;
        }
        for FormerName { authority, name, abbreviation, parent, until } in &setup.former_names {
            let id = office::known_authority(self.connection, authority)?;
            let sql = "INSERT INTO former_name (authority_id, name, abbreviation, parent, until)
                       VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";
            let id = self.connection.insert(sql, params![id, name, abbreviation, parent, until])?;
            self.inserted(&EventSpec { action: Action::Added, record: Record::FormerName, id, reason: "" })?;
        }
        let known = office::types_with_ids(self.connection)?;
        for kind in setup.types.iter().filter(|kind| !known.iter().any(|(_, known)| known == *kind)) {
            self.add_document_type(kind)?;
        }
        for (at, start) in setup.period_starts.iter().enumerate() {
            // A day listed twice is one day.
            if setup.period_starts[..at].contains(start) {
                continue;
            }
            let PeriodStart { book, authority, day, reopened } = start;
            let authority =
                authority.as_deref().map(|name| office::known_authority(self.connection, name)).transpose()?;
            let sql =
                "INSERT INTO period_start (book, authority_id, day, reopened) VALUES (?1, ?2, ?3, ?4) RETURNING id";
            let id = self.connection.insert(sql, params![book.key(), authority, day, reopened])?;
            self.inserted(&EventSpec { action: Action::Added, record: Record::PeriodStart, id, reason: "" })?;
        }
        let known = office::types_with_ids(self.connection)?;
        for one in &setup.series {
            let authority = one.authority.as_deref();
            let authority_id = authority.map(|name| office::known_authority(self.connection, name)).transpose()?;
            let mut types = Vec::new();
            for kind in &one.types {
                let found = known.iter().find(|(_, known)| known.name == kind.name && known.category == kind.category);
                let unknown = || Problem::new(Field::TypeName, Cause::UnknownType(kind.name.clone()));
                types.push(found.ok_or_else(unknown)?.0);
            }
            let (book, period, first) = (one.book, one.period, one.first);
            let opening = Opening { book, authority_id, name: &one.name, period, first, types: &types };
            series::insert(self, &opening)?;
        }
        Ok(())
    }
}
