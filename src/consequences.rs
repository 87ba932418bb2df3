//! Faults that only follow from others are not told: an editor who mends the one has mended both.
//!
//! A front matter that is no YAML has no title, no `cleared_by`, no `slug`; a value that cannot be read is
//! not missing.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::SourceId;

/// The faults without those that others in the same file explain.
pub fn without(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut unread: HashSet<SourceId> = HashSet::new();
    let mut faulty: HashMap<SourceId, HashSet<String>> = HashMap::new();
    for fault in &diagnostics {
        let Some(source) = fault.source else { continue };
        if fault.code == Code::YamlSyntax {
            unread.insert(source);
        }
        if let Some(key) = top_key(fault).filter(|_| !is_missing(fault.code) && fault.is_error()) {
            faulty.entry(source).or_default().insert(key.to_string());
        }
    }
    let follows = |fault: &Diagnostic| {
        let Some(source) = fault.source else { return false };
        let of_front_matter = fault.code != Code::YamlSyntax && !matches!(fault.place, Place::Span(_));
        let explained = is_missing(fault.code)
            && matches!(&fault.place, Place::Key { path, .. } if path.len() == 1)
            && top_key(fault).is_some_and(|key| faulty.get(&source).is_some_and(|keys| keys.contains(key)));
        (unread.contains(&source) && of_front_matter) || explained
    };
    let told: Vec<bool> = diagnostics.iter().map(|fault| !follows(fault)).collect();
    diagnostics.into_iter().zip(told).filter_map(|(fault, told)| told.then_some(fault)).collect()
}

fn is_missing(code: Code) -> bool {
    matches!(code, Code::MissingKey | Code::MissingTitle | Code::MissingClearance)
}

fn top_key(fault: &Diagnostic) -> Option<&str> {
    match &fault.place {
        Place::Key { path, .. } => path.first().map(String::as_str),
        Place::File | Place::Span(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::without;
    use crate::diagnostic::{Code, Diagnostic, Place};
    use crate::source::SourceId;

    fn codes(faults: Vec<Diagnostic>) -> Vec<Code> {
        without(faults).iter().map(|fault| fault.code).collect()
    }

    fn fault(code: Code, source: u32, key: &str) -> Diagnostic {
        Diagnostic::new(code, SourceId(source), "x").at(Place::key(key))
    }

    #[test]
    fn a_value_that_cannot_be_read_is_not_missing_too() {
        let both =
            |other| vec![fault(Code::WrongType, 0, "languages"), fault(Code::MissingKey, other, "languages")];
        assert_eq!(codes(both(0)), [Code::WrongType]);
        assert_eq!(codes(both(1)), [Code::WrongType, Code::MissingKey]);
    }

    #[test]
    fn a_front_matter_that_is_no_yaml_has_no_other_faults() {
        let syntax = Diagnostic::new(Code::YamlSyntax, SourceId(0), "x").span(4..9);
        let body = Diagnostic::new(Code::DeadLink, SourceId(0), "x").span(40..49);
        let faults = vec![
            syntax,
            fault(Code::MissingClearance, 0, "cleared_by"),
            fault(Code::DuplicateUrl, 0, "slug"),
            body,
        ];
        assert_eq!(codes(faults), [Code::YamlSyntax, Code::DeadLink]);
    }
}
