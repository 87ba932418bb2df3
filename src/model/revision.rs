//! Revisions: what a text says, in a word, so that a translation can say which state of its original it follows.
//!
//! A revision is a hash of the parts of a text that are translated, written down as plain text by [`translated`]: the
//! same in every version of the program, on every machine and in every checkout. docs/translations.md says what
//! goes in; whoever changes that makes a new form of revisions, with another number in front.

use std::fmt::{self, Display, Formatter, Write};
use std::str::FromStr;

use borsh::{BorshDeserialize, BorshSerialize};

use super::front_matter::FrontMatter;

/// What a text says: `r1-4f0c6a1b9e`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub struct Revision([u8; 5]);

/// The first form of revisions. It begins with a letter, so that YAML never takes one for a number.
const FORM: &str = "r1-";

impl Revision {
    /// Of a text as [`translated`] writes it.
    pub fn of(translated: &str) -> Revision {
        let hash = blake3::hash(translated.as_bytes());
        let [one, two, three, four, five, ..] = *hash.as_bytes();
        Revision([one, two, three, four, five])
    }
}

impl Display for Revision {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(FORM)?;
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl FromStr for Revision {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.trim().strip_prefix(FORM).ok_or(())?;
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if digits.len() != 10 || !digits.bytes().all(is_digit) {
            return Err(());
        }
        let mut bytes = [0; 5];
        for (byte, digits) in bytes.iter_mut().zip(digits.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).map_err(|_| ())?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| ())?;
        }
        Ok(Revision(bytes))
    }
}

/// How a translation stands to its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Following {
    /// It says of no revision that it follows it.
    Unstamped,
    Fresh,
    /// The original has changed since.
    Stale,
}

/// How a translation with this stamp stands to its original, whose text is at `present` now. `minor` are revisions
/// that its editors say differ in small things only: where `present` is one of them, a translation of any of them
/// is one of all.
pub fn following(stamp: Option<&str>, present: Revision, minor: &[String]) -> Following {
    let Some(stamp) = stamp.and_then(|stamp| stamp.parse::<Revision>().ok()) else {
        return Following::Unstamped;
    };
    let is_minor = |revision: Revision| minor.iter().any(|one| one.parse() == Ok(revision));
    match stamp == present || (is_minor(present) && is_minor(stamp)) {
        true => Following::Fresh,
        false => Following::Stale,
    }
}

