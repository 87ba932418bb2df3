//! How values of the format's own are read: dates, languages, texts by language, names of authors.
//!
//! A value that cannot be read is a [`Fault`], carried through serde as the text of its error.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::{Time, Weekday};
use jiff::tz::Offset;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::{CODES, Code};
use crate::model::front_matter::{Byline, Highlight};
use crate::model::language::Language;
use crate::model::moment::WrittenMoment;
use crate::model::name::parse_day;
use crate::model::settings::{RuleSetting, WeekStart};
use crate::model::text::LocalText;

const MARK: char = '\u{1}';

/// A fault of one value, with the value itself where it is one of several.
pub struct Fault {
    pub code: Code,
    pub value: Option<String>,
    pub message: String,
    pub help: String,
}

impl Fault {
    /// Reads a fault back from the text of a serde error; `None` for serde's own errors.
    pub fn read(error: &str) -> Option<Fault> {
        let mut parts = error.split(MARK).skip(1);
        let code = parts.next()?;
        let (code, _) = CODES.iter().find(|(known, _)| known.as_str() == code)?;
        let value = parts.next().filter(|value| !value.is_empty()).map(str::to_string);
        Some(Fault {
            code: *code,
            value,
            message: parts.next()?.to_string(),
            help: parts.next()?.to_string(),
        })
    }
}

/// A value's fault as an error of serde.
pub fn fault<E: de::Error>(
    code: Code,
    value: &str,
    message: impl fmt::Display,
    help: impl fmt::Display,
) -> E {
    E::custom(format_args!("{MARK}{}{MARK}{value}{MARK}{message}{MARK}{help}{MARK}", code.as_str()))
}

impl<'de> Deserialize<'de> for WrittenMoment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        parse_moment(&text).map_err(|message| {
            fault(
                Code::BadDate,
                &text,
                message,
                "write a date as `2012-05-16`, or with a time as `2012-05-16 14:30`, or with an offset as `2012-05-16 14:30 +02:00`",
            )
        })
    }
}

/// Reads `yyyy-mm-dd[ hh:mm[:ss]][ ±hh:mm]` or RFC 3339.
pub fn parse_moment(text: &str) -> Result<WrittenMoment, String> {
    let not_a_date = || format!("`{text}` is not written as a date");
    let trimmed = text.trim();
    let (day, rest) = trimmed.split_at_checked(10).ok_or_else(not_a_date)?;
    let day =
        parse_day(day).ok_or_else(not_a_date)?.ok_or_else(|| format!("the day `{day}` does not exist"))?;
    if !rest.is_empty() && !rest.starts_with(['T', 't', ' ']) {
        return Err(not_a_date());
    }
    let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim();
    if rest.is_empty() {
        return Ok(WrittenMoment { day, time: None, offset: None });
    }
    let zone = rest.find(['+', '-', 'Z', 'z']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone);
    let time = parse_time(clock.trim())
        .ok_or_else(not_a_date)?
        .ok_or_else(|| format!("the time `{}` does not exist", clock.trim()))?;
    let offset = match zone.trim() {
        "" => None,
        zone => Some(parse_offset(zone).ok_or_else(not_a_date)?),
    };
    Ok(WrittenMoment { day, time: Some(time), offset })
}

fn parse_time(text: &str) -> Option<Option<Time>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut numbers = [0i8; 3];
    let mut count = 0;
    for part in whole.split(':') {
        if count == 3 || part.is_empty() || part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        numbers[count] = part.parse().ok()?;
        count += 1;
    }
    if count < 2 {
        return None;
    }
    Some(Time::new(numbers[0], numbers[1], numbers[2], 0).ok())
}

fn parse_offset(text: &str) -> Option<Offset> {
    if matches!(text, "Z" | "z") {
        return Some(Offset::UTC);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text[1..].chars().filter(|c| *c != ':').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !matches!(digits.len(), 2 | 4) {
        return None;
    }
    let hours: i32 = digits[..2].parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Some(0), |minutes| minutes.parse().ok())?;
    if minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        Language::from_str(&text).map_err(|()| {
            fault(
                Code::BadLanguage,
                &text,
                format_args!("`{text}` is not a language tag"),
                "write a tag such as `fr`, `pt-BR` or `zh-Hans`",
            )
        })
    }
}

impl<'de> Deserialize<'de> for WeekStart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        let day = match text.to_lowercase().as_str() {
            "monday" => Weekday::Monday,
            "tuesday" => Weekday::Tuesday,
            "wednesday" => Weekday::Wednesday,
            "thursday" => Weekday::Thursday,
            "friday" => Weekday::Friday,
            "saturday" => Weekday::Saturday,
            "sunday" => Weekday::Sunday,
            _ => {
                let message = format!("`{text}` is not a day of the week");
                return Err(fault(
                    Code::BadValue,
                    &text,
                    message,
                    "write the day in English: `monday`, `sunday` …",
                ));
            }
        };
        Ok(WeekStart(day))
    }
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Scalar::deserialize(deserializer)?.0;
        match text.as_str() {
            "off" | "false" => Ok(RuleSetting::Off),
            "warning" => Ok(RuleSetting::Warning),
            "error" => Ok(RuleSetting::Error),
            _ => Err(fault(
                Code::BadValue,
                &text,
                format_args!("a rule cannot be `{text}`"),
                "write `off`, `warning` or `error`",
            )),
        }
    }
}

