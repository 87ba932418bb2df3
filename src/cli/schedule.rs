//! `chancery schedule`: what the coming days bring, and when to build next.

use super::arguments::{Format, ScheduleArguments};
use super::{Exit, Surroundings, print, site};
use crate::diagnostic::nearest;
use crate::failure::Failure;
use crate::report;
use crate::schedule::{Due, Schedule, What, schedule};

/// Lists it: for people as a table, for programs as JSON. What is wrong with the site is told, and ends it.
pub fn run(arguments: &ScheduleArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let request = site::request(&arguments.site, surroundings)?;
    let (found, schedule) = schedule(&request, arguments.days)?;
    let Some(mut schedule) = schedule else {
        print::error(&report::terminal(&found.sources, &found.diagnostics, surroundings.style));
        return Ok(Exit::Faults);
    };
    if let Some(mission) = &arguments.mission {
        let folder = |path: &str| {
            let (mission, file) = path.strip_prefix("content/")?.split_once('/')?;
            (file == "mission.yaml").then(|| mission.to_owned())
        };
        let known: Vec<String> =
            found.sources.files.iter().filter_map(|source| folder(&source.path)).collect();
        if !known.contains(mission) {
            let near = nearest(mission, known.iter().map(String::as_str));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the missions are {}", known.join(", ")),
            };
            return Err(Failure::new(format!("there is no mission `{mission}`")).help(help));
        }
        schedule.due.retain(|due| due.mission == *mission);
    }
    match arguments.format {
        // Nothing in here can fail to be written: no maps, no numbers but integers.
        Format::Json => print::output(&serde_json::to_string_pretty(&schedule).unwrap_or_default()),
        Format::Terminal => print::output(&told(&schedule, arguments.days)),
    }
    Ok(Exit::Success)
}

fn told(schedule: &Schedule, days: u16) -> String {
    let days = if days == 1 { "day".to_owned() } else { format!("{days} days") };
    let list = if schedule.due.is_empty() {
        format!("Nothing comes out or ends in the next {days}")
    } else {
        let rows: Vec<[String; 3]> = schedule.due.iter().map(row).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let (when, what) = (width(0), width(1));
        let line = |row: &[String; 3]| format!("{:when$}  {:what$}  {}", row[0], row[1], row[2]);
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let closing = match schedule.next_build {
        None => "No build is needed before something is changed".to_owned(),
        Some(at) if schedule.next_build_fails => format!(
            "The next build is needed at {at}, and will not go through: see `chancery check --now {at}`"
        ),
        Some(at) => format!("The next build is needed at {at}"),
    };
    format!("{list}\n\n{closing}")
}

fn row(due: &Due) -> [String; 3] {
    let when = due.local.get(..16).unwrap_or_default().replace('T', " ");
    let what = match due.what {
        What::ComesOut => "comes out",
        What::Ends => "ends",
        What::WeekOver => "is over",
    };
    let whose = if due.mission.is_empty() { "of the network" } else { &due.mission };
    let which = match due.what {
        What::WeekOver => format!(
            "the week {} {}",
            due.name,
            if due.mission.is_empty() { whose.to_owned() } else { format!("of {whose}") }
        ),
        _ => format!("{} {} ({}): {}", due.kind, due.name, due.languages.join(", "), due.title),
    };
    [format!("{when} {}", due.zone), what.to_owned(), which]
}
