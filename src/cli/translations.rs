//! `chancery translations`: which posts are translated, and whether the translations still follow their originals.
//!
//! Accepting a translation writes one value into one file, or nothing.

use std::fs;

use super::arguments::{
    Format, TranslationsAcceptArguments, TranslationsArguments, TranslationsCommand,
    TranslationsListArguments,
};
use super::replace::{Replaced, replace};
use super::{Exit, Surroundings, print, site};
use crate::diagnostic::{Code, Diagnostic};
use crate::failure::Failure;
use crate::locales::display_width;
use crate::model::language::Language;
use crate::model::register::{Entry, Kind};
use crate::register::Register;
use crate::report::{self, Counts};
use crate::translations::{self, Changes, Edit, Minor, Row, State};

/// Lists, or accepts.
pub fn run(arguments: &TranslationsArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    match &arguments.command {
        Some(TranslationsCommand::Accept(arguments)) => accept(arguments, surroundings),
        None => list(&arguments.list, surroundings),
    }
}

fn list(arguments: &TranslationsListArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site, surroundings)?;
    let register = Register::open(&request)?;
    let mut rows = translations::rows(&register, arguments.mission.as_deref())?;
    only(&mut rows, &arguments.languages)?;
    if !arguments.no_changes {
        find_changes(&register, &mut rows);
    }
    match arguments.format {
        // Nothing in here can fail to be written: no maps, no numbers but integers.
        Format::Json => print::output(&serde_json::to_string_pretty(&rows).unwrap_or_default()),
        Format::Terminal if rows.is_empty() => print::output("There are no posts"),
        Format::Terminal => print::output(&told(&rows)),
    }
    let errors = Counts::of(&register.found().diagnostics).errors;
    if errors == 0 {
        return Ok(Exit::Success);
    }
    let message = "the site has errors, and what could not be read is not in this list";
    print::error(&report::caution(message, Some("`chancery check` tells them"), surroundings.style));
    Ok(Exit::Faults)
}

/// Leaves these languages alone, and the posts that may be in one of them; all where none is named.
fn only(rows: &mut Vec<Row>, languages: &[Language]) -> Result<(), Failure> {
    if languages.is_empty() || rows.is_empty() {
        return Ok(());
    }
    let is_wanted = |tag: &str| languages.iter().any(|language| language.as_str() == tag);
    for row in rows.iter_mut() {
        row.translations.retain(|cell| is_wanted(&cell.language));
    }
    rows.retain(|row| !row.translations.is_empty());
    if rows.is_empty() {
        let names: Vec<&str> = languages.iter().map(Language::as_str).collect();
        return Err(Failure::new(format!("no mission here has a language {}", names.join(" or ")))
            .help("a mission's languages stand under `languages` in its `mission.yaml`"));
    }
    Ok(())
}

fn find_changes(register: &Register, rows: &mut [Row]) {
    let entries = register.entries();
    for row in rows {
        let is_its = |entry: &&Entry| entry.kind == Kind::Post && entry.path() == row.post;
        let Some(entry) = entries.iter().find(is_its) else { continue };
        for cell in row.translations.iter_mut().filter(|cell| cell.state == State::Stale) {
            if let Ok(language) = cell.language.parse::<Language>() {
                cell.changes = translations::changes(register, entry, &language);
            }
        }
    }
}

/// A table for each mission, then what has changed, then how many there are of each.
fn told(rows: &[Row]) -> String {
    let tables = rows.chunk_by(|one, other| one.mission == other.mission).map(table);
    let changes = rows.iter().flat_map(of_row);
    let all: Vec<String> = tables.chain(changes).chain(std::iter::once(counted(rows))).collect();
    all.join("\n\n")
}

