//! Changes to a file's text: a key of its YAML, its body.

/// A text with this key of its front matter, or of a YAML file, set or (`None`) taken out.
pub fn set(text: &str, key: &str, value: Option<&str>) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let markdown = lines.first() == Some(&"---");
    let (start, end) = match lines.iter().skip(1).position(|line| *line == "---") {
        Some(end) if markdown => (1, end + 1),
        _ => (0, lines.len()),
    };
    let mut kept: Vec<String> = lines[..start].iter().map(|line| (*line).to_owned()).collect();
    let mut inside = false;
    for line in &lines[start..end] {
        inside = if line.starts_with([' ', '-']) { inside } else { line.starts_with(&format!("{key}:")) };
        if !inside {
            kept.push((*line).to_owned());
        }
    }
    kept.extend(value.map(|value| format!("{key}: {value}")));
    kept.extend(lines[end..].iter().map(|line| (*line).to_owned()));
    kept.join("\n") + "\n"
}

/// A Markdown file's text with another body.
pub fn with_body(text: &str, body: &str) -> String {
    match text.split_once("\n---\n") {
        Some((front_matter, _)) => format!("{front_matter}\n---\n{body}\n"),
        None => body.to_owned(),
    }
}

#[test]
fn keys_are_set_and_taken_out() {
    let text = "---\ntitle: A\nimage:\n  src: x\ntags: [b]\n---\ntitle: body\n";
    assert_eq!(set(text, "image", None), "---\ntitle: A\ntags: [b]\n---\ntitle: body\n");
    assert_eq!(
        set(text, "title", Some("C")),
        "---\nimage:\n  src: x\ntags: [b]\ntitle: C\n---\ntitle: body\n"
    );
    assert_eq!(set("a: 1\nb: 2\n", "a", Some("3")), "b: 2\na: 3\n");
    assert_eq!(with_body(text, "New"), "---\ntitle: A\nimage:\n  src: x\ntags: [b]\n---\nNew\n");
}
