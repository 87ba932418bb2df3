//! Which names of other places a Rust file uses: its `use` lines and every `a::b` in its code.
//!
//! It reads tokens, so comments, documentation and texts in quotes count for nothing. What is compiled for
//! tests alone is left out: a test may look where it likes.

use std::collections::BTreeSet;
use std::error::Error;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path as it is used: `["crate", "model", "site"]` for what is our own, `["tera", "Value"]` for a library's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    pub path: Vec<String>,
    /// From 1.
    pub line: usize,
}

/// What one file says.
#[derive(Debug, Default)]
pub struct Said {
    pub used: Vec<Used>,
    /// The modules that are compiled for tests alone, which have files of their own.
    pub tests: Vec<String>,
}

/// Reads one file. `module` is its path below `crate`; `children` are the modules right below it.
pub fn read(text: &str, module: &[String], children: &BTreeSet<String>) -> Result<Said, Box<dyn Error>> {
    let mut reader = Reader { module: module.to_vec(), children, said: Said::default() };
    reader.items(text.parse()?);
    Ok(reader.said)
}

struct Reader<'a> {
    module: Vec<String>,
    children: &'a BTreeSet<String>,
    said: Said,
}

impl Reader<'_> {
    fn items(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == '#' && is_test_mark(tokens.get(at + 1)) => {
                    let after = after_item(&tokens, at);
                    if let [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(_)] =
                        &tokens[at + 2..after]
                        && word == "mod"
                    {
                        self.said.tests.push(name.to_string());
                    }
                    at = after;
                }
                TokenTree::Ident(word) if word == "use" => {
                    let end = after_item(&tokens, at);
                    self.tree(&[], &tokens[at + 1..end]);
                    at = end;
                }
                TokenTree::Ident(_) => {
                    let (path, end) = path_at(&tokens, at);
                    let continues =
                        at > 0 && is_mark(tokens.get(at - 1), ':') && is_mark(tokens.get(at - 2), ':');
                    if path.len() > 1 && !continues {
                        self.keep(path, token);
                    }
                    at = end;
                }
                TokenTree::Group(group) => {
                    self.items(group.stream());
                    at += 1;
                }
                TokenTree::Literal(literal) => {
                    // `#[serde(deserialize_with = "crate::yaml::text")]`
                    let text = literal.to_string();
                    if let Some(path) = text.strip_prefix("\"crate::").and_then(|path| path.strip_suffix('"'))
                    {
                        let path = ["crate"].into_iter().chain(path.split("::")).map(str::to_owned).collect();
                        self.keep(path, token);
                    }
                    at += 1;
                }
                TokenTree::Punct(mark)
                    if mark.as_char() == '.' && is_asked_of_the_disk(tokens.get(at + 1)) =>
                {
                    self.keep(vec!["a file's".to_owned()], token);
                    at += 2;
                }
                TokenTree::Punct(_) => at += 1,
            }
        }
    }

    /// What stands between `use` and `;`, or between the braces of such a line.
    fn tree(&mut self, before: &[String], tokens: &[TokenTree]) {
        for branch in tokens.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',')) {
            let Some(first) = branch.first() else { continue };
            let mut path = before.to_vec();
            let mut inner = None;
            for token in branch {
                match token {
                    TokenTree::Ident(word) if word == "as" => break,
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    TokenTree::Group(group) => inner = Some(group.stream()),
                    _ => {}
                }
            }
            match inner {
                Some(inner) => self.tree(&path, &inner.into_iter().collect::<Vec<_>>()),
                None => self.keep(path, first),
            }
        }
    }

    fn keep(&mut self, path: Vec<String>, token: &TokenTree) {
        let mut base = self.module.clone();
        let mut rest = path.as_slice();
        match path.first().map(String::as_str) {
            Some("crate" | "chancery") => {
                base.clear();
                rest = &rest[1..];
            }
            Some("self" | "super") => {
                while let Some((first, others)) = rest.split_first() {
                    match first.as_str() {
                        "self" => {}
                        "super" => drop(base.pop()),
                        _ => break,
                    }
                    rest = others;
                }
            }
            Some(first) if self.children.contains(first) => {}
            _ => {
                self.said.used.push(Used { path, line: token.span().start().line });
                return;
            }
        }
        let path = ["crate".to_owned()].into_iter().chain(base).chain(rest.iter().cloned()).collect();
        self.said.used.push(Used { path, line: token.span().start().line });
    }
}

