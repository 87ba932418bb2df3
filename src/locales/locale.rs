//! One language of a site: its messages, and how it writes dates, lists, numbers and names.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::Zoned;
use jiff::civil::{Date, DateTime, Time};

use crate::diagnostic::Diagnostic;
use crate::model::artifact::Fingerprint;
use crate::model::language::Language;

use super::dates::DateStyle;
use super::direction::Direction;
use super::formats::Formats;
use super::message::{Argument, Form, Message, form, unknown};
use super::translation::Translation;

/// A language of the site. All methods are pure, fast and may be called from any thread.
pub struct Locale {
    pub language: Language,
    pub direction: Direction,
    /// Over all messages that hold here, whichever language they come from, and how numbers and dates are written.
    pub fingerprint: Fingerprint,
    /// All messages without variables, sorted by name, without isolation marks.
    pub strings: Vec<(Arc<str>, Message)>,
    /// Each message's name and which of the translations holds.
    pub(super) index: BTreeMap<Arc<str>, usize>,
    /// Of this language and its fallbacks, in order.
    pub(super) translations: Vec<Translation>,
    pub(super) formats: Formats,
}

impl Locale {
    /// A message without variables, formed beforehand.
    pub fn string(&self, name: &str) -> Option<&Message> {
        let at = self.strings.binary_search_by(|(known, _)| known.as_ref().cmp(name)).ok()?;
        self.strings.get(at).map(|(_, message)| message)
    }

    /// A message for text that is shown: what is put into it stands between isolation marks, so that
    /// names of another direction do not disturb the line. Not escaped for HTML.
    ///
    /// Fails on a name that no language of the chain has, and on a missing variable.
    pub fn visible(
        &self,
        name: &str,
        arguments: &[(&str, Argument<'_>)],
    ) -> Result<Message, Box<Diagnostic>> {
        self.form(name, arguments, Form::Visible)
    }

    /// A message for attributes, `<title>`, feeds and addresses: no isolation marks, not escaped.
    /// Fails as [`Locale::visible`] does.
    pub fn plain(&self, name: &str, arguments: &[(&str, Argument<'_>)]) -> Result<Message, Box<Diagnostic>> {
        self.form(name, arguments, Form::Plain)
    }

    /// A message as HTML, with isolation marks: everything is escaped but [`Argument::Html`].
    /// Fails as [`Locale::visible`] does.
    pub fn html(&self, name: &str, arguments: &[(&str, Argument<'_>)]) -> Result<Message, Box<Diagnostic>> {
        self.form(name, arguments, Form::Html)
    }

    /// The language that dates, lists and numbers are in: this one, or the first fallback that CLDR
    /// has data for.
    pub fn format_language(&self) -> &Language {
        &self.formats.language
    }

    /// A day, in the language's calendar; months and years alone in the Gregorian one.
    pub fn date(&self, day: Date, style: DateStyle) -> String {
        self.formats.dates.date(day, style)
    }

    /// Hours and minutes.
    pub fn time(&self, time: Time) -> String {
        self.formats.dates.time(time)
    }

    /// A long date with hours and minutes, for readers in the place itself.
    pub fn date_time(&self, moment: DateTime) -> String {
        self.formats.dates.date_time(moment)
    }

    /// A long date with hours, minutes and the zone: by its short name where the language's readers
    /// know one (“14:05 CET”), else by the place whose time it is (“14:05 (hora de Almaty)”).
    pub fn date_time_zone(&self, moment: &Zoned) -> String {
        self.formats.dates.date_time_zone(moment)
    }

    /// The name of a zone's time between two moments in it, as a line of its own says it: “Central European
    /// Summer Time (Paris)”, “hora de Almaty”.
    pub fn zone(&self, from: &Zoned, to: &Zoned) -> String {
        self.formats.dates.zone(from, to)
    }

    /// “Anna, Bilal et Chen”.
    pub fn list(&self, items: &[&str]) -> String {
        self.formats.lists.plain(items)
    }

    /// The same with each item's HTML (plain text, HTML) in its place, which has to isolate itself.
    pub fn list_html(&self, items: &[(&str, &str)]) -> String {
        self.formats.lists.html(items)
    }

    pub fn number(&self, number: i64) -> String {
        self.formats.numbers.integer(number)
    }

    /// The order of names and titles for this language's readers. Only equal texts are equal.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.formats.sorting.compare(left, right)
    }

    /// Bytes that compare as [`Locale::compare`] does.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        self.formats.sorting.key(text)
    }

    /// A language's name in this one, as it stands within a sentence; its tag where it has none.
    pub fn language_name(&self, language: &Language) -> String {
        self.formats.names.as_ref().map_or_else(|| language.to_string(), |names| names.of(language))
    }

    fn form(
        &self,
        name: &str,
        arguments: &[(&str, Argument<'_>)],
        as_form: Form,
    ) -> Result<Message, Box<Diagnostic>> {
        match self.index.get(name).and_then(|at| self.translations.get(*at)) {
            Some(translation) => form(translation, name, arguments, as_form),
            None => Err(Box::new(unknown(name, self.index.keys().map(AsRef::as_ref)))),
        }
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Locale").field("language", &self.language).finish_non_exhaustive()
    }
}
