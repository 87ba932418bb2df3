//! What a week in review says, in its order, for whatever shows it without a page of a theme: its feed, its
//! e-mail, and the draft that its editor begins with.
//!
//! A part that nothing stands in is not there. Addresses are as `here` has them. Nothing fails.

use std::fmt::Write;

use crate::locales::{Argument, DateStyle, direction};
use crate::model::addresses;
use crate::model::blog::IntroductionTranslation;
use crate::model::edition::{Edition, Entry, Week};
use crate::model::language::Language;
use crate::model::moment::Moment;
use crate::model::post::{Translation, Withdrawal};
use crate::render::card::shown_in_plain;
use crate::render::digest::{grouped, introduction, label, sentence, title};
use crate::render::values::{escape, link, local, plain};
use crate::render::{Here, Renderer, compose, events};

/// A week in review in one language.
pub(crate) struct Contents<'a> {
    /// The editor's title in the page's language, else the week's date.
    pub title: String,
    /// "Week of 14 May 2012".
    pub label: String,
    /// "From 14 May 2012 to 20 May 2012, we published 12 stories."
    pub sentence: String,
    /// Of the page.
    pub url: String,
    pub introduction: Option<Words<'a>>,
    pub parts: Vec<Part<'a>>,
}

/// The editor's introduction.
pub(crate) struct Words<'a> {
    pub translation: &'a IntroductionTranslation,
    pub html: String,
    /// "By …"; empty where no editor is named.
    pub byline: String,
    /// "The following text is in English.", where it is in another language than the page.
    pub notice: Option<String>,
}

/// A heading with its stories.
pub(crate) struct Part<'a> {
    /// Empty where the stories need none.
    pub title: String,
    /// That of the title, where it is known and not the page's.
    pub language: Option<Language>,
    /// Where the heading leads; empty where it leads nowhere.
    pub url: String,
    pub items: Vec<Item<'a>>,
}

pub(crate) struct Item<'a> {
    pub title: &'a str,
    /// Empty for what has no page.
    pub url: String,
    /// That of the title.
    pub language: &'a Language,
    /// "This story is in English", where it is in another language than the page.
    pub label: Option<String>,
    /// The mission whose story it is, where neither the page nor the heading says so.
    pub mission: Option<String>,
    pub lines: Vec<Line<'a>>,
}

/// A line below a title.
pub(crate) enum Line<'a> {
    /// Plain, in the page's language.
    Said(String),
    /// A story's plain text.
    Text(&'a str, &'a Language),
    /// A story's text as HTML.
    Html(String, &'a Language),
}

impl Contents<'_> {
    /// How many stories and other items it has, each time that they are named.
    pub fn items(&self) -> usize {
        self.parts.iter().map(|part| part.items.len()).sum()
    }

    /// Keeps the first so many items; how many those are that are left out.
    pub fn keep(&mut self, kept: usize) -> usize {
        let left_out = self.items().saturating_sub(kept);
        let mut room = kept;
        for part in &mut self.parts {
            part.items.truncate(room);
            room -= part.items.len();
        }
        self.parts.retain(|part| !part.items.is_empty());
        left_out
    }
}

/// Draws up a week.
pub(crate) fn contents<'a>(renderer: &Renderer<'a>, here: &Here<'a>, week: &Week) -> Contents<'a> {
    let site = renderer.site;
    let home = addresses::edition_home(site, here.edition);
    let found = introduction(renderer, here, week);
    Contents {
        title: title(renderer, here, week),
        label: label(here, week),
        sentence: sentence(here, week),
        url: link(site, here, &addresses::digest(&home, week.id)),
        introduction: found.and_then(|(_, translation)| words(renderer, here, week, translation)),
        parts: parts(renderer, here, week).into_iter().filter(|part| !part.items.is_empty()).collect(),
    }
}

/// The editor's words; `None` where she only chose and arranged.
fn words<'a>(
    renderer: &Renderer<'a>,
    here: &Here<'a>,
    week: &Week,
    translation: &'a IntroductionTranslation,
) -> Option<Words<'a>> {
    let site = renderer.site;
    let html = {
        // Of one week in several blogs and languages, since a reader may show them on one page.
        let prefix = format!("{}-{}-{}-", site.blog(here.blog).id, week.id, translation.language);
        compose::body(site, here, &translation.body, prefix.trim_start_matches('-'))
    };
    if html.is_empty() && translation.picture.is_none() {
        return None;
    }
    let editor =
        site.blog(here.blog).editor.map(|editor| local(here, &site.authors[editor.0 as usize].name).0);
    let byline = editor.map(|name| plain(here, "by-authors", &[("authors", Argument::Text(name))]));
    let is_foreign = translation.language != *here.language;
    let notice = is_foreign.then(|| {
        let name = here.locale.language_name(&translation.language);
        plain(here, "text-in-other-language", &[("language", Argument::Text(&name))])
    });
    Some(Words { translation, html, byline: byline.unwrap_or_default(), notice })
}

