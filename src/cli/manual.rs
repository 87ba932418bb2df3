//! `chancery completions` and `chancery man`: the command line's own definitions, for shells and for `man`.

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

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
    let mut command = Arguments::command();
    // It gives each part its whole name.
    command.build();
    pages(&command, &folder).map_err(|error| Failure::io("write manual pages into", &folder, &error))?;
    print::output(&format!("The manual pages are in {}", site::shown(&folder, surroundings)));
    Ok(Exit::Success)
}

fn pages(command: &Command, folder: &Path) -> io::Result<()> {
    for part in command.get_subcommands() {
        pages(part, folder)?;
    }
    let page = Man::new(command.clone()).source(SOURCE).manual("Chancery");
    page.generate_to(folder).map(|_| ())
}

/// At the foot of each page.
const SOURCE: &str = concat!("chancery ", env!("CARGO_PKG_VERSION"));
