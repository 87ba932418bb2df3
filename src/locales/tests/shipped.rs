//! The shipped translations: whole, well formed, with the plurals of their languages.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement, VariantKey};
use icu::plurals::{PluralRuleType, PluralRules};
use jiff::civil::date;

use super::{get, locales, tag};
use crate::locales::plurals::category_name;
use crate::locales::shipped::{shipped, shipped_scaffold};
use crate::locales::{Argument, DateStyle, Locale, SHIPPED, scaffold, shipped_catalog};
use crate::source::SourceId;

fn all(text: &str) -> Vec<fluent_syntax::ast::Message<&str>> {
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let message = |entry| if let Entry::Message(message) = entry { Some(message) } else { None };
    resource.body.into_iter().filter_map(message).collect()
}

/// A value for each variable of the contract.
fn samples(locale: &Locale, variables: &BTreeSet<String>, count: i64) -> Vec<(String, String, i64)> {
    let sample = |name: &String| {
        let text = match name.as_str() {
            "date" | "first" | "last" => locale.date(date(2012, 12, 27), DateStyle::Long),
            "language" => locale.language_name(&tag("kk")),
            "period" => locale.date(date(2012, 12, 27), DateStyle::MonthYear),
            _ => "Łódź & Co".to_owned(),
        };
        (name.clone(), text, count)
    };
    variables.iter().map(sample).collect()
}

fn formed(tag: &str, name: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    let locales = locales(&[], &[(tag, &[])]);
    get(&locales, tag).plain(name, arguments).unwrap().text.to_string()
}

fn counted(tag: &str, name: &str, counts: &[i64]) -> Vec<String> {
    counts.iter().map(|count| formed(tag, name, &[("count", Argument::Number(*count))])).collect()
}

#[test]
fn every_shipped_language_is_there() {
    assert!(SHIPPED.iter().all(|tag| shipped(tag).is_some()));
    assert!(SHIPPED.is_sorted());
}

#[test]
fn every_language_has_the_messages_and_variables_of_english() {
    let variables = |language: &str| -> BTreeMap<String, BTreeSet<String>> {
        let catalog = shipped_catalog(&tag(language));
        catalog.messages.into_iter().map(|(name, entry)| (name, entry.variables)).collect()
    };
    let english = variables("en");
    assert!(english.len() > 80);
    for language in SHIPPED {
        assert_eq!(variables(language), english, "{language}");
        let order = |tag| -> Vec<String> {
            all(shipped(tag).unwrap()).iter().map(|message| message.id.name.to_owned()).collect()
        };
        assert_eq!(order(language), order("en"), "{language}");
    }
}

