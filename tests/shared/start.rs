//! The site that every walk begins with: small, with something of everything that pages can show.

use std::collections::BTreeMap;

/// The files of a site, by path from its folder.
pub type Files = BTreeMap<String, Vec<u8>>;

pub const NETWORK: &str = "\
title: {en: The network, fr: Le réseau, ar: الشبكة}
description: {en: From everywhere, fr: De partout}
base_url: https://blogs.example.gov/
languages: [en, fr, ar]
timezone: America/New_York
theme: national
page_size: 3
latest: 2
feed_size: 4
policies: {post: [disclaimer, comment-policy], feed: [disclaimer], digest: [disclaimer]}
digest: {week_starts: monday, editor: editor, group_by: mission}
tags: {culture: {en: Culture, fr: Culture, ar: ثقافة}, visas: {en: Visas, fr: Visas}}
footer: [{title: {en: Privacy, fr: Vie privée}, url: https://www.example.gov/privacy}]
";

pub const FRANCE: &str = "\
title: {en: Place of the States, fr: Place des États}
description: {fr: De Paris}
country: FR
offices: {paris: {en: Paris office, fr: Bureau de Paris}, lyon: Lyon}
languages: [fr, en]
timezone: Europe/Paris
comments: {write_to: \"mailto:blog@example.gov\"}
";

pub const JORDAN: &str = "\
title: {en: Amman notes, ar: رسائل عمّان}
country: JO
languages: [ar, en]
timezone: Asia/Amman
base_url: https://amman.example.org/
theme: desert
untranslated: hide
page_size: 2
";

pub const KENYA: &str = "\
title: Nairobi
languages: [en, fr]
timezone: Africa/Nairobi
fallbacks: {fr: [en]}
outputs: {tag_feeds: false}
digest: {group_by: tag}
";

/// What a theme prints of all that a template is given, so that nothing can grow old unseen.
const EVERYTHING: &str = "{% extends \"default/base.html\" %}\n{% block footer %}<pre>{{ __tera_context }}</pre>{% endblock footer %}\n";

const POSTS: &[(&str, &str, &str)] = &[
    (
        "france/posts/2026-03-02-visas.fr.md",
        "title: Visas\nauthors: [anne]\ntags: [visas, papiers]\noffice: paris",
        "Un *visa*.\n\n## Où ?\n\nIci[^1].\n\n[^1]: Là.",
    ),
    (
        "france/posts/2026-03-02-visas.en.md",
        "title: Visas, in English\ntranslation: {of: fr, revision: r1-39bd4b7bdc, translator: Bob}",
        "A [visa](2026-03-05-music/index.fr.md).",
    ),
    (
        "france/posts/2026-03-05-music/index.fr.md",
        "title: Musique\nauthors: [anne, bob]\ntags: [culture]\nimage: {src: band.svg, alt: Un orchestre, caption: Le *soir*}\nalso_in: [jordan]\noffice: lyon",
        "De la musique.\n\n![Un luth](lute.svg)",
    ),
    (
        "france/posts/2026-03-05-music/index.en.md",
        "title: Music\nsummary: Much *music*\ndate: 2026-03-18\nimage: {alt: A band}",
        "Some music.",
    ),
    (
        "france/posts/2026-03-10-bread.fr.md",
        "title: Pain\nauthors: [{name: Guest Writer, title: Baker}]\ntags: [food, culture]\naliases: [/old/bread/]",
        "Du pain.",
    ),
    (
        "france/posts/2026-03-12-event.en.md",
        "title: An evening\nauthors: [bob]\ntags: [culture]\nevent: {start: 2026-03-24 18:00, place: Lyon}\noffice: lyon",
        "Come. See [the policy](../policies/comment-policy.fr.md).",
    ),
    (
        "france/posts/2026-03-19-error.fr.md",
        "title: Erreur\nauthors: [anne]\nupdated: 2026-03-20\ncorrections: [{date: 2026-03-21, text: \"Une *faute*\"}]\nkey_points: [Un point]\ntoc: true",
        "Texte.\n\n## Titre\n\nSuite, voir [Amman](../../jordan/posts/2026-03-11-market.ar.md).",
    ),
    (
        "france/posts/2026-03-20-gone.fr.md",
        "title: Retiré\nstatus: withdrawn\nauthors: [carla]\ntags: [rare]\noffice: paris\nwithdrawn: {date: 2026-03-22, reason: Par erreur}",
        "Rien.",
    ),
    (
        "jordan/posts/2026-03-03-oud/index.ar.md",
        "title: العود\nauthors: [bob]\ntags: [culture]\nimage: {src: oud.svg, alt: عود}",
        "نصّ عن العود.\n\n![عود على كرسي](oud.svg)",
    ),
    ("jordan/posts/2026-03-03-oud/index.en.md", "title: The oud\nimage: {alt: An oud}", "A text on the oud."),
    ("jordan/posts/2026-03-11-market.ar.md", "title: السوق\nauthors: [anne]\ntags: [food]", "سوق."),
    (
        "jordan/posts/2026-03-13-hours.en.md",
        "title: Opening hours\ntags: [visas]\nalso_in: [kenya]",
        "From nine to five.",
    ),
    ("jordan/posts/2026-03-25-later.ar.md", "title: لاحقًا\npublish_at: 2026-03-30 09:00", "بعد."),
    (
        "kenya/posts/2026-03-04-run.en.md",
        "title: A run\nauthors: [carla]\ntags: [sport]\nextra: {colour: red}",
        "We ran.\n\n## The start\n\nEarly.",
    ),
    (
        "kenya/posts/2026-03-04-run.fr.md",
        "title: Une course\ntranslation: {revision: r1-0123456789}",
        "Nous avons couru.",
    ),
    (
        "kenya/posts/2026-03-09-tea.en.md",
        "title: Tea\nauthors: [carla]\ntags: [food]\ncourtesy_of: {name: The Daily, url: https://daily.example/tea}",
        "Tea, as [the France blog](../../france/posts/2026-03-10-bread.fr.md) has it.",
    ),
    ("kenya/posts/2026-03-17-draft.en.md", "title: Not ready\nstatus: draft", "A draft."),
    (
        "kenya/posts/2026-03-23-bird.en.md",
        "title: A bird\nauthors: [anne]\nvideo: {url: https://video.example/1, transcript: \"*Tweet*\"}",
        "A bird, [at home](/kenya/en/).",
    ),
];

const TEXTS: &[(&str, &str, &str)] = &[
    ("policies/disclaimer.en.md", "title: Disclaimer", "Our views."),
    ("policies/disclaimer.fr.md", "title: Avertissement", "Nos vues."),
    ("policies/disclaimer.ar.md", "title: تنويه", "آراؤنا."),
    (
        "policies/comment-policy.en.md",
        "title: Comment policy\nsummary: Be *kind*\nreviewed: 2026-01-01",
        "Be kind.",
    ),
    ("policies/comment-policy.fr.md", "title: Charte\nslug: charte", "Soyez aimables."),
    ("policies/comment-policy.ar.md", "title: سياسة التعليقات", "كونوا لطفاء."),
    ("france/policies/comment-policy.fr.md", "title: Charte de Paris", "Soyez *très* aimables."),
    ("pages/about.en.md", "title: About the network\nmenu: 1", "We are many."),
    ("pages/about.fr.md", "title: À propos", "Nous sommes nombreux."),
    ("france/pages/about.fr.md", "title: À propos de Paris\nmenu: 2\nauthors: [carla]", "Voici Paris."),
    ("france/pages/contact.fr.md", "title: Contact\nmenu: 1\naliases: [/ecrire/]", "Écrivez."),
    ("france/pages/contact.en.md", "title: Contact us", "Write."),
    ("jordan/pages/about.ar.md", "title: عنّا", "نحن."),
    (
        "alerts/2026-03-20-strike.en.md",
        "title: A strike\nlevel: warning\nmissions: [france, kenya]\nexpire_at: 2026-04-20",
        "Trains are few.",
    ),
    ("alerts/2026-03-20-strike.fr.md", "title: Une grève", "Peu de trains."),
    (
        "jordan/alerts/2026-03-21-closed.ar.md",
        "title: مغلق",
        "نحن مغلقون. راجعوا [الصفحة](../pages/about.ar.md).",
    ),
    (
        "digests/2026-W10.en.md",
        "title: The first week\nhighlights: [{post: kenya/2026-03-04-run, teaser: \"*Fast*\"}, france/2026-03-02-visas]\nleave_out: [jordan/2026-03-03-oud]",
        "A *fine* week.",
    ),
    ("digests/2026-W10.fr.md", "title: La première semaine", "Une belle semaine."),
    (
        "digests/2026-W11.en.md",
        "title: A frozen week\nposts: [france/2026-03-10-bread, kenya/2026-03-09-tea]",
        "Two stories.",
    ),
    (
        "france/digests/2026-W12.fr.md",
        "title: Semaine calme\nhighlights: [france/2026-03-19-error]",
        "Calme.",
    ),
];

const OTHERS: &[(&str, &str)] = &[
    ("content/network.yaml", NETWORK),
    ("content/france/mission.yaml", FRANCE),
    ("content/jordan/mission.yaml", JORDAN),
    ("content/kenya/mission.yaml", KENYA),
    (
        "content/authors/anne.yaml",
        "name: {en: Anne, fr: Anne, ar: آن}\nbio: {en: \"Writes of *bread*\", fr: \"Écrit\"}\nphoto: /faces/anne.svg\n",
    ),
    (
        "content/authors/bob.yaml",
        "name: Bob\ntitle: {en: Attaché}\nurl: https://bob.example/\nmission: france\n",
    ),
    ("content/authors/carla.yaml", "name: Carla\nbio: Runs.\n"),
    ("content/authors/editor.yaml", "name: {en: The editor, fr: La rédaction}\n"),
    (
        "content/france/posts/2026-03-05-music/comments.yaml",
        "- {name: Eric, place: Nice, date: 2026-03-06, status: approved, text: \"*Bravo*\"}\n- {date: 2026-03-07, language: en, status: pending, text: Hello}\n",
    ),
    (
        "content/kenya/posts/2026-03-04-run.comments.yaml",
        "- {date: 2026-03-05 23:30, status: approved, redacted: true, text: Well run}\n",
    ),
    (
        "content/france/posts/2026-03-05-music/band.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width=\"40\" height=\"30\"/>",
    ),
    (
        "content/france/posts/2026-03-05-music/lute.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width=\"10\" height=\"30\"/>",
    ),
    (
        "content/jordan/posts/2026-03-03-oud/oud.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width=\"20\" height=\"20\"/>",
    ),
    ("static/faces/anne.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("static/favicon.txt", "an icon"),
    (
        "themes/national/theme.yaml",
        "name: National\nextends: default\ncontract: 1\nsettings: {colour: blue}\n",
    ),
    ("themes/national/templates/base.html", EVERYTHING),
    ("themes/national/templates/redirect.html", "<p>{{ __tera_context }}</p>\n"),
    ("themes/national/static/style.css", "body { color: blue }\n"),
    ("themes/desert/theme.yaml", "name: Desert\nextends: national\ncontract: 1\n"),
    ("themes/desert/static/sand.css", "body { color: tan }\n"),
    (
        "themes/desert/templates/tags.html",
        "{% extends \"base.html\" %}\n{% block main %}<p>{{ message(id=\"page-of\", page=1, pages=3) }}</p>{% endblock main %}\n",
    ),
    ("themes/desert/locales/en.ftl", "older-stories = Further back\n"),
    ("locales/fr/interface.ftl", "home = Chez nous\n"),
    ("locales/en/extra.ftl", "home = Front page\n"),
];

pub fn files() -> Files {
    let text = |(path, front_matter, body): &(&str, &str, &str)| {
        (format!("content/{path}"), format!("---\n{front_matter}\n---\n{body}\n").into_bytes())
    };
    let other = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
    POSTS.iter().chain(TEXTS).map(text).chain(OTHERS.iter().map(other)).collect()
}

/// A clock at which the first site's weeks are over and its embargoes at an end.
pub const NOW: &str = "2026-04-01T12:00:00Z";
