//! Every text of the site as its editors see it: what is out, what is kept back and until when. Nothing is
//! written here.

use jiff::Timestamp;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::memory::Memory;
use crate::model::register::Entry;
use crate::model::url::Address;
use crate::observe::Unobserved;
use crate::source::{SourceId, Sources};
use crate::{Found, Prepared, Purpose, Ready, Request, looks, prepare};

/// A site's texts, and what is wrong with it.
pub struct Register {
    pub(crate) found: Found,
    /// `None` where no page could be rendered.
    pub(crate) ready: Option<Ready>,
    entries: Vec<Entry>,
    now: Timestamp,
}

impl Register {
    /// Reads and joins everything once. Faults of the site are no failure: they are in what was found. Texts that
    /// could be read are there even so.
    pub fn open(request: &Request) -> Result<Register, Failure> {
        let memory = Memory::look_at(&request.site, looks::program());
        let prepared = prepare(request, &memory, Purpose::Editing, &Unobserved)?;
        let Prepared { found, ready, register: entries, .. } = prepared;
        Ok(Register { found, ready, entries, now: request.now })
    }

    pub fn found(&self) -> &Found {
        &self.found
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.found.diagnostics
    }

    pub fn sources(&self) -> &Sources {
        &self.found.sources
    }

    /// By blog, the network's own first; within it by kind and name.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The moment that texts are judged by.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// An address with scheme and host; `None` where no page could be rendered.
    pub fn absolute(&self, address: &Address) -> Option<String> {
        self.ready.as_ref().map(|ready| address.absolute(&ready.site.roots))
    }

    /// In the site's folder, with `/`.
    pub fn file(&self, source: SourceId) -> &str {
        &self.found.sources.get(source).path
    }
}