/// A text, or a whole number or truth value that is meant as one.
#[derive(Debug, Clone)]
pub struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl Visitor<'_> for ScalarVisitor {
            type Value = Scalar;
            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a text")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.to_string()))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }
            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }
        }
        deserializer.deserialize_any(ScalarVisitor)
    }
}

impl<'de> Deserialize<'de> for LocalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LocalTextVisitor;
        impl<'de> Visitor<'de> for LocalTextVisitor {
            type Value = LocalText;
            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a text, or one text per language")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<LocalText, E> {
                Ok(LocalText::Plain(Arc::from(text.trim())))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<LocalText, E> {
                self.visit_str(&number.to_string())
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<LocalText, E> {
                self.visit_str(&number.to_string())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LocalText, A::Error> {
                let mut texts: Vec<(Language, Arc<str>)> = Vec::new();
                while let Some(language) = map.next_key::<Language>()? {
                    let text = map.next_value::<Scalar>()?.0;
                    if texts.iter().any(|(known, _)| *known == language) {
                        let name = language.to_string();
                        let message = format!("the language `{language}` is there twice");
                        return Err(fault(Code::BadValue, &name, message, "keep one of the two texts"));
                    }
                    texts.push((language, Arc::from(text.trim())));
                }
                Ok(LocalText::PerLanguage(texts.into_boxed_slice()))
            }
        }
        deserializer.deserialize_any(LocalTextVisitor)
    }
}

/// Names with a text each, in the order of the file.
pub fn ordered<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, LocalText)>, D::Error> {
    struct OrderedVisitor;
    impl<'de> Visitor<'de> for OrderedVisitor {
        type Value = Vec<(String, LocalText)>;
        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("names with a text each")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries: Vec<(String, LocalText)> = Vec::new();
            while let Some(name) = map.next_key::<Scalar>()? {
                let text = map
                    .next_value::<Option<LocalText>>()?
                    .unwrap_or_else(|| LocalText::Plain(Arc::from(name.0.as_str())));
                if entries.iter().any(|(known, _)| *known == name.0) {
                    let message = format!("`{}` is there twice", name.0);
                    return Err(fault(Code::BadValue, &name.0, message, "keep one of the two"));
                }
                entries.push((name.0, text));
            }
            Ok(entries)
        }
    }
    deserializer.deserialize_any(OrderedVisitor)
}

/// A list of texts, some of which may look like numbers.
pub fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    struct TextsVisitor;
    impl<'de> Visitor<'de> for TextsVisitor {
        type Value = Vec<String>;
        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("a list of texts")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Vec<String>, A::Error> {
            let mut list = Vec::new();
            while let Some(text) = sequence.next_element::<Scalar>()? {
                list.push(text.0);
            }
            Ok(list)
        }
    }
    deserializer.deserialize_any(TextsVisitor).map(Some)
}

/// A text that may look like a number.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Scalar::deserialize(deserializer).map(|scalar| Some(scalar.0))
}

/// The same, or a key without a value.
pub fn text_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::<Scalar>::deserialize(deserializer).map(|scalar| scalar.map(|scalar| scalar.0))
}

impl<'de> Deserialize<'de> for Byline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BylineVisitor;
        impl<'de> Visitor<'de> for BylineVisitor {
            type Value = Byline;
            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("an author's id, or `{name: …, title: …}`")
            }
            fn visit_str<E: de::Error>(self, id: &str) -> Result<Byline, E> {
                Ok(Byline::Id(id.to_string()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Byline, A::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Guest {
                    name: String,
                    title: Option<String>,
                }
                let guest = Guest::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Byline::Guest { name: guest.name, title: guest.title })
            }
        }
        deserializer.deserialize_any(BylineVisitor)
    }
}

impl<'de> Deserialize<'de> for Highlight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct HighlightVisitor;
        impl<'de> Visitor<'de> for HighlightVisitor {
            type Value = Highlight;
            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a post's `mission/stem`, or `{post: …, teaser: …}`")
            }
            fn visit_str<E: de::Error>(self, post: &str) -> Result<Highlight, E> {
                Ok(Highlight { post: post.to_string(), teaser: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Highlight, A::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Written {
                    post: String,
                    teaser: Option<String>,
                }
                let written = Written::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Highlight { post: written.post, teaser: written.teaser })
            }
        }
        deserializer.deserialize_any(HighlightVisitor)
    }
}
