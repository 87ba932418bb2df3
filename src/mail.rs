//! The one adapter for `mail-parser`: a reader's letter in, its words and what is known of it out.
//!
//! It decodes what mail programs make of a letter: parts, transfer encodings, charsets, encoded headers. Whatever
//! bytes it is given, it gives a letter, perhaps an empty one, or nothing; it judges none of it. Attached files and
//! letters within letters are left out.

use jiff::Timestamp;
use mail_parser::{Address, HeaderValue, Message, MessageParser, PartType};

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// What its writer calls herself.
    pub name: Option<String>,
    pub subject: Option<String>,
    /// Every address that it was sent to.
    pub recipients: Vec<String>,
    pub date: Option<Timestamp>,
    /// A language tag, as it is written.
    pub language: Option<String>,
    pub body: Body,
}

/// What it says, all of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    Plain(String),
    /// Where its writer's program sent nothing else.
    Html(String),
}

impl Default for Body {
    fn default() -> Self {
        Body::Plain(String::new())
    }
}

/// Headers that say where a letter was delivered to.
const DELIVERED: &[&str] = &["Delivered-To", "X-Original-To", "Envelope-To"];

/// Reads a letter as RFC 5322 and MIME have it; `None` for what is none.
pub fn read(bytes: &[u8]) -> Option<Letter> {
    let message = MessageParser::default().parse(bytes)?;
    let from = message.from().or(message.sender()).and_then(Address::first);
    let addresses = |list: Option<&Address>| -> Vec<String> {
        let written = list.into_iter().flat_map(Address::iter).filter_map(|address| address.address());
        written.map(str::to_owned).collect()
    };
    let delivered = DELIVERED.iter().filter_map(|name| message.header_raw(*name));
    let language = match message.root_part().headers.iter().find(|header| header.name() == "Content-Language")
    {
        Some(header) => text(&header.value),
        None => None,
    };
    Some(Letter {
        name: from.and_then(|from| from.name()).map(str::to_owned),
        subject: message.subject().map(str::to_owned),
        recipients: addresses(message.to())
            .into_iter()
            .chain(addresses(message.cc()))
            .chain(delivered.map(|raw| raw.trim().to_owned()))
            .collect(),
        date: message.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
        language,
        body: body(&message),
    })
}

/// The text, where there is one; a letter may have several parts, one after the other.
fn body(message: &Message) -> Body {
    let mut plain: Vec<&str> = Vec::new();
    let mut html: Vec<&str> = Vec::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(text) => plain.push(text),
            PartType::Html(markup) => html.push(markup),
            _ => {}
        }
    }
    if plain.iter().any(|text| !text.trim().is_empty()) || html.is_empty() {
        return Body::Plain(plain.join("\n\n"));
    }
    Body::Html(html.join("\n"))
}

fn text(value: &HeaderValue) -> Option<String> {
    match value {
        HeaderValue::Text(text) => Some(text.to_string()),
        HeaderValue::TextList(list) => list.first().map(|text| text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, read};

    #[test]
    fn encodings_and_charsets_are_read() {
        let letter = read(
            b"From: =?utf-8?Q?Salma_=D8=B3?= <s@example.org>\r\nTo: Blog <blog+france/x@example.gov>\r\n\
              Subject: =?iso-8859-1?Q?Tr=E8s_bien?=\r\nDate: Wed, 16 May 2012 14:30:00 +0300\r\nContent-Language: fr\r\n\
              MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\
              Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
              C=92est tr=E8s =\r\nbien.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>other</p>\r\n--b--\r\n",
        )
        .unwrap();
        assert_eq!(letter.name.as_deref(), Some("Salma س"));
        assert_eq!(letter.subject.as_deref(), Some("Très bien"));
        assert_eq!(letter.recipients, ["blog+france/x@example.gov"]);
        assert_eq!(letter.date.map(|date| date.to_string()).as_deref(), Some("2012-05-16T11:30:00Z"));
        assert_eq!(letter.language.as_deref(), Some("fr"));
        assert_eq!(letter.body, Body::Plain("C’est très bien.".to_owned()));
        let chinese = b"Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\nxOO6ww==\r\n";
        assert_eq!(read(chinese).unwrap().body, Body::Plain("你好".to_owned()));
    }

    #[test]
    fn html_alone_is_html_and_what_is_attached_is_left_out() {
        let html = read(b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>one</p>").unwrap();
        assert_eq!(html.body, Body::Html("<p>one</p>".to_owned()));
        let attached = read(
            b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n--b\r\n\
              Content-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nfile\r\n--b\r\n\
              Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner\r\n--b--\r\n",
        )
        .unwrap();
        assert_eq!(attached.body, Body::Plain("words".to_owned()));
    }

    #[test]
    fn no_bytes_end_the_program() {
        for bytes in
            [&b""[..], b"\0", b"\xff\xfe", b"Subject:", b"Content-Type: multipart/mixed; boundary=\r\n\r\n--"]
        {
            let _ = read(bytes);
        }
    }
}
