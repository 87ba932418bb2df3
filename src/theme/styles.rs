//! Style sheets: the one place where the program meets lightningcss.
//!
//! [`minified`] reads a sheet, says every fault in it with its place, and writes it as short as it can be;
//! [`Colour`] reads a colour and says how well two of them can be told apart.
//!
//! What `url(…)` names is a static file of the theme, written relative to the sheet, and comes out under the
//! name that has its hash. An address elsewhere is refused, and so is one that holds its data in itself: pages
//! load nothing from a third party, and pass under a policy of `default-src 'self'`. A sheet imports no other.

use std::sync::{Arc, RwLock};

use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::error::{Error, ParserError};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Features, Targets};
use lightningcss::traits::Parse;
use lightningcss::values::color::{CssColor, RGBA};

/// What is wrong in a style sheet. `line` counts from 0, `column` in bytes from 0.
#[derive(Debug, PartialEq, Eq)]
pub struct StyleFault {
    pub line: usize,
    pub column: usize,
    pub message: String,
    pub help: &'static str,
}

/// The sheet as short as it can be. `address_of` gives the address of a static file that `url(…)` names.
pub fn minified(text: &str, address_of: &dyn Fn(&str) -> Option<String>) -> Result<String, Vec<StyleFault>> {
    let warnings = Arc::new(RwLock::new(Vec::new()));
    let options =
        ParserOptions { error_recovery: true, warnings: Some(warnings.clone()), ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(text, options).map_err(|error| vec![unreadable(&error)])?;
    let mut faults: Vec<StyleFault> =
        warnings.read().map(|warnings| warnings.iter().map(unreadable).collect()).unwrap_or_default();
    // Chromium knows no lists in `:lang()` yet; all else is written as the sheet has it.
    let targets = Targets { include: Features::LangSelectorList, ..Targets::default() };
    let written = sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).ok().and_then(|()| {
        let dependencies = Some(DependencyOptions { remove_imports: false });
        let options = PrinterOptions {
            minify: true,
            targets,
            analyze_dependencies: dependencies,
            ..PrinterOptions::default()
        };
        sheet.to_css(options).ok()
    });
    let Some(written) = written else {
        faults.push(fault(0, 0, "this style sheet cannot be written".to_owned(), MEND));
        return Err(faults);
    };
    let mut code = written.code;
    for dependency in written.dependencies.into_iter().flatten() {
        match dependency {
            Dependency::Import(import) => {
                let (line, column) = (import.loc.start.line, import.loc.start.column);
                let message = format!("this style sheet imports `{}`", import.url);
                faults.push(fault(line, column, message, "put both into one file, or into `static/styles/`"));
            }
            Dependency::Url(url) => {
                match address_of(&url.url) {
                    Some(address) => code = code.replace(&url.placeholder, &address),
                    None => {
                        let (line, column) = (url.loc.start.line, url.loc.start.column);
                        let message = format!(
                            "this style sheet asks for `{}`, which is no static file of the theme",
                            url.url
                        );
                        faults.push(fault(line, column, message, "put the file into the theme's folder `static/`, and name it relative to this file"));
                    }
                }
            }
        }
    }
    if faults.is_empty() { Ok(code) } else { Err(faults) }
}

const MEND: &str = "correct the rule, or take it out; browsers would pass over it";

fn unreadable(error: &Error<ParserError<'_>>) -> StyleFault {
    let (line, column) = error.loc.as_ref().map_or((0, 1), |place| (place.line + 1, place.column));
    let message = match &error.kind {
        ParserError::AtRuleInvalid(name) => format!("there is no rule `@{name}`"),
        ParserError::SelectorError(_) => "this selector cannot be read".to_owned(),
        ParserError::EndOfInput => "this style sheet ends too early: a bracket was not closed".to_owned(),
        ParserError::UnexpectedImportRule => "`@import` stands after other rules".to_owned(),
        _ => "this part of the style sheet cannot be read".to_owned(),
    };
    fault(line, column, message, MEND)
}

/// `line` and `column` as lightningcss has them in dependencies: from 1.
fn fault(line: u32, column: u32, message: String, help: &'static str) -> StyleFault {
    StyleFault {
        line: (line as usize).saturating_sub(1),
        column: (column as usize).saturating_sub(1),
        message,
        help,
    }
}

/// A colour as settings write it: `#1b365d`, `rebeccapurple`, `oklch(…)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour {
    /// Relative luminance, 0 to 1.
    luminance: f64,
}

impl Colour {
    /// `None` for what is no colour, lets something shine through, or is the reader's to choose.
    pub fn read(text: &str) -> Option<Colour> {
        let colour = CssColor::parse_string(text).ok()?;
        let RGBA { red, green, blue, alpha } = RGBA::try_from(&colour).ok()?;
        let [red, green, blue] = [red, green, blue].map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        });
        let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        (alpha == u8::MAX).then_some(Colour { luminance })
    }

    /// The contrast ratio of WCAG 2.2, 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (light, dark) = (self.luminance.max(other.luminance), self.luminance.min(other.luminance));
        (light + 0.05) / (dark + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, minified};

    fn none(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn sheets_come_out_short() {
        let text = "/* A sheet */\n.a {\n  margin-inline: 0px;\n  color: #ffffff;\n}\n\n.b::after { content: \"x\" / \"\"; }\n";
        assert_eq!(
            minified(text, &none).as_deref(),
            Ok(".a{color:#fff;margin-inline:0}.b:after{content:\"x\" / \"\"}")
        );
    }

    #[test]
    fn lists_of_languages_are_written_as_browsers_read_them() {
        assert_eq!(
            minified("a:lang(ar, fa) { color: red }", &none).as_deref(),
            Ok("a:is(:lang(ar),:lang(fa)){color:red}")
        );
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let faults =
            minified("a { color: red }\nb { color red }\n@nothing x { c { d: e } }\n..c { e: f }\n", &none)
                .unwrap_err();
        let places: Vec<(usize, usize)> = faults.iter().map(|fault| (fault.line, fault.column)).collect();
        assert_eq!(places.len(), 3, "{faults:?}");
        assert_eq!(places.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3], "{faults:?}");
    }

    #[test]
    fn files_are_named_with_their_hash_and_nothing_else_is_loaded() {
        let address = |path: &str| (path == "icons/out.svg").then(|| "icons/out.0a0b.svg".to_owned());
        let text = ".a { mask: url(\"icons/out.svg\") }";
        assert!(
            minified(text, &address).unwrap().contains("url(\"icons/out.0a0b.svg\")"),
            "{:?}",
            minified(text, &address)
        );
        for text in [
            "a { background: url(https://fonts.example/x.png) }",
            "a { color: red }\n@font-face { font-family: x; src: url(x.woff2) }",
            "a { background: url(data:image/png;base64,AAAA) }",
            "@import \"other.css\";",
        ] {
            assert_eq!(minified(text, &address).unwrap_err().len(), 1, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let contrast = |one, other| Colour::read(one).unwrap().contrast(Colour::read(other).unwrap());
        assert!((contrast("#000", "white") - 21.0).abs() < 0.001);
        assert!((contrast("#777777", "#ffffff") - 4.478).abs() < 0.001);
        for text in ["", "bleu", "currentcolor", "#12345", "rgb(0 0 0 / 50%)", "red; color: blue"] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }
}
