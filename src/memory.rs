//! What parsing found in texts, kept between builds in `.chancery/texts`, so that a text that did not
//! change is not parsed again.
//!
//! Rows are found by a hash of all that their bytes depend on, and the file as a whole belongs to one build
//! of the program. It is never needed: where it cannot be read, or says what cannot be, texts are parsed;
//! where it cannot be written, the next build parses them once more. A row is added at the end; once most
//! rows are of texts that are no more, the file is written anew.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use crate::model::artifact::Fingerprint;
use crate::parse::Known;

/// Where the file is, below the site's folder.
const PLACE: &str = ".chancery/texts";

/// A row's key and the length of its bytes.
const ROW_HEAD: usize = 16 + 4;

/// What is new is held up to this size before it is written to a file beside.
const HELD: usize = 1 << 20;

/// The rows that there are, and those that are to be.
pub struct Memory {
    path: PathBuf,
    program: Fingerprint,
    bytes: Vec<u8>,
    rows: FxHashMap<Fingerprint, Row>,
    /// Whether the file is whole and of this program, so that rows can be added to it.
    is_sound: bool,
    /// `None` where nothing is to be kept.
    new: Option<Mutex<New>>,
}

/// Rows that are not in the file yet.
#[derive(Default)]
struct New {
    held: Vec<u8>,
    /// A file beside, which begins as the file itself does; with its size in bytes. It is another's while another
    /// build holds its lock.
    beside: Option<(File, usize)>,
    /// Whether it could not be written to.
    has_failed: bool,
}

struct Row {
    at: Range<usize>,
    is_used: AtomicBool,
}

impl Memory {
    /// Reads what an earlier build of the site below `site` kept; `program` is the hash of this program.
    pub fn open(site: &Path, program: Fingerprint) -> Memory {
        let path = site.join(PLACE);
        let bytes = fs::read(&path).unwrap_or_default();
        let (rows, is_sound) = rows(&bytes, program);
        Memory { path, program, bytes, rows, is_sound, new: Some(Mutex::default()) }
    }

    /// The same, for one who writes nothing.
    pub fn look_at(site: &Path, program: Fingerprint) -> Memory {
        Memory { new: None, ..Memory::open(site, program) }
    }

    /// Writes down what is new.
    pub fn save(mut self) -> io::Result<()> {
        let Some(new) = self.new.take() else { return Ok(()) };
        let mut new = new.into_inner().unwrap_or_default();
        if new.has_failed {
            return Ok(());
        }
        let used = self.rows.values().filter(|row| row.is_used.load(Ordering::Relaxed));
        let used_size: usize = used.map(|row| row.at.len() + ROW_HEAD).sum();
        let beside = self.beside();
        if self.is_sound && self.bytes.len() <= 2 * used_size.max(1 << 16) {
            let mut added = Vec::new();
            if let Some((_, size)) = new.beside.take() {
                added = fs::read(&beside)?;
                added.truncate(size);
                added.drain(..self.program.0.len().min(size));
                fs::remove_file(&beside)?;
            }
            added.append(&mut new.held);
            if added.is_empty() {
                return Ok(());
            }
            // In one call, so that two builds at once do not write into one another.
            return OpenOptions::new().append(true).open(&self.path)?.write_all(&added);
        }
        new.spill(&beside, self.program)?;
        let Some((file, _)) = new.beside.take() else { return Ok(()) };
        let mut file = BufWriter::with_capacity(HELD, file);
        for (key, row) in self.rows.iter().filter(|(_, row)| row.is_used.load(Ordering::Relaxed)) {
            let found = self.bytes.get(row.at.clone()).unwrap_or_default();
            file.write_all(&head(*key, found.len()))?;
            file.write_all(found)?;
        }
        file.flush()?;
        fs::rename(&beside, &self.path)
    }

    fn beside(&self) -> PathBuf {
        self.path.with_extension("new")
    }
}

impl New {
    /// Writes what is held to the file beside.
    fn spill(&mut self, beside: &Path, program: Fingerprint) -> io::Result<()> {
        let (file, size) = match &mut self.beside {
            Some(open) => open,
            None => {
                if let Some(folder) = beside.parent() {
                    fs::create_dir_all(folder)?;
                    // Nobody means to commit it. Where it cannot be written nothing is lost.
                    let _ = File::create_new(folder.join(".gitignore"))
                        .and_then(|mut ignored| ignored.write_all(b"*\n"));
                }
                let mut file = OpenOptions::new().create(true).write(true).truncate(false).open(beside)?;
                file.try_lock()?;
                file.set_len(0)?;
                file.write_all(&program.0)?;
                self.beside.insert((file, program.0.len()))
            }
        };
        file.write_all(&self.held)?;
        *size += self.held.len();
        self.held.clear();
        Ok(())
    }
}

