//! What git knows of a file: how it was before.
//!
//! The one user of the program `git`, which it asks and never lets write. No stage of the pipeline may use it: what a
//! build makes does not depend on a history. Everything that it cannot know it says: where git is not installed,
//! where a folder is in no repository, where a file was never committed, where a clone holds only the newest part of
//! the history.

use std::io::{ErrorKind, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// A file as it was once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The day of the commit, `2026-05-20`.
    pub day: String,
    pub bytes: Vec<u8>,
}

/// A file's versions, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    pub versions: Vec<Version>,
    /// Whether the clone holds only the newest part of the history.
    pub is_shallow: bool,
}

/// Why git knows nothing of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silence {
    NotInstalled,
    /// The file is in no repository.
    NoRepository,
    /// The file was never committed.
    NotCommitted,
    /// What git said when it was asked.
    Refused(String),
}

/// All versions of a file that were committed, under whichever name. One that was renamed is followed.
pub fn history(file: &Path) -> Result<History, Silence> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut log = git(folder);
    log.args([
        "log",
        "--follow",
        "-m",
        "--raw",
        "--no-abbrev",
        "--no-show-signature",
        "--format=%x01%cs",
        "--",
    ]);
    let said = run(log.arg(file.file_name().unwrap_or_default()))?;
    let blobs = blobs(&String::from_utf8_lossy(&said));
    if blobs.is_empty() {
        return Err(Silence::NotCommitted);
    }
    let mut shallow = git(folder);
    let is_shallow = run(shallow.args(["rev-parse", "--is-shallow-repository"]))?.starts_with(b"true");
    let texts = contents(folder, &blobs)?;
    let days = blobs.into_iter().map(|(day, _)| day);
    let versions = days.zip(texts).map(|(day, bytes)| Version { day, bytes });
    Ok(History { versions: versions.collect(), is_shallow })
}

/// Git in a folder, without what a user's settings may have it start, and without asking anybody for anything.
fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["--no-pager", "--no-optional-locks", "--literal-pathspecs"]);
    git.args(["-c", "core.fsmonitor=false", "-c", "log.follow=false", "-c", "log.showRoot=true"]);
    git.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env("GIT_NO_LAZY_FETCH", "1");
    // What a hook that started this program was told is meant for another folder.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        git.env_remove(name);
    }
    git.stdin(Stdio::null());
    git
}

fn run(git: &mut Command) -> Result<Vec<u8>, Silence> {
    let output = git.output().map_err(not_started)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("not a git repository") {
        return Err(Silence::NoRepository);
    }
    // A repository without a commit.
    if said.contains("does not have any commits yet") {
        return Err(Silence::NotCommitted);
    }
    let line = said.lines().next().unwrap_or_default();
    Err(Silence::Refused(line.trim_start_matches("fatal: ").trim().to_owned()))
}

fn not_started(error: std::io::Error) -> Silence {
    match error.kind() {
        ErrorKind::NotFound => Silence::NotInstalled,
        _ => Silence::Refused(error.to_string()),
    }
}

/// The day of each version and the id of its content, from what `git log --raw` says. Versions that are alike are
/// one, of their first day.
fn blobs(log: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut day = "";
    for line in log.lines() {
        if let Some(date) = line.strip_prefix('\u{1}') {
            day = date;
        } else if let Some(raw) = line.strip_prefix(':')
            && let Some(id) = raw.split_whitespace().nth(3)
            && id.bytes().any(|digit| digit != b'0')
        {
            match found.last_mut().filter(|(_, last)| last == id) {
                Some((first, _)) => day.clone_into(first),
                None => found.push((day.to_owned(), id.to_owned())),
            }
        }
    }
    found
}

/// The contents of these, in their order.
fn contents(folder: &Path, blobs: &[(String, String)]) -> Result<Vec<Vec<u8>>, Silence> {
    let mut asked = git(folder);
    asked.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = asked.spawn().map_err(not_started)?;
    let (input, output) = (running.stdin.take(), running.stdout.take());
    let ids: String = blobs.iter().map(|(_, id)| format!("{id}\n")).collect();
    let mut said = Vec::new();
    let read = thread::scope(|scope| {
        // It answers while it is still asked.
        scope.spawn(move || input.map(|mut input| input.write_all(ids.as_bytes())));
        output.map_or(Ok(0), |mut output| output.read_to_end(&mut said))
    });
    let ended = running.wait();
    read.and(ended).map_err(|error| Silence::Refused(error.to_string()))?;
    let mut rest = said.as_slice();
    let mut texts = Vec::with_capacity(blobs.len());
    for _ in blobs {
        let (text, after) =
            next_content(rest).ok_or_else(|| Silence::Refused("its answer was cut short".into()))?;
        texts.push(text.to_vec());
        rest = after;
    }
    Ok(texts)
}

/// One answer of `git cat-file --batch`, and what follows it: `<id> blob <size>`, the content, a line feed. What a
/// clone does not hold is empty.
fn next_content(said: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = said.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(said.get(..end)?).ok()?;
    let rest = said.get(end + 1..)?;
    if head.ends_with(" missing") {
        return Some((&[], rest));
    }
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    Some((rest.get(..size)?, rest.get(size + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::{blobs, next_content};

    #[test]
    fn versions_are_read_from_a_log() {
        let log = "\u{1}2026-05-20\n\n:100644 100644 aa1 bb2 M\ta.md\n\u{1}2026-05-19\n\n:100644 100644 cc bb2 M\ta.md\n\
                   \u{1}2026-05-18\n\n:100644 000000 bb2 0000 D\ta.md\n\u{1}2026-05-17\n\n:000000 100644 0000 dd4 R090\tb.md\ta.md\n";
        let pair = |day: &str, id: &str| (day.to_owned(), id.to_owned());
        assert_eq!(blobs(log), [pair("2026-05-19", "bb2"), pair("2026-05-17", "dd4")]);
        assert_eq!(blobs(""), []);
    }

    #[test]
    fn contents_are_cut_by_their_size() {
        let said = b"aa blob 4\na\nb\n\nbb missing\ncc blob 0\n\n";
        let (first, rest) = next_content(said).unwrap_or_default();
        assert_eq!(first, b"a\nb\n");
        let (second, rest) = next_content(rest).unwrap_or_default();
        assert_eq!(second, b"");
        assert_eq!(next_content(rest), Some((&b""[..], &b""[..])));
        assert_eq!(next_content(b""), None);
        assert_eq!(next_content(b"cc blob 9\nabc"), None);
    }
}
