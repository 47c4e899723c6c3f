//! All options of the command line. Options of different commands may share a name and differ in meaning, but either all of them take a
//! value or none does, because the line is split into options and words before the command is known.

use std::path::PathBuf;

use chrono::NaiveDate;

use domain::{
    book::Book,
    date::DateOrder,
    document::DocumentId,
    follow_up::{handling::State, sending::SentBy},
    history::Head,
    printing_on::PageSpan,
};
use language::Locale;
use paper::{
    Corner, EnvelopeSize, Paper, StampPlace,
    catalogue::{self, FormColumn},
};

use printer::{PageRange, Sides};
use store::Address;
use texts::{Text, UserMessage, message};

use super::{
    flag::{
        Flag, Given, Switch,
        Taken::{Anything, OneOf, Path},
    },
    reader::book_of,
};

const fn text(name: &'static str, about: Text, value: Text) -> Flag<String> {
    Flag::new(name, about, Anything(value), Given::text)
}

const fn date(name: &'static str, about: Text) -> Flag<NaiveDate> {
    Flag::new(name, about, Anything(texts::VALUE_DATE), Given::date)
}

// Options of every command.
pub(crate) const REGISTRY: Flag<Address> =
    Flag::new("registry", texts::OPTION_REGISTRY, Path(texts::VALUE_FILE), Given::address);
pub(crate) const LANGUAGE: Flag<Locale> = Flag::new("lang", texts::OPTION_LANG, OneOf(locales), |given| {
    given.word(Locale::from_code, |text| message!(texts::USAGE_LANGUAGE, code = text))
});
pub(crate) const CLERK: Flag<String> = text("clerk", texts::OPTION_CLERK, texts::VALUE_FULL_NAME);
pub(crate) const HELP: Switch = Switch::new("help", texts::OPTION_HELP).with_letter('h');
pub(crate) const VERSION: Switch = Switch::new("version", texts::OPTION_VERSION);

/// The file that receives what a command would print.
pub(crate) const RESULT: Flag<PathBuf> =
    Flag::new("output", texts::OPTION_OUTPUT, Path(texts::VALUE_FILE), Given::path).with_letter('o');
/// The file that a command makes.
pub(crate) const FILE: Flag<PathBuf> =
    Flag::new("output", texts::OPTION_OUTPUT_FILE, Path(texts::VALUE_FILE), Given::path).with_letter('o');
pub(crate) const PDF: Flag<PathBuf> =
    Flag::new("output", texts::OPTION_OUTPUT_FILE, Path(texts::VALUE_PDF), Given::path).with_letter('o');
pub(crate) const LIST: Flag<PathBuf> =
    Flag::new("output", texts::OPTION_OUTPUT_FILE, Path(texts::VALUE_LIST), Given::path).with_letter('o');
pub(crate) const TEMPLATE: Flag<PathBuf> =
    Flag::new("output", texts::OPTION_OUTPUT_FILE, Path(texts::VALUE_TEMPLATE), Given::path).with_letter('o');
pub(crate) const SETUP: Flag<PathBuf> =
    Flag::new("output", texts::OPTION_OUTPUT_FILE, Path(texts::VALUE_JSON), Given::path).with_letter('o');

// Selecting documents.
pub(crate) const YEAR: Flag<i32> = Flag::new("year", texts::OPTION_YEAR, Anything(texts::VALUE_YEAR), Given::year);
pub(crate) const AUTHORITY: Flag<String> = text("authority", texts::OPTION_AUTHORITY, texts::VALUE_NAME);
pub(crate) const ID: Flag<DocumentId> =
    Flag::new("id", texts::OPTION_ID, Anything(texts::VALUE_ID), |given| given.number().map(DocumentId));
pub(crate) const BOOK: Flag<Book> =
    Flag::new("book", texts::OPTION_BOOK, OneOf(books), |given| book_of(&given.text()?));
