//! The program as it is called: its texts, its exit codes, what it refuses.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

type Tested = Result<(), Box<dyn std::error::Error>>;

/// How a call ended, and what it wrote.
struct Ended {
    code: Option<i32>,
    output: String,
    error: String,
}

fn chancery(folder: &Path, arguments: &[&str]) -> Result<Ended, Box<dyn std::error::Error>> {
    chancery_with(folder, arguments, &[])
}

/// Without the variables of the one who runs the tests.
fn chancery_with(
    folder: &Path,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<Ended, Box<dyn std::error::Error>> {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    command.current_dir(folder).env_clear().envs(environment.iter().copied()).args(arguments);
    // Help is as wide as a terminal, and an inherited input may be one.
    command.write_stdin("");
    let ended = command.output()?;
    Ok(Ended {
        code: ended.status.code(),
        output: String::from_utf8(ended.stdout)?,
        error: String::from_utf8(ended.stderr)?,
    })
}

#[test]
fn help_says_what_it_does_with_examples_and_exit_codes() -> Tested {
    let folder = tempfile::tempdir()?;
    let help = chancery(folder.path(), &["--help"])?;
    assert_eq!((help.code, help.error.as_str()), (Some(0), ""));
    insta::assert_snapshot!("help", help.output);
    for command in
        ["build", "serve", "check", "init", "explain", "translations", "schema", "completions", "man"]
    {
        let help = chancery(folder.path(), &[command, "--help"])?;
        assert_eq!(help.code, Some(0));
        assert!(help.output.contains("Example"), "{}", help.output);
        assert!(help.output.contains("Exit codes:"), "{}", help.output);
        insta::assert_snapshot!(format!("help-{command}"), help.output);
    }
    for command in ["list", "preview", "freeze"] {
        let help = chancery(folder.path(), &["digest", command, "--help"])?;
        assert_eq!(help.code, Some(0));
        insta::assert_snapshot!(format!("help-digest-{command}"), help.output);
    }
    for command in ["post", "translation", "page", "digest", "alert", "mission"] {
        let help = chancery(folder.path(), &["new", command, "--help"])?;
        assert_eq!(help.code, Some(0));
        insta::assert_snapshot!(format!("help-new-{command}"), help.output);
    }
    let help = chancery(folder.path(), &["translations", "accept", "--help"])?;
    assert_eq!(help.code, Some(0));
    insta::assert_snapshot!("help-translations-accept", help.output);
    for command in ["list", "add", "approve", "reject"] {
        let help = chancery(folder.path(), &["comments", command, "--help"])?;
        assert_eq!(help.code, Some(0));
        assert!(help.output.contains("Exit codes:"), "{}", help.output);
        insta::assert_snapshot!(format!("help-comments-{command}"), help.output);
    }
    let help = chancery(folder.path(), &["schedule", "--help"])?;
    assert_eq!(help.code, Some(0));
    insta::assert_snapshot!("help-schedule", help.output);
    Ok(())
}

#[test]
fn version() -> Tested {
    let folder = tempfile::tempdir()?;
    let version = chancery(folder.path(), &["--version"])?;
    assert_eq!(version.code, Some(0));
    assert_eq!(version.output, format!("chancery {}\n", env!("CARGO_PKG_VERSION")));
    Ok(())
}

#[test]
fn a_wrong_call_ends_with_2_and_says_why() -> Tested {
    let folder = tempfile::tempdir()?;
    for (arguments, said) in [
        (&[][..], "Usage: chancery"),
        (&["buld"], "a similar subcommand exists: 'build'"),
        (&["build", "--outptu", "x"], "--output"),
        (&["build", "--jobs", "0"], "0 is not in 1..=1024"),
        (&["build", "--jobs", "many"], "'--jobs <N>'"),
        (&["check", "--format", "yaml"], "terminal, json, sarif, github"),
        (&["check", "--deny", "errors"], "possible values: warnings"),
        (&["explain", "vague-lnik"], "did you mean `vague-link`?"),
        (&["serve", "--port", "70000"], "'--port <PORT>'"),
        (&["init"], "<DIR>"),
        (&["build"], "there is no site here"),
        (&["check"], "chancery init DIR"),
        (&["build", "--root", "gone"], "there is no folder `gone`"),
        (
            &["build", "--root", ".", "--published", "gone.json"],
            "cannot read the list of the last published build",
        ),
        (&["build", "--root", ".", "--now", "today"], "`--now today` is not a moment"),
    ] {
        let ended = chancery(folder.path(), arguments)?;
        assert_eq!(ended.code, Some(2), "{arguments:?}");
        assert_eq!(ended.output, "", "{arguments:?}");
        assert!(ended.error.contains(said), "{arguments:?}: {}", ended.error);
        assert!(!ended.error.contains('\u{1b}'), "{arguments:?} has colours: {}", ended.error);
    }
    assert_eq!(fs::read_dir(folder.path())?.count(), 0, "a wrong call has written something");
    Ok(())
}

#[test]
fn a_source_date_epoch_that_is_no_number_is_refused() -> Tested {
    let folder = tempfile::tempdir()?;
    let environment = [("SOURCE_DATE_EPOCH", "tomorrow")];
    let ended = chancery_with(folder.path(), &["check", "--root", "."], &environment)?;
    assert_eq!(ended.code, Some(2));
    assert!(ended.error.contains("SOURCE_DATE_EPOCH is `tomorrow`"), "{}", ended.error);
    Ok(())
}

#[test]
fn init_makes_a_site_and_says_what_to_do_next() -> Tested {
    let folder = tempfile::tempdir()?;
    let ended = chancery(folder.path(), &["init", "blogs/ours"])?;
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
    insta::assert_snapshot!("init", ended.output);
    let site = folder.path().join("blogs/ours");
    for path in [
        ".gitignore",
        ".vscode/settings.json",
        "README.md",
        "content/network.yaml",
        "content/example/mission.yaml",
    ] {
        assert!(site.join(path).is_file(), "{path}");
    }
    Ok(())
}

#[test]
fn what_a_build_has_published_is_held_against_the_next() -> Tested {
    let folder = tempfile::tempdir()?;
    chancery(folder.path(), &["init", "."])?;
    let list = ["build", "--now", "2026-06-01T00:00:00Z", "--manifest", "last.json"];
    assert_eq!(chancery(folder.path(), &list)?.code, Some(0));
    let manifest = fs::read_to_string(folder.path().join("last.json"))?;
    assert!(manifest.contains("\n  \"entries\": [\n    {\n      \"id\": \"tag:"), "{manifest}");
    let again =
        ["build", "--now", "2026-06-01T00:00:00Z", "--published", "last.json", "--manifest", "last.json"];
    let ended = chancery(folder.path(), &again)?;
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
    let entries = |text: &str| text.split_once("\"entries\"").map(|(_, entries)| entries.to_owned());
    assert_eq!(entries(&fs::read_to_string(folder.path().join("last.json"))?), entries(&manifest));

    fs::remove_file(folder.path().join("content/example/posts/2026-02-03-film-evening.en.md"))?;
    let ended = chancery(folder.path(), &again)?;
    assert_eq!((ended.code, ended.output.as_str()), (Some(1), ""));
    assert!(ended.error.contains("error[id-vanished]"), "{}", ended.error);
    assert!(ended.error.contains("bring the file back"), "{}", ended.error);

    fs::write(folder.path().join("last.json"), "{\"files\": []}")?;
    let ended = chancery(folder.path(), &again)?;
    assert_eq!((ended.code, ended.output.as_str()), (Some(2), ""));
    assert!(ended.error.contains("`last.json` is from a build"), "{}", ended.error);
    Ok(())
}

#[test]
fn init_takes_an_empty_folder() -> Tested {
    let folder = tempfile::tempdir()?;
    let ended = chancery(folder.path(), &["init", "."])?;
    assert_eq!(ended.code, Some(0));
    assert!(!ended.output.contains("cd ."), "{}", ended.output);
    assert!(folder.path().join("content/network.yaml").is_file());
    Ok(())
}

#[test]
fn init_refuses_what_is_there() -> Tested {
    let folder = tempfile::tempdir()?;
    fs::create_dir(folder.path().join("full"))?;
    fs::write(folder.path().join("full/.hidden"), "mine")?;
    for (name, said) in
        [("full", "the folder `full` is not empty"), ("full/.hidden", "is a file, not a folder")]
    {
        let ended = chancery(folder.path(), &["init", name])?;
        assert_eq!((ended.code, ended.output.as_str()), (Some(2), ""));
        assert!(ended.error.contains(said), "{}", ended.error);
        assert!(ended.error.contains("help: name a folder that is not there yet"), "{}", ended.error);
    }
    assert_eq!(fs::read_to_string(folder.path().join("full/.hidden"))?, "mine");
    assert_eq!(fs::read_dir(folder.path().join("full"))?.count(), 1);
    Ok(())
}

/// A network of one mission with a story in each of two weeks.
fn digested(folder: &Path) -> Tested {
    let write = |path: &str, text: &str| -> Tested {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        Ok(fs::write(path, text)?)
    };
    write("content/network.yaml", "title: Net\nbase_url: https://n.example/\nlanguages: [en, fr]\n")?;
    write("content/france/mission.yaml", "title: France\n")?;
    write("content/france/posts/2012-05-15-a.en.md", "---\ntitle: The *first*\nsummary: One.\n---\nText.\n")?;
    write("content/france/posts/2012-05-15-a.fr.md", "---\ntitle: Le premier\n---\nTexte.\n")?;
    write("content/france/posts/2012-05-16-b.en.md", "---\ntitle: The second\n---\nText.\n")?;
    write("content/france/posts/2012-05-22-c.en.md", "---\ntitle: The third\n---\nText.\n")
}

#[test]
fn weeks_in_review_are_listed_shown_and_frozen() -> Tested {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    digested(folder)?;
    let at = |arguments: &[&str]| chancery(folder, &[arguments, &["--now", "2012-05-23T12:00:00Z"]].concat());
    let list = at(&["digest", "list"])?;
    assert_eq!(list.code, Some(0), "{}", list.error);
    insta::assert_snapshot!("digest-list", list.output);
    let preview = at(&["digest", "preview", "--language", "fr"])?;
    assert_eq!(preview.code, Some(0), "{}", preview.error);
    insta::assert_snapshot!("digest-preview", preview.output);
    assert!(preview.error.contains("content/digests/2012-W20.fr.md"), "{}", preview.error);
    // What is shown is a text of the site: without a fault, and its links lead somewhere.
    let write = ["digest", "preview", "--language", "fr", "--write"];
    let written = at(&write)?;
    assert_eq!(written.code, Some(0), "{}", written.error);
    assert_eq!(
        fs::read_to_string(folder.join("content/digests/2012-W20.fr.md"))?.trim(),
        preview.output.trim()
    );
    let again = at(&write)?;
    assert_eq!(again.code, Some(2));
    assert!(again.error.contains("stays as it is"), "{}", again.error);
    assert_eq!(at(&["check"])?.output, "No faults were found\n");
    fs::remove_file(folder.join("content/digests/2012-W20.fr.md"))?;

    let early = at(&["digest", "freeze", "2012-W21"])?;
    assert_eq!((early.code, early.output.as_str()), (Some(2), ""));
    assert!(early.error.contains("2012-W21 is not over"), "{}", early.error);
    let drafts = at(&["digest", "freeze", "2012-W20", "--drafts"])?;
    assert_eq!(drafts.code, Some(2), "{}", drafts.error);
    let frozen = at(&["digest", "freeze", "2012-W20"])?;
    assert_eq!(frozen.code, Some(0), "{}", frozen.error);
    let written = fs::read_to_string(folder.join("content/digests/2012-W20.en.md"))?;
    assert_eq!(
        written,
        "---\ntitle: \"Week of May 14, 2012\"\nposts:\n  - france/2012-05-16-b\n  - france/2012-05-15-a\n---\n"
    );
    assert_eq!(at(&["check"])?.output, "No faults were found\n");
    let again = at(&["digest", "freeze", "2012-W20"])?;
    assert_eq!(again.code, Some(2));
    assert!(again.error.contains("frozen already"), "{}", again.error);
    // A story that comes late does not change what was published.
    fs::write(folder.join("content/france/posts/2012-05-17-late.en.md"), "---\ntitle: LATE\n---\nText.\n")?;
    let late = at(&["digest", "list", "--format", "json"])?;
    let rows: serde_json::Value = serde_json::from_str(&late.output)?;
    let of =
        |week: &str| rows.as_array().and_then(|rows| rows.iter().find(|row| row["week"] == week)).cloned();
    let (old, new) = (of("2012-W20").unwrap_or_default(), of("2012-W21").unwrap_or_default());
    assert_eq!((&old["posts"], &old["is_frozen"]), (&2.into(), &true.into()));
    assert_eq!((&new["posts"], &new["is_frozen"]), (&2.into(), &false.into()));
    let unknown = at(&["digest", "list", "--mission", "gone"])?;
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.error.contains("there is no mission `gone`"), "{}", unknown.error);
    let none = at(&["digest", "preview", "2012-W02"])?;
    assert_eq!(none.code, Some(2));
    assert!(none.error.contains("has no stories"), "{}", none.error);
    Ok(())
}

#[test]
fn a_list_goes_into_the_introduction_that_is_there() -> Tested {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    digested(folder)?;
    fs::create_dir_all(folder.join("content/digests"))?;
    let path = folder.join("content/digests/2012-W20.en.md");
    fs::write(&path, "---\n# Ours.\ntitle: A week\nsummary: Short\n---\nDear reader\n\n---\n\nYours\n")?;
    let frozen = chancery(folder, &["digest", "freeze", "2012-W20", "--now", "2012-06-01T00:00:00Z"])?;
    assert_eq!(frozen.code, Some(0), "{}", frozen.error);
    assert_eq!(
        fs::read_to_string(&path)?,
        "---\n# Ours.\ntitle: A week\nsummary: Short\nposts:\n  - france/2012-05-16-b\n  - france/2012-05-15-a\n---\n\
         Dear reader\n\n---\n\nYours\n"
    );
    Ok(())
}
