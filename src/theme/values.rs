//! Makes the values that templates are given. They are shared by reference, so that one made once can
//! stand on a thousand pages.

use tera::value::Key;
use tera::{Map, Value};

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
    let mut map = Map::with_capacity(N);
    map.extend(entries.into_iter().map(|(name, value)| (Key::Str(name), value)));
    Value::from(map)
}

pub fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::from(values.into_iter().collect::<Vec<_>>())
}

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
