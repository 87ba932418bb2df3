//! A site that is called official, and a disclaimer that says it is not.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::markdown::Passage;
use crate::model::blog::{Blog, Policy};
use crate::model::language::Language;
use crate::model::phrases::Phrases;
use crate::model::text::LocalText;
use crate::source::{SourceId, Sources};

use super::text::read;
use super::words::{Words, sentence};
use super::{Asked, Rule, by_source};

pub(super) const RULE: Rule = Rule {
    code: Code::OfficialClaim,
    explanation: "\
Readers, and lawyers, take a site at its word. One that calls itself the official site of an embassy in one place and \
says in its disclaimer that it is not official contradicts itself, and the disclaimer protects nobody. Decide which is \
true, and say it in both places. That guest writers and commenters speak for themselves is no contradiction: such a \
disclaimer is not meant.

Wrong, together:

    description: The official blog of the Embassy in Amman.
    This is not an official site of any government.

Right:

    description: The blog of the Embassy in Amman.
    The views of guest writers are their own.

Judged are a blog's title, description and identifier, and the title, summary and first paragraph of its pages, against \
all policies that the blog shows in the same language. The words are a list for each language (Arabic, Chinese, English, \
French, Russian, Spanish).",
    of_text: None,
    of_site: Some(check),
};

/// Where a disclaimer says that the site is not official.
#[derive(Debug, Clone)]
struct Denial {
    source: SourceId,
    place: Place,
}

fn check(asked: &Asked, found: &mut Vec<Diagnostic>) {
    // Most policies are shown by several blogs.
    let mut read_before = FxHashMap::default();
    for (number, blog) in asked.site.blogs.iter().enumerate() {
        for (language, _) in &blog.languages {
            let Some(phrases) = Phrases::of(language) else { continue };
            let denial = blog.policy_texts.iter().find_map(|policy| {
                let translation =
                    policy.translations.iter().find(|translation| translation.language == *language)?;
                read_before
                    .entry(translation.source)
                    .or_insert_with(|| denial(asked.sources, translation.source, policy, language, phrases))
                    .clone()
            });
            if let Some(denial) = denial {
                of_settings(asked, number, language, phrases, &denial, found);
                of_pages(asked, blog, language, phrases, &denial, found);
            }
        }
    }
}

/// Reads a policy, if it speaks of what is official at all.
fn denial(
    sources: &Sources,
    source: SourceId,
    policy: &Policy,
    language: &Language,
    phrases: &'static Phrases,
) -> Option<Denial> {
    let text = sources.text(source).ok()?;
    if !phrases.official_roots.iter().any(|root| text.contains(root)) {
        return None;
    }
    let translation = policy.translations.iter().find(|translation| translation.language == *language)?;
    let summary = translation.summary.as_ref().map(|(_, text)| ("summary", &**text));
    for (key, line) in [("title", &*translation.title)].into_iter().chain(summary) {
        if denies(line, phrases).is_some() {
            return Some(Denial { source, place: Place::key(key) });
        }
    }
    let (passages, offset) = read(sources, source)?;
    passages.iter().find_map(|passage| {
        let place = passage.place(&denies(&passage.text, phrases)?);
        Some(Denial { source, place: Place::Span(place.start + offset..place.end + offset) })
    })
}

/// Where a text says that the site is not official; what it says of guests and commenters is not meant.
fn denies(text: &str, phrases: &'static Phrases) -> Option<std::ops::Range<usize>> {
    let found = Words::new(text, phrases).find(phrases.unofficial);
    let of_site = |range: &std::ops::Range<usize>| {
        Words::new(sentence(text, range), phrases).find(phrases.others).is_empty()
    };
    found.into_iter().map(|found| found.range).find(of_site)
}

/// Where a text calls the site official: not another one that it links to, and not to deny it.
fn claims(passage: &Passage, phrases: &'static Phrases) -> Option<std::ops::Range<usize>> {
    let words = Words::new(&passage.text, phrases);
    let denied = words.find(phrases.unofficial);
    let touches = |one: &std::ops::Range<usize>, other: &std::ops::Range<usize>| {
        one.start < other.end && other.start < one.end
    };
    let found = words.find(phrases.official).into_iter().map(|found| found.range);
    found.into_iter().find(|range| {
        !denied.iter().any(|denied| touches(range, &denied.range))
            && !passage.links.iter().any(|link| touches(range, link))
    })
}

fn of_settings(
    asked: &Asked,
    number: usize,
    language: &Language,
    phrases: &'static Phrases,
    denial: &Denial,
    found: &mut Vec<Diagnostic>,
) {
    let (Some(blog), Some(hub)) = (asked.site.blogs.get(number), asked.site.blogs.first()) else { return };
    let own = |text: &LocalText| text.choose([language]).1.is_none_or(|chosen| chosen == language);
    // What a mission leaves out is the network's.
    let inherited = number > 0 && blog.identifier == hub.identifier;
    let whose = if inherited { hub.source } else { blog.source };
    let identifier = blog.identifier.iter().map(|(text, _)| (whose, vec!["identifier", "text"], text));
    let texts =
        [(blog.source, vec!["title"], &blog.title), (blog.source, vec!["description"], &blog.description)];
    for (source, mut path, text) in texts.into_iter().chain(identifier).filter(|(_, _, text)| own(text)) {
        let (line, chosen) = text.choose([language]);
        // A plain text is in the blog's default language.
        if chosen.is_none() && *language != blog.default_language {
            continue;
        }
        if let Some(range) = claims(&Passage::plain(line), phrases) {
            path.extend(chosen.map(Language::as_str));
            found.push(fault(source, line.get(range), Place::path(path), denial));
        }
    }
}

