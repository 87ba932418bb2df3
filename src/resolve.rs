//! The third stage: documents are joined into an immutable `Site`.
//!
//! What was a name is now a reference: authors, tags, missions, offices, policies, the texts that links
//! lead to. Whatever could not be joined is a diagnostic and left out, so that nothing after this stage
//! can meet a missing author. Texts that are not out are not in the site at all.

mod again;
mod authors;
mod blogs;
mod checks;
mod collected;
mod comments;
mod copies;
mod corrections;
mod editions;
mod files;
mod following;
mod groups;
mod inherited;
mod links;
mod mailing;
mod places;
mod policies;
mod posts;
mod publish;
mod redirects;
mod register;
mod roots;
mod statement;
mod stories;
mod tags;
mod texts;
mod weeks;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::{CODES, Checked, Code, Diagnostic, Place, nearest};
use crate::locales::first_day_of_week;
use crate::model::blog::{Blog, BlogId};
use crate::model::document::{Parsed, TextKind};
use crate::model::edition::{Edition, EditionId};
use crate::model::language::Language;
use crate::model::post::{AuthorId, Post, PostId};
use crate::model::settings::{Clearance, PolicySettings, Rules, Settings};
use crate::model::site::{Ended, Site};
use crate::resolve::again::Story;
use crate::resolve::blogs::Surroundings;
use crate::resolve::collected::Collected;
use crate::resolve::links::{Destination, Destinations, Findings};
use crate::resolve::places::Placed;
use crate::resolve::posts::Names;
use crate::resolve::publish::{Gate, State};
use crate::resolve::stories::Placing;
use crate::resolve::weeks::Clock;
use crate::source::{SourceId, Sources};

pub use again::{Again, Kept};

/// What a build asks of the site's joining.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    pub now: Timestamp,
    pub drafts: bool,
    pub base_url: Option<&'a str>,
    /// The themes that settings may name.
    pub themes: &'a [Arc<str>],
    /// Whether stories may be resolved once more; else nothing is kept of them.
    pub keep: bool,
    /// For whoever works on the site: weeks that are not over have a digest too, and all texts are entered in
    /// [`Kept::register`].
    pub editing: bool,
}

