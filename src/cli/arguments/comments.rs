//! The flags of `chancery comments`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Format;

/// Moderate readers' comments: list them, add one, approve or reject them.
///
/// Comments stand in files beside their posts. One that nobody has decided on, or that was rejected, is in no page and
/// no feed. The files are edited where they have to be and nowhere else.
#[derive(Debug, Args)]
pub struct CommentsArguments {
    #[command(subcommand)]
    pub command: CommentsCommand,
}

#[derive(Debug, Subcommand)]
pub enum CommentsCommand {
    List(CommentsListArguments),
    Add(CommentsAddArguments),
    Approve(CommentsApproveArguments),
    Reject(CommentsRejectArguments),
}

/// List comments, those that wait for a decision first.
///
/// Each has a short id, which stays the same whatever is decided on it or on others.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery comments list
  chancery comments list --status pending --full
  chancery comments list --mission france --format json

Exit codes: 0 listed, 1 some comments cannot be read and are not in the list, 2 the command was wrong or the computer \
refused.")]
pub struct CommentsListArguments {
    /// Only those on this mission's posts, named by its folder
    #[arg(long, value_name = "ID")]
    pub mission: Option<String>,
    /// Only those on this post, such as france/2012-05-16-town-hall
    #[arg(long, value_name = "POST")]
    pub post: Option<String>,
    /// Only those of which this was decided
    #[arg(long, value_enum, value_name = "STATUS")]
    pub status: Option<StatusWanted>,
    /// Show the whole of each
    #[arg(long)]
    pub full: bool,
    /// For whom the list is written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub format: Format,
    #[command(flatten)]
    pub place: CommentsPlace,
}

/// Add a comment, to be decided on later.
///
/// Without `--text` it is read from a letter on standard input, as mail programs save and send them (.eml): what its
/// writer wrote, without what she quotes and without her signature. The letter says which post it is about by
/// [mission/post] in its subject, as the links on the pages of posts make it, or behind the + of the address that it
/// was sent to; or `--post` does. No e-mail address is ever written down: each is replaced by [e-mail].
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery comments add < letter.eml
  chancery comments add --post france/2012-05-16-town-hall < letter.eml
  chancery comments add --post france/2012-05-16-town-hall --name Eric --place \"New Mexico\" --text \"Well said.\"

Exit codes: 0 added, or there already, 1 no comment can be made of it (it has no words, or names no post), 2 the command \
was wrong or the computer refused.")]
pub struct CommentsAddArguments {
    /// The post that it is about, such as france/2012-05-16-town-hall
    #[arg(long, value_name = "POST")]
    pub post: Option<String>,
    /// Who wrote it [default: what the letter says]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Where she says that she is
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// In which language it is [default: what the letter or its script says, else the post's]
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// What it says, in Markdown without headings, pictures and HTML
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    #[command(flatten)]
    pub at: CommentsPlace,
}

/// Approve comments: from the next build on, readers see them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery comments approve 3f9a2c1
  chancery comments approve 3f9a2c1 --by \"A. Martin\"
  chancery comments approve 3f9a2c1 --take-out \"an insult\" --rule 2

Exit codes: 0 approved, 2 the command was wrong (there is no such comment, or somebody has decided on it already) or the \
computer refused; nothing was changed then.")]
pub struct CommentsApproveArguments {
    #[command(flatten)]
    pub deciding: Deciding,
    /// Say on the page that words were taken out, which you have done in the file
    #[arg(long)]
    pub redact: bool,
    /// Take these words out, and say so on the page; may be given several times
    #[arg(long, value_name = "WORDS")]
    pub take_out: Vec<String>,
    /// Say in which language they are, where that is not known or wrong
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
}

/// Reject comments: no reader will see them.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery comments reject 3f9a2c1 --rule 3
  chancery comments reject 3f9a2c1 77b0e4d --rule 3 --by \"A. Martin\"

Exit codes: 0 rejected, 2 the command was wrong (there is no such comment, or somebody has decided on it already) or the \
computer refused; nothing was changed then.")]
pub struct CommentsRejectArguments {
    #[command(flatten)]
    pub deciding: Deciding,
}

#[derive(Debug, Args)]
pub struct Deciding {
    /// The comments, by the ids that `chancery comments list` shows
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// Who decides; it is written down, and never published
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// By which rule of the policy on comments; it is written down, and never published
    #[arg(long, value_name = "RULE")]
    pub rule: Option<String>,
    /// Decide anew on what was decided already
    #[arg(long)]
    pub again: bool,
    #[command(flatten)]
    pub place: CommentsPlace,
}

#[derive(Debug, Args)]
pub struct CommentsPlace {
    /// The site's folder, which holds `content` [default: this folder, or the nearest above it that is a site]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Write down that it was done at this moment, such as 2026-05-01T09:00:00Z [default: the environment's
    /// SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusWanted {
    Pending,
    Approved,
    Rejected,
}