fn of_pages(
    asked: &Asked,
    blog: &Blog,
    language: &Language,
    phrases: &'static Phrases,
    denial: &Denial,
    found: &mut Vec<Diagnostic>,
) {
    let texts = by_source(asked.texts);
    let of_language = blog.pages.iter().flat_map(|page| &page.translations);
    for page in of_language.filter(|page| page.language == *language) {
        let Some(document) = texts.get(&page.source) else { continue };
        let summary = document.inlines.summary.as_ref().map(|summary| ("summary", &*summary.text));
        for (key, line) in [("title", &*page.title)].into_iter().chain(summary) {
            if let Some(range) = claims(&Passage::plain(line), phrases) {
                found.push(fault(page.source, line.get(range), Place::key(key), denial));
            }
        }
        let Some((passages, offset)) = read(asked.sources, page.source) else { continue };
        let Some(first) = passages.first() else { continue };
        if let Some(range) = claims(first, phrases) {
            let place = first.place(&range);
            let place = Place::Span(place.start + offset..place.end + offset);
            found.push(fault(page.source, first.text.get(range), place, denial));
        }
    }
}

fn fault(source: SourceId, words: Option<&str>, place: Place, denial: &Denial) -> Diagnostic {
    let words = words.unwrap_or_default();
    let message =
        format!("this calls the site official (\u{201c}{words}\u{201d}), and a policy says that it is not");
    Diagnostic::new(RULE.code, source, message)
        .at(place)
        .help("decide which of the two is true, and say it in both places")
        .related(denial.source, denial.place.clone(), "this says that it is not")
}

#[cfg(test)]
mod tests {
    use super::{claims, denies};
    use crate::markdown::Passage;
    use crate::model::phrases::Phrases;
    use crate::rules::tests::said;

    fn of(tag: &str) -> &'static Phrases {
        Phrases::of(&tag.parse().unwrap()).unwrap()
    }

    #[test]
    fn claims_and_denials_are_told_apart_in_every_language() {
        for (tag, claim, denial) in [
            ("ar", "المدوّنة الرسمية للسفارة في عمّان.", "هذا الموقع ليس موقعًا رسميًا لأي حكومة."),
            ("en", "The official blog of the Embassy.", "This is not an official site of any government."),
            ("es", "El blog oficial de la Embajada.", "Este no es un sitio oficial de ningún gobierno."),
            ("fr", "Le blog officiel de l’ambassade.", "Ceci n’est pas un site officiel."),
            ("ru", "Официальный сайт посольства.", "Этот сайт не является официальным сайтом."),
            ("zh-Hans", "驻北京大使馆官方博客。", "本站并非官方网站。"),
        ] {
            let phrases = of(tag);
            assert!(claims(&Passage::plain(claim), phrases).is_some(), "{claim}");
            assert!(denies(claim, phrases).is_none(), "{claim}");
            assert!(denies(denial, phrases).is_some(), "{denial}");
            assert!(claims(&Passage::plain(denial), phrases).is_none(), "{denial}");
        }
    }

    #[test]
    fn what_is_said_of_guests_and_of_announcements_is_no_denial() {
        for (tag, text) in [
            ("ar", "ليس فيها ما يُعدّ إعلانًا رسميًا صادرًا عن أي حكومة."),
            ("en", "Nothing here is an official announcement of any government."),
            ("en", "The views of guests on this blog are not official."),
            ("es", "Nada constituye anuncio oficial de ningún gobierno."),
            ("fr", "Rien de ce qui s’y trouve ne constitue l’annonce officielle d’un gouvernement."),
            ("ru", "Ничто здесь не является официальным сообщением какого-либо правительства."),
            ("zh-Hans", "此处的任何内容都不是任何政府的正式公告。"),
        ] {
            assert!(denies(text, of(tag)).is_none(), "{text}");
        }
    }

    #[test]
    fn settings_and_pages_are_held_against_policies() {
        let disclaimer =
            ("policies/disclaimer.ar.md", "---\ntitle: إخلاء مسؤولية\n---\nهذه المدونة غير رسمية.\n");
        let description = "title: M\ncountry: JO\ndescription: المدوّنة الرسمية للسفارة في عمّان.\n";
        let about = "---\ntitle: من نحن\n---\nهذه هي الصفحة الرسمية للسفارة.\n\nزوروا [الموقع الرسمي](https://a.example/).\n";
        let files = [disclaimer, ("m/mission.yaml", description), ("m/pages/about.ar.md", about)];
        let found = said("ar", &files);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|fault| fault.starts_with("official-claim ")), "{found:?}");
        assert_eq!(said("ar", &files[1..]), [""; 0]);
        let of_guests = ("policies/disclaimer.ar.md", "---\ntitle: ت\n---\nآراء الضيوف ليس لها صفة رسمية.\n");
        assert_eq!(said("ar", &[of_guests, files[1], files[2]]), [""; 0]);
    }
}
