//! One of the site's files on the desk, line by line, with what is wrong in it. Files that are not the site's, and
//! those that are not text, are not shown.

use std::collections::BTreeMap;
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::desk::Desk;
use crate::locales::Locale;
use crate::report::{At, Fault};
use crate::theme::{Value, list, map, text};

use super::home;
use super::room::Room;

/// What stays as it is in the address of a file.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'/');

/// The file's page; `None` where the site has no such file, or the desk no such language.
pub fn page(room: &Room, desk: &Desk, site: &Path, language: &str, file: &str) -> Option<String> {
    let locale = room.locale(language)?;
    let (id, source) = desk.sources.iter().find(|(_, source)| source.path == file)?;
    let on_disk = source.disk_path()?;
    let mut context = room.context(locale, &rest(file));
    let mut by_line: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
    let mut of_file = Vec::new();
    for fault in desk.told.faults.iter().filter(|fault| is_in(fault, file)) {
        match fault.at.as_ref().and_then(|at| at.lines.as_ref()) {
            Some(lines) => by_line.entry(lines.line).or_default().push(home::fault(fault, locale)),
            None => of_file.push(home::fault(fault, locale)),
        }
    }
    let content = desk.sources.text(id).ok();
    let lines = content.iter().flat_map(|content| content.lines()).zip(1..).map(|(line, number)| {
        let faults = by_line.remove(&number).unwrap_or_default();
        map([("number", Value::from(number as i64)), ("text", text(line)), ("faults", list(faults))])
    });
    let lines: Vec<Value> = lines.collect();
    context.insert_value("file", text(file));
    context.insert_value("is_text", Value::from(content.is_some()));
    context.insert_value("lines", list(lines));
    context.insert_value("faults", list(of_file));
    context.insert_value("editor", text(&in_code(&site.join(on_disk))));
    room.render("source.html", &context)
}

/// A file's page on the desk, at a line where one is given.
pub fn link(file: &str, line: Option<usize>, locale: &Locale) -> String {
    let line = line.map(|line| format!("#L{line}")).unwrap_or_default();
    format!("{}{}/{}{line}", super::HOME, locale.language, rest(file))
}

fn rest(file: &str) -> String {
    format!("source/{}", utf8_percent_encode(file, PATH))
}

fn is_in(fault: &Fault, file: &str) -> bool {
    fault.at.as_ref().is_some_and(|At { file: at, .. }| at == file)
}

/// What Visual Studio Code opens a file by.
fn in_code(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    format!("vscode://file/{}", utf8_percent_encode(path.trim_start_matches('/'), PATH))
}
