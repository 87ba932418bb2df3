//! Which faults count, as the site says: `rules:` in `network.yaml`, in a `mission.yaml` and in a text's front matter.
//!
//! Only warnings can be turned off or made errors; what is an error stays one, since nothing could be built past it. The
//! nearer word counts: a text's, then its mission's, then the network's. A text says why.

use std::collections::BTreeMap;

use crate::diagnostic::{CODES, Code, Diagnostic, Place, Severity, nearest};
use crate::model::settings::{RuleSetting, Rules, is_reason};
use crate::source::{Kind, Scope, SourceId, Sources};

/// What one settings file says.
type Said = BTreeMap<Code, RuleSetting>;

/// The faults as the site's rules leave them, and those of the rules themselves.
pub fn apply(said: &Rules, sources: &Sources, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut own = Vec::new();
    let network = known_settings(said.network_source, &said.network, &mut own);
    let missions: BTreeMap<&str, Said> = said
        .missions
        .iter()
        .map(|(mission, source, written)| (&**mission, known_settings(Some(*source), written, &mut own)))
        .collect();
    let mut off: BTreeMap<SourceId, Vec<Code>> = BTreeMap::new();
    for (source, codes) in &said.texts {
        let codes = codes.iter().filter_map(|(written, reason)| {
            let code = known(Some(*source), written, RuleSetting::Off, &mut own)?;
            if !is_reason(reason) {
                own.push(missing_reason(*source, written));
                return None;
            }
            Some(code)
        });
        off.insert(*source, codes.collect());
    }
    let setting = |diagnostic: &Diagnostic| {
        let mission = diagnostic.source.and_then(|source| mission(&sources.get(source).kind));
        let of_mission = mission.and_then(|mission| missions.get(mission)?.get(&diagnostic.code));
        of_mission.or_else(|| network.get(&diagnostic.code))
    };
    let is_off_in_text = |diagnostic: &Diagnostic| {
        let codes = diagnostic.source.and_then(|source| off.get(&source));
        codes.is_some_and(|codes| codes.contains(&diagnostic.code))
    };
    let left = diagnostics.into_iter().filter_map(|mut diagnostic| {
        if diagnostic.severity == Severity::Error {
            return Some(diagnostic);
        }
        if is_off_in_text(&diagnostic) {
            return None;
        }
        match setting(&diagnostic) {
            Some(RuleSetting::Off) => return None,
            Some(RuleSetting::Error) => diagnostic.severity = Severity::Error,
            Some(RuleSetting::Warning) | None => {}
        }
        Some(diagnostic)
    });
    let mut left: Vec<Diagnostic> = left.collect();
    left.extend(own);
    left
}

/// The mission whose file this is.
fn mission(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Mission { mission }
        | Kind::Post { mission, .. }
        | Kind::Comments { mission, .. }
        | Kind::BundleFile { mission, .. } => Some(mission),
        Kind::Policy { scope: Scope::Mission(mission), .. }
        | Kind::Page { scope: Scope::Mission(mission), .. }
        | Kind::Digest { scope: Scope::Mission(mission), .. }
        | Kind::Alert { scope: Scope::Mission(mission), .. } => Some(mission),
        _ => None,
    }
}

fn known_settings(
    source: Option<SourceId>,
    written: &BTreeMap<String, RuleSetting>,
    faults: &mut Vec<Diagnostic>,
) -> Said {
    let known =
        |(name, setting): (&String, &RuleSetting)| Some((known(source, name, *setting, faults)?, *setting));
    written.iter().filter_map(known).collect()
}

fn missing_reason(source: SourceId, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::MissingReason,
        source,
        format!("`{written}` is turned off here, and nobody says why"),
    )
    .at(Place::path(["rules", written]))
    .help(format!("say it, for who comes after you: `rules: {{{written}: \"the reason\"}}`"))
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
    use crate::source::{Kind, Origin, Source, SourceId, Sources};

    /// The network's settings, and a story each of two missions.
    fn sources() -> Sources {
        let post = |mission: &str| Kind::Post {
            mission: mission.to_owned(),
            stem: "2012-05-15-a".to_owned(),
            language: None,
            bundle: false,
        };
        let source = |kind| Source { path: "a.md".to_owned(), kind, origin: Origin::Embedded(b"") };
        Sources { files: vec![source(Kind::Network), source(post("france")), source(post("jordan"))] }
    }

    fn settings(code: &str, setting: RuleSetting) -> BTreeMap<String, RuleSetting> {
        BTreeMap::from([(code.to_string(), setting)])
    }

    fn said(code: &str, setting: RuleSetting) -> Rules {
        Rules { network_source: Some(SourceId(0)), network: settings(code, setting), ..Rules::default() }
    }

    fn in_text(reason: &str) -> Rules {
        let codes = vec![("dead-path".to_owned(), reason.to_owned())];
        Rules { texts: vec![(SourceId(1), codes)], ..Rules::default() }
    }

    fn warning(source: u32) -> Vec<Diagnostic> {
        vec![Diagnostic::new(Code::DeadPath, SourceId(source), "x")]
    }

    #[test]
    fn warnings_can_be_turned_off_and_made_errors() {
        let sources = sources();
        assert!(apply(&said("dead-path", RuleSetting::Off), &sources, warning(1)).is_empty());
        assert!(apply(&said("dead-path", RuleSetting::Error), &sources, warning(1))[0].is_error());
        assert!(apply(&in_text("It comes later."), &sources, warning(1)).is_empty());
        assert_eq!(apply(&in_text("It comes later."), &sources, warning(2)).len(), 1);
    }

    #[test]
    fn the_nearer_word_counts() {
        let sources = sources();
        let missions = vec![("france".into(), SourceId(0), settings("dead-path", RuleSetting::Warning))];
        let both = Rules { missions, ..said("dead-path", RuleSetting::Error) };
        assert!(!apply(&both, &sources, warning(1))[0].is_error());
        assert!(apply(&both, &sources, warning(2))[0].is_error());
        let all = Rules { texts: in_text("It comes later.").texts, ..both };
        assert!(apply(&all, &sources, warning(1)).is_empty());
    }

    #[test]
    fn a_text_says_why() {
        let left = apply(&in_text(" "), &sources(), warning(1));
        let codes: Vec<Code> = left.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [Code::DeadPath, Code::MissingReason]);
        for none in ["off", "Error", "~", "…"] {
            assert!(apply(&in_text(none), &sources(), warning(1))[0].code == Code::DeadPath, "{none}");
        }
    }

    #[test]
    fn errors_stay_and_unknown_rules_are_told() {
        let error = vec![Diagnostic::new(Code::DeadLink, SourceId(1), "x")];
        let left = apply(&said("dead-link", RuleSetting::Off), &sources(), error);
        assert_eq!(left.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::DeadLink, Code::BadValue]);
        let left = apply(&said("dead-pathh", RuleSetting::Off), &sources(), Vec::new());
        assert_eq!(left[0].help.as_deref(), Some("did you mean `dead-path`?"));
    }
}
