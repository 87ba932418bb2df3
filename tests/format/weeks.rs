//! To which week a story belongs: a minute before and a minute after midnight, on both sides of the world, of a
//! change of the clocks and of the year's end, for every day that a week can begin on.
//!
//! The weeks that are expected were worked out by another program, with Python's `zoneinfo` and `isocalendar`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{NETWORK, site_at};

/// The digest's time zone, the first day of its weeks, the mission's time zone, the story's date as it is
/// written, and the week.
const CASES: &[(&str, &str, &str, &str, &str)] = &[
    ("Europe/Paris", "monday", "Europe/Paris", "2012-05-13 23:59", "2012-W19"),
    ("Europe/Paris", "monday", "Europe/Paris", "2012-05-14 00:01", "2012-W20"),
    ("Europe/Paris", "sunday", "Europe/Paris", "2012-05-12 23:59", "2012-W19"),
    ("Europe/Paris", "sunday", "Europe/Paris", "2012-05-13 00:01", "2012-W20"),
    ("Asia/Amman", "saturday", "Asia/Amman", "2012-05-11 23:59", "2012-W19"),
    ("Asia/Amman", "saturday", "Asia/Amman", "2012-05-12 00:01", "2012-W20"),
    ("Asia/Amman", "friday", "Asia/Amman", "2012-05-10 23:59", "2012-W19"),
    ("Asia/Amman", "friday", "Asia/Amman", "2012-05-11 00:01", "2012-W20"),
    ("Europe/Paris", "tuesday", "Europe/Paris", "2012-05-14 23:59", "2012-W19"),
    ("Europe/Paris", "tuesday", "Europe/Paris", "2012-05-15 00:01", "2012-W20"),
    ("Europe/Paris", "wednesday", "Europe/Paris", "2012-05-15 23:59", "2012-W19"),
    ("Europe/Paris", "wednesday", "Europe/Paris", "2012-05-16 00:01", "2012-W20"),
    ("Europe/Paris", "thursday", "Europe/Paris", "2012-05-16 23:59", "2012-W19"),
    ("Europe/Paris", "thursday", "Europe/Paris", "2012-05-17 00:01", "2012-W20"),
    ("Pacific/Honolulu", "monday", "Pacific/Auckland", "2012-05-14 23:59", "2012-W20"),
    ("Pacific/Honolulu", "monday", "Pacific/Auckland", "2012-05-14 00:01", "2012-W19"),
    ("Pacific/Honolulu", "monday", "Pacific/Auckland", "2012-05-14 21:59", "2012-W19"),
    ("Pacific/Honolulu", "monday", "Pacific/Auckland", "2012-05-14 22:01", "2012-W20"),
    ("Pacific/Honolulu", "monday", "Pacific/Honolulu", "2012-05-13 23:59", "2012-W19"),
    ("Pacific/Honolulu", "monday", "Pacific/Honolulu", "2012-05-14 00:01", "2012-W20"),
    ("Pacific/Auckland", "monday", "Pacific/Honolulu", "2012-05-13 23:59", "2012-W20"),
    ("Pacific/Auckland", "monday", "Pacific/Honolulu", "2012-05-13 00:01", "2012-W19"),
    ("Pacific/Auckland", "monday", "Pacific/Honolulu", "2012-05-13 01:59", "2012-W19"),
    ("Pacific/Auckland", "monday", "Pacific/Honolulu", "2012-05-13 02:01", "2012-W20"),
    ("Pacific/Auckland", "monday", "Pacific/Auckland", "2012-05-13 23:59", "2012-W19"),
    ("Pacific/Auckland", "monday", "Pacific/Auckland", "2012-05-14 00:01", "2012-W20"),
    ("America/New_York", "sunday", "Pacific/Kiritimati", "2012-05-13 00:01", "2012-W19"),
    ("America/New_York", "sunday", "Pacific/Kiritimati", "2012-05-13 23:59", "2012-W20"),
    ("America/New_York", "sunday", "Asia/Kathmandu", "2012-05-13 09:44", "2012-W19"),
    ("America/New_York", "sunday", "Asia/Kathmandu", "2012-05-13 09:46", "2012-W20"),
    ("Asia/Kathmandu", "monday", "America/New_York", "2012-05-13 14:14", "2012-W19"),
    ("Asia/Kathmandu", "monday", "America/New_York", "2012-05-13 14:16", "2012-W20"),
    ("Asia/Kathmandu", "monday", "Pacific/Honolulu", "2012-05-13 08:14", "2012-W19"),
    ("Asia/Kathmandu", "monday", "Pacific/Honolulu", "2012-05-13 08:16", "2012-W20"),
    ("America/New_York", "sunday", "America/New_York", "2012-03-10 23:59", "2012-W10"),
    ("America/New_York", "sunday", "America/New_York", "2012-03-11 00:01", "2012-W11"),
    ("America/New_York", "sunday", "America/New_York", "2012-03-11 03:01", "2012-W11"),
    ("America/New_York", "sunday", "Europe/Paris", "2012-03-11 05:59", "2012-W10"),
    ("America/New_York", "sunday", "Europe/Paris", "2012-03-11 06:01", "2012-W11"),
    ("Europe/Paris", "monday", "Europe/Paris", "2012-03-25 23:59", "2012-W12"),
    ("Europe/Paris", "monday", "Europe/Paris", "2012-03-26 00:01", "2012-W13"),
    ("Europe/Paris", "monday", "America/New_York", "2012-03-25 17:59", "2012-W12"),
    ("Europe/Paris", "monday", "America/New_York", "2012-03-25 18:01", "2012-W13"),
    ("Pacific/Auckland", "sunday", "Pacific/Auckland", "2012-09-29 23:59", "2012-W39"),
    ("Pacific/Auckland", "sunday", "Pacific/Auckland", "2012-09-30 00:01", "2012-W40"),
    ("Pacific/Auckland", "sunday", "Pacific/Honolulu", "2012-09-29 01:59", "2012-W39"),
    ("Pacific/Auckland", "sunday", "Pacific/Honolulu", "2012-09-29 02:01", "2012-W40"),
    ("Pacific/Auckland", "sunday", "Pacific/Auckland", "2012-03-31 23:59", "2012-W13"),
    ("Pacific/Auckland", "sunday", "Pacific/Auckland", "2012-04-01 00:01", "2012-W14"),
    ("Pacific/Auckland", "sunday", "Pacific/Honolulu", "2012-03-31 00:59", "2012-W13"),
    ("Pacific/Auckland", "sunday", "Pacific/Honolulu", "2012-03-31 01:01", "2012-W14"),
    ("Europe/Paris", "monday", "Europe/Paris", "2012-10-28 23:59", "2012-W43"),
    ("Europe/Paris", "monday", "Europe/Paris", "2012-10-29 00:01", "2012-W44"),
    ("Europe/Paris", "monday", "America/New_York", "2012-10-28 18:59", "2012-W43"),
    ("Europe/Paris", "monday", "America/New_York", "2012-10-28 19:01", "2012-W44"),
    ("America/New_York", "monday", "America/New_York", "2012-11-04 23:59", "2012-W44"),
    ("America/New_York", "monday", "America/New_York", "2012-11-05 00:01", "2012-W45"),
    ("America/New_York", "monday", "Europe/Paris", "2012-11-05 05:59", "2012-W44"),
    ("America/New_York", "monday", "Europe/Paris", "2012-11-05 06:01", "2012-W45"),
    ("Europe/Paris", "monday", "Europe/Paris", "2008-12-28 23:59", "2008-W52"),
    ("Europe/Paris", "monday", "Europe/Paris", "2008-12-29 00:01", "2009-W01"),
    ("Europe/Paris", "monday", "Europe/Paris", "2010-01-03 23:59", "2009-W53"),
    ("Europe/Paris", "monday", "Europe/Paris", "2010-01-04 00:01", "2010-W01"),
    ("Europe/Paris", "monday", "Europe/Paris", "2012-12-30 23:59", "2012-W52"),
    ("Europe/Paris", "monday", "Europe/Paris", "2012-12-31 00:01", "2013-W01"),
    ("America/New_York", "sunday", "America/New_York", "2011-12-31 23:59", "2011-W52"),
    ("America/New_York", "sunday", "America/New_York", "2012-01-01 00:01", "2012-W01"),
    ("America/New_York", "sunday", "America/New_York", "2009-01-03 23:59", "2009-W01"),
    ("America/New_York", "sunday", "America/New_York", "2009-01-04 00:01", "2009-W02"),
    ("Asia/Amman", "saturday", "Asia/Amman", "2010-01-01 23:59", "2009-W53"),
    ("Asia/Amman", "saturday", "Asia/Amman", "2010-01-02 00:01", "2010-W01"),
    ("Pacific/Honolulu", "monday", "Pacific/Auckland", "2012-05-14", "2012-W20"),
    ("Pacific/Honolulu", "monday", "Pacific/Auckland", "2012-05-13", "2012-W19"),
    ("Pacific/Auckland", "sunday", "Pacific/Honolulu", "2012-05-13", "2012-W20"),
    ("Pacific/Auckland", "sunday", "Pacific/Honolulu", "2012-05-12", "2012-W19"),
    ("Asia/Amman", "saturday", "America/New_York", "2012-05-12", "2012-W20"),
    ("Asia/Amman", "saturday", "Pacific/Honolulu", "2012-05-11", "2012-W19"),
];

