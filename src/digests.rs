//! The weeks in review as their editor works on them: which there are, what one of them holds, and the list that
//! freezes it. Weeks that are not over are among them. Nothing is written here.

use crate::failure::Failure;
use crate::model::blog::{Blog, BlogId};
use crate::model::edition::{Edition, EditionId, Week, WeekId};
use crate::model::language::Language;
use crate::model::post::PostId;
use crate::model::site::Site;
use crate::model::text::LocalText;
use crate::register::Register;
use crate::render::{Renderer, Shared};
use crate::source::{SourceId, Sources};
use crate::texts::SourceTexts;
use crate::{Found, Ready, Request};

/// A site's weeks in review.
pub struct Digests {
    register: Register,
}

/// A story of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// `mission/stem`.
    pub name: String,
    /// In the blog's own language, else in the story's.
    pub title: String,
    pub language: Language,
    /// With scheme and host.
    pub address: String,
}

/// A week, as a list of them has it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Row {
    pub week: String,
    /// `2012-05-14`.
    pub first: String,
    pub last: String,
    pub is_over: bool,
    /// The languages in which it is published.
    pub languages: Vec<String>,
    pub posts: usize,
    pub is_frozen: bool,
    /// The languages of its introduction.
    pub introduction: Vec<String>,
}

/// What a digest holds, as Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The file that its introduction stands in, or would.
    pub file: String,
    pub text: String,
}

/// The list that freezes a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// In the site's folder: the file to write the list into.
    pub file: String,
    /// Whether that file is there.
    pub is_there: bool,
    /// For a file that is not: the week's date in the file's language.
    pub title: String,
    /// `mission/stem`, in the digest's order.
    pub posts: Vec<String>,
}

impl Digests {
    /// Reads and joins everything once. Faults of the site are no failure: they are in what was found.
    pub fn open(request: &Request) -> Result<Digests, Failure> {
        Ok(Digests { register: Register::open(request)? })
    }

    pub fn found(&self) -> &Found {
        self.register.found()
    }

    /// The site's texts, out or not.
    pub fn register(&self) -> &Register {
        &self.register
    }

    fn ready(&self) -> Option<&Ready> {
        self.register.ready.as_ref().filter(|_| !self.found().has_errors())
    }

    /// The weeks of a mission, or of the network, newest first; none where the site has errors.
    pub fn rows(&self, mission: Option<&str>) -> Result<Vec<Row>, Failure> {
        let Some(ready) = self.ready() else { return Ok(Vec::new()) };
        let (id, blog) = blog(&ready.site, mission)?;
        Ok(weeks(&ready.site, id).into_iter().map(|week| self.row(&ready.site, (id, blog), week)).collect())
    }

    /// What the network is called, or a mission; empty where there is none.
    pub fn title(&self, mission: Option<&str>) -> LocalText {
        let ready = self.register.ready.as_ref();
        let found = ready.and_then(|ready| Some(blog(&ready.site, mission).ok()?.1.title.clone()));
        found.unwrap_or_default()
    }

    /// The missions' folders; none where the site has errors.
    pub fn missions(&self) -> Vec<String> {
        let blogs = self.ready().into_iter().flat_map(|ready| ready.site.blogs.iter().skip(1));
        blogs.map(|blog| blog.id.to_string()).collect()
    }

    /// The stories of one of [`Digests::rows`], in the digest's order.
    pub fn contents(&self, mission: Option<&str>, row: &Row) -> Result<Vec<Listed>, Failure> {
        let Some(ready) = self.ready() else { return Ok(Vec::new()) };
        let site = &ready.site;
        let (id, blog) = blog(site, mission)?;
        let Some(week) = WeekId::parse(&row.week) else { return Ok(Vec::new()) };
        let story = |post: PostId| {
            let post = site.post(post);
            let own = post.translations.iter().find(|text| text.language == blog.default_language);
            let text = own.or(post.translations.first())?;
            Some(Listed {
                name: format!("{}/{}", site.blog(post.blog).id, post.stem),
                title: text.head.title.to_string(),
                language: text.language.clone(),
                address: text.address.absolute(&site.roots),
            })
        };
        Ok(listed(site, id, week).into_iter().filter_map(story).collect())
    }

