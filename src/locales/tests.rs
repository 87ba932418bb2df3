//! The whole of it: files in, messages out.

use std::collections::BTreeMap;

use jiff::civil::date;

use super::{Argument, DateStyle, Direction, Locale, Locales, load};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::language::Language;
use crate::source::SourceId;

mod shipped;

fn tag(text: &str) -> Language {
    text.parse().unwrap()
}

fn tags(texts: &[&str]) -> Vec<Language> {
    texts.iter().map(|text| tag(text)).collect()
}

/// The locales of a site with files (language, text) and languages (tag, fallbacks).
fn site(files: &[(&str, &str)], languages: &[(&str, &[&str])]) -> (Locales, Vec<Diagnostic>) {
    let sources: Vec<(SourceId, Language, &str)> =
        files.iter().zip(0..).map(|((language, text), at)| (SourceId(at), tag(language), *text)).collect();
    let languages: Vec<(Language, Vec<Language>)> =
        languages.iter().map(|(language, after)| (tag(language), tags(after))).collect();
    let checked = load(&sources, &languages, &BTreeMap::new()).unwrap();
    (checked.value, checked.diagnostics)
}

/// The locale of one language, without a fault.
fn locales(files: &[(&str, &str)], languages: &[(&str, &[&str])]) -> Locales {
    let (locales, faults) = site(files, languages);
    assert_eq!(faults, []);
    locales
}

fn get<'a>(locales: &'a Locales, language: &str) -> &'a Locale {
    locales.get(&tag(language)).unwrap()
}

fn string(locale: &Locale, name: &str) -> (String, String) {
    let message = locale.string(name).unwrap();
    (message.text.to_string(), message.language.to_string())
}

/// What stands at each fault's span, and its message.
fn faults(text: &str) -> Vec<(String, String)> {
    let (_, faults) = site(&[("fr", text)], &[("fr", &[])]);
    let show = |fault: Diagnostic| {
        assert_eq!((fault.code, fault.source), (Code::FluentMessage, Some(SourceId(0))));
        assert!(fault.help.is_some());
        let Place::Span(span) = fault.place else { panic!("no span") };
        (text.get(span).unwrap().to_owned(), fault.message)
    };
    faults.into_iter().map(show).collect()
}

fn fault(at: &str, message: &str) -> (String, String) {
    (at.to_owned(), message.to_owned())
}

#[test]
fn everything_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Locales>();
    shared::<Locale>();
}

#[test]
fn a_file_of_the_site_overrides_what_is_shipped_and_later_ones_earlier() {
    let files =
        [("fr", "home = Un\nhub = Deux\nown = À nous\n"), ("fr", "home = Trois\n"), ("ru", "x = X\n")];
    let locales = locales(&files, &[("fr", &[])]);
    let french = get(&locales, "fr");
    assert_eq!(string(french, "home"), ("Trois".into(), "fr".into()));
    assert_eq!(string(french, "hub"), ("Deux".into(), "fr".into()));
    assert_eq!(string(french, "own"), ("À nous".into(), "fr".into()));
    assert_eq!(string(french, "languages"), ("Langues".into(), "fr".into()));
    assert!(french.string("x").is_none());
    assert!(locales.get(&tag("ru")).is_none());
}

#[test]
fn a_language_variant_takes_the_messages_of_its_language_unmarked() {
    let locales = locales(
        &[("en", "extra = Extra\n")],
        &[("zh-Hans", &["ru", "en"]), ("fr-CA", &["fr", "en"]), ("ar-EG", &[])],
    );
    assert_eq!(string(get(&locales, "zh-Hans"), "home"), ("首页".into(), "zh-Hans".into()));
    assert_eq!(string(get(&locales, "fr-CA"), "home"), ("Accueil".into(), "fr-CA".into()));
    assert_eq!(string(get(&locales, "fr-CA"), "extra"), ("Extra".into(), "en".into()));
    let egypt = get(&locales, "ar-EG");
    assert_eq!(egypt.direction, Direction::Rtl);
    let pages =
        egypt.plain("page-of", &[("page", Argument::Number(2)), ("pages", Argument::Number(1234))]).unwrap();
    assert_eq!(&*pages.text, "الصفحة ٢ من ١٬٢٣٤");
}

