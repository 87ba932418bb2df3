//! Makes the values that templates are given. They are shared by reference, so that one made once can
//! stand on a thousand pages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use tera::Value;

/// Plain text, which is escaped where it is printed.
pub fn text(text: &str) -> Value {
    Value::normal_string(text)
}

/// HTML that is ready to print. It is trusted: no control characters, every element closed.
pub fn html(html: &str) -> Value {
    Value::safe_string(html)
}

/// A map with these entries; of two with one name the later counts.
pub fn map<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    // Tera makes a table of its own of any other: of one that is sorted already it costs half as much.
    Value::from(BTreeMap::from(entries))
}

/// The same with any number of entries.
pub fn map_of(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::from(entries.into_iter().collect::<BTreeMap<_, _>>())
}

pub fn list(values: impl IntoIterator<Item = Value>) -> Value {
    let values: Vec<Value> = values.into_iter().collect();
    match values.is_empty() {
        true => EMPTY.clone(),
        false => Value::from(values),
    }
}

static EMPTY: LazyLock<Value> = LazyLock::new(|| Value::from(Vec::<Value>::new()));

/// A site's own data. Its texts are plain text.
pub fn json(data: &serde_json::Value) -> Value {
    Value::try_from_serializable(data).unwrap_or_else(|_| Value::none())
}

#[cfg(test)]
mod tests {
    use serde_json::json as data;

    use super::{html, json, list, map, text};

    #[test]
    fn only_html_is_trusted() {
        assert!(html("<b>").is_safe());
        assert!(!text("<b>").is_safe());
        assert!(!json(&data!("<b>")).is_safe());
    }

    #[test]
    fn data_keeps_its_shape() {
        let expected = map([("a", list([text("x"), tera::Value::none()])), ("b", true.into())]);
        assert_eq!(json(&data!({"a": ["x", null], "b": true})), expected);
    }
}
