//! `chancery translations` as it is called: what it lists, what it writes and what it leaves alone, with git and
//! without.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

type Tested = Result<(), Box<dyn Error>>;

const FR: &str = "content/france/posts/2012-05-15-a.fr.md";
const EN: &str = "content/france/posts/2012-05-15-a.en.md";
const AR: &str = "content/france/posts/2012-05-15-a.ar.md";
const POST: &str = "france/2012-05-15-a";

const FIRST: &str = "---\ntitle: L’été\ntags: [a]\n---\nUn.\n\nDeux.\n";
const ENGLISH: &str = "---\r\ntitle: \"Summer\"   # the title\r\ntranslation:\r\n  of: fr\r\n  translator: Bob\r\nslug: summer\r\n---\r\nOne.\r\n";

/// A site in a folder of its own.
struct Site {
    folder: TempDir,
}

/// How a call ended, and what it wrote.
struct Ended {
    code: Option<i32>,
    output: String,
    error: String,
}

impl Site {
    fn new() -> Result<Site, Box<dyn Error>> {
        let site = Site { folder: tempfile::tempdir()? };
        let network = "title: Net\nbase_url: https://n.example/\nlanguages: [en, fr, ar]\ntimezone: UTC\n";
        site.write("content/network.yaml", network)?;
        site.write("content/france/mission.yaml", "title: France\nlanguages: [fr, en, ar]\n")?;
        site.write(FR, FIRST)?;
        site.write(EN, ENGLISH)?;
        site.write(AR, "---\ntitle: الصيف\n---\nواحد.\n")?;
        Ok(site)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) -> Tested {
        let path = self.path(path);
        fs::create_dir_all(path.parent().ok_or("a path without a folder")?)?;
        Ok(fs::write(path, text)?)
    }

    fn read(&self, path: &str) -> Result<String, Box<dyn Error>> {
        Ok(fs::read_to_string(self.path(path))?)
    }

    fn call(&self, arguments: &[&str]) -> Result<Ended, Box<dyn Error>> {
        self.call_in(self.folder.path(), arguments, None)
    }

    /// `path` is where programs are looked for; where the machine has them, if it is `None`.
    fn call_in(
        &self,
        folder: &Path,
        arguments: &[&str],
        path: Option<&str>,
    ) -> Result<Ended, Box<dyn Error>> {
        let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
        command.current_dir(folder).env_clear().write_stdin("");
        // Nothing above the folder is a repository of this site.
        command.env("GIT_CEILING_DIRECTORIES", self.folder.path().parent().unwrap_or(Path::new("/")));
        command.env("PATH", path.unwrap_or("/usr/local/bin:/usr/bin:/bin"));
        let ended = command.arg("translations").args(arguments).output()?;
        Ok(Ended {
            code: ended.status.code(),
            output: String::from_utf8(ended.stdout)?,
            error: String::from_utf8(ended.stderr)?,
        })
    }

    /// The states of the post, in the order of its mission's languages.
    fn states(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let ended = self.call(&["--format", "json", "--no-changes"])?;
        let rows: serde_json::Value = serde_json::from_str(&ended.output)?;
        let cells = rows[0]["translations"].as_array().ok_or("no cells")?;
        Ok(cells.iter().map(|cell| cell["state"].as_str().unwrap_or_default().to_owned()).collect())
    }

