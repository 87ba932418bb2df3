use proptest::prelude::{ProptestConfig, any, prop, proptest};

use super::super::{Style, json};
use super::{failure, terminal};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::failure::Failure;
use crate::source::{Kind, Origin, Source, SourceId, Sources};

const PLAIN: Style = Style { colours: false, width: 100 };

fn sources(texts: &[(&str, &[u8])]) -> Sources {
    let files = texts.iter().map(|(path, bytes)| Source {
        path: (*path).to_owned(),
        kind: Kind::Network,
        origin: Origin::Embedded(bytes.to_vec().leak()),
    });
    Sources { files: files.collect() }
}

/// One fault in one file.
fn shown(text: impl AsRef<[u8]>, span: std::ops::Range<usize>) -> String {
    let sources = sources(&[("content/france/posts/x.fr.md", text.as_ref())]);
    let diagnostic = Diagnostic::new(Code::DeadLink, SourceId(0), "this link leads nowhere").span(span);
    terminal(&sources, &[diagnostic], PLAIN)
}

#[test]
fn a_fault_with_all_its_parts() {
    let sources = sources(&[
        ("content/france/posts/x.fr.md", b"---\ntitle: X\nid: one\n---\nSee [this](y.md).\n"),
        ("content/france/posts/z.fr.md", b"---\ntitle: Z\nid: one\n---\n"),
    ]);
    let diagnostics = [
        Diagnostic::nowhere(Code::NoNetwork, "the site has no `content/network.yaml`")
            .help("make one with `chancery init`"),
        Diagnostic::new(Code::UnknownFile, SourceId(0), "nothing is made of this file").help("move it"),
        Diagnostic::new(Code::DuplicateId, SourceId(0), "two posts have the id `one`")
            .span(17..20)
            .help("give one of them another id")
            .related(SourceId(1), Place::Span(17..20), "the other is here")
            .related(SourceId(0), Place::File, "and this file"),
        Diagnostic::new(Code::DeadLink, SourceId(0), "this link leads to `y.md`, which is not there")
            .span(36..40),
    ];
    insta::assert_snapshot!(terminal(&sources, &diagnostics, PLAIN));
}

#[test]
fn colours() {
    let sources = sources(&[("content/network.yaml", b"titel: X\n")]);
    let diagnostic = Diagnostic::new(Code::UnknownKey, SourceId(0), "there is no key `titel`").span(0..5);
    let style = Style { colours: true, width: 100 };
    insta::assert_snapshot!(terminal(&sources, &[diagnostic], style).replace('\u{1b}', "ESC"));
}

#[test]
fn a_very_long_line_is_cut() {
    let text = format!("{}HERE{}", "word ".repeat(3_000), " word".repeat(1_000));
    let output = shown(&text, 15_000..15_004);
    assert!(output.lines().all(|line| line.chars().count() <= 110), "{output}");
    insta::assert_snapshot!(output);
    let all = shown(&text, 0..text.len());
    assert!(all.lines().all(|line| line.chars().count() <= 110), "{all}");
}

#[test]
fn a_fault_over_lines() {
    insta::assert_snapshot!(shown("one\ntwo three\nfour five\nsix\n", 8..18));
}

#[test]
fn the_end_of_a_file() {
    insta::assert_snapshot!(shown("one\ntwo\n", 8..8));
}

#[test]
fn an_empty_file() {
    insta::assert_snapshot!(shown("", 0..0));
}

#[test]
fn a_file_that_is_not_utf_8() {
    insta::assert_snapshot!(shown(b"---\ntitle: Caf\xe9 du commerce\n---\n", 14..15));
}

#[test]
fn windows_lines() {
    insta::assert_snapshot!(shown("one\r\ntwo\r\nthree\r\n", 5..8));
}

#[test]
fn wide_and_right_to_left_scripts() {
    insta::assert_snapshot!(shown("链接到这里 [这里](x.md)\n", 25..29));
    insta::assert_snapshot!(shown("انظروا [هنا](x.md) الآن\n", 22..26));
}

#[test]
fn control_characters_are_shown() {
    let output = shown("a\u{1b}[31mb\u{9b}2J\u{202e}\u{7}c\u{0}\td(x)\n", 20..21);
    assert!(!output.chars().any(|c| c.is_control() && c != '\n'), "{output:?}");
    insta::assert_snapshot!(output);
    let sources = sources(&[("content/\u{1b}[2J\n.md", b"x")]);
    let diagnostic = Diagnostic::new(Code::BadFileName, SourceId(0), "name \u{1b}[1m\nhas \u{9b}")
        .help("rename\u{8}\nit")
        .related(SourceId(0), Place::Span(0..1), "la\u{1b}bel");
    let output = terminal(&sources, &[diagnostic], PLAIN);
    assert!(!output.chars().any(|c| c.is_control() && c != '\n'), "{output:?}");
    insta::assert_snapshot!(output);
}

#[test]
fn faults_of_one_kind_are_counted_at_some_point() {
    let sources = sources(&[("content/a.md", b"text")]);
    let one = Diagnostic::new(Code::DeadLink, SourceId(0), "this link leads nowhere").span(0..1);
    let mut diagnostics = vec![one; 173];
    diagnostics.push(Diagnostic::new(Code::BadDate, SourceId(0), "no date").span(0..1));
    let output = terminal(&sources, &diagnostics, PLAIN);
    assert_eq!(output.matches("error[dead-link]").count(), 50);
    assert_eq!(output.matches("error[bad-date]").count(), 1);
    let closing = "\n\n… and 123 more of dead-link\n`chancery check --format json` lists them all.\n\n";
    assert!(output.ends_with(closing), "{output}");
}

#[test]
fn of_warnings_a_few_in_each_file_are_shown() {
    let sources = sources(&[("content/a.md", b"text"), ("content/b.md", b"text")]);
    let one =
        |source| Diagnostic::new(Code::DeadPath, SourceId(source), "this path leads nowhere").span(0..1);
    let diagnostics: Vec<Diagnostic> = (0..30).map(|_| one(0)).chain([one(1), one(1)]).collect();
    let output = terminal(&sources, &diagnostics, PLAIN);
    assert_eq!(output.matches("content/a.md").count(), 3);
    assert_eq!(output.matches("content/b.md").count(), 2);
    assert!(output.contains("… and 27 more of dead-path\n"), "{output}");
}

#[test]
fn a_failure() {
    let problem = Failure::new("the folder `x` is not empty").help("name another folder");
    insta::assert_snapshot!(failure(&problem, PLAIN));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn any_place_in_any_file_can_be_shown(
        bytes in prop::collection::vec(prop::sample::select(b"ab \t\r\n\n\n\xc3\xa9\xe5\xad\xa6\x1b\x80\xff".to_vec()), 0..80),
        (start, length) in (0_usize..90, 0_usize..90),
        (from, for_) in any::<(u8, u8)>(),
        width in 0_usize..200,
    ) {
        let sources = sources(&[("a.md", &bytes)]);
        let from = usize::from(from);
        let diagnostic = Diagnostic::new(Code::DeadLink, SourceId(0), "fault")
            .span(start..start + length)
            .related(SourceId(0), Place::Span(from..from + usize::from(for_)), "label");
        let output = terminal(&sources, std::slice::from_ref(&diagnostic), Style { colours: false, width });
        assert!(output.contains("a.md:"));
        assert!(!output.contains('\u{1b}'));
        assert!(json(&sources, &[diagnostic]).contains("\"line\": "));
    }
}
