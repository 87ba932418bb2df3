//! A day that is told from today, in a story with an event.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::markdown::Passage;
use crate::model::phrases::Phrases;

use super::Rule;
use super::text::Text;
use super::words::{Found, Words, is_quoted};

pub(super) const RULE: Rule = Rule {
    code: Code::RelativeDay,
    explanation: "\
A story with an event is read on other days than the one on which it was written: in the week in review, in a feed, in \
an e-mail that is opened on Monday, in another time zone. \"Tomorrow\" is then a day on which nothing happens. Name the day \
of the week and the date.

Wrong:

    title: Town hall in Irbid tomorrow

Right:

    title: Town hall in Irbid on 14 April

Words such as \"tomorrow\" and \"tonight\" are found everywhere in the story. \"Today\" and \"yesterday\", which also mean our \
times or a day of the story, are found in its title, summary and key points, and in its first paragraph where it has no \
summary. What stands between quotation marks, or is emphasised as a title is, is not judged. The words are a list for each language (Arabic, Chinese, \
English, French, Russian, Spanish).",
    of_text: Some(check),
    of_site: None,
};

fn check(text: &Text, found: &mut Vec<Diagnostic>) {
    let Some(phrases) = text.phrases().filter(|_| text.has_event) else { return };
    let inlines = &text.document.inlines;
    let title = text.front_matter().title.as_deref().map(|title| ("title", title));
    let summary = inlines.summary.as_ref().map(|summary| ("summary", &*summary.text));
    let key_points = inlines.key_points.iter().map(|point| ("key_points", &*point.text));
    for (key, line) in title.into_iter().chain(summary).chain(key_points) {
        if let Some(day) = days(&Passage::plain(line), phrases, true).first() {
            found.push(fault(text, line.get(day.range.clone()), Place::key(key)));
        }
    }
    let Some((passages, offset)) = text.read() else { return };
    for (number, passage) in passages.iter().enumerate() {
        let is_shown_in_lists = number == 0 && summary.is_none();
        for day in days(passage, phrases, is_shown_in_lists) {
            let place = passage.place(&day.range);
            let place = Place::Span(place.start + offset..place.end + offset);
            found.push(fault(text, passage.text.get(day.range), place));
        }
    }
}

/// The words of a passage that mean a day which is told from today; `loose`: those too that need not.
fn days(passage: &Passage, phrases: &'static Phrases, loose: bool) -> Vec<Found> {
    let words = Words::new(&passage.text, phrases);
    // One list, so that “esta mañana” is not taken for “mañana”.
    let list = [phrases.days, phrases.loose_days].concat();
    let mut found = words.find(&list);
    found.retain(|day| {
        let is_loose = day.phrase >= phrases.days.len();
        let (after, before) = match is_loose {
            true => (phrases.loose_not_after, phrases.loose_not_before),
            false => (phrases.not_after, phrases.not_before),
        };
        (loose || !is_loose)
            && !words.is_after(day, after)
            && !words.is_before(day, before)
            && !is_quoted(&passage.text, day.range.start)
            && !passage.emphasised.iter().any(|title| title.contains(&day.range.start))
            && !is_arabic_verb(&words, day, &passage.text)
    });
    found
}

/// Without its sign, “tomorrow” is written as “became” is, which has its complement, with that sign, behind it.
fn is_arabic_verb(words: &Words, day: &Found, text: &str) -> bool {
    const SIGN: char = '\u{64b}';
    const TIMES: &[&str] = &["صباح", "ظهر", "عصر", "مساء", "ليل", "أيض"];
    let written = text.get(day.range.clone()).unwrap_or_default();
    let is_complement = |word: &&str| word.contains(SIGN) && !TIMES.iter().any(|time| word.starts_with(time));
    written.trim_start_matches(['و', 'ف']) == "غدا" && words.behind(day, 3).any(|word| is_complement(&word))
}

