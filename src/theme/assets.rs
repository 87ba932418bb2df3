//! A chain's static files, and the names with a content hash under which they go out.

use std::collections::BTreeMap;

use super::ThemeSource;
use crate::model::artifact::Fingerprint;
use crate::model::url::encode_path;

/// A static file of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The path below `static/`: `style.css`.
    pub path: String,
    /// The id of the theme that it comes from.
    pub theme: String,
    pub hash: Fingerprint,
    /// The path below the site's root: `assets/style.0123abcd.css`.
    pub output: String,
    /// `output` as it is written in an address, percent-encoded.
    pub address: String,
}

/// The static files of a chain, by path; a nearer theme's file wins.
#[derive(Debug, Default)]
pub struct Assets(BTreeMap<String, Asset>);

impl Assets {
    /// `chain`: the nearest theme first.
    pub fn of(chain: &[&ThemeSource]) -> Assets {
        let mut assets = BTreeMap::new();
        for theme in chain {
            for (path, hash) in &theme.statics {
                assets.entry(path.clone()).or_insert_with(|| {
                    let output = hashed_name(path, *hash);
                    let address = encode_path(&output).into_owned();
                    Asset { path: path.clone(), theme: theme.id.clone(), hash: *hash, output, address }
                });
            }
        }
        Assets(assets)
    }

    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.0.get(path)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.0.values()
    }
}

/// The hash comes before the last extension, so that a host still knows the file's type.
fn hashed_name(path: &str, hash: Fingerprint) -> String {
    let hash: String = hash.0.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let (folder, file) = path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("assets/{folder}{stem}.{hash}.{extension}"),
        _ => format!("assets/{folder}{file}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::hashed_name;
    use crate::model::artifact::Fingerprint;

    #[test]
    fn the_hash_stands_before_the_extension() {
        let hash = Fingerprint([0x0a; 16]);
        assert_eq!(hashed_name("style.css", hash), "assets/style.0a0a0a0a.css");
        assert_eq!(hashed_name("icons/rss.min.svg", hash), "assets/icons/rss.min.0a0a0a0a.svg");
        assert_eq!(hashed_name("v1.2/LICENCE", hash), "assets/v1.2/LICENCE.0a0a0a0a");
    }
}