#[test]
fn a_language_without_messages_borrows_them_marked_with_one_warning() {
    let (locales, faults) = site(&[], &[("pt", &["es"]), ("zh-Hant", &["zh", "en"]), ("qaa", &[])]);
    assert_eq!(string(get(&locales, "pt"), "home"), ("Inicio".into(), "es".into()));
    assert_eq!(get(&locales, "pt").date(date(2012, 12, 27), DateStyle::MonthYear), "dezembro de 2012");
    assert_eq!(string(get(&locales, "zh-Hant"), "home"), ("首页".into(), "zh".into()));
    let unknown = get(&locales, "qaa");
    assert_eq!(string(unknown, "home"), ("Home".into(), "en".into()));
    assert_eq!(unknown.format_language(), &tag("en"));
    assert_eq!(unknown.date(date(2012, 12, 27), DateStyle::Long), "December 27, 2012");
    assert_eq!(unknown.language_name(&tag("fr")), "French");
    let said: Vec<(Code, Option<SourceId>, &str, &str)> = faults
        .iter()
        .map(|fault| (fault.code, fault.source, fault.message.as_str(), fault.help.as_deref().unwrap()))
        .collect();
    assert_eq!(
        said,
        [
            (
                Code::MissingMessages,
                None,
                "the interface has no messages in Portuguese (`pt`)",
                "add `locales/pt/interface.ftl` with the messages (`about-the-author = …`); until then they are shown in Spanish (`es`)"
            ),
            (
                Code::MissingMessages,
                None,
                "the interface has no messages in Traditional Chinese (`zh-Hant`)",
                "add `locales/zh-Hant/interface.ftl` with the messages (`about-the-author = …`); until then they are shown in Chinese (`zh`)"
            ),
            (
                Code::MissingMessages,
                None,
                "the interface has no messages in qaa (`qaa`)",
                "add `locales/qaa/interface.ftl` with the messages (`about-the-author = …`); until then they are shown in English (`en`)"
            ),
        ]
    );
    assert!(faults.iter().all(|fault| !fault.is_error()));
}

#[test]
fn a_language_with_some_messages_is_asked_for_the_others() {
    let shipped = super::shipped("es").unwrap();
    let most: String = shipped.split("## Notices").next().unwrap().to_owned();
    let (locales, faults) = site(&[("pt", &most)], &[("pt", &[])]);
    assert_eq!(string(get(&locales, "pt"), "home"), ("Inicio".into(), "pt".into()));
    assert_eq!(string(get(&locales, "pt"), "not-found"), ("Page not found".into(), "en".into()));
    let [fault] = faults.as_slice() else { panic!("{faults:?}") };
    assert!(fault.message.ends_with("missing in Portuguese (`pt`): `accessibility-assessed`, `accessibility-commitment`, `accessibility-contact`, `accessibility-contact-intro`, `accessibility-gaps`, …"), "{}", fault.message);
}

#[test]
fn what_is_put_into_a_message_is_isolated_escaped_or_neither() {
    let locales = locales(&[("fr", "by-authors = Par <b> & { $authors }\n")], &[("fr", &[])]);
    let french = get(&locales, "fr");
    let text = [("authors", Argument::Text("A < B"))];
    assert_eq!(&*french.visible("by-authors", &text).unwrap().text, "Par <b> & \u{2068}A < B\u{2069}");
    assert_eq!(&*french.plain("by-authors", &text).unwrap().text, "Par <b> & A < B");
    assert_eq!(&*french.html("by-authors", &text).unwrap().text, "Par &lt;b&gt; &amp; <bdi>A &lt; B</bdi>");
    let link = french.list_html(&[("Ana", "<a href=\"/a/\">Ana</a>")]);
    assert_eq!(
        &*french.html("by-authors", &[("authors", Argument::Html(&link))]).unwrap().text,
        "Par &lt;b&gt; &amp; <a href=\"/a/\">Ana</a>"
    );
    let forged = [("authors", Argument::Text("\u{fdd0}0\u{fdd1}"))];
    assert_eq!(
        &*french.html("by-authors", &forged).unwrap().text,
        "Par &lt;b&gt; &amp; <bdi>0\u{fdd1}</bdi>"
    );
    // Marks of a name's own, and such as end what was never begun.
    let marked = [("authors", Argument::Text("\u{2069}\u{2067}x\u{2069}\u{2068}y"))];
    assert_eq!(
        &*french.html("by-authors", &marked).unwrap().text,
        "Par &lt;b&gt; &amp; <bdi></bdi>\u{2067}x\u{2069}<bdi>y</bdi>"
    );
}

#[test]
fn strings_are_the_messages_without_variables_in_order() {
    let locales =
        locales(&[("en", "-brand = Blog\nb = In { -brand }\na = { b }\nz = { $z }\n")], &[("en", &[])]);
    let english = get(&locales, "en");
    assert_eq!(string(english, "a").0, "In Blog");
    assert!(english.string("z").is_none() && english.string("published").is_none());
    assert!(english.strings.is_sorted_by(|left, right| left.0 < right.0));
}

#[test]
fn using_a_message_wrongly_is_a_fault() {
    let locales = locales(&[("fr", "own = { $x }\n")], &[("fr", &[])]);
    let french = get(&locales, "fr");
    let fault = french.visible("own", &[("y", Argument::Number(1))]).unwrap_err();
    assert_eq!(
        (fault.code, fault.source, fault.place),
        (Code::FluentMessage, Some(SourceId(0)), Place::Span(0..3))
    );
    assert_eq!(fault.message, "the message `own` needs a value for `$x`, which it is not given");
    let fault = french.plain("story-cuont", &[]).unwrap_err();
    assert_eq!(fault.help.as_deref(), Some("did you mean `story-count`?"));
}

