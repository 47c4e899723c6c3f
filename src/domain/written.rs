//! Số, ký hiệu as it is compared: within a year no two documents of an authority bear the same one (Điều 15.1, NĐ 30/2020/NĐ-CP).

use super::code::Code;

/// What two số, ký hiệu have in common that nobody could tell apart on paper: `5/QĐ-UBND`, `05/qđ-ubnd` and `05-QĐ/UBND` are written
/// alike; `05/HĐ-UBND` and `05/HD-UBND`, `30/QĐ-UBND` and `30/2026/QĐ-UBND` are not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Written {
    number: Option<u32>,
    suffix: String,
    notation: String,
}

impl Written {
    /// How a code is written, without a label before its number.
    #[must_use]
    pub fn of(code: &Code) -> Self {
        let code = Code::read(code.as_str());
        Self {
            number: code.number(),
            suffix: code.suffix().to_lowercase(),
            notation: code.code_notation().to_uppercase().replace('/', "-"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Written {
        Written::of(&Code::parse(text))
    }

    #[test]
    fn what_reads_alike_is_written_alike() {
        for text in ["5/QĐ-UBND", "005/QĐ-UBND", "05/qđ-ubnd", "05-QĐ/UBND", "05/Q\u{D0}–UBND", "Số: 05/QĐ-UBND."]
        {
            assert_eq!(written(text), written("05/QĐ-UBND"), "{text}");
        }
        assert_eq!(written("02 bis/BC-STC"), written("02bis/BC-STC"));
        assert_eq!(written("15A/BC-STC"), written("15a/BC-STC"));
        assert_eq!(written("07/CTr-UBND"), written("07/CTR-UBND"));
    }

    #[test]
    fn other_letters_years_and_suffixes_are_other_codes() {
        let others =
            ["05/HD-UBND", "05/HĐ-UB", "06/HĐ-UBND", "05a/HĐ-UBND", "05/2026/HĐ-UBND", "HĐ-UBND", "05/UBND", ""];
        for text in others {
            assert_ne!(written(text), written("05/HĐ-UBND"), "{text}");
        }
        assert_ne!(written("07/CT-UBND"), written("07/CTr-UBND"));
    }
}
