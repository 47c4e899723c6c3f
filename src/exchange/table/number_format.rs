//! Displays a number in a spreadsheet's number format (ECMA-376 Part 1, 18.8.31), as far as a list of documents
//! needs it: leading zeros and words around the digits, as in `000"/SYT-VP"`.

/// How a number is displayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    /// As its digits, apart from grouping and fractions.
    Plain,
    /// With more than its digits.
    Text(String),
    /// With more than its digits, in a format that is not understood here.
    Unclear,
}

/// What a format does to the digits.
#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Digits {
    /// The digits are shown unchanged.
    #[default]
    Own,
    /// They are grouped, cut, or interrupted by words.
    Involved,
    /// Others are shown: hundreds, thousands, or with a power of ten.
    Changed,
}

/// What a format puts around and between the digits.
#[derive(Default)]
struct Picture {
    before: String,
    after: String,
    /// The smallest number of digits shown.
    zeros: usize,
    has_digits: bool,
    has_point: bool,
    digits: Digits,
}

/// Determines how a number is displayed in this format.
pub(super) fn shown(number: f64, format: &str) -> Shown {
    let Some(picture) = picture(format) else { return Shown::Unclear };
    if picture.digits == Digits::Changed {
        return Shown::Unclear;
    }
    let words = |text: &str| text.chars().any(|letter| letter.is_alphanumeric() || letter == '/');
    if !picture.has_digits || (picture.zeros < 2 && !words(&picture.before) && !words(&picture.after)) {
        return if picture.has_digits || !words(&picture.before) { Shown::Plain } else { Shown::Unclear };
    }
    if picture.digits == Digits::Involved || number.fract() != 0.0 || number < 0.0 {
        return Shown::Unclear;
    }
    let Picture { before, after, zeros, .. } = picture;
    let text = format!("{before}{number:0>zeros$}{after}");
    Shown::Text(text.trim().to_owned())
}

/// Parses the first section of a format, which is for positive numbers; `None` where it is for only some of
/// them.
fn picture(format: &str) -> Option<Picture> {
    let mut picture = Picture::default();
    if format.eq_ignore_ascii_case("general") {
        return Some(picture);
    }
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '0' | '#' | '?' => {
                // Words between the digits interrupt the number.
                if !picture.after.is_empty() {
                    picture.digits = picture.digits.max(Digits::Involved);
                }
                picture.has_digits = true;
                // Behind a decimal point these are no leading zeros; behind a zero a fraction is displayed as a
                // digit.
                picture.zeros += usize::from((letter == '0' || picture.zeros > 0) && !picture.has_point);
            }
            '%' | 'E' | 'e' => picture.digits = Digits::Changed,
            // Behind the last digit it divides by a thousand.
            ',' => {
                let mut next = letters.clone().skip_while(|next| *next == ',');
                let scales = picture.has_digits && !next.next().is_some_and(|next| "0#?".contains(next));
                picture.digits = picture.digits.max(if scales { Digits::Changed } else { Digits::Involved });
            }
            '.' => (picture.digits, picture.has_point) = (picture.digits.max(Digits::Involved), true),
            '@' => {}
            '"' => {
                let words: String = letters.by_ref().take_while(|letter| *letter != '"').collect();
                picture.put(&words);
            }
            '\\' => picture.put(&letters.next().map(String::from).unwrap_or_default()),
            // A space as wide as the next letter, or a letter that fills the cell.
            '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inner: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                if inner.starts_with(['<', '>', '=']) {
                    return None;
                }
                if let Some(sign) = inner.strip_prefix('$') {
                    picture.put(sign.split('-').next().unwrap_or_default());
                }
            }
            letter => picture.put(letter.encode_utf8(&mut [0; 4])),
        }
    }
    Some(picture)
}

impl Picture {
    fn put(&mut self, words: &str) {
        if self.has_digits { self.after.push_str(words) } else { self.before.push_str(words) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_leading_zeros_are_shown() {
        let text = |text: &str| Shown::Text(text.to_owned());
        for (number, format, expected) in [
            (101.0, "0\"/SYT-VP\"", text("101/SYT-VP")),
            (5.0, "00\"/BC-STC\"", text("05/BC-STC")),
            (7.0, "000", text("007")),
            (1234.0, "000", text("1234")),
            (7.0, "00#", text("007")),
            (7.0, "0##", text("007")),
            (7.0, "#0", Shown::Plain),
            (0.07, "0%", Shown::Unclear),
            (2500.0, "0.0E+00", Shown::Unclear),
            (2500.0, "0,", Shown::Unclear),
            (12.0, "\"Số \"00\\/\\Q\\Đ;@", text("Số 12/QĐ")),
            (5.0, "[Red]00", text("05")),
            (5.0, "0/UBND", text("5/UBND")),
            (5.0, "0", Shown::Plain),
            (5.0, "General", Shown::Plain),
            (5.0, "@", Shown::Plain),
            (1500.0, "#,##0", Shown::Plain),
            (1500.5, "#,##0.0", Shown::Plain),
            (7.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", Shown::Plain),
            (1500.0, "#,##0\"/VP\"", Shown::Unclear),
            (2.5, "0\"/VP\"", Shown::Unclear),
            (5.0, "00\"/\"00", Shown::Unclear),
            (5.0, "[>100]0\"/A\";0\"/B\"", Shown::Unclear),
            (5.0, "\"Không số\"", Shown::Unclear),
        ] {
            assert_eq!(shown(number, format), expected, "{format}");
        }
    }
}
