//! The flags of `chancery new`, and the texts of its `--help`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{SiteArguments, week};
use crate::model::edition::WeekId;
use crate::model::language::Language;

/// Begin a new text, with its file named and its front matter explained.
///
/// What is made is a draft: nobody sees it before you say so in it. A file that is there is never written over.
#[derive(Debug, Args)]
pub struct NewArguments {
    #[command(subcommand)]
    pub command: NewCommand,
}

#[derive(Debug, Subcommand)]
pub enum NewCommand {
    Post(NewPostArguments),
    Translation(NewTranslationArguments),
    Page(NewPageArguments),
    Digest(NewDigestArguments),
    Alert(NewAlertArguments),
    Mission(NewMissionArguments),
}

/// Begin a story of today.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery new post france \"Une soirée à Lyon\"
  chancery new post jordan \"A Reading Room\" --language en --bundle

Exit codes: 0 made, 2 it is there already, the command was wrong or the computer refused.")]
pub struct NewPostArguments {
    /// The mission that it is of, named by its folder
    #[arg(value_name = "MISSION")]
    pub mission: String,
    #[command(flatten)]
    pub text: NewText,
    /// Make a folder of its own for it, to put pictures into
    #[arg(long)]
    pub bundle: bool,
    #[command(flatten)]
    pub site: NewSite,
}

/// Begin a translation of a text, beside its original.
///
/// It has only what a translation needs: the original's words stand there as notes, to be translated.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery new translation france/2026-05-12-une-soirée en
  chancery new translation content/france/pages/about.fr.md en --title \"About us\"

Exit codes: 0 made, 2 it is there already, the command was wrong or the computer refused.")]
pub struct NewTranslationArguments {
    /// The text: a post as mission/2026-05-12-name, any text by the path of its file
    #[arg(value_name = "POST")]
    pub post: String,
    /// The language to translate it into
    #[arg(value_name = "LANGUAGE", value_parser = language)]
    pub language: Language,
    /// The title in that language [default: the original's, to be translated]
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Put the original's text into it, to be written over
    #[arg(long)]
    pub copy: bool,
    #[command(flatten)]
    pub site: NewSite,
}

/// Begin a page of a mission, or of the network.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery new page france \"Nous contacter\"
  chancery new page \"About the network\"

Exit codes: 0 made, 2 it is there already, the command was wrong or the computer refused.")]
#[command(allow_missing_positional = true)]
pub struct NewPageArguments {
    /// The mission that it is of, named by its folder [default: the network's own]
    #[arg(value_name = "MISSION")]
    pub mission: Option<String>,
    #[command(flatten)]
    pub text: NewText,
    #[command(flatten)]
    pub site: NewSite,
}

/// Begin the introduction of a week in review: `chancery digest preview --write`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery new digest 2026-W20
  chancery new digest 2026-W20 --mission france --language fr

Exit codes: 0 made, 1 something is wrong in the site's files, 2 it is there already, the command was wrong or the
computer refused.")]
pub struct NewDigestArguments {
    /// The week, such as 2026-W20
    #[arg(value_name = "WEEK", value_parser = week)]
    pub week: WeekId,
    /// The week in review of this mission, named by its folder [default: that of the network]
    #[arg(long, value_name = "ID")]
    pub mission: Option<String>,
    /// In which of the blog's languages [default: its own]
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    #[command(flatten)]
    pub site: SiteArguments,
}

/// Begin an alert of today, of a mission or of the whole network.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery new alert jordan \"The consular section is closed on Sunday\"
  chancery new alert \"Beware of false e-mails\"

Exit codes: 0 made, 2 it is there already, the command was wrong or the computer refused.")]
#[command(allow_missing_positional = true)]
pub struct NewAlertArguments {
    /// The mission that it is of, named by its folder [default: all of them]
    #[arg(value_name = "MISSION")]
    pub mission: Option<String>,
    #[command(flatten)]
    pub text: NewText,
    #[command(flatten)]
    pub site: NewSite,
}

/// Begin a mission: its settings, its first page, and what the network asks of it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery new mission jordan \"Amman Notes\" --language ar --language en --country JO

Exit codes: 0 made, 2 it is there already, the command was wrong or the computer refused.")]
pub struct NewMissionArguments {
    /// The name of its folder, which stands in its addresses: lower-case letters, digits and hyphens
    #[arg(value_name = "ID")]
    pub id: String,
    /// The name of its blog
    #[arg(value_name = "TITLE")]
    pub title: String,
    /// A language that it publishes in, its own first; may be given several times [default: the network's]
    #[arg(long = "language", value_name = "LANGUAGE", value_parser = language)]
    pub languages: Vec<Language>,
    /// The time zone that its dates are in, such as Asia/Amman [default: the network's]
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// The country that it is in, by its two letters, such as JO
    #[arg(long, value_name = "COUNTRY")]
    pub country: Option<String>,
    #[command(flatten)]
    pub site: NewSite,
}

#[derive(Debug, Args)]
pub struct NewSite {
    /// The site's folder, which holds `content` [default: this folder, or the nearest above it that is a site]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Take this moment for the present, such as 2026-05-01T09:00:00Z [default: the environment's
    /// SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "TIME")]
    pub now: Option<String>,
}

impl NewSite {
    /// As other commands have it.
    pub fn site(&self) -> SiteArguments {
        SiteArguments { root: self.root.clone(), now: self.now.clone(), drafts: false }
    }
}

#[derive(Debug, Args)]
pub struct NewText {
    /// Its title, in quotation marks
    #[arg(value_name = "TITLE")]
    pub title: String,
    /// In which of the blog's languages [default: its own]
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// Make its address of the letters a to z, whatever script the title is in
    #[arg(long)]
    pub ascii: bool,
}

fn language(written: &str) -> Result<Language, String> {
    written.parse().map_err(|()| "a language is named by its tag, such as fr, pt-BR or zh-Hans".to_owned())
}
