//! Who may use whom. Each rule is a table, and each exception in it says why it is there.

use crate::paths::Used;

/// The layers, from the bottom. A module uses those below its own layer.
pub const LAYERS: &[(&str, &[&str])] = &[
    ("foundation", &["diagnostic", "failure", "source", "model"]),
    ("adapters", &["yaml", "markdown", "locales", "theme", "mail"]),
    ("stages", &["discover", "parse", "resolve", "plan", "render", "write", "rules"]),
    (
        "the joints between stages",
        &[
            "consequences",
            "explain",
            "looks",
            "memory",
            "observe",
            "published",
            "selection",
            "settle",
            "texts",
        ],
    ),
    ("the library", &["lib"]),
    ("reports", &["report"]),
    ("the texts as editors see them, and what git knows of them", &["register", "git"]),
    (
        "the preview, and what editors work on",
        &["preview", "digests", "translations", "moderation", "scaffold", "schedule", "schema"],
    ),
    ("the editors' desk", &["desk"]),
    ("shells", &["serve"]),
    ("the command line", &["cli"]),
    ("the program", &["main"]),
];

/// The one layer whose modules may use one another: its parts are made of each other's types.
const MINGLES: &str = "foundation";

/// Uses that the layers would forbid: who, whom, why.
pub const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "model::front_matter",
        "yaml",
        "serde reads it with functions of the adapter, which know what YAML makes of `no` and `2012`",
    ),
    ("model::settings", "yaml", "as the front matter"),
];

/// Where each library that we depend on may be used: nowhere else, so that replacing it costs that place alone.
/// An empty list: anywhere, since it is part of how the code speaks.
pub const LIBRARIES: &[(&str, &[&str], &str)] = &[
    ("ammonia", &["markdown"], "cleans raw HTML"),
    ("lightningcss", &["theme::styles"], "reads and shortens style sheets"),
    ("annotate_snippets", &["report"], "draws faults for a terminal"),
    ("any_ascii", &["scaffold"], "a title in the letters a to z"),
    ("axum", &["serve"], "answers the preview's requests"),
    (
        "blake3",
        &["markdown::guard", "model::revision", "write"],
        "the guard's names for what it has cleaned; revisions; the manifest's own hash and those of files",
    ),
    ("borsh", &["model", "parse"], "keeps what parsing found, as bytes"),
    ("clap", &["cli"], "reads the flags"),
    ("clap_complete", &["cli"], "completes them in a shell"),
    ("clap_mangen", &["cli::manual"], "manual pages of them"),
    ("css_inline", &["render::email"], "writes an e-mail's styles into its elements"),
    ("fluent_bundle", &["locales"], "forms messages"),
    ("fluent_syntax", &["locales"], "reads messages"),
    ("icalendar", &["render::feeds::calendar"], "writes the lines of calendars"),
    (
        "icu",
        &[
            "locales",
            "model::language",
            "model::name",
            "markdown::headings",
            "markdown::excerpt",
            "markdown::length",
        ],
        "formats by CLDR; beside them language tags, the normal form of names and headings, the ends of words",
    ),
    ("icu_experimental", &["locales"], "the names of languages and countries"),
    ("indicatif", &["cli"], "the progress bar"),
    ("intl_memoizer", &["locales"], "what `fluent_bundle` asks for"),
    ("jiff", &[], "dates, times and zones"),
    ("mail_builder", &["render::email"], "writes messages as RFC 5322 has them"),
    ("mail_parser", &["mail"], "reads readers' letters"),
    ("mimalloc", &["main"], "the allocator"),
    ("mime_guess", &["serve"], "what a file is, by its ending"),
    ("notify", &["serve::watch"], "tells of changed files"),
    ("percent_encoding", &["model::url", "resolve::links", "render::feeds", "serve"], "addresses"),
    ("pulldown_cmark", &["markdown"], "reads Markdown"),
    (
        "rayon",
        &["discover", "parse", "resolve", "plan", "write", "cli::jobs"],
        "work in parallel, and how much of it",
    ),
    ("rss", &["render::feeds"], "writes RSS"),
    ("rustc_hash", &[], "fast maps"),
    ("rustix", &["write"], "exchanges two folders in one step"),
    (
        "schemars",
        &["model", "parse", "yaml::schemas", "schema"],
        "what files may hold, as JSON Schema: beside how they are read",
    ),
    ("serde", &[], "what texts and files are read into"),
    ("serde_json", &[], "JSON, and values of an editor's own"),
    ("serde_yaml", &["yaml"], "reads YAML; it is no longer developed"),
    ("similar", &["translations::changes"], "what is not the same in two texts"),
    ("simdutf8", &["source"], "whether bytes are a text"),
    ("strsim", &["diagnostic"], "the nearest known name"),
    ("terminal_size", &["main"], "how wide faults are drawn"),
    ("tera", &["theme"], "templates"),
    ("tokio", &["serve"], "what `axum` runs on"),
    ("tokio_stream", &["serve"], "what open pages of the preview follow"),
    ("tower_http", &["serve"], "the preview's files"),
    ("tracing", &["cli::trace"], "what `tracing_chrome` is told with"),
    ("tracing_chrome", &["cli::trace"], "writes a run down as Chrome's tools read it"),
    ("tracing_subscriber", &["cli::trace"], "hands the spans to `tracing_chrome`"),
    ("twox_hash", &["model::artifact"], "fingerprints"),
    ("unic_langid", &["locales"], "language tags as `fluent_bundle` knows them"),
    ("unicode_width", &["locales"], "how wide a terminal shows a text"),
    ("walkdir", &["discover"], "lists folders"),
    ("writeable", &["locales"], "how ICU hands texts over"),
];

