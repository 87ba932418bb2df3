//! Puts new bytes in a file's place: all of them, or none.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use crate::failure::Failure;

/// What the file is a link to is written, and the link stays; so do its permissions. Fails where it may not be
/// written to, or the disk refuses; then it is as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::io("write", path, &error);
    let path = fs::canonicalize(path).map_err(failed)?;
    let permissions = fs::metadata(&path).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(Failure::new(format!(
            "`{}` may not be written to, and was left as it is",
            path.display()
        )));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that a preview does not take it for a text.
    let beside = path.with_file_name(format!(".{name}.new"));
    let written = File::create(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // What is left of it is hidden and harmless.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(failed)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::replace;

    #[test]
    fn a_file_is_replaced_or_left() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.md");
        assert!(replace(&path, b"new").is_err(), "a file that is not there");
        fs::write(&path, "old")?;
        replace(&path, b"new")?;
        assert_eq!(fs::read_to_string(&path)?, "new");
        let mut permissions = fs::metadata(&path)?.permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions)?;
        assert!(replace(&path, b"newer").is_err());
        assert_eq!(fs::read_to_string(&path)?, "new");
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        Ok(())
    }
}
