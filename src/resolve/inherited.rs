//! Faults of what a translation inherits are told once: at the original, which wrote it.

use crate::diagnostic::{Diagnostic, Place};
use crate::resolve::links::Findings;

/// The faults of one text's translations, taken in the order of its files, the original first.
#[derive(Default)]
pub struct Told {
    first: Option<Vec<Diagnostic>>,
}

impl Told {
    /// Hands on what was found in one translation, but for what the original's keys are at fault for.
    pub fn hand_on(&mut self, found: Findings, own_keys: &[&str], to: &mut Findings) {
        let first = self.first.get_or_insert_with(|| found.diagnostics.clone());
        let inherited = |fault: &Diagnostic| match &fault.place {
            Place::Key { path, .. } => !path.first().is_some_and(|key| own_keys.contains(&key.as_str())),
            Place::File | Place::Span(_) => false,
        };
        let told = |fault: &Diagnostic| {
            first.iter().any(|other| {
                other.source != fault.source && (other.code, &other.message) == (fault.code, &fault.message)
            })
        };
        to.diagnostics
            .extend(found.diagnostics.into_iter().filter(|fault| !(inherited(fault) && told(fault))));
        to.rooted.extend(found.rooted);
        to.anchors.extend(found.anchors);
    }
}

#[cfg(test)]
mod tests {
    use super::Told;
    use crate::diagnostic::{Code, Diagnostic, Place};
    use crate::resolve::links::Findings;
    use crate::source::SourceId;

    fn found(source: u32, message: &str) -> Findings {
        let fault =
            Diagnostic::new(Code::UnknownAuthor, SourceId(source), message).at(Place::value("authors", "x"));
        Findings { diagnostics: vec![fault], ..Findings::default() }
    }

    #[test]
    fn only_what_a_translation_writes_itself_is_told_of_it() {
        let mut all = Findings::default();
        let mut told = Told::default();
        told.hand_on(found(0, "no author"), &["authors"], &mut all);
        told.hand_on(found(1, "no author"), &["title"], &mut all);
        told.hand_on(found(2, "no author"), &["authors"], &mut all);
        told.hand_on(found(3, "another fault"), &["title"], &mut all);
        let sources: Vec<u32> = all.diagnostics.iter().filter_map(|fault| Some(fault.source?.0)).collect();
        assert_eq!(sources, [0, 2, 3]);
    }
}
