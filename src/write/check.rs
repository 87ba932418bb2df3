//! Which folders may be the output.

use std::fs;
use std::io;
use std::path::Path;

use crate::failure::Failure;
use crate::write::place::{INNER_STAGE, Place, locate, root_refused};
use crate::write::state;

/// The site's own folders: what stands in them is read, or kept.
const OF_THE_SITE: &[&str] = &["content", "themes", "locales", "static", ".chancery"];

/// Whether this folder may be the site's output, before any work is done for it.
///
/// Refused are `/`, the site's folder, whatever holds it or is inside one of its own folders, what
/// is no folder, and a folder with something in it that was not made by a build of this site.
pub fn check_output(site: &Path, output: &Path) -> Result<(), Failure> {
    if fs::canonicalize(output).is_ok_and(|found| found == Path::new("/")) {
        return Err(root_refused());
    }
    let place = locate(site, output)?;
    let shown = output.display();
    let site = fs::canonicalize(site).map_err(|error| Failure::io("find the site folder", site, &error))?;
    if place.output == site {
        return Err(refused(format!("the output folder `{shown}` is the site's own folder")));
    }
    if site.starts_with(&place.output) {
        return Err(refused(format!("the output folder `{shown}` holds the site `{}`", site.display())));
    }
    for name in OF_THE_SITE {
        let own = site.join(name);
        let real = fs::canonicalize(&own).unwrap_or_else(|_| own.clone());
        if place.output.starts_with(&own) || place.output.starts_with(real) {
            return Err(refused(format!("the output folder `{shown}` is inside the site's folder `{name}`")));
        }
    }
    check_owner(&place, output)
}

fn check_owner(place: &Place, output: &Path) -> Result<(), Failure> {
    let entries = match fs::read_dir(&place.output) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(refused(format!("the output `{}` is a file, not a folder", output.display())));
        }
        Err(error) => return Err(Failure::io("look into the output folder", output, &error)),
    };
    if state::is_ours(place) {
        return Ok(());
    }
    for entry in entries {
        let entry = entry.map_err(|error| Failure::io("look into the output folder", output, &error))?;
        // What every new file system of a Linux machine holds, and what a first build has left.
        if entry.file_name() != "lost+found" && entry.file_name() != INNER_STAGE {
            return Err(Failure::new(format!(
                "the output folder `{}` was not made by chancery for this site, and it is not empty",
                output.display()
            ))
            .help("name another folder with `--output`, or empty this one if nothing in it is needed"));
        }
    }
    Ok(())
}

fn refused(message: String) -> Failure {
    Failure::new(message).help("name a folder of its own for the output, for example `--output public`")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::check_output;

    fn site() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let site = fs::canonicalize(folder.path()).unwrap().join("outer/site");
        fs::create_dir_all(site.join("content/fr")).unwrap();
        (folder, site)
    }

    fn message(site: &Path, output: &Path) -> String {
        let failure = check_output(site, output).unwrap_err();
        assert!(failure.help.is_some(), "{failure}");
        failure.message
    }

    #[test]
    fn the_root_and_the_site_and_what_holds_it_are_refused() {
        let (_folder, site) = site();
        assert!(message(&site, Path::new("/")).contains("may not be `/`"));
        assert!(message(&site, &site.join("../../../../../../../../../..")).contains("may not be `/`"));
        assert!(message(&site, &site).contains("own folder"));
        assert!(message(&site, &site.join("content/..")).contains("own folder"));
        assert!(message(&site, &site.join("..")).contains("holds the site"));
    }

    #[test]
    fn the_folders_of_the_site_are_refused() {
        let (_folder, site) = site();
        for output in
            ["content", "content/fr", "content/new/deep", "themes", "locales/x", "static", ".chancery"]
        {
            assert!(message(&site, &site.join(output)).contains("inside the site's folder"), "{output}");
        }
        assert!(check_output(&site, &site.join("contents")).is_ok());
        assert!(check_output(&site, &site.join("public")).is_ok());
        assert!(message(&site, &site.join(".chancery/preview")).contains("inside the site's folder"));
    }

    #[test]
    fn links_are_seen_through() {
        let (_folder, site) = site();
        let link = site.join("link");
        std::os::unix::fs::symlink(site.join("content"), &link).unwrap();
        assert!(message(&site, &link).contains("inside the site's folder"));
        let elsewhere = site.join("../elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, site.join("static")).unwrap();
        assert!(message(&site, &elsewhere.join("x")).contains("inside the site's folder `static`"));
    }

    #[test]
    fn a_folder_that_is_not_ours_must_be_empty() {
        let (_folder, site) = site();
        let output = site.join("public");
        fs::create_dir(&output).unwrap();
        assert!(check_output(&site, &output).is_ok());
        fs::create_dir(output.join("lost+found")).unwrap();
        assert!(check_output(&site, &output).is_ok());
        fs::write(output.join("thesis.doc"), "years of work").unwrap();
        assert!(message(&site, &output).contains("was not made by chancery"));
        assert!(message(&site, &output.join("thesis.doc")).contains("is a file"));
    }
}