/// Joins all documents; `None` where there is no `network.yaml`. The second value is what doing a part of it
/// once more needs.
pub fn resolve(mut parsed: Parsed, sources: &Sources, options: &Options) -> Checked<Option<(Site, Kept)>> {
    let mut findings = Findings::default();
    let Some(network) = parsed.network.take() else {
        let fault = Diagnostic::nowhere(Code::NoNetwork, "this site has no `content/network.yaml`")
            .help("create it, or run `chancery init` in an empty folder for a site to begin with");
        return Checked::new(None, vec![fault]);
    };
    let mut author_documents = std::mem::take(&mut parsed.authors);
    author_documents.sort_by(|a, b| a.id.cmp(&b.id));
    let author_ids: BTreeMap<Arc<str>, AuthorId> = author_documents
        .iter()
        .enumerate()
        .map(|(index, author)| (author.id.clone(), AuthorId(index as u32)))
        .collect();
    let hosts = roots::hosts(
        std::iter::once(&network.1).chain(parsed.missions.iter().map(|mission| &mission.settings)),
    );
    let surroundings = Surroundings {
        base_url: options.base_url,
        authors: &author_ids,
        themes: options.themes,
        hosts: &hosts,
        first_day_of_week,
        now: options.now,
    };
    let (mut blogs, roots) = blogs::blogs(&parsed, &network, &surroundings, &mut findings.diagnostics);
    let settings: Vec<&Settings> = std::iter::once(&network.1)
        .chain(blogs.iter().skip(1).filter_map(|blog| {
            parsed.missions.iter().find(|mission| mission.id == blog.id).map(|mission| &mission.settings)
        }))
        .collect();
    checks::check(&settings, &blogs, &roots, options.base_url.is_some(), &mut findings.diagnostics);
    let rules: Vec<PolicySettings> = settings.iter().map(|settings| settings.policies.clone()).collect();
    let permalinks: Vec<String> = settings
        .iter()
        .zip(&blogs)
        .map(|(settings, blog)| {
            let own = settings.permalink.as_deref();
            let network = network.1.permalink.as_deref();
            match own {
                Some(own) => places::permalink(blog.source, Some(own), &mut findings.diagnostics),
                None => places::permalink(blog.source, network, &mut Vec::new()),
            }
        })
        .collect();

    let clearance_required = network.1.clearance == Some(Clearance::Required);
    let gate = Gate { now: options.now, drafts: options.drafts, clearance_required };
    let placing = Placing { blogs: &blogs, permalinks: &permalinks, gate };
    let placed = stories::place_all(std::mem::take(&mut parsed.texts), placing, &mut findings.diagnostics);
    let rules_said = rules_said(&network, &placed);
    let register = if options.editing { register::register(&placed, &blogs, gate) } else { Vec::new() };
    let comments = comments::by_post(&mut parsed, &placed, &mut findings.diagnostics);
    let (mut files, file_destinations) = files::files(&parsed.files, sources, &placed);
    let destinations =
        Destinations { hosts, roots: roots.clone(), ..destinations(&placed, file_destinations, sources) };
    let (tags, tag_ids) = tags::tags(&network, &placed, &mut findings.diagnostics);
    let authors = authors::authors(author_documents, &blogs, &destinations, sources, &mut findings);

    let names = Names {
        sources,
        blogs: &blogs,
        authors: &authors,
        author_ids: &author_ids,
        tags: &tags,
        tag_ids: &tag_ids,
        destinations: &destinations,
    };
    // Only digests name posts.
    let has_digests = placed.iter().any(|placed| matches!(placed.group.kind, TextKind::Digest { .. }));
    let known_stems = if has_digests { known_stems(&placed, &blogs) } else { HashMap::new() };
    let (posts_placed, others): (Vec<Placed>, Vec<Placed>) =
        placed.into_iter().partition(|placed| matches!(placed.group.kind, TextKind::Post { .. }));
    let kept_stories: Vec<Option<Story>> =
        posts_placed.iter().map(|placed| options.keep.then(|| Story::placed(placed))).collect();
    let ended: Vec<Ended> = posts_placed
        .iter()
        .flat_map(|placed| posts::ended(placed, &blogs[placed.blog.0 as usize], gate))
        .collect();
    let resolved = stories::posts(posts_placed, &comments, &names);
    let mut of_posts = Findings::default();
    let (mut posts, mut kept) = (Vec::with_capacity(resolved.len()), Vec::with_capacity(resolved.len()));
    for ((post, own), story) in resolved.into_iter().zip(kept_stories) {
        let number = post.is_some().then_some(PostId(posts.len() as u32));
        posts.extend(post.map(Arc::new));
        kept.extend(story.map(|story| story.resolved(number, &own)));
        of_posts.diagnostics.extend(own.diagnostics);
        of_posts.rooted.extend(own.rooted);
    }
    duplicate_ids(&posts, &mut findings.diagnostics);
    let by_stem: HashMap<(BlogId, Arc<str>), PostId> = posts
        .iter()
        .enumerate()
        .filter(|_| has_digests)
        .map(|(index, post)| ((post.blog, post.stem.clone()), PostId(index as u32)))
        .collect();
    let find = |name: &str| -> Option<Option<PostId>> {
        let (mission, stem) = name.split_once('/')?;
        let blog = known_stems.get(&(mission.to_string(), stem.to_string()))?;
        Some(by_stem.get(&(*blog, Arc::from(stem))).copied())
    };
    let mut collected = Collected::new(blogs.len());
    let kept_policies = kept_policies(&others);
    for placed in others {
        let blog = placed.blog.0 as usize;
        match &placed.group.kind {
            TextKind::Page { .. } => {
                collected.pages[blog].extend(texts::page(placed, &blogs[blog], &names, &mut findings))
            }
            TextKind::Policy { .. } => {
                collected.policies[blog].extend(texts::policy(placed, &blogs[blog], &names, &mut findings))
            }
            TextKind::Alert { .. } => {
                collected.alerts[blog].extend(texts::alert(placed, &names, &mut findings))
            }
            TextKind::Digest { .. } => collected.introductions[blog].extend(texts::introduction(
                placed,
                &names,
                &find,
                &mut findings,
            )),
            TextKind::Post { .. } => {}
        }
    }
    for introductions in &collected.introductions {
        texts::same_week(introductions, &mut findings.diagnostics);
    }
    policies::assign(&mut blogs, &collected.policies, &kept_policies, &rules, &mut findings.diagnostics);
    collected.give_out(&mut blogs);

    let first_editions = blogs
        .iter()
        .scan(0, |next, blog| {
            let first = EditionId(*next);
            *next += blog.languages.len() as u16;
            Some(first)
        })
        .collect();
    let clock = Clock { now: options.now, unfinished: options.editing };
    let editions: Vec<Edition> = blogs
        .par_iter()
        .enumerate()
        .flat_map(|(index, _)| editions::editions(BlogId(index as u16), &blogs, &posts, clock))
        .collect();
    files.extend(copies::copies(&files, &blogs, &editions, &posts, &authors));
    let languages = all_languages(&blogs);
    let redirects = redirects::redirects(&blogs, &posts, &editions, &mut findings.diagnostics);
    let feed_authority = feed_authority(&network, &roots, &posts, &mut findings.diagnostics);
    let kept = Kept {
        permalinks,
        gate,
        author_ids,
        tag_ids,
        destinations,
        comments,
        stories: kept,
        register,
        at_fault: findings.diagnostics.iter().filter_map(|fault| fault.source).collect(),
    };
    findings.diagnostics.extend(of_posts.diagnostics);
    findings.rooted.extend(of_posts.rooted);
    let site = Site {
        now: options.now,
        roots,
        blogs: blogs.into(),
        authors: authors.into(),
        tags: tags.into(),
        posts,
        editions: editions.into(),
        first_editions,
        files: files.into(),
        feed_authority,
        languages,
        writing: checks::writing(&network, &mut findings.diagnostics),
        redirects: redirects.into(),
        ended: ended.into(),
        rooted: findings.rooted.into(),
        rules: Arc::new(rules_said),
    };
    Checked::new(Some((site, kept)), findings.diagnostics)
}

