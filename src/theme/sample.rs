//! A complete set of values for each of the contract's pages, in two languages, for the tests alone.
//!
//! A text that begins with `html:` is HTML; every other is plain.

mod email;
mod pieces;
mod post;

use serde_json::{Map, Value as Data, json};
use tera::{Context, Value};

use super::Theme;
use super::values::{html, list, text};

/// Every template that a page is made with.
pub const PAGES: &[&str] = &[
    "alerts.html",
    "archive.html",
    "author.html",
    "authors.html",
    "chooser.html",
    "corrections.html",
    "digest.html",
    "digests.html",
    "email.html",
    "events.html",
    "home.html",
    "not-found.html",
    "office.html",
    "page.html",
    "policy.html",
    "post-photos.html",
    "post-report.html",
    "post.html",
    "redirect.html",
    "subscribe.html",
    "tag.html",
    "tags.html",
];

/// What a template is given, in English or Arabic, with the messages of that language. The parts are the
/// theme's.
pub fn context(theme: &Theme, template: &str, arabic: bool, messages: &[(String, String)]) -> Context {
    let sample = Sample { arabic };
    let named = |make: fn(&str) -> Value| -> Value {
        let plain = messages.iter().filter(|(_, message)| !message.contains('{'));
        let entries = plain.map(|(id, message)| (id.replace('-', "_"), make(message)));
        Value::from(entries.map(|(id, message)| (id.into(), message)).collect::<tera::Map>())
    };
    let mut frame = Context::new();
    for (name, entry) in sample.frame(template) {
        frame.insert_value(name, value(&entry));
    }
    frame.insert_value("text", named(html));
    frame.insert_value("plain", named(text));
    let parts = Parts { theme, frame: &frame };
    // A letter is no page.
    let given = match template {
        "email.html" => Vec::new(),
        _ => vec![("parts", parts.standing(template)), ("page", parts.page(sample.page(template)))],
    };
    let own = parts.own(template, sample.own(template));
    let mut context = frame.clone();
    for (name, entry) in given.into_iter().map(|(name, entry)| (name.to_owned(), entry)).chain(own) {
        context.insert_value(name, value(&entry));
    }
    context
}

/// Makes of values what the program makes of them with a theme's parts.
struct Parts<'a> {
    theme: &'a Theme,
    frame: &'a Context,
}

