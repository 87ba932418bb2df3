//! Whether a template only prints what it is given, and asks whether it is there.
//!
//! Such a template makes the same text of two sets of values, but for the values themselves, wherever the
//! same of them are there. So it need be rendered only once for all that are alike in this.

/// Whether what stands in a tag is plain, of these names and paths.
type Check = fn(&str, &[&str], &[&str]) -> bool;

/// Whether a template does no more with these names than print them and ask for them. `known` are the
/// dotted paths that it may go on to. Whoever is in doubt says no.
pub fn is_plain(text: &str, names: &[&str], known: &[&str]) -> bool {
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let inside = rest.get(start + 1..).unwrap_or_default();
        let (end, check): (&str, Check) = match inside.as_bytes().first() {
            Some(b'#') => ("#}", |_, _, _| true),
            Some(b'{') => ("}}", printed),
            Some(b'%') => ("%}", asked),
            _ => {
                rest = inside;
                continue;
            }
        };
        let Some((tag, after)) = inside.get(1..).and_then(|inside| inside.split_once(end)) else {
            return false;
        };
        let tag = tag.strip_prefix('-').unwrap_or(tag);
        if !check(tag.strip_suffix('-').unwrap_or(tag).trim(), names, known) {
            return false;
        }
        rest = after;
    }
    true
}

fn printed(expression: &str, names: &[&str], known: &[&str]) -> bool {
    let calls_a_component = expression.starts_with('<');
    is_known(expression, known) || !(calls_a_component || mentions(expression, names))
}

fn asked(tag: &str, names: &[&str], known: &[&str]) -> bool {
    let mut words = tag.split_whitespace();
    match words.next() {
        Some("else" | "endif" | "block" | "endblock" | "for" | "endfor") => !mentions(tag, names),
        Some("if" | "elif") => words.all(|word| {
            matches!(word, "not" | "and" | "or") || is_known(word, known) || is_other(word, names)
        }),
        _ => false,
    }
}

/// A path of other names: these are the same wherever the template is used.
fn is_other(word: &str, names: &[&str]) -> bool {
    word.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '.'))
        && !mentions(word, names)
}

fn is_known(path: &str, known: &[&str]) -> bool {
    known.contains(&path)
}

fn mentions(text: &str, names: &[&str]) -> bool {
    text.split(|character: char| !(character.is_alphanumeric() || character == '_'))
        .any(|word| names.contains(&word) || word == "__tera_context")
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn what_does_more_than_print_and_ask_is_not_plain() {
        let is_plain =
            |text: &str| is_plain(text, &["post", "level"], &["post.title", "post.date.iso", "level"]);
        for text in [
            "<h{{ level }}>{{- post.title -}}</h{{level}}> { } {# post | upper #}",
            "{% if not post.title and post.date.iso %}{{ asset(path=\"a\") }}{%- elif blog.id %}{% else %}{% endif %}",
            "{% for feed in feeds %}{{ feed.url | upper }}{% endfor %}",
        ] {
            assert!(is_plain(text), "{text}");
        }
        for text in [
            "{{ post.title | upper }}",
            "{{ post.other }}",
            "{{ post }}",
            "{% if post.title == \"a\" %}{% endif %}",
            "{% if (post.title) %}{% endif %}",
            "{% if blog.id == level %}{% endif %}",
            "{% for tag in post.tags %}{% endfor %}",
            "{% set title = post.title %}",
            "{% include \"a.html\" %}",
            "{% extends \"a.html\" %}",
            "{{ <line post={post}/> }}",
            "{{ <line/> }}",
            "{{ __tera_context }}",
            "{{ message(id=\"a\", b=post.title) }}",
            "{{ post.title",
        ] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
