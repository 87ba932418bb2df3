//! Whatever is done to a site's files is seen on its pages.

use std::fs;

use crate::program::{Preview, until};
use crate::shared::bench::{Fallible, Tested};
use crate::shared::revision;
use crate::shared::start::NETWORK;

const TEA: &str = "content/kenya/posts/2026-03-09-tea.en.md";

fn shows(preview: &Preview, page: &str, text: &str) -> Tested {
    until(&format!("{page} shows {text}"), || preview.page(page), |page| page.contains(text))?;
    Ok(())
}

fn is_gone(preview: &Preview, page: &str) -> Tested {
    until(&format!("{page} is gone"), || Ok(preview.get(page)?.status), |status| *status == 404)?;
    Ok(())
}

/// A page that is asked for after a save is never the old one, once the save is known.
#[test]
fn a_file_is_saved_again_and_again() -> Tested {
    let preview = Preview::start()?;
    let text = preview.read(TEA)?;
    for number in 0..10 {
        let new = text.replace("title: Tea", &format!("title: Cup {number}"));
        if number % 2 == 0 {
            preview.write(TEA, &new)?
        } else {
            preview.replace(TEA, &new)?
        }
        shows(&preview, "kenya/en/2026/03/09/tea/index.html", &format!("Cup {number}"))?;
        shows(&preview, "kenya/en/index.html", &format!("Cup {number}"))?;
        shows(&preview, "kenya/en/atom.xml", &format!("Cup {number}"))?;
    }
    for output in ["public", ".chancery/outputs", ".chancery/preview"] {
        assert!(!preview.site().join(output).exists(), "{output} was written");
    }
    Ok(())
}

