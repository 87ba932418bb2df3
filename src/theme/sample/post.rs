//! What `post.html` is given.

use serde_json::{Value as Data, json};

use super::{Sample, object};

pub(super) fn post(sample: &Sample) -> Data {
    let mut post = sample.card(false);
    let of_cards = ["dir", "foreign", "is_event", "lang", "mission", "shown_in", "withdrawn"];
    if let Some(entries) = post.as_object_mut() {
        entries.retain(|name, _| !of_cards.contains(&name.as_str()));
    }
    let own = json!({
        "updated": sample.date(), "authors": [sample.author()],
        "content": sample.say(
            "html:<p>The bassist had a simple request. “Play me the note,” he said, “and don’t tell me its name.”<sup class=\"footnote-reference\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup></p>\n<h2 id=\"three\">Three evenings, one tune</h2>\n<blockquote><p>In a blues you bend the note because it hurts.</p></blockquote>\n<ol><li>One</li><li>Two</li></ol>\n<div class=\"table\"><table><thead><tr><th>Evening</th><th class=\"align-end\">People</th></tr></thead><tbody><tr><td>First</td><td class=\"align-end\">18</td></tr></tbody></table></div>\n<p>After all.</p>",
            "html:<p>كان لعازف الباص طلب بسيط. قال: «اعزف لي النغمة، ولا تقل لي اسمها».</p>\n<h2 id=\"three\">ثلاث أمسيات ولحن واحد</h2>\n<blockquote><p>في البلوز تُحنى النغمة لأنها تؤلم.</p></blockquote>\n<p>وبعد كل شيء.</p>"),
        "about_authors": sample.say("html:About the author", "html:نبذة تعريفية"),
        "share": [{"id": "email", "name": sample.say("html:Share by e-mail", "html:المشاركة بالبريد الإلكتروني"),
            "label": sample.say("html:Share by e-mail", "html:المشاركة بالبريد الإلكتروني"), "is_email": true,
            "url": "html:mailto:?subject=A%20b&amp;body=https%3A%2F%2Fexample.org%2F"},
            {"id": "x", "name": "html:X", "label": sample.say("html:Share on X", "html:المشاركة عبر X"), "is_email": false,
            "url": "html:https://x.com/intent/tweet?text=A%20b&amp;url=https%3A%2F%2Fexample.org%2F"}],
        "toc": [{"level": 2, "id": "three", "text": sample.say("Three evenings, one tune",
            "ثلاث أمسيات ولحن واحد")}],
        "key_points": [sample.say("html:Three <em>evenings</em> of work",
            "html:ثلاث أمسيات من <em>العمل</em>")],
        "event": {"when": sample.when(), "file": "/jordan/event.ics", "start": sample.date(), "end": sample.date(), "place": sample.say("Al-Lweibdeh",
            "اللويبدة"), "url": "https://example.org/concert", "external": sample.mark()},
        "video": {"url": "https://video.example.org/1", "external": sample.mark(), "poster": "/courtyard.png", "alt": "A stage",
            "transcript": "html:<p>Applause.</p>", "width": 1200, "height": 800},
        "corrections": [{"id": "correction-2026-03-05-1", "date": sample.date(), "text": "html:There were <em>eighteen</em> students."}],
        "courtesy_of": {"name": "The Amman Courier", "url": "https://courier.example.org/", "external": sample.mark()},
            "translator": sample.say("Dana Whitlock", "رنا الشوملي"),
        "outdated": {"notice": sample.say("html:This translation follows an earlier version of the original",
            "html:تستند هذه الترجمة إلى نسخة سابقة من النص الأصلي"),
            "dated": sample.say("html:The original, published on <time datetime=\"2026-03-05\">5 March 2026</time>, has changed since.",
            "html:تغيّر النص الأصلي، المنشور في <time datetime=\"2026-03-05\">5 مارس 2026</time>."),
            "link": sample.say("html:Read the original in Arabic", "html:قراءة النص الأصلي باللغة الإنجليزية"),
            "url": "/other/", "lang": if sample.arabic { "en" } else { "ar" }},
        "translations": [{"lang": if sample.arabic { "en" } else { "ar" },
            "dir": if sample.arabic { "ltr" } else { "rtl" },
            "name": if sample.arabic { "English" } else { "العربية" }, "url": "/other/"}],
        "reading_time": sample.say("html:4 minutes to read", "html:4 دقائق للقراءة"),
        "comments_state": "open", "comment_count": sample.say("html:2 comments", "html:تعليقان"),
        "comments_feed": "/post/comments.xml",
        "comment_policy": sample.say("html:Comments are read by a moderator before they are shown: <a href=\"/policy/\"><bdi>Comment policy</bdi></a>",
            "html:تُراجَع التعليقات قبل نشرها: <a href=\"/policy/\"><bdi>سياسة التعليقات</bdi></a>"),
        "write_to": "mailto:blog.amman@example.gov?subject=Comment",
        "comments": [{"id": "comment-2026-03-05-1a2b3c4d", "name": "Eric <b>", "place": "New Mexico", "date": sample.date(),
            "content": "html:<p>One suggestion …</p>", "lang": "en", "dir": "ltr",
            "foreign": sample.arabic, "redacted": true,
            "writes": sample.say("html:<strong><bdi>Eric &lt;b&gt;</bdi></strong> in <bdi>New Mexico</bdi> writes:",
                "html:تعليق من <strong><bdi>Eric &lt;b&gt;</bdi></strong> (<bdi>New Mexico</bdi>):")},
                     {"id": "comment-2026-03-05-5e6f7a8b", "name": "سلمى", "place": "", "date": sample.date(), "content": "html:<p>شكرًا.</p>",
                         "lang": "ar", "dir": "rtl", "foreign": !sample.arabic, "redacted": false,
                         "writes": sample.say("html:<strong><bdi>سلمى</bdi></strong> writes:", "html:تعليق من <strong><bdi>سلمى</bdi></strong>:")}],
        "withdrawal": {"date": sample.date(), "reason": sample.say("A mistake", "خطأ"),
            "reason_text": sample.say("html:Reason: <bdi>A mistake</bdi>", "html:السبب: <bdi>خطأ</bdi>")},
            "layout": "", "extra": {"series": 1},
    });
    for (name, entry) in object(own) {
        post[name] = entry;
    }
    post
}
