//! The fingerprint of a chain of themes.

use std::hash::{Hash, Hasher};

use tera::Value;
use tera::value::ValueKind;

use super::{CONTRACT, ThemeSource};
use crate::model::artifact::{Fingerprint, FingerprintHasher};

/// Covers the order of the chain, every template's name and text, every static file and the settings.
/// The order of files within a theme does not matter.
pub fn of(chain: &[&ThemeSource], settings: &Value) -> Fingerprint {
    let mut hasher = FingerprintHasher::default();
    CONTRACT.hash(&mut hasher);
    for theme in chain {
        theme.id.hash(&mut hasher);
        let mut templates: Vec<_> = theme.templates.iter().map(|(_, name, text)| (name, text)).collect();
        templates.sort_unstable();
        templates.hash(&mut hasher);
        let mut statics: Vec<_> = theme.statics.iter().collect();
        statics.sort_unstable();
        statics.hash(&mut hasher);
    }
    hash_value(settings, &mut hasher);
    hasher.fingerprint()
}

/// Tera's maps have no order of their own, so the names are sorted.
fn hash_value(value: &Value, hasher: &mut impl Hasher) {
    value.name().hash(hasher);
    match value.kind() {
        ValueKind::Map => {
            let mut entries: Vec<_> = value.as_map().into_iter().flatten().collect();
            entries.sort_unstable_by_key(|(name, _)| *name);
            entries.len().hash(hasher);
            for (name, value) in entries {
                name.to_string().hash(hasher);
                hash_value(value, hasher);
            }
        }
        ValueKind::Array => {
            let values = value.as_array().unwrap_or_default();
            values.len().hash(hasher);
            values.iter().for_each(|value| hash_value(value, hasher));
        }
        _ => value.to_string().hash(hasher),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tera::Value;

    use super::of;
    use crate::model::artifact::Fingerprint;
    use crate::source::SourceId;
    use crate::theme::ThemeSource;

    fn theme() -> ThemeSource {
        ThemeSource {
            id: "national".into(),
            extends: None,
            settings: Value::none(),
            templates: vec![
                (SourceId(1), "a.html".into(), "A".into()),
                (SourceId(2), "b.html".into(), "B".into()),
            ],
            statics: vec![("style.css".into(), Fingerprint([1; 16]))],
        }
    }

    #[test]
    fn it_changes_with_what_a_page_can_show() {
        let settings = |data: serde_json::Value| Value::from_serializable(&data);
        let plain = settings(json!({"a": null, "b": ["1", "2"]}));
        let original = of(&[&theme()], &plain);
        let mut seen = vec![original];
        let mut changed = theme();
        changed.templates[0].2 = "A!".into();
        seen.push(of(&[&changed], &plain));
        let mut changed = theme();
        changed.statics[0].1 = Fingerprint([2; 16]);
        seen.push(of(&[&changed], &plain));
        let other = ThemeSource { id: "default".into(), ..theme() };
        seen.push(of(&[&theme(), &other], &plain));
        seen.push(of(&[&other, &theme()], &plain));
        seen.push(of(&[&theme()], &settings(json!({"a": "", "b": ["1", "2"]}))));
        seen.push(of(&[&theme()], &settings(json!({"a": null, "b": ["1, 2"]}))));
        let distinct: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!(distinct.len(), seen.len());
    }

    #[test]
    fn it_does_not_change_with_the_order_of_files() {
        let mut turned = theme();
        turned.templates.reverse();
        turned.templates[0].0 = SourceId(9);
        assert_eq!(of(&[&turned], &Value::none()), of(&[&theme()], &Value::none()));
    }
}
