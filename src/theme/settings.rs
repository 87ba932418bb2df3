//! The settings of a chain of themes as one map.

use serde_json::{Map, Value as Data};
use tera::Value;

/// A nearer theme's setting wins; where both are maps, entry by entry.
pub fn merged<'a>(nearest_first: impl DoubleEndedIterator<Item = &'a Data>) -> Data {
    let mut merged = Map::new();
    for settings in nearest_first.rev() {
        lay_over(&mut merged, settings);
    }
    Data::Object(merged)
}

/// The texts that a setting lists, as templates see them; none where it is no list.
pub fn texts<'a>(settings: &'a Value, name: &'static str) -> Vec<&'a str> {
    let setting = settings.as_map().and_then(|settings| settings.get(&name.into()));
    setting.and_then(Value::as_array).unwrap_or_default().iter().filter_map(Value::as_str).collect()
}

fn lay_over(under: &mut Map<String, Data>, over: &Data) {
    for (key, value) in over.as_object().into_iter().flatten() {
        match under.get_mut(key).and_then(Data::as_object_mut) {
            Some(entries) if value.is_object() => lay_over(entries, value),
            _ => _ = under.insert(key.clone(), value.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::merged;

    #[test]
    fn nearer_settings_win_entry_by_entry() {
        let nearest = json!({"colour": {"accent": "red"}, "links": ["a"]});
        let farther =
            json!({"colour": {"accent": "blue", "paper": "white"}, "links": ["b", "c"], "seal": true});
        assert_eq!(
            merged([&nearest, &serde_json::Value::Null, &farther].into_iter()),
            json!({"colour": {"accent": "red", "paper": "white"}, "links": ["a"], "seal": true})
        );
    }
}
