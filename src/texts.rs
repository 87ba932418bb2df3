//! The HTML of texts where parsing left it out: made again from the file, which must be as it was.

use std::sync::{Arc, Mutex};

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::artifact::Fingerprint;
use crate::model::body::{Body, Origin, RawHtml, Texts};
use crate::model::conventions::Conventions;
use crate::parse;
use crate::source::Sources;

/// So many bytes of HTML a preview remembers at the most.
const MOST_OF_PREVIEW: usize = 64 << 20;

/// The same of a build, which makes files in the order of their paths: a month's archive comes after the pages of its
/// stories, and shows their texts again.
const MOST_OF_BUILD: usize = 2 << 20;

/// Reads texts again, and remembers the first fault that it met.
pub struct SourceTexts<'a> {
    sources: &'a Sources,
    remembered: Option<&'a Remembered>,
    /// Whether it is a preview that shows the texts.
    is_preview: bool,
    fault: Mutex<Option<Diagnostic>>,
}

/// Texts that were made again, for whoever shows them once more; even when their files are others, or gone: a preview
/// shows the last site without errors.
pub struct Remembered {
    bodies: Mutex<Bodies>,
    /// In bytes of HTML; beyond that, all is forgotten.
    most: usize,
}

#[derive(Default)]
struct Bodies {
    /// By all that a body is made from.
    by_text: FxHashMap<(Fingerprint, RawHtml, Conventions), Arc<Body>>,
    /// In bytes of HTML.
    size: usize,
}

impl Default for Remembered {
    fn default() -> Self {
        Remembered { bodies: Mutex::default(), most: MOST_OF_PREVIEW }
    }
}

impl Remembered {
    /// What a build remembers.
    pub fn of_build() -> Self {
        Remembered { most: MOST_OF_BUILD, ..Remembered::default() }
    }

    fn get(&self, origin: &Origin) -> Option<Arc<Body>> {
        self.bodies.lock().ok()?.by_text.get(&key(origin)).cloned()
    }

    fn add(&self, origin: &Origin, body: &Arc<Body>) {
        let Ok(mut bodies) = self.bodies.lock() else { return };
        if bodies.size + body.html.len() > self.most {
            *bodies = Bodies::default();
        }
        bodies.size += body.html.len();
        bodies.by_text.insert(key(origin), Arc::clone(body));
    }
}

fn key(origin: &Origin) -> (Fingerprint, RawHtml, Conventions) {
    (origin.text_hash, origin.raw_html, origin.conventions)
}

impl<'a> SourceTexts<'a> {
    pub fn new(sources: &'a Sources) -> SourceTexts<'a> {
        SourceTexts { sources, remembered: None, is_preview: false, fault: Mutex::default() }
    }

    /// Reads a text only where it is not remembered.
    pub fn remembering(sources: &'a Sources, remembered: &'a Remembered) -> SourceTexts<'a> {
        SourceTexts { remembered: Some(remembered), ..SourceTexts::new(sources) }
    }

    /// The same for a preview, whose files may have changed since.
    pub fn of_preview(sources: &'a Sources, remembered: &'a Remembered) -> SourceTexts<'a> {
        SourceTexts { is_preview: true, ..SourceTexts::remembering(sources, remembered) }
    }

    /// What kept a text from being read again, if anything did: then what was rendered is not to be used.
    pub fn fault(&self) -> Option<Diagnostic> {
        self.fault.lock().ok()?.clone()
    }
}

impl Texts for SourceTexts<'_> {
    fn whole(&self, body: &Arc<Body>) -> Arc<Body> {
        let Some(origin) = body.origin.filter(|_| body.is_left_out()) else { return body.clone() };
        if let Some(body) = self.remembered.and_then(|remembered| remembered.get(&origin)) {
            return body;
        }
        let again = self.sources.get(origin.source).bytes().ok();
        match again.and_then(|bytes| parse::body_again(origin, bytes)) {
            Some(again) => {
                let again = Arc::new(again);
                if let Some(remembered) = self.remembered {
                    remembered.add(&origin, &again);
                }
                again
            }
            None => {
                let (message, help) = match self.is_preview {
                    false => (
                        "this file was changed while the site was being built",
                        "build again, when nobody is writing to the file",
                    ),
                    true => (
                        "this file is no longer as it was when the site had no errors, and its page was not shown then",
                        "correct the errors that are shown beside this one, and the page is made",
                    ),
                };
                let fault = Diagnostic::new(Code::UnreadableFile, origin.source, message).help(help);
                if let Ok(mut first) = self.fault.lock() {
                    first.get_or_insert(fault);
                }
                Arc::default()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Remembered, SourceTexts};
    use crate::model::artifact::Fingerprint;
    use crate::model::body::{Body, Origin, RawHtml, Texts};
    use crate::model::conventions::Conventions;
    use crate::source::{Kind, Origin as From, Source, SourceId, Sources};

    const TEXT: &[u8] = b"---\ntitle: One\n---\nSome *text*.\n";

    fn sources() -> Sources {
        let source = Source { path: "a.md".into(), kind: Kind::Network, origin: From::Embedded(TEXT) };
        Sources { files: vec![source] }
    }

    fn left_out(bytes: &[u8]) -> Arc<Body> {
        let origin = Origin {
            source: SourceId(0),
            hash: Fingerprint::of_bytes(bytes),
            text_hash: Fingerprint::of_bytes(b"Some *text*.\n"),
            raw_html: RawHtml::Clean,
            conventions: Conventions::UNKNOWN,
        };
        Arc::new(Body { origin: Some(origin), ..Body::default() })
    }

    #[test]
    fn a_text_is_made_again() {
        let sources = sources();
        let texts = SourceTexts::new(&sources);
        assert_eq!(&*texts.whole(&left_out(TEXT)).html, "<p>Some <em>text</em>.</p>");
        assert_eq!(texts.fault(), None);
    }

    #[test]
    fn a_file_that_was_changed_meanwhile_is_a_fault() {
        let sources = sources();
        let texts = SourceTexts::new(&sources);
        assert!(texts.whole(&left_out(b"other")).html.is_empty());
        assert!(texts.fault().is_some());
    }

    #[test]
    fn a_text_that_was_made_again_is_remembered_when_its_file_is_another() {
        let (sources, remembered) = (sources(), Remembered::default());
        SourceTexts::remembering(&sources, &remembered).whole(&left_out(TEXT));
        let gone =
            Sources { files: vec![Source { origin: From::Embedded(b""), ..sources.files[0].clone() }] };
        let texts = SourceTexts::remembering(&gone, &remembered);
        assert_eq!(&*texts.whole(&left_out(TEXT)).html, "<p>Some <em>text</em>.</p>");
        assert_eq!(texts.fault(), None);
        assert!(SourceTexts::new(&gone).whole(&left_out(TEXT)).html.is_empty());
    }
}
