//! Whatever comes in, what stands in a file afterwards is a comment, holds no e-mail address, and stands beside what was
//! there before.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::{Change, Incoming, Unfit};
use crate::mail::{Body, Letter};
use crate::model::conventions::Conventions;
use crate::parse::{CommentStatus, comments, written_comments};
use crate::source::SourceId;

const BEFORE: &str = "# Ours\n- {date: 2012-05-16, status: approved, text: Well said.}\n";

fn added(letter: &Letter) -> Result<Change, Unfit> {
    Incoming::letter(letter, &TimeZone::UTC, Timestamp::UNIX_EPOCH)?.added_to(BEFORE, true)
}

/// Whether something between two white characters has an at sign with letters around it.
fn has_address(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let mut parts = word.split('@');
        let first = parts.next().is_some_and(|part| part.ends_with(char::is_alphanumeric));
        parts.next().is_some_and(|part| first && part.starts_with(char::is_alphanumeric))
    })
}

fn is_sound(made: &str) -> Result<(), TestCaseError> {
    let read = written_comments(SourceId(0), made);
    prop_assert!(read.diagnostics.is_empty(), "{:?}\n{made}", read.diagnostics);
    prop_assert_eq!(read.value.len(), 2, "{}", made);
    prop_assert_eq!(read.value[1].1.status, CommentStatus::Pending);
    let parsed = comments(SourceId(0), "m", "s", made, Conventions::UNKNOWN);
    prop_assert!(parsed.diagnostics.is_empty(), "{:?}\n{made}", parsed.diagnostics);
    prop_assert!(parsed.value.comments[1].body.links.is_empty(), "{}", made);
    prop_assert!(made.starts_with(BEFORE) && !has_address(made), "{}", made);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_letter_is_a_comment_or_none(
        text in "([a-z@.<>#\\[\\]!()*_`~\\\\&;:|=+\\-'\" \n\t]|\u{2028}|\u{202e}|م|好|[0-9]){0,80}",
        name in proptest::option::of("\\PC{0,20}"),
        is_html in any::<bool>(),
    ) {
        let body = if is_html { Body::Html(text) } else { Body::Plain(text) };
        match added(&Letter { name, body, ..Letter::default() }) {
            Ok(Change::Text(made)) => is_sound(&made)?,
            Ok(Change::None) => prop_assert!(false, "it was not there"),
            Err(unfit) => prop_assert_eq!(unfit, Unfit::Empty),
        }
    }

    #[test]
    fn any_words_at_all(text in "\\PC{1,60}(\n\\PC{0,40}){0,4}") {
        match added(&Letter { body: Body::Plain(text), ..Letter::default() }) {
            Ok(Change::Text(made)) => is_sound(&made)?,
            other => prop_assert_eq!(other, Err(Unfit::Empty)),
        }
    }
}

#[test]
fn what_is_there_already_is_not_added_again() -> Result<(), Unfit> {
    let letter = Letter {
        name: Some("Salma".into()),
        body: Body::Plain("\"Well\" said: 100%\n\nTwo".into()),
        ..Letter::default()
    };
    let Change::Text(once) = added(&letter)? else { return Err(Unfit::Empty) };
    let again = Incoming::letter(&letter, &TimeZone::UTC, Timestamp::UNIX_EPOCH)?.added_to(&once, true)?;
    assert_eq!(again, Change::None);
    Ok(())
}

#[test]
fn what_a_moderator_types_is_refused_rather_than_changed() {
    let typed =
        |text: &str| Incoming::typed(None, None, "2012-05-16".into(), None, text)?.added_to("", false);
    assert_eq!(typed("# a"), Err(Unfit::Markup("a comment may hold no heading".into())));
    assert_eq!(typed("![a](b.png)"), Err(Unfit::Markup("a comment may hold no picture".into())));
    assert!(matches!(typed("<b>a</b>"), Err(Unfit::Markup(_))));
    assert_eq!(typed(" - "), Err(Unfit::Empty));
    assert_eq!(typed(&"a ".repeat(20_001)), Err(Unfit::Long(40_001)));
    let Ok(Change::Text(made)) = typed("*a* [b](https://b.example/)") else { panic!("it is fine") };
    assert_eq!(made, "- date: 2012-05-16\n  status: pending\n  text: |\n    *a* [b](https://b.example/)\n");
}

#[test]
fn letters_that_are_made_to_take_long_do_not() {
    for text in [
        "@".repeat(20_000),
        "on 1 wrote:\n".repeat(100_000) + "> a",
        "from: a\n".repeat(100_000),
        "____________\n".repeat(100_000),
        "a at ".repeat(4_000),
        "\"".repeat(19_000) + "@a",
        "> ".repeat(100_000),
        "\n".repeat(1_000_000),
    ] {
        for body in [Body::Plain(text.clone()), Body::Html(text)] {
            let _ = added(&Letter { name: Some("@".repeat(1_000_000)), body, ..Letter::default() });
        }
    }
}
