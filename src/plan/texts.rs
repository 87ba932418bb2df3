//! What pages show of undated texts. Each text is taken apart field by field, so that one that is added
//! to the model has to be thought of here too.

use crate::model::artifact::Fingerprint;
use crate::model::blog::{
    Alert, AlertTranslation, IntroductionTranslation, PageTranslation, PolicyTranslation,
};
use crate::model::edition::EditionId;
use crate::model::post::Byline;
use crate::model::site::Site;

/// A page. Its authors lead to their pages in this edition.
pub fn page(site: &Site, edition: EditionId, of: &PageTranslation) -> Fingerprint {
    // Its old paths are pages of their own.
    let PageTranslation {
        source: _,
        language,
        title,
        summary,
        address,
        authors,
        picture,
        withdrawn,
        toc,
        layout,
        aliases: _,
        extra,
        body,
    } = of;
    let authors: Vec<Fingerprint> =
        authors.iter().map(|byline| self::byline(site, edition, byline)).collect();
    Fingerprint::of(&(
        (language, title, summary, address),
        (authors, picture, withdrawn, toc, layout, extra, body),
    ))
}

/// A policy; `name` is its file's.
pub fn policy(name: &str, of: &PolicyTranslation) -> Fingerprint {
    let PolicyTranslation { source: _, language, title, summary, reviewed, slug, body, aliases: _ } = of;
    Fingerprint::of(&(name, language, title, summary, reviewed, slug, body))
}

/// An alert, in the translation that is shown.
pub fn alert(site: &Site, alert: &Alert, of: &AlertTranslation) -> Fingerprint {
    let Alert { name, blog, issued, level, missions, translations: _ } = alert;
    let AlertTranslation { source: _, until, language, title, body } = of;
    // What the missions are called is in every frame.
    let missions: Option<Vec<_>> =
        missions.as_ref().map(|missions| missions.iter().map(|blog| &site.blog(*blog).id).collect());
    Fingerprint::of(&((name, &site.blog(*blog).id, issued, level, missions), (until, language, title, body)))
}

/// A digest's introduction, with the words on its highlights.
pub fn introduction(of: &IntroductionTranslation) -> Fingerprint {
    let IntroductionTranslation { source: _, language, title, summary, picture, teasers, body, aliases: _ } =
        of;
    Fingerprint::of(&((language, title, summary), (picture, teasers, body)))
}

/// An author as a text of this edition names her, and whether her name leads to a page.
pub fn byline(site: &Site, edition: EditionId, byline: &Byline) -> Fingerprint {
    match byline {
        Byline::Author(id) => {
            Fingerprint::of(&(&site.authors[id.0 as usize], site.has_author_page(edition, *id)))
        }
        Byline::Guest { name, title } => Fingerprint::of(&(name, title)),
    }
}