#[test]
fn messages_that_could_never_be_formed_are_found_beforehand() {
    assert_eq!(
        faults("published = Le { $dat }\n"),
        [fault("dat", "the message `published` is not given a `$dat`")]
    );
    assert_eq!(
        faults("x = { $y }\nhome = { x }\n"),
        [fault("home", "the message `home` is not given a `$y`")]
    );
    assert_eq!(faults("x = { -brnd }\n-brand = B\n"), [fault("brnd", "there is no `-brnd` in `fr`")]);
    assert_eq!(faults("x = { hme }\n"), [fault("hme", "there is no `hme` in `fr`")]);
    assert_eq!(faults("x = { home.title }\n"), [fault("home", "`home` has no text `.title`")]);
    assert_eq!(faults("x = { y }\ny = { x }\n"), [fault("x", "`x` refers to itself")]);
    assert_eq!(
        faults("published = { DATETIME($date) }\n"),
        [fault("DATETIME", "there is no function `DATETIME`")]
    );
    assert_eq!(
        faults("-home = H\n"),
        [fault("home", "the term `-home` and the message `home` have one name")]
    );
    assert_eq!(
        faults("x = { 1.0000000000000000000000 ->\n   *[one] a\n }\n"),
        [fault("1.0000000000000000000000", "this number has too many digits")]
    );
    assert_eq!(faults("x = { home }\n-t = { $case ->\n   *[a] b\n }\ny = { -t(case: \"a\") }\n"), []);
}

#[test]
fn messages_that_grow_without_end_are_found_beforehand() {
    let mut text = "m0 = { home }{ home }\n".to_owned();
    for at in 1..40 {
        text += &format!("m{at} = {{ m{before} }}{{ m{before} }}\n", before = at - 1);
    }
    let found = faults(&text);
    assert!(!found.is_empty());
    assert!(
        found.iter().all(|(_, message)| message == "this message is made of too many parts"),
        "{found:?}"
    );
    let chain: String = (0..20_000).map(|at| format!("n{at} = {{ n{} }}\n", at + 1)).collect();
    assert!(!faults(&(chain + "n20000 = x\n")).is_empty());
}

#[test]
fn a_fingerprint_follows_the_messages_that_hold() {
    let print = |files: &[(&str, &str)]| get(&site(files, &[("fr", &[])]).0, "fr").fingerprint;
    let before = print(&[("fr", "-t = T\nown = { -t }\n")]);
    assert_eq!(before, print(&[("fr", "# A comment.\n-t = T\n\nown = { -t }\n")]));
    assert_ne!(before, print(&[("fr", "-t = U\nown = { -t }\n")]));
    assert_ne!(before, print(&[]));
    assert_eq!(print(&[]), print(&[("en", "home = House\n")]));
    assert_ne!(print(&[]), print(&[("en", "new = New\n")]));
    assert_ne!(print(&[]), get(&locales(&[], &[("fr-CA", &["fr"])]), "fr-CA").fingerprint);
}

#[test]
fn syntax_faults_leave_the_rest_to_be_read() {
    let (locales, faults) = site(&[("fr", "home\nhub = Moyeu\n")], &[("fr", &[])]);
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::FluentSyntax]);
    assert_eq!(string(get(&locales, "fr"), "hub").0, "Moyeu");
    assert_eq!(string(get(&locales, "fr"), "home").0, "Accueil");
}

#[test]
fn messages_choose_by_exact_numbers_plurals_and_ordinals() {
    let text = "n = { $n ->\n    [0] none\n    [one] { $n } thing\n   *[other] { $n } things\n }\n\
                o = { NUMBER($n, type: \"ordinal\") ->\n    [one] { $n }st\n    [two] { $n }nd\n    [few] { $n }rd\n   *[other] { $n }th\n }\n\
                -thing = { $n ->\n    [one] a thing\n   *[other] things\n }\n\
                t = { -thing(n: 1) }, { -thing(n: 2) }\n\
                long =\n    One {\"{\"}line{\"}\"},\n      a second\n\n    and a third.\n";
    let locales = locales(&[("en", text)], &[("en", &[])]);
    let english = get(&locales, "en");
    let formed =
        |name, number| english.plain(name, &[("n", Argument::Number(number))]).unwrap().text.to_string();
    assert_eq!(
        [0, 1, 2, 1500].map(|number| formed("n", number)),
        ["none", "1 thing", "2 things", "1,500 things"]
    );
    assert_eq!([1, 2, 3, 22, 111].map(|number| formed("o", number)), ["1st", "2nd", "3rd", "22nd", "111th"]);
    assert_eq!(string(english, "long").0, "One {line},\n  a second\n\nand a third.");
    assert_eq!(string(english, "t").0, "a thing, things");
    assert_eq!(&*english.plain("n", &[("n", Argument::Text("many"))]).unwrap().text, "many things");
    let missing = english.plain("n", &[]).unwrap_err();
    assert_eq!(missing.message, "the message `n` needs a value for `$n`, which it is not given");
}
