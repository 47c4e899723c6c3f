//! A copy and the registry that it is to replace: where their histories part, and which rows are the same in both.

use std::collections::HashMap;

use domain::{document::DocumentId, restoring::FormerRegistry};

use crate::{
    Result, StoreError,
    engine::{Connection, OptionalExtension, params},
    history,
    sqlite::schema,
};

/// The two registries and their last common event.
pub(super) struct Between<'a> {
    pub(super) copy: &'a Connection,
    pub(super) former: &'a Connection,
    /// The relation of the former registry to the copy; it tells whether the copy was changed since, too.
    pub(super) kind: FormerRegistry,
    /// The last event that both histories share.
    pub(super) common: i64,
    /// Maps rows of authorities to those of the copy; 0 where the copy has none.
    pub(super) authorities: HashMap<i64, i64>,
}

impl<'a> Between<'a> {
    /// Finds where the histories of two registries part; `None` for two different registries.
    pub(super) fn of(copy: &'a Connection, former: &'a Connection) -> Result<Option<Self>> {
        let Some(common) = common_event(copy, former)? else { return Ok(None) };
        let kind = if common == history::last(copy)?.id { FormerRegistry::Continued } else { FormerRegistry::Forked };
        let mut between = Self { copy, former, kind, common, authorities: HashMap::new() };
        between.authorities = between.read_authorities()?;
        Ok(Some(between))
    }

    /// Returns whether the former registry has a table; earlier forms lack some.
    pub(super) fn has(&self, table: &str) -> Result<bool> {
        schema::has_table(self.former, table)
    }

    /// Returns whether rows of the copy and of the former registry have the same ids.
    pub(super) fn shares_rows(&self) -> bool {
        self.kind == FormerRegistry::Continued && self.common > 0
    }

    fn read_authorities(&self) -> Result<HashMap<i64, i64>> {
        let mut statement = self.former.prepare("SELECT id, name FROM authority ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let (id, name): (i64, String) = (row.get(0)?, row.get(1)?);
            // An authority that was renamed since is recognised by its row.
            let sql = "SELECT id FROM authority WHERE name = ?1 OR (?2 AND id = ?3) ORDER BY name = ?1 DESC LIMIT 1";
            let own = self
                .copy
                .prepare_cached(sql)?
                .query_row(params![name, self.shares_rows(), id], |row| row.get(0))
                .optional()?;
            found.insert(id, own.unwrap_or(0));
        }
        Ok(found)
    }

    /// Returns the copy's row of an authority of the former registry; 0 where the copy has none.
    pub(super) fn authority_in_copy(&self, id: Option<i64>) -> Option<i64> {
        id.map(|id| self.authorities.get(&id).copied().unwrap_or_default())
    }

    /// Lists documents registered since, except those that an import brought back into the copy.
    pub(super) fn documents(&self, in_copy: &HashMap<i64, i64>) -> Result<Vec<DocumentId>> {
        let sql = "SELECT id FROM document WHERE registered_event > ?1 ORDER BY id";
        let mut statement = self.former.prepare(sql)?;
        let mut rows = statement.query([self.common])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id = DocumentId(row.get(0)?);
            if self.document_in_copy(id, in_copy)?.is_none() {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// Finds the copy's row of a document of the former registry: the same if it was registered before the
    /// histories part, otherwise that of the same number, số, ký hiệu and subject. `in_copy` maps series to the
    /// copy's.
    pub(super) fn document_in_copy(&self, id: DocumentId, in_copy: &HashMap<i64, i64>) -> Result<Option<DocumentId>> {
        let sql = "SELECT series_id, number, suffix, code, subject, registered_event FROM document WHERE id = ?1";
        let mut statement = self.former.prepare_cached(sql)?;
        let mut rows = statement.query([id.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        if row.get::<_, i64>(5)? <= self.common {
            return Ok(Some(id));
        }
        let Some(own) = in_copy.get(&row.get::<_, i64>(0)?) else { return Ok(None) };
        let sql = "SELECT id FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3 AND code = ?4
                   AND subject = ?5 LIMIT 1";
        let key = params![
            own,
            row.get::<_, u32>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, String>(3)?,
            row.get::<_, String>(4)?
        ];
        let found = self.copy.prepare_cached(sql)?.query_row(key, |row| Ok(DocumentId(row.get(0)?))).optional()?;
        Ok(found)
    }
}

/// Finds the last event that both histories share. 0 where they share none because both were taken over from
/// one registry without a history; `None` for two different registries.
fn common_event(copy: &Connection, former: &Connection) -> Result<Option<i64>> {
    let seal = |connection: &Connection, id: i64| {
        let sql = "SELECT chain FROM event WHERE id = ?1";
        connection.prepare_cached(sql)?.query_row([id], |row| row.get::<_, Vec<u8>>(0)).optional()
    };
    let same =
        |id: i64| Ok::<_, StoreError>(seal(copy, id)?.is_some_and(|own| seal(former, id).ok().flatten() == Some(own)));
    if !same(1)? {
        return Ok(are_one_taken_over(copy, former)?.then_some(0));
    }
    // Each seal covers all before it, so the histories agree up to one event and nowhere after it.
    let (mut agreed, mut differs) = (1, history::last(copy)?.id.min(history::last(former)?.id) + 1);
    while agreed + 1 < differs {
        let middle = agreed + (differs - agreed) / 2;
        if same(middle)? {
            agreed = middle;
        } else {
            differs = middle;
        }
    }
    Ok(Some(agreed))
}

/// Returns whether both registries began as one without a history: they are of the same office, and the
/// documents that both took over are the same. One in ten may differ, because it may have been amended in one
/// of them.
fn are_one_taken_over(copy: &Connection, former: &Connection) -> Result<bool> {
    let office = |connection: &Connection| {
        let sql = "SELECT name FROM authority JOIN office ON office.authority_id = authority.id";
        connection.query_row(sql, [], |row| row.get::<_, String>(0)).optional()
    };
    if office(copy)? != office(former)? {
        return Ok(false);
    }
    // The history begins with what was taken over.
    let sql = "SELECT book, number, suffix, code, subject FROM document WHERE registered_event <
               (SELECT coalesce((SELECT id FROM event WHERE action <> 'taken-over' ORDER BY id LIMIT 1),
                                4611686018427387904)) ORDER BY id";
    let (mut own, mut others) = (copy.prepare(sql)?, former.prepare(sql)?);
    let (mut own, mut others) = (own.query([])?, others.query([])?);
    let (mut both, mut alike) = (0_u64, 0_u64);
    while let (Some(one), Some(other)) = (own.next()?, others.next()?) {
        let same = |column: usize| Ok::<_, StoreError>(one.get_ref(column)? == other.get_ref(column)?);
        both += 1;
        alike += u64::from((0..5).map(same).collect::<Result<Vec<_>>>()?.into_iter().all(|same| same));
    }
    Ok(both > 0 && alike * 10 >= both * 9)
}

/// Returns a column of a table of the former registry as SQL; an empty text where its form lacks the column.
pub(crate) fn column(former: &Connection, table: &str, column: &'static str) -> Result<&'static str> {
    let sql = "SELECT EXISTS (SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2)";
    let has: bool = former.prepare_cached(sql)?.query_row([table, column], |row| row.get(0))?;
    Ok(if has { column } else { "''" })
}
