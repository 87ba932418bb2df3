//! What a tree holds, as the program remembers it: a flat binary table, read in one go.
//!
//! ```text
//! "chancery" version:u32 generation:u64
//! three tables (files, folders, foreign files), each:
//!     rows:u32 text:u64, all paths one after the other, then for each row its path's length:u32 and
//!     files:   fingerprint:16 hash:16 size:u64 inode:u64 modified:i64
//!     folders: modified:i64 flags:u8
//!     foreign: inode:u64
//! the first 16 bytes of the BLAKE3 hash of all this
//! ```
//! Numbers are little-endian, rows are sorted by path, times are nanoseconds since 1970. A table
//! that is damaged or of another version is read as none: never an error, never a panic.

use std::fmt;

use crate::model::artifact::Fingerprint;
use crate::write::sorted::join;

const MAGIC: &[u8; 8] = b"chancery";
const VERSION: u32 = 1;
const CHECKSUM: usize = 16;

/// The first half of the BLAKE3 hash of a file's bytes. Shown as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContentHash(pub [u8; 16]);

impl ContentHash {
    pub(super) fn of(bytes: &[u8]) -> ContentHash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(bytes);
        ContentHash::finish(&hasher)
    }

    pub(super) fn finish(hasher: &blake3::Hasher) -> ContentHash {
        let mut half = [0; 16];
        hasher.finalize_xof().fill(&mut half);
        ContentHash(half)
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// A file of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileRow {
    pub fingerprint: Fingerprint,
    pub hash: ContentHash,
    pub size: u64,
    /// 0: the file is ours, and may be there or not; nothing else is known of it.
    pub inode: u64,
    pub modified: i64,
}

impl FileRow {
    pub const UNKNOWN: FileRow = FileRow {
        fingerprint: Fingerprint([0; 16]),
        hash: ContentHash([0; 16]),
        size: 0,
        inode: 0,
        modified: 0,
    };

    pub fn is_known(&self) -> bool {
        self.inode != 0
    }

    /// Whether both are known to hold the same bytes.
    pub fn same_bytes(&self, other: &FileRow) -> bool {
        self.is_known() && other.is_known() && self.size == other.size && self.hash == other.hash
    }
}

/// A folder of the tree, ours or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FolderRow {
    /// Its time stamp when it was last as this manifest has it; [`FolderRow::LOOK`]: look into it.
    pub modified: i64,
    /// Someone else made it, so it is kept when it is empty.
    pub foreign: bool,
    /// It holds something foreign that cannot be carried to another tree.
    pub opaque: bool,
}

impl FolderRow {
    pub const LOOK: i64 = i64::MIN;

    pub fn unseen(foreign: bool) -> FolderRow {
        FolderRow { modified: FolderRow::LOOK, foreign, opaque: false }
    }
}

/// A file that someone else put there: a link or a special file too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ForeignRow {
    pub inode: u64,
}

/// Rows sorted by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table<R> {
    text: String,
    rows: Vec<(usize, usize, R)>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { text: String::new(), rows: Vec::new() }
    }
}

impl<R> Table<R> {
    /// Adds a row, whose path comes after all others.
    pub fn push(&mut self, path: &str, row: R) {
        self.rows.push((self.text.len(), self.text.len() + path.len(), row));
        self.text.push_str(path);
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &R)> {
        self.rows.iter().map(|(start, end, row)| (self.slice(*start, *end), row))
    }

    pub fn get(&self, path: &str) -> Option<&R> {
        let found = self.rows.binary_search_by(|(start, end, _)| self.slice(*start, *end).cmp(path)).ok()?;
        self.rows.get(found).map(|(_, _, row)| row)
    }

    fn overlaid(&self, other: &Table<R>) -> Table<R>
    where
        R: Copy,
    {
        join(self.iter(), other.iter())
            .filter_map(|(path, own, other)| Some((path, *other.or(own)?)))
            .collect()
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}

impl<'a, R> FromIterator<(&'a str, R)> for Table<R> {
    fn from_iter<I: IntoIterator<Item = (&'a str, R)>>(rows: I) -> Self {
        let mut table = Table::default();
        rows.into_iter().for_each(|(path, row)| table.push(path, row));
        table
    }
}

/// What is known of a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Grows with every build: of the manifests of one output the highest is that of the last build.
    pub generation: u64,
    pub files: Table<FileRow>,
    /// With the tree's root, `""`.
    pub folders: Table<FolderRow>,
    pub foreign: Table<ForeignRow>,
}

impl Manifest {
    /// Nothing is known but that there is a folder.
    pub fn unseen() -> Manifest {
        let mut manifest = Manifest::default();
        manifest.folders.push("", FolderRow::unseen(false));
        manifest
    }

