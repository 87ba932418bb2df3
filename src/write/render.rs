//! Renders in parallel and writes each artifact's bytes at once, holding no more than those in flight.
//!
//! Faults of all artifacts are collected; once there is one nothing more is written, only rendered.
//! A fault of the machine ends the rendering.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic};
use crate::failure::Failure;
use crate::write::build::Task;
use crate::write::compare::{Need, Standing};
use crate::write::files;
use crate::write::foreign;
use crate::write::hooks::{Hooks, Step};
use crate::write::manifest::{ContentHash, FileRow};
use crate::write::stage::Stage;
use crate::write::tree::Tree;
use crate::write::{Content, Planned};

/// A file to copy is read as a whole up to this size, since then one call each reads, hashes and writes it.
const READ_WHOLE: u64 = 1 << 20;

/// Where rendered bytes are written.
pub(super) enum Sink<'a> {
    /// Under the number of their place in the list of standings.
    Stage(&'a Stage),
    /// Where they belong: into a tree that holds no files, but all the folders.
    Tree(&'a Tree),
}

/// How a planned file came out.
pub(super) enum Rendered {
    /// It had not to be rendered.
    Skipped,
    /// The live file has the same bytes: nothing was written.
    Same,
    Written(FileRow),
}

/// Renders whatever needs it. The results stand in the order of the standings, and so do the faults.
pub(super) fn render_all<A: Planned>(
    task: &Task<'_, A>,
    standings: &[Standing<'_>],
    live: Option<&Tree>,
    sink: &Sink<'_>,
) -> Result<Result<Vec<Rendered>, Vec<Diagnostic>>, Failure> {
    let Task { artifacts, render, progress, hooks, .. } = *task;
    let total = standings.iter().filter(|standing| standing.need == Need::Render).count();
    progress.begin(total as u64);
    let faulty = AtomicBool::new(false);
    let faults: Mutex<Vec<(usize, Vec<Diagnostic>)>> = Mutex::default();
    let one = |(number, standing): (usize, &Standing<'_>)| -> Result<Rendered, Failure> {
        let (Need::Render, Some(artifact)) = (standing.need, artifacts.get(standing.file.artifact)) else {
            return Ok(Rendered::Skipped);
        };
        let rendered = render(artifact).and_then(|content| read_small(content, standing.file.path));
        progress.step();
        let content = match rendered {
            Ok(_) if faulty.load(Ordering::Relaxed) => return Ok(Rendered::Skipped),
            Ok(content) => content,
            Err(found) => {
                faulty.store(true, Ordering::Relaxed);
                faults.lock().unwrap_or_else(PoisonError::into_inner).push((standing.file.artifact, found));
                return Ok(Rendered::Skipped);
            }
        };
        put(number, standing, content, live, sink, hooks)
    };
    let rendered: Result<Vec<Rendered>, Failure> = standings.par_iter().enumerate().map(one).collect();
    progress.end();
    let rendered = rendered?;
    let mut faults = faults.into_inner().unwrap_or_else(PoisonError::into_inner);
    if faults.is_empty() {
        return Ok(Ok(rendered));
    }
    faults.sort_by_key(|(artifact, _)| *artifact);
    Ok(Err(faults.into_iter().flat_map(|(_, faults)| faults).collect()))
}

/// Bytes in memory, or a file that is too large for that, with its hash yet to be made.
enum Ready {
    Bytes(Vec<u8>),
    Large(File),
}

fn read_small(content: Content, path: &str) -> Result<Ready, Vec<Diagnostic>> {
    let from = match content {
        Content::Bytes(bytes) => return Ok(Ready::Bytes(bytes)),
        Content::Copy(from) => from,
    };
    open_small(&from).map_err(|error| {
        let message = format!("`{}` cannot be read, so `{path}` cannot be made: {error}", from.display());
        let help = "check that the file is still there and that you may read it";
        vec![Diagnostic::nowhere(Code::UnreadableFile, message).help(help)]
    })
}

fn open_small(from: &Path) -> io::Result<Ready> {
    let mut file = File::open(from)?;
    let facts = file.metadata()?;
    if facts.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if facts.len() > READ_WHOLE {
        return Ok(Ready::Large(file));
    }
    let mut bytes = Vec::with_capacity(facts.len() as usize + 1);
    file.read_to_end(&mut bytes)?;
    Ok(Ready::Bytes(bytes))
}

fn put(
    number: usize,
    standing: &Standing<'_>,
    content: Ready,
    live: Option<&Tree>,
    sink: &Sink<'_>,
    hooks: &Hooks<'_>,
) -> Result<Rendered, Failure> {
    let path = standing.file.path;
    // What is in memory is judged before it is written; what is large, by what was written.
    let hash = match &content {
        Ready::Bytes(bytes) => Some(ContentHash::of(bytes)),
        Ready::Large(_) => None,
    };
    if let (Some(hash), Ready::Bytes(bytes)) = (hash, &content)
        && is_same(standing, live, hash, bytes.len() as u64)?
    {
        return Ok(Rendered::Same);
    }
    (hooks.before)(Step::Write, path)?;
    let fail = |error: io::Error| files::failure("write", Path::new(path), &error);
    let mut file = match sink {
        Sink::Stage(stage) => stage.create(number),
        Sink::Tree(tree) => files::create(tree.root(), path),
    }
    .map_err(fail)?;
    let (facts, hash) = fill(&mut file, content, hash).map_err(fail)?;
    if is_same(standing, live, hash, facts.size)? {
        match sink {
            Sink::Stage(stage) => stage.remove(number),
            Sink::Tree(tree) => files::remove_file(tree.root(), path),
        }
        .map_err(fail)?;
        return Ok(Rendered::Same);
    }
    let files::Facts { size, inode, modified, .. } = facts;
    Ok(Rendered::Written(FileRow { fingerprint: standing.file.fingerprint, hash, size, inode, modified }))
}

/// Whether the live file has these bytes. Fails where it has not, and is someone else's.
fn is_same(
    standing: &Standing<'_>,
    live: Option<&Tree>,
    hash: ContentHash,
    size: u64,
) -> Result<bool, Failure> {
    let same = standing.live.is_some_and(|row| row.is_known() && row.hash == hash && row.size == size);
    match live {
        Some(live) if standing.claimed && !same => Err(foreign::conflict(live, standing.file.path)),
        _ => Ok(same),
    }
}

fn fill(
    file: &mut File,
    content: Ready,
    hash: Option<ContentHash>,
) -> io::Result<(files::Facts, ContentHash)> {
    match content {
        Ready::Bytes(bytes) => file.write_all(&bytes)?,
        // Within a file system that can, this shares the blocks instead of copying them.
        Ready::Large(mut from) => {
            io::copy(&mut from, file)?;
        }
    }
    let facts = files::facts_of(&*file)?;
    let hash = match hash {
        Some(hash) => hash,
        None => {
            file.seek(SeekFrom::Start(0))?;
            files::hash(file.try_clone()?)?
        }
    };
    Ok((facts, hash))
}
