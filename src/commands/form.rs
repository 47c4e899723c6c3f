//! `vanthu form`: the forms there are, and one of them as PDF.

use chrono::NaiveDate;

use domain::query::NumberQuery;
use jobs::print_form::{Of, PrintForm, print_form, year_of};
use paper::catalogue::{self, Form, Source};
use progress::Progress;
use texts::message;

use super::{
    Console, Refusal,
    arguments::{FormOf, FormOptions, Which},
    registry::{Registry, the_one},
};

/// Lists the forms that hold today.
pub(super) fn list(console: &mut Console<'_>, today: NaiveDate) {
    let widest = catalogue::forms(today).map(|form| form.name.len()).max().unwrap_or(0);
    for form in catalogue::forms(today) {
        let source = match form.source {
            Source::Decree(place) => message!(texts::FORM_DECREE, place = place),
            Source::Habit(place) => message!(texts::FORM_HABIT, place = place),
        };
        console.say(&message!(
            texts::FORM_SHOWN,
            name = format!("{:widest$}", form.name),
            title = form.title,
            source = source,
            since = form.since
        ));
    }
}

/// Prints a form.
pub(super) fn print(console: &mut Console<'_>, registry: &Registry, options: FormOptions) -> Result<(), Refusal> {
    let today = registry.today();
    let FormOptions { name, book, year, range, of, authority, print, pages_per_volume, closing, qr, .. } = options;
    let year = year.unwrap_or_else(|| year_of(&range, today));
    let form = form(&name, year, today)?;
    if book.is_some_and(|book| book != form.book) {
        return Err(message!(texts::FORM_OTHER_BOOK, name = form.name).into());
    }
    let of = match of {
        FormOf::Range => Of::Range { year, range, blank: false },
        FormOf::Nothing => Of::Nothing,
        FormOf::Number(number) => {
            let which = Which::Number(NumberQuery { book: form.book, number, year, authority: authority.clone() });
            Of::Document(the_one(&registry.read()?, &which)?.id())
        }
    };
    // A blank form needs no registry; where there is one it carries the office's names.
    let is_needed = of != Of::Nothing;
    let request = PrintForm {
        registry: Some(registry.address.clone()).filter(|address| is_needed || address.exists()),
        form,
        options: print,
        of,
        authority,
        pages_per_volume,
        closing,
        qr,
        envelope: options.envelope,
        labels: options.labels,
        stamped: options.stamped,
        as_of: options.as_of,
        today,
        target: options.target,
        replace: false,
    };
    let (files, printed) = print_form(&request, &Progress::default())?;
    for file in files {
        console.say(&message!(texts::FORM_WRITTEN, path = file.display().to_string()));
    }
    if let Some(message) = printed.message() {
        console.say(&message);
    }
    Ok(())
}

/// The form of a name that held in a year: at its end, or today where that has not come.
fn form(name: &str, year: i32, today: NaiveDate) -> Result<&'static Form, Refusal> {
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today).min(today);
    catalogue::form(name, last_day).ok_or_else(|| message!(texts::FORM_UNKNOWN, name = name).into())
}
