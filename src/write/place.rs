//! Where the output is, and where the program keeps what belongs to it.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};

use crate::failure::Failure;
use crate::write::files;
use crate::write::manifest::ContentHash;

/// The stage's name where it must stand inside the output. Nothing of that name is foreign.
pub(super) const INNER_STAGE: &str = ".chancery-stage";

/// One output's places, all absolute and without symbolic links.
#[derive(Debug)]
pub(super) struct Place {
    pub output: PathBuf,
    /// The folder that the output stands in.
    pub parent: PathBuf,
    /// Where manifests and the lock are kept: `.chancery/outputs/<key>` of the site.
    pub state: PathBuf,
    /// Where trees are built: `.<name>.chancery` beside the output.
    pub sibling: PathBuf,
}

impl Place {
    /// The tree that is not live.
    pub fn spare(&self) -> PathBuf {
        self.sibling.join("tree")
    }

    /// The live tree between the two renames that stand in for an exchange.
    pub fn leaving(&self) -> PathBuf {
        self.sibling.join("leaving")
    }

    pub fn outer_stage(&self) -> PathBuf {
        self.sibling.join("stage")
    }

    pub fn inner_stage(&self) -> PathBuf {
        self.output.join(INNER_STAGE)
    }

    /// Removes what a build that was ended has left behind.
    pub fn clear_stages(&self) -> Result<(), Failure> {
        for stage in [self.outer_stage(), self.inner_stage()] {
            files::remove_tree(&stage).map_err(|error| files::failure("remove", &stage, &error))?;
        }
        Ok(())
    }
}

/// Finds an output's places. Nothing is made, and the output need not be there.
///
/// The key is made of the path from the site to the output where the output is inside the site, so
/// that a site can be moved as a whole, and of the absolute path where it is not.
pub(super) fn locate(site: &Path, output: &Path) -> Result<Place, Failure> {
    let site = fs::canonicalize(site).map_err(|error| Failure::io("find the site folder", site, &error))?;
    let output = settle(output)?;
    let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
        return Err(root_refused());
    };
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".chancery");
    let within = output.strip_prefix(&site).unwrap_or(&output);
    let key = ContentHash::of(within.as_os_str().as_bytes()).to_string();
    Ok(Place {
        parent: parent.to_path_buf(),
        state: site.join(".chancery").join("outputs").join(key),
        sibling: parent.join(hidden),
        output,
    })
}

pub(super) fn root_refused() -> Failure {
    Failure::new("the output folder may not be `/`, the root of this computer's files")
        .help("name a folder of its own for the output, for example `--output public`")
}

/// The absolute path of a folder that may not be there yet, with every symbolic link followed.
fn settle(output: &Path) -> Result<PathBuf, Failure> {
    let fail = |error: io::Error| Failure::io("find the output folder", output, &error);
    let absolute = std::path::absolute(output).map_err(fail)?;
    let mut missing: Vec<Component<'_>> = Vec::new();
    let mut components = absolute.components();
    loop {
        let path = components.as_path();
        match fs::canonicalize(path) {
            Ok(found) => return Ok(missing.into_iter().rev().fold(found, step)),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fail(error)),
            Err(error) => {
                if fs::symlink_metadata(path).is_ok() {
                    return Err(Failure::new(format!(
                        "the output `{}` is a link that leads to nothing",
                        path.display()
                    ))
                    .help("delete the link, or make the folder that it leads to"));
                }
                missing.push(components.next_back().ok_or_else(|| fail(error))?);
            }
        }
    }
}

fn step(mut path: PathBuf, component: Component<'_>) -> PathBuf {
    match component {
        Component::ParentDir => {
            path.pop();
        }
        Component::Normal(name) => path.push(name),
        _ => {}
    }
    path
}

#[cfg(test)]
mod tests {
    use super::locate;
    use std::fs;

    #[test]
    fn a_moved_site_keeps_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old");
        fs::create_dir_all(old.join("public")).unwrap();
        let before = locate(&old, &old.join("public")).unwrap();
        let new = folder.path().join("new");
        fs::rename(&old, &new).unwrap();
        let after = locate(&new, &new.join("public")).unwrap();
        assert_eq!(before.state.file_name(), after.state.file_name());
        assert_ne!(locate(&new, &new.join("other")).unwrap().state, after.state);
    }

    #[test]
    fn links_are_followed_and_what_is_missing_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("real")).unwrap();
        std::os::unix::fs::symlink(root.join("real"), root.join("link")).unwrap();
        let place = locate(&root, &root.join("link/not/../there/yet")).unwrap();
        assert_eq!(place.output, root.join("real/there/yet"));
        assert_eq!(place.sibling, root.join("real/there/.yet.chancery"));
        assert_eq!(locate(&root, &root.join("link")).unwrap().output, root.join("real"));
    }

    #[test]
    fn a_link_to_nothing_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("public")).unwrap();
        let failure = locate(folder.path(), &folder.path().join("public")).unwrap_err();
        assert!(failure.message.contains("leads to nothing"), "{failure}");
    }
}