/// Policies that are written and not out: the number of the blog, the name, the language.
fn kept_policies(others: &[Placed]) -> HashSet<(u16, Arc<str>, Language)> {
    let of_one = |placed: &Placed| -> Vec<_> {
        let TextKind::Policy { name } = &placed.group.kind else { return Vec::new() };
        let members =
            placed.group.members.iter().zip(&placed.spots).filter(|(_, spot)| spot.state != State::Out);
        members.map(|(member, _)| (placed.blog.0, name.clone(), member.language.clone())).collect()
    };
    others.iter().flat_map(of_one).collect()
}

fn rules_said(network: &(SourceId, Settings), placed: &[Placed]) -> Rules {
    let members = placed.iter().flat_map(|placed| &placed.group.members);
    let texts = members.filter_map(|member| {
        let rules = member.front_matter.rules.as_ref()?;
        // A code that does not exist is told where it is written, and not of each translation.
        let known = |code: &&String| {
            member.own_keys.contains(&"rules") || CODES.iter().any(|(known, _)| known.as_str() == **code)
        };
        Some((member.document.source, rules.keys().filter(known).cloned().collect()))
    });
    Rules { network_source: Some(network.0), network: network.1.rules.clone(), texts: texts.collect() }
}

fn destinations(placed: &[Placed], files: Vec<(String, Destination)>, sources: &Sources) -> Destinations {
    let mut by_path: FxHashMap<String, Destination> = files.into_iter().collect();
    by_path.reserve(placed.len());
    for text in placed {
        for member in &text.group.members {
            let destination = match text.group.kind {
                TextKind::Digest { .. } | TextKind::Alert { .. } => Destination::NoPage,
                _ => Destination::Text { own: member.language.clone(), out: text.out.clone() },
            };
            by_path.insert(sources.get(member.document.source).path.clone(), destination);
        }
    }
    Destinations { by_path, ..Destinations::default() }
}

