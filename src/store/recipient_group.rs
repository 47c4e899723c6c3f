//! Groups of receivers, suggested for nơi nhận. See `recipient_group` in schema.sql.

use domain::{
    field::{Cause, Field, Problem},
    recipients::RecipientGroup,
    text,
};

use super::{Result, Store, StoreError, Transaction, changes::Changed, engine::params};

impl Store {
    /// Lists every group with its members, by name.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn recipient_groups(&self) -> Result<Vec<RecipientGroup>> {
        self.read(|connection| {
            let sql = "SELECT name, organ_name FROM recipient_group ORDER BY name, ordinal";
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            let mut groups: Vec<RecipientGroup> = Vec::new();
            while let Some(row) = rows.next()? {
                let (name, member): (String, String) = (row.get(0)?, row.get(1)?);
                match groups.last_mut().filter(|group| group.name == name) {
                    Some(group) => group.members.push(member),
                    None => groups.push(RecipientGroup { name, members: vec![member] }),
                }
            }
            Ok(groups)
        })
    }
}

impl Transaction<'_> {
    /// Stores a group; one of the same name gets these members.
    ///
    /// # Errors
    /// [`StoreError::Refused`] without a name or without members; when the registry cannot be written.
    pub fn put_recipient_group(&mut self, group: &RecipientGroup) -> Result<()> {
        let name = text::clean(&group.name);
        let members: Vec<String> =
            group.members.iter().map(|member| text::clean(member)).filter(|member| !member.is_empty()).collect();
        let mut problems = Vec::new();
        if name.is_empty() {
            problems.push(Problem::new(Field::OrganName, Cause::Missing));
        }
        if members.is_empty() {
            problems.push(Problem::new(Field::To, Cause::Missing));
        }
        if !problems.is_empty() {
            return Err(StoreError::Refused(problems));
        }
        self.remove_recipient_group(&name)?;
        let sql = "INSERT INTO recipient_group (name, ordinal, organ_name) VALUES (?1, ?2, ?3)";
        (1_i64..).zip(&members).try_for_each(|(ordinal, member)| {
            self.execute(Changed::RecipientGroups, sql, params![name, ordinal, member]).map(drop)
        })
    }

    /// Removes a group. Documents that went to its members keep them.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remove_recipient_group(&mut self, name: &str) -> Result<()> {
        self.execute(Changed::RecipientGroups, "DELETE FROM recipient_group WHERE name = ?1", [name]).map(drop)
    }
}
