//! What is written: one output file, and what its bytes depend on.

use std::cell::Cell;
use std::hash::{Hash, Hasher};

use twox_hash::XxHash3_128;

/// The hash of everything that an artifact's bytes depend on: equal fingerprints, equal bytes.
///
/// XXH3 of 128 bits: chance makes no two alike. Intent might, so it tells what has
/// changed and secures nothing.
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
        Fingerprint(XxHash3_128::oneshot(bytes).to_le_bytes())
    }
}

/// A hasher that takes whatever `#[derive(Hash)]` gives it: many small pieces, which are gathered first,
/// since the library is fast with long ones.
pub struct FingerprintHasher {
    /// Where more was given than is gathered at once.
    hasher: Option<XxHash3_128>,
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
                hasher.write(&self.gathered);
                Fingerprint(hasher.finish_128().to_le_bytes())
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
            self.hasher.get_or_insert_with(XxHash3_128::new).write(&self.gathered);
            self.gathered.clear();
        }
    }
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
