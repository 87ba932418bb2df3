//! In which scripts a language is written, so that a passage in another one is noticed.

use crate::model::language::Language;

/// A set of scripts, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scripts(u16);

/// A script whose letters are told from those of others. Han stands for all that is written in Chinese and Japanese.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
pub enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Georgian,
    Ethiopic,
    Han,
    Hangul,
}

impl Script {
    /// As it is called in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Script::Latin => "Latin",
            Script::Greek => "Greek",
            Script::Cyrillic => "Cyrillic",
            Script::Armenian => "Armenian",
            Script::Hebrew => "Hebrew",
            Script::Arabic => "Arabic",
            Script::Indic => "Indian",
            Script::Thai => "Thai",
            Script::Georgian => "Georgian",
            Script::Ethiopic => "Ethiopic",
            Script::Han => "Chinese or Japanese",
            Script::Hangul => "Korean",
        }
    }

    /// Whether its words tell names from other words by a capital.
    pub fn has_case(self) -> bool {
        matches!(self, Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian)
    }

    /// Whether it puts spaces between words.
    pub fn has_spaces(self) -> bool {
        !matches!(self, Script::Han | Script::Thai)
    }

    /// Of a letter; `None` for what belongs to no script, or to one that is not told from others.
    pub fn of(character: char) -> Option<Script> {
        Some(match character {
            'a'..='z' | 'A'..='Z' => Script::Latin,
            '\u{c0}'..='\u{2af}' if !matches!(character, '×' | '÷') => Script::Latin,
            '\u{1e00}'..='\u{1eff}' => Script::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
            '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Script::Cyrillic,
            '\u{531}'..='\u{58f}' => Script::Armenian,
            '\u{5d0}'..='\u{5f2}' => Script::Hebrew,
            '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}' | '\u{6fa}'..='\u{6fc}' | '\u{750}'..='\u{77f}' => {
                Script::Arabic
            }
            '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Script::Arabic,
            '\u{900}'..='\u{dff}' => Script::Indic,
            '\u{e01}'..='\u{e4f}' => Script::Thai,
            '\u{10a0}'..='\u{10ff}' => Script::Georgian,
            '\u{1200}'..='\u{137f}' => Script::Ethiopic,
            '\u{3041}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}' => Script::Han,
            '\u{20000}'..='\u{3134f}' => Script::Han,
            '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
            _ => return None,
        })
    }
}

/// Languages that are not written in Latin letters, or not in these alone.
const ROWS: &[(&[Script], &str)] = &[
    (&[Script::Arabic], "ar arc ars arz apc acm ajp fa ur ps ckb ug dv"),
    (&[Script::Cyrillic], "ru uk be bg mk kk ky tg tt ba cv os ce"),
    (&[Script::Han], "zh yue wuu nan ja"),
    (&[Script::Hangul, Script::Han], "ko"),
    (&[Script::Hebrew], "he yi"),
    (&[Script::Greek], "el"),
    (&[Script::Armenian], "hy"),
    (&[Script::Georgian], "ka"),
    (&[Script::Ethiopic], "am ti"),
    (&[Script::Thai], "th"),
    (&[Script::Indic], "hi bn mr ne ta te kn ml gu or si sa as"),
];

/// Those of which it depends on who writes: in these nothing is another script.
const EITHER: &str = "sr bs az uz ku pa sd ms ks mn ha kok sat tk tly und";

/// Scripts that a language tag may name.
const NAMED: &[(&str, Script)] = &[
    ("Latn", Script::Latin),
    ("Cyrl", Script::Cyrillic),
    ("Arab", Script::Arabic),
    ("Hans", Script::Han),
    ("Hant", Script::Han),
    ("Jpan", Script::Han),
    ("Hebr", Script::Hebrew),
    ("Grek", Script::Greek),
    ("Deva", Script::Indic),
];

