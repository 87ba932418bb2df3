//! `digest.email`: a mission's settings, completed from the network's, each address looked at.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::mailing::{LIST_KEYS, Mailing};
use crate::model::settings::{EmailSettings, Settings};
use crate::source::SourceId;

/// So many digests have an e-mail where no setting says otherwise.
const WEEKS: u32 = 8;

/// A blog's mailing.
pub fn mailing(
    source: SourceId,
    own: &Settings,
    network: Option<&Settings>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Mailing {
    check(source, &own.digest.email, diagnostics);
    let inherited = network.map(|network| &network.digest);
    let (own_email, network_email) = (&own.digest.email, inherited.map(|digest| &digest.email));
    let either = |of: fn(&EmailSettings) -> &Option<String>| {
        of(own_email).as_ref().or_else(|| of(network_email?).as_ref()).map(|text| Arc::from(text.as_str()))
    };
    let list = LIST_KEYS.map(|(key, _)| {
        let written = own_email.list(key).or_else(|| network_email?.list(key));
        written.into_iter().flatten().map(|address| Arc::from(address.as_str())).collect()
    });
    let weeks = own.digest.email_weeks.or_else(|| inherited?.email_weeks).unwrap_or(WEEKS);
    Mailing {
        weeks: weeks as usize,
        from: either(|email| &email.from),
        reply_to: either(|email| &email.reply_to),
        list_id: either(|email| &email.list_id),
        list,
    }
}

fn check(source: SourceId, email: &EmailSettings, diagnostics: &mut Vec<Diagnostic>) {
    let mut bad = |code: Code, key: &str, written: &str, message: String, help: &str| {
        let place = Place::value(key, written);
        diagnostics.push(Diagnostic::new(code, source, message).at(place).help(help));
    };
    for (key, written) in [("from", &email.from), ("reply_to", &email.reply_to)] {
        let Some(written) = written else { continue };
        if !is_mailbox(written) {
            let message = format!("`{written}` is not an e-mail address");
            bad(
                Code::BadValue,
                key,
                written,
                message,
                "write the address alone: `week@blogs.example.gov`; the sender's name is the blog's title",
            );
        }
    }
    if let Some(id) = &email.list_id {
        let is_id = !id.is_empty()
            && id.contains('.')
            && id.chars().all(|letter| letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | '@'));
        if !is_id {
            let message = format!("`{id}` cannot be the id of a list");
            bad(
                Code::BadValue,
                "list_id",
                id,
                message,
                "write it like a domain's name: `week.blogs.example.gov`",
            );
        }
    }
    for (key, _) in LIST_KEYS {
        for written in email.list(key).into_iter().flatten() {
            let is_no = key == "post" && written == "NO";
            let has_scheme =
                ["mailto:", "https://", "http://"].iter().any(|scheme| written.starts_with(scheme));
            let is_clean =
                written.chars().all(|letter| letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | ','));
            if !is_no && !(has_scheme && is_clean) {
                let message = format!("`{written}` is not an address that a mail program can open");
                bad(
                    Code::BadUrl,
                    key,
                    written,
                    message,
                    "write a web address, `https://lists.example.gov/leave/{token}`, or `mailto:leave@lists.example.gov`",
                );
            }
        }
    }
}

fn is_mailbox(written: &str) -> bool {
    let clean = |text: &str| {
        !text.is_empty()
            && text.chars().all(|letter| {
                letter.is_ascii_graphic()
                    && !matches!(letter, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '@')
            })
    };
    written
        .split_once('@')
        .is_some_and(|(name, domain)| clean(name) && clean(domain) && !domain.starts_with('.'))
}
