//! Tests of the form without a window: typing, suggestions, reading, problems and undo.

use chrono::NaiveDate;
use iced::{Task, widget::Id};

use domain::{
    field::{Cause, Field, Problem},
    typed_date::Nearest,
};
use store::{NameKind, StoreError, Suggestion};

use super::{FieldKind, FieldSpec, FormEvent, InputForm};
use crate::{
    keys::Command,
    kit::{month::Pick, rows::Step, suggest::Choice},
};

const SENDER: usize = 0;
const UNITS: usize = 1;
const DAY: usize = 2;
const KIND: usize = 3;
const COPIES: usize = 4;

const SPECS: &[FieldSpec] = &[
    FieldSpec::text(texts::FIELD_SENDER, Field::Sender, 0).required(),
    FieldSpec::many(texts::FIELD_UNIT, Field::Unit, 1).naming(NameKind::Unit),
    FieldSpec::past_date(texts::FIELD_DAY, Field::Day, 2),
    FieldSpec::of(FieldKind::Choice, texts::FIELD_TYPE_NAME, Field::TypeName, 2),
    FieldSpec::short(texts::FIELD_ISSUED_AMOUNT, Field::IssuedAmount, 2).limits(0, 99),
];

/// Monday 23/11/2026.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn kinds(at: usize, _: &str) -> Vec<Choice> {
    let known =
        if at == KIND { &[("Công văn", ""), ("Báo cáo", "BC"), ("Quyết định", "QĐ")][..] } else { &[] };
    known.iter().map(|(value, beside)| Choice { value: (*value).into(), beside: (*beside).into() }).collect()
}

fn happens(form: &mut InputForm, event: FormEvent) {
    let _: Task<()> = form.update(event, today(), kinds);
}

fn types(form: &mut InputForm, at: usize, texts: &[&str]) {
    for text in texts {
        happens(form, FormEvent::Typed(at, (*text).to_owned()));
    }
}

fn presses(form: &mut InputForm, command: Command) -> bool {
    let task: Option<Task<()>> = form.command_within(command, |_| ());
    task.is_some()
}

/// Each typed word and each text written by the program is one undo step; typing after an undo clears the redo history.
#[test]
fn undo_goes_back_word_by_word() {
    let mut form = InputForm::new(SPECS);
    let turned = |form: &mut InputForm, command: Command| {
        presses(form, command);
        [form.text(SENDER), form.text(UNITS)]
    };
    types(&mut form, SENDER, &["S", "Sở", "Sở ", "Sở Y", "Sở Y ", "Sở Y t", "Sở Y tế"]);
    let _: Task<()> = form.write(UNITS, "Ông Một".to_owned());
    let states = [["Sở Y tế", "Ông Một"], ["Sở Y tế", ""], ["Sở Y", ""], ["Sở", ""], ["", ""]];
    for state in &states[1..] {
        assert_eq!(turned(&mut form, Command::Undo), *state);
    }
    assert_eq!(turned(&mut form, Command::Undo), states[4], "nothing is left to undo");
    for state in states[..4].iter().rev() {
        assert_eq!(turned(&mut form, Command::Redo), *state);
    }
    turned(&mut form, Command::Undo);
    types(&mut form, UNITS, &["B"]);
    assert_eq!(turned(&mut form, Command::Redo), ["Sở Y tế", "B"]);
    form.clear();
    assert_eq!(turned(&mut form, Command::Undo), ["", ""], "clearing the form clears the history");
}

#[test]
fn leaving_an_input_takes_the_first_choice_that_fits() {
    let mut form = InputForm::new(SPECS);
    types(&mut form, KIND, &["q", "qd"]);
    assert!(form.is_offering());
    assert!(presses(&mut form, Command::Next));
    assert_eq!((form.text(KIND).as_str(), form.is_offering()), ("Quyết định", false));
}

/// A suggested name is taken only if it was marked, and is appended to the names already in the input.
#[test]
fn enter_takes_a_name_only_if_it_is_marked() {
    let mut form = InputForm::new(SPECS);
    let names = |form: &mut InputForm, question| {
        let name = |name: &str| Suggestion { name: name.into(), uses: 1 };
        happens(form, FormEvent::Named(question, Ok(vec![name("Phòng Nội vụ"), name("Phòng Y tế")])));
    };
    types(&mut form, UNITS, &["Phòng Văn hóa; p"]);
    form.names_for = form.wants_names;
    let (earlier, question) = (form.names_request.id(), form.names_request.renew());
    names(&mut form, earlier);
    assert!(!form.is_offering(), "a late answer is dropped");
    names(&mut form, question);
    assert!(form.is_offering() && !form.takes_marked(true));
    presses(&mut form, Command::Step(Step::Down));
    assert!(form.takes_marked(true) && !form.takes_marked(false));
    presses(&mut form, Command::Enter);
    assert_eq!(form.names(UNITS), ["Phòng Văn hóa", "Phòng Nội vụ"]);
    // Tab leaves the input without taking the marked name.
    types(&mut form, UNITS, &["Phòng"]);
    form.names_for = form.wants_names;
    let question = form.names_request.id();
    names(&mut form, question);
    presses(&mut form, Command::Step(Step::Down));
    presses(&mut form, Command::Next);
    assert_eq!((form.text(UNITS).as_str(), form.is_offering()), ("Phòng", false));
}

