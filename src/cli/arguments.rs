//! The flags, and the texts of `--help`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::edition::WeekId;

mod check;
mod comments;
mod new;
mod schedule;
mod tools;
mod translations;

pub use check::{CheckArguments, CheckFormat, DenyArguments, ExplainArguments};
pub use comments::{
    CommentsAddArguments, CommentsArguments, CommentsCommand, CommentsListArguments, CommentsPlace, Deciding,
    StatusWanted,
};
pub use new::{
    NewAlertArguments, NewArguments, NewCommand, NewDigestArguments, NewMissionArguments, NewPageArguments,
    NewPostArguments, NewText, NewTranslationArguments,
};
pub use schedule::ScheduleArguments;
pub use tools::{CompletionsArguments, ManArguments, SchemaArguments};
pub use translations::{
    TranslationsAcceptArguments, TranslationsArguments, TranslationsCommand, TranslationsListArguments,
};

const EXAMPLES: &str = "\
Examples:
  chancery init my-blog      Make a small site to start from, in the folder my-blog
  chancery new post france \"Une soirée à Lyon\"
                             Begin a story of the mission in the folder france
  chancery serve             Look at the site in your browser, on this computer only
  chancery check             See whether anything is wrong, without building
  chancery build             Make the site's pages and feeds, in the folder public

How it ends (the exit code, for scripts):
  0  Everything is done. There may have been warnings.
  1  Something is wrong in the site's files. It says where, and what to do; nothing was changed.
  2  The command was written wrongly, or the computer refused (a full disk, a missing folder).";

/// Builds a network of blogs, in several languages, from text files.
///
/// The texts are written in Markdown, in a folder named `content`. Chancery makes web pages, feeds and the
/// week in review from them, as plain files that any web server can show.
#[derive(Debug, Parser)]
#[command(name = "chancery", version, after_help = EXAMPLES, max_term_width = 100, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Build(BuildArguments),
    Serve(ServeArguments),
    Check(CheckArguments),
    Explain(ExplainArguments),
    Digest(DigestArguments),
    Translations(TranslationsArguments),
    Comments(CommentsArguments),
    Schedule(ScheduleArguments),
    Init(InitArguments),
    New(NewArguments),
    Schema(SchemaArguments),
    Completions(CompletionsArguments),
    Man(ManArguments),
}

/// Make all pages and feeds, in the folder `public`.
///
/// Only what has changed since the last build is made anew. If anything is wrong in the site's files, all of
/// it is reported and the last build stays as it was.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery build
  chancery build --output /srv/www/blogs
  chancery build --mission france --mission jordan
  chancery build --published last.json --manifest last.json

Exit codes: 0 built, 1 something is wrong in the site's files, 2 the command was wrong or the computer refused.")]
pub struct BuildArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// The folder to build into [default: public, in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Build only this mission, named by its folder, and leave all others as they are; may be given several times
    #[arg(long = "mission", value_name = "ID")]
    pub missions: Vec<String>,
    /// Work on so many things at a time [default: as many as the computer has processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Replace the output file by file, rather than all of it in one step at the end
    #[arg(long)]
    pub in_place: bool,
    /// Write a list of all output files, and of what this build changed, to this file (JSON)
    #[arg(long, value_name = "FILE")]
    pub manifest: Option<PathBuf>,
    /// Refuse to build where an entry's id in the feeds is not the one in this list any more, or is gone without its
    /// text being withdrawn: what `--manifest` wrote when the site was last published
    #[arg(long, value_name = "FILE")]
    pub published: Option<PathBuf>,
    #[command(flatten)]
    pub deny: DenyArguments,
    #[command(flatten)]
    pub measure: MeasureArguments,
}

/// Look at the site in your browser, on this computer only.
///
/// Shows the site until you press Ctrl-C. Whenever you save a file, the page in your browser follows by itself;
/// what is wrong with the site is said there and here, until it is corrected. Nobody else can see it, and the
/// folder `public` is not touched.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery serve --open
  chancery serve --drafts --port 3000

