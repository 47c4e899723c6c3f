//! Reading typed values from a form: texts, names, dates, terms and numbers. A value that cannot be read adds a problem to its input.

use chrono::NaiveDate;

use domain::{
    date::NoDate, deadline, field::Cause, recipients, text::clean, typed_date, working_calendar::WorkingCalendar,
};

use super::{FieldSpec, InputForm};

impl InputForm {
    /// Returns the cleaned text of an input.
    #[must_use]
    pub fn text(&self, at: usize) -> String {
        clean(self.typed(at))
    }

    /// Returns the names in an input of several names.
    #[must_use]
    pub fn names(&self, at: usize) -> Vec<String> {
        recipients::names(self.typed(at))
    }

    /// Returns the cleaned text of an input; adds a problem if it is empty.
    pub fn required(&mut self, at: usize) -> String {
        let text = self.text(at);
        if text.is_empty() {
            self.wrong(at, Cause::Missing);
        }
        text
    }

    /// Returns the date in an input; `None` if the input is empty, or if it is not a date, which adds a problem.
    pub fn date(&mut self, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        let read = self.read_day(at, today);
        self.noted(at, read)
    }

    /// Returns the date in an input, which may be typed as a term counted from `from`; `None` if the input is empty, or if it is neither,
    /// which adds a problem.
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

    /// Returns the date in an input; a missing month or year is completed by the rule of the input.
    ///
    /// # Errors
    /// Returns why the text is not a date.
    pub fn read_day(&self, at: usize, today: NaiveDate) -> Result<Option<NaiveDate>, NoDate> {
        let nearest = self.specs.get(at).map(FieldSpec::nearest);
        typed_date::read(self.typed(at), today, nearest)
    }

    /// Returns the date in an input; `None` if its text is not a date.
    #[must_use]
    pub fn day(&self, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        self.read_day(at, today).ok().flatten()
    }

    /// Returns the number in an input; `None` if the input is empty, or if it is not a number within the limits of the input, which adds a
    /// problem.
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
