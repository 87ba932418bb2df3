//! The flags of `chancery translations`, and the texts of its help.

use clap::{Args, Subcommand};

use super::{Format, SiteArguments};
use crate::model::language::Language;
use crate::model::revision::Revision;

/// See what is translated, and which translations their originals have left behind.
///
/// For each post and each language of its mission: `original`; `fresh`, a translation of what the original says
/// now; `stale`, one of what it said before, with what has changed since, as far as git knows; `unstamped`, one that
/// does not say what it is a translation of; `missing`; `waived`, where the original says that none will come.
/// Posts that were withdrawn or have ended are left out.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  chancery translations
  chancery translations france --language en
  chancery translations accept france/2026-05-12-picnic en

Exit codes: 0 listed, 1 something is wrong in the site's files (what could be read is listed even so), 2 the command was wrong or the computer refused."
)]
pub struct TranslationsArguments {
    #[command(subcommand)]
    pub command: Option<TranslationsCommand>,
    #[command(flatten)]
    pub list: TranslationsListArguments,
}

#[derive(Debug, Subcommand)]
pub enum TranslationsCommand {
    Accept(TranslationsAcceptArguments),
}

#[derive(Debug, Args)]
pub struct TranslationsListArguments {
    /// Only the posts of this mission, named by its folder
    #[arg(value_name = "MISSION")]
    pub mission: Option<String>,
    /// Only this language; may be given several times
    #[arg(long = "language", value_name = "LANGUAGE", value_parser = language)]
    pub languages: Vec<Language>,
    /// Do not say what has changed in the originals, which takes a while where many translations are stale
    #[arg(long)]
    pub no_changes: bool,
    /// For whom the list is written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub format: Format,
    #[command(flatten)]
    pub site: SiteArguments,
}

/// Say that a translation follows its original as it is now.
///
/// Writes the original's revision into the translation's front matter, under `translation`, and changes nothing else
/// in it. Do it when you have translated what changed, and when you have made a new translation.
///
/// With `--minor` it is the original that is marked: its last edit was so small (a typing error, a comma) that its
/// translations stay as fresh as they were. One that was stale before stays stale.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery translations accept france/2026-05-12-picnic en
  chancery translations accept content/france/posts/2026-05-12-picnic.fr.md en
  chancery translations accept france/2026-05-12-picnic --minor

Exit codes: 0 written, or so already, 1 something is wrong in the post's files, 2 the command was wrong or the computer refused. Where it ends with 1 or 2, no file was changed.")]
pub struct TranslationsAcceptArguments {
    /// The post: `mission/2026-05-12-name`, or the path of one of its files
    #[arg(value_name = "POST")]
    pub post: String,
    /// The translation's language
    #[arg(value_name = "LANGUAGE", value_parser = language, required_unless_present = "minor", conflicts_with = "minor")]
    pub language: Option<Language>,
    /// The original's last edit ages no translation
    #[arg(long)]
    pub minor: bool,
    /// The original's revision before that edit [default: that of its newest version in git which says something else]
    #[arg(long, value_name = "REVISION", requires = "minor", value_parser = revision)]
    pub since: Option<Revision>,
    #[command(flatten)]
    pub site: SiteArguments,
}

fn language(written: &str) -> Result<Language, String> {
    written.parse().map_err(|()| "a language is written by its tag, such as `fr` or `zh-Hans`".to_owned())
}

fn revision(written: &str) -> Result<Revision, String> {
    written.parse().map_err(|()| "a revision is written as `r1-4f0c6a1b9e`".to_owned())
}
