//! Plural forms by ICU's rules.
//!
//! Fluent's own rules are of an old CLDR and wrong for numbers above 100 in Arabic and others, and it
//! has no door for better ones. So a message that chooses by plural categories is rewritten to choose
//! by a variable of its own: `{ $count -> [one] … }` becomes `{ $count--plural -> [one] … }`, which is
//! given as `one`. Terms are left as they are, since only numbers in the text itself reach them.

use fluent_syntax::ast::{
    Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::{parser, serializer};
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRuleType, PluralRules};

use crate::failure::Failure;
use crate::model::language::Language;

use super::formats::unavailable;
use super::survey::NUMBER;

/// The endings of the variables that carry a number's category.
const CARDINAL: &str = "--plural";
const ORDINAL: &str = "--ordinal";

/// The plural rules of one language.
#[derive(Debug)]
pub(super) struct Plurals {
    cardinal: PluralRules,
    ordinal: PluralRules,
}

impl Plurals {
    pub(super) fn new(language: &Language) -> Result<Self, Failure> {
        let locale = Locale::from(language.identifier());
        let rules = |kind: PluralRuleType| {
            PluralRules::try_new((&locale).into(), kind.into())
                .map_err(|error| unavailable("plurals", language, &error))
        };
        Ok(Self { cardinal: rules(PluralRuleType::Cardinal)?, ordinal: rules(PluralRuleType::Ordinal)? })
    }

    /// The variables that a number is given beside its own.
    pub(super) fn categories(&self, name: &str, number: i64) -> [(String, &'static str); 2] {
        let [cardinal, ordinal] = category_variables(name);
        [
            (cardinal, category_name(self.cardinal.category_for(number))),
            (ordinal, category_name(self.ordinal.category_for(number))),
        ]
    }
}

/// The names of the variables that carry the categories of another.
pub(super) fn category_variables(name: &str) -> [String; 2] {
    [format!("{name}{CARDINAL}"), format!("{name}{ORDINAL}")]
}

/// The variable as the text has it.
pub(super) fn written_name(variable: &str) -> &str {
    variable.strip_suffix(CARDINAL).or_else(|| variable.strip_suffix(ORDINAL)).unwrap_or(variable)
}

/// CLDR's name of a category.
pub(super) fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// A file's text with its messages rewritten; `None` where none chooses by plural categories.
pub(super) fn rewritten(text: &str) -> Option<String> {
    if !text.contains("->") {
        return None;
    }
    let mut resource = match parser::parse_runtime(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut changed = false;
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry {
            let attributes = message.attributes.iter_mut().map(|attribute| &mut attribute.value);
            for pattern in message.value.iter_mut().chain(attributes) {
                changed |= in_pattern(pattern);
            }
        }
    }
    changed.then(|| serializer::serialize(&resource))
}

fn in_pattern(pattern: &mut Pattern<String>) -> bool {
    let mut changed = false;
    for element in &mut pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            changed |= in_expression(expression);
        }
    }
    changed
}

fn in_expression(expression: &mut Expression<String>) -> bool {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => in_expression(expression),
        Expression::Inline(_) => false,
        Expression::Select { selector, variants } => {
            let mut changed = false;
            for variant in variants.iter_mut() {
                changed |= in_pattern(&mut variant.value);
            }
            let Some(counted) = counted(selector).filter(|_| variants.iter().any(is_category)) else {
                return changed;
            };
            *expression = by_category(selector.clone(), counted, std::mem::take(variants));
            true
        }
    }
}

