//! Edits whose effect is far from what was edited, one after another: chance seldom meets them.

use crate::bench::{Bench, Call, Tested, difference};
use crate::edits::State;
use crate::revision;
use crate::start::{self, NOW};

/// What is shown far away, and what brings it about.
type Step = (&'static str, fn(&mut State));

const STEPS: &[Step] = &[
    ("the foot of every page names the policies", |state| {
        state.set("content/policies/disclaimer.fr.md", "title", Some("Autre titre"));
    }),
    ("a translation's page and feeds say that the original has changed", |state| {
        state.set_body("content/france/posts/2026-03-02-visas.fr.md", "Un *autre* visa.");
    }),
    ("the notice is dated by the original's update", |state| {
        state.set("content/france/posts/2026-03-02-visas.fr.md", "updated", Some("2026-03-26"));
    }),
    ("the notice leads to where the original is", |state| {
        state.set("content/france/posts/2026-03-02-visas.fr.md", "slug", Some("papiers"));
    }),
    ("nothing is said of an original that was withdrawn", |state| {
        let path = "content/france/posts/2026-03-02-visas.fr.md";
        state.set("content/france/posts/2026-03-02-visas.en.md", "status", Some("cleared"));
        state.set(path, "status", Some("withdrawn"));
    }),
    ("a translation follows again, and has its original's update", |state| {
        let path = "content/france/posts/2026-03-02-visas.fr.md";
        state.set(path, "status", None);
        let stamp = format!("{{of: fr, revision: {}, translator: Zoé}}", revision::of(&state.text(path)));
        state.set("content/france/posts/2026-03-02-visas.en.md", "translation", Some(&stamp));
    }),
    ("tag feeds say who has translated", |state| {
        let path = "content/france/posts/2026-03-02-visas.en.md";
        let stamp = state.text(path).replace("Zoé", "Chloé");
        state.put(path, &stamp);
    }),
    ("digests are grouped as the settings say", |state| {
        state.set("content/network.yaml", "digest", Some("{editor: editor, group_by: none}"));
    }),
    ("a withdrawn post's tag leads to a page once another post has it", |state| {
        state.set("content/france/posts/2026-03-10-bread.fr.md", "tags", Some("[rare]"));
    }),
    ("a page's author leads to a page once she has a post", |state| {
        state.set("content/france/posts/2026-03-12-event.en.md", "authors", Some("[carla]"));
    }),
    ("an introduction's editor leads to a page once he has a post", |state| {
        state.set("content/france/posts/2026-03-19-error.fr.md", "authors", Some("[editor]"));
    }),
    ("a hidden translation leaves the hub's cards without a tag's page", |state| {
        state.set("content/kenya/mission.yaml", "untranslated", Some("hide"));
    }),
    ("feeds do not lead to a translation that was withdrawn", |state| {
        state.set("content/france/posts/2026-03-05-music/index.en.md", "status", Some("withdrawn"));
    }),
    ("a policy that no list shows", |state| {
        state.put("content/policies/a.en.md", "---\ntitle: Links\nslug: links\n---\nLinks.\n")
    }),
    ("a policy's name is in the page at its slug", |state| {
        state.rename("content/policies/a.en.md", "content/policies/b.en.md");
    }),
    ("a post with an id and a slug of its own", |state| {
        let path = "content/kenya/posts/2026-03-09-tea.en.md";
        state.set(path, "slug", Some("tea"));
        state.set(path, "id", Some("kenya/tea"));
        state.set(path, "publish_at", Some("2026-03-31"));
        state.set_body(path, "Tea.\n\n## How\n\nHot.");
        state.remove("content/digests/2026-W11.en.md");
    }),
    ("ids in feeds begin with the file's name, which nothing else shows", |state| {
        state.rename("content/kenya/posts/2026-03-09-tea.en.md", "content/kenya/posts/2026-03-09-chai.en.md");
    }),
    ("a mission has another theme", |state| {
        state.set("content/kenya/mission.yaml", "theme", Some("desert"));
    }),
    ("the hub's cards say what a mission's theme says", |state| {
        state.put("themes/desert/locales/en.ftl", "by-authors = Told by { $authors }\n");
    }),
    ("an author's portrait in the network's static files", |state| {
        state.set("content/authors/bob.yaml", "photo", Some("../france/posts/2026-03-05-music/lute.svg"));
    }),
    ("a picture's size is in the pages that show it", |state| {
        state.put("content/france/posts/2026-03-05-music/lute.svg", "<svg width=\"77\" height=\"33\"/>");
    }),
    ("the way in, the 404 page and redirects have the newest week in their menu", |state| {
        state.call.now = "2026-03-18T12:00:00Z".to_owned();
    }),
    ("an alert that was in nobody's language", |state| {
        state.rename("content/alerts/2026-03-20-strike.fr.md", "content/alerts/2026-03-20-strike.ar.md");
    }),
    ("a mission's neighbours learn its name", |state| {
        state.set("content/kenya/mission.yaml", "title", Some("{en: Nairobi notes, fr: Carnet de Nairobi}"));
    }),
    ("the hub's feeds say how many comments a story has", |state| {
        let path = "content/kenya/posts/2026-03-04-run.comments.yaml";
        let more = "- {date: 2026-03-06, status: approved, name: Asha, text: Very well}\n";
        state.put(path, &(state.text(path) + more));
    }),
    ("comments that are not shown have no feed, and no feed tells of them", |state| {
        state.set("content/kenya/posts/2026-03-04-run.en.md", "comments", Some("off"));
    }),
    ("the hub's Arabic page has the correction of a text in English", |state| {
        let corrections = "[{date: 2026-03-06, text: \"*Ten* miles\"}, {date: 2026-03-06, text: And a half}]";
        state.set("content/kenya/posts/2026-03-04-run.en.md", "corrections", Some(corrections));
    }),
    ("a mission's last correction takes the page away, and the way to it", |state| {
        state.set("content/kenya/posts/2026-03-04-run.en.md", "corrections", None);
    }),
    ("ids in feeds of alerts are of the file's name, and so is their day", |state| {
        for language in ["en", "ar"] {
            let to = format!("content/alerts/2026-03-19-strike.{language}.md");
            state.rename(&format!("content/alerts/2026-03-20-strike.{language}.md"), &to);
        }
    }),
    ("the network's alerts are issued in its own time zone, in missions' feeds too", |state| {
        state.set("content/network.yaml", "timezone", Some("Asia/Tokyo"));
    }),
    ("a policy is shown in short where a text links to others", |state| {
        state.set_body("content/kenya/posts/2026-03-04-run.en.md", "We [ran](https://daily.example/).");
        let policy = "---\ntitle: Links\nsummary: Not *ours*\n---\nNot ours.\n";
        state.put("content/policies/external-links.en.md", policy);
    }),
    ("that policy says something else", |state| {
        state.set("content/policies/external-links.en.md", "summary", Some("Of others"));
    }),
    ("a link is no longer one to others", |state| {
        state.set("content/kenya/mission.yaml", "own_domains", Some("[daily.example]"));
    }),
    ("an accessibility statement of the network is each mission's", |state| {
        let said = "{contact: desk@example.gov, reviewed: 2026-01-31, gaps: [{en: Maps}]}";
        state.set("content/network.yaml", "accessibility", Some(said));
    }),
    ("a page of that name takes the statement's place in its language alone", |state| {
        state.put(
            "content/france/pages/accessibility.en.md",
            "---\ntitle: Open to all\nslug: open\n---\nWelcome.\n",
        )
    }),
    ("a gap is closed", |state| {
        let said = "{contact: desk@example.gov, reviewed: 2026-01-31}";
        state.set("content/network.yaml", "accessibility", Some(said));
    }),
    ("each foot says who the site is of", |state| {
        state.set("content/network.yaml", "identifier", Some("{text: {en: Of the office}, url: /en/}"));
    }),
    ("an alert is in force for longer", |state| {
        state.set("content/alerts/2026-03-19-strike.en.md", "expire_at", Some("2026-04-21 12:00"));
    }),
    ("an alert is for fewer missions", |state| {
        state.set("content/alerts/2026-03-19-strike.en.md", "missions", Some("[france]"));
    }),
    ("a mission moves to a domain of its own", |state| {
        state.set("content/france/mission.yaml", "base_url", Some("https://paris.example.org/blog/"));
    }),
];

#[test]
fn what_is_far_away_is_not_forgotten() -> Tested {
    let mut incremental = Bench::new(2)?;
    let mut clean = Bench::new(2)?;
    let mut state = State { files: start::files(), call: Call::at(NOW) };
    incremental.write(&state.files)?;
    incremental.build(&state.call)?;
    for (what, edit) in STEPS {
        edit(&mut state);
        incremental.write(&state.files)?;
        clean.write(&state.files)?;
        clean.clear()?;
        let before = incremental.tree()?;
        let done = incremental.build(&state.call)?;
        assert!(done.outcome.is_some(), "{what}: {:#?}", done.faults);
        let after = incremental.tree()?;
        assert_ne!(before, after, "{what}: nothing was to be seen");
        clean.build(&state.call)?;
        assert_eq!(difference(&clean.tree()?, &after), None, "{what}");
    }
    Ok(())
}
