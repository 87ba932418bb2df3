//! `chancery comments list`.

use super::super::arguments::{CommentsListArguments, Format, StatusWanted};
use super::super::{Exit, Surroundings, print};
use super::place;
use crate::failure::Failure;
use crate::moderation::{Comment, Queue};
use crate::{report, settle};

/// How much of a comment a line shows, in characters.
const TEXT: usize = 60;

/// Lists comments: for people as a table, for programs as JSON. Those that cannot be read are told.
pub fn run(arguments: &CommentsListArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let (folder, _) = place(&arguments.place, surroundings)?;
    let queue = Queue::open(&folder)?;
    if let Some(post) = &arguments.post {
        queue.file(post)?;
    }
    let faults = settle::settle(queue.sources(), queue.diagnostics().to_vec());
    print::error(&report::terminal(queue.sources(), &faults, surroundings.style));
    let comments: Vec<&Comment> =
        queue.comments().iter().filter(|comment| is_wanted(comment, arguments)).collect();
    match arguments.format {
        // Nothing in here can fail to be written: no maps, no numbers but integers.
        Format::Json => print::output(&serde_json::to_string_pretty(&comments).unwrap_or_default()),
        Format::Terminal if comments.is_empty() => print::output("No comment was found"),
        Format::Terminal if arguments.full => print::output(&full(&queue, &comments)),
        Format::Terminal => print::output(&table(&queue, &comments)),
    }
    Ok(if faults.is_empty() { Exit::Success } else { Exit::Faults })
}

fn is_wanted(comment: &Comment, arguments: &CommentsListArguments) -> bool {
    let status = arguments.status.is_none_or(|status| {
        comment.status
            == match status {
                StatusWanted::Pending => "pending",
                StatusWanted::Approved => "approved",
                StatusWanted::Rejected => "rejected",
            }
    });
    let mission = comment.post.split_once('/').map(|(mission, _)| mission);
    let post = arguments.post.as_deref().map(|post| post.trim().trim_matches('/'));
    status
        && arguments.mission.as_deref().is_none_or(|wanted| mission == Some(wanted))
        && post.is_none_or(|wanted| comment.post == wanted)
}

/// Who wrote it, as far as she says.
pub fn who(comment: &Comment) -> String {
    let said = [comment.name.as_deref(), comment.place.as_deref()].into_iter().flatten();
    let said: Vec<String> = said.map(shown).filter(|said| !said.is_empty()).collect();
    if said.is_empty() { "somebody without a name".to_owned() } else { said.join(", ") }
}

/// A reader's words on one line, without what a terminal would take as a command.
pub fn shown(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn full(queue: &Queue, comments: &[&Comment]) -> String {
    let one = |comment: &&Comment| {
        let language =
            comment.language.as_deref().map(|language| format!(", in {language}")).unwrap_or_default();
        let redacted = if comment.redacted { ", with words taken out" } else { "" };
        let lines: Vec<String> =
            comment.text.lines().map(|line| format!("    {}", shown(line)).trim_end().to_owned()).collect();
        format!(
            "{}  {}{redacted}{}\n    {}, {}{language}, on {}\n\n{}\n",
            queue.short(comment),
            comment.status,
            decided(comment),
            who(comment),
            comment.date,
            comment.post,
            lines.join("\n")
        )
    };
    comments.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn decided(comment: &Comment) -> String {
    let Some(decided) = &comment.decided else { return String::new() };
    let part = |before: &str, value: &Option<String>| {
        value.as_deref().map(|value| format!(" {before} {}", shown(value))).unwrap_or_default()
    };
    [part("by", &decided.by), part("on", &decided.on), part("under rule", &decided.rule)].concat()
}

fn table(queue: &Queue, comments: &[&Comment]) -> String {
    let head = ["ID", "STATUS", "WRITTEN", "POST", "WHO", "TEXT"].map(str::to_owned);
    let row = |comment: &&Comment| {
        let text = shown(&comment.text);
        let cut: String = text.chars().take(TEXT).collect();
        [
            queue.short(comment).to_owned(),
            comment.status.to_owned(),
            comment.date.get(..10).unwrap_or(&comment.date).to_owned(),
            comment.post.clone(),
            who(comment),
            if cut.len() < text.len() { format!("{cut}…") } else { cut },
        ]
    };
    let lines: Vec<[String; 6]> = std::iter::once(head).chain(comments.iter().map(row)).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..6).map(width).collect();
    let line = |line: &[String; 6]| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let pending = comments.iter().filter(|comment| comment.is_pending()).count();
    let closing = match pending {
        0 => "None of them waits for a decision".to_owned(),
        1 => "1 of them waits for a decision".to_owned(),
        count => format!("{count} of them wait for a decision"),
    };
    format!("{}\n\n{closing}", lines.iter().map(line).collect::<Vec<_>>().join("\n"))
}
