//! What `serde_yaml` says, in words for someone who has never heard of it.

use serde_yaml::Value;

/// A message of the library as plain words, and whether it is about syntax.
pub fn plain(error: &str) -> (bool, String) {
    let error = error.split(" at line ").next().unwrap_or(error);
    if let Some(key) = twice(error) {
        return (true, format!("the key `{key}` is there twice"));
    }
    if let Some((name, known)) = unknown_name(error) {
        if error.contains("unknown variant") {
            return (false, format!("`{name}` is not one of: {}", known.join(", ")));
        }
        return (false, format!("there is no key `{name}` here"));
    }
    if let Some(name) = missing_name(error) {
        return (false, format!("`{name}` is missing here"));
    }
    if let Some(fault) = super::scalars::Fault::read(error) {
        return (false, fault.message);
    }
    let message = if error.contains("mapping values are not allowed") {
        "a second colon stands in this line, or the line before is not finished"
    } else if error.contains("found character that cannot start any token") {
        "this line has a tab or a character that YAML keeps for itself at this place"
    } else if error.contains("could not find expected ':'") {
        "a `key: value` is not finished here"
    } else if error.contains("did not find expected key") || error.contains("did not find expected '-'") {
        "the lines here are not indented alike, or a quote is not closed"
    } else if error.contains("unexpected end of stream") || error.contains("found unexpected end") {
        "a quote or a bracket is opened here and never closed"
    } else if error.contains("did not find expected ',' or ']'")
        || error.contains("did not find expected ',' or '}'")
    {
        "a bracket is opened and not closed, or a comma is missing"
    } else if error.contains("unknown anchor") {
        "a value that begins with `*` must stand in quotes"
    } else if error.contains("invalid type") || error.contains("invalid value") {
        return (false, "a value here is not of the kind that its key takes".to_string());
    } else {
        "this cannot be read as YAML"
    };
    (true, message.to_string())
}

/// The number of the line, from 1, where a quote or a bracket is opened that is not closed.
pub fn opened_on_line(error: &str) -> Option<usize> {
    let context = [
        "while scanning a quoted scalar at line ",
        "while parsing a flow sequence at line ",
        "while parsing a flow mapping at line ",
    ];
    let rest = context.iter().find_map(|context| error.split(context).nth(1))?;
    rest.split(' ').next()?.parse().ok().filter(|line| *line > 0)
}

/// What to do about a fault of syntax.
pub fn syntax_help(text: &str, index: Option<usize>) -> String {
    let line = index
        .and_then(|index| text.get(..index))
        .map_or("", |before| before.rsplit('\n').next().unwrap_or(""));
    let whole = index
        .and_then(|index| text.get(index.saturating_sub(line.len())..))
        .map_or("", |rest| rest.lines().next().unwrap_or(""));
    if whole.contains('\t') {
        return "use spaces, not tabs, at the beginning of a line".into();
    }
    if whole.matches(": ").count() > 1 {
        return "put the text after the first colon in quotes: `title: \"One: two\"`".into();
    }
    "put a text that holds `:`, `#`, `[`, `{`, `*` or quotes in quotes, and indent lists alike".into()
}

/// The name that serde did not know, and those that it knows.
pub fn unknown_name(error: &str) -> Option<(String, Vec<String>)> {
    let rest = error.split("unknown field `").nth(1).or_else(|| error.split("unknown variant `").nth(1))?;
    let mut names = rest.split('`');
    let name = names.next()?.to_string();
    let known = names.skip(1).step_by(2).map(str::to_string).collect();
    Some((name, known))
}

/// The key that stands twice in one mapping.
pub fn twice(error: &str) -> Option<String> {
    let rest =
        error.split("duplicate entry with key ").nth(1).or_else(|| error.split("duplicate field ").nth(1))?;
    Some(rest.split(" at line ").next().unwrap_or(rest).trim_matches(['"', '`']).to_string())
}

/// The name of a field that is missing.
pub fn missing_name(error: &str) -> Option<String> {
    Some(error.split("missing field `").nth(1)?.split('`').next()?.to_string())
}

/// What a value is, in plain words.
pub fn kind_of(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) if text.chars().count() <= 40 => format!("the text `{text}`"),
        Value::String(_) => "a text".into(),
        Value::Sequence(_) => "a list".into(),
        Value::Mapping(_) | Value::Tagged(_) => "a group of keys".into(),
    }
}

/// What to do about a value of the wrong kind.
pub fn type_help(takes: &str, value: &Value) -> String {
    match value {
        Value::Null => "write a value after the colon, or take the line out".into(),
        Value::Number(_) | Value::Bool(_) => "put it in quotes if it is meant as a text".into(),
        Value::String(text) if matches!(text.as_str(), "no" | "off" | "n") => "write `false`".into(),
        Value::String(text) if matches!(text.as_str(), "yes" | "on" | "y") => "write `true`".into(),
        Value::String(_) if takes.starts_with("`true`") => "write `true` or `false`, without quotes".into(),
        Value::String(_) if takes.contains("number") => "write it in digits, without quotes".into(),
        Value::Mapping(_) if takes.starts_with("a list") => {
            "write a list in brackets, `[one, two]`, or as lines that begin with `- `".into()
        }
        Value::String(_) => "write a list in brackets, `[one, two]`, or as lines that begin with `- `".into(),
        Value::Sequence(_) => "write a single value, without brackets or dashes".into(),
        Value::Mapping(_) | Value::Tagged(_) => {
            "if a text holds a colon, put the whole text in quotes".into()
        }
    }
}
