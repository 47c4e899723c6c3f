//! Values of four kinds (null, integer, text, bytes), how they are read from a row and bound to a statement.

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::types::{self, FromSqlError, ToSqlOutput};

/// A value borrowed from a row, or for a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueRef<'a> {
    /// No value.
    Null,
    /// A whole number; also 0 and 1 for no and yes.
    Integer(i64),
    /// A text, in UTF-8 unless the registry is damaged.
    Text(&'a [u8]),
    /// Bytes.
    Blob(&'a [u8]),
}

/// The reason why a value does not convert to the requested type, or to a value of the engine.
#[derive(Debug)]
pub(crate) struct Misfit(FromSqlError);

impl From<Misfit> for rusqlite::Error {
    fn from(misfit: Misfit) -> Self {
        misfit.0.into()
    }
}

impl<'a> ValueRef<'a> {
    /// Converts an engine's value. The store's columns are declared so that they hold no fractions.
    #[inline]
    pub(super) fn of(value: types::ValueRef<'a>) -> std::result::Result<Self, Misfit> {
        match value {
            types::ValueRef::Null => Ok(Self::Null),
            types::ValueRef::Integer(number) => Ok(Self::Integer(number)),
            types::ValueRef::Text(text) => Ok(Self::Text(text)),
            types::ValueRef::Blob(bytes) => Ok(Self::Blob(bytes)),
            types::ValueRef::Real(_) => Err(Misfit(FromSqlError::InvalidType)),
        }
    }

    #[inline]
    fn as_i64(self) -> std::result::Result<i64, Misfit> {
        match self {
            Self::Integer(number) => Ok(number),
            _ => Err(Misfit(FromSqlError::InvalidType)),
        }
    }

    /// Returns the text.
    #[inline]
    pub fn as_str(self) -> std::result::Result<&'a str, Misfit> {
        match self {
            Self::Text(text) => std::str::from_utf8(text).map_err(|error| Misfit(error.into())),
            _ => Err(Misfit(FromSqlError::InvalidType)),
        }
    }

    /// Returns the bytes.
    #[inline]
    pub fn as_blob(self) -> std::result::Result<&'a [u8], Misfit> {
        match self {
            Self::Blob(bytes) => Ok(bytes),
            _ => Err(Misfit(FromSqlError::InvalidType)),
        }
    }

    /// Returns the bytes, also those of a text.
    #[inline]
    pub fn as_bytes(self) -> std::result::Result<&'a [u8], Misfit> {
        match self {
            Self::Text(bytes) | Self::Blob(bytes) => Ok(bytes),
            _ => Err(Misfit(FromSqlError::InvalidType)),
        }
    }
}

/// A type that can be read from a row.
pub(crate) trait FromSql: Sized {
    /// Reads a value.
    fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit>;
}

/// Adapts a type to the engine's reading, so that errors name the column.
pub(super) struct Read<T>(pub(super) T);

impl<T: FromSql> types::FromSql for Read<T> {
    #[inline]
    fn column_result(value: types::ValueRef<'_>) -> types::FromSqlResult<Self> {
        ValueRef::of(value).and_then(T::from_sql).map(Self).map_err(|misfit| misfit.0)
    }
}

/// A type that can be bound to a statement.
pub(crate) trait ToSql {
    /// Returns the value to bind.
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit>;
}

/// A value to bind.
#[derive(Debug)]
pub(crate) enum Bound<'a> {
    /// A borrowed value.
    Borrowed(ValueRef<'a>),
    /// A text made for binding.
    Text(String),
}

/// Adapts a value to the engine's binding.
pub(super) struct Write<T>(pub(super) T);

