//! `vanthu form`: the forms there are, and one of them as PDF.

use chrono::NaiveDate;

use domain::query::NumberQuery;
use jobs::print_request::{FormRequest, Part, PrintRequest, What, year_of};
use paper::catalogue::{self, Form, Source};
use progress::Progress;
use texts::message;

use super::{
    Console, Refusal,
    arguments::{FormArguments, FormOf, Which},
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
pub(super) fn print(console: &mut Console<'_>, registry: &Registry, arguments: FormArguments) -> Result<(), Refusal> {
    let today = registry.today();
    let FormArguments { name, book, year, range, of, authority, options, target } = arguments;
    let year = year.unwrap_or_else(|| year_of(&range, today));
    let form = form(&name, year, today)?;
    if book.is_some_and(|book| book != form.book) {
        return Err(message!(texts::FORM_OTHER_BOOK, name = form.name).into());
    }
    let part = match of {
        FormOf::Range => Part::Rows { year, range },
        FormOf::Nothing => Part::Nothing,
        FormOf::Number(number) => {
            let which = Which::Number(NumberQuery { book: form.book, number, year, authority: authority.clone() });
            Part::Document(the_one(&registry.read()?, &which)?.id())
        }
    };
    let what = What::Form(FormRequest { form, part, authority, options, today });
    let made = PrintRequest { what, target }.print(&registry.address, &registry.writer, &Progress::default())?;
    for file in made.files {
        console.say(&message!(texts::SHARED_PRINTED, path = file.display().to_string()));
    }
    for message in &made.told {
        console.say(message);
    }
    Ok(())
}

/// The form of a name that held in a year: at its end, or today where that has not come.
fn form(name: &str, year: i32, today: NaiveDate) -> Result<&'static Form, Refusal> {
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today).min(today);
    catalogue::form(name, last_day).ok_or_else(|| message!(texts::FORM_UNKNOWN, name = name).into())
}
