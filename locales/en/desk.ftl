# The editors' desk, which stands on the preview alone. No page of a site has these messages.

desk-title = Editors’ desk
desk-skip = Skip to the content
desk-sections = On this page
desk-languages = Language of the desk
desk-to-site = To the pages of the preview
desk-to-desk = Back to the desk

desk-faults = What is wrong
desk-no-faults = Nothing is wrong.
desk-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
desk-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
desk-error = Error
desk-warning = Warning
desk-what-to-do = What to do
desk-more-of-a-kind = { $count ->
    [one] One more fault of the kind { $code }
   *[other] { $count } more faults of the kind { $code }
}
desk-old-pages = While there are errors, the preview shows the pages as they were before.

desk-waiting = Not out, or not for long
desk-nothing-waits = Every text is out, and none has an end.
desk-drafts = Drafts
desk-review = In review
desk-embargoed = Ready, and waiting for their time
desk-expiring = Out, with an end
desk-ended = Over
desk-withdrawn = Withdrawn
desk-text = Text
desk-kind = Kind
desk-blog = Blog
desk-files = Files
desk-out-from = Out from
desk-out-until = Out until
desk-was-out-until = Was out until
desk-would-be-out-from = Then out from
desk-no-title = No title
desk-network = The network
desk-post = Story
desk-page = Page
desk-alert = Alert
desk-digest = Introduction to a week
desk-policy = Policy

desk-translations = Translations
desk-all-translated = Every story is there in every language of its blog.
desk-only-open = Shown are the stories that lack something, the newest first.
desk-stories-left = { $count ->
    [one] One more story lacks something.
   *[other] { $count } more stories lack something.
}
desk-story = Story
desk-is-original = Original
desk-is-fresh = Fresh
desk-is-stale = Stale
desk-is-unstamped = No revision named
desk-is-missing = Missing
desk-is-waived = Waived
desk-accept = If the translation of “{ $title }” says what its original says again:

desk-weeks = The week in review
desk-no-weeks = There is no week with stories yet.
desk-weeks-wait = The weeks are shown as soon as there are no errors.
desk-this-week = This week so far
desk-last-week = The last week that is over
desk-days = { $first } to { $last }
desk-stories = { $count ->
    [0] No stories
    [one] { $count } story
   *[other] { $count } stories
}
desk-introductions = Introduction in { $languages }
desk-no-introduction = No introduction yet
desk-frozen = Frozen
desk-not-frozen = Not frozen

desk-source = { $file }
desk-line-with-fault = What is wrong in line { $line }
desk-open-in-code = Open in Visual Studio Code
desk-cannot-read = This file cannot be read as text.
desk-footer = This page is on your computer alone. It follows whatever you save.
