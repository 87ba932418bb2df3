//! What an editor, a designer or the calendar may do to a site, at random.

mod look;
mod posts;
mod settings;
mod texts;

use super::bench::Call;
use super::dice::Dice;
use super::keys::{set, with_body};
use super::start::Files;

/// A site and how it is built.
#[derive(Clone)]
pub struct State {
    pub files: Files,
    pub call: Call,
}

impl State {
    /// The paths that begin and end so, in order.
    pub fn paths(&self, begin: &str, end: &str) -> Vec<String> {
        self.files.keys().filter(|path| path.starts_with(begin) && path.ends_with(end)).cloned().collect()
    }

    pub fn text(&self, path: &str) -> String {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    pub fn put(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }

    pub fn set(&mut self, path: &str, key: &str, value: Option<&str>) -> String {
        let text = set(&self.text(path), key, value);
        self.put(path, &text);
        format!("{path}: {key}: {}", value.unwrap_or("(out)"))
    }

    pub fn set_body(&mut self, path: &str, body: &str) -> String {
        let text = with_body(&self.text(path), body);
        self.put(path, &text);
        format!("{path}: body {body:?}")
    }

    pub fn rename(&mut self, from: &str, to: &str) -> String {
        if let Some(bytes) = self.files.remove(from) {
            self.files.insert(to.to_owned(), bytes);
        }
        format!("{from} renamed {to}")
    }

    pub fn remove(&mut self, path: &str) -> String {
        self.files.remove(path);
        format!("{path} removed")
    }
}

/// Does one thing; says what.
pub fn edit(state: &mut State, dice: &mut Dice) -> String {
    match dice.below(20) {
        0..=6 => posts::key(state, dice),
        7..=9 => posts::file(state, dice),
        10..=11 => texts::edit(state, dice),
        12..=13 => texts::author(state, dice),
        14..=16 => settings::edit(state, dice),
        17..=18 => look::edit(state, dice),
        _ => clock(state, dice),
    }
}

/// Instants at which something comes out, ends, or a week is over.
fn clock(state: &mut State, dice: &mut Dice) -> String {
    let moments = [
        "2026-03-01T00:00:00Z",
        "2026-03-09T03:59:00Z",
        "2026-03-16T04:01:00Z",
        "2026-03-21T12:00:00Z",
        "2026-03-29T23:00:00Z",
        "2026-03-30T07:00:00Z",
        "2026-04-21T12:00:00Z",
    ];
    if dice.below(4) == 0 {
        state.call.drafts = !state.call.drafts;
        return format!("drafts {}", state.call.drafts);
    }
    state.call.now = dice.text(&moments);
    format!("the clock is at {}", state.call.now)
}

/// A text that no other edit has written.
fn fresh(dice: &mut Dice, of: &str) -> String {
    format!("{of} {}", dice.below(10_000))
}
