# The interface in Arabic. Names of languages are definite adjectives (“الفرنسية”), so “اللغة” stands before them.
# English (`locales/en/interface.ftl`) is the reference: it explains each message and its variables.

## Finding one's way
skip-to-content = الانتقال إلى المحتوى
home = الرئيسية
site-menu = القائمة
hub = جميع المدونات
missions = مدوناتنا
languages = اللغات
in-language = باللغة { $language }
not-translated = غير متاح باللغة { $language }
choose-language = اختيار اللغة
latest-stories = أحدث المقالات
all-stories = جميع المقالات
no-stories = لا توجد مقالات هنا بعد.
older-stories = مقالات أقدم
newer-stories = مقالات أحدث
pages = الصفحات
page-of = الصفحة { $page } من { $pages }
previous-story = المقال السابق
next-story = المقال التالي
related-stories = مقالات ذات صلة
continue-reading = متابعة القراءة: { $title }
story-count = { $count ->
    [zero] لا توجد مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}

## Stories
by-authors = بقلم { $authors }
published = نُشر في { $date }
updated = حُدِّث في { $date }
guest-writer = قلم ضيف
about-the-author = نبذة تعريفية
about-the-authors = نبذة تعريفية
about-the-guest-writer = نبذة عن القلم الضيف
courtesy-of = بإذن كريم من { $name }
first-published-by = نُشر أولًا لدى { $mission }
reading-time = { $minutes ->
    [zero] أقل من دقيقة للقراءة
    [one] دقيقة واحدة للقراءة
    [two] دقيقتان للقراءة
    [few] { $minutes } دقائق للقراءة
    [many] { $minutes } دقيقة للقراءة
   *[other] { $minutes } دقيقة للقراءة
}
key-points = أبرز النقاط
contents = المحتويات
footnotes = الحواشي
back-to-text = العودة إلى النص
back-to-text-again = العودة إلى النص، الإحالة { $number }
corrections = التصويبات
correction-of = تصويب بتاريخ { $date }
correction-title = تصويب: { $title }
event = فعالية
event-when = الموعد
event-where = المكان
event-until = حتى
event-at = { $date }، { $time }، { $zone }
event-between = { $date }، من { $start } إلى { $end }، { $zone }
event-from-to = من { $start } إلى { $end }، { $zone }
event-days = من { $first } إلى { $last }
add-to-calendar = إضافة إلى التقويم
events = الفعاليات
calendar-file = تقويم جميع الفعاليات (iCalendar)
watch-video = مشاهدة الفيديو
transcript = النص المكتوب
picture-credit = الصورة: { $credit }
share = مشاركة هذا المقال
share-note = روابط الخدمات الأخرى تؤدي إلى مواقع لا تتبع لنا.
share-on = المشاركة عبر { $service }
share-by-email = المشاركة بالبريد الإلكتروني
shown-in = هذا المقال باللغة { $language }
translated-by = ترجمة: { $name }
translation-outdated = تستند هذه الترجمة إلى نسخة سابقة من النص الأصلي
original-updated-since = تغيّر النص الأصلي، الذي حُدِّث آخر مرة في { $date }، بعد إعداد هذه الترجمة.
original-published-since = تغيّر النص الأصلي، المنشور في { $date }، بعد إعداد هذه الترجمة.
read-original = قراءة النص الأصلي باللغة { $language }
withdrawn = سُحب هذا المقال
withdrawn-on = سُحب المقال في { $date }.
withdrawn-reason = السبب: { $reason }
external-link = (رابط خارجي)
external-link-visible = (رابط خارجي ↖)

## Archives, tags, authors
archives = الأرشيف
stories-of = مقالات { $period }
tags = الموضوعات
stories-on = مقالات في موضوع «{ $tag }»
authors = الكتّاب
stories-by = مقالات بقلم { $author }
offices = المكاتب
policies = السياسات والتنويهات

## Feeds
feeds = الخلاصات
subscribe = الاشتراك
feed-atom = خلاصة Atom
feed-rss = خلاصة RSS
feed-json = خلاصة JSON
feed-of-topic = { $blog }: { $topic }
read-on-site = القراءة على { $blog }
subscribe-intro = تُعلمك الخلاصة بكل مقال جديد من تلقاء نفسها، بلا حساب ودون أن تعطي أحدًا عنوان بريدك الإلكتروني.
subscribe-how = كيف تعمل الخلاصات
subscribe-step-reader = اختر قارئ خلاصات: تطبيقًا أو برنامجًا أو موقعًا. وكثير منها مجاني.
subscribe-step-address = انسخ عنوان إحدى الخلاصات أدناه.
subscribe-step-add = ألصقه حيث يعرض القارئ «إضافة» أو «اشتراك»، فتصلك المقالات الجديدة فيه بعد ذلك من تلقاء نفسها.
subscribe-stop = لإنهاء الاشتراك احذف الخلاصة من قارئك، ولا حاجة إلى إبلاغ أحد.
subscribe-formats = تحمل الصيغ كلها المضمون نفسه. إن لم تعرف أيها تختار فخذ الأولى.
subscribe-missions = خلاصات مدوناتنا
subscribe-network = خلاصات الشبكة كلها
subscribe-opml = جميع الخلاصات الرئيسية للشبكة في ملف واحد (OPML)
subscribe-opml-how = تستطيع معظم برامج قراءة الخلاصات استيراد هذا الملف ومتابعة جميع هذه الخلاصات دفعة واحدة.

