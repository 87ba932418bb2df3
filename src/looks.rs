//! How each blog looks: its chain of themes made ready, its languages with their messages.
//!
//! Part of putting the stages together: themes and messages are adapters' work, and which of them a
//! blog has is the site's. Faults of templates, messages and `theme.yaml` are found here.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::{Checked, Code, Diagnostic, Place, nearest};
use crate::failure::Failure;
use crate::locales::{self, Locales};
use crate::model::artifact::Fingerprint;
use crate::model::document::ThemeDocument;
use crate::model::language::Language;
use crate::model::post::Translation;
use crate::model::sharing::{SERVICES, Service};
use crate::model::site::Site;
use crate::model::view::AssetFile;
use crate::model::writing::Writing;
use crate::plan::Looks;
use crate::render::Look;
use crate::source::{Kind, Origin, Source, SourceId};
use crate::theme::{self, Argument, CONTRACT, Functions, Style, Theme, ThemeSource};

/// The theme that every chain ends with.
const DEFAULT: &str = "default";

/// A hash of the program itself: its version and build.
pub fn program() -> Fingerprint {
    Fingerprint::of(&(env!("CARGO_PKG_VERSION"), env!("CHANCERY_BUILD")))
}

/// The default theme's files, which the program carries.
pub fn embedded() -> Vec<Source> {
    theme::DEFAULT
        .iter()
        .filter_map(|(path, bytes)| {
            let theme = DEFAULT.to_string();
            let kind = match path.split_once('/') {
                None => Kind::ThemeManifest { theme },
                Some(("templates", name)) => Kind::ThemeTemplate { theme, name: name.to_string() },
                Some(("static", name)) => Kind::ThemeStatic { theme, name: name.to_string() },
                Some(_) => return None,
            };
            let path = format!("themes/{DEFAULT}/{path} (in the program)");
            Some(Source { path, kind, origin: Origin::Embedded(bytes) })
        })
        .collect()
}

/// Whether some template writes an element of this id.
pub fn has_id(themes: &[ThemeDocument], id: &str) -> bool {
    let mut templates = themes.iter().flat_map(|theme| &theme.templates);
    let written = [format!("id=\"{id}\""), format!("id='{id}'")];
    templates.any(|(_, _, text)| written.iter().any(|written| text.contains(written)))
}

/// The themes that a site may name.
pub fn names(themes: &[ThemeDocument]) -> Vec<Arc<str>> {
    themes
        .iter()
        .filter(|theme| !theme.id.is_empty() && theme.source.is_some())
        .map(|theme| theme.id.clone())
        .collect()
}

/// Settings over a theme's own, each with its file; the last wins.
type Settings = Vec<(SourceId, Arc<serde_json::Value>)>;

/// One chain of themes and its languages. `None` where it has faults.
struct Dress {
    theme: Option<Theme>,
    locales: Arc<Locales>,
    assets: Vec<AssetFile>,
}

impl Dress {
    fn of(theme: Option<Theme>, locales: Arc<Locales>) -> Dress {
        let assets = theme.iter().flat_map(Theme::assets).map(|asset| AssetFile {
            name: Arc::from(asset.output.as_str()),
            source: asset.source,
            hash: asset.hash,
            text: asset.text.clone(),
        });
        let assets = assets.collect();
        Dress { theme, locales, assets }
    }

    /// The same with a blog's own settings of its theme, the network's first.
    fn with(&self, settings: &Settings, diagnostics: &mut Vec<Diagnostic>) -> Dress {
        let theme = self.theme.as_ref().map(|theme| theme.with(settings).collect(diagnostics));
        Dress::of(theme, self.locales.clone())
    }
}

/// The looks of all blogs.
pub struct Dressed {
    dresses: Vec<Dress>,
    /// By blog: the number of its dress.
    of_blog: Vec<usize>,
}

impl Dressed {
    /// Whether every blog can be rendered.
    pub fn complete(&self) -> bool {
        self.dresses.iter().all(|dress| dress.theme.is_some())
    }