impl<T: ToSql> rusqlite::ToSql for Write<T> {
    #[inline]
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0.to_sql().map_err(|misfit| rusqlite::Error::ToSqlConversionFailure(misfit.0.into()))? {
            Bound::Borrowed(ValueRef::Null) => ToSqlOutput::Borrowed(types::ValueRef::Null),
            Bound::Borrowed(ValueRef::Integer(number)) => ToSqlOutput::Borrowed(types::ValueRef::Integer(number)),
            Bound::Borrowed(ValueRef::Text(text)) => ToSqlOutput::Borrowed(types::ValueRef::Text(text)),
            Bound::Borrowed(ValueRef::Blob(bytes)) => ToSqlOutput::Borrowed(types::ValueRef::Blob(bytes)),
            Bound::Text(text) => ToSqlOutput::Owned(types::Value::Text(text)),
        })
    }
}

/// Whole numbers, as far as they fit into the engine's.
macro_rules! numbers {
    ($($number:ty),*) => {
        $(
            impl FromSql for $number {
                #[inline]
                fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit> {
                    let number = value.as_i64()?;
                    number.try_into().map_err(|_| Misfit(FromSqlError::OutOfRange(number)))
                }
            }

            impl ToSql for $number {
                #[inline]
                fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
                    let number = i64::try_from(*self);
                    let number = number.map_err(|error| Misfit(FromSqlError::other(error)))?;
                    Ok(Bound::Borrowed(ValueRef::Integer(number)))
                }
            }
        )*
    };
}

numbers!(i32, i64, u16, u32, u64, u8, usize);

impl FromSql for bool {
    #[inline]
    fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit> {
        value.as_i64().map(|number| number != 0)
    }
}

impl FromSql for String {
    #[inline]
    fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit> {
        value.as_str().map(str::to_owned)
    }
}

impl FromSql for Vec<u8> {
    #[inline]
    fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit> {
        value.as_blob().map(<[u8]>::to_vec)
    }
}

impl<const N: usize> FromSql for [u8; N] {
    #[inline]
    fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit> {
        let bytes = value.as_blob()?;
        let other = FromSqlError::InvalidBlobSize { expected_size: N, blob_size: bytes.len() };
        bytes.try_into().map_err(|_| Misfit(other))
    }
}

/// A day is stored as text, `2024-03-01`.
impl FromSql for NaiveDate {
    #[inline]
    fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit> {
        let day = value.as_str()?;
        Self::parse_from_str(day, "%F").map_err(|error| Misfit(FromSqlError::other(error)))
    }
}

/// A moment is stored as text, `2024-03-01T08:00:00+07:00`.
impl FromSql for DateTime<FixedOffset> {
    fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit> {
        Self::parse_from_rfc3339(value.as_str()?).map_err(|error| Misfit(FromSqlError::other(error)))
    }
}

impl<T: FromSql> FromSql for Option<T> {
    #[inline]
    fn from_sql(value: ValueRef<'_>) -> std::result::Result<Self, Misfit> {
        if value == ValueRef::Null { Ok(None) } else { T::from_sql(value).map(Some) }
    }
}

impl ToSql for ValueRef<'_> {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        Ok(Bound::Borrowed(*self))
    }
}

impl ToSql for bool {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        Ok(Bound::Borrowed(ValueRef::Integer(i64::from(*self))))
    }
}

impl ToSql for str {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        Ok(Bound::Borrowed(ValueRef::Text(self.as_bytes())))
    }
}

impl ToSql for String {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        self.as_str().to_sql()
    }
}

impl ToSql for [u8] {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        Ok(Bound::Borrowed(ValueRef::Blob(self)))
    }
}

impl ToSql for Vec<u8> {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        self.as_slice().to_sql()
    }
}

impl<const N: usize> ToSql for [u8; N] {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        self.as_slice().to_sql()
    }
}

impl ToSql for NaiveDate {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        Ok(Bound::Text(self.format("%F").to_string()))
    }
}

impl<T: ToSql> ToSql for Option<T> {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        self.as_ref().map_or(Ok(Bound::Borrowed(ValueRef::Null)), ToSql::to_sql)
    }
}

impl<T: ToSql + ?Sized> ToSql for &T {
    #[inline]
    fn to_sql(&self) -> std::result::Result<Bound<'_>, Misfit> {
        (**self).to_sql()
    }
}
