//! The functions that templates may call: `asset`, `message` and `message_plain`.
//!
//! They need the page's language, its assets and where these stand. Tera shows a function only the values of
//! the place that calls it, and a component sees none of the page's; so these are kept for the length
//! of a render, on its thread.

use std::cell::RefCell;
use std::sync::Arc;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::assets::Assets;
use crate::diagnostic::nearest;

/// Forms a message: language, id, variables, style. The error says in plain words why it cannot.
/// In [`Style::Html`] it escapes the texts among the variables.
pub type Format = dyn Fn(&str, &str, &[(String, Argument)], Style) -> Result<String, String> + Send + Sync;

/// What the functions call back.
#[derive(Clone)]
pub struct Functions {
    pub format: Arc<Format>,
}

/// The value of a message's variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Plain text, not escaped.
    Text(String),
    Number(i64),
}

/// What a message is formed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// For an element's content.
    Html,
    /// For attributes and `<title>`, which Tera escapes.
    Plain,
}

/// Registers the functions. They have to be there before the first template.
pub fn register(tera: &mut Tera, functions: &Functions) {
    tera.register_function("asset", |arguments: Kwargs, _: &State<'_>| asset(&arguments));
    let format = Arc::clone(&functions.format);
    tera.register_function("message", move |arguments: Kwargs, _: &State<'_>| {
        message(&*format, &arguments, Style::Html).map(|html| Value::safe_string(&html))
    });
    let format = Arc::clone(&functions.format);
    tera.register_function("message_plain", move |arguments: Kwargs, _: &State<'_>| {
        message(&*format, &arguments, Style::Plain).map(Value::from)
    });
}

/// Runs a render with the page's language, its assets and their address at hand.
pub fn on_page<T>(context: &Context, assets: &Arc<Assets>, render: impl FnOnce() -> T) -> T {
    let entry = |name: &str| context.get(name).cloned();
    PAGE.set(Page { language: entry("lang"), asset_base: entry("asset_base"), assets: Arc::clone(assets) });
    let rendered = render();
    PAGE.set(Page::default());
    rendered
}

#[derive(Default)]
struct Page {
    language: Option<Value>,
    asset_base: Option<Value>,
    assets: Arc<Assets>,
}

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
}

fn asset(arguments: &Kwargs) -> TeraResult<String> {
    let path = required(arguments, "asset", "path")?;
    PAGE.with_borrow(|page| {
        let Some(asset) = page.assets.get(path) else {
            let known = nearest(path, page.assets.iter().map(|asset| asset.path.as_str()));
            let help = match known {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("put the file at `static/{path}` in the theme's folder"),
            };
            return fault(&format!("there is no static file `{path}` in the theme"), &help);
        };
        match page.asset_base.as_ref().and_then(Value::as_str) {
            Some(base) => Ok(format!("{base}{}", asset.address)),
            None => fault("this page was given no `asset_base`, the address that assets begin with", ""),
        }
    })
}

fn message(format: &Format, arguments: &Kwargs, style: Style) -> TeraResult<String> {
    let id = required(arguments, "message", "id")?;
    let mut variables = Vec::new();
    for (name, value) in arguments.iter() {
        match name.as_str() {
            None | Some("id") => {}
            Some(name) => variables.push((name.to_owned(), argument(id, name, value)?)),
        }
    }
    variables.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    PAGE.with_borrow(|page| {
        let language = page.language.as_ref().and_then(Value::as_str).unwrap_or_default();
        format(language, id, &variables, style).or_else(|reason| fault(&reason, ""))
    })
}

/// A message's variables are plain: markup would be escaped, or end up in an attribute.
fn argument(id: &str, name: &str, value: &Value) -> TeraResult<Argument> {
    if value.is_string() && value.is_safe() {
        let help = "give it plain text, or print the HTML beside the message";
        return fault(&format!("the message `{id}` is given HTML for `{name}`"), help);
    }
    if let Some(text) = value.as_str() {
        return Ok(Argument::Text(text.to_owned()));
    }
    match value.as_i64() {
        Some(number) => Ok(Argument::Number(number)),
        None if value.is_undefined() || value.is_none() => {
            fault(&format!("the message `{id}` is given nothing for `{name}`"), "")
        }
        None => fault(
            &format!("the message `{id}` is given a {} for `{name}`", value.name()),
            "give it a text or a whole number",
        ),
    }
}

fn required<'a>(arguments: &'a Kwargs, function: &str, name: &'a str) -> TeraResult<&'a str> {
    match arguments.get::<&Value>(name)?.and_then(Value::as_str) {
        Some(text) => Ok(text),
        None => fault(
            &format!("`{function}` is called without a text for `{name}`"),
            &format!("write `{function}({name}=\"…\")`"),
        ),
    }
}

/// A fault in plain words. What to do comes on the second line; see [`super::faults`].
fn fault<T>(message: &str, help: &str) -> TeraResult<T> {
    Err(tera::Error::message(format!("{message}\n{help}")))
}
