//! What `email.html` is given.

use serde_json::{Value as Data, json};

use super::Sample;

pub(super) fn email(sample: &Sample) -> Data {
    let line = |foreign: bool| json!({"content": "html:A <em>line</em>.", "lang": "en", "dir": "ltr", "foreign": foreign});
    let item = json!({"title": "Water", "url": "https://example.org/water/", "label": sample.say("", "بالإنكليزية"),
        "mission": sample.say("Amman Diary", "يوميات عمّان"), "lines": [line(false), line(true)],
        "lang": "en", "dir": "ltr", "foreign": sample.arabic});
    let link = json!({"text": sample.say("Read on", "تابع القراءة"), "url": "https://example.org/weeks/", "external": ""});
    json!({"title": sample.say("A week of water", "أسبوع الماء"), "label": sample.say("Week of 2 March", "أسبوع 2 آذار"),
        "sentence": sample.say("We published 2 stories.", "نشرنا مقالين."), "url": "https://example.org/weeks/2026-W10/",
        "blog_title": sample.say("Amman Diary", "يوميات عمّان"), "blog_url": "https://example.org/",
        "introduction": {"title": "A week of water", "content": "html:<p>Dear reader.</p>", "summary": "",
            "byline": sample.say("By the editor", "بقلم المحرر"), "notice": sample.say("", "النص التالي بالإنكليزية."),
            "lang": "en", "dir": "ltr", "foreign": sample.arabic,
            "image": {"src": "https://example.org/a.png", "alt": "Water", "width": 8, "height": 6, "caption": "html:<em>Water</em>"}},
        "parts": [{"title": sample.say("Highlights", "أبرز ما نُشر"), "url": "", "lang": "en", "dir": "ltr", "foreign": false, "items": [item.clone()]},
            {"title": "Jordan", "url": "https://example.org/jordan/", "lang": "en", "dir": "ltr", "foreign": sample.arabic, "items": [item]}],
        "rest": link.clone(),
        "external_links": "html:<p lang=\"en\" dir=\"ltr\"><small>Not ours.</small></p>",
        "policies": [{"title": "Disclaimer", "content": "html:<p>Ours.</p>", "lang": "en", "dir": "ltr"}],
        "closing": [{"text": sample.say("Why you read this", "سبب وصول الرسالة"), "url": "", "external": ""}, link]})
}
