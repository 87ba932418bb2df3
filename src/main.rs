//! Reads what the program is started with, and ends with its exit code.

use std::env;
use std::io::{IsTerminal, stderr};
use std::process::ExitCode;

use chancery::cli::{self, Surroundings};
use chancery::report::Style;
use jiff::Timestamp;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// In columns, where there is no terminal to ask.
const WIDTH: usize = 120;

fn main() -> ExitCode {
    let is_terminal = stderr().is_terminal();
    // https://no-color.org
    let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    let width = terminal_size::terminal_size_of(stderr()).map(|(width, _)| usize::from(width.0));
    let surroundings = Surroundings {
        arguments: env::args_os().collect(),
        folder: env::current_dir().ok(),
        clock: Timestamp::now(),
        source_date_epoch: env::var_os("SOURCE_DATE_EPOCH").map(|value| value.to_string_lossy().into_owned()),
        style: Style { colours: is_terminal && !no_color && !is_dumb, width: width.unwrap_or(WIDTH) },
        is_terminal,
    };
    ExitCode::from(cli::run(&surroundings) as u8)
}
