//! What deciding on a comment, or adding one, makes of its file's text.
//!
//! The text is edited where it has to be and nowhere else. What comes of that is read again and compared: a change that
//! would do anything but what was asked for is none, and its file stays as it is.

use serde_json::{Map, Value};

use crate::diagnostic::Code;
use crate::markdown::{Text, readers};
use crate::model::body::{LinkKind, RawHtml};
use crate::model::conventions::Conventions;
use crate::model::language::Language;
use crate::moderation::words::escaped;
use crate::moderation::{Comment, Incoming, LONGEST};
use crate::source::SourceId;
use crate::yaml::edit::{Written, append, replace, set};
use crate::yaml::{quoted, read_list};

/// What stands in place of words that were taken out.
const OMISSION: &str = "[…]";

/// What is decided on a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub approved: bool,
    /// Whether its page says that words were taken out.
    pub redacted: bool,
    /// Words that are taken out now.
    pub take_out: Vec<String>,
    /// In which language it is, where that is to be said anew.
    pub language: Option<Language>,
    pub by: Option<String>,
    /// `2012-05-17`.
    pub on: String,
    pub rule: Option<String>,
}

/// A file's new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Text(String),
    /// The very comment is there already.
    None,
}

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// There are no words in it.
    Empty,
    /// It has so many characters.
    Long(usize),
    /// It holds what a comment may not, said in one clause.
    Markup(String),
    /// These words are not in it as they are.
    NoSuchWords(String),
    /// The file is written in a way that this program does not edit; what to write into it by hand.
    Form(String),
}

impl Incoming {
    /// The text of a file of comments with this one at its end, which nobody has decided on. `is_letter`: whoever wrote
    /// it did not mean to write Markdown.
    pub fn added_to(mut self, text: &str, is_letter: bool) -> Result<Change, Unfit> {
        if !self.text.chars().any(char::is_alphanumeric) {
            return Err(Unfit::Empty);
        }
        if let Some(why) = fault(&self.text) {
            if !is_letter {
                return Err(Unfit::Markup(why));
            }
            self.text = escaped(&self.text);
        }
        // A letter's marks may have become twice as many.
        let length = self.text.chars().count();
        if length > 2 * LONGEST {
            return Err(Unfit::Long(length));
        }
        let (item, read) = self.item();
        let by_hand = || Unfit::Form(append("", &item).unwrap_or_default());
        let before = items(text).ok_or_else(by_hand)?;
        let is_it = |known: &&Value| {
            ["name", "place", "date", "text"].iter().all(|key| known.get(key) == read.get(*key))
        };
        if before.iter().any(|known| is_it(&known)) {
            return Ok(Change::None);
        }
        let made = append(text, &item).ok_or_else(by_hand)?;
        let after = items(&made).ok_or_else(by_hand)?;
        let is_added =
            after.split_last().is_some_and(|(last, others)| others == before && *last == Value::Object(read));
        if is_added { Ok(Change::Text(made)) } else { Err(by_hand()) }
    }

    /// As it is written, and as it is read.
    fn item(&self) -> (Vec<(&'static str, Written)>, Map<String, Value>) {
        let mut item = Vec::new();
        let mut read = Map::new();
        let texts = [
            ("name", self.name.clone(), true),
            ("place", self.place.clone(), true),
            ("date", Some(self.date.clone()), false),
            ("language", self.language.as_ref().map(ToString::to_string), true),
            ("status", Some("pending".to_owned()), false),
        ];
        for (key, value, is_quoted) in texts {
            let Some(value) = value else { continue };
            item.push((key, Written::Line(if is_quoted { quoted(&value) } else { value.clone() })));
            read.insert(key.to_owned(), Value::String(value));
        }
        item.push(("text", Written::Block(self.text.clone())));
        read.insert("text".to_owned(), Value::String(format!("{}\n", self.text)));
        (item, read)
    }
}

impl Decision {
    /// The text of a file of comments with this decided on one of them.
    pub fn made_in(&self, text: &str, comment: &Comment) -> Result<String, Unfit> {
        let number = comment.number;
        let decided = self.decided();
        let status = if self.approved { "approved" } else { "rejected" };
        let by_hand = || Unfit::Form(format!("  status: {status}\n  decided: {decided}"));
        let mut expected = items(text).ok_or_else(by_hand)?;
        let before = expected.get_mut(number).and_then(Value::as_object_mut).ok_or_else(by_hand)?;
        let mut made = text.to_owned();
        for words in &self.take_out {
            let gone = || Unfit::NoSuchWords(words.clone());
            made = replace(&made, number, "text", words, OMISSION).ok_or_else(gone)?;
            let written = before.get("text").and_then(Value::as_str).ok_or_else(gone)?;
            before.insert("text".to_owned(), Value::String(written.replace(words, OMISSION)));
        }
        let mut values = vec![("decided", decided.as_str()), ("status", status)];
        if self.redacted {
            values.push(("redacted", "true"));
            before.insert("redacted".to_owned(), Value::Bool(true));
        }
        let language = self.language.as_ref().map(|language| quoted(language.as_str()));
        if let (Some(written), Some(language)) = (&language, &self.language) {
            values.push(("language", written));
            before.insert("language".to_owned(), Value::String(language.to_string()));
        }
        before.insert("status".to_owned(), Value::String(status.to_owned()));
        let as_read = items(&format!("- {{decided: {decided}}}\n"))
            .and_then(|read| read.first()?.get("decided").cloned());
        before.insert("decided".to_owned(), as_read.ok_or_else(by_hand)?);
        made = set(&made, number, "date", &values).ok_or_else(by_hand)?;
        if items(&made).as_ref() == Some(&expected) { Ok(made) } else { Err(by_hand()) }
    }

    /// `{by: "A. Martin", on: 2012-05-17, rule: "3"}`.
    fn decided(&self) -> String {
        let by = self.by.as_deref().map(|by| format!("by: {}, ", quoted(by))).unwrap_or_default();
        let rule = self.rule.as_deref().map(|rule| {
            let is_number =
                !rule.is_empty() && rule.len() < 9 && rule.bytes().all(|byte| byte.is_ascii_digit());
            let rule = if is_number && !rule.starts_with('0') { rule.to_owned() } else { quoted(rule) };
            format!(", rule: {rule}")
        });
        format!("{{{by}on: {}{}}}", self.on, rule.unwrap_or_default())
    }
}

/// The items of a file of comments as plain values; `None` where it is no such list.
fn items(text: &str) -> Option<Vec<Value>> {
    let read = read_list::<Value>(SourceId(0), text, Code::BadComment, "");
    let items = read.value.into_iter().map(|(_, item)| item).collect();
    read.diagnostics.is_empty().then_some(items)
}

/// What a comment's text may not hold, and this one does.
fn fault(text: &str) -> Option<String> {
    let text = Text {
        text,
        source: SourceId(0),
        offset: 0,
        html: RawHtml::Forbid,
        conventions: Conventions::UNKNOWN,
    };
    let read = readers(&text);
    let is_picture = |kind: LinkKind| matches!(kind, LinkKind::Picture | LinkKind::Media);
    if !read.value.headings.is_empty() {
        return Some("a comment may hold no heading".to_owned());
    }
    if read.value.links.iter().any(|link| is_picture(link.kind)) {
        return Some("a comment may hold no picture".to_owned());
    }
    read.diagnostics.into_iter().next().map(|fault| fault.message)
}
