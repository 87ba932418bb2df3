//! What is kept back is in no byte and no name of what readers get.
//!
//! A network where every kind of text is kept back, for every reason there is, holds a mark at each place that could
//! leak: every word of the site's files that begins with `zq`. None of them may be in the output while its text is
//! kept back, and each has to be found once it is out, so that no mark stands where it could never be seen. Marks
//! that begin with `zqnever` are the editors' own for ever; those that begin with `zqout` are out all along.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chancery::write::manifest_json;
use chancery::{Built, Request, build};
use mail_parser::MessageParser;
use tempfile::TempDir;

use crate::{NETWORK, Quiet, request};

/// Whether a text is kept back, or the same text is out.
#[derive(Clone, Copy, PartialEq)]
enum Case {
    Kept,
    Out,
}

/// The files of the network. What keeps a text back are the lines between `«` and `»`, without which it is out.
fn network(case: Case) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut text = |path: &str, text: &str| {
        let mut written = String::new();
        let mut rest = text;
        while let Some((before, from)) = rest.split_once('«') {
            let (why, after) = from.split_once('»').unwrap();
            written.push_str(before);
            if case == Case::Kept {
                written.push_str(why);
            }
            rest = after;
        }
        written.push_str(rest);
        files.push((format!("content/{path}"), written.into_bytes()));
    };
    text(
        "network.yaml",
        &format!(
            "{NETWORK}clearance: required\ntheme: ours\nuntranslated: show\ndigest: {{email_weeks: 9}}\n\
             tags: {{zqtaga: {{en: Zqtagnamea}}, zqtagb: {{en: Zqtagnameb}}}}\n"
        ),
    );
    text(
        "france/mission.yaml",
        "title: France\ncountry: FR\nlanguages: [fr, en]\ndefault_language: en\ntimezone: Europe/Paris\n\
         comments: {write_to: 'mailto:blog@example.gov'}\n",
    );
    text(
        "jordan/mission.yaml",
        "title: Jordan\ncountry: JO\nlanguages: [ar, en]\ntimezone: Asia/Amman\nbase_url: https://jordan.example/\n",
    );
    text("authors/kept.yaml", "name: Zqauthorname\nbio: Zqauthorbio\ntitle: Zqauthortitle\n");
    text("authors/zqauthorid.yaml", "name: Zqotherauthor\n");

    // What keeps each of them back, and the day of its name, which no other text has.
    let reasons = [
        ("a", "«status: draft\n»", "cleared_by: zqneverclearer\n"),
        ("b", "«status: review\n»", "cleared_by: zqneverclearer\n"),
        ("c", "«publish_at: 2012-08-01 09:00\n»", "cleared_by: zqneverclearer\n"),
        ("d", "«expire_at: 2012-06-01\n»", "cleared_by: zqneverclearer\n"),
        ("e", "«date: 2012-07-02 03:00\n»", "cleared_by: zqneverclearer\n"),
        ("f", "«# nobody cleared it\n»", "«#»cleared_by: zqneverclearer\n"),
    ];
    for (number, (letter, why, cleared)) in reasons.iter().enumerate() {
        let head = format!("{why}{cleared}");
        let day = 10 + number;
        // One file, with a comment beside it.
        text(
            &format!("france/posts/2012-05-{day}-zqslug{letter}.en.md"),
            &format!(
                "---\n# zqneverremark\ntitle: Zqtitle{letter}\n{head}summary: Zqsummary{letter}\nauthors: [kept, zqauthorid, {{name: Zqguest{letter}}}]\n\
                 tags: [zqtaga, zqtagb, Zqfreetag{letter}]\nalso_in: [jordan]\naliases: [/zqalias{letter}/]\n\
                 key_points: [Zqpoint{letter}]\ncourtesy_of: {{name: Zqcourtesy{letter}}}\n\
                 corrections: [{{date: 2012-05-20, text: Zqcorrection{letter}}}]\n\
                 event: {{start: 2012-05-{day} 18:00, place: Zqplace{letter}, url: 'https://example.org/zqeventurl{letter}'}}\n\
                 video: {{url: 'https://example.org/zqvideo{letter}', transcript: Zqtranscript{letter}}}\n\
                 layout: marked\nextra: {{mark: Zqextra{letter}}}\nrules: {{dead-path: zqneverreason}}\n---\n\
                 Zqopening{letter} <https://example.org/zqlink{letter}>.\n\n## Zqheading{letter}\n\nZqbody{letter}[^1].\n\n[^1]: Zqfootnote{letter}\n"
            ),
        );
        // Its translation, which its original holds back.
        text(
            &format!("france/posts/2012-05-{day}-zqslug{letter}.fr.md"),
            &format!(
                "---\ntitle: Zqtranslated{letter}\nslug: zqotherslug{letter}\ntranslation: {{of: en, translator: Zqtranslator{letter}}}\n---\nZqfrench{letter}\n"
            ),
        );
        text(
            &format!("france/posts/2012-05-{day}-zqslug{letter}.comments.yaml"),
            &format!(
                "- {{name: Zqcommenter{letter}, place: Zqcommentplace{letter}, date: 2012-05-21, status: approved, text: Zqcomment{letter}, decided: {{by: zqnevermoderator, on: 2012-05-22, rule: zqneverrule}}}}\n"
            ),
        );
        // A bundle, with a picture that says something of itself.
        let bundle = format!("jordan/posts/2012-04-{day}-zqbundle{letter}");
        text(
            &format!("{bundle}/index.ar.md"),
            &format!(
                "---\ntitle: Zqbundletitle{letter}\n{head}image: {{src: zqcover{letter}.png, alt: Zqalt{letter}, caption: Zqcaption{letter}, credit: Zqcredit{letter}}}\n---\n\
                 Zqbundlebody{letter} ![Zqpicturealt{letter}](zqpicture{letter}.png) [Zqpaper{letter}](zqpaper{letter}.pdf)\n"
            ),
        );
        // Other kinds of texts.
        text(
            &format!("france/pages/zqpage{letter}.en.md"),
            &format!(
                "---\ntitle: Zqpagetitle{letter}\n{}menu: {number}\nsummary: Zqpagesummary{letter}\n---\nZqpagebody{letter}\n",
                head.replace("date: 2012-07-02 03:00", "publish_at: 2012-07-02 03:00")
            ),
        );
        text(
            &format!("france/policies/zqpolicy{letter}.en.md"),
            &format!(
                "---\ntitle: Zqpolicytitle{letter}\n{}---\nZqpolicybody{letter}\n",
                head.replace("date: 2012-07-02 03:00", "publish_at: 2012-07-02 03:00")
            ),
        );
        text(
            &format!("alerts/2012-05-{day}-zqalert{letter}.en.md"),
            &format!(
                "---\ntitle: Zqalerttitle{letter}\n{}---\nZqalertbody{letter}\n",
                head.replace("date: 2012-07-02 03:00", "publish_at: 2012-07-02 03:00")
            ),
        );
        // The week's introduction; each reason has a week of its own.
        text(
            &format!("digests/2012-W{}.en.md", 10 + number),
            &format!(
                "---\ntitle: Zqweektitle{letter}\n{}summary: Zqweeksummary{letter}\nhighlights: [{{post: france/2012-03-01-out, teaser: Zqweekteaser{letter}}}]\n---\nZqweekbody{letter}\n",
                head.replace("date: 2012-07-02 03:00", "publish_at: 2012-07-02 03:00")
            ),
        );
    }

    // What is out, and names what is not.
    let cleared = "cleared_by: zqneverclearer\n";
    text(
        "france/posts/2012-03-01-out.en.md",
        &format!(
            "---\ntitle: Zqouttitle\n{cleared}withdrawn: null\n---\nZqoutbody, [these words](2012-05-10-zqsluga.en.md), [those](../../jordan/posts/2012-04-10-zqbundlea/index.ar.md) and \
             [a page](../pages/zqpagea.en.md), ![of one kept](../../jordan/posts/2012-04-10-zqbundlea/zqcovera.png).\n"
        ),
    );
    // One of its translations has an embargo of its own, and a picture of its own.
    text(
        "france/posts/2012-03-02-half/index.en.md",
        &format!("---\ntitle: Zqouthalf\n{cleared}---\nZqoutbody [file](zqoutshared.pdf)\n"),
    );
    text(
        "france/posts/2012-03-02-half/index.fr.md",
        "---\ntitle: Zqhalftitle\n«publish_at: 2012-08-01\n»slug: zqhalfslug\naliases: [/zqhalfalias/]\n---\nZqhalfbody ![x](zqhalf.png) [y](zqoutshared.pdf)\n",
    );
    // Comments on a story that is out: whoever is not let in is nowhere, not even as a number.
    let pending = |status: &str| if case == Case::Kept { status.to_owned() } else { "approved".to_owned() };
    text(
        "france/posts/2012-03-01-out.comments.yaml",
        &format!(
            "- {{name: Zqoutcommenter, place: Zqoutplace, date: 2012-03-02, status: approved, redacted: true, text: Zqoutcomment, decided: {{by: zqnevermoderator, on: 2012-03-03, rule: zqneverrule}}}}\n\
             # zqneverremark\n\
             - {{name: Zqpendingname, place: Zqpendingplace, date: 2012-03-03, language: ar, status: {}, text: 'Zqpendingtext <https://example.org/zqpendinglink>'}}\n\
             - {{name: Zqrejectedname, place: Zqrejectedplace, date: 2012-03-04, status: {}, text: Zqrejectedtext, decided: {{by: zqnevermoderator, rule: zqneverrule}}}}\n\
             - {{name: Zqundecidedname, date: 2012-03-05, {}text: Zqundecidedtext}}\n",
            pending("pending"),
            pending("rejected"),
            if case == Case::Kept { "" } else { "status: approved, " }
        ),
    );
    // A week in review that is out and names what is not: first, left out, and as its list.
    text(
        "digests/2012-W19.en.md",
        &format!(
            "---\ntitle: Zqoutweek\n{cleared}highlights: [{{post: france/2012-05-10-zqsluga, teaser: Zqteasera}}, {{post: jordan/2012-04-10-zqbundlea, teaser: Zqteaserb}}]\n\
             leave_out: [france/2012-05-11-zqslugb]\nposts: [france/2012-05-10-zqsluga, france/2012-05-12-zqslugc]\n---\nZqoutintroduction\n"
        ),
    );
    // A story that was withdrawn says that it was, and nothing that it said.
    text(
        "france/posts/2012-03-06-gone.en.md",
        &format!(
            "---\ntitle: Zqoutgone\n{cleared}«status: withdrawn\nwithdrawn: {{date: 2012-06-02, reason: Zqoutreason}}\n»summary: Zqgonesummary\nkey_points: [Zqgonepoint]\n\
             corrections: [{{date: 2012-05-20, text: Zqgonecorrection}}]\nextra: {{mark: zqneverextra}}\n---\nZqgonebody\n"
        ),
    );
    text(
        "france/posts/2012-03-06-gone.comments.yaml",
        "- {name: Zqgonecommenter, date: 2012-05-21, status: approved, text: Zqgonecomment}\n",
    );

    let png = |mark: &str| {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x02\x08\x06\0\0\0\0\0\0\0".to_vec();
        bytes.extend_from_slice(format!("\0\0\0\x10tEXtComment\0{mark}\0\0\0\0").as_bytes());
        bytes
    };
    for (number, letter) in ["a", "b", "c", "d", "e", "f"].iter().enumerate() {
        let bundle = format!("content/jordan/posts/2012-04-{}-zqbundle{letter}", 10 + number);
        files.push((format!("{bundle}/zqcover{letter}.png"), png(&format!("Zqmetadata{letter}"))));
        files.push((format!("{bundle}/zqpicture{letter}.png"), png(&format!("Zqdescription{letter}"))));
        files.push((format!("{bundle}/zqpaper{letter}.pdf"), format!("%PDF zqpdf{letter}.").into_bytes()));
    }
    files.push(("content/france/posts/2012-03-02-half/zqhalf.png".into(), png("zqhalfmetadata")));
    files.push(("content/france/posts/2012-03-02-half/zqoutshared.pdf".into(), b"%PDF zqoutpdf.".to_vec()));
    files.push(("themes/ours/theme.yaml".into(), b"extends: default\ncontract: 1\n".to_vec()));
    files.push((
        "themes/ours/templates/post-marked.html".into(),
        b"{% extends \"post.html\" %}\n{% block comments %}<p>{{ post.extra.mark }}</p>{{ super() }}{% endblock comments %}\n".to_vec(),
    ));
    files
}