pub(crate) const FROM: Flag<NaiveDate> = date("from", texts::OPTION_FROM);
pub(crate) const TO: Flag<NaiveDate> = date("to", texts::OPTION_TO);
pub(crate) const FROM_NUMBER: Flag<u32> =
    Flag::new("from-number", texts::OPTION_FROM_NUMBER, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const TO_NUMBER: Flag<u32> =
    Flag::new("to-number", texts::OPTION_TO_NUMBER, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const TYPE: Flag<String> = text("type", texts::OPTION_TYPE, texts::VALUE_TYPE);
pub(crate) const SERIES: Flag<String> = text("series", texts::OPTION_SERIES, texts::VALUE_SERIES);
pub(crate) const LIMIT: Flag<usize> =
    Flag::new("limit", texts::OPTION_LIMIT, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const JSON: Switch = Switch::new("json", texts::OPTION_JSON);

// Persons, days and reasons.
pub(crate) const REASON: Flag<String> = text("reason", texts::OPTION_REASON, texts::VALUE_REASON);
pub(crate) const RULED_BY: Flag<String> = text("by", texts::OPTION_RULED_BY, texts::VALUE_PERSON);
pub(crate) const RULED_ON: Flag<NaiveDate> = date("date", texts::OPTION_RULED_ON);
pub(crate) const ON: Flag<NaiveDate> = date("on", texts::OPTION_ON);
pub(crate) const AS_OF: Flag<NaiveDate> = date("as-of", texts::OPTION_AS_OF);
pub(crate) const YES: Switch = Switch::new("yes", texts::OPTION_YES);

// The demo; the office, its authorities and types.
pub(crate) const DOCUMENTS: Flag<u64> =
    Flag::new("documents", texts::OPTION_DOCUMENTS, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const NO_WINDOW: Switch = Switch::new("no-window", texts::OPTION_NO_WINDOW);
pub(crate) const NAME: Flag<String> = text("name", texts::OPTION_NAME, texts::VALUE_NAME);
pub(crate) const PARENT: Flag<String> = text("parent", texts::OPTION_PARENT, texts::VALUE_BODY);
pub(crate) const ABBREVIATION: Flag<String> =
    text("abbreviation", texts::OPTION_ABBREVIATION, texts::VALUE_ABBREVIATION);
pub(crate) const PLACE: Flag<String> = text("place", texts::OPTION_PLACE, texts::VALUE_PLACE);
pub(crate) const SINCE: Flag<NaiveDate> = date("since", texts::OPTION_SINCE);
pub(crate) const CORRECT: Switch = Switch::new("correct", texts::OPTION_CORRECT);
pub(crate) const ADDRESS: Flag<String> = text("address", texts::OPTION_ADDRESS, texts::VALUE_WORDS);
pub(crate) const TELEPHONE: Flag<String> = text("telephone", texts::OPTION_TELEPHONE, texts::VALUE_WORDS);
pub(crate) const FAX: Flag<String> = text("fax", texts::OPTION_FAX, texts::VALUE_WORDS);
pub(crate) const E_MAIL: Flag<String> = text("e-mail", texts::OPTION_E_MAIL, texts::VALUE_WORDS);
pub(crate) const WEBSITE: Flag<String> = text("website", texts::OPTION_WEBSITE, texts::VALUE_WORDS);
pub(crate) const SAME_ABBREVIATION: Switch = Switch::new("same-abbreviation", texts::OPTION_SAME_ABBREVIATION);
pub(crate) const NORMATIVE: Switch = Switch::new("normative", texts::OPTION_NORMATIVE);
pub(crate) const WRITTEN: Flag<String> = text("written", texts::OPTION_WRITTEN, texts::VALUE_CODE_TEMPLATE);

// Registering, importing.
pub(crate) const EACH: Switch = Switch::new("each", texts::OPTION_EACH);
pub(crate) const EMERGENCY: Switch = Switch::new("emergency", texts::OPTION_EMERGENCY);
pub(crate) const ACCEPT_JUMP: Flag<u32> =
    Flag::new("accept-jump", texts::OPTION_ACCEPT_JUMP, Anything(texts::VALUE_NUMBER), Given::number);
pub(crate) const REFUSE_DUPLICATES: Switch = Switch::new("refuse-duplicates", texts::OPTION_REFUSE_DUPLICATES);
pub(crate) const ACCEPT_FUTURE: Switch = Switch::new("accept-future", texts::OPTION_ACCEPT_FUTURE);
pub(crate) const WITH_ISSUER: Flag<String> = text("with", texts::OPTION_WITH_ISSUER, texts::VALUE_ISSUER);
pub(crate) const EMPTY: Switch = Switch::new("empty", texts::OPTION_EMPTY);
pub(crate) const DRY_RUN: Switch = Switch::new("dry-run", texts::OPTION_DRY_RUN);
pub(crate) const SKIP_BAD: Switch = Switch::new("skip-bad", texts::OPTION_SKIP_BAD);
pub(crate) const REFUSED: Flag<PathBuf> =
    Flag::new("refused", texts::OPTION_REFUSED, Path(texts::VALUE_TEMPLATE), Given::path);
pub(crate) const DATES: Flag<DateOrder> = Flag::new("dates", texts::OPTION_DATES, OneOf(date_orders), |given| {
    given.word(DateOrder::from_key, |text| message!(texts::USAGE_DATES, text = text))
});
pub(crate) const SKIP_COLUMNS: Switch = Switch::new("skip-columns", texts::OPTION_SKIP_COLUMNS);
pub(crate) const NUMBER_ROWS: Switch = Switch::new("number-rows", texts::OPTION_NUMBER_ROWS);

// Following up.
pub(crate) const SUBMITTED_TO: Flag<String> = text("to", texts::OPTION_SUBMITTED_TO, texts::VALUE_PERSON);
pub(crate) const INSTRUCTED_BY: Flag<String> = text("by", texts::OPTION_INSTRUCTED_BY, texts::VALUE_PERSON);
pub(crate) const TEXT: Flag<String> = text("text", texts::OPTION_TEXT, texts::VALUE_WORDS);
pub(crate) const LEAD: Flag<String> = text("lead", texts::OPTION_LEAD, texts::VALUE_DUTY);
pub(crate) const SUPPORT: Flag<String> = text("support", texts::OPTION_SUPPORT, texts::VALUE_DUTY);
pub(crate) const UNIT: Flag<String> = text("unit", texts::OPTION_UNIT, texts::VALUE_UNIT);
pub(crate) const RECEIVER: Flag<String> = text("receiver", texts::OPTION_RECEIVER, texts::VALUE_PERSON);
pub(crate) const STATE: Flag<State> = Flag::new("state", texts::OPTION_STATE, OneOf(states), |given| {
    given.word(State::from_key, |text| message!(texts::USAGE_STATE, word = text))
});
pub(crate) const REMARK: Flag<String> = text("remark", texts::OPTION_REMARK, texts::VALUE_WORDS);
pub(crate) const SENT_BY: Flag<SentBy> = Flag::new("by", texts::OPTION_SENT_BY, OneOf(ways_of_sending), |given| {
    given.word(SentBy::from_key, |text| message!(texts::USAGE_SENT_BY, word = text))
});
pub(crate) const SENT_TO: Flag<String> = text("to", texts::OPTION_SENT_TO, texts::VALUE_RECIPIENTS);
pub(crate) const ENVELOPES: Flag<u32> =
    Flag::new("envelopes", texts::OPTION_ENVELOPES, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const BORROWER: Flag<String> = text("for", texts::OPTION_BORROWER, texts::VALUE_PERSON);
pub(crate) const LENT_BY: Flag<String> = text("by", texts::OPTION_LENT_BY, texts::VALUE_PERSON);
pub(crate) const SENDER: Flag<String> = text("sender", texts::OPTION_SENDER, texts::VALUE_BODY);
pub(crate) const ADDRESSEE: Flag<String> = text("addressee", texts::OPTION_ADDRESSEE, texts::VALUE_PERSON);
pub(crate) const CODE: Flag<String> = text("code", texts::OPTION_CODE, texts::VALUE_CODE);

// Series, held numbers, restoring.
pub(crate) const SERIES_TYPE: Flag<String> = text("type", texts::OPTION_SERIES_TYPE, texts::VALUE_TYPE);
pub(crate) const NORMATIVE_TYPE: Flag<String> = text("normative-type", texts::OPTION_NORMATIVE_TYPE, texts::VALUE_TYPE);
pub(crate) const STARTS: Flag<NaiveDate> = date("from", texts::OPTION_STARTS);
pub(crate) const ENDS: Flag<NaiveDate> = date("to", texts::OPTION_ENDS);
pub(crate) const FIRST: Flag<u32> =
    Flag::new("first", texts::OPTION_FIRST, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const WITH_TYPE: Flag<String> = text("with", texts::OPTION_WITH_TYPE, texts::VALUE_TYPE);
pub(crate) const LAST_DAY: Flag<NaiveDate> = date("on", texts::OPTION_LAST_DAY);
pub(crate) const FIRST_DAY: Flag<NaiveDate> = date("on", texts::OPTION_FIRST_DAY);
pub(crate) const DATE: Flag<NaiveDate> = date("date", texts::OPTION_DATE);
pub(crate) const HELD_FROM: Flag<u32> =
    Flag::new("number", texts::OPTION_HELD_FROM, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const AMOUNT: Flag<u32> =
    Flag::new("amount", texts::OPTION_AMOUNT, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const HOLDER: Flag<String> = text("for", texts::OPTION_HOLDER, texts::VALUE_PERSON);
pub(crate) const UNTIL: Flag<NaiveDate> = date("until", texts::OPTION_UNTIL);
/// A confirmed number, as text: it is compared with last numbers, which may be unknown (`?`).
pub(crate) const CONFIRMED: Flag<String> = text("accept-jump", texts::OPTION_ACCEPT_JUMP, texts::VALUE_NUMBER);
pub(crate) const LAST: Flag<String> = text("last", texts::OPTION_LAST, texts::VALUE_LAST);
pub(crate) const OTHER_REGISTRY: Switch = Switch::new("other-registry", texts::OPTION_OTHER_REGISTRY);

// Printing.
pub(crate) const PRINT_ON: Switch = Switch::new("print-on", texts::OPTION_PRINT_ON);
pub(crate) const PAGE: Flag<PageSpan> = Flag::new("page", texts::OPTION_PAGE, Anything(texts::VALUE_PAGES), |given| {
    given.word(PageSpan::parse, |text| message!(texts::CAUSE_NOT_PAGES, text = text))
});
pub(crate) const PAGES_PER_VOLUME: Flag<usize> =
    Flag::new("pages-per-volume", texts::OPTION_PAGES_PER_VOLUME, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const CLOSING: Switch = Switch::new("closing", texts::OPTION_CLOSING);
pub(crate) const BLANK: Switch = Switch::new("blank", texts::OPTION_BLANK);
pub(crate) const NUMBER: Flag<String> = text("number", texts::OPTION_NUMBER, texts::VALUE_NUMBER);
pub(crate) const PAPER: Flag<Paper> = Flag::new("paper", texts::OPTION_PAPER, OneOf(papers), |given| {
    given.word(Paper::from_key, |text| message!(texts::USAGE_PAPER, text = text))
});
pub(crate) const PORTRAIT: Switch = Switch::new("portrait", texts::OPTION_PORTRAIT);
pub(crate) const LANDSCAPE: Switch = Switch::new("landscape", texts::OPTION_LANDSCAPE);
pub(crate) const WIDTHS: Flag<Vec<f32>> =
    Flag::new("widths", texts::OPTION_WIDTHS, Anything(texts::VALUE_WIDTHS), widths);
pub(crate) const COLUMN: Flag<FormColumn> = Flag::new("column", texts::OPTION_COLUMN, OneOf(columns), column);
pub(crate) const SIGNED: Switch = Switch::new("signed", texts::OPTION_SIGNED);
pub(crate) const QR: Switch = Switch::new("qr", texts::OPTION_QR);
pub(crate) const SIZE: Flag<EnvelopeSize> = Flag::new("size", texts::OPTION_SIZE, OneOf(envelope_sizes), |given| {
    given.word(EnvelopeSize::parse, |text| message!(texts::USAGE_ENVELOPE, text = text))
});
pub(crate) const LABELS: Switch = Switch::new("labels", texts::OPTION_LABELS);
pub(crate) const LABELS_GONE: Flag<usize> =
    Flag::new("labels-gone", texts::OPTION_LABELS_GONE, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const STAMP: Flag<PathBuf> = Flag::new("stamp", texts::OPTION_STAMP, Path(texts::VALUE_PDF), Given::path);
pub(crate) const CORNER: Flag<Corner> = Flag::new("corner", texts::OPTION_CORNER, OneOf(corners), |given| {
    given.word(Corner::from_key, |text| message!(texts::USAGE_CORNER, text = text))
});
pub(crate) const AT: Flag<StampPlace> =
    Flag::new("at", texts::OPTION_AT, Anything(texts::VALUE_MILLIMETRES), |given| {
        given.word(StampPlace::parse, |text| message!(texts::USAGE_AT, text = text))
    });

pub(crate) const PRINTER: Flag<String> = text("printer", texts::OPTION_PRINTER, texts::VALUE_PRINTER);
pub(crate) const COPIES: Flag<u16> =
    Flag::new("copies", texts::OPTION_COPIES, Anything(texts::VALUE_INTEGER), Given::number);
pub(crate) const SIDES: Flag<Sides> = Flag::new("sides", texts::OPTION_SIDES, OneOf(sides), |given| {
    given.word(Sides::from_key, |text| message!(texts::USAGE_SIDES, text = text))
});
pub(crate) const PAGES: Flag<Vec<PageRange>> =
    Flag::new("pages", texts::OPTION_PAGES, Anything(texts::VALUE_PAGE_RANGES), |given| {
        given.word(PageRange::parse_all, |text| message!(texts::CAUSE_NOT_PAGE_RANGES, text = text))
    });
pub(crate) const TRAY: Flag<String> = text("tray", texts::OPTION_TRAY, texts::VALUE_TRAY);
pub(crate) const WAIT: Switch = Switch::new("wait", texts::OPTION_WAIT);

// Checking the registry.
pub(crate) const HEAD: Flag<Head> = Flag::new("head", texts::OPTION_HEAD, Anything(texts::VALUE_HEAD), |given| {
    Head::parse(&given.text()?).ok_or_else(|| UserMessage::from(texts::USAGE_HEAD))
});
pub(crate) const REBUILD_INDEX: Switch = Switch::new("rebuild-index", texts::OPTION_REBUILD_INDEX);
pub(crate) const REBUILD_SCHEMA: Switch = Switch::new("rebuild-schema", texts::OPTION_REBUILD_SCHEMA);

fn locales() -> Vec<&'static str> {
    Locale::ALL.map(Locale::code).into()
}

pub(super) fn books() -> Vec<&'static str> {
    Book::ALL.map(Book::key).into()
}

fn date_orders() -> Vec<&'static str> {
    DateOrder::ALL.map(DateOrder::key).into()
}

fn states() -> Vec<&'static str> {
    State::ALL.map(State::key).into()
}

fn ways_of_sending() -> Vec<&'static str> {
    SentBy::ALL.map(SentBy::key).into()
}

fn corners() -> Vec<&'static str> {
    Corner::ALL.map(Corner::key).into()
}

fn envelope_sizes() -> Vec<&'static str> {
    EnvelopeSize::ALL.map(EnvelopeSize::key).into()
}

fn papers() -> Vec<&'static str> {
    Paper::ALL.map(Paper::key).into()
}

fn sides() -> Vec<&'static str> {
    Sides::ALL.map(Sides::key).into()
}

/// Reads `N,N,…`: the width of each column, in millimetres.
fn widths(given: Given) -> Result<Vec<f32>, UserMessage> {
    let text = given.text()?;
    let widths = text.split([',', ';', ' ', '/']).filter(|width| !width.is_empty());
    let widths = widths.map(|width| width.parse().map_err(|_| super::flag::not_a_number("widths", width)));
    widths.collect()
}

fn columns() -> Vec<&'static str> {
    catalogue::EXTRAS.iter().map(|(known, _)| *known).collect()
}

fn column(given: Given) -> Result<FormColumn, UserMessage> {
    let name = given.text()?;
    let known = || columns().join(", ");
    catalogue::extra(&name).ok_or_else(|| message!(texts::USAGE_COLUMN, text = name.as_str(), known = known()))
}
