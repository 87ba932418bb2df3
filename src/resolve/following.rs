//! Whether a story's translations still follow their original, and what a page says of one that does not.
//!
//! A revision that is not written as revisions are, or that stands in a file where it can mean nothing, is a fault;
//! such a translation counts as one without.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::artifact::Fingerprint;
use crate::model::blog::Blog;
use crate::model::front_matter::FrontMatter;
use crate::model::post::{Outdated, Translation};
use crate::model::revision::{Following, Revision, following};
use crate::resolve::groups::{Group, Member};
use crate::source::SourceId;

/// Whether each of a story's translations is stale, in their order. The original never is.
pub fn stale(group: &Group, blog: &Blog, diagnostics: &mut Vec<Diagnostic>) -> Vec<bool> {
    let Some(original) = group.members.first() else { return Vec::new() };
    waived(original, blog, diagnostics);
    let minor = original.document.front_matter.minor_edits.as_deref().unwrap_or_default();
    let one = |(number, member): (usize, &Member)| {
        check(member, number == 0, diagnostics);
        number > 0 && following(stamp(member), original.document.revision, minor) == Following::Stale
    };
    group.members.iter().enumerate().map(one).collect()
}

/// Gives those of a story's translations that are stale what readers are told of it. Where the original is not
/// out, or was withdrawn, there is nothing to be told.
pub fn mark(translations: &mut [Translation], original: SourceId, stale: &[SourceId]) {
    let Some((first, others)) = translations.split_first_mut() else { return };
    if first.source != original || first.head.withdrawn.is_some() {
        return;
    }
    let is_stale = |translation: &&mut Translation| {
        stale.contains(&translation.source) && translation.head.withdrawn.is_none()
    };
    for translation in others.iter_mut().filter(is_stale) {
        let updated = first.head.updated.filter(|updated| updated.timestamp > first.head.published.timestamp);
        let outdated = Outdated {
            language: first.language.clone(),
            address: first.address.clone(),
            date: updated.unwrap_or(first.head.published),
            is_updated: updated.is_some(),
        };
        translation.fingerprint = Fingerprint::of(&(translation.fingerprint, &outdated));
        translation.detail.outdated = Some(Box::new(outdated));
    }
}

fn stamp(member: &Member) -> Option<&str> {
    member.document.front_matter.translation.as_ref()?.revision.as_deref()
}

fn check(member: &Member, is_original: bool, diagnostics: &mut Vec<Diagnostic>) {
    let source = member.document.source;
    let FrontMatter { translation, minor_edits, .. } = &*member.document.front_matter;
    let revision = translation.as_ref().and_then(|translation| translation.revision.as_deref());
    let mut fault = |message: String, place: Place, help: &str| {
        diagnostics.push(Diagnostic::new(Code::BadRevision, source, message).at(place).help(help));
    };
    if let Some(revision) = revision {
        let place = Place::path(["translation", "revision"]);
        if is_original {
            let message = "this is the original, which follows no revision of another text".to_owned();
            fault(message, place, "take the line out; it belongs into the translations");
        } else if revision.parse::<Revision>().is_err() {
            fault(not_one(revision), place, "let `chancery translations accept` write it, or take it out");
        }
    }
    for revision in minor_edits.iter().flatten() {
        if !is_original {
            let message = "this is a translation, and only an original has `minor_edits`".to_owned();
            fault(message, Place::key("minor_edits"), "take the line out; it belongs into the original");
            break;
        }
        if revision.parse::<Revision>().is_err() {
            let help = "let `chancery translations accept --minor` write it, or take it out";
            fault(not_one(revision), Place::value("minor_edits", revision), help);
        }
    }
}

/// A language in which no translation will come has to be one in which one could.
fn waived(original: &Member, blog: &Blog, diagnostics: &mut Vec<Diagnostic>) {
    for language in original.document.front_matter.translations_waived.iter().flatten() {
        let is_known = blog.languages.iter().any(|(known, _)| known == language);
        let (message, help) = match is_known {
            true if *language != original.language => continue,
            true => (
                format!("this is the original, in {language}, and waives itself"),
                "name languages in which no translation will come".to_owned(),
            ),
            false => (
                format!("`{language}` is waived, a language that the mission does not have"),
                format!("take it out, or add it to `languages` in `content/{}/mission.yaml`", blog.id),
            ),
        };
        let fault = Diagnostic::new(Code::BadValue, original.document.source, message);
        diagnostics.push(fault.at(Place::value("translations_waived", language.as_str())).help(help));
    }
}

fn not_one(written: &str) -> String {
    format!("`{written}` is no revision, such as `r1-4f0c6a1b9e`")
}
