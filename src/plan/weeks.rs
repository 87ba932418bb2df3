//! What pages and feeds show of weeks in review.

use crate::model::artifact::Fingerprint;
use crate::model::blog::{BlogId, IntroductionTranslation};
use crate::model::edition::{Edition, EditionId, Entry, Week};
use crate::model::language::Language;
use crate::model::post::{Byline, Translation};
use crate::model::site::Site;
use crate::plan::stories::{self, Stories};
use crate::plan::texts;

/// A week as a list names it.
pub fn in_list(site: &Site, edition: &Edition, week: &Week) -> Fingerprint {
    let (language, chain) = &site.blog(edition.blog).languages[edition.language];
    let title =
        introduction(site, edition, week, chain).filter(|of| of.language == *language).map(|of| &of.title);
    Fingerprint::of(&(week.id, week.first, title, week.stories.len()))
}

/// A week as the first page of a home tells of it.
pub fn featured(site: &Site, edition: &Edition, week: &Week) -> Fingerprint {
    let (language, chain) = &site.blog(edition.blog).languages[edition.language];
    let own = introduction(site, edition, week, chain).filter(|of| of.language == *language);
    Fingerprint::of(&(in_list(site, edition, week), week.last, own.map(|of| (&of.summary, &of.picture))))
}

/// All of a week.
pub fn whole(site: &Site, stories: &Stories, id: EditionId, week: &Week) -> Fingerprint {
    let edition = site.edition(id);
    let blog = site.blog(edition.blog);
    let entry = |number: u32| edition.entries[number as usize];
    let card = |number: u32| stories.card(id, entry(number).post);
    let cards = |numbers: &[u32]| -> Vec<_> { numbers.iter().map(|number| card(*number)).collect() };
    let highlights: Vec<_> = week.highlights.iter().map(|(number, index)| (card(*number), *index)).collect();
    let corrections: Vec<_> = week
        .corrections
        .iter()
        .map(|(number, index)| {
            (card(*number), translation(site, entry(*number)).detail.corrections.get(*index))
        })
        .collect();
    let events: Vec<_> =
        week.events.iter().map(|number| (card(*number), stories::event(site, entry(*number)))).collect();
    let withdrawn: Vec<_> = week.withdrawn.iter().map(|entry| stories.withdrawn(id, entry.post)).collect();
    let discussed: Vec<_> = week.discussed.iter().map(|(number, count)| (card(*number), *count)).collect();
    let introduction =
        introduction(site, edition, week, &blog.languages[edition.language].1).map(texts::introduction);
    let editor = blog
        .editor
        .filter(|_| introduction.is_some())
        .map(|editor| texts::byline(site, id, &Byline::Author(editor)));
    Fingerprint::of(&(
        (week.id, week.first, week.last, introduction, editor, blog.group_by),
        (cards(&week.stories), highlights, cards(&week.now_in), cards(&week.also_published)),
        // The alerts themselves are in the frame.
        (corrections, &week.alerts, events, withdrawn, discussed),
    ))
}

/// The languages in which the blog has the same week.
pub fn languages<'s>(site: &'s Site, blog: BlogId, week: &Week) -> Vec<&'s Language> {
    let has = |edition: &Edition| edition.weeks.iter().any(|other| other.id == week.id);
    let editions = site.editions_of(blog).filter(|(_, edition)| has(edition));
    editions.map(|(_, edition)| site.language_of(edition)).collect()
}

fn translation(site: &Site, entry: Entry) -> &Translation {
    &site.post(entry.post).translations[entry.translation as usize]
}

fn introduction<'s>(
    site: &'s Site,
    edition: &Edition,
    week: &Week,
    chain: &[Language],
) -> Option<&'s IntroductionTranslation> {
    site.blog(edition.blog).introductions.get(week.introduction?)?.choose(chain)
}