## The week in review
week-in-review = حصاد الأسبوع
weeks-in-review = حصاد الأسابيع
week-of = أسبوع { $date }
week-from-to = من { $first } إلى { $last }
week-sentence = { $count ->
    [zero] لم ننشر أي مقال من { $first } إلى { $last }.
    [one] من { $first } إلى { $last } نشرنا مقالًا واحدًا.
    [two] من { $first } إلى { $last } نشرنا مقالين.
    [few] من { $first } إلى { $last } نشرنا { $count } مقالات.
    [many] من { $first } إلى { $last } نشرنا { $count } مقالًا.
   *[other] من { $first } إلى { $last } نشرنا { $count } مقال.
}
from-the-editor = كلمة التحرير
highlights = أبرز ما نُشر
this-week-stories = { $count ->
    [zero] لا مقالات هذا الأسبوع
    [one] مقال واحد هذا الأسبوع
    [two] مقالان هذا الأسبوع
    [few] { $count } مقالات هذا الأسبوع
    [many] { $count } مقالًا هذا الأسبوع
   *[other] { $count } مقال هذا الأسبوع
}
no-stories-this-week = لم تُنشر مقالات هذا الأسبوع.
now-in = متاح الآن باللغة { $language }
also-published = نُشر أيضًا
previous-week = الأسبوع السابق
next-week = الأسبوع التالي
corrections-this-week = تصويبات هذا الأسبوع
alerts-this-week = تنبيهات هذا الأسبوع
withdrawn-this-week = مقالات سُحبت هذا الأسبوع
most-discussed = الأكثر تعليقًا
coming-events = الأسبوع المقبل
weeks-of-year = حصاد أسابيع { $year }
digest-count = { $count ->
    [zero] لا أسابيع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
email-read-online = اقرأ حصاد هذا الأسبوع على الموقع
email-more = { $count ->
    [zero] لا شيء آخر من حصاد هذا الأسبوع على الموقع
    [one] مادة واحدة أخرى من حصاد هذا الأسبوع تجدها على الموقع
    [two] مادتان أخريان من حصاد هذا الأسبوع تجدهما على الموقع
    [few] { $count } مواد أخرى من حصاد هذا الأسبوع تجدها على الموقع
    [many] { $count } مادة أخرى من حصاد هذا الأسبوع تجدها على الموقع
   *[other] { $count } مادة أخرى من حصاد هذا الأسبوع تجدها على الموقع
}
email-why = تصلك هذه الرسالة لأنك مشترك في حصاد الأسبوع من { $blog }.
email-unsubscribe = إلغاء الاشتراك

## Comments
comments = التعليقات
comment-count = { $count ->
    [zero] لا توجد تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقًا
   *[other] { $count } تعليق
}
comment-by-name-and-place = تعليق من { $name } ({ $place }):
comment-by-name = تعليق من { $name }:
comment-by-place = تعليق من دون اسم ({ $place }):
comment-by-nobody = تعليق من دون اسم:
comments-moderated = تُراجَع التعليقات قبل نشرها: { $policy }
comment-on = تعليق على «{ $title }»
comments-closed = التعليقات مغلقة.
write-to-us = مراسلتنا بشأن هذا المقال
anonymous = من دون اسم
comment-redacted = حذفت إدارة التعليقات كلمات من هذا التعليق.
comment-place = المكان: { $place }
comments-on = التعليقات على «{ $title }»
comment-title = تعليق على «{ $title }»: { $name }
comments-feed = متابعة هذه التعليقات في قارئ الخلاصات

## Notices
alert-notice = تنويه
alert-warning = تحذير
alert-emergency = حالة طوارئ
alerts = التنبيهات
all-alerts = جميع التنبيهات
no-alerts = لا توجد تنبيهات سارية.
alert-for-all = يخص جميع مدوناتنا
alert-for = يخص: { $blogs }
alert-until = سارٍ حتى { $date }
not-found = الصفحة غير موجودة
not-found-text = لا توجد صفحة على هذا العنوان. ربما نُقلت الصفحة، أو كُتب العنوان بطريقة غير صحيحة.
page-moved = نُقلت هذه الصفحة
page-moved-to = توجد الصفحة الآن هنا: { $title }
accessibility-statement = بيان إمكانية الوصول
accessibility-commitment = نريد أن يتمكّن الجميع من استخدام هذه الصفحات، أيًّا كانت قدراتهم أو أجهزتهم أو اتصالهم بالشبكة. ونسعى إلى بلوغ المستوى AA من الإصدار 2.2 من إرشادات إتاحة محتوى الويب (WCAG).
accessibility-assessed = كيف تحقّقنا من ذلك
accessibility-gaps = أوجه قصور معروفة
accessibility-gaps-intro = نعلم أن ما يلي لا يصلح للجميع بعد:
accessibility-contact = أخبرونا
accessibility-contact-intro = إذا تعذّر عليكم استخدام شيء في هذه الصفحات، فأخبرونا:
accessibility-reviewed = روجع هذا البيان آخر مرة في { $date }.
site-identifier = عن هذا الموقع
text-in-other-language = النص التالي باللغة { $language }.