fn table(rows: &[Row]) -> String {
    let languages = rows.first().map_or(&[][..], |row| &row.translations);
    let tags = languages.iter().map(|cell| cell.language.clone());
    let head: Vec<String> =
        std::iter::once("POST".to_owned()).chain(tags).chain(std::iter::once("TITLE".to_owned())).collect();
    let line = |row: &Row| -> Vec<String> {
        let states = row.translations.iter().map(|cell| cell.state.as_str().to_owned());
        std::iter::once(row.post.clone()).chain(states).chain(std::iter::once(row.title.clone())).collect()
    };
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(rows.iter().map(line)).collect();
    let columns = lines.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        lines.iter().filter_map(|line| Some(display_width(line.get(column)?))).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let drawn = |line: &Vec<String>| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| {
            let missing = width.saturating_sub(display_width(cell));
            format!("{cell}{}", " ".repeat(missing))
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(drawn).collect::<Vec<_>>().join("\n")
}

/// What has changed in a post's original, once for all languages that lack the same.
fn of_row(row: &Row) -> Vec<String> {
    let mut known: Vec<(&Changes, Vec<&str>)> = Vec::new();
    for cell in &row.translations {
        let Some(changes) = &cell.changes else { continue };
        match known.iter_mut().find(|(other, _)| *other == changes) {
            Some((_, languages)) => languages.push(&cell.language),
            None => known.push((changes, vec![&cell.language])),
        }
    }
    let block = |(changes, languages): (&Changes, Vec<&str>)| {
        let head = format!("{} ({})", row.post, languages.join(", "));
        match changes {
            Changes::Unknown { unknown } => format!("{head}\n  What has changed is not known: {unknown}"),
            Changes::Known { since, passages } => {
                let mut lines = vec![format!("{head}\n  The original has changed since {since}:")];
                for passage in passages {
                    lines.extend(passage.was.iter().map(|line| format!("  - {line}")));
                    lines.extend(passage.now.iter().map(|line| format!("  + {line}")));
                }
                lines.join("\n")
            }
        }
    };
    known.into_iter().map(block).collect()
}

fn counted(rows: &[Row]) -> String {
    let count = |state: State| {
        rows.iter().flat_map(|row| &row.translations).filter(|cell| cell.state == state).count()
    };
    let states = [State::Fresh, State::Stale, State::Unstamped, State::Missing, State::Waived];
    let counts: Vec<String> =
        states.into_iter().map(|state| format!("{} {}", count(state), state.as_str())).collect();
    let said = counts.join(", ");
    if count(State::Stale) + count(State::Unstamped) == 0 {
        return said;
    }
    format!(
        "{said}\nOnce a translation says what its original says: `chancery translations accept POST LANGUAGE`"
    )
}

fn accept(arguments: &TranslationsAcceptArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site, surroundings)?;
    let register = Register::open(&request)?;
    let path = site::absolute(arguments.post.as_ref(), surroundings).ok();
    let real = |path: &std::path::Path| fs::canonicalize(path).ok();
    let below = path.and_then(|path| {
        let path = real(&path)?;
        Some(path.strip_prefix(real(&request.site)?).ok()?.to_string_lossy().into_owned())
    });
    let entry = translations::find(&register, &arguments.post, below.as_deref())?;
    let faults = faults(&register, entry);
    if !faults.is_empty() {
        print::error(&report::terminal(register.sources(), &faults, surroundings.style));
        return Ok(Exit::Faults);
    }
    match &arguments.language {
        None => minor(&translations::minor(&register, entry, arguments.since)?, entry),
        Some(language) => {
            let stamped = translations::stamped(&register, entry, language)?;
            match &stamped.edit {
                Some(edit) => {
                    put(edit)?;
                    print::output(&format!("{} follows {} now", stamped.file, stamped.revision));
                }
                None => print::output(&format!("{} follows {} already", stamped.file, stamped.revision)),
            }
            Ok(())
        }
    }?;
    Ok(Exit::Success)
}

fn put(edit: &Edit) -> Result<(), Failure> {
    match replace(&edit.path, Some(&edit.before), &edit.after)? {
        Replaced::Done => Ok(()),
        Replaced::Changed => {
            Err(Failure::new(format!("{} was changed by somebody else just now", edit.file))
                .help("it was left as it is; look at it, and try once more"))
        }
    }
}