impl Parts<'_> {
    fn made(&self, name: &str, entries: &[(&'static str, &Data)]) -> String {
        let mut context = self.frame.clone();
        for (name, entry) in entries {
            context.insert_value(*name, value(entry));
        }
        let name = format!("parts/{name}.html");
        let made = self.theme.render(&name, &context).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        made.trim().to_owned()
    }

    fn part(&self, name: &str, entries: &[(&'static str, &Data)]) -> Data {
        Data::String(format!("html:{}", self.made(name, entries)))
    }

    /// A part for each of these, one after another.
    fn each(&self, name: &str, as_what: &'static str, entries: &Data) -> Data {
        let entries = entries.as_array().into_iter().flatten();
        let made: String = entries.map(|entry| self.made(name, &[(as_what, entry)])).collect();
        Data::String(format!("html:{made}"))
    }

    fn standing(&self, template: &str) -> Data {
        let current = json!(template.trim_end_matches(".html"));
        let feed = json!({"title": "Music (Atom)", "type": "application/atom+xml", "url": "/music/atom.xml"});
        let feeds = self.part("feed", &[("feed", &feed)]);
        json!({"head": self.part("head", &[]), "network": self.part("network", &[]),
            "title": self.part("title", &[("current", &current)]),
            "menu": self.part("menu", &[("current", &current)]),
            "alerts": self.part("alerts", &[]), "foot": self.part("foot", &[("feeds_of_page", &feeds)])})
    }

    fn page(&self, mut page: Data) -> Data {
        page["languages"] = self.each("language", "language", &page["languages"]);
        page
    }

    fn cards(&self, level: u32, cards: &Data) -> Data {
        let kicker = |card: &Data| match card["foreign"] == json!(true) {
            true => self.part("kicker", &[("mission", &card["mission"])]),
            false => json!(""),
        };
        let made = |card: &Data| {
            let level = json!(format!("html:{level}"));
            self.made("card", &[("post", card), ("level", &level), ("kicker", &kicker(card))])
        };
        let made: String = cards.as_array().into_iter().flatten().map(made).collect();
        Data::String(format!("html:{made}"))
    }

    /// Stories under the heading of their day.
    fn day(&self, level: u32, day: &Data, cards: &Data) -> Data {
        let posts = self.cards(level + 1, cards);
        let level = json!(format!("html:{level}"));
        self.part("day", &[("day", day), ("level", &level), ("posts", &posts)])
    }

    fn own(&self, template: &str, mut own: Map<String, Data>) -> Map<String, Data> {
        let level = if matches!(template, "tag.html" | "office.html") { 2 } else { 3 };
        let date = own.remove("day");
        if let (Some(posts), Some(day)) = (own.get_mut("posts"), date) {
            *posts = match posts.as_array().is_none_or(Vec::is_empty) {
                true => json!(""),
                false => self.day(level, &day, posts),
            };
        }
        if let Some(entry) = own.get_mut("related") {
            *entry = self.part("related", &[("related", &self.cards(3, entry))]);
        }
        for group in ["days", "groups"] {
            for group in own.get_mut(group).and_then(Data::as_array_mut).into_iter().flatten() {
                group["posts"] = self.cards(3, &group["posts"]);
            }
        }
        for name in ["pager", "latest", "policies"] {
            if let Some(entry) = own.get_mut(name) {
                *entry = self.part(name, &[(name, entry)]);
            }
        }
        if let Some(entry) = own.get_mut("external_links") {
            *entry = self.part("external-links", &[("policy", entry)]);
        }
        if let Some(digest) = own.remove("latest_digest") {
            for name in ["beside", "week"] {
                own.insert(name.to_owned(), self.part(name, &[("latest_digest", &digest)]));
            }
        }
        if let Some(post) = own.get_mut("post") {
            post["authors"] = self.each("author", "author", &post["authors"]);
            post["tags"] = self.each("tag", "tag", &post["tags"]);
            post["share"] = self.part("share", &[("share", &post["share"])]);
        }
        own
    }
}

fn value(data: &Data) -> Value {
    match data {
        Data::String(written) => written.strip_prefix("html:").map_or_else(|| text(written), html),
        Data::Array(entries) => list(entries.iter().map(value)),
        Data::Object(entries) => {
            let entries = entries.iter().map(|(name, entry)| (name.clone().into(), value(entry)));
            Value::from(entries.collect::<tera::Map>())
        }
        other => super::values::json(other),
    }
}

struct Sample {
    arabic: bool,
}

impl Sample {
    fn say<'a>(&self, english: &'a str, arabic: &'a str) -> &'a str {
        if self.arabic { arabic } else { english }
    }

    fn when(&self) -> &'static str {
        match self.arabic {
            true => "html:الخميس، 5 مارس 2026، من 6:00 م إلى 8:00 م، توقيت الأردن",
            false => "html:Thursday, March 5, 2026, 6:00 PM to 8:00 PM, Jordan Time",
        }
    }

    fn language(&self) -> (&'static str, &'static str) {
        if self.arabic { ("ar", "rtl") } else { ("en", "ltr") }
    }

    fn page(&self, template: &str) -> Data {
        let (lang, _) = self.language();
        let kind =
            template.trim_end_matches(".html").replace("post-report", "post").replace("post-photos", "post");
        let title = match kind.as_str() {
            "home" => self.say("Amman Diary", "يوميات عمّان"),
            "post" => self.say("A quarter tone walks into a blues", "ربع نغمة يدخل إلى البلوز"),
            "not-found" => self.say("Page not found", "الصفحة غير موجودة"),
            _ => self.say("Culture & <music>", "الثقافة"),
        };
        let languages = ["en", "ar", "fr"].map(|tag| {
            let (name, dir) = match tag {
                "en" => ("English", "ltr"),
                "ar" => ("العربية", "rtl"),
                _ => ("Français", "ltr"),
            };
            let note = self.say("Not available in French", "غير متوفّر بالفرنسية");
            json!({"lang": tag, "dir": dir, "name": name, "current": tag == lang, "available": tag != "fr",
                   "url": if tag == "fr" { String::new() } else { format!("/jordan/{tag}/") },
                   "note": if tag == "fr" { note } else { "" }})
        });
        json!({
            "kind": kind, "title": title, "head_title": format!("{title} – {}", self.say("Amman Diary",
                "يوميات عمّان")),
            "description": self.say("People, places & \"practical\" news.", "أناس وأماكن وأخبار عملية."),
            "canonical": format!("https://blogs.example.gov/jordan/{lang}/"),
            "url": format!("/jordan/{lang}/"), "languages": languages,
            "image": "https://blogs.example.gov/courtyard.png",
            "metadata": "html:<meta property=\"og:type\" content=\"website\">",
        })
    }

    fn frame(&self, template: &str) -> Map<String, Data> {
        let (lang, dir) = self.language();
        let feeds = [("Atom", "application/atom+xml", "atom.xml"), ("RSS", "application/rss+xml", "rss.xml")]
            .map(|(name, kind, file)| {
                json!({"title": format!("Amman Diary ({name})"), "type": kind,
                "url": format!("/jordan/{lang}/{file}")})
            });
        let link = |title: &str, path: &str| json!({"title": title, "url": path, "lang": "en", "dir": "ltr", "foreign": self.arabic});
        let entry = |title: &str, path: &str| json!({"title": title, "url": path, "current": false});
        let data = json!({
            "contract": 1, "lang": lang, "dir": dir, "asset_base": "../", "theme": {},
            "feeds": feeds,
            "network": {"lang": lang, "dir": dir, "foreign": false, "title": self.say("The Embassy Blog Network", "شبكة مدونات السفارات"),
                "url": format!("/{lang}/"), "description": ""},
            "blog": {
                "id": "jordan", "is_hub": template == "home.html", "title": self.say("Amman Diary", "يوميات عمّان"),
                "title_lang": lang, "title_dir": dir, "country": "JO",
                    "write_to": "mailto:blog.amman@example.gov",
                "description": self.say("People, places and practical news from the Embassy in Jordan.",
                    "أناس وأماكن وأخبار عملية من السفارة في الأردن."),
                "description_lang": lang, "description_dir": dir,
                "url": format!("/jordan/{lang}/"), "menu": [entry(self.say("About", "من نحن"), "/about/")],
                "write_to_external": "", "identifier": self.identifier(),
                "links": [self.footer_link("Privacy", "https://www.example.gov/privacy", ""),
                    self.footer_link("Archives", "https://example.org/", &self.mark())],
                "offices": [{"id": "amman", "name": self.say("Embassy in Amman", "السفارة في عمّان"), "url": "/o/", "lang": lang, "dir": dir, "foreign": false}],
                "policies": [link("Disclaimer", "/policies/disclaimer/")],
                "nav": {"home": format!("/jordan/{lang}/"), "hub": format!("/{lang}/"),
                    "archives": "/archives/", "tags": "/tags/",
                        "authors": "/authors/", "weeks": "/weeks/", "events": "/events/", "subscribe": "/subscribe/",
                            "corrections": "/corrections/", "alerts": "/alerts/", "accessibility": "/accessibility/",
                            "latest_week": "/weeks/2026-W10/"},
            },
            "missions": [self.mission(false), self.mission(true)],
            "alerts": [self.alert()],
        });
        object(data)
    }

    fn own(&self, template: &str) -> Map<String, Data> {
        let pager = json!({"current": 2, "total": 3, "previous": "/page/1/", "next": "/page/3/",
            "first": "/", "label": self.say("Page 2 of 3", "الصفحة 2 من 3"),
            "pages": [{"number": "1", "url": "/", "current": false}, {"number": "2", "url": "/page/2/",
                "current": true}, {"number": "3", "url": "/page/3/", "current": false}]});
        let posts = json!([self.card(false), self.card(true), self.bare_card()]);
        let count = self.say("html:3 stories", "html:3 قصص");
        let turn = |english, arabic| json!({"label": self.say(english, arabic), "url": "/2026/"});
        object(match template {
            "home.html" => json!({"posts": posts, "day": self.date(), "pager": pager, "is_first": true,
                "latest_digest": {"id": "2026-W10", "count_text": count, "image": self.image(),
                    "summary": self.say("It rained all week.", "أمطرت طوال الأسبوع."), "title": self.say("Water, thread & stone", "ماء وخيط وحجر"),
                    "url": "/weeks/2026-W10/", "label": self.say("Week of 2 March 2026",
                    "أسبوع 2 آذار 2026")}}),
            "post.html" | "post-report.html" | "post-photos.html" => {
                json!({"post": post::post(self), "previous": self.neighbour(true), "next": self.neighbour(false),
                "related": [self.card(false), self.card(true)],
                "latest": [self.card(false), self.card(true)], "policies": [self.policy(false),
                    self.policy(true)], "external_links": self.policy(true)})
            }
            "page.html" => {
                json!({"statement": self.statement(), "external_links": self.policy(false),
                    "entry": {"title": "About", "lang": "en", "dir": "ltr", "foreign": self.arabic,
                    "content": "html:<p>Who we are.</p>",
                "toc": [{"level": 2, "id": "who", "text": "Who"}], "authors": [],
                    "byline": "html:By <bdi>Layla</bdi>", "image": self.image(), "withdrawal": null, "extra": {}}})
            }
            "archive.html" => {
                json!({"period": self.say("March 2026", "آذار 2026"), "days": [{"date": self.date(),
                    "posts": posts}],
                "years": [{"label": "2026", "url": "/2026/", "count": count,
                    "months": [{"label": self.say("March", "آذار"), "url": "/2026/03/", "count": count}]}],
                "previous": turn("February 2026", "شباط 2026"), "next": null})
            }
            "tags.html" => {
                json!({"tags": [{"lang": "en", "dir": "ltr", "foreign": self.arabic, "id": "music", "name": self.say("Music", "الموسيقى"),
                    "url": "/tags/music/", "count": 3, "count_text": count}]})
            }
            "tag.html" => {
                json!({"tag": {"id": "music", "name": "Music"}, "posts": posts, "day": self.date(), "pager": pager})
            }
            "office.html" => {
                json!({"office": {"id": "amman", "name": "Embassy in Amman"}, "posts": [], "day": self.date(), "pager": pager})
            }
            "authors.html" => {
                json!({"authors": [{"title_lang": "en", "title_dir": "ltr", "title_foreign": self.arabic, "id": "layla", "name": "Layla Haddad-Moore",
                    "title": self.say("Press officer", "مسؤولة صحفية"), "url": "/authors/layla/",
                    "photo": "/courtyard.png", "count_text": count}]})
            }
            "author.html" => {
                json!({"author": {"foreign": self.arabic, "title_lang": "en", "title_dir": "ltr", "title_foreign": self.arabic,
                    "id": "layla", "name": "Layla Haddad-Moore", "title": "Press officer",
                    "bio": "html:<p>She writes.</p>", "photo": "/courtyard.png",
                "url": "https://example.org/", "external": self.mark(), "lang": "en", "dir": "ltr", "guest": false}, "posts": posts, "day": self.date(), "pager": pager})
            }
            "policy.html" => {
                let mut policy = self.policy(true);
                policy["reviewed"] = self.date();
                json!({"policy": policy})
            }
            "digests.html" => {
                json!({"weeks": [{"id": "2026-W10", "title": self.say("Water, thread & stone",
                    "ماء وخيط وحجر"), "url": "/weeks/2026-W10/", "label": self.say("Week of 2 March 2026",
                    "أسبوع 2 آذار 2026"), "count_text": count}], "pager": pager,
                "years": [{"title": "2026", "url": "/weeks/2026/", "count_text": count, "current": true},
                    {"title": "2025", "url": "/weeks/2025/", "count_text": count, "current": false}]})
            }
            "email.html" => json!({"email": email::email(self)}),
            "events.html" => {
                let event = |foreign, place| {
                    json!({"post": self.card(foreign), "when": self.when(), "place": place,
                        "file": "/jordan/event.ics"})
                };
                json!({"events": [event(true, "Al-Lweibdeh"), event(false, "")],
                    "calendar": "/jordan/calendar.ics", "pager": pager})
            }
            "digest.html" => {
                json!({"week": {"id": "2026-W10", "label": "Week of 2 March 2026",
                    "range": self.say("From 2 to 8 March 2026", "من 2 إلى 8 آذار 2026"),
                    "sentence": self.say("We published 2 stories.", "نشرنا مقالين."),
                    "first": self.date(), "last": self.date()},
                "introduction": {"title": "A week of water", "content": "html:<p>Dear reader.</p>",
                    "lang": "en", "dir": "ltr", "foreign": self.arabic, "notice": self.say("", "html:النص التالي بالإنكليزية."), "byline": "html:<bdi>The editor</bdi>",
                    "image": self.image()},
                "highlights": [{"post": self.card(true), "teaser": "html:<em>Listen.</em>",
                    "lang": "en", "dir": "ltr", "foreign": self.arabic},
                    {"post": self.card(false), "teaser": "", "lang": "en", "dir": "ltr", "foreign": self.arabic}],
                "groups": [{"id": "jordan", "title": self.say("Amman Diary", "يوميات عمّان"),
                    "url": "/jordan/", "posts": posts, "lang": "en", "dir": "ltr", "foreign": self.arabic}],
                "now_in": [self.card(false)], "now_in_title": self.say("html:Now in English", "html:الآن بالعربية"),
                    "also_published": [self.card(true)], "count_text": count,
                "corrections": [{"post": self.card(false), "date": self.date(),
                    "text": "html:It was <em>two</em>."}],
                "alerts_issued": [self.alert()],
                "events": [{"post": self.card(false), "when": self.when(),
                    "start": self.date()}],
                "withdrawn": [{"post": self.card(false),
                    "withdrawal": {"date": self.date(), "reason": "It was wrong.",
                        "reason_text": "html:Reason: <bdi>It was wrong.</bdi>"}}],
                "discussed": [{"post": self.card(false), "count_text": count}],
                "previous": turn("Week of 23 February", "أسبوع 23 شباط"), "next": turn("Week of 9 March",
                    "أسبوع 9 آذار"), "policies": [self.policy(false)], "external_links": self.policy(false)})
            }
            "corrections.html" => {
                json!({"corrections": [self.correction(false), self.correction(true)]})
            }
            "subscribe.html" => {
                json!({"feed_groups": [{"title": self.say("Amman Diary", "يوميات عمّان"),
                    "feeds": [{"title": self.say("Amman Diary", "يوميات عمّان"), "url": "/atom.xml",
                        "type": "application/atom+xml",
                        "formats": [{"name": "Atom", "url": "/atom.xml", "type": "application/atom+xml"}]}]}],
                    "mission_pages": [{"title": "يوميات عمّان", "url": "/jordan/ar/subscribe/", "lang": "ar",
                        "dir": "rtl", "foreign": true}],
                    "network_page": "/subscribe/", "opml": "/opml.xml"})
            }
            "chooser.html" => {
                json!({"choices": [{"lang": "en", "dir": "ltr", "name": "English", "title": "Amman Diary", "text": "",
                    "url": "/en/"}, {"lang": "ar", "dir": "rtl", "name": "العربية", "title": "يوميات عمّان", "text": "",
                    "url": "/ar/"}]})
            }
            "not-found.html" => {
                json!({"homes": [{"lang": "en", "dir": "ltr", "name": "English", "title": "Page not found",
                    "text": "There is no page at this address.", "url": "/en/"},
                {"lang": "ar", "dir": "rtl", "name": "العربية", "title": "الصفحة غير موجودة",
                    "text": "لا توجد صفحة في هذا العنوان.", "url": "/ar/"}]})
            }
            "redirect.html" => {
                json!({"target": {"title": self.say("A quarter tone", "ربع نغمة"),
                    "url": "/jordan/2026/03/05/oud/"}})
            }
            _ => json!({}),
        })
    }
}

fn object(data: Data) -> Map<String, Data> {
    match data {
        Data::Object(entries) => entries,
        _ => Map::new(),
    }
}
