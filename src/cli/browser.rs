//! Opens the browser that the user prefers.

use std::process::{Command, ExitStatus, Stdio};
use std::{io, thread};

use super::print;
use crate::report::{self, Style};

/// Asks the system to show an address. It is not waited for; where it cannot, that is said, and no more.
pub fn open(address: &str, style: Style) {
    let mut command = opener(address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let refused = move |ended: io::Result<ExitStatus>| {
        if !ended.is_ok_and(|status| status.success()) {
            let message = "no browser could be opened";
            print::error(&report::caution(message, Some("open the address by hand"), style));
        }
    };
    match command.spawn() {
        Ok(mut child) => drop(thread::spawn(move || refused(child.wait()))),
        Err(error) => refused(Err(error)),
    }
}

fn opener(address: &str) -> Command {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(target_os = "windows") {
        // `start` is the shell's own; its first argument is a window's title.
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address);
    command
}
