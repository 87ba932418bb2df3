//! The e-mail as a message that is ready to be sent (RFC 5322, RFC 2046): the one adapter for `mail-builder`.
//!
//! Its date is the digest's, its id and its boundary are drawn from what it holds: the same digest is the same
//! bytes, and a corrected one is another message. Whom it goes to is the sender's to write in.

use std::borrow::Cow;

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

/// What a message says beside its two texts.
pub(crate) struct Message<'a> {
    pub from: (&'a str, &'a str),
    pub reply_to: Option<&'a str>,
    pub subject: &'a str,
    /// BCP 47.
    pub language: &'a str,
    /// RFC 5322, 3.3: `Mon, 21 May 2012 00:00:00 -0400`.
    pub date: &'a str,
    /// The part before the `@` of its id, and its boundary: letters, digits, `.`, `-`.
    pub name: &'a str,
    /// The part after the `@`.
    pub host: &'a str,
    /// `List-Id` and its like, as they are written.
    pub headers: &'a [(&'static str, String)],
}

/// The message's bytes, lines ended by CR LF.
pub(crate) fn message(of: &Message, text: &str, html: &str) -> Vec<u8> {
    let mut builder = MessageBuilder::new()
        .from(Address::new_address(Some(of.from.0), of.from.1))
        // Whoever sends it puts the reader's address here.
        .header("To", Raw::new("undisclosed-recipients:;"))
        .header("Subject", Text::new(of.subject))
        .header("Date", Raw::new(of.date))
        .header("Message-ID", Raw::new(format!("<{}@{}>", of.name, of.host)));
    if let Some(reply_to) = of.reply_to {
        builder = builder.reply_to(Address::new_address(None::<&str>, reply_to));
    }
    for (name, value) in of.headers {
        builder = builder.header(*name, Raw::new(value.as_str()));
    }
    builder = builder.header("Content-Language", Raw::new(of.language));
    let part = |kind: &'static str, text: &str| {
        let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        MimePart::new(ContentType::new(kind).attribute("charset", "utf-8"), text)
    };
    let boundary: Cow<str> = format!("={}", of.name).into();
    let alternatives = ContentType::new("multipart/alternative").attribute("boundary", boundary);
    // The richest comes last (RFC 2046, 5.1.4).
    let parts = vec![part("text/plain", text), part("text/html", html)];
    // Writing to memory does not fail.
    builder.body(MimePart::new(alternatives, parts)).write_to_vec().unwrap_or_default()
}
