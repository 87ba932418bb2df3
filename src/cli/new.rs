//! `chancery new`: begins files for editors, and says what to do next.

use std::path::{Component, Path};

use super::arguments::{
    DigestOf, DigestPreviewArguments, NewAlertArguments, NewArguments, NewCommand, NewDigestArguments,
    NewMissionArguments, NewPageArguments, NewPostArguments, NewText, NewTranslationArguments,
};
use super::{Exit, Surroundings, begin, digest, print, site};
use crate::Request;
use crate::diagnostic::nearest;
use crate::failure::Failure;
use crate::model::name::compose;
use crate::model::register::{Entry, Kind};
use crate::register::Register;
use crate::scaffold::{self, Begun, Called, Ground, NewFile, NewMission};

/// Makes what was asked for, all of it or nothing.
pub fn run(arguments: &NewArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    match &arguments.command {
        NewCommand::Post(arguments) => post(arguments, surroundings),
        NewCommand::Translation(arguments) => translation(arguments, surroundings),
        NewCommand::Page(arguments) => page(arguments, surroundings),
        NewCommand::Digest(arguments) => week(arguments, surroundings),
        NewCommand::Alert(arguments) => alert(arguments, surroundings),
        NewCommand::Mission(arguments) => mission(arguments, surroundings),
    }
}

fn post(arguments: &NewPostArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site.site(), surroundings)?;
    let ground = Ground::open(&request)?;
    let blog = ground.mission(&arguments.mission)?;
    let language = blog.language(arguments.text.language.as_deref())?;
    let file = scaffold::post(blog, called(&arguments.text), &language, arguments.bundle)?;
    make(&request, std::slice::from_ref(&file))?;
    let path = shown(&request, &file, surroundings);
    let mut said =
        format!("{path} is made, as a draft.\n\nNext:\n  write its text below the second line of dashes\n");
    if arguments.bundle {
        said.push_str("  put its pictures into the same folder\n");
    }
    said.push_str(TRY);
    if let Some(other) = blog.other_language(&language) {
        said.push_str(&format!("  chancery new translation \"{path}\" {other}\n"));
    }
    said.push_str(OUT);
    print::output(&said);
    Ok(Exit::Success)
}

const TRY: &str = "  chancery serve --drafts    look at it in your browser\n  \
                   chancery check             see whether anything is wrong\n";
const OUT: &str = "\nWhen it may go out, change `status: draft` to `status: cleared`.";

fn page(arguments: &NewPageArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site.site(), surroundings)?;
    let ground = Ground::open(&request)?;
    refuse_name(&ground, arguments.mission.as_deref(), &arguments.text.title, "page")?;
    let blog = ground.blog(arguments.mission.as_deref())?;
    let language = blog.language(arguments.text.language.as_deref())?;
    let file = scaffold::page(blog, called(&arguments.text), &language)?;
    make(&request, std::slice::from_ref(&file))?;
    tell_text(&shown(&request, &file, surroundings));
    Ok(Exit::Success)
}

fn alert(arguments: &NewAlertArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site.site(), surroundings)?;
    let ground = Ground::open(&request)?;
    refuse_name(&ground, arguments.mission.as_deref(), &arguments.text.title, "alert")?;
    let blog = ground.blog(arguments.mission.as_deref())?;
    let language = blog.language(arguments.text.language.as_deref())?;
    let file = scaffold::alert(blog, called(&arguments.text), &language)?;
    make(&request, std::slice::from_ref(&file))?;
    tell_text(&shown(&request, &file, surroundings));
    Ok(Exit::Success)
}

fn translation(arguments: &NewTranslationArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site.site(), surroundings)?;
    let register = Register::open(&request)?;
    let entry = find(&register, &request, &arguments.post, surroundings)?;
    let original = entry.original().ok_or_else(|| Failure::new("this text has no original"))?;
    if let Some(text) = entry.text(&arguments.language) {
        let path = site::shown(&request.site.join(register.file(text.source)), surroundings);
        return Err(Failure::new(format!("`{path}` is there already, and stays as it is"))
            .help(format!("it is the text in {}: name another language", arguments.language)));
    }
    let ground = Ground::open(&request)?;
    // The ledger is of posts.
    let revision = (entry.kind == Kind::Post).then(|| original.revision.to_string());
    let begun = Begun {
        file: register.file(original.source),
        language: &original.language,
        revision: revision.as_deref(),
    };
    let title = arguments.title.as_deref();
    let file = scaffold::translation(&ground, begun, &arguments.language, title, arguments.copy)?;
    make(&request, std::slice::from_ref(&file))?;
    let from = site::shown(&request.site.join(begun.file), surroundings);
    print::output(&format!(
        "{} is made, as a draft, to be translated from {from}.\n\nNext:\n  \
         translate the title, and the notes above it; write the text below the second line of dashes\n{TRY}{OUT}",
        shown(&request, &file, surroundings),
    ));
    Ok(Exit::Success)
}

