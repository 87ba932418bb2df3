//! `chancery digest`: the weeks in review, for whoever edits them.
//!
//! Two of its parts write: each into one file of an introduction, all of it or nothing, and never over words that
//! stand there. It fails where that file cannot be written, and where what was asked for is no week.

use std::fs;
use std::path::Path;

use super::arguments::{
    DigestArguments, DigestCommand, DigestFreezeArguments, DigestListArguments, DigestPreviewArguments,
    Format,
};
use super::{Exit, Surroundings, begin, print, site};
use crate::digests::{Digests, Frozen, Row};
use crate::failure::Failure;
use crate::report;
use crate::yaml::quoted;

/// Runs the part of the command that was asked for. What is wrong with the site is told, and ends it.
pub fn run(arguments: &DigestArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    match &arguments.command {
        DigestCommand::List(arguments) => list(arguments, surroundings),
        DigestCommand::Preview(arguments) => preview(arguments, surroundings),
        DigestCommand::Freeze(arguments) => freeze(arguments, surroundings),
    }
}

fn list(arguments: &DigestListArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site, surroundings)?;
    let digests = Digests::open(&request)?;
    if has_errors(&digests, surroundings) {
        return Ok(Exit::Faults);
    }
    let rows = digests.rows(arguments.of.mission.as_deref())?;
    match arguments.format {
        // Nothing in here can fail to be written: no maps, no numbers but integers.
        Format::Json => print::output(&serde_json::to_string_pretty(&rows).unwrap_or_default()),
        Format::Terminal if rows.is_empty() => print::output("There is no week with stories yet"),
        Format::Terminal => print::output(&table(&rows)),
    }
    Ok(Exit::Success)
}

/// Shows what a week holds, or begins its introduction's file with it.
pub(super) fn preview(
    arguments: &DigestPreviewArguments,
    surroundings: &Surroundings,
) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site, surroundings)?;
    let digests = Digests::open(&request)?;
    if has_errors(&digests, surroundings) {
        return Ok(Exit::Faults);
    }
    let mission = arguments.of.mission.as_deref();
    let Some(draft) = digests.draft(mission, arguments.week, arguments.language.as_deref())? else {
        return Ok(Exit::Success);
    };
    if arguments.write {
        begin::file(&request.site.join(&draft.file), &draft.text)?;
        print::output(&format!("{} holds what the week does: write your introduction there", draft.file));
    } else {
        print::error(&format!(
            "To write an introduction, begin with this in {}: `--write` puts it there\n",
            draft.file
        ));
        print::output(&draft.text);
    }
    Ok(Exit::Success)
}

fn freeze(arguments: &DigestFreezeArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site, surroundings)?;
    if request.drafts {
        return Err(Failure::new("a digest is frozen as it was published, which is without drafts")
            .help("take `--drafts` away"));
    }
    let digests = Digests::open(&request)?;
    if has_errors(&digests, surroundings) {
        return Ok(Exit::Faults);
    }
    if let Some(frozen) = digests.frozen(arguments.of.mission.as_deref(), arguments.week)? {
        write(&request.site.join(&frozen.file), &frozen)?;
        let stories = match frozen.posts.len() {
            1 => "1 story".to_owned(),
            count => format!("{count} stories"),
        };
        print::output(&format!(
            "{} is frozen with {stories}: see `posts:` in {}",
            arguments.week, frozen.file
        ));
    }
    Ok(Exit::Success)
}

/// Whether the site has errors, which are told then.
fn has_errors(digests: &Digests, surroundings: &Surroundings) -> bool {
    let found = digests.found();
    if found.has_errors() {
        print::error(&report::terminal(&found.sources, &found.diagnostics, surroundings.style));
    }
    found.has_errors()
}

fn table(rows: &[Row]) -> String {
    let head = ["WEEK", "FIRST DAY", "LAST DAY", "STORIES", "FROZEN", "INTRODUCTION", "LANGUAGES"];
    let cells = rows.iter().map(|row| {
        [
            row.week.clone(),
            row.first.clone(),
            if row.is_over { row.last.clone() } else { format!("{} (not over)", row.last) },
            row.posts.to_string(),
            if row.is_frozen { "yes" } else { "no" }.to_owned(),
            if row.introduction.is_empty() { "no".to_owned() } else { row.introduction.join(" ") },
            row.languages.join(" "),
        ]
    });
    let lines: Vec<[String; 7]> = std::iter::once(head.map(str::to_owned)).chain(cells).collect();
    let width =
        |column: usize| lines.iter().filter_map(|line| Some(line.get(column)?.len())).max().unwrap_or(0);
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |line: &[String; 7]| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn write(path: &Path, frozen: &Frozen) -> Result<(), Failure> {
    let failed = |error| Failure::io("write the digest's list", path, &error);
    let list = list_of(&frozen.posts);
    if !frozen.is_there {
        return begin::file(path, &format!("---\ntitle: {}\n{list}---\n", quoted(&frozen.title)));
    }
    let by_hand = |why: &str| {
        Failure::new(format!("{} {why}, and was left as it is", frozen.file))
            .help(format!("write these lines into its front matter yourself:\n{list}"))
    };
    // What it is a link to is written, and the link stays.
    let path = fs::canonicalize(path).map_err(failed)?;
    let permissions = fs::metadata(&path).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(by_hand("may not be written to"));
    }
    let text = fs::read_to_string(&path).map_err(failed)?;
    let text = with_list(&text, &list).ok_or_else(|| by_hand("has its front matter in braces"))?;
    // All or nothing: an editor's words stand in this file.
    let beside = path.with_extension("md.new");
    fs::write(&beside, text)
        .and_then(|()| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, &path))
        .map_err(failed)
}

fn list_of(posts: &[String]) -> String {
    if posts.is_empty() {
        return "posts: []\n".to_owned();
    }
    posts.iter().fold("posts:\n".to_owned(), |list, post| format!("{list}  - {post}\n"))
}

/// A text with these lines at the end of its front matter, and all else as it was. `None` where the front matter
/// is not written line by line.
fn with_list(text: &str, list: &str) -> Option<String> {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let list = list.replace('\n', line_end);
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && line.starts_with('{') {
            return None;
        }
        if number > 0 && line.trim_end() == "---" {
            let (before, after) = text.split_at(at);
            return Some(format!("{before}{list}{after}"));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{list_of, with_list};

    #[test]
    fn a_list_goes_to_the_end_of_the_front_matter() {
        let list = list_of(&["france/2012-05-15-a".to_owned(), "jordan/2012-05-16-b".to_owned()]);
        let made = with_list("---\ntitle: A\n---\nB\n\n---\nC\n", &list);
        let expected =
            "---\ntitle: A\nposts:\n  - france/2012-05-15-a\n  - jordan/2012-05-16-b\n---\nB\n\n---\nC\n";
        assert_eq!(made.as_deref(), Some(expected));
        let made = with_list("---\r\ntitle: A\r\n---\r\n", "posts: []\n");
        assert_eq!(made.as_deref(), Some("---\r\ntitle: A\r\nposts: []\r\n---\r\n"));
    }

    #[test]
    fn a_front_matter_in_braces_is_left_alone() {
        assert_eq!(with_list("---\n{title: A}\n---\nB\n", "posts: []\n"), None);
    }
}
