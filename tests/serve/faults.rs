//! A fault never ends the preview: the last good pages stay, and open pages are told what is wrong.

use std::fs;

use crate::program::{Events, Preview, until};
use crate::shared::bench::{Fallible, Tested};

const TEA: &str = "content/kenya/posts/2026-03-09-tea.en.md";
const PAGE: &str = "kenya/en/2026/03/09/tea/index.html";

/// The next event that has so many faults.
fn with_faults(events: &mut Events, count: usize) -> Fallible<serde_json::Value> {
    loop {
        let event = events.next()?;
        if event["faults"].as_array().is_some_and(|faults| faults.len() == count) {
            return Ok(event);
        }
    }
}

#[test]
fn broken_and_mended() -> Tested {
    let preview = Preview::start()?;
    let mut events = preview.events()?;
    assert_eq!(events.next()?["faults"], serde_json::json!([]));
    let (text, page) = (preview.read(TEA)?, preview.page(PAGE)?);
    preview.replace(TEA, &text.replace("title: Tea", "title: [Tea"))?;
    let event = with_faults(&mut events, 1)?;
    let fault = &event["faults"][0];
    assert_eq!(fault["code"], "yaml-syntax");
    assert_eq!((&fault["at"]["file"], &fault["at"]["line"]), (&TEA.into(), &2.into()));
    assert!(fault["at"]["marked"].as_str().is_some_and(|marked| marked.contains("[Tea")), "{fault}");
    assert!(fault["help"].is_string() && fault["message"].is_string());
    assert_eq!(preview.page(PAGE)?, page, "the last good page stays");
    // Another tab, opened now, is told so too.
    assert_eq!(preview.events()?.next()?["faults"], event["faults"]);
    preview.replace(TEA, &text.replace("title: Tea", "title: Coffee"))?;
    with_faults(&mut events, 0)?;
    assert!(preview.page(PAGE)?.contains("Coffee"));
    let error = preview.error();
    assert_eq!(error.matches("error[yaml-syntax]").count(), 1, "{error}");
    until(
        "corrected is said",
        || Ok(preview.output()),
        |said| said.contains("Corrected: no faults are left"),
    )?;
    Ok(())
}

#[test]
fn broken_from_the_start() -> Tested {
    let preview = Preview::of(|site| Ok(fs::write(site.join("content/network.yaml"), "title: [\n")?))?;
    let answer = preview.get("en/")?;
    assert_eq!(answer.status, 503);
    let page = String::from_utf8(answer.body)?;
    assert!(page.contains("No page yet") && page.contains("/_chancery/preview.js"), "{page}");
    let mut events = preview.events()?;
    assert!(events.next()?["faults"].as_array().is_some_and(|faults| !faults.is_empty()));
    preview.write("content/network.yaml", crate::shared::start::NETWORK)?;
    with_faults(&mut events, 0)?;
    assert!(preview.page("en/index.html")?.contains("The network"));
    Ok(())
}

#[test]
fn a_template_is_broken_and_mended() -> Tested {
    let preview = Preview::start()?;
    let mut events = preview.events()?;
    let before = preview.page("en/index.html")?;
    preview.write("themes/national/templates/home.html", "{% if %}")?;
    let event = with_faults(&mut events, 1)?;
    assert_eq!(event["faults"][0]["at"]["file"], "themes/national/templates/home.html");
    assert_eq!(preview.page("en/index.html")?, before);
    // One that can be read, and fails only on what it is given, fails only where it is used.
    preview.write("themes/national/templates/home.html", "{{ nothing.at.all }}")?;
    with_faults(&mut events, 0)?;
    let answer = preview.get("en/index.html")?;
    assert_eq!(answer.status, 500);
    assert!(String::from_utf8(answer.body)?.contains("id=\"chancery-faults\""));
    assert_eq!(preview.get(PAGE)?.status, 200);
    fs::remove_file(preview.site().join("themes/national/templates/home.html"))?;
    until("the page is there again", || preview.page("en/index.html"), |page| *page == before)?;
    Ok(())
}

#[test]
fn the_site_s_folder_goes_and_comes_back() -> Tested {
    let preview = Preview::start()?;
    let mut events = preview.events()?;
    events.next()?;
    // What was looked at stays, whatever becomes of its file.
    assert!(preview.page(PAGE)?.contains("Tea"));
    let (content, away) = (preview.site().join("content"), preview.site().join("elsewhere"));
    fs::rename(&content, &away)?;
    loop {
        if events.next()?["faults"].as_array().is_some_and(|faults| !faults.is_empty()) {
            break;
        }
    }
    assert!(preview.page(PAGE)?.contains("Tea"));
    fs::rename(&away, &content)?;
    with_faults(&mut events, 0)?;
    let text = preview.read(TEA)?;
    preview.write(TEA, &text.replace("title: Tea", "title: Still followed"))?;
    until("it is followed", || preview.page(PAGE), |page| page.contains("Still followed"))?;
    Ok(())
}
