//! The first stage: which files there are and what each is meant as.
//!
//! It reads names, never contents. It refuses symbolic links that leave the site and names that do
//! not have the form that their place asks for; a file that has no place in a site is a warning.
//! The one user of `walkdir`.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use walkdir::WalkDir;

use crate::diagnostic::{Checked, Code, Diagnostic};
use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::name::{is_id, stem_day};
use crate::source::{Kind, Origin, Scope, Source, SourceId, Sources};

mod plain;

/// Lists the site below `site`, after the files that the program itself carries.
///
/// Fails where there is no such folder or it cannot be listed.
pub fn discover(site: &Path, embedded: Vec<Source>) -> Result<Checked<Sources>, Failure> {
    let mut found = Found { site: site.to_path_buf(), files: embedded, faults: Vec::new() };
    let real_site = site.canonicalize().map_err(|error| Failure::io("open the folder", site, &error))?;
    for (folder, kind_of) in FOLDERS {
        let top = site.join(folder);
        if !top.is_dir() {
            continue;
        }
        let hidden = plain::Hidden { shown: *folder == "static", underscored_too: *folder == "content" };
        match plain::files(&top, hidden) {
            Some(paths) => paths.iter().for_each(|path| found.file(&top, path, *kind_of)),
            None => walk(&mut found, &top, &real_site, hidden, *kind_of),
        }
    }
    let Found { files, faults, .. } = found;
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by(|a, b| {
        (embedded_last(&files[*a]), &files[*a].path).cmp(&(embedded_last(&files[*b]), &files[*b].path))
    });
    let mut place = vec![0; files.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut slots: Vec<Option<Source>> = files.into_iter().map(Some).collect();
    let files = order.iter().filter_map(|old| slots[*old].take()).collect();
    let placed = faults.into_iter().map(|(index, mut fault)| {
        fault.source = index.map(|index: usize| SourceId(place[index] as u32));
        fault
    });
    let mut diagnostics: Vec<Diagnostic> = placed.collect();
    diagnostics.sort_by_key(|fault| fault.source);
    Ok(Checked::new(Sources { files }, diagnostics))
}

type KindOf = fn(&[&str]) -> Meant;

const FOLDERS: &[(&str, KindOf)] =
    &[("content", content_kind), ("themes", theme_kind), ("locales", locale_kind), ("static", static_kind)];

/// The files of any folder, with what symbolic links in it lead to.
fn walk(found: &mut Found, top: &Path, real_site: &Path, hidden: plain::Hidden, kind_of: KindOf) {
    let mut walk = WalkDir::new(top).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(top).to_path_buf();
                found.fault(
                    &path,
                    Code::UnreadableFile,
                    "this cannot be read",
                    "check that it is there and that you may read it",
                );
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        if hidden.leaves_out(&entry) {
            if is_folder {
                walk.skip_current_dir();
            }
            continue;
        }
        if entry.path_is_symlink() && !stays_inside(entry.path(), real_site) {
            found.fault(
                entry.path(),
                Code::LinkLeavesSite,
                "this symbolic link leads out of the site",
                "put a copy of what it leads to here instead",
            );
            // What is outside is not looked at: it may be the whole disk.
            if is_folder {
                walk.skip_current_dir();
            }
            continue;
        }
        if entry.file_type().is_file() {
            found.file(top, entry.path(), kind_of);
        }
    }
}

struct Found {
    site: PathBuf,
    files: Vec<Source>,
    faults: Vec<(Option<usize>, Diagnostic)>,
}

impl Found {
    fn file(&mut self, top: &Path, path: &Path, kind_of: KindOf) {
        let relative = path.strip_prefix(top).unwrap_or(path);
        let Some(parts) = relative.iter().map(|part| part.to_str()).collect::<Option<Vec<&str>>>() else {
            self.fault(
                path,
                Code::BadFileName,
                "this name is not written in UTF-8",
                "give the file another name",
            );
            return;
        };
        match kind_of(&parts) {
            Meant::As(kind) => {
                let shown = self.shown(path);
                self.files.push(Source { path: shown, kind, origin: Origin::Disk(path.to_path_buf()) });
            }
            Meant::Nothing(help) => {
                self.fault(path, Code::UnknownFile, "nothing is made of this file", help);
            }
            Meant::Badly(message, help) => self.fault(path, Code::BadFileName, &message, help),
        }
    }