/// Every mark in some bytes of lower case: all letters from `zq` on.
fn marks_of(bytes: &[u8]) -> impl Iterator<Item = &str> {
    let starts = bytes.windows(2).enumerate().filter(|(_, two)| *two == b"zq").map(|(at, _)| at);
    starts.map(|at| {
        let mark = &bytes[at..];
        let length = mark.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(mark.len());
        str::from_utf8(&mark[..length]).unwrap()
    })
}

/// Every mark in what the site's files are called and hold.
fn marks(files: &[(String, Vec<u8>)]) -> BTreeSet<String> {
    let texts = files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]);
    texts
        .flat_map(|text| marks_of(&text.to_ascii_lowercase()).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn write(folder: &Path, files: &[(String, Vec<u8>)]) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn built(request: &Request) -> Built {
    let built = build(request, &Quiet).unwrap();
    assert!(!built.found.has_errors(), "{:#?}", built.found.diagnostics);
    built
}

/// A network as it is written, built at a moment, and all that readers or tools that publish it get: a name each,
/// and bytes in lower case.
fn outputs(folder: &TempDir, request: &Request) -> Vec<(String, Vec<u8>)> {
    let mut made = built(request);
    let outcome = made.outcome.take().unwrap();
    let mut found = vec![("the manifest".to_owned(), manifest_json(&outcome, &made.entries).into_bytes())];
    let mut folders: Vec<PathBuf> = vec![folder.path().join("public")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
                found.push((name.clone(), name.into_bytes()));
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            if name.ends_with(".eml") {
                let message = MessageParser::default().parse(&bytes).unwrap();
                let headers = message.headers_raw().map(|(_, value)| value).collect::<String>();
                found.push((format!("{name}, its subject"), message.subject().unwrap_or_default().into()));
                found.push((format!("{name}, its headers"), headers.into_bytes()));
                for part in &message.parts {
                    found.push((format!("{name}, a part"), part.contents().to_vec()));
                }
            }
            // Addresses are written in percent signs where their letters are not ASCII.
            let readable = String::from_utf8_lossy(&bytes).replace("&#122;", "z").replace("%7A", "z");
            found.push((name.clone(), name.into_bytes()));
            found.push((path.display().to_string(), readable.into_bytes()));
            found.push((path.display().to_string(), bytes));
        }
    }
    found.iter_mut().for_each(|(_, bytes)| bytes.make_ascii_lowercase());
    found
}

