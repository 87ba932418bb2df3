//! A generated schema as editors' programs show it best: no empty values on offer, closed values with what each
//! means, descriptions in one line.

use serde_json::{Map, Value, json};

/// Goes through a schema and everything in it.
pub fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(entries) => {
            without_null(entries);
            closed_values(entries);
            if let Some(description) = entries.get("description").and_then(Value::as_str) {
                let line = description.split_whitespace().collect::<Vec<_>>().join(" ");
                entries.insert("description".into(), Value::String(line));
            }
            // What the program takes where a key is left out is said in its description, in words.
            let is_number = |format: &Value| format.as_str().is_some_and(|format| format.contains("int"));
            entries.retain(|key, value| match key.as_str() {
                "default" => value.is_object(),
                "format" => !is_number(value),
                _ => true,
            });
            entries.values_mut().for_each(tidy);
        }
        Value::Array(values) => values.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// A key that is there has a value.
fn without_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
    let Some(Value::Array(choices)) = schema.get_mut("anyOf") else { return };
    choices.retain(|choice| choice.get("type").and_then(Value::as_str) != Some("null"));
    if let [Value::Object(only)] = choices.as_slice() {
        let only = only.clone();
        schema.remove("anyOf");
        for (key, value) in only {
            // What stands nearer to the key is what is meant.
            schema.entry(key).or_insert(value);
        }
    }
}

/// One of a few words, each with what it means: as `enum`, for which programs show the meanings.
fn closed_values(schema: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = schema.get("oneOf") else { return };
    let of = |choice: &Value| Some((choice.get("const")?.clone(), choice.get("description")?.clone()));
    let Some(known) = choices.iter().map(of).collect::<Option<Vec<_>>>() else { return };
    let (values, meanings): (Vec<Value>, Vec<Value>) = known.into_iter().unzip();
    schema.remove("oneOf");
    schema.insert("type".into(), json!("string"));
    schema.insert("enum".into(), Value::Array(values));
    schema.insert("enumDescriptions".into(), Value::Array(meanings));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::tidy;

    #[test]
    fn nothing_empty_is_on_offer_and_words_have_their_meanings() {
        let mut schema = json!({
            "description": "How\nit is.",
            "default": null,
            "anyOf": [
                { "description": "less near", "oneOf": [
                    { "const": "a", "type": "string", "description": "First." },
                    { "const": "b", "type": "string", "description": "Second." },
                ] },
                { "type": "null" },
            ],
        });
        tidy(&mut schema);
        let expected = json!({
            "description": "How it is.",
            "type": "string",
            "enum": ["a", "b"],
            "enumDescriptions": ["First.", "Second."],
        });
        assert_eq!(schema, expected);
        let mut schema = json!({ "type": ["integer", "null"], "format": "uint32", "minimum": 0 });
        tidy(&mut schema);
        assert_eq!(schema, json!({ "type": "integer", "minimum": 0 }));
    }
}
