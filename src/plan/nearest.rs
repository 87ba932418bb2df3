//! The page or file whose path is nearest to one that is not there: as many folders of it as there are, then the
//! nearest name in the last of them. Nothing else is compared, so a large site takes no longer than its folders.

use crate::diagnostic::nearest;

use super::Artifact;

/// A path of the output, pages with a `/` at their end; artifacts are in the order of their paths.
pub fn path(artifacts: &[Artifact], wanted: &str) -> Option<String> {
    let mut folder = String::new();
    let mut names = wanted.split('/').filter(|name| !name.is_empty()).peekable();
    while let Some(name) = names.peek() {
        let below = format!("{folder}{name}/");
        if names_in(artifacts, &below).next().is_none() {
            break;
        }
        folder = below;
        names.next();
    }
    let name = names.next()?;
    let near = nearest(name, names_in(artifacts, &folder).filter(|name| *name != "index.html"))?;
    // What was right behind the name may be so below the right one.
    let rest: Vec<&str> = names.collect();
    let whole = [&[near][..], &rest].concat().join("/");
    let candidates = [format!("{folder}{whole}"), format!("{folder}{near}")];
    candidates.into_iter().find_map(|path| {
        match (is_there(artifacts, &path), &format!("{path}/index.html")) {
            (true, _) => Some(path),
            (false, page) if is_there(artifacts, page) => Some(format!("{path}/")),
            _ => None,
        }
    })
}

fn is_there(artifacts: &[Artifact], path: &str) -> bool {
    artifacts.binary_search_by(|artifact| artifact.path.as_str().cmp(path)).is_ok()
}

/// The names of files and folders in a folder, which ends with `/` or is the whole output.
fn names_in<'a>(artifacts: &'a [Artifact], folder: &str) -> impl Iterator<Item = &'a str> {
    let mut at = artifacts.partition_point(|artifact| artifact.path.as_str() < folder);
    let folder = folder.to_owned();
    std::iter::from_fn(move || {
        let path = artifacts.get(at)?.path.as_str();
        let name = path.strip_prefix(folder.as_str())?.split('/').next()?;
        let beyond = folder.len() + name.len();
        // All that is below that name is passed over in one step.
        let below = artifacts.get(at..).unwrap_or_default();
        let same = |artifact: &Artifact| {
            artifact.path.starts_with(path.get(..beyond).unwrap_or_default())
                && matches!(artifact.path.as_bytes().get(beyond), None | Some(b'/'))
        };
        at += below.partition_point(same).max(1);
        Some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::path;
    use crate::model::artifact::Fingerprint;
    use crate::model::url::RootId;
    use crate::model::view::View;
    use crate::plan::Artifact;

    #[test]
    fn the_nearest_that_is_there() {
        let paths = [
            "en/index.html",
            "france/en/2012/05/16/town-hall/index.html",
            "france/en/about/index.html",
            "france/fr/about/index.html",
            "plan.pdf",
        ];
        let artifact = |path: &&str| Artifact {
            path: (*path).to_owned(),
            view: View::Robots(RootId(0)),
            fingerprint: Fingerprint::default(),
        };
        let artifacts: Vec<Artifact> = paths.iter().map(artifact).collect();
        for (wanted, near) in [
            ("france/en/abuot/", Some("france/en/about/")),
            ("frnace/en/about", Some("france/en/about/")),
            ("france/en/2012/05/16/townhall/", Some("france/en/2012/05/16/town-hall/")),
            ("plans.pdf", Some("plan.pdf")),
            ("france/en/nothing-of-the-kind/", None),
            ("france/", None),
            ("", None),
        ] {
            assert_eq!(path(&artifacts, wanted).as_deref(), near, "{wanted}");
        }
    }
}
