//! Faults as an editor meets them: at the right place, once, all in one run.

use super::site;
use crate::diagnostic::Code;

#[test]
fn a_key_that_is_there_twice_is_shown_where_it_comes_again() {
    let tested = site(&[("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\ntitle: B\n---\nText.\n")]);
    let fault = &tested.found.diagnostics[0];
    assert_eq!((tested.codes(), fault.message.as_str()), (vec![Code::YamlSyntax], "the key `title` is there twice"));
    assert_eq!(fault.help.as_deref(), Some("keep one of the two, and take the other out"));
    assert_eq!(fault.place, crate::diagnostic::Place::Span(13..18));
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
            "a heading stands here, which a comment may not have",
            "a picture stands here, which a comment may not have",
            "raw HTML stands here, which a comment may not have",
            "the day `2012-05-32` does not exist",
        ]
    );
    assert!(tested.codes().iter().all(|code| *code == Code::BadComment));
}

#[test]
fn a_biography_may_hold_what_the_site_lets_stand() {
    let bio = ("content/authors/ann.yaml", "name: Ann\nbio: 'Hello <b>there</b>'\n");
    assert_eq!(site(&[bio]).codes(), []);
    let forbid = format!("{}html: forbid\n", super::NETWORK);
    assert_eq!(site(&[bio, ("content/network.yaml", &forbid)]).codes(), [Code::HtmlForbidden]);
}

#[test]
fn a_page_in_the_place_of_one_that_the_program_makes_says_so() {
    let tested = site(&[("content/france/pages/archives.fr.md", "---\ntitle: A\n---\nText.\n"), ("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\n---\nText.\n")]);
    assert_eq!(tested.messages(), ["the address `/france/fr/archives/` is that of a page which the program makes by itself"]);
}

#[test]
fn a_date_and_a_time_are_two_words() {
    let tested = site(&[("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: A\ndate: 2012-05-1514:30\n---\nText.\n")]);
    assert_eq!(tested.codes(), [Code::BadDate]);
}
