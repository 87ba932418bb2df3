//! What is written: one output file, and what its bytes depend on.

use std::cell::Cell;
use std::hash::{Hash, Hasher};

/// The hash of everything that an artifact's bytes depend on: equal fingerprints, equal bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fingerprint(pub [u8; 16]);

impl Fingerprint {
    /// The fingerprint of one value.
    pub fn of<T: Hash + ?Sized>(value: &T) -> Fingerprint {
        let mut hasher = FingerprintHasher::default();
        value.hash(&mut hasher);
        hasher.fingerprint()
    }

    pub fn of_bytes(bytes: &[u8]) -> Fingerprint {
        Fingerprint(first_half(&blake3::hash(bytes)))
    }
}

/// A BLAKE3 hasher that takes whatever `#[derive(Hash)]` gives it: many small pieces, which are gathered first,
/// since the library is fast with long ones.
pub struct FingerprintHasher {
    /// Where more was given than is gathered at once.
    hasher: Option<Box<blake3::Hasher>>,
    gathered: Vec<u8>,
}

thread_local! {
    /// What the last hasher of this thread gathered in, for the next one.
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

impl Default for FingerprintHasher {
    fn default() -> Self {
        Self { hasher: None, gathered: SPARE.take() }
    }
}

impl Drop for FingerprintHasher {
    fn drop(&mut self) {
        let mut gathered = std::mem::take(&mut self.gathered);
        gathered.clear();
        // A thread that is ending keeps nothing.
        let _ = SPARE.try_with(|spare| spare.set(gathered));
    }
}

/// So many bytes are gathered before they are hashed.
const GATHERED: usize = 16 * 1024;

impl FingerprintHasher {
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.hasher {
            None => Fingerprint::of_bytes(&self.gathered),
            Some(hasher) => {
                let mut hasher = hasher.clone();
                hasher.update(&self.gathered);
                Fingerprint(first_half(&hasher.finalize()))
            }
        }
    }
}

impl Hasher for FingerprintHasher {
    fn finish(&self) -> u64 {
        let half = self.fingerprint().0;
        u64::from_le_bytes([half[0], half[1], half[2], half[3], half[4], half[5], half[6], half[7]])
    }

    fn write(&mut self, bytes: &[u8]) {
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= GATHERED {
            self.hasher.get_or_insert_default().update(&self.gathered);
            self.gathered.clear();
        }
    }
}

fn first_half(hash: &blake3::Hash) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&hash.as_bytes()[..16]);
    half
}

/// When a file is put in place where files are replaced one by one: what is pointed to comes before
/// what points to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Pictures, style sheets, files that are copied.
    Asset,
    /// Posts, pages, policies.
    Page,
    /// Listings, archives, digests, choosers.
    Listing,
    /// Feeds, sitemaps, redirects, robots.txt.
    Index,
}