fn parts<'a>(renderer: &Renderer<'a>, here: &Here<'a>, week: &Week) -> Vec<Part<'a>> {
    let site = renderer.site;
    let edition = site.edition(here.edition);
    let drawing = Drawing { renderer: *renderer, here: *here, edition };
    let mut parts = vec![Part {
        title: plain(here, "highlights", &[]),
        language: None,
        url: String::new(),
        items: week
            .highlights
            .iter()
            .map(|(number, index)| drawing.highlight(week, *number, *index))
            .collect(),
    }];
    for group in grouped(renderer, here, edition, week) {
        // Under a mission's name its stories need not say it again.
        let says_mission = group.title.is_empty();
        parts.push(Part {
            items: group.numbers.iter().map(|number| drawing.story(*number, says_mission)).collect(),
            title: group.title,
            language: group.language,
            url: group.url,
        });
    }
    let language = here.locale.language_name(here.language);
    let now_in = plain(here, "now-in", &[("language", Argument::Text(&language))]);
    let stories = |numbers: &[u32]| numbers.iter().map(|number| drawing.story(*number, true)).collect();
    parts.push(Part { title: now_in, language: None, url: String::new(), items: stories(&week.now_in) });
    parts.push(Part {
        title: plain(here, "also-published", &[]),
        language: None,
        url: String::new(),
        items: stories(&week.also_published),
    });
    let mut other = |name: &str, items: Vec<Item<'a>>| {
        parts.push(Part { title: plain(here, name, &[]), language: None, url: String::new(), items });
    };
    other("corrections-this-week", drawing.corrections(week));
    other("alerts-this-week", drawing.alerts(week));
    other("withdrawn-this-week", week.withdrawn.iter().map(|entry| drawing.withdrawn(*entry)).collect());
    other("most-discussed", drawing.discussed(week));
    other("coming-events", drawing.events(week));
    parts
}

/// What items are drawn from.
struct Drawing<'a> {
    renderer: Renderer<'a>,
    here: Here<'a>,
    edition: &'a Edition,
}

impl<'a> Drawing<'a> {
    fn shown(&self, entry: Entry) -> &'a Translation {
        &self.renderer.site.post(entry.post).translations[entry.translation as usize]
    }

    fn entry(&self, number: u32) -> Entry {
        self.edition.entries[number as usize]
    }

    /// A story's title, with whatever has to be said of it.
    fn item(&self, entry: Entry, says_mission: bool, lines: Vec<Line<'a>>) -> Item<'a> {
        let (site, here) = (self.renderer.site, &self.here);
        let translation = self.shown(entry);
        let blog = site.post(entry.post).blog;
        let is_foreign = translation.language != *here.language;
        Item {
            title: &translation.head.title,
            url: link(site, here, &translation.address),
            language: &translation.language,
            label: is_foreign
                .then(|| shown_in_plain(&self.renderer, here, &translation.language).to_string()),
            mission: (says_mission && blog != here.blog)
                .then(|| local(here, &site.blog(blog).title).0.to_string()),
            lines,
        }
    }

    fn story(&self, number: u32, says_mission: bool) -> Item<'a> {
        let translation = self.shown(self.entry(number));
        let summary = &*translation.head.summary;
        let lines = (!summary.is_empty()).then_some(Line::Text(summary, &translation.language));
        self.item(self.entry(number), says_mission, lines.into_iter().collect())
    }

    fn highlight(&self, week: &Week, number: u32, index: usize) -> Item<'a> {
        let teaser = introduction(&self.renderer, &self.here, week)
            .and_then(|(_, translation)| Some((translation, translation.teasers.get(index)?.as_ref()?)));
        let lines = teaser.map(|(translation, teaser)| {
            let teaser = compose::body(self.renderer.site, &self.here, teaser, "");
            Line::Html(teaser, &translation.language)
        });
        self.item(self.entry(number), true, lines.into_iter().collect())
    }

    fn corrections(&self, week: &Week) -> Vec<Item<'a>> {
        let of = |(number, index): &(u32, usize)| {
            let translation = self.shown(self.entry(*number));
            let (at, body) = translation.detail.corrections.get(*index)?;
            let said = plain(&self.here, "correction-of", &[("date", Argument::Text(&self.day(at)))]);
            let body = compose::body(self.renderer.site, &self.here, body, "");
            let lines = vec![Line::Said(said), Line::Html(body, &translation.language)];
            Some(self.item(self.entry(*number), true, lines))
        };
        week.corrections.iter().filter_map(of).collect()
    }

    fn alerts(&self, week: &Week) -> Vec<Item<'a>> {
        let blog = self.renderer.site.blog(self.here.blog);
        let home = addresses::edition_home(self.renderer.site, self.here.edition);
        let of = |number: &usize| {
            let alert = blog.alerts.get(*number)?.choose(self.here.chain)?;
            Some(Item {
                title: &alert.title,
                url: link(self.renderer.site, &self.here, &addresses::alerts(&home)),
                language: &alert.language,
                label: None,
                mission: None,
                lines: Vec::new(),
            })
        };
        week.alerts.iter().filter_map(of).collect()
    }

    fn withdrawn(&self, entry: Entry) -> Item<'a> {
        let translation = self.shown(entry);
        let lines = withdrawal_lines(&self.here, translation.head.withdrawn.as_ref());
        self.item(entry, true, lines.into_iter().map(Line::Said).collect())
    }

    fn discussed(&self, week: &Week) -> Vec<Item<'a>> {
        let of = |(number, count): &(u32, u32)| {
            let count = [("count", Argument::Number(i64::from(*count)))];
            let said = Line::Said(plain(&self.here, "comment-count", &count));
            self.item(self.entry(*number), true, vec![said])
        };
        week.discussed.iter().map(of).collect()
    }

    fn events(&self, week: &Week) -> Vec<Item<'a>> {
        let of = |number: &u32| {
            let event = self.shown(self.entry(*number)).detail.event.as_ref()?;
            let blog = self.renderer.site.post(self.entry(*number).post).blog;
            let said = events::when_plain(&self.renderer, &self.here, blog, event);
            Some(self.item(self.entry(*number), true, vec![Line::Said(said)]))
        };
        week.events.iter().filter_map(of).collect()
    }

    fn day(&self, moment: &Moment) -> String {
        self.here.locale.date(moment.day, DateStyle::Long).to_string()
    }
}

