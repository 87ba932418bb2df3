# What `chancery new` writes into the files that it makes, for those who edit them: no reader sees any of it, but for the
# two texts under "Texts". Each message is one line. `#`, `cleared` and other words of the format stay as they are.

## Front matter
new-hint = A line that begins with # is a note to you. To use what it holds, take the # away.
new-status = draft: nobody sees it. review: someone else reads it first. cleared: it goes out.
new-summary = What it is about, in a line or two. Left out: the beginning of the text.
new-authors = Who wrote it: names of files in content/authors, without .yaml.
new-tags = What it is about: keep what fits.
# $offices: their ids, with commas.
new-office = Who in the mission wrote it, one of these: { $offices }
new-image = The picture above the text. alt says what it shows, for those who cannot see it; it must be there.
new-event = What it announces: when it begins and ends, and where.
# $zone: a time zone as settings name it, such as Europe/Paris.
new-publish-at = Nobody sees it before then, by the clocks of { $zone }.
new-expire-at = Nobody sees it after that, by the clocks of { $zone }.
new-cleared-by = Who cleared it. Without a name here it does not go out.
new-menu = Its place in the menu. Left out: it is not in the menu.
new-level = How urgent it is: notice, warning or emergency.
new-missions = Which missions show it. Left out: all of them.

## Translations
new-translation = Which original this follows. To name yourself, add: translator: your name
new-as-in-the-original = As the original has it. Translate it.
new-to-translate = To be translated. Take the # away when it is:

## Texts, which readers see until an editor has written others
# In place of a policy that must be there.
new-policy-text = This text has not been written yet.
# The title of a mission’s first page.
new-first-page = About us

## mission.yaml
new-description = What the blog is about, in a sentence or two.
new-country = The country that the mission is in, by its two letters.
new-default-language = The language that is taken where a file names none.
new-languages = The languages that it is published in.
new-timezone = The time zone by whose clocks dates are meant.
new-offices = Who in the mission writes, each with a name.
new-write-to = Where readers send their comments: an address for mail, or that of a form.
new-base-url = Only where the blog has a domain of its own.