fn known_stems(placed: &[Placed], blogs: &[Blog]) -> HashMap<(String, String), BlogId> {
    placed
        .iter()
        .filter_map(|placed| match &placed.group.kind {
            TextKind::Post { stem, .. } => {
                Some(((blogs[placed.blog.0 as usize].id.to_string(), stem.to_string()), placed.blog))
            }
            _ => None,
        })
        .collect()
}

fn duplicate_ids(posts: &[Arc<Post>], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: FxHashMap<&str, SourceId> = FxHashMap::default();
    for post in posts {
        let source = post.translations[0].source;
        if let Some(first) = seen.insert(&post.feed_id, source) {
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    source,
                    format!("another post has the permanent id `{}`", post.feed_id),
                )
                .at(Place::key("id"))
                .help("give this post another `id`, if it has never been published")
                .related(first, Place::key("id"), "it is here"),
            );
        }
    }
}

fn all_languages(blogs: &[Blog]) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for (language, _) in blogs.iter().flat_map(|blog| &blog.languages) {
        if !languages.contains(language) {
            languages.push(language.clone());
        }
    }
    languages
}

/// RFC 4151: a domain and a date. Left out: the host of the network's address and the year of its oldest post.
fn feed_authority(
    network: &(SourceId, Settings),
    roots: &[crate::model::url::Root],
    posts: &[Arc<Post>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Arc<str> {
    if let Some(written) = &network.1.feed_authority {
        let fine = written.split_once(',').is_some_and(|(domain, date)| {
            !domain.is_empty()
                && domain
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'@'))
                && matches!(date.len(), 4 | 7 | 10)
                && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        });
        if fine {
            return Arc::from(written.as_str());
        }
        diagnostics.push(
            Diagnostic::new(Code::BadValue, network.0, format!("`{written}` is not a domain and a year"))
                .at(Place::key("feed_authority"))
                .help("write a domain that is yours and a year in which it was: `\"example.gov,2012\"`"),
        );
    }
    let host = roots[0].origin.split("//").nth(1).unwrap_or("example.invalid");
    let host = host.split(':').next().unwrap_or(host);
    let year = posts.iter().map(|post| post.day.year()).min().unwrap_or(2000);
    Arc::from(format!("{host},{year:04}"))
}

/// An author whom nobody knows.
fn unknown_author<'a>(
    source: SourceId,
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let help = match nearest(written, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("create the file `content/authors/{written}.yaml` with a line `name: …`"),
    };
    Diagnostic::new(Code::UnknownAuthor, source, format!("there is no author `{written}`")).help(help)
}

/// A mission that the network does not have.
fn unknown_mission(source: SourceId, written: &str, blogs: &[Blog]) -> Diagnostic {
    let known: Vec<&str> = blogs.iter().skip(1).map(|blog| &*blog.id).collect();
    let help = match nearest(written, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the missions are: {}", known.join(", ")),
    };
    Diagnostic::new(Code::UnknownMission, source, format!("there is no mission `{written}`")).help(help)
}

fn missing_clearance(source: SourceId) -> Diagnostic {
    Diagnostic::new(Code::MissingClearance, source, "nobody has cleared this text, so it is kept back")
        .at(Place::key("cleared_by"))
        .help("once it is cleared, add a line `cleared_by: …`; until then, `status: review` says so too")
}