    fn git(&self, arguments: &[&str]) -> Tested {
        let who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"];
        let mut git = Command::new("git");
        git.current_dir(self.folder.path()).args(who).args(arguments).env("GIT_CONFIG_NOSYSTEM", "1");
        git.env("HOME", self.folder.path()).env_remove("GIT_DIR").env_remove("GIT_INDEX_FILE");
        let done = git
            .env("GIT_AUTHOR_DATE", "2012-06-01T12:00:00Z")
            .env("GIT_COMMITTER_DATE", "2012-06-01T12:00:00Z")
            .output()?;
        match done.status.success() {
            true => Ok(()),
            false => Err(format!("git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr)).into()),
        }
    }

    fn commit(&self) -> Tested {
        self.git(&["init", "-q"])?;
        self.git(&["add", "content"])?;
        self.git(&["commit", "-q", "-m", "Texts"])
    }

    fn accept(&self, arguments: &[&str]) -> Result<String, Box<dyn Error>> {
        let ended = self.call(&[&["accept"], arguments].concat())?;
        match ended.code {
            Some(0) => Ok(ended.output),
            code => Err(format!("{arguments:?} ended with {code:?}: {}", ended.error).into()),
        }
    }
}

#[test]
fn accepting_writes_a_stamp_and_nothing_else() -> Tested {
    let site = Site::new()?;
    assert_eq!(site.states()?, ["original", "unstamped", "unstamped"]);
    let said = site.accept(&[POST, "en"])?;
    let stamp = said.split_whitespace().find(|word| word.starts_with("r1-")).ok_or("no revision")?.to_owned();
    assert_eq!(said, format!("{EN} follows {stamp} now\n"));
    let wanted = ENGLISH.replace("  of: fr\r\n", &format!("  of: fr\r\n  revision: {stamp}\r\n"));
    assert_eq!(site.read(EN)?, wanted);
    assert_eq!(
        (site.read(FR)?, fs::read_dir(site.path("content/france/posts"))?.count()),
        (FIRST.to_owned(), 3)
    );
    // A file that says nothing of its original is told which it is.
    site.accept(&[AR, "ar"])?;
    assert!(site.read(AR)?.contains(&format!("\ntranslation: {{of: fr, revision: {stamp}}}\n---\n")));
    assert_eq!(site.states()?, ["original", "fresh", "fresh"]);
    assert_eq!(site.accept(&[POST, "EN"])?, format!("{EN} follows {stamp} already\n"));
    // A tag, a date and the way a front matter is written age nothing; a word does.
    site.write(
        FR,
        &FIRST.replace("tags: [a]", "tags: [b]\ndate: 2012-05-16\nstatus: review").replace('\n', "\r\n"),
    )?;
    assert_eq!(site.states()?, ["original", "fresh", "fresh"]);
    site.write(FR, &FIRST.replace("Deux.", "Trois."))?;
    assert_eq!(site.states()?, ["original", "stale", "stale"]);
    // From any folder, by a path from there.
    let folder = site.path("content/france/posts");
    let ended = site.call_in(&folder, &["accept", "2012-05-15-a.fr.md", "en"], None)?;
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
    assert_eq!(site.states()?, ["original", "fresh", "stale"]);
    Ok(())
}

#[test]
fn what_cannot_be_done_is_said_and_changes_nothing() -> Tested {
    let site = Site::new()?;
    site.write(AR, "---\n{title: \"الصيف\"}\n---\nواحد.\n")?;
    let before = [site.read(FR)?, site.read(EN)?, site.read(AR)?];
    for (arguments, said) in [
        (&["accept", "france/2012-05-15-b", "en"][..], "did you mean `france/2012-05-15-a`?"),
        (&["accept", POST, "es"], "is not there in es"),
        (&["accept", POST, "fr"], "is the original"),
        (&["accept", POST], "<LANGUAGE>"),
        (&["accept", POST, "en", "--minor"], "cannot be used with"),
        (&["accept", POST, "--minor", "--since", "x"], "a revision is written as"),
        (&["accept", POST, "ar"], "write this into it yourself: translation: {of: fr, revision: r1-"),
        (&["accept", POST, "--minor"], "in no git repository"),
        (&["frnce"], "did you mean `france`?"),
        (&["--language", "es"], "no mission here has a language es"),
    ] {
        let ended = site.call(arguments)?;
        assert_eq!(ended.code, Some(2), "{arguments:?}: {}", ended.error);
        assert!(ended.error.contains(said), "{arguments:?}: {}", ended.error);
    }
    assert_eq!([site.read(FR)?, site.read(EN)?, site.read(AR)?], before);
    // What is wrong with other posts is no hindrance, what is wrong with this one is.
    site.write("content/france/posts/2012-05-16-b.fr.md", "---\ntitle: B\nauthors: [nobody]\n---\nB.\n")?;
    site.accept(&[POST, "en"])?;
    site.write(FR, &FIRST.replace("tags: [a]", "authors: [nobody]"))?;
    let ended = site.call(&["accept", POST, "en"])?;
    assert_eq!(ended.code, Some(1));
    assert!(ended.error.contains("unknown-author"), "{}", ended.error);
    let ended = site.call(&[])?;
    assert_eq!(ended.code, Some(1));
    assert!(ended.output.contains(POST) && ended.error.contains("chancery check"), "{}", ended.error);
    Ok(())
}

#[test]
fn what_has_changed_is_told_where_git_has_it() -> Tested {
    let site = Site::new()?;
    site.accept(&[POST, "en"])?;
    site.write(FR, &FIRST.replace("Deux.", "Trois."))?;
    let said =
        |site: &Site| -> Result<String, Box<dyn Error>> { Ok(site.call(&["--language", "en"])?.output) };
    assert!(said(&site)?.contains("not known: the site is in no git repository"), "{}", said(&site)?);
    let ended = site.call_in(site.folder.path(), &[], Some("/nowhere"))?;
    assert_eq!(ended.code, Some(0));
    assert!(ended.output.contains("not known: git is not installed"), "{}", ended.output);
    site.git(&["init", "-q"])?;
    assert!(said(&site)?.contains("never committed"), "{}", said(&site)?);
    // What is committed is not what was translated.
    site.commit()?;
    assert!(
        said(&site)?.contains("git has no version of the original with the revision r1-"),
        "{}",
        said(&site)?
    );
    site.write(FR, FIRST)?;
    site.commit()?;
    // It is moved, and its words and its tags change.
    let moved = "content/france/posts/2012/2012-05-15-a.fr.md";
    site.git(&["rm", "-q", "--cached", FR])?;
    site.write(moved, FIRST)?;
    fs::remove_file(site.path(FR))?;
    site.commit()?;
    site.write(
        moved,
        &FIRST.replace("tags: [a]", "tags: [b]").replace("été", "hiver").replace("Deux.", "Trois."),
    )?;
    let told = format!(
        "{POST} (en)\n  The original has changed since 2012-06-01:\n  - title: L’été\n  + title: L’hiver\n  - Deux.\n  + Trois.\n"
    );
    assert!(said(&site)?.contains(&told), "{}", said(&site)?);
    let ended = site.call(&["france", "--format", "json"])?;
    let rows: serde_json::Value = serde_json::from_str(&ended.output)?;
    let changes = &rows[0]["translations"][1]["changes"];
    assert_eq!(changes["since"], "2012-06-01");
    assert_eq!(changes["passages"][1], serde_json::json!({"was": ["Deux."], "now": ["Trois."]}));
    // A clone of the newest part alone has not what was translated.
    site.commit()?;
    let clone = tempfile::tempdir()?;
    let from = format!("file://{}", site.folder.path().display());
    site.git(&["clone", "-q", "--depth", "1", &from, &clone.path().join("site").to_string_lossy()])?;
    let ended = site.call_in(&clone.path().join("site"), &[], None)?;
    assert!(ended.output.contains("git fetch --unshallow"), "{}", ended.output);
    Ok(())
}

#[test]
fn a_small_edit_ages_no_translation_and_makes_no_stale_one_fresh() -> Tested {
    let site = Site::new()?;
    site.accept(&[POST, "ar"])?;
    site.commit()?;
    let second = FIRST.replace("Deux.", "Trois, quatre.");
    site.write(FR, &second)?;
    site.commit()?;
    site.accept(&[POST, "en"])?;
    assert_eq!(site.states()?, ["original", "fresh", "stale"]);
    // A comma.
    site.write(FR, &second.replace("Trois,", "Trois et"))?;
    assert_eq!(site.states()?, ["original", "stale", "stale"]);
    let said = site.accept(&[POST, "--minor"])?;
    assert!(said.contains("  - Trois, quatre.\n  + Trois et quatre.\n"), "{said}");
    assert!(said.contains("Fresh: en\nStale, as they were: ar\n"), "{said}");
    assert_eq!(site.states()?, ["original", "fresh", "stale"]);
    assert!(site.accept(&[POST, "--minor"])?.contains("says already"));
    // It is in the files: no git is needed to know it.
    fs::remove_dir_all(site.path(".git"))?;
    assert_eq!(site.states()?, ["original", "fresh", "stale"]);
    // A second one, and one who accepts in between.
    site.accept(&[POST, "ar"])?;
    let text = site.read(FR)?;
    let before = text
        .split("minor_edits: [")
        .nth(1)
        .and_then(|list| list.split([',', ']']).nth(1))
        .ok_or("no list")?;
    let before = before.trim().to_owned();
    site.write(FR, &text.replace("quatre", "cinq"))?;
    site.accept(&[POST, "--minor", "--since", &before])?;
    assert_eq!(site.states()?, ["original", "fresh", "fresh"]);
    // An edit that is no small one, and a small one after it.
    let text = site.read(FR)?;
    site.write(FR, &text.replace("cinq", "cinq mille"))?;
    assert_eq!(site.states()?, ["original", "stale", "stale"]);
    site.accept(&[POST, "en"])?;
    let stamp = site.read(EN)?;
    let stamp = stamp.split_whitespace().find(|word| word.starts_with("r1-")).ok_or("no stamp")?.to_owned();
    let text = site.read(FR)?;
    site.write(FR, &text.replace("cinq mille", "5000"))?;
    site.accept(&[POST, "--minor", "--since", &stamp])?;
    assert_eq!(site.states()?, ["original", "fresh", "stale"]);
    Ok(())
}

/// Between what git has and what the file says, there may be a text that a translation follows.
#[test]
fn a_small_edit_is_not_guessed_at() -> Tested {
    let site = Site::new()?;
    site.accept(&[POST, "ar"])?;
    site.commit()?;
    site.write(FR, &FIRST.replace("Deux.", "Trois."))?;
    site.accept(&[POST, "en"])?;
    let text = site.read(FR)?;
    site.write(FR, &text.replace("Trois.", "Trois !"))?;
    let ended = site.call(&["accept", POST, "--minor"])?;
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.error.contains("the translation in en follows a revision that git does not have"),
        "{}",
        ended.error
    );
    assert!(ended.error.contains("en follows r1-") && ended.error.contains("--since"), "{}", ended.error);
    assert_eq!(site.states()?, ["original", "stale", "stale"]);
    Ok(())
}
