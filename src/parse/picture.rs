//! How large a picture is, read from the first bytes of its file.
//!
//! PNG, GIF, JPEG, WebP and SVG; other files, and those that are cut short, have no size.

/// Width and height in pixels.
pub fn size(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    let extension = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    match extension.as_str() {
        "png" => png(bytes),
        "gif" => gif(bytes),
        "jpg" | "jpeg" => jpeg(bytes),
        "webp" => webp(bytes),
        "svg" => svg(bytes),
        _ => None,
    }
    .filter(|(width, height)| *width > 0 && *height > 0)
}

fn big(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(bytes.get(at..at + count)?.iter().fold(0, |value, byte| value << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(bytes.get(at..at + count)?.iter().rev().fold(0, |value, byte| value << 8 | u32::from(*byte)))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((big(bytes, 16, 4)?, big(bytes, 20, 4)?))
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"GIF8").then_some(())?;
    Some((little(bytes, 6, 2)?, little(bytes, 8, 2)?))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\xff\xd8").then_some(())?;
    let mut at = 2;
    loop {
        let marker = big(bytes, at, 2)?;
        match marker {
            // Start of frame, of every coding but the tables that share its numbers.
            0xffc0..=0xffcf if !matches!(marker, 0xffc4 | 0xffc8 | 0xffcc) => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            0xffff => at += 1,
            0xff01..=0xffff => at += 2 + big(bytes, at + 2, 2)? as usize,
            _ => return None,
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.get(..4)? == b"RIFF" && bytes.get(8..12)? == b"WEBP").then_some(())?;
    match bytes.get(12..16)? {
        b"VP8 " => Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = little(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        _ => None,
    }
}

fn svg(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?);
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let number = |text: &str| {
        text.trim().trim_end_matches("px").parse::<f64>().ok().map(|number| number.round() as u32)
    };
    let attribute = |name: &str| {
        let rest =
            tag.split(&format!(" {name}=")).nth(1).or_else(|| tag.split(&format!("\n{name}=")).nth(1))?;
        let quote = rest.chars().next()?;
        rest[1..].split(quote).next()
    };
    if let (Some(width), Some(height)) =
        (attribute("width").and_then(number), attribute("height").and_then(number))
    {
        return Some((width, height));
    }
    let mut view =
        attribute("viewBox")?.split([' ', ',']).filter(|part| !part.is_empty()).skip(2).map(number);
    Some((view.next()??, view.next()??))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read() {
        assert_eq!(size("a.svg", b"<svg xmlns='x' width=\"640\" height=\"360\">"), Some((640, 360)));
        assert_eq!(size("a.svg", b"<?xml?>\n<svg viewBox='0 0 12.4 7'>"), Some((12, 7)));
        assert_eq!(size("a.gif", b"GIF89a\x0a\x00\x05\x00"), Some((10, 5)));
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 1, 0, 0, 0, 0, 16]);
        assert_eq!(size("a.PNG", &png), Some((256, 16)));
        assert_eq!(
            size("a.jpg", b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20"),
            Some((32, 16))
        );
    }

    #[test]
    fn broken_pictures_have_no_size() {
        for name in ["a.png", "a.gif", "a.jpg", "a.webp", "a.svg", "a.txt"] {
            for bytes in [
                &b""[..],
                b"\xff\xd8",
                b"\xff\xd8\xff\xe0\x00\x00",
                b"GIF89a",
                b"<svg",
                b"RIFF1234WEBPVP8 ",
                b"\x89PNG\r\n\x1a\n",
            ] {
                assert_eq!(size(name, bytes), None);
            }
        }
    }
}