    /// This manifest with the rows of another in the place of its own.
    pub fn overlaid(&self, other: &Manifest) -> Manifest {
        Manifest {
            generation: self.generation.max(other.generation),
            files: self.files.overlaid(&other.files),
            folders: self.folders.overlaid(&other.folders),
            foreign: self.foreign.overlaid(&other.foreign),
        }
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64 + self.files.text.len() + 64 * self.files.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.generation.to_le_bytes());
        encode_table(&mut bytes, &self.files, |bytes, row| {
            bytes.extend_from_slice(&row.fingerprint.0);
            bytes.extend_from_slice(&row.hash.0);
            bytes.extend_from_slice(&row.size.to_le_bytes());
            bytes.extend_from_slice(&row.inode.to_le_bytes());
            bytes.extend_from_slice(&row.modified.to_le_bytes());
        });
        encode_table(&mut bytes, &self.folders, |bytes, row| {
            bytes.extend_from_slice(&row.modified.to_le_bytes());
            bytes.push(u8::from(row.foreign) | u8::from(row.opaque) << 1);
        });
        encode_table(&mut bytes, &self.foreign, |bytes, row| {
            bytes.extend_from_slice(&row.inode.to_le_bytes());
        });
        let checksum = checksum(&bytes);
        bytes.extend_from_slice(&checksum.0);
        bytes
    }

    /// `None` where this is not a whole manifest of this version.
    pub fn decode(bytes: &[u8]) -> Option<Manifest> {
        let (mut rest, sum) = bytes.split_at_checked(bytes.len().checked_sub(CHECKSUM)?)?;
        if checksum(rest).0 != sum {
            return None;
        }
        let rest = &mut rest;
        if take::<8>(rest)? != *MAGIC || u32::from_le_bytes(take(rest)?) != VERSION {
            return None;
        }
        let generation = u64::from_le_bytes(take(rest)?);
        let files = decode_table(rest, |rest| {
            Some(FileRow {
                fingerprint: Fingerprint(take(rest)?),
                hash: ContentHash(take(rest)?),
                size: u64::from_le_bytes(take(rest)?),
                inode: u64::from_le_bytes(take(rest)?),
                modified: i64::from_le_bytes(take(rest)?),
            })
        })?;
        let folders = decode_table(rest, |rest| {
            let modified = i64::from_le_bytes(take(rest)?);
            let [flags] = take(rest)?;
            Some(FolderRow { modified, foreign: flags & 1 != 0, opaque: flags & 2 != 0 })
        })?;
        let foreign = decode_table(rest, |rest| Some(ForeignRow { inode: u64::from_le_bytes(take(rest)?) }))?;
        rest.is_empty().then_some(Manifest { generation, files, folders, foreign })
    }
}

fn encode_table<R>(bytes: &mut Vec<u8>, table: &Table<R>, encode: impl Fn(&mut Vec<u8>, &R)) {
    bytes.extend_from_slice(&(table.rows.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&(table.text.len() as u64).to_le_bytes());
    bytes.extend_from_slice(table.text.as_bytes());
    for (start, end, row) in &table.rows {
        bytes.extend_from_slice(&((end - start) as u32).to_le_bytes());
        encode(bytes, row);
    }
}

fn decode_table<R>(rest: &mut &[u8], decode: impl Fn(&mut &[u8]) -> Option<R>) -> Option<Table<R>> {
    let count = u32::from_le_bytes(take(rest)?) as usize;
    let length = usize::try_from(u64::from_le_bytes(take(rest)?)).ok()?;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    let text = std::str::from_utf8(text).ok()?.to_owned();
    let mut rows = Vec::with_capacity(count.min(rest.len()));
    let mut start = 0;
    for _ in 0..count {
        let end = usize::saturating_add(start, u32::from_le_bytes(take(rest)?) as usize);
        rows.push((start, end, decode(rest)?));
        start = end;
    }
    Some(Table { text, rows })
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    *rest = tail;
    Some(*head)
}

fn checksum(bytes: &[u8]) -> ContentHash {
    let mut hasher = blake3::Hasher::new();
    hasher.update_rayon(bytes);
    ContentHash::finish(&hasher)
}

#[cfg(test)]
mod tests {
    use super::{ContentHash, FileRow, FolderRow, ForeignRow, Manifest};
    use crate::model::artifact::Fingerprint;

    fn manifest() -> Manifest {
        let mut manifest = Manifest { generation: 5, ..Manifest::unseen() };
        manifest.folders.push("fr", FolderRow { modified: -5, foreign: true, opaque: true });
        for path in ["a", "fr/é", "fr/ü"] {
            manifest.files.push(
                path,
                FileRow {
                    fingerprint: Fingerprint::of(path),
                    hash: ContentHash::of(path.as_bytes()),
                    size: u64::MAX,
                    inode: 7,
                    modified: i64::MIN,
                },
            );
        }
        manifest.foreign.push("CNAME", ForeignRow { inode: 9 });
        manifest
    }

    #[test]
    fn what_is_written_is_read() {
        let manifest = manifest();
        assert_eq!(Manifest::decode(&manifest.encode()), Some(manifest.clone()));
        assert_eq!(manifest.files.get("fr/é").map(|row| row.fingerprint), Some(Fingerprint::of("fr/é")));
        assert!(manifest.files.get("fr").is_none());
    }

    #[test]
    fn damage_anywhere_is_read_as_none() {
        let whole = manifest().encode();
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 1;
            assert_eq!(Manifest::decode(&damaged), None, "byte {place}");
            assert_eq!(Manifest::decode(&whole[..place]), None, "cut at {place}");
        }
    }

    #[test]
    fn a_table_that_lies_with_a_good_checksum_does_no_harm() {
        let whole = manifest().encode();
        for place in 12..whole.len() - super::CHECKSUM {
            let mut forged = whole[..whole.len() - super::CHECKSUM].to_vec();
            forged[place] = 0xff;
            let sum = super::checksum(&forged);
            forged.extend_from_slice(&sum.0);
            if let Some(read) = Manifest::decode(&forged) {
                assert!(read.files.iter().count() <= 3);
                let _ = read.files.get("fr/é");
            }
        }
    }

    #[test]
    fn a_hash_is_shown_in_hexadecimal() {
        assert_eq!(ContentHash::of(b"").to_string(), "af1349b9f5f9a1a6a0404dea36dcc949");
    }
}
