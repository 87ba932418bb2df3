//! What a reader of a feed sees of a story: its text, between what only a feed has to say.
//!
//! Each text says its own language and direction, since a feed reader's page has another. There is no
//! class, style or script here; those of the text itself are the caller's to leave out.

use super::{Block, Direction, Enclosure, Entry, Feed};
use crate::render::xml::{escape, push_clean};

/// Hands the HTML to `put` piece by piece: the label, the picture, the text (the summary in a feed of
/// summaries), the link back and the policies. Control characters in texts that are HTML are left in.
pub fn write(feed: &Feed, entry: &Entry, put: &mut dyn FnMut(&str)) {
    open("div", &entry.language, entry.direction, put);
    if let Some(label) = &entry.label {
        open("p", &feed.language, feed.direction, put);
        put("<em>");
        put(&escape(label));
        put("</em></p>\n");
    }
    if let Some(image) = &entry.image {
        picture(image, put);
    }
    match &entry.content {
        Some(content) => put(content),
        None if entry.summary.is_empty() => {}
        None => {
            put("<p>");
            put(&escape(&entry.summary));
            put("</p>");
        }
    }
    if let Some((text, url)) = &entry.read_on {
        put("\n");
        open("p", &feed.language, feed.direction, put);
        put("<a href=\"");
        put(&escape(url));
        put("\">");
        put(&escape(text));
        put("</a></p>");
    }
    if !entry.policies.is_empty() {
        put("\n<hr>");
        entry.policies.iter().for_each(|block| policy(block, put));
    }
    put("</div>");
}

/// The same as one text, without control characters.
pub fn html(feed: &Feed, entry: &Entry) -> String {
    let mut html = String::with_capacity(entry.size());
    write(feed, entry, &mut |piece| push_clean(&mut html, piece));
    html
}

/// Whether an entry without content has more to show than its summary says.
pub fn needs_html(entry: &Entry) -> bool {
    entry.label.is_some() || !entry.policies.is_empty()
}

fn open(name: &str, language: &str, direction: Direction, put: &mut dyn FnMut(&str)) {
    put("<");
    put(name);
    put(" lang=\"");
    put(&escape(language));
    put("\" dir=\"");
    put(direction.as_str());
    put("\">");
}

fn picture(image: &Enclosure, put: &mut dyn FnMut(&str)) {
    put("<figure><img src=\"");
    put(&escape(&image.url));
    put("\" alt=\"");
    put(&escape(&image.alt));
    put("\"");
    if let Some((width, height)) = image.size {
        put(&format!(" width=\"{width}\" height=\"{height}\""));
    }
    put(">");
    if let Some(caption) = &image.caption {
        put("<figcaption>");
        put(caption);
        put("</figcaption>");
    }
    put("</figure>\n");
}

fn policy(block: &Block, put: &mut dyn FnMut(&str)) {
    put("\n");
    open("div", &block.language, block.direction, put);
    put("<h2>");
    put(&escape(&block.title));
    put("</h2>\n");
    put(&block.html);
    put("</div>");
}

#[cfg(test)]
mod tests {
    use super::html;
    use crate::render::feeds::sample;

    #[test]
    fn a_story_in_another_language_is_labelled_and_marked() {
        let feed = sample::feed();
        insta::assert_snapshot!(html(&feed, &feed.entries[1]), @r##"
        <div lang="ar" dir="rtl"><p lang="fr" dir="ltr"><em>Ce billet est en arabe &lt;ar&gt;</em></p>
        <p>في السوق.</p>
        <p lang="fr" dir="ltr"><a href="https://blogs.example.gov/jordan/ar/2012/05/14/market/?x&amp;y">Lire sur le blog</a></p>
        <hr>
        <div lang="fr" dir="ltr"><h2>Avertissement &amp; suite</h2>
        <p>Les avis sont les nôtres.</p></div></div>
        "##);
    }

    #[test]
    fn without_content_the_summary_stands_there() {
        let mut feed = sample::feed();
        feed.entries[0].content = None;
        assert!(
            html(&feed, &feed.entries[0])
                .contains("<p>Un café &lt;avec&gt; l'ambassadeur &amp; ses amis.</p>")
        );
        feed.entries[0].summary = "".into();
        assert!(!html(&feed, &feed.entries[0]).contains("<p></p>"));
    }
}
