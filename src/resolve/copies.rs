//! Files of other sites that a mission which stands alone shows: each is written in its own site too.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::model::blog::{Blog, BlogId, LinkTarget, ResolvedBody};
use crate::model::edition::Edition;
use crate::model::post::{Author, AuthorId, Byline, Picture, Post, Translation};
use crate::model::site::{SiteFile, copy_address};
use crate::model::url::{Address, RootId};

/// The copies that are needed, each with the address that [`copy_address`] gives it.
///
/// The network's own site needs none: the folder of a mission that stands alone is a folder of it.
pub fn copies(
    files: &[SiteFile],
    blogs: &[Blog],
    editions: &[Edition],
    posts: &[Arc<Post>],
    authors: &[Author],
) -> Vec<SiteFile> {
    if blogs.iter().all(|blog| blog.root == RootId(0)) {
        return Vec::new();
    }
    let known: HashMap<&Address, &SiteFile> = files.iter().map(|file| (&file.address, file)).collect();
    let mut copies: BTreeMap<Address, SiteFile> = BTreeMap::new();
    for (index, blog) in blogs.iter().enumerate().filter(|(_, blog)| blog.root != RootId(0)) {
        let mut shown = Shown { authors, targets: Vec::new() };
        shown.blog(blog);
        let id = BlogId(index as u16);
        for post in posts.iter().filter(|post| post.blog == id || post.also_in.contains(&id)) {
            post.translations.iter().for_each(|translation| shown.translation(translation));
        }
        for (author, _) in
            editions.iter().filter(|edition| edition.blog == id).flat_map(|edition| &edition.authors)
        {
            shown.author(*author);
        }
        for target in shown.targets {
            let LinkTarget::File { address, .. } = target else { continue };
            let Some(file) = known.get(address).filter(|_| address.root != blog.root) else { continue };
            let copy = copy_address(address, blog.root, blogs);
            copies.insert(copy.clone(), SiteFile { address: copy, ..(*file).clone() });
        }
    }
    copies.into_values().collect()
}

/// Every place that the texts of a blog's pages lead to.
struct Shown<'a> {
    authors: &'a [Author],
    targets: Vec<&'a LinkTarget>,
}

impl<'a> Shown<'a> {
    fn blog(&mut self, blog: &'a Blog) {
        for page in blog.pages.iter().flat_map(|page| &page.translations) {
            self.body(&page.body);
            self.picture(page.picture.as_ref());
            self.bylines(&page.authors);
        }
        for policy in blog.policy_texts.iter().flat_map(|policy| &policy.translations) {
            self.body(&policy.body);
            policy.summary.iter().for_each(|(summary, _)| self.body(summary));
        }
        for alert in blog.alerts.iter().flat_map(|alert| &alert.translations) {
            self.body(&alert.body);
        }
        for introduction in blog.introductions.iter().flat_map(|introduction| &introduction.translations) {
            self.body(&introduction.body);
            self.picture(introduction.picture.as_ref());
            introduction.teasers.iter().flatten().for_each(|teaser| self.body(teaser));
        }
    }

    fn translation(&mut self, translation: &'a Translation) {
        let detail = &translation.detail;
        self.body(&translation.body);
        self.picture(translation.head.picture.as_deref());
        self.bylines(&translation.head.authors);
        detail.key_points.iter().for_each(|point| self.body(point));
        detail.corrections.iter().for_each(|(_, correction)| self.body(correction));
        if let Some(video) = &detail.video {
            self.targets.extend(&video.poster);
            video.transcript.iter().for_each(|transcript| self.body(transcript));
        }
    }

    fn bylines(&mut self, bylines: &[Byline]) {
        for byline in bylines {
            if let Byline::Author(author) = byline {
                self.author(*author);
            }
        }
    }

    fn author(&mut self, author: AuthorId) {
        if let Some(author) = self.authors.get(author.0 as usize) {
            self.targets.extend(&author.photo);
            author.bio.iter().for_each(|(_, bio)| self.body(bio));
        }
    }

    fn picture(&mut self, picture: Option<&'a Picture>) {
        if let Some(picture) = picture {
            self.targets.push(&picture.target);
            picture.caption.iter().for_each(|caption| self.body(caption));
        }
    }

    fn body(&mut self, body: &'a ResolvedBody) {
        self.targets.extend(&body.targets);
    }
}
