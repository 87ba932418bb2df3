//! `--timings`: how long each stage took, and how much it did.
//!
//! A stage's seconds are its own, without those of a stage inside it. What no stage took (freeing memory, putting
//! the stages together) is `other`. Counting is outside of all of them.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::arguments::TimingsFormat;
use crate::observe::{Count, Stage};

/// A run's clock.
pub struct Timings {
    format: TimingsFormat,
    started: Instant,
    clock: Mutex<Clock>,
}

#[derive(Default)]
struct Clock {
    /// Begun and not yet ended, with the time that stages inside them took.
    open: Vec<(Stage, Instant, Duration)>,
    rows: Vec<(Stage, Duration, Count)>,
    /// Went into counting.
    counting: Duration,
}

impl Timings {
    pub fn new(format: TimingsFormat) -> Self {
        Timings { format, started: Instant::now(), clock: Mutex::new(Clock::default()) }
    }

    pub fn begins(&self, stage: Stage) {
        self.clock().open.push((stage, Instant::now(), Duration::ZERO));
    }

    pub fn ends(&self, stage: Stage, count: &dyn Fn() -> Count) {
        let now = Instant::now();
        let mut clock = self.clock();
        let Some((_, begun, inside)) = clock.open.pop() else { return };
        let count = count();
        let counting = now.elapsed();
        let took = now.duration_since(begun);
        if let Some((.., inside)) = clock.open.last_mut() {
            *inside += took + counting;
        }
        clock.counting += counting;
        clock.rows.push((stage, took.saturating_sub(inside), count));
    }

    /// What was measured until now, in the form that was asked for, with a line break at its end.
    pub fn told(&self) -> String {
        let clock = self.clock();
        let total = self.started.elapsed().saturating_sub(clock.counting);
        match self.format {
            TimingsFormat::Table => table(&clock.rows, total),
            TimingsFormat::Json => json(&clock.rows, total),
        }
    }

    fn clock(&self) -> MutexGuard<'_, Clock> {
        self.clock.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn other(rows: &[(Stage, Duration, Count)], total: Duration) -> Duration {
    total.saturating_sub(rows.iter().map(|(_, took, _)| *took).sum())
}

fn table(rows: &[(Stage, Duration, Count)], total: Duration) -> String {
    let line = |name: &str, took: Duration, items: &str, bytes: &str| {
        format!("{name:<10}{:>10.4}{items:>13}{bytes:>17}", took.as_secs_f64()).trim_end().to_owned() + "\n"
    };
    let mut text = format!("{:<10}{:>10}{:>13}{:>17}\n", "stage", "seconds", "items", "bytes");
    for (stage, took, count) in rows {
        let [items, bytes] = [count.items, count.bytes].map(|number| number.map(grouped).unwrap_or_default());
        text.push_str(&line(stage.name(), *took, &items, &bytes));
    }
    text.push_str(&line("other", other(rows, total), "", ""));
    text.push_str(&line("all", total, "", ""));
    text
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[derive(Serialize)]
struct Told {
    stages: Vec<Row>,
    other_seconds: f64,
    seconds: f64,
}

#[derive(Serialize)]
struct Row {
    stage: &'static str,
    seconds: f64,
    items: Option<u64>,
    bytes: Option<u64>,
}

fn json(rows: &[(Stage, Duration, Count)], total: Duration) -> String {
    let row = |(stage, took, count): &(Stage, Duration, Count)| Row {
        stage: stage.name(),
        seconds: took.as_secs_f64(),
        items: count.items,
        bytes: count.bytes,
    };
    let told = Told {
        stages: rows.iter().map(row).collect(),
        other_seconds: other(rows, total).as_secs_f64(),
        seconds: total.as_secs_f64(),
    };
    // Strings and numbers alone cannot fail to be written.
    serde_json::to_string_pretty(&told).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Timings, grouped, json, table};
    use crate::cli::arguments::TimingsFormat;
    use crate::observe::{Count, Stage};

    #[test]
    fn a_row_for_each_stage_and_what_is_left() {
        let rows = [
            (Stage::Discover, Duration::from_millis(12), Count::items(1_234)),
            (Stage::Parse, Duration::from_millis(345), Count::items(5).bytes(67_890_123)),
        ];
        let total = Duration::from_millis(400);
        let expected = "\
stage        seconds        items            bytes
discover      0.0120        1,234
parse         0.3450            5       67,890,123
other         0.0430
all           0.4000
";
        assert_eq!(table(&rows, total), expected);
        let read: serde_json::Value = serde_json::from_str(&json(&rows, total)).unwrap();
        assert_eq!(read["stages"][1]["bytes"], 67_890_123);
        assert_eq!(read["stages"][0]["bytes"], serde_json::Value::Null);
        assert_eq!(read["seconds"], 0.4);
    }

    #[test]
    fn a_stage_inside_another_is_counted_once() {
        let timings = Timings::new(TimingsFormat::Table);
        timings.begins(Stage::Write);
        timings.begins(Stage::Render);
        std::thread::sleep(Duration::from_millis(20));
        timings.ends(Stage::Render, &|| Count::items(1));
        timings.ends(Stage::Write, &|| Count::items(1));
        let clock = timings.clock();
        let took: Vec<_> = clock.rows.iter().map(|(stage, took, _)| (*stage, *took)).collect();
        assert_eq!(took[0].0, Stage::Render);
        assert!(took[0].1 >= Duration::from_millis(20), "{took:?}");
        assert!(took[1].1 < took[0].1, "{took:?}");
    }

    #[test]
    fn groups_of_three() {
        assert_eq!(["0", "999", "1,000", "12,345,678"], [0, 999, 1_000, 12_345_678].map(grouped).as_slice());
    }
}