/// What touches the world outside the program, and who may.
pub const WORLD: &[(&str, &[&str], &str)] = &[
    (
        "std::fs",
        &["source", "write", "cli", "memory", "serve::folders", "serve::watch"],
        "they read the site, and write the output and what is kept; the preview looks where it has to watch",
    ),
    (
        "a file's",
        &["source", "discover", "write", "cli", "serve::folders", "serve::watch", "serve::poll"],
        "methods of paths that ask the disk",
    ),
    ("std::env", &["main"], "read once, handed on as an argument"),
    ("std::net", &["serve"], "the preview's port"),
    (
        "std::process",
        &["main", "cli::browser", "git"],
        "the exit code; opening the user's browser; asking git",
    ),
    (
        "std::time::SystemTime",
        &["main", "serve::poll"],
        "read once, handed on as an argument; when a file was written",
    ),
    ("SystemTime", &["main"], "read once, handed on as an argument"),
    ("Timestamp::now", &["main"], "read once, handed on as an argument"),
    ("Zoned::now", &["main"], "read once, handed on as an argument"),
    (
        "std::time::Instant",
        &["cli", "serve::gather"],
        "how long a build took, which no output file says; how long changes are waited for",
    ),
];

/// What is wrong with a use of `used` in `module` (its path below `crate`), if anything is.
pub fn fault(module: &[String], used: &Used) -> Option<String> {
    let here = module.join("::");
    if used.path.first().is_some_and(|first| first == "crate") {
        return between_modules(&here, &used.path);
    }
    let path = used.path.join("::");
    let (name, places, why) = LIBRARIES
        .iter()
        .chain(WORLD)
        .find(|(name, places, _)| is_below(&path, name) && !places.is_empty())?;
    let is_allowed = places.iter().any(|place| is_below(&here, place));
    (!is_allowed).then(|| format!("`{name}` ({why}) may be used in {} only", places.join(", ")))
}

fn between_modules(here: &str, path: &[String]) -> Option<String> {
    let from = here.split("::").next().filter(|name| !name.is_empty()).unwrap_or("lib");
    // What `lib.rs` itself holds is used as `crate::build`, `crate::Request`.
    let to = path.get(1).map(String::as_str).filter(|name| layer(name).is_some()).unwrap_or("lib");
    if from == to
        || EXCEPTIONS
            .iter()
            .any(|(who, whom, _)| is_below(here, who) && is_below(&path[1..].join("::"), whom))
    {
        return None;
    }
    let (Some(ours), Some(theirs)) = (layer(from), layer(to)) else {
        return Some(format!("`{from}` stands in no layer: give it one in tests/architecture/rules.rs"));
    };
    if theirs > ours {
        return Some(format!("{} may not use {} (`{from}` → `{to}`)", LAYERS[ours].0, LAYERS[theirs].0));
    }
    if theirs == ours && LAYERS[ours].0 != MINGLES {
        return Some(format!("{} may not use one another (`{from}` → `{to}`)", LAYERS[ours].0));
    }
    None
}

/// The number of a top module's layer.
pub fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|(_, modules)| modules.contains(&module))
}

fn is_below(path: &str, top: &str) -> bool {
    path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[cfg(test)]
mod tests {
    use super::fault;
    use crate::paths::Used;

    fn said(module: &str, path: &str) -> Option<String> {
        let names = |path: &str| {
            path.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        fault(&names(module), &Used { path: names(path), line: 1 })
    }

    #[test]
    fn the_layers_hold() {
        assert_eq!(said("resolve::links", "crate::model::url::Address"), None);
        assert_eq!(said("resolve::links", "crate::resolve::posts"), None);
        assert_eq!(said("cli::build", "crate::write::Outcome"), None);
        assert_eq!(said("", "crate::plan::plan"), None);
        assert_eq!(said("cli::build", "crate::build"), None);
        assert_eq!(said("diagnostic", "crate::source::SourceId"), None);
        for (module, path) in [
            ("model::site", "crate::yaml::read"),
            ("yaml", "crate::parse::parse"),
            ("plan", "crate::build"),
            ("write", "crate::cli::Exit"),
            ("", "crate::report::terminal"),
            ("preview", "crate::serve::run"),
        ] {
            assert!(said(module, path).is_some_and(|said| said.contains("may not use")), "{module} → {path}");
        }
        for (module, path) in [("plan", "crate::render::render"), ("yaml", "crate::markdown::inline")] {
            assert!(said(module, path).is_some_and(|said| said.contains("one another")), "{module} → {path}");
        }
        assert!(said("other", "crate::model::site").is_some_and(|said| said.contains("no layer")));
    }

    #[test]
    fn libraries_stay_in_their_places() {
        assert_eq!(said("theme::functions", "tera::Value"), None);
        assert_eq!(said("plan", "jiff::Timestamp"), None);
        assert!(said("render::page", "tera::Value").is_some_and(|said| said.contains("theme only")));
        assert!(said("themes", "tera::Value").is_some(), "a name that only begins like an allowed one");
        assert!(said("parse::text", "serde_yaml::Value").is_some());
    }

    #[test]
    fn the_world_is_for_few() {
        assert_eq!(said("write::generation", "std::fs::rename"), None);
        assert_eq!(said("main", "Timestamp::now"), None);
        assert!(said("plan", "std::fs").is_some());
        assert!(said("cli", "std::env::var").is_some());
        assert!(said("render", "SystemTime::now").is_some());
    }
}