    /// What a week's digest holds, in a language of its blog; the newest week where none is named.
    pub fn draft(
        &self,
        mission: Option<&str>,
        week: Option<WeekId>,
        language: Option<&str>,
    ) -> Result<Option<Draft>, Failure> {
        let Some(ready) = self.ready() else { return Ok(None) };
        let site = &ready.site;
        let (id, blog) = blog(site, mission)?;
        let newest =
            || weeks(site, id).into_iter().find(|week| week.is_over(&blog.zone, self.register.now()));
        let wanted = match week {
            Some(week) => week,
            None => match newest().or_else(|| weeks(site, id).into_iter().next()) {
                Some(week) => week.id,
                None => return Err(Failure::new("there is no week with stories yet")),
            },
        };
        let (edition, week) = self.edition(site, id, wanted, language)?;
        let language = site.language_of(site.edition(edition));
        let file = introduction_file(&self.found().sources, blog, wanted, language.as_str());
        let sources = &self.found().sources;
        let path_of = |source: SourceId| relative(&file, &sources.get(source).path);
        let text = self.rendered(ready, |renderer| renderer.draft(edition, week, &path_of));
        Ok(Some(Draft { file, text }))
    }

    /// What freezing a week writes, and where. Fails where the week is frozen, is not over, or is none.
    pub fn frozen(&self, mission: Option<&str>, wanted: WeekId) -> Result<Option<Frozen>, Failure> {
        let Some(ready) = self.ready() else { return Ok(None) };
        let site = &ready.site;
        let (id, blog) = blog(site, mission)?;
        let (_, week) = self.edition(site, id, wanted, None)?;
        if !week.is_over(&blog.zone, self.register.now()) {
            let message = format!("the week {wanted} is not over: its last day is {}", week.last);
            return Err(Failure::new(message).help(
                "freeze it when its digest is published; until then every story of the week is taken up",
            ));
        }
        let introduction = week.introduction.and_then(|number| blog.introductions.get(number));
        if introduction.is_some_and(|introduction| introduction.posts.is_some()) {
            return Err(Failure::new(format!("the digest of {wanted} is frozen already")).help(
                "to choose its stories anew, change the lines below `posts:` in its file, or take them out",
            ));
        }
        let original = introduction.and_then(|introduction| introduction.translations.first());
        let file = match original {
            Some(original) => self.found().sources.get(original.source).path.clone(),
            None => new_file(blog, wanted, blog.default_language.as_str()),
        };
        // In the language of that file, whichever editions have the week.
        let edition = site.edition_in(id, &blog.default_language);
        let title = self.rendered(ready, |renderer| renderer.week_title(edition, week));
        Ok(Some(Frozen {
            file,
            is_there: original.is_some(),
            title,
            posts: names(site, &listed(site, id, wanted)),
        }))
    }

    fn rendered(&self, ready: &Ready, make: impl FnOnce(&Renderer) -> String) -> String {
        let texts = SourceTexts::new(&self.found().sources);
        let (looks, shared) = (ready.dressed.looks(), Shared::new(&ready.site));
        make(&Renderer::new(&ready.site, &texts, &looks, &shared, &*ready.artifacts))
    }

    fn row(&self, site: &Site, (id, blog): (BlogId, &Blog), week: &Week) -> Row {
        let introduction = week.introduction.and_then(|number| blog.introductions.get(number));
        let has = |edition: &Edition| edition.weeks.iter().any(|other| other.id == week.id);
        Row {
            week: week.id.to_string(),
            first: week.first.to_string(),
            last: week.last.to_string(),
            is_over: week.is_over(&blog.zone, self.register.now()),
            languages: site
                .editions_of(id)
                .filter(|(_, edition)| has(edition))
                .map(|(_, edition)| site.language_of(edition).to_string())
                .collect(),
            posts: listed(site, id, week.id).len(),
            is_frozen: introduction.is_some_and(|introduction| introduction.posts.is_some()),
            introduction: introduction
                .iter()
                .flat_map(|introduction| &introduction.translations)
                .map(|translation| translation.language.to_string())
                .collect(),
        }
    }

