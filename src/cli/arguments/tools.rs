//! The flags of `chancery schema`, `completions` and `man`, and the texts of their `--help`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;

use crate::schema::DESCRIBED;

/// Write schemas of a site's files, for editors that complete keys and show faults while you type.
///
/// They are JSON Schemas (draft 7) of what stands in YAML: settings, authors, comments, and the front matter of each
/// kind of text. A site that `chancery init` has made is set up for Visual Studio Code; after a new version of the
/// program write them anew.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery schema                            List them
  chancery schema post > post.json
  chancery schema --output .vscode/schemas   Write all of them into a folder

Exit codes: 0 written, 2 the command was wrong or the computer refused.")]
pub struct SchemaArguments {
    /// Which one [default: all, with `--output`; else their names]
    #[arg(value_name = "NAME", value_parser = PossibleValuesParser::new(DESCRIBED.iter().map(|described| described.name)))]
    pub name: Option<String>,
    /// The folder to write to, NAME.json each, in place of those that are there
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// Write a script that completes commands and flags in your shell.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery completions bash > ~/.local/share/bash-completion/completions/chancery
  chancery completions zsh > ~/.zfunc/_chancery
  chancery completions fish > ~/.config/fish/completions/chancery.fish

Exit codes: 0 written, 2 the command was wrong.")]
pub struct CompletionsArguments {
    /// The shell that it is for
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// Write manual pages, one for each command.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery man --output ~/.local/share/man/man1

Exit codes: 0 written, 2 the command was wrong or the computer refused.")]
pub struct ManArguments {
    /// The folder to write to, in place of those that are there
    #[arg(long, value_name = "DIR")]
    pub output: PathBuf,
}
