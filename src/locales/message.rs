//! One message and what is put into it.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;
use fluent_bundle::{FluentArgs, FluentError, FluentValue};

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::language::Language;

use super::plurals::{Plurals, category_variables, written_name};
use super::translation::{Marks, Translation};

/// A text of the interface and the language that it is in, which is not the page's where the text
/// is a fallback's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    pub text: Arc<str>,
    pub language: Language,
}

/// A value for a variable of a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Argument<'a> {
    Text(&'a str),
    /// Printed in the language's digits, and chooses the plural form.
    Number(i64),
    /// Markup that stands as it is in HTML. Only for [`super::Locale::html`]; elsewhere it is text.
    Html(&'a str),
}

/// What a message is formed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Visible,
    Plain,
    Html,
}

/// Markup stands in for itself as a noncharacter and its number until the rest is escaped.
const PLACE_BEGINS: char = '\u{fdd0}';
const PLACE_ENDS: char = '\u{fdd1}';

/// What Fluent puts around a value: FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
const ISOLATE: char = '\u{2068}';
const ISOLATE_ENDS: char = '\u{2069}';

pub(super) fn form(
    translation: &Translation,
    name: &str,
    arguments: &[(&str, Argument<'_>)],
    form: Form,
) -> Result<Message, Box<Diagnostic>> {
    let marks = if form == Form::Plain { Marks::Left } else { Marks::Kept };
    let Some((text, errors)) =
        translation.form(name, &fluent_arguments(arguments, form, &translation.plurals), marks)
    else {
        return Err(Box::new(unknown(name, [])));
    };
    if let Some(error) = errors.first() {
        return Err(Box::new(unformed(translation, name, error)));
    }
    let text = if form == Form::Html { html(&text, arguments) } else { text };
    Ok(Message { text: text.into(), language: translation.language.clone() })
}

/// A message that no language has.
pub(super) fn unknown<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write `{name} = …` in the theme's or the site's files of messages"),
    };
    Diagnostic::nowhere(Code::FluentMessage, format!("there is no message `{name}`")).help(help)
}

fn unformed(translation: &Translation, name: &str, error: &FluentError) -> Diagnostic {
    let (message, help) = match error {
        FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => (
            format!("the message `{name}` needs a value for `${}`, which it is not given", written_name(id)),
            "take the variable out of the text, or give the value where the template uses the message",
        ),
        other => (
            format!("the message `{name}` cannot be formed: {other}"),
            "compare with the same message in another language",
        ),
    };
    let place =
        translation.catalog.messages.get(name).and_then(|entry| Some((entry.source?, entry.span.clone())));
    match place {
        Some((source, span)) => Diagnostic::new(Code::FluentMessage, source, message).span(span).help(help),
        None => Diagnostic::nowhere(Code::FluentMessage, message).help(help),
    }
}

fn fluent_arguments<'a>(
    arguments: &[(&'a str, Argument<'a>)],
    form: Form,
    plurals: &Plurals,
) -> FluentArgs<'a> {
    let mut fluent = FluentArgs::with_capacity(3 * arguments.len());
    for (at, (name, argument)) in arguments.iter().enumerate() {
        let value = match argument {
            Argument::Number(number) => {
                for (variable, category) in plurals.categories(name, *number) {
                    fluent.set(variable, category);
                }
                FluentValue::from(*number)
            }
            Argument::Html(_) if form == Form::Html => {
                FluentValue::from(format!("{PLACE_BEGINS}{at}{PLACE_ENDS}"))
            }
            Argument::Text(text) | Argument::Html(text) => FluentValue::from(without_places(text)),
        };
        if !matches!(argument, Argument::Number(_)) {
            // A text is of no category, and a message that asks for one takes its last variant.
            for variable in category_variables(name) {
                fluent.set(variable, "");
            }
        }
        fluent.set(*name, value);
    }
    fluent
}

fn without_places(text: &str) -> Cow<'_, str> {
    if text.contains(PLACE_BEGINS) { text.replace(PLACE_BEGINS, "").into() } else { text.into() }
}

/// Escapes a formed text and puts the markup in its places. What is put in is isolated by `<bdi>` in place of Fluent's
/// marks; markup is not, since it isolates itself.
fn html(text: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    let mut parts = text.split(PLACE_BEGINS);
    let mut out = String::with_capacity(text.len() + 16);
    let mut open = Vec::new();
    let mut before = parts.next().unwrap_or_default();
    for part in parts {
        let (place, mut rest) = part.split_once(PLACE_ENDS).unwrap_or(("", part));
        let argument = place.parse::<usize>().ok().and_then(|at| arguments.get(at));
        if let Some((_, Argument::Html(markup))) = argument {
            if let (Some(words), Some(after)) =
                (before.strip_suffix(ISOLATE), rest.strip_prefix(ISOLATE_ENDS))
            {
                (before, rest) = (words, after);
            }
            escape(before, &mut open, &mut out);
            out.push_str(markup);
        } else {
            escape(before, &mut open, &mut out);
        }
        before = rest;
    }
    escape(before, &mut open, &mut out);
    open.into_iter().filter(|is_ours| *is_ours).for_each(|_| out.push_str("</bdi>"));
    out
}

/// `open`: of each isolation that has begun, whether it became an element.
fn escape(text: &str, open: &mut Vec<bool>, out: &mut String) {
    for character in text.chars() {
        match character {
            ISOLATE => {
                open.push(true);
                out.push_str("<bdi>");
            }
            // Those of a name itself.
            '\u{2066}' | '\u{2067}' => {
                open.push(false);
                out.push(character);
            }
            ISOLATE_ENDS => match open.pop() {
                Some(true) => out.push_str("</bdi>"),
                Some(false) => out.push(character),
                None => {}
            },
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}
