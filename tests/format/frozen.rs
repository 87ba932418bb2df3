//! Digests that were published: what is frozen stays, and what comes late is not lost.

use crate::site;

fn post(title: &str) -> String {
    format!("---\ntitle: {title}\n---\nText.\n")
}

fn main_of(page: &str) -> &str {
    &page[page.find("<main").unwrap()..page.find("</main>").unwrap()]
}

#[test]
fn a_late_story_passes_all_frozen_weeks_and_is_taken_up_by_the_next() {
    let tested = site(&[
        ("content/france/posts/2012-05-16-early.en.md", &post("EARLY")),
        ("content/france/posts/2012-05-17-late.en.md", &post("LATE")),
        ("content/france/posts/2012-05-23-second.en.md", &post("SECOND")),
        ("content/france/posts/2012-05-30-third.en.md", &post("THIRD")),
        ("content/digests/2012-W20.en.md", "---\ntitle: A\nposts: [france/2012-05-16-early]\n---\nA\n"),
        ("content/digests/2012-W21.en.md", "---\ntitle: B\nposts: [france/2012-05-23-second]\n---\nB\n"),
    ]);
    let of = |week: &str| {
        let page = tested.read(&format!("en/week-in-review/{week}"));
        let page = main_of(&page);
        [page.contains("EARLY"), page.contains("LATE"), page.contains("SECOND"), page.contains("THIRD")]
    };
    assert_eq!(of("2012-W20"), [true, false, false, false]);
    assert_eq!(of("2012-W21"), [false, false, true, false]);
    assert_eq!(of("2012-W22"), [false, true, false, true]);
    let page = tested.read("en/week-in-review/2012-W22");
    assert!(page.find("Also published").unwrap() < page.find("LATE").unwrap());
}

#[test]
fn a_late_story_that_a_frozen_week_took_up_stays_below_also_published() {
    let tested = site(&[
        ("content/france/posts/2012-05-16-early.en.md", &post("EARLY")),
        ("content/france/posts/2012-05-17-late.en.md", &post("LATE")),
        ("content/france/posts/2012-05-23-second.en.md", &post("SECOND")),
        ("content/digests/2012-W20.en.md", "---\ntitle: A\nposts: [france/2012-05-16-early]\n---\nA\n"),
        (
            "content/digests/2012-W21.en.md",
            "---\ntitle: B\nposts: [france/2012-05-23-second, france/2012-05-17-late]\n---\nB\n",
        ),
    ]);
    let page = tested.read("en/week-in-review/2012-W21");
    let page = main_of(&page);
    let also = page.find("Also published").unwrap();
    assert!(page.find("SECOND").unwrap() < also && also < page.find("LATE").unwrap(), "{page}");
    assert_eq!(page.matches("LATE").count(), 1);
}

#[test]
fn a_digest_tells_of_withdrawn_and_most_discussed_stories() {
    let comments = |count: usize, status: &str| {
        (0..count)
            .map(|number| format!("- {{name: N{number}, date: 2012-05-18, status: {status}, text: Yes.}}\n"))
            .collect::<String>()
    };
    let withdrawn = "---\ntitle: GONE\nstatus: withdrawn\nwithdrawn: {date: 2012-05-17, reason: It was wrong.}\n---\nText.\n";
    let tested = site(&[
        ("content/france/posts/2012-05-16-a.en.md", &post("ONE")),
        (
            "content/france/posts/2012-05-16-a.comments.yaml",
            &(comments(2, "approved") + &comments(5, "pending")),
        ),
        ("content/france/posts/2012-05-10-b.en.md", &post("TWO")),
        ("content/france/posts/2012-05-10-b.comments.yaml", &comments(3, "approved")),
        ("content/france/posts/2012-04-02-gone.en.md", withdrawn),
    ]);
    for of in ["en", "france/en", "fr"] {
        let page = tested.read(&format!("{of}/week-in-review/2012-W20"));
        let page = main_of(&page).replace("<bdi>", "").replace("</bdi>", "");
        assert!(page.contains("GONE") && page.contains("It was wrong."), "{of}: {page}");
        let (three, two) = (page.find("3 comment").unwrap(), page.find("2 comment").unwrap());
        assert!(three < two, "{of}: the most discussed comes first");
    }
    let feed = tested.read("en/week-in-review/atom.xml");
    assert!(feed.contains("3 comments") && feed.contains("It was wrong."));
    assert!(!tested.read("en/week-in-review/2012-W19").contains("3 comments"));
}

#[test]
fn a_file_that_only_freezes_is_no_introduction() {
    let tested = site(&[
        ("content/france/posts/2012-05-16-a.en.md", &post("ONE")),
        ("content/digests/2012-W20.en.md", "---\ntitle: Week of May 14\nposts: [france/2012-05-16-a]\n---\n"),
    ]);
    let page = tested.read("en/week-in-review/2012-W20");
    assert!(!page.contains("From the editor"), "{page}");
}

#[test]
fn each_year_has_its_page_and_the_newest_is_the_first_that_is_shown() {
    let tested = site(&[
        ("content/france/posts/2010-05-19-old.en.md", &post("OLD")),
        ("content/france/posts/2011-01-01-turn.en.md", &post("TURN")),
        ("content/france/posts/2012-05-16-new.en.md", &post("NEW")),
    ]);
    let index = tested.read("en/week-in-review");
    assert!(
        index.contains("/en/week-in-review/2012-W20/") && !main_of(&index).contains("2010-W20"),
        "{index}"
    );
    assert!(index.contains("/en/week-in-review/2010/"));
    // The first of January 2011 is in the last week of 2010.
    let year = tested.read("en/week-in-review/2010");
    assert!(main_of(&year).contains("2010-W20") && main_of(&year).contains("2010-W52"), "{year}");
    assert!(!tested.has("en/week-in-review/2011"));
}
