# The interface in English: the reference for all other languages. Each message is a whole sentence or
# label; none is put together with another. Names of variables are part of a message's contract.

## Finding one's way
skip-to-content = Skip to content
home = Home
site-menu = Menu
hub = All blogs
missions = Our blogs
languages = Languages
# $language: the language's name in this language.
in-language = In { $language }
# Shown in place of a link where this page has no translation.
not-translated = Not available in { $language }
choose-language = Choose a language
latest-stories = Latest stories
all-stories = All stories
no-stories = There are no stories here yet.
older-stories = Older stories
newer-stories = Newer stories
pages = Pages
page-of = Page { $page } of { $pages }
previous-story = Previous story
next-story = Next story
related-stories = Related stories
# $title: a story's title. Read aloud where "Continue reading" alone would say nothing.
continue-reading = Continue reading: { $title }
story-count = { $count ->
    [one] { $count } story
   *[other] { $count } stories
}

## Stories
# $authors: a list of names, made by the language's own rules.
by-authors = By { $authors }
published = Published { $date }
updated = Updated { $date }
guest-writer = Guest writer
about-the-author = About the author
# Of two or more.
about-the-authors = About the authors
about-the-guest-writer = About the guest writer
# $name: who published the text first.
courtesy-of = By courtesy of { $name }
# $mission: another mission of the network.
first-published-by = First published by { $mission }
# How long a story takes to read, in whole minutes, one at least.
reading-time = { $minutes ->
    [one] { $minutes } minute to read
   *[other] { $minutes } minutes to read
}
key-points = Key points
contents = Contents
footnotes = Notes
back-to-text = Back to the text
back-to-text-again = Back to the text, reference { $number }
corrections = Corrections
correction-of = Correction of { $date }
# The name of a correction in a feed. $title: the story's title.
correction-title = Correction: { $title }
event = Event
event-when = When
event-where = Where
event-until = Until
# When an event is. $date has the weekday; $zone: "Central European Summer Time (Paris)".
event-at = { $date }, { $time }, { $zone }
event-between = { $date }, { $start } to { $end }, { $zone }
# An event that goes on past midnight: $start and $end are days with their time.
event-from-to = From { $start } to { $end }, { $zone }
# An event of whole days.
event-days = From { $first } to { $last }
add-to-calendar = Add to your calendar
events = Events
# The name of a link to the file that calendar programs subscribe to.
calendar-file = Calendar of all events (iCalendar)
watch-video = Watch the video
transcript = Transcript
picture-credit = Picture: { $credit }
# The name of a list of links.
share = Share this story
share-note = Links to other services lead to websites that are not ours.
# $service: a network's name, the same in every language.
share-on = Share on { $service }
share-by-email = Share by e-mail
# A story that is shown in another language than the page's.
shown-in = This story is in { $language }
translated-by = Translated by { $name }
# A translation whose original has changed since. These stand above its text, with a link to the original.
translation-outdated = This translation follows an earlier version of the original
# $date: when the original was last updated, by its own words.
original-updated-since = The original, last updated on { $date }, has changed since this translation was made.
# $date: when the original was published, where it says of no update.
original-published-since = The original, published on { $date }, has changed since this translation was made.
# $language: the original's language.
read-original = Read the original in { $language }
withdrawn = This story has been withdrawn
withdrawn-on = It was withdrawn on { $date }.
withdrawn-reason = Reason: { $reason }
# Behind the words of a link that leads to a site of others: read aloud on pages, whose style sheet shows a sign.
external-link = (external link)
# The same where there is no style sheet: in feeds and e-mails. The arrow points to where lines end.
external-link-visible = (external link ↗)

## Archives, tags, authors
archives = Archives
stories-of = Stories of { $period }
tags = Topics
stories-on = Stories on { $tag }
authors = Authors
stories-by = Stories by { $author }
offices = Offices
policies = Policies

## Feeds
feeds = Feeds
subscribe = Subscribe
feed-atom = Atom feed
feed-rss = RSS feed
feed-json = JSON feed
# The name of a feed: $blog is the blog's title, $topic a tag, an author or the week in review.
feed-of-topic = { $blog }: { $topic }
read-on-site = Read this on { $blog }
subscribe-intro = A feed tells you about every new story by itself, without an account and without giving anyone your e-mail address.
subscribe-how = How it works
subscribe-step-reader = Choose a feed reader: an app, a program or a website. Many are free.
subscribe-step-address = Copy the address of one of the feeds below.
subscribe-step-add = Paste it where your reader says “Add” or “Subscribe”. New stories will then come to it by themselves.
subscribe-stop = To stop, remove the feed from your reader. Nobody needs to know.
subscribe-formats = The formats say the same. If you do not know which one to take, take the first.
subscribe-missions = Feeds of our blogs
subscribe-network = Feeds of the whole network
subscribe-opml = All main feeds of the network in one file (OPML)
subscribe-opml-how = Most feed readers can import such a file and then follow all of these feeds at once.