    /// A fault of a file that is kept in the list for its name's sake alone.
    fn fault(&mut self, path: &Path, code: Code, message: &str, help: &str) {
        let shown = self.shown(path);
        let index = self.files.len();
        let kind = Kind::Nothing;
        self.files.push(Source { path: shown, kind, origin: Origin::Disk(path.to_path_buf()) });
        self.faults.push((Some(index), Diagnostic::new(code, SourceId(0), message).help(help)));
    }

    fn shown(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.site).unwrap_or(path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    }
}

/// What a file's place and name say of it.
enum Meant {
    As(Kind),
    /// Nothing is made of it; what to do.
    Nothing(&'static str),
    /// The name is wrong: what, and what to do.
    Badly(String, &'static str),
}

fn stays_inside(path: &Path, real_site: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(real_site))
}

fn embedded_last(source: &Source) -> bool {
    matches!(source.origin, Origin::Disk(_))
}

fn content_kind(parts: &[&str]) -> Meant {
    match parts {
        ["network.yaml"] => Meant::As(Kind::Network),
        ["authors", file] => match file.strip_suffix(".yaml") {
            Some(id) if is_id(id) => Meant::As(Kind::Author { id: id.to_string() }),
            Some(id) => Meant::Badly(
                format!("`{id}` cannot be an author's id"),
                "use lower-case letters, digits and hyphens in the file's name",
            ),
            None => Meant::Nothing("authors are files that end in `.yaml`"),
        },
        [folder @ ("policies" | "pages" | "digests" | "alerts"), file] => {
            text_kind(Scope::Network, folder, file)
        }
        [_] => Meant::Nothing(
            "files of the network stand in `authors/`, `policies/`, `pages/`, `digests/` or `alerts/`",
        ),
        ["authors" | "policies" | "pages" | "digests" | "alerts", ..] => {
            Meant::Nothing("put it directly into this folder, without a folder of its own")
        }
        [mission, rest @ ..] => mission_kind(mission, rest),
        [] => Meant::Nothing("this is no file"),
    }
}

fn mission_kind(mission: &str, rest: &[&str]) -> Meant {
    if !is_id(mission) {
        return Meant::Badly(
            format!("`{mission}` cannot be a mission's id"),
            "use lower-case letters, digits and hyphens in the folder's name",
        );
    }
    match rest {
        ["mission.yaml"] => Meant::As(Kind::Mission { mission: mission.to_string() }),
        ["posts", rest @ ..] => post_kind(mission, rest),
        [folder @ ("policies" | "pages" | "digests" | "alerts"), file] => {
            text_kind(Scope::Mission(mission.to_string()), folder, file)
        }
        _ => Meant::Nothing(
            "files of a mission stand in `posts/`, `pages/`, `policies/`, `digests/` or `alerts/`",
        ),
    }
}

fn text_kind(scope: Scope, folder: &str, file: &str) -> Meant {
    let Some(name) = file.strip_suffix(".md") else {
        return Meant::Nothing("texts are files that end in `.md`");
    };
    let (name, language) = language_suffix(name);
    if folder == "alerts"
        && let Err(meant) =
            check_stem(name, "name an alert by its date and a short name: `2012-05-16-closed.en.md`")
    {
        return meant;
    }
    let name = name.to_string();
    Meant::As(match folder {
        "policies" => Kind::Policy { scope, name, language },
        "pages" => Kind::Page { scope, name, language },
        "digests" => Kind::Digest { scope, name, language },
        _ => Kind::Alert { scope, name, language },
    })
}

fn post_kind(mission: &str, rest: &[&str]) -> Meant {
    let Some((file, folders)) = rest.split_last() else {
        return Meant::Nothing("this is no file");
    };
    let mission = mission.to_string();
    if let Some(at) = folders.iter().position(|folder| stem_day(folder).is_some()) {
        let stem = folders[at].to_string();
        if let Err(meant) = check_stem(&stem, POST_NAME) {
            return meant;
        }
        if folders.len() > at + 1 {
            let name = rest[at + 1..].join("/");
            return Meant::As(Kind::BundleFile { mission, stem, name });
        }
        if *file == "comments.yaml" {
            return Meant::As(Kind::Comments { mission, stem });
        }
        return match file.strip_suffix(".md").map(language_suffix) {
            Some(("index", language)) => Meant::As(Kind::Post { mission, stem, language, bundle: true }),
            Some((other, _)) => Meant::Badly(
                format!("`{other}` cannot be a text of this post"),
                "the texts in a post's own folder are `index.en.md`, `index.fr.md` and so on",
            ),
            None => Meant::As(Kind::BundleFile { mission, stem, name: file.to_string() }),
        };
    }
    if let Some(stem) = file.strip_suffix(".comments.yaml") {
        return match check_stem(stem, POST_NAME) {
            Ok(()) => Meant::As(Kind::Comments { mission, stem: stem.to_string() }),
            Err(meant) => meant,
        };
    }
    let Some(name) = file.strip_suffix(".md") else {
        return Meant::Nothing(
            "put pictures and other files into a folder of the post's own: `posts/2012-05-16-town-hall/`",
        );
    };
    let (stem, language) = language_suffix(name);
    match check_stem(stem, POST_NAME) {
        Ok(()) => Meant::As(Kind::Post { mission, stem: stem.to_string(), language, bundle: false }),
        Err(meant) => meant,
    }
}

const POST_NAME: &str = "name a post by its date and a short name: `2012-05-16-town-hall.en.md`";

fn check_stem(stem: &str, help: &'static str) -> Result<(), Meant> {
    match stem_day(stem) {
        None => Err(Meant::Badly(format!("`{stem}` does not begin with a date and a name"), help)),
        Some(None) => Err(Meant::Badly(format!("the day of `{stem}` does not exist"), help)),
        Some(Some(_)) => Ok(()),
    }
}

/// A name and the language that it ends with, if it does.
fn language_suffix(name: &str) -> (&str, Option<Language>) {
    match name.rsplit_once('.') {
        Some((stem, suffix)) if !stem.is_empty() => match Language::from_str(suffix) {
            Ok(language) => (stem, Some(language)),
            Err(()) => (name, None),
        },
        _ => (name, None),
    }
}

fn theme_kind(parts: &[&str]) -> Meant {
    let text = |parts: &[&str]| parts.join("/");
    match parts {
        [theme, "theme.yaml"] => Meant::As(Kind::ThemeManifest { theme: theme.to_string() }),
        [theme, "templates", rest @ ..] if !rest.is_empty() => {
            Meant::As(Kind::ThemeTemplate { theme: theme.to_string(), name: text(rest) })
        }
        [theme, "static", rest @ ..] if !rest.is_empty() => {
            Meant::As(Kind::ThemeStatic { theme: theme.to_string(), name: text(rest) })
        }
        [theme, "locales", file] if file.ends_with(".ftl") => Meant::As(Kind::ThemeMessages {
            theme: theme.to_string(),
            language: file.trim_end_matches(".ftl").to_string(),
        }),
        [theme, "locales", language, file] if file.ends_with(".ftl") => {
            Meant::As(Kind::ThemeMessages { theme: theme.to_string(), language: language.to_string() })
        }
        [_, file] if file.ends_with(".md") => Meant::As(Kind::Nothing),
        _ => Meant::Nothing("a theme has `theme.yaml`, `templates/`, `static/` and `locales/`"),
    }
}

fn locale_kind(parts: &[&str]) -> Meant {
    match parts {
        [language, file] if file.ends_with(".ftl") => {
            Meant::As(Kind::Messages { language: language.to_string() })
        }
        _ => Meant::Nothing("messages stand in `locales/<language>/`, in files that end in `.ftl`"),
    }
}

fn static_kind(parts: &[&str]) -> Meant {
    Meant::As(Kind::Static { name: parts.join("/") })
}
