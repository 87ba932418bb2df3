//! Translations brought together: the files of one text, its original first, each completed from it.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::document::{TextDocument, TextKind};
use crate::model::front_matter::{Event, FrontMatter, Image, Video};
use crate::model::language::Language;
use crate::source::Scope;
use crate::yaml::Keyed;

/// One text in all its languages.
#[derive(Debug)]
pub struct Group {
    pub scope: Scope,
    /// Of the original. Its stem or name is that of all.
    pub kind: TextKind,
    /// The original first, then in the order of the blog's languages. Their front matter is completed.
    pub members: Vec<Member>,
}

#[derive(Debug)]
pub struct Member {
    pub language: Language,
    pub document: Arc<TextDocument>,
    /// Completed from the original's.
    pub front_matter: Arc<FrontMatter>,
    /// The keys that its own file writes; all others are the original's.
    pub own_keys: Vec<&'static str>,
}

/// What a blog says of languages.
#[derive(Debug, Clone, Copy)]
pub struct Languages<'a> {
    pub default: &'a Language,
    pub all: &'a [Language],
}

/// The texts that belong together, by their blog's number, what they are and their name; within each, as given.
pub fn sorted(mut texts: Vec<(u16, Arc<TextDocument>)>) -> Vec<(u16, Vec<Arc<TextDocument>>)> {
    let key = |(blog, document): &(u16, Arc<TextDocument>)| (*blog, rank(&document.kind));
    let order = |one: &(u16, Arc<TextDocument>), other: &(u16, Arc<TextDocument>)| {
        key(one).cmp(&key(other)).then_with(|| name(&one.1.kind).cmp(name(&other.1.kind)))
    };
    texts.sort_by(order);
    let together = texts.chunk_by(|one, other| order(one, other).is_eq());
    together
        .map(|texts| {
            let blog = texts.first().map_or(0, |(blog, _)| *blog);
            (blog, texts.iter().map(|(_, document)| document.clone()).collect())
        })
        .collect()
}

/// Brings one text's files together. A file in a language that the blog does not have, and a second one in the
/// same language, are faults and left out; `None` where none is left.
pub fn group(
    documents: &[Arc<TextDocument>],
    languages: &Languages,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Group> {
    let mut members: Vec<Member> = Vec::with_capacity(documents.len());
    for document in documents {
        let language = document.language.clone().unwrap_or_else(|| languages.default.clone());
        if !languages.all.contains(&language) {
            diagnostics.push(unknown_language(document, &language, languages));
            continue;
        }
        if let Some(first) = members.iter().find(|member| member.language == language) {
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateTranslation,
                    document.source,
                    format!("this text is already there in {language}"),
                )
                .help("keep one of the two files")
                .related(first.document.source, Place::File, "the other one is here"),
            );
            continue;
        }
        let own_keys = document.front_matter.present();
        let front_matter = document.front_matter.clone();
        members.push(Member { language, document: document.clone(), front_matter, own_keys });
    }
    let scope = documents.first()?.scope.clone();
    (!members.is_empty()).then(|| complete_all(scope, members, languages, diagnostics))
}

fn complete_all(
    scope: Scope,
    mut members: Vec<Member>,
    languages: &Languages,
    diagnostics: &mut Vec<Diagnostic>,
) -> Group {
    let place =
        |language: &Language| languages.all.iter().position(|known| known == language).unwrap_or(usize::MAX);
    members.sort_by_key(|member| place(&member.language));
    let original = original(&members, languages, diagnostics);
    let first = members.remove(original);
    for member in &mut members {
        complete(Arc::make_mut(&mut member.front_matter), &first.front_matter);
    }
    members.insert(0, first);
    Group { scope, kind: members[0].document.kind.clone(), members }
}

/// The number of the original: that which the others name, else that in the default language, else the first.
fn original(members: &[Member], languages: &Languages, diagnostics: &mut Vec<Diagnostic>) -> usize {
    let mut named: Option<(usize, &Member)> = None;
    for member in members {
        let Some(of) =
            member.document.front_matter.translation.as_ref().and_then(|translation| translation.of.as_ref())
        else {
            continue;
        };
        let source = member.document.source;
        match members.iter().position(|other| other.language == *of) {
            None => diagnostics.push(
                Diagnostic::new(
                    Code::BadValue,
                    source,
                    format!("this says that it is translated from {of}, and there is no such text"),
                )
                .at(Place::path(["translation", "of"]))
                .help(format!("write the language of the original, or create the text in {of}")),
            ),
            Some(_) if *of == member.language => diagnostics.push(
                Diagnostic::new(Code::BadValue, source, "this says that it is a translation of itself")
                    .at(Place::path(["translation", "of"]))
                    .help("take the line out of the original"),
            ),
            Some(index) => match named {
                Some((known, other)) if known != index => diagnostics.push(
                    Diagnostic::new(
                        Code::TwoOriginals,
                        source,
                        format!("this says that the original is in {of}"),
                    )
                    .at(Place::path(["translation", "of"]))
                    .help("let all translations name the same original")
                    .related(
                        other.document.source,
                        Place::path(["translation", "of"]),
                        "this one says otherwise",
                    ),
                ),
                _ => named = Some((index, member)),
            },
        }
    }
    named
        .map(|(index, _)| index)
        .or_else(|| members.iter().position(|member| member.language == *languages.default))
        .unwrap_or(0)
}