/// The category variable of a selector that may be a number: `$count`, `NUMBER($count, type: "ordinal")`.
fn counted(selector: &InlineExpression<String>) -> Option<InlineExpression<String>> {
    let variable = |name: &str, ending: &str| InlineExpression::VariableReference {
        id: Identifier { name: format!("{name}{ending}") },
    };
    match selector {
        InlineExpression::VariableReference { id } => Some(variable(&id.name, CARDINAL)),
        InlineExpression::FunctionReference { id, arguments } if id.name == NUMBER => {
            let Some(InlineExpression::VariableReference { id }) = arguments.positional.first() else {
                return None;
            };
            let is_ordinal = arguments.named.iter().any(|argument| {
                let value = &argument.value;
                argument.name.name == "type"
                    && matches!(value, InlineExpression::StringLiteral { value } if value == "ordinal")
            });
            Some(variable(&id.name, if is_ordinal { ORDINAL } else { CARDINAL }))
        }
        _ => None,
    }
}

fn is_category(variant: &Variant<String>) -> bool {
    let VariantKey::Identifier { name } = &variant.key else { return false };
    matches!(name.as_str(), "zero" | "one" | "two" | "few" | "many")
}

/// Exact numbers are chosen first, by the number itself; then categories.
fn by_category(
    number: InlineExpression<String>,
    category: InlineExpression<String>,
    variants: Vec<Variant<String>>,
) -> Expression<String> {
    let (exact, mut categories): (Vec<_>, Vec<_>) =
        variants.into_iter().partition(|variant| matches!(variant.key, VariantKey::NumberLiteral { .. }));
    if exact.is_empty() {
        return Expression::Select { selector: category, variants: categories };
    }
    let of_last_resort = |value: Pattern<String>| Variant {
        key: VariantKey::Identifier { name: "otherwise".to_owned() },
        value,
        default: true,
    };
    if let Some(default) = exact.iter().find(|variant| variant.default) {
        categories.push(of_last_resort(default.value.clone()));
    }
    let inner = Expression::Select { selector: category, variants: categories };
    let mut outer: Vec<Variant<String>> =
        exact.into_iter().map(|variant| Variant { default: false, ..variant }).collect();
    outer.push(of_last_resort(Pattern { elements: vec![PatternElement::Placeable { expression: inner }] }));
    Expression::Select { selector: number, variants: outer }
}

#[cfg(test)]
mod tests {
    use super::{Plurals, rewritten, written_name};

    #[test]
    fn only_choices_by_category_are_rewritten() {
        assert_eq!(rewritten("a = { $n }\n"), None);
        assert_eq!(rewritten("a = { $gender ->\n    [he] A\n   *[other] B\n }\n"), None);
        assert_eq!(rewritten("-a = { $n ->\n    [one] A\n   *[other] B\n }\n"), None);
        assert_eq!(
            rewritten("a = { $n ->\n    [one] A { $n }\n   *[other] B\n }\n").as_deref(),
            Some("a =\n    { $n--plural ->\n        [one] A { $n }\n       *[other] B\n    }\n")
        );
        assert_eq!(
            rewritten("a = { NUMBER($n, type: \"ordinal\") ->\n    [one] st\n   *[other] th\n }\n")
                .as_deref(),
            Some("a =\n    { $n--ordinal ->\n        [one] st\n       *[other] th\n    }\n")
        );
        assert_eq!(written_name("n--ordinal"), "n");
    }

    #[test]
    fn exact_numbers_come_before_categories() {
        let text = rewritten("a = { $n ->\n    [one] A\n    [0] None\n   *[other] B\n }\n").unwrap();
        assert!(text.contains("{ $n ->") && text.contains("{ $n--plural ->"), "{text}");
        assert!(text.find("[0]") < text.find("[one]"), "{text}");
    }

    #[test]
    fn categories_are_those_of_cldr() {
        let plurals = Plurals::new(&"ar".parse().unwrap()).unwrap();
        let cardinal = |number| plurals.categories("n", number)[0].1;
        assert_eq!(
            [0, 1, 2, 3, 10, 11, 99, 100, 103, 111, -3].map(cardinal),
            ["zero", "one", "two", "few", "few", "many", "many", "other", "few", "many", "few"]
        );
        let english = Plurals::new(&"en".parse().unwrap()).unwrap();
        assert_eq!(
            english.categories("n", 22),
            [("n--plural".to_owned(), "other"), ("n--ordinal".to_owned(), "two")]
        );
    }
}
