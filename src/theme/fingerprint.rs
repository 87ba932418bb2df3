//! The fingerprint of a chain of themes.

use std::hash::Hash;

use super::{CONTRACT, ThemeSource};
use crate::model::artifact::{Fingerprint, FingerprintHasher};

/// Covers the order of the chain, every template's name and text, and every static file.
/// The order of files within a theme does not matter.
pub fn of(chain: &[&ThemeSource]) -> Fingerprint {
    let mut hasher = FingerprintHasher::default();
    CONTRACT.hash(&mut hasher);
    for theme in chain {
        theme.id.hash(&mut hasher);
        let files = [&theme.templates, &theme.styles];
        for files in files {
            let mut files: Vec<_> = files.iter().map(|(_, name, text)| (name, text)).collect();
            files.sort_unstable();
            files.hash(&mut hasher);
        }
        let mut statics: Vec<_> = theme.statics.iter().map(|(_, path, hash)| (path, hash)).collect();
        statics.sort_unstable();
        statics.hash(&mut hasher);
    }
    hasher.fingerprint()
}

/// The same with the settings that a blog has.
pub fn with(chain: Fingerprint, settings: &serde_json::Value) -> Fingerprint {
    Fingerprint::of(&(chain, settings.to_string()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{of, with};
    use crate::model::artifact::Fingerprint;
    use crate::source::SourceId;
    use crate::theme::ThemeSource;

    fn theme() -> ThemeSource {
        ThemeSource {
            id: "national".into(),
            manifest: None,
            extends: None,
            settings: Value::Null,
            templates: vec![
                (SourceId(1), "a.html".into(), "A".into()),
                (SourceId(2), "b.html".into(), "B".into()),
            ],
            statics: vec![(SourceId(3), "icon.svg".into(), Fingerprint([1; 16]))],
            styles: vec![(SourceId(4), "style.css".into(), "a {}".into())],
        }
    }

    #[test]
    fn it_changes_with_what_a_page_can_show() {
        let settings = json!({"a": null, "b": ["1", "2"]});
        let fingerprint = |chain: &[&ThemeSource]| with(of(chain), &settings);
        let original = fingerprint(&[&theme()]);
        let mut seen = vec![original];
        let mut changed = theme();
        changed.templates[0].2 = "A!".into();
        seen.push(fingerprint(&[&changed]));
        let mut changed = theme();
        changed.statics[0].2 = Fingerprint([2; 16]);
        seen.push(fingerprint(&[&changed]));
        let mut changed = theme();
        changed.styles[0].2 = "b {}".into();
        seen.push(fingerprint(&[&changed]));
        let other = ThemeSource { id: "default".into(), ..theme() };
        seen.push(fingerprint(&[&theme(), &other]));
        seen.push(fingerprint(&[&other, &theme()]));
        seen.push(with(of(&[&theme()]), &json!({"a": "", "b": ["1", "2"]})));
        seen.push(with(of(&[&theme()]), &json!({"a": null, "b": ["1, 2"]})));
        let distinct: std::collections::BTreeSet<_> = seen.iter().collect();
        assert_eq!(distinct.len(), seen.len());
    }

    #[test]
    fn it_does_not_change_with_the_order_of_files() {
        let mut turned = theme();
        turned.templates.reverse();
        turned.templates[0].0 = SourceId(9);
        assert_eq!(of(&[&turned]), of(&[&theme()]));
    }
}