/// Fills in what a translation leaves out and is not language.
fn complete(front_matter: &mut FrontMatter, original: &FrontMatter) {
    macro_rules! inherit {
        ($($key:ident),*) => { $(if front_matter.$key.is_none() { front_matter.$key = original.$key.clone(); })* };
    }
    inherit!(
        date,
        updated,
        authors,
        tags,
        id,
        status,
        withdrawn,
        publish_at,
        expire_at,
        office,
        courtesy_of,
        also_in,
        cleared_by,
        comments,
        menu,
        toc,
        level,
        missions,
        week,
        leave_out,
        posts,
        rules,
        layout,
        reviewed,
        extra
    );
    if front_matter.highlights.is_none() {
        // The order is inherited, the words are not.
        front_matter.highlights = original.highlights.as_ref().map(|highlights| {
            let plain = |highlight: &crate::model::front_matter::Highlight| {
                crate::model::front_matter::Highlight { post: highlight.post.clone(), teaser: None }
            };
            highlights.iter().map(plain).collect()
        });
    }
    complete_picture(&mut front_matter.image, &original.image);
    complete_picture(&mut front_matter.picture, &original.picture);
    if let Some(theirs) = &original.event {
        let own = *front_matter.event.take().unwrap_or_default();
        let event = Event {
            start: own.start.or(theirs.start),
            end: own.end.or(theirs.end),
            place: own.place,
            url: own.url.or_else(|| theirs.url.clone()),
        };
        front_matter.event = Some(Box::new(event));
    }
    if let Some(theirs) = &original.video {
        let own = *front_matter.video.take().unwrap_or_default();
        let video = Video {
            inherited: own.poster.is_none(),
            url: own.url.or_else(|| theirs.url.clone()),
            poster: own.poster.or_else(|| theirs.poster.clone()),
            alt: own.alt,
            transcript: own.transcript,
        };
        front_matter.video = Some(Box::new(video));
    }
}

fn complete_picture(own: &mut Option<Box<Image>>, original: &Option<Box<Image>>) {
    if let Some(theirs) = original {
        let given = *own.take().unwrap_or_default();
        let completed = Image {
            inherited: given.src.is_none(),
            src: given.src.or_else(|| theirs.src.clone()),
            alt: given.alt.or_else(|| theirs.alt.clone().filter(|alt| alt.is_empty())),
            caption: given.caption,
            credit: given.credit.or_else(|| theirs.credit.clone()),
        };
        *own = Some(Box::new(completed));
    }
}

fn unknown_language(document: &TextDocument, language: &Language, languages: &Languages) -> Diagnostic {
    let all: Vec<&str> = languages.all.iter().map(Language::as_str).collect();
    let (what, file) = match &document.scope {
        Scope::Network => ("the network", "content/network.yaml".to_string()),
        Scope::Mission(mission) => ("its mission", format!("content/{mission}/mission.yaml")),
    };
    Diagnostic::new(
        Code::UnknownLanguage,
        document.source,
        format!("this text is in `{language}`, which {what} does not have"),
    )
    .help(format!(
        "name the file by one of {}, or add `{language}` to `languages` in `{file}`",
        all.join(", ")
    ))
}

fn rank(kind: &TextKind) -> u8 {
    match kind {
        TextKind::Post { .. } => 0,
        TextKind::Page { .. } => 1,
        TextKind::Policy { .. } => 2,
        TextKind::Digest { .. } => 3,
        TextKind::Alert { .. } => 4,
    }
}

fn name(kind: &TextKind) -> &str {
    match kind {
        TextKind::Post { stem, .. } => stem,
        TextKind::Page { name }
        | TextKind::Policy { name }
        | TextKind::Digest { name }
        | TextKind::Alert { name } => name,
    }
}
