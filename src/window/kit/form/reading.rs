//! Reading a form: its texts as clean texts, names, dates, terms and numbers; what cannot be read is noted at its input.

use chrono::NaiveDate;

use domain::{
    date::NoDate, deadline, field::Cause, recipients, text::clean, typed_date, working_calendar::WorkingCalendar,
};

use super::{FieldSpec, InputForm};

impl InputForm {
    /// The cleaned text of an input.
    #[must_use]
    pub fn text(&self, at: usize) -> String {
        clean(self.typed(at))
    }

    /// The names in an input of several.
    #[must_use]
    pub fn names(&self, at: usize) -> Vec<String> {
        recipients::names(self.typed(at))
    }

    /// A text that must not be empty.
    pub fn required(&mut self, at: usize) -> String {
        let text = self.text(at);
        if text.is_empty() {
            self.wrong(at, Cause::Missing);
        }
        text
    }

    /// A date, by the rule of its input; `None` when the input is empty, or wrong, which is noted.
    pub fn date(&mut self, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        let read = self.read_day(at, today);
        self.noted(at, read)
    }

    /// A date, or a term from a day; `None` when the input is empty, or wrong, which is noted.
    pub fn term(
        &mut self,
        at: usize,
        from: NaiveDate,
        today: NaiveDate,
        calendar: &WorkingCalendar,
    ) -> Option<NaiveDate> {
        let read = deadline::read(self.typed(at), from, today, calendar);
        self.noted(at, read)
    }

    fn noted(&mut self, at: usize, read: Result<Option<NaiveDate>, NoDate>) -> Option<NaiveDate> {
        read.unwrap_or_else(|why| {
            let text = self.text(at);
            let cause = match why {
                NoDate::NotADate => Cause::NotADate(text),
                NoDate::OutOfRange => Cause::DateOutOfRange(text),
            };
            self.wrong(at, cause);
            None
        })
    }

    /// What an input says, as a date.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read_day(&self, at: usize, today: NaiveDate) -> Result<Option<NaiveDate>, NoDate> {
        let nearest = self.specs.get(at).map(FieldSpec::nearest);
        typed_date::read(self.typed(at), today, nearest)
    }

    /// The date in an input, if it is one.
    #[must_use]
    pub fn day(&self, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        self.read_day(at, today).ok().flatten()
    }

    /// A number within the limits of its input; `None` when the input is empty, or wrong, which is noted.
    pub fn number(&mut self, at: usize) -> Option<u32> {
        let text = self.text(at);
        if text.is_empty() {
            return None;
        }
        let (least, most) = self.specs.get(at)?.limits;
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.wrong(at, Cause::NotANumber { text, least: i64::from(least), most: i64::from(most) });
        }
        number
    }
}
