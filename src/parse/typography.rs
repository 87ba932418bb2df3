//! Plain texts of YAML set as their language has them: of a front matter, of settings, of an author.
//!
//! What is no text stays as it is written: names of files, addresses, slugs, ids, tags, `aliases`, `extra`.

use std::borrow::Cow;
use std::sync::Arc;

use crate::markdown::typeset;
use crate::model::conventions::Conventions;
use crate::model::front_matter::{Byline, FrontMatter, Image};
use crate::model::settings::Settings;
use crate::model::text::LocalText;

/// The plain texts of a front matter, but for its Markdown and its title.
pub fn front_matter(front_matter: &mut FrontMatter, conventions: Conventions) {
    let set = |text: &mut String| set(text, conventions);
    let set_some = |text: &mut Option<String>| text.iter_mut().for_each(set);
    let picture = |image: &mut Option<Box<Image>>| {
        let Some(image) = image.as_deref_mut() else { return };
        set_some(&mut image.alt);
        set_some(&mut image.credit);
    };
    picture(&mut front_matter.image);
    picture(&mut front_matter.picture);
    for byline in front_matter.authors.iter_mut().flatten() {
        if let Byline::Guest { name, title } = byline {
            set(name);
            set_some(title);
        }
    }
    if let Some(withdrawn) = &mut front_matter.withdrawn {
        set_some(&mut withdrawn.reason);
    }
    if let Some(translation) = &mut front_matter.translation {
        set_some(&mut translation.translator);
    }
    if let Some(courtesy) = &mut front_matter.courtesy_of {
        set(&mut courtesy.name);
    }
    if let Some(event) = &mut front_matter.event {
        set_some(&mut event.place);
    }
    if let Some(video) = &mut front_matter.video {
        set_some(&mut video.alt);
    }
}

/// The texts of a settings file; `plain` is for those that name no language.
pub fn settings(settings: &mut Settings, plain: Conventions) {
    let Settings { title, description, rights, tags, offices, footer, accessibility, identifier, .. } =
        settings;
    let named = tags.iter_mut().chain(offices).map(|(_, name)| name);
    let links = footer.iter_mut().flatten().map(|link| &mut link.title);
    let gaps = accessibility.gaps.iter_mut().flatten();
    let whose = identifier.as_mut().map(|identifier| &mut identifier.text);
    let alone = [title, description, rights, &mut accessibility.assessed].into_iter().flatten().chain(whose);
    alone.chain(named).chain(links).chain(gaps).for_each(|text| local(text, plain));
}

/// A text of each language by its own; `plain` is for one without.
pub fn local(text: &mut LocalText, plain: Conventions) {
    let set = |text: &mut Arc<str>, conventions: Conventions| {
        if let Cow::Owned(set) = typeset(text, conventions) {
            *text = Arc::from(set);
        }
    };
    match text {
        LocalText::Plain(text) => set(text, plain),
        LocalText::PerLanguage(texts) => {
            texts.iter_mut().for_each(|(language, text)| set(text, Conventions::of(language)));
        }
    }
}

/// One text.
pub fn set(text: &mut String, conventions: Conventions) {
    if let Cow::Owned(set) = typeset(text, conventions) {
        *text = set;
    }
}
