//! Settings that name what is not there: languages without a blog, addresses that two sites share, domains
//! that are none. Judged when all blogs are known.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::locales::{CALENDARS, NUMERALS};
use crate::model::blog::Blog;
use crate::model::language::Language;
use crate::model::settings::Settings;
use crate::model::url::Root;
use crate::model::writing::{self, Writing};
use crate::resolve::links::may_be_published;
use crate::resolve::roots::may_be_hub;
use crate::source::SourceId;

/// `settings[i]` are those of `blogs[i]`; in a preview all sites have other addresses than they say.
pub fn check(
    settings: &[&Settings],
    blogs: &[Blog],
    roots: &[Root],
    preview: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (settings, blog) in settings.iter().zip(blogs) {
        fallbacks(settings, blog, blogs, diagnostics);
        own_domains(settings, blog, diagnostics);
    }
    if !preview {
        shared_addresses(blogs, roots, diagnostics);
    }
}

/// Addresses in settings that cannot be published. Judged for each file by itself.
pub fn addresses(source: SourceId, own: &Settings, diagnostics: &mut Vec<Diagnostic>) {
    let mut check = |key: &str, url: &str| {
        if !may_be_published(url) {
            diagnostics.push(
                Diagnostic::new(
                    Code::BadUrl,
                    source,
                    format!("`{url}` is not an address that can be published"),
                )
                .at(Place::value(key, url))
                .help("begin it with `https://`, `mailto:` or `/`"),
            );
        }
    };
    for link in own.footer.iter().flatten() {
        check("footer", &link.url);
    }
    if let Some(write_to) = &own.comments.write_to {
        check("comments", write_to);
    }
    if let Some(contact) = own.accessibility.contact.as_ref().filter(|contact| contact.contains(':')) {
        check("accessibility", contact);
    }
    if let Some(url) = own.identifier.as_ref().and_then(|identifier| identifier.url.as_ref()) {
        check("identifier", url);
    }
    if let Some(hub) = own.feed_hub.as_deref().filter(|hub| !may_be_hub(hub)) {
        diagnostics.push(
            Diagnostic::new(Code::BadUrl, source, format!("`{hub}` is not the address of a hub"))
                .at(Place::key("feed_hub"))
                .help("write the whole address that its keeper gives: `https://hub.example.org/`"),
        );
    }
}

/// A fallback is for a language that is published; what is fallen back on may have messages alone.
fn fallbacks(settings: &Settings, blog: &Blog, blogs: &[Blog], diagnostics: &mut Vec<Diagnostic>) {
    let is_hub = blog.id.is_empty();
    let within = blogs.iter().filter(|other| is_hub || other.id == blog.id);
    let known: Vec<&Language> =
        within.flat_map(|blog| &blog.languages).map(|(language, _)| language).collect();
    for language in settings.fallbacks.keys().filter(|language| !known.contains(language)) {
        let help = match nearest(language.as_str(), known.iter().map(|language| language.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("take it out, or add `{language}` to `languages`"),
        };
        let message = format!("fallbacks are given for `{language}`, in which nothing is published");
        diagnostics.push(
            Diagnostic::new(Code::UnknownLanguage, blog.source, message)
                .at(Place::value("fallbacks", language.as_str()))
                .help(help),
        );
    }
}

/// How languages are written, but for what nobody knows: a language in which nothing is published is let pass, as
/// one that is still to come.
pub fn writing(
    (source, network): &(SourceId, Settings),
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Language, Writing> {
    let mut known = |key: &'static str, what: &str, name: Option<Arc<str>>, known: &[&str]| {
        let name = name?;
        if known.contains(&&*name) {
            return Some(name);
        }
        let listed = known.join(", ");
        let help = match nearest(&name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? There are: {listed}"),
            None => format!("write one of these: {listed}"),
        };
        let message = format!("there {what} called `{name}`");
        diagnostics
            .push(Diagnostic::new(Code::BadValue, *source, message).at(Place::value(key, &*name)).help(help));
        None
    };
    let mut all = writing::writing(network);
    for writing in all.values_mut() {
        writing.numerals = known("numerals", "are no numerals", writing.numerals.take(), NUMERALS);
        writing.calendar = known("calendars", "is no calendar", writing.calendar.take(), CALENDARS);
    }
    all
}

fn own_domains(settings: &Settings, blog: &Blog, diagnostics: &mut Vec<Diagnostic>) {
    let is_domain = |domain: &str| {
        !domain.is_empty()
            && !domain.starts_with(['.', '-'])
            && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
    };
    for domain in settings.own_domains.iter().flatten().filter(|domain| !is_domain(domain)) {
        diagnostics.push(
            Diagnostic::new(Code::BadValue, blog.source, format!("`{domain}` is not a domain"))
                .at(Place::value("own_domains", domain))
                .help("write it without `https://`, a path or a star: `example.gov`, which stands for its subdomains too"),
        );
    }
}

fn shared_addresses(blogs: &[Blog], roots: &[Root], diagnostics: &mut Vec<Diagnostic>) {
    for (number, root) in roots.iter().enumerate().skip(1) {
        let same = |other: &Root| (&other.origin, &other.prefix) == (&root.origin, &root.prefix);
        let Some(first) = roots.iter().take(number).position(same) else { continue };
        let owner = |number: usize| blogs.iter().find(|blog| blog.root.0 as usize == number);
        let Some(blog) = owner(number) else { continue };
        let whose = match owner(first) {
            Some(other) if !other.id.is_empty() => format!("the mission `{}`", other.id),
            _ => "the network".to_string(),
        };
        diagnostics.push(
            Diagnostic::new(Code::BadUrl, blog.source, format!("this is the address of {whose} already"))
                .at(Place::key("base_url"))
                .help("give this mission an address of its own, or take the line out to publish it in the network's site"),
        );
    }
}