    /// For the plan: fingerprints and static files.
    pub fn for_plan(&self, site: &Site) -> Looks {
        let of = |blog: usize| &self.dresses[self.of_blog[blog]];
        let theme = |blog: usize| of(blog).theme.as_ref().map(Theme::fingerprint).unwrap_or_default();
        let locales = |blog: usize| -> HashMap<Language, Fingerprint> {
            of(blog).locales.iter().map(|locale| (locale.language.clone(), locale.fingerprint)).collect()
        };
        let blogs = 0..site.blogs.len();
        Looks {
            program: program(),
            themes: blogs.clone().map(theme).collect(),
            locales: blogs.clone().map(locales).collect(),
            assets: blogs.map(|blog| of(blog).assets.clone()).collect(),
        }
    }

    /// For rendering, by blog. Empty unless complete.
    pub fn looks(&self) -> Vec<Look<'_>> {
        let look = |number: &usize| {
            let dress = &self.dresses[*number];
            dress.theme.as_ref().map(|theme| Look { theme, locales: &dress.locales })
        };
        self.of_blog.iter().filter_map(look).collect()
    }
}

/// Makes every blog's themes and messages ready.
pub fn dress(site: &Site, themes: &[ThemeDocument]) -> Result<Checked<Dressed>, Failure> {
    let mut diagnostics = Vec::new();
    let by_id: BTreeMap<&str, &ThemeDocument> = themes.iter().map(|theme| (&*theme.id, theme)).collect();
    for theme in themes.iter().filter(|theme| !theme.id.is_empty()) {
        check_theme(theme, &by_id, &mut diagnostics);
    }
    let languages: Vec<(Language, Vec<Language>)> = site
        .languages
        .iter()
        .map(|language| {
            let chains = site.blogs.iter().flat_map(|blog| &blog.languages);
            let chain =
                chains.into_iter().find(|(known, _)| known == language).map(|(_, chain)| chain.clone());
            (
                language.clone(),
                chain.unwrap_or_default().into_iter().filter(|other| other != language).collect(),
            )
        })
        .collect();
    let mut dresses: Vec<Dress> = Vec::new();
    // By dress: its chain of themes, and the settings over theirs.
    let mut known: Vec<(Vec<Arc<str>>, Settings)> = Vec::new();
    let mut of_blog = Vec::new();
    for blog in site.blogs.iter() {
        if let Some(settings) = &blog.theme_settings {
            share_services(blog.source, "theme_settings", settings, &mut diagnostics);
        }
        let mut chain = chain(&blog.theme, &by_id);
        for theme in self::chain(&site.blogs[0].theme, &by_id) {
            if !chain.contains(&theme) {
                chain.push(theme);
            }
        }
        chain.retain(|theme| &**theme != DEFAULT);
        chain.push(Arc::from(DEFAULT));
        let number = match known.iter().position(|(other, over)| *other == chain && over.is_empty()) {
            Some(number) => number,
            None => {
                dresses.push(make(&chain, &by_id, &languages, &site.writing)?.collect(&mut diagnostics));
                known.push((chain.clone(), Settings::new()));
                dresses.len() - 1
            }
        };
        // A blog with settings of its own has the same templates and messages in other colours.
        let hub = Some(&site.blogs[0]).filter(|_| !of_blog.is_empty());
        let said = hub.into_iter().chain([blog]);
        let over: Settings =
            said.filter_map(|blog| Some((blog.source, blog.theme_settings.clone()?))).collect();
        let key = (chain, over);
        let number = match known.iter().position(|other| *other == key) {
            Some(number) => number,
            None => {
                let dress = dresses[number].with(&key.1, &mut diagnostics);
                dresses.push(dress);
                known.push(key);
                dresses.len() - 1
            }
        };
        of_blog.push(number);
    }
    // What several blogs share is at fault once.
    let mut told = Vec::new();
    diagnostics.retain(|diagnostic| {
        let is_new = !told.contains(diagnostic);
        if is_new {
            told.push(diagnostic.clone());
        }
        is_new
    });
    let dressed = Dressed { dresses, of_blog };
    layouts(site, &dressed, &mut diagnostics);
    Ok(Checked::new(dressed, diagnostics))
}

