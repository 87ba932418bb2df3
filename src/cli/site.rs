//! Where the site is, and paths as they were written.

use std::path::{Path, PathBuf};

use super::Surroundings;
use super::arguments::SiteArguments;
use super::clock;
use crate::Request;
use crate::failure::Failure;

/// What all commands on a site ask for: everything into `public/`, until the command says otherwise.
pub fn request(arguments: &SiteArguments, surroundings: &Surroundings) -> Result<Request, Failure> {
    let site = root(arguments.root.as_deref(), surroundings)?;
    Ok(Request {
        output: site.join("public"),
        site,
        missions: Vec::new(),
        now: clock::now(arguments.now.as_deref(), surroundings)?,
        drafts: arguments.drafts,
        in_place: false,
        deny_warnings: false,
        published: None,
        list_entries: false,
        base_url: None,
    })
}

/// A path of the command line, from the current folder.
pub fn absolute(path: &Path, surroundings: &Surroundings) -> Result<PathBuf, Failure> {
    if path.is_absolute() {
        return Ok(path.to_owned());
    }
    Ok(current(surroundings)?.join(path))
}

/// A path as the reader would write it: from the current folder, where it is below that.
pub fn shown(path: &Path, surroundings: &Surroundings) -> String {
    let folder = surroundings.folder.as_deref();
    let below = folder.and_then(|folder| path.strip_prefix(folder).ok());
    match below {
        Some(below) if below.as_os_str().is_empty() => ".".to_owned(),
        Some(below) => below.display().to_string(),
        None => path.display().to_string(),
    }
}

/// What the paths of a site's files begin with from the current folder: nothing where the site is that folder, holds
/// it, or is elsewhere.
pub fn prefix(site: &Path, surroundings: &Surroundings) -> String {
    let below = surroundings.folder.as_deref().and_then(|folder| site.strip_prefix(folder).ok());
    let names = below.into_iter().flat_map(Path::components);
    names.map(|name| format!("{}/", name.as_os_str().to_string_lossy())).collect()
}

fn root(written: Option<&Path>, surroundings: &Surroundings) -> Result<PathBuf, Failure> {
    let Some(written) = written else {
        let folder = current(surroundings)?;
        let site = folder.ancestors().find(|folder| folder.join("content/network.yaml").is_file());
        return site.map(Path::to_owned).ok_or_else(|| {
            Failure::new("there is no site here: neither this folder nor one above it holds `content/network.yaml`")
                .help("go to your site's folder, name it with `--root DIR`, or make a site with `chancery init DIR`")
        });
    };
    let folder = absolute(written, surroundings)?;
    if !folder.is_dir() {
        return Err(Failure::new(format!("there is no folder `{}`", written.display()))
            .help("`--root` names the folder that holds `content`"));
    }
    Ok(folder)
}

fn current(surroundings: &Surroundings) -> Result<&Path, Failure> {
    surroundings.folder.as_deref().ok_or_else(|| {
        Failure::new("the current folder is gone").help("go to a folder that is there and try again")
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::super::in_folder;
    use super::{root, shown};

    #[test]
    fn the_nearest_folder_above_that_is_a_site() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let posts = folder.path().join("site/content/france/posts");
        fs::create_dir_all(&posts)?;
        assert!(root(None, &in_folder(&posts)).is_err());
        fs::write(folder.path().join("site/content/network.yaml"), "")?;
        assert_eq!(root(None, &in_folder(&posts))?, folder.path().join("site"));
        assert!(root(None, &in_folder(folder.path())).is_err());
        assert_eq!(root(Some(Path::new("site")), &in_folder(folder.path()))?, folder.path().join("site"));
        assert!(root(Some(Path::new("gone")), &in_folder(folder.path())).is_err());
        Ok(())
    }

    #[test]
    fn paths_are_shown_from_the_current_folder() {
        let here = in_folder(Path::new("/a/b"));
        assert_eq!(shown(Path::new("/a/b/public"), &here), "public");
        assert_eq!(shown(Path::new("/a/c"), &here), "/a/c");
        assert_eq!(shown(Path::new("/a/b"), &here), ".");
    }
}
