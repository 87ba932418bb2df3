//! The order of names and titles in a language.

use std::cmp::Ordering;

use icu::collator::CollatorBorrowed;
use icu::collator::CollatorPreferences;
use icu::collator::options::CollatorOptions;
use icu::collator::preferences::CollationNumericOrdering;
use icu::locale::Locale;

use crate::failure::Failure;
use crate::model::language::Language;

use super::formats::unavailable;

/// Compares texts in one language. Numbers stand by their value (`Part 2` before `Part 10`), and
/// texts that the language sees no difference between by their bytes, so that no order is left open.
#[derive(Debug)]
pub(super) struct Sorting(CollatorBorrowed<'static>);

impl Sorting {
    pub(super) fn new(language: &Language) -> Result<Self, Failure> {
        let locale = Locale::from(language.identifier());
        let mut preferences = CollatorPreferences::from(&locale);
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        CollatorBorrowed::try_new(preferences, CollatorOptions::default())
            .map(Self)
            .map_err(|error| unavailable("sorting", language, &error))
    }

    pub(super) fn compare(&self, left: &str, right: &str) -> Ordering {
        self.0.compare(left, right).then_with(|| left.cmp(right))
    }

    /// Bytes that compare as the texts do.
    pub(super) fn key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.0.write_sort_key_to(text, &mut key);
        // No byte of a sort key is 0, so a shorter one still comes first.
        key.push(0);
        key.extend_from_slice(text.as_bytes());
        key
    }
}

#[cfg(test)]
mod tests {
    use super::Sorting;

    fn sorted(tag: &str, texts: &[&str]) -> Vec<String> {
        let sorting = Sorting::new(&tag.parse().unwrap()).unwrap();
        let mut by_comparison: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let mut by_key = by_comparison.clone();
        by_comparison.sort_by(|left, right| sorting.compare(left, right));
        by_key.sort_by_key(|text| sorting.key(text));
        assert_eq!(by_comparison, by_key, "{tag}");
        by_comparison
    }

    #[test]
    fn order_is_that_of_the_language() {
        assert_eq!(sorted("fr", &["zèbre", "Été", "eau", "étage"]), ["eau", "étage", "Été", "zèbre"]);
        assert_eq!(sorted("es", &["nube", "ñandú", "oso", "ñu"]), ["nube", "ñandú", "ñu", "oso"]);
        assert_eq!(sorted("ru", &["яблоко", "Ель", "ёж", "банк"]), ["банк", "ёж", "Ель", "яблоко"]);
        assert_eq!(sorted("zh", &["上海", "北京", "广州"]), ["北京", "广州", "上海"]);
        assert_eq!(sorted("ar", &["تعليم", "أخبار", "ثقافة"]), ["أخبار", "تعليم", "ثقافة"]);
        assert_eq!(sorted("en", &["Part 10", "part 2", "Part 2"]), ["part 2", "Part 2", "Part 10"]);
    }
}
