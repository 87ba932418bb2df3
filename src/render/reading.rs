//! How long a story takes to read, by its language's pace.

use crate::locales::Argument;
use crate::model::body::Length;
use crate::model::conventions::{Conventions, ENGLISH_PACE, Reading};
use crate::model::post::Translation;
use crate::render::Here;
use crate::render::values::message;
use crate::theme::{Value, text};

/// “4 minutes to read”; empty for a text that takes less than half a minute, and for one that was withdrawn.
pub(crate) fn time(here: &Here, translation: &Translation) -> Value {
    let reading = Conventions::of(&translation.language).reading;
    match minutes(translation.body.body.length, reading) {
        0 => text(""),
        _ if translation.head.withdrawn.is_some() => text(""),
        minutes => message(here, "reading-time", &[("minutes", Argument::Number(minutes))]),
    }
}

/// Whole minutes, rounded.
fn minutes(length: Length, reading: Reading) -> i64 {
    let Length { words, characters, .. } = length;
    let minutes = match reading {
        Reading::Words(pace) | Reading::SegmentedWords(pace) => at(words, pace),
        Reading::Characters(pace) => at(characters, pace) + at(words, ENGLISH_PACE),
    };
    minutes.round() as i64
}

fn at(count: u32, pace: u16) -> f64 {
    f64::from(count) / f64::from(pace.max(1))
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use crate::model::body::Length;
    use crate::model::conventions::Reading;

    #[test]
    fn minutes_are_whole_and_follow_the_pace() {
        let of =
            |words, characters, reading| minutes(Length { words, characters, ..Length::default() }, reading);
        assert_eq!(of(1000, 0, Reading::Words(228)), 4);
        assert_eq!(of(1000, 0, Reading::Words(138)), 7);
        assert_eq!(of(114, 0, Reading::Words(228)), 1);
        assert_eq!(of(113, 0, Reading::Words(228)), 0);
        assert_eq!(of(228, 510, Reading::Characters(255)), 3);
        assert_eq!(of(184, 0, Reading::SegmentedWords(184)), 1);
    }
}
