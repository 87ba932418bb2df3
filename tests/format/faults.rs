//! Faults as an editor meets them: at the right place, once, all in one run.

use crate::site;
use chancery::diagnostic::Code;

#[test]
fn a_key_that_is_there_twice_is_shown_where_it_comes_again() {
    let tested =
        site(&[("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\ntitle: B\n---\nText.\n")]);
    let fault = &tested.found.diagnostics[0];
    assert_eq!(
        (tested.codes(), fault.message.as_str()),
        (vec![Code::YamlSyntax], "the key `title` is there twice")
    );
    assert_eq!(fault.help.as_deref(), Some("keep one of the two, and take the other out"));
    assert_eq!(fault.place, chancery::diagnostic::Place::Span(13..18));
}

#[test]
fn each_comment_is_read_by_itself() {
    let comments = "- {date: 2012-05-32, text: x}\n- {name: x}\n- {date: 2012-05-16, status: aproved, text: x}\n- date: 2012-05-16\n  status: approved\n  text: |\n    # Heading\n    <b>raw</b> ![p](https://x.example/p.png)\n";
    let tested = site(&[
        ("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\n---\nText.\n"),
        ("content/france/posts/2012-05-15-a.comments.yaml", comments),
    ]);
    let mut messages = tested.messages();
    messages.sort_unstable();
    assert_eq!(
        messages,
        [
            "`aproved` is not one of: approved, pending, rejected",
            "`date` is missing here",
            "a comment may hold no heading, and this one does",
            "a comment may hold no picture, and this one does",
            "a comment may hold no raw HTML, and this one does",
            "the day `2012-05-32` does not exist",
        ]
    );
    assert!(tested.codes().iter().all(|code| *code == Code::BadComment));
}

#[test]
fn a_biography_may_hold_what_the_site_lets_stand() {
    let bio = ("content/authors/ann.yaml", "name: Ann\nbio: 'Hello <b>there</b>'\n");
    assert_eq!(site(&[bio]).codes(), []);
    let forbid = format!("{}html: forbid\n", crate::NETWORK);
    assert_eq!(site(&[bio, ("content/network.yaml", &forbid)]).codes(), [Code::HtmlForbidden]);
}

#[test]
fn a_date_and_a_time_are_two_words() {
    let tested = site(&[(
        "content/france/posts/2012-05-15-a.fr.md",
        "---\ntitle: A\ndate: 2012-05-1514:30\n---\nText.\n",
    )]);
    assert_eq!(tested.codes(), [Code::BadDate]);
}
