//! Which faults count, as the site says: `rules:` in `network.yaml` and in a text's front matter.
//!
//! Only warnings can be turned off or made errors; what is an error stays one, since nothing could be
//! built past it.

use std::collections::BTreeMap;

use crate::diagnostic::{CODES, Code, Diagnostic, Place, Severity, nearest};
use crate::model::settings::{RuleSetting, Rules};
use crate::source::SourceId;

/// The faults as the site's rules leave them, and those of the rules themselves.
pub fn apply(said: &Rules, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut own = Vec::new();
    let mut network: BTreeMap<Code, RuleSetting> = BTreeMap::new();
    for (written, setting) in &said.network {
        if let Some(code) = known(said.network_source, written, *setting, &mut own) {
            network.insert(code, *setting);
        }
    }
    let mut off: BTreeMap<SourceId, Vec<Code>> = BTreeMap::new();
    for (source, codes) in &said.texts {
        let codes = codes
            .iter()
            .filter_map(|written| known(Some(*source), written, RuleSetting::Off, &mut own))
            .collect();
        off.insert(*source, codes);
    }
    let mut left: Vec<Diagnostic> = diagnostics
        .into_iter()
        .filter_map(|mut diagnostic| {
            if diagnostic.severity == Severity::Error {
                return Some(diagnostic);
            }
            if diagnostic
                .source
                .and_then(|source| off.get(&source))
                .is_some_and(|codes| codes.contains(&diagnostic.code))
            {
                return None;
            }
            match network.get(&diagnostic.code) {
                Some(RuleSetting::Off) => return None,
                Some(RuleSetting::Error) => diagnostic.severity = Severity::Error,
                Some(RuleSetting::Warning) | None => {}
            }
            Some(diagnostic)
        })
        .collect();
    left.extend(own);
    left
}

fn known(
    source: Option<SourceId>,
    written: &str,
    setting: RuleSetting,
    faults: &mut Vec<Diagnostic>,
) -> Option<Code> {
    let found = CODES.iter().map(|(code, _)| *code).find(|code| code.as_str() == written);
    let fault = match found {
        None => {
            let help = match nearest(written, CODES.iter().map(|(code, _)| code.as_str())) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "take the line out".to_string(),
            };
            Diagnostic::nowhere(Code::UnknownCode, format!("there is no rule `{written}`")).help(help)
        }
        Some(code) if code.severity() == Severity::Error && setting != RuleSetting::Error => {
            Diagnostic::nowhere(Code::BadValue, format!("`{written}` is an error that cannot be turned off"))
                .help("take the line out, and mend what the error says")
        }
        Some(code) => return Some(code),
    };
    faults.push(Diagnostic { source, ..fault.at(Place::path(["rules", written])) });
    None
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::apply;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::model::settings::{RuleSetting, Rules};
    use crate::source::SourceId;

    fn said(code: &str, setting: RuleSetting) -> Rules {
        Rules {
            network_source: Some(SourceId(0)),
            network: BTreeMap::from([(code.to_string(), setting)]),
            texts: Vec::new(),
        }
    }

    #[test]
    fn warnings_can_be_turned_off_and_made_errors() {
        let warning = || vec![Diagnostic::new(Code::DeadPath, SourceId(1), "x")];
        assert!(apply(&said("dead-path", RuleSetting::Off), warning()).is_empty());
        assert!(apply(&said("dead-path", RuleSetting::Error), warning())[0].is_error());
        let texts = Rules { texts: vec![(SourceId(1), vec!["dead-path".into()])], ..Rules::default() };
        assert!(apply(&texts, warning()).is_empty());
        assert_eq!(apply(&texts, vec![Diagnostic::new(Code::DeadPath, SourceId(2), "x")]).len(), 1);
    }

    #[test]
    fn errors_stay_and_unknown_rules_are_told() {
        let left = apply(
            &said("dead-link", RuleSetting::Off),
            vec![Diagnostic::new(Code::DeadLink, SourceId(1), "x")],
        );
        assert_eq!(left.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::DeadLink, Code::BadValue]);
        let left = apply(&said("dead-pathh", RuleSetting::Off), Vec::new());
        assert_eq!(left[0].help.as_deref(), Some("did you mean `dead-path`?"));
    }
}