/// Every mark in outputs, with the name of the first that holds it.
fn holders(outputs: &[(String, Vec<u8>)]) -> BTreeMap<&str, &str> {
    let mut holders = BTreeMap::new();
    for (name, bytes) in outputs {
        for mark in marks_of(bytes) {
            holders.entry(mark).or_insert(name.as_str());
        }
    }
    holders
}

fn is_out(mark: &str) -> bool {
    mark.starts_with("zqout")
}

fn is_never(mark: &str) -> bool {
    mark.starts_with("zqnever")
}

fn of_case(case: Case) -> (TempDir, Vec<(String, Vec<u8>)>) {
    let folder = tempfile::tempdir().unwrap();
    let files = network(case);
    write(folder.path(), &files);
    (folder, files)
}

fn assert_kept(files: &[(String, Vec<u8>)], outputs: &[(String, Vec<u8>)]) {
    let holders = holders(outputs);
    let marks = marks(files);
    let wrong: Vec<_> =
        marks.iter().filter(|mark| holders.contains_key(mark.as_str()) != is_out(mark)).collect();
    let held: Vec<_> = wrong.iter().map(|mark| (mark, holders.get(mark.as_str()))).collect();
    assert!(held.is_empty(), "{held:#?}");
    // The days of their addresses and the months of their archives are not told either.
    for day in ["2012/05/10", "2012/05", "2012-05-12", "2012/04", "2012-04-1"] {
        let holds = |(_, bytes): &&(String, Vec<u8>)| String::from_utf8_lossy(bytes).contains(day);
        assert_eq!(outputs.iter().find(holds).map(|(name, _)| name), None, "{day}");
    }
}