/// Of each byte, the scripts of the letters that it begins in UTF-8.
const LEADS: [u16; 256] = {
    let mut leads = [0; 256];
    let ranges: &[(u8, u8, Script)] = &[
        (b'a', b'z', Script::Latin),
        (0xc3, 0xc9, Script::Latin),
        (0xce, 0xcf, Script::Greek),
        (0xd0, 0xd3, Script::Cyrillic),
        (0xd4, 0xd6, Script::Armenian),
        (0xd6, 0xd7, Script::Hebrew),
        (0xd8, 0xdb, Script::Arabic),
        (0xdd, 0xdd, Script::Arabic),
        (0xe0, 0xe0, Script::Indic),
        (0xe0, 0xe0, Script::Thai),
        (0xe1, 0xe1, Script::Georgian),
        (0xe1, 0xe1, Script::Ethiopic),
        (0xe3, 0xe9, Script::Han),
        (0xea, 0xed, Script::Hangul),
        (0xf0, 0xf0, Script::Han),
    ];
    let mut at = 0;
    while at < ranges.len() {
        let (first, last, script) = ranges[at];
        let mut byte = first;
        while byte <= last {
            leads[byte as usize] |= 1 << script as u16;
            byte += 1;
        }
        at += 1;
    }
    leads
};

impl Scripts {
    /// Those of a text of which nobody knows: every one.
    pub const ALL: Scripts = Scripts(u16::MAX);

    pub const LATIN: Scripts = Scripts(1 << Script::Latin as u16);

    /// Those of a language.
    pub fn of(language: &Language) -> Scripts {
        let mut subtags = language.as_str().split('-');
        let primary = subtags.next().unwrap_or_default();
        if let Some(name) =
            subtags.find(|subtag| subtag.len() == 4 && !subtag.starts_with(|c: char| c.is_ascii_digit()))
        {
            let named = NAMED.iter().find(|(known, _)| *known == name);
            return named.map_or(Scripts::ALL, |(_, script)| Scripts(1 << *script as u16));
        }
        let is_listed = |tags: &str| tags.split(' ').any(|tag| tag == primary);
        if is_listed(EITHER) {
            return Scripts::ALL;
        }
        let row = ROWS.iter().find(|(_, tags)| is_listed(tags));
        let set =
            |scripts: &[Script]| Scripts(scripts.iter().fold(0, |set, script| set | 1 << *script as u16));
        row.map_or(Scripts::LATIN, |(scripts, _)| set(scripts))
    }

    /// How many bytes of a text begin a letter that may be of another script, capitals of ASCII left out.
    pub fn others(self, text: &str) -> usize {
        let is_other = |byte: &u8| {
            let scripts = LEADS[usize::from(*byte)];
            scripts != 0 && scripts & self.0 == 0
        };
        text.as_bytes().iter().filter(|byte| is_other(byte)).count()
    }

    pub fn contains(self, script: Script) -> bool {
        self.0 & (1 << script as u16) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::{Script, Scripts};

    fn of(tag: &str) -> Scripts {
        Scripts::of(&tag.parse().unwrap())
    }

    #[test]
    fn languages_have_their_scripts() {
        for (tag, script, other) in [
            ("ar-JO", Script::Arabic, Script::Latin),
            ("en", Script::Latin, Script::Cyrillic),
            ("es-MX", Script::Latin, Script::Arabic),
            ("fr-CA", Script::Latin, Script::Han),
            ("ru", Script::Cyrillic, Script::Latin),
            ("zh-Hans", Script::Han, Script::Latin),
            ("ko", Script::Han, Script::Arabic),
            ("ar-Latn", Script::Latin, Script::Arabic),
        ] {
            assert!(of(tag).contains(script) && !of(tag).contains(other), "{tag}");
        }
        assert_eq!(of("sr"), Scripts::ALL);
        assert_eq!(of("en-Shaw"), Scripts::ALL);
    }

    #[test]
    fn letters_have_their_script() {
        for (letters, script) in [
            ("aZéßơ", Script::Latin),
            ("αΩ", Script::Greek),
            ("яЇ", Script::Cyrillic),
            ("عپ", Script::Arabic),
            ("学の", Script::Han),
            ("한", Script::Hangul),
            ("हि", Script::Indic),
        ] {
            assert!(letters.chars().all(|letter| Script::of(letter) == Some(script)), "{letters}");
        }
        assert_eq!((Scripts::ALL.others("слово word كلمة"), of("ar").others("كلمة Word")), (0, 3));
        assert!(" 1.,،。—’\u{64b}".chars().all(|c| Script::of(c).is_none()));
    }
}