fn make(
    chain: &[Arc<str>],
    by_id: &BTreeMap<&str, &ThemeDocument>,
    languages: &[(Language, Vec<Language>)],
    writing: &BTreeMap<Language, Writing>,
) -> Result<Checked<Dress>, Failure> {
    let mut diagnostics = Vec::new();
    let documents: Vec<&ThemeDocument> = chain.iter().filter_map(|id| by_id.get(&**id).copied()).collect();
    // The least important first: the farthest theme, the nearest, then the site's own files.
    let site_messages = by_id.get("").copied();
    let messages: Vec<(SourceId, Language, &str)> = documents
        .iter()
        .rev()
        .copied()
        .chain(site_messages)
        .flat_map(|document| &document.messages)
        .map(|(source, language, text)| (*source, language.clone(), &**text))
        .collect();
    let locales = Arc::new(locales::load(&messages, languages, writing)?.collect(&mut diagnostics));
    let sources: Vec<ThemeSource> = documents.iter().map(|document| theme_source(document)).collect();
    let chain: Vec<&ThemeSource> = sources.iter().collect();
    let theme = theme::load(&chain, functions(&locales)).collect(&mut diagnostics);
    Ok(Checked::new(Dress::of(theme, locales), diagnostics))
}

fn theme_source(document: &ThemeDocument) -> ThemeSource {
    ThemeSource {
        id: document.id.to_string(),
        manifest: document.source,
        extends: document.extends.clone(),
        settings: document.settings.clone(),
        templates: document
            .templates
            .iter()
            .map(|(source, name, text)| (*source, name.clone(), text.to_string()))
            .collect(),
        statics: document.statics.clone(),
        styles: document
            .styles
            .iter()
            .map(|(source, path, text)| (*source, path.clone(), text.to_string()))
            .collect(),
    }
}

/// What templates call to form messages.
pub fn functions(locales: &Arc<Locales>) -> Functions {
    let locales = Arc::clone(locales);
    Functions {
        format: Arc::new(move |language, id, arguments, style| {
            let locale = language.parse::<Language>().ok().and_then(|language| locales.get(&language));
            let locale = locale.ok_or_else(|| format!("there is no language `{language}`"))?;
            let arguments: Vec<(&str, locales::Argument)> = arguments
                .iter()
                .map(|(name, argument)| {
                    let argument = match argument {
                        Argument::Text(text) => locales::Argument::Text(text),
                        Argument::Number(number) => locales::Argument::Number(*number),
                    };
                    (name.as_str(), argument)
                })
                .collect();
            let formed = match style {
                Style::Html => locale.html(id, &arguments),
                Style::Plain => locale.plain(id, &arguments),
            };
            let message = formed.map_err(|fault| fault.message)?;
            if style == Style::Plain || message.language == locale.language {
                return Ok(message.text.to_string());
            }
            let direction = locales::direction(&message.language).as_str();
            Ok(format!("<span lang=\"{}\" dir=\"{direction}\">{}</span>", message.language, message.text))
        }),
    }
}

/// A theme, and those that it extends, the nearest first.
fn chain(id: &Arc<str>, by_id: &BTreeMap<&str, &ThemeDocument>) -> Vec<Arc<str>> {
    let mut chain: Vec<Arc<str>> = Vec::new();
    let mut next = Some(id.clone());
    while let Some(id) = next.filter(|id| !chain.contains(id)) {
        next = by_id.get(&*id).and_then(|theme| theme.extends.as_deref()).map(Arc::from);
        chain.push(id);
    }
    chain
}

