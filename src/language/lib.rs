//! The languages of the screen: Vietnamese first, and English. Every text stands in `assets/language`.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

use std::{fmt, sync::Arc};

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use domain::{date, field::Field};
use texts::{Text, UserMessage, Value};

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    /// Tiếng Việt.
    Vietnamese,
    /// English.
    English,
}

impl Locale {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// `vi` or `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The language of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.code() == code)
    }

    /// The system's language if the program speaks it, else Vietnamese.
    #[must_use]
    pub fn of_system() -> Self {
        let locale = sys_locale::get_locale().unwrap_or_default();
        Self::from_code(locale.get(..2).unwrap_or_default()).unwrap_or(Self::Vietnamese)
    }

    fn texts(self) -> &'static str {
        match self {
            Self::Vietnamese => texts::VIETNAMESE,
            Self::English => texts::ENGLISH,
        }
    }
}

/// A language with its texts. Clones share them.
#[derive(Clone)]
pub struct Language {
    locale: Locale,
    texts: Arc<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Language").field(&self.locale).finish()
    }
}

impl Language {
    /// Loads a language's texts.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let mut texts = FluentBundle::new_concurrent(vec![locale.code().parse().unwrap_or_default()]);
        // Isolation marks around values would be shown as boxes.
        texts.set_use_isolating(false);
        texts.set_formatter(Some(match locale {
            Locale::Vietnamese => |value, _| counted(value, Locale::Vietnamese),
            Locale::English => |value, _| counted(value, Locale::English),
        }));
        let resource = match FluentResource::try_new(locale.texts().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        texts.add_resource_overriding(resource);
        Self { locale, texts: Arc::new(texts) }
    }

    /// Which language it is.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Returns a text that takes no values.
    #[must_use]
    pub fn text(&self, text: Text) -> String {
        self.filled(text.key(), None)
    }

    /// Says a message.
    #[must_use]
    pub fn say(&self, message: &UserMessage) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in message.values() {
            // A count is given as a number, so that a text may have a case for none and for one.
            let value = match value {
                Value::Number(number) => FluentValue::from(*number),
                value => FluentValue::from(self.value(value)),
            };
            values.set(*name, value);
        }
        self.filled(message.key(), Some(&values))
    }

    fn filled(&self, key: &str, values: Option<&FluentArgs<'_>>) -> String {
        match self.texts.get_message(key).and_then(|message| message.value()) {
            Some(pattern) => self.texts.format_pattern(pattern, values, &mut Vec::new()).into_owned(),
            None => key.to_owned(),
        }
    }

    /// One value, as the language writes it.
    #[must_use]
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => self.number(*number),
            Value::Plain(number) => number.to_string(),
            Value::Date(date) => self.date(*date),
            Value::Message(message) => self.say(message),
        }
    }

    /// Returns the label of a field.
    #[must_use]
    pub fn field(&self, field: Field) -> String {
        self.text(field.label())
    }

    /// A count with its thousands grouped: 44.375 in Vietnamese, 44,375 in English.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        grouped(number, self.locale)
    }

    /// The size of a file: 312 KB, 1,4 MB.
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        const KILO: u64 = 1 << 10;
        const MEGA: u64 = 1 << 20;
        if bytes < MEGA {
            return format!("{} KB", bytes.div_ceil(KILO));
        }
        let tenths = (bytes * 10).div_ceil(MEGA);
        match (tenths / 10, tenths % 10) {
            (whole, 0) => format!("{whole} MB"),
            (whole, tenths) => format!("{whole}{}{tenths} MB", self.comma()),
        }
    }

    /// A number of tenths with its decimal: 942 is 94,2 in Vietnamese, 94.2 in English.
    #[must_use]
    pub fn tenths(&self, tenths: i64) -> String {
        let sign = if tenths < 0 { "-" } else { "" };
        let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        let whole = self.number(i64::try_from(whole).unwrap_or(i64::MAX));
        format!("{sign}{whole}{}{part}", self.comma())
    }

    /// What stands before decimals.
    fn comma(&self) -> char {
        match self.locale {
            Locale::Vietnamese => ',',
            Locale::English => '.',
        }
    }

    /// A date as dd/mm/yyyy in both languages.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        date::write(date)
    }
}

/// A count inside a text, as the language groups it.
#[expect(clippy::cast_possible_truncation, reason = "a count is a whole number, far below what a float holds")]
fn counted(value: &FluentValue<'_>, locale: Locale) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(number.value as i64, locale)),
        _ => None,
    }
}

/// A count with its thousands grouped.
fn grouped(number: i64, locale: Locale) -> String {
    let separator = match locale {
        Locale::Vietnamese => '.',
        Locale::English => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut grouped = if number < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}
