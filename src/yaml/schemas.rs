//! What values of the format's own look like, as JSON Schema: for the types that `scalars` reads by hand.
//!
//! A schema lets pass what the reader takes, but for another spelling of a word (`Monday`); and what the reader refuses it
//! refuses too, but for what only the calendar knows: that February has no 30th. `patternErrorMessage` is what programs
//! say in place of a pattern (<https://code.visualstudio.com/docs/languages/json>).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::Scalar;
use crate::model::front_matter::{Byline, Highlight};
use crate::model::language::Language;
use crate::model::moment::WrittenMoment;
use crate::model::settings::{RuleSetting, WeekStart};
use crate::model::text::LocalText;

/// `yyyy-mm-dd`, perhaps with a time, perhaps with an offset. No `format` of JSON Schema's has dates with and without
/// a time.
const MOMENT: &str = r"^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(([Tt]| )\s*\d{1,2}:\d{1,2}(:\d{1,2})?(\.\d+)?\s*([Zz]|[+-]\d{2}(:?\d{2})?)?)?\s*$";

/// A language identifier of BCP 47, in any case.
const LANGUAGE: &str = r"^(?![Uu][Nn][Dd]([-_]|$))[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|\d{3}))?([-_]([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*$";

macro_rules! described {
    ($($type:ty, $name:literal: $schema:expr;)*) => {$(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                Cow::Borrowed($name)
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let schema: fn(&mut SchemaGenerator) -> Schema = $schema;
                schema(generator)
            }
        }
    )*};
}

described! {
    Scalar, "Text": |_| json_schema!({ "type": ["string", "integer", "boolean"] });
    WrittenMoment, "Moment": |_| json_schema!({
        "type": "string",
        "pattern": MOMENT,
        "patternErrorMessage": "Write a date as 2026-05-12, or with a time as 2026-05-12 14:30, or with an offset as 2026-05-12 14:30 +02:00.",
        "description": "A date, perhaps with a time, perhaps with an offset from UTC.",
        "examples": ["2026-05-12", "2026-05-12 14:30", "2026-05-12 14:30 +02:00"],
    });
    Language, "Language": |_| json_schema!({
        "type": "string",
        "pattern": LANGUAGE,
        "patternErrorMessage": "Write a language as its tag, such as fr, pt-BR or zh-Hans.",
        "description": "A language by its tag.",
        "examples": ["en", "fr", "pt-BR", "zh-Hans"],
    });
    WeekStart, "WeekStart": |_| json_schema!({
        "type": "string",
        "enum": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    });
    RuleSetting, "RuleSetting": |_| json_schema!({
        "enum": ["off", "warning", "error", false],
    });
    LocalText, "LocalText": |generator| local_text(generator);
    Byline, "Byline": |_| json_schema!({
        "anyOf": [
            {
                "type": "string",
                "description": "The name of a file in `authors/`, without `.yaml`.",
            },
            {
                "type": "object",
                "description": "A guest.",
                "properties": {
                    "name": { "type": "string", "description": "The guest's name." },
                    "title": { "type": "string", "description": "What the guest does." },
                },
                "required": ["name"],
                "additionalProperties": false,
            },
        ],
    });
    Highlight, "Highlight": |_| json_schema!({
        "anyOf": [
            { "type": "string", "description": "A story, as `mission/2026-05-12-name`." },
            {
                "type": "object",
                "properties": {
                    "post": { "type": "string", "description": "A story, as `mission/2026-05-12-name`." },
                    "teaser": { "type": "string", "description": "What to say of it, in a line." },
                },
                "required": ["post"],
                "additionalProperties": false,
            },
        ],
    });
}

fn local_text(generator: &mut SchemaGenerator) -> Schema {
    let text = generator.subschema_for::<Scalar>();
    json_schema!({
        "anyOf": [
            { "type": ["string", "integer"], "description": "One text for all languages." },
            {
                "type": "object",
                "description": "A text for each language, by its tag.",
                "patternProperties": { LANGUAGE: text },
                "additionalProperties": false,
            },
        ],
    })
}

/// Of [`super::ordered`].
pub fn ordered(generator: &mut SchemaGenerator) -> Schema {
    let text = local_text(generator);
    json_schema!({
        "type": "object",
        // A name without a text stands for itself.
        "additionalProperties": { "anyOf": [text, { "const": null }] },
    })
}

#[cfg(test)]
mod tests {
    use jsonschema::Validator;
    use schemars::JsonSchema;
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use crate::model::language::Language;
    use crate::model::moment::WrittenMoment;
    use crate::model::settings::{RuleSetting, WeekStart};
    use crate::model::text::LocalText;

    /// The reader and the schema say the same of each value.
    fn agree<T: JsonSchema + DeserializeOwned>(good: &[Value], bad: &[Value]) {
        let schema = schemars::schema_for!(T).to_value();
        let validator: Validator = jsonschema::validator_for(&schema).unwrap();
        for (values, expected) in [(good, true), (bad, false)] {
            for value in values {
                assert_eq!(validator.is_valid(value), expected, "the schema, of {value}");
                assert_eq!(serde_json::from_value::<T>(value.clone()).is_ok(), expected, "of {value}");
            }
        }
    }

    #[test]
    fn schemas_let_pass_what_the_reader_takes() {
        agree::<WrittenMoment>(
            &[
                json!("2012-05-16"),
                json!("2012-05-16 14:30"),
                json!("2012-05-16 14:30:05 +02:00"),
                json!("2012-05-16T14:30:05.25Z"),
                json!("2012-05-16 9:05 -0330"),
            ],
            &[
                json!("2012-13-16"),
                json!("16.5.2012"),
                json!("2012-05-16x"),
                json!("2012-05-16 14"),
                json!("2012-05-16 14:30 CET"),
                json!(2012),
                json!(["2012-05-16"]),
            ],
        );
        agree::<Language>(
            &[
                json!("en"),
                json!("FR"),
                json!("pt-BR"),
                json!("zh-Hans-CN"),
                json!("fil"),
                json!("es-419"),
                json!("ca-valencia"),
            ],
            &[
                json!("e"),
                json!("en-"),
                json!("und"),
                json!("french language"),
                json!("french_language"),
                json!("fr-"),
                json!("x-ours"),
                json!({}),
            ],
        );
        agree::<WeekStart>(&[json!("monday"), json!("sunday")], &[json!("lundi"), json!(1), json!([])]);
        agree::<RuleSetting>(
            &[json!("off"), json!("error"), json!(false)],
            &[json!("on"), json!(true), json!(3)],
        );
        agree::<LocalText>(
            &[json!("A"), json!(2012), json!({"en": "A", "zh-Hans": "B", "fr": 3})],
            &[json!(["A"]), json!({"in english": "A"}), json!({"en": ["A"]}), json!(true), json!(1.5)],
        );
    }
}