fn fault(text: &Text, word: Option<&str>, place: Place) -> Diagnostic {
    let word = word.unwrap_or_default();
    let message =
        format!("\u{201c}{word}\u{201d} is another day when this story is read later, and it has an event");
    Diagnostic::new(RULE.code, text.source(), message)
        .at(place)
        .help("name the day: its weekday and its date")
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::asked;

    const EVENT: &str = "event: {start: 2026-06-04 18:00}\nsummary: S";

    fn words(language: &str, text: &str) -> Vec<String> {
        let found = asked(language, EVENT, &format!("{text}\n"));
        let word = |fault: &String| fault.split(['“', '”']).nth(1).unwrap_or(fault).to_owned();
        found.iter().map(word).collect()
    }

    #[test]
    fn days_told_from_today_are_found_in_every_language() {
        for (language, text, found) in [
            ("ar", "ينعقد اللقاء غدًا الأربعاء، ومساء الغد أيضًا.", &["غدًا", "ومساء الغد"][..]),
            ("ar", "وغدا نلتقي في إربد.", &["وغدا"]),
            ("ar", "ينعقد اللقاء غدا مساءً في القاعة.", &["غدا"]),
            ("en", "Come tomorrow, or tonight at eight.", &["tomorrow", "tonight"]),
            ("es", "Los esperamos mañana a las siete, o pasado mañana.", &["mañana", "pasado mañana"]),
            ("fr", "Rendez-vous demain, ou ce soir à 20 heures.", &["demain", "ce soir"]),
            ("ru", "Встреча завтра, а сегодня вечером — концерт.", &["завтра", "сегодня вечером"]),
            ("zh-Hans", "读书会明天举行，今晚报名截止。", &["明天", "今晚"]),
        ] {
            assert_eq!(words(language, text), found, "{text}");
        }
    }

    #[test]
    fn words_that_mean_something_else_are_not() {
        for (language, text) in [
            ("ar", "في اليوم المفتوح يلتقي قادة الغد، واليوم نعرف أكثر."),
            ("ar", "غدا المتحف مكانًا للجميع، وقد غدا قِبلةً للزوار."),
            ("ar", "غدا مكانًا للجميع."),
            ("en", "The leaders of tomorrow meet; today coffee crosses the ocean; it was yesterday's bread."),
            ("es", "Por la mañana, y hasta las doce de la mañana; hoy en día; cada mañana; el mañana."),
            (
                "fr",
                "Le monde de demain et la carte d’aujourd’hui ; hier encore, et aujourd’hui ; ce soir-là.",
            ),
            ("ru", "Сегодня это музей, а вчера был завод; сегодняшний день и завтрашний."),
            ("zh-Hans", "文明天地与光明天使，明天的领袖；今天，咖啡漂洋过海。"),
            ("fr", "On passe *Demain*, puis « Demain dès l’aube »."),
            ("ru", "Не откладывайте на завтра."),
            ("zh-Hans", "发明天地，证明天气，明天会更好。"),
            ("en", "She said “I fly tomorrow” and `tomorrow` ![tomorrow](a.png)."),
        ] {
            assert_eq!(words(language, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn today_is_found_where_lists_show_it() {
        let titled = "title: Town hall today\nevent: {start: 2026-06-04 18:00}";
        assert_eq!(asked("en", titled, "Today we open.\n\nToday it rains.\n").len(), 2);
        assert_eq!(asked("ar", "title: لقاء اليوم\nevent: {start: 2026-06-04}", "نص.\n").len(), 1);
        assert_eq!(
            asked("ar", "title: اليوم المفتوح في السفارة\nevent: {start: 2026-06-04}", "نص.\n"),
            [""; 0]
        );
        assert_eq!(asked("zh-Hans", "title: 今天的读书会\nevent: {start: 2026-06-04}", "文。\n"), [""; 0]);
    }

    #[test]
    fn a_story_without_an_event_may_say_it() {
        assert_eq!(asked("en", "summary: Come tomorrow", "Tomorrow.\n"), [""; 0]);
    }
}