#[test]
fn nothing_of_what_is_kept_back_is_in_any_output() {
    let (folder, files) = of_case(Case::Kept);
    let request = Request { list_entries: true, ..request(&folder) };
    assert!(marks(&files).len() > 300, "{}", marks(&files).len());
    assert_kept(&files, &outputs(&folder, &request));
}

#[test]
fn every_mark_is_found_once_its_text_is_out() {
    let (folder, _) = of_case(Case::Out);
    let outputs = outputs(&folder, &Request { list_entries: true, ..request(&folder) });
    // The reason of a withdrawal is told as long as it is one.
    let marks = marks(&network(Case::Kept)).into_iter().filter(|mark| mark != "zqoutreason");
    let holders = holders(&outputs);
    let wrong: Vec<_> = marks.filter(|mark| holders.contains_key(mark.as_str()) == is_never(mark)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_left_behind_when_texts_are_kept_back_again() {
    for in_place in [false, true] {
        let (folder, _) = of_case(Case::Out);
        let request = Request { in_place, ..request(&folder) };
        built(&request);
        built(&request);
        let files = network(Case::Kept);
        write(folder.path(), &files);
        let mut outputs = outputs(&folder, &request);
        // What has to be taken from where the site is published is told by its name.
        outputs.retain(|(name, _)| name != "the manifest");
        assert_kept(&files, &outputs);
    }
}

#[test]
fn an_embargo_ends_at_its_moment_and_not_before() {
    let (folder, _) = of_case(Case::Kept);
    let at = |now: &str| {
        let request = Request { now: now.parse().unwrap(), ..request(&folder) };
        outputs(&folder, &request)
    };
    // 09:00 in Paris.
    let before = at("2012-08-01T06:59:59Z");
    assert_eq!(holders(&before).get("zqtitlec"), None);
    let after = at("2012-08-01T07:00:00Z");
    let holders = holders(&after);
    for mark in ["zqtitlec", "zqslugc", "zqbodyc", "zqtranslatedc", "zqcommentc", "zqaliasc", "zqfreetagc"] {
        assert!(holders.contains_key(mark), "{mark}");
    }
    for mark in ["zqtitlea", "zqtitleb", "zqtitled", "zqtitlef"] {
        assert_eq!(holders.get(mark), None);
    }
}