#[test]
fn each_story_stands_in_the_one_week_that_it_belongs_to() {
    let mut digests: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (number, (zone, starts, ..)) in CASES.iter().enumerate() {
        digests.entry((zone, starts)).or_default().push(number);
    }
    for ((zone, starts), numbers) in digests {
        let network =
            NETWORK.replace("America/New_York", zone) + &format!("digest: {{week_starts: {starts}}}\n");
        let mut files = vec![("content/network.yaml".to_owned(), network)];
        for number in &numbers {
            let (_, _, mission_zone, date, _) = CASES[*number];
            let mission =
                mission_zone.rsplit('/').next().unwrap_or_default().to_lowercase().replace('_', "-");
            let settings = format!("title: {mission}\nlanguages: [en]\ntimezone: {mission_zone}\n");
            files.push((format!("content/{mission}/mission.yaml"), settings));
            let day = &date[..10];
            let story = format!("---\ntitle: STORY-{number}-\ndate: {date}\n---\nText.\n");
            files.push((format!("content/{mission}/posts/{day}-story-{number}.en.md"), story));
        }
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let tested = site_at("2013-03-01T00:00:00Z", &files);
        let weeks: BTreeSet<&str> = numbers.iter().map(|number| CASES[*number].4).collect();
        for number in &numbers {
            let expected = CASES[*number].4;
            for week in &weeks {
                let page = tested.read(&format!("en/week-in-review/{week}"));
                let is_there = page.contains(&format!("STORY-{number}-"));
                assert_eq!(is_there, *week == expected, "{:?} in {week}", CASES[*number]);
            }
        }
    }
}

#[test]
fn there_are_sixty_cases_and_no_week_starts_on_a_day_that_is_not_tried() {
    assert!(CASES.len() >= 60, "{}", CASES.len());
    let starts: BTreeSet<&str> = CASES.iter().map(|(_, starts, ..)| *starts).collect();
    assert_eq!(starts.len(), 7, "{starts:?}");
}