## The week in review
week-in-review = Week in review
weeks-in-review = Weeks in review
# $date: the first day of the week.
week-of = Week of { $date }
# $first, $last: the days that the week begins and ends with.
week-from-to = From { $first } to { $last }
# A digest's first words. $first, $last: the days that the week begins and ends with.
week-sentence = { $count ->
    [one] From { $first } to { $last }, we published { $count } story.
   *[other] From { $first } to { $last }, we published { $count } stories.
}
from-the-editor = From the editor
highlights = Highlights
this-week-stories = { $count ->
    [one] { $count } story this week
   *[other] { $count } stories this week
}
no-stories-this-week = There were no stories this week.
# Under this heading stand stories of earlier weeks whose translation came out this week.
now-in = Now in { $language }
also-published = Also published
previous-week = Previous week
next-week = Next week
corrections-this-week = Corrections this week
alerts-this-week = Alerts this week
# Under these headings a digest lists stories.
withdrawn-this-week = Withdrawn this week
most-discussed = Most discussed
coming-events = Next week
# $year: four digits.
weeks-of-year = Weeks in review of { $year }
digest-count = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
email-read-online = Read this week in review on the web
# $count: how many stories and notices an e-mail had no room for.
email-more = { $count ->
    [one] { $count } more item of this week in review is on the web
   *[other] { $count } more items of this week in review are on the web
}
email-why = You receive this message because you subscribed to the week in review of { $blog }.
email-unsubscribe = Unsubscribe

## Comments
comments = Comments
comment-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
# Above a comment: what a reader says of herself, in her own words. The text follows. $name and $place: HTML.
comment-by-name-and-place = { $name } in { $place } writes:
comment-by-name = { $name } writes:
comment-by-place = Anonymous in { $place } writes:
comment-by-nobody = Anonymous writes:
# Beside the comments. $policy: the title of the policy on comments, with its link.
comments-moderated = Comments are read by a moderator before they are shown: { $policy }
# The subject of a letter from a reader. $title: the story's title.
comment-on = Comment on “{ $title }”
comments-closed = Comments are closed.
write-to-us = Write to us about this story
anonymous = Anonymous
comment-redacted = Words were taken out of this comment by the moderator.
# Where a reader says that she is: her own words, so no preposition fits all.
comment-place = Place: { $place }
# The name of a feed. $title: the story's title.
comments-on = Comments on “{ $title }”
# The name of a comment in a feed. $name: the reader's name, or "Anonymous".
comment-title = { $name } on “{ $title }”
comments-feed = Follow these comments in a feed reader

## Notices
alert-notice = Notice
alert-warning = Warning
alert-emergency = Emergency
alerts = Alerts
all-alerts = All alerts
no-alerts = There is no alert in force.
# Which blogs an alert is for. $blogs: a list of their names.
alert-for-all = Concerns all our blogs
alert-for = Concerns: { $blogs }
# $date: a date with its time and zone.
alert-until = In force until { $date }
not-found = Page not found
not-found-text = There is no page at this address. It may have moved, or the address may be mistyped.
page-moved = This page has moved
page-moved-to = The page is now here: { $title }
accessibility-statement = Accessibility statement
# Where the editors wrote no statement of their own.
accessibility-commitment = We want everyone to be able to use these pages, whatever their abilities, their device or their connection. We aim for level AA of the Web Content Accessibility Guidelines (WCAG), version 2.2.
# Headings of the statement: how it was found out, what does not work, whom to tell.
accessibility-assessed = How we checked
accessibility-gaps = Known gaps
accessibility-gaps-intro = We know that the following does not work for everyone yet:
accessibility-contact = Tell us
# An address follows.
accessibility-contact-intro = If something on these pages does not work for you, please tell us:
# $date: the day on which somebody last looked whether it is true.
accessibility-reviewed = This statement was last reviewed on { $date }.
# The name of the part of each page that says who the site is of.
site-identifier = About this site
# Read before a text that stands in another language because it has not been translated.
text-in-other-language = The following text is in { $language }.
