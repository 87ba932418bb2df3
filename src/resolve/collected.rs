//! The undated texts of all blogs, gathered one by one and then given to their blogs.

use crate::model::blog::{Alert, Blog, Introduction, Page, Policy};

/// What the missions' texts other than posts come to, by blog.
pub struct Collected {
    pub pages: Vec<Vec<Page>>,
    pub policies: Vec<Vec<Policy>>,
    pub alerts: Vec<Vec<(Alert, Option<Vec<String>>)>>,
    pub introductions: Vec<Vec<Introduction>>,
}

impl Collected {
    /// Room for so many blogs.
    pub fn new(blogs: usize) -> Self {
        let mut collected =
            Self { pages: Vec::new(), policies: Vec::new(), alerts: Vec::new(), introductions: Vec::new() };
        collected.pages.resize_with(blogs, Vec::new);
        collected.policies.resize_with(blogs, Vec::new);
        collected.alerts.resize_with(blogs, Vec::new);
        collected.introductions.resize_with(blogs, Vec::new);
        collected
    }

    /// Pages, alerts and introductions to their blogs; the network's alerts to the missions that show them too.
    pub fn give_out(self, blogs: &mut [Blog]) {
        let network_alerts = self.alerts.first().cloned().unwrap_or_default();
        let texts = self.pages.into_iter().zip(self.alerts).zip(self.introductions);
        for (blog, ((mut pages, alerts), introductions)) in blogs.iter_mut().zip(texts) {
            pages.sort_by_key(|page| (page.menu.is_none(), page.menu, page.name.clone()));
            blog.pages = pages;
            blog.introductions = introductions;
            let shown_here = |missions: &Option<Vec<String>>| {
                missions.as_ref().is_none_or(|missions| missions.iter().any(|mission| **mission == *blog.id))
            };
            let network =
                network_alerts.iter().filter(|(_, missions)| blog.id.is_empty() || shown_here(missions));
            let own = alerts.iter().filter(|_| !blog.id.is_empty());
            let mut shown: Vec<Alert> = network.chain(own).map(|(alert, _)| alert.clone()).collect();
            shown.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| b.name.cmp(&a.name)));
            blog.alerts = shown;
        }
    }
}
