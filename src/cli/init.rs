//! `chancery init`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::arguments::InitArguments;
use super::{Exit, Surroundings, print, site};
use crate::failure::Failure;
use crate::schema;

mod starter;

use starter::STARTER;

/// Writes the starter site into a new or empty folder and says what to do next. Refuses a folder that holds
/// anything, so that nothing is ever overwritten.
pub fn run(arguments: &InitArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let folder = site::absolute(&arguments.folder, surroundings)?;
    let shown = arguments.folder.display();
    refuse_what_is_there(&folder, &shown.to_string())?;
    for (path, bytes) in STARTER {
        write(&folder.join(path), bytes)?;
    }
    for (path, text) in schema::files() {
        write(&folder.join(path), text.as_bytes())?;
    }
    let is_here = surroundings.folder.as_deref().is_some_and(|here| folder == here.join("."));
    let go_there = if is_here { String::new() } else { format!("  cd \"{shown}\"\n") };
    print::output(&format!(
        "Your site is in `{shown}`: one blog in English and French, with three stories.\n\
         \n\
         Next:\n\
         {go_there}  \
           chancery serve      look at it in your browser\n  \
           chancery build      make the folder `public`, for your web server\n\
         \n\
         Begin with `content/network.yaml` for the name and the address; README.md says where everything is."
    ));
    Ok(Exit::Success)
}

fn refuse_what_is_there(folder: &Path, shown: &str) -> Result<(), Failure> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            return Err(Failure::new(format!("`{shown}` is a file, not a folder"))
                .help("name a folder that is not there yet"));
        }
        Err(error) => return Err(Failure::io("look into", folder, &error)),
    };
    match entries.next() {
        None => Ok(()),
        Some(_) => Err(Failure::new(format!(
            "the folder `{shown}` is not empty, and nothing in it shall be overwritten"
        ))
        .help("name a folder that is not there yet, or empty this one first")),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("make the folder", folder, &error))?;
    }
    fs::write(path, bytes).map_err(|error| Failure::io("write", path, &error))
}
