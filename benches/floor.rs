//! The floor of a build: nothing but the file system's work, on as many threads as there are processors.
//!
//! ```text
//! floor list TREE > LIST            the folders and files of a tree, with sizes
//! floor read INPUT                  reads every file below INPUT
//! floor write INPUT LIST OUTPUT     reads every file below INPUT, then makes the folders and files of LIST
//! ```
//! Names and sizes of the output are given beforehand, and its bytes are one buffer: what is timed is what no
//! build can leave out. Ends with 2 where the call is wrong or the machine refuses.

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

type Done<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Taken by a thread at a time.
const CHUNK: usize = 16;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["list", tree] => list(Path::new(tree)),
        ["read", input] => read(Path::new(input)),
        ["write", input, names, output] => {
            read(Path::new(input)).and_then(|()| write(Path::new(names), Path::new(output)))
        }
        _ => Err("floor list TREE | floor read INPUT | floor write INPUT LIST OUTPUT".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

fn list(tree: &Path) -> Done<()> {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    walk(tree, Path::new(""), &mut folders, &mut files)?;
    let mut output = BufWriter::new(io::stdout().lock());
    for folder in folders {
        writeln!(output, "d {}", folder.display())?;
    }
    for file in files {
        writeln!(output, "{} {}", fs::symlink_metadata(tree.join(&file))?.len(), file.display())?;
    }
    Ok(output.flush()?)
}

fn read(input: &Path) -> Done<()> {
    let mut files = Vec::new();
    walk(input, Path::new(""), &mut Vec::new(), &mut files)?;
    in_parallel(
        &files,
        || Vec::with_capacity(1 << 20),
        |buffer, file| {
            buffer.clear();
            File::open(input.join(file))?.read_to_end(buffer)?;
            Ok(())
        },
    )
}

fn write(names: &Path, output: &Path) -> Done<()> {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    let names = fs::read_to_string(names)?;
    for line in names.lines() {
        match line.split_once(' ').ok_or("a line of the list holds no name")? {
            ("d", folder) => folders.push(folder),
            (size, file) => files.push((size.parse::<usize>()?, file)),
        }
    }
    let largest = files.iter().map(|(size, _)| *size).max().unwrap_or(0);
    let bytes = vec![b'x'; largest];
    fs::create_dir_all(output)?;
    // A folder before those in it.
    let depth = |folder: &str| folder.matches('/').count();
    let deepest = folders.iter().map(|folder| depth(folder)).max().unwrap_or(0);
    for level in 0..=deepest {
        let level: Vec<&str> = folders.iter().copied().filter(|folder| depth(folder) == level).collect();
        in_parallel(&level, || (), |(), folder| Ok(fs::create_dir(output.join(folder))?))?;
    }
    in_parallel(
        &files,
        || (),
        |(), (size, file)| Ok(File::create(output.join(file))?.write_all(&bytes[..*size])?),
    )
}

/// Folders and files below a folder, by their paths from the top. Other kinds of entries are left out.
fn walk(top: &Path, below: &Path, folders: &mut Vec<PathBuf>, files: &mut Vec<PathBuf>) -> Done<()> {
    for entry in fs::read_dir(top.join(below))? {
        let entry = entry?;
        let (path, kind) = (below.join(entry.file_name()), entry.file_type()?);
        if kind.is_dir() {
            folders.push(path.clone());
            walk(top, &path, folders, files)?;
        } else if kind.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// Does `work` on every item, with a state for each thread.
fn in_parallel<T: Sync, S>(
    items: &[T],
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> Done<()> + Sync,
) -> Done<()> {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism()?.get();
    let run = || -> Done<()> {
        let mut state = state();
        loop {
            let from = next.fetch_add(CHUNK, Ordering::Relaxed);
            let Some(rest) = items.get(from..) else { return Ok(()) };
            if rest.is_empty() {
                return Ok(());
            }
            for item in rest.iter().take(CHUNK) {
                work(&mut state, item)?;
            }
        }
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        for thread in running {
            thread.join().map_err(|_| "a thread has ended before its work")??;
        }
        Ok(())
    })
}
