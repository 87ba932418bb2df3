//! A file of the site written anew, all of it or nothing: beside it first, then put in its place. What somebody else
//! has written meanwhile is never lost: then nothing is written, and whoever called has to look at it again.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    Done,
    /// The file is not what it was when it was read.
    Changed,
}

/// A file's text, if it is there.
pub fn read(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("read", path, &error)),
    }
}

/// Puts a text in place of what was read, or into a file that was not there.
pub fn replace(path: &Path, before: Option<&str>, after: &str) -> Result<Replaced, Failure> {
    let failed = |error: io::Error| Failure::io("write", path, &error);
    // What it is a link to is written, and the link stays.
    let path = match before {
        Some(_) => fs::canonicalize(path).map_err(failed)?,
        None => path.to_owned(),
    };
    let beside = beside(&path);
    let permissions = match before {
        Some(_) => Some(fs::metadata(&path).map_err(failed)?.permissions()),
        None => None,
    };
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(Failure::new(format!("`{}` may not be written to", path.display())));
    }
    let put = || -> io::Result<Replaced> {
        let mut file = File::create(&beside)?;
        file.write_all(after.as_bytes())?;
        file.sync_all()?;
        if let Some(permissions) = permissions {
            fs::set_permissions(&beside, permissions)?;
            if fs::read_to_string(&path).ok().as_deref() != before {
                return Ok(Replaced::Changed);
            }
            fs::rename(&beside, &path)?;
            return Ok(Replaced::Done);
        }
        // Unlike putting it in place, this never replaces a file.
        match fs::hard_link(&beside, &path) {
            Ok(()) => Ok(Replaced::Done),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(Replaced::Changed),
            Err(_) if path.symlink_metadata().is_err() => fs::rename(&beside, &path).map(|()| Replaced::Done),
            Err(error) => Err(error),
        }
    };
    let put = put();
    // It is there where it was linked to, or not put in place.
    let _ = fs::remove_file(&beside);
    put.map_err(failed)
}

/// A name that is no content of the site.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.new"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Replaced, read, replace};

    #[test]
    fn nothing_that_somebody_else_wrote_is_lost() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.yaml");
        assert_eq!(read(&path)?, None);
        assert_eq!(replace(&path, None, "one\n")?, Replaced::Done);
        assert_eq!(replace(&path, None, "two\n")?, Replaced::Changed);
        assert_eq!(replace(&path, Some("other\n"), "two\n")?, Replaced::Changed);
        assert_eq!(fs::read_to_string(&path)?, "one\n");
        assert_eq!(replace(&path, Some("one\n"), "two\n")?, Replaced::Done);
        assert_eq!(read(&path)?.as_deref(), Some("two\n"));
        assert_eq!(fs::read_dir(folder.path())?.count(), 1, "nothing is left beside it");
        Ok(())
    }
}
