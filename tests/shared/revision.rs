//! What a text says, as translations name it.

use chancery::model::front_matter::FrontMatter;
use chancery::model::revision::{Revision, translated};
use chancery::source::SourceId;
use chancery::yaml::{self, FileKind};

/// The revision of a post's text; that of an empty one where it has no front matter.
pub fn of(text: &str) -> String {
    let said = yaml::split(SourceId(0), text).map_or_else(
        |_| String::new(),
        |parts| {
            let front_matter = yaml::read::<FrontMatter>(
                SourceId(0),
                parts.front_matter,
                parts.front_matter_offset,
                FileKind::Post,
            );
            translated(&front_matter.value, parts.body)
        },
    );
    Revision::of(&said).to_string()
}
