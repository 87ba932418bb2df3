//! The messages of one language, ready to be formed for pages of a language.

use std::convert::Infallible;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::failure::Failure;
use crate::model::language::Language;
use crate::model::writing::Writing;

use super::catalog::Catalog;
use super::numbers::Numbers;
use super::plurals::Plurals;
use super::survey::NUMBER;
use super::systems::{NUMERALS, numerals};

/// Whether a text keeps the marks that hold what is put into it apart from its own direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    Kept,
    Left,
}

/// The messages of one language.
pub(super) struct Translation {
    /// The language that its texts are said to be in: the page's own, where they serve the page.
    pub(super) language: Language,
    pub(super) catalog: Arc<Catalog>,
    pub(super) plurals: Plurals,
    with_marks: FluentBundle<Arc<FluentResource>>,
    without_marks: FluentBundle<Arc<FluentResource>>,
}

impl Translation {
    /// `language` decides over plurals and numbers.
    pub(super) fn new(catalog: Arc<Catalog>, language: Language, writing: &Writing) -> Result<Self, Failure> {
        let print = PRINTERS.get(numerals(writing).map_or(0, |number| number + 1)).copied();
        Ok(Self {
            plurals: Plurals::new(&language)?,
            with_marks: bundle(&catalog, &language, print, true)?,
            without_marks: bundle(&catalog, &language, print, false)?,
            catalog,
            language,
        })
    }

    /// The text of a message and what could not be put into it; `None` without such a message.
    pub(super) fn form(
        &self,
        name: &str,
        arguments: &FluentArgs<'_>,
        marks: Marks,
    ) -> Option<(String, Vec<FluentError>)> {
        let bundle = match marks {
            Marks::Kept => &self.with_marks,
            Marks::Left => &self.without_marks,
        };
        let message = bundle.get_message(name)?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(message.value()?, Some(arguments), &mut errors);
        Some((text.into_owned(), errors))
    }
}

fn bundle(
    catalog: &Catalog,
    language: &Language,
    print: Option<Print>,
    marks: bool,
) -> Result<FluentBundle<Arc<FluentResource>>, Failure> {
    let identifier: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(marks);
    bundle.set_formatter(print);
    bundle
        .add_function(NUMBER, number)
        .map_err(|error| Failure::new(format!("the program's own messages cannot be set up: {error}")))?;
    for file in &catalog.files {
        bundle.add_resource_overriding(Arc::clone(&file.formed));
    }
    Ok(bundle)
}

/// `NUMBER($count, type: "ordinal")` chooses variants by ordinal rules. Fluent's own function would
/// take options for digits too, of which some make it overflow; numbers here are whole.
fn number<'a>(values: &[FluentValue<'a>], options: &FluentArgs<'_>) -> FluentValue<'a> {
    match (values.first(), options.get("type")) {
        (Some(FluentValue::Number(number)), Some(FluentValue::String(kind))) => {
            let mut number = number.clone();
            number.options.r#type = kind.as_ref().into();
            FluentValue::Number(number)
        }
        (Some(value), _) => value.clone(),
        (None, _) => FluentValue::Error,
    }
}

type Print = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// How numbers are printed: in the language's own digits, then in each of [`NUMERALS`]. Fluent takes a function
/// and nothing beside it, so each of them is one.
const PRINTERS: &[Print] = &printers();

const fn printers() -> [Print; NUMERALS.len() + 1] {
    [
        print_number::<0>,
        print_number::<1>,
        print_number::<2>,
        print_number::<3>,
        print_number::<4>,
        print_number::<5>,
        print_number::<6>,
        print_number::<7>,
        print_number::<8>,
        print_number::<9>,
        print_number::<10>,
        print_number::<11>,
        print_number::<12>,
        print_number::<13>,
        print_number::<14>,
        print_number::<15>,
        print_number::<16>,
        print_number::<17>,
        print_number::<18>,
    ]
}

/// Fluent prints numbers as programs do; readers have the digits and groups of their language.
fn print_number<const DIGITS: usize>(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    // Cloned out of the memoizer, so that its lock is not held while a number is printed.
    let printer = memoizer.with_try_get::<Printer, _, _>((DIGITS,), Clone::clone).ok()?;
    printer.0.as_ref()?.decimal(&number.as_string())
}

#[derive(Clone)]
struct Printer(Option<Arc<Numbers>>);

impl Memoizable for Printer {
    type Args = (usize,);
    type Error = Infallible;

    fn construct(language: LanguageIdentifier, (digits,): (usize,)) -> Result<Self, Infallible> {
        let numerals = digits.checked_sub(1).and_then(|number| NUMERALS.get(number));
        let writing = Writing { numerals: numerals.map(|name| Arc::from(*name)), calendar: None };
        let numbers =
            language.to_string().parse().ok().and_then(|language| Numbers::new(&language, &writing).ok());
        Ok(Self(numbers.map(Arc::new)))
    }
}
