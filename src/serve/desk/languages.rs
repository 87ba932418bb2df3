//! Which of the desk's languages a browser asks for.

/// The first of the wanted languages that is known, by their weights (RFC 9110, 12.5.4); English where none is.
/// What follows the first subtag is let go: the desk has no regional texts.
pub fn preferred<'a>(accepted: &str, known: &[&'a str]) -> &'a str {
    let mut wanted: Vec<(&str, f32)> = accepted.split(',').map(range).collect();
    // Stable: of equal weights the first counts.
    wanted.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let find = |(tag, weight): &(&str, f32)| {
        let primary = tag.split('-').next().unwrap_or_default();
        known.iter().find(|known| known.eq_ignore_ascii_case(primary)).filter(|_| *weight > 0.0)
    };
    wanted.iter().find_map(find).copied().unwrap_or("en")
}

fn range(written: &str) -> (&str, f32) {
    let (tag, parameters) = written.split_once(';').unwrap_or((written, ""));
    let weight = parameters.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse().ok());
    (tag.trim(), weight.unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use super::preferred;

    #[test]
    fn the_language_with_the_most_weight_is_taken() {
        let known = ["ar", "en", "es", "fr", "ru", "zh"];
        for (accepted, language) in [
            ("", "en"),
            ("ar", "ar"),
            ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
            ("de, ar;q=0.5, fr;q=0.7", "fr"),
            ("zh-TW, en;q=0.9", "zh"),
            ("fr;q=0, es;q=0.1", "es"),
            ("*;q=nan, ???", "en"),
        ] {
            assert_eq!(preferred(accepted, &known), language, "{accepted}");
        }
    }
}
