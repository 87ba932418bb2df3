//! The settings of a chain of themes as one map.

use tera::{Map, Value};

/// A nearer theme's setting wins; where both are maps, entry by entry.
pub fn merged<'a>(nearest_first: impl DoubleEndedIterator<Item = &'a Value>) -> Value {
    let mut merged = Map::new();
    for settings in nearest_first.rev() {
        lay_over(&mut merged, settings);
    }
    Value::from(merged)
}

/// The texts that a setting lists; none where it is no list.
pub fn texts<'a>(settings: &'a Value, name: &'static str) -> Vec<&'a str> {
    let setting = settings.as_map().and_then(|settings| settings.get(&name.into()));
    setting.and_then(Value::as_array).unwrap_or_default().iter().filter_map(Value::as_str).collect()
}

fn lay_over(under: &mut Map, over: &Value) {
    for (key, value) in over.as_map().into_iter().flatten() {
        let value = match under.get(key).and_then(Value::as_map) {
            Some(entries) if value.is_map() => {
                let mut entries = entries.clone();
                lay_over(&mut entries, value);
                Value::from(entries)
            }
            _ => value.clone(),
        };
        under.insert(key.clone(), value);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tera::Value;

    use super::merged;

    #[test]
    fn nearer_settings_win_entry_by_entry() {
        let value = |data: serde_json::Value| Value::from_serializable(&data);
        let nearest = value(json!({"colour": {"accent": "red"}, "links": ["a"]}));
        let farther =
            value(json!({"colour": {"accent": "blue", "paper": "white"}, "links": ["b", "c"], "seal": true}));
        assert_eq!(
            merged([&nearest, &Value::none(), &farther].into_iter()),
            value(json!({"colour": {"accent": "red", "paper": "white"}, "links": ["a"], "seal": true}))
        );
    }
}
