//! The flags of `chancery schedule`.

use clap::Args;

use super::{Format, SiteArguments};

/// List what the coming days bring: embargoes and dates that come, texts that end, weeks in review.
///
/// Each is told by the clocks of its mission. At the end stands the next moment at which the site has to be built again
/// for its readers to see what they are meant to, if nobody changes anything: a timer can wait for it. Between now and
/// then, a build would give the very files that one gives now.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  chancery schedule
  chancery schedule --days 30 --mission france
  chancery schedule --format json | jq -r .next_build

In the JSON, `next_build` is a moment in UTC such as 2026-06-03T07:00:00Z, or null where time alone changes nothing any \
more; it is that of the whole network, whichever mission is listed. `next_build_fails` is true where the site will have \
errors then that it has not now.

Exit codes: 0 listed, even if there is nothing, 1 something is wrong in the site's files, 2 the command was wrong or the \
computer refused.")]
pub struct ScheduleArguments {
    /// How many days to look ahead
    #[arg(long, value_name = "N", default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..=3660))]
    pub days: u16,
    /// List only what is this mission's, named by its folder
    #[arg(long, value_name = "ID")]
    pub mission: Option<String>,
    /// For whom the list is written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub format: Format,
    #[command(flatten)]
    pub site: SiteArguments,
}
