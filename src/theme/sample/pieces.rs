//! What several sample pages show: dates, pictures, stories, authors, policies.

use serde_json::{Value as Data, json};

use super::Sample;

impl Sample {
    pub(super) fn date(&self) -> Data {
        json!({"iso": "2026-03-05T14:15:00+03:00", "long": self.say("5 March 2026", "5 آذار 2026"),
            "full": self.say("Thursday, 5 March 2026", "الخميس، 5 آذار 2026"), "time": "14:15"})
    }

    pub(super) fn image(&self) -> Data {
        json!({"src": "/courtyard.png", "alt": self.say("An oud player & a \"bassist\"", "عازف عود"),
            "caption": "html:The last number, in the <em>courtyard</em>.",
            "credit": "Illustration: Embassy in Amman", "width": 1200, "height": 800})
    }

    pub(super) fn mission(&self, foreign: bool) -> Data {
        let (lang, dir) = if foreign { ("fr", "ltr") } else { self.language() };
        let title = if foreign {
            "Place des États-Unis"
        } else {
            self.say("Amman Diary", "يوميات عمّان")
        };
        json!({"id": if foreign { "france" } else { "jordan" }, "title": title, "description": title,
            "url": "/x/", "lang": lang, "dir": dir, "foreign": foreign})
    }

    /// The same as a story names it.
    pub(super) fn whose(&self, foreign: bool) -> Data {
        let mission = self.mission(foreign);
        json!({"id": mission["id"], "title": mission["title"], "url": mission["url"], "lang": mission["lang"],
            "dir": mission["dir"], "foreign": mission["foreign"]})
    }

    /// A story as the page of another leads to it.
    pub(super) fn neighbour(&self, foreign: bool) -> Data {
        let card = self.card(foreign);
        json!({"title": card["title"], "url": card["url"], "lang": card["lang"], "dir": card["dir"],
            "foreign": card["foreign"]})
    }

    /// A story of the blog's own, or one of another mission in French.
    pub(super) fn card(&self, foreign: bool) -> Data {
        let (lang, dir) = if foreign { ("fr", "ltr") } else { self.language() };
        let title = if foreign {
            "Des lettres de 1918 & d'hier"
        } else {
            self.say("A quarter tone walks into a blues", "ربع نغمة يدخل إلى البلوز")
        };
        let summary = if foreign {
            "Trois lettres retrouvées dans un grenier de Lyon racontent la fin d’une guerre."
        } else {
            self.say(
                "Three evenings of work behind a closed door, and one with the door open.",
                "ثلاث أمسيات من العمل وراء باب مغلق، وأمسية والباب مفتوح.",
            )
        };
        json!({
            "title": title, "url": "/post/", "lang": lang, "dir": dir, "foreign": foreign,
            "shown_in": if foreign { self.say("html:This story is in French",
                "html:هذه القصة بالفرنسية") } else { "" },
            "date": self.date(), "byline": self.say("html:By <a href=\"/a/\"><bdi>Layla Haddad-Moore</bdi></a>",
                "html:بقلم <a href=\"/a/\"><bdi>ليلى حداد مور</bdi></a>"),
            "summary": summary, "tags": [{"lang": lang, "dir": dir, "foreign": foreign, "id": "music", "name": self.say("Music", "الموسيقى"),
                "url": "/tags/music/"}], "office": {"lang": "en", "dir": "ltr", "foreign": self.arabic, "id": "amman", "name": self.say("Embassy in Amman",
                "السفارة في عمّان"), "url": "/o/"},
            "image": self.image(), "mission": self.whose(foreign), "is_event": foreign,
                "withdrawn": foreign,
        })
    }

    /// A card with nothing that may be left out.
    pub(super) fn bare_card(&self) -> Data {
        let mut card = self.card(false);
        card["tags"] = json!([]);
        card["office"] = Data::Null;
        card["image"] = Data::Null;
        card["byline"] = json!("");
        card
    }

    pub(super) fn author(&self) -> Data {
        json!({"id": "layla", "name": self.say("Layla Haddad-Moore", "ليلى حداد مور"), "title": self.say("Press officer",
            "مسؤولة صحفية"), "url": "/a/", "external": "", "guest": false, "lang": "en", "dir": "ltr",
            "foreign": self.arabic, "title_lang": "en", "title_dir": "ltr", "title_foreign": self.arabic,
            "bio": self.say("html:<p>She plays the oud, badly.</p>", "html:<p>تعزف على العود.</p>"),
            "photo": "/courtyard.png"})
    }

    /// One in English.
    pub(super) fn alert(&self) -> Data {
        json!({"id": "alert-2026-03-05-closed", "issued": self.date(),
            "notice": self.say("", "html:النص التالي بالإنكليزية."),
            "level": "warning", "level_text": self.say("html:Warning", "html:تنبيه"),
            "scope": self.say("html:Concerns: <bdi>Amman Diary</bdi>", "html:تخصّ: <bdi>يوميات عمّان</bdi>"),
            "until": {"iso": "2026-03-06T08:00:00+03:00", "text": "html:In force until 6 March 2026, 08:00 GMT+3"},
            "title": "The consular section is closed",
            "content": "html:<p>Until <a href=\"/\">Thursday</a>.</p>", "lang": "en", "dir": "ltr",
            "foreign": self.arabic})
    }

    pub(super) fn correction(&self, foreign: bool) -> Data {
        json!({"post": self.card(foreign), "date": self.date(), "url": "/post/#correction-2026-03-05-1",
            "text": "html:There were <em>eighteen</em> students."})
    }

    /// What stands behind the words of a link that leads out.
    pub(super) fn mark(&self) -> String {
        let (lang, dir) = self.language();
        let said = self.say("(external link)", "(رابط خارجي)");
        format!("html:<span class=\"external-mark\" lang=\"{lang}\" dir=\"{dir}\"> {said}</span>")
    }

    pub(super) fn footer_link(&self, title: &str, url: &str, mark: &str) -> Data {
        json!({"title": title, "url": url, "external": mark, "lang": "en", "dir": "ltr", "foreign": self.arabic})
    }

    pub(super) fn identifier(&self) -> Data {
        json!({"text": "An official blog of the Embassy Blog Network", "url": "https://www.example.gov/",
            "external": "", "lang": "en", "dir": "ltr", "foreign": self.arabic})
    }

    pub(super) fn statement(&self) -> Data {
        let said = |text: &str| json!({"text": text, "lang": "en", "dir": "ltr", "foreign": self.arabic});
        json!({"commitment": true, "assessed": said("By hand & with axe."), "gaps": [said("Old pictures.")],
            "contact": "html:<a href=\"mailto:a@example.gov\"><bdi>a@example.gov</bdi></a>",
            "reviewed": self.date()})
    }

    pub(super) fn policy(&self, foreign: bool) -> Data {
        let (lang, dir) = if foreign { ("fr", "ltr") } else { self.language() };
        json!({"id": if foreign { "comment-policy" } else { "disclaimer" },
            "title": if foreign { "Règles des commentaires" } else { self.say("Disclaimer",
            "إخلاء المسؤولية") },
            "content": if foreign { "html:<p>Soyez polis.</p>" } else { self.say("html:<p>Views are the writers’ own.</p>",
                "html:<p>الآراء لأصحابها.</p>") }, "summary": "", "url": "/policies/x/", "lang": lang,
                "dir": dir, "foreign": foreign,
            "notice": if foreign { self.say("html:The following text is in French.",
                "html:النص التالي بالفرنسية.") } else { "" }})
    }
}