#[test]
fn every_message_is_formed_in_its_own_language_for_every_count() {
    for language in SHIPPED {
        let locales = locales(&[], &[(language, &[])]);
        let locale = get(&locales, language);
        for (name, entry) in shipped_catalog(&tag(language)).messages {
            for count in [0, 1, 2, 3, 5, 11, 21, 100, 1_000_000] {
                let samples = samples(locale, &entry.variables, count);
                let arguments: Vec<(&str, Argument<'_>)> = samples
                    .iter()
                    .map(|(name, text, count)| match name.as_str() {
                        "count" | "page" | "pages" | "number" => (name.as_str(), Argument::Number(*count)),
                        _ => (name.as_str(), Argument::Text(text)),
                    })
                    .collect();
                let message = locale.visible(&name, &arguments).unwrap();
                assert_eq!(message.language, tag(language), "{name}");
                assert!(!message.text.trim().is_empty() && !message.text.contains('{'), "{name}");
                assert!(!message.text.contains(".."), "{language} {name}: {}", message.text);
            }
        }
    }
}

#[test]
fn counts_have_every_plural_category_of_their_language() {
    fn categories(pattern: &Pattern<&str>) -> Option<BTreeSet<String>> {
        pattern.elements.iter().find_map(|element| match element {
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => Some(
                variants
                    .iter()
                    .map(|variant| match variant.key {
                        VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => {
                            name.to_owned()
                        }
                    })
                    .collect(),
            ),
            _ => None,
        })
    }
    for language in SHIPPED {
        let locale: icu::locale::Locale = language.parse().unwrap();
        let rules = PluralRules::try_new((&locale).into(), PluralRuleType::Cardinal.into()).unwrap();
        let expected: BTreeSet<String> =
            rules.categories().map(|category| category_name(category).to_owned()).collect();
        for message in all(shipped(language).unwrap()) {
            if !["story-count", "this-week-stories", "comment-count"].contains(&message.id.name) {
                continue;
            }
            let found = categories(message.value.as_ref().unwrap());
            let found = found.unwrap_or_else(|| BTreeSet::from(["other".to_owned()]));
            assert_eq!(found, expected, "{language} {}", message.id.name);
        }
    }
}

#[test]
fn plurals_are_those_of_the_language() {
    assert_eq!(
        counted("ar", "story-count", &[0, 1, 2, 3, 10, 11, 99, 100, 102, 103]),
        [
            "لا توجد مقالات",
            "مقال واحد",
            "مقالان",
            "3 مقالات",
            "10 مقالات",
            "11 مقالًا",
            "99 مقالًا",
            "100 مقال",
            "102 مقال",
            "103 مقالات"
        ]
    );
    assert_eq!(
        counted("ru", "comment-count", &[0, 1, 2, 5, 11, 21, 22, 1001]),
        [
            "0 комментариев",
            "1 комментарий",
            "2 комментария",
            "5 комментариев",
            "11 комментариев",
            "21 комментарий",
            "22 комментария",
            "1\u{a0}001 комментарий"
        ]
    );
    assert_eq!(
        counted("fr", "story-count", &[0, 1, 2, 1500, 1_000_000]),
        [
            "0 article",
            "1 article",
            "2 articles",
            "1\u{202f}500 articles",
            "1\u{202f}000\u{202f}000 d’articles"
        ]
    );
    assert_eq!(counted("es", "story-count", &[0, 1, 2]), ["0 artículos", "1 artículo", "2 artículos"]);
    assert_eq!(counted("en", "story-count", &[0, 1, 2]), ["0 stories", "1 story", "2 stories"]);
    assert_eq!(
        counted("zh-Hans", "this-week-stories", &[0, 1, 12345]),
        ["本周 0 篇文章", "本周 1 篇文章", "本周 12,345 篇文章"]
    );
}

#[test]
fn messages_read_well_with_what_is_put_into_them() {
    let with_date = |tag: &str, name: &str, style: DateStyle| {
        let locales = locales(&[], &[(tag, &[])]);
        let locale = get(&locales, tag);
        let text = locale.date(date(2026, 3, 5), style);
        let argument = if name == "stories-of" { "period" } else { "date" };
        locale.plain(name, &[(argument, Argument::Text(&text))]).unwrap().text.to_string()
    };
    assert_eq!(with_date("fr", "published", DateStyle::Full), "Publié le jeudi 5 mars 2026");
    assert_eq!(with_date("es", "published", DateStyle::Long), "Publicado el 5 de marzo de 2026");
    assert_eq!(with_date("ru", "published", DateStyle::Long), "Опубликовано 5 марта 2026\u{202f}г.");
    assert_eq!(
        with_date("ru", "withdrawn-on", DateStyle::Long),
        "Материал был отозван 5 марта 2026\u{202f}г."
    );
    assert_eq!(with_date("ar", "published", DateStyle::Long), "نُشر في 5 مارس 2026");
    assert_eq!(with_date("zh", "withdrawn-on", DateStyle::Long), "本文已于2026年3月5日撤回。");
    assert_eq!(with_date("fr", "stories-of", DateStyle::MonthYear), "Articles\u{a0}: mars 2026");
    assert_eq!(with_date("fr", "stories-of", DateStyle::Year), "Articles\u{a0}: 2026");
    assert_eq!(with_date("es", "stories-of", DateStyle::MonthYear), "Artículos de marzo de 2026");
    assert_eq!(with_date("ar", "stories-of", DateStyle::Year), "مقالات 2026");
    assert_eq!(with_date("zh", "stories-of", DateStyle::MonthYear), "2026年3月的文章");
    assert_eq!(with_date("fr", "week-of", DateStyle::Long), "Semaine du 5 mars 2026");
    assert_eq!(
        formed("fr", "in-language", &[("language", Argument::Text("chinois simplifié"))]),
        "En chinois simplifié"
    );
}

#[test]
fn punctuation_is_typographic() {
    for language in SHIPPED {
        for (line, text) in shipped(language).unwrap().lines().zip(1..).map(|(line, at)| (at, line)) {
            if text.starts_with('#') {
                continue;
            }
            assert!(!text.contains(['\'', '"']), "{language}:{line} {text}");
            assert!(!text.contains("..."), "{language}:{line} {text}");
            assert_eq!(text.trim_end(), text, "{language}:{line}");
        }
    }
    for text in shipped("fr").unwrap().lines().filter(|line| !line.starts_with('#')) {
        for (at, mark) in text.char_indices() {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            match mark {
                ':' | '»' => assert_eq!(before, Some('\u{a0}'), "{text}"),
                ';' | '!' | '?' => assert_eq!(before, Some('\u{202f}'), "{text}"),
                _ => {}
            }
        }
    }
}

#[test]
fn what_new_files_say_is_there_in_every_language() {
    let names = |language: &str| -> Vec<String> {
        all(shipped_scaffold(language).unwrap()).iter().map(|message| message.id.name.to_owned()).collect()
    };
    let english = names("en");
    assert!(english.len() > 20);
    for language in SHIPPED {
        assert_eq!(names(language), english, "{language}");
        let locale = scaffold(&[], &tag(language), &[]).unwrap();
        for name in &english {
            let arguments =
                [("offices", Argument::Text("paris, lyon")), ("zone", Argument::Text("Europe/Paris"))];
            let message = locale.plain(name, &arguments).unwrap();
            assert_eq!(message.language, tag(language), "{name}");
            assert!(!message.text.contains(['\n', '{', '\u{2068}']), "{language} {name}: {}", message.text);
            assert!(
                !shipped(language).unwrap().contains(&format!("\n{name} =")),
                "{name} is of the interface"
            );
        }
    }
    // A site's own words hold, and a language that we lack has its fallback's.
    let own = [(SourceId(0), tag("fr"), "new-hint = À vous.\n")];
    assert_eq!(*scaffold(&own, &tag("fr"), &[]).unwrap().string("new-hint").unwrap().text, *"À vous.");
    let kazakh = scaffold(&[], &tag("kk"), &[tag("ru")]).unwrap();
    assert_eq!(kazakh.string("new-hint").unwrap().language, tag("ru"));
}
