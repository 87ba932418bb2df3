//! What open pages are told whenever something else is shown: that it is, and what is wrong.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde_json::{Value, json};
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use crate::diagnostic::Severity;
use crate::report::{At, Fault};

use super::stage::{Shown, Stage};

/// One event at once and one for every change: server-sent events (HTML, section 9.2).
pub async fn events(State(stage): State<Arc<Stage>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let shown = WatchStream::new(stage.follow());
    let events = shown.map(|shown| Ok(Event::default().data(told(&shown).to_string())));
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// The same for every change that was taken up, even where no page of the site is another: what the desk follows.
pub async fn all_events(
    State(stage): State<Arc<Stage>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let taken_up = WatchStream::new(stage.follow_all());
    let events = taken_up.map(move |_| Ok(Event::default().data(told(&stage.now()).to_string())));
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// `{version, faults, more, warnings}`: errors alone as faults, `more` of them only counted.
pub fn told(shown: &Shown) -> Value {
    let told = shown.snapshot.told();
    let faults: Vec<Value> = shown
        .failure
        .iter()
        .map(|failure| json!({"message": failure.message, "help": failure.help, "related": []}))
        .chain(told.faults.iter().filter(|fault| fault.severity == Severity::Error).map(fault))
        .collect();
    let more = (told.counts.errors + usize::from(shown.failure.is_some())).saturating_sub(faults.len());
    json!({
        "version": shown.snapshot.version(),
        "faults": faults,
        "more": more,
        "warnings": told.counts.warnings,
    })
}

/// `{code, message, help, at, related}`; `at` is `{file, line, column, first, before, marked, after}`: the
/// whole lines from `first` on, in three parts.
pub fn fault(fault: &Fault) -> Value {
    json!({
        "code": fault.code.as_str(),
        "message": fault.message,
        "help": fault.help,
        "at": fault.at.as_ref().map(at),
        "related": fault
            .related
            .iter()
            .map(|(place, label)| json!({"at": at(place), "label": label}))
            .collect::<Vec<_>>(),
    })
}

fn at(at: &At) -> Value {
    let Some(lines) = &at.lines else {
        return json!({"file": at.file});
    };
    let part = |range| lines.text.get::<std::ops::Range<usize>>(range).unwrap_or_default();
    json!({
        "file": at.file,
        "line": lines.line,
        "column": lines.column,
        "first": lines.first,
        "before": part(0..lines.span.start),
        "marked": part(lines.span.clone()),
        "after": part(lines.span.end..lines.text.len()),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::fault;
    use crate::diagnostic::{Code, Severity};
    use crate::report::{At, Fault, FaultLines};

    #[test]
    fn a_fault_s_line_comes_in_three_parts() {
        let lines = FaultLines { text: "titel: é".to_owned(), first: 2, span: 0..5, line: 2, column: 1 };
        let at = At { file: "content/network.yaml".to_owned(), lines: Some(lines) };
        let written = fault(&Fault {
            code: Code::UnknownKey,
            severity: Severity::Error,
            at: Some(at),
            message: "there is no key `titel`".to_owned(),
            help: Some("write `title`".to_owned()),
            related: Vec::new(),
        });
        assert_eq!(
            written["at"],
            json!({"file": "content/network.yaml", "line": 2, "column": 1, "first": 2,
                "before": "", "marked": "titel", "after": ": é"})
        );
        assert_eq!((&written["code"], &written["help"]), (&json!("unknown-key"), &json!("write `title`")));
    }
}
