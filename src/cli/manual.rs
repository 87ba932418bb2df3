//! `chancery completions` and `chancery man`: the command line's own definitions, for shells and for `man`.

use std::fs;

use clap::CommandFactory;

use super::arguments::{Arguments, CompletionsArguments, ManArguments};
use super::{Exit, Surroundings, print, site};
use crate::failure::Failure;

/// Writes a shell's script to the output.
pub fn completions(arguments: &CompletionsArguments) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "chancery", &mut script);
    print::output(&String::from_utf8_lossy(&script));
    Ok(Exit::Success)
}

/// Writes a page for each command into a folder.
pub fn man(arguments: &ManArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let folder = site::absolute(&arguments.output, surroundings)?;
    fs::create_dir_all(&folder).map_err(|error| Failure::io("make the folder", &folder, &error))?;
    clap_mangen::generate_to(Arguments::command(), &folder)
        .map_err(|error| Failure::io("write manual pages into", &folder, &error))?;
    print::output(&format!("The manual pages are in {}", site::shown(&folder, surroundings)));
    Ok(Exit::Success)
}
