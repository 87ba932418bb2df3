//! The quotation marks of each language, by CLDR.
//!
//! Made from `delimiters.json` of CLDR 48.2 (npm's `cldr-misc-full`): a row for each set of marks, with the
//! languages that have it and whose parents do not; the root's set, “ ” ‘ ’, is English's and of all that are not
//! here. French alone is otherwise than there, where its inner marks are the outer ones again or stand the wrong
//! way round: it has “ ” inside, as printers set it.

use crate::model::language::Language;

/// How a language opens and closes what is quoted, and what is quoted within that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quotes {
    pub outer: (char, char),
    pub inner: (char, char),
}

/// The root's.
pub const ROOT: Quotes = Quotes { outer: ('“', '”'), inner: ('‘', '’') };

/// Four marks each, and the tags of the languages.
const ROWS: &[(&str, &str)] = &[
    (
        "«»“”",
        "ast blo bm br ca cv dyo el es-US eu ewo fr fr-CA ie it kab kk lij mg mua nnh pms pt-AO pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL sc sg ti",
    ),
    ("„“‚‘", "bs-Cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl"),
    ("«»‹›", "am az-Arab az-Cyrl fa fr-CH gsw jgo kkj mzn rm sdh wae"),
    ("«»„“", "bas be bua ky os ru sah tyv uk"),
    ("””’’", "fi he lag rn se sn sv yi"),
    ("«»‘’", "dua el-polyton ksf nb nn no rw"),
    ("”“’‘", "ar lld ms-Arab syr ur"),
    ("„“„“", "bg lt prg sgs"),
    ("“”‘’", "bm-Nkoo ff-Adlm uz-Arab uz-Cyrl"),
    ("‘’“”", "fur ia ti-ER tn"),
    ("«»«»", "ht hy oc yav"),
    ("「」『』", "ja yue zh-Hant"),
    ("„”«»", "nmg pl ro"),
    ("„”‚’", "agq ff"),
    ("„”»«", "hu szl"),
    ("»«›‹", "kk-Arab ug"),
    ("«»„”", "shi zgh"),
    ("„”‘’", "bs"),
    ("“”«»", "eo"),
    ("„“«»", "ka"),
    ("‘’‘’", "nl"),
    ("„”’’", "sr"),
    ("“’“”", "st"),
    ("“”“”", "tk"),
    ("“”’‘", "uz"),
];

/// The marks of a language: its own, or those of the nearest shorter tag.
pub fn quotes(language: &Language) -> Quotes {
    let mut tag = match language.as_str() {
        // Their script is not the one that `zh` is written in.
        "zh-TW" | "zh-HK" | "zh-MO" => "zh-Hant",
        tag => tag,
    };
    loop {
        let row = ROWS.iter().find(|(_, tags)| tags.split(' ').any(|known| known == tag));
        if let Some((marks, _)) = row {
            return of_row(marks);
        }
        match tag.rsplit_once('-') {
            Some((parent, _)) => tag = parent,
            None => return ROOT,
        }
    }
}

fn of_row(marks: &str) -> Quotes {
    let mut marks = marks.chars();
    let mut pair = || Some((marks.next()?, marks.next()?));
    match (pair(), pair()) {
        (Some(outer), Some(inner)) => Quotes { outer, inner },
        _ => ROOT,
    }
}

#[cfg(test)]
mod tests {
    use super::{ROOT, ROWS, quotes};

    fn marks(tag: &str) -> String {
        let quotes = quotes(&tag.parse().unwrap());
        [quotes.outer.0, quotes.outer.1, quotes.inner.0, quotes.inner.1].iter().collect()
    }

    #[test]
    fn each_language_has_its_marks() {
        for (tag, expected) in [
            ("en", "“”‘’"),
            ("en-GB", "“”‘’"),
            ("fr", "«»“”"),
            ("fr-CA", "«»“”"),
            ("fr-CH", "«»‹›"),
            ("de", "„“‚‘"),
            ("ru", "«»„“"),
            ("es", "“”‘’"),
            ("es-US", "«»“”"),
            ("es-MX", "“”‘’"),
            ("ar", "”“’‘"),
            ("zh-Hans", "“”‘’"),
            ("zh-Hant-TW", "「」『』"),
            ("zh-TW", "「」『』"),
            ("ja", "「」『』"),
            ("tlh", "“”‘’"),
        ] {
            assert_eq!(marks(tag), expected, "{tag}");
        }
    }

    #[test]
    fn every_row_is_whole_and_no_language_is_there_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (marks, tags) in ROWS {
            assert_eq!(marks.chars().count(), 4, "{tags}");
            tags.split(' ').for_each(|tag| assert!(seen.insert(tag), "{tag}"));
        }
        assert_eq!(quotes(&"und-x".parse().unwrap_or_else(|()| "en".parse().unwrap())), ROOT);
    }
}
