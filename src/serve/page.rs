//! Pages as the preview sends them: with its script, and pages of its own for those that cannot be made.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

pub const SCRIPT: &str = "/_chancery/preview.js";
/// Tells of every save, whether or not a page of the site changed.
pub const ALL_EVENTS: &str = "/_chancery/events/all";

/// The preview's own page for one that there is not: what it is called, what it says, and the faults that it
/// is for, as the script takes them.
pub fn instead((title, said): (&str, &str), faults: Option<&Value>) -> String {
    // In JSON, `<` stands in strings alone, where it may be written so.
    let faults = faults.map_or_else(String::new, |faults| {
        let json = faults.to_string().replace('<', "\\u003c");
        format!("<script type=\"application/json\" id=\"chancery-faults\">{json}</script>\n")
    });
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>:root {{ color-scheme: light dark }} body {{ font: 1rem/1.5 sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }}</style>\n\
         </head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{said}</p>\n</main>\n{faults}</body>\n</html>\n"
    )
}

/// The mark of a file's content: of two files with one mark, the bytes are the same.
pub fn mark(content: &impl Hash) -> String {
    // Without a secret of its own, so that a page that is open knows it again from another run.
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A page with the preview's script, which is told the mark of the page without it.
pub fn with_script(page: Vec<u8>, mark: &str) -> Vec<u8> {
    with_tag(page, &format!("<script src=\"{SCRIPT}\" data-page=\"{mark}\" defer></script>"))
}

/// A page of the desk with the same script: it follows every save, and shows the faults itself.
pub fn with_desk_script(page: Vec<u8>, mark: &str) -> Vec<u8> {
    with_tag(
        page,
        &format!("<script src=\"{SCRIPT}\" data-page=\"{mark}\" data-desk=\"{ALL_EVENTS}\" defer></script>"),
    )
}

fn with_tag(mut page: Vec<u8>, script: &str) -> Vec<u8> {
    let head_end = page.windows(END.len()).position(|bytes| bytes.eq_ignore_ascii_case(END));
    let at = head_end.unwrap_or(page.len());
    page.splice(at..at, script.bytes());
    page
}

const END: &[u8] = b"</head>";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{instead, mark, with_script};

    #[test]
    fn the_script_stands_at_the_end_of_the_head() {
        let page = with_script(b"<html><HEAD><title>x</title></HEAD><body></body>".to_vec(), "12");
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains(
            "</title><script src=\"/_chancery/preview.js\" data-page=\"12\" defer></script></HEAD>"
        ));
        assert!(with_script(b"no head".to_vec(), "1").ends_with(b"</script>"));
    }

    #[test]
    fn marks_know_content_again() {
        assert_eq!(mark(&b"one".to_vec()), mark(&b"one".to_vec()));
        assert_ne!(mark(&b"one".to_vec()), mark(&b"two".to_vec()));
    }

    #[test]
    fn faults_do_not_end_their_script() {
        let page = instead(("T", "S"), Some(&json!([{"message": "</script><b>"}])));
        assert!(page.contains(r#"\u003c/script>"#), "{page}");
    }
}
