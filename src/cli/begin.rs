//! New files for editors: each whole, and never in place of one that is there.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A new file with this text, and the folders that it stands in. One that is there is a failure, and stays.
pub fn file(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: io::Error| {
        let failure = Failure::io("write", path, &error);
        match error.kind() {
            ErrorKind::AlreadyExists => failure.help("it is there already, and stays as it is"),
            _ => failure,
        }
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = File::create_new(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(|error| {
        // Half a file would be in the way of the next attempt.
        let _ = fs::remove_file(path);
        failed(error)
    })
}

/// All of them, or none.
pub fn files<'f>(files: impl IntoIterator<Item = (PathBuf, &'f str)>) -> Result<(), Failure> {
    let mut made: Vec<PathBuf> = Vec::new();
    for (path, text) in files {
        if let Err(failure) = file(&path, text) {
            for path in &made {
                let _ = fs::remove_file(path);
            }
            return Err(failure);
        }
        made.push(path);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::files;

    #[test]
    fn what_is_there_stays_and_nothing_is_half_done() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = |name: &str| folder.path().join(name);
        fs::write(path("there.md"), "old")?;
        let failure = files([(path("a/new.md"), "new"), (path("there.md"), "new")]).unwrap_err();
        assert!(failure.help.is_some_and(|help| help.contains("there already")));
        assert_eq!(fs::read_to_string(path("there.md"))?, "old");
        assert!(!path("a/new.md").exists());
        files([(path("a/new.md"), "new"), (path("b.md"), "")])?;
        assert_eq!(fs::read_to_string(path("a/new.md"))?, "new");
        Ok(())
    }
}