#[test]
fn a_list_closes_with_the_focus_and_a_press_toggles_it() {
    let mut form = InputForm::new(SPECS);
    happens(&mut form, FormEvent::Pressed(KIND));
    assert_eq!(form.offered_at(), Some(KIND));
    happens(&mut form, FormEvent::Pressed(KIND));
    assert!(!form.is_offering());
    happens(&mut form, FormEvent::Pressed(KIND));
    happens(&mut form, FormEvent::Left);
    presses(&mut form, Command::Enter);
    assert_eq!(form.text(KIND), "", "a closed list writes no choice");
}

/// Suggestions take into account a word being composed, which the text of the input does not contain yet.
#[test]
fn suggestions_include_the_word_being_composed() {
    let mut form = InputForm::new(SPECS);
    happens(&mut form, FormEvent::Composing(KIND, "báo".into()));
    assert_eq!((form.typed_and_composed(KIND).as_ref(), form.typed(KIND)), ("báo", ""));
    assert!(form.is_offering());
    happens(&mut form, FormEvent::Chose(0));
    happens(&mut form, FormEvent::Composing(KIND, String::new()));
    assert_eq!(form.typed_and_composed(KIND), "Báo cáo");
}

#[test]
fn a_calendar_stays_open_below_a_date_until_a_day_is_picked() {
    let mut form = InputForm::new(SPECS);
    let id = Id::new(texts::FIELD_DAY.key());
    happens(&mut form, FormEvent::Opened(id.clone()));
    assert_eq!(form.calendar.map(|calendar| calendar.marked), Some(today()));
    types(&mut form, DAY, &["5"]);
    let fifth = NaiveDate::from_ymd_opt(2026, 11, 5).unwrap();
    assert_eq!(form.calendar.map(|calendar| calendar.marked), Some(fifth));
    happens(&mut form, FormEvent::Picked(Pick::Take(today())));
    assert_eq!((form.text(DAY).as_str(), form.is_offering()), ("23/11/2026", false));
    happens(&mut form, FormEvent::Stepped(id, Step::Up));
    assert_eq!(form.text(DAY), "24/11/2026");
    happens(&mut form, FormEvent::Month(DAY));
    types(&mut form, SENDER, &["S"]);
    assert!(!form.is_offering(), "typing in another input closes the calendar");
}

/// The spec of an input decides how a date without a year is completed.
#[test]
fn a_date_is_read_by_the_rule_of_its_input() {
    const DATES: &[FieldSpec] = &[
        FieldSpec::past_date(texts::FIELD_DAY, Field::Day, 0),
        FieldSpec::coming_date(texts::FIELD_DUE_DATE, Field::DueDate, 0),
        FieldSpec::date(texts::FIELD_ISSUED_DATE, Field::IssuedDate, 0),
    ];
    assert_eq!(DATES[1].nearest(), Nearest::Ahead);
    let mut form = InputForm::new(DATES);
    for at in 0..3 {
        types(&mut form, at, &["5/12"]);
    }
    let december = |year| NaiveDate::from_ymd_opt(year, 12, 5);
    let read = [0, 1, 2].map(|at| form.date(at, today()));
    assert_eq!(read, [december(2025), december(2026), december(2026)]);
}

#[test]
fn a_problem_is_shown_at_its_input_until_the_input_changes() {
    let mut form = InputForm::new(SPECS);
    types(&mut form, DAY, &["31/2"]);
    types(&mut form, COPIES, &["100"]);
    form.check();
    assert_eq!((form.date(DAY, today()), form.number(COPIES)), (None, None));
    let wrong = |form: &InputForm| form.problems().map(|problem| problem.field).collect::<Vec<_>>();
    assert_eq!(wrong(&form), [Field::Sender, Field::Day, Field::IssuedAmount]);
    assert_eq!(form.problems.first(), Some(SENDER));
    types(&mut form, SENDER, &["S"]);
    assert_eq!(wrong(&form), [Field::Day, Field::IssuedAmount]);
    let refused = vec![Problem::new(Field::Unit, Cause::Missing), Problem::new(Field::Code, Cause::Missing)];
    form.refused(&StoreError::Refused(refused));
    assert_eq!(form.problems.first(), Some(UNITS));
    assert!(form.problems.message().is_some(), "a problem without an input becomes the message of the form");
}

#[test]
fn a_folded_line_is_not_shown() {
    let mut form = InputForm::new(SPECS);
    form.fold(2, true);
    assert_eq!([SENDER, DAY, KIND].map(|at| form.is_shown(at)), [true, false, false]);
    form.clear();
    assert!(!form.is_shown(DAY));
    form.fold(2, false);
    assert!(form.is_shown(DAY));
}