/// The names that `::` joins from here on, and where the first token after them is.
fn path_at(tokens: &[TokenTree], mut at: usize) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    while let Some(TokenTree::Ident(word)) = tokens.get(at) {
        path.push(word.to_string());
        at += 1;
        if !(is_mark(tokens.get(at), ':') && is_mark(tokens.get(at + 1), ':')) {
            break;
        }
        at += 2;
    }
    (path, at)
}

/// Behind the `;` or the braces that end the item which begins here.
fn after_item(tokens: &[TokenTree], start: usize) -> usize {
    let is_use = matches!(&tokens[start], TokenTree::Ident(word) if word == "use");
    let ends = |token: &TokenTree| match token {
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Group(group) => !is_use && group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    tokens[start..].iter().position(ends).map_or(tokens.len(), |length| start + length + 1)
}

fn is_test_mark(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group))
        if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Methods of `Path` that go around `std::fs`.
const OF_THE_DISK: &[&str] = &[
    "canonicalize",
    "exists",
    "is_dir",
    "is_file",
    "is_symlink",
    "metadata",
    "read_dir",
    "symlink_metadata",
    "try_exists",
];

fn is_asked_of_the_disk(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Ident(word)) if OF_THE_DISK.iter().any(|method| word == method))
}

fn is_mark(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == character)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::read;

    /// The paths that a file `src/render/feeds.rs` with a sub-module `rss` is found to use.
    fn paths(text: &str) -> Vec<String> {
        let module = ["render".to_owned(), "feeds".to_owned()];
        let children = BTreeSet::from(["rss".to_owned()]);
        let said = read(text, &module, &children).expect("these lines are Rust");
        said.used.iter().map(|used| format!("{}:{}", used.line, used.path.join("::"))).collect()
    }

    #[test]
    fn use_lines_are_taken_apart() {
        assert_eq!(
            paths("use crate::model::{site::Site, url};"),
            ["1:crate::model::site::Site", "1:crate::model::url"]
        );
        assert_eq!(paths("\npub use super::xml as written;"), ["2:crate::render::xml"]);
        assert_eq!(paths("use self::rss::write;"), ["1:crate::render::feeds::rss::write"]);
        assert_eq!(
            paths("use {tera::{Context, Tera}, std::fs};"),
            ["1:tera::Context", "1:tera::Tera", "1:std::fs"]
        );
        assert_eq!(paths("use super::super::plan;"), ["1:crate::plan"]);
    }

    #[test]
    fn so_is_the_code() {
        assert_eq!(paths("fn f() { let a = crate::plan::plan(&b); }"), ["1:crate::plan::plan"]);
        assert_eq!(
            paths("fn f(x: tera::Value) -> Vec<rss::Item> {}"),
            ["1:tera::Value", "1:crate::render::feeds::rss::Item"]
        );
        assert_eq!(paths("fn f() {\n  let now = SystemTime::now();\n}"), ["2:SystemTime::now"]);
        assert_eq!(paths("#[derive(serde::Deserialize)] struct S;"), ["1:serde::Deserialize"]);
        assert_eq!(paths("mod a; use chancery::cli;"), ["1:crate::cli"]);
        assert_eq!(paths("#[serde(with = \"crate::yaml::text\")] struct S;"), ["1:crate::yaml::text"]);
        assert_eq!(paths("fn f() { if path.is_file() {} }"), ["1:a file's"]);
    }

    #[test]
    fn comments_texts_and_tests_are_not() {
        assert_eq!(paths("//! [`crate::serve`]\n/* tera::x */ const A: &str = \"std::fs\";"), [""; 0]);
        assert_eq!(paths("#[cfg(test)]\nmod tests { use std::fs; }"), [""; 0]);
        assert_eq!(paths("#[cfg(test)] use std::fs; use std::io;"), ["1:std::io"]);
        let module = ["theme".to_owned()];
        let said =
            read("#[cfg(test)]\nmod sample;\nmod values;", &module, &BTreeSet::new()).expect("this is Rust");
        assert_eq!(said.tests, ["sample"]);
    }
}
