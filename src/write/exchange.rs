//! Makes the new tree the live one in one step, or says why that cannot be.

use std::fs;
use std::io;
use std::path::Path;

use rustix::io::Errno;

use crate::failure::Failure;
use crate::write::files;
use crate::write::hooks::Hooks;
use crate::write::place::Place;
use crate::write::state;

/// Why the output cannot be exchanged, as far as that can be seen before; `None` where it can.
///
/// Makes the folder that the output stands in, and the one beside it where trees are built.
pub(super) fn obstacle(place: &Place) -> Result<Option<String>, Failure> {
    fs::create_dir_all(&place.parent)
        .map_err(|error| files::failure("make the folder", &place.parent, &error))?;
    if is_mount_point(place) {
        return Ok(Some(format!("`{}` is a mount point", place.output.display())));
    }
    match fs::create_dir(&place.sibling) {
        Ok(()) => {
            state::keep_out_of_git(Some(&place.sibling));
            Ok(None)
        }
        Err(_) if fs::symlink_metadata(&place.sibling).is_ok_and(|facts| facts.is_dir()) => Ok(None),
        Err(error) => Ok(Some(format!("`{}` cannot be made beside it: {error}", place.sibling.display()))),
    }
}

/// How the exchange went.
pub(super) enum Exchanged {
    Done,
    /// The output is as it was. Why it cannot be exchanged.
    Impossible(String),
}

/// Puts the spare in the live tree's place and the live tree in the spare's.
pub(super) fn exchange(place: &Place, live_is_there: bool, hooks: &Hooks<'_>) -> Result<Exchanged, Failure> {
    let (output, spare) = (&place.output, &place.spare());
    if !live_is_there {
        return match fs::rename(spare, output) {
            Ok(()) => Ok(Exchanged::Done),
            Err(error) => Err(files::failure("put in its place", output, &error)),
        };
    }
    match (hooks.exchange)(spare, output) {
        Ok(()) => Ok(Exchanged::Done),
        // The file system has no exchange.
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => rename_twice(place),
        Err(error @ (Errno::XDEV | Errno::BUSY | Errno::PERM | Errno::ACCESS | Errno::ROFS)) => {
            Ok(Exchanged::Impossible(impossible(output, &error.into())))
        }
        Err(error) => Err(files::failure("exchange", output, &error.into())),
    }
}

/// Repairs what a build that was ended between two renames has left.
pub(super) fn recover(place: &Place) -> Result<(), Failure> {
    let (leaving, spare) = (place.leaving(), place.spare());
    if fs::symlink_metadata(&leaving).is_err() {
        return Ok(());
    }
    if fs::symlink_metadata(&place.output).is_err() {
        return rename(&leaving, &place.output);
    }
    if fs::symlink_metadata(&spare).is_err() {
        return rename(&leaving, &spare);
    }
    files::remove_tree(&leaving).map_err(|error| files::failure("remove", &leaving, &error))
}

/// Removes the folder beside the output where there is no spare in it.
pub(super) fn clean_up(place: &Place) {
    if fs::symlink_metadata(place.spare()).is_err() {
        // What cannot be removed is in nobody's way.
        let _ = fs::remove_file(place.sibling.join(".gitignore"));
        let _ = fs::remove_dir(&place.sibling);
    }
}

fn rename_twice(place: &Place) -> Result<Exchanged, Failure> {
    let (output, spare, leaving) = (&place.output, &place.spare(), &place.leaving());
    if let Err(error) = fs::rename(output, leaving) {
        return Ok(Exchanged::Impossible(impossible(output, &error)));
    }
    if let Err(error) = fs::rename(spare, output) {
        rename(leaving, output)?;
        return Ok(Exchanged::Impossible(impossible(output, &error)));
    }
    rename(leaving, spare)?;
    Ok(Exchanged::Done)
}

fn rename(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::rename(from, to).map_err(|error| files::failure("put in its place", to, &error))
}

fn impossible(output: &Path, error: &io::Error) -> String {
    format!("`{}` cannot be exchanged: {error}", output.display())
}

fn is_mount_point(place: &Place) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::symlink_metadata(path).map(|facts| facts.dev());
    match (device(&place.output), device(&place.parent)) {
        (Ok(one), Ok(other)) if one != other => true,
        (Ok(_), _) => is_mounted_from_same_device(&place.output),
        _ => false,
    }
}

#[cfg(target_os = "linux")]
fn is_mounted_from_same_device(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::TYPE)
        .is_ok_and(|facts| facts.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(not(target_os = "linux"))]
fn is_mounted_from_same_device(_: &Path) -> bool {
    false
}
