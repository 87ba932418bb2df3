//! What the patterns of a Fluent entry refer to. Names are slices of the file's text, so that each
//! can be pointed at.

use std::ops::Range;

use fluent_syntax::ast::{Attribute, CallArguments, Expression, InlineExpression, Pattern, PatternElement};

/// One thing that a pattern refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reference<'a> {
    Variable(&'a str),
    Message(&'a str, Option<&'a str>),
    Term(&'a str, Option<&'a str>),
    Function(&'a str),
    /// A number that stands in the text itself.
    Number(&'a str),
}

impl<'a> Reference<'a> {
    /// The part of the text that a fault of it is shown at.
    pub(super) fn text(self) -> &'a str {
        match self {
            Reference::Variable(name)
            | Reference::Message(name, _)
            | Reference::Term(name, _)
            | Reference::Function(name)
            | Reference::Number(name) => name,
        }
    }
}

/// What an entry's patterns hold.
#[derive(Debug, Default)]
pub(super) struct Uses<'a> {
    pub(super) references: Vec<Reference<'a>>,
    pub(super) placeables: usize,
}

/// What a value and attributes refer to, in the order of the text.
pub(super) fn uses<'a>(value: Option<&Pattern<&'a str>>, attributes: &[Attribute<&'a str>]) -> Uses<'a> {
    let mut uses = Uses::default();
    for pattern in value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value)) {
        in_pattern(pattern, &mut uses);
    }
    uses
}

/// Where in a text one of its slices stands, `None` for what is no slice of it.
pub(super) fn span_of(text: &str, part: &str) -> Option<Range<usize>> {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    let span = start..start.checked_add(part.len())?;
    (text.get(span.clone()) == Some(part)).then_some(span)
}

fn in_pattern<'a>(pattern: &Pattern<&'a str>, uses: &mut Uses<'a>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            uses.placeables += 1;
            in_expression(expression, uses);
        }
    }
}

fn in_expression<'a>(expression: &Expression<&'a str>, uses: &mut Uses<'a>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, uses),
        Expression::Select { selector, variants } => {
            in_inline(selector, uses);
            for variant in variants {
                in_pattern(&variant.value, uses);
            }
        }
    }
}

fn in_inline<'a>(inline: &InlineExpression<&'a str>, uses: &mut Uses<'a>) {
    match inline {
        InlineExpression::StringLiteral { .. } => {}
        InlineExpression::NumberLiteral { value } => uses.references.push(Reference::Number(value)),
        InlineExpression::VariableReference { id } => uses.references.push(Reference::Variable(id.name)),
        InlineExpression::MessageReference { id, attribute } => {
            let attribute = attribute.as_ref().map(|attribute| attribute.name);
            uses.references.push(Reference::Message(id.name, attribute));
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            let attribute = attribute.as_ref().map(|attribute| attribute.name);
            uses.references.push(Reference::Term(id.name, attribute));
            if let Some(arguments) = arguments {
                in_arguments(arguments, uses);
            }
        }
        InlineExpression::FunctionReference { id, arguments } => {
            uses.references.push(Reference::Function(id.name));
            in_arguments(arguments, uses);
        }
        InlineExpression::Placeable { expression } => {
            uses.placeables += 1;
            in_expression(expression, uses);
        }
    }
}

fn in_arguments<'a>(arguments: &CallArguments<&'a str>, uses: &mut Uses<'a>) {
    let named = arguments.named.iter().map(|argument| &argument.value);
    for argument in arguments.positional.iter().chain(named) {
        in_inline(argument, uses);
    }
}

#[cfg(test)]
mod tests {
    use super::{Reference, span_of, uses};
    use fluent_syntax::ast::Entry;
    use fluent_syntax::parser::parse;

    #[test]
    fn every_reference_is_found_in_order() {
        let text = "a = { $x } { NUMBER($y, type: \"ordinal\") } { -t(case: 3) } { b.c } { $n ->\n   *[one] { $z }\n }\n  .d = { b }\n";
        let resource = parse(text).unwrap();
        let Some(Entry::Message(message)) = resource.body.first() else { panic!("no message") };
        let uses = uses(message.value.as_ref(), &message.attributes);
        assert_eq!(
            uses.references,
            [
                Reference::Variable("x"),
                Reference::Function("NUMBER"),
                Reference::Variable("y"),
                Reference::Term("t", None),
                Reference::Number("3"),
                Reference::Message("b", Some("c")),
                Reference::Variable("n"),
                Reference::Variable("z"),
                Reference::Message("b", None),
            ]
        );
        assert_eq!(uses.placeables, 7);
        let names: Vec<_> = uses.references.iter().map(|reference| span_of(text, reference.text())).collect();
        assert_eq!(names.first(), Some(&Some(7..8)));
        assert!(names.iter().all(Option::is_some));
        assert_eq!(span_of(text, "elsewhere"), None);
    }
}