    /// The edition of a language, or the first of the blog's that has the week.
    fn edition<'s>(
        &self,
        site: &'s Site,
        id: BlogId,
        wanted: WeekId,
        language: Option<&str>,
    ) -> Result<(EditionId, &'s Week), Failure> {
        let blog = site.blog(id);
        let own = |edition: &Edition| site.language_of(edition).as_str();
        let languages: Vec<&str> = site.editions_of(id).map(|(_, edition)| own(edition)).collect();
        if let Some(language) =
            language.filter(|language| !languages.iter().any(|known| known.eq_ignore_ascii_case(language)))
        {
            let help = format!("its languages are {}", languages.join(", "));
            return Err(Failure::new(format!("nothing is published in `{language}` there")).help(help));
        }
        let is_wanted = |edition: &Edition| match language {
            Some(language) => own(edition).eq_ignore_ascii_case(language),
            None => *site.language_of(edition) == blog.default_language,
        };
        let week = |edition: &'s Edition| edition.weeks.iter().find(|week| week.id == wanted);
        let editions =
            || site.editions_of(id).filter_map(|(id, edition)| Some((id, edition, week(edition)?)));
        editions()
            .find(|(_, edition, _)| is_wanted(edition))
            .or_else(|| editions().next().filter(|_| language.is_none()))
            .map(|(id, _, week)| (id, week))
            .ok_or_else(|| {
                Failure::new(format!("the week {wanted} has no stories"))
                    .help("`chancery digest list` shows the weeks that there are")
            })
    }
}

fn blog<'s>(site: &'s Site, mission: Option<&str>) -> Result<(BlogId, &'s Blog), Failure> {
    let Some(mission) = mission else { return Ok((BlogId::HUB, site.blog(BlogId::HUB))) };
    let found = site.blogs.iter().enumerate().skip(1).find(|(_, blog)| &*blog.id == mission);
    found.map(|(number, blog)| (BlogId(number as u16), blog)).ok_or_else(|| {
        let known: Vec<&str> = site.blogs.iter().skip(1).map(|blog| &*blog.id).collect();
        Failure::new(format!("there is no mission `{mission}`"))
            .help(format!("the missions are {}", known.join(", ")))
    })
}

/// Every week that any of a blog's languages has, newest first.
fn weeks(site: &Site, id: BlogId) -> Vec<&Week> {
    let mut weeks: Vec<&Week> = site.editions_of(id).flat_map(|(_, edition)| &edition.weeks).collect();
    weeks.sort_by_key(|week| std::cmp::Reverse(week.id));
    weeks.dedup_by_key(|week| week.id);
    weeks
}

/// The stories of a week in any of a blog's languages: in the order of its default language, then the others'.
fn listed(site: &Site, id: BlogId, wanted: WeekId) -> Vec<PostId> {
    let default = &site.blog(id).default_language;
    let mut editions: Vec<&Edition> = site.editions_of(id).map(|(_, edition)| edition).collect();
    editions.sort_by_key(|edition| site.language_of(edition) != default);
    let mut listed = Vec::new();
    for edition in editions {
        let Some(week) = edition.weeks.iter().find(|week| week.id == wanted) else { continue };
        for number in week.stories.iter().chain(&week.also_published) {
            let post = edition.entries[*number as usize].post;
            if !listed.contains(&post) {
                listed.push(post);
            }
        }
    }
    listed
}

/// `mission/stem` of each.
fn names(site: &Site, posts: &[PostId]) -> Vec<String> {
    let name = |post: &PostId| {
        let post = site.post(*post);
        format!("{}/{}", site.blog(post.blog).id, post.stem)
    };
    posts.iter().map(name).collect()
}

/// The file of a week's introduction in a language: the one that is there, or the one to write.
fn introduction_file(sources: &Sources, blog: &Blog, week: WeekId, language: &str) -> String {
    let found = blog
        .introductions
        .iter()
        .filter(|introduction| introduction.week == week)
        .flat_map(|introduction| &introduction.translations)
        .find(|translation| translation.language.as_str() == language);
    match found {
        Some(found) => sources.get(found.source).path.clone(),
        None => new_file(blog, week, language),
    }
}

fn new_file(blog: &Blog, week: WeekId, language: &str) -> String {
    let folder = if blog.id.is_empty() { "content".to_owned() } else { format!("content/{}", blog.id) };
    format!("{folder}/digests/{week}.{language}.md")
}

/// The way from one file of the site to another.
fn relative(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len().saturating_sub(1);
    let shared = from.iter().take(folders).zip(&to).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", folders - shared);
    up.chain(to.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn the_way_from_a_digest_to_a_story() {
        let story = "content/france/posts/2012/2012-05-15-a.en.md";
        assert_eq!(
            relative("content/digests/2012-W20.en.md", story),
            "../france/posts/2012/2012-05-15-a.en.md"
        );
        assert_eq!(
            relative("content/france/digests/2012-W20.en.md", story),
            "../posts/2012/2012-05-15-a.en.md"
        );
    }
}
