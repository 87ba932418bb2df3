//! Completions and manual pages: of every command, and readable for what they are made for.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use crate::chancery;

/// Every command and part of one, as `--help` lists them: `chancery`, `chancery-digest`, `chancery-digest-list` …
fn commands() -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let mut known = BTreeSet::from(["chancery".to_owned()]);
    let mut open = vec![Vec::<String>::new()];
    while let Some(path) = open.pop() {
        let mut arguments: Vec<&str> = path.iter().map(String::as_str).collect();
        arguments.push("--help");
        let help = chancery(folder.path(), &arguments).output;
        let listed = help.split("\nCommands:\n").nth(1).unwrap_or_default();
        for line in listed.lines().take_while(|line| !line.is_empty()) {
            let indent = line.len() - line.trim_start().len();
            let Some(name) = line.split_whitespace().next().filter(|_| indent == 2) else { continue };
            let inner: Vec<String> = path.iter().cloned().chain([name.to_owned()]).collect();
            known.insert(format!("chancery-{}", inner.join("-")));
            open.push(inner);
        }
    }
    known
}

#[test]
fn every_command_has_its_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let ended = chancery(folder.path(), &["man", "--output", "man/man1"]);
    assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""));
    let pages: BTreeSet<String> = fs::read_dir(folder.path().join("man/man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let commands = commands();
    assert!(
        commands.contains("chancery-digest-preview") && commands.contains("chancery-new-post"),
        "{commands:?}"
    );
    assert_eq!(pages, commands.iter().map(|name| format!("{name}.1")).collect());
    let page = fs::read_to_string(folder.path().join("man/man1/chancery-new-post.1")).unwrap();
    assert!(
        page.contains(".TH") && page.contains("\\-\\-bundle") && page.contains("Une soirée à Lyon"),
        "{page}"
    );
}

#[test]
fn bash_reads_the_completions_and_completes() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ended = chancery(folder.path(), &["completions", shell]);
        assert_eq!((ended.code, ended.error.as_str()), (Some(0), ""), "{shell}");
        for word in ["translation", "bundle", "published"] {
            assert!(ended.output.contains(word), "{shell} lacks {word}");
        }
        fs::write(folder.path().join(shell), ended.output).unwrap();
    }
    let script = "bash -n ./bash && source ./bash && \
        COMP_WORDS=(chancery new p) && COMP_CWORD=2 && _chancery chancery p new && echo \"${COMPREPLY[@]}\"";
    let ended = Command::new("bash").current_dir(folder.path()).args(["-c", script]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert_eq!(String::from_utf8_lossy(&ended.stdout).trim(), "post page");
    assert_eq!(chancery(folder.path(), &["completions", "tcsh"]).code, Some(2));
}