fn week(arguments: &NewDigestArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let NewDigestArguments { week, mission, language, site } = arguments;
    let preview = DigestPreviewArguments {
        week: Some(*week),
        language: language.clone(),
        write: true,
        site: site.clone(),
        of: DigestOf { mission: mission.clone() },
    };
    digest::preview(&preview, surroundings)
}

fn mission(arguments: &NewMissionArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site.site(), surroundings)?;
    let ground = Ground::open(&request)?;
    let asked = NewMission {
        id: &arguments.id,
        title: &arguments.title,
        languages: &arguments.languages,
        timezone: arguments.timezone.as_deref(),
        country: arguments.country.as_deref(),
    };
    let files = scaffold::mission(&ground, asked)?;
    make(&request, &files)?;
    let list: String =
        files.iter().map(|file| format!("  {}\n", shown(&request, file, surroundings))).collect();
    let has_policies = files.iter().any(|file| file.path.contains("/policies/"));
    let policies = match has_policies {
        true => "  write the policies: they go out as they are, since the network asks for them\n",
        false => "",
    };
    print::output(&format!(
        "The mission `{id}` is made:\n{list}\nNext:\n  \
         look through its settings, in the first of these files\n{policies}  \
         chancery new post {id} \"…\"    begin its first story\n  \
         chancery check               see whether anything is wrong\n\n\
         Its first page is a draft. The mission itself is in the network from now on.",
        id = arguments.id,
    ));
    Ok(Exit::Success)
}

fn called(text: &NewText) -> Called<'_> {
    Called { title: &text.title, ascii: text.ascii }
}

/// A mission's name where the title is missing is no title.
fn refuse_name(ground: &Ground, mission: Option<&str>, title: &str, what: &str) -> Result<(), Failure> {
    if mission.is_none() && ground.is_mission(title) {
        return Err(Failure::new(format!("the {what} has no title"))
            .help(format!("write it behind the mission: `chancery new {what} {title} \"…\"`")));
    }
    Ok(())
}

fn make(request: &Request, files: &[NewFile]) -> Result<(), Failure> {
    begin::files(files.iter().map(|file| (request.site.join(&file.path), file.text.as_str())))
}

fn shown(request: &Request, file: &NewFile, surroundings: &Surroundings) -> String {
    site::shown(&request.site.join(&file.path), surroundings)
}

fn tell_text(path: &str) {
    print::output(&format!(
        "{path} is made, as a draft.\n\nNext:\n  write its text below the second line of dashes\n{TRY}{OUT}"
    ));
}

/// The text of a name, `mission/stem`, or of a path: one of its files, or a post's own folder.
fn find<'r>(
    register: &'r Register,
    request: &Request,
    written: &str,
    surroundings: &Surroundings,
) -> Result<&'r Entry, Failure> {
    let wanted = compose(written.trim_end_matches('/'));
    let posts = || register.entries().iter().filter(|entry| entry.kind == Kind::Post);
    if let Some(entry) = posts().find(|entry| compose(&entry.path()) == wanted) {
        return Ok(entry);
    }
    let path =
        in_site(&site::absolute(Path::new(written), surroundings)?, &request.site).map(|path| compose(&path));
    let is_path = |entry: &&Entry| {
        let files = || entry.texts.iter().map(|text| compose(register.file(text.source)));
        path.as_ref().is_some_and(|path| {
            files().any(|file| {
                file == *path
                    || file.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with("/index."))
            })
        })
    };
    if let Some(entry) = register.entries().iter().find(is_path) {
        return Ok(entry);
    }
    let names: Vec<String> = posts().map(Entry::path).collect();
    let failure = Failure::new(format!("there is no text `{written}`"));
    Err(match nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => {
            failure.help("name a post as `mission/2026-05-12-name`, and any text by the path of its file")
        }
    })
}

/// A path from the site's folder, with `/`.
fn in_site(path: &Path, site: &Path) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.strip_prefix(site).ok()?.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(parts.join("/"))
}