/// When and why a story was withdrawn: each a sentence of its own.
fn withdrawal_lines(here: &Here, withdrawal: Option<&Withdrawal>) -> Vec<String> {
    let Some(withdrawal) = withdrawal else { return Vec::new() };
    let date = withdrawal.date.as_ref().map(|date| {
        let date = here.locale.date(date.day, DateStyle::Long);
        plain(here, "withdrawn-on", &[("date", Argument::Text(&date))])
    });
    let reason = withdrawal
        .reason
        .as_ref()
        .map(|reason| plain(here, "withdrawn-reason", &[("reason", Argument::Text(reason))]));
    date.into_iter().chain(reason).collect()
}

/// The parts as HTML, as a feed holds them.
pub(crate) fn html(here: &Here, parts: &[Part]) -> String {
    let mut markup = String::new();
    for part in parts {
        if !part.title.is_empty() {
            let heading = linked(&part.title, &part.url);
            let marks = part.language.as_ref().map(|language| marks(language, true)).unwrap_or_default();
            let _ = write!(markup, "<h2{marks}>{heading}</h2>");
        }
        markup.push_str("<ul>");
        for item in &part.items {
            markup.push_str("<li>");
            push_item(here, item, &mut markup);
            markup.push_str("</li>");
        }
        markup.push_str("</ul>");
    }
    markup
}

fn linked(text: &str, url: &str) -> String {
    if url.is_empty() {
        escape(text).into_owned()
    } else {
        format!("<a href=\"{}\">{}</a>", escape(url), escape(text))
    }
}

fn push_item(here: &Here, item: &Item, markup: &mut String) {
    let is_foreign = item.language != here.language;
    markup.push_str("<p>");
    let title = escape(item.title);
    let marks = marks(item.language, is_foreign);
    if item.url.is_empty() {
        let _ = if is_foreign {
            write!(markup, "<span{marks}>{title}</span>")
        } else {
            write!(markup, "{title}")
        };
    } else {
        let other = if is_foreign { format!(" hreflang=\"{}\"", item.language) } else { String::new() };
        let _ = write!(markup, "<a href=\"{}\"{other}{marks}>{title}</a>", escape(&item.url));
    }
    if let Some(label) = &item.label {
        let _ = write!(markup, " ({})", escape(label));
    }
    markup.push_str("</p>");
    if let Some(mission) = &item.mission {
        let _ = write!(markup, "<p><bdi>{}</bdi></p>", escape(mission));
    }
    for line in &item.lines {
        let _ = match line {
            Line::Said(said) => write!(markup, "<p>{}</p>", escape(said)),
            Line::Text(text, language) => {
                write!(markup, "<p{}>{}</p>", self::marks(language, *language != here.language), escape(text))
            }
            Line::Html(html, language) => {
                write!(markup, "<p{}>{html}</p>", self::marks(language, *language != here.language))
            }
        };
    }
}

/// ` lang="…" dir="…"` where a text is not in the page's language.
fn marks(language: &Language, is_foreign: bool) -> String {
    if is_foreign {
        format!(" lang=\"{language}\" dir=\"{}\"", direction(language).as_str())
    } else {
        String::new()
    }
}
