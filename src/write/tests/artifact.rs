//! A plan for tests: paths with the bytes that they shall hold.

use crate::model::artifact::{Fingerprint, Phase};
use crate::write::Planned;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::write) struct Artifact {
    pub path: String,
    pub bytes: String,
    pub fingerprint: Fingerprint,
    pub phase: Phase,
}

impl Artifact {
    /// A page whose fingerprint is that of its bytes.
    pub fn new(path: &str, bytes: &str) -> Artifact {
        Artifact {
            path: path.to_owned(),
            bytes: bytes.to_owned(),
            fingerprint: Fingerprint::of(bytes),
            phase: Phase::Page,
        }
    }
}

impl Planned for Artifact {
    fn path(&self) -> &str {
        &self.path
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn phase(&self) -> Phase {
        self.phase
    }
}
