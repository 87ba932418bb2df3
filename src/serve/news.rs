//! What the one in front of the terminal has not been told yet.

use std::collections::BTreeMap;

use crate::failure::Failure;
use crate::report::{Counts, Told};

use super::watch::Refused;

/// Said while the preview is shown.
#[derive(Debug)]
pub enum News<'a> {
    Faults(Difference),
    /// The computer has refused something; the preview goes on.
    Failure(&'a Failure),
    /// Changes are looked for at intervals from now on: why, and what can be done.
    Slow {
        why: String,
        help: Option<String>,
    },
}

/// How the faults have changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// Those that are new.
    pub new: Told,
    /// Whether there is one less.
    pub corrected: bool,
    /// All that there are now.
    pub counts: Counts,
}

/// `None` where nothing is to be said.
pub fn difference(before: &Told, now: &Told) -> Option<Difference> {
    let lacks = |told: &Told, fault| !told.faults.iter().any(|other| other.is_same(fault));
    let new: Vec<_> = now.faults.iter().filter(|fault| lacks(before, fault)).cloned().collect();
    let corrected = before.faults.iter().any(|fault| lacks(now, fault));
    if new.is_empty() && !corrected {
        return None;
    }
    let more = if new.is_empty() { BTreeMap::new() } else { now.more.clone() };
    Some(Difference { new: Told { faults: new, more, counts: now.counts }, corrected, counts: now.counts })
}

pub fn slow(refused: &Refused) -> News<'static> {
    let raise = |limit: &str, number: u32| {
        Some(format!(
            "to raise the limit until the computer is started again: `sudo sysctl {limit}={number}`; for good: \
             `echo {limit}={number} | sudo tee /etc/sysctl.d/60-chancery.conf`"
        ))
    };
    let (why, help) = match refused {
        Refused::Folders => (
            "this site has more folders than the computer lets you watch".to_owned(),
            raise("fs.inotify.max_user_watches", 524_288),
        ),
        Refused::Programs => (
            "more of your programs watch folders than the computer lets you have".to_owned(),
            raise("fs.inotify.max_user_instances", 1024),
        ),
        Refused::Other(why) => (format!("the computer does not watch this site's folders: {why}"), None),
    };
    News::Slow { why, help }
}

#[cfg(test)]
mod tests {
    use super::{News, Refused, difference, slow};
    use crate::diagnostic::{Code, Severity};
    use crate::report::{Counts, Fault, Told};

    fn told(messages: &[&str]) -> Told {
        let fault = |message: &&str| Fault {
            code: Code::YamlSyntax,
            severity: Severity::Error,
            at: None,
            message: (*message).to_owned(),
            help: None,
            related: Vec::new(),
        };
        let counts = Counts { errors: messages.len(), warnings: 0 };
        Told { faults: messages.iter().map(fault).collect(), counts, ..Told::default() }
    }

    #[test]
    fn only_what_is_new_is_said() {
        assert_eq!(difference(&told(&["a"]), &told(&["a"])), None);
        let both = difference(&told(&["a"]), &told(&["a", "b"])).unwrap();
        assert_eq!((both.new.faults.len(), both.corrected, both.counts.errors), (1, false, 2));
        let gone = difference(&told(&["a", "b"]), &told(&["b"])).unwrap();
        assert_eq!((gone.new.faults.len(), gone.corrected, gone.counts.errors), (0, true, 1));
    }

    #[test]
    fn a_limit_is_told_with_the_command_that_raises_it() {
        let News::Slow { help, .. } = slow(&Refused::Folders) else { panic!("something else") };
        assert!(help.unwrap().contains("sudo sysctl fs.inotify.max_user_watches=524288"));
    }
}
