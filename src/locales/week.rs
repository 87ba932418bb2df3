//! With which day a country's weeks begin.

use std::str::FromStr;

use icu::calendar::types::Weekday as IcuWeekday;
use icu::calendar::week::WeekInformation;
use icu::locale::Locale;
use jiff::civil::Weekday;

/// The first day of the week in a country (ISO 3166, two letters), as CLDR's week data has it.
/// What is no country has the world's first day, Monday.
pub fn first_day_of_week(country: &str) -> Weekday {
    let region = Locale::from_str(&format!("und-{country}")).unwrap_or(Locale::UNKNOWN);
    match WeekInformation::try_new(region.into()).map(|week| week.first_weekday) {
        Ok(IcuWeekday::Tuesday) => Weekday::Tuesday,
        Ok(IcuWeekday::Wednesday) => Weekday::Wednesday,
        Ok(IcuWeekday::Thursday) => Weekday::Thursday,
        Ok(IcuWeekday::Friday) => Weekday::Friday,
        Ok(IcuWeekday::Saturday) => Weekday::Saturday,
        Ok(IcuWeekday::Sunday) => Weekday::Sunday,
        Ok(IcuWeekday::Monday) | Err(_) => Weekday::Monday,
    }
}

#[cfg(test)]
mod tests {
    use super::first_day_of_week;
    use jiff::civil::Weekday;

    #[test]
    fn first_days_are_those_of_cldr() {
        assert_eq!(first_day_of_week("FR"), Weekday::Monday);
        assert_eq!(first_day_of_week("US"), Weekday::Sunday);
        assert_eq!(first_day_of_week("JO"), Weekday::Saturday);
        assert_eq!(first_day_of_week("MV"), Weekday::Friday);
        assert_eq!(first_day_of_week("MX"), Weekday::Sunday);
        assert_eq!(first_day_of_week("kz"), Weekday::Monday);
        assert_eq!(first_day_of_week("nowhere at all"), Weekday::Monday);
    }
}