Exit codes: 0 ended by Ctrl-C, 2 the command was wrong or the computer refused.")]
pub struct ServeArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// The number at the end of the preview's address [default: 8080, or the next that is free]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Open the preview in your browser
    #[arg(long)]
    pub open: bool,
}

/// Work on the week in review: list its weeks, see what one holds, freeze it.
#[derive(Debug, Args)]
pub struct DigestArguments {
    #[command(subcommand)]
    pub command: DigestCommand,
}

#[derive(Debug, Subcommand)]
pub enum DigestCommand {
    List(DigestListArguments),
    Preview(DigestPreviewArguments),
    Freeze(DigestFreezeArguments),
}

/// List the weeks in review, newest first.
///
/// For each week: its days, the languages it is published in, how many stories it has, whether its list of
/// stories is frozen, and in which languages it has an introduction.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery digest list
  chancery digest list --mission france

Exit codes: 0 listed, 1 something is wrong in the site's files, 2 the command was wrong or the computer refused.")]
pub struct DigestListArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub of: DigestOf,
    /// For whom the list is written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub format: Format,
}

/// Show what a week in review holds, as Markdown to start an introduction from.
///
/// Writes it to the screen, or with `--write` into the file that the introduction is to stand in, if there is none
/// yet. A week that is not over is shown as it stands now.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery digest preview
  chancery digest preview 2012-W20 --language fr --write

Exit codes: 0 shown or written, 1 something is wrong in the site's files, 2 the command was wrong or the computer refused.")]
pub struct DigestPreviewArguments {
    /// The week, such as 2012-W20 [default: the last one that is over]
    #[arg(value_name = "WEEK", value_parser = week)]
    pub week: Option<WeekId>,
    /// In which of the blog's languages [default: its own]
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// Begin the introduction's file with it; a file that is there stays as it is
    #[arg(long)]
    pub write: bool,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub of: DigestOf,
}

/// Write a week's list of stories into its file, so that it stays as it was published.
///
/// From then on a story that comes late goes into the next week in review, under "also published".
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery digest freeze 2012-W20
  chancery digest freeze 2012-W20 --mission france

Exit codes: 0 frozen, 1 something is wrong in the site's files, 2 the command was wrong (the week is not over, or
frozen already) or the computer refused.")]
pub struct DigestFreezeArguments {
    /// The week, such as 2012-W20
    #[arg(value_name = "WEEK", value_parser = week)]
    pub week: WeekId,
    #[command(flatten)]
    pub site: SiteArguments,
    #[command(flatten)]
    pub of: DigestOf,
}

#[derive(Debug, Args)]
pub struct DigestOf {
    /// The week in review of this mission, named by its folder [default: that of the network]
    #[arg(long, value_name = "ID")]
    pub mission: Option<String>,
}

fn week(written: &str) -> Result<WeekId, String> {
    WeekId::parse(written)
        .ok_or_else(|| "a week is written by its year and number, such as 2012-W20".to_owned())
}

/// Make a small site to start from.
///
/// Writes one blog in English and French, with a few posts, into a new folder. It builds as it is; put your
/// own texts in place of ours.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  chancery init my-blog

Exit codes: 0 made, 2 the folder is there already and not empty, or the computer refused.")]
pub struct InitArguments {
    /// The folder to make; it must not be there yet, or be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[derive(Debug, Clone, Args)]
pub struct SiteArguments {
    /// The site's folder, which holds `content` [default: this folder, or the nearest above it that is a site]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Build as if it were this moment, such as 2026-05-01T09:00:00Z [default: the environment's
    /// SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
    /// Show texts too whose status is `draft` or `review`
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Debug, Args)]
pub struct MeasureArguments {
    /// Say how long each part of the work took, and how much it did
    #[arg(long, value_enum, value_name = "FORMAT", num_args = 0..=1, require_equals = true, default_missing_value = "table")]
    pub timings: Option<TimingsFormat>,
    /// Write down what was done when, for chrome://tracing and ui.perfetto.dev, to this file (JSON)
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimingsFormat {
    /// For people
    Table,
    /// For other programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Terminal,
    /// For other programs
    Json,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_flags_do_not_contradict_one_another() {
        Arguments::command().debug_assert();
    }
}