#[test]
fn a_story_in_a_folder_comes_moves_and_goes() -> Tested {
    let preview = Preview::start()?;
    let folder = "content/kenya/posts/2026-03-20-lake";
    preview.write(&format!("{folder}/index.en.md"), "---\ntitle: A lake\n---\n![A boat](boat.svg)\n")?;
    preview.write(&format!("{folder}/boat.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>")?;
    shows(&preview, "kenya/en/2026/03/20/lake/index.html", "A lake")?;
    // A file that a page shows, and nothing of the page itself.
    let boat = until(
        "the boat is there",
        || preview.page("kenya/en/2026/03/20/lake/index.html"),
        |page| page.contains("boat.svg\""),
    );
    boat?;
    let from = preview.site().join(folder);
    fs::rename(&from, from.with_file_name("2026-03-21-pond"))?;
    shows(&preview, "kenya/en/2026/03/21/pond/index.html", "A lake")?;
    is_gone(&preview, "kenya/en/2026/03/20/lake/index.html")?;
    preview.write("content/kenya/posts/2026-03-21-pond/index.en.md", "---\ntitle: A pond\n---\nText.\n")?;
    shows(&preview, "kenya/en/2026/03/21/pond/index.html", "A pond")?;
    fs::remove_dir_all(preview.site().join("content/kenya/posts/2026-03-21-pond"))?;
    is_gone(&preview, "kenya/en/2026/03/21/pond/index.html")
}

/// The original is saved, and its translation's page follows.
#[test]
fn a_translation_is_left_behind_and_follows_again() -> Tested {
    let preview = Preview::start()?;
    let (original, translation) =
        ("content/france/posts/2026-03-02-visas.fr.md", "content/france/posts/2026-03-02-visas.en.md");
    let page = "france/en/2026/03/02/visas/index.html";
    let is_stale = |is_it: bool| {
        let what = format!("{page} is stale: {is_it}");
        until(&what, || preview.page(page), |page| page.contains("notice outdated") == is_it).map(|_| ())
    };
    is_stale(false)?;
    let (before, stamped) = (preview.read(original)?, preview.read(translation)?);
    preview.write(original, &before.replace("Ici", "Voici"))?;
    is_stale(true)?;
    shows(&preview, "france/en/2026/03/atom.xml", "follows an earlier version")?;
    preview.write(original, &before)?;
    is_stale(false)?;
    // A tag ages nothing.
    preview.write(original, &before.replace("tags: [visas, papiers]", "tags: [visas]"))?;
    shows(&preview, "france/fr/2026/03/02/visas/index.html", "Visas")?;
    is_stale(false)?;
    let after = before.replace("Ici", "Voici");
    preview.write(original, &after)?;
    is_stale(true)?;
    preview.write(translation, &stamped.replace(&revision::of(&before), &revision::of(&after)))?;
    is_stale(false)
}

#[test]
fn settings_templates_messages_and_static_files() -> Tested {
    let preview = Preview::of(|site| {
        for folder in ["themes", "locales", "static"] {
            fs::remove_dir_all(site.join(folder))?;
        }
        let plain = NETWORK.replace("theme: national\n", "");
        fs::write(site.join("content/network.yaml"), plain)?;
        let jordan = fs::read_to_string(site.join("content/jordan/mission.yaml"))?;
        fs::write(site.join("content/jordan/mission.yaml"), jordan.replace("theme: desert\n", ""))?;
        let anne = fs::read_to_string(site.join("content/authors/anne.yaml"))?;
        Ok(fs::write(site.join("content/authors/anne.yaml"), anne.replace("photo: /faces/anne.svg\n", ""))?)
    })?;
    let network = preview.read("content/network.yaml")?;
    preview.replace("content/network.yaml", &network.replace("The network", "Our network"))?;
    shows(&preview, "en/index.html", "Our network")?;
    // None of these folders was there when the preview began.
    preview.write("static/new/icon.txt", "an icon")?;
    shows(&preview, "new/icon.txt", "an icon")?;
    preview.write("locales/en/own.ftl", "home = The very front\n")?;
    shows(&preview, "en/index.html", "The very front")?;
    preview.write("themes/ours/theme.yaml", "extends: default\ncontract: 1\n")?;
    preview.write("themes/ours/templates/home.html", "<p>By a template of ours</p>")?;
    preview.write("content/network.yaml", &format!("{network}theme: ours\n"))?;
    shows(&preview, "en/index.html", "By a template of ours")?;
    preview.replace("themes/ours/templates/home.html", "<p>By another</p>")?;
    shows(&preview, "en/index.html", "By another")?;
    fs::remove_dir_all(preview.site().join("locales"))?;
    fs::remove_file(preview.site().join("themes/ours/templates/home.html"))?;
    until(
        "the words are ours again",
        || preview.page("en/index.html"),
        |page| !page.contains("The very front") && page.contains("<html"),
    )?;
    Ok(())
}

/// As a checkout of another branch, and the way back.
#[test]
fn a_thousand_files_at_once() -> Tested {
    let preview = Preview::start()?;
    let path =
        |number: usize| format!("content/kenya/posts/2026-02-{:02}-story-{number}.en.md", 1 + number % 28);
    for number in 0..1000 {
        preview.write(&path(number), &format!("---\ntitle: Story {number}\n---\nText {number}.\n"))?;
    }
    let address =
        |number: usize| format!("kenya/en/2026/02/{:02}/story-{number}/index.html", 1 + number % 28);
    for number in [0, 499, 999] {
        shows(&preview, &address(number), &format!("Story {number}"))?;
    }
    for number in 0..1000 {
        fs::remove_file(preview.site().join(path(number)))?;
    }
    is_gone(&preview, &address(999))?;
    is_gone(&preview, &address(0))?;
    shows(&preview, "kenya/en/index.html", "A bird")
}

/// What editors keep beside the files shows nowhere, and a file that is open for long is not read by halves.
#[test]
fn editors_own_files_are_no_change() -> Tested {
    let preview = Preview::start()?;
    let mut events = preview.events()?;
    let version = |event: &serde_json::Value| event["version"].as_u64();
    let first = version(&events.next()?);
    let write = |name: &str| -> Fallible<()> { preview.write(&format!("content/kenya/posts/{name}"), "x") };
    for name in ["4913", ".2026-03-09-tea.en.md.swp", "2026-03-09-tea.en.md~", ".#2026-03-09-tea.en.md"] {
        write(name)?;
    }
    fs::create_dir_all(preview.site().join("content/.git/objects"))?;
    let text = preview.read(TEA)?;
    preview.write(TEA, &text.replace("title: Tea", "title: Only this"))?;
    let event = events.next()?;
    assert_eq!((version(&event), &event["faults"]), (first.map(|first| first + 1), &serde_json::json!([])));
    shows(&preview, "kenya/en/index.html", "Only this")
}
