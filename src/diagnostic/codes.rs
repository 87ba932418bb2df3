//! The code of every fault that a user can make. A code never changes its meaning.

use super::Severity;

macro_rules! codes {
    ($($name:ident $text:literal $severity:ident $meaning:literal;)*) => {
        /// The stable name of a kind of fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($name,)* }

        /// Every code, with what it means, in the order of the documentation.
        pub const CODES: &[(Code, &str)] = &[$((Code::$name, $meaning),)*];

        impl Code {
            /// As it is written in messages and in `rules:`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// Whether it stops a build, where nothing else is said.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    NotUtf8 "not-utf8" Error "A text file is not written in UTF-8.";
    UnreadableFile "unreadable-file" Error "A file of the site could not be read.";
    LinkLeavesSite "link-leaves-site" Error "A symbolic link in the site's folders leads out of the site.";
    UnknownFile "unknown-file" Warning "A file stands where the site has no place for it, so nothing is made of it.";
    BadFileName "bad-file-name" Error "A file's or folder's name does not have the form that its place asks for.";
    YamlSyntax "yaml-syntax" Error "A YAML file or a front matter cannot be read as YAML.";
    UnknownKey "unknown-key" Error "A key is not one of those that this kind of file has.";
    WrongType "wrong-type" Error "A value is not of the kind that its key takes.";
    MissingKey "missing-key" Error "A key that must be there is not.";
    NoFrontMatter "no-front-matter" Error "A Markdown file has no front matter between two lines of three dashes.";
    FrontMatterTooLong "front-matter-too-long" Error "A front matter is larger than 64 KiB.";
    BadDate "bad-date" Error "A date or time does not exist or is not written as dates are.";
    BadTimeZone "bad-time-zone" Error "A time zone is not one of the IANA database.";
    BadLanguage "bad-language" Error "A language tag is not one of BCP 47.";
    BadUrl "bad-url" Error "An address is not written as addresses are.";
    BadValue "bad-value" Error "A value is of the right kind but means nothing here.";
    MarkupInTitle "markup-in-title" Warning "A title holds HTML tags, which are dropped.";
    UnknownLanguage "unknown-language" Error "A file is in a language that its mission does not have.";
    UnknownMission "unknown-mission" Error "A mission is named that the network does not have.";
    UnknownAuthor "unknown-author" Error "An author is named who has no file in `authors/`.";
    UnknownTag "unknown-tag" Error "A tag is used that `network.yaml` does not declare, where it must.";
    UnknownOffice "unknown-office" Error "An office is named that the mission does not have.";
    UnknownPost "unknown-post" Error "A post is named that is not there.";
    UnknownTheme "unknown-theme" Error "A theme is named that has no folder in `themes/`.";
    UnknownLayout "unknown-layout" Error "A layout is named that the theme has no template for.";
    UnknownCode "unknown-code" Error "A rule is named in `rules:` that does not exist.";
    NoNetwork "no-network" Error "The site has no `content/network.yaml`.";
    NoMissions "no-missions" Warning "The network has no mission.";
    MissingTitle "missing-title" Error "A text has no title.";
    MissingAlt "missing-alt" Error "A picture has no text for those who cannot see it.";
    MissingFile "missing-file" Error "A file is named that is not there.";
    MissingPolicy "missing-policy" Error "A policy that must be shown is missing in a language.";
    PolicyFallback "policy-fallback" Warning "A policy is shown in another language, since it is missing in this one.";
    UnusedPolicy "unused-policy" Warning "A policy is written that nothing shows.";
    MissingClearance "missing-clearance" Warning "A text is kept back since it has no `cleared_by`, where `clearance: required` asks for it.";
    TwoOriginals "two-originals" Error "The translations of a post do not agree which of them is the original.";
    DuplicateTranslation "duplicate-translation" Error "A text is there twice in one language.";
    BadRevision "bad-revision" Error "A revision is not written as revisions are, or stands where none can be.";
    DuplicateUrl "duplicate-url" Error "Two texts would have the same address.";
    DuplicateId "duplicate-id" Error "Two posts have the same permanent id.";
    DeadLink "dead-link" Error "A link to a file of the site leads nowhere.";
    UnpublishedLink "unpublished-link" Warning "A link leads to a text that is not out, so it is shown as plain text.";
    DeadPath "dead-path" Warning "A link to a path of the network leads nowhere.";
    HotLinkedPicture "hot-linked-picture" Warning "A picture is loaded from another host.";
    BadScheme "bad-scheme" Warning "A link with a scheme that may not be published is dropped.";
    HtmlRemoved "html-removed" Warning "Raw HTML that may not be published is dropped.";
    HtmlForbidden "html-forbidden" Error "A text holds raw HTML, where `html: forbid` says none may.";
    ControlCharacter "control-character" Warning "A text holds control characters, which are dropped.";
    StatementReview "statement-review" Warning "The accessibility statement was reviewed over twelve months ago, or on a day still to come.";
    MissingMessages "missing-messages" Warning "The interface has no messages in a language of the site.";
    FluentSyntax "fluent-syntax" Error "A file of messages cannot be read as Fluent.";
    FluentMessage "fluent-message" Error "A message cannot be formed from what it is given.";
    TemplateSyntax "template-syntax" Error "A template cannot be read.";
    TemplateRender "template-render" Error "A template fails on the values that it is given.";
    BadStyle "bad-style" Error "A theme's style sheet cannot be read, or loads what the site does not have.";
    LowContrast "low-contrast" Warning "A text of the theme can hardly be read on its ground.";
    BadTheme "bad-theme" Error "A theme's `theme.yaml` asks for something that cannot be.";
    BadComment "bad-comment" Error "A comment is not written as comments are.";
    AuthorityChanged "authority-changed" Error "The authority in all permanent ids is not the one that they were published with.";
    IdDrifted "id-drifted" Error "A text that was published has another permanent id now.";
    IdVanished "id-vanished" Error "A permanent id that was published is gone, and no text was withdrawn.";
    BadDigest "bad-digest" Error "A digest's introduction names a week that is not one.";
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let mut seen = std::collections::BTreeSet::new();
        for (code, meaning) in CODES {
            assert!(seen.insert(code.as_str()), "{} is there twice", code.as_str());
            assert!(code.as_str().chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()));
            assert!(meaning.ends_with('.'));
        }
    }
}