/// The parts of a text that are translated, each as its file has it: those of the front matter by name, a line
/// each, then the text. How lines end, spaces at their ends, and how many empty lines there are make no difference.
pub fn translated(front_matter: &FrontMatter, body: &str) -> String {
    let mut text = String::with_capacity(body.len() + 256);
    let mut part = |name: &str, value: Option<&str>| {
        let Some(value) = value else { return };
        let _ = write!(text, "{name}:");
        for (number, line) in value.trim().lines().enumerate() {
            // A line within a value is never empty, so an empty one ends them all.
            text.push_str(if number == 0 { " " } else { "  " });
            text.push_str(line.trim_end());
            text.push('\n');
        }
        if value.trim().is_empty() {
            text.push('\n');
        }
    };
    part("title", front_matter.title.as_deref());
    part("summary", front_matter.summary.as_deref());
    for point in front_matter.key_points.iter().flatten() {
        part("key_points", Some(point));
    }
    for correction in front_matter.corrections.iter().flatten() {
        part("corrections", Some(&correction.text));
    }
    if let Some(image) = &front_matter.image {
        part("image.alt", image.alt.as_deref());
        part("image.caption", image.caption.as_deref());
    }
    if let Some(video) = &front_matter.video {
        part("video.alt", video.alt.as_deref());
        part("video.transcript", video.transcript.as_deref());
    }
    if let Some(event) = &front_matter.event {
        part("event.place", event.place.as_deref());
    }
    text.push('\n');
    let (mut has_begun, mut is_apart) = (false, false);
    for line in body.lines() {
        let kept = line.trim_end();
        if kept.is_empty() {
            is_apart = has_begun;
            continue;
        }
        if is_apart {
            text.push('\n');
        }
        (has_begun, is_apart) = (true, false);
        text.push_str(kept);
        // In Markdown two spaces at the end break a line.
        text.push_str(if line.ends_with("  ") { "  \n" } else { "\n" });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Following, Revision, following, translated};
    use crate::model::front_matter::FrontMatter;

    fn written(front_matter: &str, body: &str) -> String {
        let front_matter: FrontMatter = serde_yaml::from_str(front_matter).unwrap_or_default();
        assert!(front_matter.title.is_some(), "this front matter cannot be read");
        translated(&front_matter, body)
    }

    const ALL: &str = "title: A title\nsummary: >\n  In\n  short\nkey_points: [One, Two]\n\
        corrections: [{date: 2012-05-16, text: Wrong}]\nimage: {src: a.png, alt: \"\", caption: C, credit: D}\n\
        video: {url: 'https://v.example/', alt: E, transcript: \"F\\n\\nG\"}\nevent: {start: 2012-05-16, place: H}\n";

    #[test]
    fn what_is_translated_as_plain_text() {
        assert_eq!(
            written(ALL, "\nOne.\n\nTwo.\n"),
            "title: A title\nsummary: In short\nkey_points: One\nkey_points: Two\ncorrections: Wrong\n\
             image.alt:\nimage.caption: C\nvideo.alt: E\nvideo.transcript: F\n  \n  G\nevent.place: H\n\nOne.\n\nTwo.\n"
        );
    }

    /// A revision stands in files for years: this one never changes.
    #[test]
    fn a_revision_is_the_same_for_ever() {
        assert_eq!(Revision::of(&written(ALL, "One.\n")).to_string(), "r1-0bac1b9f62");
        assert_eq!(Revision::of("").to_string(), "r1-af1349b9f5");
    }

    #[test]
    fn what_is_not_translated_ages_nothing() {
        let before = written(ALL, "One.  \nTwo.\n");
        let after = format!(
            "tags: [a]\ndate: 2012-06-01\nstatus: review\nslug: b\nupdated: 2012-06-02\nauthors: [c]\n{}",
            ALL.replace("a.png", "b.png").replace("date: 2012-05-16", "date: 2012-05-17")
        );
        assert_eq!(written(&after, "One.  \nTwo.\n"), before);
        assert_eq!(written(ALL, "\r\n\r\nOne.   \r\nTwo. \r\n\r\n"), before);
        assert_eq!(written(ALL, "One.\n\n\n \nTwo."), written(ALL, "One.\n\nTwo.\n"));
        assert_eq!(written(&ALL.replace("title: A title", "title: \"A title\""), "One.  \nTwo."), before);
    }

    #[test]
    fn what_is_translated_ages() {
        let all = [
            written(ALL, "One."),
            written(ALL, "One. Two."),
            written(ALL, "One.  \nTwo."),
            written(ALL, "One.\nTwo."),
            written(ALL, "One.\n\nTwo."),
            written(&ALL.replace("A title", "Another"), "One."),
            written(&ALL.replace("short", "brief"), "One."),
            written(&ALL.replace("One, Two", "Two, One"), "One."),
            written(&ALL.replace("Wrong", "Right"), "One."),
            written(&ALL.replace("alt: \"\"", "alt: X"), "One."),
            written(&ALL.replace("caption: C", "caption: X"), "One."),
            written(&ALL.replace("alt: E", "alt: X"), "One."),
            written(&ALL.replace("F\\n", "X\\n"), "One."),
            written(&ALL.replace("place: H", "place: X"), "One."),
        ];
        let mut revisions: Vec<Revision> = all.iter().map(|text| Revision::of(text)).collect();
        revisions.sort_unstable();
        revisions.dedup();
        assert_eq!(revisions.len(), all.len());
    }

    #[test]
    fn a_revision_is_read_as_it_was_written() {
        let revision = Revision::of("a");
        assert_eq!(revision.to_string().parse(), Ok(revision));
        for wrong in
            ["", "r1-", "1234567890", "r2-0123456789", "r1-01234567", "r1-012345678g", "r1-01234567890"]
        {
            assert_eq!(wrong.parse::<Revision>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn a_translation_of_one_of_the_minor_revisions_is_one_of_all() {
        let [one, two, three] = ["1", "2", "3"].map(Revision::of);
        let minor = [one.to_string(), two.to_string()];
        let of =
            |stamp: Revision, present, minor: &[String]| following(Some(&stamp.to_string()), present, minor);
        assert_eq!(following(None, one, &minor), Following::Unstamped);
        assert_eq!(following(Some("mine"), one, &minor), Following::Unstamped);
        assert_eq!(of(one, one, &[]), Following::Fresh);
        assert_eq!(of(one, two, &[]), Following::Stale);
        assert_eq!(of(one, two, &minor), Following::Fresh);
        assert_eq!(of(two, one, &minor), Following::Fresh);
        // Stale before, stale after.
        assert_eq!(of(three, two, &minor), Following::Stale);
        // The next edit is not one of them.
        assert_eq!(of(one, three, &minor), Following::Stale);
    }
}
