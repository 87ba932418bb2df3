//! How values of other libraries are kept between builds, as bytes.

use std::io::{self, Read, Write};
use std::str::FromStr;

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use super::language::Language;
use super::moment::WrittenMoment;

/// A front matter's own data, as JSON text; empty where there is none.
pub fn write_json<W: Write>(value: &Option<serde_json::Value>, into: &mut W) -> io::Result<()> {
    value.as_ref().map_or_else(String::new, serde_json::Value::to_string).serialize(into)
}

/// See [`write_json`].
pub fn read_json<R: Read>(from: &mut R) -> io::Result<Option<serde_json::Value>> {
    let text = String::deserialize_reader(from)?;
    if text.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_str(&text)?)) }
}

impl BorshSerialize for Language {
    fn serialize<W: Write>(&self, into: &mut W) -> io::Result<()> {
        self.as_str().serialize(into)
    }
}

impl BorshDeserialize for Language {
    fn deserialize_reader<R: Read>(from: &mut R) -> io::Result<Self> {
        let text = String::deserialize_reader(from)?;
        Language::from_str(&text).map_err(|()| invalid())
    }
}

/// Year, month, day; hour, minute, second, nanosecond; the offset in seconds.
type Parts = ((i16, i8, i8), Option<(i8, i8, i8, i32)>, Option<i32>);

impl BorshSerialize for WrittenMoment {
    fn serialize<W: Write>(&self, into: &mut W) -> io::Result<()> {
        let WrittenMoment { day, time, offset } = self;
        let time = time.map(|time| (time.hour(), time.minute(), time.second(), time.subsec_nanosecond()));
        let parts: Parts = ((day.year(), day.month(), day.day()), time, offset.map(Offset::seconds));
        parts.serialize(into)
    }
}

impl BorshDeserialize for WrittenMoment {
    fn deserialize_reader<R: Read>(from: &mut R) -> io::Result<Self> {
        let ((year, month, day), time, offset) = Parts::deserialize_reader(from)?;
        let time = time.map(|(hour, minute, second, nanosecond)| Time::new(hour, minute, second, nanosecond));
        Ok(WrittenMoment {
            day: Date::new(year, month, day).map_err(|_| invalid())?,
            time: time.transpose().map_err(|_| invalid())?,
            offset: offset.map(Offset::from_seconds).transpose().map_err(|_| invalid())?,
        })
    }
}

fn invalid() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

#[cfg(test)]
mod tests {
    use borsh::{BorshDeserialize, BorshSerialize};

    use crate::model::front_matter::FrontMatter;
    use crate::model::moment::WrittenMoment;

    fn again<T: BorshSerialize + BorshDeserialize>(value: &T) -> Option<T> {
        borsh::from_slice(&borsh::to_vec(value).ok()?).ok()
    }

    #[test]
    fn what_is_kept_comes_back_as_it_was() {
        let text = "title: \"ا\"\ndate: 2012-05-16 18:30:01+03:30\nupdated: 2012-05-17\ntags: [a, b]\n\
                    authors: [anne, {name: Guest}]\nextra: {a: [1, null, \"x\"]}\n\
                    translations_waived: [zh-Hans]\n";
        let front_matter: FrontMatter = serde_yaml::from_str(text).unwrap_or_default();
        assert!(front_matter.extra.is_some() && front_matter.date.is_some_and(|date| date.offset.is_some()));
        assert_eq!(again(&front_matter), Some(front_matter));
    }

    #[test]
    fn bytes_that_are_none_of_ours_are_refused() {
        let moment = borsh::to_vec(&((2012_i16, 13_i8, 1_i8), None::<(i8, i8, i8, i32)>, None::<i32>));
        let read = moment.map(|bytes| borsh::from_slice::<WrittenMoment>(&bytes).is_err());
        assert!(read.is_ok_and(|is_refused| is_refused));
    }
}
