//! Whether the program gives templates what `docs/themes.md` says, all of it and nothing else: for the tests alone.
//!
//! Themes whose name ends with [`MARKED`] are watched: every set of values that one of their templates is rendered
//! with is held to the tables of that document, shapes included. What the document names and no page showed is told
//! too, since nothing would be known of it.

mod check;
mod document;
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use tera::{Context, Kwargs, State, Tera, Value};

pub use check::Findings;
use document::Contract;

/// How the names of themes end that are watched.
pub const MARKED: &str = "-as-documented";

static CONTRACT: LazyLock<Contract> = LazyLock::new(|| document::read(include_str!("../../docs/themes.md")));

/// By theme.
static FINDINGS: Mutex<BTreeMap<String, Findings>> = Mutex::new(BTreeMap::new());

/// Looks at what a template is rendered with.
pub fn note(chain: &[String], template: &str, context: &Context) {
    let Some(theme) = chain.first().filter(|theme| theme.ends_with(MARKED)) else { return };
    let values = values(context);
    let mut findings = FINDINGS.lock().unwrap_or_else(PoisonError::into_inner);
    check::check(&CONTRACT, template, &values, findings.entry(theme.clone()).or_default());
}

/// What was found of a theme's templates.
pub fn found(theme: &str) -> Findings {
    let findings = FINDINGS.lock().unwrap_or_else(PoisonError::into_inner);
    findings.get(theme).cloned().unwrap_or_default()
}

/// What the document names and these pages have not shown.
pub fn unseen(findings: &Findings) -> Vec<String> {
    check::unseen(&CONTRACT, findings)
}

/// All values of a context, which itself only tells those that are asked for by name.
fn values(context: &Context) -> Value {
    let taken = Arc::new(Mutex::new(Value::none()));
    let take = Arc::clone(&taken);
    let mut tera = Tera::default();
    tera.register_filter("taken", move |values: &Value, _: Kwargs, _: &State<'_>| {
        *take.lock().unwrap_or_else(PoisonError::into_inner) = values.clone();
        String::new()
    });
    tera.add_raw_template("all", "{{ __tera_context | taken }}").expect("a template that can be read");
    tera.render("all", context).expect("a template that asks for what is there");
    let values = taken.lock().unwrap_or_else(PoisonError::into_inner);
    values.clone()
}