impl Known for Memory {
    fn get(&self, key: Fingerprint) -> Option<&[u8]> {
        let row = self.rows.get(&key)?;
        row.is_used.store(true, Ordering::Relaxed);
        self.bytes.get(row.at.clone())
    }

    fn put(&self, key: Fingerprint, found: Vec<u8>) {
        let Some(Ok(mut new)) = self.new.as_ref().map(Mutex::lock) else { return };
        if new.has_failed || u32::try_from(found.len()).is_err() {
            return;
        }
        new.held.extend_from_slice(&head(key, found.len()));
        new.held.extend_from_slice(&found);
        if new.held.len() >= HELD {
            new.has_failed = new.spill(&self.beside(), self.program).is_err();
        }
    }
}

fn head(key: Fingerprint, length: usize) -> [u8; ROW_HEAD] {
    let mut head = [0; ROW_HEAD];
    head[..16].copy_from_slice(&key.0);
    head[16..].copy_from_slice(&(length as u32).to_le_bytes());
    head
}

/// The rows of a file, and whether it is whole: a build that is ended may leave half a row.
fn rows(bytes: &[u8], program: Fingerprint) -> (FxHashMap<Fingerprint, Row>, bool) {
    let mut rows = FxHashMap::default();
    if !bytes.starts_with(&program.0) {
        return (rows, false);
    }
    let mut at = program.0.len();
    while at < bytes.len() {
        let Some((key, range)) = row(bytes, at) else { return (rows, false) };
        at = range.end;
        rows.insert(key, Row { at: range, is_used: AtomicBool::new(false) });
    }
    (rows, true)
}

fn row(bytes: &[u8], at: usize) -> Option<(Fingerprint, Range<usize>)> {
    let head = bytes.get(at..at + ROW_HEAD)?;
    let (key, length) = head.split_first_chunk::<16>()?;
    let length = u32::from_le_bytes(*length.first_chunk()?) as usize;
    let range = at + ROW_HEAD..at + ROW_HEAD + length;
    (range.end <= bytes.len()).then_some((Fingerprint(*key), range))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Memory, PLACE};
    use crate::model::artifact::Fingerprint;
    use crate::parse::Known;

    const PROGRAM: Fingerprint = Fingerprint([7; 16]);

    fn key(text: &str) -> Fingerprint {
        Fingerprint::of_bytes(text.as_bytes())
    }

    fn keep(site: &std::path::Path, used: &[&str], new: &[(&str, usize)]) -> std::io::Result<()> {
        let memory = Memory::open(site, PROGRAM);
        for text in used {
            assert!(memory.get(key(text)).is_some(), "{text}");
        }
        new.iter().for_each(|(text, size)| memory.put(key(text), vec![b'x'; *size]));
        memory.save()
    }

    #[test]
    fn what_was_kept_is_known_and_what_is_used_no_more_is_let_go() -> std::io::Result<()> {
        let site = tempfile::tempdir()?;
        keep(site.path(), &[], &[("a", 200_000), ("b", 10)])?;
        keep(site.path(), &["a", "b"], &[("c", 20)])?;
        assert_eq!(Memory::open(site.path(), PROGRAM).get(key("c")).map(<[u8]>::len), Some(20));
        let size = || fs::metadata(site.path().join(PLACE)).map(|facts| facts.len());
        keep(site.path(), &["b", "c"], &[])?;
        assert_eq!(size()?, 16 + 2 * 20 + 30, "`a` is no more");
        keep(site.path(), &["b", "c"], &[])?;
        Ok(())
    }

    #[test]
    fn another_programs_file_and_a_torn_one_are_written_anew() -> std::io::Result<()> {
        let site = tempfile::tempdir()?;
        keep(site.path(), &[], &[("a", 50), ("b", 50)])?;
        assert!(Memory::open(site.path(), Fingerprint([8; 16])).get(key("a")).is_none());
        let path = site.path().join(PLACE);
        let whole = fs::read(&path)?;
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length])?;
            keep(site.path(), &[], &[("c", 5)])?;
            let memory = Memory::open(site.path(), PROGRAM);
            assert!(memory.is_sound && memory.get(key("c")).is_some(), "{length}");
        }
        Ok(())
    }
}