fn minor(minor: &Minor, entry: &Entry) -> Result<(), Failure> {
    let Minor { before, now, file, edit, passages, fresh, stale } = minor;
    if let Some(edit) = edit {
        put(edit)?;
    }
    let mut lines = Vec::new();
    for passage in passages {
        lines.extend(passage.was.iter().map(|line| format!("  - {line}")));
        lines.extend(passage.now.iter().map(|line| format!("  + {line}")));
    }
    let already = if edit.is_some() { "now" } else { "already" };
    lines.push(format!("{file} says {already} that {before} and {now} differ in small things only"));
    if !fresh.is_empty() {
        lines.push(format!("Fresh: {}", fresh.join(", ")));
    }
    if !stale.is_empty() {
        lines.push(format!("Stale, as they were: {}", stale.join(", ")));
    }
    if entry.texts.len() == 1 {
        lines.push("It has no translations yet".to_owned());
    }
    print::output(&lines.join("\n"));
    Ok(())
}

/// Errors in a post's own files, but for a revision that this is to mend.
fn faults(register: &Register, entry: &Entry) -> Vec<Diagnostic> {
    let is_own = |fault: &&Diagnostic| {
        entry.texts.iter().any(|text| fault.source == Some(text.source)) && fault.is_error()
    };
    let faults = register.diagnostics().iter().filter(is_own);
    faults.filter(|fault| fault.code != Code::BadRevision).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::told;
    use crate::locales::display_width;
    use crate::translations::{Cell, Changes, Passage, Row, State};

    fn row(post: &str, title: &str, states: &[(&str, State)]) -> Row {
        let cell = |(language, state): &(&str, State)| Cell {
            language: (*language).to_owned(),
            state: *state,
            file: None,
            title: None,
            follows: None,
            translator: None,
            changes: (*state == State::Stale).then(|| Changes::Known {
                since: "2026-05-20".to_owned(),
                passages: vec![Passage { was: vec!["One.".to_owned()], now: vec!["Two.".to_owned()] }],
            }),
        };
        Row {
            post: post.to_owned(),
            mission: post.split('/').next().unwrap_or_default().to_owned(),
            title: title.to_owned(),
            original: "en".to_owned(),
            revision: "r1-0123456789".to_owned(),
            is_out: true,
            translations: states.iter().map(cell).collect(),
        }
    }

    #[test]
    fn columns_line_up_whatever_the_script() {
        let rows = [
            row(
                "china/2026-05-12-图书馆里的一年",
                "书",
                &[("zh-Hans", State::Original), ("en", State::Stale)],
            ),
            row("china/2026-05-11-القِصّة", "قصة", &[("zh-Hans", State::Unstamped), ("en", State::Original)]),
            row("china/2026-05-10-tea", "Tea", &[("zh-Hans", State::Missing), ("en", State::Original)]),
        ];
        let text = told(&rows);
        let lines: Vec<&str> = text.lines().take(4).collect();
        let columns = |words: [&str; 4]| -> Vec<usize> {
            lines
                .iter()
                .zip(words)
                .filter_map(|(line, word)| Some(display_width(line.get(..line.rfind(word)?)?)))
                .collect()
        };
        assert_eq!(columns(["zh-Hans", "original", "unstamped", "missing"]), [33; 4], "{text}");
        assert_eq!(columns(["en", "stale", "original", "original"]), [44; 4], "{text}");
        assert_eq!(columns(["TITLE", "书", "قصة", "Tea"]), [54; 4], "{text}");
    }

    #[test]
    fn what_changed_is_told_once_for_all_languages() {
        let states =
            [("en", State::Original), ("fr", State::Stale), ("ar", State::Stale), ("es", State::Waived)];
        assert_eq!(
            told(&[row("a/2026-05-10-tea", "Tea", &states)]),
            "POST              en        fr     ar     es      TITLE\n\
             a/2026-05-10-tea  original  stale  stale  waived  Tea\n\n\
             a/2026-05-10-tea (fr, ar)\n  The original has changed since 2026-05-20:\n  - One.\n  + Two.\n\n\
             0 fresh, 2 stale, 0 unstamped, 0 missing, 1 waived\n\
             Once a translation says what its original says: `chancery translations accept POST LANGUAGE`"
        );
    }
}