fn check_theme(
    theme: &ThemeDocument,
    by_id: &BTreeMap<&str, &ThemeDocument>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(source) = theme.source else {
        let file = theme
            .templates
            .first()
            .map(|(source, _, _)| *source)
            .or_else(|| theme.statics.first().map(|(source, _, _)| *source));
        let message = format!("the theme `{}` has no `theme.yaml`", theme.id);
        let fault = Diagnostic { source: file, ..Diagnostic::nowhere(Code::BadTheme, message) };
        diagnostics.push(fault.help(format!(
            "create `themes/{}/theme.yaml` with the lines `extends: default` and `contract: {CONTRACT}`",
            theme.id
        )));
        return;
    };
    share_services(source, "settings", &theme.settings, diagnostics);
    match theme.contract {
        Some(contract) if contract == i64::from(CONTRACT) => {}
        Some(contract) => diagnostics.push(
            Diagnostic::new(Code::BadTheme, source, format!("this theme is written for version {contract} of the contract, which this program does not know"))
                .at(Place::key("contract"))
                .help(format!("write the theme for version {CONTRACT}")),
        ),
        None => diagnostics.push(
            Diagnostic::new(Code::BadTheme, source, "this theme does not say which contract it is written for")
                .help(format!("add a line `contract: {CONTRACT}`")),
        ),
    }
    if let Some(extends) = theme.extends.as_deref() {
        if !by_id.get(extends).is_some_and(|other| other.source.is_some() && !extends.is_empty()) {
            let known = by_id.keys().copied().filter(|id| !id.is_empty());
            let help = match nearest(extends, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write `extends: default`".to_string(),
            };
            diagnostics.push(
                Diagnostic::new(Code::UnknownTheme, source, format!("there is no theme `{extends}`"))
                    .at(Place::key("extends"))
                    .help(help),
            );
        } else if by_id
            .get(extends)
            .is_some_and(|_| chain(&Arc::from(extends), by_id).iter().any(|id| **id == *theme.id))
        {
            diagnostics.push(
                Diagnostic::new(
                    Code::BadTheme,
                    source,
                    "this theme extends itself, by way of others or at once",
                )
                .at(Place::key("extends"))
                .help("write `extends: default`"),
            );
        }
    }
}

/// Services in a theme's settings, or in a blog's own for it, that a story cannot be shared by.
fn share_services(
    source: SourceId,
    key: &str,
    settings: &serde_json::Value,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(written) = settings.get("share") else { return };
    let known: Vec<&str> = SERVICES.iter().map(|service| service.id).collect();
    let listed = || format!("the services are: {}", known.join(", "));
    let Some(written) = written.as_array() else {
        diagnostics.push(
            Diagnostic::new(Code::BadTheme, source, "`share` takes a list of services")
                .at(Place::path([key, "share"]))
                .help(format!("write for example `share: [email, mastodon]`; {}", listed())),
        );
        return;
    };
    for id in written {
        let id = id.as_str().map_or_else(|| id.to_string(), str::to_string);
        if Service::named(&id).is_some() {
            continue;
        }
        // A single letter is near to any other.
        let near = nearest(&id, known.iter().copied());
        let help = match near.filter(|near| near.len() > 1 || near.eq_ignore_ascii_case(&id)) {
            Some(near) => format!("did you mean `{near}`? {}", listed()),
            None => listed(),
        };
        let place = Place::Key { path: vec![key.into(), "share".into()], value: Some(id.clone()) };
        diagnostics.push(
            Diagnostic::new(Code::BadTheme, source, format!("a story cannot be shared by `{id}`"))
                .at(place)
                .help(help),
        );
    }
}

/// Layouts that a text asks for and its theme has no template for.
fn layouts(site: &Site, dressed: &Dressed, diagnostics: &mut Vec<Diagnostic>) {
    let theme_of = |blog: usize| dressed.dresses[dressed.of_blog[blog]].theme.as_ref();
    let mut check = |blog: usize, source: SourceId, kind: &str, layout: &str| {
        if theme_of(blog).is_some_and(|theme| !theme.has(&format!("{kind}-{layout}.html"))) {
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownLayout,
                    source,
                    format!("the theme has no layout `{layout}` for a {kind}"),
                )
                .at(Place::key("layout"))
                .help(format!("take the line out, or add `templates/{kind}-{layout}.html` to the theme")),
            );
        }
    };
    for post in &site.posts {
        // A translation that inherits its layout is not at fault for it.
        for (number, translation) in post.translations.iter().enumerate() {
            let asked = |translation: &Translation| translation.detail.layout.clone();
            let inherited = number > 0 && asked(translation) == asked(&post.translations[0]);
            if let Some(layout) = translation.detail.layout.as_ref().filter(|_| !inherited) {
                check(post.blog.0 as usize, translation.source, "post", layout);
            }
        }
    }
    for (number, blog) in site.blogs.iter().enumerate() {
        for page in &blog.pages {
            for (at, translation) in page.translations.iter().enumerate() {
                let inherited = at > 0 && translation.layout == page.translations[0].layout;
                if let Some(layout) = translation.layout.as_ref().filter(|_| !inherited) {
                    check(number, translation.source, "page", layout);
                }
            }
        }
    }
}
