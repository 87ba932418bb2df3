//! Whole sites, each a folder of `tests/sites/`, built by the program as it is called. CONTRIBUTING.md says how
//! to add one; no Rust is needed. `UPDATE_SITES=1 cargo test --test sites` writes every `expected.txt` anew.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use assert_cmd::Command;
use chancery::diagnostic::CODES;
use tempfile::TempDir;
use walkdir::WalkDir;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// Where a case has no `now`.
const NOW: &str = "2012-07-01T00:00:00Z";

/// Codes that no case provokes, and why not.
const WITHOUT_CASE: &[(&str, &str)] = &[];

#[test]
fn sites() -> Fallible<()> {
    let cases = cases()?;
    let faults = Mutex::new(BTreeMap::new());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let said = run(case).unwrap_or_else(|error| vec![format!("cannot be run: {error}")]);
                    if !said.is_empty()
                        && let Ok(mut faults) = faults.lock()
                    {
                        faults.insert(name(case), said.join("\n"));
                    }
                }
            });
        }
    });
    let faults = faults.into_inner()?;
    let told: Vec<String> =
        faults.iter().map(|(name, fault)| format!("── tests/sites/{name}\n{fault}")).collect();
    assert!(told.is_empty(), "{} of {} cases fail\n{}", told.len(), cases.len(), told.join("\n"));
    Ok(())
}

#[test]
fn every_code_has_a_case() -> Fallible<()> {
    let mut expected = String::new();
    for case in cases()? {
        expected.push_str(&fs::read_to_string(case.join("expected.txt"))?);
    }
    let is_provoked = |code: &str| expected.contains(&format!("[{code}]"));
    let is_excused = |code: &str| WITHOUT_CASE.iter().any(|(excused, _)| *excused == code);
    let missing: Vec<_> = CODES
        .iter()
        .map(|(code, _)| code.as_str())
        .filter(|code| !is_provoked(code) && !is_excused(code))
        .collect();
    assert!(missing.is_empty(), "no case of tests/sites/ provokes {missing:?}");
    let idle: Vec<_> = WITHOUT_CASE.iter().filter(|(code, _)| is_provoked(code)).collect();
    assert!(idle.is_empty(), "these have a case by now: {idle:?}");
    Ok(())
}

/// The cases' folders; those that begin with `_` are what cases share.
fn cases() -> Fallible<Vec<PathBuf>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(sites_folder())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && !entry.file_name().to_string_lossy().starts_with('_') {
            cases.push(entry.path());
        }
    }
    cases.sort();
    Ok(cases)
}

fn sites_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

/// Builds one case and says in what it differs from what was expected.
fn run(case: &Path) -> Fallible<Vec<String>> {
    let site = TempDir::new()?;
    if !case.join("bare").exists() {
        copy(&sites_folder().join("_base"), site.path())?;
    }
    copy(&case.join("input"), site.path())?;
    let now = read(case, "now")?.unwrap_or_else(|| NOW.to_owned());
    let flags = read(case, "flags")?.unwrap_or_default();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    command.current_dir(site.path()).env_clear();
    command.args(["build", "--root", ".", "--now", now.trim()]).args(flags.split_whitespace());
    let ended = command.output()?;
    let code = ended.status.code().ok_or("the program was ended from outside")?;
    // Where the site stands differs from run to run.
    let error = String::from_utf8(ended.stderr)?.replace(&site.path().display().to_string(), "<site>");
    let said = format!("{error}exit {code}\n");

    let output = site.path().join("public");
    let mut faults = Vec::new();
    if env::var_os("UPDATE_SITES").is_some() {
        fs::write(case.join("expected.txt"), &said)?;
    } else {
        let expected = read(case, "expected.txt")?.unwrap_or_default();
        if expected != said {
            faults.push(format!("expected.txt says\n{expected}but the program says\n{said}"));
        }
    }
    faults.extend(differing(&case.join("expected"), &output)?);
    faults.extend(lines(&read(case, "contains.txt")?.unwrap_or_default(), &output)?);
    Ok(faults)
}

/// The files of `expected/` that the output has otherwise or not at all.
fn differing(expected: &Path, output: &Path) -> Fallible<Vec<String>> {
    let mut faults = Vec::new();
    if !expected.is_dir() {
        return Ok(faults);
    }
    for path in files(expected)? {
        let wanted = fs::read(expected.join(&path))?;
        match fs::read(output.join(&path)) {
            Ok(written) if written == wanted => {}
            Ok(written) => faults.push(format!("{path} is\n{}", String::from_utf8_lossy(&written))),
            Err(error) => faults.push(format!("{path}: {error}")),
        }
    }
    Ok(faults)
}

/// The lines of `contains.txt` that do not hold. `path: text` must be in that file, `!path: text` must not; `*` is
/// every file of the output, names included; without a text it is about the file itself.
fn lines(wanted: &str, output: &Path) -> Fallible<Vec<String>> {
    let all = if output.is_dir() { files(output)? } else { Vec::new() };
    let mut faults = Vec::new();
    for line in wanted.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let (rule, is_wanted) = line.strip_prefix('!').map_or((line, true), |rule| (rule, false));
        let (path, text) =
            rule.split_once(':').ok_or_else(|| format!("contains.txt: `{line}` has no colon"))?;
        let text = text.trim();
        let mut is_there = false;
        if !is_wanted && path != "*" && !text.is_empty() && !all.iter().any(|file| file == path) {
            faults.push(format!("contains.txt: `{line}`: there is no such file"));
        }
        for file in all.iter().filter(|file| path == "*" || *file == path) {
            let bytes = fs::read(output.join(file))?;
            is_there |=
                text.is_empty() || (path == "*" && file.contains(text)) || holds(&bytes, text.as_bytes());
        }
        if is_there != is_wanted {
            faults.push(format!("contains.txt: `{line}` does not hold"));
        }
    }
    Ok(faults)
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

fn read(case: &Path, name: &str) -> Fallible<Option<String>> {
    let path = case.join(name);
    Ok(if path.is_file() { Some(fs::read_to_string(path)?) } else { None })
}

fn name(case: &Path) -> String {
    case.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The files below a folder, as paths with `/`, sorted.
fn files(folder: &Path) -> Fallible<Vec<String>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(files)
}

/// Copies a tree over another; a symbolic link stays one.
fn copy(from: &Path, to: &Path) -> Fallible<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else if entry.file_type().is_symlink() {
            link(&fs::read_link(entry.path())?, &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) -> Fallible<()> {
    Ok(std::os::unix::fs::symlink(to, at)?)
}

#[cfg(not(unix))]
fn link(_to: &Path, at: &Path) -> Fallible<()> {
    Err(format!("{}: symbolic links are for Unix", at.display()).into())
}
