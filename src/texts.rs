//! The HTML of texts where parsing left it out: made again from the file, which must be as it was.

use std::sync::{Arc, Mutex};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::body::{Body, Texts};
use crate::parse;
use crate::source::Sources;

/// Reads texts again, and remembers the first fault that it met.
pub struct SourceTexts<'a> {
    sources: &'a Sources,
    fault: Mutex<Option<Diagnostic>>,
}

impl<'a> SourceTexts<'a> {
    pub fn new(sources: &'a Sources) -> SourceTexts<'a> {
        SourceTexts { sources, fault: Mutex::default() }
    }

    /// What kept a text from being read again, if anything did: then what was rendered is not to be used.
    pub fn fault(&self) -> Option<Diagnostic> {
        self.fault.lock().ok()?.clone()
    }
}

impl Texts for SourceTexts<'_> {
    fn whole(&self, body: &Arc<Body>) -> Arc<Body> {
        let Some(origin) = body.origin.filter(|_| body.is_left_out()) else { return body.clone() };
        let again = self.sources.get(origin.source).bytes().ok();
        match again.and_then(|bytes| parse::body_again(origin, bytes)) {
            Some(again) => Arc::new(again),
            None => {
                let message = "this file was changed while the site was being built";
                let fault = Diagnostic::new(Code::UnreadableFile, origin.source, message)
                    .help("build again, when nobody is writing to the file");
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

    use super::SourceTexts;
    use crate::model::artifact::Fingerprint;
    use crate::model::body::{Body, Origin, RawHtml, Texts};
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
}
