//! Holds numbers (giữ số): the next ones of a series or chosen ahead; later used by registering, released, or
//! expired.

use chrono::NaiveDate;

use domain::{
    field::{Cause, Field, Problem},
    history::{Action, Record},
    number::{LARGEST, Number, NumberCause},
    outgoing::OutgoingEntry,
    reservation::{Hold, MAX_HELD_AT_ONCE, Reservation, ReservationState},
    text,
};

use super::{
    Result, Store, Transaction,
    engine::{EngineResult, Row, params},
    history::EventSpec,
    lost_number,
    numbering::{self, NumberingPlace},
    series::{self, Purpose},
    struck_number, written,
};

const COLUMNS: &str = "reservation.id, series_id, number, holder, reason, until, state";

fn of_row(row: &Row<'_>) -> EngineResult<Reservation> {
    Ok(Reservation {
        id: row.get(0)?,
        series_id: row.get(1)?,
        number: row.get(2)?,
        holder: row.get(3)?,
        reason: row.get(4)?,
        until: row.get(5)?,
        state: ReservationState::from_key(row.text(6)?).unwrap_or(ReservationState::Released),
    })
}

impl Transaction<'_> {
    /// Holds số đến of the period of this arrival date.
    ///
    /// # Errors
    /// As [`Transaction::hold_outgoing`].
    pub fn hold_incoming(&mut self, arrival_date: NaiveDate, hold: &Hold) -> Result<Vec<Reservation>> {
        self.hold(&numbering::incoming(arrival_date), hold)
    }

    /// Holds numbers of the series of this entry; only its authority, type, VBQPPL or not and date matter.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when nobody or no reason is named, the day is past, a number is given or
    /// held already, or another document has the số, ký hiệu it would yield; when the registry cannot be
    /// written.
    pub fn hold_outgoing(&mut self, entry: &OutgoingEntry, hold: &Hold) -> Result<Vec<Reservation>> {
        self.hold(&numbering::outgoing(self.connection, entry)?, hold)
    }

    /// Releases a held number.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when it is not held; when the registry cannot be written.
    pub fn release(&mut self, id: i64, reason: &str) -> Result<()> {
        let reason = &text::clean(reason);
        let spec = EventSpec { action: Action::Released, record: Record::Reservation, id, reason };
        let mut found = false;
        self.change(&spec, |connection| {
            let sql = "UPDATE reservation SET state = 'released' WHERE id = ?1 AND state = 'held'";
            found = connection.execute(sql, [id])? == 1;
            if found {
                Ok(())
            } else {
                Err(Problem::new(Field::CodeNumber, Cause::Number(NumberCause::NotHeld(id.to_string()))).into())
            }
        })
    }

    fn hold(&mut self, place: &NumberingPlace, hold: &Hold) -> Result<Vec<Reservation>> {
        let (holder, reason) = (text::clean(&hold.holder), text::clean(&hold.reason));
        let mut problems: Vec<_> = [(Field::ToPlaces, &holder), (Field::Reason, &reason)]
            .into_iter()
            .filter(|(_, text)| text.is_empty())
            .map(|(field, _)| Problem::new(field, Cause::Missing))
            .collect();
        if !(1..=MAX_HELD_AT_ONCE).contains(&hold.amount) {
            let most = i64::from(MAX_HELD_AT_ONCE);
            let cause = Cause::NotANumber { text: hold.amount.to_string(), least: 1, most };
            problems.push(Problem::new(Field::CodeNumber, cause));
        }
        if hold.until < self.today() {
            problems.push(Problem::new(Field::DueDate, Cause::DayPassed(hold.until)));
        }
        if !problems.is_empty() {
            return Err(problems.into());
        }
        let mut row = series::unlocked(self, place, Purpose::Giving)?;
        numbering::expire(self, row.id)?;
        let mut reservations = Vec::new();
        for at in 0..hold.amount {
            let number = match hold.from {
                Some(from) => from.saturating_add(at),
                None => numbering::next_free(self.connection, place.book, &row)?,
            };
            let in_turn = hold.from.is_none();
            if in_turn {
                numbering::go_on_after(self.connection, row.id, number)?;
                (row.last, row.has_held) = (number, true);
            } else {
                self.refuse_given(row.id, number, row.last)?;
            }
            if place.issuer.is_some() && !place.writes_the_unit() {
                let code = place.code_without_unit(&Number::plain(number));
                written::refuse_second(self.connection, place, row.id, &code)?;
            }
            let sql = "INSERT INTO reservation (series_id, number, in_turn, holder, reason, until, state)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'held') RETURNING id";
            let id = self.connection.insert(sql, params![row.id, number, in_turn, holder, reason, hold.until])?;
            self.inserted(&EventSpec { action: Action::Held, record: Record::Reservation, id, reason: &reason })?;
            reservations.push(Reservation {
                id,
                series_id: row.id,
                number,
                holder: holder.clone(),
                reason: reason.clone(),
                until: hold.until,
                state: ReservationState::Held,
            });
        }
        Ok(reservations)
    }

    /// Refuses a number chosen ahead that is not after the last given one, or not free.
    fn refuse_given(&self, series_id: i64, number: u32, last: u32) -> Result<()> {
        let refused = |cause| Err(Problem::new(Field::CodeNumber, cause).into());
        if number > LARGEST {
            return refused(Cause::Number(NumberCause::TooLarge(number.to_string())));
        }
        if struck_number::is_struck(self.connection, series_id, number)? {
            return refused(Cause::Number(NumberCause::Struck(number)));
        }
        if number <= last {
            return refused(Cause::Number(NumberCause::Taken(number.to_string())));
        }
        if let Some(lost) = lost_number::find(self.connection, series_id, &Number::plain(number))? {
            return refused(Cause::Number(NumberCause::GivenBefore { number: number.to_string(), day: lost.restored }));
        }
        let sql = "SELECT holder FROM reservation WHERE series_id = ?1 AND number = ?2 AND state IN ('held', 'used')";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![series_id, number])?;
        match rows.next()? {
            Some(row) => refused(Cause::Number(NumberCause::Held { number: number.to_string(), holder: row.get(0)? })),
            None => Ok(()),
        }
    }
}

impl Store {
    /// Lists reservations of series that count in a year, or all: those still held first, then by number. One
    /// whose day has passed before `day` counts as expired.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn reservations(&self, day: NaiveDate, year: Option<i32>) -> Result<Vec<Reservation>> {
        self.read(|connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM reservation JOIN series ON series.id = series_id
                 WHERE ?1 IS NULL OR (substr(starts, 1, 4) <= ?1 AND substr(ends, 1, 4) >= ?1)
                 ORDER BY state <> 'held', series_id, number, reservation.id"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let mut found: Vec<Reservation> =
                statement.query_map([year.map(|year| format!("{year:04}"))], of_row)?.collect::<EngineResult<_>>()?;
            for reservation in &mut found {
                if reservation.state == ReservationState::Held && reservation.until < day {
                    reservation.state = ReservationState::Expired;
                }
            }
            Ok(found)
        })
    }
}
