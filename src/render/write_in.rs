//! How readers write about a story: where to, so that their letter says which story it is about, and by which rules
//! what they write is shown.

use crate::locales::Argument;
use crate::model::blog::Blog;
use crate::model::front_matter::CommentState;
use crate::model::post::{Post, Translation};
use crate::model::url::encode_value;
use crate::render::values::{escape, message_html, plain};
use crate::render::{Here, Renderer, policies};
use crate::theme::{Value, html};

/// The policy that comments are decided on by.
const POLICY: &str = "comment-policy";

/// What stands for the story in an address of the settings.
const PLACE: &str = "{post}";

/// Where readers write to about a story; empty where they cannot. An e-mail gets a subject that ends with the
/// story's name, `[mission/stem]`; in the address of a form, `{post}` is that name.
pub(crate) fn address(renderer: &Renderer, here: &Here, post: &Post, translation: &Translation) -> String {
    let blog = renderer.site.blog(here.blog);
    let is_open = translation.detail.comments == CommentState::Open && translation.head.withdrawn.is_none();
    let Some(write_to) = blog.write_to.as_deref().filter(|_| is_open) else { return String::new() };
    let name = name(renderer.site.blog(post.blog), post);
    if write_to.contains(PLACE) {
        let mut encoded = String::new();
        encode_value(&mut encoded, &name);
        return write_to.replace(PLACE, &encoded);
    }
    let is_mail = write_to.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let query = write_to.split_once('?').map(|(_, query)| query.to_ascii_lowercase());
    let has_subject = query
        .as_deref()
        .is_some_and(|query| query.split('&').any(|parameter| parameter.starts_with("subject=")));
    if !is_mail || has_subject {
        return write_to.to_string();
    }
    let title = [("title", Argument::Text(&translation.head.title))];
    let mut address = format!("{write_to}{}subject=", if query.is_some() { '&' } else { '?' });
    encode_value(&mut address, &format!("{} [{name}]", plain(here, "comment-on", &title)));
    address
}

/// A story as editors and programs name it.
fn name(blog: &Blog, post: &Post) -> String {
    format!("{}/{}", blog.id, post.stem)
}

/// The way to the policy on comments; empty where there is none.
pub(crate) fn rules(renderer: &Renderer, here: &Here) -> Value {
    let slot = &renderer.shared.edition(here.edition).comment_policy;
    let made = || {
        let Some((title, url)) = policies::way_to(renderer, here, POLICY) else { return html("") };
        let policy = match url {
            Some(url) => format!("<a href=\"{}\">{title}</a>", escape(&url)),
            None => title,
        };
        html(&message_html(here, "comments-moderated", &[("policy", Argument::Html(&policy))]))
    };
    slot.get_or_init(made).clone()
}
